"""Paired devices: the cookie they hold, and views only they may open."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from nuanchuang.hall.access import Caller, device_by_token
from nuanchuang.platform.refusals import NotAllowed

COOKIE = "device"
YEAR = 365 * 24 * 3600

P = ParamSpec("P")


def caller(request: HttpRequest) -> Caller | None:
    """The device that sends this request."""
    return device_by_token(request.COOKIES.get(COOKIE, ""))


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
            found = caller(request)
            if found is None:
                return redirect("pair")
            if found.device.kind not in kinds:
                raise NotAllowed()
            return view(request, found, *args, **kwargs)

        return guarded  # type: ignore[return-value]  # wraps() keeps the inner name

    return wrap


def keep(response: HttpResponse, token: str) -> None:
    """Give the device its token: HttpOnly, a year, never in an address."""
    response.set_cookie(
        COOKIE, token, max_age=YEAR, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE
    )
