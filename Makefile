# make demo: a graph from seeds/articles, three questions and a GEXF file.  make test: all that .ci/run runs.
.DEFAULT_GOAL := help
.PHONY: help demo test lock gold rules readme fresh bench wheel clean
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
STORE := $(DEMO)/store
# The first Python of 3.11 or newer; or name one: make PYTHON=/usr/local/bin/python3.12 test
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | while IFS='|' read -r name what; do printf '%-12s %s\n' "$$name" "$$what"; done

demo: $(VENV)/.run ## build a graph from the sample pages and ask it three questions
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/kg build seeds/articles --store $(STORE)
	@echo
	$(BIN)/kg query projects-by-county --store $(STORE)
	@echo
	$(BIN)/kg query investors-and-origin --store $(STORE)
	@echo
	$(BIN)/kg query mechanisms-by-region --store $(STORE)
	@echo
	$(BIN)/kg export gexf $(DEMO)/graph.gexf --store $(STORE)
	@echo 'open $(DEMO)/graph.gexf in Gephi'
	@printf '\nTry next:\n  %s\n  %s\n  %s\n' '$(BIN)/kg query --list' \
		'$(BIN)/kg explain 弋阳县 --store $(STORE)' \
		'$(BIN)/kg facts seeds/articles/101_signing_ceremony.txt'

test: $(VENV)/.test ## run every check and test
	$(BIN)/python -m pytest

lock: $(VENV)/.test ## write the lock files anew from pyproject.toml (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--output-file requirements.lock
	uv pip compile pyproject.toml --group dev --constraint requirements.lock --universal --python-version 3.11 \
		--generate-hashes --no-emit-index-url --no-header --output-file requirements-dev.lock

gold: $(VENV)/.test ## make the sample pages and their gold facts from the clean articles
	$(BIN)/python scripts/articles.py

rules: $(VENV)/.test ## measure each rule on the gold; write seeds/rules.tsv and raise the floors
	$(BIN)/python scripts/rules.py

readme: $(VENV)/.test ## run README's commands and write what they print now
	$(BIN)/python scripts/readme.py

fresh: gold rules readme ## make all generated files anew

bench: $(VENV)/.test ## measure speed: page to quads beside jieba.lcut, repair beside OpenCC
	$(BIN)/python benchmarks/extract.py
	$(BIN)/python benchmarks/repair.py

wheel: $(VENV)/.test ## build the wheel into dist/
	$(PIP) wheel --no-deps --no-build-isolation --wheel-dir dist .

clean: ## remove what the other targets made
	rm -rf $(VENV) $(DEMO) build dist src/*.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# The environments: what the lock names, with its hashes, and kg itself from this folder.
$(VENV)/.run: requirements.lock pyproject.toml setup.py | $(VENV)/.made
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps -e .
	@touch $@

$(VENV)/.test: requirements-dev.lock pyproject.toml setup.py | $(VENV)/.made
	$(PIP) install --require-hashes -r requirements-dev.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "kg needs Python 3.11 or newer: install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@
