"""What the free page asks before the next call: how long this officer has worked without a rest."""

from datetime import datetime, timedelta

from django.db.models import OuterRef, Subquery

from nuanchuang.reception.access import Post
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.rules.resting import Stretch, stretch

LOOKED_BACK = timedelta(hours=12)
"""No shift is longer."""


def without_rest(post: Post, now: datetime) -> Stretch:
    """Reckoned for the officer's own page alone; nobody else is shown it, nothing is kept."""
    taken = HandOver.objects.filter(visit=OuterRef("pk"), taker=post.officer).order_by("-accepted_at")
    ended = Visit.objects.filter(
        hall=post.hall, started__gte=now - LOOKED_BACK, owner=post.officer, state=Visit.State.CLOSED
    )
    rows = ended.values_list("started", "closed_at", Subquery(taken.values("accepted_at")[:1]))
    found = [(first, last, at) for first, last, at in rows if last]
    return stretch([(first, last) for first, last, _ in found], [at for *_, at in found if at], now)
