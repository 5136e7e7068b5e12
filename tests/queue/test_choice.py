"""The choice of who is next, as properties of the pure rule."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.queue import rules

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
OFFICERS = [UUID(int=number) for number in range(1, 4)]

moments = st.sampled_from([-1, 0, 1, 600]).map(lambda seconds: NOW + timedelta(seconds=seconds))
waiting = st.builds(
    rules.Waiting,
    ticket=st.uuids(),
    klass=st.sampled_from(sorted(rules.RANK)),
    place=st.integers(1, 1000),
    preferred_officer=st.sampled_from([None, *OFFICERS]),
    preferred_until=st.none() | moments,
    came_back=st.booleans(),
)
lines = st.lists(waiting, max_size=12, unique_by=(lambda one: one.place, lambda one: one.ticket)).map(
    lambda all_of_them: sorted(all_of_them, key=rules.order)
)
duties = st.frozensets(st.sampled_from(OFFICERS))
callers = st.sampled_from(OFFICERS)


def free_for(one, officer, on_duty):
    """Whether this officer may call this person, said a second time in other words."""
    still_kept = one.preferred_until is not None and one.preferred_until > NOW
    return one.preferred_officer in (None, officer) or one.preferred_officer not in on_duty or not still_kept


@given(lines, callers, duties)
def test_nobody_is_passed_over_who_could_have_been_called(line, officer, on_duty):
    choice = rules.who_is_next(line, officer, on_duty, NOW)
    callable_ = [one for one in line if free_for(one, officer, on_duty)]
    assert (choice is None) == (not callable_)
    assert choice is None or choice.ticket == callable_[0].ticket


@given(lines, callers, duties)
def test_within_a_class_nobody_is_called_before_who_came_earlier(line, officer, on_duty):
    choice = rules.who_is_next(line, officer, on_duty, NOW)
    chosen = next((one for one in line if choice and one.ticket == choice.ticket), None)
    for one in line:
        if chosen and one.klass == chosen.klass and one.place < chosen.place:
            assert not free_for(one, officer, on_duty)


@given(lines, callers, duties)
def test_every_choice_out_of_turn_has_a_rule_of_its_own(line, officer, on_duty):
    choice = rules.who_is_next(line, officer, on_duty, NOW)
    if choice is None:
        return
    chosen = next(one for one in line if one.ticket == choice.ticket)
    first_come = chosen.klass == "normal" and not chosen.came_back
    assert (choice.rule == "first_come") == first_come
    if choice.rule == "return_same_officer":
        assert chosen.preferred_officer == officer


@given(lines, callers, duties)
def test_once_all_preferences_lapsed_the_head_of_the_line_is_called(line, officer, on_duty):
    choice = rules.who_is_next(line, officer, on_duty, NOW + timedelta(hours=1))
    assert choice is None if not line else choice.ticket == line[0].ticket


@given(lines, duties)
def test_whoever_waits_can_be_called_by_somebody(line, on_duty):
    """Nobody is kept for an officer who is not there."""
    if line:
        somebody = [rules.who_is_next(line[:1], officer, on_duty, NOW) for officer in OFFICERS]
        assert any(somebody)


def test_the_line_is_read_no_further_than_needed():
    def line():
        yield rules.Waiting(OFFICERS[0], "normal", 1)
        raise AssertionError("read on")

    assert rules.who_is_next(line(), OFFICERS[0], frozenset(), NOW)
