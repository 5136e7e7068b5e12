"""The one verb of ratings: the citizen rates."""

from collections.abc import Sequence
from datetime import datetime

from django.db import IntegrityError, transaction

from nuanchuang.feedback import rules
from nuanchuang.feedback.models import Rating
from nuanchuang.hall import reads as hall_reads
from nuanchuang.journal.actions import record
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import link_code
from nuanchuang.platform.refusals import Refusal
from nuanchuang.reception.models import Visit


class NotYetFinished(Refusal):
    """A rating before the visit is over: nobody can be prompted at the window."""

    code = "not-yet-finished"
    sentence = "办完以后才能评价。谢谢您的心意。"


class AlreadyRated(Refusal):
    """One visit, one rating."""

    code = "already-rated"
    sentence = "这次来访已经评价过了，谢谢您。"


class UnknownRating(Refusal):
    """A level outside 1–5 or a reason that is not on the list."""

    code = "unknown-rating"
    status = 422
    sentence = "请从五个等级里选一个。原因从列出的里选，也可以不选。"


def rate(*, visit: Visit, level: int, reasons: Sequence[str], now: datetime) -> None:
    """Keep a rating of a closed visit. Raises UnknownRating, NotYetFinished, AlreadyRated.

    The journal row says that someone rated, not who, what or which visit: it is sealed.
    """
    if not rules.valid(level, reasons):
        raise UnknownRating()
    if visit.state != Visit.State.CLOSED:
        raise NotYetFinished()
    with write():
        try:
            with transaction.atomic():
                Rating.objects.create(
                    hall=visit.hall, visit=visit.id, level=level, reasons=list(dict.fromkeys(reasons)),
                    day=hall_reads.today(visit.hall, now),
                )  # fmt: skip
        except IntegrityError:
            raise AlreadyRated() from None
        record(
            hall=visit.hall_id,
            at=now,
            actor="citizen",
            kind="feedback.rated",
            subject=("rating", link_code()),
        )
