"""When an officer has worked at a stretch for long. Pure: by time and by people taken over, never by mood.

Nothing of it is kept: it is reckoned anew from the visits whenever the officer's own page is shown.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

PAUSE = timedelta(minutes=5)
"""Nobody at the window for so long counts as a rest."""

AT_A_STRETCH = timedelta(minutes=90)
TAKEN = 3
"""Remind after so long, or after so many people taken over from colleagues, without a rest. The house's own
choice, as PAUSE is: the reference reports give no figure."""


@dataclass(frozen=True)
class Stretch:
    """Since the last rest: whole minutes, people served, and how many of them colleagues handed over."""

    minutes: int
    served: int
    taken: int

    @property
    def remind(self) -> bool:
        """True when five minutes would do good before the next call."""
        return timedelta(minutes=self.minutes) >= AT_A_STRETCH or self.taken >= TAKEN


Span = tuple[datetime, datetime]


def stretch(visits: Iterable[Span], taken: Iterable[datetime], now: datetime) -> Stretch:
    """From the visits an officer ended, and when they took somebody over."""
    ended = sorted(visits)
    since = _since(ended, now)
    served = sum(last > since for _, last in ended)
    minutes = max(0, int((now - since).total_seconds() // 60))
    return Stretch(minutes, served, sum(each >= since for each in taken))


def _since(visits: Sequence[Span], now: datetime) -> datetime:
    """When the first visit began after the last time nobody was there for PAUSE; now when that is now."""
    since = busy_until = visits[0][0] if visits else now - PAUSE
    for first, last in visits:
        if first - busy_until >= PAUSE:
            since = first
        busy_until = max(busy_until, last)
    return now if now - busy_until >= PAUSE else since
