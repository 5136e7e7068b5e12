"""What to say next and which cards and moves help. Pure."""

from nuanchuang.conduct.rules.checking import Report, check
from nuanchuang.conduct.rules.finding import Found, Index
from nuanchuang.conduct.rules.greetings import fitting
from nuanchuang.conduct.rules.model import (
    KINDS,
    PLACES,
    TRIGGERS,
    Addition,
    Card,
    Conduct,
    Move,
    Situation,
    Step,
    When,
)
from nuanchuang.conduct.rules.moments import (
    DECISIONS,
    LONG_WAIT,
    MOODS,
    NEEDS,
    STAGES,
    Moment,
    cue,
    over_time,
    part_of_day,
    variants,
    weightiest,
    with_need,
)
from nuanchuang.conduct.rules.moves import moves_for, triggers
from nuanchuang.conduct.rules.saying import cited, filled, spoken

__all__ = [
    "DECISIONS", "KINDS", "LONG_WAIT", "MOODS", "NEEDS", "PLACES", "STAGES", "TRIGGERS", "Addition", "Card",
    "Conduct", "Found", "Index", "Moment", "Move", "Report", "Situation", "Step", "When", "check", "cited",
    "cue", "filled", "fitting", "moves_for", "over_time", "part_of_day", "spoken", "triggers",
    "variants", "weightiest", "with_need",
]  # fmt: skip
