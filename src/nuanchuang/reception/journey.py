"""What the person at the window has been through: trips, answers, minutes."""

from dataclasses import dataclass
from datetime import date, datetime

from nuanchuang.catalogue.rules import Text
from nuanchuang.hall import reads as hall_reads
from nuanchuang.reception import briefs
from nuanchuang.reception.models import Case, Outcome, Visit


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
    chain = [before for case in cases for before in briefs.earlier(case)]
    told = Outcome.objects.filter(case__in=[*chain, *cases]).order_by("at")
    rows = told.select_related("case__visit__ticket", "officer", "hall")
    waited = briefs.minutes_since(visit.ticket.issued_at, visit.started)
    return Journey(
        len({visit.id, *(case.visit_id for case in chain)}), waited,
        briefs.minutes_since(visit.started, now), tuple(_told(row) for row in rows),
    )  # fmt: skip


def _told(row: Outcome) -> Told:
    matter = row.content["matter"]
    return Told(
        hall_reads.today(row.hall, row.at), row.case.visit.ticket.label, row.officer.badge,
        Text(matter["zh"], matter["en"]), row.kind, row.code, len(row.content.get("lines", ())),
    )  # fmt: skip
