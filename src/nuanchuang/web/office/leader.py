"""The duty leader's own page: who leads, and who waits for the leader."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.people import actions as people_actions
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access, offers
from nuanchuang.reception.actions import offers as asking
from nuanchuang.web import words
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

DUTY: dict[str, Callable[[Person, str, datetime], None]] = {
    "take": lambda who, _, now: people_actions.take_lead(person=who, now=now),
    "stop": lambda who, _, now: people_actions.stop_leading(person=who, now=now),
    "hand-on": lambda who, to, now: people_actions.hand_on_lead(person=who, successor=to, now=now),
}
"""What may be done with the roster: the name of the button → the action."""


@require_safe
def leader(request: HttpRequest) -> HttpResponse:
    """The page, or over htmx the part that changes."""
    who = person(request)
    who.must("take_over")
    part = "#live" if request.headers.get("HX-Request") else ""
    return show(request, who, f"office/leader.html{part}", _context(who, clock.now()))


def _context(who: Person, now: datetime) -> dict[str, Any]:
    hall, window = who.officer.hall, people_reads.window_of(who.officer)
    leaders = people_reads.leaders(hall.id)
    on_duty = [each for each in leaders if each.on_duty]
    return {
        "on_duty": [each.badge for each in on_duty], "leading": who.id in {each.id for each in on_duty},
        "successors": [each.badge for each in leaders if each.id != who.id],
        "empty": not on_duty and hall_reads.opening(hall, now).open,
        "waiting": [_line(each, now) for each in offers.for_leader(hall)],
        "my_window": window.number if window else 0, "busy": bool(window and queue.at_window(window)),
    }  # fmt: skip


def _line(each: offers.Ringing, now: datetime) -> dict[str, Any]:
    return {"offer": each, "why": words.HAND_OVER.get(each.reason, ""),
            "since": int((now - each.at).total_seconds() // 60)}  # fmt: skip


@require_POST
def duty(request: HttpRequest) -> HttpResponse:
    """Go on duty, hand it on, go off it."""
    who = person(request)
    who.must("take_over")
    act = DUTY.get(request.POST.get("what", ""))
    if act is None:
        raise NotFound()
    to = request.POST.get("successor", "")
    pressed(request, by=who.actor, act=lambda: act(who, to, clock.now()))
    return see_other("office:leader")


@require_POST
def come(request: HttpRequest, offer: UUID) -> HttpResponse:
    """The leader goes to the window that asked."""
    return _answer(request, lambda who, now: asking.come(person=who, offer=offer, now=now))


@require_POST
def take(request: HttpRequest, offer: UUID) -> HttpResponse:
    """The person comes to the leader's own window."""
    return _answer(request, lambda who, now: asking.accept(post=access.post_of(who), offer=offer, now=now))


@require_POST
def decline(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Not now; it goes back to the owner, or to another leader on duty."""
    return _answer(request, lambda who, now: asking.decline(person=who, offer=offer, now=now))


def _answer(request: HttpRequest, verb: Callable[[Person, datetime], object]) -> HttpResponse:
    who = person(request)
    who.must("take_over")

    def act() -> None:
        verb(who, clock.now())

    pressed(request, by=who.actor, act=act)
    return see_other("office:leader")
