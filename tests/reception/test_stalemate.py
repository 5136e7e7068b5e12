"""A conversation that is stuck: told quietly, at known thresholds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception.rules.stalemate import ENOUGH, USUAL, Signs, hint, usual


@pytest.mark.parametrize(
    ("signs", "why"),
    [
        (Signs(minutes=20, usual=10), ""),
        (Signs(minutes=20.1, usual=10), "long"),
        (Signs(minutes=1, usual=10, visits=2), ""),
        (Signs(minutes=1, usual=10, visits=3), "again"),
        (Signs(minutes=1, usual=10, not_understood=2), ""),
        (Signs(minutes=1, usual=10, not_understood=3), "unclear"),
        (Signs(minutes=1, usual=10, agitated=True), "agitated"),
        (Signs(minutes=99, usual=10, visits=9, not_understood=9, agitated=True), "agitated"),
    ],
)
def test_the_hint_comes_at_its_threshold(signs, why):
    assert hint(signs) == why


def test_the_usual_time_is_the_matters_median_then_the_lanes_then_the_default():
    few, enough = [4.0] * (ENOUGH - 1), [1.0, 2.0, 6.0, 90.0, 7.0]
    assert usual(enough, [50.0] * ENOUGH) == 6.0
    assert usual(few, enough) == 6.0
    assert usual(few, few) == USUAL
    assert usual([], []) == USUAL


@given(minutes=st.floats(0, 600), known=st.lists(st.floats(0.1, 120), min_size=ENOUGH, max_size=30))
def test_time_alone_hints_exactly_above_twice_the_median(minutes, known):
    expected = sorted(known)[len(known) // 2] if len(known) % 2 else None
    found = usual(known, [])
    assert expected in (None, found)
    assert (hint(Signs(minutes, found)) == "long") == (minutes > 2 * found)
