"""Paper as an Excel workbook: cells really merged, codes as text, figures as numbers.

The sheet ends with the table; what follows it stands on a second one.
"""

import io
from collections.abc import Sequence
from decimal import Decimal
from math import ceil
from typing import Any

from ctscore.decimals import places, rounded
from ctscore.document import MOST_PLACES, Column, Kind, Paper, PaperCell, PaperTable, Paragraph
from ctscore.phrases import Words, said
from ctscore.render.excel.files import INDENT, LINE_HEIGHT, MOST_LETTERS, TALLEST, lay_across, lines, new_book
from ctscore.render.papers import (
    BOLD,
    CENTRED,
    ITALIC,
    Lines,
    cell_lines,
    labels_of,
    lead_words,
    paragraph_words,
    widths_of,
)
from ctscore.render.values import clean, is_figure

_BOX = {"border": 1, "text_wrap": True, "valign": "vcenter"}
_SHEET_WIDTH = 1180
"""The columns of a table together, in pixels; on paper they are fitted to the width of the page."""
_PADDING = 8 + INDENT


def render(paper: Paper, lang: str) -> bytes:
    """Return `paper`, which has one table, as an .xlsx file.

    Raises `Refusal` where XlsxWriter is not installed.
    """
    stream = io.BytesIO()
    workbook = new_book(stream, Words("tệp .xlsx", "an .xlsx file"), clean(said(paper.title, lang)))
    (grid,) = (block for block in paper.blocks if isinstance(block, PaperTable))
    shares = widths_of(grid, cell_lines(grid, lang), lang)
    widths = [_SHEET_WIDTH * share / sum(shares) for share in shares]
    sheet, line = _new_sheet(workbook, widths), 0
    for block in paper.blocks:
        if isinstance(block, PaperTable):
            sheet.repeat_rows(line)
            _add_grid(workbook, sheet, line, block, widths, lang)
            # Below a table there may be no more words: what filters, sorts or reads it takes them for rows.
            sheet, line = _new_sheet(workbook, widths), 0
        elif isinstance(block, Paragraph):
            _add_paragraph(workbook, sheet, line, block, len(widths), lang)
            line += 1
    workbook.close()
    return stream.getvalue()


def _new_sheet(workbook: Any, widths: Sequence[float]) -> Any:
    """Add a sheet that lies across A4, as wide as one page, its number at the top centre."""
    sheet = workbook.add_worksheet()
    for place, width in enumerate(widths):
        sheet.set_column_pixels(place, place, round(width))
    lay_across(sheet)
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=1.18, right=0.59, top=0.79, bottom=0.79)  # inches: 30, 15, 20 and 20 mm
    sheet.set_header("&C&P")
    sheet.hide_gridlines(2)
    return sheet


def _add_paragraph(
    workbook: Any, sheet: Any, line: int, paragraph: Paragraph, columns: int, lang: str
) -> None:
    """Write a paragraph over all columns."""
    look, bold = paragraph.look, paragraph.look in BOLD
    align = "center" if look in CENTRED else "left"
    form = workbook.add_format(
        {"text_wrap": True, "valign": "vcenter", "align": align, "bold": bold, "italic": look in ITALIC}
    )
    text = lead_words(paragraph, lang) + paragraph_words(paragraph, lang)
    sheet.merge_range(line, 0, line, columns - 1, "", form)
    sheet.write_string(line, 0, text[:MOST_LETTERS], form)
    sheet.set_row(line, _height(lines(text, _SHEET_WIDTH - _PADDING, bold=bold)))


def _add_grid(
    workbook: Any, sheet: Any, line: int, grid: PaperTable, widths: Sequence[float], lang: str
) -> None:
    """Write the table from `line` on."""
    head = workbook.add_format({**_BOX, "bold": True, "align": "center"})
    labels = labels_of(grid, lang)
    for place, label in enumerate(labels):
        sheet.write_string(line, place, label, head)
    pairs = zip(labels, widths, strict=True)
    sheet.set_row(line, _height(max(lines(label, width - _PADDING, bold=True) for label, width in pairs)))
    texts = cell_lines(grid, lang)
    for below, row in enumerate(grid.rows, start=1):
        for place, (cell, column) in enumerate(zip(row.cells, grid.columns, strict=True)):
            if cell is not None:
                form = workbook.add_format(_form(cell, column, strong=row.strong))
                _write(sheet, (line + below, place), cell, texts[below - 1][place], form)
    for below, height in enumerate(_heights(grid, texts, widths), start=1):
        sheet.set_row(line + below, height)


def _form(cell: PaperCell, column: Column[Any], *, strong: bool) -> dict[str, object]:
    centred = column.kind is Kind.CODE or is_figure(column.kind)
    form: dict[str, object] = {**_BOX, "bold": strong and not cell.taken, "italic": cell.taken}
    form |= {"align": "center"} if centred else {"align": "left", "indent": 1}
    if isinstance(cell.value, Decimal):
        digits = min(places(cell.value), MOST_PLACES)
        shown = f"0.{'0' * digits}" if digits else "0"
        # What is shown as zero has no sign: the second format is for figures below zero.
        form["num_format"] = shown if rounded(cell.value, digits) else f"{shown};{shown}"
    elif column.kind is Kind.CODE:
        form["num_format"] = "@"
    return form


def _write(sheet: Any, place: tuple[int, int], cell: PaperCell, words: Lines, form: Any) -> None:
    """Write one cell: figures as numbers, everything else as text, whatever it looks like."""
    row, column = place
    if cell.rows > 1 or cell.across > 1:
        sheet.merge_range(row, column, row + cell.rows - 1, column + cell.across - 1, "", form)
    if isinstance(cell.value, (Decimal, int)):
        sheet.write_number(row, column, float(cell.value), form)
    elif words:
        sheet.write_string(row, column, "\n".join(words)[:MOST_LETTERS], form)
    else:
        sheet.write_blank(row, column, None, form)


def _heights(grid: PaperTable, texts: Sequence[Sequence[Lines]], widths: Sequence[float]) -> list[float]:
    """Return the height of each row, in points: no program makes room for what stands in merged cells."""
    needed = [1.0] * len(grid.rows)
    boxes = [
        (
            cell.rows,
            place,
            sum(
                lines(text, sum(widths[column : column + cell.across]) - _PADDING, bold=row.strong)
                for text in words
            ),
        )
        for place, row in enumerate(grid.rows)
        for column, (cell, words) in enumerate(zip(row.cells, texts[place], strict=True))
        if cell is not None
    ]
    for rows, place, count in sorted(boxes):
        missing = count - sum(needed[place : place + rows])
        for below in range(place, place + rows):
            needed[below] += max(missing, 0) / rows
    return [_height(count) for count in needed]


def _height(count: float) -> float:
    return min(TALLEST, ceil(count) * LINE_HEIGHT + 3)
