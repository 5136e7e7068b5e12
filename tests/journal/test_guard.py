"""The triggers refuse every change of what is written."""

import pytest
from django.db import DatabaseError, connection, transaction

from nuanchuang.journal import reads
from nuanchuang.journal.models import Row


@pytest.mark.parametrize(
    "change",
    [lambda: Row.objects.update(actor="nobody"), lambda: Row.objects.all().delete()],
    ids=["update", "delete"],
)
def test_a_written_row_cannot_be_changed(db, act, change):
    act()
    before = Row.objects.values().get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert Row.objects.values().get() == before


def test_the_table_cannot_be_emptied_at_once(db, act):
    act()
    statement = "DELETE FROM nc_journal_row" if connection.vendor == "sqlite" else "TRUNCATE nc_journal_row"
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert Row.objects.count() == 1


def test_the_guard_is_known_to_stand(db):
    assert reads.guarded()


def test_a_lost_guard_is_noticed(real_db, tamper):
    tamper("SELECT 1")
    assert not reads.guarded()


def test_half_a_guard_is_no_guard(real_db):
    table = "" if connection.vendor == "sqlite" else " ON nc_journal_row"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER journal_row_no_delete{table}")
    assert not reads.guarded()
