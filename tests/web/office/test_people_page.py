"""Administrators hire; everybody is known by badge alone."""

import hashlib
import json

import pytest
from django.test import Client

from nuanchuang.people.models import Officer, RoleGrant
from nuanchuang.platform.models import RememberedRequest

PAGE = "/office/people/"
GOOD = "eleven warm words"


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def hire(client, once="a-key", **said):
    form = {"once": once, "badge": "812345", "password": GOOD, "roles": ["officer", "leader"]}
    return client.post(PAGE, {**form, **said})


def test_a_new_officer_can_sign_in_and_is_listed(administrator):
    assert hire(administrator).status_code == 303
    page = administrator.get(PAGE).content.decode()
    assert "812345" in page
    assert "值班领导、民警" in page
    signed = Client().post("/office/sign-in/", {"badge": "812345", "password": GOOD})
    assert signed.url == "/office/"


def test_the_list_shows_who_sits_where(administrator, scene):
    assert "1 号窗口在岗" in administrator.get(PAGE).content.decode()


def test_another_halls_people_are_not_listed(administrator, scene):
    assert "900001" not in administrator.get(PAGE).content.decode()


def test_a_new_officer_belongs_to_the_administrators_hall(administrator, scene):
    hire(administrator)
    assert Officer.objects.get(badge="812345").hall_id == scene.hall.id


def test_pressing_twice_hires_once(administrator):
    assert hire(administrator).status_code == hire(administrator).status_code == 303
    assert Officer.objects.filter(badge="812345").count() == 1


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({"badge": ""}, 422, "警号要用"),
        ({"badge": "8" * 21}, 422, "警号要用"),
        ({"badge": "张三"}, 422, "警号要用"),
        ({"badge": "800001"}, 409, "已经有账号"),
        ({"badge": "900001"}, 409, "已经有账号"),
        ({"password": "short"}, 422, "密码不够安全"),
        ({"password": "password123"}, 422, "密码不够安全"),
        ({"roles": []}, 422, "没有这个岗位"),
        ({"roles": ["king"]}, 422, "没有这个岗位"),
        ({"once": ""}, 400, "防重复"),
    ],
)
def test_what_does_not_fit_is_refused_in_words(administrator, said, status, words):
    before = Officer.objects.count()
    answer = hire(administrator, **said)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert Officer.objects.count() == before


def test_the_refusal_lands_beside_the_filled_form(administrator):
    answer = administrator.post(PAGE, {"once": "k"}, headers={"HX-Request": "true"})
    assert answer["HX-Retarget"] == "#nc-alert"


def test_the_password_enters_no_stored_fingerprint(administrator):
    """Two requests that differ in the password alone have the same fingerprint: it says nothing of it."""
    hire(administrator)
    kept = RememberedRequest.objects.get(key="a-key")
    assert GOOD not in json.dumps(kept.result)
    said = sorted([("badge", ["812345"]), ("roles", ["officer", "leader"])])
    text = json.dumps([PAGE, said], sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    assert kept.fingerprint == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize("role", ["officer", "guide", "leader", "inspector", "trainer"])
def test_only_administrators_hire(signed_in, scene, role):
    client = signed_in(role)
    assert client.get(PAGE).status_code == 403
    assert hire(client).status_code == 403
    assert not Officer.objects.filter(badge="812345").exists()


def test_every_role_has_words():
    from nuanchuang.web.office.people import ROLES

    assert set(ROLES) == set(RoleGrant.Role.values)


def test_the_page_asks_the_database_a_fixed_number_of_times(administrator, django_assert_max_num_queries):
    for each in range(4):
        hire(administrator, once=str(each), badge=f"82000{each}")
    with django_assert_max_num_queries(8):
        administrator.get(PAGE)
