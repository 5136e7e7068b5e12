"""A screen types its one-time code and becomes a device of the hall."""

import hashlib
import re

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from nuanchuang.hall import actions as hall
from nuanchuang.platform import clock
from nuanchuang.web import devices
from nuanchuang.web.halls import card, hall_of_this_box

SURFACE = {"kiosk": "/kiosk/", "board": "/board/", "counter": "/counter/"}
"""Where a paired screen goes on; programs have no page of their own."""


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """The pairing page. A code is good once, so sending it twice pairs once: no key is needed."""
    if request.method == "POST":
        return _pair(request)
    found = hall_of_this_box()
    return render(request, "office/pair.html", {"hall": card(found) if found else None})


def _pair(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    hall.count_attempt(who=_address(request), now=now)
    device, token = hall.pair(code=re.sub(r"\D", "", request.POST.get("code", "")), now=now)
    response = redirect(SURFACE.get(device.kind, "/"))
    devices.keep(response, device, token)
    return response


def _address(request: HttpRequest) -> str:
    """Where the request comes from, not readable as an address."""
    address = request.META.get("REMOTE_ADDR", "")
    return "ip:" + hashlib.sha256(address.encode()).hexdigest()[:32]
