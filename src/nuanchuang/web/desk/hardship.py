"""Asking the leaders for somebody in hardship: coming home, a green lane, a paper that comes later."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import Item
from nuanchuang.hall import reads as hall_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.spoken import sentence
from nuanchuang.queue import access as queue_access
from nuanchuang.queue import actions as queue
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, care, care_reads, reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import hardship as asking
from nuanchuang.reception.models import Case
from nuanchuang.reception.refusals import AskedAlready, DateNeeded, NotAskedFor, UnknownHardship, WhyNotChosen
from nuanchuang.web import words
from nuanchuang.web.desk.asked import DESK, sent_id
from nuanchuang.web.desk.care import asked_for
from nuanchuang.web.desk.consulting import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

WAITERS = 30
"""People waiting who can be chosen for a green lane."""


@dataclass(frozen=True)
class Error:
    """A row of parts/errors.html."""

    field: str
    text: str


@dataclass(frozen=True)
class Someone:
    """Whom help may be asked for: a ticket, at this window (``here``) or waiting."""

    ticket: UUID
    number: str
    here: bool


KEPT = ("ticket", "kind", "reason", "day", "item", "words")
FIELDS: Mapping[type[Refusal], str] = {
    DateNeeded: "day", NotAskedFor: "item", WhyNotChosen: "reason",
}  # fmt: skip
"""At which field of the form a refusal is told; the others stand above it."""


@require_safe
def hardship(request: HttpRequest) -> HttpResponse:
    """The form, and what was asked for the person at the window."""
    return _form(request, person(request), {})


def _form(
    request: HttpRequest, who: Person, said: Mapping[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    """With a refusal: its sentence, and everything that was chosen and typed (``said``)."""
    now = clock.now()
    post = access.post_of(who)
    here = _here(post)
    case = _open_case(here)
    context = {
        "here": here, "case": case, "people": _people(post, here, now),
        "matter": catalogue.matter(case.matter).title if case else None,
        "kinds": _kinds(case), "reasons": [(code, words.PRIORITY[code]) for code in care.HARDSHIP_REASONS],
        "later": _may_come_later(case), "asked": asked_for(here.id) if here else (),
        "tomorrow": hall_reads.working_day(post.hall, hall_reads.today(post.hall, now), 1).day,
        "note": catalogue.matter(case.matter).provisional if case else None,
    }  # fmt: skip
    errors = [Error(FIELDS.get(type(refusal), "kind"), sentence(refusal))] if refusal else []
    told = {"said": {name: said.get(name, "") for name in KEPT}, "errors": errors}
    return show(request, who, "desk/hardship.html", context | told, refusal.status if refusal else 200)


def _here(post: Post) -> Ticket | None:
    return queue.at_window(post.window)


def _open_case(ticket: Ticket | None) -> Case | None:
    """The undecided case at the window."""
    visit = access.visit_of_ticket(ticket) if ticket else None
    return reads.case_in_hand(visit) if visit else None


def _people(post: Post, here: Ticket | None, now: datetime) -> list[Someone]:
    waiting = queue_reads.waiting_for(post.window, now, WAITERS)
    first = [Someone(here.id, here.label, True)] if here else []
    return first + [Someone(each.id, each.number, False) for each in waiting if each.klass == "normal"]


def _kinds(case: Case | None) -> list[tuple[str, Any]]:
    allowed = care.kinds_for(case is not None, bool(_may_come_later(case)))
    return [(code, words.HARDSHIP[code]) for code in allowed]


def _may_come_later(case: Case | None) -> list[Item]:
    if case is None:
        return []
    allowed = set(care_reads.may_come_later(case))
    return [item for item in reads.assessment(case).items if item.code in allowed]


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """The request goes to the leaders, and the officer goes on with the visit; or the form comes back with
    what it lacks."""
    who = person(request)

    def act() -> None:
        ticket, case = _whom(request, who)
        asking.ask(person=who, ticket=ticket, case=case, wish=_wish(request), now=clock.now())

    try:
        pressed(request, by=who.actor, act=act)
    except (UnknownHardship, DateNeeded, NotAskedFor, AskedAlready) as refusal:
        return _form(request, who, request.POST.dict(), refusal)
    return HttpResponseRedirect(DESK, status=303)


def _whom(request: HttpRequest, who: Person) -> tuple[Ticket, Case | None]:
    post = access.post_of(who)
    ticket = queue_access.in_hall(post.hall.id, sent_id(request.POST.get("ticket", "")))
    here = _here(post)
    return ticket, _open_case(here) if here and here.id == ticket.id else None


def _wish(request: HttpRequest) -> asking.Asked:
    said = request.POST
    return asking.Asked(
        said.get("kind", ""), said.get("reason", ""), said.get("words", ""), said.get("item", ""),
        _day(said.get("day", "")),
    )  # fmt: skip


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise DateNeeded() from None
