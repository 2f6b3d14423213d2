"""Annexes that nobody wrote, in every format: random trees, merged cells, page breaks, decimal commas.

`CTSCORE_FUZZ=1000 pytest tests/importing/test_generated.py` tries so many in each format.
"""

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from ctscore.book import Book
from ctscore.importing.annexes import Wanted, import_annex
from ctscore.periods import Period
from tests.fuzz.effort import tries

HEAD = (
    "STT",
    "Tiêu chí, tiêu chí thành phần",
    "Điểm chuẩn",
    "Điểm đạt được 2022",
    "Nhiệm vụ, giải pháp",
    "Cơ quan chủ trì",
    "Đơn vị thực hiện",
    "Thời gian thực hiện",
    "Ghi chú",
)
LEADS = ("Sở Một", "Sở Hai", "Sở Một, Sở Hai", "Sở Một và Sở Hai")
TIMINGS = ("Thường xuyên", "Trong năm", "Quý I, Quý III", "Báo cáo định kỳ quý, 6 tháng, năm", "30/6/2023")
WORDS = st.lists(
    st.sampled_from(["rà soát", "hồ sơ", "kiểm tra", "tỷ lệ 90%", "số hóa", "đúng hạn"]),
    min_size=2,
    max_size=9,
)


@dataclass(frozen=True)
class Line:
    """A row as it is meant: who leads stands written out, also where the cells above cover it."""

    code: str
    name: str
    max: Decimal | None = None
    achieved: Decimal | None = None
    task: str = ""
    leads: str = ""
    helpers: str = ""
    timing: str = ""
    covered: bool = False
    same_task: bool = False

    def cells(self, comma: str) -> list[str]:
        """The texts of the row in a table whose decimal sign is `comma`."""
        figures = ["" if one is None else str(one).replace(".", comma) for one in (self.max, self.achieved)]
        shared = [""] * 3 if self.covered else [self.leads, self.helpers, self.timing]
        return [self.code, self.name, *figures, "" if self.same_task else self.task, *shared, ""]


@st.composite
def annexes(draw: st.DrawFn) -> list[Line]:
    lines: list[Line] = []
    for field in range(1, draw(st.integers(1, 3)) + 1):
        lines.append(Line(str(field), f"LĨNH VỰC {field}"))
        group: Line | None = None
        for number in range(1, draw(st.integers(1, 12)) + 1):
            most = draw(st.sampled_from([Decimal("0.5"), Decimal(1), Decimal("1.5"), Decimal(2)]))
            share = Decimal(draw(st.integers(0, 9999))) / 10000
            covered = group is not None and draw(st.booleans())
            same_task = covered and draw(st.booleans())
            words = " ".join(draw(WORDS))
            if group is None or not covered:
                group = Line(
                    "",
                    "",
                    leads=draw(st.sampled_from(LEADS)),
                    helpers=draw(st.sampled_from(("", *LEADS))),
                    timing=draw(st.sampled_from(TIMINGS)),
                )
            lines.append(
                Line(
                    f"{field}.{number}",
                    f"Tiêu chí {' '.join(draw(WORDS))}",
                    most,
                    (most * share).normalize() + 0,
                    lines[-1].task if same_task else f"{words[0].upper()}{words[1:]}.",
                    group.leads,
                    group.helpers,
                    group.timing,
                    covered,
                    same_task,
                )
            )
    return lines


def tabbed(lines: list[Line], breaks: list[int], folder: Path, comma: str) -> Path:
    """Rows parted by tabs; pages end where `breaks` say, now and then in the midst of a task."""
    rows = ["PHỤ LỤC I", "", "\t".join(HEAD)]
    for place, line in enumerate(lines):
        cells = line.cells(comma)
        if place in breaks and line.max is not None and not line.same_task:
            head, _, tail = cells[4].partition(" ")
            rows.append("\t".join([*cells[:4], head, *cells[5:]]))
            rows += ["", "\t".join(HEAD), "\t".join(["", "", "", "", tail, "", "", "", ""])]
        else:
            bold = line.max is None
            rows.append("\t".join([f"<b>{cells[0]}</b>" if bold else cells[0], *cells[1:]]))
            rows += ["", "", "\t".join(HEAD)] if place in breaks else []
    path = folder / "phu-luc.md"
    path.write_text("\n".join(rows), encoding="utf-8")
    return path


