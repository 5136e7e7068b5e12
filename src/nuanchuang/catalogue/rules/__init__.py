"""The catalogue's decisions: questions, lists, walks, checks and finding. Pure."""

from nuanchuang.catalogue.rules.asking import Asks, answers_told, next_question, open_questions, prune
from nuanchuang.catalogue.rules.assessing import (
    Assessment,
    FeeLine,
    Item,
    MayAct,
    assess,
    contradicted,
)
from nuanchuang.catalogue.rules.browsing import Shelf, everyday, in_order, shelve
from nuanchuang.catalogue.rules.changes import apply as apply_changes
from nuanchuang.catalogue.rules.changes import kind_of as kind_of_line
from nuanchuang.catalogue.rules.checking import Report, Walked, check, check_matter, cited
from nuanchuang.catalogue.rules.conditions import UNSURE, Condition, Facts, holds
from nuanchuang.catalogue.rules.faults import Fault
from nuanchuang.catalogue.rules.finding import Found, Index, answers, find, find_advice, index
from nuanchuang.catalogue.rules.model import (
    Actor,
    Answer,
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
    Provisional,
    Question,
    RefusalReason,
    Remedy,
    Text,
)
from nuanchuang.catalogue.rules.requests import scrub
from nuanchuang.catalogue.rules.scoring import Score, score
from nuanchuang.catalogue.rules.sheets import Case, Papers, Said, When, every_limit, every_paper, readable
from nuanchuang.catalogue.rules.walking import walk
from nuanchuang.catalogue.rules.wizards import Advice, Wizard, WizardOutcome, advise

__all__ = [
    "UNSURE", "Actor", "Advice", "Answer", "Asks", "Assessment", "Case", "Condition", "Facts", "Fault",
    "Fee", "FeeItem", "FeeLine", "Found", "Ground", "Index", "Item", "Library", "Limit", "Material",
    "Matter", "MayAct", "NotAReason", "Note", "Option", "Papers", "Provisional", "Question",
    "RefusalReason", "Remedy", "Report", "Said", "Score", "Shelf", "Text", "Walked", "When", "Wizard",
    "WizardOutcome", "advise", "answers", "answers_told", "apply_changes", "assess", "check",
    "check_matter", "cited", "contradicted", "every_limit", "every_paper", "everyday", "find",
    "find_advice", "holds", "in_order", "index", "kind_of_line", "next_question", "open_questions", "prune",
    "readable", "score", "scrub", "shelve", "walk",
]  # fmt: skip
