"""Which of the five moves to offer, the most fitting first. Pure."""

from collections.abc import Collection, Iterable

from nuanchuang.conduct.rules.model import TRIGGERS, Move


def moves_for(triggers: Collection[str], moves: Iterable[Move]) -> tuple[Move, ...]:
    """The moves that something calls for.

    A move stands where the most pressing of its triggers stands in TRIGGERS; of two that the same one
    calls for, the lower number first: try oneself before another face.
    """
    called = [move for move in moves if not move.when.isdisjoint(triggers)]
    return tuple(sorted(called, key=lambda move: (_pressing(move, triggers), move.number)))


def triggers(long: bool, cannot: bool) -> frozenset[str]:
    """What calls for a move by what the desk knows: that it lasts long, and that a rule says no.

    Everything else only the officer hears or sees.
    """
    known = {"over_time": long, "rule_cannot": cannot}
    return frozenset(name for name, holds in known.items() if holds)


def _pressing(move: Move, triggers: Collection[str]) -> int:
    return min(TRIGGERS.index(each) for each in move.when.intersection(triggers))
