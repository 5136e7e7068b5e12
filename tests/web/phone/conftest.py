"""A citizen with a phone in a small hall; the test moves time."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from nuanchuang.platform import clock
from nuanchuang.queue.models import Ticket
from tests.support.hall import Scene, scene

__all__ = ["scene"]


@dataclass
class Phone:
    """A browser that knows only the code it is given."""

    client: Client
    now: datetime

    def later(self, **span: float) -> datetime:
        self.now += timedelta(**span)
        return self.now

    def said(self, ticket: Ticket) -> str:
        answer = self.client.get(f"/t/{ticket.code}/")
        assert answer.status_code == 200
        return str(answer.content.decode())

    def step(self, ticket: Ticket) -> str:
        return str(re.findall(r'data-step="(\w+)"', self.said(ticket))[0])

    def press(self, ticket: Ticket, what: str, **fields: object) -> Any:
        keys = re.findall(r'name="once" value="([^"]+)"', self.said(ticket))
        return self.client.post(f"/t/{ticket.code}/{what}/", {"once": keys[0] if keys else "k", **fields})


@pytest.fixture
def phone(scene: Scene, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Phone:
    """Somebody's phone at ``now``."""
    made = Phone(Client(), now)
    monkeypatch.setattr(clock, "now", lambda: made.now)
    return made
