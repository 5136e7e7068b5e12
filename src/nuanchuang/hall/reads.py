"""What other rooms ask about the place."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import chinese_calendar
from django.conf import settings

from nuanchuang.hall import rules
from nuanchuang.hall.models import DayException, Device, Hall, Lane, Window
from nuanchuang.platform.refusals import NotFound


@dataclass(frozen=True)
class DeviceCard:
    """A device as the office lists it."""

    id: UUID
    kind: str
    name: str
    window: int | None
    paired: bool
    waiting_to_pair: bool
    seen_at: datetime | None


def hall_by_slug(slug: str) -> Hall:
    """Raises NotFound."""
    found = Hall.objects.filter(slug=slug).first()
    if found is None:
        raise NotFound()
    return found


def the_hall() -> Hall:
    """The hall of this box: ``NUANCHUANG_HALL``, else the first one set up. Raises NotFound."""
    if settings.NUANCHUANG_HALL:
        return hall_by_slug(settings.NUANCHUANG_HALL)
    found = Hall.objects.order_by("id").first()
    if found is None:
        raise NotFound()
    return found


def lane(hall: Hall, slug: str) -> Lane:
    """Raises NotFound."""
    found = Lane.objects.filter(hall=hall, slug=slug).first()
    if found is None:
        raise NotFound()
    return found


def window(hall: Hall, number: int) -> Window:
    """Raises NotFound."""
    found = Window.objects.filter(hall=hall, number=number).select_related("hall").first()
    if found is None:
        raise NotFound()
    return found


def first_window(hall: Hall) -> Window:
    """The window with the lowest number; raises NotFound in a hall without windows."""
    found = Window.objects.filter(hall=hall).select_related("hall").order_by("number").first()
    if found is None:
        raise NotFound()
    return found


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
    spans = [rules.Span(row.weekday, row.opens, row.closes) for row in hall.hours.all()]
    return rules.opening(now, hall.time_zone, spans, exceptions(hall))


def exceptions(hall: Hall) -> dict[date, bool]:
    """Days set by the hall against its weekly rule."""
    return dict(DayException.objects.filter(hall=hall).values_list("day", "open"))


def working_day(hall: Hall, start: date, days: int) -> rules.WorkingDay:
    """The date ``days`` working days after ``start``, by the hall's exceptions, then the
    official holidays; a year not yet published counts weekdays and is not certain."""
    return working_days(hall, start, [days])[days]


def working_days(hall: Hall, start: date, counts: Iterable[int]) -> dict[int, rules.WorkingDay]:
    """The same for several counts at once."""
    wanted = set(counts)
    horizon = (start + timedelta(days=offset) for offset in range(1, max(wanted, default=0) * 3 + 30))
    known = {day: worked for day in horizon if (worked := _official(day)) is not None} | exceptions(hall)
    return {days: rules.add_working_days(start, days, known) for days in wanted}


def _official(day: date) -> bool | None:
    try:
        worked: bool = chinese_calendar.is_workday(day)
    except NotImplementedError:
        return None
    return worked


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
            row.seen_at,
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
