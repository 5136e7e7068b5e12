"""What people looked for in vain: what waits for an answer, and the answer given before to the same words."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.catalogue.reads import library
from nuanchuang.catalogue.rules import Matter, Text
from nuanchuang.catalogue.rules.requests import Standing, may_settle, may_take


@dataclass(frozen=True)
class RequestCard:
    """What people asked for, as the office lists it. ``takable`` and ``mine`` say what the asker may do;
    ``overdue`` that its day has passed without an answer. ``owner`` is a badge, ``matters`` are code and
    title of those it was answered with; the code alone when a matter is gone."""

    id: UUID
    text: str
    count: int
    first_asked: date
    last_asked: date
    state: str
    owner: str
    due: date | None
    certain: bool
    overdue: bool
    mine: bool
    takable: bool
    matters: tuple[tuple[str, Text | str], ...]
    reason: str


SETTLED_SHOWN = 50


def content_requests(hall: UUID, asker: UUID, today: date) -> tuple[list[RequestCard], list[RequestCard]]:
    """What waits for an answer, most often asked first, and the latest that has one."""
    rows = ContentRequest.objects.filter(hall=hall).select_related("owner")
    waiting = rows.filter(state=ContentRequest.State.OPEN).order_by("-count", "first_asked", "id")
    settled = rows.exclude(state=ContentRequest.State.OPEN).order_by("-last_asked", "-id")[:SETTLED_SHOWN]
    return [_request(row, asker, today) for row in waiting], [_request(row, asker, today) for row in settled]


def open_requests(hall: UUID) -> int:
    """How many words people looked for in vain wait for an answer."""
    return ContentRequest.objects.filter(hall=hall, state=ContentRequest.State.OPEN).count()


def _request(row: ContentRequest, asker: UUID, today: date) -> RequestCard:
    standing = Standing(row.state != ContentRequest.State.OPEN, row.owner_id, row.due)
    known = library().matters
    return RequestCard(
        row.id, row.text, row.count, row.first_asked, row.last_asked, row.state,
        row.owner.badge if row.owner else "", row.due, row.certain,
        overdue=not standing.settled and row.due is not None and row.due < today,
        mine=not standing.settled and may_settle(standing, asker),
        takable=row.owner_id != asker and may_take(standing, today), reason=row.reason,
        matters=tuple((code, known[code].title if code in known else code) for code in _meant(row)),
    )  # fmt: skip


def _meant(row: ContentRequest) -> list[str]:
    return [row.matter, *row.more] if row.matter else []


@dataclass(frozen=True)
class Settled:
    """What a hall answered to words nobody found: the matters that were meant and its own words, or, without
    a matter, the reason why not."""

    matters: tuple[Matter, ...]
    reason: str


def settled(hall: UUID, query: str) -> Settled | None:
    """The answer given before to these very words; None when there is none, or its matters are gone."""
    row = ContentRequest.objects.filter(hall=hall, text=rules.scrub(query)).first()
    if row is None or row.state == ContentRequest.State.OPEN:
        return None
    known = library().matters
    meant = tuple(known[code] for code in _meant(row) if code in known)
    return Settled(meant, row.reason) if meant or row.reason else None
