"""An officer's hands on the desk, through Django's test client."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from nuanchuang.platform import clock
from nuanchuang.platform.ids import link_code
from nuanchuang.reception.access import Post
from tests.support.hall import Scene, scene

__all__ = ["Desk", "Moment", "colleague", "desk", "moment", "scene", "sign_in", "stranger"]


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


@dataclass
class Desk:
    """A signed-in officer's browser; ``post`` is where they sit."""

    client: Client
    post: Post

    def see(self, query: str = "") -> str:
        answer = self.client.get(f"/desk/{query}")
        assert answer.status_code == 200, answer.content.decode()
        return answer.content.decode()

    def press(self, where: str, *, once: str = "", **said: Any) -> Any:
        """Send one of the desk's forms; the answer is not followed."""
        return self.client.post(f"/desk/{where}", {"once": once or link_code(), **said})

    def press_for_visit(self, where: str, **said: Any) -> Any:
        return self.press(where, visit=self.visit(), **said)

    def press_for_case(self, what: str, /, n: int = 1, **said: Any) -> Any:
        return self.press(f"visits/{self.visit()}/cases/{n}/{what}/", **said)

    def visit(self) -> str:
        """The visit the page shows."""
        found = re.search(r'name="visit" value="([0-9a-f-]{36})"|/visits/([0-9a-f-]{36})/', self.see())
        assert found
        return found[1] or found[2]


def sign_in(post: Post) -> Desk:
    """A browser in which this officer is signed in."""
    client = Client()
    client.force_login(post.officer, backend="django.contrib.auth.backends.ModelBackend")
    return Desk(client, post)


@pytest.fixture
def desk(scene: Scene, moment: Moment) -> Desk:
    """The owner at window 1."""
    return sign_in(scene.owner)


@pytest.fixture
def colleague(scene: Scene, moment: Moment) -> Desk:
    """The colleague at window 2."""
    return sign_in(scene.colleague)


@pytest.fixture
def stranger(scene: Scene, moment: Moment) -> Desk:
    """An officer of another hall."""
    return sign_in(scene.stranger)
