"""A waiver exists only where the rule leaves open whether this case needs the paper (mission row 46)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception import reads, rules
from nuanchuang.reception.actions import cases
from nuanchuang.reception.models import CheckedItem
from nuanchuang.reception.refusals import ItemsOpen, NoWaiver
from tests.support.desk import sign_in
from tests.support.hall import answer_all, decide, receive, see_all


@pytest.fixture
def unsure(scene, now):
    """Nobody knows who may act here: the papers of an agent may be needed."""
    return answer_all(receive(scene.owner, now), scene.owner, now, who="unsure")


def waive(case, scene, now, item):
    return cases.set_item(case=case, post=scene.owner, item=item, state="waived", now=now)


def states(case):
    return {line.code: line.state for line in reads.progress(case).lines}


def test_a_paper_the_answers_ask_for_is_not_waived(scene, now, unsure):
    with pytest.raises(NoWaiver):
        waive(unsure, scene, now, "id_card")
    assert not CheckedItem.objects.exists()


def test_a_paper_the_rule_leaves_open_is(scene, now, unsure):
    waive(unsure, scene, now, "authority")
    assert states(unsure)["authority"] == "waived"


def test_a_waiver_falls_when_an_answer_settles_that_the_paper_is_needed(scene, now, unsure):
    see_all(unsure, scene.owner, now, {"authority": "waived"})
    cases.set_facts(case=unsure, post=scene.owner, facts={"who": "agent"}, now=now)
    assert states(unsure)["authority"] == "open"
    with pytest.raises(ItemsOpen):
        decide(unsure, scene.owner, now)


def test_the_desk_offers_it_only_there_and_takes_it_only_there(scene, now, unsure, monkeypatch):
    monkeypatch.setattr("nuanchuang.platform.clock.now", lambda: now)
    desk = sign_in(scene.owner)
    for item, offered in (("authority", True), ("id_card", False)):
        desk.press_for_case("items", point=item)
        assert ('name="waived"' in desk.see()) is offered
        assert desk.press_for_case("items", waived=item).status_code == (303 if offered else 409)


@given(
    st.dictionaries(st.sampled_from("abc"), st.sampled_from(rules.ITEM_STATES)),
    st.sets(st.sampled_from("abc")),
)
def test_no_list_shows_a_waiver_the_rule_does_not_have_and_no_other_state_is_lost(found, waivable):
    listed = [rules.Line(code, waivable=code in waivable) for code in "abc"]
    for line in rules.lines(listed, found):
        said = found.get(line.code, "open")
        assert line.state == ("open" if said == "waived" and line.code not in waivable else said)
