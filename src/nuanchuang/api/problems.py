"""RFC 9457 answers: the sentence in Chinese and English, for whoever stands behind the program."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.spoken import problem

PROBLEM = "application/problem+json"


class NotSignedIn(Refusal):
    """No token, or one that was revoked."""

    code = "not-signed-in"
    status = 401
    sentence = "没有登录或登录已失效。请用大厅管理员给的令牌。"


class Malformed(Refusal):
    """A body not of the shape the interface names."""

    code = "malformed"
    status = 422
    sentence = "提交的内容不对：%(where)s。请对照接口说明改好再交。"


class Unreadable(Refusal):
    """A body that is no JSON in UTF-8, or an address that cannot be read."""

    code = "unreadable"
    status = 400
    sentence = "提交的内容读不出来。请用 UTF-8 编码的 JSON 再交。"


class NoSuchCall(Refusal):
    """An address the interface does not have."""

    code = "no-such-call"
    status = 404
    sentence = "接口里没有这个地址。请对照接口说明。"


class WrongMethod(Refusal):
    """An address that is there, but not for this method."""

    code = "wrong-method"
    status = 405
    sentence = "这个地址不接受这种请求方法。请对照接口说明。"


class Failed(Refusal):
    """Our own fault."""

    code = "failed"
    status = 500
    sentence = "对不起，系统出错了。刚才的操作没有成功，请过一会儿再试。"


_PLAIN: dict[int, type[Refusal]] = {each.status: each for each in (Unreadable, NoSuchCall, WrongMethod)}


def answer(refusal: Refusal) -> HttpResponse:
    """The refusal as application/problem+json."""
    response = JsonResponse(problem(refusal), status=refusal.status, content_type=PROBLEM)
    if refusal.status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def _where(error: ValidationError) -> str:
    """The places that are wrong, without repeating what was sent."""
    return ", ".join(".".join(str(step)[:40] for step in each["loc"]) for each in error.errors[:8])


def install(api: NinjaAPI) -> None:
    """Make every error of the API such an answer."""
    _on(api, Refusal, answer)
    _on(api, AuthenticationError, lambda error: answer(NotSignedIn()))
    _on(api, ValidationError, lambda error: answer(Malformed(where=_where(error))))
    _on(api, HttpError, lambda error: answer(Unreadable()))


def _on(api: NinjaAPI, kind: type[Exception], to_answer: Callable[[Any], HttpResponse]) -> None:
    def handle(request: HttpRequest, error: Any) -> HttpResponse:
        return to_answer(error)

    api.add_exception_handler(kind, handle)


class ProblemMiddleware:
    """What goes wrong outside the API's own calls (no such address, our own fault) is a problem too."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        program = request.path_info.startswith("/api/")
        if not program or response.status_code < 400 or response.get("Content-Type") == PROBLEM:
            return response
        made = answer(_PLAIN.get(response.status_code, Failed)())
        if allowed := response.get("Allow"):
            made["Allow"] = allowed
        return made
