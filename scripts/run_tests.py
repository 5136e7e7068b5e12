"""Every test on each database named: run_tests.py [--workers N] sqlite,postgres [pytest options]."""

import argparse
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = Path("/usr/lib/postgresql/15/bin/initdb")


def run(database: str, workers: int, options: list[str]) -> int:
    """The whole suite on one database; gives pytest's exit code."""
    command = [str(ROOT / ".venv/bin/python"), "-m", "pytest", "-q", "--database", database]
    if workers > 1:
        command += ["-n", str(workers), "--dist", "loadfile"]
    started = time.monotonic()
    print(f"== tests on {database}", flush=True)
    code = subprocess.run([*command, *options], cwd=ROOT, stdin=subprocess.DEVNULL, check=False).returncode
    print(f"== tests on {database}: exit {code}, {time.monotonic() - started:.0f} s", flush=True)
    return code


def main() -> int:
    """0 only when every test passed on every database that was named and is here."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # else the running pytest would stay behind
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("databases", type=lambda text: text.split(","), metavar="sqlite,postgres")
    parser.add_argument("options", nargs=argparse.REMAINDER)
    arguments = parser.parse_args()
    codes = []
    for database in arguments.databases:
        if database == "postgres" and not POSTGRES.exists():
            print("== skipped: all tests on postgres (PostgreSQL 15 is not installed)", file=sys.stderr)
            codes.append(int(os.environ.get("CI") == "true"))
        else:
            codes.append(run(database, arguments.workers, arguments.options))
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
