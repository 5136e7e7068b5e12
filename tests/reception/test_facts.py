"""Facts change the list; answers that no longer count are dropped, what was seen is not."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.reception import reads
from nuanchuang.reception.actions import cases
from nuanchuang.reception.refusals import CaseDecided, UnknownAnswer
from tests.support.hall import answer_all, decide, listed, receive, see_all


def answer(case, post, now, **facts):
    cases.set_facts(case=case, post=post, facts=facts, now=now)
    case.refresh_from_db()
    return case.facts


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


def test_answers_are_added_to_earlier_ones(scene, case, now):
    answer(case, scene.owner, now, who="self")
    assert answer(case, scene.owner, now, identity="military") == {"who": "self", "identity": "military"}


def test_an_answer_whose_question_is_no_longer_asked_is_dropped(scene, case, now):
    answer(case, scene.owner, now, who="self", identity="military", plates="stolen")
    assert answer(case, scene.owner, now, who="unit") == {"who": "unit", "plates": "stolen"}


def test_the_list_follows_the_answers(scene, case, now):
    answer_all(case, scene.owner, now, who="agent")
    assert "authority" in listed(case)
    answer_all(case, scene.owner, now)
    answer(case, scene.owner, now, who="self")
    assert "authority" not in listed(case)


def test_what_was_seen_is_still_seen_when_the_list_comes_back(scene, case, now):
    answer_all(case, scene.owner, now, who="agent")
    cases.set_item(case=case, post=scene.owner, item="authority", state="seen", now=now)
    answer(case, scene.owner, now, who="self")
    answer(case, scene.owner, now, who="agent")
    states = {row.item.code: row.state for row in reads.case_view(case).rows}
    assert states["authority"] == "seen"


def test_not_being_sure_is_an_answer_and_asks_to_bring_the_paper(scene, case, now):
    answer_all(case, scene.owner, now, plates="unsure")
    view = reads.case_view(case)
    assert view.next_question is None
    assert {row.item.code for row in view.rows if row.item.maybe} == {"remaining_plate", "damaged_plates"}


@pytest.mark.parametrize("facts", [{"who": "mayor"}, {"nothing": "self"}, {"who": ""}, {"": "unsure"}])
def test_an_answer_that_was_not_offered_is_refused_and_changes_nothing(scene, case, now, facts):
    answer(case, scene.owner, now, who="agent")
    with pytest.raises(UnknownAnswer):
        answer(case, scene.owner, now, plates="damaged", **facts)
    case.refresh_from_db()
    assert case.facts == {"who": "agent"}


def test_a_decided_case_keeps_its_facts(scene, case, now):
    decide(see_all(answer_all(case, scene.owner, now), scene.owner, now), scene.owner, now)
    with pytest.raises(CaseDecided):
        answer(case, scene.owner, now, who="unit")


def test_another_matter_starts_with_an_empty_list(scene, case, now):
    see_all(answer_all(case, scene.owner, now), scene.owner, now)
    cases.change_matter(case=case, post=scene.owner, matter="A10", now=now)
    case.refresh_from_db()
    assert (case.facts, case.items.count()) == ({}, 0)


def test_an_answer_a_new_release_no_longer_offers_is_asked_again(scene, case, now, new_release):
    answer_all(case, scene.owner, now, kind="trailer")
    kind = catalogue.matter("A10").question("kind")
    left = replace(kind, options=tuple(one for one in kind.options if one.code != "trailer"))
    questions = tuple(left if one.code == "kind" else one for one in catalogue.matter("A10").questions)
    new_release(questions=questions)
    assert reads.case_view(case).next_question.code == "kind"
    assert reads.progress(case).questions_open == 1
