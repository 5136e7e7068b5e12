"""Finding a card while somebody waits: by word, part of the text, pinyin or first letters. Pure.

Made once over any cards; asked with every key. What is compared are the names of a card (title, keys, the
words of its situations) and, with less weight, what it says.
"""

import heapq
import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, islice

from nuanchuang.catalogue.rules.hearing import blur, sound, syllable
from nuanchuang.catalogue.rules.reading import Reader, bare, parts, plain
from nuanchuang.conduct.rules.model import Card, Situation

LONGEST = 30
"""Characters of a question that are looked at."""

SAID, PLACED = 0.35, 0.6
"""How much a word counts that only the text holds; that only the situation's name holds."""

EXACT, BEGINNING, INSIDE = 1.0, 0.7, 0.5
"""How well a name fits that is what was typed, begins with it, holds it."""

LETTERS, PASSAGE = 2, 4
"""Letters and characters that are looked for as they stand; fewer say nothing."""

MOST_LINES = 2000
"""Of names that hold the letters so many are looked at."""


@dataclass(frozen=True)
class Found:
    """A card and how well it fits (more is better; only the order has a meaning)."""

    card: Card
    score: float


class Lines:
    """Many short texts in one long one, so that all are searched at once."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines = tuple(lines)
        self._all = "\n".join(self.lines)
        self._starts = [0, *accumulate(len(line) + 1 for line in self.lines)]

    def holding(self, text: str) -> Iterator[int]:
        """The numbers of the lines that hold the text, each once."""
        at = self._all.find(text)
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield number
            at = self._all.find(text, self._starts[number + 1])


class Index:
    """Cards ready to be asked."""

    def __init__(self, cards: Iterable[Card], situations: Mapping[str, Situation], reader: Reader) -> None:
        self.cards = tuple(cards)
        self._reader = reader
        self._weights: dict[str, dict[int, float]] = defaultdict(dict)
        owners: dict[str, list[int]] = defaultdict(list)
        for place, card in enumerate(self.cards):
            self._add(place, card, situations)
            for name in (card.title, *card.keys):
                owners[plain(name)].append(place)
        self._owners = tuple(map(tuple, owners.values()))
        self._named = {name: number for number, name in enumerate(owners)}
        self._names = Lines(owners)
        self._told = Lines(plain(card.say) for card in self.cards)
        self._sounds = Lines(sound(bare(name)) for name in owners)
        self._initials = Lines("".join(syllable(each)[:1] for each in bare(name)) for name in owners)

    def _add(self, place: int, card: Card, situations: Mapping[str, Situation]) -> None:
        known = [situations[each] for each in card.situations if each in situations]
        placed = [word for each in known for word in (each.name, *each.keys)]
        for weight, texts in ((SAID, [card.say]), (PLACED, placed), (1.0, [card.title, *card.keys])):
            for text in texts:
                for part in parts(self._reader.words(text)):
                    self._weights[part][place] = weight

    def find(self, words: str, situation: str = "", limit: int = 8) -> tuple[Found, ...]:
        """The cards that fit, best first; without words all of the situation, as they stand."""
        asked = plain(words[:LONGEST])
        scores = self._scores(asked) if asked else dict.fromkeys(range(len(self.cards)), 0.0)
        fitting = (
            (-score, place)
            for place, score in scores.items()
            if not situation or situation in self.cards[place].situations
        )
        best = heapq.nsmallest(limit, fitting)
        return tuple(Found(self.cards[place], round(-score, 3)) for score, place in best)

    def _scores(self, asked: str) -> dict[int, float]:
        scores: dict[int, float] = defaultdict(float)
        said = [
            (part, self._weights[part]) for part in parts(self._reader.words(asked)) if part in self._weights
        ]
        rarity = {part: math.log(1 + len(self.cards) / len(known)) for part, known in said}
        for part, known in said:
            for place, weight in known.items():
                scores[place] += weight * rarity[part]
        whole = max(rarity.values(), default=1.0)
        for number, fit in self._by_name(asked).items():
            for place in self._owners[number]:
                scores[place] += fit * whole
        if len(asked) >= PASSAGE:
            for place in islice(self._told.holding(asked), MOST_LINES):
                scores[place] += INSIDE * whole
        return scores

    def _by_name(self, asked: str) -> dict[int, float]:
        """The names that fit as they are written, or as they sound when letters were typed."""
        fits: dict[int, float] = {}
        self._fit(fits, self._names, asked)
        for start in range(len(asked)):
            for end in range(start + 2, len(asked) + 1):
                if (number := self._named.get(asked[start:end])) is not None:
                    share = (end - start) / len(asked)
                    fits[number] = max(fits.get(number, 0), INSIDE + (EXACT - INSIDE) * share)
        letters = bare(asked)
        if letters.isascii() and len(letters) >= LETTERS:
            self._fit(fits, self._initials, letters)
            self._fit(fits, self._sounds, blur(letters))
        return fits

    def _fit(self, fits: dict[int, float], lines: Lines, text: str) -> None:
        for number in islice(lines.holding(text), MOST_LINES):
            line = lines.lines[number]
            fit = EXACT if line == text else BEGINNING if line.startswith(text) else INSIDE
            fits[number] = max(fits.get(number, 0), fit)
