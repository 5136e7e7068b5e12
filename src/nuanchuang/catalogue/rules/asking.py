"""Which questions are asked of someone, and in what order: the same for everything that has questions."""

from typing import Protocol

from nuanchuang.catalogue.rules.conditions import PENDING, Facts, holds
from nuanchuang.catalogue.rules.model import Question, Text


class Asks(Protocol):
    """Anything that asks questions: a matter, a wizard."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """In the order in which they are asked; each looks only at those before it."""
        ...


def view(asks: Asks, facts: Facts) -> dict[str, str]:
    """The facts that count: asked questions only, PENDING where the answer is missing or unknown."""
    seen: dict[str, str] = {}
    for question in asks.questions:
        if holds(question.when, seen) is not False:
            answer = facts.get(question.code, PENDING)
            seen[question.code] = answer if answer in question.codes else PENDING
    return seen


def open_questions(asks: Asks, facts: Facts) -> tuple[Question, ...]:
    """The questions asked of this person so far, in order; later ones may still fall away."""
    seen = view(asks, facts)
    return tuple(each for each in asks.questions if each.code in seen)


def next_question(asks: Asks, facts: Facts) -> Question | None:
    """The first question asked that has no valid answer yet; None when all are answered."""
    return next(iter(answered(asks, view(asks, facts), PENDING)), None)


def prune(asks: Asks, facts: Facts) -> dict[str, str]:
    """The facts without unknown codes and without answers to questions no longer asked."""
    return {code: answer for code, answer in view(asks, facts).items() if answer != PENDING}


def answered(asks: Asks, seen: Facts, answer: str) -> tuple[Question, ...]:
    """The questions with this answer in a view: UNSURE, PENDING or an option."""
    return tuple(each for each in asks.questions if seen.get(each.code) == answer)


def answers_told(asks: Asks, facts: Facts) -> tuple[tuple[Text, Text], ...]:
    """Each question answered with its answer, in the order asked. What a later content no longer asks or
    offers comes last, by its codes: an old case keeps all it rests on."""
    known = {each.code: (each.ask, option.label) for each in asks.questions
             if (option := each.option(facts.get(each.code, "")))}  # fmt: skip
    gone = [(Text(code, code), Text(answer, answer)) for code, answer in facts.items() if code not in known]
    return (*known.values(), *gone)
