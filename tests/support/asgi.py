"""Talks to an ASGI application without a socket."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from nuanchuang.platform.asgi import App, Message, Scope


def scope(method: str, path: str, headers: dict[str, str] | None = None, query: bytes = b"") -> Scope:
    """An HTTP request to ``path`` on the host tests use."""
    given = {"host": "testserver", **(headers or {})}
    return {
        "type": "http",
        "http_version": "1.1",
        "scheme": "http",
        "method": method,
        "path": path,
        "query_string": query,
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in given.items()],
        "client": ("127.0.0.1", 50000),
        "server": ("testserver", 80),
    }


@dataclass
class Exchange:
    """One request under way: what the client sends is queued, what it got is kept."""

    incoming: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)
    started: asyncio.Event = field(default_factory=asyncio.Event)
    status: int = 0
    headers: list[tuple[str, str]] = field(default_factory=list)
    parts: asyncio.Queue[bytes] = field(default_factory=asyncio.Queue)
    received: list[bytes] = field(default_factory=list)
    ended: bool = False

    async def receive(self) -> Message:
        return await self.incoming.get()

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status, given = message["status"], message["headers"]
            self.headers = [(name.decode().lower(), value.decode("latin-1")) for name, value in given]
            self.started.set()
            return
        if part := message.get("body", b""):
            self.received.append(part)
            self.parts.put_nowait(part)
        self.ended = not message.get("more_body", False)

    def leave(self) -> None:
        """The client closes its connection."""
        self.incoming.put_nowait({"type": "http.disconnect"})

    @property
    def body(self) -> bytes:
        return b"".join(self.received)

    def header(self, name: str) -> str | None:
        return next((value for key, value in self.headers if key == name), None)

    def all(self, name: str) -> list[str]:
        return [value for key, value in self.headers if key == name]


def exchange(body: Iterable[bytes] = (b"",)) -> Exchange:
    """An exchange whose client has sent ``body``, in these parts."""
    made = Exchange()
    parts = list(body)
    for number, part in enumerate(parts, 1):
        made.incoming.put_nowait({"type": "http.request", "body": part, "more_body": number < len(parts)})
    return made


async def ask(
    app: App,
    method: str,
    path: str,
    *,
    headers: dict[str, str] | None = None,
    body: Iterable[bytes] = (b"",),
    query: bytes = b"",
) -> Exchange:
    """A whole request and its whole answer."""
    made = exchange(body)
    async with asyncio.timeout(5):
        await app(scope(method, path, headers, query), made.receive, made.send)
    return made


@asynccontextmanager
async def begun(app: App, asked: Scope) -> AsyncIterator[Exchange]:
    """The exchange from the answer's first line on; when the block ends the client leaves."""
    made = exchange()
    task = asyncio.ensure_future(_call(app, asked, made))
    async with asyncio.timeout(5):
        await made.started.wait()
    try:
        yield made
    finally:
        made.leave()
        async with asyncio.timeout(5):
            await task


async def _call(app: App, asked: Scope, made: Exchange) -> None:
    try:
        await app(asked, made.receive, made.send)
    finally:
        made.started.set()
