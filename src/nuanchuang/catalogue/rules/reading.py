"""Reading plain words: everyday words become standard ones, words that say nothing are dropped. Pure."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from nuanchuang.catalogue.rules.model import Words

CHINESE = "[㐀-鿿]"
BEFORE, AFTER = "(?<![a-z0-9])", "(?![a-z0-9])"


def plain(text: str) -> str:
    """Full-width forms folded, lower case, single spaces and none beside Chinese."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("’", "'").replace("_", " ")
    return re.sub(f"(?<={CHINESE}) | (?={CHINESE})", "", " ".join(folded.split()))


def bare(text: str) -> str:
    """Letters and digits alone."""
    return re.sub(r"[\W_]", "", plain(text))


class Reader:
    """Reads names and questions alike, so that both meet in the same words."""

    def __init__(self, words: Words) -> None:
        groups = [*words.same.items(), *words.places.items()]
        self._standard = {plain(said): word for word, others in groups for said in (word, *others)}
        self._stop = frozenset(words.stop)
        self._elsewhere = frozenset(words.elsewhere)
        self._known = frozenset(word for word in words.same if len(word) > 1)
        self._word = _any_of({*self._standard, *self._stop, *self._elsewhere})

    def words(self, text: str) -> list[str]:
        """Known words in their standard form; what is left as whole Latin words and single characters."""
        said = self._word.findall(plain(text))
        return [self._standard.get(word, word) for word in said if word not in self._stop]

    def knows(self, words: Iterable[str]) -> bool:
        """True when some word is one of ours: the question is about vehicles, licences or violations."""
        return not self._known.isdisjoint(words)

    def leads_elsewhere(self, words: Iterable[str]) -> bool:
        """True when some word names what other offices do."""
        return not self._elsewhere.isdisjoint(words)


def _any_of(known: Iterable[str]) -> re.Pattern[str]:
    """The longest known word at each place, else a Latin word or number, else one character.

    Words that begin alike are gathered: a long line of alternatives is slow.
    """
    beginning: dict[str, list[str]] = defaultdict(list)
    for word in sorted(known, key=len, reverse=True):
        beginning[word[0]].append(word)
    each = (
        f"{_edge(first, BEFORE)}{re.escape(first)}(?:{_rests(words)})" for first, words in beginning.items()
    )
    return re.compile("|".join([*each, "[a-z0-9]+", r"[^\W_]"]))


def _rests(words: Iterable[str]) -> str:
    return "|".join(re.escape(word[1:]) + _edge(word[-1], AFTER) for word in words)


def _edge(character: str, guard: str) -> str:
    """Guards Latin words and numbers: ``car`` is not found in ``card``, nor ``60`` in ``600``."""
    return guard if character.isascii() else ""


def parts(words: Sequence[str]) -> frozenset[str]:
    """What is compared: each word, and each two that stand side by side, in either order."""
    return frozenset(words) | frozenset(_pair(*two) for two in pairwise(words))


def loose_pairs(words: Sequence[str]) -> frozenset[str]:
    """Each two words with one between them: 丢了一块车牌, 丢的那块车牌."""
    return frozenset(_pair(*two) for two in zip(words, words[2:], strict=False))


def is_pair(part: str) -> bool:
    """True for two words side by side."""
    return " " in part


def _pair(one: str, other: str) -> str:
    return f"{min(one, other)} {max(one, other)}"
