"""Asking the leaders for somebody in hardship, from the desk to the office and back."""

import re

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.people.access import Person
from nuanchuang.people.models import RoleGrant
from nuanchuang.platform.ids import link_code
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.access import Post
from nuanchuang.reception.models import Hardship, Outcome
from nuanchuang.web.devices import cookie
from tests.support.desk import sign_in
from tests.support.hall import answer_all, hire, receive, take_ticket


@pytest.fixture
def case(scene, moment):
    return answer_all(receive(scene.owner, moment.now), scene.owner, moment.now)


@pytest.fixture
def leader(scene, moment):
    officer = hire(scene.hall, "800009", moment.now, "leader")
    return sign_in(Post(scene.window(3), officer, Person(officer).actor)).client


def chosen(html):
    """The radio buttons that are on, by group."""
    found = {"kind": [], "reason": []}
    for name, value in re.findall(r'name="(kind|reason)" value="(\w+)" required checked', html):
        found[name].append(value)
    return found


def answer(leader, made, how, **said):
    return leader.post(f"/office/hardship/{made.id}/{how}/", {"once": link_code(), **said})


def ask(desk, ticket, kind="green_lane", reason="ill", **said):
    return desk.press("hardship/ask/", ticket=str(ticket.id), kind=kind, reason=reason, **said)


def test_the_form_offers_who_is_here_and_who_waits_and_what_may_be_asked(desk, case, scene, moment):
    waiting = take_ticket(scene.hall, moment.now)
    html = desk.client.get("/desk/hardship/").content.decode()
    assert str(case.visit.ticket_id) in html
    assert str(waiting.id) in html
    assert "绿色通道" in html
    assert "上门办" in html
    assert 'value="provisional"' not in html, "no shipped matter allows it"


def test_with_nobody_at_the_window_only_a_green_lane_is_offered(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    html = desk.client.get("/desk/hardship/").content.decode()
    assert 'value="home_visit"' not in html
    assert "绿色通道" in html


def test_the_leader_agrees_and_the_desk_says_so(desk, case, leader, scene, moment):
    waiting = take_ticket(scene.hall, moment.now)
    assert ask(desk, waiting).url == "/desk/"
    made = Hardship.objects.get()
    assert "绿色通道" in leader.get("/office/hardship/").content.decode()
    assert "等领导答复" in leader.get("/office/").content.decode()
    assert answer(leader, made, "approve").url == "/office/hardship/"
    assert Ticket.objects.get(pk=waiting.id).klass == "priority"


def test_a_no_comes_back_with_what_to_say(desk, case, leader):
    ask(desk, case.visit.ticket)
    assert "等领导答复" in desk.see()
    answer(leader, Hardship.objects.get(), "decline", why="other_way")
    assert "有别的办法" in desk.see()


def test_a_home_visit_agreed_to_stands_first_among_the_promises(desk, case, leader):
    assert "上门给您办" not in desk.see("?panel=decide")
    ask(desk, case.visit.ticket, "home_visit", day="2026-03-06")
    answer(leader, Hardship.objects.get(), "approve")
    assert "上门给您办" in desk.see("?panel=decide")
    assert desk.press_for_case("decide", kind="promised", what="home_visit").status_code == 303
    html = desk.see()
    assert "我们3月6日（星期五）上门给您办" in html.partition('class="say"')[2].partition("</section>")[0]
    assert "地点和电话请写在纸上" in html
    assert html.count("约好上门") == 3, "in the list of matters, beside its title, on the paper"
    paper = desk.client.get(f"/desk/paper/{Outcome.objects.get().code}/").content.decode()
    for page in (html, paper):
        assert "请您备好" in page
        assert "请到窗口说" in page
        assert "最晚答复" not in page
        assert "今天办不完" not in page


def test_counter_and_phone_say_that_it_is_agreed_and_then_when_we_come(desk, case, leader, scene, moment):
    token = hall_actions.issue_token(
        hall=scene.hall, kind="counter", name="1", window=scene.window(1), by="system", now=moment.now
    )
    tablet, code = Client(), Ticket.objects.get().code
    tablet.cookies[cookie("counter")] = token

    def seen():
        return [tablet.get(path).content.decode() for path in ("/counter/", f"/t/{code}/")]

    ask(desk, case.visit.ticket, "home_visit", day="2026-03-06")
    assert not any("领导同意了" in page for page in seen())
    answer(leader, Hardship.objects.get(), "approve")
    for page in seen():
        assert "领导同意了：我们 3月6日 星期五 上门给您办。" in page
    desk.press_for_case("decide", kind="promised", what="home_visit")
    for page in seen():
        assert "我们3月6日（星期五）上门给您办" in page
        assert "请您备好" in page
        assert "答复" not in page.partition("约好上门")[2].partition("</article>")[0]


def test_a_leader_does_not_answer_their_own(desk, case, scene, moment):
    RoleGrant.objects.create(officer=scene.owner.officer, role="leader")
    ask(desk, case.visit.ticket)
    made = Hardship.objects.get()
    html = desk.client.get("/office/hardship/").content.decode()
    assert "您自己提的" in html
    assert f"/office/hardship/{made.id}/approve/" not in html
    assert answer(desk.client, made, "approve").status_code == 403


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"kind": "gift"}, 422), ({"kind": "home_visit"}, 422), ({"kind": "home_visit", "day": "soon"}, 422),
        ({"kind": "provisional", "item": "id_card"}, 409),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_and_nothing_written(desk, case, said, status):
    assert ask(desk, case.visit.ticket, **said).status_code == status
    assert not Hardship.objects.exists()


