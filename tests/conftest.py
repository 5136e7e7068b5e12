"""Fixtures every test may use: the databases, a fixed time, a running server, a browser."""

import os
import re
import socket
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from math import inf
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from tests.support import browser as browsing
from tests.support import keystrokes
from tests.support.databases import ROOT, Database, Databases, choose, connected
from tests.support.postgres import BINARIES, Server
from tests.support.server import Served, serve

hypothesis.settings.register_profile("house", deadline=None)  # the machines are noisy; benchmarks judge speed
hypothesis.settings.load_profile("house")

SHARED = ROOT.parent / "shared"
CI = os.environ.get("CI") == "true"
_server = pytest.StashKey[Server]()


def pytest_addoption(parser: pytest.Parser) -> None:
    default = os.environ.get("NUANCHUANG_TEST_DATABASE", "sqlite")
    parser.addoption(
        "--database", choices=["sqlite", "postgres"], default=default, help="what the tests run on"
    )
    parser.addoption(
        "--shots",
        metavar="FOLDER",
        help="only look: write a picture of every page that is checked for access",
    )


def pytest_configure(config: pytest.Config) -> None:
    os.environ["NUANCHUANG_TEST_DATABASE"] = config.getoption("database")
    if CI and not SHARED.is_dir():
        pytest.exit("CI needs ../shared beside the checkout", returncode=1)
    if config.getoption("database") == "postgres":
        _start_postgres(config)
        choose(os.environ["NUANCHUANG_TEST_SERVER"])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A test marked ``only("postgres")`` says nothing on SQLite: it is left out there, not skipped."""
    elsewhere = [
        item
        for item in items
        for mark in item.iter_markers("only")
        if mark.args[0] != config.getoption("database")
    ]
    if config.getoption("shots"):
        elsewhere += [item for item in items if "axe" not in getattr(item, "fixturenames", ())]
    items[:] = [item for item in items if item not in elsewhere]
    config.hook.pytest_deselected(items=elsewhere)


def _start_postgres(config: pytest.Config) -> None:
    """The controller starts the one server of the run; workers inherit its address."""
    if hasattr(config, "workerinput"):
        return
    if not BINARIES.is_dir():
        pytest.exit("PostgreSQL 15 is missing: sudo apt-get install postgresql-15", returncode=1)
    config.stash[_server] = server = Server()
    server.start()
    os.environ["NUANCHUANG_TEST_SERVER"] = server.url


def pytest_unconfigure(config: pytest.Config) -> None:
    if _server in config.stash:
        config.stash[_server].stop()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say what was skipped and why, also without -rs, and how many keys the visits took."""
    reasons = Counter(_reason(report) for report in terminalreporter.stats.get("skipped", []))
    for reason, times in reasons.most_common():
        terminalreporter.write_line(f"skipped {times}: {reason}")
    if keys := keystrokes.line(terminalreporter.stats.get("passed", [])):
        terminalreporter.write_line(keys)


def _reason(report: Any) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Under CI a skipped test is a failed run (design §7)."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if CI and reporter and reporter.stats.get("skipped"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session", autouse=True)
def _only_loopback() -> Iterator[None]:
    """A test that speaks to another machine fails."""
    original = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> None:
        local = self.family == socket.AF_UNIX or address[0] in {"127.0.0.1", "::1", "localhost"}
        assert local, f"a test tried to reach {address}"
        original(self, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect)
        yield


def pytest_sessionstart() -> None:
    """Files of tests read the catalogue when they are collected, before any database."""
    content_as_shipped()


@pytest.fixture(autouse=True)
def _content_as_shipped() -> None:
    """No test sees what another approved or adopted; its own it sees (the action forgets)."""
    content_as_shipped()


def content_as_shipped() -> None:
    """Nothing was changed, nothing adopted."""
    from nuanchuang.catalogue import reads

    reads._edits.keep("", (), seconds=inf)
    reads._adopted.keep("", frozenset(), seconds=inf)


