"""What people looked for in vain: take it on, then answer with matters, with words, or with the reason why
not; an answer can be corrected."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue import reads, request_reads
from nuanchuang.catalogue.actions import requests as actions
from nuanchuang.catalogue.models import ContentRequest
from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform import clock
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

STATES = {"answered": gettext_noop("已答复"), "declined": gettext_noop("不收录")}


@require_safe
def requests(request: HttpRequest) -> HttpResponse:
    """What one has taken on, what else waits for an answer, and what has one."""
    who = person(request)
    who.must("answer_requests")
    today = hall_reads.today(who.officer.hall, clock.now())
    waiting, settled = request_reads.content_requests(who.officer.hall_id, who.id, today)
    context = {
        "mine": [each for each in waiting if each.mine],
        "waiting": [each for each in waiting if not each.mine],
        "settled": [(each, gettext(STATES[each.state])) for each in settled],
        "matters": reads.library().matters.values(),
        "reason_length": actions.REASON_LENGTH,
        "places": range(actions.MOST_MATTERS),
    }
    return show(request, who, "office/requests.html", context)


@require_POST
def take(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """“我来答复”."""
    return _settle(request, partial(actions.take_request, request=content_request))


@require_POST
def answer(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """These matters were meant, and what the hall says to it."""
    matters, say = list(filter(None, request.POST.getlist("matter"))), request.POST.get("say", "")
    verb = partial(actions.answer_request, request=content_request, matters=matters, say=say)
    return _settle(request, verb)


@require_POST
def decline(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """It does not belong here, and why."""
    why = request.POST.get("reason", "")
    return _settle(request, partial(actions.decline_request, request=content_request, reason=why))


def _settle(request: HttpRequest, verb: Callable[..., ContentRequest]) -> HttpResponse:
    who = person(request)
    pressed(request, by=who.actor, act=lambda: {"request": str(verb(person=who, now=clock.now()).id)})
    return see_other("office:requests")
