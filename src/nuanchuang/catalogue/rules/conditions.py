"""When something applies: a tiny declarative form with three answers.

``{who: [agent, unit]}`` holds when the fact is one of the options; several keys must all
hold; ``all``, ``any`` and ``not`` combine. The answer is True, False or None, and None
means the person was not sure, so nothing may be dropped because of it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

UNSURE = "unsure"
"""The option every question offers by itself: 我不清楚."""

PENDING = ""
"""Stands in the facts for a question that will be asked but has no answer yet."""

Facts = Mapping[str, str]
"""Question code → option code."""

Tri = bool | None


@dataclass(frozen=True)
class Is:
    """The fact is one of these options. A question that is not asked gives False."""

    question: str
    options: frozenset[str]


@dataclass(frozen=True)
class All:
    """Every part holds; without parts always True."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True)
class Any:
    """At least one part holds; without parts always False."""

    parts: "tuple[Condition, ...]"


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"


Condition = Is | All | Any | Not

ALWAYS = All(())


def holds(condition: Condition | None, facts: Facts) -> Tri:
    """True, False, or None when it hangs on a fact the person is not sure of. None always holds."""
    match condition:
        case None:
            return True
        case Is(question, options):
            return _leaf(facts.get(question), options)
        case All(parts):
            return _all(parts, facts)
        case Any(parts):
            return _inverse(_all(tuple(Not(part) for part in parts), facts))
        case Not(part):
            return _inverse(holds(part, facts))


def _leaf(answer: str | None, options: frozenset[str]) -> Tri:
    if answer is None:
        return False
    if answer in options:
        return True
    return None if answer in (UNSURE, PENDING) else False


def _all(parts: "tuple[Condition, ...]", facts: Facts) -> Tri:
    answer: Tri = True
    for part in parts:
        found = holds(part, facts)
        if found is False:
            return False
        answer = answer and found
    return answer


def _inverse(answer: Tri) -> Tri:
    return None if answer is None else not answer


def leaves(condition: Condition | None) -> Iterator[Is]:
    """Every fact a condition looks at."""
    match condition:
        case None:
            return
        case Is():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
