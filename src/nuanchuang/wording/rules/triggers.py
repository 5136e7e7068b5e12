"""Patterns that run only where they can match. Pure.

Each match of a pattern holds one of a few short strings; a text without them is not searched. The idea is
that of an index of trigrams (Cox, "Regular Expression Matching with a Trigram Index", 2012), turned round:
the texts are short and new, the patterns many and known. Reads the parse tree of ``re``, which is not
public: of a node that a later Python may bring nothing is known, and its pattern runs on every text.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import pairwise
from typing import Any

_parse: Any = import_module("re._parser").parse
MANY = 60
"""Strings beyond which listing them costs more than searching."""


@dataclass(frozen=True)
class Trigger:
    """A pattern with the strings, one or two characters long, of which each match holds one."""

    pattern: re.Pattern[str]

    @cached_property
    def needs(self) -> frozenset[str] | None:
        """None: nothing is known, the pattern runs on every text."""
        return _needs(_parse(self.pattern.pattern))


def grams(text: str) -> frozenset[str]:
    """The characters of a text and its pairs of neighbours."""
    return frozenset(text).union(map("".join, pairwise(text)))


def matches(triggers: Iterable[Trigger], text: str, held: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of what ``a|b|…`` of all patterns would match, from the left; ``held``: grams(text)."""
    able = [each.pattern for each in triggers if each.needs is None or not held.isdisjoint(each.needs)]
    found = {at: match.span() for at, one in enumerate(able) if (match := one.search(text))}
    while found:
        start, end = found[min(found, key=lambda at: (found[at][0], at))]
        yield start, end
        after = max(end, start + 1)
        for at in [at for at, span in found.items() if span[0] < after]:
            match = able[at].search(text, after)
            if match:
                found[at] = match.span()
            else:
                del found[at]


Strings = frozenset[str]
_EMPTY: Strings = frozenset({""})


def _needs(tree: Any) -> Strings | None:
    """The best of what the parts of a sequence need; strings that stand side by side count as one."""
    known: list[Strings] = []
    beside = _EMPTY
    for node in tree:
        exact = _exact(node)
        joined = _joined(beside, exact)
        if joined is None:
            known += [beside, *filter(None, [_of_part(node)])]
        beside = joined if joined is not None else exact or _EMPTY
    short = [frozenset(each[:2] for each in some) for some in (*known, beside) if "" not in some]
    return min(short, key=lambda some: (min(map(len, some)) < 2, len(some)), default=None)


def _of_part(node: Any) -> Strings | None:
    match str(node[0]), node[1]:
        case "SUBPATTERN", (*_, tree):
            return _needs(tree)
        case "BRANCH", (_, ways):
            each = [_needs(way) for way in ways]
            return None if None in each else frozenset().union(*filter(None, each))
        case "MAX_REPEAT" | "MIN_REPEAT", (least, _, tree) if least:
            return _needs(tree)
    return None


def _exact(node: Any) -> Strings | None:
    """All that a part can match, when that is little; what only looks around matches nothing."""
    match str(node[0]), node[1]:
        case "LITERAL", code:
            return frozenset({chr(code)})
        case "IN", members if all(str(kind) == "LITERAL" for kind, _ in members):
            return frozenset(chr(code) for _, code in members)
        case (("ASSERT" | "ASSERT_NOT" | "AT"), _):
            return _EMPTY
        case "SUBPATTERN", (*_, tree):
            return _exact_all(tree)
        case "BRANCH", (_, ways):
            each = [_exact_all(way) for way in ways]
            return None if None in each else frozenset().union(*filter(None, each))
        case (("MAX_REPEAT" | "MIN_REPEAT"), (0, 1, tree)):
            once = _exact_all(tree)
            return None if once is None else once | _EMPTY
    return None


def _exact_all(tree: Any) -> Strings | None:
    found: Strings | None = _EMPTY
    for node in tree:
        found = _joined(found, _exact(node))
    return found


def _joined(left: Strings | None, right: Strings | None) -> Strings | None:
    if left is None or right is None or len(left) * len(right) > MANY:
        return None
    return frozenset(one + two for one in left for two in right)
