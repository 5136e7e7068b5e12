"""What the desk shows, gathered from the reads: no rule is decided here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.utils import timezone
from django.utils.translation import gettext

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import request_reads
from nuanchuang.catalogue.rules import Ground, Matter, Option, Question, Text, everyday, scrub
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import Moment
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import briefs, offers, reads, rest
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import HandOver, Visit
from nuanchuang.reception.reads import CaseView, VisitView
from nuanchuang.web import given, words
from nuanchuang.web.desk import phrases, speaking
from nuanchuang.web.desk.asked import DESK, Asked
from nuanchuang.web.desk.panels import ELSEWHERE, elsewhere, panel, told_otherwise
from nuanchuang.web.halls import in_language

OPEN = 4
"""Matters of a lane with their summary, even where fewer are asked for every day."""


@dataclass(frozen=True)
class Answer:
    """A row of parts/answers.html."""

    question: Text
    answer: Text
    change: str


def choose(person: Person) -> dict[str, Any]:
    """Not on duty: the windows, and who sits where."""
    hall = person.officer.hall
    seats = people_reads.seats(hall.id)
    windows = hall_reads.windows(hall)
    return {"hall": hall, "badge": person.officer.badge,
            "windows": [(each, seats.get(each.id)) for each in windows]}  # fmt: skip


def free(post: Post, wish: Asked, now: datetime) -> dict[str, Any]:
    """Nobody at the window: what rings here, who waits, who stepped aside, who was passed over here last."""
    count = queue_reads.count_for(post.window, now)
    moment = Moment("free", hour=timezone.localtime(now).hour, waiting=count)
    aside = queue_reads.stepped_aside(post.hall, now)
    missed = (each.id for each in aside if each.state == "missed" and each.window == post.window.number)
    left, goodbye = speaking.goodbye_after(post, now) if wish.bye else (None, ())
    return {**_frame(post, count), "say": conduct.next_sentence(moment), "bye": wish.bye, "left": left,
            "goodbye": goodbye, "rest": rest.without_rest(post, now), "nobody": wish.nobody,
            "went": wish.went,
            "lanes": [in_language(each.name, each.name_en) for each in post.window.lanes.order_by("place")],
            "waiters": [_waiter(each) for each in queue_reads.waiting_for(post.window, now, 12)],
            "aside": aside, "passed_over": next(missed, None), "busy": False,
            "offers": ringing(offers.ringing_at(offers.around(post.hall), post, True, now))}  # fmt: skip


def _waiter(each: queue_reads.Waiter) -> dict[str, Any]:
    matter = catalogue.library().matters.get(each.matter)
    reason = words.PRIORITY.get(each.reason, "")
    return {"line": each, "matter": matter.title if matter else None, "reason": reason}


def serving(post: Post, found: Visit, wish: Asked, now: datetime) -> dict[str, Any]:
    """The visit at the window and whatever panel is open over it."""
    rows = offers.around(post.hall, found)
    visit, ticket = reads.visit_view(found, rows), found.ticket
    case = next((each for each in visit.cases if each.n == wish.case), visit.current)
    talk = speaking.Talk(post.hall, visit, ticket, now, offers.is_long(found, visit, now))
    context = {
        **_frame(post, queue_reads.count_for(post.window, now)), **_NOTHING,
        "at": ticket.id, "moved": False, "visit": visit, "case": case,
        "cases": [_line(each) for each in visit.cases], "why": words.WHY.get(visit.why, visit.why),
        "lane": in_language(ticket.lane.name, ticket.lane.name_en),
        "wish": wish, "memo_hidden": words.hidden(wish.hidden.split(".")),
        "today": hall_reads.today(post.hall, now),
        "says": speaking.says(talk, case, wish), "moves": speaking.moves(case, wish, talk.long),
        "needs": words.NEEDS.items(), "goodbye": speaking.goodbye(talk) if case and case.decided else (),
        "visit_id": found.id, "to_hand_over": _to_hand_over(case, wish),
        "back": f"?case={case.n}" if case else DESK, "returning": any(each.again for each in visit.cases),
        "open_case": next((each for each in visit.cases if not each.decided), None),
        "all_decided": bool(visit.cases) and all(each.decided for each in visit.cases),
    }  # fmt: skip
    faces = {**beside(post, found, rows, now), "stuck": "" if wish.panel else offers.stuck(found, visit, now)}
    return {**context, **faces, **_middle(post, ticket, case, wish, now), **_told(post, visit, case, wish)}


def beside(post: Post, visit: Visit, rows: list[HandOver], now: datetime) -> dict[str, Any]:
    """Another face, as a serving desk sees it: what rings here, what rings for this person, who gave them."""
    came = offers.handed(rows, visit)
    return {
        "offers": ringing(offers.ringing_at(rows, post, False, now)), "busy": True,
        "asking": offers.asking(rows, visit, now),
        "leader_here": visit.owner.badge if visit.owner_id != post.officer.id else "",
        "brief": briefs.in_words(came.brief) if came else None, "given_by": came.giver.badge if came else "",
        "given_why": words.HAND_OVER.get(came.reason, "") if came else "",
    }  # fmt: skip


def ringing(found: list[offers.Ringing]) -> list[dict[str, Any]]:
    """Offers in words: of what matters, and why."""
    return [
        {"offer": each, "why": words.HAND_OVER.get(each.reason, ""),
         "titles": [case.title for case in each.brief.cases]}
        for each in found
    ]  # fmt: skip


def _told(post: Post, visit: VisitView, case: CaseView | None, wish: Asked) -> dict[str, Any]:
    """Only where a colleague can have said something is it looked for."""
    known = case and not case.decided and (visit.handed_over or case.again or len(visit.cases) > 1)
    return {"told": told_otherwise(post, case, wish) if case and known else None}


def _to_hand_over(case: CaseView | None, wish: Asked) -> str:
    """F9; from the panel of a refusal the reason on the desk goes along into the brief."""
    if case and wish.panel == "refuse":
        return f"?{urlencode({'case': case.n, 'panel': 'hand-over', 'reason': wish.reason})}"
    return "?panel=hand-over"


_NOTHING: dict[str, Any] = {
    "panel": "", "outcome": None, "question": None, "in_hand": None, "grounds": (), "answers": (),
    "lacking": 0, "next_missing": False, "next_decide": False, "to_missing": "", "to_decide": "",
}  # fmt: skip


def _line(case: CaseView) -> dict[str, Any]:
    kind = case.outcome.kind if case.outcome else ""
    word = given.word(case.outcome) if case.outcome else ""
    return {"n": case.n, "matter": case.matter, "word": word, "done": kind == "done"}


def _middle(post: Post, ticket: Ticket, case: CaseView | None, wish: Asked, now: datetime) -> dict[str, Any]:
    work = _work(case, wish) if case and not case.decided else {}
    if wish.panel == "phrases":
        return {**work, **phrases.panel(post, case, wish)}
    if wish.panel in ELSEWHERE:
        return {**work, **elsewhere(post, ticket, wish, now)}
    if case is None or wish.panel in ("matter", "change"):
        return {**work, "panel": wish.panel, "view": "desk/matters.html", **_matters(post, ticket, wish)}
    if case.outcome is not None:
        said = {"anything_else": conduct.sentence("anything_else")}
        return {"view": "desk/given.html", **said, **given.context(case.outcome, post.hall)}
    return {"view": "desk/work.html", **work, **panel(post, case, wish, now)}


def _frame(post: Post, count: int) -> dict[str, Any]:
    return {"hall": post.hall, "window": post.window, "badge": post.officer.badge, "count": count,
            "at_window": True}  # fmt: skip


@dataclass(frozen=True)
class Group:
    """The matters of another lane than the ticket's."""

    name: str
    matters: tuple[Matter, ...]


