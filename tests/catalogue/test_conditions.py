"""Conditions answer yes, no or not sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.catalogue.rules.conditions import All, Any, Is, Not, holds, leaves
from nuanchuang.catalogue.schema import condition
from nuanchuang.platform.content import ContentError, Node

COMES = Is("who", frozenset({"agent"}))
PLACE = Is("place", frozenset({"here"}))

FACTS = st.fixed_dictionaries(
    {}, optional={"who": st.sampled_from(["agent", "self", "unsure", ""]),
                  "place": st.sampled_from(["here", "away", "unsure", ""])},
)  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({"who": "agent"}, True),
        ({"who": "self"}, False),
        ({"who": "unsure"}, None),
        ({"who": ""}, None),
        ({}, False),
    ],
)
def test_a_fact_is_met_unmet_or_open_and_unasked_counts_as_unmet(facts, answer):
    assert holds(COMES, facts) is answer


def test_unsure_can_be_meant():
    assert holds(Is("who", frozenset({"unsure"})), {"who": "unsure"}) is True


def test_no_condition_always_holds_and_so_does_all_of_nothing():
    assert holds(None, {}) is True
    assert holds(All(()), {}) is True
    assert holds(Any(()), {}) is False


@given(FACTS)
def test_a_certain_part_decides_whatever_is_open(facts):
    left, right = holds(COMES, facts), holds(PLACE, facts)
    both, either = holds(All((COMES, PLACE)), facts), holds(Any((COMES, PLACE)), facts)
    assert both is (False if False in (left, right) else None if None in (left, right) else True)
    assert either is (True if True in (left, right) else None if None in (left, right) else False)


@given(FACTS)
def test_de_morgan_holds_with_three_answers(facts):
    neither = Not(Any((COMES, PLACE)))
    assert holds(neither, facts) is holds(All((Not(COMES), Not(PLACE))), facts)


def test_the_written_form_is_read():
    written = {"who": ["agent"], "any": [{"place": ["here"]}, {"not": {"place": ["away"]}}]}
    read = condition(Node(written, "x.yaml"))
    assert read == All((COMES, Any((PLACE, Not(Is("place", frozenset({"away"})))))))
    assert {leaf.question for leaf in leaves(read)} == {"who", "place"}


@pytest.mark.parametrize("written", [{}, {"who": []}, {"who": "agent"}, ["who"], {"not": {}}, {"who": [1]}])
def test_a_malformed_condition_is_refused_with_its_place(written):
    with pytest.raises(ContentError, match=r"^x\.yaml: "):
        condition(Node(written, "x.yaml", "when"))
