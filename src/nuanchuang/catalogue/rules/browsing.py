"""Which matters stand first where there is little room."""

from collections.abc import Iterable
from dataclasses import dataclass

from nuanchuang.catalogue.rules.model import Matter


@dataclass(frozen=True)
class Shelf:
    """``first`` lies open, ``more`` is one step away; both in order, and no matter in both."""

    first: tuple[Matter, ...]
    more: tuple[Matter, ...]


def in_order(matters: Iterable[Matter]) -> tuple[Matter, ...]:
    """What is asked for every day first; then by the letter and number of the code: A2 before A10."""
    return tuple(sorted(matters, key=lambda each: (not each.often, *_number(each.code))))


def shelve(matters: Iterable[Matter], room: int) -> Shelf:
    """The first ``room`` of them open. A single one left over stays with them: it takes no more room
    than the way to it would."""
    ordered = in_order(matters)
    first = len(ordered) if len(ordered) <= room + 1 else room
    return Shelf(ordered[:first], ordered[first:])


def everyday(matters: Iterable[Matter], least: int) -> Shelf:
    """All that is asked for every day open, or the first ``least`` where that is fewer."""
    ordered = in_order(matters)
    return shelve(ordered, max(least, sum(each.often for each in ordered)))


def _number(code: str) -> tuple[str, int]:
    """A10 → ("A", 10); D → ("D", 0)."""
    letters = code.rstrip("0123456789")
    return letters, int(code[len(letters) :] or 0)
