"""A small hall with people in it, and the steps of a visit, through the same actions as the product.

A room's conftest takes the fixture: ``from tests.support.hall import scene``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.actions import HallPlan, LanePlan, WindowPlan
from nuanchuang.hall.models import Hall, Lane, Window
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, visits
from nuanchuang.reception.models import Case

PASSWORD = "four warm windows"
LANES = (LanePlan("vehicle", "A", "车辆业务", "Vehicles"), LanePlan("licence", "B", "驾驶证业务", "Licences"))
WINDOWS = (("vehicle",), ("vehicle", "licence"), ("licence",))
"""The lanes of windows 1, 2 and 3; 3 has no officer."""


def plan(slug: str = "east", **changes: Any) -> HallPlan:
    """Open Monday to Friday from nine to five, with a break at noon."""
    words = {"name": "城东大厅", "name_en": "East", "address": "", "phone": "", "review_body": "市人民政府"}
    windows = tuple(
        WindowPlan(number, f"{number}号窗口", f"Window {number}", lanes)
        for number, lanes in enumerate(WINDOWS, 1)
    )
    spans = ((time(9), time(12)), (time(13, 30), time(17)))
    hours = tuple((day, *span) for day in range(5) for span in spans)
    given: dict[str, Any] = {"lanes": LANES, "windows": windows, "hours": hours, **words, **changes}
    return HallPlan(slug=slug, **given)


@dataclass(frozen=True)
class Scene:
    """The hall; its owner sits at window 1 and a colleague at 2; the stranger is of another hall."""

    hall: Hall
    owner: Post
    colleague: Post
    stranger: Post

    def lane(self, slug: str = "vehicle") -> Lane:
        return hall_reads.lane(self.hall, slug)

    def window(self, number: int) -> Window:
        return hall_reads.window(self.hall, number)


def hire(hall: Hall, badge: str, now: datetime, *roles: str) -> Officer:
    """An officer of the hall; by default one who serves."""
    return people.hire(
        hall=hall, badge=badge, password=PASSWORD, roles=roles or ["officer"], by=SYSTEM, now=now
    )


def seat(hall: Hall, badge: str, number: int, now: datetime) -> Post:
    """A new officer at a window."""
    person, window = Person(hire(hall, badge, now)), hall_reads.window(hall, number)
    people.take_window(person=person, window=window, now=now)
    return Post(window, person.officer, person.actor)


def set_the_scene(now: datetime) -> Scene:
    """Two halls and their people."""
    east = hall_actions.set_up_hall(plan(), now=now)
    west = hall_actions.set_up_hall(plan("west"), now=now)
    return Scene(
        east, seat(east, "800001", 1, now), seat(east, "800002", 2, now), seat(west, "900001", 1, now)
    )


@pytest.fixture
def scene(db: None, now: datetime) -> Scene:
    """Two halls and their people, at ``now``."""
    return set_the_scene(now)


def take_ticket(hall: Hall, now: datetime, lane: str = "vehicle", **order: Any) -> Ticket:
    """A ticket; ``order`` as queue.Order has it (matter, klass, reason, …)."""
    wanted = queue.Order(**order)
    return queue.issue(hall=hall, lane=hall_reads.lane(hall, lane), order=wanted, by="device:test", now=now)


def call(post: Post, now: datetime) -> visits.Received:
    """The window calls the next person."""
    return visits.call(post=post, now=now)


def receive(post: Post, now: datetime, matter: str = "A10", lane: str = "vehicle") -> Case:
    """Someone takes a ticket for a matter and is called at once: the case this opens."""
    take_ticket(post.hall, now, lane, matter=matter)
    return call(post, now).visit.cases.get()


def answer_all(case: Case, post: Post, now: datetime, **answers: str) -> Case:
    """Every question answered: as told, else with its first option."""
    matter = catalogue.matter(case.matter)
    while question := catalogue_rules.next_question(matter, case.facts):
        answer = answers.get(question.code, question.options[0].code)
        cases.set_facts(case=case, post=post, facts={question.code: answer}, now=now)
    return case


def listed(case: Case) -> list[str]:
    """The codes of the case's checklist."""
    return [line.code for line in reads.progress(case).lines]


def see_all(case: Case, post: Post, now: datetime, states: Mapping[str, str] | None = None) -> Case:
    """Every material noted: as told, else as seen; the risky ones seen are looked at again."""
    for code in listed(case):
        state = (states or {}).get(code, "seen")
        cases.set_item(case=case, post=post, item=code, state=state, now=now)
        if case.in_hand == code and state == "seen":
            cases.look_again(case=case, post=post, item=code, now=now)
    return case


def decide(case: Case, post: Post, now: datetime, kind: str = "done", **choice: Any) -> decisions.Given:
    """The case ends in one of the four ways."""
    return decisions.decide(case=case, post=post, choice=decisions.Choice(kind, **choice), now=now)
