"""Which saving card belongs to which reason for refusal. Pure."""

from collections.abc import Iterable, Iterator, Mapping

from nuanchuang.catalogue.rules import Matter
from nuanchuang.conduct.rules.model import Card


def by_reason(cards: Iterable[Card]) -> dict[str, Card]:
    """The saving cards by what they name: ``code`` for all matters, ``A9/code`` for one."""
    return {reason: card for card in cards for reason in card.reasons}


def saving(named: Mapping[str, Card], matter: str, reason: str) -> Card | None:
    """The card of this reason: the one that names the matter goes before the general one."""
    return named.get(f"{matter}/{reason}") or named.get(reason)


def faults(cards: Iterable[Card], matters: Iterable[Matter]) -> Iterator[str]:
    """Reasons without a card, with two, and names no reason has."""
    cards = tuple(cards)
    named = by_reason(cards)
    asked = [(matter.code, reason.code) for matter in matters for reason in matter.reasons]
    known = {code for _, code in asked} | {f"{matter}/{code}" for matter, code in asked}
    for matter, code in asked:
        if not saving(named, matter, code):
            yield f"cards: no saving card for the reason {matter}/{code}"
    for card in cards:
        for reason in card.reasons:
            if reason not in known:
                yield f"cards: {card.id}: no matter has the reason {reason!r}"
            if named[reason] is not card:
                yield f"cards: {card.id}: the reason {reason!r} stands on {named[reason].id} too"
