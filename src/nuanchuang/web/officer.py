"""The signed-in officer behind a request."""

from collections.abc import Callable
from datetime import datetime

from django.http import HttpRequest

from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer
from nuanchuang.platform import clock
from nuanchuang.web.pressing import pressed


def person(request: HttpRequest) -> Person:
    """Who asks. DefaultDenyMiddleware stands in front, so nobody anonymous comes here."""
    officer = request.user
    assert isinstance(officer, Officer)  # noqa: S101 — LoginRequired saw to it
    return Person(officer)


def press(request: HttpRequest, verb: Callable[[Person, datetime], object]) -> None:
    """Do once what the officer's form asks for; where to go on is the caller's."""
    who = person(request)

    def act() -> None:
        verb(who, clock.now())

    pressed(request, by=who.actor, act=act)
