"""Repeatable requests (design §4.3)."""

import threading
from datetime import timedelta

import pytest

from nuanchuang.platform import repeat
from nuanchuang.platform.models import RememberedRequest
from nuanchuang.platform.refusals import NotFound


class Work:
    """Counts how often it was done."""

    def __init__(self):
        self.done = 0

    def __call__(self):
        self.done += 1
        return {"ticket": f"t{self.done}"}


def ask(act, now, key="k1", scope="device:1", body="a"):
    return repeat.once(scope=scope, key=key, asked=repeat.fingerprint(body), now=now, act=act)


def test_the_same_key_and_body_gives_the_first_result_and_acts_once(db, now):
    work = Work()
    assert ask(work, now) == {"ticket": "t1"}
    assert ask(work, now) == {"ticket": "t1"}
    assert work.done == 1


def test_another_body_under_the_same_key_is_refused_with_422(db, now):
    work = Work()
    ask(work, now)
    with pytest.raises(repeat.KeyReused) as refused:
        ask(work, now, body="b")
    assert refused.value.status == 422
    assert work.done == 1


def test_a_key_belongs_to_one_actor(db, now):
    work = Work()
    assert ask(work, now, scope="device:1") != ask(work, now, scope="device:2")


def test_a_failure_is_not_kept(db, now):
    def fail():
        raise NotFound()

    with pytest.raises(NotFound):
        ask(fail, now)
    assert not RememberedRequest.objects.exists()
    assert ask(Work(), now) == {"ticket": "t1"}


@pytest.mark.parametrize("key", ["", "k" * 81, "line\nbreak", "nul\0"])
def test_an_unusable_key_is_refused_before_anything_is_done(db, now, key):
    work = Work()
    with pytest.raises(repeat.KeyMissing):
        ask(work, now, key=key)
    assert work.done == 0


def test_of_two_at_once_the_second_waits_and_gets_the_firsts_result(real_db, together, now):
    work, inside = Work(), threading.Event()

    def slow():
        inside.set()
        assert not second_is_back.wait(0.3), "the second did not wait for the first"
        return work()

    second_is_back = threading.Event()

    def second():
        inside.wait(10)
        try:
            return ask(work, now)
        finally:
            second_is_back.set()

    assert together(lambda: ask(slow, now), second) == [{"ticket": "t1"}] * 2
    assert work.done == 1


def test_of_many_presses_at_once_one_acts(real_db, together, now):
    work = Work()
    assert together(*[lambda: ask(work, now)] * 6) == [{"ticket": "t1"}] * 6
    assert work.done == 1


def test_requests_are_forgotten_after_seven_days(db, now):
    ask(Work(), now - timedelta(days=8), key="old")
    ask(Work(), now - timedelta(days=6), key="young")
    assert repeat.forget_old(now) == 1
    assert list(RememberedRequest.objects.values_list("key", flat=True)) == ["young"]


def test_the_fingerprint_does_not_depend_on_the_order_of_fields():
    assert repeat.fingerprint({"a": 1, "b": 2}) == repeat.fingerprint({"b": 2, "a": 1})
    assert repeat.fingerprint("ab", "c") != repeat.fingerprint("a", "bc")
