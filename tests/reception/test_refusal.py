"""Every refusal has a ground, a cure or another way, and a remedy with its last day (design §5.8)."""

from dataclasses import replace
from datetime import date

import pytest

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.reception.actions import cases
from nuanchuang.reception.refusals import NotAReason
from tests.support.hall import decide, receive

REASONS = [reason.code for reason in catalogue.matter("A10").reasons]


@pytest.mark.parametrize("code", REASONS)
def test_the_paper_carries_all_that_a_person_is_owed_with_a_no(scene, now, code):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason=code).outcome
    content, reason = outcome.content, catalogue.matter("A10").reason(code)
    assert content["reason_code"] == code
    assert content["fact"]["zh"] == reason.fact.zh
    assert [ground["id"] for ground in content["grounds"]] == [ground.id for ground in reason.grounds] != []
    assert content["cure"] or content["other_ways"]
    assert outcome.next_step["zh"] in (reason.cure.zh if reason.cure else "", reason.other_ways[0].zh)
    assert content["face_saving"]["en"] == reason.face_saving.en


def test_a_reason_the_facts_speak_against_is_no_reason(scene, now):
    case = receive(scene.owner, now)
    cases.set_facts(case=case, post=scene.owner, facts={"place": "here"}, now=now)
    with pytest.raises(NotAReason):
        decide(case, scene.owner, now, "refused", reason="other_place")
    case.refresh_from_db()
    assert not case.decided


@pytest.mark.parametrize(("answer", "taken"), [("car", False), ("special", True), ("unsure", True)])
def test_a_reason_that_foresees_nothing_is_held_against_the_answers_too(scene, now, answer, taken):
    case = receive(scene.owner, now)
    cases.set_facts(case=case, post=scene.owner, facts={"kind": answer}, now=now)
    if taken:
        made = decide(case, scene.owner, now, "refused", reason="not_this_office").outcome
        assert made.content["reason_code"] == "not_this_office"
    else:
        with pytest.raises(NotAReason):
            decide(case, scene.owner, now, "refused", reason="not_this_office")
        case.refresh_from_db()
        assert not case.decided


def test_a_ground_is_cited_by_rule_article_and_version(scene, now):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason="proof_invalid").outcome
    cited = outcome.content["grounds"][0]
    assert (cited["article"], cited["order_no"] != "", cited["version"] != "") == (51, True, True)
    assert date.fromisoformat(cited["in_force"])


def test_the_remedy_names_its_last_day_and_the_halls_review_body(scene, now):
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason="proof_invalid").outcome
    remedy = outcome.content["remedy"]
    found = catalogue.matter("A10").remedy("review")
    assert (found.days, found.unit) == (60, "natural")
    assert remedy["last_day"] == "2026-05-01"
    assert remedy["review_body"] == "市人民政府"


def test_a_reason_without_a_cure_names_another_way_as_the_next_step(scene, now, new_release):
    first = catalogue.matter("A10").reasons[0]
    new_release(reasons=(replace(first, cure=None),))
    outcome = decide(receive(scene.owner, now), scene.owner, now, "refused", reason=first.code).outcome
    assert outcome.next_step["zh"] == first.other_ways[0].zh
