"""Cards of the hall, as the office sees them: drafts, what is in use, what stands in the place of what."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Ground, Text
from nuanchuang.conduct import reads as conduct
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge import linting, shipped
from nuanchuang.knowledge.linting import Looked
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.reads.asked import title
from nuanchuang.knowledge.rules.differing import Change, changes, standing
from nuanchuang.knowledge.rules.standing import GOOD_FOR, card_state
from nuanchuang.knowledge.shipped import Shipped
from nuanchuang.people.access import Person
from nuanchuang.platform import refusals

FIELDS = ("title", "say", "say_en", "note", "keys")
"""What of a card is worded."""


@dataclass(frozen=True)
class CardLine:
    """What to say, who answers for it and until when. ``state`` is draft, reviewed, expired, replaced or
    dropped; ``owner`` is the badge of who reviewed it last. ``matter`` is None without a question behind it.
    ``target`` names the shipped words it stands for, ``standing`` whether they are still the same ("",
    changed, gone), ``from_before`` how it differs from the version it follows."""

    id: UUID
    situations: tuple[str, ...]
    situation: str
    matter: Text | None
    title: str
    say: str
    say_en: str
    note: str
    keys: str
    rest: bool
    target: str
    standing: str
    from_before: tuple[tuple[str, tuple[Change, ...]], ...]
    ground: Ground | None
    version: int
    state: str
    drafted_by: str
    drafted_at: datetime
    owner: str
    reviewed_at: datetime | None
    review_by: date | None

    @property
    def expired(self) -> bool:
        """Still shown, and marked: it has to be read again."""
        return self.state == "expired"

    def looked(self) -> Looked:
        """What the lint says of it; nothing of words put to rest."""
        if self.rest:
            return Looked((), (), ())
        instead = shipped.library().get(self.target)
        return linting.look(self.say, self.situations[0], instead, self.ground is not None)


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
    rows = Card.objects.filter(pk__in=ids).select_related("drafted_by", "reviewed_by", "before")
    found = {row.id: _line(row, today) for row in rows}
    return [found[each] for each in ids if each in found]


def situations() -> list[tuple[str, str]]:
    """Where a card may be said: code and name."""
    return [(each.id, each.name) for each in conduct.library().situations.values()]


def situation_name(code: str) -> str:
    """A situation in words; one that conduct dropped keeps its code."""
    known = conduct.library().situations.get(code)
    return known.name if known else code


def review_day(today: date) -> date:
    """The day offered for reading a card again."""
    return today + GOOD_FOR


@dataclass(frozen=True)
class ShelfLine:
    """Shipped words in the office's list, and what the hall has made of them: "", own or rest; ``waiting``
    while a draft is there."""

    shipped: Shipped
    here: str
    waiting: bool


def shelf(person: Person, words: str, situation: str, limit: int) -> list[ShelfLine]:
    """The shipped cards and greetings that fit, by word, first letters or situation; with neither, those that
    the hall changed or is changing."""
    person.must("review_cards")
    rows = Card.objects.filter(hall=person.officer.hall_id, state__in=(Card.State.REVIEWED, Card.State.DRAFT))
    known = list(rows.exclude(replaces="").values_list("replaces", "state", "rest"))
    here = {target: "rest" if rest else "own" for target, state, rest in known if state == "reviewed"}
    waiting = {target for target, state, _ in known if state == "draft"}
    wanted = _fitting(words, situation) if words or situation else [*here, *waiting]
    library = shipped.library()
    return [
        ShelfLine(library[target], here.get(target, ""), target in waiting)
        for target in dict.fromkeys(wanted)
        if target in library
    ][:limit]


def _fitting(words: str, situation: str) -> Iterator[str]:
    """Cards as at the desk, then greetings by a part of them."""
    for hit in conduct.find(words, situation, len(conduct.library().cards)):
        yield f"{shipped.CARD}:{hit.card.id}"
    for each in shipped.library().values():
        if each.greeting and words in each.say and situation in ("", *each.situations):
            yield each.target


@dataclass(frozen=True)
class Page:
    """Shipped words with everything the hall did to them: in force, waiting, and all versions, the latest
    first. ``shipped`` is None when the release has them no longer."""

    target: str
    shipped: Shipped | None
    in_force: CardLine | None
    waiting: CardLine | None
    versions: list[CardLine]

    def words(self) -> Mapping[str, str]:
        """What the form begins with: the hall's words, else the shipped ones."""
        said = self.in_force if self.in_force and not self.in_force.rest else self.shipped
        names = ("title", "say", "say_en", "note", "keys")
        return {name: getattr(said, name) for name in names} if said else {}


def page_of(person: Person, target: str, today: date) -> Page:
    """Raises NotAllowed, and NotFound for what neither ships nor was ever changed here."""
    person.must("review_cards")
    rows = Card.objects.filter(hall=person.officer.hall_id, replaces=target).order_by("-version", "-id")
    versions = _lines(rows, today) if target else []
    known = shipped.library().get(target)
    refusals.found(known or versions or None)
    live = (each for each in versions if each.state in ("reviewed", "expired"))
    drafted = (each for each in versions if each.state == "draft")
    return Page(target, known, next(live, None), next(drafted, None), versions)


def _lines(rows: QuerySet[Card], today: date) -> list[CardLine]:
    return [_line(row, today) for row in rows.select_related("drafted_by", "reviewed_by", "before")]


def _line(row: Card, today: date) -> CardLine:
    now = shipped.library().get(row.replaces)
    return CardLine(
        id=row.id, situations=now.situations if now else (row.situation,),
        situation=situation_name(row.situation),
        matter=title(row.matter) if row.matter else None, title=row.title, say=row.say, say_en=row.say_en,
        note=row.note, keys=row.keys, rest=row.rest, target=row.replaces,
        standing=standing(row.shipped, now.words() if now else None) if row.replaces else "",
        from_before=tuple(_differing(row)), ground=catalogue.library().grounds.get(row.ground),
        version=row.version, state=card_state(row.state, row.review_by, today),
        drafted_by=row.drafted_by.badge, drafted_at=row.drafted_at,
        owner=row.reviewed_by.badge if row.reviewed_by else "", reviewed_at=row.reviewed_at,
        review_by=row.review_by,
    )  # fmt: skip


def _differing(row: Card) -> Iterator[tuple[str, tuple[Change, ...]]]:
    """By field, from the version it follows, else from the shipped words; nothing for words put to rest."""
    before = _before(row)
    for name in FIELDS if before and not row.rest else ():
        if pieces := changes(before.get(name, ""), getattr(row, name)):
            yield name, pieces


def _before(row: Card) -> dict[str, str]:
    """The words that were said until then; empty for the first of the hall's own."""
    shipped_then: dict[str, str] = row.shipped
    if row.before is None or row.before.rest:
        return shipped_then
    return {name: getattr(row.before, name) for name in FIELDS}
