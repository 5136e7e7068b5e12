"""What the officer says next, for each mood and need at once, and which of the five moves (五招) fits.

Mood and need are chosen on the page and stay there: the server sends the sentences of all of them and never
learns which one was said (design §4.11).
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.reads import Said
from nuanchuang.conduct.rules import MOODS, Moment, Move, triggers, weightiest
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.knowledge import reads as knowledge
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import offers, papers, reads, rules
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Visit
from nuanchuang.reception.reads import CaseView, VisitView
from nuanchuang.web.desk.asked import Asked

SAID_WITH_PANEL = {"missing": "missing", "refuse": "refused", "hand-over": "handed_over"}
"""An open panel is about to be said: its sentence stands above it."""

JUST_NOW = 120
"""Seconds after the end of a visit in which the goodbye is still theirs."""

WITH_ADDITIONS = ("greet", "handed_over")
"""Where something is added that the calendar or the hall's own words decide; the goodbye aside."""

NEEDS = frozenset({"pregnant", "urgent", "disabled"})
"""queue's reasons for a priority ticket that conduct knows as needs, by the same names."""


@dataclass(frozen=True)
class Talk:
    """A visit with what around it the next sentence needs; ``long``: it lasts longer than usual."""

    hall: Hall
    visit: VisitView
    ticket: Ticket
    now: datetime
    long: bool


def says(talk: Talk, case: CaseView | None, wish: Asked) -> tuple[Said, ...]:
    """For each mood and each need, the calm one first."""
    if case and case.outcome and case.outcome.content.get("visit_on"):
        return tuple(Said(mood, "", Text(**case.outcome.next_step)) for mood in MOODS)
    places = {"matter": case.matter.title} if case else {}
    if case and case.outcome and case.outcome.kind == "promised":
        places["due"] = papers.day_text(date.fromisoformat(case.outcome.content["due"]))
    moment = _moment(talk, case, wish)
    if moment.stage not in WITH_ADDITIONS:
        return conduct.sentences(moment, {}, **places)
    moment = replace(moment, **vars(hall_reads.occasion(talk.hall, talk.now)))
    return conduct.sentences(moment, knowledge.greetings(talk.hall.id), **places)


def goodbye(talk: Talk) -> tuple[Said, ...]:
    """By how it ended, what it took and what the calendar says, for each need."""
    cases = talk.visit.cases
    moment = Moment(
        "farewell", decision=weightiest([case.outcome.kind for case in cases if case.outcome]),
        long=talk.long, returning=any(case.again for case in cases), **_person(talk),
        **vars(hall_reads.occasion(talk.hall, talk.now)),
    )  # fmt: skip
    return conduct.sentences(moment, knowledge.greetings(talk.hall.id))


def goodbye_after(post: Post, now: datetime) -> tuple[Visit | None, tuple[Said, ...]]:
    """To whom just got up from this window; the plain one when nobody did."""
    last = reads.last_closed_at(post.window.id, post.hall, now, JUST_NOW)
    if last is None:
        return None, conduct.sentences(Moment("farewell"))
    view = reads.visit_view(last)
    return last, goodbye(Talk(post.hall, view, last.ticket, now, offers.is_long(last, view, now)))


def _person(talk: Talk) -> dict[str, Any]:
    """What the clock and the ticket tell, of every moment alike."""
    reason = talk.ticket.reason
    return {
        "hour": timezone.localtime(talk.now).hour, "elder": reason == "elder", "needs": NEEDS & {reason},
    }  # fmt: skip


def _moment(talk: Talk, case: CaseView | None, wish: Asked) -> Moment:
    lines = case.progress.lines if case else ()
    unchecked = case.progress.unchecked if case else 0
    lacking = 0 if unchecked else sum(line.state == rules.MISSING for line in lines)
    return Moment(
        _stage(case, wish), matter_known=case is not None, returning=case is not None and case.again,
        handed_over=talk.visit.handed_over, waited=talk.visit.waited, lacking=lacking, unchecked=unchecked,
        blocked=case is not None and bool(case.assessment.blocked_by),
        decision=case.outcome.kind if case and case.outcome else "", long=talk.long, quiet=wish.quiet,
        asked=any(each.facts for each in talk.visit.cases), **_person(talk),
    )  # fmt: skip


def _stage(case: CaseView | None, wish: Asked) -> str:
    if case is None:
        return "greet"
    if case.decided:
        return SAID_WITH_PANEL["hand-over"] if wish.panel == "hand-over" else "decided"
    if wish.panel in SAID_WITH_PANEL:
        return SAID_WITH_PANEL[wish.panel]
    if wish.greet:
        return "greet"
    return "ask" if case.next_question else "check"


@dataclass(frozen=True)
class MoveLink:
    """One of the five moves on the desk. ``fits`` now by what is known here; ``moods`` on this page only."""

    move: Move
    fits: bool
    moods: str


def moves(case: CaseView | None, wish: Asked, long: bool) -> tuple[MoveLink, ...]:
    """All five in their order."""
    undecided = case is not None and not case.decided
    cannot = undecided and (wish.panel == "refuse" or bool(case and case.assessment.blocked_by))
    fitting = conduct.moves_for(triggers(long, cannot))
    return tuple(
        MoveLink(each, each in fitting, " ".join(sorted(each.when & {"irritated", "agitated"})))
        for each in conduct.library().moves.values()
    )
