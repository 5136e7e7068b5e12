"""What is added to a greeting and said before a farewell: a table, read from the top. Pure."""

from collections.abc import Iterable

from nuanchuang.conduct.rules.model import Addition, When
from nuanchuang.conduct.rules.moments import Moment

MOST = 2
"""More than two additions nobody hears."""

EVENING = 18


def fitting(moment: Moment, table: Iterable[Addition]) -> tuple[Addition, ...]:
    """The additions that hold at this moment, in the table's order, at most two."""
    return tuple(each for each in table if holds(each.when, moment))[:MOST]


def holds(when: When, moment: Moment) -> bool:
    """True when everything holds that is asked for."""
    return (
        (not when.needs or not when.needs.isdisjoint(moment.needs))
        and (not when.decisions or moment.decision in when.decisions)
        and (not when.evening or moment.hour >= EVENING)
        and moment.waited >= when.waited
        and moment.minutes >= when.minutes
        and all(
            getattr(moment, name) or not getattr(when, name)
            for name in ("elder", "holiday_over", "holiday_ahead", "closing")
        )
    )
