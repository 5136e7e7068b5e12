"""The hall now: what needs me, the windows, who waits, and what the day brought."""

from collections import Counter as Tally
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import request_reads
from nuanchuang.feedback import reads as feedback_reads
from nuanchuang.feedback.rules import Summary
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Lane
from nuanchuang.hall.models import Window as HallWindow
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.promises import reads as promises_reads
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import care_reads, reasons
from nuanchuang.reception import reads as reception_reads
from nuanchuang.reception.rules import PROMISES
from nuanchuang.web.halls import in_language, lane_name
from nuanchuang.web.office import attention, wording
from nuanchuang.web.office.attention import Call, LaneNow
from nuanchuang.web.office.catalogue import row as edit_row
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person

SHOWN_DUE = 8
MANY = 2000
"""More than a hall ever holds: the counts of the lanes come from the list itself."""


@dataclass(frozen=True)
class WindowNow:
    """A window: whose badge sits there, what number it serves and since how many minutes."""

    number: int
    name: str
    badge: str
    serving: str
    minutes: int


@dataclass(frozen=True)
class Figure:
    """A number of the day and what it counts; ``kind`` of outcome, "" for all visits."""

    kind: str
    count: int
    words: str


@dataclass(frozen=True)
class DueLine:
    """A promise: what, until when, and the visit it was made in (with its ticket number)."""

    what: dict[str, str]
    due: date
    today: bool
    visit: UUID | None
    number: str


@dataclass(frozen=True)
class HallNow:
    """Everything on the page. ``longest`` is (number, minutes) of the longest wait in the hall."""

    calls: list[Call]
    windows: list[WindowNow]
    lanes: list[LaneNow]
    longest: tuple[str, int] | None
    today: reception_reads.DayCount
    ratings: Summary
    due: list[DueLine]
    watches: int

    @property
    def waiting(self) -> int:
        """People waiting in all lanes."""
        return sum(lane.waiting for lane in self.lanes)


def hall_now(request: HttpRequest) -> HttpResponse:
    """The page, or over htmx the part that changes. Who may not see the hall is led to their own place."""
    who = person(request)
    if who.may("serve") and not who.may("see_hall"):
        return redirect("/desk/")
    if not who.may("see_hall"):
        return show(request, who, "office/nothing.html", {})
    part = "#live" if request.headers.get("HX-Request") else ""
    now = clock.now()
    seen = _now(who.officer.hall, now)
    context = {
        "now": seen,
        "figures": _figures(seen.today),
        **_content(who, now),
        "may_see_visits": who.may("see_history"),
        "may_lead": who.may("take_over"),
    }
    return show(request, who, f"office/now.html{part}", context)


def _figures(count: reception_reads.DayCount) -> list[Figure]:
    """Visits begin when somebody is called: those who still wait stand in a figure of their own."""
    by_kind = [
        Figure(kind, count.kinds.get(kind, 0), wording.outcomes([kind])[0]) for kind in wording.OUTCOMES
    ]
    return [Figure("", count.visits, gettext("今天接待（不含还在等的）")), *by_kind]


def _content(who: Person, now: datetime) -> dict[str, Any]:
    """What of the content waits for this person: drafts of others, and words nobody found."""
    edits = catalogue.drafts_to_approve(who.id, now) if who.may("approve_catalogue") else []
    asked = request_reads.open_requests(who.officer.hall_id) if who.may("answer_requests") else 0
    return {"edits": [edit_row(each) for each in edits], "asked": asked}


def _now(hall: Hall, now: datetime) -> HallNow:
    windows, seats, today = hall_reads.windows(hall), people_reads.seats(hall.id), hall_reads.today(hall, now)
    waiters = [(each.lane, each.number, each.minutes) for each in queue_reads.waiting(hall, now, limit=MANY)]
    served = {str(each.id): {lane.slug for lane in each.lanes.all()} for each in windows}
    staffed = attention.staffed_lanes(served, {str(window) for window in seats})
    serving = queue_reads.serving(hall)
    free = Tally(lane for window in windows if window.id in seats and window.id not in serving
                 for lane in served[str(window.id)])  # fmt: skip
    lanes = _lanes(hall_reads.lanes(hall), waiters, staffed, free)
    count = reception_reads.day_count(hall, today)
    return HallNow(
        calls=attention.calls(
            lanes,
            count.repeated,
            _led(hall, now),
            care_reads.waiting_hardships(hall),
            reasons.waiting_others(hall),
        ),
        windows=_windows(windows, seats, serving, now),
        lanes=lanes,
        longest=max((lane.longest for lane in lanes if lane.longest), key=lambda each: each[1], default=None),
        today=count,
        ratings=feedback_reads.summary(hall, today),
        due=_due(hall, today),
        watches=promises_reads.open_watches(hall),
    )


def _led(hall: Hall, now: datetime) -> bool:
    """Somebody is duty leader, or the doors are shut."""
    return (
        any(each.on_duty for each in people_reads.leaders(hall.id)) or not hall_reads.opening(hall, now).open
    )


def _lanes(
    lanes: Iterable[Lane], waiters: list[tuple[str, str, int]], staffed: frozenset[str], free: Tally[str]
) -> list[LaneNow]:
    longest, waiting = attention.longest_waits(waiters), Tally(lane for lane, _, _ in waiters)
    return [
        LaneNow(
            lane.slug,
            lane_name(lane),
            waiting[lane.name],
            longest.get(lane.name),
            lane.slug in staffed,
            free[lane.slug],
        )
        for lane in lanes
    ]


def _windows(
    windows: Iterable[HallWindow],
    seats: dict[UUID, people_reads.Seat],
    serving: dict[UUID, Ticket],
    now: datetime,
) -> list[WindowNow]:
    found = []
    for each in windows:
        seat, ticket = seats.get(each.id), serving.get(each.id)
        since = ticket.called_at if ticket and ticket.called_at else now
        found.append(
            WindowNow(
                each.number, in_language(each.name, each.name_en), seat.badge if seat else "",
                ticket.label if ticket else "", int((now - since).total_seconds() // 60),
            )
        )  # fmt: skip
    return found


def _due(hall: Hall, today: date) -> list[DueLine]:
    rows = promises_reads.coming_due(hall, today, limit=SHOWN_DUE)
    visits = reception_reads.visits_of_cases(hall, [row.case for row in rows])
    found = []
    for row in rows:
        zh, en, _ = PROMISES[row.what]
        visit, number = visits.get(row.case, (None, ""))
        found.append(DueLine({"zh": zh, "en": en}, row.due, row.due == today, visit, number))
    return found
