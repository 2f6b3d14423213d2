# The checks that .ci/run makes, one by one, in the environment that README.md sets up.
BIN = .venv/bin/

.PHONY: check format lint types layers test data schemas checks golden

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
	for kind in $$($(BIN)ctscore schema); do $(BIN)ctscore schema $$kind -o schemas/$$kind.json; done

# After a change of the rules or what explains them: write docs/checks.md anew.
checks:
	$(BIN)ctscore explain --all --markdown --lang en -o docs/checks.md

# After a change that is meant to change output: write the expected files anew, then read the diff.
golden:
	$(BIN)pytest --update-golden
