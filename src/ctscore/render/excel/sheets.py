"""Sheets of an Excel file: a table each, cells typed by their kind, on pages that can be read.

Text is written as text and nothing else, whatever it looks like. Figures become binary numbers here, at the
edge, and nowhere before. Formulas are written with the names of cells. Rows are given their height, since
LibreOffice makes none of its own in a file of this library. The same tables always make the same bytes.
"""

import io
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from math import sqrt
from typing import Any

from ctscore.decimals import HUNDRED, ZERO, places, rounded
from ctscore.document import MOST_PLACES, Column, Document, Kind, Row, Section, Sheet, Value, Workbook
from ctscore.phrases import OnDay, Wording, Words, said
from ctscore.render import Canvas
from ctscore.render.drawing import shown
from ctscore.render.excel.charts import Plot, Source, add_charts, plots_of
from ctscore.render.excel.files import (
    INDENT,
    LINE_HEIGHT,
    PAGE_WIDTH,
    TALLEST,
    breadth,
    fit_across,
    lines,
    longest_word,
    new_book,
    number_pages,
    safe_text,
    sheet_names,
)
from ctscore.render.excel.formulas import TablePlace, written
from ctscore.render.papers import spread
from ctscore.render.values import FORMULA_SIGNS, PERCENT_PLACES, is_figure, sentence, words
from ctscore.workbook_layout import letters
from ctscore.writer import ANSWER_MARK, sealed

_CHARTS = Words("Biểu đồ", "Charts")
_Look = dict[str, Any]
"""How a cell looks, in the words of XlsxWriter."""

# Widths are in pixels.
_WIDEST = {Kind.TEXT: 420.0, Kind.REF: 170.0, Kind.REFS: 210.0, Kind.CODE: 170.0}
_CRAMPED = {Kind.TEXT: 120.0, Kind.REF: 110.0, Kind.REFS: 120.0, Kind.CODE: 80.0}
"""What a column that wraps has at most, and at least where its values are as long."""
_SHORT = 1.3
"""So many times as wide as a cramped column is one whose values all stand in one line."""
_LONGEST_WORD = 200.0
_COMFORT = PAGE_WIDTH / 0.8  # so wide tables are made before words wrap: letters of 9 points on paper
_LABEL_WIDTH, _FACT_WIDTH = 220.0, 680.0
_FILTER_BUTTON = 18.0
_PADDING = 10.0
_BORDERS = 6.0
"""What programs leave free beside the words of a cell, which are measured with a little more."""
_LEAST_POINTS = "00.0000"
_LEAST_SPAN, _MOST_SPAN = 680.0, 1150.0
"""Over so much titles and notes may run."""
_USUAL_WIDTH = 64.0
_TITLE_HEIGHT = 19.0

_NOTE: _Look = {"valign": "top", "text_wrap": True}
_TITLE: _Look = {**_NOTE, "bold": True, "font_size": 14}
_MARK: _Look = {"align": "left", "num_format": "0"}
_CELL: _Look = {**_NOTE, "border": 1, "border_color": "#C8C8C8"}
# Both keep off the lines between cells, and so off each other: words by an indent, figures by the room for a
# digit behind them (`_padded`), as LibreOffice forgets indents from the right.
_WORDS: _Look = {"align": "left"}
_FIGURE: _Look = {"align": "right", "text_wrap": False}
_HEADER: _Look = {**_CELL, "bold": True, "bg_color": "#DDE6F0", "align": "center", "valign": "vcenter"}
_BAR: _Look = {
    "type": "data_bar",
    "bar_solid": True,
    "bar_color": "#E8A09A",
    "min_type": "num",
    "min_value": 0,
}
_NUMBER_FORMATS = {
    Kind.POINTS: "0.0000",
    Kind.CHANGE: "+0.0000;-0.0000;0.0000",
    Kind.PERCENT: "0.00%",
    Kind.COUNT: "0",
    Kind.DATE: "dd/mm/yyyy",
    Kind.CODE: "@",  # so that 9.10 stays a code when somebody edits it
}


