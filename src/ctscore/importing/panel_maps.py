"""Maps for `import panel`: read from their file, and held against what the panel may say."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Literal

from ctscore.book import Book, Filed, located, make_book
from ctscore.checks import tree_findings
from ctscore.findings import DataProblems, Finding, Route
from ctscore.findings.import_rules import COLUMN_USED_TWICE, MAP_COLUMN, NO_CRITERIA
from ctscore.findings.panel_rules import MAP_INCOMPLETE
from ctscore.load import load_one, shown
from ctscore.model import Counting, Documents, Indexes, MapCriterion, Panel, PanelCriterion, PanelMap, Units
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.source import Marks

PLAIN = ("min", "max", "weight", "answers", "better", "best", "worst", "not_applicable")
"""Keys of a criterion that are written as they are."""
COUNTED = tuple(one.name for one in fields(Counting))
_FIRST = ("min", "max")
"""Those that the first version of the format has too."""
PERIOD = "{period}"
"""Stands in the name of a column for the period whose figures it holds."""


def load_map(book: Book, path: Path, index: str, period: Period) -> PanelMap:
    """Return the sound map in the file at `path`, for the panel of an index and period.

    Raises `DataProblems` with everything that is wrong with it.
    """
    panel_map, marks = load_one(path, PanelMap, book.settings)
    errors = _map_findings(book, panel_map, shown(path), marks, (index, period))
    if errors:
        raise DataProblems(errors)
    return panel_map


def leaves(panel_map: PanelMap) -> tuple[MapCriterion, ...]:
    """Return the leaves of a map's tree in its order, each with the name of its column."""
    by_code = _by_code(panel_map)
    found = (one for one, _ in _walk(panel_map.criteria, ()) if not one.criteria)
    return tuple(replace(one, column=one.code) if by_code and one.column is None else one for one in found)


def of_period(name: str, period: Period) -> str:
    """Return the name of a column for a period: “Points {period}” is “Points 2023”."""
    return name.replace(PERIOD, str(period))


def periods_of_map(panel_map: PanelMap, period: Period) -> tuple[Period, ...]:
    """Return the periods that are brought in: those of the map, else the one that was asked for."""
    return panel_map.periods or (period,)


def _by_code(panel_map: PanelMap) -> bool:
    """Return whether criteria stand in rows, so that a leaf without a `column` is found by its code."""
    return panel_map.value_column is not None or panel_map.units is not None


def _map_findings(
    book: Book, panel_map: PanelMap, name: str, marks: Marks, of: tuple[str, Period]
) -> tuple[Finding, ...]:
    if not panel_map.criteria:
        return located((Finding(NO_CRITERIA, name, route=("criteria",)),), {name: marks})
    registers = (f for f in book.files if isinstance(f.value, (Documents, Indexes, Units)))
    panel = Panel(
        format=panel_format(panel_map, of[1]),
        index=of[0],
        period=of[1],
        source=panel_map.source,
        max=panel_map.max,
        answers=panel_map.answers,
        **{key: getattr(panel_map, key) for key in COUNTED},
        criteria=tuple(map(without_column, panel_map.criteria)),
        columns=" ".join(leaf.code for leaf in leaves(panel_map)),
        rows=(),
    )
    found = tree_findings(make_book((*registers, Filed(name, panel)), {name: marks}))
    own = tuple(finding for finding in found if finding.file == name)
    about_columns = (*_layout_findings(panel_map, name, of[1]), *_column_findings(panel_map, name))
    return (*located(about_columns, {name: marks}), *own)


