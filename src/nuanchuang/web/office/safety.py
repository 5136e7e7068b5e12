"""Who called for help, who goes, how it ended: for leaders, guides and colleagues."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.people.access import Person
from nuanchuang.reception import care_reads
from nuanchuang.reception.actions import safety as actions
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person, press

STATES = {
    "open": gettext_noop("求助中"),
    "seen": gettext_noop("有人去了"),
    "closed": gettext_noop("处理好了"),
    "called_off": gettext_noop("误按"),
}


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """What runs now, and the record."""
    who = _hearer(request)
    found = care_reads.incidents(who.officer.hall_id)
    context = {
        "incidents": [(each, gettext(STATES[each.state])) for each in found],
        "running": [each for each in found if each.ended_at is None],
        "may_close": who.may("close_alarm"),
    }
    return show(request, who, "office/safety.html", context)


@require_safe
def bar(request: HttpRequest) -> HttpResponse:
    """The alarms alone, for a hint."""
    return show(request, _hearer(request), "office/alarms.html", {})


def _hearer(request: HttpRequest) -> Person:
    who = person(request)
    who.must("hear_alarm")
    return who


@require_POST
def seen(request: HttpRequest, incident: UUID) -> HttpResponse:
    """“我去看”."""
    return _press(request, lambda who, now: actions.acknowledge(person=who, incident=incident, now=now))


@require_POST
def close(request: HttpRequest, incident: UUID) -> HttpResponse:
    """“处理好了”, with a line."""
    line = request.POST.get("line", "")
    return _press(request, lambda who, now: actions.close(person=who, incident=incident, line=line, now=now))


def _press(request: HttpRequest, verb: Callable[[Person, datetime], object]) -> HttpResponse:
    press(request, verb)
    return see_other("office:safety")
