"""What a supervisor hears of the process, the database and the journal."""

from types import SimpleNamespace

import pytest
from django.db import OperationalError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from nuanchuang.app import health
from nuanchuang.journal import reads
from nuanchuang.journal.actions import record
from nuanchuang.platform import meters
from nuanchuang.platform.db import write
from nuanchuang.platform.ids import new_id


@pytest.fixture(autouse=True)
def _unknown_migrations(monkeypatch):
    monkeypatch.setattr(health, "_migrated", False)


@pytest.fixture
def _no_database(monkeypatch):
    def refuse():
        raise OperationalError("unable to open database file")

    monkeypatch.setattr(health, "connection", SimpleNamespace(ensure_connection=refuse))
    monkeypatch.setattr(reads, "heads", refuse)


def test_the_process_is_up_without_asking_the_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"up": True})
    assert answer["Cache-Control"] == "no-store"


def test_a_migrated_and_guarded_instance_is_ready(client, db):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, {"ready": True, "reasons": []})


@pytest.mark.usefixtures("_no_database")
def test_without_its_database_it_is_not_ready(client):
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"ready": False, "reasons": ["database-unreachable"]})


def test_with_a_migration_waiting_it_is_not_ready(client, db):
    MigrationRecorder(connection).record_unapplied("contenttypes", "0002_remove_content_type_name")
    assert MigrationExecutor(connection).migration_plan([("contenttypes", "0002_remove_content_type_name")])
    assert client.get("/readyz").json()["reasons"] == ["migrations-missing"]


def test_with_its_journal_unguarded_it_is_not_ready(client, db, monkeypatch):
    monkeypatch.setattr(health, "_CHECKS", (*health._CHECKS[:2], ("journal-unguarded", lambda: False)))
    assert client.get("/readyz").json()["reasons"] == ["journal-unguarded"]


def test_the_last_check_is_the_journals_own():
    assert health._CHECKS[-1] == ("journal-unguarded", reads.guarded)


def test_figures_are_told_in_prometheus_text(client, db, now, monkeypatch):
    hall = new_id()
    with write():
        record(hall=hall, at=now, actor="system", kind="queue.ticket_issued", subject=("ticket", "t-1"))
    monkeypatch.setattr(meters, "requests", meters.Counter({200: 7, 503: 1}))
    monkeypatch.setattr(meters, "streams", meters.Counter(open=3, opened=5))
    answer = client.get("/metrics")
    lines = answer.content.decode().splitlines()
    assert answer["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert lines[:4] == [
        "# HELP nuanchuang_requests_total Answered requests by status.",
        "# TYPE nuanchuang_requests_total counter",
        'nuanchuang_requests_total{status="200"} 7',
        'nuanchuang_requests_total{status="503"} 1',
    ]
    assert "nuanchuang_streams_open 3" in lines
    assert "nuanchuang_streams_total 5" in lines
    assert f'nuanchuang_journal_head{{chain="{hall}"}} 1' in lines
    assert any(line.startswith("nuanchuang_uptime_seconds ") for line in lines)


@pytest.mark.usefixtures("_no_database")
def test_figures_are_told_without_the_journal_when_the_database_is_away(client):
    answer = client.get("/metrics")
    assert answer.status_code == 200
    assert b"nuanchuang_journal_head{" not in answer.content


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
def test_nothing_can_be_posted_there(client, path):
    assert client.post(path).status_code == 405
