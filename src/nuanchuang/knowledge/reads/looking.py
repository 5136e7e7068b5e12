"""Looking something up while somebody waits: the hall's own cards and the shipped ones together."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import Card as Phrase
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge.actions import INDEX
from nuanchuang.knowledge.actions.cards import scope
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.own import Own, instead_of_shipped
from nuanchuang.knowledge.rules.finding import together
from nuanchuang.knowledge.shipped import CARD
from nuanchuang.platform.search import TooShort


@dataclass(frozen=True)
class Phrased:
    """A card that was found. ``own``: in the hall's words; ``expired``: its day for being read has passed."""

    card: Phrase
    own: bool = False
    expired: bool = False


def look_up(hall: Hall, words: str, situation: str, today: date, most: int) -> list[Phrased]:
    """What fits, best first. Shipped cards are found by word, part or first letters; the hall's own by two
    characters of their text, the newest first. What the hall changed stands in its own words, what it put to
    rest is not found."""
    instead = instead_of_shipped(hall.id)
    hits = conduct.find(words, situation, most + len(instead))
    shipped = [_as_said_here(hit.card, instead.get(f"{CARD}:{hit.card.id}"), today) for hit in hits]
    kept = [each for each in shipped if each is not None]
    seen = {each.card.id for each in kept}
    own = [each for each in _own(hall.id, words, situation, today, most) if each.card.id not in seen]
    return together(own, kept, most)


def as_said_here(hall: Hall, card: Phrase, today: date) -> Phrased | None:
    """A shipped card in the hall's words; None for one put to rest."""
    return _as_said_here(card, instead_of_shipped(hall.id).get(f"{CARD}:{card.id}"), today)


def _as_said_here(card: Phrase, own: Own | None, today: date) -> Phrased | None:
    if own is None:
        return Phrased(card)
    if own.rest:
        return None
    said = replace(
        card, id=str(own.id), title=own.title, say=own.say, note=own.note, keys=tuple(own.keys.split())
    )
    return Phrased(said, own=True, expired=own.review_by < today)


def _own(hall: UUID, words: str, situation: str, today: date, most: int) -> list[Phrased]:
    if words.strip():
        return _by_ids(_containing(hall, words, situation, most), today)
    rows = Card.objects.filter(hall=hall, state=Card.State.REVIEWED, situation=situation, rest=False)
    newest = rows.order_by("-id")[:most] if situation else ()
    return [_phrased(row, today) for row in newest]


def _containing(hall: UUID, words: str, situation: str, most: int) -> list[UUID]:
    """Nothing for a single character: the shipped cards answer alone."""
    try:
        return INDEX.find(scope(hall, situation), words, most)
    except TooShort:
        return []


def _by_ids(ids: Iterable[UUID], today: date) -> list[Phrased]:
    """By key alone: what was found is the hall's and in use."""
    found = {row.id: _phrased(row, today) for row in Card.objects.filter(pk__in=list(ids))}
    return [found[each] for each in ids if each in found]


def _phrased(row: Card, today: date) -> Phrased:
    ground = catalogue.library().grounds.get(row.ground)
    card = Phrase(
        str(row.id), "phrase", (row.situation,), row.title, row.say, row.note, tuple(row.keys.split()),
        ground, ground.checked if ground else "",
    )  # fmt: skip
    return Phrased(card, own=True, expired=row.review_by is not None and row.review_by < today)
