"""The sentences, cards and moves themselves; read once, asked often."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Text
from nuanchuang.catalogue.rules.reading import Reader
from nuanchuang.conduct import loading, rules
from nuanchuang.conduct.rules import NEEDS, Addition, Card, Conduct, Found, Index, Moment, Move
from nuanchuang.conduct.rules import reasons as by_reason


@cache
def library() -> Conduct:
    """Everything that ships."""
    return loading.load(catalogue.as_shipped().grounds)


def cues() -> Mapping[str, Text]:
    """All cues by key; a variant's key is ``check.irritated``."""
    return library().cues


def sentence(key: str, **places: Text) -> Text:
    """A cue with its ``%(name)s`` places filled in both languages."""
    found = cues()[key]
    return Text(
        zh=found.zh % {name: text.zh for name, text in places.items()} if places else found.zh,
        en=found.en % {name: text.en for name, text in places.items()} if places else found.en,
    )


Wording = Mapping[str, Text | None]
"""How a hall words greetings and farewells, by ``welcome:<id>`` and ``farewell:<id>``; None: not said."""

TOLD = ("", "elder", *NEEDS)
"""What somebody may have told of their needs; nothing first."""


def next_sentence(moment: Moment, own: Wording = MappingProxyType({}), **places: Text) -> Text:
    """What to say at this moment; the largest text on the desk. ``own``: what the hall says otherwise."""
    key = next(key for key in rules.variants(moment) if key in cues())
    said = sentence(key, **places)
    if moment.stage == "greet":
        return _joined([said, *_additions("welcome", moment, own)])
    if moment.stage == "farewell":
        return _joined([*_additions("farewell", moment, own), said])
    if moment.stage == "handed_over":
        parting = Moment("farewell", decision="handed_over")
        return _joined([said, *_additions("farewell", parting, own)])
    return _joined([sentence("over_time"), said]) if rules.over_time(moment) else said


def _additions(name: str, moment: Moment, own: Wording) -> list[Text]:
    """What is added, in the hall's words; what it does not say leaves its place to the next."""
    table: tuple[Addition, ...] = getattr(library(), name)
    worded = [(each, own.get(f"{name}:{each.id}", each.text)) for each in table]
    said = [replace(each, text=text) for each, text in worded if text is not None]
    return [each.text for each in rules.fitting(moment, said)]


@dataclass(frozen=True)
class Said:
    """The sentence for one mood and one need ("" for none told)."""

    mood: str
    need: str
    text: Text


def sentences(moment: Moment, own: Wording = MappingProxyType({}), **places: Text) -> tuple[Said, ...]:
    """The sentence of this moment for each mood and, where it makes a difference, for each need somebody may
    tell, so that the page can choose without telling anybody. The calm one without a need comes first."""
    needs = TOLD if moment.stage in ("greet", "farewell") else ("",)
    moods = ("calm",) if moment.stage == "farewell" else rules.MOODS
    return tuple(
        Said(mood, need, next_sentence(rules.with_need(replace(moment, mood=mood), need), own, **places))
        for mood in moods
        for need in needs
    )


def _joined(said: Collection[Text]) -> Text:
    return Text("".join(text.zh for text in said), " ".join(text.en for text in said))


def card(name: str) -> Card | None:
    """The card of this id."""
    return library().cards.get(name)


def cards(situation: str) -> tuple[Card, ...]:
    """The cards for a situation, in the order of the files."""
    return tuple(card for card in library().cards.values() if situation in card.situations)


@dataclass(frozen=True)
class Refusing:
    """What helps to say one lawful no: sympathy, where the limit lies, what lets the person step back."""

    sympathy: Card
    bottom_line: Card
    saving: Card


def for_reason(matter: str, reason: str) -> Refusing | None:
    """The cards for a matter's reason for refusal, in the order they are said; None for one nobody knows."""
    found = by_reason.saving(_named(), matter, reason)
    if found is None:
        return None
    bottom_line = library().cards[found.pair]
    return Refusing(library().cards[bottom_line.pair], bottom_line, found)


@cache
def _named() -> Mapping[str, Card]:
    return by_reason.by_reason(library().cards.values())


def education(violation: str) -> Card | None:
    """The card on what this violation leads to; ``violation`` is our own word for it (``red_light``)."""
    return next((card for card in library().cards.values() if card.violation == violation), None)


def move(name: str) -> Move | None:
    """One of the five moves by its id."""
    return library().moves.get(name)


def moves_for(triggers: Collection[str]) -> tuple[Move, ...]:
    """The moves these triggers call for, the most fitting first."""
    return rules.moves_for(triggers, library().moves.values())


@cache
def reader() -> Reader:
    """Reads words as the catalogue does; for an index of one's own."""
    return Reader(catalogue.as_shipped().words)


@cache
def shipped_index() -> Index:
    """The shipped cards, ready to be asked."""
    return Index(library().cards.values(), library().situations, reader())


def find(words: str, situation: str = "", limit: int = 8) -> tuple[Found, ...]:
    """The shipped cards that fit what an officer typed, best first."""
    return shipped_index().find(words, situation, limit)
