"""The load: citizens who take tickets, windows that call them, screens that listen.

Runs in a process of its own and prints what it measured as JSON:
``python -m benchmarks.traffic tickets|screens|pages URL TOKEN SCREEN-TOKEN NUMBER SECONDS``.
"""

import asyncio
import json
import resource
import sys
import time
from collections import Counter
from functools import partial
from urllib.parse import urlsplit

import uvloop

from benchmarks.hall import LANES, SLUG
from benchmarks.load import Client, Timings, drive

ISSUE = f"/api/v1/halls/{SLUG}/tickets"
SUBJECT = b'"kind": "queue.ticket_issued", "subject": "'


async def tickets(url: str, token: str, clients: int, seconds: float) -> dict[str, float]:
    """Each client has a window: it takes a ticket, calls the next and lets them go.

    Counted are issues and calls; letting go (``miss``) is as durable, yet only costs time.
    """
    people = [Client(url, token) for _ in range(clients)]
    taken: Counter[str] = Counter()
    called: Counter[str] = Counter()
    each = Timings()

    async def timed(client: int, path: str, fields: object, wanted: int) -> dict[str, str]:
        start = time.perf_counter()
        status, answer = await people[client].ask("POST", path, fields, f"{client}-{time.perf_counter_ns()}")
        if path.endswith(("/tickets", "/call")):
            each.each.append((time.perf_counter() - start) * 1000)
        assert status == wanted, (path, status, answer)
        found: dict[str, str] = answer
        return found

    async def step(client: int) -> None:
        window = client + 1
        taken[(await timed(client, ISSUE, {"lane": LANES[window % 3]}, 201))["number"]] += 1
        answer = await timed(client, f"/api/v1/windows/{window}/call", None, 200)
        called[answer["ticket"]["id"]] += 1  # type: ignore[index]
        await timed(client, f"/api/v1/windows/{window}/miss", None, 200)

    each.seconds = (await drive(clients, seconds, step)).seconds
    twice = sum(count - 1 for count in (taken + called).values())
    return {
        "rate": each.rate, "p50": each.percentile(0.5), "p99": each.percentile(0.99),
        "duplicates": twice, "operations": len(each.each),
    }  # fmt: skip


class Screen(asyncio.Protocol):
    """One open stream; notes when it heard of each issued ticket."""

    def __init__(self, request: bytes, heard: list[tuple[bytes, float]], ready: asyncio.Future[None]) -> None:
        self._request = request
        self._heard = heard
        self._ready = ready
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        transport.write(self._request)  # type: ignore[attr-defined]

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        data = self._rest + data
        if not self._ready.done() and b"event: hello" in data:
            self._ready.set_result(None)
        *whole, self._rest = data.split(b"\n\n")
        for block in whole:
            _, found, subject = block.partition(SUBJECT)
            if found:
                self._heard.append((subject[:36], now))


async def screens(url: str, token: str, screen: str, number: int, seconds: float) -> dict[str, float]:
    """Opens the streams, takes five tickets a second and measures from sending to each screen."""
    parts, loop = urlsplit(url), asyncio.get_running_loop()
    head = f"GET /api/v1/halls/{SLUG}/stream HTTP/1.1\r\nHost: {parts.netloc}\r\n"
    head += f"Authorization: Bearer {screen}\r\n\r\n"
    heard: list[tuple[bytes, float]] = []
    begun = time.perf_counter()
    for start in range(0, number, 100):
        waiting = [loop.create_future() for _ in range(min(100, number - start))]
        for ready in waiting:
            made = partial(Screen, head.encode(), heard, ready)
            await loop.create_connection(made, parts.hostname or "", parts.port or 80)
        await asyncio.gather(*waiting)
    opened = time.perf_counter() - begun
    sent = await _issue(Client(url, token), seconds)
    await asyncio.sleep(2)
    late = sorted(1000 * (at - sent[subject]) for subject, at in heard if subject in sent)
    return {
        "opened": opened, "lost": number * len(sent) - len(late), "events": len(late),
        "p50": late[len(late) // 2], "p95": late[int(len(late) * 0.95)], "max": late[-1],
    }  # fmt: skip


async def _issue(kiosk: Client, seconds: float) -> dict[bytes, float]:
    sent: dict[bytes, float] = {}
    for _ in range(int(seconds * 5)):
        start = time.perf_counter()
        status, answer = await kiosk.ask("POST", ISSUE, {"lane": LANES[0]}, str(time.perf_counter_ns()))
        assert status == 201, (status, answer)
        sent[answer["id"].encode()] = start
        await asyncio.sleep(max(0.0, 0.2 - (time.perf_counter() - start)))
    return sent


async def pages(url: str, token: str, seconds: float) -> dict[str, float]:
    """One reader opens every matter and a question of its pre-check, again and again."""
    reader, each = Client(url, token), Timings()
    codes = [f"{letter}{n}" for letter, most in (("A", 17), ("B", 17), ("C", 11)) for n in range(1, most + 1)]
    paths = [path for code in (*codes, "D") for path in (f"/matter/{code}/", f"/matter/{code}/check/who/")]
    for path in paths:
        assert (await reader.ask("GET", path))[0] == 200, path
    begun = time.perf_counter()
    while time.perf_counter() - begun < seconds:
        for path in paths:
            start = time.perf_counter()
            await reader.ask("GET", path)
            each.each.append((time.perf_counter() - start) * 1000)
    return {"p50": each.percentile(0.5), "p95": each.percentile(0.95), "pages": len(each.each)}


def main() -> None:
    what, url, token, screen, number, seconds = sys.argv[1:]
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    if what == "tickets":
        work = tickets(url, token, int(number), float(seconds))
    elif what == "pages":
        work = pages(url, token, float(seconds))
    else:
        work = screens(url, token, screen, int(number), float(seconds))
    print(json.dumps(uvloop.run(work)))


if __name__ == "__main__":
    main()
