"""Who hears of what, and the bytes they get. Pure."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from nuanchuang.journal.rules import Entry

RETRY = 2000
"""Milliseconds a browser waits before it connects again."""
BEAT = b"event: beat\ndata: {}\n\n"
"""Nothing happened, the line is alive. An event, since a page does not see comments."""
RESYNC = b"event: resync\ndata: {}\n\n"
"""Too much was missed: the screen fetches its whole state."""


@dataclass(frozen=True)
class Subscription:
    """One hall's chain; only kinds that begin with one of ``kinds`` (None: all)."""

    chain: UUID
    kinds: tuple[str, ...] | None = None


def wants(subscription: Subscription, entry: Entry) -> bool:
    """True when this screen should look again because of ``entry``."""
    if entry.chain != subscription.chain:
        return False
    return subscription.kinds is None or entry.kind.startswith(subscription.kinds)


def hello(now: datetime) -> bytes:
    """The first event: how soon to come back, and what time it is here."""
    data = json.dumps({"now": now.astimezone(UTC).isoformat(timespec="milliseconds")})
    return f"retry: {RETRY}\nevent: hello\ndata: {data}\n\n".encode()


def hint(entry: Entry) -> bytes:
    """One event: something of this kind happened to this subject."""
    data = json.dumps({"kind": entry.kind, "subject": entry.subject, "seq": entry.seq})
    return f"event: hint\ndata: {data}\nid: {entry.seq}\n\n".encode()


def open_to_streams(entries: Iterable[Entry], sealed: tuple[str, ...]) -> list[Entry]:
    """The rows without sealed kinds (design §4.11)."""
    return [entry for entry in entries if not entry.kind.startswith(sealed)]
