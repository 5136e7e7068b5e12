"""What desk, counter, phone, office and the API ask about visits."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.catalogue.rules import Assessment, Item, Matter, Question
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.journal import reads as journal
from nuanchuang.promises import reads as promises_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import briefs, rules
from nuanchuang.reception.models import Case, CheckedItem, HandOver, Outcome, ReturnPass, Visit


@dataclass(frozen=True)
class Row:
    """One material on the screen and what was found of it; ``look_again``: seen once, and risky."""

    item: Item
    state: str
    in_hand: bool
    look_again: bool = False
    copies: int = 0
    later_by: date | None = None


@dataclass(frozen=True)
class CaseView:
    """A case as desk and counter show it."""

    id: UUID
    n: int
    matter: Matter
    facts: dict[str, str]
    questions: tuple[Question, ...]
    next_question: Question | None
    assessment: Assessment
    rows: tuple[Row, ...]
    progress: rules.Progress
    decided: bool
    again: bool
    outcome: "OutcomeView | None"


@dataclass(frozen=True)
class PassView:
    """A return pass as it is printed. ``used`` once it was swapped for a ticket, ``settled`` once what was
    brought back is done."""

    code: str
    short: str
    valid_until: date
    used: bool
    settled: bool


@dataclass(frozen=True)
class OutcomeView:
    """What the citizen was given, word for word."""

    kind: str
    code: str
    content: dict[str, Any]
    next_step: dict[str, str]
    at: datetime
    repeated: bool
    return_pass: PassView | None
    watch: promises_reads.WatchState | None


@dataclass(frozen=True)
class VisitView:
    """A visit with its cases; ``handed_over`` when another officer began it, ``unclear`` how often the
    citizen tapped 没听明白."""

    id: UUID
    number: str
    ticket: UUID
    state: str
    why: str
    owner: str
    started: datetime
    here_since: datetime
    waited: int
    handed_over: bool
    unclear: int
    cases: tuple[CaseView, ...]

    @property
    def current(self) -> CaseView | None:
        """The case in hand: the first undecided, else the last."""
        return next((case for case in self.cases if not case.decided), self.cases[-1] if self.cases else None)


@dataclass(frozen=True)
class DayCount:
    """A day's outcomes by kind and its repeated notices (each an alarm)."""

    kinds: dict[str, int]
    repeated: int
    visits: int


@dataclass(frozen=True)
class VisitLine:
    """A visit in the office's list; ``state`` as ``standing`` has it."""

    id: UUID
    number: str
    started: datetime
    state: str
    owner: str
    matters: tuple[str, ...]
    outcomes: tuple[str, ...]


def assessment(case: Case) -> Assessment:
    """What the catalogue says of the case's facts."""
    return catalogue_rules.assess(catalogue.matter(case.matter), case.facts)


def case_in_hand(visit: Visit) -> Case | None:
    """The first case of a visit that is not decided."""
    return Case.objects.filter(visit=visit, decided=False).order_by("n").first()


def progress(case: Case) -> rules.Progress:
    """The case as a decision sees it."""
    return _progress(assessment(case), case.items.all())


def _progress(assessed: Assessment, checked: Iterable[CheckedItem]) -> rules.Progress:
    rows = list(checked)
    listed = [
        rules.Line(item.code, name=item.name.zh, risky=bool(item.risk), waivable=item.maybe)
        for item in assessed.items
    ]
    again = {row.code for row in rows if row.looked_again}
    found = {row.code: row.state for row in rows}
    return rules.Progress(len(assessed.open), rules.lines(listed, found, again))


def _row(item: Item, line: rules.Line, in_hand: str, checked: CheckedItem | None) -> Row:
    copies, later = (checked.copies, checked.later_by) if checked else (0, None)
    return Row(item, line.state, item.code == in_hand, line.look_again, copies, later)


def case_view(case: Case) -> CaseView:
    """Everything about one case; reads items and outcome from what was prefetched."""
    matter = catalogue.matter(case.matter)
    assessed = assessment(case)
    checked = {row.code: row for row in case.items.all()}
    progressed = _progress(assessed, checked.values())
    return CaseView(
        id=case.id, n=case.n, matter=matter, facts=case.facts,
        questions=catalogue_rules.open_questions(matter, case.facts),
        next_question=catalogue_rules.next_question(matter, case.facts), assessment=assessed,
        rows=tuple(
            _row(item, line, case.in_hand, checked.get(item.code))
            for item, line in zip(assessed.items, progressed.lines, strict=True)
        ),
        progress=progressed, decided=case.decided, again=case.continues_id is not None,
        outcome=outcome_view(case.outcome) if case.decided else None,
    )  # fmt: skip


def outcome_view(outcome: Outcome) -> OutcomeView:
    """What was given, with its pass and watch."""
    found = ReturnPass.objects.filter(case=outcome.case_id).first() if outcome.kind == "missing" else None
    view = _pass_view(found) if found else None
    watch = promises_reads.watch_of(outcome.case_id) if outcome.kind == "refused" else None
    return OutcomeView(
        outcome.kind,
        outcome.code,
        outcome.content,
        outcome.next_step,
        outcome.at,
        outcome.repeated,
        view,
        watch,
    )


