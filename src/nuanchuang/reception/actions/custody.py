"""Originals in the officer's hands: taken in, given back with both hands, or kept for a reason."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from nuanchuang.catalogue.rules import Item
from nuanchuang.journal.actions import record
from nuanchuang.platform.db import write
from nuanchuang.reception import access, care, care_reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Case, HeldPaper, Visit


def take_in(*, case: Case, item: Item, by: str, now: datetime) -> None:
    """The officer holds this original; nothing for what has none or is in hand already."""
    if not item.taken_in:
        return
    with write():
        paper, new = HeldPaper.objects.get_or_create(
            case=case, code=item.code, state=HeldPaper.State.IN,
            defaults={
                "visit_id": case.visit_id, "taken_at": now,
                "name": {"zh": item.name.zh, "en": item.name.en},
                "usual": item.custody if item.custody in care.KEPT_FOR else "",
            },
        )  # fmt: skip
        if new:
            _note(paper, case.hall_id, "taken_in", by, now)


def give_back(*, post: Post, said: Mapping[UUID, str], now: datetime) -> Visit:
    """Settle every original in hand at this window: as ``said``, else where it usually goes.

    Raises NobodyAtWindow, UnknownCustody.
    """
    with write():
        visit = access.visit_here(post)
        settle(visit=visit, said=said, by=post.actor, now=now)
        return visit


def settle(*, visit: Visit, said: Mapping[UUID, str], by: str, now: datetime) -> None:
    """The papers of a visit go where they belong. Raises UnknownCustody."""
    with write():
        places = care.where_to(care_reads.papers_in_hand(visit.id), said)
        for paper in HeldPaper.objects.filter(pk__in=places):
            _settle(paper, places[paper.id], visit, by, now)


def _settle(paper: HeldPaper, place: str, visit: Visit, by: str, now: datetime) -> None:
    back = place == care.RETURNED
    state = HeldPaper.State.RETURNED if back else HeldPaper.State.KEPT
    rows = HeldPaper.objects.filter(pk=paper.pk, state=HeldPaper.State.IN)
    if rows.update(state=state, kept_for="" if back else place, settled_at=now):
        _note(
            paper, visit.hall_id, "returned" if back else "kept", by, now, **({} if back else {"why": place})
        )


def _note(paper: HeldPaper, hall: UUID, what: str, by: str, now: datetime, **data: str) -> None:
    record(
        hall=hall, at=now, actor=by, kind=f"reception.paper_{what}", subject=("case", paper.case_id),
        cause=paper.visit_id, item=paper.code, **data,
    )  # fmt: skip
