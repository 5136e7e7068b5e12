"""What is owed to whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from nuanchuang.hall.models import Hall
from nuanchuang.promises.models import Promise, Watch


@dataclass(frozen=True)
class Due:
    """A promise as the office lists it."""

    case: UUID
    what: str
    due: date


@dataclass(frozen=True)
class WatchState:
    """Whether the rule behind a refusal changed since."""

    since: datetime
    told_at: datetime | None


def coming_due(hall: Hall, today: date, limit: int = 50) -> list[Due]:
    """Promises due today or later, the nearest first."""
    rows = Promise.objects.filter(hall=hall, due__gte=today).order_by("due", "id")[:limit]
    return [Due(row.case, row.what, row.due) for row in rows]


def watch_of(case: UUID) -> WatchState | None:
    """The watch a refused case opened."""
    found = Watch.objects.filter(case=case).first()
    return WatchState(found.since, found.told_at) if found else None


def open_watches(hall: Hall) -> int:
    """How many citizens wait for a change of rule."""
    return Watch.objects.filter(hall=hall, told_at=None).count()


def watching(grounds: Iterable[str]) -> int:
    """How many citizens wait for a change of any of these grounds."""
    wanted = set(grounds)
    rows = Watch.objects.filter(told_at=None).values_list("grounds", flat=True)
    return sum(bool(wanted & set(watched)) for watched in rows)
