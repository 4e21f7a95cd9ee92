# Every target installs what it needs into .venv; a second run installs nothing.
#   make demo    a town on this machine to play with; PORT=9000 moves its page
#   make test    format, lint, types and all tests: the same command as in CI
#   make install what the bot needs, for real use: then python -m bot
#   make bench   what an update and a delivery cost on this machine

PYTHON ?= python3
PORT ?= 8080
VENV := .venv
RUN := $(VENV)/bin/python
PIP := $(RUN) -m pip install -qq --disable-pip-version-check --require-hashes

FIND_CHROMIUM := for name in chromium chromium-browser google-chrome google-chrome-stable; do \
	command -v $$name && break; done
# Recursive on purpose: looked for again after the browser may have been installed.
CHROMIUM = $(shell $(FIND_CHROMIUM))

ifneq ($(filter-out 0 false,$(CI)),)
# A missing server must not turn into a green run.
export REQUIRE_POSTGRESQL := 1
IS_CI := yes
endif

.DEFAULT_GOAL := help
.PHONY: help install demo test check fault bench lock format clean browser

help:
	@sed -n 's/^#   //p' Makefile

install: $(VENV)/run.stamp

demo: export PORT := $(PORT)
demo: $(VENV)/run.stamp
	@$(RUN) -m simulator

test: check browser
	@CHROMIUM="$(CHROMIUM)" $(RUN) -m pytest -n auto --dist loadgroup $(if $(CHROMIUM),,-m "not browser")

check: $(VENV)/dev.stamp
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy .

# The runs with kill -9 alone, one after the other, as nothing else may load the machine: with more
# people, on both engines, and as often as FAULT_ROUNDS says. FAULT_SEED repeats a run's moments.
fault: export FAULT_ROUNDS ?= 2
fault: $(VENV)/dev.stamp
	@$(RUN) -m pytest -m fault

bench: $(VENV)/dev.stamp
	@$(RUN) -m bench

# `make lock UPGRADE=--upgrade` moves every version, plain `make lock` only what pyproject asks for.
# An address in a lock would send strangers to servers that they did not choose.
lock: export UV_CUSTOM_COMPILE_COMMAND := make lock
lock: LOCK = $(VENV)/bin/uv pip compile --no-config --quiet --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-build-options $(UPGRADE)
lock: $(VENV)/dev.stamp
	@$(LOCK) pyproject.toml -o requirements.lock
	@$(LOCK) pyproject.toml --group dev -c requirements.lock -o requirements-dev.lock
	@! grep -n '://\|^--\|^-[fi]' requirements.lock requirements-dev.lock

format: $(VENV)/dev.stamp
	@$(RUN) -m ruff check --fix .
	@$(RUN) -m ruff format .

# Never removes a database or settings.
clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Megdan needs Python 3.11 or newer and '$(PYTHON)' is not: name another one, as in 'make PYTHON=python3.12 $(MAKECMDGOALS)'." >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV) >/dev/null || { rm -rf $(VENV); \
	  echo "'$(PYTHON) -m venv' failed: on Debian and Ubuntu, install the package python3-venv and try again." >&2; exit 1; }

$(VENV)/run.stamp: requirements.lock | $(VENV)/bin/python
	@echo "Installing what Megdan needs into $(VENV) …"
	@$(PIP) -r requirements.lock
	@touch $@

# Holds everything of run.stamp too, in the same versions.
$(VENV)/dev.stamp: requirements.lock requirements-dev.lock | $(VENV)/bin/python
	@echo "Installing what Megdan and its tests need into $(VENV) …"
	@$(PIP) -r requirements-dev.lock
	@touch $(VENV)/run.stamp $@

browser:
	@if [ -z "$(CHROMIUM)" ] && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "Installing Chromium for the browser tests …"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y chromium; } >/dev/null 2>&1 || true; \
	fi
	@if [ -z "$$($(FIND_CHROMIUM))" ]; then \
	  echo "The browser tests need Chromium: install it (on Debian: apt-get install chromium) and run again." >&2; \
	  [ -z "$(IS_CI)" ]; \
	fi
