"""The catalogue's decisions: questions, lists, walks, checks and finding. Pure."""

from nuanchuang.catalogue.rules.asking import Asks, next_question, open_questions, prune
from nuanchuang.catalogue.rules.assessing import (
    Assessment,
    FeeLine,
    Item,
    MayAct,
    assess,
    contradicted,
)
from nuanchuang.catalogue.rules.checking import Report, check
from nuanchuang.catalogue.rules.conditions import UNSURE, Condition, Facts, holds
from nuanchuang.catalogue.rules.faults import Fault
from nuanchuang.catalogue.rules.finding import Found, find
from nuanchuang.catalogue.rules.model import (
    Actor,
    Fee,
    FeeItem,
    Ground,
    Library,
    Limit,
    Material,
    Matter,
    NotAReason,
    Note,
    Option,
    Question,
    RefusalReason,
    Remedy,
    Text,
)
from nuanchuang.catalogue.rules.walking import walk
from nuanchuang.catalogue.rules.wizards import Advice, Wizard, WizardOutcome, advise

__all__ = [
    "UNSURE", "Actor", "Advice", "Asks", "Assessment", "Condition", "Facts", "Fault", "Fee", "FeeItem",
    "FeeLine", "Found", "Ground", "Item", "Library", "Limit", "Material", "Matter", "MayAct", "NotAReason",
    "Note", "Option", "Question", "RefusalReason", "Remedy", "Report", "Text", "Wizard", "WizardOutcome",
    "advise", "assess", "check", "contradicted", "find", "holds", "next_question", "open_questions", "prune",
    "walk",
]  # fmt: skip
