"""The work nobody waits for: journal followers and scheduled jobs, one thread of ``serve``."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import structlog
from django.db import close_old_connections, connections

from nuanchuang.app.logs import where
from nuanchuang.catalogue import actions as catalogue
from nuanchuang.journal import followers
from nuanchuang.platform import clock, repeat
from nuanchuang.platform.schedule import Job, tick
from nuanchuang.queue import actions as queue
from nuanchuang.reception.actions import rings

PAUSE = 5.0
"""Seconds after which followers and jobs are looked at unasked; a failed one is tried again then."""

JOBS = (
    Job("forget old requests", timedelta(hours=1), repeat.forget_old),
    Job("forget old lists", timedelta(hours=1), lambda now: catalogue.forget_old_lists(now=now)),
    Job("ring offers on", timedelta(seconds=1), lambda now: rings.ring_on(now=now)),
    Job("expire yesterday's tickets", timedelta(minutes=5), lambda now: queue.expire_old(now=now)),
)

log = structlog.get_logger(__name__)


class Background(threading.Thread):
    """Runs followers when woken and every few seconds, jobs when due; failures are logged, never fatal."""

    def __init__(
        self,
        follow: Callable[[datetime], object] = followers.run_once,
        jobs: Sequence[Job] = JOBS,
        now: Callable[[], datetime] = clock.now,
    ) -> None:
        super().__init__(name="background", daemon=True)
        self._follow = follow
        self._jobs = jobs
        self._now = now
        self._last_runs: dict[str, datetime] = {}
        self._news = threading.Event()
        self._stopped = False

    def wake(self) -> None:
        """Something was appended; returns at once."""
        self._news.set()

    def stop(self) -> None:
        """End after the step in hand."""
        self._stopped = True
        self._news.set()

    def run(self) -> None:
        try:
            while not self._stopped:
                close_old_connections()
                self.step()
                close_old_connections()
                self._news.wait(PAUSE)
        finally:
            connections.close_all()

    def step(self) -> None:
        """One round: the followers until nothing is new, then the jobs that are due."""
        self._news.clear()
        while not self._stopped and self._try("followers", self._follow):
            pass
        now = self._now()
        for job in tick(self._jobs, self._last_runs, now):
            self._last_runs[job.name] = now
            self._try(job.name, job.run)

    def _try(self, name: str, work: Callable[[datetime], object]) -> object:
        try:
            return work(self._now())
        except Exception as error:  # logged, and tried again at the next round
            log.error("background work failed", work=name, **where(error))
            return None
