"""The day's visits, and one visit's whole history from the journal."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import answers_told
from nuanchuang.hall import reads as hall_reads
from nuanchuang.journal import reads as journal_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.reception import access as reception
from nuanchuang.reception import reads as reception_reads
from nuanchuang.reception.reads import OutcomeView, VisitLine, VisitView
from nuanchuang.web import papers
from nuanchuang.web.office import wording
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person

SHOWN = 200


def visits(request: HttpRequest) -> HttpResponse:
    """The visits of a day (``?day=2026-03-02``; today when absent or unreadable), all or those with one
    kind of outcome (``?result=refused``)."""
    who = person(request)
    who.must("see_history")
    hall = who.officer.hall
    today = hall_reads.today(hall, clock.now())
    day = min(_day(request.GET.get("day", "")) or today, today)
    lines = reception_reads.visit_lines(hall, day, limit=SHOWN)
    result = request.GET.get("result", "")
    result = result if result in wording.OUTCOMES else ""
    shown = [line for line in lines if not result or result in line.outcomes]
    context = {
        "rows": [(line, _titles(line), wording.outcomes(line.outcomes)) for line in shown],
        "only": wording.outcomes([result])[0] if result else "",
        "day": day,
        "today": today,
        "before": day - timedelta(days=1),
        "after": day + timedelta(days=1) if day < today else None,
        "cut": len(lines) == SHOWN,
        "states": wording.visit_states(),
    }
    return show(request, who, "office/visits.html", context)


def _day(text: str) -> date | None:
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year > 1 else None


def _titles(line: VisitLine) -> list[object]:
    return [catalogue.matter(code).title for code in line.matters]


def visit(request: HttpRequest, visit: UUID) -> HttpResponse:
    """One visit: what was asked and given, word for word, and every step that led there; no rating."""
    who = person(request)
    who.must("see_history")
    found = reception.visit_in_hall(who.officer.hall_id, visit)
    view = reception_reads.visit_view(found)
    context = {
        "visit": view,
        "state": wording.visit_states()[reception_reads.standing(found)],
        "why": wording.reason_called(view.why),
        "asked": [(each.matter.title, answers_told(each.matter, each.facts)) for each in view.cases],
        "given": [_given(case.outcome, who) for case in view.cases if case.outcome],
        "history": _history(who, view),
    }
    return show(request, who, "office/visit.html", context)


def _given(outcome: OutcomeView, who: Person) -> dict[str, object]:
    """An outcome with its words and the paper; not the code of the return pass: it is the citizen's."""
    missing, refused = outcome.kind == "missing", outcome.kind == "refused"
    found = outcome.return_pass
    return {
        "outcome": outcome,
        "words": wording.outcomes((outcome.kind,))[0],
        "notice": replace(papers.notice(outcome, who.officer.hall), pass_code="") if missing else None,
        "pass_until": found.valid_until if found else None,
        "pass_used": found.used if found else False,
        "refused": papers.refused(outcome.content) if refused else None,
    }


def _history(who: Person, view: VisitView) -> list[wording.Told]:
    subjects = (view.ticket, view.id, *(case.id for case in view.cases))
    entries = journal_reads.history(who.officer.hall_id, *subjects)
    return wording.told(entries, view)
