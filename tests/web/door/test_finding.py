"""Finding a matter at the door, and how busy the hall is."""

import re
from datetime import timedelta

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.platform import clock
from tests.support.hall import take_ticket
from tests.support.many import crowd


def page(client, address="/", **headers):
    answer = client.get(address, **headers)
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_matter_is_listed_and_opens(home, scene):
    said = page(home)
    for matter in reads.library().matters.values():
        assert f'href="/matter/{matter.code}/"' in said
        assert matter.title.zh in page(home, f"/matter/{matter.code}/")


def test_everyday_words_find_the_matter(home, scene):
    said = page(home, "/?q=%E8%BD%A6%E7%89%8C%E4%B8%A2%E4%BA%86")
    assert 'data-matter="A10"' in said.split("</section>")[1].partition('id="all"')[0]
    assert "没有找到" not in said


def test_words_that_mean_nothing_lead_to_the_guide_and_are_shown_escaped(home, scene):
    said = page(home, "/?q=%3Cb%3Ezz")
    assert "没有找到“&lt;b&gt;zz”" in said
    assert "请导办员帮我" in said


def test_who_waits_where_is_told(home, scene, now):
    take_ticket(scene.hall, now)
    take_ticket(scene.hall, now)
    said = page(home)
    assert "2 人在等" in said
    assert "今天取到 12:00" in said


def test_a_closed_hall_says_when_tickets_are_given_next(home, scene, now, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(hours=9))
    assert "下次取号：3月3日 星期二 09:00" in page(home)


def test_without_a_hall_the_catalogue_still_stands(home):
    assert "转让登记" in page(home)
    assert "现在大厅" not in page(home)


def test_an_unknown_matter_is_a_readable_refusal(home):
    answer = home.get("/matter/Z99/")
    assert answer.status_code == 404
    assert "没有找到这个事项" in answer.content.decode()


def test_it_speaks_english(home, scene):
    home.cookies["language"] = "en"
    assert reads.matter("A10").title.en in page(home)


@pytest.mark.parametrize("address", ["/", "/?q=A7", "/matter/A7/"])
def test_a_page_asks_the_database_little(home, scene, address, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        page(home, address)


def test_what_is_asked_for_every_day_lies_open_and_the_rest_is_one_touch_away(home, scene, monkeypatch):
    crowd(monkeypatch, 17, often=5)
    section = page(home).split("<h2 id=")[1]
    first, _, rest = section.partition("<details")
    assert re.findall(r'data-matter="(V\d+)"', first) == ["V13", "V14", "V15", "V16", "V17"]
    assert "其他 12 项" in rest
    assert re.findall(r'data-matter="(V\d+)"', rest) == [f"V{n}" for n in range(1, 13)]


def test_a_few_lie_open_even_where_nothing_is_asked_for_every_day(home, scene, monkeypatch):
    crowd(monkeypatch, 17, often=0)
    first = page(home).split("<h2 id=")[1].partition("<details")[0]
    assert re.findall(r'data-matter="(V\d+)"', first) == ["V1", "V2", "V3"]


def test_a_lane_of_few_has_nothing_to_open(home, scene, monkeypatch):
    crowd(monkeypatch, 4, often=0)
    assert "<details" not in page(home).split("<h2 id=")[1].partition("</section>")[0]


def test_what_was_found_stands_alone_and_all_others_are_one_touch_away(home, scene):
    said = page(home, "/?q=车牌丢了").partition('id="all"')
    assert said[0].count('data-matter="') < 7
    assert all(f'data-matter="{code}"' in said[2] for code in reads.library().matters)
    assert 'id="all"' not in page(home)
    assert 'id="all"' not in page(home, "/?q=zzzz")


def test_what_does_not_hang_on_a_matter_is_answered_and_not_called_unfound(home, scene):
    said = page(home, "/?q=委托书怎么写")
    assert "您问的“委托书怎么写”" in said
    assert 'data-answer="proxy"' in said
    assert "没有找到" not in said
    assert 'id="ask-for-content"' not in said


def test_a_question_that_a_wizard_settles_offers_it_beside_the_matters(home):
    said = home.get("/?q=车主去世了车怎么过户").content.decode()
    assert 'data-wizard="owner-died"' in said.partition('id="advice-found"')[2].partition("</section>")[0]
    assert 'id="advice-found"' not in home.get("/?q=车牌丢了一块").content.decode()
