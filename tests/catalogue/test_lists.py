"""A list prepared at the door is found again by its codes, without knowing whose it is."""

from datetime import timedelta

import pytest

from nuanchuang.catalogue import access, actions
from nuanchuang.catalogue.models import Preparation
from nuanchuang.journal import reads as journal
from nuanchuang.journal.models import HOUSE

pytestmark = pytest.mark.django_db

FACTS = {
    "who": "self",
    "identity": "idcard",
    "plates": "one_lost",
    "kind": "car",
    "place": "here",
    "temporary": "park",
}


def test_a_list_is_found_by_link_and_by_digits(now):
    made = actions.prepare(matter="A10", facts=FACTS, now=now)
    assert access.preparation(made.code) == access.preparation(made.typed_code) == made
    assert (made.matter, made.facts, made.release) == ("A10", FACTS, "2026.11")
    assert len(made.code) == 22
    assert len(made.typed_code) == 8


def test_answers_to_questions_not_asked_are_not_kept(now):
    made = actions.prepare(matter="A10", facts={**FACTS, "who": "unit", "name": "x"}, now=now)
    assert made.facts == {key: value for key, value in {**FACTS, "who": "unit"}.items() if key != "identity"}


@pytest.mark.parametrize(
    "code", ["", "x", "00000000", "1234567", "A" * 22, "B" * 23, "１２３４５６７８", "\0" * 22]
)
def test_a_foreign_code_finds_nothing(code, now):
    with pytest.raises(access.ListNotFound):
        access.preparation(code)


def test_an_unknown_matter_writes_nothing(now):
    with pytest.raises(actions.UnknownMatter):
        actions.prepare(matter="Z9", facts=FACTS, now=now)
    assert not Preparation.objects.exists()


@pytest.mark.parametrize("facts", [{}, {**FACTS, "kind": "boat"}, {"who": "self"}])
def test_open_questions_are_asked_first_and_nothing_is_written(facts, now):
    with pytest.raises(actions.UnansweredQuestions):
        actions.prepare(matter="A10", facts=facts, now=now)
    assert not Preparation.objects.exists()
    assert journal.after(HOUSE, 0) == []


def test_the_journal_notes_the_list_without_its_facts(now):
    made = actions.prepare(matter="A10", facts=FACTS, now=now)
    row = journal.after(HOUSE, 0)[-1]
    assert (row.kind, row.actor, row.subject) == ("catalogue.list_prepared", "citizen", str(made.id))
    assert journal.details(row) == {"matter": "A10", "release": "2026.11"}


def test_a_drawn_code_in_use_is_drawn_again(now, monkeypatch):
    drawn = iter(["11111111", "11111111", "22222222"])
    monkeypatch.setattr(actions, "typed_code", lambda: next(drawn))
    made = [actions.prepare(matter="A10", facts=FACTS, now=now).typed_code for _ in range(2)]
    assert made == ["11111111", "22222222"]


def test_when_no_code_is_left_the_person_is_told(now, monkeypatch):
    monkeypatch.setattr(actions, "typed_code", lambda: "11111111")
    actions.prepare(matter="A10", facts=FACTS, now=now)
    with pytest.raises(actions.NoCodeLeft):
        actions.prepare(matter="A10", facts=FACTS, now=now)
    assert Preparation.objects.count() == 1


def test_digits_are_given_up_after_a_month_but_the_link_still_opens(now, monkeypatch):
    monkeypatch.setattr(actions, "typed_code", lambda: "11111111")
    old = actions.prepare(matter="A10", facts=FACTS, now=now)
    new = actions.prepare(matter="A10", facts=FACTS, now=now + actions.RECENT + timedelta(seconds=1))
    assert access.preparation("11111111") == new
    assert access.preparation(old.code) == old


def test_old_lists_are_forgotten(now):
    old = actions.prepare(matter="A10", facts=FACTS, now=now)
    kept = actions.prepare(matter="A10", facts=FACTS, now=now + timedelta(days=1))
    assert actions.forget_old_lists(now=now + actions.KEPT + timedelta(hours=1)) == 1
    assert access.preparation(kept.code) == kept
    with pytest.raises(access.ListNotFound):
        access.preparation(old.code)
