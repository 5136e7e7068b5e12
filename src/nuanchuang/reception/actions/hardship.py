"""Help for people in hardship: an officer asks, another person, a leader, answers (mission row 15)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import scrub
from nuanchuang.hall import reads as hall_reads
from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import found
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import care, care_reads, rules
from nuanchuang.reception.actions import cases
from nuanchuang.reception.actions.cases import note
from nuanchuang.reception.models import Case, CheckedItem, Hardship
from nuanchuang.reception.refusals import (
    AskedAlready,
    DateNeeded,
    HardshipSettled,
    NotAskedFor,
    UnknownHardship,
)


@dataclass(frozen=True)
class Asked:
    """What is asked for: ``item`` for a provisional acceptance, ``day`` for a home visit."""

    kind: str
    reason: str
    words: str = ""
    item: str = ""
    day: date | None = None


def ask(*, person: Person, ticket: Ticket, case: Case | None, wish: Asked, now: datetime) -> Hardship:
    """Ask the leaders for a person with a ticket; everything but a green lane needs their case.

    Raises NotAllowed, UnknownHardship, NotAskedFor, DateNeeded, AskedAlready, CaseDecided.
    """
    person.must("serve")
    _check(wish, case, hall_reads.today(ticket.hall, now))
    with write():
        if case is not None:
            cases.change(case)
        try:
            with transaction.atomic():
                made = _create(person, ticket, case, wish, now)
        except IntegrityError:
            raise AskedAlready() from None
        _note(made, "asked", person.actor, now, help=wish.kind)
        return made


def _check(wish: Asked, case: Case | None, today: date) -> None:
    later = care_reads.may_come_later(case) if case else ()
    care.check_wish(care.Wish(wish.kind, wish.reason, wish.item, wish.day is not None), later)
    if wish.day is not None and wish.day <= today:
        raise DateNeeded()
    if case is None and wish.kind not in care.kinds_for(in_hand=False, may_come_later=False):
        raise UnknownHardship()


def _create(person: Person, ticket: Ticket, case: Case | None, wish: Asked, now: datetime) -> Hardship:
    item = wish.item if wish.kind == Hardship.Kind.PROVISIONAL else ""
    material = catalogue.matter(case.matter).material(item) if case and item else None
    return Hardship.objects.create(
        hall=ticket.hall, ticket=ticket, case=case, kind=wish.kind, item=item, reason=wish.reason,
        item_name={"zh": material.name.zh, "en": material.name.en} if material else None,
        words=scrub(wish.words), day=wish.day if wish.kind == Hardship.Kind.HOME_VISIT else None,
        asker=person.officer, asked_at=now,
    )  # fmt: skip


def approve(*, person: Person, hardship: UUID, now: datetime) -> Hardship:
    """A leader's yes, and at once what follows from it. Raises NotAllowed, NotFound, OwnRequest,
    HardshipSettled, TicketMoved, CaseDecided."""
    with write():
        row = _answer(person, hardship, Hardship.State.APPROVED, now)
        _note(row, "approved", person.actor, now, help=row.kind)
        _FOLLOWS[row.kind](row, person.actor, now)
        return row


def decline(*, person: Person, hardship: UUID, why: str, now: datetime) -> Hardship:
    """A leader's no, with what to tell the person. Raises NotAllowed, NotFound, OwnRequest,
    HardshipSettled, UnknownHardship."""
    if why not in care.DECLINED_FOR:
        raise UnknownHardship()
    with write():
        row = _answer(person, hardship, Hardship.State.DECLINED, now, declined_for=why)
        _note(row, "declined", person.actor, now, help=row.kind, why=why)
        return row


def _answer(person: Person, hardship: UUID, state: str, now: datetime, **changes: str) -> Hardship:
    person.must("approve_hardship")
    rows = Hardship.objects.filter(pk=hardship, hall=person.officer.hall_id)
    row = found(rows.select_related("ticket", "case", "hall").first())
    care.check_approver(row.asker_id, person.id, row.state != Hardship.State.ASKED)
    waiting = rows.filter(state=Hardship.State.ASKED)
    if not waiting.update(state=state, leader=person.officer, answered_at=now, **changes):
        raise HardshipSettled()
    row.state = state
    return row


def _go_first(row: Hardship, by: str, now: datetime) -> None:
    queue.prioritise(ticket=row.ticket, reason=row.reason, by=by, now=now)


def _come_later(row: Hardship, by: str, now: datetime) -> None:
    """The paper is off today's list, due in the days the matter's data give."""
    case = row.case
    allowed = catalogue.matter(case.matter).provisional if case else None
    if case is None or allowed is None:
        raise NotAskedFor()
    cases.change(case)
    due = hall_reads.working_day(row.hall, hall_reads.today(row.hall, now), allowed.days).day
    fresh = {"state": rules.LATER, "later_by": due, "looked_again": False, "copies": 0}
    CheckedItem.objects.update_or_create(case=case, code=row.item, defaults=fresh)
    note(case, "item_later", by, now, item=row.item, due=due)


def _nothing_yet(row: Hardship, by: str, now: datetime) -> None:
    """A home visit becomes a promise when the officer decides the case so (decisions)."""


_FOLLOWS: Mapping[str, Callable[[Hardship, str, datetime], None]] = {
    Hardship.Kind.GREEN_LANE: _go_first,
    Hardship.Kind.PROVISIONAL: _come_later,
    Hardship.Kind.HOME_VISIT: _nothing_yet,
}


def _note(row: Hardship, what: str, by: str, now: datetime, **data: str) -> None:
    """The reason someone is in hardship stays out of the journal's data: it is about a person's health."""
    record(
        hall=row.hall_id, at=now, actor=by, kind=f"reception.hardship_{what}", subject=("hardship", row.id),
        cause=row.ticket_id, **data,
    )  # fmt: skip
