"""“没听明白”: a tap that cues the officer and says nothing about the person."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from nuanchuang.hall.access import Caller
from nuanchuang.platform import clock
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access
from nuanchuang.reception.actions import cue
from nuanchuang.web.counter.views import COUNTER, window_of
from nuanchuang.web.devices import for_device
from nuanchuang.web.pressing import pressed


@require_POST
@for_device("counter")
def unclear(request: HttpRequest, caller: Caller) -> HttpResponse:
    """Cue the officer of the visit at this window; with nobody there, nothing happens."""

    def act() -> None:
        ticket = queue.at_window(window_of(caller))
        visit = access.visit_of_ticket(ticket) if ticket else None
        if visit is not None:
            cue.not_understood(visit=visit, by=caller.actor, now=clock.now())

    pressed(request, by=caller.actor, act=act)
    return HttpResponseRedirect(COUNTER, status=303)
