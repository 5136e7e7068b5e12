"""Django's synchronous request cycle on a fixed pool of threads.

Django's own ASGI handler gives each request a fresh thread and with it a fresh database
connection: about three times the CPU of this one (reference/stack.md B0, benchmarks/handler.py).
``NUANCHUANG_STOCK_ASGI`` brings Django's own back; the same tests run on both.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from io import BytesIO
from typing import Any

from django.conf import settings
from django.core import signals
from django.core.asgi import get_asgi_application
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.http import FileResponse, HttpResponseBase
from django.urls import set_script_prefix

from nuanchuang.platform.asgi import App, Headers, Receive, Scope, Send, answer, read_body
from nuanchuang.platform.gate import Gate
from nuanchuang.platform.threads import Threads

AT_ONCE = 256 * 1024
"""Files up to this many bytes are read and closed on the thread that opened them."""


def django_app(threads: Threads) -> App:
    """Django behind its gate: pooled, or Django's own handler when the setting asks for it."""
    stock = settings.NUANCHUANG_STOCK_ASGI
    return Gate(get_asgi_application() if stock else PooledHandler(threads), settings.NUANCHUANG_BODY_LIMIT)


class PooledHandler(ASGIHandler):
    """Runs each request whole on one of ``threads``; bodies are expected to be small (see Gate).

    A view is not interrupted when its client leaves; a stream ends at its next part. The
    parts of a stream may come from different threads: it must not hold a database cursor.
    """

    def __init__(self, threads: Threads) -> None:
        self._threads = threads
        self.load_middleware(is_async=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; on other connection types raises ValueError."""
        if scope["type"] != "http":
            raise ValueError(f"Only HTTP is served here, not {scope['type']}.")
        body = await read_body(receive)
        if body is None:
            return
        response, whole = await self._threads.run(self._respond, scope, body)
        if whole is None:
            await self._stream(response, receive, send)
        else:
            await answer(send, response.status_code, headers(response), whole)

    def _respond(self, scope: Scope, body: bytes) -> tuple[Any, bytes | None]:
        """The response and its whole content, or None where it has to be streamed."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=type(self), scope=scope)
        request, refused = self.create_request(scope, BytesIO(body))
        response: Any = refused if request is None else self.get_response(request)
        response._handler_class = type(self)
        try:
            whole = _whole(response, scope["method"])
        except BaseException:
            response.close()
            raise
        if whole is not None:
            response.close()
        return response, whole

    async def _stream(self, response: Any, receive: Receive, send: Send) -> None:
        left = asyncio.ensure_future(receive())
        start = {"type": "http.response.start", "status": response.status_code, "headers": headers(response)}
        try:
            await send(start)
            async with aclosing(self._parts(response)) as parts:
                async for part in parts:
                    if left.done():
                        return
                    await send({"type": "http.response.body", "body": part, "more_body": True})
            await send({"type": "http.response.body"})
        finally:
            left.cancel()
            await self._threads.run(response.close)

    async def _parts(self, response: Any) -> AsyncGenerator[bytes, None]:
        if response.is_async:
            async for part in response:
                yield part
            return
        parts = iter(response)
        while (part := await self._threads.run(next, parts, None)) is not None:
            yield part


def headers(response: HttpResponseBase) -> Headers:
    """A response's headers and cookies as ASGI wants them."""
    found = [(name.encode("ascii"), value.encode("latin-1")) for name, value in response.items()]
    cookies = response.cookies.values()
    return found + [(b"Set-Cookie", cookie.output(header="").strip().encode("ascii")) for cookie in cookies]


def _whole(response: Any, method: str) -> bytes | None:
    if method == "HEAD":
        return b""
    if not response.streaming:
        content: bytes = response.content
        return content
    if isinstance(response, FileResponse) and int(response.get("Content-Length") or AT_ONCE + 1) <= AT_ONCE:
        return b"".join(response)
    return None
