"""Serves the gallery: ``python -m tests.web.gallery.server [port]``."""

import os
import sys
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

CHANGED = {"ROOT_URLCONF": "tests.web.gallery.urls", "LOGIN_URL": "/sign-in/"}


class Quiet(WSGIRequestHandler):
    def log_message(self, *args: Any) -> None:
        """Say nothing."""


class Threads(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    block_on_close = False


def made(port: int = 0) -> Threads:
    """A server on a free port, with static files; call ``serve_forever`` in a thread."""
    from django.contrib.staticfiles.handlers import StaticFilesHandler
    from django.core.handlers.wsgi import WSGIHandler

    return make_server("127.0.0.1", port, StaticFilesHandler(WSGIHandler()), Threads, Quiet)


def templates() -> list[dict[str, Any]]:
    """The product's template settings with the gallery's own folder in front."""
    from django.conf import settings

    engine: dict[str, Any] = dict(settings.TEMPLATES[0])
    own = os.path.join(os.path.dirname(__file__), "templates")
    return [engine | {"DIRS": [own, *engine["DIRS"]]}]


def main() -> None:
    """Serve until interrupted."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django
    from django.conf import settings

    for name, value in {**CHANGED, "TEMPLATES": templates()}.items():
        setattr(settings, name, value)
    django.setup()
    server = made(int(sys.argv[1]) if len(sys.argv) > 1 else 8690)
    print(f"http://127.0.0.1:{server.server_port}/door/")
    server.serve_forever()


if __name__ == "__main__":
    main()
