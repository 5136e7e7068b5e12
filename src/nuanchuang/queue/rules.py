"""Who is called next, and why. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

PREFERENCE_LASTS = timedelta(minutes=10)
"""How long a returning person is kept for the officer they know."""

BACK_WITHIN = timedelta(minutes=30)
"""How long a missed ticket may come back to its old place."""

RANK: Mapping[str, int] = {"transferred": 0, "return": 1, "priority": 2, "normal": 3}
"""Classes in the order they are called. Within a class: first come, first called."""

PRIORITY_REASONS = ("elder", "disabled", "pregnant", "soldier", "urgent")


@dataclass(frozen=True)
class Waiting:
    """One who waits, as far as the choice needs it."""

    ticket: UUID
    klass: str
    place: int
    preferred_officer: UUID | None = None
    preferred_until: datetime | None = None
    came_back: bool = False


@dataclass(frozen=True)
class Choice:
    """Who is called and the name of the rule that chose them."""

    ticket: UUID
    rule: str


def order(one: Waiting) -> tuple[int, int]:
    """The key by which all are called: class, then arrival."""
    return RANK[one.klass], one.place


def kept_for(one: Waiting, on_duty: frozenset[UUID], now: datetime) -> UUID | None:
    """The officer this person waits for; None once the officer left or ten minutes passed."""
    if one.preferred_officer not in on_duty:
        return None
    if one.preferred_until is None or one.preferred_until <= now:
        return None
    return one.preferred_officer


def who_is_next(
    in_order: Iterable[Waiting], officer: UUID, on_duty: frozenset[UUID], now: datetime
) -> Choice | None:
    """The first of those waiting, given in ``order``, who is not kept for another officer."""
    for one in in_order:
        keeper = kept_for(one, on_duty, now)
        if keeper in (None, officer):
            return Choice(one.ticket, _rule(one, keeper))
    return None


def _rule(one: Waiting, keeper: UUID | None) -> str:
    if one.klass == "return":
        return "return_same_officer" if keeper else "return_head"
    if one.klass == "normal" and one.came_back:
        return "missed_back"
    return {"normal": "first_come", "priority": "priority", "transferred": "transferred"}[one.klass]


def in_time_to_come_back(missed_at: datetime | None, now: datetime) -> bool:
    """A missed ticket keeps its place for half an hour; a held one all day."""
    return missed_at is None or now - missed_at <= BACK_WITHIN
