"""Four ways a case ends, each with a next step for the citizen."""

from datetime import date, timedelta

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.promises.actions import DueDatePassed
from nuanchuang.promises.models import Promise
from nuanchuang.reception import refusals, rules
from nuanchuang.reception.actions import cases
from nuanchuang.reception.models import Outcome
from tests.support.hall import answer_all, decide, listed, receive, see_all

TODAY = date(2026, 3, 2)


@pytest.fixture
def case(scene, now):
    return receive(scene.owner, now)


@pytest.fixture
def complete(scene, case, now):
    return see_all(answer_all(case, scene.owner, now), scene.owner, now)


def test_done_tells_what_happens_next(scene, complete, now):
    outcome = decide(complete, scene.owner, now).outcome
    after = catalogue.matter("A10").after
    assert (outcome.kind, outcome.next_step) == ("done", {"zh": after.zh, "en": after.en})
    complete.refresh_from_db()
    assert (complete.decided, complete.in_hand) == (True, "")


def test_what_takes_long_by_law_is_accepted_with_its_fee_and_last_day(scene, complete, now):
    content = decide(complete, scene.owner, now).outcome.content
    assert content["fee_fen"] > 0
    assert content["ready_by"] == "2026-03-23", "15 working days after Monday 2 March"
    assert content["certain"]


def test_a_waived_paper_does_not_stand_in_the_way(scene, case, now):
    answer_all(case, scene.owner, now, plates="unsure")
    see_all(case, scene.owner, now, {"damaged_plates": "waived"})
    assert decide(case, scene.owner, now).outcome.kind == "done"


@pytest.mark.parametrize("state", ["open", "missing"])
def test_nothing_is_done_while_a_paper_is_not_there(scene, complete, now, state):
    see_all(complete, scene.owner, now, {listed(complete)[0]: state})
    with pytest.raises(refusals.ItemsOpen) as refused:
        decide(complete, scene.owner, now)
    assert refused.value.values == {"count": 1}


@pytest.mark.parametrize("kind", ["done", "missing"])
def test_everything_that_changes_the_list_is_asked_first(scene, case, now, kind):
    see_all(case, scene.owner, now)
    with pytest.raises(refusals.QuestionsOpen):
        decide(case, scene.owner, now, kind)


@pytest.mark.parametrize("what", sorted(rules.PROMISES.keys() - {"home_visit"}))
def test_a_promise_names_a_day_reckoned_in_working_days(scene, case, now, what):
    outcome = decide(case, scene.owner, now, "promised", what=what).outcome
    made = Promise.objects.get(case=case.id)
    assert (made.what, made.due > TODAY, made.certain) == (what, True, True)
    assert outcome.content["due"] == made.due.isoformat()


def test_a_promised_day_is_said_with_its_weekday(scene, case, now):
    outcome = decide(case, scene.owner, now, "promised", what="ask_superior").outcome
    assert outcome.content["due"] == "2026-03-05"
    assert "3月5日（星期四）" in outcome.next_step["zh"]
    assert "2026-03-05 (Thu)" in outcome.next_step["en"]


def test_an_officer_may_name_the_day(scene, case, now):
    decide(case, scene.owner, now, "promised", what="ask_superior", due=TODAY)
    assert Promise.objects.get().due == TODAY


def test_a_day_that_has_passed_cannot_be_promised(scene, case, now):
    with pytest.raises(DueDatePassed):
        decide(case, scene.owner, now, "promised", what="ask_superior", due=TODAY - timedelta(days=1))
    assert_untouched(case)


@pytest.mark.parametrize("what", ["", "the_moon"])
def test_only_what_is_on_the_list_can_be_promised(scene, case, now, what):
    with pytest.raises(refusals.UnknownPromise):
        decide(case, scene.owner, now, "promised", what=what)
    assert_untouched(case)


def test_plates_are_promised_for_vehicles_alone(scene, case, now):
    cases.change_matter(case=case, post=scene.owner, matter="B5", now=now)
    with pytest.raises(refusals.UnknownPromise):
        decide(case, scene.owner, now, "promised", what="plates_made")
    assert "plates_made" in rules.promises_for(catalogue.matter("A10").lane)


@pytest.mark.parametrize("reason", ["", "bad_mood", "OTHER_PLACE"])
def test_only_a_reason_of_the_rules_can_be_given(scene, case, now, reason):
    with pytest.raises(refusals.NotAReason):
        decide(case, scene.owner, now, "refused", reason=reason)
    assert_untouched(case)


@pytest.mark.parametrize("kind", ["", "handed_over", "forgotten", "DONE"])
def test_there_are_no_other_ways(scene, case, now, kind):
    with pytest.raises(refusals.UnknownDecision):
        decide(case, scene.owner, now, kind)


@pytest.mark.parametrize("kind", ["done", "missing", "promised", "refused"])
def test_a_case_is_decided_once(scene, complete, now, kind):
    first = decide(complete, scene.owner, now).outcome
    with pytest.raises(refusals.CaseDecided):
        decide(complete, scene.owner, now, kind, what="ask_superior", reason="proof_invalid")
    assert Outcome.objects.get() == first


def test_an_outcome_says_who_told_it_by_which_release(scene, complete, now):
    content = decide(complete, scene.owner, now).outcome.content
    assert (content["window"], content["badge"]) == (1, scene.owner.officer.badge)
    assert (content["matter"]["code"], content["release"]) == ("A10", catalogue.library().release)


def assert_untouched(case):
    """A refused decision leaves the case as it was."""
    case.refresh_from_db()
    assert not case.decided
    assert not Outcome.objects.exists()
    assert not Promise.objects.exists()
