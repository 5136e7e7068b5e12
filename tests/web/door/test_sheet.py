"""A matter on paper: every case in plain words, for wall and hand, as large as the paper allows."""

import re
from dataclasses import replace

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.web.door.sheets import HAND, SIZES, WALL, letters


def page(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize("code", sorted(reads.library().matters))
def test_it_says_what_the_matter_is_made_of(home, scene, code):
    matter, said = reads.matter(code), page(home, f"/matter/{code}/sheet/")
    texts = [
        matter.title,
        matter.summary,
        matter.place,
        matter.after,
        matter.decides.text,
        *matter.other_ways,
    ]
    texts += [each.note for each in matter.who] + [each.name for each in matter.materials]
    texts += [text for each in matter.not_reasons for text in (each.claim, each.why)]
    assert [text.zh for text in texts if text.zh not in said] == []


def test_what_each_answer_brings_stands_beside_it(home, scene):
    said = page(home, "/matter/A10/sheet/")
    row = re.search(r"<dt>丢了一面，还有一面</dt><dd>(.*?)</dd>", said, re.DOTALL)
    assert row
    assert "剩下的那面号牌" in row[1]
    assert "坏了的号牌" not in row[1]


def test_what_nobody_needs_is_named_with_the_reason(home, scene):
    spared = page(home, "/matter/A10/sheet/").split("这些不用带")[1]
    assert "报案回执、登报声明" in spared
    assert "规定里没有这一项，不用带。" in spared


def test_who_skips_a_question_and_who_needs_no_paper_is_said(home, scene):
    assert "“车主本人”或“替车主来办”的，看这一栏。" in page(home, "/matter/A10/sheet/")
    assert "“残疾人专用车型（C5）”的不用带。" in page(home, "/matter/B5/sheet/")


def test_fee_with_its_first_day_and_every_limit_with_its_case(home, scene):
    plates = page(home, "/matter/A10/sheet/")
    assert "汽车号牌（一副）：100 元" in plates
    assert "全国标准，2020-01-01 起" in plates
    assert re.search(r"“不认可，要提异议”：\s*最多 5 个工作日", page(home, "/matter/C1/sheet/"))


def test_its_code_leads_to_the_pre_check_and_its_release_is_named(home, scene, settings):
    settings.NUANCHUANG_PUBLIC_URL = "https://hall.example"
    from nuanchuang.web import qr

    said = page(home, "/matter/A10/sheet/")
    drawn = qr.svg("https://hall.example/matter/A10/check/", "这件事要带什么：二维码")
    assert str(drawn) in said
    assert f"内容 {reads.library().release} 版" in said


def test_it_says_the_local_window_decides_only_where_something_was_not_matched(home, scene, monkeypatch):
    assert "以当地窗口为准" in page(home, "/matter/A10/sheet/")
    matter = reads.matter("A10")
    sure = replace(matter.decides.grounds[0], checked="text-match 机动车登记规定 51")
    everything = ("who", "materials", "limits", "not_reasons")
    parts = {
        name: tuple(replace(each, grounds=(sure,)) for each in getattr(matter, name)) for name in everything
    }
    fee, decides = replace(matter.fee, grounds=(sure,), note=None), replace(matter.decides, grounds=(sure,))
    matched = replace(matter, **parts, fee=fee, decides=decides)
    monkeypatch.setattr(reads, "matter", lambda code: matched)
    assert "以当地窗口为准" not in page(home, "/matter/A10/sheet/")


def test_for_the_hand_it_is_a5_and_says_the_same(home, scene):
    wall, hand = page(home, "/matter/A10/sheet/"), page(home, "/matter/A10/sheet/?for=hand")
    assert 'class="for-wall"' in wall
    assert 'class="for-hand"' in hand
    assert (
        wall.split("sheet-bring")[1].split("</article>")[0]
        == hand.split("sheet-bring")[1].split("</article>")[0]
    )


def test_the_citizen_is_offered_the_one_to_take_along_alone(home, scene):
    said = page(home, "/matter/A10/")
    assert 'href="/matter/A10/sheet/?for=hand"' in said
    assert 'href="/matter/A10/sheet/"' not in said
    assert 'href="?"' not in page(home, "/matter/A10/sheet/?for=hand")


def test_a_condition_of_too_many_answers_is_left_to_the_questions(home, scene):
    said = re.sub("<[^>]*>", "", page(home, "/matter/A3/sheet/"))
    assert "看情况，扫码答几个问题。" in said
    assert "或者" not in said.partition("要带什么")[2].partition("谁能来办")[0]


def test_it_grows_with_the_reader_and_speaks_english(home, scene):
    home.cookies.load({"elder": "3", "language": "en"})
    said = page(home, "/matter/A10/sheet/")
    assert "elder-3" in said
    assert reads.matter("A10").title.en in said
    assert reads.matter("A10").decides.text.en in said


def test_an_unknown_matter_is_a_readable_refusal(home, scene):
    answer = home.get("/matter/Z99/sheet/")
    assert answer.status_code == 404
    assert "没有找到这个事项" in answer.content.decode()


@pytest.mark.parametrize("form", [WALL, HAND])
def test_the_fewer_words_the_larger_the_letters_never_too_small(form):
    sizes = [letters(signs, form) for signs in range(0, 3000, 20)]
    assert sizes[0] == max(SIZES)
    assert min(sizes) == sizes[-1] == form.least
    on_two = [size for size in sizes if size >= form.single]
    assert len(set(on_two)) > 3


def test_two_pages_may_have_larger_letters_than_one_that_is_just_full():
    full = max(signs for signs in range(2000) if letters(signs, WALL) == WALL.single and signs < 800)
    assert letters(full + 20, WALL) > letters(full, WALL)


def test_it_asks_the_database_little(home, scene, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page(home, "/matter/A7/sheet/")


def test_what_spares_a_paper_stands_with_its_case(home):
    text = page(home, "/matter/A7/sheet/").partition("都要带")[2].partition("</ul>")[0]
    item = next(each for each in text.split("<li>") if each.startswith("行驶证"))
    assert "“法院等判的，原车主没给牌证”的：原证公告作废，不用带。" in re.sub("<[^>]*>", "", item)
