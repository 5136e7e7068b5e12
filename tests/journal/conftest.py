"""A hall's worth of acts to seal, and a way to tamper with a copy."""

import uuid

import pytest
from django.db import connection

from nuanchuang.journal import actions
from nuanchuang.platform.db import write

HALL = uuid.UUID(int=1)
OTHER = uuid.UUID(int=2)


@pytest.fixture
def act(now):
    """Write one act of a hall in a transaction of its own."""

    def run(hall=HALL, kind="queue.ticket_issued", number=1, **data):
        with write():
            actions.record(
                hall=hall, at=now, actor="system", kind=kind, subject=("ticket", f"t{number}"), **data
            )  # fmt: skip

    return run


@pytest.fixture
def tamper(real_db):
    """Run a statement as someone would who got hold of the database file and took the guard off."""

    def run(statement, parameters=()):
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("DROP TRIGGER IF EXISTS journal_row_no_update")
                cursor.execute("DROP TRIGGER IF EXISTS journal_row_no_delete")
            else:
                cursor.execute("ALTER TABLE nc_journal_row DISABLE TRIGGER USER")
            cursor.execute(statement, parameters)

    return run
