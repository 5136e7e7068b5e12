"""The counter's pages. Nothing here changes the case; the rating is the citizen's own."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from nuanchuang.feedback import actions as feedback
from nuanchuang.feedback import rules as feedback_rules
from nuanchuang.hall import reads as hall_reads
from nuanchuang.hall.access import Caller
from nuanchuang.hall.models import Window
from nuanchuang.platform import clock
from nuanchuang.platform.refusals import NotFound, Refusal
from nuanchuang.reception.models import Visit
from nuanchuang.web.counter.screen import RATING_LASTS, Screen, just_left, screen
from nuanchuang.web.devices import for_device
from nuanchuang.web.halls import in_language
from nuanchuang.web.pressing import pressed

COUNTER = "/counter/"
SKIPPED = "skipped"


class RatingOver(Refusal):
    """The minute is over, or somebody else sits there now."""

    code = "rating-over"
    sentence = "这里的评价时间过了。扫单子上的二维码，随时都能评价。"


@require_safe
@for_device("counter")
def home(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The whole screen."""
    return _show(request, caller, "counter/screen.html", _screen(request, caller))


@require_safe
@for_device("counter")
def now(request: HttpRequest, caller: Caller) -> HttpResponse:
    """What a hint fetches anew; a rating being filled in stays as it is (204)."""
    found = _screen(request, caller)
    seen = request.GET.get("seen", "")
    if seen and seen == found.key:
        return HttpResponse(status=204)
    if seen and _has_preferences(request):
        return _forget_preferences()
    return _show(request, caller, "counter/screen.html#now", found)


def _has_preferences(request: HttpRequest) -> bool:
    return any(name in request.COOKIES for name in (settings.LANGUAGE_COOKIE_NAME, "elder"))


def _forget_preferences() -> HttpResponse:
    """The person left: language and size go with them, and the screen starts anew."""
    response = HttpResponse(headers={"HX-Refresh": "true"})
    for name in (settings.LANGUAGE_COOKIE_NAME, "elder"):
        response.delete_cookie(name, samesite="Lax")
    return response


def _screen(request: HttpRequest, caller: Caller) -> Screen:
    return screen(window_of(caller), clock.now(), request.COOKIES.get(SKIPPED, ""))


def window_of(caller: Caller) -> Window:
    """The window this tablet stands at; raises NotFound."""
    window = caller.device.window
    if window is None:
        raise NotFound()
    return window


def _show(request: HttpRequest, caller: Caller, template: str, found: Screen) -> HttpResponse:
    window = window_of(caller)
    context = {
        "hall": window.hall, "window": window, "window_name": in_language(window.name, window.name_en),
        "state": found.state, "view": f"counter/{found.state}.html", "key": found.key, **found.context,
    }  # fmt: skip
    with timezone.override(hall_reads.zone(window.hall)):
        return render(request, template, context)


@require_POST
@for_device("counter")
def rate(request: HttpRequest, caller: Caller) -> HttpResponse:
    """The citizen's rating of the visit that just ended here."""

    def act() -> None:
        moment = clock.now()
        visit = _to_rate(request, caller, moment)
        level, reasons = _rating(request)
        feedback.rate(visit=visit, level=level, reasons=reasons, now=moment)

    pressed(request, by=caller.actor, act=act)
    return HttpResponseRedirect(COUNTER, status=303)


def _to_rate(request: HttpRequest, caller: Caller, moment: datetime) -> Visit:
    visit = just_left(window_of(caller), moment)
    if visit is None or str(visit.id) != request.POST.get("visit"):
        raise RatingOver()
    return visit


def _rating(request: HttpRequest) -> tuple[int, list[str]]:
    """Level (0 for anything but 1–5) and the chips that stood under it: both kinds are in the form."""
    said = request.POST.get("level", "")
    level = int(said) if said in {"1", "2", "3", "4", "5"} else 0
    every = {**feedback_rules.GOOD_REASONS, **feedback_rules.BAD_REASONS}
    other = every.keys() - feedback_rules.reasons_for(level).keys()
    return level, [code for code in request.POST.getlist("reasons") if code not in other]


@require_POST
@for_device("counter")
def skip(request: HttpRequest, caller: Caller) -> HttpResponse:
    """不评价: nothing is kept at the hall; this screen remembers for its minute not to ask again."""
    response = HttpResponseRedirect(COUNTER, status=303)
    try:
        declined = str(UUID(request.POST.get("visit", "")))
    except ValueError:
        return response
    response.set_cookie(SKIPPED, declined, max_age=RATING_LASTS * 2, httponly=True, samesite="Lax")
    return response
