"""The brief that writes itself for whoever goes on: codes of the cases, never moods, never free text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Matter, Text, answers_told
from nuanchuang.reception.models import Case, CheckedItem, HandOver, Outcome, Visit
from nuanchuang.reception.rules import differing
from nuanchuang.reception.rules.differing import Said


@dataclass(frozen=True)
class BriefCase:
    """One matter of the brief in words: what was answered, how many papers were seen and are missing,
    how it ended (a kind of outcome) and the reason given or shown."""

    title: Text
    answers: tuple[tuple[Text, Text], ...]
    seen: int
    missing: int
    outcome: str
    reason: Text | None


@dataclass(frozen=True)
class Brief:
    """What a successor needs before the first word. ``visits`` of the case, ``minutes`` of this one."""

    minutes: int
    visits: int
    cases: tuple[BriefCase, ...]


def write_down(visit: Visit, shown: Mapping[int, str], now: datetime) -> dict[str, Any]:
    """The snapshot kept with an offer. ``shown``: case number → the reason on the desk, not yet given; one
    the matter does not have is dropped. What an earlier brief told goes along when none is shown now."""
    cases = Case.objects.filter(visit=visit).order_by("n").select_related("outcome").prefetch_related("items")
    found, before = list(cases), _told_before(visit)
    return {
        "minutes": minutes_since(talking_since(visit), now),
        "visits": max((visits_of(case) for case in found), default=1),
        "cases": [_codes(case, shown.get(case.n) or before.get((case.n, case.matter), "")) for case in found],
    }  # fmt: skip


def _told_before(visit: Visit) -> dict[tuple[int, str], str]:
    """(case number, matter) → the reason in the brief that came with the visit."""
    last = _accepted(visit.id).last()
    return {(case["n"], case["matter"]): case["reason"] for case in last.brief["cases"]} if last else {}


def _accepted(visit: UUID) -> QuerySet[HandOver]:
    """The hand-overs with a brief that brought the visit to somebody, the oldest first."""
    rows = HandOver.objects.filter(visit=visit, accepted_at__isnull=False).exclude(brief={})
    return rows.select_related("giver").order_by("at")


def minutes_since(started: datetime, now: datetime) -> int:
    """Whole minutes, none when the clock was set back."""
    return max(0, int((now - started).total_seconds() // 60))


def talking_since(visit: Visit) -> datetime:
    """When the person came to the window they are at: a time away (missed, held, handed on) is no talk."""
    return visit.ticket.called_at or visit.started


def visits_of(case: Case) -> int:
    """How many visits were made for this case, the present one included."""
    return 1 + sum(1 for _ in earlier(case))


def earlier(case: Case) -> Iterator[Case]:
    """The cases this one continues, the latest first."""
    while case.continues_id and case.continues:
        case = case.continues
        yield case


def _codes(case: Case, shown: str) -> dict[str, Any]:
    matter = catalogue.library().matters.get(case.matter)
    given = case.outcome.content.get("reason_code", "") if case.decided else ""
    return {
        "n": case.n, "matter": case.matter, "facts": case.facts,
        "items": {item.code: item.state for item in case.items.all()},
        "outcome": case.outcome.kind if case.decided else "",
        "reason": given or (shown if matter and matter.reason(shown) else ""),
    }  # fmt: skip


def in_words(brief: Mapping[str, Any]) -> Brief:
    """The snapshot as people read it; a matter that left the catalogue is left out."""
    library = catalogue.library().matters
    known = [(library[case["matter"]], case) for case in brief["cases"] if case["matter"] in library]
    return Brief(brief["minutes"], brief["visits"], tuple(_case(matter, case) for matter, case in known))


def _case(matter: Matter, case: Mapping[str, Any]) -> BriefCase:
    states, reason = list(case["items"].values()), matter.reason(case["reason"])
    return BriefCase(
        title=matter.title, answers=answers_told(matter, case["facts"]),
        seen=states.count(CheckedItem.State.SEEN), missing=states.count(CheckedItem.State.MISSING),
        outcome=case["outcome"], reason=reason.fact if reason else None,
    )  # fmt: skip


def contradicted(case: Case, badge: str, kind: str, reason: str = "") -> Said | None:
    """What a colleague told the citizen of this matter that this answer contradicts."""
    return differing.contradicted(_said_before(case), Said(badge, kind, reason))


def _said_before(case: Case) -> list[Said]:
    """Answers known of this matter, the oldest first: on earlier visits, in this one, and the reason that
    stood on a colleague's desk when they asked for another face."""
    chain = [case, *earlier(case)]
    same = Outcome.objects.filter(case__visit=case.visit_id, case__matter=case.matter)
    rows = Outcome.objects.filter(case__in=chain[1:]) | same
    given = [_given(row) for row in rows.exclude(case=case).order_by("at")]
    return [*given, *_shown(case, _accepted(case.visit_id))]


def _given(row: Outcome) -> Said:
    return Said(row.content["badge"], row.kind, row.content.get("reason_code", ""))


def _shown(case: Case, hand_overs: Iterable[HandOver]) -> Iterator[Said]:
    """Each reason is whose it was first: a later brief carries it along."""
    known = {""}
    for row in hand_overs:
        for each in row.brief["cases"]:
            if (each["n"], each["matter"]) == (case.n, case.matter) and each["reason"] not in known:
                known.add(each["reason"])
                yield Said(row.giver.badge, Outcome.Kind.REFUSED, each["reason"])
