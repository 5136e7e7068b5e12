"""When a conversation is stuck and another face would help. Pure; moods are an argument, never kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

ENOUGH = 5
"""Services from which on a median means something."""

LONG_TALK = 20.0
"""Minutes after which a talk is long where too few are known: the house's own choice, no measured figure."""

TIMES, REPEATS = 2.0, 3
"""Over twice the usual time; the same thing for the third time (issue 4, Build 7)."""


@dataclass(frozen=True)
class Signs:
    """What is known of a visit: ``minutes`` so far, ``long_after`` so many it is long for such a service,
    ``visits`` made for this case, presses of “没听明白”, and whether the officer marked a high mood on this
    very page."""

    minutes: float
    long_after: float
    visits: int = 1
    not_understood: int = 0
    agitated: bool = False


def long_after(matter: Sequence[float], lane: Sequence[float]) -> float:
    """Minutes after which a talk is long: twice the median of the matter's services, else of its lane's,
    else LONG_TALK."""
    enough = next((known for known in (matter, lane) if len(known) >= ENOUGH), None)
    return TIMES * median(enough) if enough else LONG_TALK


def hint(signs: Signs) -> str:
    """Why another face may help, strongest sign first: agitated, unclear, again, long; else empty."""
    if signs.agitated:
        return "agitated"
    if signs.not_understood >= REPEATS:
        return "unclear"
    if signs.visits >= REPEATS:
        return "again"
    return "long" if is_long(signs.minutes, signs.long_after) else ""


def is_long(minutes: float, long_after: float) -> bool:
    """What the hint, the five moves and the next sentence all ask."""
    return minutes > long_after
