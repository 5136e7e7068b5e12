"""The intake receipt to print, A4 or 80 mm."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from nuanchuang.platform.refusals import NotFound
from nuanchuang.reception import access
from nuanchuang.web import received
from nuanchuang.web.desk.consulting import show
from nuanchuang.web.officer import person


@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What this hall received with a case; ``?slip`` for 80 mm."""
    who = person(request)
    who.must("serve")
    outcome = access.outcome_by_code(code)
    if outcome.hall_id != who.officer.hall_id:
        raise NotFound()
    context = {**received.context(outcome), "slip": "slip" in request.GET}
    return show(request, who, "desk/receipt.html", context)
