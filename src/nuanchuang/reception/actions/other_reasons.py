"""A reason that is not in the list: an officer writes it on a ground, another person, a leader, agrees."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from nuanchuang.journal.actions import record
from nuanchuang.people.access import Person
from nuanchuang.platform.db import write
from nuanchuang.platform.refusals import found
from nuanchuang.reception import care, reasons
from nuanchuang.reception.actions import cases
from nuanchuang.reception.models import Case, OtherReason
from nuanchuang.reception.refusals import AskedAlready, HardshipSettled, UnknownDecline
from nuanchuang.reception.rules import declining
from nuanchuang.wording import reads as wording


def ask(*, person: Person, case: Case, fact: str, ground: str, now: datetime) -> OtherReason:
    """Ask the leaders to agree to a reason beside the list.

    Raises NotAllowed, FactNeeded, GroundNeeded, ReplyInsults, AskedAlready, CaseDecided.
    """
    person.must("serve")
    words = declining.one_line(fact)
    declining.check_fact(words, ground, (each.id for each in reasons.grounds(case.matter)))
    declining.check_kind(wording.check(words))
    with write():
        cases.change(case)
        try:
            with transaction.atomic():
                made = OtherReason.objects.create(
                    hall=case.hall, case=case, matter=case.matter, fact=words, ground=ground,
                    asker=person.officer, asked_at=now,
                )  # fmt: skip
        except IntegrityError:
            raise AskedAlready() from None
        _note(made, "asked", person.actor, now, ground=ground)
        return made


def agree(*, person: Person, reason: UUID, way: str, no_way: bool, now: datetime) -> OtherReason:
    """A leader's yes, with another way for the person or the word that there is none.

    Raises NotAllowed, NotFound, OwnRequest, HardshipSettled, WayNeeded, ReplyInsults, CaseDecided.
    """
    person.must("agree_to_refusals")
    words = declining.one_line(way)
    declining.check_way(words, no_way)
    declining.check_kind(wording.check(words))
    with write():
        row = _answer(person, reason, now, state=OtherReason.State.AGREED, way=words, no_way=no_way)
        cases.change(row.case)
        _note(row, "agreed", person.actor, now, ground=row.ground, no_way=no_way)
        return row


def decline(*, person: Person, reason: UUID, why: str, now: datetime) -> OtherReason:
    """A leader's no, and how to go on. Raises NotAllowed, NotFound, OwnRequest, HardshipSettled,
    UnknownDecline."""
    person.must("agree_to_refusals")
    if why not in declining.DECLINED_FOR:
        raise UnknownDecline()
    with write():
        row = _answer(person, reason, now, state=OtherReason.State.DECLINED, declined_for=why)
        _note(row, "declined", person.actor, now, ground=row.ground, why=why)
        return row


def _answer(person: Person, reason: UUID, now: datetime, **changes: object) -> OtherReason:
    rows = OtherReason.objects.filter(pk=reason, hall=person.officer.hall_id)
    row = found(rows.select_related("case").first())
    care.check_approver(row.asker_id, person.id, row.state != OtherReason.State.ASKED)
    waiting = rows.filter(state=OtherReason.State.ASKED)
    if not waiting.update(leader=person.officer, answered_at=now, **changes):
        raise HardshipSettled()
    return row


def _note(row: OtherReason, what: str, by: str, now: datetime, **data: object) -> None:
    record(
        hall=row.hall_id, at=now, actor=by, kind=f"reception.other_reason_{what}",
        subject=("other_reason", row.id), cause=row.case.visit_id, **data,
    )  # fmt: skip
