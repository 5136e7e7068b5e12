"""Every greeting and goodbye that ships is said at the desk, by what ticket, clock, calendar, case tell."""

import re
from datetime import UTC, datetime, time, timedelta

import pytest

from nuanchuang.catalogue.rules import contradicted, next_question
from nuanchuang.conduct import reads as conduct
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import DayException, OpeningHours
from nuanchuang.knowledge.actions import cards
from nuanchuang.knowledge.actions.cards import Wording
from nuanchuang.people.access import Person
from nuanchuang.reception.actions import passes, visits
from nuanchuang.web import words
from tests.support.hall import answer_all, call, decide, hire, receive, see_all, take_ticket

WELCOME = {each.id: each for each in conduct.library().welcome}
FAREWELL = {each.id: each for each in conduct.library().farewell}
NEEDED = {
    name: need for table in (WELCOME, FAREWELL) for name, each in table.items() for need in each.when.needs
}
AFTER_SPRING = datetime(2026, 2, 24, 2, tzinfo=UTC)
"""The first working day after the holiday of 15 to 23 February 2026."""

BEFORE_MAY = datetime(2026, 4, 30, 2, tzinfo=UTC)
"""The last working day before the holiday of 1 to 5 May 2026."""


OCCASIONS = {
    "long_wait", "holiday_over", "closing", "holiday_ahead", "evening", "long_talk", "promised", "missing",
    "returned", "refused", "handed_over",
}  # fmt: skip
"""Greetings and goodbyes that ask for no need: each has a test of its own below."""


def said(html):
    """What stands there for somebody calm who told nothing first; the rest waits hidden."""
    section = html.partition('class="say"')[2]
    return re.findall(r"<span data-(?:mood|need)=[^>]*>([^<]*)</span>", section.partition("</section>")[0])


def greeting(desk):
    return said(desk.see("?greet=1"))[0]


def goodbye(html):
    """The one shown, of those for each need."""
    found = re.search(r'<span data-need="">([^<]*)</span>', html)
    assert found
    return found[1]


@pytest.fixture
def finish(desk, scene, moment):
    """The goodbye after a visit that ended like this."""

    def run(kind="promised", **choice):
        case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
        extra = {"what": "ask_superior"} if kind == "promised" else {}
        decide(case, scene.owner, moment.now, kind, **extra, **choice)
        before = goodbye(desk.see())
        desk.press_for_visit("finish/")
        after = goodbye(desk.see("?bye=1"))
        assert before == after
        return after

    return run


@pytest.mark.parametrize(
    "name", [name for name, each in WELCOME.items() if each.when.needs or each.when.elder]
)
def test_what_somebody_tells_is_there_to_be_chosen_and_greets_them(desk, scene, moment, name):
    receive(scene.owner, moment.now)
    html = desk.see("?greet=1")
    need = NEEDED.get(name, name)
    assert f'<option value="{need}">' in html
    found = re.findall(rf'<span data-mood="calm" data-need="{need}" hidden>([^<]*)</span>', html)
    assert [WELCOME[name].text.zh in each for each in found] == [True]


@pytest.mark.parametrize(
    "name", [name for name, each in FAREWELL.items() if each.when.needs or each.when.elder]
)
def test_what_somebody_told_is_kept_in_mind_at_the_goodbye(desk, scene, moment, finish, name):
    finish()
    html = desk.see("?bye=1")
    found = re.findall(rf'<span data-need="{NEEDED.get(name, name)}" hidden>([^<]*)</span>', html)
    assert any(FAREWELL[name].text.zh in each for each in found)


@pytest.mark.parametrize(("reason", "name"), [
    ("elder", "elder"), ("pregnant", "pregnant"), ("disabled", "disabled"), ("urgent", "urgent"),
])  # fmt: skip
def test_the_ticket_tells_why_it_goes_first(desk, scene, moment, reason, name):
    take_ticket(scene.hall, moment.now, matter="A10", klass="priority", reason=reason)
    call(scene.owner, moment.now)
    assert WELCOME[name].text.zh in greeting(desk)


def test_a_long_wait_is_thanked_for(desk, scene, moment):
    take_ticket(scene.hall, moment.now, matter="A10")
    call(scene.owner, moment.later(minutes=60))
    assert WELCOME["long_wait"].text.zh in greeting(desk)


def test_the_first_day_after_a_holiday_and_no_other(desk, scene, moment):
    for day, told in ((AFTER_SPRING, True), (AFTER_SPRING + timedelta(days=1), False)):
        moment.now = day
        receive(scene.owner, moment.now)
        assert (WELCOME["holiday_over"].text.zh in greeting(desk)) == told
        visits.miss(post=scene.owner, now=moment.now)


def test_the_last_day_before_a_holiday_and_no_other(finish, moment):
    moment.now = BEFORE_MAY - timedelta(days=1)
    assert FAREWELL["holiday_ahead"].text.zh not in finish()
    moment.now = BEFORE_MAY
    assert FAREWELL["holiday_ahead"].text.zh in finish()


