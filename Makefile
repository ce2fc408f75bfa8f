# Two commands do all the set-up: make status, make test.
# They need Python 3.11 or later, git and make, and no administrator.
# Another interpreter: make status PYTHON=python3.13

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# The day that the sample in data/ is written for.
DAY := 2026-11-23
STATUS := $(BIN)/telectl status --data data --on $(DAY)

INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
USER := $(VENV)/.installed
DEV := $(VENV)/.installed-dev

.DEFAULT_GOAL := help
.PHONY: help status test check bench format lock clean
.DELETE_ON_ERROR:

help:
	@echo "make status   set up, then show the sample portfolio on its own day"
	@echo "make test     set up, then run the tests"
	@echo "make check    style, types, floors, schemas and the sample"
	@echo "make bench    the budgets for time, measured"
	@echo "make format   write the code in the project's form"
	@echo "make lock     lock the dependencies anew (needs uv)"
	@echo "make clean    remove the environment and what the tools left"

$(VENV)/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "telectl needs Python 3.11 or later; name one with: make PYTHON=python3.13" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(USER): requirements.lock pyproject.toml | $(VENV)/pyvenv.cfg
	$(INSTALL) --require-hashes -r requirements.lock
	$(INSTALL) --no-build-isolation --no-deps -e .
	@touch $@

$(DEV): requirements-dev.lock $(USER)
	$(INSTALL) --require-hashes -r requirements-dev.lock
	@touch $@

status: $(USER)
	@echo '$$ $(STATUS)'
	@$(STATUS)
	@echo
	@echo 'Eksempeldata, set på deres egen dag ($(DAY)), ikke i dag. Det samme på engelsk:'
	@echo 'Sample data, seen on their own day ($(DAY)), not today. The same in English:'
	@echo
	@echo '$$ $(STATUS) --lang en'
	@$(STATUS) --lang en

# Text that is read in whatever encoding the system has is an error. Bytecode is kept,
# or each telectl that a test starts compiles itself anew.
test: $(DEV)
	PYTHONDONTWRITEBYTECODE= PYTHONWARNDEFAULTENCODING=1 $(BIN)/python -m pytest -q -n auto --dist worksteal $(ARGS)

check: $(DEV)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/mypy --platform win32 --no-warn-unused-ignores --cache-dir .mypy_cache/win32
	$(BIN)/lint-imports
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.gitlab-ci --data-transform gitlab-ci .ci/gitlab.yml
	$(BIN)/telectl schema check
	$(BIN)/telectl validate --data data --on $(DAY)

# Each file in benchmarks/ that does not begin with an underscore is one measurement.
bench: $(DEV)
	@for file in benchmarks/[!_]*.py; do echo "$$file"; $(BIN)/python "$$file" || exit 1; done

format: $(DEV)
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

PIN := uv pip compile --universal --generate-hashes --custom-compile-command 'make lock' --quiet
LOCK := $(PIN) pyproject.toml --group build

lock:
	$(LOCK) -o requirements.lock
	$(LOCK) --extra dev -c requirements.lock -o requirements-dev.lock
	$(PIN) .ci/sarif/requirements.in --python-version 3.11 -o .ci/sarif/requirements.lock

clean:
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find telectl tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
