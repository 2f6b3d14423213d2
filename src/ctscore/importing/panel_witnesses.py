"""The columns of a table that its map leaves aside: they bear witness for or against it, or are not used.

A column of other units, of maxima, totals or ranks can prove that the map does not fit the table, although
every figure was read. Whatever else is not used is named.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field
from decimal import Decimal
from itertools import pairwise

from ctscore.analysis.panels import WHOLE, PanelScores, panel_scores
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import Filed, make_book
from ctscore.decimals import half_unit, places, plain
from ctscore.findings import Fact
from ctscore.findings.panel_rules import (
    MAXIMA_BESIDE,
    OTHER_UNITS,
    OTHER_YEAR,
    RESULT_DIFFERS,
    RESULT_DISPROVES,
)
from ctscore.importing.figures import Figure, Writing, Written
from ctscore.importing.grid import Number
from ctscore.importing.panel_figures import Values
from ctscore.importing.panel_maps import of_period
from ctscore.importing.panel_rows import Found
from ctscore.model import MapCriterion, Panel, PanelMap
from ctscore.periods import Period
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.words import fold

_TOLD = 5
_FIGURE = re.compile(r"[-0-9.,% ]+")
_FEWEST = 2
_YEAR = r"(?: (?:nam )?\d{4})?(?: \(.*\))?"
RANK = re.compile(rf"(?:xep hang|thu hang|hang|vi tri|rank|ranking|overall rank)(?: chung)?{_YEAR}")
TOTAL = re.compile(
    r"(?:tong|tong cong|tong diem|diem tong|tong so diem|tong hop|diem tong hop|diem so tong hop|"
    r"chi so chung|chi so tong hop|total|total score|total points|overall|overall score|sum)"
    rf"(?: co trong so| chung| dat| dat duoc)*{_YEAR}"
)
_MAXIMUM = re.compile(
    r"(?:diem (?:chuan|toi da|chuan toi da)|toi da|thang diem|max|maximum|max(?:imum)? (?:score|points))"
    rf"(?: duoc giao)?{_YEAR}"
)
YEARS = re.compile(
    r"nam|year|(?:nam|year)(?: of)? (?:danh gia|cham diem|du lieu|so lieu|khao sat|assessment|data)"
)
"""What heads a column that says of which year each row is; the year of publishing is another one."""
_ONE_YEAR = re.compile(r"(?:năm |year )?((?:19|20)[0-9]{2})(?:\.0)?", re.IGNORECASE)
_PLACE = re.compile(r"=?\s*(?:T\s*)?([0-9]{1,4})\s*(?:[-–]\s*([0-9]{1,4}))?\s*=?(?:\s*/\s*[0-9]{1,4})?")

PAIR = Words("{place}: in {printed}, tính {computed}", "{place}: printed {printed}, computed {computed}")
UNREAD = Words("{place}: không đọc được “{printed}”", "{place}: “{printed}” is not read")
ORDER = Words("{place}: hạng {printed}", "{place}: rank {printed}")


@dataclass(slots=True)
class Aside:
    """The columns that were looked at, beside those of the map, and those that are not used."""

    checked: list[str] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Difference:
    row: int
    words: Words
    facts: Mapping[str, Fact]


class Witnesses:
    """What the columns beside those of the map say of `panel`, which was made of a table by it."""

    def __init__(
        self, found: Found, of: Sequence[MapCriterion], panel_map: PanelMap, names: UnitNames
    ) -> None:
        self.found, self.leaves, self.map, self.names = found, of, panel_map, names
        self.values = Values()
        self.grid = found.grid
        named = {place for name in panel_map.unused for place in found.header.places(name)}
        mine = (panel_map.period_column, panel_map.total_column, panel_map.rank_column)
        named |= {place for name in mine if name for place in found.header.places(name)[:1]}
        width = max(map(len, self.grid.rows), default=0)
        rows = sorted({row for units in found.units.values() for row in units})
        self.rows = rows
        self.others = [
            place
            for place in range(width)
            if place not in found.used | named and any(self.grid.cell(row, place) for row in rows)
        ]

    def refuse_other_units(self) -> None:
        """Refuse the table where a column names other units than the rows are counted for."""
        # One column of units is enough to tell that another one names others.
        for own, units in list(self.found.units.items())[:1]:
            for place in self.others:
                self._other_units(place, own, units)

    def refuse_other_years(self, periods: Sequence[Period]) -> None:
        """Refuse the table where a column of years, of which the map says nothing, has others than asked."""
        years = {one.year for one in periods}
        for place in self.others if self.map.period_column is None else ():
            words = self.found.header.columns[place : place + 1]
            if not (words and words[0] and YEARS.fullmatch(fold(words[0][-1]))):
                continue
            said = {row: _ONE_YEAR.fullmatch(self.grid.cell(row, place)) for row in self.rows}
            wrong = [row for row, year in said.items() if year and int(year[1]) not in years]
            if wrong:
                facts: dict[str, Fact] = {"count": str(len(wrong)), "rows": str(len(self.rows))}
                facts |= {"place": self.grid.place(wrong[0], place).said}
                facts |= {"given": self.grid.cell(wrong[0], place), "wanted": ", ".join(map(str, periods))}
                self.found.refuse(OTHER_YEAR, (wrong[0], place), facts)

    def _other_units(self, place: int, own: int, units: Mapping[int, str]) -> None:
        said = {self.grid.cell(row, own): unit for row, unit in units.items()}
        named: dict[int, str] = {}
        filled = 0
        for row in units:
            cell = self.grid.cell(row, place)
            filled += bool(cell)
            if not cell or _FIGURE.fullmatch(cell):
                continue  # units may be called by numbers, as rows are
            if cell in said:
                named[row] = said[cell]
            elif known := self.names.find(cell):
                named[row] = known[0]
        others = [row for row, unit in named.items() if unit != units[row]]
        is_list = len(set(named.values())) > len(named) // 2  # what they belong to stands there many times
        if not others or len(named) * 2 < filled or not is_list:
            return
        first = others[0]
        facts = {"own": self.found.header.name(own), "count": str(len(others)), "rows": str(len(units))}
        facts |= {"given": self.grid.cell(first, place)[:40], "mine": self.grid.cell(first, own)[:40]}
        self.found.refuse(OTHER_UNITS, (first, place), facts)

    def look(self, panel: Panel, values: Values) -> Aside:
        """Hold totals, ranks and maxima of the table against `panel`; return what became of each column."""
        self.values = values
        aside = Aside()
        # Points are worked out only for columns that can be held against them.
        points = {one.value.when: one for one in make_book((Filed(self.found.name, panel),), {}).all_panels}
        for period, filed in points.items():
            for column, check in ((self.map.total_column, self._totals), (self.map.rank_column, self._ranks)):
                if column is not None:
                    check(period, panel_scores(filed), self.found.header.places(of_period(column, period))[0])
        plain_table = len(self.found.units) == 1 and self.map.value_column is None
        for place in self.others:
            above = self.found.header.columns[place : place + 1]
            words = fold(above[0][-1]) if above and above[0] else ""
            done = bool(words) and plain_table and len(points) == 1
            done = done and self._recognised(*next(iter(points.items())), place, words)
            (aside.checked if done else aside.unused).append(self.found.header.name(place))
        return aside

    def _recognised(self, period: Period, filed: Filed[Panel], place: int, words: str) -> bool:
        """Look at a column whose words say what it is; return whether it was one to be looked at."""
        year = re.search(r"\d{4}", words)
        if year is not None and int(year[0]) != period.year:
            return False  # the result of another year
        if RANK.fullmatch(words) and self.map.rank_column is None:
            return self._ranks(period, panel_scores(filed), place)
        if TOTAL.fullmatch(words) and self.map.total_column is None:
            return self._totals(period, panel_scores(filed), place)
        if _MAXIMUM.fullmatch(words) and not any(leaf.max_column for leaf in self.leaves):
            return self._maxima(place)
        return False

    def _read(self, row: int, place: int) -> Figure | None:
        """Return the figure in a cell beside those of the map; None where it is none."""
        text = self.grid.cell(row, place)
        writing = self.values.writing
        if not isinstance(text, Number) and writing.decimal == "." and "," in text and "." not in text:
            writing = Writing(",", "")  # no figure of the map has a sign, so that these tell it themselves
        read = writing.read(Written(text, Words("", ""), exact=isinstance(text, Number)))
        return read if isinstance(read, Figure) else None

    def _maxima(self, place: int) -> bool:
        known = {self.map.max, *(leaf.max for leaf in self.leaves)}
        read = {row: figure for row in self.rows if (figure := self._read(row, place)) is not None}
        differing = [row for row, figure in read.items() if figure.value not in known]
        if differing:
            most = self.leaves[0].max if len(self.leaves) == 1 else self.map.max
            facts: dict[str, Fact] = {
                "count": str(len(differing)),
                "rows": str(len(read)),
                "max": most or self.map.max,
            }
            facts["given"] = read[differing[0]].value
            self.found.refuse(MAXIMA_BESIDE, (differing[0], place), facts)
        return bool(read)

    def _totals(self, period: Period, points: PanelScores, place: int) -> bool:
        """Hold a column of totals against the points of each unit; return whether it holds any figure."""
        differences: list[_Difference] = []
        compared = 0
        large, noise = 0, self._noise()
        for (when, unit), row in self.found.rows.items():
            computed = points.by_code[WHOLE].get(unit)
            text = self.grid.cell(row, place)
            if when != period or computed is None or not text:
                continue
            read = self._read(row, place)
            if read is None:
                facts: dict[str, str | Decimal] = {"printed": text[:40]}
                differences.append(_Difference(row, UNREAD, facts))
                continue
            compared += 1
            highest = points.max_of(WHOLE, unit)
            if read.percent and highest:
                computed = computed * 100 / highest
            gap = abs(computed - read.value) - half_unit(min(places(read.value), 9))
            large += gap > noise
            if gap > 0:
                shown = computed.quantize(Decimal("0.0001")).normalize() + 0
                differences.append(
                    _Difference(row, PAIR, {"printed": read.value, "computed": Decimal(plain(shown))})
                )
        if compared:
            self._tell(place, differences, compared, large * 2 > compared)
        return bool(compared)

    def _noise(self) -> Decimal:
        """Return by how much the sum of printed figures may differ from that of the exact ones."""
        words = [
            word for rows in self.values.rows.values() for row in rows.values() for word in row if "." in word
        ]
        most = max((len(word.partition(".")[2]) for word in words), default=0)
        own = sum((leaf.max or Decimal(0) for leaf in self.leaves if not leaf.better), Decimal(0))
        weight = max(self.map.max / own, Decimal(1)) if own else Decimal(1)
        return half_unit(most) * len(self.leaves) * weight if most and len(self.leaves) > 1 else Decimal(0)

    def _ranks(self, period: Period, points: PanelScores, place: int) -> bool:
        """Hold a column of ranks against the order of the units; ties may be printed in any manner."""
        merits = points.merits[WHOLE]
        read: list[tuple[int, int, Decimal, int]] = []
        unread: list[_Difference] = []
        for (when, unit), row in self.found.rows.items():
            text = self.grid.cell(row, place)
            if when != period or unit not in merits or not text:
                continue
            rank = _PLACE.fullmatch(text)
            if rank is None:
                unread.append(_Difference(row, UNREAD, {"printed": text[:40]}))
            else:
                read.append((int(rank[1]), int(rank[2] or rank[1]), merits[unit], row))
        read.sort(key=lambda one: (one[0], one[1]))
        wrong = [
            _Difference(row, ORDER, {"printed": self.grid.cell(row, place)})
            for (first, last, before, _), (low, high, merit, row) in pairwise(read)
            if (merit > before and low > last) or (merit != before and first == last == low == high)
        ]
        if read:
            few = max(_FEWEST, 1 + len(read) // 4) if len(read) > _FEWEST + 1 else 1
            self._tell(place, [*wrong, *unread], len(read), len(wrong) >= few)
        return bool(read)

    def _tell(self, place: int, wrong: Sequence[_Difference], compared: int, disproved: bool) -> None:
        if not wrong:
            return
        more = f" (+{len(wrong) - _TOLD})" if len(wrong) > _TOLD else ""
        told = in_both(lambda lang: "; ".join(self._say(one, place, lang) for one in wrong[:_TOLD]) + more)
        facts: dict[str, Fact] = {"count": str(len(wrong)), "rows": str(compared), "places": told}
        self.found.refuse(RESULT_DISPROVES if disproved else RESULT_DIFFERS, (wrong[0].row, place), facts)

    def _say(self, one: _Difference, place: int, lang: str) -> str:
        where = self.grid.place(one.row, place).say(lang)
        return one.words.fill(lang, {**one.facts, "place": where})