def excel_file(sheets: Sequence[Sheet], lang: str, mark: str = "") -> bytes:
    """Return an Excel file with one sheet for each of `sheets`, under names that Excel takes.

    Its properties hold the `mark`. Raises `Refusal` where the library that writes it is not installed.
    """
    stream = io.BytesIO()
    book = new_book(stream, Words("định dạng xlsx", "the format xlsx"), mark=mark)
    formats: dict[tuple[tuple[str, Any], ...], Any] = {}

    def format_of(look: _Look) -> Any:
        key = tuple(sorted(look.items()))
        if key not in formats:
            formats[key] = book.add_format(look)
        return formats[key]

    plots = [tuple(plots_of(sheet.section)) for sheet in sheets]
    behind = max((place for place, found in enumerate(plots) if found), default=None)
    wanted = [sheet.name for sheet in sheets]
    if behind is not None:
        wanted.insert(behind + 1, _CHARTS)
    names = iter(sheet_names(said(name, lang) for name in wanted))
    sources: list[Source] = []
    for place, (sheet, found) in enumerate(zip(sheets, plots, strict=True)):
        sources += _Writer(book.add_worksheet(next(names)), format_of, lang).write(sheet, found)
        if place == behind:
            add_charts(book, next(names), sources, lang)
    book.close()
    return stream.getvalue()


