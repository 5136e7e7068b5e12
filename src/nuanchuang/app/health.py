"""What a supervisor asks at the root: ``/healthz``, ``/readyz``, ``/metrics``. Public; no personal data."""

from collections.abc import Callable, Iterator

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from nuanchuang.journal import reads
from nuanchuang.platform import meters

_PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8"


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers; the database is not asked."""
    return _plain({"up": True})


@require_safe
def readyz(request: HttpRequest) -> HttpResponse:
    """Fit to serve? 503 with the reasons otherwise."""
    reasons = unfit()
    return _plain({"ready": not reasons, "reasons": reasons}, 503 if reasons else 200)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """This process's figures in Prometheus's text format; the journal's only if it can be read."""
    response = HttpResponse("\n".join(_lines()) + "\n", content_type=_PROMETHEUS)
    response["Cache-Control"] = "no-store"
    return response


def unfit() -> list[str]:
    """Why this instance should get no traffic, in codes; empty when it should."""
    for code, holds in _CHECKS:
        try:
            if not holds():
                return [code]
        except DatabaseError:
            return ["database-unreachable"]
    return []


def _reachable() -> bool:
    connection.ensure_connection()
    return connection.is_usable()


_migrated = False


def _up_to_date() -> bool:
    """True once no migration waits; asked of the database until then, remembered afterwards."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return _migrated


_CHECKS: tuple[tuple[str, Callable[[], bool]], ...] = (
    ("database-unreachable", _reachable),
    ("migrations-missing", _up_to_date),
    ("journal-unguarded", reads.guarded),
)


def _plain(fields: dict[str, object], status: int = 200) -> HttpResponse:
    return JsonResponse(fields, status=status, headers={"Cache-Control": "no-store"})


def _lines() -> Iterator[str]:
    yield from _family("requests_total", "counter", "Answered requests by status.")
    for status, count in sorted(meters.requests.copy().items()):
        yield f'nuanchuang_requests_total{{status="{status}"}} {count}'
    yield from _one("streams_open", "gauge", "Open streams.", meters.streams["open"])
    yield from _one("streams_total", "counter", "Streams opened.", meters.streams["opened"])
    yield from _one("streams_resync_total", "counter", "Slow screens reset.", meters.streams["resync"])
    yield from _one("uptime_seconds", "gauge", "Seconds since the start.", round(meters.uptime(), 1))
    yield from _family("journal_head", "gauge", "Last row of each chain of the journal.")
    yield from (f'nuanchuang_journal_head{{chain="{chain}"}} {seq}' for chain, seq in _heads())


def _heads() -> list[tuple[object, int]]:
    try:
        return sorted(reads.heads().items())
    except DatabaseError:
        return []


def _one(name: str, kind: str, meaning: str, value: float) -> Iterator[str]:
    yield from _family(name, kind, meaning)
    yield f"nuanchuang_{name} {value}"


def _family(name: str, kind: str, meaning: str) -> Iterator[str]:
    yield f"# HELP nuanchuang_{name} {meaning}"
    yield f"# TYPE nuanchuang_{name} {kind}"
