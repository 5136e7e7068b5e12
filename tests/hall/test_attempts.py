"""How often a typed code may be tried."""

from datetime import timedelta

import pytest

from nuanchuang.hall.actions import ATTEMPTS_A_MINUTE, TooManyAttempts, count_attempt
from nuanchuang.hall.models import Attempt


def try_often(who, now, times=ATTEMPTS_A_MINUTE):
    for _ in range(times):
        count_attempt(who=who, now=now)


def test_ten_tries_a_minute_are_free_and_the_eleventh_is_refused(db, now):
    try_often("device:1", now)
    with pytest.raises(TooManyAttempts) as refused:
        count_attempt(who="device:1", now=now)
    assert refused.value.status == 429


def test_the_refused_try_counts_too(db, now):
    try_often("device:1", now)
    for _ in range(2):
        with pytest.raises(TooManyAttempts):
            count_attempt(who="device:1", now=now)
    assert Attempt.objects.get().count == ATTEMPTS_A_MINUTE + 2


def test_another_device_is_counted_for_itself(db, now):
    try_often("device:1", now)
    count_attempt(who="device:2", now=now)


def test_the_next_minute_starts_anew(db, now):
    try_often("device:1", now)
    try_often("device:1", now + timedelta(minutes=1))


def test_counts_older_than_an_hour_are_forgotten(db, now):
    try_often("device:1", now, times=1)
    try_often("device:1", now + timedelta(minutes=62), times=1)
    assert Attempt.objects.count() == 1
