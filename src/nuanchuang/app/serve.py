"""The server: uvicorn embedded, one process, one port."""

import gc
import resource
from socket import socket
from types import FrameType

import uvicorn

from nuanchuang.app import logs
from nuanchuang.app.site import Site

PATIENCE = 3
"""Seconds running requests get when the server stops; streams are ended at once."""


class Server(uvicorn.Server):
    """uvicorn that ends the streams first, and whose process ends well after SIGTERM or SIGINT."""

    def __init__(self, config: uvicorn.Config, site: Site) -> None:
        super().__init__(config)
        self._site = site

    async def shutdown(self, sockets: list[socket] | None = None) -> None:
        self._site.hub.close()
        await super().shutdown(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A first signal asks to stop, a second one does not wait for anybody."""
        self.force_exit = self.should_exit
        self.should_exit = True


def run(host: str, port: int, site: Site | None = None) -> None:
    """Serve until SIGTERM or SIGINT; raises SystemExit when the port is taken.

    ``site`` is the application of ``app/asgi.py`` unless another is given.
    """
    logs.set_up()
    allow_many_connections()
    site = site or _site()
    gc.freeze()  # what was loaded so far stays: the collector need not walk it
    Server(config(site, host, port), site).run()


def config(site: Site, host: str, port: int) -> uvicorn.Config:
    """uvicorn's settings. Behind a proxy on the same machine X-Forwarded-* is believed."""
    return uvicorn.Config(
        site,
        host=host,
        port=port,
        loop="uvloop",
        http="httptools",
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_keep_alive=30,
        timeout_graceful_shutdown=PATIENCE,
    )


def allow_many_connections() -> None:
    """Raise this process's limit of open files to what the system allows: a screen is one."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def _site() -> Site:
    from nuanchuang.app.asgi import application

    return application
