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

    def holds(self, facts: Facts) -> Tri:
        answer = facts.get(self.question)
        if answer is None:
            return False
        if answer in self.options:
            return True
        return None if answer in _OPEN else False


@dataclass(frozen=True)
class All:
    """Every part holds; without parts always True."""

    parts: "tuple[Condition, ...]"

    def holds(self, facts: Facts) -> Tri:
        answer: Tri = True
        for part in self.parts:
            found = part.holds(facts)
            if found is False:
                return False
            answer = answer and found
        return answer


@dataclass(frozen=True)
class Any:
    """At least one part holds; without parts never."""

    parts: "tuple[Condition, ...]"

    def holds(self, facts: Facts) -> Tri:
        answer: Tri = False
        for part in self.parts:
            found = part.holds(facts)
            if found is True:
                return True
            answer = None if found is None else answer
        return answer


@dataclass(frozen=True)
class Not:
    """The part does not hold."""

    part: "Condition"

    def holds(self, facts: Facts) -> Tri:
        found = self.part.holds(facts)
        return None if found is None else not found


Condition = Is | All | Any | Not

_OPEN = frozenset({UNSURE, PENDING})


def holds(condition: Condition | None, facts: Facts) -> Tri:
    """True, False, or None when it hangs on a fact the person is not sure of. No condition always holds."""
    return True if condition is None else condition.holds(facts)


def leaves(condition: Condition | None) -> Iterator[Is]:
    """Every fact a condition looks at."""
    match condition:
        case Is():
            yield condition
        case All(parts) | Any(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
