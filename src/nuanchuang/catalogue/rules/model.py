"""What a matter is made of. Frozen, without behaviour beyond reading itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from nuanchuang.catalogue.rules.conditions import Condition
from nuanchuang.platform.texts import Text as Text  # a matter is made of it: part of this module

if TYPE_CHECKING:
    from nuanchuang.catalogue.rules.changes import Applied
    from nuanchuang.catalogue.rules.wizards import Wizard


@dataclass(frozen=True)
class Rule:
    """A law, order or notice that is cited: the version our grounds were written from."""

    key: str
    name: Text
    order_no: str
    version: str
    in_force: date


@dataclass(frozen=True)
class Ground:
    """A place in law, its gist in our own words, and how far it was checked.

    ``source`` is the rule's key in rules.yaml. ``article`` is None where a whole document is
    meant. ``checked`` is ``text-match <rule> <article>``, ``secondary`` or ``unchecked``;
    ``keys`` are words that must stand in the article's text.
    """

    id: str
    source: str
    rule: Text
    order_no: str
    article: int | None
    paragraph: str
    version: str
    in_force: date
    gist: Text
    checked: str
    keys: tuple[str, ...]
    digest: str

    @property
    def matched(self) -> bool:
        """True when our gist was compared with the law's own text."""
        return self.checked.startswith("text-match ")


class Grounded:
    """Something said on grounds."""

    grounds: tuple[Ground, ...]

    @property
    def local_check(self) -> bool:
        """True when some ground was not compared with the law's text: the page adds 以当地窗口为准."""
        return not all(ground.matched for ground in self.grounds)


@dataclass(frozen=True)
class Option:
    """One answer, in ordinary words."""

    code: str
    label: Text
    hint: Text | None


UNSURE_OPTION = Option("unsure", Text("我不清楚", "I am not sure"), None)


