"""From an edited workbook back to the data: exactly the figures that differ, and what cannot be taken.

The workbook is one that `ctscore workbook` wrote; `workbook_layout` says where its figures stand. Only points
and maxima that stand as figures in a data file can be changed; sums follow from them.
"""

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctscore.analysis.panels import card_of
from ctscore.book import Book, Filed
from ctscore.decimals import plain, rounded
from ctscore.editing import Edit, new_errors, with_figures
from ctscore.findings import Finding, Refusal, Route
from ctscore.findings.rule import Words
from ctscore.findings.usage_rules import NO_SCORECARD_SHEETS
from ctscore.importing.office import open_excel, reading
from ctscore.importing.tables import Place
from ctscore.load import data_files, shown
from ctscore.model import Scorecard
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.records import dataclass
from ctscore.scoring import Node, Score, evaluation_of, walk
from ctscore.workbook_layout import (
    CONTENTS_SHEET,
    FIRST_ROW,
    HEADER_ROW,
    INDEX_CELL,
    MARK_CELL,
    SCORECARD,
    SCORECARD_COLUMNS,
    SCORECARD_FIGURES,
    UNIT_CELL,
    YEAR_CELL,
    letters,
)

_MOST_DECIMALS = 9
NO_CARD = Words(
    "không tệp nào có bảng điểm này; số của bảng nhiều tỉnh thì sửa trong tệp panel",
    "no file holds this scorecard; figures of a panel are changed in the panel's file",
)
NO_CODE = Words("bảng điểm không có tiêu chí {given}", "the scorecard has no criterion {given}")
CODE_CHANGED = Words("ô mã không còn là chữ: {given}", "the cell of the code is no text any more: {given}")
CODE_TWICE = Words("mã {given} có ở nhiều dòng", "the code {given} stands in several rows")
IS_FORMULA = Words(
    "điểm là công thức, không phải số: {given}", "the points are a formula, no figure: {given}"
)
NOT_A_FIGURE = Words("không phải điểm: {given}", "these are no points: {given}")
NOT_STORED = Words(
    "{given}: tệp dữ liệu không có số này, nó được tính từ số khác",
    "{given}: the data file has no such figure; it follows from others",
)
BREAKS = Words("{code}: {why_vi}", "{code}: {why_en}")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A cell whose edit is not taken, and why; `key` is its column in `SCORECARD_COLUMNS`."""

    sheet: str
    row: int
    words: Words
    facts: dict[str, str] = field(default_factory=dict)
    key: str = "code"

    def say(self, lang: str) -> str:
        """Return where and why, in `lang`."""
        return f"{self.sheet}, {Place(self.row, self._column, sheet=True).say(lang)}: {self.why(lang)}"

    @property
    def _column(self) -> int:
        return list(SCORECARD_COLUMNS).index(self.key) + 1

    def why(self, lang: str) -> str:
        """Return why, in `lang`."""
        return self.words.fill(lang, self.facts)


@dataclass(frozen=True, slots=True)
class Update:
    """What an edited workbook changes: an edit a file, rows that are refused, errors that would be new."""

    edits: tuple[Edit, ...]
    changed: int
    sheets: int
    refused: tuple[RefusedRow, ...]
    errors: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """One figure that differs from the data."""

    sheet: str
    row: int
    code: str
    route: Route
    figure: Decimal


def update_from(loaded: Book, path: Path, folder: Path) -> Update:
    """Return what the workbook at `path` changes in the data folder `folder`, which holds `loaded`.

    A row is refused by itself; an edit that brings an error of its criterion is refused with its row, any
    other new error stands in `errors`. Raises `DataProblems` for a file that is no workbook, and `Refusal`
    where no sheet of it holds a scorecard.
    """
    name = shown(path)
    refused: list[RefusedRow] = []
    wanted: dict[str, list[_Change]] = {}
    with open_excel(path, name) as (values, formulas), reading(name):  # styles are looked up when asked for
        sheets = [sheet for sheet in values.worksheets if sheet[MARK_CELL].value == SCORECARD]
        wanted_sheets = max(_count(values), 1)
        if len(sheets) < wanted_sheets:
            facts = {"found": str(len(sheets)), "wanted": str(wanted_sheets)}
            raise Refusal(NO_SCORECARD_SHEETS, path=name, **facts)
        for sheet in sheets:
            filed = _card(loaded, sheet)
            if filed is None:
                refused.append(RefusedRow(sheet.title, FIRST_ROW, NO_CARD))
                continue
            has_file = filed.file in {own.file for own in loaded.all_scorecards}
            reader = _Sheet(sheet, formulas[sheet.title], filed, has_file, refused)
            for change in reader.changes():
                wanted.setdefault(filed.file, []).append(change)
    edits, errors = _tried(loaded, folder, wanted, refused)
    return Update(edits, sum(map(len, wanted.values())), len(sheets), tuple(refused), errors)


def _count(book: Any) -> int:
    """Return how many scorecards the last sheet says that the workbook holds: a line each, with its year."""
    if CONTENTS_SHEET not in book.sheetnames:
        return 0
    lines = book[CONTENTS_SHEET].iter_rows(min_row=FIRST_ROW, max_col=3, values_only=True)
    return sum(isinstance(year, int) for _, _, year in lines)


def _card(book: Book, sheet: Any) -> Filed[Scorecard] | None:
    index, unit, year = (str(sheet[cell].value) for cell in (INDEX_CELL, UNIT_CELL, YEAR_CELL))
    return card_of(book, index, unit, int(year)) if re.fullmatch("[0-9]{4}", year) else None


def _tried(
    loaded: Book, folder: Path, wanted: dict[str, list[_Change]], refused: list[RefusedRow]
) -> tuple[tuple[Edit, ...], tuple[Finding, ...]]:
    """Return the edits whose own criteria bring no error, and the errors that are left."""
    while True:
        edits = tuple(
            with_figures(_path_of(folder, file), {change.route: plain(change.figure) for change in changes})
            for file, changes in wanted.items()
        )
        errors, _ = new_errors(loaded, edits)
        blamed = [
            (file, change, error)
            for error in errors
            for file, changes in wanted.items()
            for change in changes
            if error.file == file and error.route[: len(change.route) - 1] == change.route[:-1]
        ]
        if not blamed:
            return edits, errors
        for file, change, error in blamed:
            if change in wanted[file]:
                facts = {
                    "code": change.code,
                    **{f"why_{lang}": error.message(lang) for lang in ("vi", "en")},
                }
                refused.append(RefusedRow(change.sheet, change.row, BREAKS, facts))
                wanted[file].remove(change)
        wanted = {file: changes for file, changes in wanted.items() if changes}


def _path_of(folder: Path, file: str) -> Path:
    return next(path for path in data_files(folder) if shown(path) == file)


@dataclass(slots=True)
class _Sheet:
    """One sheet with a scorecard, read row by row against the data."""

    values: Any
    formulas: Any
    filed: Filed[Scorecard]
    has_file: bool  # not the row of a panel
    refused: list[RefusedRow]

    def changes(self) -> Iterator[_Change]:
        """Yield the figures that differ from the data; rows that cannot be taken are refused."""
        nodes = {node.criterion.code: node for node in walk(self.filed.value)}
        rows = {
            row: self._cell(self.values, "code", row)
            for row in range(FIRST_ROW, self.values.max_row + 1)
            if any(self._cell(self.formulas, key, row) is not None for key in ("name", *SCORECARD_FIGURES))
        }
        counts = Counter(rows.values())
        for row, code in rows.items():
            if code is None:
                self._refuse_total(row)
            elif not isinstance(code, str):
                self._refuse(row, CODE_CHANGED, str(code))
            elif counts[code] > 1:
                self._refuse(row, CODE_TWICE, code)
            elif code not in nodes:
                self._refuse(row, NO_CODE, code)
            else:
                yield from self._figures(row, nodes[code])

    def _figures(self, row: int, node: Node) -> Iterator[_Change]:
        score = evaluation_of(self.filed.value).of(node)
        for key in SCORECARD_FIGURES:
            written = self._written(key, row)
            stored: Decimal | None = getattr(node.criterion, key)
            is_formula = isinstance(written, str) and written.startswith("=")
            if stored is None and (written is None or is_formula):
                continue  # a sum, or nothing
            figure = None if is_formula else _figure(written)
            if figure is None:
                words = IS_FORMULA if is_formula else NOT_A_FIGURE
                self._refuse(row, words, "–" if written is None else str(written), key)
            elif stored is None:
                if figure != _worked_out(score, key):
                    self._refuse(row, NOT_STORED, plain(figure), key)
            elif figure != stored and self.has_file:
                yield _Change(self.values.title, row, node.criterion.code, (*node.route, key), figure)
            elif figure != stored:
                self._refuse(row, NO_CARD, plain(figure), key)

    def _cell(self, sheet: Any, key: str, row: int) -> Any:
        return sheet[f"{SCORECARD_COLUMNS[key]}{row}"].value

    def _written(self, key: str, row: int) -> Any:
        """Return what stands in a cell; of a percentage its words, which are no points."""
        cell = self.formulas[f"{SCORECARD_COLUMNS[key]}{row}"]
        is_percent = isinstance(cell.value, (int, float)) and "%" in str(cell.number_format)
        return f"{cell.value * 100:g}%" if is_percent else cell.value

    def _refuse_total(self, row: int) -> None:
        """Refuse a figure without a code, unless it is what the program wrote for the whole."""
        card = self.filed.value
        score = evaluation_of(card).whole
        stored = {"max": card.max, "achieved": card.published.score if card.published else None}
        for key in SCORECARD_FIGURES:
            written = self._written(key, row)
            is_formula = isinstance(written, str) and written.startswith("=")
            figure = None if is_formula else _figure(written)
            if (
                written is not None
                and not is_formula
                and figure not in (_worked_out(score, key), stored.get(key))
            ):
                self._refuse(row, NOT_STORED, str(written), key)

    def _refuse(self, row: int, words: Words, given: str, key: str = "code") -> None:
        self.refused.append(RefusedRow(self.values.title, row, words, {"given": given[:80]}, key))


def _worked_out(score: Score, key: str) -> Decimal | None:
    """Return what the program works out for a column; None for figures that only stand in the data."""
    return {"max": score.max, "achieved": score.achieved}.get(key)


def _figure(written: object) -> Decimal | None:
    """Return the points in a cell, without the noise of binary numbers; None where it holds none."""
    if isinstance(written, bool) or not isinstance(written, (int, float, str)):
        return None
    try:
        is_binary = isinstance(written, float)
        figure = Decimal(f"{written:.15g}") if is_binary else read_typed_number(str(written).strip())
        return None if figure.is_signed() and figure else rounded(figure, _MOST_DECIMALS).normalize() + 0
    except (InvalidValue, ArithmeticError):
        return None


def with_reasons(path: Path, refused: Sequence[RefusedRow], lang: str) -> bytes:
    """Return the workbook at `path` with a column behind the others that says why a row was refused."""
    name = shown(path)
    column = letters(len(SCORECARD_COLUMNS))
    stream = io.BytesIO()
    with open_excel(path, name) as (_, book), reading(name):
        for row in refused:
            sheet = book[row.sheet]
            sheet[f"{column}{HEADER_ROW}"] = "Lỗi" if lang == "vi" else "Error"
            cell = sheet[f"{column}{row.row}"]
            cell.value = "; ".join(filter(None, (cell.value, row.why(lang))))
            cell.data_type = "s"  # the reason quotes what somebody wrote: never a formula
        book.save(stream)  # without the bars beside figures, which it can do without
    return stream.getvalue()
