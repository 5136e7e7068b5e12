"""What the officer says next, for each mood at once, and which of the five moves (五招) fits.

The mood is chosen on the page and stays there: the server sends the sentences of all three and never learns
which one was said (design §4.11).
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct import reads as conduct
from nuanchuang.conduct.rules import MOODS, Moment, Move, triggers
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import briefs, papers, rules
from nuanchuang.reception.reads import CaseView, VisitView
from nuanchuang.web.desk.asked import Asked

SAID_WITH_PANEL = {"missing": "missing", "refuse": "refused", "hand-over": "handed_over"}
"""An open panel is about to be said: its sentence stands above it."""

NEEDS = frozenset({"pregnant", "urgent"})
"""queue's reasons for a priority ticket that conduct knows as needs, by the same names."""


def says(
    visit: VisitView, ticket: Ticket, case: CaseView | None, wish: Asked, now: datetime
) -> tuple[tuple[str, Text], ...]:
    """Mood and sentence, the calm one first."""
    if case and case.outcome and case.outcome.content.get("visit_on"):
        return tuple((mood, Text(**case.outcome.next_step)) for mood in MOODS)
    places = {"matter": case.matter.title} if case else {}
    if case and case.outcome and case.outcome.kind == "promised":
        places["due"] = papers.day_text(date.fromisoformat(case.outcome.content["due"]))
    return tuple(conduct.sentences(_moment(visit, ticket, case, wish, now), **places).items())


def _moment(visit: VisitView, ticket: Ticket, case: CaseView | None, wish: Asked, now: datetime) -> Moment:
    lines = case.progress.lines if case else ()
    unchecked = case.progress.unchecked if case else 0
    lacking = 0 if unchecked else sum(line.state == rules.MISSING for line in lines)
    return Moment(
        _stage(case, wish), hour=timezone.localtime(now).hour, matter_known=case is not None,
        returning=case is not None and case.again, handed_over=visit.handed_over, waited=visit.waited,
        lacking=lacking, unchecked=unchecked, blocked=case is not None and bool(case.assessment.blocked_by),
        decision=case.outcome.kind if case and case.outcome else "",
        minutes=briefs.minutes_since(visit.here_since, now),
        elder=ticket.reason == "elder", needs=NEEDS & {ticket.reason}, quiet=wish.quiet,
        asked=any(each.facts for each in visit.cases),
    )  # fmt: skip


def _stage(case: CaseView | None, wish: Asked) -> str:
    if case is None:
        return "greet"
    if case.decided:
        return "decided"
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


def moves(visit: VisitView, case: CaseView | None, wish: Asked, now: datetime) -> tuple[MoveLink, ...]:
    """All five in their order."""
    undecided = case is not None and not case.decided
    cannot = undecided and (wish.panel == "refuse" or bool(case and case.assessment.blocked_by))
    fitting = conduct.moves_for(triggers(briefs.minutes_since(visit.here_since, now), cannot))
    return tuple(
        MoveLink(each, each in fitting, " ".join(sorted(each.when & {"irritated", "agitated"})))
        for each in conduct.library().moves.values()
    )