def _pass_view(found: ReturnPass) -> PassView:
    used = found.used_at is not None
    settled = used and Outcome.objects.filter(case__continues=found.case_id, kind=Outcome.Kind.DONE).exists()
    return PassView(found.code, found.short, found.valid_until, used, settled)


def visit_view(visit: Visit, hand_overs: Iterable[HandOver] | None = None) -> VisitView:
    """A visit and its cases in order; ``hand_overs`` when the page has them already."""
    cases = Case.objects.filter(visit=visit).order_by("n")
    rows = cases.select_related("outcome").prefetch_related("items")
    return VisitView(
        id=visit.id, number=visit.ticket.label, ticket=visit.ticket_id, state=visit.state, why=visit.why,
        owner=visit.owner.badge, started=visit.started,
        here_since=briefs.talking_since(visit),
        waited=int((visit.started - visit.ticket.issued_at).total_seconds() // 60),
        handed_over=_handed_over(visit, hand_overs), unclear=visit.unclear,
        cases=tuple(case_view(case) for case in rows),
    )  # fmt: skip


def _handed_over(visit: Visit, hand_overs: Iterable[HandOver] | None) -> bool:
    if hand_overs is None:
        hand_overs = HandOver.objects.filter(visit=visit, accepted_at__isnull=False)
    known = (row for row in hand_overs if row.visit_id == visit.id and row.accepted_at)
    return any(row.reason != "other_lane" for row in known)


def begun(visit: Visit, since: datetime) -> bool:
    """True once something was asked, checked or decided for this person after ``since``: they sit there.

    What the ticket itself brings stands there from the call on and says nothing of a person.
    """
    return journal.caused_since(visit.hall_id, visit.id, "reception.case_", since)


def outcomes_of(visit: Visit) -> list[OutcomeView]:
    """What the citizen of this visit was given so far."""
    found = Outcome.objects.filter(case__visit=visit).order_by("case__n")
    return [outcome_view(outcome) for outcome in found]


def last_closed_at(window_id: UUID, hall: Hall, now: datetime, seconds: int) -> Visit | None:
    """The visit that ended at a window within the last ``seconds``: it may be rated there."""
    numbers = hall_reads.window_numbers(hall)
    found = Visit.objects.filter(
        hall=hall, state=Visit.State.CLOSED, ticket__called_to=numbers.get(window_id),
        ticket__day=hall_reads.today(hall, now),
    )  # fmt: skip
    latest = found.select_related("ticket", "owner", "hall").order_by("-closed_at").first()
    if latest is None or latest.closed_at is None:
        return None
    return latest if (now - latest.closed_at).total_seconds() <= seconds else None


def day_count(hall: Hall, day: date) -> DayCount:
    """Outcomes of the visits whose ticket is of this day."""
    rows = Outcome.objects.filter(hall=hall, case__visit__ticket__day=day).values_list("kind", "repeated")
    kinds = Tally(kind for kind, _ in rows)
    visits = Visit.objects.filter(hall=hall, ticket__day=day).count()
    return DayCount(dict(kinds), sum(repeated for _, repeated in rows), visits)


def visit_lines(hall: Hall, day: date, limit: int = 100) -> list[VisitLine]:
    """The day's visits, the latest first."""
    rows = Visit.objects.filter(hall=hall, ticket__day=day).order_by("-started")[:limit]
    return [
        VisitLine(
            row.id, row.ticket.label, row.started, standing(row), row.owner.badge, *_matters(row.cases.all())
        )
        for row in rows.select_related("ticket", "owner").prefetch_related("cases__outcome")
    ]


def standing(visit: Visit) -> str:
    """The state of a visit; of one that is away whether passed over (missed) or stepped aside (held)."""
    aside = visit.state == Visit.State.AWAY and visit.ticket.state in (Ticket.State.MISSED, Ticket.State.HELD)
    return str(visit.ticket.state if aside else visit.state)


def visits_of_cases(hall: Hall, cases: Iterable[UUID]) -> dict[UUID, tuple[UUID, str]]:
    """Case id → its visit and ticket number; for the links of a list of promises."""
    rows = Case.objects.filter(hall=hall, pk__in=list(cases)).select_related("visit__ticket")
    return {row.id: (row.visit_id, row.visit.ticket.label) for row in rows}


def _matters(cases: Iterable[Case]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    ordered = sorted(cases, key=lambda case: case.n)
    return tuple(each.matter for each in ordered), tuple(
        each.outcome.kind for each in ordered if each.decided
    )


def open_cases_of(matter: str) -> int:
    """How many undecided cases of a matter there are, in every hall of this installation."""
    return Case.objects.filter(
        matter=matter, decided=False, visit__state__in=[Visit.State.OPEN, Visit.State.AWAY]
    ).count()
