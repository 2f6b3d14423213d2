"""From a wide table and a map to a panel file: every cell either fits, or is refused by row and column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, fields
from decimal import Decimal
from pathlib import Path
from typing import Literal

from ctscore.analysis.select import Choice, is_whole
from ctscore.analysis.units import unit_choice
from ctscore.book import Book, Filed, located, make_book
from ctscore.checks import tree_findings
from ctscore.checks.panels import PANEL_ABOVE_MAX
from ctscore.checks.structure import BELOW_MINIMUM
from ctscore.decimals import places, plain, rounded
from ctscore.editing import findings_beside
from ctscore.findings import DataProblems, Fact, Finding, Position, Route, Rule, Severity
from ctscore.findings.import_rules import (
    AMBIGUOUS_DOT,
    CELL_REFUSED,
    COLUMN_MISSING,
    COLUMN_TWICE,
    COLUMN_USED_TWICE,
    MAP_COLUMN,
    NO_CRITERIA,
    NO_HEADER,
    NO_UNITS,
    ROW_RAGGED,
    ROW_TWICE,
    TOO_MANY_REFUSED,
    UNIT_EMPTY,
    UNIT_UNKNOWN,
)
from ctscore.findings.shape_rules import DECIMAL_COMMA, NEGATIVE, NOT_A_NUMBER, TOO_MANY_DIGITS
from ctscore.importing.grid import Grid, Number, read_grid
from ctscore.importing.tables import squeezed
from ctscore.load import load_one, shown
from ctscore.model import (
    NOT_APPLICABLE,
    NOT_PUBLISHED,
    Citation,
    Counting,
    Documents,
    Indexes,
    MapCriterion,
    Panel,
    PanelCriterion,
    PanelMap,
    Units,
)
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.source import Comment, Marks, Node, OneLine, PlainText, Quoted, data_text, in_languages
from ctscore.words import closest, listed

_SHOWN = 60
_MOST_REFUSED = 100
"""So many wrong places of a table are told; then it is the wrong table or map, and reading stops."""
_MOST_DECIMALS = 30
_LONG = re.compile(r"-?(0|[1-9][0-9]{0,8})\.[0-9]+")
_SCIENTIFIC = re.compile(r"-?[0-9](\.[0-9]+)?e[-+][0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Imported:
    """A panel file as text, with how many units it holds.

    `left_out` are the units whose row holds no figure, `skipped` the rows that the map says are no units.
    """

    text: str
    units: int
    left_out: tuple[str, ...]
    skipped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be brought in: a table, by a map, as the panel of an index and year.

    `output` is the file of the data folder that it becomes; None where it goes elsewhere.
    """

    table: Path
    map: Path
    index: str
    period: Period
    sheet: str | None = None
    output: Path | None = None


def import_panel(book: Book, wanted: Wanted) -> Imported:
    """Return the panel that a table holds; it passes every check as part of `book`.

    Raises `DataProblems` with all that is wrong: with the map, with cells of the table (at row and column),
    or with the panel beside the rest of the data. Raises `Refusal` for a table of another kind.
    """
    of = (wanted.index, wanted.period)
    panel_map = _load_map(book, wanted.map, of)
    name = shown(wanted.table)
    columns = [panel_map.unit_column, *(leaf.column or "" for leaf in _leaves(panel_map.criteria))]
    columns = list(map(squeezed, columns))
    grid = read_grid(wanted.table, name, columns, panel_map.header_row, wanted.sheet)
    table = _Table(grid, name, panel_map, [unit_choice(unit) for unit in book.units.values()])
    table.read()
    rows = {unit: figures for unit, figures in table.figures.items() if set(figures) != {NOT_PUBLISHED}}
    if not table.findings and not rows:
        table.findings.append(Finding(NO_UNITS, name))
    if table.findings:
        raise DataProblems(table.findings)
    text = _panel_text(panel_map, *of, rows)
    found = findings_beside(book, text, wanted.output, "panel")
    errors = tuple(finding for finding in found if finding.severity is Severity.ERROR)
    if errors:
        raise DataProblems(errors)
    left_out = tuple(unit for unit in table.figures if unit not in rows)
    return Imported(text, len(rows), left_out, tuple(table.skipped))


