"""Between processes on PostgreSQL: who commits says so, who streams listens.

On SQLite there is one writing process; the hub's own poll finds what a command wrote.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import closing
from typing import Any

import psycopg
from django.db import DatabaseError, connection

CHANNEL = "nuanchuang_journal"
PAUSE = 1.0
"""Seconds before a lost connection is tried again, and the longest a stop waits."""

log = logging.getLogger(__name__)


def tell() -> None:
    """Tell the other processes that rows were appended; called right after the commit."""
    if connection.vendor != "postgresql":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, '')", [CHANNEL])
    except DatabaseError as error:
        # The rows are committed; the others find them at their next poll.
        log.warning("The journal's news could not be sent: %s", type(error).__name__)


class Listener(threading.Thread):
    """Calls ``wake`` whenever any process has told; on SQLite it ends at once."""

    def __init__(self, wake: Callable[[], None]) -> None:
        super().__init__(name="listen", daemon=True)
        self._wake = wake
        self._stopped = threading.Event()

    def run(self) -> None:
        if connection.vendor != "postgresql":
            return
        while not self._stopped.is_set():
            try:
                self._listen()
            except psycopg.Error as error:
                log.warning("Listening to the journal was cut: %s", type(error).__name__)
                self._stopped.wait(PAUSE)

    def stop(self) -> None:
        """End within ``PAUSE`` seconds."""
        self._stopped.set()

    def _listen(self) -> None:
        with closing(psycopg.connect(**_address(), autocommit=True)) as line:
            line.execute(f"LISTEN {CHANNEL}")
            self._wake()
            while not self._stopped.is_set():
                for _ in line.notifies(timeout=PAUSE, stop_after=1):
                    self._wake()


def _address() -> dict[str, Any]:
    wanted = ("dbname", "user", "password", "host", "port")
    given = connection.get_connection_params()
    return {name: given[name] for name in wanted if name in given}
