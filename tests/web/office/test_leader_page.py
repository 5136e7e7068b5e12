"""Who waits for the leader, and who leads."""

import re

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.people import actions as people
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.platform.ids import link_code
from nuanchuang.queue.models import Ticket
from nuanchuang.reception.actions import offers
from nuanchuang.reception.actions.rings import ring_on
from nuanchuang.reception.models import Visit
from tests.support.hall import hire, receive


@pytest.fixture
def case(scene, moment):
    return receive(scene.owner, moment.now)


@pytest.fixture
def leader(scene, moment):
    return Person(hire(scene.hall, "800009", moment.now, "leader"))


@pytest.fixture
def office(leader, person_with):
    """The leader's browser."""
    return person_with(leader.officer)


@pytest.fixture
def asked(scene, case, moment, leader):
    """The owner at window 1 has asked for the leader."""
    return offers.ask(post=scene.owner, to="leader", reason="leader", now=moment.now)


def see(client):
    answer = client.get("/office/leader/")
    assert answer.status_code == 200
    return answer.content.decode()


def press(client, where, **said):
    return client.post(f"/office/leader/{where}", {"once": link_code(), **said})


def waiting(html):
    return re.findall(r'data-number="(\w+)"', html)


def on_duty(scene):
    return [each.badge for each in people_reads.leaders(scene.hall.id) if each.on_duty]


def test_what_waits_for_the_leader_is_told_with_matter_reason_and_time(office, asked, moment):
    moment.later(seconds=59)
    html = see(office)
    assert waiting(html) == ["A001"]
    for said in ("1 号窗口 800001", "群众要求领导接待", "请了 0 分钟", catalogue.matter("A10").title.zh):
        assert said in html


def test_an_empty_queue_says_so(office):
    assert "现在没有人等领导" in see(office)


def test_the_leader_goes_to_the_window(office, asked, case, leader, scene):
    assert press(office, f"{asked.id}/come/").url == "/office/leader/"
    assert Visit.objects.get().owner == leader.officer
    assert Ticket.objects.get().window == scene.owner.window
    assert waiting(see(office)) == []


def test_the_leader_takes_the_person_to_the_own_window(office, asked, leader, scene, moment):
    assert "请到我的" not in see(office)
    people.take_window(person=leader, window=scene.window(3), now=moment.now)
    assert "请到我的 3 号窗口" in see(office)
    press(office, f"{asked.id}/take/")
    assert Ticket.objects.get().window == scene.window(3)
    assert Visit.objects.get().owner == leader.officer


def test_taking_without_a_window_is_refused_and_nothing_moves(office, asked, scene):
    answer = press(office, f"{asked.id}/take/")
    assert answer.status_code == 409
    assert Visit.objects.get().owner == scene.owner.officer


def test_what_nobody_took_keeps_waiting_here_with_its_time(office, asked, moment):
    ring_on(now=moment.later(minutes=4))
    html = see(office)
    assert waiting(html) == ["A001"]
    assert "还没人接" in html
    assert "请了 4 分钟" in html


def test_declining_gives_it_back(office, asked):
    press(office, f"{asked.id}/decline/")
    assert "还没人接" in see(office)
    assert press(office, f"{asked.id}/decline/").status_code == 409


def test_a_colleague_and_a_leader_of_another_hall_get_nothing(asked, scene, person_with, signed_in):
    officer, stranger = person_with(scene.colleague.officer), signed_in("leader", hall=scene.stranger.hall)
    assert officer.get("/office/leader/").status_code == 403
    assert waiting(see(stranger)) == []
    for what in ("come", "take", "decline"):
        assert press(officer, f"{asked.id}/{what}/").status_code == 403
        assert press(stranger, f"{asked.id}/{what}/").status_code in (404, 409)
    assert Visit.objects.get().owner == scene.owner.officer


def test_going_on_duty_and_handing_on(office, scene, moment):
    hire(scene.hall, "800010", moment.now, "leader")
    assert 'data-alarm="no_leader"' in see(office)
    press(office, "duty/", what="take")
    assert on_duty(scene) == ["800009"]
    html = see(office)
    assert 'data-alarm="no_leader"' not in html
    assert '<option value="800010">' in html
    press(office, "duty/", what="hand-on", successor="800010")
    assert on_duty(scene) == ["800010"]


def test_the_last_leader_is_told_to_hand_on_first(office, scene):
    press(office, "duty/", what="take")
    answer = press(office, "duty/", what="stop")
    assert answer.status_code == 409
    assert "请先交班给另一位领导" in answer.content.decode()
    assert on_duty(scene) == ["800009"]


@pytest.mark.parametrize("what", ["", "resign"])
def test_an_unknown_press_changes_nothing(office, scene, what):
    assert press(office, "duty/", what=what).status_code == 404
    assert on_duty(scene) == []


def test_the_page_asks_the_database_little(office, asked, django_assert_max_num_queries):
    with django_assert_max_num_queries(12):
        see(office)
