"""F3: cards by situation, word or first letters, the hall's own among them, and the five moves step by step.

The shipped cards are found by first letters too, also where the hall changed their words; cards of the hall
alone by two characters of their text (docs/architecture.md)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from nuanchuang.catalogue.rules import Ground
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct import rules
from nuanchuang.conduct.rules import Card, Move, Step
from nuanchuang.hall import reads as hall_reads
from nuanchuang.knowledge import reads as knowledge
from nuanchuang.platform import clock
from nuanchuang.queue import actions as queue
from nuanchuang.reception import access, reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.reads import CaseView
from nuanchuang.web.desk.asked import Asked, asked
from nuanchuang.web.officer import person

MOST = 12
"""Cards on the page at once: more are not read while somebody waits."""


@dataclass(frozen=True)
class Shown:
    """A card with its places filled. ``local``: the fact in it was not compared with the law's text.
    ``own``: the hall's own words; ``expired``: they were to be read again."""

    card: Card
    say: str
    local: bool
    own: bool
    expired: bool


@dataclass(frozen=True)
class Told:
    """A step of a move. Without ``say`` a ground is needed first: 规定所限 is said of a real article only."""

    title: str
    say: str
    note: str
    cards: tuple[Card, ...]


@require_safe
def cards(request: HttpRequest) -> HttpResponse:
    """The cards alone, as somebody types."""
    post = access.post_of(person(request))
    wish = asked(request.GET, request.COOKIES)
    try:
        visit = reads.visit_view(access.visit_here(post))
    except queue.NobodyAtWindow:
        case = None
    else:
        case = next((each for each in visit.cases if each.n == wish.case), visit.current)
    return render(request, "desk/cards.html", {"found": _found(post, case, wish)})


def panel(post: Post, case: CaseView | None, wish: Asked) -> dict[str, Any]:
    """What desk/phrases.html takes."""
    values = _values(post, case, wish)
    move = conduct.move(wish.move)
    return {
        "view": "desk/phrases.html", "find": wish.find, "situations": conduct.library().situations.values(),
        "situation": wish.situation, "move": move, "steps": _steps(post, move, values) if move else (),
        "found": () if move else _found(post, case, wish),
    }  # fmt: skip


def _values(post: Post, case: CaseView | None, wish: Asked) -> Mapping[str, str]:
    """What fills the places of a card; what is not known stays open on the page."""
    known = {"window": str(post.window.number), "badge": post.officer.badge}
    if case:
        known["matter"] = case.matter.title.zh
    ground = _ground(case, wish)
    return known | ({"ground": rules.cited(ground)} if ground else {})


def _ground(case: CaseView | None, wish: Asked) -> Ground | None:
    """That of the reason being told, of what speaks against it, or of what was told."""
    if case is None:
        return None
    reason = case.matter.reason(wish.reason) or next(iter(case.assessment.blocked_by), None)
    return reason.grounds[0] if reason and reason.grounds else None


def _found(post: Post, case: CaseView | None, wish: Asked) -> list[Shown]:
    """What was asked for; the cards of where the visit stands while nothing was."""
    today, values = hall_reads.today(post.hall, clock.now()), _values(post, case, wish)
    situation = wish.situation or ("" if wish.find else _standing(case, wish))
    return [
        Shown(
            each.card, rules.spoken(each.card, values), bool(each.card.checked) and not _matched(each.card),
            each.own, each.expired,
        )
        for each in knowledge.look_up(post.hall, wish.find, situation, today, MOST)
    ]  # fmt: skip


def _standing(case: CaseView | None, wish: Asked) -> str:
    if case is None:
        return "arrival"
    if case.decided:
        return "farewell"
    if wish.reason or case.assessment.blocked_by:
        return "refusing"
    return "asking" if case.next_question else "checking"


def _matched(card: Card) -> bool:
    return card.checked.startswith("text-match ")


def _steps(post: Post, move: Move, values: Mapping[str, str]) -> list[Told]:
    return [
        Told(
            step.title,
            "" if "%(ground)s" in step.say and "ground" not in values else rules.filled(step.say, values),
            step.note,
            _helping(post, step),
        )
        for step in move.steps
    ]


def _helping(post: Post, step: Step) -> tuple[Card, ...]:
    """The cards of a step as this hall says them."""
    today = hall_reads.today(post.hall, clock.now())
    cards = [card for name in step.cards if (card := conduct.card(name))]
    return tuple(here.card for card in cards if (here := knowledge.as_said_here(post.hall, card, today)))
