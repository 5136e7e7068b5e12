"""The demo hall with its screens and people, for stories in real Chromium."""

from collections.abc import Callable

import pytest

from tests.support.browser import Visitor
from tests.support.keystrokes import Keystrokes, counter
from tests.support.surfaces import Cookies, House


@pytest.fixture(scope="module")
def known(served: object) -> dict[str, Cookies]:
    """Who is paired or signed in at this file's server."""
    return {}


@pytest.fixture
def house(visitor: Visitor, known: dict[str, Cookies]) -> House:
    """Opens the surfaces of the file's demo hall."""
    return House(visitor, known)


@pytest.fixture
def keystrokes(record_property: Callable[[str, object], None]) -> Keystrokes:
    """Notes how many keys the officers of a visit pressed."""
    return counter(record_property)
