"""The whole site as one ASGI application: the hub in front, Django behind (design §6)."""

import asyncio
from collections.abc import Awaitable, Callable

from django.conf import settings

from nuanchuang.app.background import Background
from nuanchuang.journal.actions import when_appended
from nuanchuang.live.hub import Authorize, Hub
from nuanchuang.live.notify import Listener
from nuanchuang.live.tail import JournalTail
from nuanchuang.platform.asgi import Receive, Scope, Send
from nuanchuang.platform.handler import django_app
from nuanchuang.platform.threads import Threads


class Site:
    """Streams to the hub, everything else to Django; its life is that of the server.

    ``authorize`` says who may follow which stream. ``hub.close()`` ends all streams: whoever
    stops the server calls it before waiting for connections.
    """

    def __init__(self, authorize: Authorize) -> None:
        self._threads = Threads(settings.NUANCHUANG_THREADS, "django")
        self._django = django_app(self._threads)
        self.hub = Hub(authorize, JournalTail(), self._threads)
        self._background = Background()
        self._listener = Listener(self.hub.wake)
        when_appended(self.hub.wake)
        when_appended(self._background.wake)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one connection; refuses WebSockets by ValueError, which closes them."""
        if scope["type"] == "lifespan":
            await _live(receive, send, self._start, self._stop)
        elif scope["type"] != "http":
            raise ValueError(f"Only HTTP is served here, not {scope['type']}.")
        elif self.hub.serves(scope):
            await self.hub(scope, receive, send)
        else:
            await self._django(scope, receive, send)

    async def _start(self) -> None:
        await self.hub.start()
        self._listener.start()
        self._background.start()

    async def _stop(self) -> None:
        self._listener.stop()
        self._background.stop()
        await self.hub.stop()
        await asyncio.to_thread(self._background.join, 1.0)
        self._threads.close()


async def _live(
    receive: Receive, send: Send, start: Callable[[], Awaitable[None]], stop: Callable[[], Awaitable[None]]
) -> None:
    """The ASGI lifespan: start when asked, stop when asked."""
    await receive()
    await start()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await stop()
    await send({"type": "lifespan.shutdown.complete"})
