"""A rest is suggested by time and by people taken over, reckoned anew each time and kept nowhere."""

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.reception.rules.resting import AT_A_STRETCH, PAUSE, TAKEN, stretch

NINE = datetime(2026, 3, 2, 1, tzinfo=UTC)


def at(minutes):
    return NINE + timedelta(minutes=minutes)


@pytest.mark.parametrize(("visits", "now", "found"), [
    ([], 4, (0, 0)),
    ([(0, 10), (12, 30)], 32, (32, 2)),
    ([(0, 10), (14.9, 30)], 32, (32, 2)),
    ([(0, 10), (15, 30)], 32, (17, 1)),
    ([(0, 10), (12, 30)], 35, (0, 0)),
    ([(12, 30), (0, 10)], 32, (32, 2)),
    ([(6, 20)], 22, (16, 1)),
])  # fmt: skip
def test_the_stretch_begins_after_the_last_five_minutes_without_anybody(visits, now, found):
    made = stretch([(at(first), at(last)) for first, last in visits], [], at(now))
    assert (made.minutes, made.served) == found


@pytest.mark.parametrize(
    ("minutes", "taken", "reminded"), [(89, 0, False), (90, 0, True), (1, 2, False), (1, 3, True)]
)
def test_it_reminds_at_ninety_minutes_or_the_third_taken_over(minutes, taken, reminded):
    visits = [(at(n), at(min(n + 4, minutes))) for n in range(0, minutes, 4)]
    made = stretch(visits, [NINE] * taken, at(minutes))
    assert made.minutes == minutes
    assert made.remind == reminded
    assert (timedelta(minutes=90), 3, timedelta(minutes=5)) == (AT_A_STRETCH, TAKEN, PAUSE)


span = st.tuples(st.integers(0, 300), st.integers(0, 60)).map(lambda each: (at(each[0]), at(sum(each))))
spans = st.lists(span, max_size=8)


@given(spans, st.lists(st.integers(0, 360).map(at), max_size=5), st.integers(360, 480).map(at))
def test_a_rest_ends_every_stretch_and_what_lay_before_counts_no_more(visits, taken, now):
    made = stretch(visits, taken, now)
    assert 0 <= made.served <= len(visits)
    assert 0 <= made.taken <= len(taken)
    later = stretch(visits, taken, max([now, *(last for _, last in visits)]) + PAUSE)
    assert (later.minutes, later.served, later.taken) == (0, 0, 0)


def test_nothing_in_the_house_keeps_a_rest():
    fields = {field.name for model in apps.get_models() for field in model._meta.get_fields()}
    assert not {name for name in fields if "stretch" in name or "rest_" in name or "calm" in name}
