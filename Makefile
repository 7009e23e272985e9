# Every target sets up what it needs first; a second set-up does nothing. docs/setup.md tells how.
.DEFAULT_GOAL := help
.PHONY: help setup libraries workshop report schedule test check check-slow chaos bench fuzz golden lock clean

# Where a machine forbids to keep bytecode, each process would compile all modules anew: a second.
export PYTHONDONTWRITEBYTECODE :=

VENV := .venv
BIN := $(VENV)/bin
UV ?= uv
VERAPDF := .cache/verapdf

# Two stamps: what requirements.lock names is installed, and rapor itself is.
# They lie inside .venv, so that removing it removes them.
PACKAGES := $(VENV)/.packages
RAPOR := $(VENV)/.rapor
WORKSHOP := $(VENV)/.workshop
PIP := $(BIN)/python -m pip --quiet --no-input --disable-pip-version-check

# A moved checkout, or a Python taken off the machine, leaves a .venv that cannot run: made anew.
ifneq ($(shell test -x $(BIN)/python && cat $(PACKAGES) 2>/dev/null),$(CURDIR))
.PHONY: $(PACKAGES)
endif

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

setup: $(RAPOR) libraries ## .venv from requirements.lock, and Pango if it is missing

report: setup ## build every report in inputs/, or those named: make report REPORT="klaten-2019 biro-adpim"
	@$(BIN)/rapor report $(REPORT)

schedule: ## print a cron line and a systemd timer that build every report each night
	@.ci/schedule

test: setup ## the whole test suite
	@.ci/system-packages tools
	@$(BIN)/pytest tests -q -n auto --dist worksteal -m "not slow"

check: setup ## format, lint and types, then the tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	@$(MAKE) --no-print-directory test

check-slow: setup ## the rest: every kind of report, properties drawn often, simulations, and R if there
	@.ci/system-packages tools
	@.ci/system-packages office
	$(BIN)/pytest tests -q -n auto --dist worksteal -m "slow or hypothesis" --hypothesis-profile thorough

# The short form is a test. The disk that fills up is a tmpfs, which only root may mount.
chaos: setup ## a batch killed 200 times, spoiled deliveries, a full disk; hours: make chaos AGENCIES=50 KILLS=200
	@$(BIN)/python -m tests.chaos --agencies $(or $(AGENCIES),50) --kills $(or $(KILLS),200)
	@$(BIN)/python -m tests.hostile

# Coverage-guided, a process for each reader; what breaks one is kept in .cache/fuzz.
fuzz: workshop ## mutate the files of every reader, each for a minute: make fuzz SECONDS=60 TARGETS="csv xlsx"
	@$(BIN)/python -m tests.fuzz --seconds $(or $(SECONDS),60) $(TARGETS)

# Java and Maven are not brought by the set-up: without them the tests that need veraPDF say so.
verapdf: $(VERAPDF) ## fetch veraPDF, the reference validator, where Java and Maven are there

$(VERAPDF): .ci/verapdf/pom.xml
	@if command -v java >/dev/null && command -v mvn >/dev/null; then \
	    mvn --quiet --batch-mode --file $< dependency:copy-dependencies -DoutputDirectory="$(CURDIR)/$@"; \
	    touch $@; \
	else echo "veraPDF needs Java 17 and Maven; its tests will be left out"; fi

bench: workshop ## tables of time and memory beside other tools; nothing else should run meanwhile
	@$(BIN)/python -m tests.bench.surveys
	@$(BIN)/python -m tests.bench.rendering
	@$(BIN)/python -m tests.bench.statistics
	@$(BIN)/python -m tests.bench.batches

golden: setup ## write the golden files anew; read their diff before you commit it
	$(BIN)/pytest tests -q --update-golden

lock: ## requirements.lock from pyproject.toml (needs uv); pins move only where they must
	$(UV) pip compile pyproject.toml --group dev --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements.lock
	$(UV) pip compile --group workshop --constraint requirements.lock --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header --quiet --output-file requirements-workshop.lock

clean: ## remove .venv, caches, drafts and refusals; a final report stays
	@if python=$$(.ci/python 2>/dev/null); then "$$python" .ci/clean_outputs.py outputs; fi
	rm -rf $(VENV) .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries: $(RAPOR)
	@.ci/system-packages libraries

workshop: $(WORKSHOP) libraries

$(WORKSHOP): requirements-workshop.lock $(RAPOR)
	@echo "Setting up the tools of make bench and make fuzz"
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements-workshop.lock
	@touch $@

$(PACKAGES): requirements.lock
	@.ci/system-packages venv
	@echo "Setting up $(VENV) from requirements.lock; a minute or two, once"
	@"$$(.ci/python)" -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r requirements.lock
	@echo "$(CURDIR)" > $@

# hatchling is in the lock, so building needs nothing from outside.
$(RAPOR): pyproject.toml $(PACKAGES)
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
