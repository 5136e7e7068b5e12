"""Halls in every state a page can show, set up through the product's own actions before the server starts."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.conf import settings
from django.test import Client

from nuanchuang.catalogue import actions as catalogue
from nuanchuang.catalogue.actions import edits, requests
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Hall
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform import clock
from nuanchuang.platform.db import write
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import reasons
from nuanchuang.reception.access import Post
from nuanchuang.reception.actions import cases, cue, hardship, other_reasons, safety, visits
from nuanchuang.reception.actions.decisions import Given
from nuanchuang.reception.models import Case, OtherReason, Visit
from nuanchuang.web.devices import cookie
from tests.support.databases import Database
from tests.support.hall import answer_all, call, decide, hire, listed, plan, seat, see_all, take_ticket

FULL = 200
"""People waiting in a full hall."""


IN_VAIN = (
    "电动轮椅要不要驾照", "老头乐能不能上牌", "拖着房车的小车要不要先找厂家开一张证明，再去哪里开才算数呢",
    "车位被占了", "驾照上的照片能自己交吗", "修路挡了我家门口",
)  # fmt: skip


@dataclass
class Stage:
    """A hall with people in it: ``at`` names addresses, ``known`` the cookies of screens and officers.

    ``using`` gives this process the hall's database, for what must happen while pages are open.
    """

    hall: Hall
    now: datetime
    at: dict[str, str] = field(default_factory=dict)
    known: dict[str, dict[str, str]] = field(default_factory=dict)
    database: Database | None = None
    using: Callable[[], AbstractContextManager[None]] = nullcontext

    def post(self, number: int) -> Post:
        """The officer on duty at a window."""
        window = hall_reads.window(self.hall, number)
        officer = Officer.objects.get(duties__window=window, duties__ended=None)
        return Post(window, officer, Person(officer).actor)

    def introduce(self) -> None:
        """Pair a screen of every kind, a counter at every window, and sign every officer in."""
        for kind, number in [("kiosk", 0), ("board", 0), *(("counter", n) for n in self._numbers())]:
            window = hall_reads.window(self.hall, number) if number else None
            device, code = hall_actions.add_device(
                hall=self.hall, kind=kind, name="屏", window=window, by=SYSTEM, now=self.now
            )
            self.at[f"device {kind}"] = f"/office/devices/{device.pk}/"
            token = hall_actions.pair(code=code, now=self.now)[1]
            self.known[f"{kind}{number or ''}"] = {cookie(kind): token}
        for officer in Officer.objects.filter(hall=self.hall):
            client = Client()
            client.force_login(officer, "django.contrib.auth.backends.ModelBackend")
            self.known[officer.badge] = {
                settings.SESSION_COOKIE_NAME: client.cookies[settings.SESSION_COOKIE_NAME].value
            }

    def _numbers(self) -> list[int]:
        return [window.number for window in hall_reads.windows(self.hall)]

    def finish(self, number: int) -> Visit:
        """The visit at a window ends now."""
        with self.using():
            return visits.finish(post=self.post(number), now=clock.now(), returned={})


def busy(now: datetime, also: Callable[[Stage], None] = lambda stage: None) -> Stage:
    """The demo hall with a visit in every stage at its windows, tickets in every state, and 200 waiting.

    Window 1 asks, 2 checks papers, 3 has told what is missing, 4 has refused, 5 has promised,
    6 has nobody, 7 is free, 8 greets somebody who has not said what for. ``also`` does more before the
    officers sign in.
    """
    stage = Stage(Hall.objects.get(slug="demo"), now)
    _step_aside(stage)
    _work(stage)
    with write():
        for place in range(FULL):
            lane = ("vehicle", "vehicle", "licence", "violation")[place % 4]
            waited = now - timedelta(minutes=90) + timedelta(seconds=20 * place)
            last = take_ticket(stage.hall, waited, lane)
    stage.at["ticket waiting"] = f"/t/{last.code}/"
    stage.at["kiosk ticket"] = f"/kiosk/ticket/{last.code}/"
    _edit(stage)
    _ask_in_vain(stage)
    also(stage)
    stage.introduce()
    return stage


def _edit(stage: Stage) -> None:
    """The administrator proposed a cheaper plate from the day after tomorrow on."""
    administrator = Person(Officer.objects.get(hall=stage.hall, badge="010010"))
    edit = edits.draft(
        person=administrator, matter="A10", at="fee.items[Automobile plates (pair)].fen", value=9000,
        why="江林省收费公示（示例）第 1 号", valid_from=stage.now.date() + timedelta(days=2), now=stage.now,
    )  # fmt: skip
    stage.at["edit"] = f"/office/catalogue/edits/{edit.id}/"


def _ask_in_vain(stage: Stage) -> None:
    """Words nothing was found for: nobody's, the leader's, a colleague's, overdue, answered and declined."""
    leader, colleague = (Person(Officer.objects.get(badge=badge)) for badge in ("010009", "010010"))
    then = stage.now - timedelta(days=20)
    asked = [
        requests.ask_for_content(hall=stage.hall, text=text, by="citizen", now=then).id for text in IN_VAIN
    ]
    for _ in range(3):
        requests.ask_for_content(hall=stage.hall, text=IN_VAIN[0], by="citizen", now=stage.now)
    _, mine, long, theirs, answered, declined = asked
    for person, request, now in (
        (leader, mine, stage.now), (leader, long, stage.now), (colleague, theirs, stage.now),
        (leader, answered, then), (colleague, declined, then),
    ):  # fmt: skip
        requests.take_request(person=person, request=request, now=now)
    requests.answer_request(person=leader, request=answered, matters=["B5"], now=stage.now)
    requests.decline_request(
        person=colleague, request=declined, reason="修路归市政管，请打 12345。", now=stage.now
    )


