"""What becomes of visits whose ticket expired with the day."""

from datetime import timedelta

import pytest

from nuanchuang.journal import followers
from nuanchuang.journal import reads as journal
from nuanchuang.queue import actions as queue
from nuanchuang.reception.actions import visits
from nuanchuang.reception.models import Visit
from tests.support.hall import receive

DAY = timedelta(days=1)


def the_day_turns(scene, now):
    queue.expire_before(hall=scene.hall, now=now)
    followers.run_once(now)


@pytest.mark.parametrize("step_aside", [visits.hold, visits.miss])
def test_one_who_did_not_come_back_has_left(scene, now, step_aside):
    receive(scene.owner, now)
    step_aside(post=scene.owner, now=now)
    the_day_turns(scene, now + DAY)
    assert Visit.objects.get().state == "left"


def test_one_still_at_the_window_has_not(scene, now):
    receive(scene.owner, now)
    the_day_turns(scene, now + DAY)
    assert Visit.objects.get().state == "open"


def test_it_is_noted_once_however_often_the_followers_run(scene, now):
    receive(scene.owner, now)
    visits.hold(post=scene.owner, now=now)
    for _ in range(3):
        the_day_turns(scene, now + DAY)
    kinds = [row.kind for row in journal.after(scene.hall.id, 0)]
    assert kinds.count("reception.visit_left") == 1
