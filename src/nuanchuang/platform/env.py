"""Typed readers of the environment that fail loudly.

A secret may come from a file instead: ``NAME_FILE=/path`` wins over ``NAME``.
"""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    """The setting as it stands, or the default when unset or empty."""
    return os.environ.get(name) or default


def integer(name: str, default: int) -> int:
    """A whole number; raises ImproperlyConfigured for anything else."""
    raw = text(name, str(default))
    try:
        return int(raw)
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {raw!r}.") from None


def seconds(name: str, default: float) -> float:
    """A span of seconds, zero or more; raises ImproperlyConfigured for anything else."""
    raw = text(name, str(default))
    try:
        value = float(raw)
    except ValueError:
        value = -1
    if not 0 <= value < float("inf"):
        raise ImproperlyConfigured(f"{name} must be a number of seconds, not {raw!r}.")
    return value


def flag(name: str, default: bool) -> bool:
    """on/off, true/false, yes/no or 1/0; raises ImproperlyConfigured for anything else."""
    raw = text(name, "on" if default else "off").lower()
    if raw in {"1", "on", "true", "yes"}:
        return True
    if raw in {"0", "off", "false", "no"}:
        return False
    raise ImproperlyConfigured(f"{name} must be on or off, not {raw!r}.")


def folder(name: str, default: str) -> Path:
    """An absolute folder path; it is not created here."""
    return Path(text(name, default)).expanduser().resolve()


def secret(name: str) -> str | None:
    """A secret from ``NAME_FILE`` or ``NAME``; None when neither is set."""
    path = os.environ.get(f"{name}_FILE")
    if path:
        return Path(path).read_text(encoding="utf-8").strip()
    return os.environ.get(name) or None
