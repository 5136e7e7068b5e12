"""Asking upwards from the desk: the question, what became of it, and the bar that brings the answer."""

from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import consultations
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.knowledge.models import Consultation
from nuanchuang.knowledge.rules import standing
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result
from nuanchuang.reception import access as reception
from nuanchuang.reception import care_reads
from nuanchuang.reception import reads as reception_reads
from nuanchuang.reception.models import Case
from nuanchuang.web import words
from nuanchuang.web.back import see_other, whole_page
from nuanchuang.web.desk import care
from nuanchuang.web.desk.asked import DESK
from nuanchuang.web.halls import card
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

READY = (
    gettext_noop("可以，按现有材料办"),
    gettext_noop("先约期，核实后再答复"),
    gettext_noop("一次告知缺什么，补齐再办"),
    gettext_noop("请另一位同事一起看"),
    gettext_noop("报上级部门定"),
)
"""Ways an officer may put before the leader without writing; the first two stand there already."""


def show(
    request: HttpRequest, who: Person, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    """A page beside the desk (desk/side.html), in the hall's own time, with the safety key and the alarms."""
    hall = who.officer.hall
    around = {
        "hall": card(hall), "badge": who.officer.badge, **care.bar(who, None, clock.now()),
        "at_window": people_reads.window_of(who.officer) is not None,
    }  # fmt: skip
    with timezone.override(hall_reads.zone(hall)):
        return render(request, template, {**around, **context}, status=status)


def case_here(request: HttpRequest, visit: UUID, n: int) -> tuple[Person, Case]:
    """Who asks, and the case of their hall; raises NotAllowed, NotFound."""
    who = person(request)
    who.must("serve")
    return who, reception.numbered_case(who.officer.hall_id, visit, n)


def about(case: Case) -> About:
    """The case as knowledge keeps it."""
    return About(case.id, case.matter, dict(case.facts))


@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: HttpRequest, visit: UUID, n: int) -> HttpResponse:
    """The question with its ways; after the press back to the desk, or on to a promised date."""
    who, case = case_here(request, visit, n)
    if request.method == "POST":
        made = pressed(request, by=who.actor, act=lambda: _ask(request, who, case))
        return whole_page(request, _onward(request, n, made))
    context = {
        "visit": visit, "n": n, "matter": catalogue.matter(case.matter).title, "decided": case.decided,
        "leaders": people_reads.leaders_on_call(who.officer.hall_id), "ready": READY, "ways": _ways(),
        "question_length": consultations.LENGTH, "option_length": standing.OPTION_LENGTH,
        "minutes": standing.TARGET.seconds // 60,
    }  # fmt: skip
    return show(request, who, "desk/consult.html", context)


def _ways() -> list[tuple[int, str, bool]]:
    """Four lines for the ways: number, what stands in it, whether it must be filled."""
    return [
        (place, READY[place - 1] if place <= standing.OPTIONS_FROM else "", place <= standing.OPTIONS_FROM)
        for place in range(1, standing.OPTIONS_TO + 1)
    ]


def _ask(request: HttpRequest, who: Person, case: Case) -> Result:
    question, options = request.POST.get("question", ""), request.POST.getlist("option")
    made = consultations.consult(
        person=who, about=about(case), question=question, options=options, now=clock.now()
    )
    return {"consultation": str(made.consultation.id), "hidden": ".".join(made.hidden)}


def _onward(request: HttpRequest, n: int, made: Result) -> str:
    """What was hidden is told first; else the visit goes on at once."""
    later = request.POST.get("then") == "promise"
    if made["hidden"]:
        told = {"hidden": made["hidden"], "case": n} | ({"promise": 1} if later else {})
        return f"{DESK}asked/?{urlencode(told)}"
    promise = "&panel=decide&promise=ask_superior" if later else ""
    return f"{DESK}?case={n}{promise}"


@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What one asked and what came of it; with ``?bar`` the desk's bar alone, asked for with every hint."""
    who = person(request)
    who.must("serve")
    if "bar" in request.GET:
        return render(request, "parts/asked_bar.html", _bar(who))
    now = clock.now()
    lines = reads.mine(who, now)
    visits = reception_reads.visits_of_cases(who.officer.hall, [each.case for each in lines])
    number = request.GET.get("case", "")
    context = {
        "lines": [(each, *visits.get(each.case, (None, ""))) for each in lines],
        "hidden": words.hidden(request.GET.get("hidden", "").split(".")),
        "case": number if number.isascii() and number.isdigit() and len(number) < 5 else "",
        "promise": "promise" in request.GET,
    }
    return show(request, who, "desk/asked.html", context)


def _bar(who: Person) -> dict[str, Any]:
    """One query for one's own questions; the words of an answer, and what waits for a leader, only where
    there is such."""
    state, now = reads.at_the_desk(who.id), clock.now()
    leads = who.may("answer_consultations")
    return {
        "address": f"{DESK}asked/", "waiting": state.waiting, "answered": state.answered, "beside": True,
        "answers": reads.answers_not_read(who, now) if state.answered else [],
        "to_answer": reads.waiting(who, now).waiting if leads else 0,
        "to_approve": care_reads.waiting_hardships(who.officer.hall) if leads else 0,
    }  # fmt: skip


@require_POST
def withdraw(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """It has settled itself."""
    return _press(request, partial(consultations.withdraw, consultation=consultation))


@require_POST
def taken(request: HttpRequest, consultation: UUID) -> HttpResponse:
    """The answer has been read, on the page of questions or above the desk."""
    return _press(request, partial(consultations.take, consultation=consultation))


def _press(request: HttpRequest, verb: Callable[..., Consultation]) -> HttpResponse:
    who = person(request)
    pressed(request, by=who.actor, act=lambda: {"asked": str(verb(person=who, now=clock.now()).id)})
    return see_other("desk:home" if "desk" in request.POST else "desk:asked")
