"""Who could go on with a visit, and what rings where: what desk and office ask about offers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.people import reads as people_reads
from nuanchuang.people.models import Officer
from nuanchuang.platform.remember import Remembered
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import briefs
from nuanchuang.reception.access import Post
from nuanchuang.reception.briefs import Brief
from nuanchuang.reception.models import Case, HandOver, Visit
from nuanchuang.reception.reads import VisitView
from nuanchuang.reception.rules import ringing, stalemate
from nuanchuang.reception.rules.ringing import Candidates

RINGING, RETURNED, ACCEPTED = HandOver.State.RINGING, HandOver.State.RETURNED, HandOver.State.ACCEPTED
NOT_LONG_AGO, MINUTE = timedelta(minutes=15), timedelta(minutes=1)
LOOKED_BACK, MOST = timedelta(days=30), 500
"""How far back, and how many services at most, the usual time is taken from."""


@dataclass(frozen=True)
class Colleague:
    """An officer at another window: ``free`` now, ``skilled`` when the window serves the ticket's lane."""

    officer: UUID
    window: int
    badge: str
    free: bool
    skilled: bool


@dataclass(frozen=True)
class Ringing:
    """An offer as it is shown to whom it rings at; ``at``: when the owner asked first."""

    id: UUID
    number: str
    window: int
    badge: str
    reason: str
    at: datetime
    asked_at: datetime
    brief: Brief
    returned: bool


@dataclass(frozen=True)
class Asking:
    """The owner's own request. ``badge`` of the colleague it rings at; ``returned``: nobody could."""

    id: UUID
    step: str
    reason: str
    badge: str
    onward: bool
    returned: bool


@dataclass(frozen=True)
class GoneOn:
    """A person on the way to a colleague at ``window``; ``waits``: that one is busy still."""

    number: str
    window: int
    badge: str
    waits: bool


def colleagues(window: UUID | None, hall: Hall, lane: UUID) -> list[Colleague]:
    """Everybody at another window than this: those who may be asked first, free before busy."""
    busy = set(Ticket.objects.filter(hall=hall, state=Ticket.State.CALLED).values_list("window", flat=True))
    found = [
        Colleague(seat.officer, seat.number, seat.badge, seat.window not in busy, serves)
        for seat, serves in people_reads.seats_by_lane(hall.id, lane)
        if seat.window != window
    ]
    return sorted(found, key=lambda each: (not each.skilled, not each.free, each.window))


def candidates(visit: Visit, giver: UUID) -> Candidates:
    """Who could be rung for the person at this window; the one who asks never is."""
    others = colleagues(visit.ticket.window_id, visit.hall, visit.ticket.lane_id)
    leaders = people_reads.leaders_to_ring(visit.hall_id)
    return Candidates(
        free=tuple(each.officer for each in others if each.free and each.skilled),
        leaders=tuple(each.id for each in leaders if each.id != giver),
    )


def as_rule(row: HandOver) -> ringing.Offer:
    """The row as the rule sees it; the row rings."""
    return ringing.Offer(row.step, row.since, row.offered_to_id, frozenset(map(UUID, row.said_no)))


def around(hall: Hall, visit: Visit | None = None) -> list[HandOver]:
    """What rings in the hall, and all hand-overs of a visit, in one query, the oldest first."""
    rows = HandOver.objects.filter(Q(state=RINGING) | Q(visit=visit) if visit else Q(state=RINGING))
    known = rows.select_related("visit__ticket__window", "giver", "offered_to").order_by("at", "id")
    return [row for row in known if row.visit.hall_id == hall.id]


def ringing_at(rows: Iterable[HandOver], post: Post, free: bool, now: datetime) -> list[Ringing]:
    """What this desk should answer. What rang out is shown to nobody, also before it has rung on."""
    fresh = [row for row in rows if row.state == RINGING and not ringing.rings_out(row.since, now)]
    return [
        _shown(row) for row in fresh if (free or row.step != HandOver.Step.ANYONE) and rings_for(row, post)
    ]


def rings_for(row: HandOver, post: Post) -> bool:
    """True when this officer at this window is asked."""
    if str(post.officer.id) in row.said_no or row.giver_id == post.officer.id:
        return False
    if row.step == HandOver.Step.COLLEAGUE:
        return row.offered_to_id == post.officer.id
    if row.step == HandOver.Step.LEADER:
        return leads(post.hall, post.officer.id)
    ticket = row.visit.ticket
    return ticket.window_id != post.window.id and ticket.lane_id in hall_reads.lanes_at(post.window)


def leads(hall: Hall, officer: UUID) -> bool:
    """True for those a call for the leader rings at."""
    return officer in {each.id for each in people_reads.leaders_to_ring(hall.id)}


