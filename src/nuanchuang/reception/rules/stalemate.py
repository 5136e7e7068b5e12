"""When a conversation is stuck and another face would help. Pure; moods are an argument, never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

ENOUGH = 5
"""Services from which on a median means something."""

USUAL = 15.0
"""Minutes a service is taken to last where too few are known: the house's default, no measured figure."""

TIMES, REPEATS = 2.0, 3
"""Over twice the usual time; the same thing for the third time (issue 4, Build 7)."""


@dataclass(frozen=True)
class Signs:
    """What is known of a visit: ``minutes`` so far, ``usual`` minutes of such services, ``visits`` made
    for this case, presses of “没听明白”, and whether the officer marked a high mood on this very page."""

    minutes: float
    usual: float
    visits: int = 1
    not_understood: int = 0
    agitated: bool = False


def usual(matter: Sequence[float], lane: Sequence[float]) -> float:
    """Minutes a service of the matter lasts (median), else one of its lane, else USUAL."""
    enough = next((known for known in (matter, lane) if len(known) >= ENOUGH), None)
    return median(enough) if enough else USUAL


def hint(signs: Signs) -> str:
    """Why another face may help, strongest sign first: agitated, unclear, again, long; else empty."""
    if signs.agitated:
        return "agitated"
    if signs.not_understood >= REPEATS:
        return "unclear"
    if signs.visits >= REPEATS:
        return "again"
    return "long" if signs.minutes > TIMES * signs.usual else ""
