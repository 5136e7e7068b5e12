"""Own errors and looks back: to their author always, to others once sent or shared, in no order of merit."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.knowledge.models import LookBack, OwnError
from nuanchuang.people.access import Person


@dataclass(frozen=True)
class ErrorLine:
    """An own error. ``overdue`` while unsent after a day."""

    id: UUID
    happened: str
    fixed: str
    prevent: str
    noted_at: datetime
    due_at: datetime
    sent_at: datetime | None
    overdue: bool


@dataclass(frozen=True)
class LookLine:
    """Five answers, and since when others may read them."""

    id: UUID
    answers: tuple[str, ...]
    at: datetime
    shared_at: datetime | None


def errors_of(person: Person, now: datetime, limit: int = 20) -> list[ErrorLine]:
    """One's own, those not sent first."""
    rows = OwnError.objects.filter(author=person.id).order_by("-noted_at")[:limit]
    return sorted((_error(row, now) for row in rows), key=lambda each: each.sent_at is not None)


def sent_errors(person: Person, now: datetime, limit: int = 50) -> list[ErrorLine]:
    """What the officers of the hall told, the latest first; without who it was. Raises NotAllowed."""
    person.must("read_errors")
    rows = OwnError.objects.filter(hall=person.officer.hall_id, sent_at__isnull=False).order_by("-sent_at")
    return [_error(row, now) for row in rows[:limit]]


def looks_of(person: Person, limit: int = 20) -> list[LookLine]:
    """One's own, the latest first."""
    return [_look(row) for row in LookBack.objects.filter(author=person.id).order_by("-at")[:limit]]


def shared_looks(person: Person, limit: int = 50) -> list[LookLine]:
    """What was shared in the hall, the latest first. Raises NotAllowed."""
    person.must("read_look_backs")
    rows = LookBack.objects.filter(hall=person.officer.hall_id, shared_at__isnull=False)
    return [_look(row) for row in rows.order_by("-shared_at")[:limit]]


def _error(row: OwnError, now: datetime) -> ErrorLine:
    overdue = row.sent_at is None and now > row.due_at
    return ErrorLine(
        row.id, row.happened, row.fixed, row.prevent, row.noted_at, row.due_at, row.sent_at, overdue
    )


def _look(row: LookBack) -> LookLine:
    return LookLine(row.id, tuple(row.answers), row.at, row.shared_at)
