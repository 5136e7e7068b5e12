"""How rows are sealed into a chain, and how a chain is checked. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID


@dataclass(frozen=True)
class Entry:
    """One row as it is sealed and read."""

    chain: UUID
    seq: int
    at: datetime
    actor: str
    kind: str
    subject_type: str
    subject: str
    cause: str
    data: str
    salt: str
    digest: str = ""
    hash: str = ""


@dataclass(frozen=True)
class Fault:
    """The first row that does not fit, in words an inspector can act on."""

    chain: UUID
    seq: int
    what: str


def canonical(data: Mapping[str, object]) -> str:
    """JSON text with sorted keys and no spaces: the same data gives the same bytes."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=str)


def instant(at: datetime) -> str:
    """UTC to the microsecond, the same text from both databases."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def digest(entry: Entry) -> str:
    """SHA-256(salt ‖ canonical row), design §4.2."""
    fields = [str(entry.chain), entry.seq, instant(entry.at), entry.actor, entry.kind]
    fields += [entry.subject_type, entry.subject, entry.cause, entry.data]
    row = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256((entry.salt + row).encode()).hexdigest()


def link(previous: str, row_digest: str) -> str:
    """SHA-256(previous hash ‖ digest), design §4.2."""
    return hashlib.sha256((previous + row_digest).encode()).hexdigest()


def first_fault(entries: Iterable[Entry], head_seq: int, head_hash: str) -> Fault | None:
    """Walk one chain from its start; None when every row and the head fit."""
    seq, previous, chain = 0, "", None
    for entry in entries:
        chain = entry.chain
        seq += 1
        if entry.seq != seq:
            return Fault(chain, seq, f"row {seq} is missing or out of order (found {entry.seq})")
        if digest(entry) != entry.digest:
            return Fault(chain, seq, f"row {seq} was edited: its digest does not fit its content")
        if link(previous, entry.digest) != entry.hash:
            return Fault(chain, seq, f"row {seq} does not follow the row before it")
        previous = entry.hash
    if (seq, previous) != (head_seq, head_hash):
        return Fault(chain or UUID(int=0), seq + 1, f"the chain ends at row {seq}, its head says {head_seq}")
    return None
