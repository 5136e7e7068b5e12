"""What screens and programs ask about a text before it is stored or sent."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from nuanchuang.platform.content import read
from nuanchuang.wording import parsing
from nuanchuang.wording.rules import Report, Rule, Situation, report

DATA = Path(__file__).resolve().parent / "data"


@cache
def rules() -> tuple[Rule, ...]:
    """The lint, loaded once."""
    return parsing.rules(read(DATA, "rules.yaml"))


@cache
def situations() -> Mapping[str, Situation]:
    """The situations a reply may be written in, by id, loaded once."""
    return parsing.situations(read(DATA, "elements.yaml"))


def check(text: str, situation: str = "", *, ground_attached: bool = False) -> Report:
    """What might be said better in a text and, in a situation, what it lacks.

    Raises KeyError for a situation that ``situations()`` does not know. ``ground_attached``: the article
    goes out beside the text, so it need not be named in it.
    """
    chosen = situations()[situation] if situation else None
    return report(text, rules(), chosen, ground_attached=ground_attached)