def panel_format(panel_map: PanelMap, period: Period) -> Literal["ctscore/panel@1", "ctscore/panel@2"]:
    """Return the version of the format that says all that the map says."""
    newer = (*(key for key in PLAIN if key not in _FIRST), "bonus", "max_column", *COUNTED)
    criteria = [criterion for criterion, _ in _walk(panel_map.criteria, ())]
    says_more = any(getattr(one, key) is not None for one in criteria for key in newer)
    says_more = says_more or any(
        getattr(panel_map, key) is not None for key in (*COUNTED, "rank_by", "borders")
    )
    says_more = says_more or bool(panel_map.answers or panel_map.periods)
    signed = any((end or 0) < 0 for one in criteria for end in (one.min, one.max))
    later = says_more or signed or period.kind != "year"
    return "ctscore/panel@2" if later else "ctscore/panel@1"


def without_column(criterion: MapCriterion) -> PanelCriterion:
    """Return a criterion of a map as the panel has it."""
    return PanelCriterion(
        code=criterion.code,
        name=criterion.name,
        no_scale=criterion.no_scale,
        bonus=criterion.bonus,
        **{key: getattr(criterion, key) for key in (*PLAIN, *COUNTED)},
        criteria=tuple(map(without_column, criterion.criteria)),
    )


def _layout_findings(panel_map: PanelMap, name: str, period: Period) -> Iterator[Finding]:
    """Yield what is missing for a table to be read, or said of a table of another layout."""

    def told(vi: str, en: str, *route: str | int) -> Finding:
        return Finding(MAP_INCOMPLETE, name, {"what": Words(vi, en)}, route=route)

    keys = ("unit_column", "code_column", "value_column")
    units, code, value = (getattr(panel_map, key) is not None for key in keys)
    turned = panel_map.units is not None
    if turned and not code:
        yield told(
            "`units: in-columns` thiếu `code_column`", "`units: in-columns` lacks a `code_column`", "units"
        )
    if turned and (units or value):
        key = "unit_column" if units else "value_column"
        yield told(f"đơn vị ở các cột thì không có `{key}`", f"units above the columns leave no `{key}`", key)
    if not turned and not units:
        yield told("thiếu `unit_column`", "it lacks a `unit_column`")
    if not turned and code != value:
        given, other = ("code_column", "value_column") if code else ("value_column", "code_column")
        yield told(f"có `{given}` mà thiếu `{other}`", f"`{given}` lacks a `{other}`", given)
    for vi, en in _faults_of_periods(panel_map, period):
        yield told(vi, en, "periods")
    for criterion, route in _walk(panel_map.criteria, ()) if _by_code(panel_map) else ():
        for key in ("unit_column", "max_column"):
            if getattr(criterion, key) is not None:
                vi = f"{criterion.code}: `{key}` chỉ dùng khi mỗi dòng một đơn vị"
                yield told(vi, f"{criterion.code}: `{key}` is for tables with a row a unit", *route, key)


def _faults_of_periods(panel_map: PanelMap, period: Period) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with the periods of a map, in both languages."""
    several = panel_map.periods
    if several and period not in several:
        yield f"`periods` không có kỳ {period} được hỏi", f"`periods` lacks {period}, which is asked for"
    if len({one.kind for one in several}) > 1:
        yield "`periods` có kỳ dài ngắn khác nhau", "`periods` are of several lengths"
    if (
        several
        and panel_map.period_column is None
        and not any(PERIOD in (leaf.column or "") for leaf in leaves(panel_map))
    ):
        vi = f"có `periods` mà thiếu `period_column`, hay `{PERIOD}` trong tên cột"
        yield vi, f"`periods` lacks a `period_column`, or `{PERIOD}` in the names of columns"


def _column_findings(panel_map: PanelMap, name: str) -> Iterator[Finding]:
    """Yield the criteria that lack their column, have one although they have parts, or share one."""
    used: dict[str, str] = {panel_map.unit_column: "unit_column"} if panel_map.unit_column else {}
    by_code = _by_code(panel_map)
    for criterion, route in _walk(panel_map.criteria, ()):
        column = criterion.column
        lacks = column is None and not criterion.criteria and not by_code
        if lacks or (criterion.criteria and column is not None):
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
