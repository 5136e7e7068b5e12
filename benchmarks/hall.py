"""A hall to measure on: 32 manned windows, one token; and a past of any number of tickets.

Run in a process of its own with NUANCHUANG_HOME set: ``python -m benchmarks.hall create`` prints
``{"token", "screen"}``, ``python -m benchmarks.hall past 1000000`` adds history.
"""

import json
import os
import sys
from datetime import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nuanchuang.hall.actions import HallPlan

WINDOWS = 32
SLUG = "bench"
LANES = ("vehicle", "licence", "violation")


def create() -> dict[str, str]:
    """The hall with an officer at every window; gives tokens of a program and of a board."""
    from nuanchuang.hall import actions, reads
    from nuanchuang.journal.actions import SYSTEM
    from nuanchuang.people import actions as people
    from nuanchuang.people.access import Person
    from nuanchuang.platform import clock

    now = clock.now()
    hall = actions.set_up_hall(_plan(), now=now)
    for number in range(1, WINDOWS + 1):
        officer = people.hire(
            hall=hall,
            badge=f"{number:06d}",
            password="bench-bench-bench",  # noqa: S106
            roles=["officer"],
            by=SYSTEM,
            now=now,
        )
        people.take_window(person=Person(officer), window=reads.window(hall, number), now=now)
    tokens = {"token": "integration", "screen": "board"}
    return {
        name: actions.issue_token(hall=hall, kind=kind, name=name, window=None, by=SYSTEM, now=now)
        for name, kind in tokens.items()
    }


def _plan() -> "HallPlan":
    from nuanchuang.hall.actions import HallPlan, LanePlan, WindowPlan

    return HallPlan(
        slug=SLUG, name="测速大厅", name_en="Bench hall", address="", phone="", review_body="",
        lanes=tuple(LanePlan(slug, "ABC"[place], slug, slug) for place, slug in enumerate(LANES)),
        windows=tuple(WindowPlan(n, str(n), str(n), (LANES[n % 3],)) for n in range(1, WINDOWS + 1)),
        hours=tuple((day, time(0, 0), time(23, 59, 59, 999999)) for day in range(7)),
    )  # fmt: skip


def past(tickets: int) -> None:
    """Finished tickets of earlier days, a thousand a day, and a journal row for each.

    The rows' hashes are filler: a measured copy is thrown away, nobody verifies it.
    """
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM nc_hall_hall WHERE slug = %s", [SLUG])
        hall = cursor.fetchone()[0]
        cursor.execute("SELECT id FROM nc_hall_lane WHERE hall_id = %s ORDER BY prefix LIMIT 1", [hall])
        lane = cursor.fetchone()[0]
        cursor.execute("SELECT seq FROM nc_journal_head WHERE chain = %s", [hall])
        head = cursor.fetchone()[0]
        values = {"hall": hall, "lane": lane, "head": head, "tickets": tickets}
        for statement in (_TICKETS, _ROWS, _HEAD):
            cursor.execute(statement, values)


_TICKETS = """
INSERT INTO nc_queue_ticket
    (id, hall_id, day, lane_id, series, number, code, klass, rank, place, reason, matter, reference,
     state, issued_at, called_at, called_to, calls, ended_at)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %(tickets)s)
SELECT printf('%%012x', 1500000000000 + i * 60000) || '7' || substr(hex(randomblob(10)), 1, 19), %(hall)s,
    date('2020-01-01', '+' || (i / 1000) || ' days'), %(lane)s, 'A', i %% 1000 + 1,
    hex(randomblob(11)), 'normal', 2, i %% 1000 + 1, '', 'A7', '',
    'finished', '2020-01-01 02:00:00', '2020-01-01 02:05:00', 1, 1, '2020-01-01 02:15:00' FROM n
"""
_ROWS = """
INSERT INTO nc_journal_row
    (chain, seq, at, actor, kind, subject_type, subject, cause, data, salt, digest, hash)
WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %(tickets)s)
SELECT %(hall)s, %(head)s + i, '2020-01-01 02:00:00', 'system', 'queue.ticket_finished', 'ticket',
    lower(hex(randomblob(18))), '', '{}', '', '', '' FROM n
"""
_HEAD = "UPDATE nc_journal_head SET seq = seq + %(tickets)s WHERE chain = %(hall)s"


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
    django.setup()
    if sys.argv[1] == "create":
        print(json.dumps(create()))
    else:
        past(int(sys.argv[2]))


if __name__ == "__main__":
    main()
