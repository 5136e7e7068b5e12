"""The citizen's own intake receipt, by the code on the paper."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.reception import access
from nuanchuang.web import halls, received


@login_not_required
@never_cache
@require_safe
def receipt(request: HttpRequest, code: str) -> HttpResponse:
    """What the hall received, what it keeps, what went back."""
    outcome = access.outcome_by_code(code)
    with timezone.override(hall_reads.zone(outcome.hall)):
        context = {**received.context(outcome), "hall": halls.card(outcome.hall)}
        return render(request, "phone/receipt.html", context)
