"""A refusal said outside Django: RFC 9457 for a program, one bilingual sentence for a person."""

import json
from typing import ClassVar

from nuanchuang.platform.asgi import Headers, Send, answer
from nuanchuang.platform.refusals import Refusal

_PAGE = (
    '<!doctype html><html lang="zh-Hans"><meta charset="utf-8">'
    '<meta name="viewport" content="width=device-width"><title>{chinese}</title>'
    '<p>{chinese}</p><p lang="en">{english}</p></html>'
)


class Spoken(Refusal):
    """A refusal said where no translation is active: it carries its English itself."""

    english: ClassVar[str]


class BodyTooLarge(Spoken):
    """The body is longer than ``NUANCHUANG_BODY_LIMIT``; it was not read to its end."""

    code = "body-too-large"
    status = 413
    sentence = "提交的内容太长，系统没有收下。请删短一些再提交。"
    english = "What you sent is too long and was not kept. Please shorten it and send it again."


class StreamNotFound(Spoken):
    """No such stream, or not this caller's to follow: the answer is the same."""

    code = "not-found"
    status = 404
    sentence = "没有找到您要的内容。请刷新页面，或找导办员帮忙。"
    english = "There is nothing here for you. Please reload the page or ask a guide."


class TooManyStreams(Spoken):
    """As many screens are open as this server carries."""

    code = "too-many-streams"
    status = 503
    sentence = "现在看的人太多，请过一分钟再打开这个页面。"
    english = "Too many screens are open just now. Please open this page again in a minute."


def problem(refusal: Spoken) -> bytes:
    """The refusal as ``application/problem+json``, in the shape of ``spoken.problem``."""
    fields = {
        "type": f"urn:nuanchuang:{refusal.code}",
        "title": refusal.sentence,
        "status": refusal.status,
        "detail": refusal.english,
    }
    return json.dumps(fields, ensure_ascii=False).encode()


async def refuse(send: Send, refusal: Spoken, *, program: bool) -> None:
    """Answer with the refusal and close the connection; ``program`` asks for JSON."""
    if program:
        kind, body = b"application/problem+json", problem(refusal)
    else:
        page = _PAGE.format(chinese=refusal.sentence, english=refusal.english)
        kind, body = b"text/html; charset=utf-8", page.encode()
    headers: Headers = [
        (b"content-type", kind),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
        (b"connection", b"close"),
    ]
    await answer(send, refusal.status, headers, body)
