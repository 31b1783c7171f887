# make letter   installs what is missing and sets the worked example into output/letter.pdf
# make test     the same, then all checks and tests with the tools that they need
# make check    lint, format, types, floors and tests        make bench   measures speed and lines against other tools
# make lock     pins the packages anew                       make clean   removes what was made
# make figures  draws the pictures of docs anew

PYTHON ?= python3
BIN := .venv/bin
STAMPS := .venv/stamps
LIBRARIES := libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
TOOLS := poppler-utils qpdf ghostscript openjdk-17-jdk-headless chromium libatomic1 softhsm2
PEERS := texlive-luatex texlive-latex-recommended texlive-latex-extra libreoffice-writer-nogui fonts-liberation
MAKEFLAGS += --no-print-directory

.PHONY: letter test check bench figures lock clean format install tools peers

letter: install
	$(BIN)/sendletter build

test: install tools
	$(BIN)/sendletter build
	$(MAKE) check

check: install tools
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

format:
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: install tools peers
	$(BIN)/python bench/run.py
	$(BIN)/python bench/lists.py
	$(BIN)/python bench/lines.py

figures: install tools
	$(BIN)/python bench/figures.py

install: $(STAMPS)/packages $(STAMPS)/libraries

tools: $(STAMPS)/tools $(STAMPS)/developers

peers: $(STAMPS)/peers

# Everything lives in .venv, which is made with the machine's own Python.
.venv/bin/python:
	sh tools/system python3-venv -- $(PYTHON) -c 'import ensurepip, venv'
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv

$(STAMPS)/libraries: tools/system $(STAMPS)/packages
	sh tools/system $(LIBRARIES) -- $(BIN)/sendletter doctor
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements.lock pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/developers: requirements-dev.lock $(STAMPS)/packages
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/tools: tools/system | .venv/bin/python
	sh tools/system $(TOOLS) -- sh -c 'pdftotext -v && pdftoppm -v && pdffonts -v && qpdf --version && gs --version && javac -version && chromium --version && softhsm2-util --version && /sbin/ldconfig -p | grep -q libatomic.so.1'
	@mkdir -p $(STAMPS) && touch $@

# What is measured against: the peers as they are today, which nothing else needs.
$(STAMPS)/peers: tools/system $(STAMPS)/packages
	sh tools/system $(PEERS) -- sh -c 'lualatex --version && soffice --version'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check typst
	@mkdir -p $(STAMPS) && touch $@

# Versions and hashes only: no registry's address and no path of a machine stands in the locks.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --no-sources pyproject.toml
lock: install
	$(BIN)/python -m pip install --quiet uv
	$(LOCK) --group build -o requirements.lock
	$(LOCK) --group build --group dev -o requirements-dev.lock

clean:
	rm -rf output dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