def separated(lines: list[Line], breaks: list[int], folder: Path, comma: str) -> Path:
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=";")
    writer.writerow(HEAD)
    for place, line in enumerate(lines):
        writer.writerow(line.cells(comma))
        if place in breaks:
            writer.writerow(HEAD)
    path = folder / "phu-luc.csv"
    path.write_text(stream.getvalue(), encoding="utf-8")
    return path


def groups(lines: list[Line], key: Callable[[Line], bool]) -> Iterator[tuple[int, int]]:
    """Yield the first and last place of each run of lines that one cell covers."""
    start = 0
    for place in range(1, len(lines) + 1):
        if place == len(lines) or not key(lines[place]):
            if place - 1 > start:
                yield start, place - 1
            start = place


def in_excel(lines: list[Line], breaks: list[int], folder: Path, comma: str) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["PHỤ LỤC I"])
    sheet.append(HEAD)
    for line in lines:
        cells: list[Any] = [cell or None for cell in line.cells(comma)]
        cells[2:4] = [None if one is None else float(one) for one in (line.max, line.achieved)]
        sheet.append(cells)
    for column in "FGH":
        for first, last in groups(lines, lambda line: line.covered):
            sheet.merge_cells(f"{column}{first + 3}:{column}{last + 3}")
    for first, last in groups(lines, lambda line: line.same_task):
        sheet.merge_cells(f"E{first + 3}:E{last + 3}")
    path = folder / "phu-luc.xlsx"
    book.save(path)
    return path


def in_word(lines: list[Line], breaks: list[int], folder: Path, comma: str) -> Path:
    document = docx.Document()
    document.add_paragraph("PHỤ LỤC I")
    table = document.add_table(rows=len(lines) + 1, cols=len(HEAD))
    grid = [list(row.cells) for row in table.rows]
    for row, texts in zip(grid, [list(HEAD), *(line.cells(comma) for line in lines)], strict=True):
        for cell, text in zip(row, texts, strict=True):
            if text:
                cell.text = text
    for column in (5, 6, 7):
        for first, last in groups(lines, lambda line: line.covered):
            grid[first + 1][column].merge(grid[last + 1][column])
    for first, last in groups(lines, lambda line: line.same_task):
        grid[first + 1][4].merge(grid[last + 1][4])
    path = folder / "phu-luc.docx"
    document.save(str(path))
    return path


def brought(small: Book, path: Path, kind: str) -> Any:
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", kind, document="van-ban-mau")
    return yaml.load(import_annex(small, wanted).text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize("write", [tabbed, separated, in_excel, in_word], ids=lambda write: write.__name__)
def test_it_comes_back_as_it_was_meant(
    write: Callable[[list[Line], list[int], Path, str], Path], small: Book, tmp_path: Path
) -> None:
    @tries(6)
    @given(annexes(), st.lists(st.integers(0, 30), max_size=4), st.sampled_from([",", "."]))
    def check(lines: list[Line], breaks: list[int], comma: str) -> None:
        path = write(lines, breaks, tmp_path, comma)
        given_lines = [line for line in lines if line.max is not None]
        card = brought(small, path, "scorecard")
        found = [one for field in card["criteria"] for one in field["criteria"]]
        assert [(one["code"], one["max"], one["achieved"], one["name"]["vi"]) for one in found] == [
            (line.code, str(line.max), str(line.achieved), line.name) for line in given_lines
        ]
        (part,) = brought(small, path, "plan")["parts"]
        by_code = {code: item for item in part["items"] for code in item["criteria"]}
        assert list(by_code) == [line.code for line in given_lines]
        by_row = {item["row"]: item for item in part["items"]}
        for line in given_lines:
            item = by_code[line.code]
            assert item["task"]["vi"] == line.task
            for key in ("leads", "helpers", "timing"):
                cell = item.get(key, {})
                source = by_row[cell["merged_with"]][key] if "merged_with" in cell else cell
                assert source.get("printed", "") == getattr(line, key)

    check()
