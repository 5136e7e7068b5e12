"""How long a question has waited, what a card is good for, when a report is due. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

TARGET = timedelta(minutes=10)
"""The hall's own aim for an answer, not a legal limit."""

REPORT_WITHIN = timedelta(hours=24)
"""From noting an own error to telling it (mission row 48)."""

OPTIONS_FROM, OPTIONS_TO, OPTION_LENGTH = 2, 4, 60
GOOD_FOR = timedelta(days=180)
"""Offered as the day a card is read again; the reviewer chooses."""

LONGEST_REVIEW = timedelta(days=366)


@dataclass(frozen=True)
class Timer:
    """Whole minutes since a question was asked, and whether the target has passed."""

    minutes: int
    overdue: bool


def timer(asked_at: datetime, due_at: datetime, now: datetime) -> Timer:
    """How a question stands at ``now``."""
    return Timer(max(int((now - asked_at).total_seconds() // 60), 0), now > due_at)


def options(said: Sequence[str]) -> tuple[str, ...] | None:
    """The ways to choose from, empty lines left out; None unless two to four different short ones."""
    kept = tuple(each for each in said if each)
    fit = OPTIONS_FROM <= len(kept) <= OPTIONS_TO and len(set(kept)) == len(kept)
    return kept if fit and all(len(each) <= OPTION_LENGTH for each in kept) else None


def card_state(state: str, review_by: date | None, today: date) -> str:
    """``expired`` for a reviewed card whose day has passed, else the state itself."""
    return "expired" if state == "reviewed" and review_by is not None and review_by < today else state


def review_day_fits(day: date, today: date) -> bool:
    """A card is read again on a day ahead, within a year."""
    return today < day <= today + LONGEST_REVIEW
