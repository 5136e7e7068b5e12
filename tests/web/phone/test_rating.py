"""Rating on the phone: after the visit, once, freely."""

import re

import pytest

from nuanchuang.feedback import actions as feedback
from nuanchuang.feedback.models import Rating
from nuanchuang.reception.actions import visits
from nuanchuang.reception.models import Visit
from tests.support.hall import answer_all, decide, receive


@pytest.fixture
def served(phone, scene):
    """The ticket of someone whose case is decided, still at the window."""
    case = answer_all(receive(scene.owner, phone.now), scene.owner, phone.now)
    decide(case, scene.owner, phone.now, "missing")
    return case.visit.ticket


@pytest.fixture
def finished(phone, scene, served):
    visits.finish(post=scene.owner, now=phone.now)
    return served


def test_nobody_is_asked_before_the_goodbye(phone, served):
    assert 'id="rating"' not in phone.said(served)
    refused = phone.press(served, "rate", level="5")
    assert refused.status_code == 409
    assert not Rating.objects.exists()


def test_afterwards_it_is_offered_and_may_be_left(phone, finished):
    said = phone.said(finished)
    assert 'id="rating"' in said
    assert "不评也没关系" in said
    assert said.count('name="level"') == 5


def test_a_rating_is_kept_with_its_reasons_and_thanked_for(phone, finished):
    answer = phone.press(finished, "rate", level="2", reasons=["waited", "unclear"])
    assert answer.status_code == 303
    kept = Rating.objects.get()
    assert (kept.level, kept.reasons) == (2, ["waited", "unclear"])
    said = phone.said(finished)
    assert "谢谢您的评价" in said
    assert 'id="rating"' not in said


def test_a_second_rating_is_thanked_and_changes_nothing(phone, finished):
    phone.press(finished, "rate", level="5")
    again = phone.press(finished, "rate", level="1")
    assert (again.status_code, again.url) == (303, f"/t/{finished.code}/?again")
    page = phone.client.get(again.url).content.decode()
    assert "您已经评过了，谢谢您。" in page
    assert 'id="rating"' not in page
    assert Rating.objects.get().level == 5


def test_an_open_form_goes_once_somebody_rated_at_the_counter_and_is_left_alone_until_then(phone, finished):
    def look():
        return phone.client.get(f"/t/{finished.code}/", headers={"HX-Request": "true", "HX-Target": "rate"})

    page = phone.client.get(f"/t/{finished.code}/").content.decode()
    assert re.search(r'<div id="rate" hx-get="[^"]+" hx-trigger="every 20s', page)
    assert look().status_code == 204
    feedback.rate(visit=Visit.objects.get(), level=4, reasons=[], now=phone.now)
    part = look().content.decode()
    assert 'id="rating"' not in part
    assert "谢谢您的评价" in part
    assert "hx-get" not in part
    assert "<html" not in part


@pytest.mark.parametrize(
    "fields", [{}, {"level": "6"}, {"level": "x"}, {"level": "٣"}, {"level": "5", "reasons": ["hacked"]}]
)
def test_levels_and_reasons_off_the_list_are_refused(phone, finished, fields):
    refused = phone.press(finished, "rate", **fields)
    assert refused.status_code == 422
    assert not Rating.objects.exists()


def test_broken_text_is_refused_and_nothing_is_written(phone, finished):
    refused = phone.client.post(
        f"/t/{finished.code}/rate/", b"level=%ff", content_type="application/x-www-form-urlencoded"
    )
    assert refused.status_code == 400
    assert not Rating.objects.exists()
