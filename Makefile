# make run · make test · make bench · make samples · make clean
#
# Needs Python 3.11 or later and nothing else; everything is installed into .venv, again only when the pins change.

PORT   ?= 8501
URL    := http://127.0.0.1:$(PORT)
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3 python; do \
            $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
VENV   := .venv
PY     := $(VENV)/bin/python
PIP    := $(PY) -m pip install --quiet --disable-pip-version-check
ROOMS  := app.py cli.py pipeline.py apart.py models corpus analysis library reports ui commands

.PHONY: run test bench samples clean
.DEFAULT_GOAL := run

run: $(VENV)/run.stamp
	@if $(call answers); then \
	  echo "ポート $(PORT) は使われています。make run PORT=8600 のように、別の番号で開いてください。"; exit 1; fi
	@$(PY) -m compileall -q $(ROOMS) # as Python itself does, unless it is told not to write
	@echo "約款くらべを開きます: $(URL) （終えるには Ctrl+C）"
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	  (i=0; while [ $$i -lt 60 ]; do i=$$((i+1)); sleep 1; $(call answers) && exec $(PY) -m webbrowser $(URL); done) >/dev/null 2>&1 & fi; \
	exec $(PY) -m streamlit run app.py --server.port $(PORT)

test: $(VENV)/test.stamp
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy .
	$(PY) -m pytest

bench: $(VENV)/test.stamp
	@$(PY) -m bench

samples: $(VENV)/test.stamp
	$(PY) -m corpus.samples.make

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/run.stamp: requirements.txt
	$(call environment)
	@echo "必要なライブラリを入れています（初めてのときは数分かかります）…"
	@$(PIP) -r requirements.txt
	@touch $@

$(VENV)/test.stamp: requirements.txt requirements-dev.txt
	$(call environment)
	@echo "試験に必要なライブラリを入れています（初めてのときは数分かかります）…"
	@$(PIP) -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

# A shell command: does something listen on the port?
answers = $(PY) -c 'import socket; socket.create_connection(("127.0.0.1", $(PORT)), 1)' 2>/dev/null

# Makes .venv with a working pip, or says what is missing.
define environment
	@if [ -z "$(PYTHON)" ]; then \
	  echo "Python 3.11 以降が見つかりません（見つかったもの: $$(python3 --version 2>&1)）。"; \
	  echo "Python 3.11 or later is needed: https://www.python.org/downloads/ ・ make run PYTHON=/path/to/python3.11"; exit 1; fi
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV) || { \
	  echo "仮想環境を作れません。Debian・Ubuntu では apt install python3-venv で足りる部品が入ります。"; \
	  echo "The virtual environment could not be made; on Debian and Ubuntu: apt install python3-venv"; exit 1; }
endef
