"""Figures of this process for ``/metrics``. Written by the event loop alone, read by anyone."""

import time
from collections import Counter

started = time.monotonic()
requests: Counter[int] = Counter()
"""Answered requests by HTTP status."""
streams: Counter[str] = Counter()
"""``open`` now, ``opened`` ever, ``resync`` ever sent."""


def uptime() -> float:
    """Seconds since this process was loaded."""
    return time.monotonic() - started
