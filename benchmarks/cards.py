"""``python -m benchmarks.cards``: finding a card among ten thousand; prints one JSON object.

``plain`` is the time to look for the same words in every card's text, one after the other, in the same run.
"""

import json
import os
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice

import django

from nuanchuang.conduct.rules import Card, Index

CARDS = 10_000


def _milliseconds(run: Callable[[str], object], words: str) -> float:
    """The best of three: what else the machine does meanwhile is not measured."""
    took = []
    for _ in range(3):
        begun = time.perf_counter()
        run(words)
        took.append(1000 * (time.perf_counter() - begun))
    return min(took)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
    django.setup()
    from nuanchuang.conduct import reads

    shipped = reads.library().cards.values()
    cards = [
        replace(card, id=f"{card.id}-{n}", title=f"{card.title}{n}", say=f"{card.say}第{n}张。")
        for n, card in enumerate(islice(cycle(shipped), CARDS))
    ]
    begun = time.perf_counter()
    index = Index(cards, reads.library().situations, reads.reader())
    made = time.perf_counter() - begun
    asked = [words for card in islice(shipped, 0, None, 5) for words in _typed(card)]

    def plain(words: str) -> list[Card]:
        return [card for card in cards if any(words in text for text in (card.title, card.say, *card.keys))]

    took = sorted(_milliseconds(index.find, words) for words in asked)
    read = statistics.median(_milliseconds(plain, words) for words in asked)
    found = {
        "asked": len(asked),
        "p50": statistics.median(took),
        "most": took[-1],
        "made": made,
        "plain": read,
    }
    print(json.dumps(found))


def _typed(card: Card) -> list[str]:
    """What leads to a card: its title, the beginning of its text, two letters, a word everybody says."""
    return [card.title, card.say[:12], *card.keys[:2], "sh", "您"]


if __name__ == "__main__":
    main()
