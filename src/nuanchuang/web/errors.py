"""Pages for what went wrong: what happened, what to do, whom to ask.

The system's own errors speak both languages at once, since the language may be what is
not known; refusals (platform.refusals) speak the person's own.
"""

import logging
from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.views.decorators.csrf import requires_csrf_token

from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.spoken import problem, sentence
from nuanchuang.web import safety
from nuanchuang.web.back import came_from, is_htmx

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Saying:
    """One error in two languages."""

    title: str
    text: str
    title_en: str
    text_en: str


SAYINGS = {
    400: Saying(
        "这个地址或内容读不出来",
        "可能是链接复制不全，或夹带了乱码。请回上一页再试。",
        "We could not read this",
        "The link may be cut short or garbled. Please go back and try again.",
    ),
    403: Saying(
        "这一页您还不能看",
        "您的岗位没有这项权限。需要的话，请找值班领导。",
        "You cannot open this page",
        "Your post does not include it. Please ask the leader on duty.",
    ),
    404: Saying(
        "没有找到这一页",
        "请核对地址或号码。也可以回首页，按名称找事项。",
        "We could not find this page",
        "Please check the address or number, or search for the matter on the first page.",
    ),
    500: Saying(
        "对不起，系统出错了",
        "不是您的问题。刚才的操作可能没有成功，请过一会儿再试。",
        "Sorry, something went wrong",
        "It is not your fault. Your last step may not have been saved. Please try again shortly.",
    ),
}
EXPIRED = Saying(
    "页面放得太久了",
    "刚才的内容没有提交。请回上一页，刷新后再按一次。",
    "This page was open too long",
    "Nothing was sent. Please go back, reload and press once more.",
)
_LAST_WORD = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>暖窗</title>'
    "<h1>对不起，系统出错了</h1><p>请过一会儿再试，或找导办员帮忙。</p>"
    '<p lang="en">Sorry, something went wrong. Please try again shortly or ask a guide.</p></html>'
)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The refusal as a page; for htmx as a part that goes into ``#nc-alert``; for /api/ as RFC 9457."""
    said = sentence(refusal)
    if request.path_info.startswith("/api/"):
        return JsonResponse(problem(refusal), status=refusal.status, content_type="application/problem+json")
    context: dict[str, object] = {"sentence": said, "code": refusal.code, "back": came_from(request)}
    return _answer(request, "errors/refusal.html", context, refusal.status)


def _answer(request: HttpRequest, template: str, context: dict[str, object], status: int) -> HttpResponse:
    context = {**safety.on_error(request), **context}
    if is_htmx(request):
        response = render(request, template.replace(".html", "_part.html"), context, status=status)
        response["HX-Retarget"] = "#nc-alert"
        response["HX-Reselect"] = "unset"
        response["HX-Reswap"] = "innerHTML show:window:top"
        response["HX-Push-Url"] = "false"
    else:
        response = render(request, template, context, status=status)
    add_never_cache_headers(response)
    return response


def _said(request: HttpRequest, saying: Saying, status: int) -> HttpResponse:
    context = {"saying": saying, "status": status, "back": came_from(request)}
    return _answer(request, "errors/saying.html", context, status)


@login_not_required
@requires_csrf_token
def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's token did not fit, mostly because the page lay open over a sign-in."""
    _log.info("csrf_refused", extra={"reason": reason})
    return _said(request, EXPIRED, 403)


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler400."""
    return _said(request, SAYINGS[400], 400)


@requires_csrf_token
def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler403."""
    return _said(request, SAYINGS[403], 403)


@requires_csrf_token
def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """handler404."""
    return _said(request, SAYINGS[404], 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """handler500. Asks nothing of the request or the database, and has a last word of its own."""
    try:
        part = "_part" if is_htmx(request) else ""
        page: str = render_to_string(
            f"errors/saying{part}.html", {"saying": SAYINGS[500], "status": 500, "back": ""}
        )
    except Exception:
        _log.exception("error_page_failed")
        page = _LAST_WORD
    response = HttpResponse(page, status=500)
    if is_htmx(request):
        response["HX-Retarget"] = "#nc-alert"
        response["HX-Reselect"] = "unset"
        response["HX-Reswap"] = "innerHTML show:window:top"
    return response
