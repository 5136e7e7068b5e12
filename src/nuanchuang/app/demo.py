"""The demo hall and its morning. Everything happens through the same actions as in a real hall."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import cycle
from pathlib import Path

from nuanchuang.app import plans
from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue import rules as catalogue_rules
from nuanchuang.catalogue.actions import edits
from nuanchuang.feedback import actions as feedback
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall, Lane
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer, RoleGrant
from nuanchuang.platform.db import write
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import reads
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, decisions, visits
from nuanchuang.reception.models import Case, Visit

PASSWORD = "nuanchuang-demo"  # noqa: S105 — the demo's own, shown on its first page
LONGEST_MORNING = timedelta(hours=3)

MORNING = (
    ("A7", "done"), ("B5", "done"), ("C1", "done"), ("A10", "done"), ("B5", "missing"), ("A7", "done"),
    ("C1", "done"), ("A10", "promised"), ("B5", "done"), ("C1", "refused"), ("A7", "missing"), ("B5", "done"),
    ("C1", "done"), ("A10", "done"), ("A7", "refused"), ("B5", "promised"), ("C1", "done"), ("B5", "done"),
)  # fmt: skip
"""(matter, how it ended) of the visits so far."""

WAITING = ("B5", "C1", "B5", "C1", "B5", "C1", "C1")
"""Who waits when the demo opens; nobody for vehicles, so that the first ticket is called at once."""


WELCOME = """
  首页 door        {url}/
  设备 screens     {url}/pair/      按一下当取号机、叫号屏、对外屏 / one press makes a screen
  取号机 kiosk     {url}/kiosk/
  叫号屏 board     {url}/board/
  对外屏 counter   {url}/counter/
  窗口 desk        {url}/desk/      民警 officers 010001–010007
  办公 office      {url}/office/    领导 leader 010009 · 管理员 administrator 010010 · 督察 inspector 010011
  接口 programs    {url}/api/v1/docs
  演示密码 password for all: {password}
"""


def welcome(url: str) -> str:
    """Where everything is and who may sign in; printed by ``nuanchuang demo``."""
    return WELCOME.format(url=url, password=PASSWORD)


def create(now: datetime) -> Hall | None:
    """The demo hall with its officers and a morning's history; None when it is there already."""
    plan, officers = plans.read(Path(__file__).with_name("demo_hall.yaml"))
    if Hall.objects.filter(slug=plan.slug).exists():
        return None
    with write():
        hall = hall_actions.set_up_hall(replace(plan, demo=True), now=now)
        posts = dict(_hire(hall, officers, now))
        _morning(_Day(hall, posts), now)
    edits.adopt(person=_leader(hall), now=now)
    people.take_lead(person=_leader(hall), now=now)
    return hall


def _leader(hall: Hall) -> Person:
    """The duty leader, who takes the content on and leads the hall."""
    return Person(Officer.objects.filter(hall=hall, grants__role=RoleGrant.Role.LEADER).earliest("badge"))


def _hire(hall: Hall, officers: tuple[plans.OfficerPlan, ...], now: datetime) -> Iterator[tuple[int, Post]]:
    for each in officers:
        officer = people.hire(
            hall=hall, badge=each.badge, password=PASSWORD, roles=each.roles, by=SYSTEM, now=now
        )
        if each.window:
            person = Person(officer)
            window = hall_reads.window(hall, each.window)
            people.take_window(person=person, window=window, now=now)
            yield each.window, Post(window, officer, person.actor)


@dataclass(frozen=True)
class _Day:
    hall: Hall
    posts: dict[int, Post]

    def lane(self, matter: str) -> Lane:
        return hall_reads.lane(self.hall, catalogue.matter(matter).lane)


WINDOW_OF = {"vehicle": (1, 2), "licence": (3, 4), "violation": (5, 7)}


def _morning(day: _Day, now: datetime) -> None:
    """Visits spread over the last three hours, or over what the hall's day has of them."""
    start = max(now - LONGEST_MORNING, _midnight(day.hall, now))
    step = (now - start) / (len(MORNING) + 4)
    turns = {lane: cycle(numbers) for lane, numbers in WINDOW_OF.items()}
    levels = cycle((5, 5, 4, 5, 3, 5, 2))
    for index, (matter, ending) in enumerate(MORNING):
        at = start + step * index
        post = day.posts[next(turns[catalogue.matter(matter).lane])]
        visit = _visit(day, post, matter, ending, at, step)
        feedback.rate(visit=visit, level=next(levels), reasons=[], now=at + step)
    for index, matter in enumerate(WAITING):
        _ticket(day, matter, now - step * (1 - index / len(WAITING)))


def _midnight(hall: Hall, now: datetime) -> datetime:
    local = now.astimezone(hall_reads.zone(hall))
    return local.replace(hour=0, minute=0, second=0, microsecond=0)


def _ticket(day: _Day, matter: str, at: datetime) -> Ticket:
    order = queue.Order(matter=matter)
    return queue.issue(hall=day.hall, lane=day.lane(matter), order=order, by=SYSTEM, now=at)


def _visit(day: _Day, post: Post, matter: str, ending: str, at: datetime, step: timedelta) -> Visit:
    _ticket(day, matter, at)
    received = visits.call(post=post, now=at + step * 0.2)
    case = received.visit.cases.get()
    later = at + step * 0.6
    _ask(case, post, ending, later)
    _check(case, post, ending, later)
    decisions.decide(case=case, post=post, choice=_choice(case, ending), now=at + step * 0.8)
    return visits.finish(post=post, now=at + step * 0.9)


def _ask(case: Case, post: Post, ending: str, at: datetime) -> None:
    """The first answers of a matter are the plain ones, the last those that end in a refusal."""
    matter, which = catalogue.matter(case.matter), -1 if ending == "refused" else 0
    while question := catalogue_rules.next_question(matter, case.facts):
        answer = question.options[which].code
        cases.set_facts(case=case, post=post, facts={question.code: answer}, now=at)


def _check(case: Case, post: Post, ending: str, at: datetime) -> None:
    """All papers seen; for a missing one the last of the list is not there."""
    rows = [line.code for line in reads.progress(case).lines]
    for index, item in enumerate(rows):
        lacking = ending == "missing" and index == len(rows) - 1
        cases.set_item(case=case, post=post, item=item, state="missing" if lacking else "seen", now=at)
        if item in [line.code for line in reads.progress(case).lines if line.look_again]:
            cases.look_again(case=case, post=post, item=item, now=at)


def _choice(case: Case, ending: str) -> decisions.Choice:
    if ending == "refused":
        matter = catalogue.matter(case.matter)
        lawful = (
            each for each in matter.reasons if not catalogue_rules.contradicted(matter, each, case.facts)
        )
        return decisions.Choice("refused", reason=next(lawful).code)
    return decisions.Choice(ending, what="ask_superior" if ending == "promised" else "")
