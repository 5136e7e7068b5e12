"""Which matters stand first: those of every day, then by number; and how many lie open."""

from dataclasses import replace

import pytest

from nuanchuang.catalogue import rules
from nuanchuang.catalogue.rules import everyday, in_order, shelve


@pytest.fixture
def some(library):
    """Makes matters with these codes; a star marks those asked for every day."""

    def make(*codes: str) -> list[rules.Matter]:
        pattern = library.matters["A7"]
        return [replace(pattern, code=code.rstrip("*"), often=code.endswith("*")) for code in codes]

    return make


def codes(matters):
    return [each.code for each in matters]


def test_what_is_asked_for_every_day_stands_first_and_numbers_count_as_numbers(some):
    assert codes(in_order(some("A10", "A2", "A11*", "A9*", "D", "C1"))) == [
        "A9", "A11", "A2", "A10", "C1", "D",
    ]  # fmt: skip


def test_what_finds_no_room_is_one_step_away(some):
    shelf = shelve(some("A1", "A2", "A3", "A4*", "A5"), 3)
    assert codes(shelf.first) == ["A4", "A1", "A2"]
    assert codes(shelf.more) == ["A3", "A5"]


@pytest.mark.parametrize("count", [0, 1, 3, 4])
def test_nobody_takes_a_step_for_a_single_one_more(some, count):
    shelf = shelve(some(*(f"A{n}" for n in range(count))), 3)
    assert len(shelf.first) == count
    assert shelf.more == ()


def test_all_of_every_day_lie_open_or_a_few_where_those_are_fewer(some):
    assert len(everyday(some("A1*", "A2*", "A3*", "A4", "A5", "A6"), 2).first) == 3
    assert codes(everyday(some("A1", "A2", "A3*", "A4", "A5", "A6"), 2).first) == ["A3", "A1"]


def test_no_matter_is_lost_or_shown_twice(some):
    matters = some(*(f"A{n}" for n in range(17)))
    shelf = shelve(matters, 4)
    assert sorted(codes([*shelf.first, *shelf.more])) == sorted(codes(matters))
