"""An unpaired screen types its code and becomes a device."""

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall.models import Device
from nuanchuang.journal.actions import SYSTEM
from tests.support.hall import plan

PAGE = "/pair/"


@pytest.fixture
def demo(db, moment):
    return hall_actions.set_up_hall(plan("demo", demo=True), now=moment.now)


def add(scene, moment, kind="board"):
    window = scene.window(1) if kind == "counter" else None
    return hall_actions.add_device(
        hall=scene.hall, kind=kind, name="东墙", window=window, by=SYSTEM, now=moment.now
    )


def test_the_page_is_open_and_tells_where_the_code_is(scene, client):
    page = client.get(PAGE)
    assert page.status_code == 200
    assert "/office/devices/" in page.content.decode()


def test_a_screen_without_a_pairing_is_sent_to_the_page(scene, client):
    assert client.get("/board/").url == PAGE


@pytest.mark.parametrize("kind", ["kiosk", "board", "counter"])
def test_the_code_makes_the_screen_a_device_and_opens_its_surface(scene, moment, client, kind):
    _, code = add(scene, moment, kind)
    answer = client.post(PAGE, {"code": code})
    assert answer.url == f"/{kind}/"
    cookie = answer.cookies[f"device_{kind}"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert code not in cookie.value


def test_the_code_may_be_typed_in_groups(scene, moment, client):
    _, code = add(scene, moment)
    assert client.post(PAGE, {"code": f"{code[:4]} {code[4:]}"}).url == "/board/"


def test_a_code_pairs_once(scene, moment, client):
    device, code = add(scene, moment)
    client.post(PAGE, {"code": code})
    second = Client().post(PAGE, {"code": code})
    assert second.status_code == 403
    assert not second.cookies
    assert Device.objects.get(pk=device.pk).paired_at == moment.now


def test_a_code_is_good_for_ten_minutes(scene, moment, client):
    _, code = add(scene, moment)
    moment.later(minutes=10, seconds=1)
    assert client.post(PAGE, {"code": code}).status_code == 403


@pytest.mark.parametrize("typed", ["", "00000000", "abc", "1" * 500])
def test_a_wrong_code_says_what_to_do(scene, moment, client, typed):
    answer = client.post(PAGE, {"code": typed})
    assert answer.status_code == 403
    assert "配对码不对" in answer.content.decode()


def test_guessing_is_slowed_down(scene, moment, client):
    answers = [client.post(PAGE, {"code": "00000000"}).status_code for _ in range(11)]
    assert answers == [403] * 10 + [429]
    _, code = add(scene, moment)
    assert client.post(PAGE, {"code": code}).status_code == 429
    assert client.post(PAGE, {"code": code}, REMOTE_ADDR="127.0.0.2").status_code == 302
    moment.later(minutes=1)
    assert client.post(PAGE, {"code": "00000000"}).status_code == 403


def test_in_the_demo_one_press_pairs_a_screen(demo, client):
    assert "按一下就配好" in client.get(PAGE).content.decode()
    for kind in ("kiosk", "board", "counter"):
        answer = client.post(PAGE, {"screen": kind, "window": "2"})
        assert answer.url == f"/{kind}/"
        assert f"device_{kind}" in answer.cookies
    assert Device.objects.get(kind="counter").window.number == 2


@pytest.mark.parametrize("said", [{"screen": "window"}, {"screen": "counter", "window": "x"}])
def test_in_the_demo_only_screens_are_paired_by_a_press(demo, client, said):
    assert client.post(PAGE, said).status_code == 422
    assert not Device.objects.exists()


def test_in_a_real_hall_a_press_pairs_nothing(scene, client):
    assert "按一下就配好" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"screen": "kiosk"}).status_code == 403
    assert not Device.objects.exists()
