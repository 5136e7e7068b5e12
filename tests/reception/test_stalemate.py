"""A conversation that is stuck: told quietly, at known thresholds."""

from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception.rules.stalemate import ENOUGH, LONG_TALK, Signs, hint, is_long, long_after


@pytest.mark.parametrize(
    ("signs", "why"),
    [
        (Signs(minutes=20, long_after=20), ""),
        (Signs(minutes=20.1, long_after=20), "long"),
        (Signs(minutes=1, long_after=20, visits=2), ""),
        (Signs(minutes=1, long_after=20, visits=3), "again"),
        (Signs(minutes=1, long_after=20, not_understood=2), ""),
        (Signs(minutes=1, long_after=20, not_understood=3), "unclear"),
        (Signs(minutes=1, long_after=20, agitated=True), "agitated"),
        (Signs(minutes=99, long_after=20, visits=9, not_understood=9, agitated=True), "agitated"),
    ],
)
def test_the_hint_comes_at_its_threshold(signs, why):
    assert hint(signs) == why


def test_long_is_twice_the_matters_median_then_the_lanes_then_a_fixed_time():
    few, enough = [4.0] * (ENOUGH - 1), [1.0, 2.0, 6.0, 90.0, 7.0]
    assert long_after(enough, [50.0] * ENOUGH) == 12.0
    assert long_after(few, enough) == 12.0
    assert long_after(few, few) == long_after([], []) == LONG_TALK == 20.0


@given(minutes=st.floats(0, 600), known=st.lists(st.floats(0.1, 120), min_size=ENOUGH, max_size=30))
def test_time_alone_hints_exactly_above_twice_the_median_and_that_is_what_everybody_asks(minutes, known):
    limit = long_after(known, [])
    assert limit == 2 * median(known)
    assert (hint(Signs(minutes, limit)) == "long") == is_long(minutes, limit) == (minutes > limit)
