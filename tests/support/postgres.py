"""A PostgreSQL 15 server of the tests' own, from Debian's package, never as root."""

import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

import psycopg

BINARIES = Path("/usr/lib/postgresql/15/bin")
ROLE = "nuanchuang"
# Nothing here has to outlive the machine: durability is what these switches trade for speed.
SWITCHES = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "synchronous_commit": "off",
    "max_connections": "200",
    "log_min_messages": "fatal",
}


def _as_nobody() -> list[str]:
    """PostgreSQL refuses root; and the server must end with the process that started it."""
    guard = ["setpriv", "--pdeathsig", "INT"]
    if os.geteuid() == 0:
        guard += ["--reuid", "postgres", "--regid", "postgres", "--init-groups"]
    return guard


class Server:
    """One server on a unix socket inside a folder of its own, which its user can reach."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="nuanchuang-postgres-"))
        self.url = f"postgresql://{ROLE}@{quote(str(self.folder), safe='')}"

    def start(self) -> None:
        """Create the cluster and wait until it answers; raises RuntimeError with the server's own words."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        data, log = self.folder / "data", self.folder / "log"
        locale = ["--encoding=UTF8", "--locale=C.UTF-8"]
        initdb = [str(BINARIES / "initdb"), "-D", str(data), "-U", ROLE, "--auth=trust", "--no-sync", *locale]
        subprocess.run([*_as_nobody(), *initdb], cwd="/", check=True, capture_output=True)
        switches = [word for name, value in SWITCHES.items() for word in ("-c", f"{name}={value}")]
        with log.open("wb") as output:
            self._process = subprocess.Popen(
                [*_as_nobody(), BINARIES / "postgres", "-D", data, "-k", self.folder, *switches],
                cwd="/", stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip
        self._wait(log)

    def _wait(self, log: Path) -> None:
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                execute(self.url, "SELECT 1")
                return
            except psycopg.OperationalError:
                time.sleep(0.05)  # the server is another process: nothing here can be told of its readiness
        raise RuntimeError(log.read_text(errors="replace"))

    def stop(self) -> None:
        """End the server at once; its data is thrown away with the folder."""
        self._process.terminate()
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self.folder)


def execute(server: str, statement: str) -> None:
    """One statement outside any transaction, as CREATE DATABASE wants it."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(statement.encode())
