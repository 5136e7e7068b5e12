"""The door's pages that only show: find a matter, what it is, the list one was given."""

from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from nuanchuang.catalogue import access, reads, rules
from nuanchuang.catalogue.models import Preparation
from nuanchuang.catalogue.rules import Matter
from nuanchuang.platform import clock
from nuanchuang.web import halls
from nuanchuang.web.door.foreseen import Foreseen, foreseen

LINK = 22
"""Characters of a code in a link; the eight digits of a list open nothing from outside."""


@dataclass(frozen=True)
class Group:
    """The matters of one lane."""

    name: str
    waiting: int | None
    matters: tuple[Matter, ...]


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Find a matter by everyday words, or among all; and how busy the hall is."""
    asked = request.GET.get("q", "").strip()
    hall = halls.hall_of_this_box()
    busy = halls.as_it_is(hall, clock.now()) if hall else None
    context = {
        "asked": asked,
        "found": reads.find(asked) if asked else (),
        "words": rules.scrub(asked) if hall else "",
        "groups": _groups(busy.lanes if busy else ()),
        "busy": busy,
        "hall": halls.card(hall) if hall else None,
    }
    return render(request, "door/home.html", context)


def _groups(lanes: tuple[halls.LaneCard, ...]) -> list[Group]:
    """All matters by lane, in the hall's order; lanes this hall lacks come last."""
    matters = reads.library().matters.values()
    known = [(lane.slug, lane.name, lane.waiting) for lane in lanes]
    slugs = {slug for slug, _, _ in known}
    others = dict.fromkeys(each.lane for each in matters if each.lane not in slugs)
    rows = [*known, *((slug, gettext("其他事项"), None) for slug in others)]
    groups = [
        Group(name, waiting, tuple(each for each in matters if each.lane == slug))
        for slug, name, waiting in rows
    ]
    return [group for group in groups if group.matters]


@login_not_required
@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """What a matter is: who may come, where, how long, what it costs, other ways."""
    found = reads.matter(code)
    hall = halls.hall_of_this_box()
    grounds = [*found.limit.grounds, *found.fee.grounds, *(each for who in found.who for each in who.grounds)]
    context = {
        "matter": found,
        "local_check": not all(ground.matched for ground in grounds),
        "hall": halls.card(hall) if hall else None,
    }
    return render(request, "door/matter.html", context)


@login_not_required
@never_cache
@require_safe
def prepared_list(request: HttpRequest, code: str) -> HttpResponse:
    """The list someone was given, by the code of its link."""
    if len(code) != LINK:
        raise access.ListNotFound()
    return render(request, "door/list.html", list_context(access.preparation(code)))


def list_context(prepared: Preparation) -> dict[str, object]:
    """The list by today's catalogue; ``renewed`` when the content changed since it was made."""
    found = reads.matter(prepared.matter)
    assessed = rules.assess(found, prepared.facts)
    hall = halls.hall_of_this_box()
    body = hall.review_body if hall else ""
    return {
        "matter": found,
        "list": prepared,
        "assessed": assessed,
        "certain": [item for item in assessed.items if not item.maybe],
        "perhaps": [item for item in assessed.items if item.maybe],
        "blocked": _refusals(found, assessed.blocked_by, body),
        "may_block": _refusals(found, assessed.may_block, body),
        "barred": [who for who in assessed.may_act if not who.allowed],
        "states": {},
        "renewed": prepared.release != reads.library().release,
        "address": settings.NUANCHUANG_PUBLIC_URL + reverse("door:list", args=[prepared.code]),
        "hall": halls.card(hall) if hall else None,
    }


def _refusals(found: Matter, reasons: tuple[rules.RefusalReason, ...], body: str) -> list[Foreseen]:
    return [foreseen(found, reason, body) for reason in reasons]
