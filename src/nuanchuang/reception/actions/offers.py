"""F9: the owner asks for another face; a colleague or the leader accepts or declines (mission row 63).

Until somebody accepts, the person stays at the owner's window and the owner stays owner.
"""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, briefs, offers, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import hand_over as handing
from nuanchuang.reception.actions import rings, visits
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.refusals import (
    AlreadyAsking,
    NobodyToAsk,
    NoTaker,
    NotTheirLane,
    OfferGone,
    UnknownDecision,
)
from nuanchuang.reception.rules.ringing import COLLEAGUE, GIVER, LEADER, Ring, first_ring

State = HandOver.State
NO_REASON_SHOWN: Mapping[int, str] = {}


def ask(
    *, post: Post, to: str, reason: str, now: datetime, shown: Mapping[int, str] = NO_REASON_SHOWN
) -> HandOver:
    """Ring at a colleague (``to``: the window's number), at ``anyone`` free or at the ``leader``.

    Asking the leader takes the place of what rings at colleagues. ``shown``: case number → the reason for
    refusal that stands on the desk. Raises NobodyAtWindow,
    AlreadyAsking, NoTaker, NotTheirLane, NobodyToAsk, UnknownDecision, NotFound.
    """
    if reason not in rules.HAND_OVER_REASONS or reason == "other_lane":
        raise UnknownDecision()
    with write():
        visit = access.visit_here(post)
        ring = _where(post, visit, to)
        _make_room(visit, post, ring, now)
        made = HandOver.objects.create(
            visit=visit, giver=post.officer, reason=reason, at=now, state=State.RINGING, step=ring.step,
            offered_to_id=ring.officer, asked_at=now, brief=briefs.write_down(visit, shown, now),
        )  # fmt: skip
        rings.note(made, "offered", post.actor, now, reason=reason, step=ring.step, to=ring.officer)
        return made


def _make_room(visit: Visit, post: Post, ring: Ring, now: datetime) -> None:
    rings_now = HandOver.objects.filter(visit=visit, ended_at=None).first()
    if rings_now is None:
        return
    upwards = ring.step == LEADER and rings_now.state == State.RINGING and rings_now.step != LEADER
    if not upwards:
        raise AlreadyAsking()
    rings.stop(visit=visit, by=post.actor, now=now)


def _where(post: Post, visit: Visit, to: str) -> Ring:
    if to in ("anyone", "leader"):
        ring = first_ring(to, offers.candidates(visit, post.officer.id))
        if ring.step == GIVER:
            raise NobodyToAsk()
        return ring
    return Ring(COLLEAGUE, _named(post, visit, to))


def _named(post: Post, visit: Visit, to: str) -> UUID:
    if not (to.isascii() and to.isdigit() and len(to) < 5):
        raise NotFound()
    window = hall_reads.window(post.hall, int(to))
    others = offers.colleagues(post.window.id, post.hall, visit.ticket.lane_id)
    named = next((each for each in others if each.window == window.number), None)
    if named is None:
        raise NoTaker()
    if not named.skilled and named.officer not in {each.id for each in people_reads.leaders(post.hall.id)}:
        raise NotTheirLane()
    return named.officer


def call_off(*, post: Post, now: datetime) -> None:
    """The owner goes on alone. Raises NobodyAtWindow; when nothing rings nothing changes."""
    with write():
        rings.stop(visit=access.visit_here(post), by=post.actor, now=now)


def accept(*, post: Post, offer: UUID, now: datetime) -> Ticket:
    """One press: ticket and owner come to this window together; a busy taker has them as the very next.

    A late press counts as long as it has not rung on: the person waits, not the clock.
    Raises OfferGone, NotFound.
    """
    with write():
        row = _for_officer(post.hall.id, offer)
        if not _may_take(row, post):
            raise OfferGone()
        free = queue.at_window(post.window) is None
        _claim(row, post.officer, State.ACCEPTED if free else State.WAITING, now)
        ticket = row.visit.ticket
        lane = handing.lane_of(post.window, ticket)
        handing.pass_on(hand_over=row, visit=row.visit, lane=lane, by=post.actor, now=now)
        if free:
            called = queue.call_this(
                ticket=ticket, window=post.window, rule="handed_over", by=post.actor, now=now
            )
            visits.receive(post=post, called=called, now=now)
        return ticket


def come(*, person: Person, offer: UUID, now: datetime) -> Visit:
    """The leader goes to the window that asked and answers for the person there.

    The ticket does not move and the officer keeps the seat and the keys: outcomes are signed by who
    pressed, the owner is the leader. Raises NotAllowed, OfferGone, NotFound.
    """
    person.must("take_over")
    with write():
        row = _for_officer(person.officer.hall_id, offer)
        if not _leader_may_take(row, person.officer):
            raise OfferGone()
        _claim(row, person.officer, State.ACCEPTED, now)
        rings.note(row, "came", person.actor, now, reason=row.reason)
        visits.take_on(visit=row.visit, officer=person.officer, by=person.actor, now=now)
        return row.visit


def decline(*, person: Person, offer: UUID, now: datetime) -> None:
    """Not now; no reason is asked. It rings on. Raises NotAllowed, OfferGone, NotFound."""
    person.must("serve")
    with write():
        row = _for_officer(person.officer.hall_id, offer)
        window = people_reads.window_of(person.officer)
        asked = window and offers.rings_for(row, Post(window, person.officer, person.actor))
        if row.state != State.RINGING or not (asked or _rings_at_leader(row, person.officer)):
            raise OfferGone()
        rings.say_no(hand_over=row, officer=person.id, by=person.actor, now=now)


def _for_officer(hall: UUID, offer: UUID) -> HandOver:
    access.offer_in_hall(hall, offer)
    return rings.locked(offer)


def _may_take(row: HandOver, post: Post) -> bool:
    rings_here = row.state == State.RINGING and offers.rings_for(row, post)
    return rings_here or _leader_may_take(row, post.officer)


def _leader_may_take(row: HandOver, officer: Officer) -> bool:
    """What rings at the leaders, and what came back while the person still stands where they stood."""
    if row.state == State.RETURNED:
        here = row.visit.state == Visit.State.OPEN and row.visit.ticket.state == Ticket.State.CALLED
        return here and offers.is_latest(row) and offers.leads(row.visit.hall, officer.id)
    return row.state == State.RINGING and _rings_at_leader(row, officer)


def _rings_at_leader(row: HandOver, officer: Officer) -> bool:
    said_no = str(officer.id) in row.said_no or row.giver_id == officer.id
    return row.step == HandOver.Step.LEADER and not said_no and offers.leads(row.visit.hall, officer.id)


def _claim(row: HandOver, taker: Officer, state: HandOver.State, now: datetime) -> None:
    """Conditional update that counts rows: of two who press at once one gets it, the other OfferGone."""
    accepted = now if state == State.ACCEPTED else None
    mine = HandOver.objects.filter(pk=row.pk, state=row.state)
    if not mine.update(state=state, taker=taker, accepted_at=accepted, ended_at=accepted):
        raise OfferGone()
    row.state, row.taker = state, taker
