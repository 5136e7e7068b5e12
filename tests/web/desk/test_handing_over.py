"""F7 and F9: another lane, another face."""

import re

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules import contradicted
from nuanchuang.people import actions as people
from nuanchuang.people.access import Person
from nuanchuang.queue import actions as queue
from nuanchuang.queue.models import Ticket
from nuanchuang.reception import offers
from nuanchuang.reception.actions import offers as asking
from nuanchuang.reception.actions import visits
from nuanchuang.reception.actions.rings import ring_on
from nuanchuang.reception.models import HandOver, Visit
from tests.support.desk import sign_in
from tests.support.hall import answer_all, call, decide, hire, receive, seat, take_ticket

NO_ANSWER = {"seconds": 60}


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


def ask(desk, window="2", reason="skill", **more):
    return desk.press_for_visit("hand-over/", window=window, reason=reason, **more)


def offer():
    return HandOver.objects.latest("at")


def accept(desk, **said):
    return desk.press(f"offers/{offer().id}/accept/", **said)


def owner(case):
    return Visit.objects.get(pk=case.visit_id).owner


def test_f9_lists_colleagues_free_ones_first_and_reasons(desk, case, scene, moment):
    html = desk.see("?panel=hand-over")
    for said in ("2 号窗口 800002", "空闲", "谁有空谁接", "群众要求领导接待"):
        assert said in html
    assert "请值班领导</span>" not in html
    hire(scene.hall, "800009", moment.now, "leader")
    assert "请值班领导</span>" in desk.see("?panel=hand-over")


def test_a_colleague_without_the_skill_is_not_offered(desk, case, scene, moment):
    seat(scene.hall, "800003", 3, moment.now)
    assert "800003" not in desk.see("?panel=hand-over")
    assert ask(desk, "3").status_code == 409


def test_asking_leaves_the_person_where_they_are_and_both_desks_say_so(desk, colleague, case):
    assert ask(desk).url == "/desk/"
    mine, theirs = desk.see(), colleague.see()
    assert "正在请 800002 接手" in mine
    assert "不请了" in mine
    assert "1 号窗口 800001 请您接手" in theirs
    assert catalogue.matter("A10").title.zh in theirs
    assert "已经在请人了" in desk.see("?panel=hand-over")


def test_one_press_and_the_colleague_has_the_person_with_everything_said(
    desk, colleague, case, scene, moment
):
    answer_all(case, scene.owner, moment.now)
    ask(desk)
    assert accept(colleague).url == "/desk/?greet=1"
    assert "空闲" in desk.see()
    html = colleague.see("?greet=1")
    for said in ("您的情况同事跟我说了，不用再讲一遍", "同事转来", "同事 800001 的交接"):
        assert said in html
    question = catalogue.matter("A10").question(next(iter(case.facts)))
    assert f"{question.ask.zh} {question.option(case.facts[question.code]).label.zh}" in html
    assert owner(case) == scene.colleague.officer


def test_after_the_answer_another_face_can_still_be_asked_for(desk, colleague, case, scene, moment):
    answer_all(case, scene.owner, moment.now)
    matter = catalogue.matter("A10")
    reason = next(each for each in matter.reasons if not contradicted(matter, each, case.facts))
    decide(case, scene.owner, moment.now, kind="refused", reason=reason.code)
    assert 'data-key="F9"' in desk.see()
    ask(desk, reason="deadlock")
    accept(colleague)
    html = colleague.see("?greet=1")
    assert "送别，办结" in html
    assert "谈不下去了，换个人讲" in html
    assert owner(case) == scene.colleague.officer


def test_minutes_count_from_the_last_call_not_from_the_first(desk, colleague, case, moment, scene):
    visits.miss(post=scene.owner, now=moment.now)
    moment.later(minutes=13)
    queue.resume(ticket=Ticket.objects.get(), by="officer", now=moment.now)
    call(scene.owner, moment.now)
    moment.later(minutes=2)
    ask(desk)
    assert "谈了 2 分钟" in colleague.see()


def test_a_desk_whose_person_went_says_so_at_f2(desk, colleague, case, scene):
    at = Ticket.objects.get().id
    ask(desk)
    accept(colleague)
    html = desk.client.get(f"/desk/waiting/?at={at}").content.decode()
    assert 'data-key="F2" data-moved href="/desk/?went=1"' in html
    assert "刚才那位已经不在这个窗口" in desk.see("?went=1")


def test_a_busy_colleague_sees_it_too_and_takes_them_next(desk, colleague, case, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.colleague, moment.now)
    assert "在接待，可以办完就接" in desk.see("?panel=hand-over")
    ask(desk, reason="deadlock")
    assert "办完就接" in colleague.see()
    assert accept(colleague, busy="1").url == "/desk/"
    assert owner(case) == scene.owner.officer
    assert (offer().state, offer().taker) == ("waiting", scene.colleague.officer)


