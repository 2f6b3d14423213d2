"""The shipped 2022 data equals Annex I of plan 121/KH-UBND, row by row.

`annex-i.csv` is a second transcription of the annex, made independently of the data files, with the line of
the source text for each row. Where the documents themselves are at hand, it is held against them too.
"""

import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest

from ctscore.analysis.plans import responsibilities
from ctscore.book import Book, Filed, Key
from ctscore.model import Cell, Scorecard, Timing
from ctscore.periods import Period
from ctscore.scoring import Node, walk
from tests.conftest import SOURCES

TRANSCRIPTION = (Path(__file__).parent / "annex-i.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(TRANSCRIPTION.splitlines()))
BY_CODE = {row["code"]: row for row in ROWS}
SOURCE = SOURCES / "121-KH-UBND-2023.md"


@pytest.fixture(scope="module")
def filed(book: Book) -> Filed[Scorecard]:
    return book.scorecards[Key("PAR-INDEX", "can-tho", Period(2022))]


@pytest.fixture(scope="module")
def nodes(filed: Filed[Scorecard]) -> dict[str, Node]:
    return {node.criterion.code: node for node in walk(filed.value)}


def test_the_same_rows_in_the_same_order(nodes: dict[str, Node]) -> None:
    assert list(nodes) == [row["code"] for row in ROWS]
    assert len(nodes) == 51
    assert sum(node.is_leaf for node in nodes.values()) == 42
    assert sum(not node.parents for node in nodes.values()) == 7


@pytest.mark.parametrize("code", BY_CODE)
def test_names_points_and_method(code: str, nodes: dict[str, Node]) -> None:
    row, criterion = BY_CODE[code], nodes[code].criterion
    assert criterion.name.own == row["name"]
    assert criterion.row == code
    assert criterion.max == (Decimal(row["max"]) if row["max"] else None)
    printed = criterion.published if criterion.criteria else criterion.achieved
    assert str(printed or "0") == (row["achieved"] or "0")
    if nodes[code].is_leaf:
        assert nodes[code].method == row["method"]


@pytest.mark.parametrize("code", [code for code, row in BY_CODE.items() if row["lead"]])
def test_lead_executing_units_and_timing(code: str, book: Book, filed: Filed[Scorecard]) -> None:
    row = BY_CODE[code]
    (task,) = responsibilities(book, filed.value)[code].tasks
    item = task.item
    assert item.leads is not None
    assert item.helpers is not None
    assert item.timing is not None
    cells: dict[str, Cell | Timing] = {"lead": item.leads, "executing": item.helpers, "timing": item.timing}
    for key, cell in cells.items():
        above = row[f"{key}_inherited_from"]
        if cell.printed is not None:
            assert cell.printed == row[key]
            # A cell printed in the item's first row may reach down over the item's further rows.
            assert above in ("", item.row)
        else:
            assert cell.merged_with == above
            assert BY_CODE[above][key] == row[key]


def test_every_lost_point_has_a_lead(book: Book, filed: Filed[Scorecard], nodes: dict[str, Node]) -> None:
    answering = responsibilities(book, filed.value)
    assert all(answering[code].leads for code, node in nodes.items() if node.is_leaf)
    assert answering["7.3.4"].leads == ("van-phong-ubnd-tp", "so-thong-tin-va-truyen-thong")
    assert {answering[f"2.4.{n}"].leads for n in range(1, 5)} == {("so-tu-phap",)}
    assert {answering[f"8.1.{n}"].leads for n in range(1, 6)} == {("so-noi-vu",)}


def test_a_survey_is_noted_where_the_source_notes_one(
    book: Book, filed: Filed[Scorecard], nodes: dict[str, Node]
) -> None:
    answering = responsibilities(book, filed.value)
    for code, node in nodes.items():
        if node.is_leaf:
            (task,) = answering[code].tasks
            assert (task.item.note is not None) == (node.method != "not-survey")


@pytest.mark.skipif(not SOURCE.is_file(), reason="the documents are not at hand")
@pytest.mark.parametrize("code", BY_CODE)
def test_the_transcription_equals_the_document(code: str) -> None:
    row = BY_CODE[code]
    line = SOURCE.read_text(encoding="utf-8").split("\n")[int(row["line"]) - 1]
    cells = [re.sub(r"<[^>]+>", "", cell).strip() for cell in line.split("\t")]
    assert cells[0] == code
    assert row["name"].startswith(cells[1].replace("Chi số", "Chỉ số"))
    assert row["max"] == cells[2].replace(",", ".")
    assert row["achieved"] == cells[3].replace(",", ".")
