"""Who calls: a device or program by bearer token, and its repeatable requests."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from nuanchuang.hall import access as hall_access
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Hall
from nuanchuang.platform.refusals import NotFound
from nuanchuang.platform.repeat import Result, fingerprint, once

HEADER = "Idempotency-Key"


class Token(HttpBearer):
    """``Authorization: Bearer …`` of a paired device or a program."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        return hall_access.device_by_token(token)


def caller(request: HttpRequest, *kinds: str) -> Caller:
    """The calling device, if it is one of these kinds; raises NotAllowed."""
    return hall_access.require(cast(Caller, getattr(request, "auth", None)), *kinds)


def own_hall(caller: Caller, slug: str) -> Hall:
    """The caller's hall, if that is the one named; any other is not found."""
    hall = caller.device.hall
    if hall.slug != slug:
        raise NotFound()
    return hall


def repeatable(request: HttpRequest, scope: str, now: datetime, act: Callable[[], Result]) -> Result:
    """Do ``act`` once per Idempotency-Key of this caller; the path and body are what was asked.

    Raises KeyMissing, KeyReused and whatever ``act`` raises.
    """
    asked = fingerprint(request.method, request.path, request.body.decode("utf-8", "replace"))
    return once(scope=scope, key=request.headers.get(HEADER, ""), asked=asked, now=now, act=act)


def repeatable_if_keyed(request: HttpRequest, scope: str, now: datetime, act: Callable[[], Result]) -> Result:
    """The same for verbs that do no harm when repeated: without a key ``act`` is simply done."""
    return repeatable(request, scope, now, act) if HEADER in request.headers else act()


def _key(required: bool, what: str) -> dict[str, Any]:
    schema = {"type": "string", "minLength": 1, "maxLength": 80}
    header = {"name": HEADER, "in": "header", "required": required, "schema": schema, "description": what}
    return {"parameters": [header]}


KEY_REQUIRED = _key(
    True, "One per wish, of your choosing. The same key and body give the first answer again for seven days."
)
KEY_WELCOME = _key(
    False, "With a key a repeated request gives the first answer again; without one it acts again."
)
