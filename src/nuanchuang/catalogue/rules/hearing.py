"""Hearing what was meant: misspelt by its sound, typed in pinyin or as its first letters. Pure.

Sounds are compared as many people speak: zh like z, ng like n. The sound of each character
is asked for once; pypinyin reads single characters here (see catalogue/__init__.py).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain

from pypinyin import lazy_pinyin

from nuanchuang.catalogue.rules.model import Words
from nuanchuang.catalogue.rules.reading import CHINESE, bare

LONGEST, LETTERS = 12, 6
"""Characters of the longest word that is listened for, letters of the longest syllable."""

TYPED, MISSPELT = 0.95, 0.85
"""How likely it is that the word was meant that was heard."""

COVERED = 0.8
"""Share of typed letters that must belong to words we know."""

CUT_SHORT = 4
"""So many first letters may be the beginning of more."""

MOST = 8
_CHINESE = re.compile(CHINESE)


@lru_cache(maxsize=8192)
def syllable(character: str) -> str:
    """The pinyin of one character, without its tone."""
    return lazy_pinyin(character)[0]


def sound(characters: str) -> str:
    """How it sounds, without what many do not tell apart."""
    return blur("".join(map(syllable, characters)))


def blur(letters: str) -> str:
    """Typed letters without what many do not tell apart."""
    return re.sub("([zcs])h", r"\1", letters).replace("ng", "n").replace("v", "u")


class Ear:
    """Knows the sound of every name and everyday word; made once a library."""

    def __init__(self, names: Iterable[str], words: Words) -> None:
        self._others = {said: group for group in _groups(words) for said in group}
        self._words = _by_sound(self._others)
        known = dict.fromkeys([*self._others, *(bare(name) for name in names if _CHINESE.search(name))])
        self._said = _by_sound([*known, *filter(_CHINESE.search, words.stop)])
        self._known = re.compile("|".join(_longest_first([*self._others, *words.stop])))
        self._first: dict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(each for name in known for each in self._ways(name)):
            self._first["".join(syllable(each)[0] for each in word)].append(word)

    def _ways(self, name: str) -> Iterator[str]:
        """A name, the same without its 了, and with another everyday word in it: 补车牌, 补牌照."""
        yield name
        yield name.removesuffix("了")
        if found := self._known.search(name):
            for other in self._others.get(found[0], ()):
                yield name[: found.start()] + other + name[found.end() :]

    def hear(self, text: str) -> list[tuple[str, float]]:
        """What may have been meant by a plain text, and how likely (0–1); empty when nothing else."""
        if _CHINESE.search(text):
            heard = self._misspelt(text)
            return [(heard, MISSPELT)] if heard != text else []
        letters = bare(text)
        typed = self._typed(blur(letters))
        return [(each, TYPED) for each in ([typed] if typed else self._initials(letters))]

    def _misspelt(self, text: str) -> str:
        """Words we know stay; between them, what sounds like an everyday word becomes it."""
        found, end = "", 0
        for known in self._known.finditer(text):
            found += self._corrected(text[end : known.start()]) + known[0]
            end = known.end()
        return found + self._corrected(text[end:])

    def _corrected(self, text: str) -> str:
        start, found = 0, ""
        while start < len(text):
            word = next(self._alike(text[start : start + LONGEST]), text[start])
            found += word
            start += len(word)
        return found

    def _alike(self, text: str) -> Iterator[str]:
        """Words that sound like the beginning of a text, the longest first; none of one character."""
        for length in range(len(text), 1, -1):
            word = self._words.get(sound(text[:length]), "")
            if len(word) == length:
                yield word

    def _typed(self, letters: str) -> str:
        """The words whose pinyin covers the letters best; "" when too much is left over."""
        best: list[tuple[int, int, str]] = [(0, 0, "")]
        for end in range(1, len(letters) + 1):
            ways = [best[-1]]
            for start in range(max(0, end - LETTERS * LONGEST), end - 1):
                if word := self._said.get(letters[start:end]):
                    fit, covered, text = best[start]
                    ways.append((fit + (end - start) ** 2, covered + end - start, text + word))
            best.append(max(ways))
        _, covered, text = best[-1]
        return text if letters and covered >= COVERED * len(letters) else ""

    def _initials(self, letters: str) -> list[str]:
        found = self._first.get(letters, []) if len(letters) > 1 else []
        if not found and len(letters) >= CUT_SHORT:
            begun = (words for first, words in self._first.items() if first.startswith(letters))
            found = list(chain.from_iterable(begun))
        return found[:MOST]


def _groups(words: Words) -> Iterator[tuple[str, ...]]:
    """Chinese words that stand for one another."""
    for word, others in words.same.items():
        if _CHINESE.search(word):
            yield tuple(map(bare, (word, *others)))


def _by_sound(words: Iterable[str]) -> dict[str, str]:
    """Sound → the first word that has it."""
    found: dict[str, str] = {}
    for word in words:
        if len(word) <= LONGEST:
            found.setdefault(sound(word), word)
    return found


def _longest_first(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=len, reverse=True) if len(word) > 1]
