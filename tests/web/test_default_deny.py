"""Every page of the product, asked for by everybody: open to those named here, shut to all others.

A new address must be given its people below, or the first test fails. The calls of programs
(``/api/v1``) are walked by tests/api.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from nuanchuang.catalogue import actions as catalogue
from nuanchuang.catalogue.actions import edits, requests
from nuanchuang.hall import actions as hall_actions
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.journal.models import Row
from nuanchuang.knowledge.actions import cards, consultations, lessons, memos
from nuanchuang.knowledge.actions.memos import About
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.people.rules import CAPABILITIES
from nuanchuang.platform.ids import link_code
from nuanchuang.reception import reasons
from nuanchuang.reception.actions import hardship, offers, other_reasons, safety
from nuanchuang.reception.models import Case
from nuanchuang.web.devices import cookie
from tests.support.addresses import ADDRESSES
from tests.support.hall import Scene, answer_all, decide, hire, receive, scene, see_all, take_ticket

__all__ = ["scene"]

DEVICES = ("kiosk", "board", "counter")
PLAIN = ("pair", "preferences", "wording")
"""Named without a surface."""

EVERYBODY = frozenset({"stranger", *CAPABILITIES, *DEVICES})


def those_who(verb: str) -> frozenset[str]:
    """The roles that carry a verb."""
    return frozenset(role for role, verbs in CAPABILITIES.items() if verb in verbs)


SIGNED_IN, SERVING = frozenset(CAPABILITIES), those_who("serve")
OPEN_TO = {
    "healthz": EVERYBODY, "readyz": EVERYBODY, "metrics": EVERYBODY, "preferences": EVERYBODY,
    "pair": EVERYBODY, "wording": SIGNED_IN,
    "door:home": EVERYBODY, "door:matter": EVERYBODY, "door:check": EVERYBODY, "door:question": EVERYBODY,
    "door:answers": EVERYBODY, "door:list": EVERYBODY, "door:sheet": EVERYBODY, "door:ask": EVERYBODY,
    "door:asked": EVERYBODY,
    "door:advice": EVERYBODY, "door:wizard": EVERYBODY, "door:wizard-check": EVERYBODY,
    "door:wizard-question": EVERYBODY, "door:wizard-answers": EVERYBODY, "door:wizard-result": EVERYBODY,
    "phone:ticket": EVERYBODY, "phone:back": EVERYBODY, "phone:rate": EVERYBODY, "phone:paper": EVERYBODY,
    "kiosk:home": {"kiosk"}, "kiosk:lane": {"kiosk"}, "kiosk:more": {"kiosk"}, "kiosk:take": {"kiosk"},
    "kiosk:ticket": {"kiosk"}, "kiosk:code": {"kiosk"},
    "board:board": {"board"},
    "counter:home": {"counter"}, "counter:now": {"counter"}, "counter:rate": {"counter"},
    "counter:skip": {"counter"},
    "desk:home": SERVING, "desk:waiting": SERVING, "desk:paper": SERVING, "desk:numbers": SERVING,
    "desk:ask": SERVING, "desk:citizen": SERVING, "desk:phrases": SERVING, "desk:citizen-phone": SERVING,
    "desk:take": SERVING,
    "desk:leave": SIGNED_IN, "desk:call": SERVING, "desk:resume": SERVING, "desk:recall": SERVING,
    "desk:miss": SERVING, "desk:hold": SERVING, "desk:transfer": SERVING, "desk:hand-over": SERVING,
    "desk:call-off": SERVING, "desk:accept": SERVING, "desk:decline": SERVING,
    "desk:finish": SERVING, "desk:open-case": SERVING, "desk:change-matter": SERVING, "desk:facts": SERVING,
    "desk:items": SERVING, "desk:decide": SERVING, "desk:reply": SERVING, "desk:other": SERVING,
    "desk:receipt": SERVING, "desk:care": SERVING, "desk:papers": SERVING, "desk:hardship": SERVING,
    "desk:hardship-ask": SERVING, "desk:safety": SERVING, "desk:safety-seen": those_who("hear_alarm"),
    "desk:safety-mistake": SERVING, "phone:receipt": EVERYBODY, "counter:unclear": {"counter"},
    "office:hardship": those_who("approve_hardship"), "office:others": those_who("agree_to_refusals"),
    "office:other-agree": those_who("agree_to_refusals"),
    "office:other-decline": those_who("agree_to_refusals"),
    "office:hardship-approve": those_who("approve_hardship"),
    "office:hardship-decline": those_who("approve_hardship"), "office:safety": those_who("hear_alarm"),
    "office:safety-bar": those_who("hear_alarm"), "office:safety-seen": those_who("hear_alarm"),
    "office:safety-close": those_who("close_alarm"),
    "office:sign-in": EVERYBODY, "office:sign-out": SIGNED_IN, "office:now": SIGNED_IN,
    "office:visits": those_who("see_history"), "office:visit": those_who("see_history"),
    "office:devices": those_who("manage_devices"), "office:device": those_who("manage_devices"),
    "office:revoke": those_who("manage_devices"), "office:people": those_who("manage_people"),
        "office:catalogue": those_who("see_catalogue"), "office:catalogue-matter": those_who("see_catalogue"),
    "office:edit": those_who("see_catalogue"), "office:change": those_who("edit_catalogue"),
    "office:adopt": those_who("adopt_catalogue"), "office:approve": those_who("approve_catalogue"),
    "office:leader": those_who("take_over"), "office:leader-duty": those_who("take_over"),
    "office:leader-come": those_who("take_over"), "office:leader-take": those_who("take_over"),
    "office:leader-decline": those_who("take_over"),
    "office:journal": those_who("verify_journal"), "office:requests": those_who("answer_requests"),
    "office:request-take": those_who("answer_requests"),
    "office:request-answer": those_who("answer_requests"),
    "office:request-decline": those_who("answer_requests"),
    "desk:consult": SERVING, "desk:asked": SERVING, "desk:consult-withdraw": SERVING,
    "desk:consult-taken": SERVING, "desk:memo": SERVING, "desk:memos": SERVING, "desk:memo-remove": SERVING,
    "desk:lessons": SERVING, "desk:error-send": SERVING, "desk:look": SERVING,
    "office:asked": those_who("answer_consultations"),
    "office:consult-answer": those_who("answer_consultations"),
    "office:cards": those_who("review_cards"), "office:card-revise": those_who("review_cards"),
    "office:card-review": those_who("review_cards"), "office:card-drop": those_who("review_cards"),
    "office:card-new": those_who("review_cards"), "office:card-shipped": those_who("review_cards"),
    "office:card-rest": those_who("review_cards"), "office:card-back": those_who("review_cards"),
    "office:lessons": those_who("read_look_backs"),
}  # fmt: skip
"""Address → who may open it. ``office:now`` tells those who may not see the hall so; getting up from no
window at all (``desk:leave``) is no fault."""


@dataclass
class Town:
    """The hall at work: what the addresses name, and everybody who may come by."""

    named: dict[str, Any]
    introduce: dict[str, Callable[[Client], None]]

    def address(self, name: str) -> str:
        """An address with things of the hall in it, all of which exist."""
        wanted = ADDRESSES[name].pattern.converters
        named = {key: self.named.get(f"{name} {key}", self.named.get(key)) for key in wanted}
        return reverse(name, kwargs=named) if ":" in name or name in PLAIN else f"/{name}"

    def comes(self, who: str) -> Client:
        """A browser of theirs."""
        client = Client()
        self.introduce[who](client)
        return client


@pytest.fixture
def town(scene: Scene, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Town:
    """One visit is decided and stands at window 1."""
    monkeypatch.setattr("nuanchuang.platform.clock.now", lambda: now)
    case = receive(scene.owner, now)
    answer_all(case, scene.owner, now)
    see_all(case, scene.owner, now)
    given = decide(case, scene.owner, now)
    listed = catalogue.prepare(matter="A10", facts=case.facts, now=now)
    introduce = {"stranger": lambda client: None}
    for number, role in enumerate(CAPABILITIES, 100):
        introduce[role] = _officer(hire(scene.hall, f"80{number}", now, role))
    device: Any = None
    for kind in DEVICES:
        window = scene.window(1) if kind == "counter" else None
        _, code = hall_actions.add_device(
            hall=scene.hall, kind=kind, name=kind, window=window, by=SYSTEM, now=now
        )
        device, token = hall_actions.pair(code=code, now=now)
        introduce[kind] = _device(kind, token)
    other = receive(scene.colleague, now)
    beside = other_reasons.ask(
        person=Person(scene.colleague.officer), case=other, fact="另一种情形",
        ground=reasons.grounds(other.matter)[0].id, now=now,
    )  # fmt: skip
    offer = offers.ask(post=scene.colleague, to="1", reason="skill", now=now)
    asked = requests.ask_for_content(hall=scene.hall, text="月亮", by="citizen", now=now)
    ticket = case.visit.ticket
    trainer = Person(hire(scene.hall, "800199", now, "trainer"))
    alarm = safety.raise_alarm(post=scene.owner, now=now)
    wish = hardship.Asked("green_lane", "ill")
    waiting = take_ticket(scene.hall, now)
    asking = Person(scene.owner.officer)
    made = hardship.ask(person=asking, ticket=waiting, case=None, wish=wish, now=now)
    edit = edits.draft(
        person=trainer, matter="A10", at="limits[1].promised", value=9, why="试", now=now,
        valid_from=now.date() + timedelta(days=2),
    )  # fmt: skip
    named = {
        "visit": case.visit_id, "n": 1, "device": device.pk, "slug": "vehicle", "question": "who",
        "wizard": "late-renewal",
        "door:list code": listed.code, "desk:paper code": given.outcome.code,
        "desk:receipt code": given.outcome.code, "phone:receipt code": given.outcome.code,
        "incident": alarm.id, "hardship": made.id, "reason": beside.id,
        "phone:paper code": given.outcome.code, "phone:ticket code": ticket.code,
        "phone:back code": ticket.code, "phone:rate code": ticket.code, "kiosk:ticket code": ticket.code,
        "code": "A10", "edit": edit.pk, "content_request": asked.id, "offer": offer.id,
        **_learned(scene, case, now),
    }  # fmt: skip
    return Town(named, introduce)


def _learned(scene: Scene, case: Case, now: datetime) -> dict[str, Any]:
    """A memo, a question, the card its answer drafted, an own error and a look back of the owner's."""
    owner, about = Person(scene.owner.officer), About(case.id, "A10", {})
    leader = Person(hire(scene.hall, "800198", now, "leader"))
    asked = consultations.consult(person=owner, about=about, question="怎么办", options=["收", "退"], now=now)
    reply = consultations.Reply(0)
    consultations.answer(person=leader, consultation=asked.consultation.id, reply=reply, now=now)
    report = lessons.Report("少说了一句")
    trainer, target = Person(hire(scene.hall, "800197", now, "trainer")), "card:bye-walk-slow"
    resting = cards.put_to_rest(person=trainer, target=target, now=now)
    day = now.date() + timedelta(days=30)
    cards.review_card(person=leader, card=resting.id, version=1, review_by=day, now=now)
    return {
        "target": target,
        "memo": memos.write_memo(person=owner, about=about, facts=[], text="先看日期", now=now).memo.id,
        "consultation": asked.consultation.id, "card": asked.consultation.card.id,
        "error": lessons.note_error(person=owner, report=report, now=now).id,
        "look": lessons.look_back(person=owner, answers=["先听完"], now=now).id,
    }  # fmt: skip


