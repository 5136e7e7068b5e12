"""The intake receipt to print, A4 or 80 mm."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform.refusals import NotFound
from nuanchuang.reception import access
from nuanchuang.web import received
from nuanchuang.web.officer import person


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What this hall received with a case; ``?slip`` for 80 mm."""
    who = person(request)
    who.must("serve")
    outcome = access.outcome_by_code(code)
    if outcome.hall_id != who.officer.hall_id:
        raise NotFound()
    with timezone.override(hall_reads.zone(outcome.hall)):
        context = {**received.context(outcome), "slip": "slip" in request.GET}
        return render(request, "desk/receipt.html", context)
