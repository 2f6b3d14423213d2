"""Rows of points as a plan takes them: numbered as in the scorecard, without those that need no answer.

Nothing is to be done about full marks, nor about what does not apply, unless the row has a task all the same;
one that names a lead says that alone.
One that lost points is somebody's, also where its cell says “–” or “none”: it is as if it were empty.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.spellings import is_nobody
from ctscore.blanks import Blank, blank_of, says_none
from ctscore.importing.headers import STAGES, Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.lines import without_inapplicable
from ctscore.importing.points import Points, read_points
from ctscore.importing.review import CELL_INHERITED, NO_TASK, TASK_OF_NOTHING, Remark
from ctscore.importing.rows import rows_of
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.subrows import Row
from ctscore.importing.tables import Cell
from ctscore.importing.unnumbered import numbered, with_number, without_sums

OF_TASKS = (Role.OBJECTIVE, Role.TASK, Role.ACTIVITY)
"""The columns that say what is to be done."""
_BESIDE = (*OF_TASKS, Role.LEADS, Role.HELPERS, Role.TIMING, Role.PRODUCT)
"""What a plan says of a row."""


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
    annex = _as_in_scorecard(annex, points, tasks)
    if not tasks:
        return annex
    entries = list(_without_nothing(annex, tasks))
    free = [
        old.place
        for old, entry in zip(annex.entries, entries, strict=True)
        if not any(entry.text(role) or entry.cells[role].merged for role in tasks if role in entry.cells)
        and (_has_full_marks(old, points, stages) or _does_not_apply(entry, stages))
    ]
    done = [one.place for one in entries if one.place in free and not _names_lead(one)]
    said = [
        old.place
        for old, entry in zip(annex.entries, entries, strict=True)
        if old.place in done and (entry is not old or _does_not_apply(entry, stages))
    ]
    return replace(
        annex,
        entries=tuple(
            _left_open(entry, tasks) if entry.place in free else entry
            for entry in entries
            if entry.place not in done
        ),
        remarks=(
            *(one for one in annex.remarks if one.words != CELL_INHERITED or one.place not in done),
            *(Remark(place, NO_TASK) for place in said),
        ),
    )


def _as_in_scorecard(annex: Annex, points: Points, tasks: Sequence[Role]) -> Annex:
    """Return an annex with the codes of its criteria for numbers (a) below 1.2, which is 1.2.a).

    What the scorecard does not have, as it does not apply, is left out; what was to be done there is told.
    Levels of a criterion are no rows of a plan: what stands beside them is said of their criterion.
    """
    rows = rows_of(annex, points, "", [])[0]
    annex, rows = _without_levels(annex, rows, points)
    outside = {id(row.entry): row.code for row in without_inapplicable(rows)[1]}
    codes = {id(row.entry): row.code for row in rows}
    entries: list[Entry] = []
    remarks: list[Remark] = []
    for entry in annex.entries:
        if id(entry) in outside:
            said = [text for role in tasks if (text := entry.text(role))]
            facts = {"code": outside[id(entry)], "given": "; ".join(said)[:60]}
            remarks += [Remark(entry.place, TASK_OF_NOTHING if said else NO_TASK, facts)]
            continue
        code = codes.get(id(entry), entry.number)
        entries.append(entry if code == entry.number else with_number(entry, code))
        points.move(entry, entries[-1])
    return replace(annex, entries=tuple(entries), remarks=(*annex.remarks, *remarks))


def _without_levels(annex: Annex, rows: Sequence[Row], points: Points) -> tuple[Annex, list[Row]]:
    """Return an annex whose criteria say what stands beside their levels, and its rows.

    A level says nothing of its own where its cells are empty, merged with those of the criterion or repeat
    them. Where both have other words in one column, those of the level are one more task of the criterion.
    """
    taken: dict[int, Entry | None] = {}
    for row in rows:
        criterion = row.entry
        for level in row.kept:
            own = {
                role: cell
                for role, cell in level.entry.cells.items()
                if role in _BESIDE and cell and cell.text != criterion.text(role)
            }
            if any(criterion.text(role) for role in own):
                taken[id(level.entry)] = with_number(level.entry, "")
                continue
            taken[id(level.entry)] = None
            if own:
                criterion = replace(criterion, cells={**criterion.cells, **own})
        if criterion is not row.entry:
            taken[id(row.entry)] = criterion
            points.move(row.entry, criterion)
    found = [taken.get(id(entry), entry) for entry in annex.entries]
    gone = {entry.place for entry in annex.entries if id(entry) in taken and taken[id(entry)] is None}
    remarks = (one for one in annex.remarks if one.words != CELL_INHERITED or one.place not in gone)
    annex = replace(annex, entries=tuple(filter(None, found)), remarks=tuple(remarks))
    return annex, [replace(row, entry=taken.get(id(row.entry)) or row.entry) for row in rows]


def _without_nothing(annex: Annex, tasks: Sequence[Role]) -> Iterator[Entry]:
    """Yield the rows of an annex: what says that nothing is to be done is empty, and reaches no further."""
    said = dict.fromkeys(tasks, False)
    for entry in annex.entries:
        none: dict[Role, Cell] = {}
        for role in tasks:
            cell = entry.cells.get(role)
            if cell is not None:
                said[role] = says_none(cell.text) if cell else said[role] and cell.merged
                none |= {role: replace(cell, text="", merged=False)} if said[role] else {}
        yield replace(entry, cells={**entry.cells, **none}) if none else entry


def _left_open(entry: Entry, tasks: Sequence[Role]) -> Entry:
    """Return a row whose empty cells of tasks are so on purpose: none of a task above reaches into them.

    Nor is a time or a product wanted where their cells say “–” or “n/a”.
    """
    cells = {role: replace(entry.cells[role], blank=True) for role in tasks if role in entry.cells}
    cells |= {
        role: replace(entry.cells[role], text="")
        for role in (Role.TIMING, Role.PRODUCT)
        if role in entry.cells and says_none(entry.text(role))
    }
    return replace(entry, cells={**entry.cells, **cells})


def _names_lead(entry: Entry) -> bool:
    """Return whether a row has a cell of its own that names who leads it."""
    text = entry.text(Role.LEADS)
    return Role.LEADS not in entry.inherited and blank_of(text) is None and not is_nobody(text)


def _does_not_apply(entry: Entry, stages: Sequence[Role]) -> bool:
    """Return whether a row says in place of all its points that it does not apply, or that may be so."""
    said = {blank_of(entry.text(role)) for role in stages if entry.text(role)}
    return bool(said) and None not in said and said != {Blank.UNKNOWN}


def _has_full_marks(entry: Entry, points: Points, stages: list[Role]) -> bool:
    """Return whether each opinion of a row gives it all that it can have."""
    figures = points.of(entry)
    most = figures.get(Role.MAX)
    given = [figures.get(role) for role in stages if entry.text(role)]
    return most is not None and bool(given) and all(one is not None and one >= most for one in given)
