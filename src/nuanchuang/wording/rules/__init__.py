"""Decisions on wording: pure functions over frozen dataclasses."""

from nuanchuang.wording.rules.folding import Folded, fold
from nuanchuang.wording.rules.linting import DIMENSIONS, Finding, Rule, lint
from nuanchuang.wording.rules.replying import Element, Elements, Need, Situation, elements
from nuanchuang.wording.rules.reporting import Report, insults, report, stops

__all__ = [
    "DIMENSIONS", "Element", "Elements", "Finding", "Folded", "Need", "Report", "Rule", "Situation",
    "elements", "fold", "insults", "lint", "report", "stops",
]  # fmt: skip
