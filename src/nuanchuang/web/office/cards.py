"""Cards learned from answers, before those who review them; own errors and looks back that were told."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import reads
from nuanchuang.knowledge.actions import cards as actions
from nuanchuang.knowledge.models import Card
from nuanchuang.knowledge.refusals import CardNotADraft, ReviewDayWrong
from nuanchuang.knowledge.rules.standing import LONGEST_REVIEW
from nuanchuang.platform import clock
from nuanchuang.web.back import see_other
from nuanchuang.web.desk.lessons import QUESTIONS
from nuanchuang.web.office.page import show
from nuanchuang.web.office.stretch import stretch
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """Drafts to review, then what is in use, the expired first; a stretch of each."""
    who = person(request)
    who.must("review_cards")
    hall = who.officer.hall
    today = hall_reads.today(hall, clock.now())
    context = {
        "drafts": stretch(request.GET, "drafts", partial(reads.drafts, who, today)),
        "in_use": stretch(request.GET, "in-use", partial(reads.cards, hall, today)),
        "badge": who.officer.badge, "situations": reads.situations(), "day": reads.review_day(today),
        "first": today + timedelta(days=1), "last": today + LONGEST_REVIEW,
        "title_length": actions.TITLE, "say_length": actions.SAY, "keys_length": actions.KEYS,
    }  # fmt: skip
    return show(request, who, "office/cards.html", context)


@require_POST
def revise(request: HttpRequest, card: UUID) -> HttpResponse:
    """Word it better; somebody else reviews it then."""
    said = request.POST
    wording = actions.Wording(
        said.get("situation", ""), said.get("title", ""), said.get("say", ""), said.get("keys", "")
    )
    return _press(request, partial(actions.revise_card, card=card, wording=wording))


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
    who = person(request)
    pressed(request, by=who.actor, act=lambda: {"card": str(verb(person=who, now=clock.now()).id)})
    return see_other("office:cards")


@require_safe
def lessons(request: HttpRequest) -> HttpResponse:
    """What officers told of their own accord: no names, no counts, no order but time."""
    who = person(request)
    asked = [gettext(each) for each in QUESTIONS]
    looks = [(each, list(zip(asked, each.answers, strict=True))) for each in reads.shared_looks(who)]
    errors = reads.sent_errors(who, clock.now()) if who.may("read_errors") else None
    return show(request, who, "office/lessons.html", {"errors": errors, "looks": looks})
