"""Answers that change rarely, kept for a moment: who holds a token, when a hall is open.

Every request asks them, and each costs a query or two. Whoever changes them calls
``forget`` (after the commit) and this process knows at once; another process may act on
the old answer for ``NUANCHUANG_REMEMBER`` seconds. That imprecision is accepted for
what an administrator sets, never for what a queue decides.
"""

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from django.conf import settings
from django.db import transaction

K = TypeVar("K")
V = TypeVar("V")
MOST = 10_000


class Remembered(Generic[K, V]):
    """``load`` with a short memory. What it gives is shared between threads: nobody may change it.

    ``seconds`` is for what changes a few times a year; without it NUANCHUANG_REMEMBER counts.
    """

    def __init__(self, load: Callable[[K], V], seconds: float | None = None) -> None:
        self._load = load
        self._seconds = seconds
        self._kept: dict[K, tuple[float, V]] = {}

    def __call__(self, key: K) -> V:
        """The answer, at most ``NUANCHUANG_REMEMBER`` seconds old; raises what ``load`` raises."""
        known = self._kept.get(key)
        if known is not None and known[0] > time.monotonic():
            return known[1]
        value = self._load(key)
        if len(self._kept) >= MOST:
            self._kept.clear()
        self.keep(key, value)
        return value

    def keep(self, key: K, value: V, seconds: float | None = None) -> None:
        """Remember this answer without asking, for as long as usual unless told."""
        usual = settings.NUANCHUANG_REMEMBER if self._seconds is None else self._seconds
        self._kept[key] = (time.monotonic() + (usual if seconds is None else seconds), value)

    def forget(self) -> None:
        """Ask anew from now on, and again once the running change is committed."""
        self.forget_now()
        transaction.on_commit(self.forget_now)

    def forget_now(self) -> None:
        """Ask anew from now on; for what no database holds."""
        self._kept.clear()
