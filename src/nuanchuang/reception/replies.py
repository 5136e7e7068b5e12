"""The reply that goes with a reason for refusal: words of catalogue and cards, held against the lint."""

from nuanchuang.conduct import reads as conduct
from nuanchuang.reception.reasons import Chosen
from nuanchuang.reception.rules import declining
from nuanchuang.reception.rules.declining import Reply, Said
from nuanchuang.wording import reads as wording
from nuanchuang.wording.rules import Report

SITUATION = "refusal"


def default(matter: str, chosen: Chosen) -> Reply:
    """What the window says unless the officer words it otherwise."""
    found = conduct.for_reason(matter, chosen.reason.code)
    sympathy = found.sympathy.say if found else wording.situations()[SITUATION].needs[0].any_of[-1].example
    return declining.written(chosen.reason, sympathy, chosen.no_way)


def look_at(words: str) -> Report:
    """What the lint and the elements find. The words must name their ground though the article goes out
    beside them: what is said is heard before anything is read."""
    return wording.check(words, SITUATION)


def settle(reply: Reply, words: str | None, why: str) -> Said:
    """The words as they go out, the reason's own unless some were written. Raises ReplyStopped."""
    said = reply.text.zh if words is None else declining.own(words, reply)
    return declining.settle(said, reply, look_at(said), why)
