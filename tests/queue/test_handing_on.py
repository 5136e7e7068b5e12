"""A ticket goes to another lane or officer and keeps its number."""

from datetime import timedelta

import pytest

from nuanchuang.queue import actions
from tests.support.hall import take_ticket


def call(post, now):
    return actions.call_next(window=post.window, officer=post.officer.id, by=post.actor, now=now)


@pytest.fixture
def called(scene, now):
    take_ticket(scene.hall, now)
    return call(scene.owner, now).ticket


def hand_on(scene, ticket, now, lane="licence", officer=None):
    return actions.hand_on(
        ticket=ticket, lane=scene.lane(lane), officer=officer, by=scene.owner.actor, now=now
    )


def test_it_goes_to_the_head_of_the_other_lane_under_its_number(scene, called, now):
    take_ticket(scene.hall, now, "licence", klass="return")
    hand_on(scene, called, now)
    next_one = call(scene.colleague, now)
    assert (next_one.ticket.label, next_one.rule) == ("A001", "transferred")


def test_it_frees_the_window_it_left(scene, called, now):
    hand_on(scene, called, now)
    assert actions.at_window(scene.owner.window) is None


def test_it_is_kept_for_the_officer_it_was_handed_to(scene, called, now):
    hand_on(scene, called, now, "vehicle", officer=scene.colleague.officer.id)
    with pytest.raises(actions.NobodyWaiting):
        call(scene.owner, now)
    assert call(scene.owner, now + timedelta(minutes=10)).ticket.label == "A001"


def test_a_free_window_may_have_it_at_once(scene, called, now):
    ticket = hand_on(scene, called, now, "licence")
    done = actions.call_this(
        ticket=ticket, window=scene.colleague.window, rule="handed_over", by="x", now=now
    )
    assert (done.rule, actions.at_window(scene.colleague.window).label) == ("handed_over", "A001")


def test_a_busy_window_does_not_have_it_at_once(scene, called, now):
    take_ticket(scene.hall, now, "licence")
    call(scene.colleague, now)
    ticket = hand_on(scene, called, now, "licence")
    with pytest.raises(actions.WindowBusy):
        actions.call_this(ticket=ticket, window=scene.colleague.window, rule="handed_over", by="x", now=now)


def test_a_ticket_that_left_the_line_cannot_be_called_out_of_turn(scene, called, now):
    actions.finish(ticket=called, by="x", now=now)
    with pytest.raises(actions.TicketMoved):
        actions.call_this(ticket=called, window=scene.owner.window, rule="handed_over", by="x", now=now)
