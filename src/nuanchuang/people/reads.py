"""Who is on duty where, and who leads."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from nuanchuang.hall.models import Hall, Window
from nuanchuang.people.models import Duty, LeaderDuty, Officer, RoleGrant


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
    return {row.window_id: _seat(row) for row in rows}


def _seat(row: Duty) -> Seat:
    return Seat(row.officer_id, row.officer.badge, row.window_id, row.window.number, row.started)


def seats_by_lane(hall_id: UUID, lane: UUID) -> list[tuple[Seat, bool]]:
    """Everybody at a window in its order, and whether that window serves the lane."""
    serving = Window.lanes.through.objects.filter(window=OuterRef("window"), lane=lane)
    rows = Duty.objects.filter(hall=hall_id, ended=None).select_related("officer", "window")
    return [
        (_seat(row), row.serves) for row in rows.annotate(serves=Exists(serving)).order_by("window__number")
    ]


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


@dataclass(frozen=True)
class Leader:
    """Someone who may be asked to come. ``on_duty`` when the roster names them now."""

    id: UUID
    badge: str
    on_duty: bool


def leaders(hall_id: UUID) -> list[Leader]:
    """All active leaders of the hall by badge, in one query."""
    duty = LeaderDuty.objects.filter(officer=OuterRef("pk"), hall=hall_id, ended=None)
    rows = Officer.objects.filter(hall=hall_id, is_active=True, grants__role=RoleGrant.Role.LEADER)
    found = rows.annotate(leads=Exists(duty)).order_by("badge").values_list("id", "badge", "leads")
    return [Leader(*row) for row in found]


def leaders_to_ring(hall_id: UUID) -> list[Leader]:
    """Those on duty; when the roster is empty all of them: somebody who asks for a leader must reach one,
    and the empty roster is the office's alarm, not the citizen's trouble."""
    found = leaders(hall_id)
    return [each for each in found if each.on_duty] or found


def leaders_on_call(hall_id: UUID) -> list[str]:
    """Badges of those who can be asked to come now."""
    return [each.badge for each in leaders_to_ring(hall_id)]
