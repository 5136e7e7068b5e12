"""Somebody sits before the office's pages; time stands still."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from nuanchuang.people.models import Officer
from nuanchuang.platform import clock
from tests.support.hall import Scene, hire, scene

__all__ = ["moment", "person_with", "scene", "signed_in"]


@dataclass
class Moment:
    """What the pages take for now."""

    now: datetime

    def later(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now


@pytest.fixture
def moment(now: datetime, monkeypatch: pytest.MonkeyPatch) -> Moment:
    """The time of the pages, moved by the test alone."""
    made = Moment(now)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made


def client_of(officer: Officer) -> Client:
    """A browser in which this officer is signed in."""
    client = Client()
    client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def signed_in(scene: Scene, moment: Moment) -> Callable[..., Client]:
    """A browser of someone with these roles: ``signed_in("leader")``; ``hall`` for another hall's."""

    def sign_in(*roles: str, hall: Any = None) -> Client:
        badge = f"{'7' if hall is None else '6'}{''.join(sorted(roles))[:15]}"
        return client_of(hire(hall or scene.hall, badge, moment.now, *roles))

    return sign_in


@pytest.fixture
def person_with() -> Callable[[Officer], Client]:
    """A browser of a certain officer."""
    return client_of