def field(html, name):
    """What is told at a field, and whether the list above leads there."""
    told = re.search(rf'id="{name}-error">([^<]+)<', html)
    return (told[1] if told else "", f'href="#{name}"' in html)


def test_a_home_visit_without_a_day_is_told_at_the_day_and_nothing_typed_is_lost(desk, case, scene, moment):
    waiting = take_ticket(scene.hall, moment.now)
    said = {"kind": "home_visit", "reason": "far", "words": "住在山里，腿不好"}
    answer = ask(desk, case.visit.ticket, **said)
    html = answer.content.decode()
    assert field(html, "day") == ("上门要约好哪一天。请选今天以后的日期。", True)
    assert "现在办不了这一步" not in html
    assert 'value="住在山里，腿不好"' in html
    assert chosen(html) == {"kind": ["home_visit"], "reason": ["far"]}
    assert f'value="{case.visit.ticket_id}" selected' in html
    assert f'value="{waiting.id}" selected' not in html
    past = ask(desk, case.visit.ticket, day="2026-03-02", **said).content.decode()
    assert 'name="day" value="2026-03-02"' in past


def test_nothing_is_chosen_for_the_officer_and_both_must_be(desk, case):
    assert chosen(desk.client.get("/desk/hardship/").content.decode()) == {"kind": [], "reason": []}
    first = ask(desk, case.visit.ticket, kind="", reason="far")
    assert first.status_code == 422
    html = first.content.decode()
    assert field(html, "kind") == ("还没选怎么照顾。请选一种。", True)
    assert chosen(html) == {"kind": [], "reason": ["far"]}
    second = ask(desk, case.visit.ticket, reason="").content.decode()
    assert field(second, "reason") == ("还没选为什么。请选一样，领导看了好定。", True)
    assert chosen(second) == {"kind": ["green_lane"], "reason": []}
    assert not Hardship.objects.exists()


def test_why_no_paper_may_come_later_is_said_in_a_line(desk, case):
    html = desk.client.get("/desk/hardship/").content.decode()
    assert "容缺受理这里选不了：这件事没有定下哪样材料可以后补。" in html


def test_with_nobody_at_the_window_it_says_what_must_come_first(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    assert "窗口还没有在办的事" in desk.client.get("/desk/hardship/").content.decode()


def test_the_form_has_a_key_at_the_desk_and_f1_names_it(desk, case):
    html = desk.see()
    assert 'data-key="Ctrl+F8" href="/desk/hardship/"' in html
    assert "<th><kbd>Ctrl+F8</kbd></th>" in html


def test_what_was_asked_already_is_told_above_the_form_too(desk, case):
    ask(desk, case.visit.ticket)
    again = ask(desk, case.visit.ticket)
    assert again.status_code == 409
    assert "已经请示过了" in again.content.decode()
    assert 'name="words"' in again.content.decode()


def test_nobody_is_asked_for_in_another_hall(desk, stranger, case):
    assert ask(stranger, case.visit.ticket).status_code == 404
    assert desk.press("hardship/ask/", ticket="x", kind="green_lane", reason="ill").status_code == 404
    assert not Hardship.objects.exists()
