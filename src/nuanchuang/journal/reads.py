"""What screens, followers and ``verify`` ask of the journal."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from nuanchuang.journal import rules
from nuanchuang.journal.models import HOUSE, Head, Row
from nuanchuang.journal.rules import Entry, Fault

SEALED_KINDS = ("feedback.",)
"""Kinds kept out of streams and histories until closed (design §4.11)."""


def heads() -> dict[UUID, int]:
    """The last seq of every chain."""
    return dict(Head.objects.values_list("chain", "seq"))


def head(chain: UUID) -> tuple[int, str]:
    """Last seq and hash of one chain, to be printed on the day's sheet."""
    return Head.objects.filter(chain=chain).values_list("seq", "hash").first() or (0, "")


def after(chain: UUID, seq: int, limit: int = 500) -> list[Entry]:
    """Rows of a chain behind ``seq``, in order."""
    return [entry(row) for row in Row.objects.filter(chain=chain, seq__gt=seq).order_by("seq")[:limit]]


def history(chain: UUID, *subjects: object) -> list[Entry]:
    """All rows about these subjects or caused by them, in order, sealed kinds left out."""
    ids = [str(subject) for subject in subjects]
    rows = Row.objects.filter(Q(subject__in=ids) | Q(cause__in=ids), chain=chain)
    for prefix in SEALED_KINDS:
        rows = rows.exclude(kind__startswith=prefix)
    return [entry(row) for row in rows.order_by("seq")]


def caused_since(chain: UUID, cause: object, prefix: str, since: datetime) -> bool:
    """True once a row whose kind begins with ``prefix``, caused by ``cause``, was written after ``since``."""
    rows = Row.objects.filter(chain=chain, cause=str(cause), kind__startswith=prefix, at__gt=since)
    return rows.exists()


def details(entry: Entry) -> dict[str, Any]:
    """The data of a row as a dict."""
    found: dict[str, Any] = json.loads(entry.data)
    return found


def verify(chain: UUID | None = None) -> list[Fault]:
    """The first bad row of each chain (or of one), also where a head or a chain is missing."""
    chains = {chain} if chain else set(heads()) | set(Row.objects.values_list("chain", flat=True).distinct())
    return [fault for each in sorted(chains) if (fault := _fault(each))]


def _fault(chain: UUID) -> Fault | None:
    last = Head.objects.filter(chain=chain).first() or Head(chain=chain)
    fault = rules.first_fault(_walk(chain), last.seq, last.hash)
    return Fault(chain, fault.seq, fault.what) if fault else None


def _walk(chain: UUID) -> Iterator[Entry]:
    for row in Row.objects.filter(chain=chain).order_by("seq").iterator(chunk_size=2000):
        yield entry(row)


def entry(row: Row) -> Entry:
    """A stored row as the rules see it."""
    return Entry(
        chain=row.chain, seq=row.seq, at=row.at, actor=row.actor, kind=row.kind,
        subject_type=row.subject_type, subject=row.subject, cause=row.cause, data=row.data,
        salt=row.salt, digest=row.digest, hash=row.hash,
    )  # fmt: skip


def guarded() -> bool:
    """True while the triggers that refuse UPDATE and DELETE stand."""
    if connection.vendor == "sqlite":
        query = "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'journal_row_no_%%'"
    else:
        query = (
            "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'journal_row_no_%%' "
            "AND tgrelid = 'nc_journal_row'::regclass AND tgenabled <> 'D'"
        )
    with connection.cursor() as cursor:
        cursor.execute(query, [])
        found: int = cursor.fetchone()[0]
    return found == len(GUARDED)


GUARDED = ("UPDATE", "DELETE")

__all__ = [
    "HOUSE",
    "Entry",
    "Fault",
    "after",
    "details",
    "entry",
    "guarded",
    "head",
    "heads",
    "history",
    "verify",
]
