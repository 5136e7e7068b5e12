"""What a leader should look at first. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

LONG_WAIT = 30
"""Minutes after which a wait calls for the leader."""

IDLE_WAIT = 10
"""Minutes of waiting beside a free window that a leader should see."""


@dataclass(frozen=True)
class LaneNow:
    """A lane: how many wait, who waits longest (number, minutes), and whether a window serves it."""

    slug: str
    name: str
    waiting: int
    longest: tuple[str, int] | None
    staffed: bool
    free: int = 0

    @property
    def idle(self) -> bool:
        """Somebody waits ten minutes while a staffed window of this lane serves nobody."""
        return self.free > 0 and self.longest is not None and self.longest[1] >= IDLE_WAIT

    @property
    def long(self) -> bool:
        """Someone waits longer than half an hour."""
        return self.longest is not None and self.longest[1] > LONG_WAIT

    @property
    def left_alone(self) -> bool:
        """People wait and no window of this lane is staffed."""
        return self.waiting > 0 and not self.staffed


@dataclass(frozen=True)
class Call:
    """One thing that needs somebody now.

    ``kind``: no_leader, unstaffed, idle, hardship, other_reason, long_wait, repeated.
    """

    kind: str
    lane: str = ""
    number: str = ""
    count: int = 0


def longest_waits(waiters: Iterable[tuple[str, str, int]]) -> dict[str, tuple[str, int]]:
    """Lane name → (number, minutes) of who waits longest, from (lane name, number, minutes)."""
    found: dict[str, tuple[str, int]] = {}
    for lane, number, minutes in waiters:
        if lane not in found or minutes > found[lane][1]:
            found[lane] = (number, minutes)
    return found


def staffed_lanes(served: Mapping[str, Collection[str]], staffed: Collection[str]) -> frozenset[str]:
    """The lanes that a staffed window serves; ``served``: window → its lanes."""
    return frozenset(lane for window, lanes in served.items() if window in staffed for lane in lanes)


def calls(
    lanes: Iterable[LaneNow], repeated: int, led: bool = True, hardships: int = 0, others: int = 0
) -> list[Call]:
    """The most pressing first: an open hall nobody leads, lanes nobody serves, then people in hardship whose
    request waits and those who wait for a word on a reason (``others``), then long waits, then notices given
    twice."""
    rows = list(lanes)
    found = [] if led else [Call("no_leader")]
    found += [Call("unstaffed", lane=row.name, count=row.waiting) for row in rows if row.left_alone]
    found += [Call("idle", row.name, row.longest[0], row.free) for row in rows if row.idle and row.longest]
    found += [Call("hardship", count=hardships)] if hardships else []
    found += [Call("other_reason", count=others)] if others else []
    long = sorted((row for row in rows if row.long), key=lambda row: -_minutes(row))
    found += [Call("long_wait", row.name, row.longest[0], row.longest[1]) for row in long if row.longest]
    return found + ([Call("repeated", count=repeated)] if repeated else [])


def _minutes(row: LaneNow) -> int:
    return row.longest[1] if row.longest else 0
