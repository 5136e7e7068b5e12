"""The desk's pages: choosing a window, waiting for the next person, the visit, the paper."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.queue import reads as queue_reads
from nuanchuang.reception import access, offers, reads
from nuanchuang.reception.access import Post
from nuanchuang.web import given
from nuanchuang.web.desk import care, page
from nuanchuang.web.desk.asked import DESK, Asked, asked
from nuanchuang.web.desk.consulting import show
from nuanchuang.web.halls import hall_name
from nuanchuang.web.officer import person
from nuanchuang.web.papers import complaint


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where the officer is: no window yet, nobody there, or a visit."""
    who = person(request)
    who.must("serve")
    post, now = _post(who), clock.now()
    if post is None:
        beside = care.bar(who, None, now)
        return _show(request, who.officer.hall, "desk/choose.html", {**page.choose(who), **beside})
    wish = asked(request.GET, request.COOKIES)
    try:
        return visit_page(request, who, post, wish, now)
    except queue.NobodyAtWindow:
        with timezone.override(hall_reads.zone(post.hall)):
            context = {**page.free(post, wish, now), **care.bar(who, None, now)}
            return render(request, "desk/free.html", context)


def visit_page(
    request: HttpRequest, who: Person, post: Post, wish: Asked, now: datetime, status: int = 200
) -> HttpResponse:
    """The visit at the window with whatever is open over it; raises NobodyAtWindow."""
    here = access.visit_to_show(post)
    with timezone.override(hall_reads.zone(post.hall)):
        beside = {**care.bar(who, here, now), **care.beside(here)}
        context = {**page.serving(post, here.visit, wish, now), **beside}
        context["other"] = care.other_reason(beside["others"], context["case"])
        return render(request, "desk/serving.html", context, status=status)


def _post(who: Person) -> Post | None:
    window = people_reads.window_of(who.officer)
    return Post(window, who.officer, who.actor) if window else None


def _show(request: HttpRequest, hall: Hall, template: str, context: dict[str, Any]) -> HttpResponse:
    with timezone.override(hall_reads.zone(hall)):
        return render(request, template, context)


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """What a hint fetches anew: who waits and what rings, never the form in hand.

    ``at`` is the ticket the page shows. When the window changed meanwhile (a colleague handed
    a person over), a page without a form is told where to go; one that has gone there already hears nothing.
    """
    post = access.post_of(person(request))
    now = clock.now()
    ticket = queue.at_window(post.window)
    seen = request.GET.get("at", "")
    if seen:
        moved = ticket is None or str(ticket.id) != seen
        context = {"count": queue_reads.count_for(post.window, now), "at": seen, "moved": moved}
        return render(request, "desk/around.html", {**context, **_beside(post, now)})
    if ticket is not None:
        return HttpResponse(f'<div id="desk-live" data-go="{DESK}?greet=1"></div>')
    return _show(
        request, post.hall, "desk/free.html#live", page.free(post, asked(request.GET, request.COOKIES), now)
    )


def _beside(post: Post, now: datetime) -> dict[str, Any]:
    try:
        visit = access.visit_here(post)
    except queue.NobodyAtWindow:
        return {"offers": [], "busy": True, "asking": None, "leader_here": "", "stuck": ""}
    rows = offers.around(post.hall, visit)
    stuck = offers.stuck(visit, reads.visit_view(visit, rows), now)
    return {**page.beside(post, visit, rows, now), "visit_id": visit.id, "stuck": stuck}


@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """An outcome to print: A4, or 80 mm with ``?slip``."""
    who = person(request)
    who.must("serve")
    outcome = access.outcome_by_code(code)
    if outcome.hall_id != who.officer.hall_id:
        raise NotFound()
    context = given.context(reads.outcome_view(outcome), outcome.hall)
    number = outcome.case.visit.ticket.label
    more = {
        "number": number, "hall_name": hall_name(outcome.hall), "complaint": complaint(outcome.hall),
        "slip": "slip" in request.GET,
    }  # fmt: skip
    return show(request, who, "desk/paper.html", {**context, **more})
