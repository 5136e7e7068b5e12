"""Databases for tests, all copies of one migrated template, so that no trigger is ever dropped.

A run has a folder (``NUANCHUANG_TEST_RUN``) that its workers share. Templates are made
once per run, by whoever needs them first, under a file lock.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from django.conf import settings
from django.db import connections

from tests.support import postgres

ROOT = Path(__file__).resolve().parent.parent.parent
_numbers = count(1)


def run_folder() -> Path:
    """The folder the workers of this run share."""
    return Path(os.environ["NUANCHUANG_TEST_RUN"])


@dataclass(frozen=True)
class Database:
    """One database and the data folder that belongs to it."""

    home: Path
    url: str

    @property
    def environment(self) -> dict[str, str]:
        """What a program of the product needs to work on it."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("NUANCHUANG_", "DJANGO_"))
        }
        return kept | {"NUANCHUANG_HOME": str(self.home), "NUANCHUANG_DATABASE_URL": self.url}

    @property
    def test_environment(self) -> dict[str, str]:
        """The same for a process that runs under the tests' settings."""
        return self.environment | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "NUANCHUANG_TEST_RUN": str(run_folder()),
            "NUANCHUANG_TEST_HOME": str(self.home),
            "NUANCHUANG_TEST_DATABASE_URL": self.url,
        }

    @property
    def name(self) -> str:
        """What Django calls NAME: a file or a database."""
        return self.url.rpartition("/")[2] if self.url else str(self.home / "nuanchuang.sqlite3")


class Databases:
    """Templates and copies on the chosen kind of database."""

    def __init__(self, server: str | None, worker: str) -> None:
        self._server = server
        self._worker = worker

    def template(self) -> Database:
        """Migrated and empty, triggers in place."""
        return self._once("template", self._migrate)

    def demo(self) -> Database:
        """With the demo hall, as ``nuanchuang setup`` and ``demo`` leave it."""
        return self._once("demo", self._demo)

    def copy(self, original: Database) -> Database:
        """A database of its own with the original's content."""
        made = self._place(f"{self._worker}_{next(_numbers)}")
        shutil.copytree(original.home, made.home)
        if self._server:
            self._create(made, original)
        return made

    def drop(self, database: Database) -> None:
        """Throw a copy away, whoever may still be connected."""
        if self._server:
            postgres.execute(self._server, f"DROP DATABASE {database.name} WITH (FORCE)")
        shutil.rmtree(database.home)

    def _place(self, name: str) -> Database:
        url = f"{self._server}/nc_{name}" if self._server else ""
        return Database(run_folder() / name, url)

    def _once(self, name: str, make: Callable[[Database], None]) -> Database:
        place = self._place(name)
        with _locked(run_folder() / f"{name}.lock"):
            if not (place.home / "made").exists():
                shutil.rmtree(place.home, ignore_errors=True)
                make(place)
                (place.home / "made").touch()
        return place

    def _create(self, made: Database, original: Database | None) -> None:
        source = f" TEMPLATE {original.name}" if original else ""
        postgres.execute(str(self._server), f"CREATE DATABASE {made.name}{source}")

    def _migrate(self, made: Database) -> None:
        made.home.mkdir()
        if self._server:
            self._create(made, None)
        _run([sys.executable, "-m", "django", "migrate", "--skip-checks", "-v", "0"], made.test_environment)

    def _demo(self, made: Database) -> None:
        template = self.template()
        shutil.copytree(template.home, made.home, ignore=shutil.ignore_patterns("made"))
        if self._server:
            self._create(made, template)
        for command in ("setup", "demo"):
            _run([str(Path(sys.executable).with_name("nuanchuang")), command], made.environment)


def _run(command: list[str], environment: dict[str, str]) -> None:
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    with path.open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def choose(server: str | None) -> None:
    """Make Django speak to the chosen kind of database; before any connection is used."""
    if server is None:
        return
    from nuanchuang.app import settings as product

    for connection in connections.all(initialized_only=True):
        connection.close()
        del connections[connection.alias]
    settings.DATABASES["default"] = product._database(f"{server}/postgres")
    connections.__dict__.pop("settings", None)


@contextmanager
def connected(database: Database) -> Iterator[None]:
    """All threads of this process, from their next connection on, work on ``database``."""
    known = connections.settings["default"]
    before = known["NAME"]
    connections.close_all()
    known["NAME"] = database.name
    try:
        yield
    finally:
        connections.close_all()
        known["NAME"] = before
