"""Columns of points that stand side by side: whose they are, of which year, and which one is asked for.

Each column of points belongs to a unit and a year for certain, or the table is refused: the first one is
never taken because it is the first.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from ctscore.analysis.unit_names import UnitNames
from ctscore.findings import Finding, Rule
from ctscore.findings.import_rules import OTHER_UNITS, OTHER_YEARS, SEVERAL_COLUMNS
from ctscore.importing.headers import POINTS, Role, has_maximum, is_beside_points, role_of
from ctscore.importing.tables import DEEPEST_HEADER, Cell, Place
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.words import fold, listed

_YEAR = re.compile(r"\b(?:19|20)[0-9]{2}\b")
_ONLY_YEAR = re.compile(r"(?:nam |year )?(?:19|20)[0-9]{2}")
_HEAD_OF_UNITS = re.compile(
    r"(ten )?(cac )?(don vi|tinh|dia phuong|thanh pho|huyen|xa|province|unit)s?\b.{0,40}|noi dung|ten"
)
_SCALE = re.compile(r"[1-9][0-9]{0,3}")
_ABOUT_POINTS = re.compile(
    r"\b(?:diem so|so diem|diem|dat|duoc|tong|ket qua|cua|score|points|achieved|of)\b|[-:–()]"
)


@dataclass(frozen=True, slots=True)
class Side:
    """What the words above a column say: of which unit (its id) and years it is, and what else."""

    unit: str
    years: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why nobody can tell which column counts."""

    rule: Rule
    column: int
    facts: Mapping[str, str]

    def finding(self, name: str, place: Place) -> Finding:
        """Return it as a finding of the file `name`, whose column stands at `place`."""
        return place.finding(self.rule, name, **self.facts)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a table is read for: words over odd columns by role, the unit, the year (0: any), the period."""

    columns: Mapping[Role, str] = field(default_factory=dict)
    units: UnitNames = field(default_factory=lambda: UnitNames(()))
    unit: str = ""
    year: int = 0
    period: Period | None = None

    def side(self, levels: Sequence[str]) -> Side:
        """Return what the words above a column say, from the topmost to the lowest.

        A column that is called by a unit or a year and nothing else holds its points.
        """
        units = [self.unit_named(level) for level in levels]
        rest = [
            level
            for level, unit in zip(levels, units, strict=True)
            if not unit and not _ONLY_YEAR.fullmatch(fold(level))
        ]
        words = " ".join(rest) or ("Điểm" if levels else "")
        if len(rest) > 1 and role_of(words) is None and not is_beside_points(words):
            words = rest[-1]
        unit = next(filter(None, reversed(units)), "") or self.unit_named(_ABOUT_POINTS.sub(" ", fold(words)))
        return Side(unit, tuple(_YEAR.findall(" ".join(levels))), words)

    def is_another(self, side: Side) -> bool:
        """Return whether a column is of another unit or of another year."""
        years = bool(self.year and side.years) and str(self.year) not in side.years
        return years or side.unit not in ("", self.unit)

    def names(self, text: str) -> bool:
        """Return whether `text` is a unit or a year."""
        return bool(self.unit_named(text)) or _ONLY_YEAR.fullmatch(fold(text)) is not None

    def unit_named(self, text: str) -> str:
        """Return the id of the unit that the whole of `text` names; nothing where it names none."""
        found = self.units.find(text)
        return self.unit if self.unit in found else next(iter(found), "")

    @property
    def scale(self) -> str:
        """The maximum of each score, where a figure is given in place of the column of maxima."""
        given = self.columns.get(Role.MAX, "")
        return given if _SCALE.fullmatch(given) else ""

    def mapped(self, words: Sequence[str], lowest: Sequence[str]) -> Mapping[Role, int]:
        """Return the columns that are named by role, by all their words or by those of their lowest row."""
        found: dict[Role, int] = {}
        for role, wanted in self.columns.items():
            for texts in (words, lowest):
                places = [place for place, text in enumerate(texts) if fold(text) == fold(wanted)]
                if len(places) == 1:
                    found.setdefault(role, places[0])
        return found


def chosen_columns(
    named: Mapping[Role, Sequence[int]],
    sides: Sequence[Side],
    words: Sequence[str],
    asked: Asked,
    mapped: Mapping[Role, int],
) -> tuple[Mapping[Role, int], tuple[int, ...], tuple[Doubt, ...]]:
    """Return the column of each role, those of other units and years, and why one of them is not certain."""
    columns: dict[Role, int] = {}
    doubts: list[Doubt] = []
    for role, places in named.items():
        left, doubt = list(places), None
        if role in POINTS and role not in mapped:
            left, doubt = _own(role, places, sides, words, asked)
        if role is Role.APPRAISED and len(left) == len((Role.APPRAISED, Role.APPRAISED_2)):
            columns[Role.APPRAISED_2] = left.pop()
        if role in POINTS and role not in mapped and doubt is None and len(left) > 1:
            doubt = _several(role, left, words)
        if doubt is not None:
            doubts.append(doubt)
        columns[role] = left[0]
    points = [place for role, place in columns.items() if role in POINTS]
    shared = [place for place in points if has_maximum(sides[place].words)]
    if Role.MAX not in columns and shared:
        columns[Role.MAX] = shared[0]
    others = [place for place, side in enumerate(sides) if asked.is_another(side)]
    return columns, tuple(place for place in others if place not in columns.values()), tuple(doubts)


def header_of_known_units(rows: Sequence[tuple[Cell, ...]], asked: Asked) -> tuple[Cell, ...] | None:
    """Return the header of a table with a row for each of several units that are known."""
    for number, row in enumerate(rows[:DEEPEST_HEADER]):
        for place, head in enumerate(row):
            if _HEAD_OF_UNITS.fullmatch(fold(head.text)):
                below = [lower[place].text for lower in rows[number + 1 :] if lower[place]]
                known = [unit for text in below if (unit := asked.unit_named(text))]
                if len(set(known)) > 1 and len(known) * 2 > len(below):
                    return row
    return None


def _own(
    role: Role, places: Sequence[int], sides: Sequence[Side], words: Sequence[str], asked: Asked
) -> tuple[list[int], Doubt | None]:
    """Return the columns of the unit and the year that are asked for, or why none or not only these are."""
    left = list(places)
    units = {sides[place].unit for place in left} - {""}
    if units:
        own = [place for place in left if sides[place].unit == asked.unit]
        common = [place for place in left if not sides[place].unit]
        if not own and (role is not Role.MAX or not common):
            mine, *shorts = (asked.units.units[unit].short for unit in (asked.unit, *sorted(units)))
            return left, Doubt(OTHER_UNITS, left[0], {"unit": mine, "known": listed(shorts)})
        left = own or common
        if own and common and role is not Role.MAX:
            return left, _several(role, [*common, *own], words)
    years = [place for place in left if sides[place].years]
    if asked.year and years:
        own = [place for place in years if str(asked.year) in sides[place].years]
        if not own and (role is not Role.MAX or len(left) > 1):
            known = listed([year for place in years for year in sides[place].years])
            return left, Doubt(OTHER_YEARS, left[0], {"year": str(asked.year), "known": known})
        if own and len(years) < len(left):
            return left, _several(role, left, words)
        left = own or left
    pointed = [place for place in left if "diem" in fold(words[place])]
    return (pointed if len(pointed) == 1 else left), None


def _several(role: Role, places: Sequence[int], words: Sequence[str]) -> Doubt:
    known = listed([f"“{words[place]}”" for place in places])
    return Doubt(
        SEVERAL_COLUMNS, places[0], {"role": role.value, "columns": known, "first": words[places[0]]}
    )
