"""The lint and the elements of a refusal on words a hall wants to say."""

from dataclasses import dataclass
from functools import lru_cache

from nuanchuang.knowledge.shipped import Shipped
from nuanchuang.wording import reads as wording
from nuanchuang.wording.rules import Finding, Need, stops

REFUSAL = "refusal"
REFUSING = frozenset({"refusing", "saving"})
"""Where a card of the hall's own says no by itself, so that it needs all that a no needs."""


@dataclass(frozen=True)
class Looked:
    """What might be said better, what a refusal lacks, and what of it (ids) holds the words back."""

    findings: tuple[Finding, ...]
    missing: tuple[Need, ...]
    stops: tuple[str, ...]

    @property
    def stopping(self) -> tuple[Finding, ...]:
        """The findings that hold back."""
        return tuple(each for each in self.findings if each.rule in self.stops)


@lru_cache(maxsize=512)  # the same cards are listed again and again, and their words do not change
def look(say: str, situation: str, instead: Shipped | None, grounded: bool) -> Looked:
    """Look at words for a situation; ``instead`` of shipped ones they may not lack what those had.

    A saving card is heard after sympathy and the limit: it is looked at together with them.
    """
    attached = grounded or (instead is not None and instead.kind == "saving")
    found = wording.check(say, ground_attached=attached)
    missing = _missing(say, situation, instead, attached)
    held = stops(found, ground_attached=attached)
    return Looked(found.findings, missing, (*held, *(need.id for need in missing)))


def _missing(say: str, situation: str, instead: Shipped | None, attached: bool) -> tuple[Need, ...]:
    if instead is None:
        return _lacks(say, attached) if situation in REFUSING else ()
    if not REFUSING & set(instead.situations):
        return ()
    before = {need.id for need in _lacks(instead.lead + instead.say, attached)}
    return tuple(need for need in _lacks(instead.lead + say, attached) if need.id not in before)


def _lacks(text: str, attached: bool) -> tuple[Need, ...]:
    return wording.check(text, REFUSAL, ground_attached=attached).missing
