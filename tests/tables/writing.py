"""Writes drawn tables as .docx, .xlsx, .csv or markdown, and tells what a reader calls each cell's place."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

import docx
import openpyxl
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl.utils import get_column_letter

from tests.tables.cells import Cell, Grid
from tests.tables.drawn import Drawing
from tests.tables.meaning import Key


@dataclass
class Place:
    """What a reader calls a cell: its own name if it has one, else its row; the words in it, and above it."""

    row: str
    cell: str
    text: str
    head: tuple[str, ...]


@dataclass
class Written:
    """A file, and where each fact stands in it."""

    path: Path
    places: dict[Key, list[Place]] = field(default_factory=dict)
    ends: list[str] = field(default_factory=list)


def write(drawn: Drawing, folder: Path, name: str = "table") -> Written:
    """Write the file of a drawing."""
    form = drawn.choice.format
    done = Written(folder / f"{name}.{form}")
    writer = {"docx": _write_word, "xlsx": _write_excel, "csv": _write_csv, "md": _write_markdown}[form]
    writer(drawn, done)
    return done


def _note(done: Written, grid: Grid, row: int, column: int, names: tuple[str, str]) -> None:
    """Keep the place of a cell for all facts that it tells."""
    cell = grid.rows[row][column]
    for key in cell.keys:
        heads = tuple(each[column].text for each in grid.rows[: grid.header] if each[column].text)
        done.places.setdefault(key, []).append(Place(*names, cell.text, heads))


def _cells(grid: Grid) -> Iterator[tuple[int, int, Cell]]:
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            yield row, column, cell


def _write_word(drawn: Drawing, done: Written) -> None:
    document = docx.Document()
    for number, grid in enumerate(drawn.grids, start=1):
        for line in grid.above:
            document.add_paragraph(line)
        body = document.element.body
        body.insert(len(body) - 1, parse_xml(_word_table(grid)))
        for line in [*grid.below, ""]:
            document.add_paragraph(line)
        for row, column, _ in _cells(grid):
            _note(done, grid, row, column, (f"table {number} row {row + 1}", ""))
    document.save(str(done.path))


def _word_table(grid: Grid) -> str:
    grown = {(row + below, column) for row, column, cell in _cells(grid) for below in range(1, cell.down)}
    rows = []
    for row, cells in enumerate(grid.rows):
        texts, column = [], 0
        while column < len(cells):
            cell = cells[column]
            span = f'<w:gridSpan w:val="{cell.right}"/>' if cell.right > 1 else ""
            down = '<w:vMerge w:val="restart"/>' if cell.down > 1 else ""
            down = "<w:vMerge/>" if (row, column) in grown else down
            lines = "<w:br/>".join(
                f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in cell.text.split("\n")
            )
            texts.append(f"<w:tc><w:tcPr>{span}{down}</w:tcPr><w:p><w:r>{lines}</w:r></w:p></w:tc>")
            column += cell.right
        rows.append(f"<w:tr>{''.join(texts)}</w:tr>")
    columns = "<w:gridCol/>" * grid.width
    return f"<w:tbl {nsdecls('w')}><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _write_excel(drawn: Drawing, done: Written) -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for grid in drawn.grids:
        sheet = book[grid.sheet] if grid.sheet in book.sheetnames else book.create_sheet(grid.sheet)
        top = sheet.max_row + 2 if sheet.max_row > 1 else 1
        for line in grid.above:
            sheet.cell(top, 1, line)
            top += 1
        for row, column, cell in _cells(grid):
            place = f"{get_column_letter(column + 1)}{top + row}"
            typed = cell.day or (cell.number if cell.number is None else float(cell.number))
            value = cell.text if typed is None else typed
            if value != "":
                sheet[place] = value
            if cell.down > 1 or cell.right > 1:
                sheet.merge_cells(
                    start_row=top + row,
                    start_column=column + 1,
                    end_row=top + row + cell.down - 1,
                    end_column=column + cell.right,
                )
            _note(done, grid, row, column, (f"row {top + row}", place))
        for at, line in enumerate(grid.below):
            sheet.cell(top + len(grid.rows) + 1 + at, 1, line)
    book.save(done.path)


def _write_csv(drawn: Drawing, done: Written) -> None:
    kinds = drawn.choice.kinds
    sign = "," if "commas" in kinds else "\t" if "tabs" in kinds else ";"
    if "tabs" in kinds:
        done.path = done.path.with_suffix(".tsv")
    text = io.StringIO()
    out = csv.writer(text, delimiter=sign, lineterminator="\n")
    for number, grid in enumerate(drawn.grids):
        for above in [""] * (number > 0) + grid.above:
            out.writerow([above] + [""] * (grid.width - 1))
        for row, cells in enumerate(grid.rows):
            line_number = text.getvalue().count("\n") + 1
            out.writerow([cell.text for cell in cells])
            for column in range(len(cells)):
                _note(done, grid, row, column, (f"line {line_number}", f"row {line_number}"))
        for below in grid.below:
            out.writerow([below] + [""] * (grid.width - 1))
    done.path.write_text(text.getvalue(), encoding="utf-8")


def _write_markdown(drawn: Drawing, done: Written) -> None:
    if "html" in drawn.choice.kinds:
        _write_html(drawn, done)
        return
    bare = "bare-markdown" in drawn.choice.kinds
    lines: list[str] = []
    for grid in drawn.grids:
        for line in grid.above:
            lines += [line, ""]
        for row, cells in enumerate(grid.rows):
            text = " | ".join(re.sub(r"([|\\])", r"\\\1", cell.text) for cell in cells)
            lines.append(text.rstrip(" ") if bare else f"| {text} |")
            for column in range(len(cells)):
                _note(done, grid, row, column, (f"line {len(lines)}", ""))
            if row == 0:
                dashes = " | ".join("---" for _ in cells)
                lines.append(dashes if bare else f"| {dashes} |")
        lines += ["", *grid.below, ""]
    done.path.write_text("\n".join(lines), encoding="utf-8")


def _write_html(drawn: Drawing, done: Written) -> None:
    """Write tables as they come out of a browser, in a file of markdown."""
    lines: list[str] = []
    for grid in drawn.grids:
        lines += [f"<p>{escape(line)}</p>" for line in grid.above] + ["<table>"]
        for row, cells in enumerate(grid.rows):
            texts = []
            for column, cell in enumerate(cells):
                _note(done, grid, row, column, (f"line {len(lines) + 1}", ""))
                down = f' rowspan="{cell.down}"' if cell.down > 1 else ""
                right = f' colspan="{cell.right}"' if cell.right > 1 else ""
                texts += [] if cell.covered else [f"<td{down}{right}>{escape(cell.text)}</td>"]
            lines.append(f"<tr>{''.join(texts)}</tr>")
        lines += ["</table>", *(f"<p>{escape(line)}</p>" for line in grid.below)]
    done.path.write_text("\n".join(lines), encoding="utf-8")
