"""The demo hall: a morning that really happened, by the same actions as any other."""

from datetime import UTC, datetime

import pytest

from nuanchuang.app import demo
from nuanchuang.feedback.models import Rating
from nuanchuang.hall import reads as hall_reads
from nuanchuang.journal import reads as journal
from nuanchuang.people import reads as people
from nuanchuang.queue import reads as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import reads
from nuanchuang.reception.models import Outcome, Visit


@pytest.fixture
def hall(db, now):
    return demo.create(now)


def test_every_visit_of_the_morning_came_to_its_end(hall, now):
    assert set(Visit.objects.values_list("state", flat=True)) == {"closed"}
    assert Visit.objects.count() == len(demo.MORNING) == Rating.objects.count()
    kinds = reads.day_count(hall, hall_reads.today(hall, now)).kinds
    assert set(kinds) == {"done", "promised", "missing", "refused"}


def test_nobody_waits_for_vehicles_so_that_a_first_ticket_is_called_at_once(hall, now):
    waiting = {load.slug: load.waiting for load in queue.lane_loads(hall, now)}
    assert waiting["vehicle"] == 0
    assert sum(waiting.values()) == len(demo.WAITING)


def test_officers_sit_at_their_windows(hall):
    seats = {seat.number: seat.badge for seat in people.seats(hall.id).values()}
    assert (seats[1], seats[8], 6 in seats) == ("010001", "010009", False)


def test_nothing_happened_later_than_now_or_yesterday(hall, now):
    times = list(Ticket.objects.values_list("issued_at", flat=True)) + list(
        Outcome.objects.values_list("at", flat=True)
    )
    assert max(times) <= now
    assert {hall_reads.today(hall, each) for each in times} == {hall_reads.today(hall, now)}


def test_its_journal_holds(hall):
    assert journal.verify() == []


def test_made_twice_it_stays_as_it_is(hall, now):
    before = journal.heads()
    assert demo.create(now) is None
    assert journal.heads() == before


@pytest.mark.parametrize("hour", [16, 17, 15])
def test_it_can_be_made_at_any_hour_of_the_halls_day(db, hour):
    """16:00 UTC is midnight at the hall."""
    moment = datetime(2026, 3, 1, hour, 0, 1, tzinfo=UTC)
    hall = demo.create(moment)
    assert set(Ticket.objects.values_list("day", flat=True)) == {hall_reads.today(hall, moment)}
