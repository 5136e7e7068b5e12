"""The same key and body give the first answer again and do nothing twice (design §4.3)."""

import pytest

from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.models import Case, Outcome

TICKETS = "/halls/east/tickets"


def test_a_repeated_issue_gives_the_same_ticket(kiosk):
    first, second = (kiosk.post(TICKETS, "k", lane="vehicle") for _ in range(2))
    assert (first.status, second.status) == (201, 201)
    assert first.body == second.body
    assert Ticket.objects.count() == 1


def test_another_body_under_the_same_key_is_refused(kiosk):
    kiosk.post(TICKETS, "k", lane="vehicle")
    answer = kiosk.post(TICKETS, "k", lane="licence")
    assert (answer.problem(), answer.status) == ("idempotency-key-reused", 422)
    assert Ticket.objects.count() == 1


def test_another_address_under_the_same_key_is_refused(program, kiosk):
    kiosk.post(TICKETS, lane="vehicle")
    both = program("integration")
    both.post("/windows/1/call", "k")
    assert both.post("/windows/2/call", "k").problem() == "idempotency-key-reused"


def test_a_key_belongs_to_one_program(kiosk, guide):
    assert kiosk.post(TICKETS, "k", lane="vehicle").body != guide.post(TICKETS, "k", lane="vehicle").body


def test_a_refused_request_may_be_repeated_under_its_key(kiosk):
    assert kiosk.post(TICKETS, "k", lane="nowhere").status == 404
    assert kiosk.post(TICKETS, "k", lane="vehicle").status == 201


@pytest.mark.parametrize("path", [
    TICKETS, "/windows/1/call", "/windows/1/transfer", "{visit}/cases", "{visit}/cases/1/decide",
    "/passes/x/redeem",
])  # fmt: skip
def test_what_would_do_harm_when_repeated_wants_a_key(program, visit, path):
    bodies = {TICKETS: {"lane": "vehicle"}, "{visit}/cases": {"matter": "A10"},
              "{visit}/cases/1/decide": {"kind": "promised", "what": "ask_superior"},
              "/windows/1/transfer": {"window": 2}}  # fmt: skip
    both = program("integration")
    for key in (None, "", "x" * 81, "tab\there"):
        answer = both.send("POST", path.format(visit=visit), bodies.get(path), key=key)
        assert (answer.problem(), answer.status) == ("idempotency-key-missing", 400)
    assert (Ticket.objects.count(), Case.objects.count(), Outcome.objects.count()) == (1, 1, 0)


def test_a_repeated_call_gives_the_same_person_even_after_the_officer_left(kiosk, window, scene, now):
    for _ in range(2):
        kiosk.post(TICKETS, lane="vehicle")
    first = window.post("/windows/1/call", "k")
    assert window.post("/windows/1/call", "k").body == first.body
    people.leave_window(person=Person(scene.owner.officer), now=now)
    assert window.post("/windows/1/call", "k").body == first.body
    assert Ticket.objects.filter(state="waiting").count() == 1


@pytest.mark.parametrize("verb", ["miss", "hold"])
def test_a_verb_without_a_key_acts_again_and_with_one_answers_again(visit, window, verb):
    assert window.post(f"/windows/1/{verb}", "k").status == 200
    assert window.post(f"/windows/1/{verb}", "k").status == 200
    assert window.send("POST", f"/windows/1/{verb}").problem() == "nobody-at-window"


def test_a_repeated_finish_tells_of_the_same_visit(visit, window):
    window.post(f"{visit}/cases/1/decide", kind="promised", what="ask_superior")
    first, second = (window.post("/windows/1/finish", "k") for _ in range(2))
    assert first.body == second.body == {"visit": visit.rsplit("/", 1)[1], "number": "A001"}


def test_a_repeated_decision_gives_the_same_paper(visit, window):
    body = {"kind": "promised", "what": "ask_superior"}
    first, second = (window.post(f"{visit}/cases/1/decide", "k", **body) for _ in range(2))
    assert (first.status, first.body) == (200, second.body)
    assert window.post(f"{visit}/cases/1/decide", **body).problem() == "case-decided"


def test_a_repeated_hand_over_happens_once(visit, window, window_2):
    first, second = (
        window.post(f"{visit}/cases/1/decide", "k", kind="handed_over", window=2) for _ in range(2)
    )
    assert first.body["outcome"]["kind"] == "handed_over"
    assert first.body == second.body


def test_a_repeated_transfer_happens_once(visit, window):
    first, second = (window.post("/windows/1/transfer", "k", lane="licence") for _ in range(2))
    assert (first.status, first.body) == (200, second.body)


def test_a_repeated_case_is_one_case(visit, window):
    first, second = (window.post(f"{visit}/cases", "k", matter="A10") for _ in range(2))
    assert (first.status, first.body["n"], second.body) == (201, 2, first.body)
    assert Case.objects.count() == 2


def test_a_put_may_be_repeated_as_it_is(visit, window):
    first, second = (window.put(f"{visit}/cases/1/facts", facts={"who": "self"}) for _ in range(2))
    assert (first.status, first.body) == (200, second.body)
