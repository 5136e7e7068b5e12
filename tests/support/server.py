"""The product as it is really run: ``nuanchuang serve`` in a process of its own."""

import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from tests.support.databases import ROOT, Database

ENDS_WITH_US = ["setpriv", "--pdeathsig", "TERM"]
"""A run that is broken off leaves no server behind."""
PATIENCE = 30
"""Seconds until a server that does not answer counts as broken."""


@dataclass
class Served:
    """A running server: where it is, what it stands on, and its end."""

    url: str
    database: Database
    process: subprocess.Popen[bytes]
    log: Path

    def stop(self) -> int:
        """Ask it to end (SIGTERM) and give its exit code."""
        self.process.terminate()
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            return self.process.wait()


def again(served: Served) -> Served:
    """The server at its old address, after its end."""
    return serve(served.database, int(served.url.rpartition(":")[2]))


def free_port() -> int:
    """A loopback port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


PROGRAM = Path(sys.executable).with_name("nuanchuang")


def set_up(database: Database) -> None:
    """``nuanchuang setup`` on a database that was not made by it."""
    subprocess.run([PROGRAM, "setup"], cwd=ROOT, env=database.environment, check=True, capture_output=True)


def serve(database: Database, port: int = 0, /, **settings: str) -> Served:
    """Start ``nuanchuang serve`` on a copy of the demo and wait until it is ready."""
    port = port or free_port()
    url = f"http://127.0.0.1:{port}"
    own = {"NUANCHUANG_PORT": str(port), "NUANCHUANG_PUBLIC_URL": url} | settings
    log = database.home / "serve.log"
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*ENDS_WITH_US, PROGRAM, "serve"],
            cwd=ROOT, env=database.environment | own, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
        )  # fmt: skip
    served = Served(url, database, process, log)
    _wait(served)
    return served


def _wait(served: Served) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and served.process.poll() is None:
        try:
            with urllib.request.urlopen(f"{served.url}/readyz", timeout=5):
                return
        except OSError:
            time.sleep(0.05)  # another process: nothing tells this one of its readiness
    served.stop()
    raise RuntimeError(f"the server did not become ready:\n{served.log.read_text(errors='replace')[-4000:]}")
