"""Opening a case, its facts and its checklist."""

from collections.abc import Mapping
from datetime import datetime

from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.journal.actions import record
from nuanchuang.platform.db import write
from nuanchuang.reception import reads, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import custody
from nuanchuang.reception.models import Case, CheckedItem, ReturnPass, Visit
from nuanchuang.reception.refusals import (
    CaseDecided,
    NoSecondLook,
    UnknownAnswer,
    UnknownItem,
    UnknownState,
)


def open_from_ticket(*, visit: Visit, post: Post, now: datetime) -> Case | None:
    """The case a ticket brings: of its return pass, of the list prepared at the door, or of its
    matter; None when the person still has to say what they want, or when the matter left the
    catalogue meanwhile: a call must not fail for it."""
    ticket = visit.ticket
    if ticket.matter not in catalogue.library().matters:
        return None
    if ticket.reference:
        found = ReturnPass.objects.filter(ticket=ticket).select_related("case").first()
        if found:
            return _continue(found.case, visit, post, now)
    answered = catalogue_access.brought(ticket.reference, ticket.matter)  # so that nothing is asked twice
    return _create(visit, post, ticket.matter, answered, now)


def _continue(before: Case, visit: Visit, post: Post, now: datetime) -> Case:
    """Papers seen the first time are not asked for again; only what was missing is open."""
    case = _create(visit, post, before.matter, before.facts, now, continues=before)
    kept = ("code", "state", "copies", "looked_again", "later_by")
    settled = before.items.exclude(state=CheckedItem.State.MISSING).values(*kept)
    CheckedItem.objects.bulk_create(CheckedItem(case=case, **each) for each in settled)
    return _put_in_hand(case, after="")


def open_case(*, visit: Visit, post: Post, matter: str, now: datetime) -> Case:
    """One more matter of this visit, for who answers for it now; raises catalogue's UnknownMatter."""
    with write():
        current = Visit.objects.select_for_update(of=("self",)).select_related("hall").get(pk=visit.pk)
        return _create(current, post, matter, {}, now)


def _create(
    visit: Visit,
    post: Post,
    matter: str,
    facts: Mapping[str, str],
    now: datetime,
    continues: Case | None = None,
) -> Case:
    found = catalogue.matter(matter)
    with write():
        case = Case.objects.create(
            hall=visit.hall, visit=visit, n=visit.cases.count() + 1, matter=found.code,
            release=catalogue.library().release, facts=dict(catalogue_rules.prune(found, facts)),
            owner_id=visit.owner_id, continues=continues,
        )  # fmt: skip
        note(case, "opened", post.actor, now, matter=found.code, again=continues is not None)
        return _put_in_hand(case, after="")


def change_matter(*, case: Case, post: Post, matter: str, now: datetime) -> Case:
    """The person came for something else: same case, other matter, an empty list. Raises CaseDecided."""
    found = catalogue.matter(matter)
    with write():
        change(case, matter=found.code, facts={}, in_hand="")
        case.items.all().delete()
        note(case, "matter_changed", post.actor, now, matter=found.code)
        return _put_in_hand(case, after="")


def set_facts(*, case: Case, post: Post, facts: Mapping[str, str], now: datetime) -> Case:
    """Answer questions (merged with earlier answers). Raises CaseDecided, UnknownAnswer.

    Answers no longer reachable are dropped; what was found of materials is kept.
    """
    matter = catalogue.matter(case.matter)
    for question, answer in facts.items():
        _check_answer(matter, question, answer)
    merged = catalogue_rules.prune(matter, {**case.facts, **facts})
    with write():
        change(case, facts=dict(merged))
        note(case, "facts_set", post.actor, now, questions=sorted(facts))
        return _put_in_hand(case, after="")


def _check_answer(matter: catalogue_rules.Matter, question: str, answer: str) -> None:
    asked = matter.question(question)
    if asked is None or asked.option(answer) is None:
        raise UnknownAnswer()


def set_item(
    *,
    case: Case,
    post: Post,
    item: str,
    state: str,
    now: datetime,
    taken_in: bool = False,
    copies: int = 0,
    looked_again: bool = False,
) -> Case:
    """Note what was found of a material; the next open one comes into hand.

    With ``taken_in`` the officer holds its original from now on (where it has one); ``copies`` were made
    for the file; ``looked_again`` is a program's word that the second look was taken.

    Raises CaseDecided, UnknownItem (nothing beyond the list may be asked for: 机动车登记规定 Art. 83),
    UnknownState, NoWaiver, NoSecondLook.
    """
    if state not in rules.ITEM_STATES:
        raise UnknownState()
    found = next((each for each in reads.assessment(case).items if each.code == item), None)
    if found is None:
        raise UnknownItem()
    rules.check_waiver(state, found.maybe)
    with write():
        change(case)
        _keep_state(case, item, state, copies)
        note(case, "item_checked", post.actor, now, item=item, state=state, copies=copies)
        if taken_in and state == rules.SEEN:
            custody.take_in(case=case, item=found, by=post.actor, now=now)
        if looked_again:
            return look_again(case=case, post=post, item=item, now=now)
        return _put_in_hand(case, after=item)


def _keep_state(case: Case, item: str, state: str, copies: int) -> None:
    """A changed verdict is a new first look."""
    if state == rules.OPEN:
        CheckedItem.objects.filter(case=case, code=item).delete()
        return
    fresh = {"state": state, "copies": copies, "looked_again": False, "later_by": None}
    CheckedItem.objects.update_or_create(case=case, code=item, defaults=fresh)


def look_again(*, case: Case, post: Post, item: str, now: datetime) -> Case:
    """The second look at a risky paper: a press of its own. Raises CaseDecided, NoSecondLook."""
    with write():
        change(case)
        if not any(line.code == item and line.look_again for line in reads.progress(case).lines):
            raise NoSecondLook()
        CheckedItem.objects.filter(case=case, code=item).update(looked_again=True)
        note(case, "looked_again", post.actor, now, item=item)
        return _put_in_hand(case, after=item)


def point_at(*, case: Case, post: Post, item: str, now: datetime) -> Case:
    """Show the citizen which paper is meant (手有所指). Raises CaseDecided, UnknownItem."""
    if item not in {line.code for line in reads.progress(case).lines}:
        raise UnknownItem()
    with write():
        change(case, in_hand=item)
        note(case, "pointed_at", post.actor, now, item=item)
        return case


def _put_in_hand(case: Case, after: str) -> Case:
    with write():
        item = rules.next_in_hand(reads.progress(case).lines, after)
        Case.objects.filter(pk=case.pk).update(in_hand=item)
        case.in_hand = item
        return case


def change(case: Case, **changes: object) -> None:
    """Change an undecided case, or only keep it so until the write ends; raises CaseDecided when a decision
    came first."""
    if not Case.objects.filter(pk=case.pk, decided=False).update(decided=False, **changes):
        raise CaseDecided()
    for name, value in changes.items():
        setattr(case, name, value)


def note(case: Case, what: str, by: str, now: datetime, **data: object) -> None:
    """A journal row about a case, caused by its visit."""
    record(
        hall=case.hall_id, at=now, actor=by, kind=f"reception.case_{what}", subject=("case", case.id),
        cause=case.visit_id, n=case.n, **data,
    )  # fmt: skip
