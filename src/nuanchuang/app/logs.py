"""Logs: one JSON object a line on standard error, without personal data.

What an exception says may repeat what a person typed, and a path may hold a citizen's
code. So lines carry the exception's type and place, and a route instead of a path.
"""

import logging
import sys
import traceback
from collections.abc import MutableMapping
from typing import Any, TextIO

import structlog
from structlog.typing import Processor

FRAMES = 12
"""Innermost frames of an exception that are kept."""


def set_up(stream: TextIO | None = None) -> None:
    """Send the logs of this process, Django's and uvicorn's included, to ``stream`` (standard error)."""
    stream = stream or sys.stderr
    first: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    structlog.configure(
        processors=[*first, structlog.processors.JSONRenderer(ensure_ascii=False)],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(stream),
    )
    handler = logging.StreamHandler(stream)
    handler.addFilter(without_paths)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*first, structlog.stdlib.add_logger_name, _exception],
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


def where(error: BaseException) -> dict[str, Any]:
    """What may be said of an exception: its type and the innermost places, not its words.

    Of a group, the same for each exception ``within``.
    """
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    told: dict[str, Any] = {"error": type(error).__name__, "places": places}
    if isinstance(error, BaseExceptionGroup):
        told["within"] = [where(each) for each in error.exceptions]
    return told


def without_paths(record: logging.LogRecord) -> bool:
    """Put the route in place of the path in what Django says of a request."""
    request = getattr(record, "request", None)
    if request is not None and record.args:
        match = getattr(request, "resolver_match", None)
        route = match.route if match else "(no route)"
        record.args = tuple(route if given == request.path else given for given in record.args)
    return True


def _exception(_: Any, __: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    found = event.pop("exc_info", None)
    if isinstance(found, tuple):
        found = found[1]
    if isinstance(found, BaseException):
        event.update(where(found))
    return event
