"""The safety key at the desk: pressed, gone to, called off."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from nuanchuang.people.access import Person
from nuanchuang.reception import access
from nuanchuang.reception.actions import safety
from nuanchuang.web import officer
from nuanchuang.web.back import is_htmx, see_other


def _press(request: HttpRequest, verb: Callable[[Person, datetime], object]) -> HttpResponse:
    """Do it; whoever pressed beside the desk or in the office keeps the page they wrote on."""
    officer.press(request, verb)
    beside = request.POST.get("beside")
    if beside == "desk" and is_htmx(request):
        return HttpResponseRedirect(f"{reverse('desk:care')}?key", status=303)
    return see_other("office:safety" if beside == "office" else "desk:home")


@require_POST
def press(request: HttpRequest) -> HttpResponse:
    """Pause."""
    return _press(request, lambda who, now: safety.raise_alarm(post=access.post_of(who), now=now))


@require_POST
def seen(request: HttpRequest, incident: UUID) -> HttpResponse:
    """“我去看”, by a colleague."""
    return _press(request, lambda who, now: safety.acknowledge(person=who, incident=incident, now=now))


@require_POST
def mistake(request: HttpRequest, incident: UUID) -> HttpResponse:
    """“误按了”, by the one who pressed."""
    return _press(request, lambda who, now: safety.call_off(person=who, incident=incident, now=now))
