"""Beside the visit: originals in the officer's hands, help asked for, alarms, “没听明白”."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue.rules import Text
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.actions import NotOnDuty
from nuanchuang.platform import clock
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access, care, care_reads, reasons
from nuanchuang.reception.access import Shown
from nuanchuang.reception.actions import custody
from nuanchuang.reception.reads import CaseView
from nuanchuang.reception.reasons import OtherView
from nuanchuang.web import words
from nuanchuang.web.desk.asked import DESK, sent_id
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

PREFIX = "paper-"


@dataclass(frozen=True)
class PaperLine:
    """An original to give back, and where it goes unless the officer says otherwise."""

    id: UUID
    name: Text
    place: str


def beside(here: Shown) -> dict[str, Any]:
    """The originals in hand with the places they may go to, whether all of them usually stay, and what was
    asked of the leaders for this person."""
    held = care_reads.papers_in_hand(here.visit.id) if here.papers else []
    lines = [PaperLine(each.id, Text(each.name, each.name_en), care.usual_place(each)) for each in held]
    return {
        "held": held,
        "papers": {"lines": lines, "places": words.TO_PLACE.items()},
        "stays": bool(held) and all(line.place != care.RETURNED for line in lines),
        "hardships": asked_for(here.visit.ticket_id) if here.help else [],
        "others": other_reasons(here.visit.id) if here.other else [],
    }


@dataclass(frozen=True)
class AskedFor:
    """A request in the words of people."""

    kind: str
    state: str
    why_not: str
    item: dict[str, str] | None


def asked_for(ticket: UUID) -> list[AskedFor]:
    """What was asked of the leaders for one person."""
    return [
        AskedFor(
            str(words.HARDSHIP[row.kind]), row.state, str(words.DECLINED.get(row.declined_for, "")), row.item
        )
        for row in care_reads.hardships_of(ticket)
    ]


def other_reasons(visit: UUID) -> list[tuple[OtherView, str]]:
    """The reasons beside the list asked for in a visit, each with what a no said."""
    return [(each, str(words.NOT_AGREED.get(each.declined_for, ""))) for each in reasons.others_of(visit)]


def other_reason(others: list[tuple[OtherView, str]], case: CaseView | None) -> OtherView | None:
    """The one asked for last for this case and its matter as it stands."""
    asked = [each for each, _ in others if case and (each.case, each.matter) == (case.id, case.matter.code)]
    return asked[-1] if asked else None


def bar(who: Person, here: Shown | None, now: datetime) -> dict[str, Any]:
    """What desk/care_bar.html shows on every page of the desk and beside it."""
    visit = here.visit if here else None
    asked = here is None or here.alarm
    return {
        "alarms": care_reads.open_incidents(who.officer.hall_id) if asked else [],
        "me": who.officer.badge,
        "unclear": visit.unclear if visit and care.cue_shows(visit.unclear_at, now) else 0,
    }


@require_safe
def strip(request: HttpRequest) -> HttpResponse:
    """The bar alone, for a hint; with ``?key`` the safety key too, after it was pressed beside the desk."""
    who, key = person(request), "key" in request.GET
    who.must("serve")
    around = {"key": key, "at_window": key and people_reads.window_of(who.officer) is not None}
    context = {**bar(who, _here(who), clock.now()), **around}
    with timezone.override(hall_reads.zone(who.officer.hall)):
        return render(request, "desk/care_strip.html", context)


def _here(who: Person) -> Shown | None:
    try:
        return access.visit_to_show(access.post_of(who))
    except (queue.NobodyAtWindow, NotOnDuty):
        return None


@require_POST
def give_back(request: HttpRequest) -> HttpResponse:
    """“都还给您了（双手）” in the middle of a visit."""
    who, said = person(request), said_of_papers(request) or {}

    def act() -> None:
        post = access.post_of(who)
        access.visit(post, sent_id(request.POST.get("visit", "")))
        custody.give_back(post=post, said=said, now=clock.now())

    pressed(request, by=who.actor, act=act)
    return HttpResponseRedirect(DESK, status=303)


def said_of_papers(request: HttpRequest) -> dict[UUID, str] | None:
    """Where each original goes, as the form says; None when the form was not about them."""
    if "papers" not in request.POST:
        return None
    said = {name: request.POST[name] for name in request.POST if name.startswith(PREFIX)}
    return {sent_id(name.removeprefix(PREFIX)): place for name, place in said.items()}
