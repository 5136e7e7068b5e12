"""Counting working days, as limits and promises do."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.hall import reads, rules
from nuanchuang.hall.models import DayException

FRIDAY = date(2026, 3, 6)
days = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def test_the_start_day_is_not_counted():
    assert rules.add_working_days(FRIDAY, 0, {}).day == FRIDAY
    known = {FRIDAY + timedelta(days=ahead): ahead not in (1, 2) for ahead in range(9)}
    assert rules.add_working_days(FRIDAY, 1, known) == rules.WorkingDay(date(2026, 3, 9), True)


def test_a_day_the_calendar_does_not_know_counts_by_weekday_and_is_not_certain():
    assert rules.add_working_days(FRIDAY, 3, {}) == rules.WorkingDay(date(2026, 3, 11), False)


def test_the_spring_festival_is_skipped_and_moved_saturdays_are_worked(scene):
    """2026: holiday 15 to 23 February, worked Saturdays 14 and 28 February."""
    assert reads.working_day(scene.hall, date(2026, 2, 13), 2) == rules.WorkingDay(date(2026, 2, 24), True)
    assert reads.working_day(scene.hall, date(2026, 2, 27), 1).day == date(2026, 2, 28)


def test_a_year_not_yet_published_is_not_certain(scene):
    answer = reads.working_day(scene.hall, date(2031, 3, 3), 5)
    assert answer == rules.WorkingDay(date(2031, 3, 10), False)


def test_the_halls_own_exception_wins_over_the_official_calendar(scene):
    DayException.objects.create(hall=scene.hall, day=date(2026, 3, 9), open=False, why="搬迁")
    assert reads.working_day(scene.hall, FRIDAY, 1).day == date(2026, 3, 10)
    assert reads.working_day(scene.stranger.hall, FRIDAY, 1).day == date(2026, 3, 9)


def test_a_long_count_over_many_holidays_is_still_certain(scene):
    assert reads.working_day(scene.hall, date(2026, 1, 20), 60).certain


@given(days, st.integers(0, 40), st.dictionaries(days, st.booleans(), max_size=30))
def test_as_many_days_are_worked_as_were_asked_for(start, wanted, known):
    found = rules.add_working_days(start, wanted, known)
    passed = [start + timedelta(days=ahead) for ahead in range(1, (found.day - start).days + 1)]
    assert sum(known.get(day, day.weekday() < 5) for day in passed) == wanted
    assert not passed or known.get(found.day, found.day.weekday() < 5)
    assert found.certain == all(day in known for day in passed)
