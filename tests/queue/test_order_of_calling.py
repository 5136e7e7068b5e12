"""First come, first called; every other order has a rule (design §5.3)."""

from datetime import timedelta

import pytest

from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.queue import actions
from tests.support.hall import take_ticket

MINUTES = timedelta(minutes=1)


def call(post, now):
    called = actions.call_next(window=post.window, officer=post.officer.id, by=post.actor, now=now)
    return called.ticket.label, called.rule


def serve(post, now):
    """Call the next and finish at once."""
    label, rule = call(post, now)
    actions.finish(ticket=actions.at_window(post.window), by=post.actor, now=now)
    return label, rule


def test_who_came_first_is_called_first(scene, now):
    for _ in range(3):
        take_ticket(scene.hall, now)
    assert [serve(scene.owner, now) for _ in range(3)] == [
        ("A001", "first_come"), ("A002", "first_come"), ("A003", "first_come"),
    ]  # fmt: skip


def test_a_window_of_two_lanes_calls_by_arrival_not_by_number(scene, now):
    for lane in ("licence", "vehicle", "vehicle", "licence"):
        take_ticket(scene.hall, now, lane)
    assert [serve(scene.colleague, now)[0] for _ in range(4)] == ["B001", "A001", "A002", "B002"]


def test_a_window_leaves_other_lanes_alone(scene, now):
    take_ticket(scene.hall, now, "licence")
    with pytest.raises(actions.NobodyWaiting):
        call(scene.owner, now)


def test_a_window_leaves_other_halls_alone(scene, now):
    take_ticket(scene.stranger.hall, now)
    with pytest.raises(actions.NobodyWaiting):
        call(scene.owner, now)


def test_priority_goes_before_those_who_came_earlier(scene, now):
    take_ticket(scene.hall, now)
    take_ticket(scene.hall, now, klass="priority", reason="elder")
    assert [serve(scene.owner, now) for _ in range(2)] == [("A002", "priority"), ("A001", "first_come")]


def test_a_return_goes_before_priority(scene, now):
    take_ticket(scene.hall, now, klass="priority", reason="elder")
    take_ticket(scene.hall, now, klass="return")
    assert [serve(scene.owner, now) for _ in range(2)] == [("A002", "return_head"), ("A001", "priority")]


def test_returns_are_called_among_themselves_in_order(scene, now):
    for _ in range(3):
        take_ticket(scene.hall, now, klass="return")
    assert [serve(scene.owner, now)[0] for _ in range(3)] == ["A001", "A002", "A003"]


@pytest.mark.parametrize("reason", ["", "friend", "ELDER", " "])
def test_priority_needs_one_of_the_listed_reasons(scene, now, reason):
    with pytest.raises(actions.PriorityNeedsReason):
        take_ticket(scene.hall, now, klass="priority", reason=reason)


@pytest.mark.parametrize("klass", ["", "vip", "transferred"])
def test_a_class_the_hall_does_not_give_is_refused(scene, now, klass):
    with pytest.raises(actions.UnknownClass):
        take_ticket(scene.hall, now, klass=klass)


def returning(scene, now):
    """One comes back to the owner, another waits in the ordinary way."""
    take_ticket(scene.hall, now, klass="return", preferred_officer=scene.owner.officer.id)
    take_ticket(scene.hall, now)


def test_one_who_returns_is_kept_for_the_officer_they_know(scene, now):
    returning(scene, now)
    assert call(scene.colleague, now) == ("A002", "first_come")
    assert call(scene.owner, now) == ("A001", "return_same_officer")


def test_when_only_kept_people_wait_a_colleague_has_nobody_to_call(scene, now):
    take_ticket(scene.hall, now, klass="return", preferred_officer=scene.owner.officer.id)
    with pytest.raises(actions.NobodyWaiting):
        call(scene.colleague, now)


def test_the_preference_lapses_after_ten_minutes(scene, now):
    returning(scene, now)
    almost = now + 10 * MINUTES - timedelta(microseconds=1)
    assert serve(scene.colleague, almost)[0] == "A002"
    assert call(scene.colleague, now + 10 * MINUTES) == ("A001", "return_head")


def test_the_preference_lapses_when_the_officer_is_off_duty(scene, now):
    returning(scene, now)
    people.leave_window(person=Person(scene.owner.officer), now=now)
    assert call(scene.colleague, now) == ("A001", "return_head")


def test_a_window_serves_one_person(scene, now):
    take_ticket(scene.hall, now)
    take_ticket(scene.hall, now)
    call(scene.owner, now)
    with pytest.raises(actions.WindowBusy) as refused:
        call(scene.owner, now)
    assert refused.value.values == {"number": "A001"}


def test_yesterdays_tickets_are_not_called_today(scene, now):
    take_ticket(scene.hall, now)
    with pytest.raises(actions.NobodyWaiting):
        call(scene.owner, now + timedelta(days=1))
