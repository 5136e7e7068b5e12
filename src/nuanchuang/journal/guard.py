"""The triggers that make the journal append-only, installed after every migrate."""

from django.db import connection

_POSTGRES_FUNCTION = """
CREATE OR REPLACE FUNCTION journal_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$
"""


def install(**_: object) -> None:
    """Create the triggers that refuse UPDATE and DELETE (and TRUNCATE on PostgreSQL)."""
    if connection.vendor == "sqlite":
        statements = [_sqlite("UPDATE"), _sqlite("DELETE")]
    else:
        statements = [_POSTGRES_FUNCTION]
        statements += [_postgres("UPDATE", "ROW"), _postgres("DELETE", "ROW")]
        statements += [_postgres("TRUNCATE", "STATEMENT").replace("row_no_", "row_never_")]
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _sqlite(verb: str) -> str:
    return (
        f"CREATE TRIGGER IF NOT EXISTS journal_row_no_{verb.lower()} BEFORE {verb} ON nc_journal_row "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )


def _postgres(verb: str, each: str) -> str:
    return (
        f"CREATE OR REPLACE TRIGGER journal_row_no_{verb.lower()} BEFORE {verb} ON nc_journal_row "
        f"FOR EACH {each} EXECUTE FUNCTION journal_refuse()"
    )
