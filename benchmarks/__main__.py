"""``python -m benchmarks``: the speed claims of design §10, measured on a served instance.

The instance runs in its own process on a fresh data folder, the load in another. Ratios to the
raw transaction of the same run are the gate; absolute figures are told. Exit code 1 when a gate
is missed. ``--past 0`` leaves out the million tickets, ``--screens 0`` the streams.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import raw
from tests.support.postgres import BINARIES, Server, execute

ROOT = Path(__file__).resolve().parent.parent
PORT = 8641
NUANCHUANG = str(Path(sys.executable).with_name("nuanchuang"))


@dataclass(frozen=True)
class Line:
    """One row of the table; ``ok`` None where nothing is demanded."""

    what: str
    figure: str
    ratio: str
    gate: str
    ok: bool | None


@dataclass(frozen=True)
class Instance:
    """A running server: its tokens, how long it took to be ready, its process."""

    url: str
    tokens: dict[str, str]
    started: float
    pid: int

    def memory(self) -> float:
        """Resident megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmRSS"))

    def load(self, what: str, number: int, seconds: float) -> dict[str, Any]:
        """Run the load in its own process."""
        command = ["-m", "benchmarks.traffic", what, self.url, self.tokens["token"], self.tokens["screen"]]
        found: dict[str, Any] = json.loads(_python([*command, str(number), str(seconds)], {}))
        return found


def _python(arguments: list[str], environment: dict[str, str]) -> str:
    command = [sys.executable, *arguments]
    kept = {**os.environ, **environment}
    return subprocess.run(command, cwd=ROOT, env=kept, check=True, stdout=subprocess.PIPE, text=True).stdout


@contextmanager
def serving(home: Path, tokens: dict[str, str]) -> Iterator[Instance]:
    """``nuanchuang serve`` on this data folder until the block ends."""
    url = f"http://127.0.0.1:{PORT}"
    environment = {**os.environ, "NUANCHUANG_HOME": str(home), "NUANCHUANG_PORT": str(PORT)}
    begun = time.perf_counter()
    process = subprocess.Popen([NUANCHUANG, "serve"], cwd=ROOT, env=environment)
    try:
        _wait(f"{url}/readyz", process)
        yield Instance(url, tokens, time.perf_counter() - begun, process.pid)
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(url, timeout=5).close()  # noqa: S310 - our own loopback address
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(url)


def tickets(instance: Instance, folder: Path, seconds: float, name: str) -> Iterator[tuple[float, Line]]:
    """Issue and call with 8 and 32 clients, each between two runs of the raw transaction: what
    else the machine does meanwhile weighs on both."""
    before = raw.rate(folder, seconds / 3)
    for clients in (8, 32):
        found = instance.load("tickets", clients, seconds)
        after = raw.rate(folder, seconds / 3)
        ratio = found["rate"] / ((before + after) / 2)
        before = after
        figure = f"{found['rate']:.0f}/s, p50 {found['p50']:.1f}, p99 {found['p99']:.1f} ms, "
        figure += f"{found['duplicates']} duplicates"
        ok = ratio >= 0.12 and found["p99"] <= 60 and found["duplicates"] == 0
        gate = "≥ 0.12 × raw, p99 ≤ 60 ms, 0 duplicates"
        yield found["rate"], Line(f"{name}, {clients} clients", figure, f"{ratio:.2f}", gate, ok)


def with_past(
    home: Path, tokens: dict[str, str], given: argparse.Namespace, empty: list[float]
) -> list[Line]:
    """The same on a copy with a long past, against the empty hall's rate."""
    _python(["-m", "benchmarks.hall", "past", str(given.past)], {"NUANCHUANG_HOME": str(home)})
    lines = []
    with serving(home, tokens) as instance:
        rows = list(tickets(instance, home, given.seconds, f"with {given.past:,} past tickets"))
    for before, (after, line) in zip(empty, rows, strict=True):
        ratio = after / before
        lines.append(
            Line(line.what, line.figure, f"{ratio:.2f}", "≥ 0.83 × the empty hall", ratio >= 1 / 1.2)
        )
    return lines


