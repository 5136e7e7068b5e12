"""Call, recall, miss, hold, finish and transfer."""

import pytest

from nuanchuang.people import actions as people
from nuanchuang.people.access import Person


@pytest.fixture
def waiting(kiosk):
    """Take so many tickets for vehicles."""

    def take(times):
        return [kiosk.post("/halls/east/tickets", lane="vehicle").body for _ in range(times)]

    return take


def test_a_call_gives_ticket_visit_and_the_reason_for_this_one(waiting, window):
    (taken,) = waiting(1)
    answer = window.post("/windows/1/call")
    assert answer.status == 200
    assert answer.body["ticket"] == {
        "id": taken["id"], "number": "A001", "lane": "vehicle", "matter": None, "status": "called",
    }  # fmt: skip
    assert answer.body["why"] == "first_come"
    assert window.get(f"/visits/{answer.body['visit']}").body["number"] == "A001"


def test_when_nobody_waits_the_answer_is_empty_and_the_key_still_good(waiting, window):
    answer = window.post("/windows/1/call", "same")
    assert (answer.status, answer.body) == (204, b"")
    waiting(1)
    assert window.post("/windows/1/call", "same").body["ticket"]["number"] == "A001"


def test_a_busy_window_is_told_whom_it_serves(waiting, window):
    waiting(2)
    window.post("/windows/1/call")
    answer = window.post("/windows/1/call")
    assert (answer.problem(), answer.status) == ("window-busy", 409)
    assert "A001" in answer.body["title"]


def test_a_windows_program_acts_for_its_own_window(waiting, window):
    waiting(1)
    answer = window.post("/windows/2/call")
    assert (answer.problem(), answer.status) == ("ticket-not-yours", 403)


def test_an_integration_acts_for_every_window_of_its_hall(waiting, program):
    waiting(2)
    both = program("integration")
    assert [both.post(f"/windows/{number}/call").status for number in (1, 2)] == [200, 200]


@pytest.mark.parametrize("number", [0, 99, -1, 10**30])
def test_a_window_the_hall_does_not_have_is_not_found(program, number):
    assert program("integration").post(f"/windows/{number}/call").problem() == "not-found"


def test_a_window_without_an_officer_calls_nobody(waiting, program):
    waiting(1)
    assert program("window", 3).post("/windows/3/call").problem() == "nobody-on-duty"


@pytest.mark.parametrize("verb", ["recall", "miss", "hold", "finish"])
def test_at_an_empty_window_there_is_nothing_to_do(window, verb):
    answer = window.post(f"/windows/1/{verb}")
    assert (answer.problem(), answer.status) == ("nobody-at-window", 409)


@pytest.mark.parametrize(("verb", "status"), [("recall", "called"), ("miss", "missed"), ("hold", "held")])
def test_the_ticket_is_moved(waiting, window, verb, status):
    waiting(1)
    window.post("/windows/1/call")
    answer = window.post(f"/windows/1/{verb}")
    assert (answer.status, answer.body["number"], answer.body["status"]) == (200, "A001", status)


def test_a_visit_is_not_finished_while_a_case_is_undecided(visit, window):
    answer = window.post("/windows/1/finish")
    assert (answer.problem(), answer.status) == ("case-undecided", 409)


def test_a_transfer_moves_ticket_and_owner_together(visit, window, window_2):
    before = window.get(visit).body["owner"]
    answer = window.post("/windows/1/transfer", window=2)
    assert (answer.status, answer.body["status"]) == (200, "called")
    assert window_2.get(visit).body["owner"] != before
    assert window.put(f"{visit}/cases/1/facts", facts={"who": "self"}).problem() == "ticket-not-yours"
    assert window_2.put(f"{visit}/cases/1/facts", facts={"who": "self"}).status == 200


def test_a_transfer_to_another_lane_keeps_the_number(visit, window, window_2):
    answer = window.post("/windows/1/transfer", lane="licence")
    assert (answer.body["number"], answer.body["lane"], answer.body["status"]) == (
        "A001", "licence", "waiting",
    )  # fmt: skip
    assert window_2.post("/windows/2/call").body["why"] == "transferred"


@pytest.mark.parametrize(("body", "kind"), [
    ({}, "not-found"), ({"lane": "nowhere"}, "not-found"), ({"window": 99}, "not-found"),
    ({"window": 3}, "no-taker"), ({"window": 1}, "no-taker"),
    ({"window": 2, "reason": "bored"}, "unknown-decision"),
])  # fmt: skip
def test_a_transfer_to_nowhere_leaves_the_person_where_they_are(visit, window, body, kind):
    assert window.post("/windows/1/transfer", **body).problem() == kind
    assert window.post("/windows/1/recall").body["number"] == "A001"


def test_the_hall_shows_lanes_windows_and_last_calls(waiting, window, program):
    waiting(2)
    window.post("/windows/1/call")
    shown = program("board").get("/halls/east/queue").body
    assert [(lane["prefix"], lane["waiting"]) for lane in shown["lanes"]] == [("A", 1), ("B", 0)]
    assert [(each["number"], each["staffed"], each["serving"]) for each in shown["windows"]] == [
        (1, True, "A001"), (2, True, None), (3, False, None),
    ]  # fmt: skip
    assert [(each["number"], each["window"]) for each in shown["called"]] == [("A001", 1)]


def test_an_officer_who_left_answers_for_nothing(waiting, window, scene, now):
    waiting(1)
    people.leave_window(person=Person(scene.owner.officer), now=now)
    assert window.post("/windows/1/call").problem() == "nobody-on-duty"
