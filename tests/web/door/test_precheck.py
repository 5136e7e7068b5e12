"""The pre-check: one question a page, nothing asked twice, nothing in an address."""

import pytest

from nuanchuang.catalogue import reads
from nuanchuang.catalogue.models import Preparation
from nuanchuang.web.door.asking import COOKIE
from tests.web.door.conftest import answer, shown_form

FIRST = "/matter/A10/check/who/"


def test_it_begins_with_the_first_question_and_says_why_it_is_asked(home):
    begun = home.get("/matter/A10/check/", follow=True)
    said, question = begun.content.decode(), reads.matter("A10").questions[0]
    assert begun.redirect_chain == [(FIRST, 303)]
    assert question.ask.zh in said
    assert question.why.zh in said
    assert 'value="unsure"' in said


def test_an_answer_leads_to_the_next_question_and_stands_in_no_address(home):
    answered = home.post(FIRST, {"who": "agent"})
    assert answered.status_code == 303
    assert answered.url == "/matter/A10/check/identity/"
    assert "agent" not in answered.url


@pytest.mark.parametrize("said", [{}, {"who": ""}, {"who": "nobody"}, {"identity": "idcard"}])
def test_no_answer_is_asked_for_again_and_nothing_is_kept(home, said):
    asked = home.post(FIRST, said)
    assert asked.status_code == 422
    assert "请选一项" in asked.content.decode()
    assert COOKIE not in asked.cookies


def test_going_back_shows_what_was_chosen(home):
    home.post(FIRST, {"who": "agent"})
    assert 'value="agent" checked' in home.get(FIRST).content.decode()


def test_a_changed_answer_drops_what_is_no_longer_asked_and_keeps_the_rest(home):
    answer(home, "A10", who="agent", plates="stolen")
    home.post(FIRST, {"who": "unit"})
    fields = shown_form(home, "A10")
    assert "identity" not in fields
    assert (fields["who"], fields["plates"]) == ("unit", "stolen")


def test_a_question_that_is_not_asked_leads_on(home):
    home.post(FIRST, {"who": "unit"})
    assert home.get("/matter/A10/check/identity/").url == "/matter/A10/check/plates/"


@pytest.mark.parametrize("spoilt", ["", "x", "eyJhIjoxfQ:forged:forged"])
def test_a_spoilt_cookie_begins_anew(home, spoilt):
    answer(home, "A10")
    home.cookies[COOKIE] = spoilt
    assert home.get("/matter/A10/check/").url == FIRST


def test_answers_of_another_matter_do_not_count(home):
    answer(home, "A10")
    assert "/check/" in home.get("/matter/A7/check/").url


def test_unfinished_answers_cannot_be_checked_yet(home):
    home.post(FIRST, {"who": "self"})
    assert home.get("/matter/A10/answers/").url == "/matter/A10/check/identity/"


def test_every_answer_has_a_way_to_change_it(home):
    answer(home, "A10")
    said = home.get("/matter/A10/answers/").content.decode()
    fields = shown_form(home, "A10")
    assert len(fields) > 4
    for question in fields.keys() - {"once"}:
        assert f'href="/matter/A10/check/{question}/"' in said


def test_the_list_is_made_once_however_often_the_button_is_pressed(home):
    answer(home, "A10")
    fields = shown_form(home, "A10")
    first, second = (home.post("/matter/A10/answers/", fields) for _ in range(2))
    assert first.status_code == 303
    assert first.url == second.url
    kept = Preparation.objects.get()
    assert first.url == f"/list/{kept.code}/"
    assert kept.facts == {name: value for name, value in fields.items() if name != "once"}


def test_the_same_key_with_other_answers_is_refused(home):
    answer(home, "A10")
    fields = shown_form(home, "A10")
    home.post("/matter/A10/answers/", fields)
    other = home.post("/matter/A10/answers/", {**fields, "plates": "damaged"})
    assert other.status_code == 422
    assert Preparation.objects.count() == 1


def test_missing_answers_make_no_list(home):
    answer(home, "A10")
    fields = {**shown_form(home, "A10"), "plates": "nonsense"}
    refused = home.post("/matter/A10/answers/", fields)
    assert refused.status_code == 422
    assert "还有问题没有回答" in refused.content.decode()
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("address", [FIRST, "/matter/A10/answers/"])
def test_nobody_keeps_a_copy_on_the_way(home, address):
    answer(home, "A10")
    assert "no-store" in home.get(address)["Cache-Control"]
