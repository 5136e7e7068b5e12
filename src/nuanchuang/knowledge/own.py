"""What a hall says in the place of shipped words, kept in memory: the desk asks it with every page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from nuanchuang.catalogue.rules import Text
from nuanchuang.knowledge.models import Card
from nuanchuang.platform.remember import Remembered


@dataclass(frozen=True)
class Own:
    """Words in force. ``rest``: nothing is said. ``review_by``: the last day before they are read again."""

    id: UUID
    rest: bool
    title: str
    say: str
    say_en: str
    note: str
    keys: str
    review_by: date


def instead_of_shipped(hall: UUID) -> Mapping[str, Own]:
    """By target (``card:<id>``, ``welcome:<id>``, ``farewell:<id>``); at most one for each."""
    return _instead(hall)


def greetings(hall: UUID) -> Mapping[str, Text | None]:
    """How a hall words the greetings and farewells it changed, by target; None for one it does not say."""
    found = instead_of_shipped(hall).items()
    return {target: None if own.rest else Text(own.say, own.say_en) for target, own in found if own.say_en}


def _load(hall: UUID) -> Mapping[str, Own]:
    rows = Card.objects.filter(hall=hall, state=Card.State.REVIEWED).exclude(replaces="")
    return {
        row.replaces: Own(row.id, row.rest, row.title, row.say, row.say_en, row.note, row.keys, row.review_by)
        for row in rows
        if row.review_by
    }


_instead = Remembered(_load, seconds=5)
"""What this process reviews it knows at once; another node says the old words for so long."""


def forget_own() -> None:
    """Somebody changed what is in force."""
    _instead.forget()
