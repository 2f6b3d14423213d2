"""Where in a table of many units each figure stands: units in rows or columns, one row a unit or a figure.

However a table is laid out, what comes of it is a spot for each leaf of each unit and period; what stands in
the spots is read afterwards, all alike.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from itertools import takewhile

from ctscore.analysis.select import period_of
from ctscore.analysis.unit_names import UnitNames
from ctscore.findings import Fact, Finding, Position, Refusal, Rule
from ctscore.findings.import_rules import (
    COLUMN_MISSING,
    COLUMN_TWICE,
    NO_HEADER,
    ROW_RAGGED,
    ROW_TWICE,
    TOO_MANY_REFUSED,
    UNIT_EMPTY,
    UNIT_UNKNOWN,
)
from ctscore.findings.panel_rules import FIGURE_MISPLACED, UNIT_COLUMN_OPEN
from ctscore.importing.grid import EVERY, Grid, Tick
from ctscore.importing.panel_headers import Header, find_header, is_numbering, most_likely
from ctscore.importing.panel_maps import leaves, of_period, periods_of_map
from ctscore.importing.tables import squeezed
from ctscore.model import MapCriterion, PanelMap
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.words import closest, fold, listed

Spot = tuple[int, int]
"""A cell of a grid, by row and column from 0."""

MOST_REFUSED = 100
"""So many wrong places of a table are told; then it is the wrong table or map, and reading stops."""
_SHOWN = 60
_SUMS_UP = re.compile(
    r"trung binh|binh quan|trung vi|ca nuoc|toan quoc|toan tinh|toan thanh pho|tong|"
    r"tong cong|tong so|cong|cao nhat|thap nhat|lon nhat|nho nhat|do lech chuan|"
    r"diem trung binh|trung binh ca nuoc|trung binh toan quoc|binh quan ca nuoc|"
    r"binh quan chung|trung binh chung|mean|median|average|national average|total|"
    r"national|min|max|minimum|maximum|sum|overall|std|standard deviation|nationwide|"
    r"country"
)
"""What stands in the unit column of rows that sum up: means, totals, ends."""
_NOTE = re.compile(
    r"(?:ghi chú|chú thích|chú giải|nguồn|lưu ý|note|notes|source|sources)\b.*|\(?\*+\)?.*", re.IGNORECASE
)

NO_CODE = Words(
    "không có tiêu chí “{given}” trong bảng ánh xạ{suggestion}",
    "the map has no criterion “{given}”{suggestion}",
)
TWICE = Words(
    "{unit} đã có số của “{given}” ở {there}", "{unit} has a figure of “{given}” already, at {there}"
)
NO_PERIOD = Words("“{given}” không phải năm hay kỳ", "“{given}” is no year or other period")


@dataclass(slots=True)
class Found:
    """Where the figures of a table are: by period and unit a spot a leaf, None where the table has none.

    `maxima` are the spots of own maxima, likewise. `rows` is the row of a unit in a period, `units` the unit
    of each row by the column that names it; `used` are the columns of units and figures.
    """

    grid: Grid
    header: Header
    name: str
    spots: dict[Period, dict[str, list[Spot | None]]] = field(default_factory=dict)
    maxima: dict[Period, dict[str, list[Spot | None]]] = field(default_factory=dict)
    rows: dict[tuple[Period, str], int] = field(default_factory=dict)
    units: dict[int, dict[int, str]] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)
    skipped: list[str] = field(default_factory=list)
    other_periods: dict[str, int] = field(default_factory=dict)

    @property
    def titles(self) -> tuple[str, ...]:
        """The words above the table: before it, and in the rows over its header."""
        rows = self.grid.rows[: self.header.top]
        if self.grid.turned:
            rows = tuple(takewhile(lambda row: sum(map(bool, row)) == 1, self.grid.around().rows))
        return (*self.grid.above, *(cell for row in rows for cell in row if cell))

    def refuse(self, rule: Rule, spot: Spot, facts: Mapping[str, Fact]) -> None:
        """Add a finding at a cell."""
        place = self.grid.place(*spot)
        position = Position(place.row, place.column)
        said: dict[str, Fact] = {
            "row": str(place.row),
            "column": self.header.name(spot[1]),
            "place": place.said,
        }
        self.findings.append(Finding(rule, self.name, {**said, **facts}, position=position))

    def misplaced(self, spot: Spot, words: Words, **facts: Fact) -> None:
        """Add a finding about a cell of a table with a row a figure."""
        self.refuse(FIGURE_MISPLACED, spot, {"why": words.filled(**facts)})


@dataclass(frozen=True, slots=True)
class _Block:
    """The leaves whose points belong to one column of units: their places in the tree and in the table."""

    units: int
    leaves: tuple[tuple[int, int, int | None], ...]


def find_figures(
    grids: Sequence[Grid],
    name: str,
    panel_map: PanelMap,
    names: UnitNames,
    of: tuple[Period, date],
    tick: Tick,
) -> Found:
    """Return where the figures of the first of `grids` are that the map fits; `of` is the period and its day.

    What does not fit stands in its `findings`.
    """
    if panel_map.units is not None:
        grids = [grid.around() for grid in grids]
    found = _with_header(grids, name, panel_map, of[0], names)
    if found.findings:
        return found
    reader = _Rows(found, panel_map, names, of, tick)
    reader.read()
    return found


def wanted_columns(panel_map: PanelMap, period: Period) -> list[str]:
    """Return the names of all columns that a map needs."""
    if panel_map.value_column is not None:
        named = [panel_map.unit_column, panel_map.code_column, panel_map.value_column]
    else:
        own = leaves(panel_map)
        named = [panel_map.unit_column or panel_map.code_column, *(leaf.unit_column for leaf in own)]
        for one in periods_of_map(panel_map, period):
            named += [of_period(leaf.column or "", one) for leaf in own]
            named += [of_period(leaf.max_column, one) for leaf in own if leaf.max_column]
    named += [panel_map.period_column, panel_map.total_column, panel_map.rank_column, *panel_map.unused]
    return list(dict.fromkeys(squeezed(of_period(one, period)) for one in named if one))


def _with_header(
    grids: Sequence[Grid], name: str, panel_map: PanelMap, period: Period, names: UnitNames
) -> Found:
    wanted = wanted_columns(panel_map, period)
    top = None if panel_map.header_row is None else panel_map.header_row - 1
    deep = panel_map.header_rows

    def is_unit(cell: str) -> bool:
        return bool(names.find(cell))

    for grid in grids:
        # Above the units of a turned table stand their names, which are no header row of it.
        header = find_header(grid, wanted, top, deep if not grid.turned else 1, is_unit)
        if header is not None:
            return Found(grid, header, name)
    most = max(grids, key=lambda grid: len(grid.rows), default=Grid(()))
    found = Found(most, Header(0, 0, ()), name)
    if len(most.rows) <= (top or 0):
        found.findings.append(Finding(NO_HEADER, name, {"row": str((top or 0) + 1)}))
        return found
    found.header = header = most_likely(most, wanted, top, deep, is_unit)
    for column in wanted:
        places = header.places(column)
        if len(places) != 1:
            facts = {
                "column": column,
                "near": closest(column, header.known) or "",
                "known": listed(header.known, most=40),
            }
            found.refuse(COLUMN_TWICE if places else COLUMN_MISSING, (header.top, 0), facts)
    return found


class _Rows:
    """The rows below a header, being sorted into spots."""

    def __init__(
        self, found: Found, panel_map: PanelMap, names: UnitNames, of: tuple[Period, date], tick: Tick
    ) -> None:
        self.found, self.map, self.names, self.tick = found, panel_map, names, tick
        self.grid = found.grid
        self.period, self.day = of
        self.leaves = leaves(panel_map)
        self.periods = periods_of_map(panel_map, self.period)
        self.skip = {squeezed(one) for one in panel_map.skip}
        self.kinds: set[str] = set()
        self.figures: set[int] = set()  # the columns in which points stand, unless a row has one figure
        self.codes = {squeezed(leaf.column or ""): at for at, leaf in enumerate(self.leaves)}

    def place(self, column: str) -> int:
        """Return where the column of that name stands, which was found once."""
        return self.found.header.places(column)[0]

    def read(self) -> None:
        """Sort all rows; reading stops where too many do not fit."""
        blocks = {one: self._blocks(one) for one in self.periods} if self.map.value_column is None else {}
        main = self.place(self.map.unit_column or self.map.code_column or "")
        period_place = self.place(self.map.period_column) if self.map.period_column else None
        columns = {main, *(block.units for each in blocks.values() for block in each)}
        self.figures = self.found.used - columns
        self._know_kinds(columns)
        last = len(self.grid.rows)
        above: dict[int, str] = {}
        for row in range(self.found.header.end, last):
            if row % EVERY == 0:
                self.tick(row, last)
            if len(self.found.findings) >= MOST_REFUSED:
                facts = {"count": str(len(self.found.findings))}
                self.found.refuse(TOO_MANY_REFUSED, (row, 0), facts)
                return
            for column in (*columns, *([period_place] if period_place is not None else ())):
                above[column] = self._merged(row, column, above)
            if self._is_left_out(row, above[main]):
                continue
            periods = self.periods
            if period_place is not None:
                periods = self._period(row, period_place, above[period_place])
            for period in periods:
                if self.map.value_column is not None:
                    self._long_row(row, period, above[main], main)
                for block in blocks.get(period, ()):
                    self._wide_row(row, period, block, above[block.units], alone=len(columns) == 1)

    def _blocks(self, period: Period) -> tuple[_Block, ...]:
        """Return the leaves by their column of units; one of which nobody can say whose it is is told."""
        own = self.map.unit_column or self.map.code_column or ""
        parts: dict[int, list[tuple[int, int, int | None]]] = {}
        units = {self.place(leaf.unit_column or own) for leaf in self.leaves}
        for at, leaf in enumerate(self.leaves):
            place, mine = (
                self.place(of_period(leaf.column or "", period)),
                self.place(leaf.unit_column or own),
            )
            most = self.place(of_period(leaf.max_column, period)) if leaf.max_column else None
            nearest = max((one for one in units if one < place), default=mine)
            if leaf.unit_column is None and nearest != mine:
                name = self.found.header.name
                facts = {
                    "code": leaf.code,
                    "column": name(place),
                    "nearest": name(nearest),
                    "own": name(mine),
                }
                self.found.refuse(UNIT_COLUMN_OPEN, (self.found.header.top, place), facts)
            parts.setdefault(mine, []).append((at, place, most))
            self.found.used |= {place, mine, *([most] if most is not None else [])}
        return tuple(_Block(place, tuple(several)) for place, several in parts.items())

    def _know_kinds(self, columns: set[int]) -> None:
        """Learn of which kinds the units are that only one can be meant by: they tell what others are."""
        for row in range(self.found.header.end, len(self.grid.rows)):
            for column in columns:
                found = self.names.find(self.grid.cell(row, column))
                if len(found) == 1:
                    self.kinds.add(self.names.units[found[0]].kind)

    def _merged(self, row: int, column: int, above: Mapping[int, str]) -> str:
        """Return the text of a cell; of one that is merged with the cell above the text of that."""
        text = self.grid.cell(row, column)
        return above.get(column, "") if not text and (row, column) in self.grid.lower else text

    def _is_left_out(self, row: int, given: str) -> bool:
        """Return whether a row is of no unit: empty, a note, a mean or total, or named by the map."""
        cells = self.grid.rows[row]
        filled = [cell for cell in cells if cell]
        if not filled:
            return True
        if said := self._of_no_unit(row, given, filled):
            self.found.skipped.append(said[:_SHOWN])
            return True
        header = self.grid.rows[self.found.header.top]
        if self.grid.ragged and len(cells) != len(header):
            self.found.refuse(ROW_RAGGED, (row, 0), {"given": str(len(cells)), "columns": str(len(header))})
            return True
        return False

    def _of_no_unit(self, row: int, given: str, filled: Sequence[str]) -> str:
        """Return what a row is called that is none of a unit; nothing for one that should be."""
        sums_up = _SUMS_UP.fullmatch(fold(given or filled[0]).strip(" :"))
        if given in self.skip or (given and sums_up and not self.names.find(given)):
            return given
        if not given and sums_up and len(filled) <= 2:
            return filled[0]
        counts = row == self.found.header.end and is_numbering(self.grid.rows[row])
        if (len(filled) == 1 and _NOTE.fullmatch(filled[0])) or (counts and not self.names.find(given)):
            return " ".join(filled)
        empty = bool(self.figures) and not any(self.grid.cell(row, place) for place in self.figures)
        is_region = given and empty and not self.names.find(given) and not self.names.near(given)
        return given if is_region else ""

    def _period(self, row: int, place: int, given: str) -> tuple[Period, ...]:
        try:
            period = period_of(re.sub(r"^(?:năm|year)\s+", "", given, flags=re.IGNORECASE))
        except Refusal:
            self.found.misplaced((row, place), NO_PERIOD, given=given[:_SHOWN])
            return ()
        if period in self.periods:
            return (period,)
        self.found.other_periods[str(period)] = self.found.other_periods.get(str(period), 0) + 1
        return ()

    def _wide_row(self, row: int, period: Period, block: _Block, given: str, *, alone: bool) -> None:
        places = [place for _, place, _ in block.leaves]
        if not given and not alone and not any(self.grid.cell(row, place) for place in places):
            return  # another column of units has more rows
        unit = self._unit(row, block.units, given)
        if unit is None:
            return
        self.found.units.setdefault(block.units, {})[row] = unit
        spots = self.found.spots.setdefault(period, {}).setdefault(unit, [None] * len(self.leaves))
        maxima = self.found.maxima.setdefault(period, {}).setdefault(unit, [None] * len(self.leaves))
        first = block.leaves[0][0]
        if spots[first] is not None:
            other = self.grid.place(*(spots[first] or (0, 0))).row
            self.found.refuse(ROW_TWICE, (row, block.units), {"unit": unit, "other": str(other)})
            return
        self.found.rows.setdefault((period, unit), row)
        for at, place, most in block.leaves:
            spots[at] = (row, place)
            maxima[at] = None if most is None else (row, most)

    def _long_row(self, row: int, period: Period, given: str, main: int) -> None:
        code_place = self.place(self.map.code_column or "")
        value_place = self.place(self.map.value_column or "")
        self.found.used |= {main, code_place, value_place}
        code = self.grid.cell(row, code_place)
        if code in self.skip:
            self.found.skipped.append(code)
            return
        unit = self._unit(row, main, given)
        if code not in self.codes:
            near = closest(code, self.codes) or ""
            self.found.misplaced((row, code_place), NO_CODE, given=code[:_SHOWN], near=near)
            return
        if unit is None:
            return
        self.found.units.setdefault(main, {})[row] = unit
        spots = self.found.spots.setdefault(period, {}).setdefault(unit, [None] * len(self.leaves))
        at = self.codes[code]
        if (taken := spots[at]) is not None:
            there = self.grid.place(*taken).said
            self.found.misplaced((row, code_place), TWICE, unit=unit, given=code, there=there)
            return
        spots[at] = (row, value_place)
        self.found.rows.setdefault((period, unit), row)

    def _unit(self, row: int, place: int, given: str) -> str | None:
        if not given:
            self.found.refuse(UNIT_EMPTY, (row, place), {})
            return None
        found = self.names.the_one(given, self.kinds, self.day)
        if len(found) == 1:
            return found[0]
        near = "`, `".join(self.names.units[id_].name.own for id_ in found) or self.names.near(given)
        said = given if len(given) <= _SHOWN else f"{given[:_SHOWN]}…"
        self.found.refuse(UNIT_UNKNOWN, (row, place), {"given": said, "near": near})
        return None


def league_gaps(found: Found, of: Sequence[MapCriterion]) -> Iterator[tuple[str, str]]:
    """Yield units that some columns of units lack, with the code of the first leaf that has none for them."""
    for rows in found.spots.values():
        for unit, spots in rows.items():
            missing = next((leaf.code for leaf, spot in zip(of, spots, strict=True) if spot is None), None)
            if missing is not None:
                yield unit, missing
