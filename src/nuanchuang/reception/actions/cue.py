"""“没听明白”: the citizen's tap on the counter. It only cues the officer; nothing is kept of the person."""

from datetime import datetime

from django.db.models import F

from nuanchuang.journal.actions import record
from nuanchuang.platform.db import write
from nuanchuang.reception import care
from nuanchuang.reception.models import Visit


def not_understood(*, visit: Visit, by: str, now: datetime) -> bool:
    """Count a tap; False when the last one was just now, or the visit is no longer at the window."""
    if not care.cue_counts(visit.unclear_at, now):
        return False
    with write():
        same = Visit.objects.filter(pk=visit.pk, state=Visit.State.OPEN, unclear=visit.unclear)
        if not same.update(unclear=F("unclear") + 1, unclear_at=now):
            return False
        record(
            hall=visit.hall_id, at=now, actor=by, kind="reception.visit_unclear", subject=("visit", visit.id),
            cause=visit.ticket_id,
        )  # fmt: skip
        return True
