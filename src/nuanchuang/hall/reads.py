"""What other rooms ask about the place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import chinese_calendar
from django.conf import settings

from nuanchuang.hall import rules
from nuanchuang.hall.models import DayException, Device, Hall, Lane, OpeningHours, Window
from nuanchuang.platform.refusals import found
from nuanchuang.platform.remember import Remembered


@dataclass(frozen=True)
class DeviceCard:
    """A device as the office lists it."""

    id: UUID
    kind: str
    name: str
    window: int | None
    paired: bool
    waiting_to_pair: bool


def hall_by_slug(slug: str) -> Hall:
    """Raises NotFound."""
    return found(Hall.objects.filter(slug=slug).first())


def the_hall() -> Hall:
    """The hall of this box: ``NUANCHUANG_HALL``, else the first one set up. Raises NotFound."""
    if settings.NUANCHUANG_HALL:
        return hall_by_slug(settings.NUANCHUANG_HALL)
    return found(Hall.objects.order_by("id").first())


def lane(hall: Hall, slug: str) -> Lane:
    """Raises NotFound."""
    return _lane((hall.id, slug))


@Remembered
def _lane(key: tuple[UUID, str]) -> Lane:
    return found(Lane.objects.filter(hall=key[0], slug=key[1]).first())


def lane_by_id(lane: UUID) -> Lane:
    """Raises NotFound."""
    return _lane_by_id(lane)


@Remembered
def _lane_by_id(lane: UUID) -> Lane:
    return found(Lane.objects.filter(pk=lane).first())


def lanes_at(window: Window) -> tuple[UUID, ...]:
    """The lanes a window serves."""
    return _lanes_at(window.id)


@Remembered
def _lanes_at(window: UUID) -> tuple[UUID, ...]:
    return tuple(Lane.objects.filter(windows=window).values_list("id", flat=True))


def window(hall: Hall, number: int) -> Window:
    """With its hall. Raises NotFound."""
    return _window((hall.id, number))


@Remembered
def _window(key: tuple[UUID, int]) -> Window:
    return found(Window.objects.filter(hall=key[0], number=key[1]).select_related("hall").first())


def first_window(hall: Hall) -> Window:
    """The window with the lowest number; raises NotFound in a hall without windows."""
    return found(Window.objects.filter(hall=hall).select_related("hall").order_by("number").first())


def windows(hall: Hall) -> list[Window]:
    """In the order of their numbers, the lanes they serve loaded with them."""
    return list(Window.objects.filter(hall=hall).order_by("number").prefetch_related("lanes"))


def lanes(hall: Hall) -> list[Lane]:
    """In the order of the kiosk."""
    return list(Lane.objects.filter(hall=hall).order_by("place", "prefix"))


def today(hall: Hall, now: datetime) -> date:
    """The hall's own day."""
    return rules.day_of(now, hall.time_zone)


def zone(hall: Hall) -> ZoneInfo:
    """The hall's time zone."""
    return ZoneInfo(hall.time_zone)


def opening(hall: Hall, now: datetime) -> rules.Opening:
    """Whether the hall gives tickets now, and when next."""
    spans, worked = _hours(hall.id)
    return rules.opening(now, hall.time_zone, spans, worked)


def exceptions(hall: Hall) -> Mapping[date, bool]:
    """Days set by the hall against its weekly rule."""
    return _hours(hall.id)[1]


def _load_hours(hall: UUID) -> tuple[list[rules.Span], Mapping[date, bool]]:
    rows = OpeningHours.objects.filter(hall=hall)
    spans = [rules.Span(row.weekday, row.opens, row.closes) for row in rows]
    return spans, dict(DayException.objects.filter(hall=hall).values_list("day", "open"))


_hours = Remembered(_load_hours)
_hours_to_speak_of = Remembered(_load_hours, seconds=60)
"""For greetings alone: a minute late does no harm, and the desk asks with every page."""


def working_day(hall: Hall, start: date, days: int) -> rules.WorkingDay:
    """The date ``days`` working days after ``start``, by the hall's exceptions, then the
    official holidays; a year not yet published counts weekdays and is not certain."""
    return working_days(hall, start, [days])[days]


def working_days(hall: Hall, start: date, counts: Iterable[int]) -> dict[int, rules.WorkingDay]:
    """The same for several counts at once."""
    wanted = set(counts)
    known = calendar(hall, start, max(wanted, default=0) * 3 + 30)
    return {days: rules.add_working_days(start, days, known) for days in wanted}


def calendar(hall: Hall, start: date, days: int) -> Mapping[date, bool]:
    """Of ``days`` days from ``start`` on, whether each is worked; the hall's own exceptions win.

    A date missing here belongs to a year whose holidays are not published yet.
    """
    horizon = (start + timedelta(days=ahead) for ahead in range(days))
    return {day: worked for day in horizon if (worked := official(day)) is not None} | dict(exceptions(hall))


def official(day: date) -> bool | None:
    """Whether a day is worked by the official calendar; None for a year it does not know."""
    try:
        worked: bool = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return None
    return worked


@dataclass(frozen=True)
class Occasion:
    """What of the day a greeting speaks of."""

    holiday_over: bool
    holiday_ahead: bool
    closing: bool


LONGEST_HOLIDAY = timedelta(days=15)
"""So far around today the calendar is looked at."""


def occasion(hall: Hall, now: datetime) -> Occasion:
    """Whether it is the first day after a holiday, the last before one, or near closing."""
    day, one = today(hall, now), timedelta(days=1)
    horizon = [day + timedelta(days=ahead) for ahead in range(-LONGEST_HOLIDAY.days, LONGEST_HOLIDAY.days)]
    known = {each: worked for each in horizon if (worked := official(each)) is not None}
    spans, excepted = _hours_to_speak_of(hall.id)
    here = known | dict(excepted)
    closes = rules.opening(now, hall.time_zone, spans, excepted).closes
    return Occasion(
        rules.near_holiday(day, -one, known, here), rules.near_holiday(day, one, known, here),
        rules.closing_soon(now, hall.time_zone, closes),
    )  # fmt: skip


def devices(hall: Hall, now: datetime) -> list[DeviceCard]:
    """Devices not revoked, for the office."""
    rows = Device.objects.filter(hall=hall, revoked_at=None).select_related("window").order_by("kind", "id")
    return [
        DeviceCard(
            row.id,
            row.kind,
            row.name,
            row.window.number if row.window else None,
            row.paired_at is not None,
            bool(row.pairing_hash) and row.pairing_until is not None and row.pairing_until > now,
        )
        for row in rows
    ]


def window_numbers(hall: Hall) -> Mapping[UUID, int]:
    """Window ids to the numbers on the wall."""
    return dict(Window.objects.filter(hall=hall).order_by("number").values_list("id", "number"))


def device_names(ids: Iterable[str]) -> dict[str, str]:
    """Device ids, as the journal writes them, to names; revoked ones too."""
    rows = Device.objects.filter(pk__in=list(ids)).values_list("id", "name")
    return {str(found): name for found, name in rows}
