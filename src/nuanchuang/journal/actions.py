"""Writing to the journal: ``record`` inside a ``write()``, sealed as its last step."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from nuanchuang.journal import rules
from nuanchuang.journal.models import HOUSE, Head, Row
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
    head = _lock_head(chain)
    sealed = []
    for row in pending:
        entry = rules.Entry(
            chain=chain, seq=head.seq + 1, at=row.at, actor=row.actor, kind=row.kind,
            subject_type=row.subject_type, subject=row.subject, cause=row.cause,
            data=row.data, salt=secrets.token_hex(16),
        )  # fmt: skip
        entry = replace(entry, digest=rules.digest(entry))
        head.seq, head.hash = entry.seq, rules.link(head.hash, entry.digest)
        sealed.append(Row(**{**vars(entry), "hash": head.hash}))
    Row.objects.bulk_create(sealed)
    head.save(update_fields=["seq", "hash"])


def _lock_head(chain: UUID) -> Head:
    head = Head.objects.select_for_update().filter(chain=chain).first()
    if head is None:
        Head.objects.bulk_create([Head(chain=chain)], ignore_conflicts=True)
        head = Head.objects.select_for_update().get(chain=chain)
    return head


def _tell() -> None:
    for listener in _listeners:
        listener()
