"""What “日” means in each rule, and on which day a term ends.

The rules differ: 1 日 is a working day in one and a natural day in the next (reference/domain.md §4, each
row read in the rule's own article). Two things hold everywhere: the start day is not counted, and a term
whose last day is no working day ends on the next one (公安机关办理行政案件程序规定 Art. 35). A validity,
such as that of a temporary plate, is not a term: it ends on its day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from nuanchuang.hall.rules import add_working_days

WORKING, NATURAL, MONTHS = "working", "natural", "months"


@dataclass(frozen=True)
class Counting:
    """How a rule counts: ``working`` are the numbers of 日 that mean working days (None: all of them)."""

    working: frozenset[int] | None
    article: str

    def unit(self, days: int) -> str:
        """Working or natural, for a term of so many 日."""
        return WORKING if self.working is None or days in self.working else NATURAL


COUNTING: Mapping[str, Counting] = {
    "vehicle": Counting(frozenset({1, 2, 3, 5, 7, 10, 15}), "92"),
    "licence": Counting(frozenset({1, 3, 5}), "110"),
    "violations": Counting(frozenset({2, 3, 5, 7, 10, 15}), "81"),
    "points": Counting(frozenset(), "36"),
    "accidents": Counting(frozenset({1, 2, 3, 5, 10}), "112"),
    "penalty_law": Counting(frozenset({2, 3, 5, 7}), "85"),
    "licensing_law": Counting(None, "82"),
    "review_law": Counting(frozenset({3, 5, 7, 10}), "88"),
}
"""By the keys of rules.yaml. That the 30 and 90 日 of 登记规定 and 驾驶证规定 are natural is inferred: their
articles list the numbers that mean working days, and these are not among them."""


@dataclass(frozen=True)
class LastDay:
    """``day`` the term ends on, ``unmoved`` where it would end without the holiday rule, and ``certain``:
    False where the calendar did not know a day that mattered (待核)."""

    day: date
    unmoved: date
    certain: bool


def last_day(start: date, count: int, unit: str, known: Mapping[date, bool]) -> LastDay:
    """The last day of a term that begins on ``start``; ``known`` says of a date whether it is worked."""
    if unit == WORKING:
        reached = add_working_days(start, count, known)
        return LastDay(reached.day, reached.day, reached.certain)
    unmoved = _months_later(start, count) if unit == MONTHS else start + timedelta(days=count)
    day, certain = unmoved, True
    while True:
        certain = certain and day in known
        if known.get(day, day.weekday() < 5):
            return LastDay(day, unmoved, certain)
        day += timedelta(days=1)


def valid_until(start: date, days: int) -> date:
    """The last day of a validity of so many natural days, holidays included and never moved."""
    return start + timedelta(days=days)


def _months_later(start: date, months: int) -> date:
    """The same day of a later month, or that month's last day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    return date(year, month + 1, min(start.day, (following - timedelta(days=1)).day))
