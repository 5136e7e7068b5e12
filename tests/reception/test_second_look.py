"""Risky papers — who acts for whom, whose it is, which vehicle — are looked at twice before “done”."""

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.catalogue.rules.model import RISKS
from nuanchuang.reception import reads
from nuanchuang.reception.actions import cases, passes, visits
from nuanchuang.reception.refusals import CaseDecided, NoSecondLook, SecondLookNeeded
from nuanchuang.web import words
from tests.support.hall import answer_all, call, decide, listed, receive, see_all


@pytest.fixture
def case(scene, now):
    """An agent with the owner's authorisation."""
    return answer_all(receive(scene.owner, now), scene.owner, now, who="agent")


def see_once(case, scene, now):
    for code in listed(case):
        cases.set_item(case=case, post=scene.owner, item=code, state="seen", now=now)


def look_again(case, post, now, item="authority"):
    return cases.look_again(case=case, post=post, item=item, now=now)


def test_an_agents_papers_are_risky_and_the_owners_own_card_is_not(case):
    risks = {item.code: item.risk for item in reads.assessment(case).items}
    assert (risks["authority"], risks["clerk_id"], risks["id_card"]) == ("authority", "identity", "")


def test_each_kind_of_risk_is_used_and_says_what_to_look_at():
    used = {each.risk for matter in catalogue.library().matters.values() for each in matter.materials}
    assert used - {""} == set(RISKS) == set(words.LOOK)


def test_nothing_is_done_before_the_second_look_which_is_named(scene, case, now):
    see_once(case, scene, now)
    with pytest.raises(SecondLookNeeded) as refusal:
        decide(case, scene.owner, now)
    assert "委托书" in str(refusal.value.values["names"])
    case.refresh_from_db()
    assert not case.decided


def test_after_the_second_look_it_is_done(scene, case, now):
    see_all(case, scene.owner, now)
    assert decide(case, scene.owner, now).outcome.kind == "done"


def test_the_paper_stays_in_hand_until_it_was_looked_at_again(scene, case, now):
    cases.set_item(case=case, post=scene.owner, item="authority", state="seen", now=now)
    assert case.in_hand == "authority"
    look_again(case, scene.owner, now)
    assert case.in_hand != "authority"


def test_who_pointed_elsewhere_in_between_is_led_back(scene, case, now):
    see_once(case, scene, now)
    risky = {item.code for item in reads.assessment(case).items if item.risk}
    assert case.in_hand in risky


@pytest.mark.parametrize("item", ["authority", "id_card", "nothing"])
def test_there_is_no_second_look_without_a_first_or_at_what_needs_none(scene, case, now, item):
    if item == "id_card":
        cases.set_item(case=case, post=scene.owner, item=item, state="seen", now=now)
    with pytest.raises(NoSecondLook):
        look_again(case, scene.owner, now, item)


def test_another_verdict_is_a_first_look_again(scene, case, now):
    see_all(case, scene.owner, now)
    cases.set_item(case=case, post=scene.owner, item="authority", state="missing", now=now)
    cases.set_item(case=case, post=scene.owner, item="authority", state="seen", now=now)
    with pytest.raises(SecondLookNeeded):
        decide(case, scene.owner, now)


def test_a_notice_or_a_promise_needs_no_second_look(scene, case, now):
    see_once(case, scene, now)
    assert decide(case, scene.owner, now, "promised", what="proof_check").outcome.kind == "promised"


def test_a_decided_case_is_not_looked_at_again(scene, case, now):
    see_once(case, scene, now)
    decide(case, scene.owner, now, "promised", what="proof_check")
    with pytest.raises(CaseDecided):
        look_again(case, scene.owner, now)


def test_looked_at_twice_the_first_time_it_is_not_looked_at_again_on_return(scene, case, now):
    see_all(case, scene.owner, now, {"id_card": "missing"})
    given = decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:x", now=now)
    again = call(scene.owner, now).visit.cases.get()
    assert again.in_hand == "id_card"
    cases.set_item(case=again, post=scene.owner, item="id_card", state="seen", now=now)
    assert decide(again, scene.owner, now).outcome.kind == "done"
