"""Which reason a case may be refused with: one of the matter's, or one a leader agreed to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Facts, Ground, Matter, RefusalReason, Text, contradicted
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge import reads as knowledge
from nuanchuang.people.access import Person
from nuanchuang.reception.models import OtherReason
from nuanchuang.reception.rules.declining import OTHER


@dataclass(frozen=True)
class Chosen:
    """A reason to say no with. ``no_way``: what is said where a leader confirmed that no other way is."""

    reason: RefusalReason
    no_way: Text | None = None


def chosen(case: UUID, matter: Matter, facts: Facts, code: str) -> Chosen | None:
    """The matter's reason, unless the facts speak against it, or the one a leader agreed to; None for any
    other."""
    if code == OTHER:
        return agreed(case, matter)
    reason = matter.reason(code)
    return None if reason is None or contradicted(matter, reason, facts) else Chosen(reason)


def agreed(case: UUID, matter: Matter) -> Chosen | None:
    """The reason beside the list that a leader agreed to for this case as it stands."""
    row = OtherReason.objects.filter(case=case, matter=matter.code, state=OtherReason.State.AGREED).first()
    ground = catalogue.library().grounds.get(row.ground) if row else None
    return _chosen(row, ground, matter) if row and ground else None


def _chosen(row: OtherReason, ground: Ground, matter: Matter) -> Chosen:
    remedy = matter.remedies[0]
    no_way = None if row.way else _none(remedy.title)
    reason = RefusalReason(
        code=OTHER, fact=Text(row.fact, row.fact), reason=ground.gist, grounds=(ground,), cure=None,
        other_ways=(no_way or Text(row.way, row.way),), remedy=remedy.code, when=None, watchable=True,
        face_saving=Text("", ""),
    )  # fmt: skip
    return Chosen(reason, no_way)


def _none(remedy: Text) -> Text:
    return Text(
        f"确无其他办法（值班领导核过）。不同意的话，您可以{remedy.zh}。",
        f"There is no other way (a duty leader has checked). If you disagree: {remedy.en}.",
    )


def grounds(matter: str) -> list[Ground]:
    """What a reason beside the list may rest on: the matter's own grounds, then all of the same rules."""
    own = knowledge.grounds(matter)
    rules = {ground.source for ground in own}
    others = (ground for ground in catalogue.library().grounds.values() if ground.source in rules)
    return list({ground.id: ground for ground in (*own, *others)}.values())


@dataclass(frozen=True)
class OtherView:
    """A request for a reason beside the list, as desk and office show it; ``mine`` for the one who asked."""

    id: UUID
    case: UUID
    number: str
    matter: str
    fact: str
    ground: Ground | None
    asker: str
    asked_at: datetime
    state: str
    way: str
    no_way: bool
    declined_for: str
    leader: str
    mine: bool


def others_of(visit: UUID) -> list[OtherView]:
    """What was asked for the cases of a visit, in that order."""
    return [_view(row) for row in _others().filter(case__visit=visit).order_by("asked_at")]


def others(hall: Hall, since: datetime, person: Person) -> tuple[list[OtherView], list[OtherView]]:
    """Those of undecided cases that wait, the oldest first; those answered since then, the latest first."""
    rows = _others().filter(hall=hall)
    waiting = rows.filter(state=OtherReason.State.ASKED, case__decided=False).order_by("asked_at")
    answered = rows.exclude(state=OtherReason.State.ASKED).filter(answered_at__gte=since)
    latest = answered.order_by("-answered_at")
    return [_view(row, person.id) for row in waiting], [_view(row, person.id) for row in latest]


def waiting_others(hall: Hall) -> int:
    """How many undecided cases wait for a leader's word on a reason."""
    return OtherReason.objects.filter(hall=hall, state=OtherReason.State.ASKED, case__decided=False).count()


def _others() -> Any:
    return OtherReason.objects.select_related("case__visit__ticket", "asker", "leader")


def _view(row: OtherReason, asking: UUID | None = None) -> OtherView:
    return OtherView(
        id=row.id, case=row.case_id, number=row.case.visit.ticket.label, matter=row.matter, fact=row.fact,
        ground=catalogue.library().grounds.get(row.ground), asker=row.asker.badge, asked_at=row.asked_at,
        state=row.state, way=row.way, no_way=row.no_way, declined_for=row.declined_for,
        leader=row.leader.badge if row.leader else "", mine=row.asker_id == asking,
    )  # fmt: skip
