"""From a wide table and a map to a panel file: every cell either fits, or is refused by row and column."""

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from ctscore.analysis.select import Choice, is_whole
from ctscore.analysis.units import unit_choice
from ctscore.book import Book
from ctscore.decimals import plain
from ctscore.findings import DataProblems, Fact, Finding, Position, Rule, Severity
from ctscore.findings.import_rules import (
    CELL_REFUSED,
    COLUMN_MISSING,
    COLUMN_TWICE,
    NO_HEADER,
    NO_UNITS,
    ROW_RAGGED,
    ROW_TWICE,
    TOO_MANY_REFUSED,
    UNIT_EMPTY,
    UNIT_UNKNOWN,
)
from ctscore.importing.cells import how_to_mend, read_figure
from ctscore.importing.grid import Grid, read_grid, squeezed
from ctscore.importing.maps import leaves_of, load_map
from ctscore.importing.trial import findings_of
from ctscore.importing.writing import panel_text
from ctscore.load import shown
from ctscore.model import NOT_PUBLISHED, MapCriterion, PanelMap
from ctscore.model.scalars import InvalidValue
from ctscore.records import dataclass
from ctscore.words import closest, listed

_SHOWN = 60
_MOST_REFUSED = 100
"""So many wrong places of a table are told; then it is the wrong table or map, and reading stops."""


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
    year: int
    sheet: str | None = None
    output: Path | None = None


def import_panel(book: Book, wanted: Wanted) -> Imported:
    """Return the panel that a table holds; it passes every check as part of `book`.

    Raises `DataProblems` with all that is wrong: with the map, with cells of the table (at row and column),
    or with the panel beside the rest of the data. Raises `Refusal` for a table of another kind.
    """
    of = (wanted.index, wanted.year)
    panel_map = load_map(book, wanted.map, of)
    name = shown(wanted.table)
    columns = [panel_map.unit_column, *(leaf.column or "" for leaf in leaves_of(panel_map.criteria))]
    columns = list(map(squeezed, columns))
    grid = read_grid(wanted.table, name, columns, panel_map.header_row, wanted.sheet)
    table = _Table(grid, name, panel_map, [unit_choice(unit) for unit in book.units.values()])
    table.read()
    rows = {unit: figures for unit, figures in table.figures.items() if set(figures) != {NOT_PUBLISHED}}
    if not table.findings and not rows:
        table.findings.append(Finding(NO_UNITS, name))
    if table.findings:
        raise DataProblems(table.findings)
    text = panel_text(panel_map, *of, rows)
    found = findings_of(book, text, wanted.output, "panel")
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
        columns = [leaf.column for leaf in leaves_of(self.map.criteria) if leaf.column]
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
            figures = [self._figure(leaf, row, number) for leaf in leaves_of(self.map.criteria)]
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
        try:
            return plain(read_figure(text, leaf, self.map))
        except InvalidValue as misfit:
            why = {
                "row": str(number),
                "column": leaf.column or "",
                **{f"why_{lang}": misfit.rule.message.fill(lang, misfit.facts) for lang in ("vi", "en")},
                **{f"how_{lang}": how_to_mend(misfit, lang) for lang in ("vi", "en")},
            }
            self._refuse(CELL_REFUSED, number, place, why)
            return NOT_PUBLISHED

    def _refuse(self, rule: Rule, row: int, place: int, facts: Mapping[str, Fact]) -> None:
        self.findings.append(Finding(rule, self.name, facts, position=Position(row, place + 1)))


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""
