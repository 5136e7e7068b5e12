"""``python -m benchmarks.scale``: the pages of desk and office beside a long memory, as one JSON object.

Every page (benchmarks.pages) goes through Django's whole stack, before and after 100,000 memos and 10,000
learned cards are filled in. Milliseconds are CPU time, of this process and of PostgreSQL's beside it. p50 and
p95 are those of the quickest of three rounds, for a busy neighbour makes CPU time longer too; p99 is of all.
"""

import gc
import json
import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import django

from benchmarks import knowledge

if TYPE_CHECKING:
    from benchmarks.pages import Page

ROUNDS, TIMES = 3, 20
Took = dict[str, list[float]]


def clock() -> float:
    """Milliseconds of CPU this process and its database have used."""
    from django.db import connection

    spent = time.process_time() * 1000
    if connection.vendor == "postgresql":
        connection.ensure_connection()
        beside = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
        spent += int(beside.read_text().split()[0]) / 1e6
    return spent


def measure(pages: dict[str, "Page"]) -> dict[str, dict[str, float]]:
    """Milliseconds of each page; pages take turns."""
    for page in pages.values():
        page.ready()()
    rounds = [_round(pages) for _ in range(ROUNDS)]
    return {name: _summed([took[name] for took in rounds]) for name in pages}


def _round(pages: dict[str, "Page"]) -> Took:
    took: Took = {name: [] for name in pages}
    for _ in range(TIMES):
        for name, page in pages.items():
            send = page.ready()
            begun = clock()
            status = send()
            took[name].append(clock() - begun)
            assert status in (200, 303), (name, status)
    return took


def _summed(rounds: list[list[float]]) -> dict[str, float]:
    quickest = {f"p{part}": min(_percentile(took, part) for took in rounds) for part in (50, 95)}
    return quickest | {"p99": _percentile([each for took in rounds for each in took], 99)}


def _percentile(took: list[float], part: int) -> float:
    """The smallest that so many of a hundred do not exceed."""
    return sorted(took)[-(-len(took) * part // 100) - 1]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
    django.setup()
    from benchmarks import pages
    from nuanchuang.app.asgi import application  # noqa: F401 - loads what serve has loaded by then

    gc.freeze()  # as serve does
    from nuanchuang.people.access import Person
    from nuanchuang.platform import clock as now

    stage = pages.set_the_stage()
    asked, person = pages.pages(stage), Person(stage.serving.officer)
    empty = measure(asked)
    begun = time.monotonic()
    knowledge.fill(person, stage.leader, now.now())
    filled = time.monotonic() - begun
    found = {
        "filled": filled, "empty": empty, "full": measure(asked), "load": os.getloadavg()[1],
        "asked": knowledge.measure(person, now.now(), clock),
    }  # fmt: skip
    print(json.dumps(found, ensure_ascii=False))


if __name__ == "__main__":
    main()
