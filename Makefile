# One verb each; `make help` lists them. Everything lives in .venv, and nothing outside it is touched.
PYTHON ?= python3
PORT ?= 8000
DATA ?= .mannaka
NAME ?= kernel
BIN := .venv/bin
# Where the surroundings forbid it, each of a thousand processes compiles 2,700 files again: 1.4 s of processor each.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup setup-test demo test lint types contracts pytest bench format clean

help:            ## Show the verbs
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: .venv/.runtime            ## Make the environment (runtime only)

setup-test: .venv/.test          ## Add the test tools and a browser

demo: setup                      ## Start everything with two cities: make demo PORT=8000 DATA=.mannaka
	@$(BIN)/mannaka demo --port $(PORT) --data $(DATA)

# The tests' template takes as long as the types, which keep one core busy.
test: setup-test lint            ## Everything that CI checks
	@$(BIN)/python -m tests.support.stack template & $(MAKE) types contracts; status=$$?; wait; exit $$status
	@$(MAKE) pytest

lint: setup-test                 ## Style
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup-test                ## Types
	$(BIN)/mypy platform/mannaka platform/mannaka_kit platform/mannaka_sdk platform/mannaka_tenancy tenants case_core cms integrations

contracts: setup-test            ## Layers and cycles
	$(BIN)/lint-imports

pytest: setup-test               ## Tests, in random order, on two processes
	$(BIN)/python -m pytest -n 2 --dist loadfile; status=$$?; $(BIN)/python -m tests.support.stack stop; exit $$status

bench: setup-test                ## One benchmark: make bench NAME=kernel
	$(BIN)/python -m tests.benchmarks.$(NAME)

format: setup-test               ## Mend the style
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:                           ## Remove what was built (not your demo's data)
	-$(BIN)/python -m tests.support.stack stop
	rm -rf build

.venv/bin/uv: requirements/bootstrap.txt
	test -x .venv/bin/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
	touch $@

.venv/.runtime: .venv/bin/uv requirements/runtime.txt pyproject.toml
	@echo "Installing the runtime into .venv"
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements/runtime.txt
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	$(BIN)/python -m mannaka.catalogues
	DJANGO_SETTINGS_MODULE=mannaka.settings.checks $(BIN)/python manage.py collectstatic --noinput --verbosity 0
	touch $@

.venv/.test: .venv/.runtime requirements/test.txt
	@echo "Installing the test tools into .venv"
	VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet --require-hashes -r requirements/test.txt
	$(BIN)/python -m tests.support.chromium
	touch $@
