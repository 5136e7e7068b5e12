"""A fixed pool of threads for Django's synchronous code, each keeping its database connection.

Not ``concurrent.futures``: these threads close their connections when they end, and a
result returns to the event loop in one step.
"""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from queue import SimpleQueue
from typing import Any, TypeVar

from django.db import close_old_connections, connections

T = TypeVar("T")
_Job = tuple[asyncio.AbstractEventLoop, "asyncio.Future[Any]", Callable[..., Any], tuple[Any, ...]]


class Threads:
    """``count`` daemon threads named ``name``; jobs run in the order they came."""

    def __init__(self, count: int, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._threads = [threading.Thread(target=self._work, name=name, daemon=True) for _ in range(count)]
        for thread in self._threads:
            thread.start()

    def run(self, work: Callable[..., T], *args: Any) -> "asyncio.Future[T]":
        """Do ``work(*args)`` on a thread; called and awaited on an event loop."""
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs.put((loop, future, work, args))
        return future

    async def ask(self, work: Callable[..., T], *args: Any) -> T:
        """As ``run``, for work outside a request: stale connections are dropped before and after."""
        return await self.run(_tidily, work, *args)

    def close(self, patience: float = 1.0) -> None:
        """End the threads after the jobs they have, closing their connections; waits no longer
        than ``patience`` seconds for work that hangs."""
        for _ in self._threads:
            self._jobs.put(None)
        deadline = time.monotonic() + patience
        for thread in self._threads:
            thread.join(timeout=max(0.0, deadline - time.monotonic()))

    def _work(self) -> None:
        try:
            while (job := self._jobs.get()) is not None:
                _do(*job)
        finally:
            connections.close_all()


def _tidily(work: Callable[..., T], *args: Any) -> T:
    close_old_connections()
    try:
        return work(*args)
    finally:
        close_old_connections()


def _do(
    loop: asyncio.AbstractEventLoop,
    future: "asyncio.Future[Any]",
    work: Callable[..., Any],
    args: tuple[Any, ...],
) -> None:
    if future.cancelled():
        return
    result: Any = None
    error: BaseException | None = None
    try:
        result = work(*args)
    except BaseException as caught:  # whoever awaits the future gets it
        error = caught
    with suppress(RuntimeError):  # the loop is closed: nobody waits any more
        loop.call_soon_threadsafe(_settle, future, result, error)


def _settle(future: "asyncio.Future[T]", result: T, error: BaseException | None) -> None:
    if future.cancelled():
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)
