"""How one process hears of another's commits."""

import threading

import pytest
from django.db import OperationalError, connection

from nuanchuang.journal.actions import record
from nuanchuang.live import notify
from nuanchuang.live.notify import Listener, tell
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import new_id


@pytest.fixture
def listener(real_db):
    woken = threading.Semaphore(0)
    made = Listener(woken.release)
    made.start()
    yield made, woken
    made.stop()
    made.join(5)
    assert not made.is_alive()


def test_a_commit_wakes_who_listens_on_postgresql_and_nobody_listens_on_sqlite(listener, now):
    made, woken = listener
    if connection.vendor == "sqlite":
        made.join(5)
        assert not made.is_alive()
        return
    assert woken.acquire(timeout=5), "it says so once it listens"
    with write():
        record(hall=new_id(), at=now, actor="system", kind="queue.ticket_issued", subject=("ticket", "t-1"))
    assert woken.acquire(timeout=5)


def test_news_that_cannot_be_sent_do_not_harm_what_was_committed(monkeypatch, logged_warnings):
    class Away:
        vendor = "postgresql"

        def cursor(self):
            raise OperationalError("the server closed the connection")

    monkeypatch.setattr(notify, "connection", Away())
    tell()
    assert logged_warnings() == ["The journal's news could not be sent: OperationalError"]


@pytest.fixture
def logged_warnings(caplog):
    return lambda: [record.getMessage() for record in caplog.records]
