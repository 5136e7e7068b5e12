"""What is added to a greeting and said before a farewell: a table, read from the top. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from nuanchuang.conduct.rules.model import Addition, When
from nuanchuang.conduct.rules.moments import DECISIONS, Moment, with_need

MOST = 2
"""More than two additions nobody hears."""

EVENING = 18

FLAGS = ("elder", "holiday_over", "holiday_ahead", "closing", "long", "returning")
"""What holds or does not, by the same name in When and Moment."""

KNOWN = {
    "welcome": frozenset({"needs", "elder", "waited", "holiday_over", "closing"}),
    "farewell": frozenset(
        {"needs", "elder", "decisions", "long", "returning", "holiday_ahead", "closing", "evening"}
    ),
}
"""What the desk knows when it greets and when it says goodbye."""


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
        and all(getattr(moment, name) or not getattr(when, name) for name in FLAGS)
    )


def unreached(name: str, table: Sequence[Addition]) -> tuple[str, ...]:
    """The additions of ``welcome`` or ``farewell`` that no moment of the desk leads to: they ask for what is
    not known then, for a decision that does not exist, or always stand behind others."""
    return tuple(
        each.id for each in table if not any(each in fitting(at, table) for at in _moments(name, each.when))
    )


def _moments(name: str, when: When) -> Iterator[Moment]:
    """The moments at which exactly what is asked for holds, one for each need and decision."""
    asked = {part for part in vars(When()) if getattr(when, part) != getattr(When(), part)}
    if not asked <= KNOWN[name]:
        return
    flags: dict[str, Any] = {part: True for part in FLAGS if getattr(when, part)}
    hour = EVENING if when.evening else 9
    for need in when.needs or ("",):
        for decision in when.decisions & set(DECISIONS) if when.decisions else ("",):
            at = Moment(name, hour=hour, decision=decision, waited=when.waited)
            yield with_need(replace(at, **flags), need)
