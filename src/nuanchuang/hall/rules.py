"""Opening hours, the calendar of working days, what a device needs. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


@dataclass(frozen=True)
class Span:
    """Opening times of one weekday (0 Monday … 6 Sunday)."""

    weekday: int
    opens: time
    closes: time


@dataclass(frozen=True)
class Opening:
    """Whether tickets are given now; when not, the next opening as hall time (None: none in 30 days)."""

    open: bool
    closes: time | None = None
    next: datetime | None = None


@dataclass(frozen=True)
class WorkingDay:
    """A date reached by counting; ``certain`` is False where the calendar did not know a day (待核)."""

    day: date
    certain: bool


def day_of(now: datetime, zone: str) -> date:
    """The hall's calendar day at an instant."""
    return now.astimezone(ZoneInfo(zone)).date()


def is_open_day(day: date, spans: Sequence[Span], exceptions: Mapping[date, bool]) -> bool:
    """True when the hall works on this day; an exception wins over the weekday."""
    return exceptions.get(day, any(span.weekday == day.weekday() for span in spans))


def spans_on(day: date, spans: Sequence[Span], exceptions: Mapping[date, bool]) -> list[Span]:
    """The day's opening spans in order. A moved working day borrows Monday's times."""
    if not is_open_day(day, spans, exceptions):
        return []
    own = [span for span in spans if span.weekday == day.weekday()]
    return sorted(own or [span for span in spans if span.weekday == 0], key=lambda span: span.opens)


def opening(now: datetime, zone: str, spans: Sequence[Span], exceptions: Mapping[date, bool]) -> Opening:
    """Open or closed at ``now``, and when next."""
    local = now.astimezone(ZoneInfo(zone))
    for span in spans_on(local.date(), spans, exceptions):
        if span.opens <= local.time() < span.closes:
            return Opening(True, closes=span.closes)
    return Opening(False, next=_next_opening(local, spans, exceptions))


def _next_opening(local: datetime, spans: Sequence[Span], exceptions: Mapping[date, bool]) -> datetime | None:
    for ahead in range(31):
        day = local.date() + timedelta(days=ahead)
        for span in spans_on(day, spans, exceptions):
            start = datetime.combine(day, span.opens, local.tzinfo)
            if start > local:
                return start
    return None


CLOSING_SOON = timedelta(minutes=15)
"""Before closing this is near: the house's own choice."""


def near_holiday(
    day: date, step: timedelta, official: Mapping[date, bool], worked: Mapping[date, bool]
) -> bool:
    """True when the closed days next to ``day`` (``step`` a day ahead or back) hold an official holiday.

    ``official`` is the calendar, ``worked`` the hall's own with its exceptions: a hall that opens on the
    holiday is not before it, one that closes for a repair has none. An official day off from Monday to Friday
    is a holiday, a weekend is not. A day neither knows ends the search.
    """
    near = day + step
    while worked.get(near) is False:
        if near.weekday() < 5 and official.get(near) is False:
            return True
        near += step
    return False


def closing_soon(now: datetime, zone: str, closes: time | None) -> bool:
    """True in the last quarter of an hour before ``closes`` (hall time)."""
    local = now.astimezone(ZoneInfo(zone))
    return closes is not None and datetime.combine(local.date(), closes, local.tzinfo) - local <= CLOSING_SOON


def add_working_days(start: date, days: int, known: Mapping[date, bool]) -> WorkingDay:
    """Count working days from ``start`` (not counted itself).

    ``known`` says of each date whether it is worked; a date it does not hold counts by
    weekday and makes the answer uncertain (design §6). The start day is not counted:
    公安机关办理行政案件程序规定 Art. 35.
    """
    day, left, certain = start, days, True
    while left > 0:
        day += timedelta(days=1)
        certain = certain and day in known
        left -= known.get(day, day.weekday() < 5)
    return WorkingDay(day, certain)


DEVICE_KINDS = frozenset({"kiosk", "board", "counter", "window", "guide", "integration"})
AT_A_WINDOW = frozenset({"counter", "window"})
"""Kinds that belong to one window."""

NAME_LENGTH = 40


def device_complete(kind: str, name: str, has_window: bool) -> bool:
    """True when a device can be added like this."""
    named = 0 < len(name.strip()) <= NAME_LENGTH
    return kind in DEVICE_KINDS and named and (has_window or kind not in AT_A_WINDOW)
