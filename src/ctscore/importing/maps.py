"""The map of a table: reading it, and everything that can be wrong with it before a table is looked at."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from ctscore.book import Book, Filed, located, make_book
from ctscore.checks import tree_findings
from ctscore.findings import DataProblems, Finding, Route
from ctscore.findings.import_rules import COLUMN_USED_TWICE, MAP_COLUMN, NO_CRITERIA
from ctscore.load import load_one, shown
from ctscore.model import Documents, Indexes, MapCriterion, Panel, PanelCriterion, PanelMap, Units
from ctscore.source import Marks


def load_map(book: Book, path: Path, of: tuple[str, int]) -> PanelMap:
    """Return the sound map in the file at `path`, for the panel of an index and year (`of`).

    Raises `DataProblems` with everything that is wrong with it.
    """
    panel_map, marks = load_one(path, PanelMap)
    errors = _map_findings(book, panel_map, shown(path), marks, of)
    if errors:
        raise DataProblems(errors)
    return panel_map


def leaves_of(criteria: tuple[MapCriterion, ...]) -> Iterator[MapCriterion]:
    """Yield the leaves of a map's tree in its order."""
    for criterion in criteria:
        if criterion.criteria:
            yield from leaves_of(criterion.criteria)
        else:
            yield criterion


def _map_findings(
    book: Book, panel_map: PanelMap, name: str, marks: Marks, of: tuple[str, int]
) -> tuple[Finding, ...]:
    if not panel_map.criteria:
        return located((Finding(NO_CRITERIA, name, route=("criteria",)),), {name: marks})
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
    found = tree_findings(make_book((*registers, Filed(name, panel)), {name: marks}))
    own = tuple(finding for finding in found if finding.file == name)
    return (*located(_columns(panel_map, name), {name: marks}), *own)


def _without_column(criterion: MapCriterion) -> PanelCriterion:
    return PanelCriterion(
        code=criterion.code,
        name=criterion.name,
        min=criterion.min,
        max=criterion.max,
        no_scale=criterion.no_scale,
        criteria=tuple(map(_without_column, criterion.criteria)),
    )


def _columns(panel_map: PanelMap, name: str) -> Iterator[Finding]:
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
