"""A paired board in a small hall; time stands still."""

import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.journal.actions import SYSTEM
from nuanchuang.platform import clock
from tests.support.hall import Scene, scene
from tests.support.server import Served

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


@pytest.fixture(scope="module")
def program(served: Served) -> Callable[..., Any]:
    """A program of the demo hall: ``program("windows/1/call")`` posts to its HTTP interface."""
    command = [str(Path(sys.executable).with_name("nuanchuang")), "token", "create", "--hall", "demo"]
    told = subprocess.run(
        [*command, "--role", "integration"],
        env=served.database.environment,
        capture_output=True,
        text=True,
        check=True,
    )
    token = told.stdout.strip().splitlines()[-1].split()[-1]

    def post(path: str, **body: Any) -> Any:
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        request = urllib.request.Request(
            f"{served.url}/api/v1/{path}",
            json.dumps(body).encode(),
            {**headers, "Idempotency-Key": uuid4().hex},
        )
        with urllib.request.urlopen(request, timeout=10) as answer:
            return json.loads(answer.read() or "null")

    return post
