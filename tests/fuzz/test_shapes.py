"""Whatever a file says of how points count: it is judged, and what passes can be counted."""

from dataclasses import replace
from pathlib import Path

import pytest

from ctscore.book import Book
from ctscore.checks import findings_in, structure_findings
from ctscore.document import Document
from ctscore.findings import DataProblems, Refusal
from ctscore.load import load_contents, load_folder
from ctscore.periods import Period
from ctscore.questions import agencies, gaps, plans, standing, totals
from ctscore.render import Canvas, render
from ctscore.workspace import usable_book
from tests.conftest import BASE
from tests.fuzz.shapes import Shapes

QUESTIONS = (totals.ask, totals.tree, gaps.ask, agencies.ask, plans.ask_coverage, standing.ask_rank)
HOMES = {"scorecard": "scores/2021/par-index.yaml", "panel": "panels/2021/papi.yaml"}


@pytest.fixture(scope="module")
def base() -> Book:
    return load_folder(BASE)


@pytest.mark.parametrize("kind", HOMES)
@pytest.mark.parametrize("odd", [0.0, 0.15], ids=["sound", "odd"])
def test_no_shape_breaks_anything(kind: str, odd: float, base: Book) -> None:
    file = str(Path(BASE, HOMES[kind]))
    counted = 0
    for seed in range(40):
        shapes = Shapes(seed, odd)
        raw = shapes.scorecard() if kind == "scorecard" else shapes.panel()
        book = base.joined(load_contents({file: raw}))
        findings_in(book)
        withheld = any(one.file == file for one in (*book.problems, *structure_findings(book)))
        usable = usable_book(book)
        assert withheld == (file in {one.file for one in usable.withheld}), seed
        counted += not withheld
        for stage in (None, "self", "latest"):
            answered(replace(usable, stage=stage))
    assert counted > 5  # or nothing was asked of what these files say


def answered(book: Book) -> None:
    for ask in QUESTIONS:
        try:
            document = ask(book, Period(2021)).shown()
        except (Refusal, DataProblems):
            continue
        assert isinstance(document, Document)
        for format_ in ("text", "json"):
            assert render(document, format_, Canvas(), "en")
