"""See that the programs the tests need are on this machine; install them where this user may.

Debian's package manager is asked when it runs as root or with sudo that needs no
password. Elsewhere one sentence names the line to type, and the tests skip what is missing.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def _has_font() -> bool:
    listing = (
        subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False)
        if shutil.which("fc-list")
        else None
    )
    return bool(listing and listing.stdout)


NEEDED: dict[str, Callable[[], bool]] = {
    "chromium": lambda: shutil.which("chromium") is not None,
    "fontconfig fonts-noto-cjk": _has_font,
    "postgresql-15": lambda: Path("/usr/lib/postgresql/15/bin/initdb").exists(),
}


def missing() -> list[str]:
    """The Debian packages whose programs are not found."""
    return [name for names, found in NEEDED.items() if not found() for name in names.split()]


def _apt() -> list[str] | None:
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["apt-get"]
    may = (
        shutil.which("sudo")
        and subprocess.run(["sudo", "-n", "true"], capture_output=True, check=False).returncode == 0
    )
    return ["sudo", "-n", "apt-get"] if may else None


def install(packages: list[str]) -> None:
    """Install the packages, quietly; what fails shows in ``missing()`` afterwards."""
    apt = _apt()
    if apt is None:
        return
    print(f"Installing {' '.join(packages)} …", flush=True)
    quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "check": False}
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run([*apt, "update", "-q"], env=environment, **quiet)  # type: ignore[call-overload]
    subprocess.run(  # type: ignore[call-overload]
        [*apt, "install", "-y", "-q", "--no-install-recommends", *packages], env=environment, **quiet
    )


def main() -> int:
    """0 when all is there, or when a person (not CI) may go on without."""
    packages = missing()
    if packages:
        install(packages)
        packages = missing()
    if packages:
        print(
            f"The tests want more of the system: sudo apt-get install {' '.join(packages)}", file=sys.stderr
        )
    return 1 if packages and os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main())
