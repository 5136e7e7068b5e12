"""Streams as a screen lives them: greeted, told, kept alive, caught up, ended."""

import asyncio
import json
import threading
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest

from nuanchuang.journal.rules import Entry
from nuanchuang.live import hub as hubs
from nuanchuang.live.hub import Hub
from nuanchuang.live.rules import BEAT, Subscription
from nuanchuang.platform import meters
from nuanchuang.platform.threads import Threads
from tests.support.asgi import ask, begun, scope

HALL = UUID(int=1)
NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
CALLED = Entry(HALL, 1, NOW, "system", "queue.ticket_called", "ticket", "t-1", "", "{}", "salt")


class Journal:
    """A tail whose rows a test appends; ``looks`` is set whenever it was read."""

    def __init__(self) -> None:
        self.rows: list[Entry] = []
        self.broken = False
        self.looks = threading.Semaphore(0)

    def __call__(self) -> list[Entry]:
        self.looks.release()
        if self.broken:
            raise OSError("no database")
        found, self.rows = self.rows, []
        return found


def authorize(asked):
    """Who says ``x-follow`` may follow this hall; nobody else may."""
    headers = dict(asked["headers"])
    chosen = headers.get(b"x-follow", b"").decode()
    known = {
        "hall": Subscription(HALL),
        "queue": Subscription(HALL, kinds=("queue.",)),
        "elsewhere": Subscription(uuid4()),
    }
    return known.get(chosen)


@asynccontextmanager
async def running(most=hubs.MOST, journal=None):
    threads = Threads(1, "django")
    hub = Hub(authorize, journal or Journal(), threads, now=lambda: NOW, most=most)
    await hub.start()
    try:
        yield hub
    finally:
        await hub.stop()
        threads.close()


def following(hub, what="hall"):
    return begun(hub, scope("GET", "/halls/demo/stream", {"x-follow": what}))


def heard(exchange):
    """The events so far: (name, data) each."""
    lines = [block.split("\n") for block in exchange.body.decode().split("\n\n")]
    fields = [dict(line.split(": ", 1) for line in block if ": " in line) for block in lines]
    return [(each["event"], json.loads(each["data"])) for each in fields if "event" in each]


async def told(exchange, pieces=1):
    async with asyncio.timeout(5):
        for _ in range(pieces):
            await exchange.parts.get()


def test_a_screen_is_greeted_with_the_time_and_told_when_to_come_back():
    async def visit():
        async with running() as hub, following(hub) as exchange:
            await told(exchange)
            return exchange

    exchange = asyncio.run(visit())
    assert exchange.status == 200
    assert exchange.header("content-type") == "text/event-stream; charset=utf-8"
    assert exchange.header("cache-control") == "no-store"
    assert exchange.body.startswith(b"retry: 2000\n")
    assert heard(exchange) == [("hello", {"now": "2026-03-02T02:00:00.000+00:00"})]


def test_a_screen_hears_of_a_commit_without_waiting_for_the_poll(monkeypatch):
    monkeypatch.setattr(hubs, "POLL", 3600)

    async def visit():
        journal = Journal()
        async with running(journal=journal) as hub, following(hub) as exchange:
            await told(exchange)
            journal.rows = [CALLED]
            await asyncio.to_thread(hub.wake)
            await told(exchange)
            return exchange

    exchange = asyncio.run(visit())
    assert heard(exchange)[1:] == [("hint", {"kind": "queue.ticket_called", "subject": "t-1", "seq": 1})]
    assert b"\nid: 1\n" in exchange.body


def test_a_commit_of_another_process_is_found_by_the_poll(monkeypatch):
    monkeypatch.setattr(hubs, "POLL", 0.01)

    async def visit():
        journal = Journal()
        async with running(journal=journal) as hub, following(hub) as exchange:
            await told(exchange)
            journal.rows = [CALLED]
            await told(exchange)
            return exchange

    assert [name for name, _ in heard(asyncio.run(visit()))] == ["hello", "hint"]


def test_a_journal_that_cannot_be_read_is_tried_again(monkeypatch):
    monkeypatch.setattr(hubs, "POLL", 0.01)

    async def visit():
        journal = Journal()
        journal.broken = True
        async with running(journal=journal) as hub, following(hub) as exchange:
            await told(exchange)
            await asyncio.to_thread(journal.looks.acquire)
            journal.rows, journal.broken = [CALLED], False
            await told(exchange)
            return exchange

    assert [name for name, _ in heard(asyncio.run(visit()))] == ["hello", "hint"]