def test_a_day_the_hall_closes_for_itself_is_no_holiday(finish, scene, moment):
    day = moment.now.date() + timedelta(days=1)
    DayException.objects.create(hall=scene.hall, day=day, open=False, why="搬迁")
    assert FAREWELL["holiday_ahead"].text.zh not in finish()


def test_near_closing_nobody_is_hurried(desk, scene, moment, finish):
    local = moment.now + timedelta(hours=8)
    open_from_to(scene, time(1), (local + timedelta(minutes=16)).time())
    assert FAREWELL["closing"].text.zh not in finish()
    open_from_to(scene, time(1), (local + timedelta(minutes=15)).time())
    assert FAREWELL["closing"].text.zh in finish()
    receive(scene.owner, moment.now)
    assert WELCOME["closing"].text.zh in greeting(desk)


def test_in_the_evening(scene, moment, finish):
    open_from_to(scene, time(9), time(21))
    moment.now = datetime(2026, 3, 2, 10, 30, tzinfo=UTC)
    assert FAREWELL["evening"].text.zh in finish()
    moment.now = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
    assert FAREWELL["evening"].text.zh not in finish()


def open_from_to(scene, opens, closes):
    """On a Monday."""
    OpeningHours.objects.filter(hall=scene.hall).delete()
    OpeningHours.objects.create(hall=scene.hall, weekday=0, opens=opens, closes=closes)
    hall_reads._hours_to_speak_of.forget_now()


def test_after_a_talk_that_took_long(desk, scene, moment):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    decide(case, scene.owner, moment.later(minutes=21), "promised", what="ask_superior")
    assert FAREWELL["long_talk"].text.zh in goodbye(desk.see())


def test_with_an_answer_on_its_way(finish):
    assert finish().startswith(FAREWELL["promised"].text.zh)


def test_with_papers_missing_and_when_they_come_back_and_it_is_done(desk, scene, moment):
    first = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    given = decide(first, scene.owner, moment.now, "missing")
    assert goodbye(desk.see()).startswith(FAREWELL["missing"].text.zh)
    visits.finish(post=scene.owner, now=moment.now)
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:kiosk", now=moment.now)
    again = call(scene.owner, moment.now).visit.cases.get()
    see_all(again, scene.owner, moment.now)
    decide(again, scene.owner, moment.now)
    assert goodbye(desk.see()).startswith(FAREWELL["returned"].text.zh)


def test_after_a_no(finish):
    assert finish("refused", reason=_reason()).startswith(FAREWELL["refused"].text.zh)


def _reason():
    """One that the first answers to everything do not speak against."""
    matter, facts = conduct.catalogue.matter("A10"), {}
    while question := next_question(matter, facts):
        facts[question.code] = question.options[0].code
    return next(each.code for each in matter.reasons if not contradicted(matter, each, facts))


def test_handed_to_a_colleague_they_may_come_back(desk, scene, moment):
    receive(scene.owner, moment.now)
    assert said(desk.see("?panel=hand-over"))[0].endswith(FAREWELL["handed_over"].text.zh)


def test_without_anybody_just_gone_the_goodbye_is_the_plain_one(desk, finish, moment):
    finish()
    moment.later(minutes=3)
    assert goodbye(desk.see("?bye=1")) == "请您慢走。"


def test_the_halls_own_goodbye_is_said_and_what_rests_is_not(finish, scene, moment):
    trainer, leader = (Person(hire(scene.hall, f"80003{n}", moment.now, role))
                       for n, role in enumerate(("trainer", "leader")))  # fmt: skip
    target, day = "farewell:promised", moment.now.date() + timedelta(days=30)
    wording = Wording("", "有结果", "一有结果，我们就告诉您。", say_en="We tell you as soon as we know.")
    card = cards.say_otherwise(person=trainer, target=target, wording=wording, now=moment.now)
    assert finish().startswith(FAREWELL["promised"].text.zh)
    cards.review_card(person=leader, card=card.id, version=1, review_by=day, now=moment.now)
    assert finish().startswith("一有结果，我们就告诉您。")
    resting = cards.put_to_rest(person=leader, target=target, now=moment.now)
    cards.review_card(person=trainer, card=resting.id, version=2, review_by=day, now=moment.now)
    assert finish() == "请您慢走。"


def test_every_need_of_conduct_has_a_word_to_choose_it_by():
    assert set(words.NEEDS) == set(conduct.TOLD) - {""}


def test_no_greeting_and_no_goodbye_is_left_without_a_test():
    needed = {name for table in (WELCOME, FAREWELL) for name, each in table.items()
              if each.when.needs or each.when.elder}  # fmt: skip
    assert needed | OCCASIONS == {*WELCOME, *FAREWELL}