def _officer(officer: Officer) -> Callable[[Client], None]:
    return lambda client: client.force_login(officer, "django.contrib.auth.backends.ModelBackend")


def _device(kind: str, token: str) -> Callable[[Client], None]:
    return lambda client: client.cookies.load({cookie(kind): token})


def shut(answer: Any) -> bool:
    """Refused, not there, or led to the sign-in or to pairing."""
    elsewhere = ("/office/sign-in/", "/pair/")
    return answer.status_code in (401, 403, 404) or (
        answer.status_code == 302 and answer["Location"].startswith(elsewhere)
    )


def test_every_address_has_its_people() -> None:
    assert set(ADDRESSES) == set(OPEN_TO)


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_pages_open_to_those_named_and_to_nobody_else(town: Town, who: str) -> None:
    client = town.comes(who)
    answers = {name: client.get(town.address(name)) for name in ADDRESSES}
    to_press = {name for name, answer in answers.items() if answer.status_code == 405}
    seen = {name for name, answer in answers.items() if not shut(answer)}
    assert seen - to_press == {name for name, people in OPEN_TO.items() if who in people} - to_press


@pytest.mark.parametrize("who", sorted(EVERYBODY))
def test_a_press_by_anybody_else_is_refused_and_changes_nothing(town: Town, who: str) -> None:
    client = town.comes(who)
    rows = Row.objects.count()
    for name in (name for name, people in OPEN_TO.items() if who not in people):
        answer = client.post(town.address(name), {"once": link_code(), "visit": str(town.named["visit"])})
        assert shut(answer) or answer.status_code >= 400, f"{name}: {answer.status_code}"
    assert Row.objects.count() == rows
