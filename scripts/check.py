"""Everything that is checked without running the product. Each check is timed; all run, then the verdict."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
CHECKS: dict[str, list[str | Path]] = {
    "format": [BIN / "ruff", "format", "--check", "--quiet", "."],
    "lint": [BIN / "ruff", "check", "--quiet", "."],
    "types": [sys.executable, "-m", "mypy"],
    "contracts": [BIN / "lint-imports"],
    "templates": [BIN / "djlint", "src", "--lint", "--quiet"],
    "migrations": [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
    "system": [sys.executable, "-m", "django", "check", "--fail-level", "WARNING"],
    "oldest browser": [sys.executable, "scripts/browser_support.py"],
    "English": [sys.executable, "scripts/messages.py", "missing"],
}


def run(name: str, command: list[str | Path], environment: dict[str, str]) -> bool:
    """One check; its output is shown only when it fails."""
    started = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    verdict = "ok" if done.returncode == 0 else "FAILED"
    print(f"{name:<15} {verdict:<7} {time.monotonic() - started:5.1f} s", flush=True)
    if done.returncode:
        print(done.stdout + done.stderr, flush=True)
    return done.returncode == 0


def main() -> int:
    """0 when every check holds."""
    with tempfile.TemporaryDirectory(prefix="nuanchuang-check-") as home:
        environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings", "NUANCHUANG_TEST_RUN": home}
        results = [run(name, command, environment) for name, command in CHECKS.items()]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
