"""Which of the five moves is offered first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.conduct import reads
from nuanchuang.conduct.rules import TRIGGERS
from nuanchuang.conduct.rules import triggers as called_for


@pytest.mark.parametrize(("triggers", "offered"), [
    ((), ()),
    (("reasonable_demand",), ("understand",)),
    (("rule_cannot",), ("state",)),
    (("complaint_threat",), ("state",)),
    (("irritated",), ("soften",)),
    (("agitated",), ("soften", "change")),
    (("venting",), ("guide",)),
    (("same_question",), ("change",)),
    (("over_time",), ("change",)),
    (("key_pressed", "agitated"), ("change", "soften")),
    (("complaint_threat", "agitated"), ("state", "soften", "change")),
    (("irritated", "rule_cannot"), ("soften", "state")),
    (("reasonable_demand", "rule_cannot"), ("understand", "state")),
    (("venting", "irritated"), ("guide", "soften")),
])  # fmt: skip
def test_the_most_pressing_trigger_leads(triggers, offered):
    assert tuple(move.id for move in reads.moves_for(triggers)) == offered


@given(st.lists(st.sampled_from(TRIGGERS)))
def test_only_moves_that_are_called_for_are_offered_each_once_in_whatever_order_it_is_asked(triggers):
    offered = reads.moves_for(triggers)
    assert len({move.id for move in offered}) == len(offered)
    assert all(not move.when.isdisjoint(triggers) for move in offered)
    assert reads.moves_for(triggers[::-1]) == offered


def test_a_move_is_found_by_its_id():
    move = reads.move("soften")
    assert move is not None
    assert move.name == "招二 迂回委婉"
    assert reads.move("shout") is None


@pytest.mark.parametrize(
    ("long", "cannot", "called"),
    [
        (False, False, set()),
        (True, False, {"over_time"}),
        (False, True, {"rule_cannot"}),
        (True, True, {"over_time", "rule_cannot"}),
    ],
)
def test_what_the_desk_knows_calls_for_a_move(long, cannot, called):
    assert called_for(long, cannot) == called
