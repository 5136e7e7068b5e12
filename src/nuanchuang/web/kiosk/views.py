"""The kiosk: a ticket in three touches at most, and nobody is lost.

Refusals become a page of the kiosk itself: it goes back to the start alone, and never to a
surface that is not meant to stand here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import update_wrapper
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.catalogue.rules import Matter
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Lane
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.spoken import sentence
from nuanchuang.queue import actions as queue
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.web import halls
from nuanchuang.web.back import see_other
from nuanchuang.web.devices import for_device
from nuanchuang.web.kiosk import codes
from nuanchuang.web.pressing import pressed

NOT_CHOSEN = (halls.HELP, halls.LEADER)
"""Lanes without a tile: help has its own button, a leader is asked for through the guide."""

TILES = 5
"""Lanes on the first page; the sixth place is for codes."""

MATTERS = 4
"""Matters on a lane's first page; with “more” and “something else” they fill three rows."""

ALL, SOME = 14, 10
"""Matters of “more” that fit on one page in the largest letters; and on each page where there are several."""

NAMED = 4
"""Papers named on a ticket; the phone shows them all."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Caller, P], HttpResponseBase]


def at_kiosk(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
    """For a paired kiosk; what is refused is said on a page of the kiosk."""

    def spoken(request: HttpRequest, kiosk: Caller, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            return view(request, kiosk, *args, **kwargs)
        except Refusal as refusal:
            context: dict[str, object] = {"sentence": sentence(refusal), "code": refusal.code}
            return _page(request, kiosk, "kiosk/refused.html", context, status=refusal.status)

    update_wrapper(spoken, view)
    return never_cache(for_device("kiosk")(spoken))


def _page(
    request: HttpRequest, kiosk: Caller, name: str, context: dict[str, object], status: int = 200
) -> HttpResponse:
    hall = kiosk.device.hall
    guided = any(lane.slug == halls.HELP for lane in hall_reads.lanes(hall))
    common = {"hall": halls.card(hall), "guided": guided}
    return render(request, name, common | context, status=status)


@at_kiosk
@require_safe
def home(request: HttpRequest, kiosk: Caller) -> HttpResponseBase:
    """What do you want to do? The tiles refetch themselves; closed, it says when next."""
    now = halls.as_it_is(kiosk.device.hall, clock.now())
    lanes = [lane for lane in now.lanes if lane.slug not in NOT_CHOSEN][:TILES]
    name = "kiosk/home.html#tiles" if request.headers.get("HX-Target") == "tiles" else "kiosk/home.html"
    return _page(request, kiosk, name, {"opening": now.opening, "lanes": lanes})


@at_kiosk
@require_safe
def lane(request: HttpRequest, kiosk: Caller, slug: str) -> HttpResponseBase:
    """What is asked for most in a lane, the way to the rest, and a ticket for anything else in it."""
    found = hall_reads.lane(kiosk.device.hall, slug)
    shelf = catalogue_rules.shelve(catalogue.matters(found.slug), MATTERS)
    context = {"lane": found, "lane_name": halls.lane_name(found), "shelf": shelf}
    return _page(request, kiosk, "kiosk/lane.html", context)


@at_kiosk
@require_safe
def more(request: HttpRequest, kiosk: Caller, slug: str) -> HttpResponseBase:
    """The other matters of a lane, close together. A page that is not there is the nearest one."""
    found = hall_reads.lane(kiosk.device.hall, slug)
    shelf = catalogue_rules.shelve(catalogue.matters(found.slug), MATTERS)
    size = ALL if len(shelf.more) <= ALL else SOME
    page = Paginator(shelf.more, size).get_page(request.GET.get("page"))
    context = {"lane": found, "lane_name": halls.lane_name(found), "page": page}
    return _page(request, kiosk, "kiosk/more.html", context)


@at_kiosk
@require_POST
def take(request: HttpRequest, kiosk: Caller) -> HttpResponseBase:
    """A ticket for a ``matter``, or for a ``lane`` when the matter is not said."""
    matter = request.POST.get("matter", "")
    slug = catalogue.matter(matter).lane if matter else request.POST.get("lane", "")
    lane = hall_reads.lane(kiosk.device.hall, slug)
    made = pressed(request, by=kiosk.actor, act=lambda: _issue(kiosk, lane, matter))
    return see_other("kiosk:ticket", made["code"])


def _issue(kiosk: Caller, lane: Lane, matter: str) -> dict[str, str]:
    order = queue.Order(matter=matter)
    made = queue.issue(hall=kiosk.device.hall, lane=lane, order=order, by=kiosk.actor, now=clock.now())
    return {"code": made.code}


@at_kiosk
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest, kiosk: Caller) -> HttpResponseBase:
    """Eight digits on the keypad, or whatever the scanner types: a pass, a list, one's own ticket.

    A list that says “not yet” gives a number only to whoever wants one ``anyway``.
    """
    if request.method != "POST":
        return _page(request, kiosk, "kiosk/code.html", {})
    now = clock.now()
    hall_actions.count_attempt(who=kiosk.actor, now=now)
    typed = codes.read(request.POST.get("code", ""))
    anyway = "anyway" in request.POST

    def take() -> dict[str, str]:
        return {"code": codes.ticket_for(typed, kiosk, now, anyway=anyway).code}

    try:
        made = pressed(request, by=kiosk.actor, act=take)
    except codes.NotYet as found:
        return _not_yet(request, kiosk, found)
    return see_other("kiosk:ticket", made["code"])


def _not_yet(request: HttpRequest, kiosk: Caller, found: codes.NotYet) -> HttpResponse:
    matter = catalogue.matter(found.listed.matter)
    blocked = catalogue_rules.assess(matter, found.listed.facts).blocked_by
    context = {"matter": matter, "blocked": blocked, "listed": found.listed}
    return _page(request, kiosk, "kiosk/not_yet.html", context, status=found.status)


@at_kiosk
@require_safe
def ticket(request: HttpRequest, kiosk: Caller, code: str) -> HttpResponseBase:
    """The ticket: number, people ahead, what to have ready, what happens when it is missed."""
    found = codes.own_ticket(kiosk.device.hall, code)
    matter = catalogue.matter(found.matter) if found.matter else None
    context = {
        "ticket": found,
        "lane_name": halls.lane_name(found.lane),
        "matter": matter,
        "ahead": queue_reads.place(found).ahead,
        "ready": _ready(found, matter),
        "not_yet": _brings_not_yet(found, matter),
        "address": settings.NUANCHUANG_PUBLIC_URL + reverse("phone:ticket", args=[found.code]),
    }
    return _page(request, kiosk, "kiosk/ticket.html", context)


@dataclass(frozen=True)
class Ready:
    """Papers to have at hand while waiting; ``goes_on``: the whole list may have more."""

    named: tuple[catalogue_rules.Item, ...]
    goes_on: bool


def _brings_not_yet(found: Ticket, matter: Matter | None) -> bool:
    """Whether the list of this ticket says that it cannot be done yet: nobody packs papers for that."""
    if matter is None:
        return False
    answered = catalogue_access.brought(found.reference, matter.code)
    return bool(catalogue_rules.assess(matter, answered).blocked_by)


def _ready(found: Ticket, matter: Matter | None) -> Ready | None:
    """A few papers everybody needs for this matter; nothing for those who hold a list or a notice."""
    if matter is None or found.reference:
        return None
    items = catalogue_rules.assess(matter, {}).items
    certain = tuple(item for item in items if not item.maybe)[:NAMED]
    return Ready(certain, len(certain) < len(items)) if certain else None
