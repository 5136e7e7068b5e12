"""Back with the papers."""

from datetime import datetime

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Lane
from nuanchuang.platform.db import write
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import rules
from nuanchuang.reception.actions.cases import note
from nuanchuang.reception.models import ReturnPass
from nuanchuang.reception.refusals import PassUnknown, PassUsed

SHORT = 8


def redeem(*, hall: Hall, code: str, by: str, now: datetime) -> Ticket:
    """Swap a pass for a ticket that does not queue again. Raises PassUnknown, PassUsed,
    PassExpired, HallClosed.

    ``code`` is the long one of the QR, or the eight digits when ``by`` is a device that
    counts attempts. The conditional update lets only one of two presses have it.
    """
    found = _find(hall, code)
    rules.check_pass(found.used_at is not None, found.valid_until, hall_reads.today(hall, now))
    before = found.case
    with write():
        order = queue.Order(
            matter=before.matter, klass="return", reference=str(found.id), preferred_officer=before.owner_id
        )
        lane = Lane.objects.get(pk=before.visit.ticket.lane_id)
        ticket = queue.issue(hall=hall, lane=lane, order=order, by=by, now=now)
        if not ReturnPass.objects.filter(pk=found.pk, used_at=None).update(used_at=now, ticket=ticket):
            raise PassUsed()
        note(before, "pass_used", by, now, ticket=ticket.id)
        return ticket


def digits(code: str) -> str:
    """The eight digits of a typed code without its spaces; empty for the long code of a QR."""
    bare = code.replace(" ", "").replace("-", "")
    return bare if len(bare) == SHORT and bare.isdecimal() else ""


def _find(hall: Hall, code: str) -> ReturnPass:
    if not (code.isascii() and code.isprintable()):  # PostgreSQL has no word for NUL
        raise PassUnknown()
    short = digits(code)
    which = {"short": short} if short else {"code": code.strip()}
    found = ReturnPass.objects.filter(hall=hall, **which).select_related("case__visit__ticket").first()
    if found is None:
        raise PassUnknown()
    return found
