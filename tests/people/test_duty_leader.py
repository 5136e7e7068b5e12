"""Somebody leads the hall as long as its doors are open."""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nuanchuang.journal import reads as journal
from nuanchuang.people import actions, reads, rules
from nuanchuang.people.access import Person
from nuanchuang.people.actions import LastLeader, NotALeader, NotLeading
from nuanchuang.people.models import LeaderDuty
from nuanchuang.platform.refusals import NotAllowed
from tests.support.hall import hire, scene, set_the_scene

__all__ = ["scene"]


@pytest.fixture
def first(scene, now):
    return Person(hire(scene.hall, "800010", now, "leader"))


@pytest.fixture
def second(scene, now):
    return Person(hire(scene.hall, "800011", now, "leader"))


def leading(scene):
    return [each.badge for each in reads.leaders(scene.hall.id) if each.on_duty]


def kinds(scene):
    return [row.kind for row in journal.after(scene.hall.id, 0) if row.kind.startswith("people.leading")]


def test_a_leader_goes_on_duty_and_those_on_duty_are_the_ones_to_ask(scene, first, second, now):
    assert reads.leaders_on_call(scene.hall.id) == ["800010", "800011"]
    for _ in range(2):
        actions.take_lead(person=second, now=now)
    assert leading(scene) == ["800011"]
    assert reads.leaders_on_call(scene.hall.id) == ["800011"]
    assert kinds(scene) == ["people.leading_started"]


def test_the_duty_is_handed_on_without_a_gap(scene, first, second, now):
    actions.take_lead(person=first, now=now)
    actions.hand_on_lead(person=first, successor="800011", now=now)
    assert leading(scene) == ["800011"]
    assert kinds(scene) == ["people.leading_started", "people.leading_ended", "people.leading_started"]


def test_the_last_one_may_not_go_while_the_hall_is_open(scene, first, second, now):
    actions.take_lead(person=first, now=now)
    with pytest.raises(LastLeader):
        actions.stop_leading(person=first, now=now)
    assert leading(scene) == ["800010"]
    actions.take_lead(person=second, now=now)
    actions.stop_leading(person=first, now=now)
    assert leading(scene) == ["800011"]


def test_the_last_one_may_go_when_the_hall_is_closed(scene, first, now):
    actions.take_lead(person=first, now=now)
    actions.stop_leading(person=first, now=now + timedelta(hours=10))
    assert leading(scene) == []


def test_who_does_not_lead_has_nothing_to_stop_or_hand_on(scene, first, second, now):
    actions.stop_leading(person=first, now=now)
    with pytest.raises(NotLeading):
        actions.hand_on_lead(person=first, successor="800011", now=now)
    assert kinds(scene) == []


@pytest.mark.parametrize("successor", ["800010", "800001", "900010", "", "x"])
def test_only_another_leader_of_this_hall_succeeds(scene, first, now, successor):
    hire(scene.stranger.hall, "900010", now, "leader")
    actions.take_lead(person=first, now=now)
    with pytest.raises(NotALeader):
        actions.hand_on_lead(person=first, successor=successor, now=now)
    assert leading(scene) == ["800010"]


def test_an_officer_does_not_lead(scene, first, now):
    officer = Person(scene.owner.officer)
    for act in (actions.take_lead, actions.stop_leading):
        with pytest.raises(NotAllowed):
            act(person=officer, now=now)
    with pytest.raises(NotAllowed):
        actions.hand_on_lead(person=officer, successor="800010", now=now)
    assert leading(scene) == []


def test_two_who_go_at_the_same_instant_do_not_both_go(together, now):
    scene = set_the_scene(now)
    people = [Person(hire(scene.hall, badge, now, "leader")) for badge in ("800010", "800011")]
    for person in people:
        actions.take_lead(person=person, now=now)
    got = together(*[lambda one=person: actions.stop_leading(person=one, now=now) for person in people])
    assert sorted(type(each).__name__ for each in got) == ["LastLeader", "NoneType"]
    assert LeaderDuty.objects.filter(hall=scene.hall, ended=None).count() == 1


@given(others=st.integers(0, 3), hall_open=st.booleans())
def test_one_may_go_when_another_stays_or_the_doors_are_shut(others, hall_open):
    me = uuid4()
    on_duty = [me, *[uuid4() for _ in range(others)]]
    assert rules.may_stop_leading(me, on_duty, hall_open) == (others > 0 or not hall_open)
