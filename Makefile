# One command each: `make demo` shows the main job, `make test` passes every test, `make check` adds lint and types.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# Pinned so that pip takes one known build; on Linux with a CPU only, PIP_EXTRA_INDEX_URL can name PyTorch's CPU index.
TORCH ?= torch==2.13.0
# Processes that share the tests (tests/both_ends.py); with 0 pytest runs them all in its own.
WORKERS ?= $(shell test "$$(getconf _NPROCESSORS_ONLN)" -gt 1 && echo 2 || echo 0)

.PHONY: demo test check install web dev ui clean-venv sbom soak bench figures train-translator train-summarizer train-ranker

demo: install
	$(BIN)/ringkas run examples/banjir-semarang.html

test: dev
	sh tests/e2e/browser.sh
	OMP_NUM_THREADS=1 $(BIN)/python -m pytest -n $(WORKERS) --dist loadfile

check: test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What an installation with every extra holds, with licences, as CycloneDX reads it.
sbom: dev
	$(PYTHON) -m venv build/sbom-venv
	build/sbom-venv/bin/python -m pip install --quiet "cyclonedx-bom>=7,<8"
	build/sbom-venv/bin/cyclonedx-py environment --output-file build/sbom.json $(BIN)/python

# Hours of load, kills and odd input; no part of CI. Schemathesis is kept apart: it brings much that we don't use.
soak: dev
	$(PYTHON) -m venv build/soak-venv
	build/soak-venv/bin/python -m pip install --quiet "schemathesis>=4.30,<5"
	$(BIN)/python bench/soak.py
	$(BIN)/python bench/kills.py
	$(BIN)/python bench/fuzz.py
	$(BIN)/python bench/api_fuzz.py --schemathesis build/soak-venv/bin/schemathesis

# Speed and quality beside peers, into docs/benchmarks.md and README's table: a quarter of an hour on a quiet machine, two
# minutes with QUICK=1. SHARED is a folder with more data, such as ../shared.
bench: dev
	$(BIN)/python -m pip install --quiet --group bench
	$(BIN)/python -m bench.measure $(if $(QUICK),--quick) $(if $(SHARED),--shared "$(SHARED)")
	$(BIN)/python -m bench.report

# The same page again, from docs/benchmarks.json.
figures:
	$(PYTHON) -m bench.report

ui: web
	$(BIN)/ringkas ui

install: $(VENV)/.installed
web: $(VENV)/.web
dev: $(VENV)/.dev

# A stamp newer than pyproject.toml means that the environment is as the project asks.
$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --editable .
	touch $@

$(VENV)/.web: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable ".[web]"
	touch $@

$(VENV)/.dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet "$(TORCH)"
	$(BIN)/python -m pip install --quiet --editable ".[all,ray]"
	$(BIN)/python -m pip install --quiet "pip>=25.1"
	$(BIN)/python -m pip install --quiet --group dev
	touch $@

# DATA is a file as training/README.md lays it out.
train-translator: dev
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training.translator --data "$(DATA)"

train-summarizer: dev
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training.summarizer --data "$(DATA)"

train-ranker: dev
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python -m training.ranker --data "$(DATA)"