@dataclass(slots=True)
class _Table:
    """One table being read; collects figures by unit, and findings."""

    grid: Grid
    name: str
    map: PanelMap
    units: list[Choice]
    findings: list[Finding] = field(default_factory=list)
    figures: dict[str, list[str]] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    _places: dict[str, int] = field(default_factory=dict)

    def read(self) -> None:
        """Read the table; rows are looked at only below a header that has all columns."""
        self._read_header()
        if not self.findings:
            self._read_rows()

    def _read_header(self) -> None:
        if len(self.grid.rows) < self.map.header_row:
            self.findings.append(Finding(NO_HEADER, self.name, {"row": str(self.map.header_row)}))
            return
        header = self.grid.rows[self.map.header_row - 1]
        known = [cell for cell in header if cell]
        columns = [leaf.column for leaf in _leaves(self.map.criteria) if leaf.column]
        for named in (self.map.unit_column, *columns):
            column = squeezed(named)
            count = header.count(column)
            if count == 1:
                self._places[named] = header.index(column)
                continue
            facts = {"column": column, "near": closest(column, known) or "", "known": listed(known, most=40)}
            self._refuse(COLUMN_TWICE if count else COLUMN_MISSING, self.map.header_row, 0, facts)

    def _read_rows(self) -> None:
        width = len(self.grid.rows[self.map.header_row - 1])
        seen: dict[str, int] = {}
        unit_place = self._places[self.map.unit_column]
        for number, row in enumerate(self.grid.rows, start=1):
            if number <= self.map.header_row or not any(row):
                continue
            if len(self.findings) >= _MOST_REFUSED:
                facts = {"row": str(number), "count": str(len(self.findings))}
                self._refuse(TOO_MANY_REFUSED, number, 0, facts)
                return
            given = _cell(row, unit_place)
            if given in self.map.skip:
                self.skipped.append(given)
                continue
            if self.grid.ragged and len(row) != width:
                facts = {"row": str(number), "given": str(len(row)), "columns": str(width)}
                self._refuse(ROW_RAGGED, number, 0, facts)
                continue
            figures = [self._figure(leaf, row, number) for leaf in _leaves(self.map.criteria)]
            unit = self._unit(given, number, unit_place)
            if unit is not None and unit in seen:
                facts = {"row": str(number), "unit": unit, "other": str(seen[unit])}
                self._refuse(ROW_TWICE, number, unit_place, facts)
            elif unit is not None:
                seen[unit] = number
                self.figures[unit] = figures

    def _unit(self, given: str, number: int, place: int) -> str | None:
        if not given:
            facts = {"row": str(number), "column": self.map.unit_column}
            self._refuse(UNIT_EMPTY, number, place, facts)
            return None
        found = [choice.key for choice in self.units if is_whole(given, choice)]
        if len(found) == 1:
            return found[0]
        near = closest(given, [choice.shown for choice in self.units]) or ""
        said = given if len(given) <= _SHOWN else f"{given[:_SHOWN]}…"
        facts = {"row": str(number), "column": self.map.unit_column, "given": said, "near": near}
        self._refuse(UNIT_UNKNOWN, number, place, facts)
        return None

    def _figure(self, leaf: MapCriterion, row: tuple[str, ...], number: int) -> str:
        """Return the figure of one cell as a panel writes it; what does not fit is refused."""
        place = self._places[leaf.column or ""]
        text = _cell(row, place)
        if not text or text in self.map.blank:
            return NOT_PUBLISHED
        if leaf.not_applicable is not None and text in (NOT_APPLICABLE, *self.map.not_applicable):
            return NOT_APPLICABLE
        try:
            return plain(_read_figure(text, leaf, self.map))
        except InvalidValue as invalid:
            why = {
                "row": str(number),
                "column": leaf.column or "",
                **{f"why_{lang}": invalid.rule.message.fill(lang, invalid.facts) for lang in ("vi", "en")},
                **{f"how_{lang}": _how_to_mend(invalid, lang) for lang in ("vi", "en")},
            }
            self._refuse(CELL_REFUSED, number, place, why)
            return NOT_PUBLISHED

    def _refuse(self, rule: Rule, row: int, place: int, facts: Mapping[str, Fact]) -> None:
        self.findings.append(Finding(rule, self.name, facts, position=Position(row, place + 1)))


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""


