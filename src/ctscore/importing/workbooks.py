"""From an edited workbook back to the data: exactly the figures that differ, and what cannot be taken.

The workbook is one that `ctscore workbook` wrote; `workbook_layout` says where its figures stand. Only points
and maxima that stand as figures in a data file can be changed; sums follow from them.
"""

import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from pathlib import Path
from typing import Any

from ctscore.analysis.naming import options_naming
from ctscore.analysis.panels import card_of
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO, plain, rounded
from ctscore.editing import Edit, new_errors, with_figures
from ctscore.findings import Finding, Refusal, Route
from ctscore.findings.usage_rules import NO_SCORECARD_SHEETS
from ctscore.importing.office import open_excel, reading
from ctscore.importing.tables import Place
from ctscore.languages import ours
from ctscore.load import data_files, shown
from ctscore.model import Criterion, Scorecard, stage_order
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.model.scorecard import LATEST, at_stage, result_of, stage_of
from ctscore.periods import read_period
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass
from ctscore.scoring import Node, Score, answer_of, evaluation_of, framework_of, walk
from ctscore.workbook_layout import (
    CONTENTS_SHEET,
    FIRST_ROW,
    HEADER_ROW,
    INDEX_CELL,
    MARK_CELL,
    SCORECARD,
    SCORECARD_COLUMNS,
    SCORECARD_FIGURES,
    STAGE_CELL,
    UNIT_CELL,
    YEAR_CELL,
    letters,
)

