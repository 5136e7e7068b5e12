"""How often somebody came for a matter and what they were told, by their return passes."""

from datetime import timedelta

import pytest

from nuanchuang.reception import access
from nuanchuang.reception.actions import passes, visits
from nuanchuang.reception.journey import journey
from tests.support.hall import answer_all, call, decide, receive

DAY = timedelta(days=1)


@pytest.fixture
def back(scene, now):
    """The person came back the next day with a pass and sits at the colleague's window."""
    case = answer_all(receive(scene.owner, now), scene.owner, now)
    given = decide(case, scene.owner, now, "missing")
    visits.finish(post=scene.owner, now=now)
    later = now + DAY
    passes.redeem(hall=scene.hall, code=given.return_pass.code, by="device:kiosk", now=later)
    call(scene.owner, later + timedelta(minutes=3))
    return access.visit_here(scene.owner)


def test_a_first_visit_is_one_trip_with_nothing_told(scene, now):
    visit = receive(scene.owner, now).visit
    found = journey(visit, now + timedelta(minutes=4, seconds=59))
    assert (found.trips, found.served, found.told) == (1, 4, ())


def test_who_came_back_with_the_papers_came_twice_and_was_told_once(scene, now, back):
    found = journey(back, now + DAY + timedelta(minutes=10))
    assert (found.trips, found.waited, found.served) == (2, 3, 7)
    assert [(each.day, each.kind, each.badge) for each in found.told] == [
        (now.date(), "missing", scene.owner.officer.badge)
    ]
    assert found.told[0].lacking > 0


def test_todays_answers_come_last(scene, now, back):
    case = back.cases.get()
    decide(case, scene.owner, now + DAY, "missing")
    assert [each.day for each in journey(back, now + DAY).told] == [now.date(), now.date() + DAY]


def test_another_persons_answers_are_not_told(scene, now, back):
    decide(answer_all(receive(scene.colleague, now), scene.colleague, now), scene.colleague, now, "missing")
    assert len(journey(back, now + DAY).told) == 1
