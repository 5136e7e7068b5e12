"""What becomes of visits whose ticket expired with the day."""

from datetime import datetime
from uuid import UUID

from nuanchuang.journal.actions import SYSTEM, record
from nuanchuang.journal.rules import Entry
from nuanchuang.reception.actions.cases import note
from nuanchuang.reception.models import ReturnPass, Visit


def ticket_expired(entry: Entry, now: datetime) -> None:
    """Follower of ``queue.ticket_expired``: the visit is marked left, and a return pass that
    was swapped for the expired ticket can be used again, so that nobody loses it."""
    ticket = UUID(entry.subject)
    for visit in Visit.objects.filter(ticket=ticket, state=Visit.State.AWAY):
        Visit.objects.filter(pk=visit.pk).update(state=Visit.State.LEFT)
        record(
            hall=visit.hall_id, at=now, actor=SYSTEM, kind="reception.visit_left",
            subject=("visit", visit.id), cause=ticket,
        )  # fmt: skip
    for used in ReturnPass.objects.filter(ticket=ticket).select_related("case"):
        if not hasattr(used.case, "continued_by"):
            ReturnPass.objects.filter(pk=used.pk).update(used_at=None, ticket=None)
            note(used.case, "pass_restored", SYSTEM, now)
