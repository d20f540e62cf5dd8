# make run    installs what is missing and opens the assistant with its page
# make check  the inner loop, under a minute: style, one-way imports, the tests that need no store, server or browser
# make test   every check of the project, with the share of lines that the tests run
# make docs   prints the parts of the documentation that are made from the code and from recorded figures

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := corpus index assistant prompts ui evals
# Where byte-code is switched off in the environment, every start would compile the sources again: twice the time.
COMPILE := $(BIN)/python -m compileall -q $(wildcard $(PACKAGES))

.PHONY: run check test install install-dev style lint docs
.DELETE_ON_ERROR:

run: install
	@$(COMPILE)
	@exec $(BIN)/python -m ui

check: install-dev style
	$(BIN)/python -m pytest -m "not slow"

test: install-dev lint
	$(BIN)/python -m pytest -m "not browser" $(PACKAGES:%=--cov=%) --cov-report=term:skip-covered --cov-report=html:build/coverage
	$(BIN)/python -m pytest -m browser

style: install-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports

lint: style
	$(BIN)/mypy

docs: install-dev
	$(BIN)/python -m evals.documentation

install: $(VENV)/.installed

install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet -e ".[bulk,ui]"
	$(BIN)/python -m index.expand
	@touch $@

$(VENV)/.installed-dev: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install --quiet -e ".[bulk,ui,llm,dev]"
	@touch $@
