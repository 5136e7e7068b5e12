"""Finding a matter from plain words, by everything people call it. Pure.

Names and questions are read alike (``reading``) and compared by what they share, each part
weighing by how rare it is among all matters: 过户 says much, 车 says little. A question is
taken as it is written and, with less weight, as it sounds (``hearing``).
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from nuanchuang.catalogue.rules.hearing import Ear
from nuanchuang.catalogue.rules.model import Answer, Library, Matter, Text, Words
from nuanchuang.catalogue.rules.reading import Reader, is_pair, loose_pairs, parts, plain
from nuanchuang.catalogue.rules.wizards import Wizard

ENOUGH, ENOUGH_OF_OURS = 0.4, 0.25
"""Below the first an answer would be a guess; a question with a word of ours in it needs less."""

BESIDE = 0.6
"""What scores less than this share of the best is not shown beside it."""

MOST = 6
MOST_ADVICE, SURELY = 2, 0.45
"""Wizards stand beside what was found: only those that are clearly meant."""

LONGEST = 60
"""Characters of a question that are looked at."""

SAME_TEXT, SAME_WORDS = 1.0, 0.95

BY_NAME, BY_ALL_NAMES, BY_STORY = 0.5, 0.3, 0.2
"""How much the closest name says, all names together, and the matter's own questions and papers."""

LETTER, STRANGE, STRANGE_PAIR, LOOSE = 0.5, 0.8, 0.2, 0.8
"""Weights: one character; a word and a pair no matter knows; a pair with a word between."""

SHORT_NAME = 0.6
"""Share of the rarest part: a name that weighs less is never fully said."""


@dataclass(frozen=True)
class Found:
    """A matter that may be meant, the score (0–1) and the words that speak for it."""

    matter: Matter
    score: float
    because: Text


@dataclass(frozen=True)
class Name:
    """Something a matter or a wizard (by its place) is called."""

    owner: int
    plain: str
    text: str
    words: tuple[str, ...]
    parts: frozenset[str]
    weight: float


@dataclass(frozen=True)
class Pool:
    """Things that carry names (by their places), ready to be asked. ``called`` and ``told`` hold the parts
    of all names and of the story of each, ``holding`` the places of the names that hold a part."""

    reader: Reader
    ear: Ear
    names: tuple[Name, ...]
    weights: Mapping[str, float]
    holding: Mapping[str, tuple[int, ...]]
    called: tuple[frozenset[str], ...]
    told: tuple[frozenset[str], ...]

    @property
    def rarest(self) -> float:
        """The weight of a word that a single one knows."""
        return math.log(1 + len(self.called))


@dataclass(frozen=True)
class Index:
    """A library, ready to be asked; made once. Matters and wizards weigh their words apart: a wizard
    speaks of the same things as its matters and would make their words common."""

    matters: tuple[Matter, ...]
    wizards: tuple[Wizard, ...]
    answers: tuple[Answer, ...]
    named_matters: Pool
    named_wizards: Pool


@dataclass(frozen=True)
class _Asked:
    text: str
    words: tuple[str, ...]
    weights: Mapping[str, float]
    loose: Mapping[str, float]
    total: float


def index(library: Library) -> Index:
    """Make a library ready."""
    matters, wizards = tuple(library.matters.values()), tuple(library.wizards.values())
    reader = Reader(library.words)
    return Index(
        matters, wizards, library.answers,
        _pool(list(map(_names, matters)), list(map(_story, matters)), reader, library.words),
        _pool(list(map(_names, wizards)), list(map(_questions, wizards)), reader, library.words),
    )  # fmt: skip


def _pool(named: Sequence[Iterable[str]], told: Sequence[str], reader: Reader, known: Words) -> Pool:
    said = [(owner, text, tuple(reader.words(text))) for owner, names in enumerate(named) for text in names]
    called: list[frozenset[str]] = [frozenset()] * len(named)
    for owner, _, words in said:
        called[owner] |= parts(words)
    weights = _weights(called)
    names = tuple(_name(*each, weights) for each in said)
    return Pool(
        reader=reader, ear=Ear([name.text for name in names], known), names=names, weights=weights,
        holding=_holding(names), called=tuple(called), told=tuple(parts(reader.words(each)) for each in told),
    )  # fmt: skip


