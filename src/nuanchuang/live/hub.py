"""Keeps the open screens' streams: plain ASGI in front of Django (design §6).

One task looks at the journal, woken by commits and at the latest every second; each event
is encoded once, and each screen is sent all that is new for it in one piece. Everything
here runs on the event loop but ``authorize`` and the journal's reads.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from nuanchuang.journal.rules import Entry
from nuanchuang.live import rules
from nuanchuang.live.rules import Subscription
from nuanchuang.live.tail import Tail
from nuanchuang.platform import meters
from nuanchuang.platform.asgi import Message, Receive, Scope, Send
from nuanchuang.platform.clock import now as clock_now
from nuanchuang.platform.problems import Spoken, StreamNotFound, TooManyStreams, refuse
from nuanchuang.platform.threads import Threads

Authorize = Callable[[Scope], Subscription | None]
"""Synchronous; run on a pool thread. None where the caller may not follow, or nothing is there."""

POLL = 1.0
"""Seconds after which the journal is looked at unasked: other processes' commits on SQLite."""
GAP = 0.02
"""Seconds between two looks at least, so that a rush is sent in few pieces."""
BEATS = 10
"""A screen hears something every so many seconds; it calls itself stale after 15 of silence."""
LIFETIME = 1800
"""Seconds after which a stream ends, so that the screen comes back and is authorized anew."""
QUEUE = 64
"""Pieces a slow screen may be behind before it is told to fetch everything."""
MOST = 10_000
"""Open streams in one process."""

START: Message = {
    "type": "http.response.start",
    "status": 200,
    "headers": [
        (b"content-type", b"text/event-stream; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"x-accel-buffering", b"no"),
        (b"x-content-type-options", b"nosniff"),
        (b"referrer-policy", b"same-origin"),
    ],
}

log = logging.getLogger(__name__)


class Screen:
    """One open stream: what it follows and what it was not sent yet."""

    __slots__ = ("_pending", "_woken", "age", "ended")

    def __init__(self, first: bytes, age: int = 0) -> None:
        self._pending = [first]
        self._woken = asyncio.Event()
        self.age = age
        self.ended = False

    def give(self, piece: bytes) -> None:
        """Queue a piece; a full queue is dropped and the screen told so."""
        if self.ended:
            return
        if len(self._pending) >= QUEUE:
            self._pending = [rules.RESYNC]
            meters.streams["resync"] += 1
        else:
            self._pending.append(piece)
        self._woken.set()

    def end(self) -> None:
        """Close the stream once what is queued was sent."""
        self.ended = True
        self._woken.set()

    async def take(self) -> bytes:
        """All that is queued, waiting for it; empty when the stream has ended."""
        if not self._pending and not self.ended:
            self._woken.clear()
            await self._woken.wait()
        pieces, self._pending = self._pending, []
        return b"".join(pieces)


class Hub:
    """Serves ``GET …/stream``; ``start`` and ``close`` are called on the event loop.

    ``threads`` runs ``authorize``; the journal is read on a thread of the hub's own, so that
    hints do not wait behind requests.
    """

    def __init__(
        self,
        authorize: Authorize,
        tail: Tail,
        threads: Threads,
        now: Callable[[], datetime] = clock_now,
        most: int = MOST,
    ) -> None:
        self._authorize = authorize
        self._tail = tail
        self._threads = threads
        self._now = now
        self._most = most
        self._screens: dict[Subscription, set[Screen]] = {}
        self._open = 0
        self._closed = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._news = asyncio.Event()
        self._tasks: list[asyncio.Task[None]] = []

    @staticmethod
    def serves(scope: Scope) -> bool:
        """True for the requests that belong here."""
        return bool(scope["method"] == "GET" and scope["path"].endswith("/stream"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Stream until the screen leaves, its time is up or the hub closes."""
        followed = await self._admit(scope)
        if isinstance(followed, Spoken):
            meters.requests[followed.status] += 1
            await refuse(send, followed, program=True)
            return
        meters.requests[200] += 1
        screen = self._enter(followed)
        leaving = asyncio.ensure_future(_leave(receive, screen))
        try:
            await _feed(screen, send)
        finally:
            leaving.cancel()
            self._forget(followed, screen)

    async def _admit(self, scope: Scope) -> Subscription | Spoken:
        if self._closed or self._open >= self._most:
            return TooManyStreams()
        return await self._threads.ask(self._authorize, scope) or StreamNotFound()

    def _enter(self, followed: Subscription) -> Screen:
        meters.streams["opened"] += 1
        screen = Screen(rules.hello(self._now()), age=meters.streams["opened"] % BEATS)
        if self._closed:
            screen.end()
        self._screens.setdefault(followed, set()).add(screen)
        self._count(+1)
        return screen

    def _forget(self, followed: Subscription, screen: Screen) -> None:
        self._screens[followed].discard(screen)
        if not self._screens[followed]:
            del self._screens[followed]
        self._count(-1)

    def _count(self, change: int) -> None:
        self._open += change
        meters.streams["open"] = self._open

    async def start(self) -> None:
        """Begin to look at the journal, from where it stands now."""
        self._loop = asyncio.get_running_loop()
        self._reader = Threads(1, "live")
        await self._look()
        self._tasks = [asyncio.create_task(self._follow()), asyncio.create_task(self._beat())]

    def wake(self) -> None:
        """Something was committed; from any thread, returns at once."""
        if self._loop is not None and not self._closed:
            self._loop.call_soon_threadsafe(self._news.set)

    def close(self) -> None:
        """End all streams at once; new ones are refused."""
        self._closed = True
        for screen in self._all():
            screen.end()

    async def stop(self) -> None:
        """``close`` and stop looking at the journal."""
        self.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        self._reader.close()

    def publish(self, entries: list[Entry]) -> None:
        """Queue the hints of ``entries`` for every screen that wants them."""
        encoded = [(entry, rules.hint(entry)) for entry in entries]
        for followed, screens in self._screens.items():
            piece = b"".join([text for entry, text in encoded if rules.wants(followed, entry)])
            if piece:
                for screen in screens:
                    screen.give(piece)

    def tick(self) -> None:
        """One second has passed: some screens hear that the line is alive, old streams end."""
        for screen in self._all():
            screen.age += 1
            if screen.age >= LIFETIME:
                screen.end()
            elif screen.age % BEATS == 0:
                screen.give(rules.BEAT)

    def _all(self) -> list[Screen]:
        return [screen for screens in self._screens.values() for screen in screens]

    async def _follow(self) -> None:
        while True:
            with suppress(
                TimeoutError
            ):  # not wait_for: Python 3.11's swallows a cancel that comes with the news
                async with asyncio.timeout(POLL):
                    await self._news.wait()
            self._news.clear()
            self.publish(await self._look())
            await asyncio.sleep(GAP)

    async def _look(self) -> list[Entry]:
        try:
            return await self._reader.ask(self._tail)
        except Exception as error:  # the database is away: the next look tries again
            log.error("The journal could not be read: %s", type(error).__name__)
            return []

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(1)
            self.tick()


async def _feed(screen: Screen, send: Send) -> None:
    await send(START)
    while piece := await screen.take():
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body"})


async def _leave(receive: Receive, screen: Screen) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    screen.end()
