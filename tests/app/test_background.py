"""Followers and jobs in the background of the server."""

import json
from datetime import timedelta

import pytest

from nuanchuang.app.background import Background
from nuanchuang.platform.schedule import Job


def quiet(now):
    return 0


def test_a_round_runs_the_followers_until_nothing_is_new(now):
    left = [50, 50, 3, 0]
    Background(lambda _: left.pop(0), [], lambda: now).step()
    assert left == []


def test_a_round_runs_the_jobs_that_are_due_and_no_others(now):
    ran: list[object] = []
    clock = [now]
    background = Background(quiet, [Job("hourly", timedelta(hours=1), ran.append)], lambda: clock[0])
    background.step()
    background.step()
    clock[0] += timedelta(hours=1)
    background.step()
    assert ran == [now, now + timedelta(hours=1)]


def test_what_fails_is_logged_by_its_type_and_place_only_and_the_rest_still_runs(now, logged):
    def failing(_):
        raise ValueError("what a citizen typed")

    ran: list[object] = []
    jobs = [Job("failing", timedelta(hours=1), failing), Job("other", timedelta(hours=1), ran.append)]
    Background(failing, jobs, lambda: now).step()
    lines = logged()
    assert [(line["work"], line["error"]) for line in lines] == [
        ("followers", "ValueError"),
        ("failing", "ValueError"),
    ]
    assert "test_background.py" in lines[0]["places"][-1]
    assert "what a citizen typed" not in json.dumps(lines)
    assert ran == [now]


@pytest.fixture
def background(now):
    rounds: list[int] = []
    made = Background(lambda _: rounds.append(1), [], lambda: now)
    made.start()
    yield made, rounds
    made.stop()
    made.join(5)
    assert not made.is_alive()


def test_it_runs_when_woken_and_ends_when_stopped(background):
    made, rounds = background
    made.wake()
    made.stop()
    made.join(5)
    assert not made.is_alive()
    assert rounds
