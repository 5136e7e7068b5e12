"""The one way to write.

SQLite allows one writer. A process-wide lock in front of ``BEGIN IMMEDIATE`` lets the
threads of this process queue fairly instead of polling the file (measured: p99 of a
ticket 710 ms without, 38 ms with the lock; reference/stack.md B0). On PostgreSQL
``write()`` is a plain transaction.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.db import connection, transaction

_sqlite_lock = threading.RLock()


Sink = Callable[[list[Any]], None]


class _Writing(threading.local):
    def __init__(self) -> None:
        self.sinks: dict[Sink, list[Any]] | None = None


_writing = _Writing()


def in_write() -> bool:
    """True while this thread is inside ``write()``."""
    return _writing.sinks is not None


@contextmanager
def write() -> Iterator[None]:
    """A transaction; an inner ``write()`` joins the outer one.

    What was given to ``at_the_end`` is handed over just before the outermost one commits.
    An exception anywhere rolls everything back and drops what was collected.
    """
    if in_write():
        yield
        return
    lock: AbstractContextManager[Any] = _sqlite_lock if connection.vendor == "sqlite" else nullcontext()
    with lock, transaction.atomic():
        sinks = _writing.sinks = {}
        try:
            yield
            for sink, items in sinks.items():
                sink(items)
        finally:
            _writing.sinks = None


def at_the_end(sink: Sink, item: object) -> None:
    """Hand ``item`` to ``sink``, with all others meant for it, as a last step of the
    outermost ``write()``; raises RuntimeError outside one."""
    if _writing.sinks is None:
        raise RuntimeError("at_the_end() belongs inside write()")
    _writing.sinks.setdefault(sink, []).append(item)
