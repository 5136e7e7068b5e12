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

from nuanchuang.catalogue import access, reads, request_reads, rules
from nuanchuang.catalogue.models import Preparation
from nuanchuang.catalogue.rules import Shelf
from nuanchuang.platform import clock
from nuanchuang.web import halls
from nuanchuang.web.door.coming import announced
from nuanchuang.web.door.foreseen import foreseen

LINK = 22
"""Characters of a code in a link; the eight digits of a list open nothing from outside."""

FEWEST = 3
"""Matters of a lane that lie open even where fewer are asked for every day."""


@dataclass(frozen=True)
class Group:
    """The matters of one lane: what is asked for every day, and the rest."""

    name: str
    shelf: Shelf


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Find a matter by everyday words, or among all; and how busy the hall is."""
    asked = request.GET.get("q", "").strip()
    hall = halls.hall_of_this_box()
    busy = halls.as_it_is(hall, clock.now()) if hall else None
    found, answers = (reads.find(asked), reads.answers(asked)) if asked else ((), ())
    settled = request_reads.settled(hall.id, asked) if hall and asked and not found else None
    context = {
        "asked": asked,
        "found": found,
        "answers": answers,
        "settled": settled,
        "told": found or answers or settled,
        "advice": reads.find_advice(asked) if asked else (),
        "wizards": reads.library().wizards.values(),
        "words": rules.scrub(asked) if hall else "",
        "groups": _groups(busy.lanes if busy else ()),
        "busy": busy,
        "hall": halls.card(hall) if hall else None,
    }
    return render(request, "door/home.html", context)


def _groups(lanes: tuple[halls.LaneCard, ...]) -> list[Group]:
    """All matters by lane, in the hall's order; lanes this hall lacks come last."""
    names = {lane.slug: lane.name for lane in lanes}
    for each in reads.library().matters.values():
        names.setdefault(each.lane, gettext("其他事项"))
    groups = [Group(name, rules.everyday(reads.matters(slug), FEWEST)) for slug, name in names.items()]
    return [group for group in groups if group.shelf.first]


@login_not_required
@require_safe
def matter(request: HttpRequest, code: str) -> HttpResponse:
    """What a matter is: who may come, where, how long, what it costs, other ways."""
    found = reads.matter(code)
    hall = halls.hall_of_this_box()
    said = (found.limit, found.fee, *found.who)
    context = {
        "matter": found,
        "local_check": any(each.local_check for each in said),
        "announced": announced(found),
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
    return {
        "matter": found,
        "list": prepared,
        "assessed": assessed,
        "certain": [item for item in assessed.items if not item.maybe],
        "perhaps": [item for item in assessed.items if item.maybe],
        "blocked": [foreseen(reason) for reason in assessed.blocked_by],
        "may_block": [foreseen(reason) for reason in assessed.may_block],
        "announced": announced(found),
        "barred": [who for who in assessed.may_act if not who.allowed],
        "states": {},
        "renewed": prepared.release != reads.library().release,
        "address": settings.NUANCHUANG_PUBLIC_URL + reverse("door:list", args=[prepared.code]),
        "hall": halls.card(hall) if hall else None,
    }
