"""The words that ship and that a hall may say otherwise: conduct's cards, greetings and farewells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import Addition, Card

CARD, WELCOME, FAREWELL = "card", "welcome", "farewell"
SAID_AT = {WELCOME: "arrival", FAREWELL: "farewell"}
"""The situation a greeting and a farewell belong to."""


@dataclass(frozen=True)
class Shipped:
    """One of them. ``target`` is what a hall's own card names; ``say_en`` only of what a citizen may read.
    ``lead`` is what is said before it: sympathy and the limit of a card that saves somebody's face."""

    target: str
    situations: tuple[str, ...]
    title: str
    say: str
    say_en: str = ""
    note: str = ""
    keys: str = ""
    ground: str = ""
    kind: str = "phrase"
    lead: str = ""

    @property
    def greeting(self) -> bool:
        """Said with the greeting or the goodbye, not looked up."""
        return bool(self.say_en)

    def words(self) -> dict[str, str]:
        """What of it a hall may change."""
        return {name: getattr(self, name) for name in ("title", "say", "say_en", "note", "keys")}


@cache
def library() -> Mapping[str, Shipped]:
    """All of them by target: the cards first, in the order of the files."""
    return {each.target: each for each in _all()}


def _all() -> Iterator[Shipped]:
    known = conduct.library()
    for card in known.cards.values():
        yield Shipped(
            f"{CARD}:{card.id}", card.situations, card.title, card.say, note=card.note,
            keys=" ".join(card.keys), ground=card.ground.id if card.ground else "", kind=card.kind,
            lead="".join(each.say for each in _before(card, known.cards)),
        )  # fmt: skip
    for kind, table in ((WELCOME, known.welcome), (FAREWELL, known.farewell)):
        yield from (_addition(kind, each) for each in table)


def _before(card: Card, among: Mapping[str, Card]) -> list[Card]:
    """Sympathy, then the limit; nothing before a card that stands alone."""
    first = among.get(card.pair)
    return [*_before(first, among), first] if first else []


def _addition(kind: str, each: Addition) -> Shipped:
    """A greeting has no title: it is known by its first words."""
    begin = each.text.zh.partition("，")[0].rstrip("。")
    return Shipped(f"{kind}:{each.id}", (SAID_AT[kind],), begin, each.text.zh, each.text.en)
