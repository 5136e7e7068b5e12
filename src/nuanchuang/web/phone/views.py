"""The phone page: the code in the address is the only key, and no name stands anywhere."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.feedback import actions as feedback
from nuanchuang.platform import clock
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, reads
from nuanchuang.web import halls
from nuanchuang.web.back import see_other
from nuanchuang.web.phone.page import shown
from nuanchuang.web.phone.told import given
from nuanchuang.web.pressing import pressed

PARTS = ("state", "rate")


@login_not_required
@never_cache
@require_safe
def ticket(request: HttpRequest, code: str) -> HttpResponse:
    """The page of a ticket; its changing part alone for htmx. The rating's part is exchanged only once
    somebody rated (at the counter): what is half filled in stays."""
    found = queue_access.by_code(code)
    context = shown(found, found.code, clock.now()) | {"again": "again" in request.GET}
    part = request.headers.get("HX-Target", "")
    if part == "rate" and context["page"].may_rate:
        return HttpResponse(status=204)
    named = f"phone/ticket.html#{part}" if part in PARTS else "phone/ticket.html"
    return render(request, named, context)


@login_not_required
@require_POST
def back(request: HttpRequest, code: str) -> HttpResponse:
    """“我回来了”: a held or missed ticket goes back to its place."""
    found = queue_access.by_code(code)

    def act() -> None:
        queue.resume(ticket=found, by="citizen", now=clock.now())

    pressed(request, by=_holder(found), act=act)
    return see_other("phone:ticket", found.code)


@login_not_required
@require_POST
def rate(request: HttpRequest, code: str) -> HttpResponse:
    """Rate the finished visit of this ticket; a late press, rated already at the counter, is thanked."""
    found = queue_access.by_code(code)
    visit = access.visit_of_ticket(found)
    if visit is None:
        raise feedback.NotYetFinished()
    level, reasons = _level(request.POST.get("level", "")), request.POST.getlist("reasons")

    def act() -> None:
        feedback.rate(visit=visit, level=level, reasons=reasons, now=clock.now())

    try:
        pressed(request, by=_holder(found), act=act)
    except feedback.AlreadyRated:
        return HttpResponseRedirect(f"{reverse('phone:ticket', args=[found.code])}?again", status=303)
    return see_other("phone:ticket", found.code)


def _holder(found: Ticket) -> str:
    return f"ticket:{found.id}"


def _level(text: str) -> int:
    """One of the five levels; 0, which no rating has, for anything else."""
    return int(text) if text in {"1", "2", "3", "4", "5"} else 0


@login_not_required
@never_cache
@require_safe
def paper(request: HttpRequest, code: str) -> HttpResponse:
    """What stands on a paper, by the QR printed on it."""
    outcome = access.outcome_on_paper(code)
    context = {
        "each": given(reads.outcome_view(outcome), outcome.hall),
        "hall": halls.card(outcome.hall),
        "code": outcome.code,
    }
    return render(request, "phone/paper.html", context)
