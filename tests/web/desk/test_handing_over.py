"""F7 and F9: another lane, another face."""

import pytest

from nuanchuang.queue.models import Ticket
from nuanchuang.reception.models import Visit
from tests.support.hall import answer_all, call, receive, take_ticket


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


def test_f9_lists_colleagues_free_ones_first_and_reasons(desk, case):
    html = desk.see("?panel=hand-over")
    assert "2 号窗口 800002" in html
    assert "空闲，马上接" in html
    assert "群众要求领导接待" in html


def test_a_free_colleague_has_the_person_at_once_with_everything_said(desk, colleague, case, scene, moment):
    answer_all(case, scene.owner, moment.now)
    assert desk.press_for_visit("hand-over/", window="2", reason="skill").url == "/desk/"
    assert "空闲" in desk.see()
    html = colleague.see("?greet=1")
    assert "您的情况同事跟我说了，不用再讲一遍" in html
    assert "同事转来" in html
    assert Visit.objects.get().owner == scene.colleague.officer


def test_a_busy_colleague_is_next_and_the_giver_stays_owner(desk, case, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.colleague, moment.now)
    assert "在接待，下一个就接" in desk.see("?panel=hand-over")
    desk.press_for_visit("hand-over/", window="2", reason="deadlock")
    assert Visit.objects.get(pk=case.visit_id).owner == scene.owner.officer


@pytest.mark.parametrize(("window", "status"), [("1", 409), ("3", 409), ("99", 404), ("", 404), ("x", 404)])
def test_a_window_that_cannot_take_over_is_refused(desk, case, window, status):
    assert desk.press_for_visit("hand-over/", window=window, reason="skill").status_code == status
    assert Ticket.objects.get().state == "called"


def test_a_hand_over_needs_a_reason_from_the_list(desk, case):
    assert desk.press_for_visit("hand-over/", window="2", reason="tired").status_code == 422


def test_f7_moves_the_person_to_the_head_of_another_lane(desk, case, scene, moment):
    assert "驾驶证业务" in desk.see("?panel=transfer")
    desk.press_for_visit("transfer/", lane="licence")
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.lane.slug, ticket.klass) == ("waiting", "licence", "transferred")


def test_an_unknown_lane_is_not_found(desk, case):
    assert desk.press_for_visit("transfer/", lane="nowhere").status_code == 404


def test_both_keys_work_before_the_matter_is_known(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    assert "换人接待" in desk.see("?panel=hand-over")
    assert "转到哪个队列" in desk.see("?panel=transfer")
