"""From a table of many units and a map to a panel file: each cell fits, or is refused by its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from functools import partial
from pathlib import Path

from ctscore.analysis.spellings import Spellings
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Book
from ctscore.editing import findings_beside
from ctscore.findings import DataProblems, Finding, Severity
from ctscore.findings.import_rules import NO_UNITS
from ctscore.findings.panel_rules import UNITS_ENDED
from ctscore.importing.grid import Tick, read_grids, untold
from ctscore.importing.headlines import other_units, other_years
from ctscore.importing.panel_figures import Values, read_values
from ctscore.importing.panel_maps import leaves, load_map, periods_of_map
from ctscore.importing.panel_rows import Found, find_figures, league_gaps, wanted_columns
from ctscore.importing.panel_texts import Rows, panel_of, panel_text, rank_by
from ctscore.importing.panel_witnesses import Aside, Witnesses
from ctscore.importing.review import ABOVE_DIFFERS, Remark, in_order
from ctscore.importing.tables import Place
from ctscore.importing.unseen import told_of_unseen
from ctscore.load import shown
from ctscore.model import NOT_PUBLISHED, PanelMap
from ctscore.periods import Period
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass
from ctscore.words import listed

UNIT_ABOVE = Words(
    "trên bảng ghi {given}, mà bảng không có dòng nào của nơi ấy: xem lại",
    "above the table stands {given}, which has no row in it: check",
)
OTHER_SHEETS = Words("trang không đọc (--sheet): {given}", "sheets that are not read (--sheet): {given}")
OTHER_TABLES = Words(
    "chỉ đọc bảng đầu tiên có các cột ấy; bảng khác trong tệp: {count}",
    "only the first table that has these columns is read; other tables in the file: {count}",
)
LEFT_OUT = Words("bỏ trống vì không có số liệu: {given}", "left out, having no figures: {given}")
BLANKS = Words(
    "ô không có số, ghi là không công bố, không phải 0: {given}",
    "cells without a figure, taken as not published, which is not 0: {given}",
)
SKIPPED = Words("dòng không phải đơn vị: {given}", "rows that are no units: {given}")
UNUSED = Words("cột không dùng: {given}", "columns that are not used: {given}")
CHECKED = Words("cột chỉ dùng để đối chiếu: {given}", "columns that were only checked against: {given}")
BESIDE = Words(
    "cột “{column}”: chữ đi kèm số không ghi vào tệp, ở {count} ô: {given}",
    "the column “{column}”: what stands beside figures is not kept, in {count} cells: {given}",
)
OTHER_PERIODS = Words("kỳ khác, không lấy: {given}", "other periods, not brought in: {given}")
NO_ROWS_OF = Words("bảng không có số liệu của kỳ {given}", "the table has no figures of {given}")
GAPS = Words(
    "bảng không có dòng nào cho (mã tiêu chí trong ngoặc): {given}",
    "the table has no row for (codes of criteria in brackets): {given}",
)
BY_PERCENT = Words(
    "điểm tối đa của các đơn vị khác nhau, nên xếp theo phần trăm (`rank_by`)",
    "units have maxima of their own, and so are ranked by percent (`rank_by`)",
)


@dataclass(frozen=True, slots=True)
class Told:
    """A line about what was read, and what was not."""

    words: Words
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def say(self, lang: str) -> str:
        """Return the line in `lang`."""
        return self.words.fill(lang, self.facts)


@dataclass(frozen=True, slots=True)
class Imported:
    """A panel file as text, with how many units it holds; `told` and `warnings` are about the rest."""

    text: str
    units: int
    told: tuple[Told | Remark, ...]
    warnings: tuple[Finding, ...] = ()


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


def import_panel(book: Book, wanted: Wanted, tick: Tick = untold) -> Imported:
    """Return the panel that a table holds; it passes every check as part of `book`.

    `tick` is told how far reading has come. Raises `DataProblems` with all that is wrong: with the map, with
    cells of the table (at row and column), or with the panel beside the rest of the data. Raises `Refusal`
    for a table of another kind.
    """
    panel_map = load_map(book, wanted.map, wanted.index, wanted.period)
    name = shown(wanted.table)
    columns = wanted_columns(panel_map, wanted.period)
    grids = read_grids(wanted.table, name, columns, lambda: Spellings(book), wanted.sheet, tick)
    names = UnitNames(book.units.values())
    of = (wanted.period, panel_map.borders or wanted.period.last)
    found = find_figures(grids, name, panel_map, names, of, tick)
    read = _Read(book, panel_map, wanted, found, names)
    rows = read.rows()
    text = panel_text(panel_map, wanted.index, wanted.period, rows, read.values)
    beside = findings_beside(book, text, wanted.output, "panel")
    errors = tuple(finding for finding in beside if finding.severity is Severity.ERROR)
    if errors:
        raise DataProblems(errors)
    units = {unit for own in rows.values() for unit in own}
    return Imported(text, len(units), tuple(read.told(len(grids) - 1)), tuple(found.findings))


class _Read:
    """A table that was found to have the columns of the map: its values, and what is to be told of it."""

    def __init__(
        self, book: Book, panel_map: PanelMap, wanted: Wanted, found: Found, names: UnitNames
    ) -> None:
        self.book, self.map, self.wanted, self.found = book, panel_map, wanted, found
        self.names = names
        self.leaves = leaves(panel_map)
        self.values = Values()
        self.aside = Aside()

    def rows(self) -> Mapping[Period, Rows]:
        """Return the words of each unit by period; raises `DataProblems` where anything does not fit."""
        index = self.book.indexes.get(self.wanted.index)
        declared = index.answers if index is not None else ()
        sets = {one.id: one for one in (*declared, *self.map.answers)}
        witnesses = Witnesses(self.found, self.leaves, self.map, self.names)
        witnesses.refuse_other_units()
        witnesses.refuse_other_years(periods_of_map(self.map, self.wanted.period))
        self._refuse_bodies_that_ended()
        self.values = read_values(self.found, self.leaves, self.map, sets)
        if any(finding.rule is not UNITS_ENDED for finding in self.found.findings):
            self._raise()
        rows = {period: _with_figures(units) for period, units in sorted(self.values.rows.items())}
        rows = {period: units for period, units in rows.items() if units}
        if not rows:
            raise DataProblems((Finding(NO_UNITS, self.found.name),))
        panel = panel_of(self.map, self.wanted.index, self.wanted.period, rows, self.values)
        self.aside = witnesses.look(panel, self.values)
        self._raise()
        return rows

    def _raise(self) -> None:
        if any(finding.severity is Severity.ERROR for finding in self.found.findings):
            raise DataProblems(tuple(sorted(self.found.findings, key=lambda one: one.place)))

    def _refuse_bodies_that_ended(self) -> None:
        for period, units in self.found.spots.items():
            day = self.map.borders or period.last
            ended = [unit for unit in units if self.names.units[unit].body_on(day) is None]
            if ended:
                ends = [
                    span.until for unit in ended for span in self.names.units[unit].spans[-1:] if span.until
                ]
                last = min((one for one in ends if one < day), default=day)
                said = listed([self.names.units[unit].short for unit in ended])
                facts = {"count": str(len(ended)), "day": day.isoformat(), "units": said}
                first = self.found.rows[period, ended[0]]
                self.found.refuse(UNITS_ENDED, (first, 0), {**facts, "borders": last.isoformat()})

    def told(self, others: int) -> Iterator[Told | Remark]:
        """Yield what is to be told, each thing once; `others` is how many more tables the file has."""
        yield from self._about_rows(others)
        yield from in_order(told_of_unseen(self.found.grid.unseen))
        yield from self._about_columns()

    def _about_rows(self, others: int) -> Iterator[Told]:
        found, values = self.found, self.values
        periods = periods_of_map(self.map, self.wanted.period)
        years = other_years(found.titles, {one.year for one in periods})
        if years:
            yield Told(ABOVE_DIFFERS, {"given": listed(years), "wanted": ", ".join(map(str, periods))})
        here = {self.book.home_unit, *(unit for units in found.spots.values() for unit in units)}
        if named := other_units(found.titles, self.names, here, self.wanted.period):
            yield Told(UNIT_ABOVE, {"given": listed(named)})
        if found.grid.beside:
            yield Told(OTHER_SHEETS, {"given": listed(found.grid.beside)})
        if others:
            yield Told(OTHER_TABLES, {"count": str(others)})
        for period in periods:
            units = values.rows.get(period, {})
            empty = [unit for unit, row in units.items() if set(row) == {NOT_PUBLISHED}]
            if empty:
                yield Told(LEFT_OUT, {"given": ", ".join(empty)})
            if not units:
                yield Told(NO_ROWS_OF, {"given": str(period)})
        if values.blanks:
            yield Told(
                BLANKS, {"given": listed([f"“{word}” ({count})" for word, count in values.blanks.items()])}
            )
        if found.skipped:
            yield Told(SKIPPED, {"given": listed(list(dict.fromkeys(found.skipped)), most=20)})
        if found.other_periods:
            given = [f"{period} ({count})" for period, count in sorted(found.other_periods.items())]
            yield Told(OTHER_PERIODS, {"given": listed(given)})
        if gaps := [f"{unit} ({code})" for unit, code in league_gaps(found, self.leaves)]:
            yield Told(GAPS, {"given": listed(gaps)})

    def _about_columns(self) -> Iterator[Told]:
        found, values = self.found, self.values
        for place, several in values.beside.items():
            cells = [(found.grid.place(*spot), text) for text, spot in several]
            given = in_both(partial(_listed, cells))
            name = found.header.name(place)
            yield Told(BESIDE, {"column": name, "count": str(len(several)), "given": given})
        if self.aside.checked:
            yield Told(CHECKED, {"given": listed(self.aside.checked, most=40)})
        if self.aside.unused:
            yield Told(UNUSED, {"given": listed(self.aside.unused, most=40)})
        if rank_by(self.map, values) == "percent" and self.map.rank_by is None:
            yield Told(BY_PERCENT)


def _listed(cells: Sequence[tuple[Place, str]], lang: str) -> str:
    return listed([f"{place.say(lang)} “{text}”" for place, text in cells], most=6)


def _with_figures(units: Mapping[str, list[str]]) -> dict[str, list[str]]:
    """Return the units of which the table has anything."""
    return {unit: row for unit, row in units.items() if set(row) != {NOT_PUBLISHED}}
