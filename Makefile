# The commands of the README. `make help` lists them.
PORT ?= 8501
SAMPLE ?= 1
DIR ?=
FILE ?=
SIZE ?= city
# The first of these that runs and is new enough; a name on the PATH may lead nowhere.
PYTHON ?= $(shell for one in python3 python3.13 python3.12 python3.11; do \
  $$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; done)
VENV := .venv
PY := $(VENV)/bin/python
PIP := $(PY) -m pip install --no-input --disable-pip-version-check --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test lint load backup bench requirements golden

help: ## list the commands
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

run: $(VENV)/.run ## start Neo4j and the pages at http://127.0.0.1:8501 (PORT=, SAMPLE=0)
	@$(PY) -m app_pages --port $(PORT) $(if $(filter 0,$(SAMPLE)),--no-sample)

test: $(VENV)/.dev ## everything CI runs
	@$(PY) -m pytest $(PYTEST)

lint: $(VENV)/.dev ## ruff, mypy --strict, directions of imports, translations complete
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(PY) -m pytest -q tests/test_translations.py

load: $(VENV)/.run ## load rosters: make load DIR=folder
	@test -n "$(DIR)" || { echo "make load DIR=folder-or-file" >&2; exit 2; }
	@$(PY) -m loaders load "$(DIR)"

backup: $(VENV)/.run ## keep what cannot be made again in one new file: make backup FILE=file
	@test -n "$(FILE)" || { echo "make backup FILE=new-file" >&2; exit 2; }
	@$(PY) -m graph backup "$(FILE)"

bench: $(VENV)/.dev ## measure loads and queries into benchmarks/RESULTS.md (SIZE=street|district|city)
	@$(PY) -m benchmarks --size "$(SIZE)"

golden: $(VENV)/.dev ## write the expected query results anew; read the difference before you commit it
	@REFRESH_GOLDEN=1 $(PY) -m pytest -q tests/queries/test_golden.py

requirements: ## compile the locked packages from pyproject.toml (needs uv)
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url -q pyproject.toml -o requirements.txt
	uv pip compile --universal -p 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url -q --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

# Debian and Ubuntu ship python3 without ensurepip: as root we fetch it, else we say how.
$(PY):
	@test -n "$(PYTHON)" || \
	  { echo "Python 3.11 or newer is needed (Debian, Ubuntu: apt install python3 python3-venv)." >&2; exit 2; }
	@echo "[1/4] $(VENV): making a virtual environment with $(PYTHON)"
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { test "$$(id -u)" = 0 && apt-get -qq update && apt-get -qq install -y python3-venv; } || \
	  { echo "The Python module venv is missing (Debian, Ubuntu: sudo apt install python3-venv)." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(PY)
	@echo "[2/4] $(VENV): installing the locked packages (about 400 MB, once)"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(PY)
	@echo "[2/4] $(VENV): installing the locked packages and the test tools"
	@$(PIP) -r requirements-dev.txt
	@touch $@