@pytest.mark.parametrize(
    ("what", "entry", "wanted"),
    [
        ("hall", CALLED, True),
        ("elsewhere", CALLED, False),
        ("queue", CALLED, True),
        ("queue", replace(CALLED, kind="hall.window_opened"), False),
    ],
)
def test_a_screen_hears_only_what_it_follows(what, entry, wanted):
    async def visit():
        async with running() as hub, following(hub, what) as exchange, following(hub) as everything:
            hub.publish([entry])
            await told(everything, 1)
            hub.close()
            return exchange

    names = [name for name, _ in heard(asyncio.run(visit()))]
    assert names == (["hello", "hint"] if wanted else ["hello"])


def test_all_that_is_new_comes_in_one_piece_in_order():
    async def visit():
        async with running() as hub, following(hub) as exchange:
            await told(exchange)
            hub.publish([replace(CALLED, seq=seq) for seq in range(1, 6)])
            await told(exchange)
            return exchange

    exchange = asyncio.run(visit())
    assert [data["seq"] for _, data in heard(exchange)[1:]] == [1, 2, 3, 4, 5]
    assert len(exchange.received) == 2


def test_a_screen_that_falls_far_behind_is_told_to_fetch_everything():
    async def visit():
        async with running() as hub, following(hub) as exchange:
            await told(exchange)
            before = meters.streams["resync"]
            for seq in range(hubs.QUEUE + 3):
                hub.publish([replace(CALLED, seq=seq)])
            await told(exchange)
            return exchange, meters.streams["resync"] - before

    exchange, resyncs = asyncio.run(visit())
    assert [name for name, _ in heard(exchange)] == ["hello", "resync", "hint", "hint"]
    assert resyncs == 1


def test_a_quiet_line_is_kept_alive():
    async def visit():
        async with running() as hub, following(hub) as exchange:
            await told(exchange)
            for _ in range(hubs.BEATS):
                hub.tick()
            await told(exchange)
            return exchange

    assert asyncio.run(visit()).received[1:] == [BEAT]


def test_a_stream_ends_after_its_time_so_that_the_screen_is_authorized_anew(monkeypatch):
    monkeypatch.setattr(hubs, "LIFETIME", 1)

    async def visit():
        async with running() as hub, following(hub) as exchange:
            hub.tick()
            await asyncio.sleep(0)
        return exchange

    assert asyncio.run(visit()).ended


def test_all_streams_end_at_once_when_the_hub_closes_and_new_ones_are_refused():
    async def visit():
        async with running() as hub, following(hub) as one, following(hub) as two:
            hub.close()
            late = await ask(hub, "GET", "/stream", headers={"x-follow": "hall"})
        return one, two, late

    one, two, late = asyncio.run(visit())
    assert one.ended
    assert two.ended
    assert (late.status, late.header("content-type")) == (503, "application/problem+json")


@pytest.mark.parametrize("turns", range(6))
def test_it_stops_also_when_news_come_in_the_same_breath(turns):
    """A listener wakes the hub while it is stopped; ``turns`` of the loop lie between the two."""

    async def visit():
        async with asyncio.timeout(5), running() as hub:
            await asyncio.sleep(0)  # the hub has begun to wait for news
            hub._news.set()
            for _ in range(turns):
                await asyncio.sleep(0)

    asyncio.run(visit())


def test_who_may_not_follow_gets_not_found():
    async def visit():
        async with running() as hub:
            return await ask(hub, "GET", "/t/unknown/stream")

    answer = asyncio.run(visit())
    assert answer.status == 404
    assert json.loads(answer.body)["type"] == "urn:nuanchuang:not-found"


def test_no_more_screens_are_carried_than_the_process_can():
    async def visit():
        async with running(most=1) as hub:
            async with following(hub):
                refused = await ask(hub, "GET", "/stream", headers={"x-follow": "hall"})
            async with following(hub) as again:
                return refused, again

    refused, again = asyncio.run(visit())
    assert (refused.status, again.status) == (503, 200)


def test_open_streams_are_counted():
    async def visit():
        async with running() as hub:
            opened = meters.streams["opened"]
            async with following(hub), following(hub, "queue"):
                inside = meters.streams["open"], meters.streams["opened"] - opened
            return inside, meters.streams["open"]

    assert asyncio.run(visit()) == ((2, 2), 0)


@pytest.mark.parametrize(
    ("method", "path", "served"),
    [("GET", "/t/abc/stream", True), ("POST", "/t/abc/stream", False), ("GET", "/streams", False)],
)
def test_the_hub_serves_get_requests_whose_path_ends_in_stream(method, path, served):
    assert Hub.serves(scope(method, path)) is served