class _Writer:
    """Writes one sheet from top to bottom; rows and columns count from 0."""

    def __init__(self, sheet: Any, format_of: Callable[[_Look], Any], lang: str) -> None:
        self._sheet = sheet
        self._format_of = format_of
        self._lang = lang

    def write(self, sheet: Sheet, plots: Sequence[Plot]) -> list[Source]:
        """Write title, marks, table and notes of `sheet`; return from which cells its `plots` are drawn."""
        section = sheet.section
        record = section.layout == "record"
        columns = section.columns if sheet.marks else tuple(shown(section))
        widths = [_LABEL_WIDTH, _FACT_WIDTH] if record else _widths(columns, section, self._lang)
        if sheet.marks:
            widths = [0 if one.machine_only else width for one, width in zip(columns, widths, strict=True)]
        for place, width in enumerate(widths):
            self._sheet.set_column_pixels(place, place, round(width), None, {"hidden": not width})
        title = said(section.title, self._lang)
        self._line(0, title, widths, _TITLE, _TITLE_HEIGHT)
        top = self._marks(sheet.marks)
        sources: list[Source] = []
        if section.rows:
            cells = TablePlace(tuple(column.id for column in columns), top + 2)
            sources = [Source(plot, self._sheet.name, cells) for plot in plots]
            end = self._records(section, top) if record else self._table(section, columns, widths, top)
            top = end + 1
        self._closing(section, widths, top)
        number_pages(self._sheet, title, self._lang)
        fit_across(self._sheet, widths, _kept(columns))
        if sheet.hidden:
            self._sheet.very_hidden()
        return sources

    def _marks(self, marks: Sequence[Wording | int]) -> int:
        """Write what tells programs what the sheet holds, in a row that nobody sees; return the row below."""
        for place, mark in enumerate(marks):
            if isinstance(mark, int):
                self._sheet.write_number(1, place, mark, self._format_of(_MARK))
            else:
                self._text(1, place, said(mark, self._lang), _MARK)
        if marks:
            self._sheet.set_row(1, None, None, {"hidden": True})
        return 2 if marks else 1

    def _closing(self, section: Section, widths: Sequence[float], top: int) -> None:
        for row, note in enumerate(section.notes, start=top):
            self._line(row, sentence(note, self._lang), widths, _NOTE, LINE_HEIGHT)

    def _line(self, row: int, text: str, widths: Sequence[float], look: _Look, line_height: float) -> None:
        """Write a title or note over as many columns as make a line of readable length."""
        last, span = 0, widths[0] if widths else _USUAL_WIDTH  # a table without any column has only notes
        while span < _LEAST_SPAN or (last + 1 < len(widths) and span + widths[last + 1] <= _MOST_SPAN):
            last += 1
            span += widths[last] if last < len(widths) else _USUAL_WIDTH
        if last:
            # The cells are joined first and written then: joining them would write any text as it pleases.
            self._sheet.merge_range(row, 0, row, last, "", self._format_of(look))
        self._text(row, 0, text, look)
        room = (span - _PADDING) * LINE_HEIGHT / line_height
        self._height(row, lines(safe_text(text), room, bold="bold" in look), line_height)

    def _height(self, row: int, count: int, line_height: float = LINE_HEIGHT) -> None:
        self._sheet.set_row(row, min(count * line_height + 2, TALLEST))

    def _records(self, section: Section, top: int) -> int:
        """Write each row of `section` downwards, a line for each thing known; return the row below."""
        line = top
        for place, row in enumerate(section.rows):
            line += bool(place)
            for column in section.columns:
                value = row.values.get(column.id)
                if column.machine_only or value is None or value == ():
                    continue
                label = said(column.label, self._lang)
                self._text(line, 0, label, {**_CELL, "bold": True})
                self._value(line, 1, column, value, {**_CELL, **_WORDS, "indent": 1})
                above = lines(label, _LABEL_WIDTH - _PADDING, bold=True)
                fact = lines(words(column.kind, value, self._lang), _FACT_WIDTH - _PADDING - INDENT)
                self._height(line, max(above, fact))
                line += 1
        return line

    def _table(
        self, section: Section, columns: Sequence[Column[Any]], widths: Sequence[float], header: int
    ) -> int:
        """Write header and rows of `section`; return the row below."""
        most = 1
        for at, (column, width) in enumerate(zip(columns, widths, strict=True)):
            label = said(column.label, self._lang)
            self._text(header, at, label, _HEADER)
            most = max(most, lines(label, width - _FILTER_BUTTON, bold=True) if width else 1)
        self._height(header, most)
        top, end = header + 1, header + 1 + len(section.rows)
        place = TablePlace(tuple(column.id for column in columns), top + 1)
        for line, row in enumerate(section.rows, start=top):
            self._row(line, row, columns, place, in_tree=section.layout == "tree")
            self._height(line, _lines_of(row, columns, widths, self._lang, in_tree=section.layout == "tree"))
        self._sheet.freeze_panes(top, 0)
        self._sheet.repeat_rows(header)
        self._sheet.autofilter(header, 0, end - 1, len(columns) - 1)
        first = top + (section.rows[0].strong and section.rows[0].depth == 0)  # no bar beside the whole
        for at, column in enumerate(columns):
            if column.kind is Kind.CODE:
                cells = f"{letters(at)}{top + 1}:{letters(at)}{end}"
                self._sheet.ignore_errors({"number_stored_as_text": cells})
            if column.bar and first < end:
                self._sheet.conditional_format(first, at, end - 1, at, dict(_BAR))
        return end

    def _row(
        self, line: int, row: Row, columns: Sequence[Column[Any]], place: TablePlace, *, in_tree: bool
    ) -> None:
        for at, column in enumerate(columns):
            look = {**_CELL, "bold": True} if row.strong else _CELL
            if is_figure(column.kind):
                look = {**look, **_FIGURE}
            else:
                look = {**look, **_WORDS, "indent": _indent(column, row, in_tree=in_tree)}
            value, formula = row.values.get(column.id), row.formulas.get(column.id)
            if formula is None or not (value is None or isinstance(value, Decimal)):
                self._value(line, at, column, value, look)
            else:
                look = {**look, "num_format": _padded(_number_format(column, value or ZERO))}
                known = "" if value is None else _figure(column, value)
                text = written(formula, place, self._lang)
                self._sheet.write_formula(line, at, text, self._format_of(look), known)

    def _value(self, row: int, at: int, column: Column[Any], value: Value, look: _Look) -> None:
        if value is None or value == ():
            self._sheet.write_blank(row, at, None, self._format_of(look))
        elif is_figure(column.kind) and isinstance(value, (Decimal, int)):
            shown = _number_format(column, value)
            if value and _is_shown_as_zero(column, value):
                shown = ";".join([shown.rpartition(";")[2]] * 2)  # the second is for figures below zero
            look = {**look, "num_format": _padded(shown)}
            self._sheet.write_number(row, at, _figure(column, value), self._format_of(look))
        elif isinstance(value, date):
            look = {**look, "num_format": _NUMBER_FORMATS[Kind.DATE], "align": "left"}
            self._sheet.write_datetime(row, at, value, self._format_of(look))
        elif isinstance(value, OnDay):
            shown = f'"{said(value.before, self._lang)}"{_NUMBER_FORMATS[Kind.DATE]}'
            look = {**look, "num_format": shown, "align": "left"}
            self._sheet.write_datetime(row, at, value.day, self._format_of(look))
        else:
            if column.kind is Kind.CODE:
                look = {**look, "num_format": _NUMBER_FORMATS[Kind.CODE]}
            elif is_figure(column.kind):  # the word of an answer
                look = {**look, "num_format": _padded("@")}
            self._text(row, at, words(column.kind, value, self._lang), look)

    def _text(self, row: int, at: int, text: str, look: _Look) -> None:
        """Write text as text; what begins like a formula stays text even when somebody edits the cell."""
        safe = safe_text(text)
        if safe.lstrip().startswith(FORMULA_SIGNS):
            look = {**look, "quote_prefix": True}
        self._sheet.write_string(row, at, safe, self._format_of(look))


def _figure(column: Column[Any], value: Decimal | int) -> float:
    """Return a figure as the binary number that a spreadsheet keeps; percents as parts of one."""
    return float(value / HUNDRED) if column.kind is Kind.PERCENT else float(value)


