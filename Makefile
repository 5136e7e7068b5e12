# 暖窗 Nuanchuang. `make run` serves a demo hall, `make test` runs every test (design §7).
export PYTHON ?= python3
export DJANGO_SETTINGS_MODULE ?= tests.settings
WORKERS ?= 2
DAYS ?= 2000
BIN := .venv/bin
CATALOGUE := src/nuanchuang/locale/en/LC_MESSAGES/django

.PHONY: help setup run test test-sqlite test-postgres system check format messages shots bench soak lock clean
.DELETE_ON_ERROR:

help:
	@sed -n 's/^## //p' $(MAKEFILE_LIST)

## make setup     environment, dependencies and message catalogues, into .venv
setup: .venv/.runtime $(CATALOGUE).mo

## make run       the demo hall on http://127.0.0.1:$NUANCHUANG_PORT (8000); data stays in $NUANCHUANG_HOME (./var)
run: setup
	@unset DJANGO_SETTINGS_MODULE; $(BIN)/nuanchuang setup && $(BIN)/nuanchuang demo && exec $(BIN)/nuanchuang serve

## make test      every test on SQLite, then every test on PostgreSQL 15
test: .venv/.dev $(CATALOGUE).mo system
	@$(PYTHON) scripts/run_tests.py --workers $(WORKERS) sqlite,postgres

test-sqlite test-postgres: test-%: .venv/.dev $(CATALOGUE).mo
	@$(PYTHON) scripts/run_tests.py --workers $(WORKERS) $*

# Chromium, a Chinese font and PostgreSQL: installed where this user may, named where not.
system:
	@$(PYTHON) scripts/system.py

## make check     format, lint, types, contracts, templates, migrations, what the oldest browser can
check: .venv/.dev
	@$(BIN)/python scripts/check.py

## make format    put Python files into the one format
format: .venv/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

## make messages  gather the Chinese texts into the English catalogue, keeping what is translated
messages: .venv/.dev
	$(BIN)/python scripts/messages.py update

## make shots     a picture of every page in every state, into shots/
shots: .venv/.dev $(CATALOGUE).mo system
	@$(PYTHON) scripts/run_tests.py --workers $(WORKERS) sqlite --shots=shots

## make bench     the speed claims of design §10
bench: .venv/.dev $(CATALOGUE).mo
	$(BIN)/python -m benchmarks

## make soak      the invariants on many random days (DAYS=2000), and the races again and again
soak: .venv/.dev $(CATALOGUE).mo system
	NUANCHUANG_TEST_DAYS=$(DAYS) $(PYTHON) scripts/run_tests.py --workers $(WORKERS) sqlite,postgres \
		tests/reception/test_invariants.py tests/queue/test_concurrency.py

## make lock      pin the dependencies anew
lock:
	scripts/lock.sh

## make clean     remove what was built; the data folder stays
clean:
	rm -rf .venv build shots .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache $(CATALOGUE).mo

.venv/.runtime: requirements.lock pyproject.toml scripts/install.sh
	@scripts/install.sh requirements.lock
	@touch $@

.venv/.dev: requirements-dev.lock .venv/.runtime
	@scripts/install.sh requirements-dev.lock
	@touch $@

$(CATALOGUE).mo: $(CATALOGUE).po .venv/.runtime
	@$(BIN)/python scripts/messages.py compile
