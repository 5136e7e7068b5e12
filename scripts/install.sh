#!/bin/sh
# Install one lock file and this package into .venv: install.sh requirements.lock
set -eu
cd "$(dirname "$0")/.."
PYTHON=${PYTHON:-python3}
if ! "$PYTHON" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Python 3.11 or newer is needed: sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
if [ ! -x .venv/bin/python ]; then
    if ! "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null; then
        echo "Python's venv module is missing: sudo apt-get install python3-venv" >&2
        exit 1
    fi
    "$PYTHON" -m venv .venv
fi
if command -v uv >/dev/null; then
    pip() { uv pip "$@" --quiet; }
    export VIRTUAL_ENV="$PWD/.venv"
else
    .venv/bin/python -c 'import pip' 2>/dev/null || .venv/bin/python -m ensurepip >/dev/null
    pip() { .venv/bin/python -m pip --disable-pip-version-check "$@" --quiet --quiet; }
fi
pip install --require-hashes -r "$1"
pip install --no-deps --no-build-isolation --editable .
