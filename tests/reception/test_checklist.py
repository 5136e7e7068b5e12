"""The list on desk and counter: nothing beyond it may be asked for, and one paper is in hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception import rules
from nuanchuang.reception.actions import cases
from nuanchuang.reception.models import CheckedItem
from nuanchuang.reception.refusals import CaseDecided, UnknownItem, UnknownState
from tests.support.hall import answer_all, decide, listed, receive, see_all


@pytest.fixture
def case(scene, now):
    """An agent with damaged plates: identity card, agent's card, authorisation, plates."""
    return answer_all(receive(scene.owner, now), scene.owner, now, who="agent", plates="damaged")


def check(case, post, now, item, state="seen"):
    cases.set_item(case=case, post=post, item=item, state=state, now=now)


@pytest.mark.parametrize("item", ["heir_proof", "residence", "police_report", "love_letter", ""])
def test_a_paper_that_is_not_on_the_list_cannot_be_asked_for(scene, case, now, item):
    for state in ("missing", "seen"):
        with pytest.raises(UnknownItem):
            check(case, scene.owner, now, item, state)
    assert not CheckedItem.objects.exists()


@pytest.mark.parametrize("state", ["", "perfect", "SEEN"])
def test_a_paper_has_one_of_four_states(scene, case, now, state):
    with pytest.raises(UnknownState):
        check(case, scene.owner, now, listed(case)[0], state)


def test_the_next_open_paper_comes_into_hand(scene, case, now):
    codes = listed(case)
    assert case.in_hand == codes[0]
    for index, code in enumerate(codes):
        check(case, scene.owner, now, code)
        if case.in_hand == code:
            cases.look_again(case=case, post=scene.owner, item=code, now=now)
        assert case.in_hand == (codes[index + 1] if index + 1 < len(codes) else "")


def test_a_paper_put_back_to_open_is_open_again(scene, case, now):
    see_all(case, scene.owner, now)
    check(case, scene.owner, now, listed(case)[1], "open")
    assert case.in_hand == listed(case)[1]


def test_the_officer_points_at_the_paper_that_is_meant(scene, case, now):
    cases.point_at(case=case, post=scene.owner, item=listed(case)[-1], now=now)
    case.refresh_from_db()
    assert case.in_hand == listed(case)[-1]
    with pytest.raises(UnknownItem):
        cases.point_at(case=case, post=scene.owner, item="love_letter", now=now)


def test_a_decided_case_keeps_its_list(scene, case, now):
    code = listed(case)[0]
    decide(see_all(case, scene.owner, now), scene.owner, now)
    for verb in (lambda: check(case, scene.owner, now, code, "missing"),
                 lambda: cases.point_at(case=case, post=scene.owner, item=code, now=now)):  # fmt: skip
        with pytest.raises(CaseDecided):
            verb()
    assert set(case.items.values_list("state", flat=True)) == {"seen"}


rows = st.lists(st.sampled_from(rules.ITEM_STATES), max_size=8).map(
    lambda states: [rules.Line(f"m{number}", state) for number, state in enumerate(states)]
)


@given(rows, st.integers(-1, 8))
def test_the_paper_in_hand_is_the_nearest_open_one_going_round(lines, place):
    after = f"m{place}"
    open_ones = [int(line.code[1:]) for line in lines if line.state == "open"]
    found = rules.next_in_hand(lines, after)
    if not open_ones:
        assert found == ""
    elif place < len(lines):
        behind = [number for number in open_ones if number > place]
        assert found == f"m{(behind or open_ones)[0]}"
    else:
        assert found == f"m{open_ones[0]}"
