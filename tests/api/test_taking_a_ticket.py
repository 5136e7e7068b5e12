"""``POST /halls/{hall}/tickets`` and ``GET /tickets/{code}``."""

import pytest

from nuanchuang.catalogue import actions as catalogue_actions
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import next_question
from nuanchuang.hall.models import DayException
from nuanchuang.queue.models import Ticket


def take(program, **body):
    return program.post("/halls/east/tickets", **({"lane": "vehicle"} | body))


def test_a_ticket_has_a_number_a_code_and_people_ahead(kiosk):
    take(kiosk)
    answer = take(kiosk)
    assert answer.status == 201
    assert (answer.body["number"], answer.body["lane"], answer.body["ahead"]) == ("A002", "vehicle", 1)
    assert (answer.body["wait"], len(answer.body["code"])) == (None, 22)
    assert answer.body["issued_at"] == "2026-03-02T02:00:00Z"


def test_the_holder_of_the_code_sees_where_it_stands(kiosk, nobody, window):
    code = take(kiosk).body["code"]
    seen = nobody.get(f"/tickets/{code}").body
    assert (seen["status"], seen["ahead"], seen["window"], seen["notices"]) == ("waiting", 0, None, [])
    window.post("/windows/1/call")
    assert nobody.get(f"/tickets/{code}").body["window"] == 1


@pytest.mark.parametrize(("body", "kind", "status"), [
    ({"lane": "nowhere"}, "not-found", 404),
    ({"lane": ""}, "not-found", 404),
    ({"matter": "Z99"}, "unknown-matter", 404),
    ({"preparation": "x" * 22}, "list-not-found", 404),
    ({"preparation": "00000000"}, "list-not-found", 404),
])  # fmt: skip
def test_what_the_hall_does_not_have_is_not_found_and_no_number_is_lost(kiosk, body, kind, status):
    answer = take(kiosk, **body)
    assert (answer.problem(), answer.status) == (kind, status)
    assert take(kiosk).body["number"] == "A001"


def test_a_closed_hall_says_when_it_opens_next_in_both_languages(kiosk, scene, now):
    DayException.objects.create(hall=scene.hall, day=now.date(), open=False, why="停电")
    answer = take(kiosk)
    assert (answer.problem(), answer.status) == ("hall-closed", 409)
    assert "3月3日 星期二 09:00" in answer.body["title"]


@pytest.mark.parametrize("reason", ["elder", "disabled", "pregnant", "soldier", "urgent"])
def test_a_guide_gives_priority_for_one_of_the_reasons(guide, reason):
    assert take(guide, priority={"class": "priority", "reason": reason}).status == 201
    assert Ticket.objects.get().reason == reason


@pytest.mark.parametrize("reason", ["", "friend"])
def test_priority_without_such_a_reason_is_refused(guide, reason):
    answer = take(guide, priority={"class": "priority", "reason": reason})
    assert (answer.problem(), answer.status) == ("priority-needs-reason", 422)


def test_a_kiosk_gives_no_priority(kiosk):
    assert take(kiosk, priority={"class": "priority", "reason": "elder"}).problem() == "not-allowed"


@pytest.mark.parametrize("klass", ["return", "transferred", "normal", "vip"])
def test_nobody_jumps_the_queue_by_another_class(guide, klass):
    answer = take(guide, priority={"class": klass, "reason": "elder"})
    assert (answer.problem(), answer.status) == ("malformed", 422)
    assert not Ticket.objects.exists()


def test_a_list_prepared_at_the_door_brings_its_matter(kiosk, window, now):
    facts = {}
    while question := next_question(catalogue.matter("A10"), facts):
        facts[question.code] = "unsure"
    prepared = catalogue_actions.prepare(matter="A10", facts=facts, now=now)
    assert take(kiosk, preparation=prepared.code).status == 201
    visit = window.post("/windows/1/call").body["visit"]
    assert window.get(f"/visits/{visit}").body["cases"][0]["facts"] == facts


def test_eight_digits_cannot_be_guessed_for_long(kiosk):
    tried = [take(kiosk, preparation="12345678").status for _ in range(11)]
    assert tried == [404] * 10 + [429]
    assert take(kiosk).status == 201


@pytest.mark.parametrize("code", ["x", "0" * 22, "a" * 500, "%E2%80%AE"])
def test_a_code_nobody_holds_opens_nothing(nobody, kiosk, code):
    take(kiosk)
    answer = nobody.get(f"/tickets/{code}")
    assert (answer.problem(), answer.status) == ("not-found", 404)
