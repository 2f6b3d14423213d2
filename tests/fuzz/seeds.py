"""Files of each kind to begin with: those shipped, those of the example, those of the corpus of faults."""

import re
from functools import cache

from ctscore.model import KINDS
from tests.conftest import DATA, REPOSITORY

BASE = REPOSITORY / "tests" / "corpus" / "base"
_FOLDERS = (DATA, REPOSITORY / "examples", REPOSITORY / "tests" / "corpus")
_FORMAT = re.compile(rb"^format: ctscore/([a-z-]+)@1", re.MULTILINE)
_MOST_BYTES = 45_000  # two of the shipped plans are longer, and read ten times as slowly

# Where a file of each kind stands in the base folder, in place of what is there, and beside it.
HOMES: dict[str, tuple[str, ...]] = {
    "scorecard": ("scores/2022/par-index.yaml", "scores/2022/other.yaml", "scores/2023/papi.yaml"),
    "panel": ("panels/2022/papi.yaml", "panels/2022/other.yaml"),
    "panel-map": ("panels/map.yaml",),
    "plan": ("plans/ke-hoach.yaml", "plans/other.yaml"),
    "progress": ("progress/so-mot.yaml",),
    "scenario": ("scenarios/mau.yaml",),
    "effort": ("efforts/mau.yaml",),
    "documents": ("documents.yaml", "other.yaml"),
    "agencies": ("agencies.yaml", "other.yaml"),
    "units": ("units.yaml", "other.yaml"),
    "indexes": ("indexes.yaml", "other.yaml"),
    "settings": ("ctscore.yaml",),
}


@cache
def seeds(kind: str) -> tuple[str, ...]:
    """Return the texts of all files of `kind` (a key of `KINDS`) that are not too long, each once."""
    return _all_seeds()[kind]


@cache
def _all_seeds() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {kind: {} for kind in KINDS}
    for path in sorted(path for folder in _FOLDERS for path in folder.rglob("*.yaml")):
        raw = path.read_bytes()
        kind = _FORMAT.search(raw)
        if kind and len(raw) < _MOST_BYTES and kind.group(1).decode() in found:
            found[kind.group(1).decode()][raw.decode("utf-8", errors="replace")] = None
    return {kind: tuple(texts) for kind, texts in found.items()}