def _names(of: Matter | Wizard) -> Iterable[str]:
    """Titles, whole and without what stands in brackets, and everything people say."""
    pieces = re.split("[（）]", of.title.zh)
    return dict.fromkeys(filter(None, (of.title.zh, *pieces, *of.aliases, of.title.en)))


def _questions(wizard: Wizard) -> str:
    return "。".join([wizard.summary.zh, *(each.ask.zh for each in wizard.questions)])


def _story(matter: Matter) -> str:
    texts: list[Text] = [matter.summary, matter.after, *matter.other_ways]
    for question in matter.questions:
        texts += [question.ask, *(option.label for option in question.options)]
    texts += [text for material in matter.materials for text in (material.name, material.why)]
    texts += [text for reason in matter.reasons for text in (reason.fact, reason.reason)]
    texts += [note.text for note in (*matter.notes, *matter.consequences)]
    return "。".join(each.zh for each in texts)


def _weights(called: list[frozenset[str]]) -> dict[str, float]:
    """How much each part says: the fewer matters know it, the more."""
    known_by = Counter(part for owned in called for part in owned)
    return {part: _size(part) * math.log(1 + len(called) / count) for part, count in known_by.items()}


def _size(part: str) -> float:
    return 1.0 if len(part) > 1 else LETTER


def _name(owner: int, text: str, words: tuple[str, ...], weights: Mapping[str, float]) -> Name:
    found = parts(words)
    return Name(owner, plain(text), text, words, found, sum(weights[part] for part in found))


def _holding(names: Iterable[Name]) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for part in name.parts:
            found[part].append(place)
    return {part: tuple(places) for part, places in found.items()}


def find(index: Index, question: str) -> tuple[Found, ...]:
    """Best first, at most six; empty when nothing fits well enough."""
    text = plain(question[:LONGEST])
    if coded := [matter for matter in index.matters if matter.code.casefold() == text]:
        return tuple(Found(matter, 1.0, _by_code(matter)) for matter in coded)
    found = [
        Found(index.matters[hit.owner], hit.score, hit.because) for hit in _hits(index.named_matters, text)
    ]
    return _best(sorted(found, key=lambda hit: (-hit.score, not hit.matter.often, hit.matter.code)))


def find_advice(index: Index, question: str) -> tuple[Wizard, ...]:
    """The wizards that may settle what was asked, best first; often none."""
    pool, text = index.named_wizards, plain(question[:LONGEST])
    hits = sorted(_hits(pool, text), key=lambda hit: -hit.score)
    found = (index.wizards[hit.owner] for hit in hits if hit.score >= SURELY)
    said = _read(pool, text)
    return tuple(each for each in found if _spoken_of(each, said))[:MOST_ADVICE]


def _read(pool: Pool, text: str) -> str:
    """All that was or may have been said, as it was said and in standard words."""
    heard = [text, *(each for each, _ in pool.ear.hear(text))]
    return " ".join(chain(heard, *map(pool.reader.words, heard)))


def _spoken_of(wizard: Wizard, said: str) -> bool:
    """Nobody is asked about a death who asked for a transfer."""
    return not wizard.spoken or any(word in said for word in wizard.spoken)


def answers(index: Index, question: str) -> tuple[Answer, ...]:
    """What can be answered at once, whatever the matter; often nothing."""
    text = plain(question[:LONGEST])
    return tuple(each for each in index.answers if any(word in text for word in each.words))


def _best(ranked: list[Found]) -> tuple[Found, ...]:
    return tuple(hit for hit in ranked[:MOST] if hit.score >= BESIDE * ranked[0].score)


@dataclass(frozen=True)
class _Hit:
    owner: int
    score: float
    because: Text


def _hits(pool: Pool, text: str) -> Iterable[_Hit]:
    """Of each one that fits, the best reading."""
    if pool.reader.leads_elsewhere(pool.reader.words(text)):
        return ()
    hits: dict[int, _Hit] = {}
    for hit in chain(_written(pool, text), _heard(pool, text)):
        if hit.owner not in hits or hit.score > hits[hit.owner].score:
            hits[hit.owner] = hit
    return hits.values()


