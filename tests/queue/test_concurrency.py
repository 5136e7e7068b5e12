"""Eight threads and two processes press at once: no number twice, no ticket at two windows."""

import json
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import IntegrityError

import nuanchuang.app
from nuanchuang.app import plans
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.journal import reads as journal
from nuanchuang.people.models import Duty, Officer
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import visits

WINDOWS = 8
EACH = 12


@pytest.fixture
def hall(real_db: Any, now: datetime) -> Hall:
    """The demo's plan with one lane everywhere and an officer at each of eight windows."""
    plan, _ = plans.read(Path(nuanchuang.app.__file__).with_name("demo_hall.yaml"))
    windows = tuple(replace(window, lanes=("vehicle",)) for window in plan.windows)
    made = hall_actions.set_up_hall(replace(plan, slug="busy", windows=windows), now=now)
    for window in made.windows.all():
        officer = Officer.objects.create(hall=made, badge=f"9{window.number}", password="!")
        Duty.objects.create(hall=made, officer=officer, window=window, started=now)
    return made


def posts(hall: Hall) -> list[Post]:
    """One post a window."""
    duties = (
        Duty.objects.filter(hall=hall).select_related("window__hall", "officer").order_by("window__number")
    )
    return [Post(duty.window, duty.officer, f"officer:{duty.officer_id}") for duty in duties]


def issue(hall: Hall, now: datetime, times: int) -> list[str]:
    """Take tickets one after the other; the numbers got."""
    lane = hall_reads.lane(hall, "vehicle")
    return [
        queue.issue(hall=hall, lane=lane, order=queue.Order(), by="t", now=now).label for _ in range(times)
    ]


def drain(post: Post, now: datetime) -> list[UUID]:
    """Call and send to the side until nobody waits; the tickets got at this window."""
    got = []
    while True:
        try:
            got.append(visits.call(post=post, now=now).ticket.id)
        except queue.NobodyWaiting:
            return got
        visits.hold(post=post, now=now)


def flat(lists: list[list[Any]]) -> list[Any]:
    for each in lists:
        if isinstance(each, Exception):
            raise each
    return [one for each in lists for one in each]


def test_eight_threads_taking_tickets_get_every_number_once(
    hall: Hall, together: Callable[..., list[Any]], now: datetime
) -> None:
    got = flat(together(*[lambda: issue(hall, now, EACH)] * WINDOWS))
    assert sorted(got) == [f"A{number:03d}" for number in range(1, WINDOWS * EACH + 1)]
    assert journal.verify() == []


def test_eight_windows_calling_share_the_tickets_out_without_a_double(
    hall: Hall, together: Callable[..., list[Any]], now: datetime
) -> None:
    issue(hall, now, WINDOWS * EACH)
    got = flat(together(*[(lambda post=post: drain(post, now)) for post in posts(hall)]))
    assert Counter(got).most_common(1)[0][1] == 1
    assert len(got) == WINDOWS * EACH
    assert journal.verify() == []


PROCESS = """
import sys, json
from datetime import datetime
from tests.queue.test_concurrency import drain, issue, posts
from nuanchuang.hall.models import Hall
now = datetime.fromisoformat({now!r})
hall = Hall.objects.get(slug="busy")
print("ready", flush=True)
sys.stdin.readline()
numbers = issue(hall, now, {times})
tickets = [str(one) for post in posts(hall)[{half}::2] for one in drain(post, now)]
print(json.dumps([numbers, tickets]), flush=True)
"""


def test_two_processes_issue_and_call_without_a_double(
    hall: Hall, second_process: Callable[[str], Any], now: datetime
) -> None:
    running = [second_process(PROCESS.format(now=now.isoformat(), times=40, half=half)) for half in (0, 1)]
    for process in running:
        assert process.stdout.readline() == "ready\n"
    for process in running:
        process.stdin.write("go\n")
        process.stdin.flush()
    numbers, tickets = zip(*(json.loads(process.stdout.readline()) for process in running), strict=True)
    assert sorted(numbers[0] + numbers[1]) == [f"A{number:03d}" for number in range(1, 81)]
    assert Counter(tickets[0] + tickets[1]).most_common(1)[0][1] == 1
    assert len(tickets[0] + tickets[1]) == 80
    assert journal.verify() == []


def test_the_same_key_pressed_at_once_takes_one_ticket(
    hall: Hall, together: Callable[..., list[Any]], now: datetime
) -> None:
    from nuanchuang.platform.repeat import once

    def press() -> Any:
        return once(
            scope="kiosk", key="one", asked="same", now=now, act=lambda: {"number": issue(hall, now, 1)[0]}
        )

    assert {result["number"] for result in together(*[press] * 8)} == {"A001"}
    assert Ticket.objects.filter(hall=hall).count() == 1


@pytest.fixture
def without_guards(monkeypatch: pytest.MonkeyPatch) -> None:
    """No write lock, no transaction, and a claim that reads first and saves later."""
    meet = threading.Barrier(2)

    def claim(ticket: UUID, window: Any, now: datetime) -> bool:
        row = Ticket.objects.get(pk=ticket)
        meet.wait(30)
        row.state, row.window, row.called_to, row.called_at = "called", window, window.number, now
        row.save()
        return True

    monkeypatch.setattr(queue, "write", nullcontext)
    monkeypatch.setattr(queue, "record", lambda **_: None)
    monkeypatch.setattr(queue, "_claim", claim)


def test_without_the_guards_two_windows_get_the_same_ticket(
    hall: Hall, without_guards: None, together: Callable[..., list[Any]], now: datetime
) -> None:
    """Exists to show that these tests see the race they are about."""
    issue_two = [posts(hall)[0], posts(hall)[1]]
    Ticket.objects.create(
        hall=hall, day=now.date(), lane=hall_reads.lane(hall, "vehicle"), series="A", number=1, place=1,
        rank=3, code="x", issued_at=now,
    )  # fmt: skip
    got = together(
        *[
            lambda post=post: queue.call_next(window=post.window, officer=post.officer.id, by="t", now=now)
            for post in issue_two
        ]
    )
    assert [called.ticket.label for called in got] == ["A001", "A001"]


def test_without_the_counter_the_constraint_still_refuses_a_second_number(
    hall: Hall, together: Callable[..., list[Any]], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The named constraint is the second net: reading the highest number first is caught."""
    meet = threading.Barrier(2)

    def count(hall_id: UUID, day: Any, series: str) -> tuple[int, int]:
        highest = Ticket.objects.filter(hall=hall_id).count()
        meet.wait(30)
        return highest + 1, highest + 1

    monkeypatch.setattr(queue, "_count", count)
    monkeypatch.setattr(queue, "write", nullcontext)
    monkeypatch.setattr(queue, "record", lambda **_: None)
    got = together(*[lambda: issue(hall, now, 1)] * 2)
    assert sum(isinstance(each, IntegrityError) for each in got) == 1
