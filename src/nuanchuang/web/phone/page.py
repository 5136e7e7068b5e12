"""What the page of a ticket shows at each state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from nuanchuang.catalogue import access as catalogue_access
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.catalogue.rules import Item, Matter, RefusalReason
from nuanchuang.feedback import reads as feedback
from nuanchuang.feedback import rules as feedback_rules
from nuanchuang.queue import reads as queue
from nuanchuang.queue import rules as queue_rules
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import access, care_reads, reads
from nuanchuang.reception.models import Visit
from nuanchuang.reception.reads import CaseView, VisitView
from nuanchuang.web import halls, words
from nuanchuang.web.phone.told import Given, given

JUST_CALLED = timedelta(minutes=3)
"""After this, or once the window begins, a called person is thought to sit there: the words change,
nothing else."""

_STATES = {"seen": "done", "missing": "missing"}


@dataclass(frozen=True)
class Bring:
    """A matter's papers; ``states`` (code → done, missing) once the window looks at them.

    ``perhaps``: what may be needed. ``ask`` while nothing is known of this person: better to answer
    a few questions than to read a long list of maybes. ``not_yet``: why, by what was answered at the
    door, it cannot be done as things stand; the papers are for later then.
    """

    matter: Matter
    items: tuple[Item, ...]
    states: Mapping[str, str] = field(default_factory=dict)
    perhaps: tuple[Item, ...] = ()
    ask: bool = False
    not_yet: tuple[RefusalReason, ...] = ()


@dataclass(frozen=True)
class Page:
    """Everything on the page of a ticket.

    ``step``: waiting, called, serving, held, missed, late (missed too long ago), finished, expired.
    ``back_by``: until when a missed ticket keeps its place. ``agreed``: the days of home visits a leader
    agreed to, of cases not yet decided. ``may_rate``: the visit is over and not rated.
    """

    label: str
    lane: str
    step: str
    klass: str
    ahead: int
    window: int | None
    back_by: datetime | None
    bring: tuple[Bring, ...]
    given: tuple[Given, ...]
    agreed: tuple[date, ...]
    may_rate: bool
    rated: bool

    @property
    def over(self) -> bool:
        """Nothing will change any more: the page need not look again."""
        return self.step in ("finished", "expired")


def shown(ticket: Ticket, code: str, now: datetime) -> dict[str, Any]:
    """What phone/ticket.html takes; with another code for whoever looks through the citizen's eyes."""
    return {
        "page": page(ticket, now),
        "code": code,
        "hall": halls.card(ticket.hall),
        "good": words.chips(feedback_rules.GOOD_REASONS),
        "bad": words.chips(feedback_rules.BAD_REASONS),
    }


def page(ticket: Ticket, now: datetime) -> Page:
    """The page of a ticket as it stands."""
    visit = access.visit_of_ticket(ticket)
    view = reads.visit_view(visit) if visit else None
    closed = visit is not None and visit.state == Visit.State.CLOSED
    rated = closed and visit is not None and feedback.rated(visit.id)
    missed = ticket.state == Ticket.State.MISSED and ticket.missed_at
    return Page(
        ticket.label, halls.lane_name(ticket.lane), _step(ticket, visit, now), ticket.klass,
        ahead=queue.place(ticket).ahead, window=ticket.called_to,
        back_by=ticket.missed_at + queue_rules.BACK_WITHIN if missed and ticket.missed_at else None,
        bring=tuple(_bring(ticket, view)), given=_given(ticket, view), agreed=_agreed(view),
        may_rate=closed and not rated, rated=rated,
    )  # fmt: skip


def _step(ticket: Ticket, visit: Visit | None, now: datetime) -> str:
    if ticket.state == Ticket.State.CALLED and ticket.called_at:
        there = now - ticket.called_at >= JUST_CALLED or (visit and reads.begun(visit, ticket.called_at))
        return "serving" if there else "called"
    late = not queue_rules.in_time_to_come_back(ticket.missed_at, now)
    return "late" if ticket.state == Ticket.State.MISSED and late else str(ticket.state)


def _given(ticket: Ticket, view: VisitView | None) -> tuple[Given, ...]:
    cases = view.cases if view else ()
    return tuple(given(case.outcome, ticket.hall) for case in cases if case.outcome)


def _agreed(view: VisitView | None) -> tuple[date, ...]:
    open_cases = [case for case in view.cases if not case.decided] if view else []
    return tuple(day for case in open_cases if (day := care_reads.home_visit_of(case.id)))


def _bring(ticket: Ticket, view: VisitView | None) -> list[Bring]:
    """The papers of what is undecided; before the visit those of the list, the notice or the matter."""
    if view is not None and view.cases:
        return [_checked(case) for case in view.cases if not case.decided]
    if not ticket.matter or ticket.state in (Ticket.State.FINISHED, Ticket.State.EXPIRED):
        return []
    before = access.case_brought_back(ticket) if ticket.klass == "return" else None
    if before is not None:
        return [_checked(reads.case_view(before))]
    answered = catalogue_access.brought(ticket.reference, ticket.matter)
    return [_expected(catalogue.matter(ticket.matter), answered)]


def _expected(matter: Matter, facts: Mapping[str, str]) -> Bring:
    assessed = catalogue_rules.assess(matter, facts)
    certain = tuple(item for item in assessed.items if not item.maybe)
    perhaps = tuple(item for item in assessed.items if item.maybe)
    return Bring(
        matter, certain, perhaps=perhaps if facts else (), ask=bool(perhaps) and not facts,
        not_yet=assessed.blocked_by,
    )  # fmt: skip


def _checked(case: CaseView) -> Bring:
    if not case.facts:
        return _expected(case.matter, {})
    states = {row.item.code: _STATES[row.state] for row in case.rows if row.state in _STATES}
    return Bring(case.matter, tuple(row.item for row in case.rows), states)
