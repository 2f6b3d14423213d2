# The checks that .ci/run makes, one by one, in the environment that README.md sets up.
BIN = .venv/bin/
# The interpreter of the environments that are made here: make newest PYTHON=python3.13
PYTHON = python3
# The browser that draws pictures: make picture BROWSER=google-chrome
BROWSER = chromium

.PHONY: check format lint types layers test data schemas checks golden picture constraints newest lowest sdist

check: lint types layers data test

format:
	$(BIN)ruff format .
	$(BIN)ruff check --fix .

lint:
	$(BIN)ruff format --check .
	$(BIN)ruff check .

types:
	$(BIN)mypy

layers:
	$(BIN)lint-imports

test:
	$(BIN)pytest

data:
	$(BIN)ctscore validate data

# After a change of the models: write schemas/ anew.
schemas:
	$(BIN)ctscore schema -o schemas/

# After a change of the rules or what explains them: write docs/checks.md anew.
checks:
	$(BIN)ctscore explain --all --markdown --lang en -o docs/checks.md

# After a change that is meant to change output: write the expected files anew, then read the diff.
golden:
	$(BIN)pytest --update-golden

# After a change of the report: draw the pictures of README.md and README.vi.md anew, then look at them. Only our own page is
# opened, and without a network; in a container, as root, the browser starts with --no-sandbox only.
picture:
	set -e; page=$$(mktemp -d); trap 'rm -rf "$$page"' EXIT; \
	for lang in en vi; do \
	  $(BIN)ctscore report 2022 --data data --lang $$lang --quiet -o "$$page/$$lang.html"; \
	  HOME="$$page" $(BROWSER) --headless --no-sandbox --hide-scrollbars --window-size=1000,760 \
	    --screenshot="$$page/$$lang.png" "file://$$page/$$lang.html" 2>/dev/null; \
	done; \
	mv "$$page/en.png" docs/report.png; mv "$$page/vi.png" docs/vi/report.png

# Raise the versions that README's set-up installs to the newest that pyproject.toml allows, for every Python since 3.11.
# uv asks the default package index only, and writes names and versions only.
constraints:
	$(BIN)uv pip compile --quiet pyproject.toml --extra dev --universal --python-version 3.11 --upgrade --no-config \
	  --no-header --no-annotate --no-emit-index-url -o constraints.txt >/dev/null
	sed -i.old "s/^requires = .*/requires = [\"$$(grep '^hatchling==' constraints.txt)\"]/" pyproject.toml && rm pyproject.toml.old

# The tests on the newest, or the lowest, versions that pyproject.toml allows, in an environment of their own.
# What is asked for only by others is the newest in both.
newest: RESOLUTION = highest
lowest: RESOLUTION = lowest-direct
newest lowest:
	rm -rf build/$@
	$(PYTHON) -m venv build/$@
	$(BIN)uv pip install --no-config --python build/$@/bin/python --resolution $(RESOLUTION) -e '.[dev]'
	build/$@/bin/pytest

# The tests from the files of the sdist alone, set up as its README says.
sdist:
	set -e; fresh=$$(mktemp -d); trap 'rm -rf "$$fresh"' EXIT; \
	$(BIN)python -m hatchling build -t sdist -d "$$fresh"; \
	tar -xzf "$$fresh"/ctscore-*.tar.gz -C "$$fresh" --strip-components=1; cd "$$fresh"; \
	$(PYTHON) -m venv .venv; .venv/bin/pip install --quiet -c constraints.txt -e '.[dev]'; .venv/bin/pytest
