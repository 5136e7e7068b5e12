"""Walking every path of the whole library, so that nobody meets a dead end."""

from collections.abc import Iterator
from dataclasses import dataclass

from nuanchuang.catalogue.rules.assessing import Assessment, assess
from nuanchuang.catalogue.rules.conditions import Condition, holds, leaves
from nuanchuang.catalogue.rules.faults import Fault, long_sentences, missing
from nuanchuang.catalogue.rules.model import Ground, Library, Matter
from nuanchuang.catalogue.rules.walking import walk
from nuanchuang.catalogue.rules.wizard_checking import NO_WIZARDS, WizardReport, check_wizards


@dataclass(frozen=True)
class Report:
    """How much was walked, and what was found."""

    matters: int
    questions: int
    options: int
    materials: int
    reasons: int
    grounds: int
    matched: int
    paths: int
    faults: tuple[Fault, ...]
    advice: WizardReport = NO_WIZARDS


@dataclass(frozen=True)
class Walked:
    """What all paths of one matter showed."""

    paths: int
    faults: tuple[Fault, ...]


def check(library: Library) -> Report:
    """Every path of every matter and wizard, every ground, every text."""
    matters = tuple(library.matters.values())
    faults: list[Fault] = []
    paths = 0
    for matter in matters:
        walked = check_matter(matter)
        paths += walked.paths
        faults += walked.faults
    advice = check_wizards(library)
    told = (fault for each in library.answers for fault in long_sentences("", each))
    faults += [*advice.faults, *told, *_unused(library)]
    return Report(
        matters=len(matters),
        questions=sum(len(matter.questions) for matter in matters),
        options=sum(len(question.options) for matter in matters for question in matter.questions),
        materials=sum(len(matter.materials) for matter in matters),
        reasons=sum(len(matter.reasons) for matter in matters),
        grounds=len(library.grounds),
        matched=sum(ground.matched for ground in library.grounds.values()),
        paths=paths,
        faults=tuple(faults),
        advice=advice,
    )


def check_matter(matter: Matter) -> Walked:
    """Every path and text of one matter, as before a change of it is taken on."""
    walked = _Walked(matter)
    faults = [*walked.faults(), *_dead_options(matter), *_reasons(matter), *_actors(matter)]
    return Walked(walked.paths, (*faults, *long_sentences(matter.code, matter)))


class _Walked:
    """What all paths of one matter showed together."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter
        self.paths = self.free = 0
        self.asked: set[str] = set()
        self.materials: set[str] = set()
        self.blocking: set[str] = set()
        self.noted: set[str] = set()
        self.given = {each.code: each.given for each in matter.reasons if each.given}
        self.empty: dict[str, str] | None = None
        for facts in walk(matter):
            self._see(facts, assess(matter, facts))

    def _see(self, facts: dict[str, str], found: Assessment) -> None:
        self.paths += 1
        self.free += not found.blocked_by
        self.asked.update(facts)
        self.blocking.update(reason.code for reason in found.blocked_by)
        for code in [code for code, when in self.given.items() if holds(when, facts) is True]:
            del self.given[code]
        if not found.unsure:  # only what someone gets for certain counts as reached
            self.materials.update(item.code for item in found.items)
            self.materials.update(material.code for material, _ in found.not_needed)
            self.noted.update(note.code for note in (*found.notes, *found.consequences))
        if not found.items and self.empty is None:
            self.empty = facts

    def faults(self) -> Iterator[Fault]:
        code, matter = self.matter.code, self.matter
        if self.empty is not None:
            yield Fault(code, str(self.empty), "the list is empty")
        if not self.free:
            yield Fault(code, "reasons", "every path is blocked")
        yield from missing(code, "question", [each.code for each in matter.questions], self.asked)
        yield from missing(code, "material", [each.code for each in matter.materials], self.materials)
        told = [each.code for each in (*matter.notes, *matter.consequences)]
        yield from missing(code, "note", told, self.noted)
        foreseen = [each.code for each in matter.reasons if each.when]
        yield from missing(code, "reason", foreseen, self.blocking)
        yield from missing(code, "reason", self.given, set())


def _dead_options(matter: Matter) -> Iterator[Fault]:
    """Two options that no condition tells apart ask for nothing."""
    conditions = list(_conditions(matter))
    for question in matter.questions:
        met: dict[frozenset[int], str] = {}
        for option in question.options:
            effect = frozenset(
                place
                for place, leaf in enumerate(conditions)
                if leaf[0] == question.code and option.code in leaf[1]
            )
            twin = met.setdefault(effect, option.code)
            if twin != option.code:
                where = f"question {question.code}"
                yield Fault(matter.code, where, f"options {twin} and {option.code} lead to the same answer")


def _conditions(matter: Matter) -> Iterator[tuple[str, frozenset[str]]]:
    whens: list[Condition | None] = [question.when for question in matter.questions]
    told = (matter.notes, matter.consequences)
    for parts in (matter.materials, matter.reasons, *told, matter.limits, matter.fee.items):
        whens += [part.when for part in parts]
    whens += [when for material in matter.materials for when, _ in material.not_needed]
    whens += [actor.unless for actor in matter.who]
    for when in whens:
        yield from ((leaf.question, leaf.options) for leaf in leaves(when))


def _reasons(matter: Matter) -> Iterator[Fault]:
    for reason in matter.reasons:
        if reason.cure is None and not reason.other_ways:
            yield Fault(matter.code, f"reason {reason.code}", "has neither a cure nor another way")
    if not matter.other_ways:
        yield Fault(matter.code, "other_ways", "names no other way")


def _actors(matter: Matter) -> Iterator[Fault]:
    """Who may never come must meet a reason that says so."""
    for actor in matter.who:
        told = any(
            leaf.question == "who" and actor.code in leaf.options
            for reason in matter.reasons
            for leaf in leaves(reason.when)
        )
        if actor.unless is not None and not told:
            yield Fault(matter.code, f"who {actor.code}", "may not always come, and no reason says so")


def _unused(library: Library) -> Iterator[Fault]:
    used = {ground.id for matter in library.matters.values() for ground in cited(matter)}
    used |= {ground.id for wizard in library.wizards.values() for ground in wizard.grounds}
    used |= {ground.id for each in library.answers for ground in each.grounds}
    used |= {ground.id for remedy in library.remedies.values() for ground in remedy.grounds}
    offered = {remedy.code for matter in library.matters.values() for remedy in matter.remedies}
    for name in library.grounds.keys() - used:
        yield Fault("", f"ground {name}", "nothing cites it")
    for name in library.remedies.keys() - offered:
        yield Fault("", f"remedy {name}", "no matter offers it")


def cited(matter: Matter) -> Iterator[Ground]:
    """Every ground a matter rests on, as often as it does."""
    said = (matter.not_reasons, matter.notes, matter.consequences)
    parts = (matter.materials, matter.reasons, *said, matter.limits, matter.who)
    for part in (*(each for group in parts for each in group), matter.fee, matter.decides):
        yield from part.grounds
