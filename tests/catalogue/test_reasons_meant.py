"""Which reasons for refusal the answers leave: none that they speak against, all that may still be so."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nuanchuang.catalogue import rules
from tests.catalogue.test_assess import answered, complete


def meant(matter, facts):
    """The codes of the reasons that may be meant."""
    return {each.code for each in matter.reasons if not rules.contradicted(matter, each, facts)}


@settings(max_examples=300, deadline=None)
@given(answered(), st.data())
def test_not_being_sure_takes_no_reason_out(given_facts, data):
    matter, facts = given_facts
    facts = complete(matter, facts)
    doubted = data.draw(st.sampled_from(sorted(facts)))
    assert meant(matter, facts) <= meant(matter, complete(matter, {**facts, doubted: "unsure"}))


@settings(max_examples=300, deadline=None)
@given(answered(), st.data())
def test_a_question_not_answered_yet_takes_no_reason_out(given_facts, data):
    matter, facts = given_facts
    facts = complete(matter, facts)
    left_out = data.draw(st.sampled_from(sorted(facts)))
    assert meant(matter, facts) <= meant(matter, {code: facts[code] for code in facts if code != left_out})


@settings(max_examples=300, deadline=None)
@given(answered())
def test_what_stands_in_the_way_or_may_is_always_meant(given_facts):
    matter, facts = given_facts
    found = rules.assess(matter, facts)
    assert {each.code for each in (*found.blocked_by, *found.may_block)} <= meant(matter, facts)


def test_before_anything_is_asked_every_reason_may_be_meant(library):
    for matter in library.matters.values():
        assert meant(matter, {}) == {each.code for each in matter.reasons}, matter.code


NO_NEED = {  # the answers that speak against it, and one that speaks for it
    "A1": ("no_permit", {"kind": "car"}, {"kind": "coach"}),
    "A2": ("lender_absent", {"change": "whole", "mortgage": "none"}, {"change": "whole"}),
    "A3": (
        "inspection_missing",
        {"kind": "car", "step": "done", "status": "clear", "inspection": "valid"},
        {},
    ),
    "A6": ("bigger_change", {"change": "phone"}, {"change": "looks"}),
    "A7": ("customs", {"status": "clear"}, {"status": "customs"}),
    "A14": ("has_plates", {"case": "bought"}, {"case": "plated"}),
    "A15": ("number_taken", {"case": "spouse"}, {"case": "new"}),
    "B4": ("translation_source", {"licence": "zh"}, {"licence": "foreign", "class": "car"}),
    "B5": ("medical_old", {"medical": "none"}, {"medical": "paper"}),
    "B6": ("study_missing", {"driver": "ordinary"}, {"driver": "study"}),
    "B8": ("id_unchanged", {"what": "damaged"}, {"what": "info"}),
    "B9": ("no_class_left", {"outcome": "unfit"}, {"outcome": "lower", "medical": "paper"}),
    "B12": ("no_study", {"kind": "large", "points": "none"}, {"kind": "large", "points": "some"}),
    "C1": ("record_stands", {"stage": "camera", "agree": "accept"}, {"stage": "camera", "agree": "object"}),
    "C4": ("hardship_refused", {"decision": "have", "need": "pay"}, {"decision": "have", "need": "hardship"}),
    "C6": ("days_short", {"stage": "passed"}, {"stage": "studied"}),
    "C8": ("scrapped", {"held": "licence"}, {"held": "vehicle"}),
    "C10": ("not_first", {"stage": "open", "who": "self", "why": "minor"}, {"why": "first"}),
    "D": ("sued", {"what": "copy"}, {"what": "mediate"}),
}


@pytest.mark.parametrize("code", NO_NEED)
def test_an_answer_that_speaks_against_a_reason_takes_it_out_and_its_opposite_keeps_it(code, library):
    reason, against, fitting = NO_NEED[code]
    assert reason not in meant(library.matters[code], against)
    assert reason in meant(library.matters[code], fitting)


def test_open_violations_are_no_reason_where_the_rules_do_not_ask_for_them(library):
    """A lost licence is replaced where it was issued, whatever is open; elsewhere it moves (§2.3)."""
    matter = library.matters["B10"]
    assert "open_record" not in meant(matter, {"place": "here"})
    assert "open_record" in meant(matter, {"place": "elsewhere"})


def test_a_kind_of_vehicle_that_nobody_asked_about_keeps_the_office_in_charge_open(library):
    """A2 asks for the kind with a new colour only: with another change the officer still has to see."""
    matter = library.matters["A2"]
    assert "not_this_office" in meant(matter, {"change": "part"})
    assert "not_this_office" not in meant(matter, {"change": "colour", "kind": "car"})


def test_a_letter_of_authority_left_at_home_is_a_missing_paper_and_never_a_refusal(library):
    for matter in library.matters.values():
        assert matter.reason("no_authority") is None, matter.code
    listed = [each.code for each in rules.assess(library.matters["A7"], {"who": "agent"}).items]
    assert "authority" in listed