def test_declining_takes_one_press_and_no_reason(desk, colleague, case):
    ask(desk)
    colleague.press(f"offers/{offer().id}/decline/")
    assert "请您接手" not in colleague.see()
    assert "没人能接，您继续；可请领导" in desk.see()


def test_without_an_answer_it_comes_back_and_nothing_is_lost(desk, colleague, case, moment, scene):
    ask(desk)
    moment.later(**NO_ANSWER)
    assert "没有应答，正在请下一位" in desk.see()
    assert "请您接手" not in colleague.see()
    ring_on(now=moment.now)
    assert "没人能接，您继续；可请领导" in desk.see()
    assert accept(colleague).status_code == 409
    assert owner(case) == scene.owner.officer


def test_the_owner_calls_it_off(desk, colleague, case):
    ask(desk)
    desk.press_for_visit("hand-over/call-off/")
    assert 'id="call-off"' not in desk.see()
    assert accept(colleague).status_code == 409


def test_while_a_colleague_rings_the_leader_is_one_press_away(desk, colleague, case, scene, moment):
    hire(scene.hall, "800009", moment.now, "leader")
    ask(desk, reason="deadlock")
    assert "改请值班领导" in desk.see("?panel=hand-over")
    ask(desk, "leader", reason="deadlock")
    assert "正在请值班领导" in desk.see()
    assert "请您接手" not in colleague.see()
    assert "改请值班领导" not in desk.see("?panel=hand-over")
    assert ask(desk, "leader").status_code == 409


def test_a_second_request_while_one_rings_is_refused_kindly(desk, case):
    ask(desk)
    again = ask(desk, "anyone")
    assert again.status_code == 409
    assert "已经在请人了" in again.content.decode()


@pytest.mark.parametrize(
    ("window", "status"),
    [("1", 409), ("3", 409), ("leader", 409), ("99", 404), ("", 404), ("x", 404), ("１", 404)],
)
def test_who_cannot_take_over_is_refused(desk, case, window, status):
    assert ask(desk, window).status_code == status
    assert Ticket.objects.get().state == "called"
    assert not HandOver.objects.exists()


def test_a_hand_over_needs_a_reason_from_the_list(desk, case):
    assert ask(desk, reason="tired").status_code == 422


def test_a_stranger_neither_sees_nor_takes_it(desk, stranger, case, scene):
    ask(desk, "anyone")
    assert "请您接手" not in stranger.see()
    for what in ("accept", "decline"):
        assert stranger.press(f"offers/{offer().id}/{what}/").status_code == 404
    assert owner(case) == scene.owner.officer


def test_a_hint_brings_the_offer_to_a_free_and_to_a_serving_desk(desk, colleague, case, scene, moment):
    ask(desk)
    assert "请您接手" in colleague.client.get("/desk/waiting/").content.decode()
    receive(scene.colleague, moment.now, lane="licence")
    ticket = Ticket.objects.get(window=scene.colleague.window)
    part = colleague.client.get(f"/desk/waiting/?at={ticket.id}").content.decode()
    assert 'id="desk-offers" hx-swap-oob="true"' in part
    assert "请您接手" in part
    assert "正在请 800002" in desk.client.get(f"/desk/waiting/?at={case.visit.ticket_id}").content.decode()


def test_the_leader_who_came_is_named_at_the_window(desk, case, scene, moment):
    leader = hire(scene.hall, "800009", moment.now, "leader")
    ask(desk, "leader", "leader")
    assert "正在请值班领导" in desk.see()
    asking.come(person=Person(leader), offer=offer().id, now=moment.now)
    assert "值班领导 800009 来了" in desk.see()


def test_a_leader_at_a_window_hears_it_at_the_desk(desk, case, scene, moment):
    leader = hire(scene.hall, "800009", moment.now, "leader")
    people.take_window(person=Person(leader), window=scene.window(3), now=moment.now)
    post = type(scene.owner)(scene.window(3), leader, f"officer:{leader.id}")
    ask(desk, "leader")
    their_desk = sign_in(post)
    assert "请您接手" in their_desk.see()
    accept(their_desk)
    assert owner(case) == leader


