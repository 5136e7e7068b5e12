"""What is to be done again and again: a table of jobs and a pure ``tick``."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class Job:
    """Something done ``every`` so often; it is given the present instant."""

    name: str
    every: timedelta
    run: Callable[[datetime], object]


def tick(jobs: Sequence[Job], last_runs: Mapping[str, datetime], now: datetime) -> list[Job]:
    """The jobs that are due: never run, last run at least ``every`` ago, or run in the future
    (the clock was set back)."""
    return [job for job in jobs if not _recent(last_runs.get(job.name), job.every, now)]


def _recent(last: datetime | None, every: timedelta, now: datetime) -> bool:
    return last is not None and last <= now < last + every
