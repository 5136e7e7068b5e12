"""The personal list: what to bring and why, what not, what stands in the way, and how it is kept."""

import pytest

from nuanchuang.catalogue import actions, reads, rules
from tests.web.door.conftest import answer, shown_form


@pytest.fixture
def listed(home, now):
    """Make a list; gives it and the page."""

    def make(matter="A10", **answers):
        found = reads.matter(matter)
        facts: dict[str, str] = {}
        while question := rules.next_question(found, facts):
            facts[question.code] = answers.get(question.code, question.options[0].code)
        made = actions.prepare(matter=matter, facts=facts, now=now)
        page = home.get(f"/list/{made.code}/")
        assert page.status_code == 200
        return made, page.content.decode()

    return make


def test_each_paper_says_why_and_where(listed):
    made, said = listed()
    matter = reads.matter("A10")
    items = rules.assess(matter, made.facts).items
    assert items
    for item in items:
        assert all(text in said for text in (item.name.zh, item.why.zh, item.where.zh))


def row(said, code):
    """A material's row on the list."""
    return said.split(f'data-code="{code}"')[1].partition("</li>")[0]


@pytest.mark.parametrize(
    ("matter", "answers", "thing"),
    [("A10", {"plates": "damaged"}, "damaged_plates"), ("A1", {}, "vehicle"), ("A7", {}, "plates")],
)
def test_no_original_is_asked_of_what_is_no_paper(listed, matter, answers, thing):
    made, said = listed(matter, **answers)
    papers = [each.code for each in rules.assess(reads.matter(matter), made.facts).items if each.as_original]
    assert "原件" not in row(said, thing)
    assert papers
    assert all("带原件" in row(said, code) for code in papers)


def test_what_hangs_on_an_open_answer_is_brought_to_be_safe(listed):
    _, said = listed(plates="unsure")
    assert "不确定时请先带上" in said
    assert "您不清楚的，窗口帮您看" in said
    assert "剩下的那面号牌" in said.split('id="perhaps"')[1]


def test_what_people_think_they_need_is_named_with_the_reason(listed):
    made, said = listed()
    spared = rules.assess(reads.matter("A10"), made.facts).not_needed
    assert spared
    for material, reason in spared:
        assert material.name.zh in said.split('id="not-needed"')[1]
        assert reason.zh in said


def test_what_stands_in_the_way_comes_first_with_cure_and_other_way(listed):
    _, said = listed(place="elsewhere")
    reason = reads.matter("A10").reason("other_place")
    first = said.split('id="later"')[0]
    assert reason.cure.zh in first
    assert all(way.zh in first for way in reason.other_ways)


def test_who_cannot_yet_is_not_sent_to_the_hall_with_a_full_bag(listed):
    made, said = listed("B5", expiry="early")
    head, later = said.split('id="later"')
    assert "现在这样还办不了</h1>" in head
    items = rules.assess(reads.matter("B5"), made.facts).items
    assert all(item.name.zh in later.partition("</details>")[0] for item in items)
    assert "照着清单带齐。" not in said
    assert "想当面问，也可以取号问一句" in said


def test_before_a_decision_there_is_nothing_to_appeal_against(listed):
    assert "不同意的话" not in listed(place="elsewhere")[1]


def test_nothing_in_the_way_is_not_mentioned(listed):
    said = listed()[1]
    assert [each for each in ('id="blocked"', 'id="later"', "还办不了</h1>") if each in said] == []
    assert "照着清单带齐。" in said


def test_it_is_kept_by_qr_by_eight_digits_and_on_paper(listed):
    made, said = listed()
    assert f"{made.typed_code[:4]}\N{NO-BREAK SPACE}{made.typed_code[4:]}" in said
    assert 'class="qr"' in said
    assert "<nc-print>" in said
    assert "窗口民警当面核对，以他的答复为准" in said


def test_a_price_and_a_limit_stand_on_it(listed):
    _, said = listed(kind="car", temporary="drive")
    assert "105 元" in said
    assert "15 个工作日" in said


def test_newer_content_is_used_and_said(listed, home):
    made, _ = listed()
    type(made).objects.update(release="1999.01")
    assert "规定有更新" in home.get(f"/list/{made.code}/").content.decode()


@pytest.mark.parametrize("code", ["12345678", "x", "A" * 22])
def test_unknown_codes_and_typed_digits_open_nothing(listed, home, code):
    listed()
    refused = home.get(f"/list/{code}/")
    assert refused.status_code == 404
    assert "没有找到这份清单" in refused.content.decode()


def test_the_digits_of_a_list_open_nothing_from_outside(listed, home):
    made, _ = listed()
    assert home.get(f"/list/{made.typed_code}/").status_code == 404


@pytest.mark.parametrize("matter", sorted(reads.library().matters))
def test_every_matter_comes_to_a_list_of_its_own(home, matter):
    answer(home, matter)
    made = home.post(f"/matter/{matter}/answers/", shown_form(home, matter), follow=True)
    assert made.status_code == 200
    assert reads.matter(matter).title.zh in made.content.decode()


def test_it_asks_the_database_little(listed, home, scene, django_assert_max_num_queries):
    made, _ = listed()
    with django_assert_max_num_queries(12):
        home.get(f"/list/{made.code}/")