def refuse_in_talk(desk, colleague, scene, case, moment):
    """The owner has a refusal on the desk, presses F9 there, and the colleague accepts."""
    answer_all(case, scene.owner, moment.now)
    matter = catalogue.matter("A10")
    reason = next(each for each in matter.reasons if not contradicted(matter, each, case.facts))
    assert "panel=hand-over&amp;reason=" in desk.see(f"?case=1&panel=refuse&reason={reason.code}")
    panel = desk.see(f"?case=1&panel=hand-over&reason={reason.code}")
    assert f'name="shown" value="{reason.code}"' in panel
    ask(desk, case="1", shown=reason.code)
    accept(colleague)
    return reason


def test_the_successor_sees_the_reason_and_a_different_answer_is_pointed_out(
    desk, colleague, case, scene, moment
):
    reason = refuse_in_talk(desk, colleague, scene, case, moment)
    assert f"讲过的理由：{reason.fact.zh}" in colleague.see()
    for query in ("?panel=decide", "?panel=missing"):
        told = colleague.see(query)
        assert "同事 800001 答复的是“暂不能办”" in told
        assert "两次答复不一样，请先核对" in told
    assert "两次答复不一样" not in colleague.see(f"?case=1&panel=refuse&reason={reason.code}")


def test_without_a_colleagues_answer_nothing_is_pointed_out(desk, case, scene, moment):
    answer_all(case, scene.owner, moment.now)
    assert "两次答复不一样" not in desk.see("?panel=decide")


def test_a_talk_that_takes_long_brings_a_quiet_hint_with_f9(desk, case, moment):
    assert "换个人讲" not in desk.see()
    moment.later(minutes=20)
    assert "换个人讲" not in desk.see()
    moment.later(seconds=1)
    assert "比平常久了一倍多" in desk.see()
    assert "换个人讲" not in desk.see("?panel=decide")
    part = desk.client.get(f"/desk/waiting/?at={case.visit.ticket_id}").content.decode()
    assert "比平常久了一倍多" in part


def test_the_usual_time_is_learnt_from_the_matter(desk, scene, moment):
    for _ in range(5):
        done = receive(scene.owner, moment.now)
        answer_all(done, scene.owner, moment.now)
        decide(done, scene.owner, moment.later(minutes=2), "promised", what="ask_superior")
        desk.press_for_visit("finish/")
    offers._long_after.forget_now()  # what is usual is remembered for ten minutes
    receive(scene.owner, moment.now)
    moment.later(minutes=4)
    page = desk.see()
    assert ("比平常久" in page, "时间长了些" in page, fits(page, "change")) == (False, False, False)
    moment.later(seconds=1)
    page = desk.see()
    assert ("比平常久" in page, "时间长了些" in page, fits(page, "change")) == (True, True, True)


def fits(page, move):
    """One of the five moves is amber."""
    return bool(re.search(rf'class="btn btn-next"[^>]*move={move}[&"]', page))


@pytest.mark.parametrize("query", ["", "?panel=decide", "?panel=hand-over"])
def test_a_desk_with_offers_costs_few_queries(
    desk, colleague, case, scene, moment, query, django_assert_max_num_queries, monkeypatch
):
    monkeypatch.setattr(catalogue, "law_texts", dict)  # a served hall remembers them from page to page
    refuse_in_talk(desk, colleague, scene, case, moment)
    receive(scene.owner, moment.now)
    ask(desk)
    colleague.see()
    with django_assert_max_num_queries(15 if query == "?panel=decide" else 12):
        colleague.see(query)


def test_f7_moves_the_person_to_the_head_of_another_lane(desk, case, scene, moment):
    assert "驾驶证业务" in desk.see("?panel=transfer")
    desk.press_for_visit("transfer/", lane="licence")
    ticket = Ticket.objects.get()
    assert (ticket.state, ticket.lane.slug, ticket.klass) == ("waiting", "licence", "transferred")


def test_a_stray_enter_sends_nobody_to_another_lane(desk, case):
    panel = desk.see("?panel=transfer").partition("转到哪个队列")[2].partition("</form>")[0]
    assert 'type="radio" name="lane"' in panel
    assert "required autofocus" in panel
    assert "checked" not in panel


def test_another_matter_and_one_more_have_keys_and_stand_in_the_table(desk, case):
    page = desk.see()
    for key, words in (("Shift+F7", "换成别的事"), ("Shift+F10", "再加一件")):
        assert re.search(
            rf'data-key="{re.escape(key)}" href="[^"]*"><kbd>{re.escape(key)}</kbd>{words}', page
        )
        assert f"<kbd>{key}</kbd></th><td>{words}</td>" in page


def test_an_unknown_lane_is_not_found(desk, case):
    assert desk.press_for_visit("transfer/", lane="nowhere").status_code == 404


def test_both_keys_work_before_the_matter_is_known(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    desk.press("call/")
    assert "换人接待" in desk.see("?panel=hand-over")
    assert "转到哪个队列" in desk.see("?panel=transfer")
