"""Where a learned card is said: the codes of conduct's situations that answers from above concern. Pure."""

SITUATIONS = (
    "answering", "checking", "missing", "refusing", "bottom_line", "promising", "hardship", "fee",
    "system_down", "who_decides",
)  # fmt: skip
USUAL = "answering"
"""What a fresh draft is filed under."""
