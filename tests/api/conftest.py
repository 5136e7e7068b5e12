"""Programs that call the interface of a small hall."""

import itertools
import json
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.test import Client

from nuanchuang.hall import actions as hall_actions
from nuanchuang.platform import clock
from tests.support.hall import scene

__all__ = ["scene"]
_keys = itertools.count(1)
SAY = ("type", "title", "status", "detail")


@dataclass
class Answer:
    """What came back."""

    status: int
    kind: str
    body: Any
    headers: Any

    def problem(self) -> str:
        """The kind of refusal; fails unless the answer is a whole RFC 9457 problem in both languages."""
        assert self.kind == "application/problem+json"
        assert sorted(self.body) == sorted(SAY)
        assert self.body["status"] == self.status
        assert any("\u4e00" <= letter <= "\u9fff" for letter in self.body["title"])
        prefix, name = str(self.body["type"]).rsplit(":", 1)
        assert prefix == "urn:nuanchuang"
        return name


@dataclass
class Program:
    """Something with a token (or without). Every POST has a key of its own unless told otherwise."""

    token: str = ""
    client: Client = field(default_factory=lambda: Client(raise_request_exception=False))

    def get(self, path):
        return self.send("GET", path)

    def put(self, path, **body):
        return self.send("PUT", path, body)

    def post(self, path, key="", /, **body):
        return self.send("POST", path, body, key=key or f"key-{next(_keys)}")

    def send(self, method, path, body=None, key=None, kind="application/json"):
        headers = {"Idempotency-Key": key} if key is not None else {}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        raw = body if isinstance(body, bytes) else json.dumps(body) if body is not None else b""
        answer = self.client.generic(method, f"/api/v1{path}", raw, kind, headers=headers)
        found = answer.get("Content-Type", "")
        read = answer.json() if "json" in found and answer.content else answer.content
        return Answer(answer.status_code, found.partition(";")[0], read, answer.headers)


@pytest.fixture(autouse=True)
def _at_ten(monkeypatch, now):
    """The interface asks the clock itself."""
    monkeypatch.setattr(clock, "now", lambda: now)


@pytest.fixture
def program(scene, now):
    """A program of a kind: ``program("window", 1)``."""

    def make(kind, number=None, hall=scene.hall):
        window = hall.windows.get(number=number) if number else None
        token = hall_actions.issue_token(
            hall=hall, kind=kind, name="test", window=window, by="system", now=now
        )
        return Program(token)

    return make


@pytest.fixture
def kiosk(program):
    return program("kiosk")


@pytest.fixture
def guide(program):
    return program("guide")


@pytest.fixture
def window(program):
    """The program of window 1, where the owner sits."""
    return program("window", 1)


@pytest.fixture
def window_2(program):
    return program("window", 2)


@pytest.fixture
def integration(program):
    """A program that may do everything in its hall."""
    return program("integration")


@pytest.fixture
def stranger(program, scene):
    """A program of another hall that may do everything there."""
    return program("integration", hall=scene.stranger.hall)


@pytest.fixture
def nobody():
    """A caller without a token."""
    return Program()


@pytest.fixture
def visit(kiosk, window):
    """Someone with matter A10 was called to window 1: the visit's address."""
    kiosk.post("/halls/east/tickets", lane="vehicle", matter="A10")
    return f"/visits/{window.post('/windows/1/call').body['visit']}"
