"""How a room below reacts to something above: it follows the journal (design §1)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from itertools import product
from uuid import UUID

from nuanchuang.journal import reads
from nuanchuang.journal.models import Cursor, Row
from nuanchuang.journal.rules import Entry
from nuanchuang.platform.db import write

BATCH = 50
"""Rows a follower takes in one transaction, so that no write lasts long (design §4.1)."""


@dataclass(frozen=True)
class Follower:
    """A named handler of the kinds it cares for; it sees each row once, in order."""

    name: str
    kinds: frozenset[str]
    handle: Callable[[Entry, datetime], None]


_followers: dict[str, Follower] = {}


def follow(name: str, kinds: set[str], handle: Callable[[Entry, datetime], None]) -> None:
    """Register a follower; called from ``AppConfig.ready``. The handler runs inside ``write()``."""
    _followers[name] = Follower(name, frozenset(kinds), handle)


def run_once(now: datetime) -> int:
    """Give every follower what is new; gives how many rows were handled.

    A follower that fails holds up no other: its cursor stays, and what it raised comes out at
    the end in an ExceptionGroup.
    """
    heads = reads.heads()
    handled, errors = 0, []
    for follower, (chain, last) in product(list(_followers.values()), heads.items()):
        try:
            handled += _advance(follower, chain, last, now)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup("followers failed", errors)
    return handled


def _advance(follower: Follower, chain: UUID, last: int, now: datetime) -> int:
    seen = Cursor.objects.filter(follower=follower.name, chain=chain).values_list("seq", flat=True).first()
    if (seen or 0) >= last:
        return 0
    with write():
        return _handle_batch(follower, chain, now)


def _handle_batch(follower: Follower, chain: UUID, now: datetime) -> int:
    Cursor.objects.bulk_create([Cursor(follower=follower.name, chain=chain)], ignore_conflicts=True)
    cursor = Cursor.objects.select_for_update().get(follower=follower.name, chain=chain)
    wanted = Row.objects.filter(chain=chain, seq__gt=cursor.seq, kind__in=follower.kinds)
    rows = list(wanted.order_by("seq")[:BATCH])
    for row in rows:
        follower.handle(reads.entry(row), now)
    cursor.seq = rows[-1].seq if len(rows) == BATCH else max(reads.heads()[chain], cursor.seq)
    cursor.save(update_fields=["seq"])
    return len(rows)
