"""Verbs of the queue. All run inside ``write()``; claims are conditional updates that count rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from typing import Any
from uuid import UUID

from django.db import IntegrityError, connection
from django.db.models import F

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Lane, Window
from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.people import reads as people_reads
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import link_code
from nuanchuang.platform.refusals import Refusal
from nuanchuang.queue import rules
from nuanchuang.queue.models import Ticket, label

OPEN_STATES = (Ticket.State.WAITING, Ticket.State.CALLED, Ticket.State.HELD, Ticket.State.MISSED)
"""Where a ticket may still be called from, or called again."""

PAGE = 20
"""Rows read at once while looking for the next person."""


class HallClosed(Refusal):
    """Outside opening hours."""

    code = "hall-closed"
    sentence = "大厅现在不取号。下次取号时间：%(next)s。"


class PriorityNeedsReason(Refusal):
    """Priority without one of the listed reasons."""

    code = "priority-needs-reason"
    status = 422
    sentence = "优先号要写明原因：老年人、残疾人、孕妇、军人或急事。请选一个。"


class UnknownClass(Refusal):
    """A class of tickets the hall does not have."""

    code = "unknown-class"
    status = 422
    sentence = "没有这种号。请选普通号或优先号。"


class NobodyWaiting(Refusal):
    """The window's lanes are empty, or all who wait are kept for a colleague."""

    code = "nobody-waiting"
    sentence = "现在没有等候的群众。有人取号时，这里会提示您。"


class WindowBusy(Refusal):
    """The window serves someone."""

    code = "window-busy"
    sentence = "这个窗口正在接待 %(number)s 号。请先办结、过号或转办。"


class NobodyAtWindow(Refusal):
    """The window serves nobody, so there is nothing to recall, miss, hold or finish."""

    code = "nobody-at-window"
    sentence = "这个窗口现在没有在接待的号。请按 F2 叫号。"


class TicketMoved(Refusal):
    """The ticket is no longer in a state this verb starts from."""

    code = "ticket-moved"
    sentence = "这个号的状态刚刚变了，系统没有改动。请看最新画面。"


class TooLateToComeBack(Refusal):
    """A missed ticket after half an hour."""

    code = "too-late-to-come-back"
    sentence = "这个号过号超过 30 分钟了。请重新取一个号，或找导办员帮忙。"


@dataclass(frozen=True)
class Called:
    """A ticket now at a window and the rule that chose it."""

    ticket: Ticket
    rule: str


@dataclass(frozen=True)
class Order:
    """What a ticket is asked for. ``klass`` normal, priority or return; see rules.RANK."""

    matter: str = ""
    klass: str = "normal"
    reason: str = ""
    reference: str = ""
    preferred_officer: UUID | None = None


def issue(*, hall: Hall, lane: Lane, order: Order, by: str, now: datetime) -> Ticket:
    """A new ticket. Raises HallClosed, UnknownClass, PriorityNeedsReason.

    The number comes from one upsert inside the transaction: a rolled back ticket gives
    its number back, so there are no gaps.
    """
    _check_order(order)
    _check_open(hall, now)
    day = hall_reads.today(hall, now)
    with write():
        place, number = _count(hall.id, day, lane.prefix)
        ticket = Ticket.objects.create(
            hall=hall, day=day, lane=lane, series=lane.prefix, number=number, place=place,
            rank=rules.RANK[order.klass], code=link_code(), issued_at=now,
            preferred_until=now + rules.PREFERENCE_LASTS if order.preferred_officer else None,
            **vars(order),
        )  # fmt: skip
        _note(ticket, "issued", by, now, lane=lane.slug, klass=order.klass, reason=order.reason)
        return ticket


def _check_order(order: Order) -> None:
    if order.klass not in {"normal", "priority", "return"}:
        raise UnknownClass()
    if order.klass == "priority" and order.reason not in rules.PRIORITY_REASONS:
        raise PriorityNeedsReason()


def _check_open(hall: Hall, now: datetime) -> None:
    opening = hall_reads.opening(hall, now)
    if not opening.open:
        raise HallClosed(next=opening.next)


