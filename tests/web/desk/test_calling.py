"""F2 and what stands around it: who waits, who stepped aside, who is at the window."""

import re

import pytest

from nuanchuang.queue import reads as queue_reads
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.actions import visits
from tests.support.hall import call, take_ticket


def waiting(html):
    return re.findall(r'<th scope="row">([A-Z]\d+)</th>', html)


def test_the_free_desk_shows_the_next_in_order_and_the_next_sentence(desk, scene, moment):
    assert "现在没有人等" in desk.see()
    for _ in range(3):
        take_ticket(scene.hall, moment.now, matter="A10")
    moment.later(minutes=4)
    html = desk.see()
    assert waiting(html) == ["A001", "A002", "A003"]
    assert "4 分钟" in html
    assert "请按 F2 叫下一位。" in html


def test_nobody_is_told_to_say_what_only_the_officer_does(desk, scene, moment):
    label = '<span class="say-label" id="say-label">'
    assert f"{label}接下来</span>" in desk.see()
    assert f"{label}接下来说</span>" in desk.see("?bye=1")
    take_ticket(scene.hall, moment.now, matter="A10")
    desk.press("call/")
    assert f"{label}接下来说</span>" in desk.see()


def test_f2_calls_and_greets(desk, scene, moment):
    ticket = take_ticket(scene.hall, moment.now, matter="A10")
    answer = desk.press("call/")
    assert (answer.status_code, answer.url) == (303, "/desk/?greet=1")
    ticket.refresh_from_db()
    assert ticket.window == scene.owner.window
    html = desk.see("?greet=1")
    assert "您好！您要办补领、换领号牌，对吗？" in html
    assert "先来先办" in html
    assert 'class="number">A001<' in html


def test_pressing_f2_twice_calls_one(desk, scene, moment):
    for _ in range(2):
        take_ticket(scene.hall, moment.now)
    for _ in range(2):
        assert desk.press("call/", once="the-same-key").status_code == 303
    assert Ticket.objects.filter(state="called").count() == 1


def test_a_key_sent_again_with_another_body_is_refused(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/", once="the-same-key")
    answer = desk.press("call/", once="the-same-key", more="1")
    assert answer.status_code == 422
    assert "刷新页面" in answer.content.decode()


def test_a_press_without_a_key_does_nothing(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    assert desk.client.post("/desk/call/").status_code == 400
    assert not Ticket.objects.filter(state="called").exists()


def test_an_empty_hall_is_told_kindly(desk):
    answer = desk.press("call/")
    assert answer.url == "/desk/?nobody=1"
    assert "刚才没有能叫的号" in desk.see("?nobody=1")


def test_a_second_call_while_serving_is_refused_with_the_number(desk, scene, moment):
    for _ in range(2):
        take_ticket(scene.hall, moment.now)
    desk.press("call/")
    answer = desk.press("call/")
    assert answer.status_code == 409
    assert "A001" in answer.content.decode()


@pytest.mark.parametrize(("key", "state"), [("miss", "missed"), ("hold", "held")])
def test_who_steps_aside_can_be_asked_back_into_line(desk, scene, moment, key, state):
    ticket = take_ticket(scene.hall, moment.now)
    desk.press("call/")
    desk.press_for_visit(f"{key}/")
    ticket.refresh_from_db()
    assert ticket.state == state
    assert "请回队列" in desk.see()
    desk.press("resume/", ticket=ticket.id)
    assert waiting(desk.see()) == ["A001"]


def test_a_missed_number_may_not_come_back_after_half_an_hour(desk, scene, moment):
    ticket = take_ticket(scene.hall, moment.now)
    desk.press("call/")
    desk.press_for_visit("miss/")
    moment.later(minutes=31)
    answer = desk.press("resume/", ticket=ticket.id)
    assert answer.status_code == 409
    assert "过号超过 30 分钟" in answer.content.decode()


def test_recalling_announces_again(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    before = queue_reads.last_calls(scene.hall, moment.now)[0].mark
    desk.press_for_visit("recall/")
    assert queue_reads.last_calls(scene.hall, moment.now)[0].mark != before


def test_a_page_left_open_cannot_touch_the_next_visit(desk, scene, moment):
    for _ in range(2):
        take_ticket(scene.hall, moment.now)
    desk.press("call/")
    old = desk.visit()
    desk.press_for_visit("miss/")
    desk.press("call/")
    answer = desk.press("miss/", visit=old)
    assert answer.status_code == 403
    assert Ticket.objects.get(state="called").label == "A002"


@pytest.mark.parametrize("visit", ["", "x", "00000000-0000-0000-0000-000000000000"])
def test_an_unknown_visit_is_not_found(desk, scene, moment, visit):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    assert desk.press("miss/", visit=visit).status_code == 404


def test_a_ticket_of_another_hall_is_not_found(stranger, scene, moment):
    ticket = take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    assert stranger.press("resume/", ticket=ticket.id).status_code == 404


def test_a_hint_refetches_the_waiting_list_alone(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    part = desk.client.get("/desk/waiting/").content.decode()
    assert waiting(part) == ["A001"]
    assert "<html" not in part
    assert 'data-count="1" data-say="请按 F2 叫下一位。"' in part


def test_a_hint_brings_a_free_desk_to_the_person_handed_over(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    answer = desk.client.get("/desk/waiting/")
    assert 'data-go="/desk/?greet=1"' in answer.content.decode()


def test_a_hint_never_takes_the_form_in_hand_but_says_when_the_window_changed(desk, scene, moment):
    ticket = take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    part = desk.client.get(f"/desk/waiting/?at={ticket.id}").content.decode()
    assert "<form" not in part
    assert "data-moved" not in part
    desk.press_for_visit("miss/")
    assert "data-moved" in desk.client.get(f"/desk/waiting/?at={ticket.id}").content.decode()


def test_a_hall_of_three_hundred_costs_few_queries(desk, scene, moment, django_assert_max_num_queries):
    for _ in range(40):
        take_ticket(scene.hall, moment.now, matter="A10")
    with django_assert_max_num_queries(12):
        desk.see()


def test_one_key_brings_back_whoever_was_passed_over_here_last(desk, scene, moment):
    for _ in range(3):
        take_ticket(scene.hall, moment.now)
    desk.press("call/")
    desk.press_for_visit("miss/")
    call(scene.colleague, moment.later(minutes=1))
    visits.miss(post=scene.colleague, now=moment.later(minutes=1))
    assert re.findall(r'<button[^>]* id="resume-(A\d+)"[^>]*data-key="F4"', desk.see()) == ["A001"]
    first = Ticket.objects.get(number=1)
    desk.press("resume/", ticket=str(first.id))
    first.refresh_from_db()
    assert first.state == "waiting"
    assert 'data-key="F4"' not in desk.see()
