# `make run` and `make test` set up all that they need, from a fresh clone on.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
JUDGES := $(VENV)/.judges
TRAIN := .venv-train

# Debian's packages: two French pairs and the ways on to Spanish and English, and the tools that judge catalogs.
SYSTEM := apertium apertium-fr-es apertium-fra-cat apertium-spa-cat apertium-eng-spa apertium-eng-cat gettext
# What only tests need: the browser that shows them the report, and an office that opens documents.
test test-all: SYSTEM += chromium
test-all: SYSTEM += libreoffice-writer-nogui libreoffice-impress-nogui
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo -n)

.PHONY: run test test-all lint setup system clean
.DEFAULT_GOAL := run

run: setup ## translate the sample article into Spanish, Catalan and English, and report what the checks find
	$(BIN)/l10n engines install --bundled
	$(BIN)/l10n translate articles --to es --to ca --to en
	$(BIN)/l10n report locales -o locales/report.html --fail-on never

test: setup lint ## lint, types and tests, in under ten minutes
	$(BIN)/pytest -q -n auto -m "not slow"

test-all: setup lint $(TRAIN)/.ready ## all tests, the slow ones too
	$(BIN)/pytest -q -n auto

lint: setup $(JUDGES)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

setup: $(READY) system

# The lock is installed without dependencies: argos-translate-lt asks for minisbd, which l10n never imports.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "l10n needs Python 3.11 or newer: make PYTHON=python3.12 …" >&2; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# What tests and linters are, and what they judge with: Firefox models, and another engine for them.
$(JUDGES): tests/requirements.lock $(READY)
	$(BIN)/python -m pip install -q --no-deps --require-hashes -r tests/requirements.lock
	@touch $@

# What trains packages brings torch: an environment of its own.
$(TRAIN)/.ready: tools/train/requirements.txt
	$(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install -q -r tools/train/requirements.txt
	@touch $@

system:
	@missing=$$(for package in $(SYSTEM); do \
	  dpkg-query -W -f '$${Status}' $$package 2>/dev/null | grep -q 'install ok installed' || echo $$package; done); \
	if [ -z "$$missing" ]; then exit 0; \
	elif command -v apt-get >/dev/null && $(SUDO) true 2>/dev/null; then \
	  echo "installing Debian packages:" $$missing; \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -qq -y --no-install-recommends $$missing >/dev/null; \
	else \
	  echo "not set up, for want of apt-get or the rights to use it (Apertium translates, gettext is for tests):" \
	    $$missing >&2; \
	fi

clean: ## remove all that was set up here
	rm -rf $(VENV) $(TRAIN) .l10n .mypy_cache .pytest_cache .ruff_cache .hypothesis