def _count(hall: UUID, day: date, series: str) -> tuple[int, int]:
    """The next arrival and the next number of a series, in one statement."""
    one = hall.hex if connection.vendor == "sqlite" else hall
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO nc_queue_counter (hall_id, day, series, last) "
            "VALUES (%s, %s, '*', 1), (%s, %s, %s, 1) "
            "ON CONFLICT (hall_id, day, series) DO UPDATE SET last = nc_queue_counter.last + 1 "
            "RETURNING series, last",
            [one, day, one, day, series],
        )
        counted: dict[str, int] = dict(cursor.fetchall())
    return counted["*"], counted[series]


def call_next(*, window: Window, officer: UUID, by: str, now: datetime) -> Called:
    """Call whoever is next at this window. Raises WindowBusy, NobodyWaiting."""
    with write():
        _check_free(window)
        while choice := rules.who_is_next(
            _in_order(window, now), officer, people_reads.on_duty(window.hall_id), now
        ):
            if _claim(choice.ticket, window, now):
                ticket = Ticket.objects.get(pk=choice.ticket)
                ticket.lane = hall_reads.lane_by_id(ticket.lane_id)
                _note(ticket, "called", by, now, window=window.number, rule=choice.rule)
                return Called(ticket, choice.rule)
        raise NobodyWaiting()


def call_this(*, ticket: Ticket, window: Window, rule: str, by: str, now: datetime) -> Called:
    """Bring one waiting ticket straight to a free window (a hand-over accepted at once).

    ``rule`` names why it goes out of turn and stands in the journal. Raises WindowBusy, TicketMoved.
    """
    with write():
        _check_free(window)
        if not _claim(ticket.id, window, now):
            raise TicketMoved()
        ticket.refresh_from_db()
        _note(ticket, "called", by, now, window=window.number, rule=rule)
        return Called(ticket, rule)


def _in_order(window: Window, now: datetime) -> Iterator[rules.Waiting]:
    """Those waiting in the window's lanes, a page at a time: the first few rows nearly always decide."""
    rows = Ticket.objects.filter(
        hall=window.hall_id, day=hall_reads.today(window.hall, now), state=Ticket.State.WAITING,
        lane__in=hall_reads.lanes_at(window),
    )  # fmt: skip
    fields = ("id", "klass", "place", "preferred_officer", "preferred_until", "missed_at")
    ordered = rows.order_by("rank", "place").values_list(*fields)
    for start in count(step=PAGE):
        page = ordered[start : start + PAGE]
        for ticket, klass, place, officer, until, missed in page:
            yield rules.Waiting(ticket, klass, place, officer, until, came_back=missed is not None)
        if len(page) < PAGE:
            return


def _check_free(window: Window) -> None:
    served = Ticket.objects.filter(window=window, state=Ticket.State.CALLED)
    for series, number in served.values_list("series", "number"):
        raise WindowBusy(number=label(series, number))


def _claim(ticket: UUID, window: Window, now: datetime) -> bool:
    """Conditional update: False when another window took the ticket in between. A window that was
    taken in between meets the constraint; the refusal rolls the whole write back."""
    try:
        return bool(
            Ticket.objects.filter(pk=ticket, state=Ticket.State.WAITING).update(
                state=Ticket.State.CALLED,
                window=window,
                called_at=now,
                called_to=window.number,
                calls=F("calls") + 1,
            )
        )
    except IntegrityError:
        raise WindowBusy(number="") from None


def at_window(window: Window) -> Ticket | None:
    """The ticket being served at a window."""
    found = Ticket.objects.filter(window=window, state=Ticket.State.CALLED)
    return found.select_related("lane", "hall", "window").first()


def recall(*, ticket: Ticket, by: str, now: datetime) -> Ticket:
    """Announce the ticket at its window once more."""
    with write():
        _move(ticket, "recalled", by, now, called_at=now, calls=ticket.calls + 1)
    return ticket


