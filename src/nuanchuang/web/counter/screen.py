"""What the citizen across the window sees, gathered from the reads."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from nuanchuang.catalogue.rules import Text
from nuanchuang.feedback import reads as feedback_reads
from nuanchuang.feedback import rules as feedback_rules
from nuanchuang.hall.models import Window
from nuanchuang.people import reads as people_reads
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, care, care_reads, offers, reads
from nuanchuang.reception.models import Visit
from nuanchuang.web import given, words
from nuanchuang.web.halls import in_language

RATING_LASTS = 60
"""Seconds after the goodbye in which the rating stands there by itself."""


@dataclass(frozen=True)
class Screen:
    """One state: closed, idle, onward (to a colleague), serving, rate or bye. ``key`` names one that must
    not be swapped in use."""

    state: str
    key: str = ""
    context: dict[str, Any] = field(default_factory=dict)


def screen(window: Window, now: datetime, skipped: str) -> Screen:
    """The state of this window's counter; ``skipped`` is the visit whose rating was declined here."""
    officer = people_reads.officer_at(window.id)
    badge = officer.badge if officer else ""
    ticket = queue.at_window(window)
    if ticket is not None:
        return Screen("serving", context={"badge": badge, **_serving(ticket, now)})
    last = just_left(window, now)
    if last is not None:
        return _after(last, skipped, badge)
    on_the_way = offers.gone_on(officer, now) if officer else None
    if on_the_way is not None:
        return Screen("onward", context={"badge": badge, "gone": on_the_way})
    lanes = [in_language(lane.name, lane.name_en) for lane in window.lanes.order_by("place")]
    return Screen("idle" if officer else "closed", context={"badge": badge, "lanes": lanes})


def just_left(window: Window, now: datetime) -> Visit | None:
    """The visit that may still be rated here."""
    return reads.last_closed_at(window.id, window.hall, now, RATING_LASTS)


def _after(visit: Visit, skipped: str, badge: str) -> Screen:
    if feedback_reads.rated(visit.id):
        return Screen("bye", f"bye-{visit.id}", {"badge": badge, "thanks": True})
    if skipped == str(visit.id):
        return Screen("bye", f"bye-{visit.id}", {"badge": badge, "thanks": False})
    context = {
        "badge": badge, "visit": visit.id,
        "good": words.chips(feedback_rules.GOOD_REASONS), "bad": words.chips(feedback_rules.BAD_REASONS),
    }  # fmt: skip
    return Screen("rate", key=f"rate-{visit.id}", context=context)


def _serving(ticket: Ticket, now: datetime) -> dict[str, Any]:
    visit = access.visit_of_ticket(ticket)
    if visit is None:
        return {"number": ticket.label, "case": None, "handed_over": False}
    view = reads.visit_view(visit)
    case = view.current
    context: dict[str, Any] = {
        "number": view.number, "case": case, "handed_over": view.handed_over, "outcome": None,
        "visit": view.id, "cued": not care.cue_counts(visit.unclear_at, now),
    }  # fmt: skip
    if case is None:
        return context
    if case.outcome is not None:
        return {**context, **given.context(case.outcome, ticket.hall)}
    return {**context, **_working(case), "agreed": care_reads.home_visit_of(case.id)}


def _working(case: reads.CaseView) -> dict[str, Any]:
    """The question being asked, or the list with the paper in hand and its law."""
    row = next((each for each in case.rows if each.in_hand), None)
    question = case.next_question
    grounds = row.item.grounds if row and question is None else case.assessment.grounds[:3]
    marks = {"seen": "done", "waived": "done", "missing": "missing"}
    states = {each.item.code: "" if each.look_again else marks.get(each.state, "") for each in case.rows}
    return {
        "question": question, "items": [each.item for each in case.rows], "states": states,
        "current": row.item.code if row and question is None else "", "grounds": grounds,
        "why": _why(row, question), "next_step": _next(case),
    }  # fmt: skip


def _next(case: reads.CaseView) -> str:
    """What comes after this: nobody across a window should have to guess."""
    if case.next_question is not None:
        return gettext("问完这几句，就知道要看哪几样材料。")
    if case.progress.unchecked or case.progress.look_again:
        return gettext("一样一样看完，马上告诉您结果。")
    if case.progress.lacking:
        return gettext("缺的会写在一张单子上，一次告诉您。")
    return gettext("材料齐了，民警这就给您答复。")


def _why(row: reads.Row | None, question: object) -> Text | None:
    return row.item.why if row and question is None else None
