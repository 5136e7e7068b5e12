"""The days around a holiday, and the minutes before closing."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.hall import reads, rules
from nuanchuang.hall.models import DayException

ONE, ZONE = timedelta(days=1), "Asia/Shanghai"
flags = st.lists(st.booleans(), min_size=1, max_size=14)


def known(start, worked):
    return {start + ONE * (n + 1): each for n, each in enumerate(worked)}


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), flags)
def test_a_holiday_is_ahead_when_the_closed_days_next_to_today_hold_a_weekday_off(day, worked):
    here = known(day, worked)
    closed = []
    for each, open_ in here.items():
        if open_:
            break
        closed.append(each)
    assert rules.near_holiday(day, ONE, here, here) == any(each.weekday() < 5 for each in closed)


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), flags)
def test_a_hall_that_closes_for_itself_has_no_holiday_and_one_that_opens_is_not_before_one(day, worked):
    here = known(day, worked)
    assert not rules.near_holiday(day, ONE, dict.fromkeys(here, True), here)
    assert not rules.near_holiday(day, ONE, here, dict.fromkeys(here, True))


def at(day, hour=10):
    return datetime(day.year, day.month, day.day, hour - 8, tzinfo=UTC)


def test_around_the_spring_festival_of_2026(scene):
    """Holiday 15 to 23 February, worked Saturdays 14 and 28 February."""
    told = {}
    for day in (
        date(2026, 2, 13),
        date(2026, 2, 14),
        date(2026, 2, 24),
        date(2026, 2, 25),
        date(2026, 2, 28),
    ):
        found = reads.occasion(scene.hall, at(day))
        told[day.day] = (found.holiday_ahead, found.holiday_over)
    assert told == {
        13: (False, False), 14: (True, False), 24: (False, True), 25: (False, False), 28: (False, False),
    }  # fmt: skip


def test_a_weekend_is_no_holiday_nor_is_a_year_nobody_knows(scene):
    for day in (date(2026, 3, 6), date(2026, 3, 9), date(2031, 9, 30)):
        found = reads.occasion(scene.hall, at(day))
        assert (found.holiday_ahead, found.holiday_over) == (False, False)


def test_another_hall_keeps_its_own_days(scene):
    eve = date(2026, 4, 30)
    DayException.objects.create(hall=scene.hall, day=date(2026, 5, 1), open=True, why="节日值班")
    assert not reads.occasion(scene.hall, at(eve)).holiday_ahead
    assert reads.occasion(scene.stranger.hall, at(eve)).holiday_ahead


@given(st.integers(0, 3600))
def test_closing_is_near_in_the_last_quarter_of_an_hour(before):
    now = datetime(2026, 3, 2, 8, tzinfo=UTC) - timedelta(seconds=before)
    assert rules.closing_soon(now, ZONE, time(16)) == (before <= 900)
    assert not rules.closing_soon(now, ZONE, None)