_MOST_DECIMALS = 9
NO_CARD = Words(
    "không tệp nào có bảng điểm này; số của bảng nhiều tỉnh thì sửa trong tệp panel",
    "no file holds this scorecard; figures of a panel are changed in the panel's file",
)
COPIED = Words(
    "bảng điểm này có ở nhiều trang của tệp; xóa các bản sao rồi nhập lại",
    "this scorecard stands on several sheets of the file; delete the copies and import again",
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
NOT_APPLICABLE = Words(
    "{given}: tiêu chí được ghi là không áp dụng; nếu có áp dụng thì bỏ `not_applicable` trong tệp dữ liệu",
    "{given}: the criterion is said not to apply; if it does, take `not_applicable` out of the data file",
)
MIXED_STAGES = Words(
    "trang này trộn nhiều giai đoạn: không đọc lại được", "this sheet mixes stages: it cannot be read back"
)
WORKED_OUT = Words(
    "{given}: ô này được tính ra, không đọc lại; sửa điểm ở cột “{column}” của trang “{sheet}”",
    "{given}: this cell is worked out, not read back; edit the points in the column “{column}” of “{sheet}”",
)
PRINTED = Words(
    "{given}: số in trong nguồn không đọc lại từ sổ tính; sửa trong tệp dữ liệu",
    "{given}: what the source prints is not read back from a workbook; change it in the data file",
)
BREAKS = Words("{code}: {why}", "{code}: {why}")


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A cell whose edit is not taken, and why.

    `key` is its column in `SCORECARD_COLUMNS`; on a sheet of another kind `column` counts it from 1, below a
    header in the row `header`.
    """

    sheet: str
    row: int
    words: Words
    facts: Mapping[str, Fact] = field(default_factory=dict)
    key: str = "code"
    column: int = 0
    header: int = HEADER_ROW

    def say(self, lang: str) -> str:
        """Return where and why, in `lang`."""
        return f"{self.sheet}, {Place(self.row, self._column, sheet=True).say(lang)}: {self.why(lang)}"

    @property
    def _column(self) -> int:
        return self.column or list(SCORECARD_COLUMNS).index(self.key) + 1

    def why(self, lang: str) -> str:
        """Return why, in `lang`."""
        return self.words.fill(lang, self.facts)


@dataclass(frozen=True, slots=True)
class Update:
    """What an edited workbook changes: an edit a file, rows that are refused, errors that would be new.

    `figures` are those of each file and stage by code, with what names its scorecard to `ctscore set`; `book`
    is what the folder would hold.
    """

    edits: tuple[Edit, ...]
    changed: int
    sheets: int
    refused: tuple[RefusedRow, ...]
    errors: tuple[Finding, ...]
    figures: tuple[tuple[dict[str, str], str], ...]
    book: Book


@dataclass(frozen=True, slots=True)
class _Change:
    """One figure that differs from the data."""

    sheet: str
    row: int
    code: str
    route: Route
    figure: Decimal | str


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
        copies = Counter(map(_about, sheets))
        for sheet in sheets:
            filed = _card(loaded, sheet)
            stage = sheet[STAGE_CELL].value
            if filed is None or stage == LATEST or copies[_about(sheet)] > 1:
                words = NO_CARD if filed is None else MIXED_STAGES if stage == LATEST else COPIED
                refused.append(RefusedRow(sheet.title, FIRST_ROW, words))
                continue
            has_file = filed.file in {own.file for own in loaded.all_scorecards}
            seen = _at_stage(loaded, filed, stage)
            own = stage_of(seen.value) == stage_of(filed.value)
            reader = _Sheet(sheet, formulas[sheet.title], seen, has_file, own, refused)
            for change in reader.changes():
                wanted.setdefault(filed.file, []).append(change)
            for other in values.worksheets:
                if other[MARK_CELL].value != SCORECARD and _begins_alike(other, sheet):
                    refused += _edits_of_copy(other, formulas[other.title], sheet, seen.value)
    edits, errors, after = _tried(loaded, folder, wanted, refused)
    figures = tuple(one for file, changes in wanted.items() for one in _typed(loaded, file, changes))
    return Update(edits, sum(map(len, wanted.values())), len(sheets), tuple(refused), errors, figures, after)


def _typed(loaded: Book, file: str, changes: Sequence[_Change]) -> Iterator[tuple[dict[str, str], str]]:
    """Yield for each stage what `ctscore set` is given to make `changes`: figures by code, and options."""
    card = next(filed.value for filed in loaded.all_scorecards if filed.file == file)
    by_stage: dict[str | None, dict[str, str]] = {}
    for change in changes:
        stage = str(change.route[-1]) if change.route[-2] == "stages" else None
        by_stage.setdefault(stage, {})[change.code] = _written(change.figure)
    for stage, figures in by_stage.items():
        yield figures, options_naming(loaded, card.index, card.unit, card.when, stage)


def _at_stage(book: Book, filed: Filed[Scorecard], stage: object) -> Filed[Scorecard]:
    """Return a scorecard at the stage that a sheet speaks of: its own where the sheet names none."""
    if not isinstance(stage, str):
        return filed
    order = stage_order(book.indexes.get(filed.value.index))
    return Filed(filed.file, at_stage(filed.value, stage, order))


def _count(book: Any) -> int:
    """Return how many scorecards the last sheet says that the workbook holds: a line each, with its year."""
    if CONTENTS_SHEET not in book.sheetnames:
        return 0
    lines = book[CONTENTS_SHEET].iter_rows(min_row=FIRST_ROW, max_col=3, values_only=True)
    return sum(bool(read_period(str(when))) for _, _, when in lines)


def _about(sheet: Any) -> tuple[str, ...]:
    """Return which scorecard a sheet holds: index, unit, period and stage."""
    return tuple(str(sheet[cell].value) for cell in (INDEX_CELL, UNIT_CELL, YEAR_CELL, STAGE_CELL))


def _card(book: Book, sheet: Any) -> Filed[Scorecard] | None:
    index, unit, when, _ = _about(sheet)
    period = read_period(when)
    return card_of(book, index, unit, period) if period else None


def _tried(
    loaded: Book, folder: Path, wanted: dict[str, list[_Change]], refused: list[RefusedRow]
) -> tuple[tuple[Edit, ...], tuple[Finding, ...], Book]:
    """Return the edits whose own criteria bring no error, the errors left, and the book with them."""
    while True:
        edits = tuple(
            with_figures(
                _path_of(folder, file), {change.route: _written(change.figure) for change in changes}
            )
            for file, changes in wanted.items()
        )
        errors, after = new_errors(loaded, edits)
        blamed = [
            (file, change, error)
            for error in errors
            for file, changes in wanted.items()
            for change in changes
            if error.file == file and error.route[: len(change.route) - 1] == change.route[:-1]
        ]
        if not blamed:
            return edits, errors, after
        for file, change, error in blamed:
            if change in wanted[file]:
                facts: dict[str, Fact] = {"code": change.code, "why": in_both(error.message)}
                refused.append(RefusedRow(change.sheet, change.row, BREAKS, facts))
                wanted[file].remove(change)
        wanted = {file: changes for file, changes in wanted.items() if changes}


def _written(figure: Decimal | str) -> str:
    return figure if isinstance(figure, str) else plain(figure)


def _path_of(folder: Path, file: str) -> Path:
    return next(path for path in data_files(folder) if shown(path) == file)


def _begins_alike(one: Any, other: Any) -> bool:
    """Return whether two sheets are about the same index, period and unit, as the first line of each says."""
    said, beside = (str(sheet["A1"].value or "").rpartition(" · ")[0] for sheet in (one, other))
    return bool(said) and said == beside


def _edits_of_copy(values: Any, formulas: Any, card_sheet: Any, card: Scorecard) -> Iterator[RefusedRow]:
    """Yield the figures that differ from the data on a sheet that only repeats them, such as that of losses.

    Its columns are those with the words that stand over the same ones of `card_sheet`.
    """
    called = {card_sheet[f"{SCORECARD_COLUMNS[key]}{HEADER_ROW}"].value: key for key in ("code", *_REPEATED)}
    rows = (next(iter(values.iter_rows(min_row=row, max_row=row))) for row in range(1, HEADER_ROW + 1))
    header = next((row for row in rows if any(called.get(cell.value) == "code" for cell in row)), ())
    columns = {called[cell.value]: cell for cell in header if cell.value in called}
    evaluation = evaluation_of(card)
    nodes = {node.criterion.code: node for node in walk(card)}
    for row in range(header[0].row + 1 if header else 1, values.max_row + 1 if header else 1):
        node = nodes.get(values.cell(row, columns["code"].column).value)
        if node is None:
            continue
        known = _repeated(evaluation.of(node), node.criterion)
        for key in _REPEATED:
            written = None if key not in columns else formulas.cell(row, columns[key].column).value
            figure = None if isinstance(written, str) else _figure(written, signed=True)
            if figure is None or figure in known[key] or (key == "lost" and not evaluation.framework.adds_up):
                continue
            facts = {"given": str(written), **_where_points_are(card_sheet)}
            at = columns[key]
            yield RefusedRow(values.title, row, WORKED_OUT, facts, key, at.column, at.row)


_REPEATED = ("max", "achieved", "lost")


def _repeated(score: Score, criterion: Criterion) -> dict[str, set[Decimal | None]]:
    """Return what may stand for a criterion in each column that repeats or works out a figure."""
    return {
        "max": {_worked_out(score, "max"), _comparable(criterion.max)},
        "achieved": {_worked_out(score, "achieved")},
        "lost": {_comparable(score.own_lost)},
    }


def _where_points_are(sheet: Any) -> dict[str, str]:
    """Return what the column of points of a scorecard's sheet is called, and the sheet."""
    head = sheet[f"{SCORECARD_COLUMNS['achieved']}{HEADER_ROW}"].value
    return {"column": str(head), "sheet": sheet.title}


@dataclass(slots=True)
class _Sheet:
    """One sheet with a scorecard, read row by row against the data."""

    values: Any
    formulas: Any
    filed: Filed[Scorecard]
    has_file: bool  # not the row of a panel
    is_own_stage: bool
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
                node = nodes[code]
                yield from self._figures(row, node)
                lost = _repeated(evaluation_of(self.filed.value).of(node), node.criterion)["lost"]
                self._refuse_others(row, lost, node.criterion.published)

    def _figures(self, row: int, node: Node) -> Iterator[_Change]:
        evaluation = evaluation_of(self.filed.value)
        score, criterion = evaluation.of(node), node.criterion
        for key in SCORECARD_FIGURES:
            written = self._written(key, row)
            stored: Decimal | str | None = getattr(criterion, key)
            is_formula = isinstance(written, str) and written.startswith("=")
            if stored is None and (written is None or is_formula):
                continue  # a sum, or nothing
            figure = None if is_formula else self._given(criterion, key, written)
            worth = self._worth(criterion, stored)
            if figure is None:
                words = IS_FORMULA if is_formula else NOT_A_FIGURE
                self._refuse(row, words, "–" if written is None else str(written), key)
            elif figure == worth or figure == _worked_out(score, key):
                continue
            elif key == "achieved" and criterion.not_applicable is not None:
                self._refuse(row, NOT_APPLICABLE, _written(figure), key)
            elif stored is None and not (key == "achieved" and node.is_leaf):
                self._refuse(row, NOT_STORED, _written(figure), key)
            elif self.has_file:
                yield _Change(
                    self.values.title, row, criterion.code, (*node.route, *self._place(key)), figure
                )
            else:
                self._refuse(row, NO_CARD, _written(figure), key)

    def _place(self, key: str) -> tuple[str, ...]:
        """Return where a figure stands at its criterion: those of another stage apart."""
        return (key,) if key != "achieved" or self.is_own_stage else ("stages", stage_of(self.filed.value))

    def _given(self, criterion: Criterion, key: str, written: object) -> Decimal | str | None:
        """Return what a cell says: points, or the id of the answer that it words; None for neither."""
        answers = framework_of(self.filed.value).answers_to(criterion)
        if key == "achieved" and answers and isinstance(written, str):
            given = answer_of(written, answers)
            if given is not None:
                return given.id
        signed = key == "achieved" and (criterion.better is not None or (criterion.min or ZERO) < 0)
        return _figure(written, signed=signed)

    def _worth(self, criterion: Criterion, stored: Decimal | str | None) -> Decimal | str | None:
        """Return what is stored as `_given` gives it."""
        if not isinstance(stored, str):
            return stored
        given = framework_of(self.filed.value).answer_at(criterion)
        return stored if given is None else given.id

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
        printed = result_of(card)
        stored = {"max": card.max, "achieved": printed.score if printed else None}
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
        self._refuse_others(row, {_comparable(score.own_lost)}, stored["achieved"])

    def _refuse_others(self, row: int, lost: set[Decimal | None], printed: Decimal | None) -> None:
        """Refuse a figure that was typed over what is worked out or printed, which is not read back."""
        for key, words, known in (("lost", WORKED_OUT, lost), ("published", PRINTED, {printed})):
            written = self._written(key, row)
            figure = None if isinstance(written, str) else _figure(written, signed=True)
            if figure is not None and figure not in known:
                facts = {"given": str(written), **_where_points_are(self.values)}
                self.refused.append(RefusedRow(self.values.title, row, words, facts, key))

    def _refuse(self, row: int, words: Words, given: str, key: str = "code") -> None:
        self.refused.append(RefusedRow(self.values.title, row, words, {"given": given[:80]}, key))


def _worked_out(score: Score, key: str) -> Decimal | None:
    """Return what the program works out for a column; None for figures that only stand in the data."""
    figures = {"max": score.max, "achieved": score.known_points}
    return _comparable(figures.get(key))


def _comparable(figure: Decimal | None) -> Decimal | None:
    """Return a figure as those of cells are compared: without what a binary number cannot hold."""
    return None if figure is None else rounded(figure, _MOST_DECIMALS).normalize() + 0


def _figure(written: object, *, signed: bool = False) -> Decimal | None:
    """Return the points in a cell, without the noise of binary numbers; None where it holds none.

    Only a scale that goes below zero has `signed` ones.
    """
    if isinstance(written, bool) or not isinstance(written, (int, float, str)):
        return None
    try:
        is_binary = isinstance(written, float)
        figure = Decimal(f"{written:.15g}") if is_binary else read_typed_number(str(written).strip())
        return None if figure < 0 and not signed else _comparable(figure)
    except (InvalidValue, ArithmeticError):
        return None


def with_reasons(path: Path, refused: Sequence[RefusedRow], lang: str) -> bytes:
    """Return the workbook at `path` with a column behind the others that says why a row was refused."""
    name = shown(path)
    stream = io.BytesIO()
    with open_excel(path, name) as (_, book), reading(name):
        for row in refused:
            sheet = book[row.sheet]
            column = _free_column(sheet, row.header)
            sheet[f"{column}{row.header}"] = _ERROR[ours(lang)]
            cell = sheet[f"{column}{row.row}"]
            cell.value = "; ".join(filter(None, (cell.value, row.why(lang))))
            cell.data_type = "s"  # the reason quotes what somebody wrote: never a formula
        book.save(stream)  # without the bars beside figures, which it can do without
    return stream.getvalue()


_ERROR = {"vi": "Lỗi", "en": "Error"}


def _free_column(sheet: Any, header: int) -> str:
    """Return the letters of the first column behind the others that is empty or holds reasons."""
    place = len(SCORECARD_COLUMNS)
    while sheet[f"{letters(place)}{header}"].value not in (None, *_ERROR.values()):
        place += 1
    return letters(place)