def miss(*, ticket: Ticket, by: str, now: datetime) -> Ticket:
    """Nobody came. The ticket may come back to its place within half an hour."""
    with write():
        _move(ticket, "missed", by, now, state=Ticket.State.MISSED, window=None, missed_at=now)
    return ticket


def hold(*, ticket: Ticket, by: str, now: datetime) -> Ticket:
    """The person steps aside (to copy a paper, say) and keeps the place all day."""
    with write():
        _move(ticket, "held", by, now, state=Ticket.State.HELD, window=None, missed_at=None)
    return ticket


def resume(*, ticket: Ticket, by: str, now: datetime) -> Ticket:
    """Back in line at the old place. Raises TooLateToComeBack, TicketMoved."""
    if not rules.in_time_to_come_back(ticket.missed_at, now):
        raise TooLateToComeBack()
    with write():
        _move(
            ticket, "resumed", by, now, leaving=(Ticket.State.HELD, Ticket.State.MISSED),
            state=Ticket.State.WAITING,
        )  # fmt: skip
    return ticket


def hand_on(*, ticket: Ticket, lane: Lane, officer: UUID | None, by: str, now: datetime) -> Ticket:
    """Back to waiting at the head, for another officer or lane; the number stays."""
    with write():
        _move(
            ticket, "handed_on", by, now, state=Ticket.State.WAITING, window=None, lane=lane,
            klass="transferred", rank=rules.RANK["transferred"], preferred_officer=officer,
            preferred_until=now + rules.PREFERENCE_LASTS if officer else None,
        )  # fmt: skip
    return ticket


def prioritise(*, ticket: Ticket, reason: str, by: str, now: datetime) -> Ticket:
    """A green lane: the priority class with its reason, for one who waits, stepped aside or is served now
    and will wait again. Who has a better class already keeps it. Raises TicketMoved.
    """
    with write():
        if ticket.rank > rules.RANK["priority"]:
            _move(
                ticket, "prioritised", by, now, leaving=OPEN_STATES, klass="priority", reason=reason,
                rank=rules.RANK["priority"],
            )  # fmt: skip
    return ticket


def finish(*, ticket: Ticket, by: str, now: datetime) -> Ticket:
    """The visit is over; the window is free."""
    with write():
        _move(ticket, "finished", by, now, state=Ticket.State.FINISHED, window=None, ended_at=now)
    return ticket


def expire_old(*, now: datetime) -> int:
    """Void what still waits from earlier days, in every hall; gives how many."""
    return sum(expire_before(hall=hall, now=now) for hall in Hall.objects.all())


def expire_before(*, hall: Hall, now: datetime) -> int:
    """Void what still waits from earlier days (the day turned); gives how many, 50 at a time."""
    today = hall_reads.today(hall, now)
    open_states = (Ticket.State.WAITING, Ticket.State.HELD, Ticket.State.MISSED)
    with write():
        old = list(Ticket.objects.filter(hall=hall, day__lt=today, state__in=open_states)[:50])
        for ticket in old:
            _move(
                ticket, "expired", SYSTEM, now, leaving=open_states, state=Ticket.State.EXPIRED, ended_at=now
            )
        return len(old)


def _move(
    ticket: Ticket, what: str, by: str, now: datetime, leaving: tuple[str, ...] = (Ticket.State.CALLED,),
    **changes: Any,
) -> None:  # fmt: skip
    """Change a ticket only if it is still where the verb starts, and at the same window when it starts from
    one (a colleague may have taken it over in between); raises TicketMoved."""
    here = {"window": ticket.window_id} if leaving == (Ticket.State.CALLED,) else {}
    if not Ticket.objects.filter(pk=ticket.pk, state__in=leaving, **here).update(**changes):
        raise TicketMoved()
    for name, value in changes.items():
        setattr(ticket, name, value)
    _note(ticket, what, by, now)


def _note(ticket: Ticket, what: str, by: str, now: datetime, **data: object) -> None:
    record(
        hall=ticket.hall_id, at=now, actor=by, kind=f"queue.ticket_{what}", subject=("ticket", ticket.id),
        number=ticket.label, **data,
    )  # fmt: skip