@pytest.fixture
def now() -> datetime:
    """A working Monday, ten in the morning at the hall."""
    return datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder the project is built from."""
    if not SHARED.is_dir():
        pytest.skip("../shared is not beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def databases() -> Databases:
    """Templates and copies on the chosen database; for tests that start processes."""
    return Databases(os.environ.get("NUANCHUANG_TEST_SERVER"), os.environ.get("PYTEST_XDIST_WORKER", "main"))


@pytest.fixture(scope="session")
def django_db_setup(databases: Databases, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """``db`` works on this worker's copy of the template and rolls back after each test."""
    copy = databases.copy(databases.template())
    with django_db_blocker.unblock(), connected(copy), django_db_blocker.block():
        yield
    databases.drop(copy)


@pytest.fixture
def real_db(
    databases: Databases, django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[Database]:
    """A fresh copy of the template where commits are real: for threads, processes, triggers.

    pytest-django's transactional tests flush every table, which the journal's triggers refuse.
    """
    copy = databases.copy(databases.template())
    with django_db_blocker.unblock(), connected(copy):
        yield copy
    databases.drop(copy)


@pytest.fixture
def together(real_db: Database) -> Callable[..., list[Any]]:
    """Call functions at the same moment, each in its own thread; gives results and exceptions in order."""

    def run(*functions: Callable[[], Any]) -> list[Any]:
        barrier = threading.Barrier(len(functions))
        with ThreadPoolExecutor(len(functions)) as pool:
            return list(pool.map(lambda function: _at_once(function, barrier), functions))

    return run


def _at_once(function: Callable[[], Any], barrier: threading.Barrier) -> Any:
    try:
        barrier.wait(30)
        return function()
    except Exception as problem:
        return problem
    finally:
        connection.close()


@pytest.fixture
def second_process(real_db: Database) -> Iterator[Callable[[str], subprocess.Popen[str]]]:
    """Start Python code in another process on the same database; stdin and stdout are pipes."""
    started: list[subprocess.Popen[str]] = []

    def start(code: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", f"import django; django.setup()\n{code}"]
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen(command, cwd=ROOT, env=real_db.test_environment, **pipes))  # type: ignore[call-overload]
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def fresh_serve(databases: Databases) -> Iterator[Callable[..., Served]]:
    """Start servers of this test's own, each on its own copy of the demo hall."""
    running: list[Served] = []

    def start(**settings: str) -> Served:
        running.append(serve(databases.copy(databases.demo()), 0, **settings))
        return running[-1]

    yield start
    for served in running:
        served.stop()
        databases.drop(served.database)


@pytest.fixture(scope="module")
def served(databases: Databases) -> Iterator[Served]:
    """A real ``nuanchuang serve`` on a copy of the demo hall, for one file of tests."""
    running = serve(databases.copy(databases.demo()))
    yield running
    running.stop()
    databases.drop(running.database)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium. It ends with its file of tests: its event loop would sit in the way of others'."""
    if not browsing.CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with pytest.MonkeyPatch.context() as patch, browsing.chromium() as running:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright's loop runs in this very thread
        yield running


@pytest.fixture
def visitor(browser: Any, served: Served) -> Iterator[browsing.Visitor]:
    """Opens pages of the served demo: ``visitor.open("kiosk", "/kiosk/")``."""
    made = browsing.Visitor(browser, served.url)
    yield made
    made.close()


@pytest.fixture
def axe(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Fails on any violation of WCAG 2.2 A and AA. With ``--shots`` it takes a picture of the page first."""
    numbers = count(1)

    def check(page: Any, called: str = "", judged: bool = True) -> None:
        if folder := request.config.getoption("shots"):
            name = re.sub(r"\W+", "-", called or f"{request.node.name.removeprefix('test_')}-{next(numbers)}")
            room = request.node.path.parent.relative_to(ROOT / "tests").as_posix()
            browsing.picture(page, Path(folder) / room / f"{name.strip('-')}.png")
        if judged:
            browsing.axe(page)

    return check


@pytest.fixture
def fits() -> Callable[..., None]:
    """Fails on small targets, sideways scroll and, in elder mode, small text."""
    return browsing.fits
