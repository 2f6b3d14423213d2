"""What an annex is refused for as a whole: no known header, cells under none, half a table of points."""

import re
from collections.abc import Iterator, Sequence

from ctscore.analysis.period_names import period_called
from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import (
    CELL_WITHOUT_COLUMN,
    FORMULAS_WITHOUT_VALUES,
    NO_ANNEX,
    NO_MAXIMUM,
    NO_POINTS,
)
from ctscore.importing.files import Source
from ctscore.importing.headers import POINTS, STAGES, Role, is_beside_points
from ctscore.importing.joining import Annex
from ctscore.importing.review import OR_MAX_IN_HEADER, POINTS_UNUSED, Remark
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.survey import Seen
from ctscore.importing.tables import Cell, finding_of
from ctscore.phrases import Fact, Words
from ctscore.words import fold, listed

_SHOWN_ROWS = 3
_WANTED = Words(
    "STT, Tiêu chí, Điểm chuẩn, Điểm đạt được, Nhiệm vụ, Cơ quan chủ trì, Thời gian",
    "No., Criterion, Maximum, Achieved, Task, Lead agency, Timing",
)
_MONEY = re.compile(
    r"kinh phi|du toan|ngan sach|\bvon\b|so luong|trieu|\bdong\b|budget|\bcosts?\b|amount|number of"
)
"""Words over figures of a plan that are no points."""
_MISSING = {
    Role.ACHIEVED: Words("điểm đạt", "the achieved points"),
    Role.MAX: Words("điểm tối đa", "the maxima"),
}
_ABOUT_POINTS = re.compile(r"\bdiem\b|\bscores?\b|\bpoints?\b")


def no_annex(tables: Sequence[Seen], source: Source) -> Finding:
    """Return the finding that none of `tables` has a known header, with what stands in their first rows."""
    rows = [
        " | ".join(cell.text for cell in row if cell)[:80]
        for one in source.tables
        if any(seen.place in (cell.place for row in one.rows for cell in row if cell) for seen in tables)
        for row in one.rows[:_SHOWN_ROWS]
    ][: 3 * _SHOWN_ROWS]
    facts: dict[str, Fact] = {
        "wanted": _WANTED,
        "found": "; ".join(f"“{row}”" for row in rows if row) or "–",
    }
    return Finding(NO_ANNEX, source.name, facts)


def beyond_columns(cell: Cell, name: str) -> Finding:
    """Return the finding about a filled cell of the file `name` over which no header stands."""
    return cell.place.finding(CELL_WITHOUT_COLUMN, name, given=cell.text[:60])


def formulas_unread(annexes: Sequence[Annex], name: str) -> Iterator[Finding]:
    """Yield one finding for all cells that hold a formula whose value nobody stored."""
    rows = [entry for annex in annexes for entry in annex.entries]
    cells = [cell for row in rows for cell in row.cells.values() if cell.broken == "formula"]
    if cells:
        yield finding_of(cells, FORMULAS_WITHOUT_VALUES, name, first=cells[0].text[:40])


def refuse_half_points(tables: Sequence[Seen], kind: str, name: str, year: int) -> None:
    """Raise `DataProblems` where points stand without maxima, or maxima beside what may be their points.

    `kind` is what is asked for: nothing of a plan is refused, nor where another table is of points. Figures
    below words that nobody knows may be points where no task stands beside them. `year` is that of columns
    which name a period alone.
    """
    if kind == "plan" or any(one.kind == "scorecard" for one in tables):
        return
    annexes = [one.annex for one in tables if one.annex is not None]
    found: list[Finding] = []
    for annex in annexes:
        head = _points_without_maximum(annex, asked=bool(kind))
        points = _points_not_known(annex)
        if head is not None:
            columns = columns_of(annex)
            found.append(head.place.finding(NO_MAXIMUM, name, given=head.text, columns=columns))
        elif points is not None:
            unused = listed([f"“{cell.text}”" for cell in annex.ignored]) or "–"
            first, most = points[0].text if points else "…", annex.heads[Role.MAX]
            facts = {"unused": unused, "first": first, "by_period": _of_periods(points, year)}
            found.append(most.place.finding(NO_POINTS, name, given=most.text, **facts))
    if found:
        raise DataProblems(tuple(found))


def _of_periods(columns: Sequence[Cell], year: int) -> Fact:
    """Return how the period of a column is asked for, if one of `columns` is called by a period."""
    called = ((cell.text, period_called(cell.text, year)) for cell in columns)
    text, period = next(((text, period) for text, period in called if period is not None), ("", None))
    if period is None:
        return ""
    return Words(
        f"ghi kỳ của cột “{text}” bằng -y {period}, hoặc ", f"say the period of “{text}” by -y {period}, or "
    )


def _points_without_maximum(annex: Annex, *, asked: bool) -> Cell | None:
    """Return the header over the points of an annex that has no maxima, and is no plan either.

    A plan has tasks, or says both who leads and when; that does not count where points are `asked` for.
    """
    planned = Role.TASK in annex.heads or {Role.LEADS, Role.TIMING} <= annex.heads.keys()
    if Role.MAX in annex.heads or (planned and not asked):
        return None
    known = next((annex.heads[role] for role in STAGES if role in annex.heads), None)
    return known or next(iter(_may_be_points(annex)), None)


def columns_of(annex: Annex) -> str:
    """Return what all columns of an annex are called, in their order."""
    heads = {cell.place: cell for cell in (*annex.heads.values(), *annex.ignored)}
    return listed([f"“{cell.text}”" for _, cell in sorted(heads.items(), key=lambda one: one[0].column)], 12)


def points_unused(annex: Annex) -> Iterator[Remark]:
    """Yield that points, or maxima, of an annex that became a plan are lost, as the others are missing."""
    heads = [annex.heads[role] for role in POINTS if role in annex.heads]
    if heads and not is_scorecard(annex):
        half = Role.ACHIEVED if Role.MAX in annex.heads else Role.MAX
        given = listed([f"“{cell.text}”" for cell in heads])
        facts: dict[str, Fact] = {
            "given": given,
            "missing": _MISSING[half],
            "columns": columns_of(annex),
            "or": OR_MAX_IN_HEADER if half is Role.MAX else "",
            "role": half.value,
        }
        yield Remark(heads[0].place, POINTS_UNUSED, facts)


def _may_be_points(annex: Annex) -> tuple[Cell, ...]:
    """Return the unknown headers that may stand over points, by their words or the figures below."""
    tasked = Role.TASK in annex.heads or Role.ACTIVITY in annex.heads
    found = (
        cell
        for cell in annex.ignored
        if _ABOUT_POINTS.search(fold(cell.text)) or (cell in annex.figures and not tasked)
    )
    return tuple(
        cell for cell in found if not is_beside_points(cell.text) and not _MONEY.search(fold(cell.text))
    )


def _points_not_known(annex: Annex) -> tuple[Cell, ...] | None:
    """Return the columns that may hold the points of an annex with maxima and no points of a known name.

    None where it has points, no maxima, or tasks in place of points.
    """
    if Role.MAX not in annex.heads or is_scorecard(annex):
        return None
    found = _may_be_points(annex)
    tasked = any(role in annex.heads for role in (Role.TASK, Role.LEADS, Role.TIMING))
    return None if tasked and not found else found
