"""What tests ask of an answer in JSON."""

import json
from pathlib import Path
from typing import Any

from tests.conftest import Program


def asked(program: Program, folder: Path, *words: str) -> Any:
    """Return the answer of the data in `folder`, in English."""
    done = program(*words, "--data", str(folder), "--format", "json", "--lang", "en")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def rows(section: dict[str, Any], *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row[key] for key in keys) for row in section["rows"]]


def notes(section: dict[str, Any]) -> dict[str, str]:
    return {note["id"]: note["text"] for note in section["notes"]}
