"""Nothing was found: “请补上这件事”. What is kept is told before it is pressed."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue.actions import requests
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.platform import clock
from nuanchuang.web import halls
from nuanchuang.web.back import see_other
from nuanchuang.web.pressing import pressed, sender


@login_not_required
@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Note it for the hall this door stands before; ten a minute from one address at most."""
    hall, now = hall_reads.the_hall(), clock.now()
    hall_actions.count_attempt(who=f"ask:{sender(request)}", now=now)

    def note() -> dict[str, str]:
        text = request.POST.get("text", "")
        return {"request": str(requests.ask_for_content(hall=hall, text=text, by="citizen", now=now).id)}

    pressed(request, by="citizen", act=note)
    return see_other("door:asked")


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """Noted; and what to do today."""
    hall = halls.hall_of_this_box()
    return render(request, "door/asked.html", {"hall": halls.card(hall) if hall else None})
