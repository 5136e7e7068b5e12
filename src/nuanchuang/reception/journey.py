"""What the person at the window has been through: trips, answers, minutes."""

from dataclasses import dataclass
from datetime import date, datetime

from nuanchuang.catalogue.rules import Text
from nuanchuang.hall import reads as hall_reads
from nuanchuang.reception.models import Case, Outcome, Visit

LONGEST = 20
"""Earlier visits followed back for one matter; more would be a matter for the leader, not for a page."""


@dataclass(frozen=True)
class Told:
    """One answer on the way here. ``lacking`` counts the papers a notice named; ``code`` opens the paper."""

    day: date
    number: str
    badge: str
    matter: Text
    kind: str
    code: str
    lacking: int


@dataclass(frozen=True)
class Journey:
    """``trips`` counts today's too; ``waited`` and ``served`` are today's minutes; ``told`` is in order."""

    trips: int
    waited: int
    served: int
    told: tuple[Told, ...]


def journey(visit: Visit, now: datetime) -> Journey:
    """The way of whoever has this visit, as far as return passes and notices tell: nobody is recognised."""
    cases = list(Case.objects.filter(visit=visit).order_by("n"))
    chain = [earlier for case in cases for earlier in _before(case)]
    told = Outcome.objects.filter(case__in=[*chain, *cases]).order_by("at")
    rows = told.select_related("case__visit__ticket", "officer", "hall")
    earlier = {case.visit_id for case in chain} - {visit.id}
    waited, served = visit.started - visit.ticket.issued_at, now - visit.started
    return Journey(
        1 + len(earlier), _minutes(waited.total_seconds()), _minutes(served.total_seconds()),
        tuple(_told(row) for row in rows),
    )  # fmt: skip


def _before(case: Case) -> list[Case]:
    found: list[Case] = []
    before = case.continues
    while before is not None and len(found) < LONGEST:
        found.append(before)
        before = before.continues
    return found


def _minutes(seconds: float) -> int:
    return max(0, int(seconds // 60))


def _told(row: Outcome) -> Told:
    matter = row.content["matter"]
    return Told(
        hall_reads.today(row.hall, row.at), row.case.visit.ticket.label, row.officer.badge,
        Text(matter["zh"], matter["en"]), row.kind, row.code, len(row.content.get("lines", ())),
    )  # fmt: skip
