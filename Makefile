# make run   installs what is missing and opens the assistant with its page
# make test  every check of the project

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
PACKAGES := corpus index assistant prompts ui evals
# Where byte-code is switched off in the environment, every start would compile the sources again: twice the time.
COMPILE := $(BIN)/python -m compileall -q $(wildcard $(PACKAGES))

.PHONY: run test install install-dev lint
.DELETE_ON_ERROR:

run: install
	@$(COMPILE)
	@exec $(BIN)/python -m ui

test: install-dev lint
	$(BIN)/python -m pytest

lint: install-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

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
