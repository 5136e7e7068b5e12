"""What desk, office, counter and paper ask about originals, hardship and alarms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.hall.models import Hall
from nuanchuang.people.access import Person
from nuanchuang.reception.care import Paper
from nuanchuang.reception.models import Case, Hardship, HeldPaper, Incident, Outcome, Visit

TAKEN_ON = (Outcome.Kind.DONE, Outcome.Kind.PROMISED)


def papers_in_hand(visit: UUID) -> list[Paper]:
    """The originals of a visit that are still in the officer's hands, in the order they were taken."""
    rows = HeldPaper.objects.filter(visit=visit, state=HeldPaper.State.IN).order_by("taken_at", "id")
    kinds = rows.values_list("id", "name", "usual", "case__outcome__kind")
    return [Paper(at, name["zh"], name["en"], usual, kind in TAKEN_ON) for at, name, usual, kind in kinds]


@dataclass(frozen=True)
class Received:
    """One line of the intake receipt. ``place``: returned, in, filed, posted, withdrawn; "" where no
    original was taken in."""

    name: dict[str, str]
    copies: int
    place: str


def received(outcome: Outcome) -> list[Received]:
    """What was received with a case, and where its originals are now."""
    where = {row.code: row.kept_for or row.state for row in outcome.case.papers.order_by("taken_at", "id")}
    lines: Iterable[dict[str, Any]] = outcome.content.get("received", ())
    return [Received(line["name"], line["copies"], where.get(line["code"], "")) for line in lines]


@dataclass(frozen=True)
class HardshipView:
    """A request as desk and office show it; ``mine`` for the one who asked."""

    id: UUID
    kind: str
    item: dict[str, str] | None
    reason: str
    words: str
    day: date | None
    number: str
    matter: str
    asker: str
    asked_at: datetime
    state: str
    declined_for: str
    leader: str
    mine: bool


def hardships(hall: Hall, since: datetime, person: Person) -> list[HardshipView]:
    """All that wait, then those asked since a moment, the latest first."""
    rows = _hardships().filter(hall=hall)
    waiting = rows.filter(state=Hardship.State.ASKED).order_by("asked_at")
    answered = rows.exclude(state=Hardship.State.ASKED).filter(asked_at__gte=since).order_by("-asked_at")
    return [_hardship(row, person.id) for row in (*waiting, *answered)]


def hardships_of(ticket: UUID) -> list[HardshipView]:
    """What was asked for one person, in that order."""
    return [_hardship(row) for row in _hardships().filter(ticket=ticket).order_by("asked_at")]


def _hardships() -> Any:
    return Hardship.objects.select_related("ticket", "case", "asker", "leader")


def _hardship(row: Hardship, asking: UUID | None = None) -> HardshipView:
    return HardshipView(
        id=row.id, kind=row.kind, item=row.item_name, reason=row.reason, words=row.words, day=row.day,
        number=row.ticket.label, matter=row.case.matter if row.case else row.ticket.matter,
        asker=row.asker.badge, asked_at=row.asked_at, state=row.state, declined_for=row.declined_for,
        leader=row.leader.badge if row.leader else "", mine=row.asker_id == asking,
    )  # fmt: skip


def waiting_hardships(hall: Hall) -> int:
    """How many requests wait for a leader."""
    return Hardship.objects.filter(hall=hall, state=Hardship.State.ASKED).count()


def home_visit_of(case: UUID) -> date | None:
    """The day of a home visit a leader agreed to; None without."""
    agreed = Hardship.objects.filter(case=case, kind=Hardship.Kind.HOME_VISIT, state=Hardship.State.APPROVED)
    return agreed.values_list("day", flat=True).first()


@dataclass(frozen=True)
class IncidentView:
    """An alarm: where, who, since when; who went; how it ended."""

    id: UUID
    window: int
    badge: str
    number: str
    raised_at: datetime
    state: str
    seen_by: str
    seen_at: datetime | None
    ended_by: str
    ended_at: datetime | None
    line: str


def open_incidents(hall: UUID) -> list[IncidentView]:
    """Alarms somebody must see to, the first pressed first."""
    rows = _incidents(hall).filter(ended_at=None)
    return [_incident(row) for row in rows.order_by("raised_at")]


def incidents(hall: UUID, limit: int = 50) -> list[IncidentView]:
    """The record, the latest first."""
    return [_incident(row) for row in _incidents(hall).order_by("-raised_at")[:limit]]


def _incidents(hall: UUID) -> Any:
    rows = Incident.objects.filter(hall=hall)
    return rows.select_related("window", "officer", "visit__ticket", "seen_by", "ended_by")


def _incident(row: Incident) -> IncidentView:
    return IncidentView(
        id=row.id, window=row.window.number, badge=row.officer.badge,
        number=row.visit.ticket.label if row.visit else "", raised_at=row.raised_at, state=row.state,
        seen_by=row.seen_by.badge if row.seen_by else "", seen_at=row.seen_at,
        ended_by=row.ended_by.badge if row.ended_by else "", ended_at=row.ended_at, line=row.line,
    )  # fmt: skip


def unclear_count(visit: UUID) -> int:
    """How often the citizen of this visit tapped 没听明白."""
    return Visit.objects.filter(pk=visit).values_list("unclear", flat=True).first() or 0


def may_come_later(case: Case) -> tuple[str, ...]:
    """The papers of a case that its matter's data allow to come later."""
    allowed = catalogue.matter(case.matter).provisional
    return allowed.materials if allowed else ()
