"""What heads criteria, as “Domain 2: Finance” over all columns, or above one of tables that are joined.

It makes the level above them. Such a row says what it is (“Domain 2”, “Phần II”), has a number before its
words, or is set apart, in bold or over several columns, with no figure of its own; or the first row of
all has words alone, as have others. It is a level where each criterion stands below one, and the codes of
these say no other.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ctscore.importing.averages import averages_of
from ctscore.importing.foot import below_all, is_footer
from ctscore.importing.group_column import common_code
from ctscore.importing.headers import STAGES, Role, is_weight
from ctscore.importing.joining import code_before, number_of, unanswered, without_code
from ctscore.importing.pages import Pages, may_be_sum
from ctscore.importing.review import (
    GROUP_ROWS_TAKEN,
    NUMBERED_IN_GROUPS,
    NUMBERS_SPLIT,
    TABLE_HEADINGS_TAKEN,
    Remark,
)
from ctscore.importing.tables import Cell
from ctscore.records import dataclass
from ctscore.words import ROMANS, fold

_CALLED = re.compile(
    r"(?P<kind>[^\W\d]+(?: [^\W\d]+){0,3}?) (?P<number>[0-9]{1,2}|[IVXL]+|[A-HĐ](?=\s*[.:)–—-]|$))"
    r"(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>.*)"
)
_KIND = re.compile(
    r"(sub ?)?(domain|pillar|area|section|component|part|theme|dimension|category|group|chapter|standard"
    r"|objective|goal)|(domaine|volet|axe|partie|composante|thematique|chapitre)"
    r"|muc( tieu)?|phan|linh vuc|nhom( tieu chi)?|chuong|truc( noi dung)?|noi dung|tieu chi thanh phan"
    r"|cau phan"
)
_CAPTION = re.compile(r"(?:table|bảng|tableau)\s+[0-9]{1,2}\s*(?:[.:–—-]\s*|$)", re.IGNORECASE)
_LONGEST = 120  # letters of a heading; more are a remark
_FEWEST = 2  # rows in the largest group, where nothing but looks tells the headings


@dataclass(frozen=True, slots=True)
class _Heading:
    """A row that may head those below it: its number, if any, and its words without it."""

    cell: Cell
    number: str
    name: str
    is_called: bool = False


@dataclass(frozen=True, slots=True)
class _Group:
    at: int
    heading: _Heading
    rows: list[int]


def under_headings(one: Pages) -> tuple[Pages, tuple[Remark, ...]]:
    """Return a table of which what heads its rows has codes, and what is told of it.

    Where several tables were joined, each below a heading of its own, those are rows that head others.
    """
    headed = _with_headings(one) if not _groups(one) else None
    found, told = (one, ()) if headed is None else _under_rows(headed, above_tables=True)
    return (found, told) if told else _under_rows(one)


def _under_rows(one: Pages, *, above_tables: bool = False) -> tuple[Pages, tuple[Remark, ...]]:
    """Return a table whose rows that head others have codes, and what is told of it.

    `above_tables` says that these stood above tables which were joined.

    The code of a heading is what the rows below it have in common (1 of 1.1 and 1.2), else its own number or
    its place; rows without numbers, or counted anew below each heading, get theirs below it. Where numbers go
    on through all of them, what is called a domain or part is no criterion, and left out.
    """
    found = _groups(one)
    groups = [group for group in found if group.rows]
    if not groups:
        return one, ()
    numbers = [[number_of(one, at) for at in group.rows] for group in groups]
    flat = [number for group in numbers for number in group if number]
    counted = not flat or (not any("." in number for number in flat) and len({*flat}) < len(flat))
    if counted and above_tables and not all(group.heading.number for group in groups):
        return one, ()  # what is counted anew below bare words may be of another year or unit
    if counted and any(_has_points(one, group) for group in groups):
        return one, ()  # the figures tell what is above, and what it is above
    codes = _counted_codes(groups) if counted else _common_codes(one, groups, numbers)
    if codes is None:
        called = [group for group in found if group.heading.is_called or not group.heading.number]
        return _without(one, called), ()
    one = _without(one, [group for group in found if not group.rows and group.heading.is_called])
    if not (counted or above_tables) and all(
        _is_coded(group, code) for group, code in zip(groups, codes, strict=True)
    ):
        return one, ()
    texts = {group.at: (code, _name(group.heading, code)) for group, code in zip(groups, codes, strict=True)}
    told = "; ".join(f"{code} {name}" for code, name in texts.values())
    first = groups[0].heading.cell
    words = TABLE_HEADINGS_TAKEN if above_tables else GROUP_ROWS_TAKEN
    remarks = [Remark(first.place, words, {"given": first.text[:60], "groups": told})]
    before = {} if Role.NUMBER in one.header.columns else _before_names(one)
    name = one.header.columns[Role.NAME]
    if counted:
        below = _numbers(groups, codes, numbers)
        cells = {at: one.rows[at][0][name] for at in below}
        texts |= {at: (code, before.get(at, ("", cells[at].text))[1]) for at, code in below.items()}
        ends = list(below.values())
        place = cells[min(cells)].place
        remarks.append(Remark(place, NUMBERED_IN_GROUPS, {"first": ends[0], "last": ends[-1]}))
    elif before:
        cell = one.rows[groups[0].rows[0]][0][name]
        remarks.append(Remark(cell.place, NUMBERS_SPLIT, {"given": cell.text[:60]}))
    texts = before | texts
    return _written(_with_numbers(one), texts), tuple(remarks)


def _groups(one: Pages) -> list[_Group]:
    """Return the headings of a table with the criteria below each; none where a criterion is above all."""
    columns = one.header.columns
    if Role.NAME not in columns:
        return []
    groups: list[_Group] = []
    asked = unanswered(one)
    headed = bool(one.rows) and _is_alone(one, one.rows[0][0])
    averages = averages_of(one)
    for at, (row, _) in enumerate(one.rows[: below_all(one)]):
        if at in averages:
            continue
        heading = _heading(one, row, headed=headed)
        if heading is not None:
            groups.append(_Group(at, heading, []))
        elif at in asked or _is_criterion(one, row):
            if not groups:
                return []
            groups[-1].rows.append(at)
    bare = any(not group.heading.is_called and not group.heading.number for group in groups)
    return [] if bare and max(len(group.rows) for group in groups) < _FEWEST else groups


def _has_points(one: Pages, group: _Group) -> bool:
    return any(one.points(one.rows[group.at][0]))


def _is_criterion(one: Pages, row: Sequence[Cell]) -> bool:
    """Return whether a row has points, or stands in a table without any and says more than its name."""
    columns = one.header.columns
    name = row[columns[Role.NAME]].text
    others = [row[at] for role, at in columns.items() if role not in (Role.NAME, Role.NUMBER)]
    return bool(name) and not may_be_sum(name) and any(one.points(row) if Role.MAX in columns else others)


def _filled(one: Pages, row: Sequence[Cell]) -> list[int]:
    """Return where a row has cells; what a group weighs counts for none."""
    heads = one.header.cells
    return [at for at, cell in enumerate(row) if cell and not (at < len(heads) and is_weight(heads[at].text))]


def _is_alone(one: Pages, row: Sequence[Cell]) -> bool:
    """Return whether a row has a name that begins with a capital, and nothing else."""
    name = one.header.columns[Role.NAME]
    return _filled(one, row) == [name] and row[name].text[0].isupper()


def _heading(one: Pages, row: Sequence[Cell], *, headed: bool) -> _Heading | None:
    """Return what a row says as one that may head those below it; None where it is none.

    `headed` says that a name alone is above all rows: then others may head those below them.
    """
    columns = one.header.columns
    filled = _filled(one, row)
    if not filled or filled[0] not in (columns.get(Role.NUMBER), columns[Role.NAME]):
        return None
    cell = row[filled[0]]
    if len(cell.text) > _LONGEST or is_footer(cell.text) or may_be_sum(cell.text):
        return None
    called = _called(cell.text)
    if called is not None:
        words = row[columns[Role.NAME]] if not called["name"] and len(filled) > 1 else cell
        return _Heading(
            words or cell, called["number"], called["name"] or (words or cell).text, is_called=True
        )
    looks_so = cell.width > 1 or cell.bold or (headed and _is_alone(one, row))
    return _set_apart(cell, looks_so, has_column=Role.NUMBER in columns) if len(filled) == 1 else None


def _called(text: str) -> re.Match[str] | None:
    """Return the parts of words that say themselves that they head a part: “Domain 2: Finance”."""
    called = _CALLED.fullmatch(text)
    return called if called is not None and _KIND.fullmatch(fold(called["kind"])) else None


def _with_headings(one: Pages) -> Pages | None:
    """Return tables of points that were joined with the heading of each in a row above its rows.

    None where not each has one, or two of them have the same rows: these are of several units or years.
    """
    columns = one.header.columns
    starts = [0, *(at for at, _ in one.repeated)]
    scored = Role.MAX in columns and Role.NAME in columns and any(role in columns for role in STAGES)
    own = [_last_heading(one, at) for at in starts]  # in a sheet it stands in the row above the header
    texts = _headings_above(
        [
            (*above, *row)
            for above, row in zip([one.above, *(above for _, above in one.repeated)], own, strict=True)
        ]
    )
    if (
        not scored
        or len({*starts, len(one.rows)}) <= len(starts)
        or len({*texts}) < max(len(starts), _FEWEST)
    ):
        return None
    rows: list[tuple[tuple[Cell, ...], bool]] = []
    seen = set[frozenset[str]]()
    ends = [at - len(row) for at, row in zip(starts[1:], own[1:], strict=True)]
    for text, start, end in zip(texts, starts, [*ends, len(one.rows)], strict=True):
        below = one.rows[start:end]
        if not below:
            return None
        place = replace(below[0][0][0].place, row=below[0][0][0].place.row - 1)  # that of the header
        seen.add(frozenset(row[columns[Role.NAME]].text for row, _ in below))
        empty = [Cell("", place) for _ in one.header.cells]
        empty[columns[Role.NAME]] = Cell(text, place, width=len(empty))
        rows += [(tuple(empty), True), *((row, False) for row, _ in below)]
    return replace(one, rows=rows, repeated=[]) if len(seen) == len(starts) else None


def _last_heading(one: Pages, at: int) -> list[str]:
    """Return the words of the row before the row `at`, where these are its only ones and no sum or note."""
    filled = [cell.text for cell in one.rows[at - 1][0] if cell] if at else []
    return filled if len(filled) == 1 and not (may_be_sum(filled[0]) or is_footer(filled[0])) else []


def _headings_above(aboves: Sequence[Sequence[str]]) -> list[str]:
    """Return the heading of each table, of the words above it: what says so itself, or the last line."""
    lines = [[_CAPTION.sub("", line) for line in above if line] for above in aboves]
    called = [[line for line in own if _called(line) and line[-1] not in ".;?!"][-1:] for own in lines]
    own = called if all(called) else [one[-1:] for one in lines]
    texts = [line for one in own for line in one if line]
    return [_in_figures(text) for text in texts] if len(texts) == len(aboves) else []


def _in_figures(text: str) -> str:
    """Return a heading with its Roman number in figures, as the codes of what stands below it have it."""
    number = code_before(text)
    return f"{ROMANS[number]}. {without_code(text)}" if number in ROMANS else text


def _set_apart(cell: Cell, looks_so: bool, *, has_column: bool) -> _Heading | None:
    """Return what the only cell of a row says as a heading that is not called one; None where it is none."""
    text, number = cell.text, code_before(cell.text)
    if number:
        # Roman numbers and letters are told by their column, where there is one.
        plain = number.isdigit() or not (has_column or "." in number)
        return _Heading(cell, number, without_code(text)) if plain else None
    looks_so = looks_so and text[0].isalpha()
    return None if not looks_so or ":" in text or text[-1] in ".;?!" else _Heading(cell, "", text)


def _counted_codes(groups: Sequence[_Group]) -> list[str] | None:
    own = [group.heading.number for group in groups]
    return own if all(own) and len({*own}) == len(own) else [str(at) for at in range(1, len(groups) + 1)]


def _common_codes(one: Pages, groups: Sequence[_Group], numbers: Sequence[Sequence[str]]) -> list[str] | None:
    """Return the code above the rows of each group; None where they do not go along with the headings."""
    found: list[str] = []
    for group, below in zip(groups, numbers, strict=True):
        known = [number for number in below if number]
        own = [group.heading.number, str(ROMANS.get(group.heading.number, ""))]
        fits = [one for one in own if one and all(number.startswith(f"{one}.") for number in known)]
        found.append((fits or [common_code(known)])[0] if known else "")
    headed = {group.at for group in groups}
    others = {number_of(one, at) for at in range(len(one.rows)) if at not in headed}
    unlike = not all(found) or len({*found}) < len(found) or {*found} & others
    return None if unlike else found


def _is_coded(group: _Group, code: str) -> bool:
    """Return whether a heading begins with its code, so that it is read as it stands."""
    return not group.heading.is_called and code == group.heading.number


def _name(heading: _Heading, code: str) -> str:
    """Return the words of a heading: without its number, where that is its code."""
    is_own = code in (heading.number, str(ROMANS.get(heading.number, "")))
    return heading.name if is_own else heading.cell.text


def _numbers(
    groups: Sequence[_Group], codes: Sequence[str], numbers: Sequence[Sequence[str]]
) -> dict[int, str]:
    """Return the codes of rows that are counted in each group, by their places."""
    return {
        at: f"{code}.{number or count}"
        for group, code, below in zip(groups, codes, numbers, strict=True)
        for count, (at, number) in enumerate(zip(group.rows, below, strict=True), start=1)
    }


def _before_names(one: Pages) -> dict[int, tuple[str, str]]:
    """Return the codes that stand before the names of rows, and these without them, by their places."""
    cells = [row[one.header.columns[Role.NAME]] for row, _ in one.rows]
    return {
        at: (code, without_code(cell.text))
        for at, cell in enumerate(cells)
        if (code := code_before(cell.text))
    }


def _with_numbers(one: Pages) -> Pages:
    """Return a table with a column of numbers, an empty one behind all others where it has none."""
    columns = one.header.columns
    if Role.NUMBER in columns:
        return one
    rows = [((*row, replace(row[0], text="", merged=False, width=1)), first) for row, first in one.rows]
    cells = (*one.header.cells, one.header.cells[columns[Role.NAME]])
    header = replace(one.header, cells=cells, columns={**columns, Role.NUMBER: len(cells) - 1})
    return replace(one, rows=rows, header=header)


def _written(one: Pages, texts: Mapping[int, tuple[str, str]]) -> Pages:
    """Return a table in which rows have codes and names, by their places."""
    columns = one.header.columns
    number, name = columns[Role.NUMBER], columns[Role.NAME]
    rows = list(one.rows)
    for at, (code, text) in texts.items():
        cells = list(rows[at][0])
        first = next(cell for cell in cells if cell)
        cells[name] = replace(first, text=text, width=1)
        cells[number] = replace(first, text=code, width=1, number=False)
        rows[at] = (tuple(cells), rows[at][1])
    return replace(one, rows=rows)


def _without(one: Pages, groups: Sequence[_Group]) -> Pages:
    """Return a table in which headings are left out, and told."""
    rows = list(one.rows)
    for group in groups:
        emptied = tuple(replace(cell, text="") for cell in rows[group.at][0])
        rows[group.at] = (emptied, rows[group.at][1])
    return replace(one, rows=rows, left_out=[*one.left_out, *(group.heading.cell for group in groups)])
