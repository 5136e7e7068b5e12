"""A closed hall gives no tickets, but serves who waits."""

from datetime import UTC, datetime

import pytest

from nuanchuang.hall.models import DayException
from nuanchuang.queue.actions import HallClosed
from nuanchuang.queue.models import Counter, Ticket
from tests.support.hall import call, take_ticket

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)


def test_at_noon_no_ticket_is_given_and_the_next_opening_named(scene):
    with pytest.raises(HallClosed) as refused:
        take_ticket(scene.hall, NOON)
    assert refused.value.values["next"].strftime("%m-%d %H:%M") == "03-02 13:30"


def test_a_refused_ticket_leaves_nothing(scene):
    with pytest.raises(HallClosed):
        take_ticket(scene.hall, NOON)
    assert not Ticket.objects.exists()
    assert not Counter.objects.exists()


def test_on_a_holiday_no_ticket_is_given(scene, now):
    DayException.objects.create(hall=scene.hall, day=now.date(), open=False, why="停电")
    with pytest.raises(HallClosed):
        take_ticket(scene.hall, now)


def test_who_took_a_ticket_in_time_is_called_after_closing(scene, now):
    ticket = take_ticket(scene.hall, now)
    assert call(scene.owner, NOON).ticket == ticket
