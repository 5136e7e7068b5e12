"""Before the first call: choosing a window, and getting up from it."""

import pytest

from nuanchuang.people import actions as people
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.reception.access import Post
from tests.support.desk import sign_in
from tests.support.hall import call, hire, take_ticket


@pytest.fixture
def newcomer(scene, moment):
    officer = hire(scene.hall, "800003", moment.now)
    return sign_in(Post(scene.window(3), officer, f"officer:{officer.id}"))


def test_without_a_window_the_desk_asks_for_one_and_shows_who_sits_where(newcomer):
    html = newcomer.see()
    assert "今天坐哪个窗口？" in html
    assert "800001 在岗" in html
    assert html.count("disabled") == 2


def test_taking_a_window_puts_the_officer_on_duty(newcomer, scene):
    assert newcomer.press("take/", window="3").status_code == 303
    assert people_reads.officer_at(scene.window(3).id) == newcomer.post.officer
    assert "请按 F2" not in newcomer.see()


def test_a_taken_window_is_refused(newcomer):
    answer = newcomer.press("take/", window="1")
    assert answer.status_code == 409
    assert "这个窗口有同事在岗" in answer.content.decode()


@pytest.mark.parametrize("window", ["", "99", "x", "-1", "1" * 30, "１"])
def test_a_window_that_does_not_exist_is_not_found(newcomer, window):
    assert newcomer.press("take/", window=window).status_code == 404


def test_leaving_frees_the_window(desk, scene):
    desk.press("leave/")
    assert people_reads.officer_at(scene.window(1).id) is None
    assert "今天坐哪个窗口？" in desk.see()


def test_nobody_leaves_in_the_middle_of_a_visit(desk, scene, moment):
    take_ticket(scene.hall, moment.now)
    call(scene.owner, moment.now)
    answer = desk.press("leave/")
    assert answer.status_code == 409
    assert "您还在接待群众" in answer.content.decode()


def test_a_guide_has_no_desk(scene, moment):
    guide = hire(scene.hall, "800009", moment.now, "guide")
    assert sign_in(Post(scene.window(3), guide, "")).client.get("/desk/").status_code == 403


def test_an_expired_sign_in_leads_to_the_sign_in_and_back(desk):
    desk.client.logout()
    assert desk.client.get("/desk/?case=1").url == "/office/sign-in/?next=/desk/%3Fcase%3D1"
    answer = desk.client.post(
        "/desk/call/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/desk/"}
    )
    assert answer.status_code == 401
    assert answer["HX-Redirect"] == "/office/sign-in/?next=/desk/"


def test_another_halls_window_cannot_be_taken(scene, moment, stranger):
    people.leave_window(person=Person(stranger.post.officer), now=moment.now)
    stranger.press("take/", window="1")
    assert people_reads.officer_at(scene.window(1).id) == scene.owner.officer
