"""Writing to the journal: ``record`` inside a ``write()``, sealed as its last step."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from nuanchuang.journal import rules
from nuanchuang.journal.models import HOUSE, Head
from nuanchuang.platform.db import at_the_end

SYSTEM = "system"


@dataclass(frozen=True)
class _Pending:
    chain: UUID
    at: datetime
    actor: str
    kind: str
    subject_type: str
    subject: str
    cause: str
    data: str


_listeners: list[Callable[[], None]] = []


def when_appended(listener: Callable[[], None]) -> None:
    """Call ``listener`` after each commit that appended rows; it must return at once."""
    _listeners.append(listener)


def record(
    *,
    hall: UUID | None,
    at: datetime,
    actor: str,
    kind: str,
    subject: tuple[str, object],
    cause: object = "",
    **data: object,
) -> None:
    """Note one changed subject; must be called inside ``write()``.

    ``hall`` None means the house chain. ``subject`` is (type, id), ``cause`` the id of
    what led to it (the visit of a case, say), ``data`` small facts without personal data
    or free text. The row is sealed just before the outermost ``write()`` commits.
    """
    subject_type, subject_id = subject
    text = rules.canonical(data)
    row = _Pending(hall or HOUSE, at, actor, kind, subject_type, str(subject_id), str(cause), text)
    at_the_end(_seal, row)


def _seal(rows: list[_Pending]) -> None:
    for chain in sorted({row.chain for row in rows}):
        _append(chain, [row for row in rows if row.chain == chain])
    transaction.on_commit(_tell)


def _append(chain: UUID, pending: list[_Pending]) -> None:
    """Seal rows to the end of a chain. In SQL of its own: every change in the house passes here."""
    with connection.cursor() as cursor:
        seq, previous = _lock_head(cursor, chain)
        values = []
        for row in pending:
            seq += 1
            entry = rules.Entry(seq=seq, salt=secrets.token_hex(16), **vars(row))
            sealed = rules.digest(entry)
            previous = rules.link(previous, sealed)
            values.append(_columns(entry, sealed, previous))
        cursor.executemany(_INSERT, values)
        cursor.execute(
            "UPDATE nc_journal_head SET seq = %s, hash = %s WHERE chain = %s", [seq, previous, _uuid(chain)]
        )


def _lock_head(cursor: CursorWrapper, chain: UUID) -> tuple[int, str]:
    """Seq and hash of the last row. The update that changes nothing takes the row's lock on
    PostgreSQL; on SQLite the whole write has it."""
    take = "UPDATE nc_journal_head SET seq = seq WHERE chain = %s RETURNING seq, hash"
    cursor.execute(take, [_uuid(chain)])
    head: tuple[int, str] | None = cursor.fetchone()
    if head is None:
        Head.objects.bulk_create([Head(chain=chain)], ignore_conflicts=True)
        cursor.execute(take, [_uuid(chain)])
        head = cursor.fetchone()
    return head or (0, "")


_INSERT = (
    "INSERT INTO nc_journal_row "
    "(chain, seq, at, actor, kind, subject_type, subject, cause, data, salt, digest, hash) "
    "VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
)


def _columns(entry: rules.Entry, sealed: str, chained: str) -> list[Any]:
    at = connection.ops.adapt_datetimefield_value(entry.at)
    said = [entry.actor, entry.kind, entry.subject_type, entry.subject, entry.cause, entry.data, entry.salt]
    return [_uuid(entry.chain), entry.seq, at, *said, sealed, chained]


def _uuid(value: UUID) -> Any:
    return value.hex if connection.vendor == "sqlite" else value


def _tell() -> None:
    for listener in _listeners:
        listener()
