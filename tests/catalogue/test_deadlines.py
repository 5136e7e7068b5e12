"""Days are counted as each rule counts them: every row of domain.md §4, with the holidays of 2026."""

import calendar
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue.rules import deadlines
from nuanchuang.hall import reads as hall_reads

ROWS = {
    "vehicle": {"working": [1, 2, 3, 5, 7, 10, 15], "natural": [30, 60, 90]},
    "licence": {"working": [1, 3, 5], "natural": [30, 90]},
    "violations": {"working": [2, 3, 5, 7, 10, 15], "natural": [30, 60]},
    "points": {"working": [], "natural": [3, 10, 30]},
    "accidents": {"working": [1, 2, 3, 5, 10], "natural": [30, 60]},
    "penalty_law": {"working": [2, 3, 5, 7], "natural": [15]},
    "licensing_law": {"working": [5, 10, 20], "natural": []},
    "review_law": {"working": [3, 5, 7, 10], "natural": [30, 60]},
}
TERMS = [(rule, unit, days) for rule, row in ROWS.items() for unit, counts in row.items() for days in counts]


@pytest.fixture(scope="module")
def known():
    """The official calendar of 2026: 15 to 23 February off, 14 and 28 February worked."""
    year = [date(2026, 1, 1) + timedelta(days=ahead) for ahead in range(365)]
    return {day: worked for day in year if (worked := hall_reads.official(day)) is not None}


@pytest.mark.parametrize(("rule", "unit", "days"), TERMS)
def test_a_rule_counts_its_own_days(rule, unit, days):
    assert deadlines.COUNTING[rule].unit(days) == unit


def test_every_rule_that_counts_is_tested():
    assert set(ROWS) == set(deadlines.COUNTING)


@pytest.mark.parametrize(
    ("start", "count", "unit", "ends", "unmoved"),
    [
        # 登记规定: 3 日 over the Spring Festival; Saturday 14 February is worked.
        (date(2026, 2, 13), 3, "working", date(2026, 2, 25), date(2026, 2, 25)),
        # 驾驶证规定: 1 日 from a Friday.
        (date(2026, 3, 6), 1, "working", date(2026, 3, 9), date(2026, 3, 9)),
        # 处罚法: 15 日 to pay are natural; the last day falls into the holiday and moves to Tuesday the 24th.
        (date(2026, 2, 3), 15, "natural", date(2026, 2, 24), date(2026, 2, 18)),
        # 记分办法: 3 日 natural, ending on a Sunday.
        (date(2026, 3, 5), 3, "natural", date(2026, 3, 9), date(2026, 3, 8)),
        # 复议法: 60 日 natural, ending on a Friday.
        (date(2026, 3, 3), 60, "natural", date(2026, 5, 6), date(2026, 5, 2)),
        # 行诉法: 6 months; from 31 August to the last day of February.
        (date(2025, 8, 31), 6, "months", date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 1, 31), 1, "months", date(2026, 2, 28), date(2026, 2, 28)),
        (date(2026, 3, 6), 0, "working", date(2026, 3, 6), date(2026, 3, 6)),
    ],
)
def test_terms_end_where_the_calendar_says(known, start, count, unit, ends, unmoved):
    assert deadlines.last_day(start, count, unit, known) == deadlines.LastDay(ends, unmoved, True)


def test_a_validity_includes_holidays_and_is_never_moved():
    assert deadlines.valid_until(date(2026, 2, 3), 15) == date(2026, 2, 18)


def test_a_year_nobody_has_published_is_marked():
    found = deadlines.last_day(date(2031, 2, 3), 30, "natural", {})
    assert (found.day, found.certain) == (date(2031, 3, 5), False)


@given(
    st.dates(date(2026, 1, 1), date(2026, 10, 1)),
    st.integers(0, 60),
    st.sampled_from(["working", "natural", "months"]),
)
def test_a_term_never_ends_early_and_never_on_a_day_off(start, count, unit):
    known = {date(2026, 1, 1) + timedelta(days=ahead): ahead % 5 != 0 for ahead in range(3000)}
    found = deadlines.last_day(start, count, unit, known)
    assert start <= found.unmoved <= found.day
    assert known[found.day] or (unit == "working" and count == 0)
    assert found.certain


@pytest.mark.parametrize(("start", "months", "last"), [
    (date(2026, 3, 2), 6, date(2026, 9, 2)),
    (date(2026, 8, 31), 6, date(2027, 2, 28)),
    (date(2027, 8, 31), 6, date(2028, 2, 29)),
    (date(2026, 6, 30), 6, date(2026, 12, 30)),
    (date(2026, 12, 31), 6, date(2027, 6, 30)),
    (date(2026, 11, 30), 1, date(2026, 12, 30)),
])  # fmt: skip
def test_months_end_on_the_same_day_or_on_the_months_last(start, months, last):
    assert deadlines.last_day(start, months, "months", {}).unmoved == last


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 36))
def test_so_many_months_lie_between_and_never_more_days_than_the_month_has(start, months):
    last = deadlines.last_day(start, months, "months", {}).unmoved
    assert (last.year * 12 + last.month) - (start.year * 12 + start.month) == months
    assert last.day == min(start.day, calendar.monthrange(last.year, last.month)[1])


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.integers(0, 365))
def test_natural_days_are_counted_from_the_day_after(start, days):
    assert deadlines.last_day(start, days, "natural", {}).unmoved - start == timedelta(days=days)


def test_limits_of_the_catalogue_count_as_their_rule_does(library):
    for matter in library.matters.values():
        for limit in matter.limits:
            rules = [
                deadlines.COUNTING[each.source] for each in limit.grounds if each.source in deadlines.COUNTING
            ]
            if rules and limit.days:
                assert limit.unit in {rule.unit(limit.days) for rule in rules}, (matter.code, limit.days)