def _shown(row: HandOver) -> Ringing:
    ticket = row.visit.ticket
    return Ringing(
        id=row.id, number=ticket.label, window=ticket.window.number if ticket.window else 0,
        badge=row.giver.badge, reason=row.reason, at=row.at, asked_at=row.since,
        brief=briefs.in_words(row.brief), returned=row.state == RETURNED,
    )  # fmt: skip


def asking(rows: Iterable[HandOver], visit: Visit, now: datetime) -> Asking | None:
    """The visit's own latest offer while it rings or when it came back; else None."""
    latest = next((row for row in reversed(list(rows)) if row.visit_id == visit.id), None)
    if latest is None or latest.state not in (RINGING, RETURNED):
        return None
    badge = latest.offered_to.badge if latest.offered_to else ""
    onward = ringing.rings_out(latest.since, now)
    return Asking(latest.id, latest.step, latest.reason, badge, onward, latest.state == RETURNED)


def handed(rows: Iterable[HandOver], visit: Visit) -> HandOver | None:
    """The hand-over with a brief that brought the visit to its present owner."""
    accepted = [row for row in rows if row.visit_id == visit.id and row.state == ACCEPTED and row.brief]
    return accepted[-1] if accepted else None


def gone_on(giver: Officer, now: datetime) -> GoneOn | None:
    """Whom somebody else took over from this officer just now: while they wait for that one, and for a
    minute after they were called there."""
    given = HandOver.objects.filter(giver=giver, taker__isnull=False, at__gte=now - NOT_LONG_AGO)
    known = given.filter(state__in=(HandOver.State.WAITING, ACCEPTED)).order_by("-at")
    row = known.select_related("visit__ticket__window", "taker").first()
    if row is None or row.taker is None:
        return None
    ticket, seat = row.visit.ticket, people_reads.window_of(row.taker)
    waits, called = ticket.state == Ticket.State.WAITING, ticket.called_at
    there = seat is not None and ticket.window_id == seat.id and called is not None and now - called < MINUTE
    if seat is None or not (waits or there):
        return None
    return GoneOn(ticket.label, seat.number, row.taker.badge, waits)


def for_leader(hall: Hall) -> list[Ringing]:
    """What waits for the duty leader, the longest first: what rings at the leaders, and what nobody took
    while the person still stands at the window that asked."""
    wanted = Q(state=RINGING, step=HandOver.Step.LEADER) | Q(state=RETURNED)
    rows = HandOver.objects.filter(
        wanted, visit__hall=hall, visit__state=Visit.State.OPEN, visit__ticket__state=Ticket.State.CALLED
    )
    known = rows.select_related("visit__ticket__window", "giver").order_by("at", "id")
    return [_shown(row) for row in known if is_latest(row)]


def is_latest(row: HandOver) -> bool:
    """False when the visit was offered or handed over again since."""
    return not HandOver.objects.filter(visit=row.visit_id, at__gt=row.at).exclude(pk=row.pk).exists()


def stuck(visit: Visit, view: VisitView, now: datetime) -> str:
    """Why another face may help this visit (rules/stalemate.py); empty when nothing says so."""
    case = view.current
    if case is not None and case.decided:
        return ""
    visits = briefs.visits_of(Case.objects.get(pk=case.id)) if case and case.again else 1
    return stalemate.hint(stalemate.Signs(_lasted(visit, now), _limit(visit, view, now), visits))


def is_long(visit: Visit, view: VisitView, now: datetime) -> bool:
    """True once it lasts longer than twice what such a service usually does."""
    return stalemate.is_long(_lasted(visit, now), _limit(visit, view, now))


def _lasted(visit: Visit, now: datetime) -> float:
    """Minutes at the window since the last call; of a visit that ended, until its end."""
    return ((visit.closed_at or now) - briefs.talking_since(visit)).total_seconds() / 60


def _limit(visit: Visit, view: VisitView, now: datetime) -> float:
    matter = view.current.matter.code if view.current else visit.ticket.matter
    return _long_after((visit.hall_id, matter, visit.ticket.lane_id, hall_reads.today(visit.hall, now)))


def _load_long_after(key: tuple[UUID, str, UUID, date]) -> float:
    hall, matter, lane, day = key
    since = datetime.combine(day - LOOKED_BACK, time.min, UTC)
    closed = Visit.objects.filter(hall=hall, started__gte=since, state=Visit.State.CLOSED)
    known = _minutes(closed.filter(cases__matter=matter))
    enough = len(known) >= stalemate.ENOUGH
    return stalemate.long_after(known, [] if enough else _minutes(closed.filter(ticket__lane=lane)))


def _minutes(visits: QuerySet[Visit]) -> list[float]:
    spans = visits.order_by("-started").values_list("started", "closed_at")[:MOST]
    return [(ended - started).total_seconds() / 60 for started, ended in spans if ended]


_long_after = Remembered(_load_long_after, seconds=600)
