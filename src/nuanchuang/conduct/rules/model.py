"""What the room holds: cards by situation, the five moves, what is added to a greeting. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from nuanchuang.catalogue.rules import Ground, Text

KINDS = ("phrase", "education", "decides", "saving")
"""phrase: words for a situation. education: what a violation leads to. decides: who decides what.
saving: what lets somebody step back with dignity after a refusal."""

PLACES: Mapping[str, str] = {
    "matter": "事项", "due": "日期", "ground": "依据", "badge": "警号", "window": "窗口", "minutes": "分钟",
    "colleague": "同事警号",
}  # fmt: skip
"""What may stand as ``%(name)s`` in a text, and what an officer reads while it is not filled."""

TRIGGERS = (
    "key_pressed", "complaint_threat", "agitated", "venting", "same_question", "over_time", "irritated",
    "reasonable_demand", "rule_cannot",
)  # fmt: skip
"""What may call for a move, the most pressing first (conduct.md §1.2)."""

CHECKED = ("secondary", "unchecked")
"""How far a fact without a matched ground was checked (domain.md)."""


@dataclass(frozen=True)
class Card:
    """Something to say aloud in one situation or more.

    ``say`` may hold places; ``note`` is what to do meanwhile. ``checked`` is the mark of the fact in it:
    that of its ground, ``secondary`` or ``unchecked``; empty where there is no fact. ``pair`` is the id
    of the card said before it: sympathy before the bottom line. ``violation`` and ``reasons`` tell what
    an education and a saving card are for.
    """

    id: str
    kind: str
    situations: tuple[str, ...]
    title: str
    say: str
    note: str = ""
    keys: tuple[str, ...] = ()
    ground: Ground | None = None
    checked: str = ""
    pair: str = ""
    violation: str = ""
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True)
class Situation:
    """Where a card is said; ``keys`` are further words that lead to it."""

    id: str
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Step:
    """One step of a move: its cue (conduct.md §1.2), what to say, what to do, cards that help."""

    cue: str
    title: str
    say: str
    note: str
    cards: tuple[str, ...]


@dataclass(frozen=True)
class Move:
    """One of the five moves (五招); its steps are said in this order."""

    id: str
    number: int
    name: str
    when: frozenset[str]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class When:
    """What must hold for an addition to be said; an empty part asks for nothing.

    ``needs`` asks for any of them, ``decisions`` for one of these outcomes, ``waited`` is at least so many
    minutes.
    """

    needs: frozenset[str] = frozenset()
    decisions: frozenset[str] = frozenset()
    elder: bool = False
    holiday_over: bool = False
    holiday_ahead: bool = False
    evening: bool = False
    closing: bool = False
    long: bool = False
    returning: bool = False
    waited: int = 0


@dataclass(frozen=True)
class Addition:
    """A sentence added to a greeting or put before a farewell."""

    id: str
    when: When
    text: Text


@dataclass(frozen=True)
class Conduct:
    """Everything that ships, by id; ``cues`` holds the sentence for each moment and its variants."""

    version: str
    cues: Mapping[str, Text]
    welcome: tuple[Addition, ...]
    farewell: tuple[Addition, ...]
    situations: Mapping[str, Situation]
    cards: Mapping[str, Card]
    moves: Mapping[str, Move]
