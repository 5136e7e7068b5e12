"""The gallery: every base template with sample content, asked through Django or through real Chromium."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client, override_settings

from tests.support import browser as browsing
from tests.web.gallery.server import CHANGED, Threads, made, templates


@pytest.fixture
def gallery(settings: Any) -> Client:
    """Asks the gallery's pages without a database: nobody is signed in."""
    settings.TEMPLATES = templates()
    for name, value in CHANGED.items():
        setattr(settings, name, value)
    return Client(raise_request_exception=False)


@pytest.fixture(scope="module")
def gallery_server() -> Iterator[Threads]:
    """The gallery on a port of its own; its ``server_port`` says which."""
    with override_settings(**CHANGED, TEMPLATES=templates()):
        server = made()
        serving = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        serving.start()
        yield server
        server.shutdown()
        server.server_close()
        serving.join(5)


@pytest.fixture
def looker(browser: Any, gallery_server: Threads) -> Iterator[browsing.Visitor]:
    """Opens the gallery's pages in Chromium; any error on a console fails the test."""
    visitor = browsing.Visitor(browser, f"http://127.0.0.1:{gallery_server.server_port}")
    yield visitor
    visitor.close()
