"""What stands in front of Django, whichever handler serves it: the body's limit and the count."""

from nuanchuang.platform import meters
from nuanchuang.platform.asgi import App, Message, Receive, Scope, Send, TooMuch, read_body
from nuanchuang.platform.problems import BodyTooLarge, refuse


class Gate:
    """Reads the body up to ``limit`` bytes, then lets the request through; counts answers by status.

    A longer body is refused with 413 before Django hears of it.
    """

    def __init__(self, app: App, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        counted = _counting(send)
        try:
            body = await self._body(scope, receive)
        except TooMuch:
            await refuse(counted, BodyTooLarge(), program=scope["path"].startswith("/api/"))
            return
        if body is not None:
            await self._app(scope, _once(body, receive), counted)

    async def _body(self, scope: Scope, receive: Receive) -> bytes | None:
        for name, value in scope["headers"]:
            if name == b"content-length" and int(value) > self._limit:
                raise TooMuch
        return await read_body(receive, self._limit)


def _counting(send: Send) -> Send:
    async def counted(message: Message) -> None:
        if message["type"] == "http.response.start":
            meters.requests[message["status"]] += 1
        await send(message)

    return counted


def _once(body: bytes, receive: Receive) -> Receive:
    """Gives the body, then whatever the server says next."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
