"""Calling, pausing and ending a visit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from nuanchuang.journal.actions import record
from nuanchuang.people import actions as people
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, care, care_reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, custody, rings
from nuanchuang.reception.models import Case, HandOver, Visit
from nuanchuang.reception.refusals import CaseUndecided, NothingToClose, VisitStillOpen


@dataclass(frozen=True)
class Received:
    """A called ticket, its visit, and the rule that chose it."""

    ticket: Ticket
    visit: Visit
    why: str


def call(*, post: Post, now: datetime) -> Received:
    """Call the next person and receive them. Raises WindowBusy, NobodyWaiting."""
    with write():
        called = queue.call_next(window=post.window, officer=post.officer.id, by=post.actor, now=now)
        return Received(called.ticket, receive(post=post, called=called, now=now), called.rule)


def receive(*, post: Post, called: queue.Called, now: datetime) -> Visit:
    """Open the visit of a called ticket, or go on with the one it has; the officer becomes its owner."""
    with write():
        if called.ticket.calls == 1:
            return _open(post, called, now)
        visit = Visit.objects.select_related("hall", "ticket").get(ticket=called.ticket)
        Visit.objects.filter(pk=visit.pk).update(state=Visit.State.OPEN, why=called.rule)
        HandOver.objects.filter(visit=visit, ended_at=None).update(
            state=HandOver.State.ACCEPTED, taker=post.officer, accepted_at=now, ended_at=now
        )
        if visit.owner_id != post.officer.id:
            take_on(visit=visit, officer=post.officer, by=post.actor, now=now)
        visit.refresh_from_db()
        _note(visit, "resumed", post.actor, now, why=called.rule)
        return visit


def _open(post: Post, called: queue.Called, now: datetime) -> Visit:
    visit = Visit.objects.create(
        hall=post.hall, ticket=called.ticket, owner=post.officer, why=called.rule, started=now
    )
    _note(visit, "opened", post.actor, now, why=called.rule, owner=post.officer.id)
    cases.open_from_ticket(visit=visit, post=post, now=now)
    return visit


def take_on(*, visit: Visit, officer: Officer, by: str, now: datetime) -> None:
    """The owner changes here and nowhere else: the next officer has the person in front of them."""
    with write():
        Visit.objects.filter(pk=visit.pk).update(owner=officer)
        Case.objects.filter(visit=visit, decided=False).update(owner=officer)
        _note(visit, "owner_changed", by, now, before=visit.owner_id, owner=officer.id)


def recall(*, post: Post, now: datetime) -> Ticket:
    """Announce the person at this window once more. Raises NobodyAtWindow."""
    with write():
        return queue.recall(ticket=access.ticket_here(post), by=post.actor, now=now)


def miss(*, post: Post, now: datetime) -> Ticket:
    """Nobody came to the window. Raises NobodyAtWindow."""
    with write():
        visit = access.visit_here(post)
        rings.stop(visit=visit, by=post.actor, now=now)
        ticket = queue.miss(ticket=visit.ticket, by=post.actor, now=now)
        _step_aside(visit, "missed", post, now)
        return ticket


def hold(*, post: Post, now: datetime) -> Ticket:
    """The person steps aside for a moment and keeps the place. Raises NobodyAtWindow."""
    with write():
        visit = access.visit_here(post)
        rings.stop(visit=visit, by=post.actor, now=now)
        ticket = queue.hold(ticket=visit.ticket, by=post.actor, now=now)
        _step_aside(visit, "held", post, now)
        return ticket


def _step_aside(visit: Visit, what: str, post: Post, now: datetime) -> None:
    Visit.objects.filter(pk=visit.pk).update(state=Visit.State.AWAY)
    _note(visit, what, post.actor, now)


def finish(*, post: Post, now: datetime, returned: Mapping[UUID, str] | None = None) -> Visit:
    """The goodbye. ``returned``: the originals in hand go back now, some stay as it says; None says
    nothing of them. Raises NobodyAtWindow, NothingToClose, CaseUndecided, PapersNotReturned,
    UnknownCustody."""
    with write():
        visit = access.visit_here(post)
        decided = list(Case.objects.filter(visit=visit).values_list("decided", flat=True))
        if not decided:
            raise NothingToClose()
        if not all(decided):
            raise CaseUndecided()
        if returned is not None:
            custody.settle(visit=visit, said=returned, by=post.actor, now=now)
        care.check_returned(care_reads.papers_in_hand(visit.id))
        rings.stop(visit=visit, by=post.actor, now=now)
        queue.finish(ticket=visit.ticket, by=post.actor, now=now)
        Visit.objects.filter(pk=visit.pk).update(state=Visit.State.CLOSED, closed_at=now)
        _note(visit, "closed", post.actor, now)
        visit.refresh_from_db()
        return visit


def leave(*, person: Person, now: datetime) -> None:
    """Get up from the window; what rings here rings on. Raises VisitStillOpen while a person sits there."""
    with write():
        window = people_reads.window_of(person.officer)
        if window is not None and queue.at_window(window):
            raise VisitStillOpen()
        people.leave_window(person=person, now=now)
        rings.nobody_there(officer=person.officer, now=now)


def _note(visit: Visit, what: str, by: str, now: datetime, **data: object) -> None:
    record(
        hall=visit.hall_id, at=now, actor=by, kind=f"reception.visit_{what}", subject=("visit", visit.id),
        cause=visit.ticket_id, **data,
    )  # fmt: skip
