# `make demo` shows what Simpul does, `make test` runs the whole suite. Both make .venv when it is not there.

VENV := .venv
PYTHON := $(VENV)/bin/python
PYTEST ?= -m pytest
INSTALL := $(PYTHON) -m pip install --quiet --disable-pip-version-check

.DEFAULT_GOAL := help
.PHONY: help demo test lint check docs bench clean

help:
	@echo "make demo   build the graph of examples/ and say which file to open"
	@echo "make test   run the whole suite (Chromium tests are skipped where there is none)"
	@echo "make lint   ruff, mypy --strict, import-linter"
	@echo "make check  lint, then the suite under coverage"
	@echo "make docs   fill in the generated parts of README.md and docs/"
	@echo "make bench  measure speed"
	@echo "make clean  remove .venv and what tools leave behind"

demo: $(VENV)/installed
	$(VENV)/bin/simpul build examples/

test: $(VENV)/installed-dev
	$(PYTHON) $(PYTEST)

lint: $(VENV)/installed-dev
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports --no-cache

check: lint
	$(MAKE) test PYTEST="-m coverage run -m pytest"
	$(PYTHON) -m coverage report

docs: $(VENV)/installed-dev
	$(PYTHON) docs/generate.py

bench: $(VENV)/installed-dev
	$(PYTHON) benchmarks/extract.py
	$(PYTHON) benchmarks/resolve.py --articles 5000

clean:
	rm -rf $(VENV) .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# The first Python from 3.11 on that really starts: a version manager may leave names that lead nowhere.
$(PYTHON):
	@for name in python3.11 python3.12 python3.13 python3.14 python3 python; do \
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then found="$$name"; break; fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "Simpul needs Python 3.11 or newer and found none (looked for python3.11 to python3.14, python3, python)." >&2; \
	  echo "Install one (Debian, Ubuntu: apt-get install python3 python3-venv; macOS: brew install python) and try again." >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv $(VENV) || { \
	  rm -rf $(VENV); \
	  echo "$$found cannot make a virtual environment. Debian and Ubuntu: apt-get install python3-venv, then try again." >&2; \
	  exit 1; \
	}

$(VENV)/installed: pyproject.toml | $(PYTHON)
	$(INSTALL) -e .
	@touch $@

$(VENV)/installed-dev: pyproject.toml | $(PYTHON)
	$(INSTALL) -e '.[dev]'
	@touch $(VENV)/installed $@
