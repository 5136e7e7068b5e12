"""A long list shown a stretch at a time: no page reads more of it than it shows."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

SHOWN = 10
LAST = 999
"""The last stretch that can be asked for by an address."""

Line = TypeVar("Line")


@dataclass(frozen=True)
class Stretch(Generic[Line]):
    """``before`` and ``after`` are the addresses of the neighbouring stretches, empty where there is none."""

    lines: list[Line]
    before: str
    after: str


def stretch(query: QueryDict, name: str, read: Callable[[int, int], list[Line]]) -> Stretch[Line]:
    """The stretch that the address names by ``name``; the first one for whatever is no number or lies behind
    the end. ``read`` takes how many lines are wanted and from which on.
    """
    asked = query.get(name, "")
    here = min(int(asked), LAST) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0
    lines = read(SHOWN + 1, here * SHOWN)
    if here and not lines:
        here, lines = 0, read(SHOWN + 1, 0)
    before = _address(query, name, here - 1) if here else ""
    after = _address(query, name, here + 1) if len(lines) > SHOWN and here < LAST else ""
    return Stretch(lines[:SHOWN], before, after)


def _address(query: QueryDict, name: str, place: int) -> str:
    """Other lists of the page stay where they are."""
    there = query.copy()
    there[name] = str(place)
    return f"?{there.urlencode()}#{name}"
