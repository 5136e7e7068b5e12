"""The catalogue's decisions: questions, lists, walks, checks and finding. Pure."""

from nuanchuang.catalogue.rules.assessing import (
    Assessment,
    FeeLine,
    Item,
    MayAct,
    assess,
    contradicted,
    next_question,
    open_questions,
    prune,
)
from nuanchuang.catalogue.rules.browsing import Shelf, everyday, in_order, shelve
from nuanchuang.catalogue.rules.checking import Fault, Report, check
from nuanchuang.catalogue.rules.conditions import UNSURE, Condition, Facts, holds
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
from nuanchuang.catalogue.rules.sheets import Case, Papers, Said, When, every_limit, every_paper
from nuanchuang.catalogue.rules.walking import walk

__all__ = [
    "UNSURE", "Actor", "Assessment", "Case", "Condition", "Facts", "Fault", "Fee", "FeeItem", "FeeLine",
    "Found", "Ground", "Item", "Library", "Limit", "Material", "Matter", "MayAct", "NotAReason", "Note",
    "Option", "Papers", "Question", "RefusalReason", "Remedy", "Report", "Said", "Shelf", "Text", "When",
    "assess", "check", "contradicted", "every_limit", "every_paper", "everyday", "find", "holds",
    "in_order", "next_question", "open_questions", "prune", "shelve", "walk",
]  # fmt: skip
