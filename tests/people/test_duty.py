"""Sitting down at a window and getting up again."""

import pytest

from nuanchuang.journal import reads as journal
from nuanchuang.people import actions, reads
from nuanchuang.people.access import Person
from nuanchuang.platform.refusals import NotAllowed, NotFound
from tests.support.hall import hire


@pytest.fixture
def person(scene, now):
    return Person(hire(scene.hall, "800009", now))


def sit(person, window, now):
    return actions.take_window(person=person, window=window, now=now)


def kinds(scene):
    return [row.kind for row in journal.after(scene.hall.id, 0)]


def test_an_officer_sits_at_the_window_taken(scene, person, now):
    sit(person, scene.window(3), now)
    assert reads.window_of(person.officer) == scene.window(3)
    assert reads.officer_at(scene.window(3).id) == person.officer
    assert person.id in reads.on_duty(scene.hall.id)
    assert reads.seats(scene.hall.id)[scene.window(3).id].badge == "800009"


def test_a_window_has_one_officer(scene, person, now):
    with pytest.raises(actions.WindowTaken):
        sit(person, scene.window(1), now)
    assert reads.officer_at(scene.window(1).id) == scene.owner.officer


def test_an_officer_has_one_window_and_leaves_the_one_before(scene, now):
    sit(Person(scene.owner.officer), scene.window(3), now)
    assert reads.officer_at(scene.window(1).id) is None
    assert reads.window_of(scene.owner.officer) == scene.window(3)


def test_a_window_that_cannot_be_had_does_not_cost_the_one_held(scene, now):
    with pytest.raises(actions.WindowTaken):
        sit(Person(scene.owner.officer), scene.window(2), now)
    assert reads.window_of(scene.owner.officer) == scene.window(1)


def test_sitting_down_again_changes_nothing(scene, person, now):
    first = sit(person, scene.window(3), now)
    rows = kinds(scene)
    assert sit(person, scene.window(3), now) == first
    assert kinds(scene) == rows


def test_another_halls_window_is_not_found(scene, person, now):
    with pytest.raises(NotFound):
        sit(person, scene.stranger.window, now)


def test_a_guide_serves_at_no_window(scene, now):
    with pytest.raises(NotAllowed):
        sit(Person(hire(scene.hall, "800009", now, "guide")), scene.window(3), now)


def test_a_left_window_is_free_for_the_next(scene, person, now):
    actions.leave_window(person=Person(scene.owner.officer), now=now)
    sit(person, scene.window(1), now)
    assert reads.officer_at(scene.window(1).id) == person.officer


def test_getting_up_twice_is_noted_once(scene, now):
    for _ in range(2):
        actions.leave_window(person=Person(scene.owner.officer), now=now)
    assert kinds(scene).count("people.duty_ended") == 1
    assert scene.owner.officer.id not in reads.on_duty(scene.hall.id)


def test_leaders_who_can_be_asked_are_active_and_of_this_hall(scene, now):
    hire(scene.hall, "800010", now, "leader")
    hire(scene.stranger.hall, "900010", now, "leader")
    gone = hire(scene.hall, "800011", now, "leader")
    gone.is_active = False
    gone.save()
    assert reads.leaders_on_call(scene.hall.id) == ["800010"]
