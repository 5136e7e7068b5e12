"""The safety key on pages that are neither the desk nor beside it: whoever sits at a window can press it."""

from typing import Any

from django.http import HttpRequest

from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.reception import care_reads
from nuanchuang.web.context import surface_name


def around(who: Person) -> dict[str, Any]:
    """What desk/pause.html and office/alarms.html take: the key, and the alarms for who may hear them."""
    hears = who.may("hear_alarm")
    return {
        "at_window": who.may("serve") and people_reads.window_of(who.officer) is not None,
        "hears_alarms": hears, "me": who.officer.badge,
        "alarms": care_reads.open_incidents(who.officer.hall_id) if hears else [],
    }  # fmt: skip


def on_error(request: HttpRequest) -> dict[str, Any]:
    """The same for an error page of desk or office; nothing for anybody who is not signed in."""
    officer = getattr(request, "user", None)
    if surface_name(request) not in ("desk", "office") or not isinstance(officer, Officer):
        return {}
    return around(Person(officer))
