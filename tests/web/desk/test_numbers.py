"""A number is looked at and forgotten."""

import logging

import pytest
from django.test import Client

from nuanchuang.journal.models import Row
from nuanchuang.platform.models import RememberedRequest

PAGE = "/desk/numbers/"
NUMBER = "11010519491231002X"


@pytest.fixture
def at_the_desk(scene):
    """The owner's browser."""
    client = Client()
    client.force_login(scene.owner.officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(
    ("kind", "number", "level"),
    [
        ("identity", NUMBER, "ok"),
        ("identity", "110105194912310021", "impossible"),
        ("vin", "LSJA24U63JG269225", "odd"),
        ("plate", "粤BD12345", "ok"),
    ],
)
def test_the_officer_is_told_how_it_looks_and_why(at_the_desk, kind, number, level):
    page = at_the_desk.post(PAGE, {"kind": kind, "number": number}).content.decode()
    assert f'data-level="{level}"' in page
    assert page.count(number) == 1
    assert f'<p class="lead"><strong>{number}</strong></p>' in page


def test_what_was_typed_is_shown_once_in_that_answer_alone(at_the_desk):
    answer = at_the_desk.post(PAGE, {"kind": "identity", "number": NUMBER})
    assert "no-store" in answer["Cache-Control"]
    assert NUMBER not in at_the_desk.get(PAGE).content.decode()


def test_nothing_is_kept_of_it(at_the_desk, caplog):
    with caplog.at_level(logging.DEBUG):
        at_the_desk.post(PAGE, {"kind": "identity", "number": NUMBER})
    assert NUMBER not in caplog.text
    assert not Row.objects.filter(data__contains=NUMBER).exists()
    assert not RememberedRequest.objects.exists()


@pytest.mark.parametrize("said", [{}, {"kind": "moon", "number": "1"}, {"kind": "identity", "number": "  "}])
def test_an_empty_or_odd_form_just_asks_again(at_the_desk, said):
    answer = at_the_desk.post(PAGE, said)
    assert answer.status_code == 200
    assert "data-level" not in answer.content.decode()
