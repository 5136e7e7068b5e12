"""Walking every path of every wizard: each answer counts, and each outcome can be met."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from nuanchuang.catalogue.rules.faults import Fault, long_sentences, missing
from nuanchuang.catalogue.rules.model import Library, Question
from nuanchuang.catalogue.rules.walking import walk
from nuanchuang.catalogue.rules.wizards import Wizard, advise

QUESTIONS = 7
PATHS = 3000
"""A wizard that asks more, or has more ways through it, is two wizards."""

Answers = frozenset[tuple[str, str]]
Told = dict[Answers, tuple[str, ...]]
"""Complete answers, none of them 我不清楚 → codes of what they are told."""


@dataclass(frozen=True)
class WizardReport:
    """How much was walked, what was found, and which matters led to are not in this release."""

    wizards: int
    outcomes: int
    paths: int
    faults: tuple[Fault, ...]
    absent: tuple[Fault, ...]


NO_WIZARDS = WizardReport(0, 0, 0, (), ())


def check_wizards(library: Library) -> WizardReport:
    """Every path of every wizard, every text. Matters that are not there yet are no fault."""
    wizards = library.wizards.values()
    walked = [(wizard, *_walked(wizard)) for wizard in wizards]
    return WizardReport(
        wizards=len(wizards),
        outcomes=sum(len(wizard.outcomes) for wizard in wizards),
        paths=sum(paths for _, paths, _ in walked),
        faults=tuple(fault for each in walked for fault in _faults(*each)),
        absent=tuple(fault for wizard in wizards for fault in _absent(wizard, library)),
    )


def _walked(wizard: Wizard) -> tuple[int, Told]:
    paths, told = 0, {}
    for facts in walk(wizard):
        paths += 1
        found = advise(wizard, facts)
        if not found.unsure:
            told[frozenset(facts.items())] = tuple(each.code for each in found.shown)
    return paths, told


def _faults(wizard: Wizard, paths: int, told: Told) -> Iterator[Fault]:
    of = _name(wizard)
    if paths > PATHS:
        yield Fault(of, "questions", f"{paths} paths, more than {PATHS}")
    if len(wizard.questions) > QUESTIONS:
        yield Fault(of, "questions", f"{len(wizard.questions)} questions, more than {QUESTIONS}")
    asked = {code for answers in told for code, _ in answers}
    yield from missing(of, "question", [each.code for each in wizard.questions], asked)
    met = {code for codes in told.values() for code in codes}
    yield from missing(of, "outcome", [each.code for each in wizard.outcomes], met)
    for question in wizard.questions:
        yield from _dead_options(of, question, told)
    yield from _empty(wizard)
    yield from _same_headlines(wizard)
    yield from long_sentences(of, wizard)


def _dead_options(of: str, question: Question, told: Told) -> Iterator[Fault]:
    """Two options that lead to the same advice whatever else is answered ask for nothing."""
    effects: dict[str, Told] = {option.code: {} for option in question.options}
    for answers, codes in told.items():
        for option, effect in effects.items():
            if (question.code, option) in answers:
                effect[answers - {(question.code, option)}] = codes
    for one, other in combinations(effects, 2):
        if effects[one] == effects[other]:
            yield Fault(of, f"question {question.code}", f"options {one} and {other} lead to the same answer")


def _empty(wizard: Wizard) -> Iterator[Fault]:
    for outcome in wizard.outcomes:
        if not outcome.grounds:
            yield Fault(_name(wizard), f"outcome {outcome.code}", "names no ground")
        if not outcome.next:
            yield Fault(_name(wizard), f"outcome {outcome.code}", "says nothing to do")


def _same_headlines(wizard: Wizard) -> Iterator[Fault]:
    """Beside each other on one page, two outcomes must be told apart."""
    for one, other in combinations(wizard.outcomes, 2):
        if one.result.zh == other.result.zh or one.result.en == other.result.en:
            yield Fault(_name(wizard), f"outcome {other.code}", f"has the headline of {one.code}")


def _absent(wizard: Wizard, library: Library) -> Iterator[Fault]:
    for outcome in wizard.outcomes:
        if unknown := [code for code in outcome.leads_to if code not in library.matters]:
            what = f"leads to {', '.join(unknown)}, not in this release"
            yield Fault(_name(wizard), f"outcome {outcome.code}", what)


def _name(wizard: Wizard) -> str:
    return f"advice {wizard.slug}"
