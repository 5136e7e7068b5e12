"""A visit, its cases, what was checked, asked for and decided."""

from nuanchuang.reception.models.others import OtherReason
from nuanchuang.reception.models.visiting import (
    Case,
    CheckedItem,
    HandOver,
    Hardship,
    HeldPaper,
    Incident,
    Outcome,
    ReturnPass,
    Visit,
)

__all__ = [
    "Case", "CheckedItem", "HandOver", "Hardship", "HeldPaper", "Incident", "OtherReason", "Outcome",
    "ReturnPass", "Visit",
]  # fmt: skip
