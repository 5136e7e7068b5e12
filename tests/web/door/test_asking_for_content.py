"""Nothing was found at the door: the way to the guide, and a button that tells the hall."""

import re

import pytest

from nuanchuang.catalogue.actions import requests
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.journal.models import Row
from nuanchuang.people.access import Person
from tests.support.hall import hire

NOWHERE = "/?q=电动轮椅要驾照吗 13800138000"


def page(client, address=NOWHERE):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def form(client, address=NOWHERE):
    """The fields of the form under “没有找到”."""
    shown = page(client, address).partition('id="ask-for-content"')[2].partition("</form>")[0]
    return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', shown))


@pytest.fixture(autouse=True)
def _nothing_known(monkeypatch):
    """Whatever the catalogue comes to hold, this is not in it."""
    monkeypatch.setattr("nuanchuang.web.door.pages.reads.find", lambda query: ())


def test_the_page_leads_to_the_guide_and_tells_what_would_be_kept(home, scene):
    said = page(home)
    assert "来大厅问导办员" in said
    assert "这里该有“<strong>电动轮椅要驾照吗××</strong>”" in said
    assert "请不要写姓名、证件号、电话和车牌号" in said
    assert "13800138000" not in said.partition('id="ask-for-content"')[2]


def test_one_press_notes_it_and_says_what_to_do_today(home, scene):
    answer = home.post("/ask/", form(home))
    assert (answer.status_code, answer.url) == (303, "/asked/")
    assert (asked := ContentRequest.objects.get()).text == "电动轮椅要驾照吗××"
    assert (asked.hall, asked.count) == (scene.hall, 1)
    assert "来大厅问导办员就行" in page(home, answer.url)


def test_pressing_twice_counts_once_and_asking_again_twice(home, scene):
    fields = form(home)
    assert home.post("/ask/", fields).status_code == home.post("/ask/", fields).status_code == 303
    assert ContentRequest.objects.get().count == 1
    home.post("/ask/", form(home))
    assert ContentRequest.objects.get().count == 2


def test_whatever_is_sent_is_scrubbed(home, scene):
    home.post("/ask/", {"once": "k", "text": "找13800138000办证"})
    assert ContentRequest.objects.get().text == "找××办证"


def test_where_nothing_is_said_there_is_nothing_to_ask_for(home, scene):
    assert form(home, "/?q=？") == {}
    answer = home.post("/ask/", {"once": "k", "text": "？"})
    assert answer.status_code == 422
    assert "请用几个字说要办的事" in answer.content.decode()


def test_an_eleventh_press_in_a_minute_is_refused_and_changes_nothing(home, scene):
    for number in range(10):
        home.post("/ask/", {"once": str(number), "text": "电动轮椅"})
    rows = Row.objects.count()
    answer = home.post("/ask/", {"once": "one more", "text": "电动轮椅"})
    assert answer.status_code == 429
    assert "请等一分钟" in answer.content.decode()
    assert (ContentRequest.objects.get().count, Row.objects.count()) == (10, rows)


def test_without_a_hall_there_is_nobody_to_ask(home):
    assert form(home) == {}
    assert home.post("/ask/", {"once": "k", "text": "电动轮椅"}).status_code == 404


def test_what_was_answered_before_is_told_instead_of_asked_again(home, scene, now):
    leader = Person(hire(scene.hall, "810001", now, "leader"))
    asked = requests.ask_for_content(hall=scene.hall, text=NOWHERE[4:], by="citizen", now=now)
    requests.take_request(person=leader, request=asked.id, now=now)
    requests.answer_request(person=leader, request=asked.id, matters=["B1"], now=now)
    said = page(home)
    assert "没有找到" not in said
    assert 'data-matter="B1"' in said.partition('id="settled"')[2].partition("</div>")[0]
    assert 'id="ask-for-content"' not in said
