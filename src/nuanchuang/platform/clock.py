"""The only place that asks what time it is.

``NUANCHUANG_CLOCK`` (an ISO 8601 instant with offset) moves the start of time in the
demo and in tests; time then runs on from there.
"""

import time
from datetime import UTC, datetime, timedelta

from django.conf import settings

_started = time.monotonic()


def now() -> datetime:
    """The present instant in UTC."""
    start: datetime | None = settings.NUANCHUANG_CLOCK
    if start is None:
        return datetime.now(UTC)
    return start + timedelta(seconds=time.monotonic() - _started)
