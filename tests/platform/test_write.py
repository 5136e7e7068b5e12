"""``write()``: one transaction, one writer on SQLite, last steps just before the commit."""

import sqlite3

import pytest

from nuanchuang.app import settings as product
from nuanchuang.journal.models import Head
from nuanchuang.platform.db import at_the_end, in_write, write


def test_what_was_collected_is_handed_over_once_in_order_before_the_commit(db):
    handed = []

    def sink(items):
        handed.append((list(items), in_write()))

    with write():
        at_the_end(sink, 1)
        with write():
            at_the_end(sink, 2)
        assert handed == []
    assert handed == [([1, 2], True)]


def test_two_sinks_get_each_their_own(db):
    first, second = [], []
    with write():
        at_the_end(first.extend, 1)
        at_the_end(second.extend, 2)
    assert (first, second) == ([1], [2])


def test_handing_over_outside_a_write_is_refused(db):
    with pytest.raises(RuntimeError, match="inside write"):
        at_the_end(print, 1)


def test_a_failure_rolls_back_and_drops_what_was_collected(real_db):
    handed = []
    with pytest.raises(ZeroDivisionError), write():
        Head.objects.create(chain="00000000-0000-0000-0000-000000000001")
        at_the_end(handed.extend, 1)
        raise ZeroDivisionError
    assert handed == []
    assert not in_write()
    assert not Head.objects.exists()


def test_a_failing_last_step_rolls_everything_back(real_db):
    def sink(items):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), write():
        Head.objects.create(chain="00000000-0000-0000-0000-000000000001")
        at_the_end(sink, 1)
    assert not in_write()
    assert not Head.objects.exists()


def test_another_thread_is_not_inside_this_threads_write(real_db, together):
    with write():
        assert together(in_write) == [False]
        assert in_write()


def test_writers_of_one_process_never_find_the_database_locked(real_db, together):
    Head.objects.create(chain="00000000-0000-0000-0000-000000000001")

    def count_up():
        for _ in range(25):
            with write():
                head = Head.objects.select_for_update().get()
                head.seq += 1
                head.save()

    assert together(*[count_up] * 8) == [None] * 8
    assert Head.objects.get().seq == 200


def test_a_halls_sqlite_file_is_durable_and_readable_while_written(tmp_path):
    """Asked of the product's settings: the tests' own do not wait for the disk."""
    with sqlite3.connect(tmp_path / "hall.sqlite3") as hall:
        hall.executescript(product._database("")["OPTIONS"]["init_command"])
        assert hall.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert hall.execute("PRAGMA synchronous").fetchone() == (2,)
    hall.close()
