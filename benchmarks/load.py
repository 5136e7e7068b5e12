"""A lean HTTP/1.1 client for the load generator: one keep-alive connection, one request at a time."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httptools


class Connection(asyncio.Protocol):
    """Answers are handed over whole; the parser is httptools', as in the server."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: asyncio.Future[tuple[int, bytes]] | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport  # type: ignore[assignment]

    def data_received(self, data: bytes) -> None:
        self._parser.feed_data(data)

    def connection_lost(self, error: Exception | None) -> None:
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the server closed the connection"))

    def on_body(self, part: bytes) -> None:
        self._body.append(part)

    def on_message_complete(self) -> None:
        if self._answer is not None:
            self._answer.set_result((self._parser.get_status_code(), b"".join(self._body)))

    async def send(self, request: bytes) -> tuple[int, bytes]:
        """Send one request; gives status and body."""
        self._parser = httptools.HttpResponseParser(self)
        self._body: list[bytes] = []
        self._answer = asyncio.get_running_loop().create_future()
        if self._transport is None:
            raise ConnectionError("not connected")
        self._transport.write(request)
        return await self._answer


class Client:
    """Speaks to one server with one bearer token."""

    def __init__(self, url: str, token: str = "") -> None:
        parts = urlsplit(url)
        self._host, self._port = parts.hostname or "127.0.0.1", parts.port or 80
        self._head = f"Host: {self._host}:{self._port}\r\nAuthorization: Bearer {token}\r\n"
        self._connection: Connection | None = None

    async def ask(self, method: str, path: str, fields: object = None, key: str = "") -> tuple[int, Any]:
        """One request with a JSON body; gives status and the decoded answer (None when empty)."""
        if self._connection is None:
            loop = asyncio.get_running_loop()
            _, self._connection = await loop.create_connection(Connection, self._host, self._port)
        status, body = await self._connection.send(self._request(method, path, fields, key))
        return status, json.loads(body) if body[:1] in (b"{", b"[") else None

    def _request(self, method: str, path: str, fields: object, key: str) -> bytes:
        body = b"" if fields is None else json.dumps(fields).encode()
        head = f"{method} {path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n"
        head += "Content-Type: application/json\r\n" if body else ""
        head += f"Idempotency-Key: {key}\r\n" if key else ""
        return head.encode() + b"\r\n" + body


@dataclass
class Timings:
    """Milliseconds of single requests, and the seconds they took together."""

    each: list[float] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def rate(self) -> float:
        """Requests a second."""
        return len(self.each) / self.seconds

    def percentile(self, part: float) -> float:
        """Milliseconds that this part of the requests stayed within."""
        ordered = sorted(self.each)
        return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


async def drive(clients: int, seconds: float, step: Callable[[int], Awaitable[None]]) -> Timings:
    """Each client repeats ``step(client)`` until the time is over."""
    timings = Timings()
    begun = time.perf_counter()

    async def one(client: int) -> None:
        while (start := time.perf_counter()) - begun < seconds:
            await step(client)
            timings.each.append((time.perf_counter() - start) * 1000)

    await asyncio.gather(*(one(client) for client in range(clients)))
    timings.seconds = time.perf_counter() - begun
    return timings
