"""Chinese text as pairs of neighbouring characters, so that two of them can be looked up. Pure.

A database's own word breaker knows no Chinese and drops punctuation. Here each pair becomes one word of
small Latin letters, which any breaker keeps whole and no query language takes for an operator.
"""

import math
import unicodedata
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise
from operator import add

_LETTERS = str.maketrans("0123456789abcdef", "abcdefghijklmnop")
BETWEEN = "z"
"""Stands between the two characters of a word; no character is written with it."""


def normalised(text: str) -> str:
    """What is compared: full-width forms folded, case folded, no white space at all."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def letters(text: str) -> str:
    """Any text as small letters a–p and ``z`` between its characters; different texts differ."""
    return BETWEEN.join(f"{ord(each):x}".translate(_LETTERS) for each in text)


def words(text: str) -> list[str]:
    """One word for each two neighbouring characters of the normalised text, in their order.

    A text contains another of two characters or more exactly when its words contain the
    other's as an unbroken run.
    """
    return [letters(one + other) for one, other in pairwise(normalised(text))]


def counted(text: str) -> Counter[str]:
    """The pairs themselves and how often each stands there; what ``cosine`` compares."""
    plain = normalised(text)
    return Counter(filter(str.isalnum, map(add, plain, plain[1:])))


def cosine(one: Mapping[str, int], other: Mapping[str, int]) -> float:
    """How alike two counted texts are, from 0 (nothing shared) to 1 (the same pairs)."""
    shared = sum(count * other[pair] for pair, count in one.items() if pair in other)
    if not shared:
        return 0.0
    return min(shared / math.sqrt(_square(one) * _square(other)), 1.0)


def _square(counts: Mapping[str, int]) -> int:
    return sum(count * count for count in counts.values())
