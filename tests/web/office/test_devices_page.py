"""Screens are added, paired by a code told once, and taken out of service."""

import re

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall.models import Device
from nuanchuang.journal.actions import SYSTEM

PAGE = "/office/devices/"


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def add(client, once="a-key", **said):
    return client.post(PAGE, {"once": once, "kind": "board", "name": "东墙", "window": "", **said})


def code_in(html):
    found = re.search(r'class="digits">(\d{4})\W(\d{4})<', html)
    return "".join(found.groups()) if found else ""


def test_the_code_is_shown_to_whoever_made_it_and_pairs_the_screen(administrator):
    answer = add(administrator)
    assert answer.status_code == 303
    code = code_in(administrator.get(answer.url).content.decode())
    assert Client().post("/pair/", {"code": code}).url == "/board/"


def test_the_code_may_be_read_again_until_it_is_used_and_not_after(administrator):
    where = add(administrator).url
    first, second = (code_in(administrator.get(where).content.decode()) for _ in range(2))
    assert first == second != ""
    Client().post("/pair/", {"code": first})
    after = administrator.get(where).content.decode()
    assert code_in(after) == ""
    assert "已配对" in after


def test_the_code_is_gone_after_ten_minutes(administrator, moment):
    where = add(administrator).url
    moment.later(minutes=10)
    page = administrator.get(where).content.decode()
    assert code_in(page) == ""
    assert "配对码只给生成它的人看" in page


def test_a_colleague_does_not_see_the_code(administrator, scene, person_with, moment):
    from tests.support.hall import hire

    where = add(administrator).url
    colleague = person_with(hire(scene.hall, "700009", moment.now, "administrator"))
    assert code_in(colleague.get(where).content.decode()) == ""


def test_pressing_twice_adds_one_screen(administrator):
    first, second = add(administrator), add(administrator)
    assert first.url == second.url
    assert Device.objects.count() == 1
    assert code_in(administrator.get(second.url).content.decode())


def test_the_same_key_with_other_words_is_refused(administrator):
    add(administrator)
    assert add(administrator, name="西墙").status_code == 422
    assert Device.objects.count() == 1


def test_without_a_key_nothing_is_added(administrator):
    assert add(administrator, once="").status_code == 400
    assert not Device.objects.exists()


@pytest.mark.parametrize(
    "said",
    [
        {"kind": ""},
        {"kind": "camera"},
        {"name": ""},
        {"name": "   "},
        {"name": "长" * 41},
        {"kind": "counter"},
        {"kind": "counter", "window": "x"},
        {"kind": "counter", "window": "99999999999999999999"},
    ],
)
def test_an_incomplete_screen_is_refused_in_words(administrator, said):
    answer = add(administrator, **said)
    assert answer.status_code == 422
    assert "请选设备类型" in answer.content.decode()
    assert not Device.objects.exists()


def test_a_window_that_is_not_there_is_not_found(administrator):
    assert add(administrator, kind="counter", window="77").status_code == 404
    assert not Device.objects.exists()


def test_a_screen_taken_out_of_service_stops_at_once(administrator):
    code = code_in(administrator.get(add(administrator).url).content.decode())
    screen = Client()
    screen.post("/pair/", {"code": code})
    device = Device.objects.get()
    assert screen.get("/board/").status_code == 200
    assert administrator.post(f"{PAGE}{device.id}/revoke/", {"once": "another"}).status_code == 303
    assert screen.get("/board/").url == "/pair/"
    assert "东墙" not in administrator.get(PAGE).content.decode()


def test_the_list_tells_how_each_screen_is(administrator, scene, moment):
    assert "还没有设备" in administrator.get(PAGE).content.decode()
    hall_actions.issue_token(
        hall=scene.hall, kind="kiosk", name="门口", window=None, by=SYSTEM, now=moment.now
    )
    add(administrator)
    page = administrator.get(PAGE).content.decode()
    assert "已配对" in page
    assert "等待配对" in page
    moment.later(minutes=10)
    assert "配对码已过期" in administrator.get(PAGE).content.decode()


def test_another_halls_screen_is_not_found(administrator, signed_in, scene):
    add(administrator)
    device = Device.objects.get()
    elsewhere = signed_in("administrator", hall=scene.stranger.hall)
    assert elsewhere.get(f"{PAGE}{device.id}/").status_code == 404
    assert elsewhere.post(f"{PAGE}{device.id}/revoke/", {"once": "k"}).status_code == 404
    assert "东墙" not in elsewhere.get(PAGE).content.decode()
    assert Device.objects.get().revoked_at is None


@pytest.mark.parametrize("role", ["officer", "guide", "leader", "inspector", "trainer"])
def test_only_administrators_manage_screens(administrator, signed_in, role):
    add(administrator)
    device = Device.objects.get()
    other = signed_in(role)
    assert other.get(PAGE).status_code == 403
    assert add(other, once="b-key").status_code == 403
    assert other.get(f"{PAGE}{device.id}/").status_code == 403
    assert other.post(f"{PAGE}{device.id}/revoke/", {"once": "k"}).status_code == 403
    assert Device.objects.filter(revoked_at=None).count() == 1


def test_the_page_asks_the_database_a_fixed_number_of_times(
    administrator, scene, moment, django_assert_max_num_queries
):
    for each in range(5):
        add(administrator, once=str(each), kind="counter", window="1")
    with django_assert_max_num_queries(8):
        administrator.get(PAGE)
