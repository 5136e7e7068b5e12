"""What the panels over the desk's middle show: decide, missing, refuse, another officer, another lane."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from nuanchuang.catalogue.rules import Text, contradicted
from nuanchuang.conduct import reads as conduct
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import reads as people_reads
from nuanchuang.people.reads import Leader
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, briefs, care_reads, offers, papers, reasons, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.reads import CaseView
from nuanchuang.reception.rules import declining
from nuanchuang.web import papers as shown_papers
from nuanchuang.web import words
from nuanchuang.web.desk import replying
from nuanchuang.web.desk.asked import Asked
from nuanchuang.web.halls import LaneCard, hall_name, in_language


@dataclass(frozen=True)
class PromiseChoice:
    """Something that may be promised, and by when unless another day is chosen."""

    code: str
    label: Text
    due: date
    certain: bool


ELSEWHERE = ("hand-over", "transfer", "papers")


def elsewhere(post: Post, ticket: Ticket, wish: Asked, now: datetime) -> dict[str, Any]:
    """Who else may go on with this person (F9), in which other lane (F7), what goes back to them (F10)."""
    if wish.panel == "papers":
        return {"view": "desk/papers.html"}
    if wish.panel == "hand-over":
        leaders = people_reads.leaders_to_ring(post.hall.id)
        askable = [each for each in leaders if each.id != post.officer.id]
        return {"view": "desk/hand-over.html", "colleagues": _colleagues(post, ticket, leaders),
                "hand_over_reasons": words.HAND_OVER.items(), "leaders": askable}  # fmt: skip
    others = [each for each in queue_reads.lane_loads(post.hall, now) if each.slug != ticket.lane.slug]
    lanes = [LaneCard(each.slug, in_language(each.name, each.name_en), each.waiting) for each in others]
    return {"view": "desk/transfer.html", "lanes": lanes}


def panel(post: Post, case: CaseView, wish: Asked, now: datetime) -> dict[str, Any]:
    """How the case may end: what the open panel needs; nothing while none is open."""
    today = hall_reads.today(post.hall, now)
    if wish.panel == "decide":
        return {"view": "desk/decide.html", "promises": _promises(post, case, today),
                "reasons": _reasons(case)}  # fmt: skip
    if wish.panel == "missing":
        return {"view": "desk/missing.html", "notice": _preview(post, case, now)}
    if wish.panel == "refuse":
        return replying.panel(post, case, wish, today)
    if wish.panel == "other":
        return {"view": "desk/other.html", "grounds_to_choose": reasons.grounds(case.matter.code),
                "length": declining.FACT_LENGTH}  # fmt: skip
    return {}


ABOUT_TO_SAY = {"decide": "done", "missing": "missing", "refuse": "refused"}
"""The answer an open panel is about to give."""


def told_otherwise(post: Post, case: CaseView, wish: Asked) -> dict[str, Any] | None:
    """What a colleague told this citizen that the open panel's answer contradicts."""
    if wish.panel not in ABOUT_TO_SAY:
        return None
    found = access.case_in_hall(post.hall.id, case.id)
    kind, reason = ABOUT_TO_SAY[wish.panel], wish.reason if wish.panel == "refuse" else ""
    said = briefs.contradicted(found, post.officer.badge, kind, reason)
    if said is None:
        return None
    shown = case.matter.reason(said.reason)
    return {"badge": said.officer, "word": words.OUTCOME[said.kind], "reason": shown.fact if shown else None}


def _promises(post: Post, case: CaseView, today: date) -> list[PromiseChoice]:
    """Coming home only where a leader agreed, on the day agreed."""
    agreed = care_reads.home_visit_of(case.id)
    reckoned = hall_reads.working_days(post.hall, today, {days for _, _, days in rules.PROMISES.values()})
    known = {code: rules.PROMISES[code] for code in rules.promises_for(case.matter.lane)}
    usual = [
        PromiseChoice(code, Text(zh, en), reckoned[days].day, reckoned[days].certain)
        for code, (zh, en, days) in known.items()
        if code != "home_visit"
    ]
    zh, en, _ = rules.PROMISES["home_visit"]
    return [PromiseChoice("home_visit", Text(zh, en), agreed, True), *usual] if agreed else usual


def _reasons(case: CaseView) -> list[tuple[Any, str]]:
    """The matter's reasons, those the facts speak for first: "certain", "maybe" or "". Those the
    facts speak against are not offered."""
    certain = {each.code for each in case.assessment.blocked_by}
    maybe = {each.code for each in case.assessment.may_block}
    marked = [(each, "certain" if each.code in certain else "maybe" if each.code in maybe else "")
              for each in case.matter.reasons if not contradicted(case.matter, each, case.facts)]  # fmt: skip
    return sorted(marked, key=lambda pair: ("certain", "maybe", "").index(pair[1]))


def _preview(post: Post, case: CaseView, now: datetime) -> shown_papers.Notice:
    lines = papers.missing_lines(case.assessment.items, case.progress)
    return shown_papers.Notice(
        sentence=conduct.sentence("missing"), rows=lines, matter=case.matter.title,
        badge=post.officer.badge, issued_at=now, pass_code="", pass_until=None, pass_url="",
        hall_name=hall_name(post.hall), complaint=shown_papers.complaint(post.hall),
    )  # fmt: skip


def _colleagues(post: Post, ticket: Ticket, leaders: list[Leader]) -> list[tuple[offers.Colleague, bool]]:
    """Who can be named: colleagues with the skill, leaders at a window (True)."""
    known = {each.id for each in leaders}
    found = offers.colleagues(post.window.id, post.hall, ticket.lane_id)
    return [(each, each.officer in known) for each in found if each.skilled or each.officer in known]
