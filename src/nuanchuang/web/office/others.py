"""Reasons for a no that are not in the list: a leader who did not ask agrees with a way out, or does not."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Text
from nuanchuang.platform import clock
from nuanchuang.reception import reasons
from nuanchuang.reception.actions import other_reasons as actions
from nuanchuang.reception.reasons import OtherView
from nuanchuang.reception.rules import declining
from nuanchuang.web import words
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person, press

SHOWN = timedelta(hours=12)
"""How far back answered requests are shown."""


@require_safe
def others(request: HttpRequest) -> HttpResponse:
    """What waits for a leader, and what has an answer."""
    who = person(request)
    who.must("agree_to_refusals")
    waiting, answered = reasons.others(who.officer.hall, clock.now() - SHOWN, who)
    context = {
        "waiting": [(each, _title(each)) for each in waiting],
        "answered": [(each, words.NOT_AGREED.get(each.declined_for, "")) for each in answered],
        "declines": words.NOT_AGREED.items(), "length": declining.WAY_LENGTH,
    }  # fmt: skip
    return show(request, who, "office/others.html", context)


def _title(row: OtherView) -> Text | None:
    matter = catalogue.library().matters.get(row.matter)
    return matter.title if matter else None


@require_POST
def agree(request: HttpRequest, reason: UUID) -> HttpResponse:
    """“同意”, with a way for the person or the word that there is none."""
    way, no_way = request.POST.get("way", ""), "no_way" in request.POST
    press(request, lambda who, now: actions.agree(person=who, reason=reason, way=way, no_way=no_way, now=now))
    return see_other("office:others")


@require_POST
def decline(request: HttpRequest, reason: UUID) -> HttpResponse:
    """“不同意”, with how to go on."""
    why = request.POST.get("why", "")
    press(request, lambda who, now: actions.decline(person=who, reason=reason, why=why, now=now))
    return see_other("office:others")
