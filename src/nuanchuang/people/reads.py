"""Who is on duty where."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.hall.models import Hall, Window
from nuanchuang.people.models import Duty, Officer, RoleGrant


@dataclass(frozen=True)
class Seat:
    """An officer at a window."""

    officer: UUID
    badge: str
    window: UUID
    number: int
    since: datetime


@dataclass(frozen=True)
class OfficerCard:
    """An officer as the office lists them."""

    id: UUID
    badge: str
    roles: tuple[str, ...]
    active: bool
    window: int | None


def seats(hall_id: UUID) -> dict[UUID, Seat]:
    """Window id → who sits there now."""
    rows = Duty.objects.filter(hall=hall_id, ended=None).select_related("officer", "window")
    return {
        row.window_id: Seat(row.officer_id, row.officer.badge, row.window_id, row.window.number, row.started)
        for row in rows
    }


def on_duty(hall_id: UUID) -> frozenset[UUID]:
    """The officers who sit at a window of the hall now."""
    return frozenset(Duty.objects.filter(hall=hall_id, ended=None).values_list("officer", flat=True))


def window_of(officer: Officer) -> Window | None:
    """Where the officer sits, the hall loaded with it."""
    duty = Duty.objects.filter(officer=officer, ended=None).select_related("window__hall").first()
    return duty.window if duty else None


def officer_at(window_id: UUID) -> Officer | None:
    """Who sits at the window."""
    duty = Duty.objects.filter(window=window_id, ended=None).select_related("officer").first()
    return duty.officer if duty else None


def officers(hall: Hall) -> list[OfficerCard]:
    """All officers of a hall by badge, with roles and window."""
    seated = {seat.officer: seat.number for seat in seats(hall.id).values()}
    rows = Officer.objects.filter(hall=hall).prefetch_related("grants").order_by("badge")
    return [
        OfficerCard(
            row.id,
            row.badge,
            tuple(sorted(grant.role for grant in row.grants.all())),
            row.is_active,
            seated.get(row.id),
        )
        for row in rows
    ]


def badges(ids: set[UUID]) -> dict[UUID, str]:
    """Officer ids → badge numbers."""
    return dict(Officer.objects.filter(pk__in=ids).values_list("id", "badge"))


def leaders_on_call(hall_id: UUID) -> list[str]:
    """Badges of active leaders of the hall, those who can be asked to come."""
    grants = RoleGrant.objects.filter(
        role=RoleGrant.Role.LEADER, officer__hall=hall_id, officer__is_active=True
    )
    return sorted(grants.values_list("officer__badge", flat=True))
