"""The hall's cards, before those who write and review them; own errors and looks back that were told."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from functools import partial
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import cards as actions
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.refusals import (
    CardNotADraft,
    EnglishMissing,
    PlaceUnknown,
    ReviewDayWrong,
    WordingHeldBack,
)
from nuanchuang.knowledge.rules.standing import LONGEST_REVIEW
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.repeat import Result
from nuanchuang.platform.spoken import sentence
from nuanchuang.web.back import see_other
from nuanchuang.web.desk.lessons import QUESTIONS
from nuanchuang.web.office.page import show
from nuanchuang.web.office.stretch import stretch
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

SHELVED = 30
"""Shipped words found, on the page at once."""

FIND_LENGTH = 30
LENGTHS = {
    "title_length": actions.TITLE, "say_length": actions.SAY, "note_length": actions.NOTE,
    "keys_length": actions.KEYS,
}  # fmt: skip
WORDS = ("situation", "title", "say", "keys", "note", "say_en")


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Drafts to review, then what is in use, a stretch of each; shipped words to find and change."""
    who = person(request)
    who.must("review_cards")
    hall = who.officer.hall
    today = hall_reads.today(hall, clock.now())
    find, situation = request.GET.get("find", "")[:FIND_LENGTH], request.GET.get("situation", "")
    context = {
        "drafts": stretch(request.GET, "drafts", partial(reads.drafts, who, today)),
        "in_use": stretch(request.GET, "in-use", partial(reads.cards, hall, today)),
        "find": find, "situation": situation, "find_length": FIND_LENGTH,
        "shelf": reads.shelf(who, find.strip(), situation, SHELVED),
        **_around(who, today),
    }  # fmt: skip
    return show(request, who, "office/cards.html", context)


def _around(who: Person, today: date) -> dict[str, Any]:
    """What the forms of a card need."""
    return {
        "badge": who.officer.badge, "situations": reads.situations(), "day": reads.review_day(today),
        "first": today + timedelta(days=1), "last": today + LONGEST_REVIEW, **LENGTHS,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A card of the hall's own; somebody else reviews it then."""
    who = person(request)
    who.must("review_cards")
    if request.method != "POST":
        return _new_form(request, who, {})
    try:
        _do(request, who, partial(actions.write_card, wording=_wording(request.POST)))
    except Refusal as refusal:
        if refusal.status != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        return _new_form(request, who, request.POST, refusal)
    return see_other("office:cards")


def _new_form(
    request: HttpRequest, who: Person, typed: Mapping[str, str], refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "typed": {name: typed.get(name, "") for name in WORDS}, "situations": reads.situations(), **LENGTHS,
        **_told(refusal),
    }  # fmt: skip
    return show(request, who, "office/card_new.html", context, status=refusal.status if refusal else 200)


def _told(refusal: Refusal | None) -> dict[str, Any]:
    """What is to be put right, and what the lint found; nothing typed is lost."""
    if refusal is None:
        return {"errors": [], "looked": None}
    places: dict[type[Refusal], str] = {
        EnglishMissing: "say_en", WordingHeldBack: "say", PlaceUnknown: "say",
    }  # fmt: skip
    errors = [{"field": places.get(type(refusal), "title"), "text": sentence(refusal)}]
    return {"errors": errors, "looked": refusal.looked if isinstance(refusal, WordingHeldBack) else None}


@require_http_methods(["GET", "HEAD", "POST"])
def shipped(request: HttpRequest, target: str) -> HttpResponse:
    """Shipped words: as they are, as the hall says them, all versions, and a form to change them."""
    who = person(request)
    if request.method != "POST":
        return _shipped_form(request, who, target)
    try:
        _do(request, who, partial(actions.say_otherwise, target=target, wording=_wording(request.POST)))
    except Refusal as refusal:
        if refusal.status != HTTPStatus.UNPROCESSABLE_ENTITY:
            raise
        return _shipped_form(request, who, target, refusal)
    return see_other("office:card-shipped", target)


def _shipped_form(
    request: HttpRequest, who: Person, target: str, refusal: Refusal | None = None
) -> HttpResponse:
    today = hall_reads.today(who.officer.hall, clock.now())
    page = reads.page_of(who, target, today)
    begin = page.words()
    typed = {name: request.POST.get(name, begin.get(name, "")) for name in WORDS}
    context = {"page": page, "typed": typed, **_around(who, today), **_told(refusal)}
    return show(request, who, "office/card_shipped.html", context, status=refusal.status if refusal else 200)


@require_POST
def rest(request: HttpRequest, target: str) -> HttpResponse:
    """This hall does not say it, once somebody else agrees."""
    _do(request, person(request), partial(actions.put_to_rest, target=target))
    return see_other("office:card-shipped", target)


@require_POST
def back(request: HttpRequest, target: str) -> HttpResponse:
    """The shipped words again, at once."""
    who = person(request)

    def act() -> None:
        actions.back_to_shipped(person=who, target=target, now=clock.now())

    pressed(request, by=who.actor, act=act)
    return see_other("office:card-shipped", target)


@require_POST
def revise(request: HttpRequest, card: UUID) -> HttpResponse:
    """Word it better; somebody else reviews it then."""
    return _press(request, partial(actions.revise_card, card=card, wording=_wording(request.POST)))


def _wording(said: Mapping[str, str]) -> actions.Wording:
    return actions.Wording(**{name: said.get(name, "") for name in WORDS})


@require_POST
def review(request: HttpRequest, card: UUID) -> HttpResponse:
    """Good to use until a day."""
    try:
        day = date.fromisoformat(request.POST.get("review_by", ""))
    except ValueError:
        raise ReviewDayWrong() from None
    version = request.POST.get("version", "")
    if not (version.isascii() and version.isdigit() and len(version) < 5):
        raise CardNotADraft()
    return _press(request, partial(actions.review_card, card=card, version=int(version), review_by=day))


@require_POST
def drop(request: HttpRequest, card: UUID) -> HttpResponse:
    """Not to be used."""
    return _press(request, partial(actions.drop_card, card=card))


def _press(request: HttpRequest, verb: Callable[..., Card]) -> HttpResponse:
    """Back to where the card was seen: the list, or the page of the shipped words."""
    done = _do(request, person(request), verb)
    if "here" in request.POST and done["target"]:
        return see_other("office:card-shipped", done["target"])
    return see_other("office:cards")


def _do(request: HttpRequest, who: Person, verb: Callable[..., Card]) -> Result:
    def act() -> Result:
        card = verb(person=who, now=clock.now())
        return {"card": str(card.id), "target": card.replaces}

    return pressed(request, by=who.actor, act=act)


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What officers told of their own accord: no names, no counts, no order but time."""
    who = person(request)
    asked = [gettext(each) for each in QUESTIONS]
    looks = [(each, list(zip(asked, each.answers, strict=True))) for each in reads.shared_looks(who)]
    errors = reads.sent_errors(who, clock.now()) if who.may("read_errors") else None
    return show(request, who, "office/lessons.html", {"errors": errors, "looks": looks})
