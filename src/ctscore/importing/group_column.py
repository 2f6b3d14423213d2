"""A column that names the group of each criterion, as “Domain” beside “Indicator”: it makes the level above.

A name may stand in every row, in a cell that reaches down, or only in the first row of its group. It is a
level where each group is one stretch of rows, and the codes of these say no other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.importing.headers import STAGES, Role, is_general
from ctscore.importing.joining import code_before, number_of, without_code
from ctscore.importing.pages import Pages, may_be_sum
from ctscore.importing.review import GROUPS_TAKEN, Remark
from ctscore.importing.tables import Cell
from ctscore.records import dataclass

_FEWEST = 2  # rows in the largest group


@dataclass(frozen=True, slots=True)
class _Group:
    """The name of a group, and the rows of its criteria by their places."""

    cell: Cell
    rows: Sequence[int]


def under_groups(one: Pages) -> tuple[Pages, tuple[Remark, ...]]:
    """Return a table of points with a row of its own above each group that a column names, and what is told.

    The code of a group is what its rows have in common (1 of 1.1 and 1.2), else its own number or its place;
    rows that have none, or are counted anew in each group, get theirs below it. A table in which the names do
    not make one level stays as it is.
    """
    columns = one.header.columns
    places = [
        at
        for at, head in enumerate(one.header.cells)
        if is_general(head.text) and at not in (*columns.values(), *one.header.others)
    ]
    scored = Role.MAX in columns and any(role in columns for role in STAGES)
    if len(places) != 1 or not scored or Role.NAME not in columns:
        return one, ()
    groups = _groups(one, places[0])
    codes = _codes(one, groups)
    if codes is None:
        return one, ()
    number = columns.get(Role.NUMBER, places[0])  # the column of groups holds the codes where none does
    pairs = list(zip(groups, codes, strict=True))
    begins = {group.rows[0]: (group.cell, code) for group, code in pairs}
    numbers = dict(pair for group, code in pairs for pair in _numbers(one, group, code))
    rows: list[tuple[tuple[Cell, ...], bool]] = []
    for at, (row, is_first) in enumerate(one.rows):
        if at in begins:
            cell, code = begins[at]
            empty = [replace(other, text="", merged=False) for other in row]
            empty[number] = replace(cell, text=code, merged=False)
            empty[columns[Role.NAME]] = replace(cell, text=without_code(cell.text), merged=False)
            rows.append((tuple(empty), is_first))
        cells = list(row)
        cells[places[0]] = replace(row[places[0]], text="", merged=False)
        if at in numbers:
            name = row[columns[Role.NAME]]
            cells[number] = replace(cells[number], text=numbers[at], place=name.place, number=False)
            if Role.NUMBER not in columns:
                cells[columns[Role.NAME]] = replace(name, text=without_code(name.text))
        rows.append((tuple(cells), is_first and at not in begins))
    head = one.header.cells[places[0]]
    kept = (
        replace(cell, text="") if cell is head and number != places[0] else cell for cell in one.header.cells
    )
    header = replace(one.header, cells=tuple(kept), columns={**columns, Role.NUMBER: number})
    told = "; ".join(f"{code} {without_code(group.cell.text)}" for group, code in pairs)
    remark = Remark(head.place, GROUPS_TAKEN, {"given": head.text, "groups": told})
    return replace(one, rows=rows, header=header), (remark,)


def _groups(one: Pages, place: int) -> list[_Group]:
    """Return the groups of a table in their order; none where they do not make one level."""
    columns = one.header.columns
    cells: list[Cell] = []
    rows: list[list[int]] = []
    for at, (row, _) in enumerate(one.rows):
        name = row[columns[Role.NAME]].text
        if not any(one.points(row)) or not name or may_be_sum(name):
            continue
        if row[place].text == name:
            return []  # sections have rows of their own
        if row[place] and (not cells or row[place].text != cells[-1].text):
            cells.append(row[place])
            rows.append([])
        if not cells:
            return []
        rows[-1].append(at)
    is_level = len({cell.text for cell in cells}) == len(cells) > 1 and max(map(len, rows)) >= _FEWEST
    return [_Group(cell, found) for cell, found in zip(cells, rows, strict=True)] if is_level else []


def _codes(one: Pages, groups: Sequence[_Group]) -> list[str] | None:
    """Return the code of each group; None where the codes of rows do not go along with them."""
    numbers = [[number_of(one, at) for at in group.rows] for group in groups]
    flat = [number for group in numbers for number in group]
    if not groups or (any(flat) and not all(flat)):
        return None
    if any("." in number for number in flat):
        found = [common_code(group) for group in numbers]
        if {*found} & {*flat}:
            return None
    elif not any(flat) or len(set(flat)) < len(flat):
        own = [code_before(group.cell.text) for group in groups]
        found = own if all(own) else [str(count) for count in range(1, len(groups) + 1)]
    else:
        return None  # numbers that go on through the groups are codes as they stand
    return found if all(found) and len(set(found)) == len(found) else None


def common_code(numbers: Sequence[str]) -> str:
    """Return the code above all of `numbers`; nothing where there is none."""
    first = numbers[0].split(".")[:-1]
    while first and not all(number.startswith(f"{'.'.join(first)}.") for number in numbers):
        first.pop()
    return ".".join(first)


def _numbers(one: Pages, group: _Group, code: str) -> Iterator[tuple[int, str]]:
    """Yield the codes of the rows of a group: their own, where these are below its code."""
    for count, at in enumerate(group.rows, start=1):
        number = number_of(one, at)
        yield at, number if "." in number else f"{code}.{number or count}"
