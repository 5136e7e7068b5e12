"""What people looked for in vain: take it on, then answer with the matter or with the reason why not."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue import reads
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
    waiting, settled = reads.content_requests(who.officer.hall_id, who.id, today)
    context = {
        "mine": [each for each in waiting if each.mine],
        "waiting": [each for each in waiting if not each.mine],
        "settled": [(each, gettext(STATES[each.state])) for each in settled],
        "matters": reads.library().matters.values(),
        "reason_length": actions.REASON_LENGTH,
    }
    return show(request, who, "office/requests.html", context)


@require_POST
def take(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """“我来答复”."""
    who = person(request)

    def act() -> dict[str, str]:
        return _made(actions.take_request(person=who, request=content_request, now=clock.now()))

    pressed(request, by=who.actor, act=act)
    return see_other("office:requests")


@require_POST
def answer(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """This matter was meant."""
    who = person(request)

    def act() -> dict[str, str]:
        matter = request.POST.get("matter", "")
        return _made(
            actions.answer_request(person=who, request=content_request, matter=matter, now=clock.now())
        )

    pressed(request, by=who.actor, act=act)
    return see_other("office:requests")


@require_POST
def decline(request: HttpRequest, content_request: UUID) -> HttpResponse:
    """It does not belong here, and why."""
    who = person(request)

    def act() -> dict[str, str]:
        why = request.POST.get("reason", "")
        return _made(
            actions.decline_request(person=who, request=content_request, reason=why, now=clock.now())
        )

    pressed(request, by=who.actor, act=act)
    return see_other("office:requests")


def _made(row: ContentRequest) -> dict[str, str]:
    return {"request": str(row.id)}
