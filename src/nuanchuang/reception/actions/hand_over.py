"""Another face: a colleague or a leader goes on; the owner is never lost."""

from datetime import datetime

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Lane, Window
from nuanchuang.journal.actions import record
from nuanchuang.people import reads as people_reads
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import rings, visits
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.refusals import NoTaker, UnknownDecision


def to_window(*, post: Post, number: int, reason: str, now: datetime) -> Ticket:
    """Hand the person at this window to the officer at another.

    A free colleague has them at once, ticket and owner together; a busy one as the very
    next. Until then the giver stays owner. Raises NobodyAtWindow, NoTaker, NotFound.
    """
    target = hall_reads.window(post.hall, number)
    taker = people_reads.officer_at(target.id)
    if taker is None or target.id == post.window.id:
        raise NoTaker()
    with write():
        visit = access.visit_here(post)
        lane = lane_of(target, visit.ticket)
        ticket = _let_go(visit, post, lane, reason, now, taker=taker)
        if queue.at_window(target) is None:
            called = queue.call_this(ticket=ticket, window=target, rule="handed_over", by=post.actor, now=now)
            visits.receive(post=Post(target, taker, post.actor), called=called, now=now)
        return ticket


def to_lane(*, post: Post, lane: Lane, now: datetime) -> Ticket:
    """The person took the wrong lane: to the head of the right one, number kept."""
    with write():
        return _let_go(access.visit_here(post), post, lane, "other_lane", now)


def _let_go(
    visit: Visit, post: Post, lane: Lane, reason: str, now: datetime, taker: Officer | None = None
) -> Ticket:
    if reason not in rules.HAND_OVER_REASONS:
        raise UnknownDecision()
    rings.stop(visit=visit, by=post.actor, now=now)
    made = HandOver.objects.create(visit=visit, giver=post.officer, taker=taker, reason=reason, at=now)
    return pass_on(hand_over=made, visit=visit, lane=lane, by=post.actor, now=now)


def pass_on(*, hand_over: HandOver, visit: Visit, lane: Lane, by: str, now: datetime) -> Ticket:
    """The person leaves the window for its taker: waiting at the head, the owner still the same."""
    taker = hand_over.taker_id
    record(
        hall=visit.hall_id, at=now, actor=by, kind="reception.visit_handed_over",
        subject=("visit", visit.id), cause=visit.ticket_id, hand_over=hand_over.id, reason=hand_over.reason,
        taker=taker,
    )  # fmt: skip
    Visit.objects.filter(pk=visit.pk).update(state=Visit.State.AWAY)
    return queue.hand_on(ticket=visit.ticket, lane=lane, officer=taker, by=by, now=now)


def lane_of(target: Window, ticket: Ticket) -> Lane:
    """The ticket's own lane if the target serves it, else the target's first; raises NoTaker."""
    lanes = list(target.lanes.order_by("place"))
    if not lanes:
        raise NoTaker()
    return next((lane for lane in lanes if lane.id == ticket.lane_id), lanes[0])
