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
from nuanchuang.catalogue.rules.checking import Fault, Report, check
from nuanchuang.catalogue.rules.conditions import UNSURE, Condition, Facts, holds
from nuanchuang.catalogue.rules.finding import Found, Index, find, index
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
from nuanchuang.catalogue.rules.requests import scrub
from nuanchuang.catalogue.rules.scoring import Score, score
from nuanchuang.catalogue.rules.walking import walk

__all__ = [
    "UNSURE", "Actor", "Assessment", "Condition", "Facts", "Fault", "Fee", "FeeItem", "FeeLine",
    "Found", "Ground", "Index", "Item", "Library", "Limit", "Material", "Matter", "MayAct",
    "NotAReason", "Note", "Option", "Question", "RefusalReason", "Remedy", "Report", "Score", "Text",
    "assess", "check", "contradicted", "find", "holds", "index", "next_question", "open_questions",
    "prune", "score", "scrub", "walk",
]  # fmt: skip
