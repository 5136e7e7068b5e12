"""The board: number → window, for a room of waiting people. It only looks."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Hall
from nuanchuang.hall.rules import Opening
from nuanchuang.people import reads as people_reads
from nuanchuang.platform import clock
from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.reads import CallLine, LaneLoad
from nuanchuang.queue.rules import BACK_WITHIN
from nuanchuang.web.devices import for_device
from nuanchuang.web.halls import card

FRESH = timedelta(minutes=2)
"""How long the latest call glows."""


@dataclass(frozen=True)
class Board:
    """All the board shows. ``calls`` newest first; ``fresh`` while the first was just made."""

    calls: list[CallLine]
    fresh: bool
    lanes: list[LaneLoad]
    opening: Opening
    leaders: list[str]
    back_within: int

    @property
    def latest(self) -> CallLine | None:
        """The call to follow now."""
        return self.calls[0] if self.calls else None

    @property
    def waiting(self) -> int:
        """People waiting in all lanes."""
        return sum(lane.waiting for lane in self.lanes)


@require_safe
@for_device("board")
def board(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The whole board, or over htmx the part that changes."""
    hall, now = caller.device.hall, clock.now()
    context = {"hall": card(hall), "board": _board(hall, now)}
    part = "#live" if request.headers.get("HX-Request") else ""
    with timezone.override(hall_reads.zone(hall)):
        return render(request, f"board/board.html{part}", context)


def _board(hall: Hall, now: datetime) -> Board:
    calls = queue_reads.last_calls(hall, now)
    return Board(
        calls=calls, fresh=bool(calls) and now - calls[0].at < FRESH, lanes=queue_reads.lane_loads(hall, now),
        opening=hall_reads.opening(hall, now), leaders=people_reads.leaders_on_call(hall.id),
        back_within=int(BACK_WITHIN.total_seconds() // 60),
    )  # fmt: skip
