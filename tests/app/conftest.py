"""Fixtures of the composition root's tests."""

import io
import json
import logging

import pytest
import structlog

from nuanchuang.app import logs


@pytest.fixture
def logged(monkeypatch):
    """Logs as the server sets them up; calling it gives the lines so far."""
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    levels = {name: logging.getLogger(name).level for name in ("", "django.request", "uvicorn.error")}
    logs.set_up(stream := io.StringIO())
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    structlog.reset_defaults()
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