def _load_map(book: Book, path: Path, of: tuple[str, Period]) -> PanelMap:
    """Return the sound map in the file at `path`, for the panel of an index and period (`of`).

    Raises `DataProblems` with everything that is wrong with it.
    """
    panel_map, marks = load_one(path, PanelMap)
    errors = _map_findings(book, panel_map, shown(path), marks, of)
    if errors:
        raise DataProblems(errors)
    return panel_map


def _leaves(criteria: tuple[MapCriterion, ...]) -> Iterator[MapCriterion]:
    """Yield the leaves of a map's tree in its order."""
    for criterion in criteria:
        if criterion.criteria:
            yield from _leaves(criterion.criteria)
        else:
            yield criterion


def _map_findings(
    book: Book, panel_map: PanelMap, name: str, marks: Marks, of: tuple[str, Period]
) -> tuple[Finding, ...]:
    if not panel_map.criteria:
        return located((Finding(NO_CRITERIA, name, route=("criteria",)),), {name: marks})
    registers = (f for f in book.files if isinstance(f.value, (Documents, Indexes, Units)))
    panel = Panel(
        format=_format(panel_map, of[1]),
        index=of[0],
        period=of[1],
        source=panel_map.source,
        max=panel_map.max,
        **{key: getattr(panel_map, key) for key in _COUNTED},
        criteria=tuple(map(_without_column, panel_map.criteria)),
        columns=" ".join(leaf.code for leaf in _leaves(panel_map.criteria)),
        rows=(),
    )
    found = tree_findings(make_book((*registers, Filed(name, panel)), {name: marks}))
    own = tuple(finding for finding in found if finding.file == name)
    return (*located(_column_findings(panel_map, name), {name: marks}), *own)


_PLAIN = ("min", "max", "weight", "better", "best", "worst", "not_applicable")
"""Keys of a criterion that are written as they are."""
_COUNTED = tuple(one.name for one in fields(Counting))
_FIRST = ("min", "max")
"""Those that the first version of the format has too."""


def _format(panel_map: PanelMap, period: Period) -> Literal["ctscore/panel@1", "ctscore/panel@2"]:
    """Return the version of the format that says all that the map says."""
    newer = (*(key for key in _PLAIN if key not in _FIRST), "bonus", *_COUNTED)
    criteria = [criterion for criterion, _ in _walk(panel_map.criteria, ())]
    says_more = any(getattr(one, key) is not None for one in criteria for key in newer)
    says_more = says_more or any(getattr(panel_map, key) is not None for key in _COUNTED)
    signed = any((end or 0) < 0 for one in criteria for end in (one.min, one.max))
    later = says_more or signed or period.kind != "year"
    return "ctscore/panel@2" if later else "ctscore/panel@1"


def _without_column(criterion: MapCriterion) -> PanelCriterion:
    return PanelCriterion(
        code=criterion.code,
        name=criterion.name,
        no_scale=criterion.no_scale,
        bonus=criterion.bonus,
        **{key: getattr(criterion, key) for key in (*_PLAIN, *_COUNTED)},
        criteria=tuple(map(_without_column, criterion.criteria)),
    )