def streams(instance: Instance, screens: int, seconds: float) -> Line:
    """Five commits a second told to every open screen."""
    found = instance.load("screens", screens, seconds)
    figure = (
        f"p50 {found['p50']:.0f}, p95 {found['p95']:.0f}, max {found['max']:.0f} ms, {found['lost']} lost"
    )
    figure += f", all open in {found['opened']:.1f} s, {instance.memory():.0f} MB"
    ok = found["p95"] <= 150 and found["lost"] == 0
    return Line(f"sent → heard on {screens:,} screens", figure, "", "p95 ≤ 150 ms, none lost", ok)


def pre_check(instance: Instance, seconds: float) -> Line:
    """The pages of the pre-check, one reader."""
    found = instance.load("pages", 0, seconds)
    figure = f"p50 {found['p50']:.1f}, p95 {found['p95']:.1f} ms, {found['pages']} pages"
    return Line("matters and questions at the door", figure, "", "p95 ≤ 30 ms", found["p95"] <= 30)


def content() -> Iterator[Line]:
    """Loading the catalogue and asking it."""
    found = json.loads(_python(["-m", "benchmarks.content"], {}))
    figure = f"{found['load']:.0f} ms CPU, the finder {found['index']:.0f} ms"
    ratio = found["load"] / found["yaml"]
    gate, ok = "≤ 300 ms, ≤ 2.5 × its bare YAML", found["load"] <= 300 and ratio <= 2.5
    yield Line("the catalogue loads (ratio: to its bare YAML)", figure, f"{ratio:.2f}", gate, ok)
    yield Line("lint of 400 characters", f"{found['lint']:.2f} ms CPU", "", "≤ 1 ms", found["lint"] <= 1)
    yield Line("a question finds its matter", f"{found['find']:.2f} ms CPU", "", "", None)


def cards() -> Line:
    """Finding a phrase card among ten thousand, as an officer types."""
    found = json.loads(_python(["-m", "benchmarks.cards"], {}))
    figure = f"p50 {found['p50']:.1f}, max {found['most']:.1f} ms of {found['asked']} questions"
    figure += f"; index {found['made']:.1f} s"
    ratio = f"{found['most'] / found['plain']:.2f}"
    return Line(
        "a card among 10,000 (ratio: plain reading)", figure, ratio, "max ≤ 50 ms", found["most"] <= 50
    )


def scale(homes: dict[str, dict[str, str]]) -> Iterator[Line]:
    """The pages of desk and office with a long memory; ``homes``: the environment of each database."""
    found = {name: json.loads(_python(["-m", "benchmarks.scale"], where)) for name, where in homes.items()}
    for name, each in found.items():
        figure = f"{each['filled']:.0f} s; {each['load']:.1f} programs at once on {os.cpu_count()} cores"
        yield Line(f"100,000 memos and 10,000 cards filled, {name}", figure, "", "", None)
        asked = each["asked"]
        similar, phrases = asked.pop("similar"), asked.pop("phrases")
        most = max(asked.values())
        figure = f"search max {most:.1f} ms of {len(asked)} questions, similar memos {similar:.1f} ms CPU"
        yield Line(f"… searched, {name}", figure, "", "≤ 50 ms", max(most, similar) <= 50)
        figure = f"p95 {phrases:.1f} ms CPU"
        yield Line(f"phrase look-up (F3), {name}", figure, "", "≤ 50 ms", phrases <= 50)
    for page in next(iter(found.values()))["full"]:
        yield _page(page, {name: (each["empty"][page], each["full"][page]) for name, each in found.items()})


