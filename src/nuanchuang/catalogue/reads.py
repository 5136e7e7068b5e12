"""What screens ask of the catalogue."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from uuid import UUID

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.loading import load
from nuanchuang.catalogue.models import ContentRequest, LawArticle
from nuanchuang.catalogue.rules import Found, Index, Library, Matter, Text
from nuanchuang.catalogue.rules.lawtext import Texts
from nuanchuang.catalogue.rules.requests import Standing, may_settle, may_take
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.remember import Remembered


class UnknownMatter(NotFound):
    """No matter has this code."""

    code = "unknown-matter"
    sentence = "没有找到这个事项。请换个说法再找，或问导办员。"


@cache
def library() -> Library:
    """The shipped content, read once a process; raises ContentError when it is faulty."""
    return load()


def matter(code: str) -> Matter:
    """The matter with this code; raises UnknownMatter."""
    found = library().matters.get(code)
    if found is None:
        raise UnknownMatter(matter=code)
    return found


@Remembered
def _laws(_: str) -> Texts:
    found: dict[tuple[str, str], dict[int, str]] = {}
    for source, version, article, text in LawArticle.objects.values_list(
        "source", "version", "article", "text"
    ):
        found.setdefault((source, version), {})[article] = text
    return found


forget_laws = _laws.forget


def law_texts() -> Texts:
    """Every official text that was read in: (rule's key, version) → article → words."""
    return _laws("")


_indexed: list[tuple[Library, Index]] = []


def index() -> Index:
    """Today's library, ready to be asked; made once. Two threads may both make it, which harms nobody."""
    asked = library()
    for known, made in tuple(_indexed):
        if known is asked:
            return made
    made = rules.index(asked)
    _indexed[:] = [(asked, made)]
    return made


def find(query: str) -> tuple[Found, ...]:
    """Matters that plain words may mean, best first; empty when none fits."""
    return rules.find(index(), query)


@dataclass(frozen=True)
class RequestCard:
    """What people asked for, as the office lists it. ``takable`` and ``mine`` say what the asker may do;
    ``overdue`` that its day has passed without an answer. ``owner`` is a badge, ``meant`` the title of
    the matter it was answered with, its code when that matter is gone."""

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
    matter: str
    meant: Text | str
    reason: str


SETTLED_SHOWN = 50


def content_requests(hall: UUID, asker: UUID, today: date) -> tuple[list[RequestCard], list[RequestCard]]:
    """What waits for an answer, most often asked first, and the latest that has one."""
    rows = ContentRequest.objects.filter(hall=hall).select_related("owner")
    waiting = rows.filter(state=ContentRequest.State.OPEN).order_by("-count", "first_asked", "id")
    settled = rows.exclude(state=ContentRequest.State.OPEN).order_by("-last_asked", "-id")[:SETTLED_SHOWN]
    return [_request(row, asker, today) for row in waiting], [_request(row, asker, today) for row in settled]


def _request(row: ContentRequest, asker: UUID, today: date) -> RequestCard:
    standing = Standing(row.state != ContentRequest.State.OPEN, row.owner_id, row.due)
    known = library().matters.get(row.matter)
    return RequestCard(
        row.id, row.text, row.count, row.first_asked, row.last_asked, row.state,
        row.owner.badge if row.owner else "", row.due, row.certain,
        overdue=not standing.settled and row.due is not None and row.due < today,
        mine=may_settle(standing, asker), takable=row.owner_id != asker and may_take(standing, today),
        matter=row.matter, meant=known.title if known else row.matter, reason=row.reason,
    )  # fmt: skip