@dataclass(frozen=True)
class Question:
    """Asked only when ``when`` may hold; ``why`` says in one line what the answer changes."""

    code: str
    ask: Text
    why: Text
    options: tuple[Option, ...]
    when: Condition | None

    @property
    def choices(self) -> tuple[Option, ...]:
        """The options and, last, 我不清楚."""
        return (*self.options, UNSURE_OPTION)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of all choices."""
        return frozenset(option.code for option in self.choices)

    def option(self, code: str) -> Option | None:
        """The option with this code, 我不清楚 included; None for any other code."""
        return next((each for each in self.choices if each.code == code), None)


RISKS = ("identity", "authority", "title", "vehicle")
"""Why a paper is looked at twice: who acts for whom, by whose word, whose it is, which vehicle it is."""

CUSTODIES = ("filed", "withdrawn", "never")
"""An original that stays in the file, that the rules take back, or that nobody takes in hand (a vehicle);
every other one goes back to the person."""


class Brought(Grounded):
    """Something to bring."""

    original: bool
    custody: str
    thing: bool

    @property
    def as_original(self) -> bool:
        """Whether 原件 is said of it: it is a paper, and no copy will do."""
        return self.original and not self.thing and self.custody != "never"


@dataclass(frozen=True)
class Material(Brought):
    """Something to bring. ``not_needed`` gives cases in which it stays at home, with the reason.

    ``risk`` (one of RISKS, or "") asks the window for a second look at it; ``custody`` (one of
    CUSTODIES, or "") says where its original stays when the matter is done. A ``thing`` is no paper
    (number plates, photographs): it is simply brought.
    """

    code: str
    name: Text
    why: Text
    where: Text
    copies: int
    original: bool
    when: Condition | None
    not_needed: tuple[tuple[Condition, Text], ...]
    grounds: tuple[Ground, ...]
    sample: Text | None
    risk: str = ""
    custody: str = ""
    thing: bool = False


@dataclass(frozen=True)
class Provisional(Grounded):
    """容缺: ``materials`` that a leader may let come ``days`` working days later, and the legal note.

    No shipped matter has one: a hall must be allowed to by its own authorities first.
    """

    materials: tuple[str, ...]
    days: int
    note: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class RefusalReason(Grounded):
    """A lawful reason to say no, with everything the person is owed along with it.

    Without ``when`` it shows only at the window; with it the pre-check can foresee it.
    ``given``, instead, foresees nothing: it says among which answers the reason can be meant at all.
    ``remedy`` is the code of one of the matter's remedies.
    """

    code: str
    fact: Text
    reason: Text
    grounds: tuple[Ground, ...]
    cure: Text | None
    other_ways: tuple[Text, ...]
    remedy: str
    when: Condition | None
    watchable: bool
    face_saving: Text
    given: Condition | None = None


@dataclass(frozen=True)
class NotAReason(Grounded):
    """What people are sometimes sent away for, though the rules do not say so."""

    code: str
    claim: Text
    why: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Remedy(Grounded):
    """A way to have a decision looked at again, and until when (``unit``: natural, working, months)."""

    code: str
    title: Text
    steps: Text
    authority: Text
    days: int
    unit: str
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Limit(Grounded):
    """The legal limit in ``unit`` (working, natural) days; 0 is on the spot.

    ``promised`` is a shorter limit a hall has published, in the same unit.
    """

    days: int
    unit: str
    grounds: tuple[Ground, ...]
    promised: int | None
    note: Text | None
    when: Condition | None


@dataclass(frozen=True)
class FeeItem:
    """One line of a fee table, in fen."""

    name: Text
    amount_fen: int
    when: Condition | None


@dataclass(frozen=True)
class Fee(Grounded):
    """A fee table of a region and its first day. Without items the matter is free of charge."""

    items: tuple[FeeItem, ...]
    region: Text
    valid_from: date
    grounds: tuple[Ground, ...]
    note: Text | None


@dataclass(frozen=True)
class Actor(Grounded):
    """Someone who may come, or may not; ``code`` is an option of the question ``who``."""

    code: str
    unless: Condition | None
    note: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Note(Grounded):
    """Something worth knowing that is neither a paper nor an obstacle."""

    code: str
    text: Text
    when: Condition | None
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Decides(Grounded):
    """Who decides: the window itself, a leader, another office or authority."""

    text: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Matter:
    """One thing people come for. The last of ``limits`` holds when no other does.

    ``often`` marks what is asked for every day: it stands first where there is little room.
    ``consequences`` tell what follows from not doing it, doing it late, or cheating at it.
    """

    code: str
    slug: str
    title: Text
    summary: Text
    aliases: tuple[str, ...]
    lane: str
    often: bool
    who: tuple[Actor, ...]
    questions: tuple[Question, ...]
    materials: tuple[Material, ...]
    reasons: tuple[RefusalReason, ...]
    not_reasons: tuple[NotAReason, ...]
    notes: tuple[Note, ...]
    consequences: tuple[Note, ...]
    decides: Decides
    other_ways: tuple[Text, ...]
    remedies: tuple[Remedy, ...]
    limits: tuple[Limit, ...]
    fee: Fee
    after: Text
    place: Text
    provisional: Provisional | None = None

    @property
    def limit(self) -> Limit:
        """The limit when nothing is known yet."""
        return self.limits[-1]

    def question(self, code: str) -> Question | None:
        """The question with this code."""
        return next((each for each in self.questions if each.code == code), None)

    def material(self, code: str) -> Material | None:
        """The material with this code."""
        return next((each for each in self.materials if each.code == code), None)

    def reason(self, code: str) -> RefusalReason | None:
        """The refusal reason with this code."""
        return next((each for each in self.reasons if each.code == code), None)

    def remedy(self, code: str) -> Remedy | None:
        """The remedy with this code."""
        return next((each for each in self.remedies if each.code == code), None)


@dataclass(frozen=True)
class Answer(Grounded):
    """What is answered at once when a question holds one of ``words``, whatever the matter."""

    code: str
    words: tuple[str, ...]
    say: Text
    grounds: tuple[Ground, ...]


@dataclass(frozen=True)
class Words:
    """How people talk, for finding: everyday words (and places) of each standard word, words
    that say nothing, and what other offices do."""

    same: Mapping[str, tuple[str, ...]]
    places: Mapping[str, tuple[str, ...]]
    stop: tuple[str, ...]
    elsewhere: tuple[str, ...]


@dataclass(frozen=True)
class Library:
    """One release of the catalogue, with what province, city and hall say otherwise.

    ``digest`` covers all of it; ``applied`` tells per matter which lines were changed, by whom and from when.
    """

    matters: Mapping[str, Matter]
    wizards: "Mapping[str, Wizard]"
    rules: Mapping[str, Rule]
    grounds: Mapping[str, Ground]
    remedies: Mapping[str, Remedy]
    answers: tuple[Answer, ...]
    words: Words
    release: str
    released: date
    digest: str
    applied: Mapping[str, tuple["Applied", ...]] = field(default_factory=dict)
