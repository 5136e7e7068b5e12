"""A pressed form does its one action once, however often it is sent (design §4.3)."""

import hashlib
from collections.abc import Callable

from django.http import HttpRequest

from nuanchuang.platform import clock
from nuanchuang.platform.repeat import Result, fingerprint, once
from nuanchuang.web.forms import FIELD

_UNCOUNTED = {FIELD, "csrfmiddlewaretoken"}


def pressed(
    request: HttpRequest, *, by: str, act: Callable[[], Result | None], secret: frozenset[str] = frozenset()
) -> Result:
    """Run ``act`` under the form's hidden key, scoped to ``by`` (officer, device or citizen's code).

    ``secret`` names fields that must not enter the stored fingerprint: a plain hash of a password
    could be guessed offline. ``act`` gives references to what it made, or None. Raises KeyMissing,
    KeyReused and what ``act`` raises.
    """
    left_out = _UNCOUNTED | secret
    said = sorted((name, request.POST.getlist(name)) for name in request.POST if name not in left_out)
    asked = fingerprint(request.path, said)
    key = request.POST.get(FIELD, "")
    return once(scope=by, key=key, asked=asked, now=clock.now(), act=lambda: act() or {})


def sender(request: HttpRequest) -> str:
    """Where a request without a name comes from, not readable as an address: to count attempts by."""
    address = request.META.get("REMOTE_ADDR", "")
    return "ip:" + hashlib.sha256(address.encode()).hexdigest()[:32]
