"""What stands around every view: refusals become pages, a language is chosen, the door is shut."""

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote_to_bytes

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import resolve_url
from django.utils import translation
from django.utils.cache import patch_vary_headers

from nuanchuang.platform.refusals import Refusal
from nuanchuang.web.back import is_htmx, to_return_to
from nuanchuang.web.errors import refused

View = Callable[..., HttpResponseBase]
FORM = "application/x-www-form-urlencoded"


class Unreadable(Refusal):
    """Broken UTF-8 or a NUL in the address or the form."""

    code = "unreadable"
    status = 400
    sentence = "这个地址或内容读不出来，可能夹带了乱码。请回上一页再试。"


def readable(raw: bytes) -> bool:
    """True when percent-encoded bytes are UTF-8 that a database can hold."""
    try:
        return "\0" not in unquote_to_bytes(raw).decode("utf-8")
    except UnicodeDecodeError:
        return False


class RefusalMiddleware:
    """Turns platform.refusals.Refusal into the person's sentence, and refuses unreadable text."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        query = request.META.get("QUERY_STRING", "").encode("latin-1", "replace")
        form = request.body if request.content_type == FORM else b""
        heard = readable(query) and readable(form) and "\0" not in request.path_info
        return None if heard else refused(request, Unreadable())

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return refused(request, exception) if isinstance(exception, Refusal) else None


class LanguageMiddleware:
    """The cookie alone chooses: a hall's own screens must not follow what a browser asks for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        asked = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        patch_vary_headers(response, ("Cookie",))
        response.headers.setdefault("Content-Language", "en" if language == "en" else "zh-Hans")
        return response


class DefaultDenyMiddleware(LoginRequiredMiddleware):
    """Every view needs a signed-in officer unless it is marked ``login_not_required``.

    The API guards itself by token. After signing in, people come back to the page they were on,
    never to an address that only takes a POST.
    """

    def process_view(
        self, request: HttpRequest, view_func: View, view_args: Any, view_kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if request.path_info.startswith("/api/"):
            return None
        answer: HttpResponseBase | None = super().process_view(request, view_func, view_args, view_kwargs)
        return answer

    def handle_no_permission(  # type: ignore[override]  # htmx is answered 401, not with a redirect
        self, request: HttpRequest, view_func: View
    ) -> HttpResponseBase:
        sign_in = redirect_to_login(
            to_return_to(request), resolve_url(self.get_login_url(view_func)), self.redirect_field_name
        )
        if not is_htmx(request):
            return sign_in
        return HttpResponse(status=401, headers={"HX-Redirect": sign_in.url})
