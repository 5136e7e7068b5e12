"""People ahead, loads, last calls."""

from datetime import timedelta

import pytest

from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import access, actions, reads
from tests.support.hall import take_ticket

MINUTE = timedelta(minutes=1)


def call(post, now):
    return actions.call_next(window=post.window, officer=post.officer.id, by=post.actor, now=now).ticket


def ahead(ticket):
    ticket.refresh_from_db()
    return reads.place(ticket).ahead


def test_people_ahead_are_those_called_before_in_the_same_lane(scene, now):
    first, second = take_ticket(scene.hall, now), take_ticket(scene.hall, now)
    take_ticket(scene.hall, now, "licence")
    take_ticket(scene.stranger.hall, now)
    assert (ahead(first), ahead(second)) == (0, 1)


def test_one_with_priority_is_ahead_of_who_came_earlier(scene, now):
    first = take_ticket(scene.hall, now)
    priority = take_ticket(scene.hall, now, klass="priority", reason="pregnant")
    assert (ahead(first), ahead(priority)) == (1, 0)


def test_a_called_ticket_has_nobody_ahead_and_does_not_wait(scene, now):
    first, second = take_ticket(scene.hall, now), take_ticket(scene.hall, now)
    call(scene.owner, now)
    first.refresh_from_db()
    assert reads.place(first) == reads.Place(0, False)
    assert ahead(second) == 0


def test_lanes_tell_how_many_wait_today(scene, now):
    for lane in ("vehicle", "vehicle", "licence"):
        take_ticket(scene.hall, now, lane)
    call(scene.owner, now)
    assert [(load.slug, load.waiting) for load in reads.lane_loads(scene.hall, now)] == [
        ("vehicle", 1), ("licence", 1),
    ]  # fmt: skip
    assert {load.waiting for load in reads.lane_loads(scene.hall, now + timedelta(days=1))} == {0}


def test_last_calls_stay_after_the_finish_newest_first(scene, now):
    for minute in range(8):
        take_ticket(scene.hall, now)
        ticket = call(scene.owner, now + minute * MINUTE)
        actions.finish(ticket=ticket, by="x", now=now + minute * MINUTE)
    shown = [line.number for line in reads.last_calls(scene.hall, now)]
    assert shown == ["A008", "A007", "A006", "A005", "A004", "A003"]


def test_the_board_is_empty_again_the_next_day(scene, now):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    assert reads.last_calls(scene.hall, now + timedelta(days=1)) == []


def test_waiting_people_are_listed_in_the_order_of_calling(scene, now):
    take_ticket(scene.hall, now)
    take_ticket(scene.hall, now, "licence")
    take_ticket(scene.hall, now, klass="priority", reason="elder")
    listed = reads.waiting(scene.hall, now + 5 * MINUTE)
    assert [(one.number, one.minutes) for one in listed] == [("A002", 5), ("A001", 5), ("B001", 5)]
    assert [one.number for one in reads.waiting_for(scene.owner.window, now)] == ["A002", "A001"]
    assert reads.count_for(scene.colleague.window, now) == 3


def test_windows_tell_whom_they_serve(scene, now):
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    assert {key: ticket.label for key, ticket in reads.serving(scene.hall).items()} == {
        scene.owner.window.id: "A001"
    }


def test_a_ticket_opens_by_its_code_alone(scene, now):
    ticket = take_ticket(scene.hall, now)
    assert access.by_code(ticket.code) == ticket
    for code in ("", "x", ticket.code.swapcase(), str(ticket.id)):
        with pytest.raises(NotFound):
            access.by_code(code)


def test_an_officer_sees_tickets_of_their_own_hall(scene, now):
    ticket = take_ticket(scene.hall, now)
    assert access.in_hall(scene.hall.id, ticket.id) == ticket
    with pytest.raises(NotFound):
        access.in_hall(scene.stranger.hall.id, ticket.id)
