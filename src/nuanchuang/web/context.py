"""What every template knows without its view saying so."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language

SURFACES: Final = ("door", "kiosk", "board", "guide", "desk", "counter", "phone", "office")
ELDER_LEVELS: Final = ("1", "2", "3")
_BY_PATH = {"t": "phone"}
_HTML_LANGUAGE = {"en": "en"}


def surface_name(request: HttpRequest) -> str:
    """One of SURFACES: by the view's namespace, else by the first step of the path; else the door."""
    match = request.resolver_match
    if match is not None and match.namespaces and match.namespaces[0] in SURFACES:
        return match.namespaces[0]
    step = request.path_info.strip("/").split("/", 1)[0]
    name = _BY_PATH.get(step, step)
    return name if name in SURFACES else "door"


def elder_level(request: HttpRequest) -> str:
    """Body text of 21, 26 or 30 px for "1", "2", "3"; nothing for the ordinary size."""
    level = request.COOKIES.get("elder", "")
    return level if level in ELDER_LEVELS else ""


def surface(request: HttpRequest) -> dict[str, object]:
    """Context processor: ``surface``, ``language`` (Django code), ``html_language`` (BCP 47), ``elder``
    (level or ""), ``public_url`` (no slash at the end), ``here`` (path and query, to come back to)."""
    language = get_language() or settings.LANGUAGE_CODE
    return {
        "surface": surface_name(request),
        "language": language,
        "html_language": _HTML_LANGUAGE.get(language, "zh-Hans"),
        "elder": elder_level(request),
        "public_url": settings.NUANCHUANG_PUBLIC_URL,
        "here": request.get_full_path(),
    }
