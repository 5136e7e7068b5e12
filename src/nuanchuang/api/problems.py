"""RFC 9457 answers: the sentence in Chinese and English, for whoever stands behind the program."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import translation
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from nuanchuang.platform.refusals import Refusal
from nuanchuang.platform.spoken import sentence


class NotSignedIn(Refusal):
    """No token, or one that was revoked."""

    code = "not-signed-in"
    status = 401
    sentence = "没有登录或登录已失效。请用大厅管理员给的令牌。"


class Malformed(Refusal):
    """A body that is no JSON, or not of the shape the interface names."""

    code = "malformed"
    status = 422
    sentence = "提交的内容不对：%(where)s。请对照接口说明改好再交。"


def answer(refusal: Refusal) -> HttpResponse:
    """The refusal as application/problem+json."""
    body: dict[str, Any] = {"type": f"urn:nuanchuang:{refusal.code}", "status": refusal.status}
    with translation.override("zh-hans"):
        body["title"] = sentence(refusal)
    with translation.override("en"):
        body["detail"] = sentence(refusal)
    return JsonResponse(body, status=refusal.status, content_type="application/problem+json")


def _where(error: ValidationError) -> str:
    """The places that are wrong, without repeating what was sent."""
    return ", ".join(".".join(str(step) for step in each["loc"]) for each in error.errors)


class _Unreadable(Malformed):
    status = 400


def install(api: NinjaAPI) -> None:
    """Make every error of the API such an answer."""
    _on(api, Refusal, answer)
    _on(api, AuthenticationError, lambda error: answer(NotSignedIn()))
    _on(api, ValidationError, lambda error: answer(Malformed(where=_where(error))))
    _on(api, HttpError, lambda error: answer(_Unreadable(where="JSON")))


def _on(api: NinjaAPI, kind: type[Exception], to_answer: Callable[[Any], HttpResponse]) -> None:
    def handle(request: HttpRequest, error: Any) -> HttpResponse:
        return to_answer(error)

    api.add_exception_handler(kind, handle)
