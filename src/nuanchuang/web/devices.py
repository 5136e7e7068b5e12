"""Paired devices: the cookie they hold, and views only they may open."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect

from nuanchuang.hall.access import Caller, device_by_token
from nuanchuang.hall.models import Device

YEAR = 365 * 24 * 3600

P = ParamSpec("P")


def cookie(kind: str) -> str:
    """The cookie of a kind of device: one browser may be several screens (the demo's is)."""
    return f"device_{kind}"


def caller(request: HttpRequest, *kinds: str) -> Caller | None:
    """The device of one of these kinds that sends this request."""
    for kind in kinds:
        found = device_by_token(request.COOKIES.get(cookie(kind), ""))
        if found and found.device.kind == kind:
            return found
    return None


def for_device(
    *kinds: str,
) -> Callable[
    [Callable[Concatenate[HttpRequest, Caller, P], HttpResponseBase]],
    Callable[Concatenate[HttpRequest, P], HttpResponseBase],
]:
    """A view only paired devices of these kinds may open; it gets the device as second argument.

    An unpaired screen is sent to the pairing page.
    """

    def wrap(
        view: Callable[Concatenate[HttpRequest, Caller, P], HttpResponseBase],
    ) -> Callable[Concatenate[HttpRequest, P], HttpResponseBase]:
        @login_not_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            found = caller(request, *kinds)
            if found is None:
                return redirect("pair")
            return view(request, found, *args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps() keeps the inner name

    return wrap


def keep(response: HttpResponseBase, device: Device, token: str) -> None:
    """Give the device its token: HttpOnly, a year, never in an address."""
    response.set_cookie(
        cookie(device.kind),
        token,
        max_age=YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