def _page(name: str, took: dict[str, tuple[dict[str, float], dict[str, float]]]) -> Line:
    """CPU milliseconds of one page; the ratio is that of the medians, of the slower database."""
    shown = [
        f"{base} {full['p50']:.0f}, {full['p95']:.0f}, {full['p99']:.0f}" for base, (_, full) in took.items()
    ]
    most = max(full["p95"] for _, full in took.values())
    ratio = max(full["p50"] / empty["p50"] for empty, full in took.values())
    figure = f"p50, p95, p99 {'; '.join(shown)} ms CPU"
    return Line(name, figure, f"{ratio:.2f}", "p95 ≤ 40 ms (ratio: to no memo, no card)", most <= 40)


@contextmanager
def postgres(home: Path) -> Iterator[dict[str, str]]:
    """A PostgreSQL of this run's own with the bench hall in it; empty where PostgreSQL 15 is missing."""
    if not BINARIES.is_dir():
        yield {}
        return
    server = Server()
    server.start()
    try:
        execute(server.url, "CREATE DATABASE bench")
        yield hall({"NUANCHUANG_HOME": str(home), "NUANCHUANG_DATABASE_URL": f"{server.url}/bench"})[0]
    finally:
        server.stop()


def hall(environment: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The bench hall set up there: the environment, and the hall's tokens."""
    subprocess.run([NUANCHUANG, "setup"], cwd=ROOT, env={**os.environ, **environment}, check=True)
    tokens: dict[str, str] = json.loads(_python(["-m", "benchmarks.hall", "create"], environment))
    return environment, tokens


def long_memory(sqlite: Path, home: Path) -> Iterator[Line]:
    """On SQLite, and on PostgreSQL where it is installed."""
    homes = {"SQLite": {"NUANCHUANG_HOME": str(sqlite), "NUANCHUANG_DATABASE_URL": ""}}
    with postgres(home) as beside:
        yield from scale(homes | ({"PostgreSQL": beside} if beside else {}))
    if not beside:
        missing = "not measured: sudo apt-get install postgresql-15"
        yield Line("the pages on PostgreSQL", missing, "", "", None)


def measure(given: argparse.Namespace, folder: Path) -> Iterator[Line]:
    """All rows, one after the other."""
    home = folder / "empty"
    home.mkdir()
    bare = raw.rate(folder, given.seconds)
    yield Line("raw SQLite transaction, three statements, FULL", f"{bare:.0f}/s", "1.00", "", None)
    yield from content()
    yield cards()
    _, tokens = hall({"NUANCHUANG_HOME": str(home)})
    fresh = shutil.copytree(home, folder / "fresh")
    yield from long_memory(shutil.copytree(home, folder / "memory"), folder / "postgres")
    with serving(home, tokens) as instance:
        started, memory = instance.started, instance.memory()
        figure = f"{started:.1f} s, {memory:.0f} MB"
        yield Line(
            "start → ready, idle memory", figure, "", "≤ 3 s, ≤ 120 MB", started <= 3 and memory <= 120
        )
        rows = list(tickets(instance, folder, given.seconds, "issue and call"))
        yield from (line for _, line in rows)
        yield pre_check(instance, given.seconds)
        if given.screens:
            yield streams(instance, given.screens, given.seconds)
    if given.past:
        yield from with_past(fresh, tokens, given, [rate for rate, _ in rows])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--seconds", type=float, default=6)
    parser.add_argument("--past", type=int, default=1_000_000)
    parser.add_argument("--screens", type=int, default=2000)
    given = parser.parse_args()
    missed = False
    print(f"| {'what':46} | {'figure':66} | ratio | {'gate':40} | ok? |")
    print(f"|{'-' * 48}|{'-' * 68}|-------|{'-' * 42}|-----|", flush=True)
    here = ROOT / "build"
    here.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="bench-", dir=here) as folder:
        for line in measure(given, Path(folder)):
            missed = missed or line.ok is False
            told = {None: "–", True: "yes", False: "NO"}[line.ok]
            print(
                f"| {line.what:46} | {line.figure:66} | {line.ratio:5} | {line.gate:40} | {told:3} |",
                flush=True,
            )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
