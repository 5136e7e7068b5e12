"""How well questions find their matter. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from nuanchuang.catalogue.rules.finding import Index, find

SHOWN = 3
"""A matter counts as found among so many."""


@dataclass(frozen=True)
class Question:
    """What somebody asks, and the codes of the matters that would answer it."""

    ask: str
    codes: frozenset[str]


@dataclass(frozen=True)
class Miss:
    """A question whose matter is not among the first three, and what is."""

    question: Question
    found: tuple[str, ...]


@dataclass(frozen=True)
class Score:
    """Of ``asked`` questions with a matter in the library so many had it ``first`` or ``near`` (in three);
    ``absent`` ask for matters the library does not have."""

    asked: int
    first: int
    near: int
    absent: int
    misses: tuple[Miss, ...]


def score(index: Index, questions: Iterable[Question]) -> Score:
    """Ask every question."""
    here = {matter.code for matter in index.matters}
    questions = tuple(questions)
    askable = [question for question in questions if question.codes & here]
    found = [(question, _first(index, question.ask)) for question in askable]
    misses = tuple(Miss(question, codes) for question, codes in found if not question.codes & {*codes})
    return Score(
        asked=len(askable),
        first=sum(not question.codes.isdisjoint(codes[:1]) for question, codes in found),
        near=len(askable) - len(misses),
        absent=len(questions) - len(askable),
        misses=misses,
    )


def _first(index: Index, ask: str) -> tuple[str, ...]:
    return tuple(hit.matter.code for hit in find(index, ask)[:SHOWN])
