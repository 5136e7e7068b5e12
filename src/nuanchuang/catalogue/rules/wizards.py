"""Wizards that decide: a few questions, then yes, no, first this, or later; with reason and ground.

An outcome is advice. A person confirms it, and every page says so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from nuanchuang.catalogue.rules.asking import answered, view
from nuanchuang.catalogue.rules.conditions import PENDING, UNSURE, Condition, Facts, holds
from nuanchuang.catalogue.rules.model import Ground, Grounded, Note, Question, Text
from nuanchuang.catalogue.rules.walking import settle

LEVELS = ("yes", "no", "first", "later")
"""It can be done; it cannot; something is to be done first; the time has not come."""


@dataclass(frozen=True)
class WizardOutcome(Grounded):
    """One answer a wizard may come to.

    ``result`` is its headline, ``next`` what to do now; ``leads_to`` are codes of matters, some of
    which may not be in this release. Without ``when`` it holds whenever nothing before it does.
    An outcome that ``ends`` is the last word; others (of level ``first``) are told along with what follows.
    """

    code: str
    level: str
    ends: bool
    result: Text
    reason: Text
    grounds: tuple[Ground, ...]
    next: tuple[Text, ...]
    leads_to: tuple[str, ...]
    when: Condition | None


@dataclass(frozen=True)
class Wizard:
    """A question people ask before they come; the first of ``outcomes`` that holds answers it.

    Beside what is found it is offered only where one of the words in ``spoken`` was said; none: always.
    ``certain`` is said first where open answers leave the outcome open: it holds whatever they turn out.
    """

    slug: str
    title: Text
    summary: Text
    aliases: tuple[str, ...]
    spoken: tuple[str, ...]
    questions: tuple[Question, ...]
    outcomes: tuple[WizardOutcome, ...]
    certain: tuple[Note, ...] = ()

    @property
    def grounds(self) -> Iterator[Ground]:
        """Every ground the wizard rests on, as often as it does."""
        return (ground for each in (*self.outcomes, *self.certain) for ground in each.grounds)


@dataclass(frozen=True)
class Advice:
    """What the answers come to.

    ``outcome`` is None while open answers leave it open; ``may`` then holds all it can turn out to
    be, in order, and is empty otherwise. After what is to be done first, ``then`` tells what else is,
    and last what can be done afterwards: everything at once.
    ``unsure`` are the questions answered with 我不清楚, ``open`` those without an answer. ``certain`` is
    what can be said nevertheless while the outcome is open.
    """

    outcome: WizardOutcome | None
    then: tuple[WizardOutcome, ...]
    may: tuple[WizardOutcome, ...]
    unsure: tuple[Question, ...]
    open: tuple[Question, ...]
    certain: tuple[Note, ...] = ()

    @property
    def shared(self) -> str:
        """The level of all it can turn out to be; "" where they differ, and for a certain outcome."""
        levels = {each.level for each in self.may}
        return levels.pop() if len(levels) == 1 else ""

    @property
    def shown(self) -> tuple[WizardOutcome, ...]:
        """All outcomes a page tells, in order."""
        return self.may if self.outcome is None else (self.outcome, *self.then)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """Every ground the advice rests on, once."""
        said = (*self.certain, *self.shown)
        return tuple({ground.id: ground for each in said for ground in each.grounds}.values())


def advise(wizard: Wizard, facts: Facts) -> Advice:
    """The outcome that holds however the open answers turn out, or all that may hold."""
    routes = {_route(wizard, settled) for settled in settle(wizard, facts)}
    seen = view(wizard, facts)
    unsure, unanswered = answered(wizard, seen, UNSURE), answered(wizard, seen, PENDING)
    heads = _told(wizard, {route[0] for route in routes})
    if len(heads) > 1:
        certain = tuple(each for each in wizard.certain if holds(each.when, seen) is True)
        return Advice(None, (), heads, unsure, unanswered, certain)
    surely = set.intersection(*(set(route[1:]) for route in routes))
    return Advice(heads[0], _told(wizard, surely), (), unsure, unanswered)


def _told(wizard: Wizard, codes: set[str]) -> tuple[WizardOutcome, ...]:
    return tuple(each for each in wizard.outcomes if each.code in codes)


def _route(wizard: Wizard, facts: Facts) -> tuple[str, ...]:
    """Codes of what holds, up to the first outcome that ends the reading."""
    route: list[str] = []
    for outcome in wizard.outcomes:
        if holds(outcome.when, facts):
            route.append(outcome.code)
            if outcome.ends:
                break
    return tuple(route)
