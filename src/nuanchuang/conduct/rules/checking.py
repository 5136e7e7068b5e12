"""What is wrong with the content as a whole. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from nuanchuang.catalogue.rules import Matter
from nuanchuang.conduct.rules import reasons
from nuanchuang.conduct.rules.greetings import unreached
from nuanchuang.conduct.rules.model import TRIGGERS, Card, Conduct
from nuanchuang.conduct.rules.saying import (
    LONGEST_BREATH,
    LONGEST_SAY,
    LONGEST_SENTENCE,
    LONGEST_TITLE,
    breaths,
    filled,
    sentences,
)


@dataclass(frozen=True)
class Report:
    """Counts, and each fault in a line."""

    cards: Mapping[str, int]
    situations: int
    moves: int
    cues: int
    faults: tuple[str, ...]


def check(conduct: Conduct, matters: Iterable[Matter]) -> Report:
    """Everything that parsing one card cannot see."""
    cards = tuple(conduct.cards.values())
    saving = [card for card in cards if card.kind == "saving"]
    faults = (
        *(fault for card in cards for fault in _too_long(card)),
        *_twice("title", [(card.id, card.title) for card in cards]),
        *_twice("say", [(card.id, card.say) for card in cards]),
        *_twice("violation", [(card.id, card.violation) for card in cards if card.violation]),
        *_unpaired(saving, conduct.cards),
        *reasons.faults(saving, matters),
        *_empty(conduct),
        *_uncalled(conduct),
        *(
            f"greetings: welcome {each}: no moment reaches it"
            for each in unreached("welcome", conduct.welcome)
        ),
        *(
            f"greetings: farewell {each}: no moment reaches it"
            for each in unreached("farewell", conduct.farewell)
        ),
    )
    kinds = Counter(card.kind for card in cards)
    return Report(kinds, len(conduct.situations), len(conduct.moves), len(conduct.cues), faults)


def _too_long(card: Card) -> Iterator[str]:
    say = filled(card.say, {})
    long = [each for each in sentences(say) if len(each) > LONGEST_SENTENCE]
    long += [each for each in breaths(say) if len(each) > LONGEST_BREATH]
    long += [each for each in (say,) if len(each) > LONGEST_SAY]
    long += [each for each in (card.title,) if len(each) > LONGEST_TITLE]
    for text in long:
        yield f"cards: {card.id}: {len(text)} characters are too many: {text}"


def _twice(what: str, said: Iterable[tuple[str, str]]) -> Iterator[str]:
    first: dict[str, str] = {}
    for name, text in said:
        if text in first:
            yield f"cards: {name}: has the {what} of {first[text]}"
        first.setdefault(text, name)


def _unpaired(saving: Iterable[Card], cards: Mapping[str, Card]) -> Iterator[str]:
    """A refusal is said with sympathy and with its limit: saving card → bottom line → sympathy."""
    for card in saving:
        if not card.pair or not cards[card.pair].pair:
            yield f"cards: {card.id}: leads to no bottom line with its sympathy"


def _empty(conduct: Conduct) -> Iterator[str]:
    used = {each for card in conduct.cards.values() for each in card.situations}
    for situation in conduct.situations:
        if situation not in used:
            yield f"situations: {situation}: no card is for it"


def _uncalled(conduct: Conduct) -> Iterator[str]:
    called = {trigger for move in conduct.moves.values() for trigger in move.when}
    for trigger in TRIGGERS:
        if trigger not in called:
            yield f"moves: nothing answers to {trigger}"