def _matters(post: Post, ticket: Ticket, wish: Asked) -> dict[str, Any]:
    """What was searched for; the matters of the ticket's lane, those of every day large; then all others."""
    lane = ticket.lane.slug
    names = {each.slug: in_language(each.name, each.name_en) for each in hall_reads.lanes(post.hall)}
    others = dict.fromkeys(each.lane for each in catalogue.library().matters.values() if each.lane != lane)
    groups = [Group(names.get(slug, gettext("其他事项")), catalogue.matters(slug)) for slug in others]
    found = [hit.matter for hit in catalogue.find(wish.find)]
    settled = request_reads.settled(post.hall.id, wish.find) if wish.find and not found else None
    if settled:
        found = list(settled.matters)
    return {"find": wish.find, "found": found, "settled": settled, "groups": groups,
            "shelf": everyday(catalogue.matters(lane), OPEN), "words": scrub(wish.find), "noted": wish.noted,
            "hidden": _place(wish)}  # fmt: skip


def _place(wish: Asked) -> list[tuple[str, str | int]]:
    """What of the address a form carries along, to come back to the same place."""
    return [(name, value) for name, value in (("case", wish.case), ("panel", wish.panel)) if value]


def _work(case: CaseView, wish: Asked) -> dict[str, Any]:
    question = next((each for each in case.questions if each.code == wish.question), case.next_question)
    row = next((each for each in case.rows if each.in_hand), None)
    lacking, ready = len(case.progress.lacking), case.progress.questions_open == 0
    checked = ready and case.progress.unchecked == 0
    return {
        "question": question, "chosen": case.facts.get(question.code, "") if question else "",
        "answers": [_answer(case, each) for each in case.questions if each.code in case.facts],
        "in_hand": None if question else row, "grounds": _grounds(case, None if question else row),
        "lacking": lacking, "ready": ready and not lacking,
        "next_missing": checked and lacking > 0, "next_decide": checked and not lacking,
        "to_missing": f"?case={case.n}&panel=missing", "to_decide": f"?case={case.n}&panel=decide",
    }  # fmt: skip


def _answer(case: CaseView, question: Question) -> Answer:
    option = question.option(case.facts[question.code]) or Option("", Text("", ""), None)
    return Answer(question.ask, option.label, f"?case={case.n}&ask={question.code}")


def _grounds(case: CaseView, row: reads.Row | None) -> tuple[Ground, ...]:
    """The law of the paper in hand, else the first of the whole list."""
    return row.item.grounds if row else case.assessment.grounds[:4]
