"""Rows of points as a plan takes them: numbered as in the scorecard, without those that lost nothing."""

from dataclasses import replace
from decimal import Decimal

from ctscore.importing.headers import STAGES, Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.points import Points, read_points
from ctscore.importing.review import CELL_INHERITED
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.unnumbered import numbered, without_sums

OF_TASKS = (Role.OBJECTIVE, Role.TASK, Role.ACTIVITY)
"""The columns that say what is to be done."""


def rows_to_answer(annex: Annex, limit: Decimal | None) -> Annex:
    """Return an annex without the rows that no plan has to answer, nor what is told of their empty cells.

    An empty cell of a row with full marks, below a task, is no part of that task unless it is merged with it.
    Rows are numbered as those of its scorecard; `limit` is the maximum of the index, if known.
    """
    if not is_scorecard(annex):
        return annex
    stages = [role for role in STAGES if role in annex.heads]
    points = read_points(annex, [Role.MAX, *stages], None, (), "")
    annex, _ = without_sums(annex, points)
    annex, _ = numbered(annex, points, limit)
    tasks = [role for role in OF_TASKS if role in annex.heads]
    if not tasks:
        return annex
    done = [
        entry
        for entry in annex.entries
        if not any(entry.text(role) or entry.cells[role].merged for role in tasks if role in entry.cells)
        and _has_full_marks(entry, points, stages)
    ]
    places = [entry.place for entry in done]
    return replace(
        annex,
        entries=tuple(entry for entry in annex.entries if entry not in done),
        remarks=tuple(one for one in annex.remarks if one.words != CELL_INHERITED or one.place not in places),
    )


def _has_full_marks(entry: Entry, points: Points, stages: list[Role]) -> bool:
    """Return whether each opinion of a row gives it all that it can have."""
    figures = points.of(entry)
    most = figures.get(Role.MAX)
    given = [figures.get(role) for role in stages if entry.text(role)]
    return most is not None and bool(given) and all(one is not None and one >= most for one in given)
