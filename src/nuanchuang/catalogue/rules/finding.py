"""Finding a matter from plain words: aliases and common misnomers first, then shared pairs of characters."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from nuanchuang.catalogue.rules.model import Library, Matter, Text

ENOUGH = 0.34
"""Below this share of common pairs an answer would be a guess."""

LONGEST = 60
"""Characters of a query that are looked at."""


@dataclass(frozen=True)
class Found:
    """A matter that may be meant, the score (0–1) and the words that speak for it."""

    matter: Matter
    score: float
    because: Text


def find(library: Library, query: str) -> tuple[Found, ...]:
    """Best first; empty when nothing fits well enough."""
    asked = _plain(query)
    found = [hit for matter in library.matters.values() if (hit := _best(matter, asked))]
    return tuple(sorted(found, key=lambda hit: (-hit.score, hit.matter.code)))


def _plain(text: str) -> str:
    """Lower case, full-width forms folded, everything but letters and digits gone."""
    folded = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    return "".join(re.findall(r"\w+", folded)).replace("_", "")


def _names(matter: Matter) -> Iterable[str]:
    return (matter.code, matter.slug, matter.title.zh, matter.title.en, *matter.aliases)


def _best(matter: Matter, asked: str) -> Found | None:
    if not asked:
        return None
    score, name = max((_likeness(asked, _plain(name)), name) for name in _names(matter))
    if score < ENOUGH:
        return None
    return Found(matter, round(score, 3), _because(name, _plain(name) in asked))


def _because(name: str, same: bool) -> Text:
    """Only who said the whole name meant it; anything else is a guess, and says so."""
    if same:
        return Text(f"“{name}”说的就是这件事", f"“{name}” means this matter")
    return Text(f"您说的和“{name}”相近", f"it sounds like “{name}”")


def _likeness(asked: str, name: str) -> float:
    """1 for the same words, high when one holds the other, else the share of common pairs (Dice)."""
    if asked == name:
        return 1.0
    shorter, longer = sorted((asked, name), key=len)
    if len(shorter) >= 2 and shorter in longer:
        return 0.6 + 0.35 * len(shorter) / len(longer)
    left, right = _pairs(asked), _pairs(name)
    return 0.9 * 2 * len(left & right) / max(len(left) + len(right), 1)


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}
