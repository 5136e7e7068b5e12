"""What officers ask the leaders for people in hardship; a leader who is not the asker answers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Text
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.reception import care_reads
from nuanchuang.reception.actions import hardship as actions
from nuanchuang.reception.care_reads import HardshipView
from nuanchuang.web import words
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person, press

SHOWN = timedelta(hours=12)
"""How far back answered requests are shown."""


@dataclass(frozen=True)
class Line:
    """A request in the words of people."""

    row: HardshipView
    kind: str
    reason: str
    declined: str
    title: Text | None


@require_safe
def hardship(request: HttpRequest) -> HttpResponse:
    """What waits for an answer, and what has one."""
    who = person(request)
    who.must("approve_hardship")
    found = [_line(each) for each in care_reads.hardships(who.officer.hall, clock.now() - SHOWN, who)]
    context = {
        "waiting": [each for each in found if each.row.state == "asked"],
        "answered": [each for each in found if each.row.state != "asked"],
        "declines": words.DECLINED.items(),
    }
    return show(request, who, "office/hardship.html", context)


def _line(row: HardshipView) -> Line:
    matter = catalogue.library().matters.get(row.matter)
    return Line(
        row, str(words.HARDSHIP[row.kind]), str(words.PRIORITY.get(row.reason, "")),
        str(words.DECLINED.get(row.declined_for, "")), matter.title if matter else None,
    )  # fmt: skip


@require_POST
def approve(request: HttpRequest, hardship: UUID) -> HttpResponse:
    """“同意”."""
    return _press(request, lambda who, now: actions.approve(person=who, hardship=hardship, now=now))


@require_POST
def decline(request: HttpRequest, hardship: UUID) -> HttpResponse:
    """“不同意”, with what to tell."""
    why = request.POST.get("why", "")
    return _press(request, lambda who, now: actions.decline(person=who, hardship=hardship, why=why, now=now))


def _press(request: HttpRequest, verb: Callable[[Person, datetime], object]) -> HttpResponse:
    press(request, verb)
    return see_other("office:hardship")
