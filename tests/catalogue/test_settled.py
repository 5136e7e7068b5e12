"""Words nobody found, once answered, lead whoever asks the same to that answer."""

import pytest

from nuanchuang.catalogue import request_reads
from nuanchuang.catalogue.actions import requests
from nuanchuang.people.access import Person
from tests.support.hall import hire, scene

__all__ = ["scene"]
WORDS = "电动轮椅要驾照吗"


@pytest.fixture
def owner(scene, now):
    return Person(hire(scene.hall, "810001", now, "leader"))


@pytest.fixture
def taken(scene, owner, now):
    asked = requests.ask_for_content(hall=scene.hall, text=WORDS, by="citizen", now=now)
    return requests.take_request(person=owner, request=asked.id, now=now).id


def test_an_open_request_is_no_answer_yet(scene, taken):
    assert request_reads.settled(scene.hall.id, WORDS) is None


def test_the_matter_that_was_meant(scene, owner, taken, now):
    requests.answer_request(person=owner, request=taken, matters=["B1"], now=now)
    (meant,) = request_reads.settled(scene.hall.id, f" {WORDS}").matters
    assert meant.code == "B1"


def test_several_matters_and_what_the_hall_says_to_it(scene, owner, taken, now):
    requests.answer_request(person=owner, request=taken, matters=["B9", "B1"], say=" 先问导办员。 ", now=now)
    found = request_reads.settled(scene.hall.id, WORDS)
    assert ([each.code for each in found.matters], found.reason) == (["B9", "B1"], "先问导办员。")


def test_the_reason_why_not(scene, owner, taken, now):
    requests.decline_request(person=owner, request=taken, reason="不用驾驶证，靠右慢行。", now=now)
    found = request_reads.settled(scene.hall.id, WORDS)
    assert (found.matters, found.reason) == ((), "不用驾驶证，靠右慢行。")


def test_another_hall_answers_for_itself(scene, owner, taken, now):
    requests.answer_request(person=owner, request=taken, matters=["B1"], now=now)
    assert request_reads.settled(scene.stranger.hall.id, WORDS) is None


def test_a_matter_that_is_gone_is_no_answer(scene, owner, taken, now, monkeypatch):
    requests.answer_request(person=owner, request=taken, matters=["B1"], now=now)
    empty = type("Library", (), {"matters": {}})
    monkeypatch.setattr(request_reads, "library", lambda: empty)
    assert request_reads.settled(scene.hall.id, WORDS) is None
