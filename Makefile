# `make run` brings up the site, `make test` runs the tests; both work from a fresh clone.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
MANAGE := $(BIN)/python manage.py
export PORT

.DEFAULT_GOAL := help
.PHONY: help setup run test test-fast bench lint types migrate seed lock clean

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20

setup: $(VENV)/.runtime $(VENV)/.development ## make .venv with everything installed

$(VENV)/.runtime: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or later is needed; name it, for example: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || test -x $(BIN)/python \
		|| { echo "Python cannot make virtual environments here; install them: apt install python3-venv" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the site needs (once) ..."
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.development: requirements-dev.txt $(VENV)/.runtime
	@echo "Installing what tests and checks need (once) ..."
	@$(PIP) -r requirements-dev.txt
	@touch $@

run: $(VENV)/.runtime ## bring up the site with demonstration data (PORT, default 8000); Ctrl-C stops it
	@exec $(MANAGE) serve --demo --with-parent

test: setup ## everything the tests need, then the whole suite
	@$(BIN)/pytest -n 2 --dist loadfile

test-fast: setup ## the tests that start neither browser nor services
	@$(BIN)/pytest -n 2 --dist loadfile -m "not browser and not services"

bench: setup ## print the benchmarks
	@$(BIN)/python -m tests.bench
	@$(BIN)/python -m tests.bench_disclosure
	@$(BIN)/python -m tests.bench_statistics
	@$(BIN)/python -m tests.bench_artefacts
	@$(BIN)/python -m tests.bench_dashboard
	@$(BIN)/python -m tests.bench_memory

lint: setup ## code style, templates, layers
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/djlint --lint --quiet templates
	@$(BIN)/lint-imports

types: setup ## static types
	@$(BIN)/mypy config cdop

migrate: $(VENV)/.runtime ## bring the database up to date
	@$(MANAGE) prepare

seed: migrate ## load the demonstration panels and accounts
	@$(MANAGE) seed_demo

lock: setup ## pin requirements.txt and requirements-dev.txt, with hashes
	@$(BIN)/uv pip compile requirements.in --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements.txt
	@$(BIN)/uv pip compile requirements-dev.in --generate-hashes --no-header --no-annotate --python-version 3.11 -o requirements-dev.txt

clean: ## stop the services and remove .venv and caches; var/ with its data stays
	@test ! -x $(BIN)/python || $(MANAGE) stop
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .coverage htmlcov
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
