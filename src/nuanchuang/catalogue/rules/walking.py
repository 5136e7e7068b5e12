"""Every way through the questions of a matter or a wizard."""

from collections.abc import Callable, Iterable, Iterator

from nuanchuang.catalogue.rules.asking import Asks
from nuanchuang.catalogue.rules.conditions import UNSURE, Facts, holds
from nuanchuang.catalogue.rules.model import Question

Answers = Callable[[Question], Iterable[str]]


def walk(asks: Asks) -> Iterator[dict[str, str]]:
    """Every complete set of facts, 我不清楚 included."""
    yield from _onward(asks, 0, {}, lambda question: (*_options(question), UNSURE))


def settle(asks: Asks, facts: Facts) -> Iterator[dict[str, str]]:
    """Every way in which what is open may turn out: complete facts, none of them 我不清楚.

    Answers to questions that then fall away are left out.
    """

    def answers(question: Question) -> Iterable[str]:
        options = _options(question)
        given = facts.get(question.code)
        return (given,) if given in options else options

    yield from _onward(asks, 0, {}, answers)


def _options(question: Question) -> tuple[str, ...]:
    return tuple(option.code for option in question.options)


def _onward(asks: Asks, place: int, facts: dict[str, str], answers: Answers) -> Iterator[dict[str, str]]:
    if place == len(asks.questions):
        yield dict(facts)
        return
    question = asks.questions[place]
    if holds(question.when, facts) is False:
        yield from _onward(asks, place + 1, facts, answers)
        return
    for code in answers(question):
        facts[question.code] = code
        yield from _onward(asks, place + 1, facts, answers)
    del facts[question.code]