def _column_findings(panel_map: PanelMap, name: str) -> Iterator[Finding]:
    """Yield the criteria that lack their column, have one although they have parts, or share one."""
    used: dict[str, str] = {panel_map.unit_column: "unit_column"}
    for criterion, route in _walk(panel_map.criteria, ()):
        column = criterion.column
        if bool(criterion.criteria) == (column is not None):
            yield Finding(MAP_COLUMN, name, {"code": criterion.code}, route=route)
        elif column is not None:
            owner = used.setdefault(column, criterion.code)
            if owner != criterion.code:
                facts: Mapping[str, str] = {"code": criterion.code, "column": column, "other": owner}
                yield Finding(COLUMN_USED_TWICE, name, facts, route=(*route, "column"))


def _walk(criteria: tuple[MapCriterion, ...], route: Route) -> Iterator[tuple[MapCriterion, Route]]:
    for place, criterion in enumerate(criteria):
        here = (*route, "criteria", place)
        yield criterion, here
        yield from _walk(criterion.criteria, here)


def _read_figure(text: str, leaf: MapCriterion, panel_map: PanelMap) -> Decimal:
    """Return the figure of `leaf` in the cell `text`; raises `InvalidValue` where it does not fit."""
    signed = (leaf.min or 0) < 0 or leaf.better is not None
    figure = _number(text, panel_map, signed=signed)
    if figure < 0 and not signed:
        raise InvalidValue(NEGATIVE, given=text)
    if leaf.max is not None and figure > leaf.max:
        raise InvalidValue(PANEL_ABOVE_MAX, code=leaf.code, given=plain(figure), max=plain(leaf.max))
    if leaf.min is not None and figure < leaf.min:
        raise InvalidValue(BELOW_MINIMUM, code=leaf.code, given=plain(figure), min=plain(leaf.min), at="")
    return figure


def _how_to_mend(invalid: InvalidValue, lang: str) -> str:
    """Return in `lang` what to do about a cell that was refused."""
    if invalid.rule is DECIMAL_COMMA:
        vi = "ghi `decimal: comma` vào bảng ánh xạ nếu bảng dùng dấu phẩy thập phân"
        en = "write `decimal: comma` into the map if the table has decimal commas"
        return vi if lang == "vi" else en
    if str(invalid.facts.get("given", "")).startswith("="):
        vi = "mở tệp bằng Excel cho công thức được tính, rồi lưu lại; ô phải trống thì xóa công thức"
        en = "open the file in Excel, which calculates it, and save; clear a cell that is meant to be empty"
        return vi if lang == "vi" else en
    if invalid.rule is NOT_A_NUMBER:
        vi = (
            "viết một số; nếu chữ này nghĩa là không công bố thì ghi nó vào `blank` của bảng ánh xạ, nếu là "
            "không áp dụng thì vào `not_applicable`, và ghi ở tiêu chí `not_applicable: shrink` (hay khác)"
        )
        en = (
            "write a number; if these words mean not published, put them under `blank` in the map, if they "
            "mean not applicable, under `not_applicable`, and say `not_applicable: shrink` (or what else) at "
            "the criterion"
        )
        return vi if lang == "vi" else en
    if invalid.rule is TOO_MANY_DIGITS:
        vi = "ghi `decimals: 9` (hay ít hơn) vào bảng ánh xạ để làm tròn"
        return vi if lang == "vi" else "write `decimals: 9` (or fewer) into the map to have figures rounded"
    return invalid.rule.hint.fill(lang, invalid.facts)


def _number(text: str, panel_map: PanelMap, *, signed: bool) -> Decimal:
    try:
        return _read(text, panel_map, signed=signed)
    except InvalidValue as invalid:
        # Told as it stands in the table, so that it can be found there.
        raise InvalidValue(invalid.rule, **{**invalid.facts, "given": text[:40]}) from None


