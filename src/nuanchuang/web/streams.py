"""Who may follow which stream: by device cookie, officer's session, citizen's code or API token."""

from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest

from nuanchuang.hall.access import Caller, device_by_token
from nuanchuang.live.rules import Subscription
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform.asgi import Scope
from nuanchuang.platform.refusals import NotFound
from nuanchuang.queue import access as queue_access
from nuanchuang.web.devices import cookie

QUEUE = ("queue.",)
VISITS = ("queue.", "reception.")
ASKED = ("knowledge.consultation_",)
ALARMS = ("safety.",)
EVERYTHING = ("queue.", "reception.", "people.", "hall.", "promises.", *ASKED, *ALARMS)
BY_DEVICE = {"kiosk": QUEUE, "board": QUEUE, "counter": VISITS}
BY_OFFICER: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "desk": {"serve": (*VISITS, *ASKED, *ALARMS)},
    "office": {"see_hall": EVERYTHING, "hear_alarm": ALARMS},
}
"""Surface → what the officer must be allowed → what is heard; the first that fits."""


def authorize(scope: Scope) -> Subscription | None:
    """The subscription of a GET ``…/stream``; None when there is nothing for this caller."""
    steps = [step for step in scope["path"].split("/") if step]
    headers = dict(scope["headers"])
    if steps[:2] == ["api", "v1"]:
        return _program(steps, headers)
    if len(steps) == 3 and steps[0] == "t":
        return _citizen(steps[1])
    if len(steps) != 2:
        return None
    cookies = _cookies(headers)
    return _device(steps[0], cookies) or _officer(steps[0], cookies)


def _cookies(headers: dict[bytes, bytes]) -> dict[str, str]:
    try:
        found = SimpleCookie(headers.get(b"cookie", b"").decode("latin-1"))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in found.items()}


def _program(steps: list[str], headers: dict[bytes, bytes]) -> Subscription | None:
    """``/api/v1/halls/{hall}/stream`` with a bearer token of that hall."""
    scheme, _, token = headers.get(b"authorization", b"").decode("latin-1").partition(" ")
    found = device_by_token(token) if scheme.lower() == "bearer" else None
    if found is None or len(steps) != 5 or steps[2] != "halls" or steps[3] != found.device.hall.slug:
        return None
    return _hall(found, VISITS)


def _citizen(code: str) -> Subscription | None:
    try:
        ticket = queue_access.by_code(code)
    except NotFound:
        return None
    return Subscription(ticket.hall_id, VISITS)


def _device(surface: str, cookies: dict[str, str]) -> Subscription | None:
    found = device_by_token(cookies.get(cookie(surface), ""))
    if found is None or found.device.kind != surface or surface not in BY_DEVICE:
        return None
    return _hall(found, BY_DEVICE[surface])


def _hall(caller: Caller, kinds: tuple[str, ...]) -> Subscription:
    return Subscription(caller.device.hall_id, kinds)


def _officer(surface: str, cookies: dict[str, str]) -> Subscription | None:
    key = cookies.get(settings.SESSION_COOKIE_NAME)
    if surface not in BY_OFFICER or not key:
        return None
    request = HttpRequest()
    request.session = SessionStore(key)
    officer = get_user(request)
    if not isinstance(officer, Officer):
        return None
    who, hall = Person(officer), officer.hall_id
    heard = (kinds for verb, kinds in BY_OFFICER[surface].items() if who.may(verb))
    return next((Subscription(hall, kinds) for kinds in heard), None)
