"""The signed-in officer behind a request."""

from django.http import HttpRequest

from nuanchuang.people.access import Person
from nuanchuang.people.models import Officer


def person(request: HttpRequest) -> Person:
    """Who asks. DefaultDenyMiddleware stands in front, so nobody anonymous comes here."""
    officer = request.user
    assert isinstance(officer, Officer)  # noqa: S101 — LoginRequired saw to it
    return Person(officer)