def _read(text: str, panel_map: PanelMap, *, signed: bool) -> Decimal:
    if isinstance(text, Number):
        # A spreadsheet writes very small numbers with an exponent.
        text = f"{Decimal(text):f}" if _SCIENTIFIC.fullmatch(text) else str(text)
    elif panel_map.decimal == "comma":
        if "." in text:
            raise InvalidValue(AMBIGUOUS_DOT, given=text)
        text = text.replace(",", ".")
    decimals = panel_map.decimals
    if decimals is None or not _LONG.fullmatch(text):
        return read_number(text)
    if text.startswith("-") and not signed:
        raise InvalidValue(NEGATIVE, given=text)
    figure = Decimal(text)
    if places(figure) > _MOST_DECIMALS:
        raise InvalidValue(TOO_MANY_DIGITS, given=text)
    return rounded(figure, decimals) if places(figure) > decimals else figure


_ROWS = "One row a unit, its figures in the order of `columns`; `-` is what was not published."


def _panel_text(panel_map: PanelMap, index: str, period: Period, rows: Mapping[str, Sequence[str]]) -> str:
    """Return the file that holds `rows`: the figures of each unit in the order of the map's leaves."""
    columns = [leaf.code for leaf in _leaves(panel_map.criteria)]
    absent = any(NOT_APPLICABLE in figures for figures in rows.values())
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../../schemas/panel.json"): None,
        Comment(_ROWS + (" `na` is what does not apply." if absent else "")): None,
        "format": PlainText(_format(panel_map, period)),
        "index": PlainText(index),
        **period.entry,
        "source": OneLine(_citation(panel_map.source)),
        "max": panel_map.max,
        **({"method": panel_map.method} if panel_map.method else {}),
        **_counting(panel_map),
        "criteria": [_written(criterion) for criterion in panel_map.criteria],
        "columns": PlainText(" ".join(columns)) if len(columns) > 1 else Quoted(columns[0]),
    }
    return data_text(content) + "rows:\n" + "".join(_aligned(columns, rows))


def _aligned(columns: Sequence[str], rows: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield the lines of the units: their figures stand below each other, as in a table."""
    widths = [max(map(len, column)) for column in zip(columns, *rows.values(), strict=True)]
    longest = max(map(len, rows))
    for unit, figures in rows.items():
        cells = (figure.ljust(width) for figure, width in zip(figures, widths, strict=True))
        yield f"- {unit.ljust(longest)} {' '.join(cells)}".rstrip() + "\n"


def _written(criterion: MapCriterion) -> Node:
    """Return a criterion as a panel has it, a leaf in one line."""
    content: dict[str, Node] = {
        "code": Quoted(criterion.code),
        "name": in_languages(criterion.name.vi, criterion.name.en),
    }
    content |= {key: value for key in _PLAIN if (value := getattr(criterion, key)) is not None}
    if criterion.bonus:
        content["bonus"] = PlainText("true")
    content |= _counting(criterion)
    if criterion.no_scale:
        content["no_scale"] = in_languages(criterion.no_scale.vi, criterion.no_scale.en)
    if not criterion.criteria:
        return OneLine(content)
    return {**content, "criteria": [_written(part) for part in criterion.criteria]}


def _counting(here: Counting) -> dict[str, Node]:
    """Return how the points of parts are counted together, and what must be reached."""
    content: dict[str, Node] = {
        key: value for key in _COUNTED if key != "cap" and (value := getattr(here, key)) is not None
    }
    if here.cap is not None:
        ends = {"least": here.cap.least, "most": here.cap.most}
        content["cap"] = OneLine({key: end for key, end in ends.items() if end is not None})
    return content


def _citation(source: Citation) -> Mapping[str, Node]:
    parts = (("document", source.document), ("annex", source.annex), ("part", source.part))
    return {key: value for key, value in parts if value}
