"""The way back: the page of this site that a person came from."""

from urllib.parse import urlsplit, urlunsplit

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme


def is_htmx(request: HttpRequest) -> bool:
    """True when the answer goes into a part of a page that is already open."""
    return request.headers.get("HX-Request") == "true"


def local(request: HttpRequest, address: str | None) -> str | None:
    """Path and query of an address on this host; None for any other address or an unusable one."""
    if not address or not url_has_allowed_host_and_scheme(
        address, {request.get_host()}, require_https=request.is_secure()
    ):
        return None
    parts = urlsplit(address)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def came_from(request: HttpRequest, fallback: str = "/") -> str:
    """The page this request was sent from, by htmx's own header or the referrer; else ``fallback``."""
    return (
        local(request, request.headers.get("HX-Current-URL"))
        or local(request, request.headers.get("Referer"))
        or fallback
    )


def to_return_to(request: HttpRequest) -> str:
    """Where to go on after signing in: the page asked for, or the one whose button was pressed."""
    if request.method in {"GET", "HEAD"} and not is_htmx(request):
        return request.get_full_path()
    return came_from(request)


def whole_page(request: HttpRequest, address: str) -> HttpResponse:
    """After a POST that leads to another kind of page: it comes whole, with its own styles and scripts, also
    where htmx sent the form and would exchange the body alone."""
    if is_htmx(request):
        return HttpResponse(headers={"HX-Redirect": address})
    return HttpResponseRedirect(address, status=303)


def see_other(name: str, *args: object) -> HttpResponse:
    """After a POST: go and GET this address (303), so that reloading sends nothing again."""
    return HttpResponseRedirect(reverse(name, args=args), status=303)
