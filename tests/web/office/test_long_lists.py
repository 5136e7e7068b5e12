"""Ten thousand learned cards are read ten at a time, and none is out of reach."""

import re
from datetime import date, timedelta

import pytest

from nuanchuang.knowledge.models import Card, Consultation
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import new_id

CARDS = "/office/cards/"
MANY = 25


@pytest.fixture
def trainer(signed_in):
    return signed_in("trainer")


@pytest.fixture
def learned(scene, moment, trainer):
    """So many cards learned: drafts titled 稿0 …; with ``days`` in use until a day each, titled 卡0 …"""

    def make(count, days=None, word="稿"):
        officer, hall = Person(scene.owner.officer).officer, scene.hall
        for place in range(count):
            asked = Consultation.objects.create(
                hall=hall, case=new_id(), matter="A10", question="怎么办？", options=["收", "退"],
                asker=officer, asked_at=moment.now, due_at=moment.now,
            )  # fmt: skip
            read = (
                {"state": "reviewed", "reviewed_by": scene.colleague.officer, "reviewed_at": moment.now,
                 "review_by": date(2026, 3, 2) + timedelta(days=days(place))}
                if days else {}
            )  # fmt: skip
            Card.objects.create(
                hall=hall, consultation=asked, matter="A10", situation="answering", title=f"{word}{place}号",
                say="请您坐。", drafted_by=officer, drafted_at=moment.now + timedelta(minutes=place), **read,
            )  # fmt: skip

    return make


def see(client, path=CARDS):
    reply = client.get(path)
    assert reply.status_code == 200
    return reply.content.decode()


def shown(html, word):
    return [int(each) for each in re.findall(rf"<h3>{word}(\d+)号", html)]


def way(html, words, of):
    """Where the button of this list leads; None when there is none."""
    nav = re.search(rf'<nav class="pager" aria-label="{of}">(.*?)</nav>', html)
    found = re.search(rf'href="([^"]+)">{words}<', nav[1]) if nav else None
    return found[1].replace("&amp;", "&") if found else None


def walk(client, word, of, words="下一页"):
    html, seen = see(client), []
    while True:
        seen.append(shown(html, word))
        on = way(html, words, of)
        if on is None:
            return seen
        html = see(client, f"{CARDS}{on}")


def test_all_drafts_are_met_by_going_on_the_oldest_first(trainer, learned):
    learned(MANY)
    assert walk(trainer, "稿", "待审") == [list(range(10)), list(range(10, 20)), list(range(20, 25))]


def test_the_way_back_leads_where_one_came_from(trainer, learned):
    learned(MANY)
    html = see(trainer, CARDS + way(see(trainer), "下一页", "待审"))
    assert shown(see(trainer, CARDS + way(html, "上一页", "待审")), "稿") == list(range(10))


def test_in_use_the_one_to_be_read_again_soonest_comes_first_also_behind_a_hundred_newer(trainer, learned):
    learned(101, days=lambda place: 100 - place if place else -1, word="卡")
    met = [each for part in walk(trainer, "卡", "在用") for each in part]
    assert met == [0, *range(100, 0, -1)]
    assert see(trainer).count("过了复查日") == 1


def test_going_on_in_one_list_leaves_the_other_where_it_is(trainer, learned):
    learned(MANY)
    learned(MANY, days=lambda place: place + 1, word="卡")
    html = see(trainer, CARDS + way(see(trainer), "下一页", "待审"))
    html = see(trainer, CARDS + way(html, "下一页", "在用"))
    assert (shown(html, "稿"), shown(html, "卡")) == (list(range(10, 20)), list(range(10, 20)))


def test_what_fits_on_one_page_has_no_buttons(trainer, learned):
    learned(10)
    assert 'class="pager"' not in see(trainer)


@pytest.mark.parametrize("asked", ["9", "-1", "x", "٣", "99999999999999999999", "00000001"])
def test_an_address_that_leads_behind_the_end_or_nowhere_shows_cards(trainer, learned, asked):
    learned(11)
    html = see(trainer, f"{CARDS}?drafts={asked}")
    assert shown(html, "稿") == ([10] if asked == "00000001" else list(range(10)))
    assert "没有待审的卡片" not in html


def test_more_cards_than_a_page_shows_cost_no_question_more(trainer, learned, django_assert_max_num_queries):
    learned(MANY)
    learned(MANY, days=lambda place: place + 1, word="卡")
    see(trainer)
    with django_assert_max_num_queries(7):
        see(trainer)
