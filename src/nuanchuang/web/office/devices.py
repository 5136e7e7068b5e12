"""Screens of the hall: add one and read out its code, see who is silent, take one out of service."""

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext, gettext_noop
from django.views.decorators.http import require_http_methods, require_POST

from nuanchuang.hall import access as hall_access
from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Device, Window
from nuanchuang.people.access import Person
from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result
from nuanchuang.web.back import see_other
from nuanchuang.web.office.page import show
from nuanchuang.web.officer import person
from nuanchuang.web.pressing import pressed

KINDS = {
    "kiosk": gettext_noop("取号机"),
    "board": gettext_noop("叫号屏"),
    "counter": gettext_noop("窗口对外屏"),
    "guide": gettext_noop("导办终端"),
    "window": gettext_noop("窗口程序"),
    "integration": gettext_noop("对接程序"),
}
SCREENS = ("kiosk", "board", "counter")
"""What is paired from here; programs get their token from ``nuanchuang token create``."""

KEPT = "pairing_code"
"""The session's key of the code just made: told to its maker alone, gone with the session."""


@require_http_methods(["GET", "HEAD", "POST"])
def devices(request: HttpRequest) -> HttpResponse:
    """The list and the form to add a screen."""
    who = person(request)
    who.must("manage_devices")
    if request.method == "POST":
        made = pressed(request, by=who.actor, act=lambda: _add(request, who))
        return see_other("office:device", made["device"])
    hall, now = who.officer.hall, clock.now()
    context = {
        "devices": hall_reads.devices(hall, now),
        "kinds": {kind: gettext(words) for kind, words in KINDS.items()},
        "screens": [(kind, gettext(KINDS[kind])) for kind in SCREENS],
        "windows": hall_reads.windows(hall),
    }
    return show(request, who, "office/devices.html", context)


def _add(request: HttpRequest, who: Person) -> Result:
    now = clock.now()
    device, code = hall_actions.add_device(
        hall=who.officer.hall, kind=request.POST.get("kind", ""), name=request.POST.get("name", "").strip(),
        window=_window(request, who), by=who.actor, now=now,
    )  # fmt: skip
    until = now + hall_actions.PAIRING_LASTS
    request.session[KEPT] = {"device": str(device.id), "code": code, "until": until.isoformat()}
    return {"device": str(device.id)}


def _window(request: HttpRequest, who: Person) -> Window | None:
    number = request.POST.get("window", "")
    readable = number.isdecimal() and len(number) < 5
    return hall_reads.window(who.officer.hall, int(number)) if readable else None


def device(request: HttpRequest, device: UUID) -> HttpResponse:
    """The one-time code, large, for as long as it is good and only to whoever made it."""
    who = person(request)
    who.must("manage_devices")
    found = hall_access.device_in_hall(who.officer.hall_id, device)
    code, until = _code(request, found)
    context = {"device": found, "kind": gettext(KINDS[found.kind]), "code": code, "until": until}
    response = show(request, who, "office/device.html", context)
    add_never_cache_headers(response)
    return response


def _code(request: HttpRequest, device: Device) -> tuple[str, datetime | None]:
    kept = request.session.get(KEPT, {})
    if kept.get("device") != str(device.id):
        return "", None
    until = datetime.fromisoformat(kept["until"])
    if device.paired_at or device.revoked_at or until <= clock.now():
        del request.session[KEPT]
        return "", None
    return kept["code"], until


@require_POST
def revoke(request: HttpRequest, device: UUID) -> HttpResponse:
    """The screen stops at once."""
    who = person(request)
    who.must("manage_devices")
    found = hall_access.device_in_hall(who.officer.hall_id, device)
    now = clock.now()
    pressed(request, by=who.actor, act=lambda: hall_actions.revoke(device=found, by=who.actor, now=now))
    return see_other("office:devices")
