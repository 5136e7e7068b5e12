"""Which jobs are due."""

from datetime import timedelta

import pytest

from nuanchuang.platform.schedule import Job, tick

HOURLY = Job("hourly", timedelta(hours=1), print)
DAILY = Job("daily", timedelta(days=1), print)


def test_what_never_ran_is_due_in_the_order_of_the_table(now):
    assert tick([DAILY, HOURLY], {}, now) == [DAILY, HOURLY]


@pytest.mark.parametrize(
    ("ago", "due"),
    [
        (timedelta(0), False),
        (timedelta(minutes=59), False),
        (timedelta(hours=1), True),
        (timedelta(days=9), True),
    ],
)
def test_a_job_is_due_again_after_its_time(now, ago, due):
    assert tick([HOURLY], {"hourly": now - ago}, now) == ([HOURLY] if due else [])


def test_a_clock_that_was_set_back_stops_no_job(now):
    assert tick([HOURLY], {"hourly": now + timedelta(days=1)}, now) == [HOURLY]


def test_each_job_has_its_own_time(now):
    assert tick([HOURLY, DAILY], {"hourly": now, "daily": now - timedelta(days=2)}, now) == [DAILY]
