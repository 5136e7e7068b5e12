"""Numbers on tickets: unique and without gaps per hall, day and series (design §5.1)."""

from datetime import timedelta

import pytest

from nuanchuang.hall.models import OpeningHours
from nuanchuang.platform.db import write
from nuanchuang.queue.models import Ticket
from tests.support.hall import take_ticket

MIDNIGHT = timedelta(hours=14)
"""From ten in the morning to the end of the hall's day."""


@pytest.fixture
def always_open(scene):
    """A hall that gives tickets around midnight too."""
    OpeningHours.objects.filter(hall=scene.hall).delete()
    OpeningHours.objects.bulk_create(
        OpeningHours(hall=scene.hall, weekday=day, opens="00:00", closes="23:59:59.999999")
        for day in range(7)
    )
    return scene.hall


def labels(hall, moment, *lanes):
    return [take_ticket(hall, moment, lane).label for lane in lanes]


def test_each_lane_counts_for_itself(scene, now):
    taken = labels(scene.hall, now, "vehicle", "licence", "vehicle", "licence", "licence")
    assert taken == ["A001", "B001", "A002", "B002", "B003"]


def test_each_hall_counts_for_itself(scene, now):
    labels(scene.hall, now, "vehicle")
    assert labels(scene.stranger.hall, now, "vehicle") == ["A001"]


def test_arrivals_are_counted_over_all_lanes(scene, now):
    places = [take_ticket(scene.hall, now, lane).place for lane in ("vehicle", "licence", "vehicle")]
    assert places == [1, 2, 3]


def test_numbers_start_again_at_the_halls_midnight(always_open, now):
    labels(always_open, now, "vehicle")
    assert labels(always_open, now + MIDNIGHT - timedelta(seconds=1), "vehicle") == ["A002"]
    assert labels(always_open, now + MIDNIGHT, "vehicle") == ["A001"]


def test_a_ticket_rolled_back_gives_its_number_back(scene, now):
    class Stopped(Exception):
        pass

    with pytest.raises(Stopped), write():
        take_ticket(scene.hall, now)
        raise Stopped
    assert labels(scene.hall, now, "vehicle") == ["A001"]


def test_after_the_999th_numbers_grow_longer():
    assert Ticket(series="A", number=7).label == "A007"
    assert Ticket(series="A", number=1000).label == "A1000"


def test_a_code_opens_one_ticket_and_cannot_be_guessed(scene, now):
    codes = {take_ticket(scene.hall, now).code for _ in range(20)}
    assert len(codes) == 20
    assert {len(code) for code in codes} == {22}
