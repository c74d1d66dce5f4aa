# Every command sets up what it needs: a virtual environment in .venv, with pinned packages.
PYTHON ?= python3
DATA   ?= _data
BUILD  := _build
PDF    := $(BUILD)/pdf/trilateral-annex.pdf
VENV   := .venv
BIN    := $(VENV)/bin
SITE   := $(VENV)/.site
TOOLS  := $(VENV)/.tools
SPHINX  = $(BIN)/python -m sphinx -nW --keep-going -j auto
SUMMIT  = $(BIN)/summit
# Debian's packages, where this machine is Debian's and we may: root, or sudo without a password.
APT     = sh tests/apt.sh

export SOURCE_DATE_EPOCH ?= $(shell date -u -d "$$(sed -n 's/^date: *//p' _data/annex.yaml | tr -d \"\')" +%s 2>/dev/null || echo 0)
# Nothing is said where the data are those of conf.py, and the doctrees of html are where Sphinx has them of itself,
# so that a bare `sphinx-build . _build/html` reads nothing again.
ifneq ($(abspath $(DATA)),$(abspath _data))
export ANNEX_DATA = $(abspath $(DATA))
endif
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
# What `make latexpdf` needs: apt-get install latexmk texlive-xetex texlive-latex-extra texlive-lang-chinese
# texlive-fonts-recommended tex-gyre fonts-freefont-otf fonts-noto-cjk
.PHONY: help html pdf latexpdf matrix test test-quick soak lint check anchors cite new serve translations linkcheck
.PHONY: bench clean

help:  ## list the commands
	@sed -n 's/^\([a-z-]*\):.*##/\1##/p' $(MAKEFILE_LIST) | awk -F'##' '{printf "  make %-13s%s\n", $$1, $$2}'
	@echo "  DATA=path with html, pdf, check or anchors takes the data from there; it is $(DATA) otherwise"

html: check  ## build the site to _build/html, in every language of annex.yaml
	$(SUMMIT) build --data "$(DATA)" . $(BUILD)/html
	@if [ -f $(PDF) ]; then cp $(PDF) $(BUILD)/html/; fi

pdf: check  ## set the PDF edition to _build/pdf, from pip's packages alone
	$(SPHINX) -b typstpdf -D summit_relation_maps=0 -d $(BUILD)/doctrees/pdf . $(BUILD)/pdf
	@if [ -d $(BUILD)/html ]; then cp $(PDF) $(BUILD)/html/; fi

latexpdf: check  ## set it through LaTeX instead (the documentation names Debian's packages)
	$(SPHINX) -b latex -d $(BUILD)/doctrees/latex . $(BUILD)/latex
	$(MAKE) -C $(BUILD)/latex

# The tests that need environments and interpreters of their own; CONTRIBUTING.md has the table of them.
matrix: $(TOOLS) chromium  ## try other versions, themes, builders and neighbours (takes an hour)
	-sh tests/interpreters.sh 3.11 3.12 3.13 3.14 3.15
	$(BIN)/nox --reuse-venv=yes

test: $(TOOLS) html chromium  ## run all gates, and all tests but the slow ones
	$(MAKE) --no-print-directory lint
	ANNEX_SITE="$(abspath $(BUILD)/html)" $(BIN)/python -m pytest -m "not slow"

test-quick: $(TOOLS)  ## run the tests that take no browser, no PDF and no patience
	$(BIN)/python -m pytest -m "not (slow or browser or pdf or builds or histories)"

soak: $(TOOLS) html chromium  ## run the long tests: many random histories, every page in the browser, installing
	ANNEX_SITE="$(abspath $(BUILD)/html)" ANNEX_WHOLE=1 ANNEX_EXAMPLES=many \
	  $(BIN)/python -m pytest -m "slow or browser or histories"

.PHONY: chromium
chromium:
	@command -v chromium >/dev/null || $(APT) chromium

lint: $(TOOLS)  ## form and types: ruff, mypy, YAML, Markdown, the Read the Docs schema
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy _ext/summit/src _ext/typst_pdf/src conf.py noxfile.py tests bench
	$(BIN)/yamllint --strict .
	$(BIN)/pymarkdown --config .pymarkdown.json scan $$(git ls-files '*.md' 2>/dev/null || find . -name '*.md' -not -path './.venv/*' -not -path './.nox/*' -not -path './_build/*')
	$(BIN)/check-jsonschema --builtin-schema vendor.readthedocs .readthedocs.yaml

check: $(SITE)  ## report every problem of the data, as path:line:column
	@$(SUMMIT) check "$(DATA)"

anchors: $(SITE)  ## enter new ids into the registry, for the edition in annex.yaml
	@$(SUMMIT) anchors "$(DATA)"

translations: $(TOOLS)  ## bring the catalogues in locale/ up to date with prose and data
	$(BIN)/python -m sphinx -q -b gettext -d $(BUILD)/doctrees/gettext . $(BUILD)/gettext
	$(BIN)/sphinx-intl update -p $(BUILD)/gettext -d locale -l "$$($(SUMMIT) languages --other "$(DATA)")" \
	  --line-width 110
	@$(SUMMIT) translations "$(DATA)"

cite: $(SITE)  ## print a citation: ID=… STYLE=apa|chicago|oscola|bluebook|bibtex|ris|csl-json
	@$(SUMMIT) cite "$(ID)" "$(or $(STYLE),apa)" --data "$(DATA)"

new: $(SITE)  ## write an annex of another text: DIR=… TITLE=… LANGUAGE=…
	@$(SUMMIT) new "$(DIR)" $(if $(TITLE),--title "$(TITLE)") $(if $(LANGUAGE),--language "$(LANGUAGE)")

serve: $(TOOLS)  ## show the site while you write, on http://127.0.0.1:8000/
	$(BIN)/sphinx-autobuild -n -d $(BUILD)/doctrees/serve \
	  --watch "$(DATA)" --watch _ext --watch _static . $(BUILD)/serve

linkcheck: $(SITE)  ## look up the external links (needs the network)
	$(SPHINX) -b linkcheck -d $(BUILD)/doctrees/linkcheck . $(BUILD)/linkcheck

bench: $(VENV)/.bench  ## measure against plain MyST and sphinx-needs
	$(BIN)/python bench/run.py
	$(BIN)/python bench/pdf.py

clean:  ## remove what was built (the environment stays)
	rm -rf $(BUILD)

$(BIN)/python:
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); $(APT) python3-venv && $(PYTHON) -m venv $(VENV); }

$(SITE): requirements.txt constraints.txt $(wildcard _ext/*/pyproject.toml) | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(TOOLS): requirements-test.txt $(SITE) | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements-test.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(SITE) | $(BIN)/python
	$(BIN)/python -m pip install --quiet -r requirements-bench.txt
	@touch $@
