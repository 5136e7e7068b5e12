"""What would stand in the way, in the shape of parts/refusal_notice.html, before anybody was refused."""

from collections.abc import Sequence
from dataclasses import dataclass

from nuanchuang.catalogue.rules import Ground, Matter, RefusalReason, Remedy, Text


@dataclass(frozen=True)
class RemedyLine:
    """Where to turn. Nothing was refused yet, so there is no last day."""

    title: Text
    steps: Text
    authority: Text
    review_body: str
    last_day: None = None


@dataclass(frozen=True)
class Foreseen:
    """A reason that would be given, with everything the person is owed along with it."""

    face_saving: Text
    fact: Text
    reason: Text
    grounds: Sequence[Ground]
    cure: Text | None
    other_ways: Sequence[Text]
    remedies: tuple[RemedyLine, ...]
    checked: bool


def foreseen(matter: Matter, reason: RefusalReason, review_body: str) -> Foreseen:
    """``review_body``: the hall's own, beside the general one."""
    remedy = matter.remedy(reason.remedy)
    return Foreseen(
        reason.face_saving, reason.fact, reason.reason, reason.grounds, reason.cure, reason.other_ways,
        (_line(remedy, review_body),) if remedy else (),
        checked=all(ground.matched for ground in reason.grounds),
    )  # fmt: skip


def _line(remedy: Remedy, review_body: str) -> RemedyLine:
    return RemedyLine(remedy.title, remedy.steps, remedy.authority, review_body)
