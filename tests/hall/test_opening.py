"""When a hall gives tickets."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.hall import reads, rules
from nuanchuang.hall.models import DayException
from nuanchuang.hall.rules import Span

ZONE = "Asia/Shanghai"
WEEK = [Span(day, *span) for day in range(5) for span in ((time(13, 30), time(17)), (time(9), time(12)))]
MONDAY, SATURDAY = date(2026, 3, 2), date(2026, 3, 7)


def at(day, hour, minute=0):
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZoneInfo(ZONE))


def opening(moment, exceptions=None):
    return rules.opening(moment, ZONE, WEEK, exceptions or {})


@pytest.mark.parametrize(("hour", "minute", "is_open"), [
    (8, 59, False), (9, 0, True), (11, 59, True), (12, 0, False), (13, 29, False), (13, 30, True),
    (17, 0, False),
])  # fmt: skip
def test_a_hall_is_open_from_its_first_minute_to_before_its_last(hour, minute, is_open):
    assert opening(at(MONDAY, hour, minute)).open is is_open


def test_an_open_hall_says_when_this_span_closes():
    assert opening(at(MONDAY, 10)).closes == time(12)


def test_a_hall_closed_at_noon_opens_again_the_same_day():
    assert opening(at(MONDAY, 12)).next == at(MONDAY, 13, 30)


def test_a_hall_closed_for_the_weekend_opens_on_monday():
    assert opening(at(SATURDAY, 10)).next == at(date(2026, 3, 9), 9)


def test_a_holiday_shuts_a_weekday():
    closed = opening(at(MONDAY, 10), {MONDAY: False})
    assert not closed.open
    assert closed.next == at(date(2026, 3, 3), 9)


def test_a_moved_working_day_borrows_mondays_hours():
    worked = {SATURDAY: True}
    assert opening(at(SATURDAY, 10), worked).open
    assert not opening(at(SATURDAY, 12, 30), worked).open


def test_a_hall_without_an_opening_in_a_month_names_none():
    shut = {MONDAY + timedelta(days=ahead): False for ahead in range(40)}
    assert opening(at(MONDAY, 10), shut).next is None


def test_the_hours_are_those_of_the_halls_own_zone():
    ten_in_shanghai = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
    assert rules.opening(ten_in_shanghai, ZONE, WEEK, {}).open
    assert not rules.opening(ten_in_shanghai, "Europe/Berlin", WEEK, {}).open


def test_the_day_turns_at_the_halls_own_midnight():
    late = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
    assert rules.day_of(late, ZONE) == date(2026, 3, 3)
    assert rules.day_of(late - timedelta(microseconds=1), ZONE) == MONDAY


def test_a_hall_reads_its_own_hours_and_exceptions(scene, now):
    assert reads.opening(scene.hall, now).open
    DayException.objects.create(hall=scene.hall, day=MONDAY, open=False, why="盘点")
    assert not reads.opening(scene.hall, now).open
    assert reads.opening(scene.stranger.hall, now).open


times = st.times().map(lambda each: each.replace(tzinfo=None, fold=0))
spans = st.builds(
    lambda day, one, two: Span(day, min(one, two), max(one, two)), st.integers(0, 6), times, times
).filter(lambda span: span.opens < span.closes)
moments = st.integers(0, 365 * 86_400_000_000).map(
    lambda passed: datetime(2026, 1, 1, tzinfo=ZoneInfo(ZONE)) + timedelta(microseconds=passed)
)
days = st.dates(date(2026, 1, 1), date(2027, 2, 1))


@given(moments, st.lists(spans, max_size=8), st.dictionaries(days, st.booleans(), max_size=5))
def test_open_means_inside_a_span_of_the_day(moment, week, exceptions):
    found = rules.opening(moment, ZONE, week, exceptions)
    today = rules.spans_on(moment.date(), week, exceptions)
    assert found.open == any(span.opens <= moment.time() < span.closes for span in today)
    assert found.open == (found.closes is not None)


@given(
    moments, st.lists(spans, max_size=8), st.dictionaries(days, st.booleans(), max_size=5), st.floats(0, 1)
)
def test_a_closed_hall_stays_closed_until_the_opening_it_names(moment, week, exceptions, part):
    found = rules.opening(moment, ZONE, week, exceptions)
    if found.open:
        return
    until = found.next or moment + timedelta(days=30)
    between = moment + (until - moment) * part
    assert between >= until or not rules.opening(between, ZONE, week, exceptions).open
    assert found.next is None or rules.opening(found.next, ZONE, week, exceptions).open
