"""Reads what the journal gained since the last look."""

from collections.abc import Callable
from uuid import UUID

from nuanchuang.journal import reads
from nuanchuang.journal.rules import Entry
from nuanchuang.live.rules import open_to_streams

Tail = Callable[[], list[Entry]]
"""What is new since the last call, oldest first within each chain; called from one thread."""


class JournalTail:
    """The journal's new rows of all chains, sealed kinds left out. The first look finds nothing:
    it only notes where the journal stands."""

    def __init__(self) -> None:
        self._seen: dict[UUID, int] = {}
        self._begun = False

    def __call__(self) -> list[Entry]:
        heads = reads.heads()
        if not self._begun:
            self._seen, self._begun = heads, True
        found = [entry for chain, last in heads.items() for entry in self._new(chain, last)]
        return open_to_streams(found, reads.SEALED_KINDS)

    def _new(self, chain: UUID, last: int) -> list[Entry]:
        found: list[Entry] = []
        seen = min(self._seen.get(chain, 0), last)  # a restored backup may lie behind
        while seen < last and (rows := reads.after(chain, seen)):
            found += rows
            seen = rows[-1].seq
        self._seen[chain] = seen
        return found
