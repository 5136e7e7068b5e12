"""Setting up a hall, and what belongs to it alone."""

import pytest

from nuanchuang.hall import actions, reads
from nuanchuang.hall.models import Hall
from nuanchuang.journal import reads as journal
from nuanchuang.platform.refusals import NotFound
from tests.support.hall import plan


def test_a_hall_starts_with_the_lanes_windows_and_hours_of_its_plan(db, now):
    hall = actions.set_up_hall(plan(), now=now)
    assert [lane.prefix for lane in reads.lanes(hall)] == ["A", "B"]
    lanes = {each.number: {lane.slug for lane in each.lanes.all()} for each in reads.windows(hall)}
    assert lanes == {1: {"vehicle"}, 2: {"vehicle", "licence"}, 3: {"licence"}}
    assert hall.hours.count() == 10


def test_a_second_hall_with_the_same_slug_is_refused_and_leaves_nothing(scene, now):
    with pytest.raises(actions.HallExists):
        actions.set_up_hall(plan(scene.hall.slug), now=now)
    assert Hall.objects.count() == 2


def test_setting_up_is_the_first_row_of_the_halls_own_chain(db, now):
    hall = actions.set_up_hall(plan(), now=now)
    first = journal.after(hall.id, 0)[0]
    assert (first.seq, first.kind, first.subject) == (1, "hall.set_up", str(hall.id))


def test_another_halls_window_is_not_found(db, now):
    big = actions.set_up_hall(plan("big"), now=now)
    small = actions.set_up_hall(plan("small", windows=()), now=now)
    assert reads.window(big, 1).number == 1
    with pytest.raises(NotFound):
        reads.window(small, 1)
    with pytest.raises(NotFound):
        reads.first_window(small)


@pytest.mark.parametrize("number", [0, -1, 99])
def test_a_window_no_hall_has_is_not_found(scene, number):
    with pytest.raises(NotFound):
        reads.window(scene.hall, number)


def test_another_halls_lane_is_not_found(db, now):
    hall = actions.set_up_hall(plan("bare", lanes=(), windows=()), now=now)
    actions.set_up_hall(plan(), now=now)
    with pytest.raises(NotFound):
        reads.lane(hall, "vehicle")


def test_the_hall_of_a_box_is_the_first_one_unless_another_is_named(scene, settings):
    assert reads.the_hall() == scene.hall
    settings.NUANCHUANG_HALL = "west"
    assert reads.the_hall() == scene.stranger.hall
    settings.NUANCHUANG_HALL = "nowhere"
    with pytest.raises(NotFound):
        reads.the_hall()


def test_a_box_without_a_hall_says_not_found(db):
    with pytest.raises(NotFound):
        reads.the_hall()
