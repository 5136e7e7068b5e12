"""Which memos fit a case. Pure.

The same matter comes first: the more of the case's facts a memo was written for, and the fewer it names
that this case has not, the higher. Within the same, and among other matters, what is alike in its words
(cosine over pairs of characters) to the matter's title and the case's answers.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from nuanchuang.platform.grams import cosine, counted

SHOWN = 5
ENOUGH = 0.12
"""Below this likeness a memo of another matter would only be noise."""

Key = TypeVar("Key")


@dataclass(frozen=True)
class Wanted:
    """A case as memos are sought for it: its facts as ``question=answer``, its title and answers in words."""

    matter: str
    facts: frozenset[str]
    words: str


@dataclass(frozen=True)
class Noted(Generic[Key]):
    """A memo as it is weighed; the order they come in (newest first) settles what is equal."""

    key: Key
    matter: str
    facts: frozenset[str]
    text: str


def similar(wanted: Wanted, memos: Iterable[Noted[Key]], limit: int = SHOWN) -> list[Key]:
    """The keys of those that fit, best first."""
    words = counted(wanted.words)
    weighed = [(_weight(wanted, words, memo), memo) for memo in memos]
    fitting = [
        (weight, memo) for weight, memo in weighed if memo.matter == wanted.matter or weight[2] >= ENOUGH
    ]
    ranked: Sequence[tuple[tuple[bool, float, float], Noted[Key]]] = sorted(
        fitting, key=lambda pair: pair[0], reverse=True
    )
    return [memo.key for _, memo in ranked[:limit]]


def _weight(wanted: Wanted, words: Counter[str], memo: Noted[Key]) -> tuple[bool, float, float]:
    same = memo.matter == wanted.matter
    return same, _overlap(wanted.facts, memo.facts) if same else 0.0, cosine(words, counted(memo.text))


def _overlap(case: frozenset[str], memo: frozenset[str]) -> float:
    """Facts shared less those the case has otherwise; a memo for every case of the matter weighs nothing."""
    asked = {fact.partition("=")[0] for fact in case}
    shared = len(case & memo)
    against = sum(fact not in case and fact.partition("=")[0] in asked for fact in memo)
    return float(shared - 2 * against)