def _heard(pool: Pool, text: str) -> Iterator[_Hit]:
    for heard, likely in pool.ear.hear(text):
        for hit in _written(pool, heard):
            yield _Hit(hit.owner, round(likely * hit.score, 3), _by_sound(text, heard))


def _written(pool: Pool, text: str) -> Iterator[_Hit]:
    """What fits a plain text as it stands; a single character (车) says too little."""
    asked = _asked(pool, text)
    if sum(map(len, asked.words)) < 2:
        return
    enough = ENOUGH_OF_OURS if pool.reader.knows(asked.words) else ENOUGH
    for closeness, name in _closest(pool, asked):
        score = closeness if closeness >= SAME_WORDS else _score(pool, asked, closeness, name.owner)
        if score >= enough:
            whole = name.plain in asked.text and _line(name.words) in _line(asked.words)
            yield _Hit(name.owner, round(score, 3), _by_name(name.text, whole))


def _line(words: Iterable[str]) -> str:
    return f" {' '.join(words)} "


def _asked(pool: Pool, text: str) -> _Asked:
    words = pool.reader.words(text)
    said = parts(words)
    weights = {part: pool.weights.get(part) or _strange(pool, part) for part in said}
    loose = {part: LOOSE * pool.weights.get(part, 0) for part in loose_pairs(words) - said}
    return _Asked(text, tuple(words), weights, loose, sum(weights.values()))


def _strange(pool: Pool, part: str) -> float:
    """The weight of what no matter knows: people tell whole stories, so less than a rare word of ours."""
    return STRANGE * _size(part) * (STRANGE_PAIR if is_pair(part) else 1) * pool.rarest


def _closest(pool: Pool, asked: _Asked) -> Iterator[tuple[float, Name]]:
    """Of each matter the name that is closest to what was asked, and how close (0–1).

    Of names that read alike the one that was said: 驾照过期, not 驾驶证到期.
    """
    shared: dict[int, float] = defaultdict(float)
    for part, weight in (*asked.weights.items(), *asked.loose.items()):
        for place in pool.holding.get(part, ()):
            shared[place] += weight
    best: dict[int, tuple[float, bool, Name]] = {}
    for place, weight in shared.items():
        name = pool.names[place]
        found = (_closeness(pool, asked, name, weight), name.plain in asked.text)
        if name.owner not in best or found > best[name.owner][:2]:
            best[name.owner] = (*found, name)
    for closeness, _, name in best.values():
        yield closeness, name


def _closeness(pool: Pool, asked: _Asked, name: Name, shared: float) -> float:
    if name.plain == asked.text:
        return SAME_TEXT
    if name.words == asked.words:
        return SAME_WORDS
    of_name = shared / max(name.weight, SHORT_NAME * pool.rarest)
    return min((of_name + min(shared / asked.total, 1)) / 2, SAME_WORDS - 0.01)


def _score(pool: Pool, asked: _Asked, closeness: float, owner: int) -> float:
    called, told = pool.called[owner], pool.told[owner]
    by_names = sum(weight for part, weight in asked.weights.items() if part in called)
    by_story = sum(weight for part, weight in asked.weights.items() if part in called or part in told)
    return BY_NAME * closeness + (BY_ALL_NAMES * by_names + BY_STORY * by_story) / asked.total


def _by_code(matter: Matter) -> Text:
    return Text(f"“{matter.code}”是这件事的编号", f"“{matter.code}” is the code of this matter")


def _by_name(name: str, whole: bool) -> Text:
    """Only who said these very words meant it; anything else is a guess, and says so."""
    if whole:
        return Text(f"“{name}”说的就是这件事", f"“{name}” means this matter")
    return Text(f"您说的和“{name}”相近", f"it sounds like “{name}”")


def _by_sound(said: str, heard: str) -> Text:
    return Text(f"“{said}”听起来像“{heard}”", f"“{said}” may stand for “{heard}”")
