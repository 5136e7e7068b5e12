"""What the desk shows, gathered from the reads: no rule is decided here."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Ground, Option, Question, Text
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import Moment
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, papers, reads, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Visit
from nuanchuang.reception.reads import CaseView, VisitView
from nuanchuang.web import given, words
from nuanchuang.web.desk.asked import Asked
from nuanchuang.web.desk.panels import panel


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
    """Nobody at the window: who waits, who stepped aside."""
    count = queue_reads.count_for(post.window, now)
    moment = Moment("free", hour=_hour(now), waiting=count)
    say = conduct.sentence("farewell") if wish.bye else conduct.next_sentence(moment)
    return {**_frame(post, count), "say": say, "bye": wish.bye, "nobody": wish.nobody,
            "waiters": [_waiter(each) for each in queue_reads.waiting_for(post.window, now, 12)],
            "aside": queue_reads.stepped_aside(post.hall, now)}  # fmt: skip


def _waiter(each: queue_reads.Waiter) -> dict[str, Any]:
    matter = catalogue.library().matters.get(each.matter)
    reason = words.PRIORITY.get(each.reason, "")
    return {"line": each, "matter": matter.title if matter else None, "reason": reason}


def serving(post: Post, ticket: Ticket, wish: Asked, now: datetime) -> dict[str, Any]:
    """The visit at the window and whatever panel is open."""
    visit = reads.visit_view(_visit(ticket))
    case = _case(visit, wish.case)
    context = {
        **_frame(post, queue_reads.count_for(post.window, now)),
        "visit": visit, "ticket": ticket.id, "lane": ticket.lane, "case": case,
        "why": words.WHY.get(visit.why, visit.why), "panel": "", "wish": wish,
        "open_case": next((each for each in visit.cases if not each.decided), None),
        "anything_else": conduct.sentence("anything_else"), "farewell": conduct.sentence("farewell"),
    }  # fmt: skip
    context["say"] = _say(visit, case, wish, now)
    if case is None or wish.panel in ("matter", "change"):
        return {**context, "panel": wish.panel, **_matters(ticket, wish.find)}
    if case.outcome is not None:
        return {**context, **given.context(case.outcome, post.hall)}
    return {**context, **_work(case, wish), **panel(post, ticket, case, wish, now)}


def _visit(ticket: Ticket) -> Visit:
    found = access.visit_of_ticket(ticket)
    if found is None:
        raise NotFound()
    return found


def _frame(post: Post, count: int) -> dict[str, Any]:
    return {"hall": post.hall, "window": post.window, "badge": post.officer.badge, "count": count}


def _case(visit: VisitView, n: int | None) -> CaseView | None:
    return next((each for each in visit.cases if each.n == n), visit.current)


def _hour(now: datetime) -> int:
    return timezone.localtime(now).hour


def _say(visit: VisitView, case: CaseView | None, wish: Asked, now: datetime) -> Text:
    places = {"matter": case.matter.title} if case else {}
    if case and case.outcome and case.outcome.kind == "promised":
        places["due"] = papers.day_text(date.fromisoformat(case.outcome.content["due"]))
    return conduct.next_sentence(_moment(visit, case, wish, now), **places)


def _moment(visit: VisitView, case: CaseView | None, wish: Asked, now: datetime) -> Moment:
    if case is None:
        return Moment("greet", hour=_hour(now), handed_over=visit.handed_over, waited=visit.waited)
    missing = sum(line.state == rules.MISSING for line in case.progress.lines)
    unchecked = case.progress.unchecked
    return Moment(
        _stage(case, wish), hour=_hour(now), matter_known=True, returning=case.again,
        handed_over=visit.handed_over,
        waited=visit.waited, lacking=0 if unchecked else missing, unchecked=unchecked,
        decision=case.outcome.kind if case.outcome else "",
    )  # fmt: skip


def _stage(case: CaseView, wish: Asked) -> str:
    if case.decided:
        return "decided"
    if wish.greet:
        return "greet"
    return "ask" if case.next_question else "check"


def _matters(ticket: Ticket, find: str) -> dict[str, Any]:
    """What was searched for, and all matters, those of the ticket's lane first."""
    lane = ticket.lane.slug
    matters = sorted(catalogue.library().matters.values(), key=lambda each: (each.lane != lane, each.code))
    found = [hit.matter for hit in catalogue.find(find)] if find else []
    return {"choosing": True, "find": find, "found": found, "matters": matters}


def _work(case: CaseView, wish: Asked) -> dict[str, Any]:
    question = case.matter.question(wish.question) if wish.question else None
    if question not in case.questions:
        question = case.next_question
    row = next((each for each in case.rows if each.in_hand), None)
    return {
        "question": question, "chosen": case.facts.get(question.code, "") if question else "",
        "answers": [_answer(case, each) for each in case.questions if each.code in case.facts],
        "in_hand": row, "grounds": _grounds(case, row), "focus": _focus(case, wish, row),
        "lacking": len(case.progress.lacking),
    }  # fmt: skip


def _answer(case: CaseView, question: Question) -> Answer:
    option = question.option(case.facts[question.code]) or Option("", Text("", ""), None)
    return Answer(question.ask, option.label, f"?case={case.n}&ask={question.code}")


def _grounds(case: CaseView, row: reads.Row | None) -> tuple[Ground, ...]:
    """The law of the paper in hand, else of the whole list."""
    return row.item.grounds if row and not case.next_question else case.assessment.grounds[:4]


def _focus(case: CaseView, wish: Asked, row: reads.Row | None) -> str:
    """Where the keyboard is: the panel's own button, the question, the paper in hand, or the work."""
    if wish.panel:
        return "panel"
    if wish.question or case.next_question:
        return "question"
    return "item" if row else "work"
