"""The pool that Django's synchronous code runs on."""

import asyncio
import threading

import pytest
from django.db import connection

from nuanchuang.platform.threads import Threads


@pytest.fixture
def threads():
    made = Threads(1, "pool")
    yield made
    made.close()


def run(threads, *work):
    async def each():
        return [await threads.run(*(job if isinstance(job, tuple) else (job,))) for job in work]

    return asyncio.run(each())


def test_work_is_done_on_the_pools_thread_and_its_result_comes_back(threads):
    assert run(threads, lambda: threading.current_thread().name, (divmod, 7, 2)) == ["pool", (3, 1)]


def test_what_work_raises_is_raised_to_who_waits_and_the_thread_lives_on(threads):
    with pytest.raises(ZeroDivisionError):
        run(threads, (divmod, 1, 0))
    assert run(threads, (divmod, 1, 1)) == [(1, 0)]


def test_work_given_up_before_its_turn_is_not_done(threads):
    done: list[int] = []
    turn = threading.Event()

    async def give_up():
        first = threads.run(turn.wait, 5)
        second = threads.run(done.append, 1)
        second.cancel()
        turn.set()
        await first
        await threads.run(done.append, 2)

    asyncio.run(give_up())
    assert done == [2]


def test_a_result_nobody_waits_for_any_more_harms_nobody(threads):
    begun, turn = threading.Event(), threading.Event()

    def work():
        begun.set()
        turn.wait(5)

    async def leave():
        threads.run(work)
        await asyncio.to_thread(begun.wait, 5)

    asyncio.run(leave())
    turn.set()
    assert run(threads, (divmod, 7, 2)) == [(3, 1)]


def test_a_thread_keeps_its_connection_from_one_job_to_the_next(threads, real_db):
    def look():
        connection.ensure_connection()
        return connection.connection

    first, second = run(threads, look, look)
    assert first is second


def test_closing_ends_the_threads_after_what_was_asked_for():
    threads = Threads(3, "to be closed")
    done: list[int] = []

    async def ask():
        await asyncio.gather(*(threads.run(done.append, number) for number in range(9)))

    asyncio.run(ask())
    threads.close()
    assert sorted(done) == list(range(9))
    assert "to be closed" not in {thread.name for thread in threading.enumerate()}


def test_closing_does_not_wait_long_for_work_that_hangs():
    threads = Threads(1, "hanging")
    turn = threading.Event()

    async def hang():
        threads.run(turn.wait, 30)

    asyncio.run(hang())
    threads.close(patience=0.01)
    assert "hanging" in {thread.name for thread in threading.enumerate()}
    turn.set()