def _padded(number_format: str) -> str:
    """Return a format with the room for a digit behind each of its ways to show a figure."""
    return ";".join(f"{way}_0" for way in number_format.split(";"))


def _number_format(column: Column[Any], value: Decimal | int) -> str:
    """Return how a figure of `column` is shown; one `as_printed` with the digits of the source."""
    if column.as_printed and column.kind is not Kind.PERCENT and isinstance(value, Decimal):
        decimals = _decimals(column, value)
        return f"0.{'0' * decimals}" if decimals else "0"
    return _NUMBER_FORMATS[column.kind]


def _decimals(column: Column[Any], value: Value) -> int:
    """Return with how many decimals a figure of `column` is shown."""
    if column.kind is Kind.PERCENT:
        return PERCENT_PLACES
    return places(value) if column.as_printed and isinstance(value, Decimal) else MOST_PLACES


def _is_shown_as_zero(column: Column[Any], value: Decimal | int) -> bool:
    """Return whether none of the decimals shown tells `value` from zero: a sign would be odd before it."""
    return not rounded(Decimal(value), _decimals(column, value))


def _indent(column: Column[Any], row: Row, *, in_tree: bool) -> int:
    return 1 + (row.depth if in_tree and column.id == "name" else 0)


def _lines_of(
    row: Row, columns: Sequence[Column[Any]], widths: Sequence[float], lang: str, *, in_tree: bool
) -> int:
    """Return how many lines the longest cell of `row` needs."""
    most = 1
    for column, width in zip(columns, widths, strict=True):
        value = row.values.get(column.id)
        if width and value is not None and not is_figure(column.kind):
            room = width - _BORDERS - INDENT * _indent(column, row, in_tree=in_tree)
            most = max(most, lines(words(column.kind, value, lang), room, bold=row.strong))
    return most


def _kept(columns: Sequence[Column[Any]]) -> int:
    """Return how many columns say what a row is: up to the first with words."""
    return next((at for at, one in enumerate(columns, start=1) if one.kind is Kind.TEXT), 1)


def _widths(columns: Sequence[Column[Any]], section: Section, lang: str) -> list[float]:
    """Return widths at which figures and the words of the header stand whole, and words in few lines."""
    natural = [_natural(column, section, lang) for column in columns]
    least, most = [], []
    for column, widths in zip(columns, natural, strict=True):
        head = longest_word(said(column.label, lang), bold=True) + _FILTER_BUTTON + _PADDING
        longest = max(widths, default=0.0)
        unbroken = longest if is_figure(column.kind) else _unbroken(column, section, lang, longest)
        least.append(max(head, unbroken))
        most.append(max(least[-1], min(longest, _WIDEST.get(column.kind, longest))))
    # By the most and by the mean of all rows: a few long remarks shall not press the names that all have.
    weights = [sqrt(sum(widths) * high) for widths, high in zip(natural, most, strict=True)]
    return spread(weights, least, most, _COMFORT)


def _natural(column: Column[Any], section: Section, lang: str) -> list[float]:
    """Return the width at which the value stands in one line, for each row."""
    in_tree = section.layout == "tree"
    least = breadth(_LEAST_POINTS) if column.kind is Kind.POINTS else 0.0
    widths = []
    for row in section.rows:
        value = row.values.get(column.id)
        text = "" if value is None else words(column.kind, value, lang, _decimals(column, value))
        text += "%" if column.kind is Kind.PERCENT else ""
        indent = INDENT * _indent(column, row, in_tree=in_tree)
        widths.append(_PADDING + max(least, indent + breadth(text, bold=row.strong)))
    return widths


def _unbroken(column: Column[Any], section: Section, lang: str, natural: float) -> float:
    """Return the width at which no word is broken, unless it is very long, and names are not cramped."""
    values = (row.values.get(column.id) for row in section.rows)
    texts = (words(column.kind, value, lang) for value in values if value is not None)
    word = max(map(longest_word, texts), default=0.0) + INDENT + _PADDING
    cramped = _CRAMPED.get(column.kind, 0.0)
    return natural if natural <= cramped * _SHORT else max(min(word, _LONGEST_WORD), cramped)


def render(document: Document, canvas: Canvas, lang: str) -> bytes:
    """Return `document` as an Excel file; raises `Refusal` where the library for it is not installed."""
    sheets = [Sheet(section.title, section) for section in document.sections]
    return sealed(excel_file(sheets, lang, ANSWER_MARK), "docProps/core.xml")


def render_workbook(workbook: Workbook, lang: str) -> bytes:
    """Return `workbook` as an Excel file; raises `Refusal` where the library for it is not installed."""
    return excel_file(workbook.sheets, lang)
