"""From a wide table and a map to a panel file: every cell either fits, or is refused by row and column."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from ctscore.analysis.choosing import Choice, is_whole
from ctscore.analysis.units import unit_choice
from ctscore.book import Book, Filed, located, make_book
from ctscore.checks import all_findings
from ctscore.figures import plain, rounded
from ctscore.findings import Fact, Finding, Position, Rule
from ctscore.findings.panel_rules import BELOW_MINIMUM, NO_ROWS, PANEL_ABOVE_MAX
from ctscore.findings.shape_rules import DECIMAL_COMMA, NEGATIVE
from ctscore.findings.table_rules import (
    CELL_REFUSED,
    COLUMN_MISSING,
    COLUMN_TWICE,
    MAP_COLUMN,
    NO_HEADER,
    NO_UNITS,
    ROW_TWICE,
    UNIT_UNKNOWN,
)
from ctscore.importing.grid import Grid
from ctscore.importing.writing import panel_text
from ctscore.model import (
    NOT_PUBLISHED,
    Documents,
    Indexes,
    MapCriterion,
    Panel,
    PanelCriterion,
    PanelMap,
    Units,
)
from ctscore.model.scalars import Misfit, read_number
from ctscore.source import Marks
from ctscore.words import closest, listed


@dataclass(frozen=True, slots=True)
class Imported:
    """The panel file as text, or None and all that is wrong.

    `left_out` are the units whose row holds no figure, `skipped` the rows that the map says are no units.
    """

    text: str | None
    findings: tuple[Finding, ...]
    units: int = 0
    left_out: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()


def import_panel(book: Book, grid: Grid, name: str, panel_map: PanelMap, of: tuple[str, int]) -> Imported:
    """Return the panel of an index and year (`of`) that `grid` holds by the sound map `panel_map`.

    `name` is what findings call the table; one about a cell stands at its row and column. Where there is any
    finding there is no text.
    """
    table = _Table(grid, name, panel_map, [unit_choice(unit) for unit in book.units.values()])
    table.read_header()
    if not table.findings:
        table.read_rows()
    if table.findings:
        return Imported(None, tuple(table.findings))
    rows = {unit: figures for unit, figures in table.figures.items() if set(figures) != {NOT_PUBLISHED}}
    text = panel_text(panel_map, *of, rows)
    left_out = tuple(unit for unit in table.figures if unit not in rows)
    return Imported(text, (), len(rows), left_out, tuple(table.skipped))


def leaves_of(criteria: tuple[MapCriterion, ...]) -> Iterator[MapCriterion]:
    """Yield the leaves of a map's tree in its order."""
    for criterion in criteria:
        if criterion.criteria:
            yield from leaves_of(criterion.criteria)
        else:
            yield criterion


def map_findings(
    book: Book, panel_map: PanelMap, name: str, marks: Mapping[str, Marks], of: tuple[str, int]
) -> tuple[Finding, ...]:
    """Return all that is wrong with a map: a leaf without its column, and all that a panel's tree can be.

    `name` is what findings call the map, `marks` say where its keys stand, `of` is the index and year.
    """
    registers = (f for f in book.files if isinstance(f.value, (Documents, Indexes, Units)))
    panel = Panel(
        format="ctscore/panel@1",
        index=of[0],
        year=of[1],
        source=panel_map.source,
        max=panel_map.max,
        criteria=tuple(map(_without_column, panel_map.criteria)),
        columns=" ".join(leaf.code for leaf in leaves_of(panel_map.criteria)),
        rows=(),
    )
    found = all_findings(make_book((*registers, Filed(name, panel)), marks))
    own = (finding for finding in found if finding.file == name and finding.rule is not NO_ROWS)
    return located((*_unmapped(panel_map, name), *own), marks)


def _without_column(criterion: MapCriterion) -> PanelCriterion:
    return PanelCriterion(
        code=criterion.code,
        name=criterion.name,
        min=criterion.min,
        max=criterion.max,
        no_scale=criterion.no_scale,
        criteria=tuple(map(_without_column, criterion.criteria)),
    )