def _step_aside(stage: Stage) -> None:
    """Somebody was missed long ago, somebody just now, somebody went for a copy."""
    post = stage.post(8)
    for name, before in (("late", 100), ("missed", 5)):
        then = stage.now - timedelta(minutes=before)
        stage.at[f"ticket {name}"] = _page(_called(stage, post, then))
        visits.miss(post=post, now=then)
    stage.at["ticket held"] = _page(_called(stage, post, stage.now))
    visits.hold(post=post, now=stage.now)


def _called(stage: Stage, post: Post, now: datetime) -> Ticket:
    """Somebody for the help desk, where nobody else waits."""
    take_ticket(stage.hall, now, "help")
    return call(post, now).ticket


def _page(ticket: Ticket) -> str:
    return f"/t/{ticket.code}/"


def _work(stage: Stage) -> None:
    now = stage.now
    stage.at["ticket called"] = _page(_case(stage, 1, "A10").visit.ticket)
    checking = answer_all(_case(stage, 2, "A7"), stage.post(2), now)
    listed = catalogue.prepare(matter="A7", facts=checking.facts, now=now)
    stage.at |= {"ticket checking": _page(checking.visit.ticket), "list": f"/list/{listed.code}/"}
    for case, given in _decided(stage):
        kind = given.outcome.kind
        stage.at |= {
            f"ticket {kind}": _page(case.visit.ticket),
            f"paper {kind}": f"/r/{given.outcome.code}/",
            f"desk paper {kind}": f"/desk/paper/{given.outcome.code}/",
            f"desk slip {kind}": f"/desk/paper/{given.outcome.code}/?slip",
            f"visit {kind}": f"/office/visits/{case.visit_id}/",
        }
    _care(stage)
    _called(stage, stage.post(8), now)
    over = take_ticket(stage.hall, now - timedelta(days=1), "help")
    queue.expire_old(now=now)
    stage.at["ticket expired"] = _page(over)


