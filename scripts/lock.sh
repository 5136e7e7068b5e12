#!/bin/sh
# Write both lock files anew from pyproject.toml: pinned, hashed, without download addresses.
# setuptools is pinned along because `make setup` builds the package without isolation.
set -eu
cd "$(dirname "$0")/.."
uv=$(command -v uv || true)
if [ -z "$uv" ]; then
    "${PYTHON:-python3}" -m venv build/lock
    build/lock/bin/pip install --quiet uv
    uv=build/lock/bin/uv
fi
lock() {
    target=$1
    shift
    echo 'setuptools>=77' | "$uv" pip compile pyproject.toml - "$@" --quiet --upgrade --python-version 3.11 \
        --generate-hashes --no-emit-index-url --no-annotate --no-header -o "$target"
}
lock requirements.lock
lock requirements-dev.lock --extra dev --constraint requirements.lock
