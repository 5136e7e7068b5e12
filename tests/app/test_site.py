"""The whole site as one application: hub in front, Django behind, followers beside."""

import asyncio
import threading
from contextlib import asynccontextmanager, closing

import pytest
from django.db import connection
from django.test import override_settings

from nuanchuang.app.site import Site
from nuanchuang.journal import actions, followers
from nuanchuang.live import hub as hubs
from nuanchuang.live.rules import Subscription
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import new_id
from tests.support.asgi import ask, begun, scope

HALL = new_id()
ISSUED = "queue.ticket_issued"


@asynccontextmanager
async def alive(site):
    """The site between its server's start and its end."""
    asked: asyncio.Queue[dict[str, str]] = asyncio.Queue()
    said: asyncio.Queue[str] = asyncio.Queue()

    async def tell(message):
        said.put_nowait(message["type"])

    life = asyncio.ensure_future(site({"type": "lifespan"}, asked.get, tell))
    asked.put_nowait({"type": "lifespan.startup"})
    assert await said.get() == "lifespan.startup.complete"
    try:
        yield site
    finally:
        asked.put_nowait({"type": "lifespan.shutdown"})
        assert await said.get() == "lifespan.shutdown.complete"
        await life


@pytest.fixture
def site(real_db, monkeypatch):
    monkeypatch.setattr(actions, "_listeners", [])
    monkeypatch.setattr(followers, "_followers", {})
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        yield Site(lambda asked: Subscription(HALL) if asked["path"] == "/board/stream" else None)


def issue(now):
    with closing(connection), write():
        actions.record(
            hall=HALL, at=now, actor="system", kind="queue.ticket_issued", subject=("ticket", "t-1")
        )


def test_streams_go_to_the_hub_and_everything_else_to_django(site):
    async def visit():
        async with alive(site), begun(site, scope("GET", "/board/stream")) as stream:
            return stream.header("content-type"), await ask(site, "GET", "/healthz")

    kind, answer = asyncio.run(visit())
    assert kind == "text/event-stream; charset=utf-8"
    assert answer.body == b'{"up": true}'


def test_a_commit_reaches_an_open_screen_and_the_followers(site, now, monkeypatch):
    monkeypatch.setattr(hubs, "POLL", 3600)
    followed = threading.Event()
    followers.follow("test", {ISSUED}, lambda row, _: followed.set())

    async def visit():
        async with alive(site), begun(site, scope("GET", "/board/stream")) as stream:
            await stream.parts.get()
            await asyncio.to_thread(issue, now)
            async with asyncio.timeout(5):
                hint = await stream.parts.get()
            return hint, await asyncio.to_thread(followed.wait, 5)

    hint, reached = asyncio.run(visit())
    assert b'"kind": "queue.ticket_issued"' in hint
    assert reached


def test_a_stream_ends_with_the_site(site):
    async def visit():
        async with alive(site):
            opened = begun(site, scope("GET", "/board/stream"))
            stream = await opened.__aenter__()
        await opened.__aexit__(None, None, None)
        return stream

    assert asyncio.run(visit()).ended


def test_websockets_are_refused(site):
    with pytest.raises(ValueError, match="websocket"):
        asyncio.run(site({"type": "websocket", "path": "/"}, None, None))
