"""Findings in a text. Pure: each names its rule, the words it stands on, and a better way to say it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nuanchuang.wording.rules.folding import Folded
from nuanchuang.wording.rules.triggers import Trigger, matches

DIMENSIONS = ("冷", "硬", "横", "推", "信口开河", "辱")
"""Cold, hard, overbearing, pushing away, careless, insulting."""

NEAR = 80
"""Characters before and after a match in which its sentence is looked for: nobody says longer ones."""

_ENDS = re.compile("[。！？]")


@dataclass(frozen=True)
class Rule:
    """Words that hurt, why they do, and what to say instead.

    ``triggers`` are matched on folded text with 您 as 你. A match is let go when ``spared`` overlaps it
    (None: nothing does), when ``eased`` stands in the same sentence, or ``freed`` anywhere in the text;
    these see 您 and 你 apart. ``stops`` holds outgoing text back. ``basis``: a matter of grounds, dropped
    where one is named or attached. ``reply_only``: looked for only when a reply's situation is known.
    """

    id: str
    dimension: str
    triggers: tuple[Trigger, ...]
    why: str
    better: str
    stops: bool = False
    spared: re.Pattern[str] | None = None
    eased: re.Pattern[str] | None = None
    freed: re.Pattern[str] | None = None
    basis: bool = False
    reply_only: bool = False


@dataclass(frozen=True)
class Finding:
    """``span`` is the original text from ``start`` to ``end``; ``rule`` the rule's id."""

    rule: str
    dimension: str
    start: int
    end: int
    span: str
    why: str
    better: str
    stops: bool


def lint(folded: Folded, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """What might be said better, in the order of the text; of two findings of one dimension, one inside the
    other, only the longer."""
    found = [_finding(rule, *span, folded) for rule in rules for span in _spans(rule, folded)]
    return tuple(_outermost(sorted(found, key=lambda each: (each.start, -each.end, each.rule))))


def _spans(rule: Rule, folded: Folded) -> Iterator[tuple[int, int]]:
    spared: list[bool] | None = None
    for start, end in matches(rule.triggers, folded.text, folded.grams):
        if start == end or folded.reported(end):
            continue
        if spared is None:
            if rule.freed and rule.freed.search(folded.kept):
                return
            spared = _covered(rule.spared, folded.kept)
        if not any(spared[start:end]) and not _eased(rule.eased, folded.kept, start, end):
            yield start, end


def _covered(pattern: re.Pattern[str] | None, text: str) -> list[bool]:
    """For each character whether some match covers it."""
    covered = [False] * len(text)
    for match in pattern.finditer(text) if pattern else ():
        covered[match.start() : match.end()] = [True] * (match.end() - match.start())
    return covered


def _eased(pattern: re.Pattern[str] | None, text: str, start: int, end: int) -> bool:
    if pattern is None:
        return False
    left = max(text.rfind(mark, max(0, start - NEAR), start) for mark in "。！？") + 1
    right = _ENDS.search(text, end, end + NEAR)
    return bool(pattern.search(text, max(left, start - NEAR), right.start() if right else end + NEAR))


def _finding(rule: Rule, start: int, end: int, folded: Folded) -> Finding:
    left, right = folded.place(start, end)
    return Finding(
        rule.id,
        rule.dimension,
        left,
        right,
        folded.original[left:right],
        rule.why,
        rule.better,
        rule.stops,
    )


def _outermost(found: list[Finding]) -> Iterator[Finding]:
    reach: dict[str, int] = {}
    for each in found:
        if each.end > reach.get(each.dimension, -1):
            reach[each.dimension] = each.end
            yield each
