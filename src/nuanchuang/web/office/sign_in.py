"""Badge and password; five failures lock a badge for a quarter of an hour (django-axes)."""

from datetime import timedelta
from math import ceil
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from nuanchuang.hall.models import Hall
from nuanchuang.people import actions as people
from nuanchuang.people import reads as people_reads
from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform import clock
from nuanchuang.web.back import local
from nuanchuang.web.halls import card, hall_of_this_box
from nuanchuang.web.office.people import ROLES
from nuanchuang.web.officer import person

BADGE_LENGTH = 20
DEMO_PASSWORD = "nuanchuang-demo"  # noqa: S105 — what ``nuanchuang demo`` hires its officers with
DEMO_ROLES = ("officer", "leader", "administrator", "inspector")


@login_not_required
@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The form; after it, the page asked for or the role's own."""
    if request.method == "POST":
        return _try(request)
    if request.user.is_authenticated:
        return redirect(_onward(request, person(request)))
    return _form(request)


def _try(request: HttpRequest) -> HttpResponse:
    badge, password = request.POST.get("badge", "").strip(), request.POST.get("password", "")
    known = len(badge) <= BADGE_LENGTH and bool(badge and password)
    officer = authenticate(request, badge=badge, password=password) if known else None
    if not isinstance(officer, Officer):
        return _form(request, badge=badge, failed=True)
    people.sign_in(officer=officer, start=lambda: login(request, officer), now=clock.now())
    return redirect(_onward(request, Person(officer)))


def _onward(request: HttpRequest, who: Person) -> str:
    asked = request.POST.get("next") or request.GET.get("next")
    return local(request, asked) or home_of(who)


def home_of(who: Person) -> str:
    """The first page of a person's role."""
    return "/office/" if who.may("see_hall") or not who.may("serve") else "/desk/"


def _form(request: HttpRequest, *, badge: str = "", failed: bool = False) -> HttpResponse:
    hall = hall_of_this_box()
    context = {
        "hall": card(hall) if hall else None,
        "next": local(request, request.POST.get("next") or request.GET.get("next")) or "",
        "badge": badge[:BADGE_LENGTH],
        "failed": failed,
        "demo": _demo_badges(hall) if hall and hall.demo else [],
        "demo_password": DEMO_PASSWORD,
    }
    response = render(request, "office/sign_in.html", context, status=422 if failed else 200)
    add_never_cache_headers(response)
    return response


def _demo_badges(hall: Hall) -> list[tuple[str, str]]:
    """One badge a role: what the demo's sign-in page tells."""
    found = people_reads.officers(hall)
    by_role = {role: officer.badge for officer in reversed(found) for role in officer.roles}
    return [(gettext(ROLES[role][0]), by_role[role]) for role in DEMO_ROLES if role in by_role]


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The goodbye: the session ends here and on the server."""
    people.sign_out(officer=person(request).officer, stop=lambda: logout(request), now=clock.now())
    return redirect("office:sign-in")


def locked_out(
    request: HttpRequest, response: HttpResponse | None = None, credentials: dict[str, Any] | None = None
) -> HttpResponse:
    """``AXES_LOCKOUT_CALLABLE``: says how long. The failure that locked is journalled, later tries not."""
    badge = str((credentials or {}).get("badge", ""))
    if getattr(request, "axes_failures_since_start", None) is not None:
        people.lock_sign_in(badge=badge, now=clock.now())
    hall = hall_of_this_box()
    context = {"hall": card(hall) if hall else None, "minutes": _minutes_left(request, credentials)}
    page = render(request, "office/locked_out.html", context, status=settings.AXES_HTTP_RESPONSE_CODE)
    add_never_cache_headers(page)
    return page


def _minutes_left(request: HttpRequest, credentials: dict[str, Any] | None) -> int:
    """Whole minutes until the last failure is forgotten, at least one."""
    whole = timedelta(hours=settings.AXES_COOLOFF_TIME)
    attempts = AxesProxyHandler.get_implementation().get_user_attempts(request, credentials)
    times = [at for each in attempts for at in each.values_list("attempt_time", flat=True)]
    left = max(times) + whole - timezone.now() if times else whole
    return max(1, ceil(left.total_seconds() / 60))
