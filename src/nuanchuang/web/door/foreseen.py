"""What would stand in the way, in the shape of parts/refusal_notice.html, before anybody was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from nuanchuang.catalogue.rules import Ground, RefusalReason, Text


@dataclass(frozen=True)
class Foreseen:
    """A reason that would be given, with the ways on. Nothing was decided yet, so there is no remedy."""

    face_saving: Text
    fact: Text
    reason: Text
    grounds: Sequence[Ground]
    cure: Text | None
    other_ways: Sequence[Text]
    checked: bool
    remedies: tuple[()] = ()


def foreseen(reason: RefusalReason) -> Foreseen:
    """The reason as the notice shows it."""
    return Foreseen(
        reason.face_saving, reason.fact, reason.reason, reason.grounds, reason.cure, reason.other_ways,
        checked=all(ground.matched for ground in reason.grounds),
    )  # fmt: skip
