"""Every way through a matter's questions."""

from collections.abc import Iterator

from nuanchuang.catalogue.rules.conditions import UNSURE, holds
from nuanchuang.catalogue.rules.model import Matter


def walk(matter: Matter) -> Iterator[dict[str, str]]:
    """Every complete set of facts, 我不清楚 included."""
    yield from _onward(matter, 0, {})


def _onward(matter: Matter, place: int, facts: dict[str, str]) -> Iterator[dict[str, str]]:
    if place == len(matter.questions):
        yield dict(facts)
        return
    question = matter.questions[place]
    if holds(question.when, facts) is False:
        yield from _onward(matter, place + 1, facts)
        return
    for code in (*(option.code for option in question.options), UNSURE):
        facts[question.code] = code
        yield from _onward(matter, place + 1, facts)
    del facts[question.code]
