"""Badge and password: who comes in, where they go, and what happens after too many tries."""

import json
import threading
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from nuanchuang.hall import actions as hall_actions
from nuanchuang.journal import reads as journal
from nuanchuang.journal.models import HOUSE, Row
from nuanchuang.people.models import Officer
from nuanchuang.platform.db import write
from tests.support.hall import PASSWORD, hire, plan, set_the_scene

PAGE = "/office/sign-in/"


def sign_in(client, badge="800001", password=PASSWORD, **more):
    return client.post(PAGE, {"badge": badge, "password": password, **more})


def kinds(chain):
    return [entry.kind for entry in journal.after(chain, 0) if entry.kind.startswith("people.sign")]


@pytest.fixture
def ahead():
    """The real clock, for axes and sessions, moved ahead."""
    with time_machine.travel(timezone.now(), tick=False) as traveller:
        yield lambda **span: traveller.shift(timedelta(**span))


def test_an_officer_comes_to_the_desk(scene, client):
    assert sign_in(client).url == "/desk/"
    assert client.session["_auth_user_id"] == str(scene.owner.officer.id)


@pytest.mark.parametrize("role", ["leader", "inspector", "administrator"])
def test_who_may_see_the_hall_comes_to_the_office(scene, client, now, role):
    hire(scene.hall, "700001", now, role)
    assert sign_in(client, "700001").url == "/office/"


def test_after_signing_in_one_goes_on_to_the_page_asked_for(scene, client):
    asked = client.get("/office/visits/?day=2026-03-02")
    assert asked.url == "/office/sign-in/?next=/office/visits/%3Fday%3D2026-03-02"
    form = client.get(asked.url).content.decode()
    assert 'name="next" value="/office/visits/?day=2026-03-02"' in form
    assert sign_in(client, next="/office/visits/?day=2026-03-02").url == "/office/visits/?day=2026-03-02"


@pytest.mark.parametrize("trap", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_nobody_is_led_to_another_site(scene, client, trap):
    assert sign_in(client, next=trap).url == "/desk/"


def test_a_wrong_password_and_an_unknown_badge_look_the_same(scene, client):
    wrong, unknown = sign_in(client, password="not this one"), sign_in(client, badge="no-one")
    assert wrong.status_code == unknown.status_code == 422
    said = "警号或密码不对，请再试一次。"
    assert said in wrong.content.decode()
    assert said in unknown.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_badge_stays_in_the_form_and_the_password_does_not(scene, client):
    page = sign_in(client, password="not this one").content.decode()
    assert 'value="800001"' in page
    assert "not this one" not in page


@pytest.mark.parametrize("badge", ["", "8" * 300, "８００００１"])
def test_an_odd_badge_is_only_a_wrong_one(scene, client, badge):
    assert sign_in(client, badge=badge).status_code == 422


def test_who_left_the_house_cannot_sign_in(scene, client):
    Officer.objects.filter(badge="800001").update(is_active=False)
    assert sign_in(client).status_code == 422


def test_broken_text_is_refused_before_anything_is_read(scene, client):
    body = b"badge=%ff%fe&password=x"
    assert client.generic("POST", PAGE, body, "application/x-www-form-urlencoded").status_code == 400


def test_the_session_gets_a_new_key(scene, client):
    client.get(PAGE)
    session = client.session
    session["before"] = 1
    session.save()
    planted = session.session_key
    client.cookies["sessionid"] = planted
    sign_in(client)
    assert client.cookies["sessionid"].value != planted


def test_coming_and_going_stand_in_the_journal(scene, client):
    sign_in(client)
    assert client.get("/office/sign-out/").status_code == 405
    assert client.post("/office/sign-out/").url == PAGE
    assert kinds(scene.hall.id) == ["people.signed_in", "people.signed_out"]
    assert client.get("/office/").url.startswith(PAGE)


def test_who_is_signed_in_already_goes_on(scene, client):
    sign_in(client)
    assert client.get(PAGE).url == "/desk/"


def test_five_failures_lock_the_badge_and_say_how_long(scene, client):
    for _ in range(4):
        assert sign_in(client, password="not this one").status_code == 422
    locked = sign_in(client, password="not this one")
    assert locked.status_code == 429
    assert "<strong>15 分钟</strong>" in locked.content.decode()
    assert sign_in(client).status_code == 429, "the right password does not open a locked badge"
    assert "_auth_user_id" not in client.session


def test_the_lock_opens_by_itself_and_says_how_long_is_left(scene, client, ahead):
    for _ in range(5):
        sign_in(client, password="not this one")
    ahead(minutes=10)
    assert "<strong>5 分钟</strong>" in sign_in(client).content.decode()
    ahead(minutes=6)
    assert sign_in(client).url == "/desk/"


def test_another_badge_is_not_locked_with_it(scene, client):
    for _ in range(5):
        sign_in(client, password="not this one")
    assert sign_in(client, "800002").url == "/desk/"


def test_a_success_forgives_earlier_failures(scene, client):
    for _ in range(4):
        sign_in(client, password="not this one")
    sign_in(client)
    assert sign_in(Client(), password="not this one").status_code == 422


def test_a_lock_is_journalled_once_in_the_officers_hall(scene, client):
    for _ in range(7):
        sign_in(client, password="not this one")
    assert kinds(scene.hall.id) == ["people.sign_in_locked"]


def test_a_lock_of_nobody_stands_in_the_house_chain_without_what_was_typed(scene, client):
    for _ in range(5):
        sign_in(client, badge="secret-typed")
    assert kinds(HOUSE) == ["people.sign_in_locked"]
    rows = json.dumps(list(Row.objects.values()), default=str)
    assert "secret-typed" not in rows


def test_only_the_demo_hall_tells_its_sign_ins(scene, client, now):
    assert "演示大厅" not in client.get(PAGE).content.decode()


def test_the_demo_tells_a_badge_for_each_role(db, client, now):
    hall = hall_actions.set_up_hall(plan("demo", demo=True), now=now)
    hire(hall, "010001", now)
    hire(hall, "010009", now, "leader")
    page = client.get(PAGE).content.decode()
    assert "010001" in page
    assert "010009" in page
    assert "值班领导" in page


def test_the_demos_password_is_the_one_its_officers_are_hired_with():
    from nuanchuang.app import demo
    from nuanchuang.web.office.sign_in import DEMO_PASSWORD

    assert demo.PASSWORD == DEMO_PASSWORD


def test_sign_in_and_lock_out_work_while_others_write_without_pause(together, now):
    """Sessions and lock-out write outside ``write()`` (design §4.1): they must still get their turn."""
    scene = set_the_scene(now)
    done, written = threading.Event(), []

    def writer():
        while not done.is_set():
            with write():
                Officer.objects.filter(badge="900001").update(is_active=True)
            written.append(1)

    def person(badge, password):
        client = Client()
        try:
            return [sign_in(client, badge, given).status_code for given in password]
        finally:
            finished.append(badge)
            if len(finished) == 2:
                done.set()

    finished = []
    good = lambda: person("800001", [PASSWORD] * 3)  # noqa: E731
    bad = lambda: person("800002", ["not this one"] * 5)  # noqa: E731
    *_, came, kept_out = together(writer, writer, good, bad)
    assert came == [302, 302, 302], came
    assert kept_out == [422] * 4 + [429], kept_out
    assert written
    assert kinds(scene.hall.id).count("people.signed_in") == 3
