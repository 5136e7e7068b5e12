"""Language, 长辈版 and the desk's short sentences: cookies, open to everybody, no sign-in.

Not an action: nothing of the hall changes, only how this browser shows it.
"""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path
from django.views.decorators.http import require_POST

from nuanchuang.web.back import came_from, local
from nuanchuang.web.context import ELDER_LEVELS

YEAR = 365 * 24 * 3600


def _keep(response: HttpResponse, name: str, value: str, *, known: bool) -> None:
    """Set a known value for a year; anything else takes the cookie away."""
    if known:
        response.set_cookie(
            name, value, max_age=YEAR, samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE
        )
    else:
        response.delete_cookie(name, samesite="Lax")


@login_not_required
@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """POST ``language`` (zh-hans, en), ``elder`` ("", 1, 2, 3), ``quiet`` ("", 1), ``next`` (a path here).

    What is not sent stays; an unknown value goes back to the default. ``reset`` (any value) puts both
    back, for the next person at a kiosk.
    """
    posted = request.POST
    response = HttpResponseRedirect(local(request, posted.get("next")) or came_from(request))
    if "language" in posted or "reset" in posted:
        language = posted.get("language", "")
        _keep(response, settings.LANGUAGE_COOKIE_NAME, language, known=language in dict(settings.LANGUAGES))
    if "elder" in posted or "reset" in posted:
        level = posted.get("elder", "")
        _keep(response, "elder", level, known=level in ELDER_LEVELS)
    if "quiet" in posted:
        _keep(response, "quiet", posted["quiet"], known=posted["quiet"] == "1")
    return response


urlpatterns = [path("preferences/", preferences, name="preferences")]
