"""Missed, held, recalled and back again."""

from datetime import timedelta

import pytest

from nuanchuang.queue import actions, reads
from nuanchuang.queue.models import Ticket
from tests.support.hall import take_ticket

HALF_HOUR = timedelta(minutes=30)


def call(post, now):
    return actions.call_next(window=post.window, officer=post.officer.id, by=post.actor, now=now)


@pytest.fixture
def called(scene, now):
    """A001 is at window 1, A002 waits."""
    take_ticket(scene.hall, now)
    take_ticket(scene.hall, now)
    return call(scene.owner, now).ticket


def test_a_missed_ticket_frees_the_window(scene, called, now):
    actions.miss(ticket=called, by=scene.owner.actor, now=now)
    assert called.state == "missed"
    assert call(scene.owner, now).ticket.label == "A002"


def test_a_missed_ticket_comes_back_to_its_old_place_within_half_an_hour(scene, called, now):
    actions.miss(ticket=called, by=scene.owner.actor, now=now)
    actions.resume(ticket=called, by="device:kiosk", now=now + HALF_HOUR)
    back = call(scene.owner, now + HALF_HOUR)
    assert (back.ticket.label, back.rule) == ("A001", "missed_back")


def test_a_missed_ticket_after_half_an_hour_is_too_late(scene, called, now):
    actions.miss(ticket=called, by=scene.owner.actor, now=now)
    with pytest.raises(actions.TooLateToComeBack):
        actions.resume(ticket=called, by="device:kiosk", now=now + HALF_HOUR + timedelta(microseconds=1))
    called.refresh_from_db()
    assert called.state == "missed"


def test_a_held_ticket_keeps_its_place_all_day(scene, called, now):
    actions.hold(ticket=called, by=scene.owner.actor, now=now)
    actions.resume(ticket=called, by=scene.owner.actor, now=now + timedelta(hours=6))
    assert call(scene.owner, now + timedelta(hours=6)).ticket.label == "A001"


def test_a_ticket_held_after_it_had_been_missed_is_not_too_late(scene, called, now):
    actions.miss(ticket=called, by=scene.owner.actor, now=now)
    actions.resume(ticket=called, by="device:kiosk", now=now)
    again = call(scene.owner, now).ticket
    actions.hold(ticket=again, by=scene.owner.actor, now=now)
    assert actions.resume(ticket=again, by="x", now=now + timedelta(hours=2)).state == "waiting"


def test_a_held_or_missed_ticket_is_not_called_by_itself(scene, called, now):
    actions.hold(ticket=called, by=scene.owner.actor, now=now)
    assert call(scene.owner, now).ticket.label == "A002"
    with pytest.raises(actions.NobodyWaiting):
        call(scene.colleague, now)


def test_stepped_aside_people_are_listed_for_the_desk(scene, called, now):
    actions.hold(ticket=called, by=scene.owner.actor, now=now)
    assert [(one.number, one.state) for one in reads.stepped_aside(scene.hall, now)] == [("A001", "held")]


def test_a_recall_announces_the_same_person_at_the_same_window(scene, called, now):
    later = now + timedelta(minutes=1)
    before = reads.last_calls(scene.hall, now)[0]
    actions.recall(ticket=called, by=scene.owner.actor, now=later)
    after = reads.last_calls(scene.hall, later)[0]
    assert (after.number, after.window, after.at) == ("A001", 1, later)
    assert after.mark != before.mark


@pytest.mark.parametrize("verb", [actions.recall, actions.miss, actions.hold, actions.finish])
def test_a_ticket_that_is_at_no_window_cannot_be_moved_from_one(scene, now, verb):
    waiting = take_ticket(scene.hall, now)
    with pytest.raises(actions.TicketMoved):
        verb(ticket=waiting, by="x", now=now)
    waiting.refresh_from_db()
    assert waiting.state == "waiting"


@pytest.mark.parametrize("state", ["waiting", "called", "finished"])
def test_only_who_stepped_aside_can_come_back(scene, called, now, state):
    if state == "finished":
        actions.finish(ticket=called, by="x", now=now)
    ticket = Ticket.objects.filter(state=state).get()
    with pytest.raises(actions.TicketMoved):
        actions.resume(ticket=ticket, by="x", now=now)


def test_a_double_press_moves_once(scene, called, now):
    stale = Ticket.objects.get(pk=called.pk)
    actions.miss(ticket=called, by=scene.owner.actor, now=now)
    with pytest.raises(actions.TicketMoved):
        actions.miss(ticket=stale, by=scene.owner.actor, now=now)
