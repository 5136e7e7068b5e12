"""What a reply needs, by situation, and in which order. Pure: cues are words, so this is a lower bound."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nuanchuang.wording.rules.folding import Folded


@dataclass(frozen=True)
class Element:
    """Something a reply needs: recognised by its cues, with an example to insert where it is missing."""

    id: str
    zh: str
    why: str
    cue: re.Pattern[str]
    example: str


@dataclass(frozen=True)
class Need:
    """One step of a situation: any of these elements fulfils it; the first names it."""

    any_of: tuple[Element, ...]

    @property
    def id(self) -> str:
        """The id of its first element."""
        return self.any_of[0].id

    @property
    def zh(self) -> str:
        """What is missing when it is: “致歉或体谅”."""
        *others, last = (each.zh for each in self.any_of)
        return f"{'、'.join(others)}或{last}" if others else last

    @property
    def why(self) -> str:
        """Why it belongs here."""
        return self.any_of[0].why

    @property
    def example(self) -> str:
        """A sentence to insert."""
        return self.any_of[0].example


@dataclass(frozen=True)
class Situation:
    """What is said when. ``ranks`` are its needs in order; needs of one rank may stand in any order.

    ``ordered`` says whether a step that stands too early is pointed out.
    """

    id: str
    zh: str
    ranks: tuple[tuple[Need, ...], ...]
    ordered: bool

    @property
    def needs(self) -> tuple[Need, ...]:
        """All of them, in order."""
        return tuple(need for rank in self.ranks for need in rank)


class Elements(NamedTuple):
    """What is missing, and what stands before something that should come first."""

    missing: tuple[Need, ...]
    misordered: tuple[Need, ...]


class _Placed(NamedTuple):
    need: Need
    rank: int
    first: int
    last: int


def elements(folded: Folded, situation: Situation, *, attached: frozenset[str] = frozenset()) -> Elements:
    """Needs of the situation without a cue in the text, and those that stand too early.

    ``attached`` are ids of elements that go out beside the text: the article on the citizen's screen.
    """
    placed = list(_placed(folded.kept, situation))
    there = {each.need for each in placed}
    absent = tuple(
        need
        for need in situation.needs
        if need not in there and not attached.intersection(each.id for each in need.any_of)
    )
    return Elements(absent, tuple(_early(placed)) if situation.ordered else ())


def _placed(kept: str, situation: Situation) -> Iterator[_Placed]:
    for rank, needs in enumerate(situation.ranks):
        for need in needs:
            starts = [match.start() for each in need.any_of for match in each.cue.finditer(kept)]
            if starts:
                yield _Placed(need, rank, min(starts), max(starts))


def _early(placed: list[_Placed]) -> Iterator[Need]:
    """Steps all of whose cues stand before the first cue of an earlier step."""
    for each in placed:
        if any(other.rank < each.rank and each.last < other.first for other in placed):
            yield each.need
