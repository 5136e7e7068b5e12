"""The pooled handler against Django's own: CPU and rate of a trivial view and of a small write.

``python benchmarks/handler.py`` starts a server a handler, drives each from this process
and prints a table. The reason for ``platform/handler.py`` (design §6).
"""

import argparse
import asyncio
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.load import Client, drive  # noqa: E402

PORT = 8640
CLIENTS = 16


def serve(kind: str, home: str, port: int) -> None:
    """A site of two views on SQLite, as the product sets it."""
    import django
    import uvicorn
    from django.conf import settings

    pragmas = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL"
    settings.configure(
        SECRET_KEY=os.urandom(16).hex(), ALLOWED_HOSTS=["*"], ROOT_URLCONF=__name__, USE_TZ=True,
        NUANCHUANG_STOCK_ASGI=kind == "stock", NUANCHUANG_BODY_LIMIT=65536,
        MIDDLEWARE=["django.middleware.common.CommonMiddleware"],
        DATABASES={"default": {
            "ENGINE": "django.db.backends.sqlite3", "NAME": f"{home}/bench.sqlite3", "CONN_MAX_AGE": None,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": pragmas},
        }},
    )  # fmt: skip
    django.setup()
    _urls()
    from nuanchuang.platform.handler import django_app
    from nuanchuang.platform.threads import Threads

    app = django_app(Threads(4, "django"))
    uvicorn.run(app, port=port, loop="uvloop", http="httptools", lifespan="off", log_level="error", ws="none")


urlpatterns: list[object] = []


def _urls() -> None:
    from django.db import connection
    from django.http import HttpRequest, HttpResponse, JsonResponse
    from django.urls import path

    from nuanchuang.platform.db import write

    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE counter (n INTEGER)")
        cursor.execute("CREATE TABLE ticket (n INTEGER, body TEXT)")
        cursor.execute("INSERT INTO counter VALUES (0)")

    def ping(request: HttpRequest) -> HttpResponse:
        return HttpResponse("ok")

    def take(request: HttpRequest) -> HttpResponse:
        body = json.loads(request.body)
        with write(), connection.cursor() as cursor:
            cursor.execute("UPDATE counter SET n = n + 1 RETURNING n")
            number = cursor.fetchone()[0]
            cursor.execute("INSERT INTO ticket VALUES (%s, %s)", [number, body["lane"]])
        return JsonResponse({"number": number})

    def cpu(request: HttpRequest) -> HttpResponse:
        used = resource.getrusage(resource.RUSAGE_SELF)
        return JsonResponse({"cpu": used.ru_utime + used.ru_stime, "rss": used.ru_maxrss})

    urlpatterns.extend([path("ping", ping), path("take", take), path("cpu", cpu)])


async def measure(url: str, seconds: float) -> list[str]:
    """Rate, p99 and server CPU of both views."""
    clients = [Client(url) for _ in range(CLIENTS)]
    found = []
    for method, path, fields in (("GET", "/ping", None), ("POST", "/take", {"lane": "A"})):

        async def step(client: int, method: str = method, path: str = path, fields: object = fields) -> None:
            status, _ = await clients[client].ask(method, path, fields)
            assert status == 200

        before = (await clients[0].ask("GET", "/cpu"))[1]["cpu"]
        timings = await drive(CLIENTS, seconds, step)
        used = (await clients[0].ask("GET", "/cpu"))[1]["cpu"] - before
        each = 1000 * used / len(timings.each)
        found.append(
            f"{path:6} {timings.rate:8.0f}/s  p99 {timings.percentile(0.99):7.1f} ms  cpu {each:.2f} ms"
        )
    rss = (await clients[0].ask("GET", "/cpu"))[1]["rss"] / 1024
    return [*found, f"memory {rss:.0f} MB"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--serve", nargs=3, metavar=("KIND", "HOME", "PORT"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        serve(given.serve[0], given.serve[1], int(given.serve[2]))
        return
    for number, kind in enumerate(("pooled", "stock")):
        with tempfile.TemporaryDirectory() as home:
            port = PORT + number
            command = [sys.executable, __file__, "--serve", kind, home, str(port)]
            process = subprocess.Popen(command, env={**os.environ, "PYTHONPATH": str(ROOT)})
            try:
                time.sleep(2)
                for line in asyncio.run(measure(f"http://127.0.0.1:{port}", given.seconds)):
                    print(f"{kind:7} {line}")
            finally:
                process.terminate()
                process.wait()


if __name__ == "__main__":
    main()