def _care(stage: Stage) -> None:
    """Window 5 promised, holds the papers and has its receipt. The leader is asked by window 2, and asks
    too. Window 7 called for help by mistake, window 2 does now, where the citizen did not follow."""
    now, two = stage.now, stage.post(2)
    paper = stage.at["desk paper promised"].removeprefix("/desk/paper/")
    stage.at |= {"desk receipt": f"/desk/paper/{paper}receipt/", "receipt": f"/r/{paper}receipt/",
                 "desk receipt slip": f"/desk/paper/{paper}receipt/?slip"}  # fmt: skip
    person, case = Person(two.officer), Case.objects.get(visit__ticket__window=two.window)
    visit = hardship.Asked("home_visit", "ill", "刚做完手术，走不动", day=now.date() + timedelta(days=9))
    hardship.ask(person=person, ticket=case.visit.ticket, case=case, wish=visit, now=now)
    waiting = take_ticket(stage.hall, now, "licence")
    leader = Person(Officer.objects.get(hall=stage.hall, badge="010009"))
    hardship.ask(person=leader, ticket=waiting, case=None, wish=hardship.Asked("green_lane", "far"), now=now)
    one = Case.objects.get(visit__ticket__window=stage.post(1).window)
    _beside_the_list(stage, one, 1)
    declined = _beside_the_list(stage, case, 2)
    other_reasons.decline(person=leader, reason=declined.id, why="ground", now=now)
    seven = stage.post(7)
    mistake = safety.raise_alarm(post=seven, now=now - timedelta(minutes=20))
    safety.call_off(person=Person(seven.officer), incident=mistake.id, now=now - timedelta(minutes=19))
    safety.raise_alarm(post=two, now=now)
    cue.not_understood(visit=case.visit, by="device:counter", now=now)


def _beside_the_list(stage: Stage, case: Case, number: int) -> OtherReason:
    """A reason that is not in the list, asked for at a window."""
    person, ground = Person(stage.post(number).officer), reasons.grounds(case.matter)[0].id
    fact = "车主本人正在办另一件同样的事，还没有结果。"
    return other_reasons.ask(person=person, case=case, fact=fact, ground=ground, now=stage.now)


def _case(stage: Stage, number: int, matter: str = "") -> Case:
    """The next person at a window; with ``matter`` somebody comes for it first."""
    if matter:
        take_ticket(stage.hall, stage.now, matter=matter)
    return call(stage.post(number), stage.now).visit.cases.get()


def _decided(stage: Stage) -> Iterator[tuple[Case, Given]]:
    """Missing two papers at window 3, refused at 4, promised at 5."""
    now, (three, four, five) = stage.now, [stage.post(number) for number in (3, 4, 5)]
    lacking = answer_all(_case(stage, 3), three, now, expiry="window", medical="paper")
    see_all(lacking, three, now, dict.fromkeys(("id_card", "medical"), "missing"))
    yield lacking, decide(lacking, three, now, "missing")
    refused = answer_all(_case(stage, 4), four, now)
    yield refused, decide(refused, four, now, "refused", reason="too_early", tell_me=True)
    promised = answer_all(_case(stage, 5), five, now)
    for code in listed(promised):
        cases.set_item(case=promised, post=five, item=code, state="seen", now=now, taken_in=True)
    yield promised, decide(promised, five, now, "promised", what="ask_superior")


def bare(now: datetime) -> Stage:
    """A hall that has just been set up, with the longest names there are: nobody came yet."""
    lanes = (
        hall_actions.LanePlan("vehicle", "A", "机动车登记与号牌业务综合", "Vehicle registration and plates"),
        hall_actions.LanePlan(
            "licence", "B", "驾驶证申领换发补领业务区", "Driving licences, first and again"
        ),
        hall_actions.LanePlan("help", "Z", "综合咨询与特殊人群服务岗", "Advice and help for everybody"),
    )
    names = {
        "name": "江临市公安局交通警察支队车辆管理所城东服务大厅",
        "name_en": "Jianglin Traffic Police, East",
    }
    windows = tuple(
        hall_actions.WindowPlan(n, "机动车登记综合业务受理窗口", "Vehicle registration, all matters", (lane,))
        for n, lane in enumerate(("vehicle", "licence", "help"), 1)
    )
    hall = hall_actions.set_up_hall(plan("bare", lanes=lanes, windows=windows, **names), now=now)
    stage = Stage(hall, now)
    for badge, number in (("800001", 1), ("800002", 2)):
        seat(hall, badge, number, now)
    for badge, role in (("800009", "leader"), ("800010", "administrator"), ("800011", "inspector")):
        hire(hall, badge, now, role)
    stage.introduce()
    return stage
