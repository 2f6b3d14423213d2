"""What an annex is refused for as a whole: no known header, cells under none, half a table of points."""

import re
from collections.abc import Sequence

from ctscore.findings import DataProblems, Finding, Rule
from ctscore.findings.import_rules import CELL_WITHOUT_COLUMN, NO_ANNEX, NO_MAXIMUM, NO_POINTS
from ctscore.importing.files import Source
from ctscore.importing.headers import STAGES, Role, is_beside_points
from ctscore.importing.joining import Annex
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.survey import Seen
from ctscore.importing.tables import Cell
from ctscore.words import fold, listed

_SHOWN_ROWS = 3
_ABOUT_POINTS = re.compile(r"\bdiem\b|\bscores?\b|\bpoints?\b")


def no_annex(tables: Sequence[Seen], source: Source) -> Finding:
    """Return the finding that none of `tables` has a known header, with what stands in their first rows."""
    rows = [
        " | ".join(cell.text for cell in row if cell)[:80]
        for one in source.tables
        if any(seen.place in (cell.place for row in one.rows for cell in row if cell) for seen in tables)
        for row in one.rows[:_SHOWN_ROWS]
    ][: 3 * _SHOWN_ROWS]
    facts = {
        "wanted_vi": "STT, Tiêu chí, Điểm chuẩn, Điểm đạt được, Nhiệm vụ, Cơ quan chủ trì, Thời gian",
        "wanted_en": "No., Criterion, Maximum, Achieved, Task, Lead agency, Timing",
        "found": "; ".join(f"“{row}”" for row in rows if row) or "–",
    }
    return Finding(NO_ANNEX, source.name, facts)


def beyond_columns(cell: Cell, name: str) -> Finding:
    """Return the finding about a filled cell of the file `name` over which no header stands."""
    facts = {**cell.place.facts, "given": cell.text[:60]}
    return Finding(CELL_WITHOUT_COLUMN, name, facts, position=cell.place.position)


def refuse_half_points(tables: Sequence[Seen], kind: str, name: str) -> None:
    """Raise `DataProblems` where points stand without maxima, or maxima beside what may be their points.

    `kind` is what is asked for: nothing of a plan is refused, nor where another table is of points.
    """
    if kind == "plan" or any(one.kind == "scorecard" for one in tables):
        return
    annexes = [one.annex for one in tables if one.annex is not None]
    found: list[tuple[Rule, Cell, dict[str, str]]] = []
    for annex in annexes:
        head = _points_without_maximum(annex, asked=kind == "scorecard")
        points = _points_not_known(annex)
        if head is not None:
            found.append((NO_MAXIMUM, head, {}))
        elif points is not None:
            unused = listed([f"“{cell.text}”" for cell in annex.ignored]) or "–"
            first = points[0].text if points else "…"
            found.append((NO_POINTS, annex.heads[Role.MAX], {"unused": unused, "first": first}))
    if found:
        raise DataProblems(
            tuple(
                Finding(
                    rule,
                    name,
                    {**cell.place.facts, "given": cell.text, **more},
                    position=cell.place.position,
                )
                for rule, cell, more in found
            )
        )


def _points_without_maximum(annex: Annex, *, asked: bool) -> Cell | None:
    """Return the header over the points of an annex that has no maxima, and is no plan either.

    A plan has tasks, or says both who leads and when; that does not count where points are `asked` for.
    """
    planned = Role.TASK in annex.heads or {Role.LEADS, Role.TIMING} <= annex.heads.keys()
    if Role.MAX in annex.heads or (planned and not asked):
        return None
    return next((annex.heads[role] for role in STAGES if role in annex.heads), None)


def _points_not_known(annex: Annex) -> tuple[Cell, ...] | None:
    """Return the columns that may hold the points of an annex with maxima and no points of a known name.

    None where it has points, no maxima, or tasks in place of points.
    """
    if Role.MAX not in annex.heads or is_scorecard(annex):
        return None
    said = (cell for cell in annex.ignored if _ABOUT_POINTS.search(fold(cell.text)))
    found = tuple(cell for cell in said if not is_beside_points(cell.text))
    tasked = any(role in annex.heads for role in (Role.TASK, Role.LEADS, Role.TIMING))
    return None if tasked and not found else found
