"""What screens ask of the queue."""

from collections import Counter as Tally
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Window
from nuanchuang.queue.models import Ticket, label

SHOWN_CALLS = 6


@dataclass(frozen=True)
class LaneLoad:
    """A lane and how many wait in it."""

    slug: str
    prefix: str
    name: str
    name_en: str
    waiting: int


@dataclass(frozen=True)
class CallLine:
    """A call on the board. ``mark`` changes with every announcement, also a repeated one."""

    number: str
    window: int
    window_name: str
    window_name_en: str
    klass: str
    at: datetime
    mark: str


@dataclass(frozen=True)
class Waiter:
    """One who waits, as officers and leaders see it; ``window``: the number of the last that called them."""

    id: UUID
    number: str
    lane: str
    klass: str
    reason: str
    matter: str
    state: str
    minutes: int
    window: int | None


@dataclass(frozen=True)
class Place:
    """Where a ticket stands."""

    ahead: int
    waiting: bool


def lane_loads(hall: Hall, now: datetime) -> list[LaneLoad]:
    """Every lane of the hall with its number of waiting people."""
    waiting = Tally(_waiting(hall, now).values_list("lane", flat=True))
    return [
        LaneLoad(lane.slug, lane.prefix, lane.name, lane.name_en, waiting[lane.id])
        for lane in hall_reads.lanes(hall)
    ]


def place(ticket: Ticket) -> Place:
    """How many are called before this ticket in its lane (classes included)."""
    if ticket.state != Ticket.State.WAITING:
        return Place(0, False)
    before = Q(rank__lt=ticket.rank) | Q(rank=ticket.rank, place__lt=ticket.place)
    same = Ticket.objects.filter(
        hall=ticket.hall_id, day=ticket.day, lane=ticket.lane_id, state=Ticket.State.WAITING
    )
    return Place(same.filter(before).count(), True)


def last_calls(hall: Hall, now: datetime) -> list[CallLine]:
    """The latest calls of the day, newest first."""
    windows = {each.number: each for each in Window.objects.filter(hall=hall)}
    rows = Ticket.objects.filter(hall=hall, day=hall_reads.today(hall, now), called_at__isnull=False)
    return [
        CallLine(
            row.label, row.called_to, windows[row.called_to].name, windows[row.called_to].name_en,
            row.klass, row.called_at, f"{row.label}-{row.called_to}-{row.calls}",
        )
        for row in rows.order_by("-called_at")[:SHOWN_CALLS]
        if row.called_to and row.called_at
    ]  # fmt: skip


def waiting(hall: Hall, now: datetime, limit: int = 300) -> list[Waiter]:
    """Who waits, in the order of calling."""
    return _waiters(_waiting(hall, now).order_by("rank", "place"), now, limit)


def waiting_for(window: Window, now: datetime, limit: int = 8) -> list[Waiter]:
    """The next ones in a window's lanes."""
    rows = _waiting(window.hall, now).filter(lane__windows=window)
    return _waiters(rows.order_by("rank", "place"), now, limit)


def count_for(window: Window, now: datetime) -> int:
    """How many wait in a window's lanes."""
    return _waiting(window.hall, now).filter(lane__windows=window).count()


def stepped_aside(hall: Hall, now: datetime) -> list[Waiter]:
    """Held and missed tickets of the day, the latest first."""
    rows = Ticket.objects.filter(
        hall=hall, day=hall_reads.today(hall, now), state__in=[Ticket.State.HELD, Ticket.State.MISSED]
    )
    return _waiters(rows.order_by("-called_at"), now, 20)


def serving(hall: Hall) -> dict[UUID, Ticket]:
    """Window id → the ticket it serves."""
    rows = Ticket.objects.filter(hall=hall, state=Ticket.State.CALLED).select_related("lane")
    return {row.window_id: row for row in rows if row.window_id}


def _waiting(hall: Hall, now: datetime) -> QuerySet[Ticket]:
    return Ticket.objects.filter(hall=hall, day=hall_reads.today(hall, now), state=Ticket.State.WAITING)


def _waiters(rows: QuerySet[Ticket], now: datetime, limit: int) -> list[Waiter]:
    columns = (
        "id", "series", "number", "lane__name", "klass", "reason", "matter", "state", "issued_at",
        "called_to",
    )  # fmt: skip
    return [
        Waiter(
            key, label(series, number), lane, klass, reason, matter, state,
            int((now - issued_at).total_seconds() // 60), called_to,
        )
        for key, series, number, lane, klass, reason, matter, state, issued_at, called_to
        in rows.values_list(*columns)[:limit]
    ]  # fmt: skip
