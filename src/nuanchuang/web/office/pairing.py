"""A screen types its one-time code and becomes a device of the hall."""

import re
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from nuanchuang.hall import actions as hall
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.models import Device
from nuanchuang.platform import clock
from nuanchuang.web import devices
from nuanchuang.web.halls import card, hall_of_this_box
from nuanchuang.web.pressing import sender

SURFACE = {"kiosk": "/kiosk/", "board": "/board/", "counter": "/counter/"}
"""Where a paired screen goes on; programs have no page of their own."""

NUMBER = re.compile("[0-9]{1,4}")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def pair(request: HttpRequest) -> HttpResponse:
    """The pairing page. A code is good once, so sending it twice pairs once: no key is needed."""
    if request.method == "POST":
        return _pair(request)
    found = hall_of_this_box()
    demo = hall_reads.windows(found) if found and found.demo else []
    context = {"hall": card(found) if found else None, "demo_windows": demo}
    return render(request, "office/pair.html", context)


def _pair(request: HttpRequest) -> HttpResponse:
    now = clock.now()
    hall.count_attempt(who=sender(request), now=now)
    if request.POST.get("screen"):
        device, token = _pair_demo(request, now)
    else:
        device, token = hall.pair(code=re.sub(r"\D", "", request.POST.get("code", "")), now=now)
    response = redirect(SURFACE.get(device.kind, "/"))
    devices.keep(response, device, token)
    return response


def _pair_demo(request: HttpRequest, now: datetime) -> tuple[Device, str]:
    """One press in the demo hall; ``window`` for the screen that stands at one."""
    found, kind, number = hall_reads.the_hall(), request.POST["screen"], request.POST.get("window", "")
    if kind not in SURFACE:
        raise hall.DeviceIncomplete()
    at = hall_reads.window(found, int(number)) if kind == "counter" and NUMBER.fullmatch(number) else None
    return hall.pair_demo_screen(hall=found, kind=kind, name=gettext("演示"), window=at, now=now)
