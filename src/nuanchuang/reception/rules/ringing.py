"""Whom an offer rings at next, until somebody accepts or it comes back to the owner. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

RINGS_FOR = timedelta(seconds=60)
"""How long one ring waits for an answer (issue 4, Build 7)."""

COLLEAGUE, ANYONE, LEADER, GIVER = "colleague", "anyone", "leader", "giver"
"""Where an offer rings: at one colleague, at all who are free, at the leaders, or back at the owner."""


@dataclass(frozen=True)
class Offer:
    """A ringing offer: where, since when, and who declined or let it ring out."""

    step: str
    asked_at: datetime
    offered_to: UUID | None = None
    said_no: frozenset[UUID] = frozenset()


@dataclass(frozen=True)
class Candidates:
    """Who could go on: colleagues with the skill who are free now, by window; leaders to ring."""

    free: tuple[UUID, ...] = ()
    leaders: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Ring:
    """Where it rings from now on; ``officer`` for one colleague."""

    step: str
    officer: UUID | None = None


def rings_out(asked_at: datetime, now: datetime) -> bool:
    """Nobody answered in time. An ``asked_at`` in the future (the clock was set back) has rung out too."""
    return not asked_at <= now < asked_at + RINGS_FOR


def first_ring(wanted: str, candidates: Candidates) -> Ring:
    """Where an offer to anyone or to the leader starts; ``giver`` when there is nobody at all."""
    if wanted == ANYONE and candidates.free:
        return Ring(ANYONE)
    return Ring(LEADER) if candidates.leaders else Ring(GIVER)


def next_to_ring(offer: Offer, candidates: Candidates, now: datetime) -> Ring | None:
    """Where it rings on: the next free colleague, then the leaders, then the owner again.

    None while it may still be answered where it rings. Who said no or let it ring out is not rung again.
    """
    if not rings_out(offer.asked_at, now) and _can_answer(offer, candidates):
        return None
    if offer.step == COLLEAGUE:
        for officer in candidates.free:
            if officer not in offer.said_no and officer != offer.offered_to:
                return Ring(COLLEAGUE, officer)
    left = [leader for leader in candidates.leaders if leader not in offer.said_no]
    return Ring(LEADER) if left and offer.step != LEADER else Ring(GIVER)


def _can_answer(offer: Offer, candidates: Candidates) -> bool:
    if offer.step == COLLEAGUE:
        return offer.offered_to not in offer.said_no
    asked = candidates.free if offer.step == ANYONE else candidates.leaders
    return any(officer not in offer.said_no for officer in asked)
