"""The citizen sees what the officer does, and can change none of it."""

import re

import pytest
from django.test import Client

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.reception import reads, reasons, replies
from nuanchuang.reception.actions import cases, visits
from nuanchuang.reception.actions import offers as asking
from nuanchuang.reception.models import ReturnPass
from tests.support.hall import answer_all, call, decide, listed, receive, see_all, take_ticket


def in_hand(html):
    return re.findall(r'data-code="(\w+)"[^>]* aria-current', html)


def test_the_free_window_says_who_is_there(counter):
    html = counter.see()
    assert "800001" in html
    assert "车辆业务" in html


def test_who_was_handed_on_is_told_where_to_go(counter, scene, moment):
    receive(scene.owner, moment.now)
    asked = asking.ask(post=scene.owner, to="2", reason="skill", now=moment.now)
    asking.accept(post=scene.colleague, offer=asked.id, now=moment.now)
    html = counter.see("now/")
    assert "A001" in html
    assert "请到 2 号窗口" in html
    moment.later(minutes=1)
    assert "请到 2 号窗口" not in counter.see("now/")


def test_who_waits_for_a_busy_colleague_may_sit_down(counter, scene, moment):
    receive(scene.owner, moment.now)
    take_ticket(scene.hall, moment.now)
    call(scene.colleague, moment.now)
    asked = asking.ask(post=scene.owner, to="2", reason="skill", now=moment.now)
    asking.accept(post=scene.colleague, offer=asked.id, now=moment.now)
    assert "2 号窗口接着给您办" in counter.see("now/")
    visits.miss(post=scene.colleague, now=moment.now)
    call(scene.colleague, moment.now)
    assert "请到 2 号窗口" in counter.see("now/")


def test_an_unstaffed_window_says_so(counter, scene, moment):
    people.leave_window(person=Person(scene.owner.officer), now=moment.now)
    assert "这个窗口现在没有人" in counter.see()


def test_the_called_number_is_greeted_with_the_officers_badge(counter, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    html = counter.see()
    assert "A001" in html
    assert "您好！请问您要办什么事情？" in html
    assert "我是民警 800001" in html


def test_the_question_being_asked_is_shown_with_its_why(counter, scene, moment):
    receive(scene.owner, moment.now)
    question = catalogue.matter("A10").questions[0]
    html = counter.see()
    assert question.ask.zh in html
    assert question.why.zh in html


def test_the_paper_in_hand_is_highlighted_with_its_law_and_the_total(counter, scene, moment):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    codes = listed(case)
    html = counter.see("now/")
    assert in_hand(html) == codes[:1]
    assert "<html" not in html
    assert catalogue.matter("A10").material(codes[0]).grounds[0].gist.zh in html
    assert f"{reads.assessment(case).fee_fen // 100} 元" in html
    cases.point_at(case=case, post=scene.owner, item=codes[1], now=moment.now)
    assert in_hand(counter.see("now/")) == [codes[1]]


@pytest.mark.parametrize("own", [False, True])
def test_only_the_standard_words_stand_for_what_is_beside_them(counter, scene, moment, own):
    """The counter leaves out what the words hold; words an officer changed may hold less."""
    case = receive(scene.owner, moment.now)
    reason = catalogue.matter("A10").reason("proof_invalid")
    reply = replies.default("A10", reasons.Chosen(reason))
    words = reply.text.zh.replace(reply.line("apology"), "对不起，让您跑这一趟。") if own else None
    decide(case, scene.owner, moment.now, "refused", reason=reason.code, words=words)
    html = counter.see()
    assert f"{reason.fact.zh}</h2>" in html
    assert html.count("in-words") == (0 if own else 3)


def test_ticked_and_missing_papers_are_shown_as_such(counter, scene, moment):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    first, second, *_ = listed(case)
    see_all(case, scene.owner, moment.now, {second: "missing"})
    html = counter.see()
    assert re.search(rf'data-code="{first}" data-state="done"', html)
    assert re.search(rf'data-code="{second}" data-state="missing"', html)


def test_the_notice_with_its_pass_is_shown_after_the_decision(counter, scene, moment):
    case = answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    see_all(case, scene.owner, moment.now, {listed(case)[0]: "missing"})
    decide(case, scene.owner, moment.now, "missing")
    html = counter.see()
    short = ReturnPass.objects.get().short
    assert f"{short[:4]}\N{NO-BREAK SPACE}{short[4:]}" in html
    assert "等您备齐后，我立刻给您办好" in html


def test_nothing_on_the_serving_screen_can_be_sent_but_that_it_was_not_clear(counter, scene, moment):
    answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    part = re.sub(r'<form method="post" action="/counter/unclear/".*?</form>', "", counter.see("now/"))
    assert not re.search(r"<form|<button|<input|<a ", part)


def test_another_windows_visit_is_not_mirrored(counter, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.colleague, moment.now)
    assert "A001" not in counter.see()


def test_a_screen_that_is_not_paired_learns_how(db):
    assert Client().get("/counter/").url == "/pair/"


def test_english_and_elder_size_follow_the_tablets_switch(counter, scene, moment):
    receive(scene.owner, moment.now)
    counter.client.cookies["language"] = "en"
    counter.client.cookies["elder"] = "2"
    html = counter.see()
    assert catalogue.matter("A10").questions[0].ask.en in html
    assert "elder-2" in html


def test_the_screen_costs_few_queries(counter, scene, moment, django_assert_max_num_queries):
    answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)
    with django_assert_max_num_queries(12):
        counter.see("now/")


def test_the_goodbye_is_shown_on_every_finish(counter, scene, moment):
    case = see_all(
        answer_all(receive(scene.owner, moment.now), scene.owner, moment.now), scene.owner, moment.now
    )
    decide(case, scene.owner, moment.now)
    visits.finish(post=scene.owner, now=moment.now)
    assert "请您慢走" in counter.see()
