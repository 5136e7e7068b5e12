"""Shift+F2: what this person has been through, and their phone as they see it (群众视角)."""

from typing import Any

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform import clock
from nuanchuang.reception import access
from nuanchuang.reception.journey import journey
from nuanchuang.web import words
from nuanchuang.web.desk import care
from nuanchuang.web.officer import person
from nuanchuang.web.phone.page import shown

NO_CODE = "0" * 22
"""Stands where the citizen's own code stands: who has that could rate in their name."""


@never_cache
@require_safe
@csp_update({"frame-src": [SELF]})
def citizen(request: HttpRequest) -> HttpResponse:
    """The way here, in minutes, trips and papers; beside it the phone. Raises NobodyAtWindow."""
    who, now = person(request), clock.now()
    post = access.post_of(who)
    visit = access.visit_here(post)
    way = journey(visit, now)
    context: dict[str, Any] = {
        "window": post.window, "badge": post.officer.badge, "number": visit.ticket.label, "way": way,
        "told": [(each, words.OUTCOME[each.kind]) for each in way.told],
        "at_window": True, **care.bar(who, None, now),
    }  # fmt: skip
    with timezone.override(hall_reads.zone(post.hall)):
        return render(request, "desk/citizen.html", context)


@never_cache
@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def phone(request: HttpRequest) -> HttpResponse:
    """The citizen's own page by the same template; its buttons do nothing here. Raises NobodyAtWindow."""
    post = access.post_of(person(request))
    ticket = access.visit_here(post).ticket
    ticket.hall = post.hall
    with timezone.override(hall_reads.zone(post.hall)):
        return render(request, "desk/phone.html", shown(ticket, NO_CODE, clock.now()))
