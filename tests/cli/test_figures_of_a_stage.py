"""What is said of figures of a stage: which stage they are of, and never more than is known of them."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import BASE, Program

HEAD = """\
format: ctscore/scorecard@2
index: PAR-INDEX
unit: don-vi-mau
year: 2022
source: {document: van-ban-mau}
"""
CARD = "data/scores/2022/par-index.yaml"
Asked = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The made-up folder in `data/`, its registers in their second version, without panels."""
    shutil.copytree(BASE, tmp_path / "data", ignore=shutil.ignore_patterns("panels"))
    indexes = tmp_path / "data/indexes.yaml"
    indexes.write_text(indexes.read_text(encoding="utf-8").replace("@1", "@2"), encoding="utf-8")
    return tmp_path


@pytest.fixture
def asked(folder: Path, program: Program) -> Asked:
    """Return what the program answers in JSON to a question about `card`, a scorecard without its head."""

    def ask(card: str, *words: str, code: int = 0) -> Any:
        (folder / CARD).write_text(HEAD + card, encoding="utf-8")
        done = program(*words, "--format", "json", "--lang", "en", cwd=folder)
        assert done.returncode == code, done.stderr
        return json.loads(done.stdout) if code != 2 else done.stderr

    return ask


def notes_of(document: Any) -> str:
    """Return all that is said below the tables of an answer."""
    return "\n".join(note["text"] for section in document["sections"] for note in section["notes"])


def leaf(code: str, highest: str, more: str) -> str:
    return f'- {{code: "{code}", name: {{vi: m, en: m}}, max: {highest}, {more}}}\n'


PRINTED_OF_SELF = (
    "stage: self\nmax: 6\nprinted: {self: 5.5}\ncriteria:\n"
    + leaf("1", "3", "achieved: 3, stages: {published: 1}")
    + leaf("2", "3", "achieved: 2.5")
)


def test_a_printed_total_stays_that_of_its_stage(asked: Asked) -> None:
    """Self: 3 + 2.5 = 5.5, printed 5.5. Published: 1, the other 3 points not known, nothing printed."""
    totals, *_ = asked(PRINTED_OF_SELF, "stages", "2022")["sections"]
    assert [(row["stage"], row["achieved"], row["published"]) for row in totals["rows"]] == [
        ("self-assessed", 5.5, 5.5),
        ("published", 1, None),
    ]


def test_each_stage_has_its_own_printed_total_and_only_the_published_one_a_rank(asked: Asked) -> None:
    """Self 3 + 2.5, published 1 + 2: both printed, and the rank belongs to 3 of 6."""
    card = PRINTED_OF_SELF.replace("achieved: 2.5", "achieved: 2.5, stages: {published: 2}")
    card = card.replace("printed: {self: 5.5}", "printed: {self: 5.5}\npublished: {score: 3, rank: 2, of: 4}")
    totals, *_ = asked(card, "stages", "2022")["sections"]
    assert [row["published"] for row in totals["rows"]] == [5.5, 3]
    (own,) = asked(card, "totals", "2022")["sections"]
    assert (own["rows"][0]["published"], own["rows"][0]["rank"]) == (5.5, None)
    (published,) = asked(card, "totals", "2022", "--stage", "published")["sections"]
    assert (published["rows"][0]["published"], published["rows"][0]["rank"]) == (3, 2)
