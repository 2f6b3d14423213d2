"""Agencies that have ended are told wherever they lead, with all that took over after them."""

import shutil
from pathlib import Path
from typing import Any, cast

import pytest

import ctscore
from ctscore.analysis.bodies import heirs_in_part, successors
from ctscore.book import Book
from ctscore.document import Document, Note, Paper, Paragraph
from ctscore.periods import Period
from ctscore.phrases import Wording, said
from ctscore.questions import Answer, agencies, gaps, papers, tasks
from tests.conftest import BASE

AGENCIES = """format: ctscore/agencies@1
agencies:
- {id: so-mot, name: {vi: Sở Một}, short: Sở Một, kind: department, spans: [{until: 2024-12-31}]}
- id: so-hai
  name: {vi: Sở Hai}
  short: Sở Hai
  kind: department
  spans: [{until: 2024-12-31}, {from: 2025-01-01, until: 2025-06-30, formed_of: [so-hai, so-mot]}]
- id: so-ba
  name: {vi: Sở Ba}
  short: Sở Ba
  kind: department
  spans: [{from: 2025-07-01, partly_of: [so-hai]}]
- id: so-bon
  name: {vi: Sở Bốn}
  short: Sở Bốn
  kind: department
  spans: [{from: 2025-07-01, HOW: [so-hai]}]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path / "data")
    return tmp_path / "data"


def book_of(data: Path, how: str) -> Book:
    (data / "agencies.yaml").write_text(AGENCIES.replace("HOW", how), encoding="utf-8")
    return ctscore.open_book(data)


def told(answer: Answer[Any]) -> list[Note]:
    shown = answer.shown()
    if isinstance(shown, Paper):
        said = [block.words for block in shown.blocks if isinstance(block, Paragraph)]
        notes = [one for one in said if isinstance(one, Note)]
    else:
        assert isinstance(shown, Document)
        notes = [note for section in shown.sections for note in section.notes]
    return [note for note in notes if note.id == "successor"]


def test_a_chain_is_followed_to_its_end_and_told_by_every_list_of_leads(data: Path) -> None:
    """Sở Một went into Sở Hai, which kept its id, and that into Sở Bốn half a year later."""
    book = book_of(data, "formed_of")
    assert successors(book.agencies, "so-mot") == ("so-hai", "so-bon")
    assert successors(book.agencies, "so-hai") == ("so-bon",)
    assert successors(book.agencies, "so-bon") == ()
    asked: tuple[Answer[Any], ...] = (
        agencies.ask(book, Period(2022)),
        gaps.ask(book, Period(2022)),
        tasks.ask_tasks(book),
        papers.ask_annex(book, Period(2022)),
    )
    for answer in asked:
        (note,) = told(answer)
        heirs = cast("Wording", note.values["heir"])
        assert said(heirs, "vi") == "Sở Hai → Sở Bốn"


def test_what_was_shared_out_names_those_that_got_a_part(data: Path) -> None:
    book = book_of(data, "partly_of")
    assert successors(book.agencies, "so-hai") == ()
    assert heirs_in_part(book.agencies, "so-hai") == ("so-ba", "so-bon")