def _unmapped(panel_map: PanelMap, map_name: str) -> Iterator[Finding]:
    """Yield the criteria of the map that lack their column, or have one although they have parts."""

    def below(criteria: tuple[MapCriterion, ...], route: tuple[str | int, ...]) -> Iterator[Finding]:
        for place, criterion in enumerate(criteria):
            here = (*route, "criteria", place)
            if bool(criterion.criteria) == (criterion.column is not None):
                yield Finding(MAP_COLUMN, map_name, {"code": criterion.code}, route=here)
            yield from below(criterion.criteria, here)

    return below(panel_map.criteria, ())


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

    def read_header(self) -> None:
        """Find the columns that the map names."""
        if len(self.grid.rows) < self.map.header_row:
            self.findings.append(Finding(NO_HEADER, self.name, {"row": str(self.map.header_row)}))
            return
        header = self.grid.rows[self.map.header_row - 1]
        known = [cell for cell in header if cell]
        columns = [leaf.column for leaf in leaves_of(self.map.criteria) if leaf.column]
        for column in (self.map.unit_column, *columns):
            count = header.count(column)
            if count == 1:
                self._places[column] = header.index(column)
                continue
            facts = {"column": column, "near": closest(column, known) or "", "known": listed(known, most=40)}
            self._refuse(COLUMN_TWICE if count else COLUMN_MISSING, self.map.header_row, 0, facts)

    def read_rows(self) -> None:
        """Read every row below the header."""
        seen: dict[str, int] = {}
        unit_place = self._places[self.map.unit_column]
        for number, row in enumerate(self.grid.rows, start=1):
            if number <= self.map.header_row or not any(row):
                continue
            given = _cell(row, unit_place)
            if given in self.map.skip:
                self.skipped.append(given)
                continue
            figures = [self._figure(leaf, row, number) for leaf in leaves_of(self.map.criteria)]
            unit = self._unit(given, number, unit_place)
            if unit is not None and unit in seen:
                facts = {"row": str(number), "unit": unit, "other": str(seen[unit])}
                self._refuse(ROW_TWICE, number, unit_place, facts)
            elif unit is not None:
                seen[unit] = number
                self.figures[unit] = figures
        if not self.findings and not self.figures:
            self.findings.append(Finding(NO_UNITS, self.name))

    def _unit(self, given: str, number: int, place: int) -> str | None:
        found = [choice.key for choice in self.units if given and is_whole(given, choice)]
        if len(found) == 1:
            return found[0]
        near = closest(given, [choice.shown for choice in self.units]) or ""
        facts = {"row": str(number), "column": self.map.unit_column, "given": given, "near": near}
        self._refuse(UNIT_UNKNOWN, number, place, facts)
        return None

    def _figure(self, leaf: MapCriterion, row: tuple[str, ...], number: int) -> str:
        """Return the figure of one cell as a panel writes it; what does not fit is refused."""
        place = self._places[leaf.column or ""]
        text = _cell(row, place)
        if not text or text in self.map.blank:
            return NOT_PUBLISHED
        try:
            return plain(self._read(text, leaf))
        except Misfit as misfit:
            why = {
                "row": str(number),
                "column": leaf.column or "",
                **{f"why_{lang}": misfit.rule.message.fill(lang, misfit.facts) for lang in ("vi", "en")},
                **{f"how_{lang}": self._how(misfit, lang) for lang in ("vi", "en")},
            }
            self._refuse(CELL_REFUSED, number, place, why)
            return NOT_PUBLISHED

    def _read(self, text: str, leaf: MapCriterion) -> Decimal:
        if self.map.decimal == "comma" and not self.grid.typed:
            text = text.replace(",", ".") if "." not in text else text
        figure = _rounded(text, self.map.decimals)
        if figure.is_signed() and figure != 0:
            raise Misfit(NEGATIVE, given=text)
        for rule, key, end, wrong in (
            (PANEL_ABOVE_MAX, "max", leaf.max, leaf.max is not None and figure > leaf.max),
            (BELOW_MINIMUM, "min", leaf.min, leaf.min is not None and figure < leaf.min),
        ):
            if wrong and end is not None:
                raise Misfit(rule, code=leaf.code, given=plain(figure), **{key: plain(end)})
        return figure

    def _how(self, misfit: Misfit, lang: str) -> str:
        if misfit.rule is DECIMAL_COMMA:
            vi = "ghi `decimal: comma` vào bảng ánh xạ nếu bảng dùng dấu phẩy thập phân"
            return (
                vi if lang == "vi" else "write `decimal: comma` into the map if the table has decimal commas"
            )
        return misfit.rule.hint.fill(lang, misfit.facts)

    def _refuse(self, rule: Rule, row: int, place: int, facts: Mapping[str, Fact]) -> None:
        self.findings.append(Finding(rule, self.name, facts, position=Position(row, place + 1)))


def _rounded(text: str, decimals: int | None) -> Decimal:
    """Return the figure in `text`, rounded where the map says so: tables may have more digits than data."""
    whole, dot, fraction = text.partition(".")
    if decimals is None or not fraction.isdecimal() or len(fraction) <= decimals:
        return read_number(text)
    read_number(whole)  # refuses what is no figure before anything is cut
    return rounded(Decimal(f"{whole}{dot}{fraction}"), decimals)


def _cell(row: tuple[str, ...], place: int) -> str:
    return row[place] if place < len(row) else ""
