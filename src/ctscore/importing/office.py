"""Files of Office: opened, and read as tables; what keeps one from being read is told alike for all of them.

Of Excel the cells of the sheets are read, with true merges, numbers as numbers and dates as what they are; of
Word all tables, with true merges, and the paragraphs above each.
"""

import re
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.import_rules import NO_SHEET
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.importing.packed import refuse_unfit_document, refuse_unfit_workbook
from ctscore.importing.tables import (
    AS_SAID,
    EXCEL_DIGITS,
    Cell,
    Place,
    Table,
    lines_of,
    not_a_table,
    squared,
    squeezed,
)
from ctscore.phrases import Words
from ctscore.words import fold, listed

_FIXED = frozenset("0.")
_ROOM = re.compile(r"_.")  # of a format: as wide as the letter behind the line
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FEWEST_TEXTS = 4
_MOTTO = r"cong hoa xa hoi chu nghia viet nam|doc lap\W+tu do\W+hanh phuc"
_MOST_OF_LETTERHEAD = 3  # rows: who writes, the number and day, the subject
_OFF = frozenset(("0", "false", "off"))
_SIGNS = {"br": "\n", "tab": " ", "cr": "\n", "noBreakHyphen": "-"}
_KEPT = {f"{W}{name}" for name in ("t", *_SIGNS)}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Read with a library of others: what it stumbles over in a broken file is raised as `DataProblems`.

    What goes wrong in our own code is no fault of the file, and is raised as it is.
    """
    try:
        with warnings.catch_warnings(action="ignore"):  # about styles and settings, which nobody reads here
            yield
    except Exception as trouble:  # there is no class for all that a broken file can bring about
        if _is_ours(trouble):
            raise
        raise not_a_table(name, AS_SAID, said=str(trouble) or type(trouble).__name__) from None


def _is_ours(trouble: Exception) -> bool:
    """Return whether `trouble` was raised by a line of this program, not by one of a library."""
    place = trouble.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    module = place.tb_frame.f_globals.get("__name__", "") if place else ""
    return str(module).partition(".")[0] == "ctscore"


@contextmanager
def open_excel(
    path: Path, name: str, *, streaming: bool = False, rich: bool = False
) -> Iterator[tuple[Any, Any]]:
    """Open the Excel file at `path` twice: with the values of its cells, and with their formulas.

    With `streaming` rows are read one by one when they are asked for; else all of it is read now. With `rich`
    values of several fonts keep them. Raises `DataProblems` where it is missing, broken, locked or too large
    to be read, `Refusal` without the library.
    """
    try:
        import openpyxl  # noqa: PLC0415
    except ImportError:
        what = Words("tệp .xlsx", "an .xlsx file")
        raise Refusal(MISSING_EXTRA, library="openpyxl", extra="excel", what=what) from None
    refuse_unfit_workbook(path, name)
    with path.open("rb") as stream:  # openpyxl leaves open what it opens itself
        with reading(name):
            values = openpyxl.load_workbook(stream, read_only=streaming, data_only=True, rich_text=rich)
            formulas = openpyxl.load_workbook(stream, read_only=streaming)
        yield values, formulas


def open_word(path: Path, name: str) -> Any:
    """Return the Word file at `path`.

    Raises `DataProblems` where it is missing, broken, locked or too large to be read, `Refusal` without the
    library.
    """
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        what = Words("tệp .docx", "a .docx file")
        raise Refusal(MISSING_EXTRA, library="python-docx", extra="word", what=what) from None
    refuse_unfit_document(path, name)
    with path.open("rb") as stream, reading(name):
        return docx.Document(stream)


def sheet_called(wanted: str | None, book: Any, name: str) -> str:
    """Return the title of the `wanted` sheet of an Excel file: of the first to be seen where none is named.

    Raises `DataProblems` where there is no such sheet.
    """
    visible = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    title = wanted if wanted is not None else next(iter(visible), "")
    if title not in [one.title for one in book.worksheets]:
        facts = {"given": title, "known": listed(visible) or "–"}
        raise DataProblems((Finding(NO_SHEET, name, facts),))
    return title


def read_sheet_tables(path: Path, name: str, sheet: str | None) -> tuple[tuple[Table, ...], tuple[str, ...]]:
    """Return the used part of each sheet that can be seen, or of the one that is named; and the hidden ones.

    Raises as `open_excel` does, and `DataProblems` for a sheet that there is not.
    """
    # Styles are looked up when asked for: within what tells of broken ones.
    with open_excel(path, name, rich=True) as (values, formulas), reading(name):
        if sheet is not None:
            wanted = sheet_called(sheet, values, name)
            return (_sheet_table(values[wanted], formulas[wanted], named=False),), ()
        hidden = tuple(one.title for one in values.worksheets if one.sheet_state != "visible")
        shown = [one.title for one in values.worksheets if one.title not in hidden]
        filled = [title for title in shown if any(cell.value is not None for cell in _cells(values[title]))]
        named = len(filled) > 1
        return (
            tuple(_sheet_table(values[one], formulas[one], named=named) for one in filled or shown),
            tuple(title for title in hidden if any(cell.value is not None for cell in _cells(values[title]))),
        )


def _cells(sheet: Any) -> Iterator[Any]:
    for row in sheet.iter_rows():
        yield from row


def _sheet_table(values: Any, formulas: Any, *, named: bool) -> Table:
    """Return the used part of a sheet; `named` says that places in it are told with its title."""
    title = values.title if named else ""
    lower, hidden = _lower_parts(values), _hidden(values)
    areas = values.merged_cells.ranges
    widths = {(area.min_row, area.min_col): area.max_col - area.min_col + 1 for area in areas}
    rows = tuple(
        tuple(
            replace(
                _sheet_cell(cell, formulas.cell(cell.row, cell.column).value, lower, title),
                hidden=hidden.get((cell.row, 0)) or hidden.get((0, cell.column), ""),
                width=widths.get((cell.row, cell.column), 1),
            )
            for cell in row
        )
        for row in values.iter_rows()
    )
    return Table(rows, (), merges=True, sheet=values.title)


def _lower_parts(sheet: Any) -> Mapping[tuple[int, int], bool]:
    """Return the cells that a merge covers, by row and column: whether they lie below its first row."""
    return {
        (row, column): row > area.min_row
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
        if (row, column) != (area.min_row, area.min_col)
    }


def _hidden(sheet: Any) -> Mapping[tuple[int, int], str]:
    """Return the rows (row, 0) and columns (0, column) that are not shown; columns grouped have one entry."""
    rows = {(row, 0): "row" for row, one in sheet.row_dimensions.items() if one.hidden}
    columns = {
        (0, column): "column"
        for one in sheet.column_dimensions.values()
        if one.hidden
        for column in range(one.min, min(one.max, sheet.max_column) + 1)
    }
    return rows | columns


def _sheet_cell(cell: Any, formula: object, lower: Mapping[tuple[int, int], bool], title: str) -> Cell:
    place = Place(cell.row, cell.column, sheet=True, of=title)
    if formula is not None and cell.font and cell.font.strike:
        return Cell("", place, struck=True)
    is_stored = cell.value is not None or cell.data_type == "str"  # a result of no letters is one
    if formula is not None and not is_stored:
        return Cell(squeezed(str(formula)), place, broken="formula")
    if cell.value is None:
        return Cell("", place, merged=lower.get((cell.row, cell.column), False))
    words, broken = _sheet_text(cell)
    lines = lines_of(words)
    bold = bool(cell.font and cell.font.bold)
    number = not broken and isinstance(cell.value, (int, float))
    struck = isinstance(cell.value, list) and unstruck(cell.value)[1]
    shown = _month_first(cell.value, str(cell.number_format)) if broken == "date" else ""
    return Cell(
        " ".join(lines),
        place,
        bold=bold,
        number=number,
        broken=broken,
        struck=struck,
        lines=lines,
        shown=shown,
    )


_NO_PART_OF_DATE = re.compile(r"\[[^\]]*\]|\"[^\"]*\"|\\.")


def _sheet_text(cell: Any) -> tuple[str, str]:
    """Return the text of a cell that holds something, and why it cannot be trusted, if so."""
    value = cell.value
    if isinstance(value, (datetime, date)):
        return _shown_date(value, str(cell.number_format)), "date"
    if isinstance(value, time):
        return value.isoformat()[:10], "date"
    if isinstance(value, bool) or cell.data_type == "e":
        return squeezed(str(value)), "error"
    if isinstance(value, (int, float)):
        shown_as = str(cell.number_format)
        if "%" in shown_as:
            return f"{value * 100:.{EXCEL_DIGITS}g}%", "percent"
        return _shown_number(value, shown_as), ""
    return unstruck(value)[0], ""


def unstruck(value: object) -> tuple[str, bool]:
    """Return the lines of a value without the parts of it that are struck out, and whether there are any."""
    parts = value if isinstance(value, list) else [value]  # a text of several fonts is a list
    kept = [str(part) for part in parts if not getattr(getattr(part, "font", None), "strike", None)]
    return "".join(kept), len(kept) < len(parts)


def _shown_date(value: date, shown_as: str) -> str:
    """Return a date with its day, unless the sheet shows a month or a year alone.

    What was typed as 6/2025 is held as the first of June and shown without the day.
    """
    shown = _NO_PART_OF_DATE.sub("", shown_as.lower())
    if "d" in shown or "y" not in shown:
        return value.isoformat()[:10]
    return f"{value.month}/{value.year}" if "m" in shown else str(value.year)


def _month_first(value: date | time, shown_as: str) -> str:
    """Return a date as 1/31/2027 where its cell shows it so; nothing where it does not.

    “mm-dd-yy” is how libraries call the format that each machine shows in the order of its own country.
    """
    shown = _NO_PART_OF_DATE.sub("", shown_as.lower())
    if isinstance(value, time) or shown == "mm-dd-yy" or not re.match(r"mm?[-/.]dd?[-/.]y", shown):
        return ""
    return f"{value.month}/{value.day}/{value.year}"


def _shown_number(value: float, shown_as: str) -> str:
    """Return a number as the sheet shows it where that is a fixed count of places, else its digits."""
    shown_as = _ROOM.sub("", shown_as)
    if set(shown_as) <= _FIXED and shown_as.startswith("0."):
        text = f"{value:.{len(shown_as) - 2}f}"
        if float(text) == value:
            return text
    digits = f"{value:.{EXCEL_DIGITS}g}"
    return digits if "e" not in digits else f"{value:.9f}".rstrip("0").rstrip(".")


def read_word_tables(path: Path, name: str) -> tuple[Table, ...]:
    """Return the tables of a .docx file in order.

    Raises as `open_word` does.
    """
    document = open_word(path, name)
    with reading(name):
        settle(document.element.body)
        return tuple(_word_tables(document, name))


def settle(body: Any) -> None:
    """Take the content of controls for what it is, and tracked changes for accepted."""
    for control in list(body.iter(f"{W}sdt")):
        inner = control.find(f"{W}sdtContent")
        for part in list(inner) if inner is not None else ():
            control.addprevious(part)
        control.getparent().remove(control)
    deleted = [
        mark.getparent().getparent() for mark in body.iter(f"{W}del") if mark.getparent().tag == f"{W}trPr"
    ]
    for gone in (*deleted, *body.iter(f"{W}moveFrom")):
        gone.getparent().remove(gone)


def _word_tables(document: Any, name: str) -> Iterator[Table]:
    above: list[str] = []
    number = 0
    for block in document.iter_inner_content():
        if not hasattr(block, "rows"):
            above.append(squeezed(block.text))
            continue
        if _is_letterhead(block):
            above += [line for row in block.rows for cell in _word_row(row, 0, 0) for line in cell.lines]
            continue
        inner = _taken_out(block)
        if inner and _only_lays_out(block):
            above += [cell.text for row in block.rows for cell in _word_row(row, 0, 0)]
            tables = inner
        else:
            tables = [block, *inner]
        for table in tables:
            number += 1
            rows = [list(_word_row(row, number, place)) for place, row in enumerate(table.rows, start=1)]
            yield Table(squared(rows, name), tuple(filter(None, above)), merges=True)
            above = []


def _is_letterhead(table: Any) -> bool:
    """Return whether a table only sets who writes beside the motto of the state, above a Vietnamese paper."""
    if len(table.rows) > _MOST_OF_LETTERHEAD:
        return False
    rows = [list(_word_row(row, 0, 0)) for row in table.rows]
    in_two = all(len(row) == 2 for row in rows)
    return in_two and any(re.search(_MOTTO, fold(cell.text)) for row in rows for cell in row)


def _taken_out(table: Any) -> list[Any]:
    """Return the tables inside the cells of a table, taken out of them: web pages are laid out in tables."""
    inner = [one for one in table._tbl.iter(f"{W}tbl") if one is not table._tbl and _is_grid(one)]
    for one in inner:
        one.getparent().remove(one)
    return [type(table)(one, table._parent) for one in inner]


def _is_grid(element: Any) -> bool:
    """Return whether a table has rows and columns; one that has not is a way to set a text."""
    rows = element.findall(f"{W}tr")
    return len(rows) > 1 and max(len(row.findall(f"{W}tc")) for row in rows) > 1


def _only_lays_out(table: Any) -> bool:
    """Return whether what is left of a table is no table: fewer texts than a header and a row have."""
    texts = [cell for row in table.rows for cell in _word_row(row, 0, 0) if cell]
    return len(texts) < _FEWEST_TEXTS


def _word_row(row: Any, table: int, number: int) -> Iterator[Cell]:
    """Yield the cells of a row; of one that goes over several columns the first holds the text."""
    column = row.grid_cols_before + 1
    for _ in range(row.grid_cols_before):
        yield Cell("", Place(number, table=table))
    for part in row._tr.tc_lst:
        place = Place(number, column, table=table)
        if part.vMerge == "continue":
            yield Cell("", place, merged=True)
        else:
            paragraphs = list(part.iter(f"{W}p"))  # those of a box of text inside the cell too
            lines = lines_of("\n".join(shown_words(one) for one in paragraphs))
            text = " ".join(lines)
            bold = bool(text) and all(map(_is_bold, paragraphs))
            struck = any(_is_struck(run) and _run(run).strip() for one in paragraphs for run in _runs(one))
            yield Cell(text, place, bold=bold, struck=struck, width=part.grid_span, lines=lines)
        for _ in range(part.grid_span - 1):
            yield Cell("", Place(number, column, table=table))
        column += part.grid_span


def shown_words(paragraph: Any) -> str:
    """Return the text of a paragraph; raised figures stay raised, so that no footnote joins a number.

    What is struck out is taken back by whoever wrote it, as what is deleted in tracked changes.
    """
    return "".join(_run(run) for run in _runs(paragraph) if not _is_struck(run))


def _runs(paragraph: Any) -> Iterator[Any]:
    """Yield the runs of a paragraph that are shown."""
    return (run for run in paragraph.iter(f"{W}r") if run.find(f"{W}rPr/{W}vanish") is None)


def _is_struck(run: Any) -> bool:
    marks = [run.find(f"{W}rPr/{W}{name}") for name in ("strike", "dstrike")]
    return any(mark is not None and mark.get(f"{W}val", "1") not in _OFF for mark in marks)


def _run(run: Any) -> str:
    raised = run.find(f"{W}rPr/{W}vertAlign")
    text = "".join(_SIGNS.get(node.tag.removeprefix(W), node.text or "") for node in run if node.tag in _KEPT)
    return text.translate(_RAISED) if raised is not None and raised.get(f"{W}val") == "superscript" else text


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.r_lst if (run.text or "").strip()]
    return all(run.rPr is not None and run.rPr.find(f"{W}b") is not None for run in runs)
