"""What an offer does until it is accepted: it rings on, comes back to the owner, or is called off."""

from datetime import datetime
from uuid import UUID

from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from nuanchuang.reception import offers
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.rules.ringing import GIVER, Ring, next_to_ring

RINGING = HandOver.State.RINGING


def ring_on(*, now: datetime) -> int:
    """Every offer nobody answered in time rings on; gives how many. Nothing is kept but the rows, so a
    server that starts again goes on where it stopped."""
    ringing = list(HandOver.objects.filter(state=RINGING).values_list("id", flat=True))
    return sum(ring_on_if_due(hand_over=each, now=now) for each in ringing)


def ring_on_if_due(*, hand_over: UUID, now: datetime) -> bool:
    """One offer; True when it rings elsewhere now or came back."""
    row = HandOver.objects.select_related("visit__ticket", "visit__hall").get(pk=hand_over)
    if row.state != RINGING or _where_next(row, now) is None:
        return False
    with write():
        row = locked(hand_over)
        ring = _where_next(row, now) if row.state == RINGING else None
        if ring is None:
            return False
        _move(row, ring, now)
        return True


def locked(hand_over: UUID) -> HandOver:
    """The row with its visit, nobody else changing it until the end of this write()."""
    rows = HandOver.objects.select_for_update(of=("self",))
    return rows.select_related("visit__ticket", "visit__hall", "visit__owner").get(pk=hand_over)


def _where_next(row: HandOver, now: datetime) -> Ring | None:
    return next_to_ring(offers.as_rule(row), offers.candidates(row.visit, row.giver_id), now)


def _move(row: HandOver, ring: Ring, now: datetime) -> None:
    said_no = {*row.said_no, *([str(row.offered_to_id)] if row.offered_to_id else [])}
    if ring.step == GIVER:
        _end(row, HandOver.State.RETURNED, "returned", SYSTEM, now)
        return
    HandOver.objects.filter(pk=row.pk).update(
        step=ring.step, offered_to=ring.officer, asked_at=now, said_no=sorted(said_no)
    )
    note(row, "rang_on", SYSTEM, now, step=ring.step, to=ring.officer)


def say_no(*, hand_over: HandOver, officer: UUID, by: str, now: datetime) -> None:
    """Decline: it rings on at once where nobody else is asked. The row is locked."""
    with write():
        said_no = sorted({*hand_over.said_no, str(officer)})
        HandOver.objects.filter(pk=hand_over.pk).update(said_no=said_no)
        note(hand_over, "declined", by, now)
        ring_on_if_due(hand_over=hand_over.pk, now=now)


def nobody_there(*, officer: Officer, now: datetime) -> None:
    """The officer got up: what rings at them alone rings on at once."""
    with write():
        for row in HandOver.objects.filter(state=RINGING, offered_to=officer):
            say_no(hand_over=locked(row.pk), officer=officer.id, by=f"officer:{officer.id}", now=now)


def stop(*, visit: Visit, by: str, now: datetime) -> bool:
    """The owner needs nobody any more, or the person leaves the window. False when nothing rang."""
    with write():
        row = HandOver.objects.select_for_update().filter(visit=visit, state=RINGING).first()
        if row is None:
            return False
        row.visit = visit
        _end(row, HandOver.State.WITHDRAWN, "withdrawn", by, now)
        return True


def _end(row: HandOver, state: HandOver.State, what: str, by: str, now: datetime) -> None:
    HandOver.objects.filter(pk=row.pk).update(state=state, ended_at=now)
    note(row, what, by, now)


def note(row: HandOver, what: str, by: str, now: datetime, **data: object) -> None:
    """A journal row about an offer, caused by its ticket."""
    record(
        hall=row.visit.hall_id, at=now, actor=by, kind=f"reception.hand_over_{what}",
        subject=("visit", row.visit_id), cause=row.visit.ticket_id, hand_over=row.id, **data,
    )  # fmt: skip
