"""``POST /passes/{code}/redeem``."""

from datetime import timedelta

import pytest

from nuanchuang.platform import clock
from nuanchuang.reception.models import ReturnPass
from tests.api.test_cases import answer_all


@pytest.fixture
def given(visit, window):
    """The pass of someone who lacked everything."""
    answer_all(window, visit)
    given = window.post(f"{visit}/cases/1/decide", kind="missing").body["pass"]
    window.post("/windows/1/finish")
    return given


@pytest.mark.parametrize("form", ["code", "digits"])
def test_code_and_digits_give_a_ticket(given, kiosk, form):
    answer = kiosk.post(f"/passes/{given[form]}/redeem")
    assert (answer.status, answer.body["number"], answer.body["ahead"]) == (201, "A002", 0)


def test_it_is_used_once_but_a_repeated_request_gives_its_ticket_again(given, kiosk):
    path = f"/passes/{given['code']}/redeem"
    assert kiosk.post(path, "k").body == kiosk.post(path, "k").body
    answer = kiosk.post(path)
    assert (answer.problem(), answer.status) == ("pass-used", 409)


@pytest.mark.parametrize("code", ["x", "0" * 22, "00000000", "%20"])
def test_a_forged_one_is_refused(given, kiosk, code):
    answer = kiosk.post(f"/passes/{code if code != given['digits'] else '00000001'}/redeem")
    assert (answer.problem(), answer.status) == ("pass-unknown", 404)


def test_another_hall_does_not_know_it(given, stranger):
    assert stranger.post(f"/passes/{given['code']}/redeem").problem() == "pass-unknown"


def test_an_expired_one_says_until_when_it_was_good(given, kiosk, monkeypatch, now):
    monkeypatch.setattr(clock, "now", lambda: now + timedelta(days=31))
    answer = kiosk.post(f"/passes/{given['code']}/redeem")
    assert (answer.problem(), answer.status) == ("pass-expired", 409)
    assert "4月1日" in answer.body["title"]


def test_digits_cannot_be_guessed_for_long_but_the_code_always_works(given, kiosk):
    tried = [kiosk.post("/passes/12345678/redeem").status for _ in range(11)]
    assert tried == [404] * 10 + [429]
    assert kiosk.post(f"/passes/{given['digits']}/redeem").problem() == "too-many-attempts"
    assert ReturnPass.objects.get().used_at is None
    assert kiosk.post(f"/passes/{given['code']}/redeem").status == 201
