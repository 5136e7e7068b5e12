"""A paired kiosk in a small hall; the test moves time."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.hall.models import Hall
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.platform import clock
from nuanchuang.web.devices import cookie
from tests.support.hall import Scene, scene

__all__ = ["scene"]


@dataclass
class Kiosk:
    """A browser that is a kiosk, and its time."""

    client: Client
    now: datetime

    def later(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now

    def get(self, address: str = "/kiosk/", **headers: str) -> Any:
        return self.client.get(address, headers=headers)

    def said(self, address: str = "/kiosk/") -> str:
        return str(self.get(address).content.decode())

    def key(self, address: str) -> str:
        """The hidden key of the page's last form."""
        return str(re.findall(r'name="once" value="([^"]+)"', self.said(address))[-1])

    def press(self, address: str, key: str = "", **fields: str) -> Any:
        once = key or self.key("/kiosk/code/")
        return self.client.post(address, {"once": once, **fields})

    def type(self, code: str) -> Any:
        return self.press("/kiosk/code/", code=code)


def be_kiosk(hall: Hall, now: datetime) -> Client:
    """A browser paired as a kiosk of the hall."""
    client = Client()
    client.cookies[cookie("kiosk")] = hall_actions.issue_token(
        hall=hall, kind="kiosk", name="门口", window=None, by=SYSTEM, now=now
    )
    return client


@pytest.fixture
def kiosk(scene: Scene, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Kiosk:
    """The hall's kiosk at ``now``."""
    made = Kiosk(be_kiosk(scene.hall, now), now)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made
