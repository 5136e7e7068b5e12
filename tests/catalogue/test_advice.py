"""What a wizard says: the first outcome that holds, what is to be done first all at once, what stays open."""

import pytest

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.rules.walking import settle

ALL_WIZARDS = (
    "foreign-licence", "full-points", "inspection-cycle", "late-renewal", "mortgage", "objection",
    "owner-died", "points-reduction",
)  # fmt: skip


def test_the_eight_wizards_are_there(library):
    assert tuple(library.wizards) == ALL_WIZARDS


@pytest.mark.parametrize("slug", ALL_WIZARDS)
def test_every_path_gets_advice_and_never_both_kinds(slug, library):
    wizard = library.wizards[slug]
    for facts in rules.walk(wizard):
        found = rules.advise(wizard, facts)
        assert found.open == ()
        assert (found.outcome is None) == (len(found.may) > 1)
        assert found.outcome or found.unsure, "what is known for certain leaves nothing open"
        assert found.grounds


@pytest.mark.parametrize("slug", ALL_WIZARDS)
def test_open_answers_leave_open_exactly_what_they_can_turn_out_to_be(slug, library):
    wizard = library.wizards[slug]
    for facts in rules.walk(wizard):
        ways = {rules.advise(wizard, settled).outcome.code for settled in settle(wizard, facts)}
        found = rules.advise(wizard, facts)
        assert ways == {each.code for each in found.may or (found.outcome,)}


@pytest.mark.parametrize("slug", ALL_WIZARDS)
def test_only_what_is_to_be_done_first_is_followed_by_more(slug, library):
    wizard = library.wizards[slug]
    for facts in rules.walk(wizard):
        shown = rules.advise(wizard, facts)
        if shown.outcome is not None:
            assert all(each.level == "first" for each in shown.shown[:-1])
            assert not shown.then or shown.outcome.level == "first"


def test_a_path_without_open_answers_settles_to_itself(library):
    wizard = library.wizards["mortgage"]
    certain = [facts for facts in rules.walk(wizard) if rules.UNSURE not in facts.values()]
    assert len(certain) > 30
    assert all([facts] == list(settle(wizard, facts)) for facts in certain)


def test_a_question_without_an_answer_is_as_open_as_one_answered_unsure(library):
    wizard = library.wizards["points-reduction"]
    facts = {"points": "some", "history": "clean", "licence": "valid"}
    silent, unsure = rules.advise(wizard, facts), rules.advise(wizard, facts | {"vehicle": "unsure"})
    assert silent.may == unsure.may
    assert [each.code for each in silent.open] == ["vehicle"]
    assert [each.code for each in unsure.unsure] == ["vehicle"]


def test_what_is_told_along_holds_however_the_open_answers_turn_out(library):
    wizard = library.wizards["owner-died"]
    facts = {"want": "keep", "deed": "none", "mortgage": "unsure", "record": "open", "status": "sealed"}
    found = rules.advise(wizard, facts)
    assert found.outcome.code == "sealed"
    assert [each.code for each in found.then] == ["deed", "settle", "keep_notary"]


def test_an_outcome_that_ends_is_the_last_word(library):
    wizard = library.wizards["inspection-cycle"]
    found = rules.advise(wizard, {"kind": "school"})
    assert (found.outcome.code, found.outcome.level, found.then) == ("school", "first", ())


def test_answers_that_do_not_belong_are_left_out(library):
    wizard = library.wizards["points-reduction"]
    facts = {"points": "none", "vehicle": "scrap", "colour": "red"}
    assert rules.prune(wizard, facts) == {"points": "none"}
    assert rules.advise(wizard, facts).outcome.code == "nothing"


def test_the_matters_led_to_are_those_of_the_plan(library):
    planned = {f"A{n}" for n in range(1, 18)} | {f"B{n}" for n in range(1, 18)}
    planned |= {f"C{n}" for n in range(1, 12)} | set(library.matters)
    for wizard in library.wizards.values():
        led = {code for outcome in wizard.outcomes for code in outcome.leads_to}
        assert led
        assert led <= planned
