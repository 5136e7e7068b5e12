"""Cards learned from answers, as the look-up at the desk and the office see them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Ground, Text
from nuanchuang.conduct import reads as conduct
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.reads.asked import title
from nuanchuang.knowledge.rules.situations import SITUATIONS
from nuanchuang.knowledge.rules.standing import GOOD_FOR, card_state
from nuanchuang.people.access import Person


@dataclass(frozen=True)
class CardLine:
    """What to say, who answers for it and until when. ``state`` is draft, reviewed, expired or dropped;
    ``owner`` is the badge of who reviewed it last."""

    id: UUID
    situations: tuple[str, ...]
    situation: str
    matter: Text
    title: str
    say: str
    keys: str
    ground: Ground | None
    version: int
    state: str
    drafted_by: str
    owner: str
    review_by: date | None

    @property
    def expired(self) -> bool:
        """Still shown, and marked: it has to be read again."""
        return self.state == "expired"


def cards(hall: Hall, today: date, limit: int = 10, start: int = 0) -> list[CardLine]:
    """What is in use, ``limit`` of it from ``start`` on: what has to be read again soonest comes first, so an
    expired card, which is marked, before all others."""
    rows = Card.objects.filter(hall=hall, state=Card.State.REVIEWED).order_by("review_by", "id")
    return _lines(rows[start : start + limit], today)


def drafts(person: Person, today: date, limit: int = 10, start: int = 0) -> list[CardLine]:
    """What waits for a second pair of eyes, ``limit`` of it from ``start`` on, the oldest first."""
    rows = Card.objects.filter(hall=person.officer.hall_id, state=Card.State.DRAFT)
    return _lines(rows.order_by("drafted_at", "id")[start : start + limit], today)


def by_ids(ids: list[UUID], today: date) -> list[CardLine]:
    """Those that were found, in the order they were found in."""
    rows = Card.objects.filter(pk__in=ids).select_related("drafted_by", "reviewed_by")
    found = {row.id: _line(row, today) for row in rows}
    return [found[each] for each in ids if each in found]


def situations() -> list[tuple[str, str]]:
    """Where a learned card may be said: code and name, as conduct names it."""
    return [(code, situation_name(code)) for code in SITUATIONS]


def situation_name(code: str) -> str:
    """A situation in words; one that conduct dropped keeps its code."""
    known = conduct.library().situations.get(code)
    return known.name if known else code


def review_day(today: date) -> date:
    """The day offered for reading a card again."""
    return today + GOOD_FOR


def _lines(rows: QuerySet[Card], today: date) -> list[CardLine]:
    return [_line(row, today) for row in rows.select_related("drafted_by", "reviewed_by")]


def _line(row: Card, today: date) -> CardLine:
    return CardLine(
        id=row.id, situations=(row.situation,), situation=situation_name(row.situation),
        matter=title(row.matter), title=row.title, say=row.say, keys=row.keys,
        ground=catalogue.library().grounds.get(row.ground), version=row.version,
        state=card_state(row.state, row.review_by, today), drafted_by=row.drafted_by.badge,
        owner=row.reviewed_by.badge if row.reviewed_by else "", review_by=row.review_by,
    )  # fmt: skip
