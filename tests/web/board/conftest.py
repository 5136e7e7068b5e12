"""A paired board in a small hall; time stands still."""

from datetime import datetime

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.platform import clock
from tests.support.hall import Scene, scene

__all__ = ["board", "pair_board", "scene"]


def pair_board(scene: Scene, now: datetime) -> Client:
    """A browser that is the hall's board."""
    _, code = hall_actions.add_device(
        hall=scene.hall, kind="board", name="东墙", window=None, by=SYSTEM, now=now
    )
    client = Client()
    client.post("/pair/", {"code": code})
    return client


@pytest.fixture
def board(scene: Scene, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The hall's board at ``now``."""
    monkeypatch.setattr(clock, "now", lambda: now)
    return pair_board(scene, now)
