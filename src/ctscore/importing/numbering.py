"""Rows whose numbers begin anew: under the sections of a table, or because it is more than one table."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.importing.headers import STAGES, TITLES, Role
from ctscore.importing.joining import code_before
from ctscore.importing.pages import Pages
from ctscore.importing.review import (
    DOT_IN_CODE,
    NUMBERED_BY_SECTION,
    SECTION_BEFORE,
    SECTION_COUNTED,
    TITLE_SPLIT,
    Remark,
)
from ctscore.importing.tables import Cell
from ctscore.words import ROMANS

_SECTION = re.compile(r"[IVXL]{1,6}|[A-HĐ]")
_SECTION_AND_TITLE = re.compile(rf"({_SECTION.pattern})[.)]\s*(\D.*)", re.DOTALL)
_LETTERINGS = ("ABCDEFGH", "ABCDĐEGH", "ABCDĐEFGH")  # Đ has its place in Vietnamese, and F often none
_COUNTED = re.compile(r"[0-9]{1,2}(\.[0-9]{1,2})*")
Row = tuple[tuple[Cell, ...], bool]


def parted(one: Pages) -> Iterator[Pages]:
    """Yield the tables that stand below one header, apart where the numbers of their rows begin anew.

    Where points are listed a code stands for one criterion, so that the first one can come only once. Tasks
    may be counted anew under each heading: there a table is another one where its header is repeated right
    above the first number, and no heading before it.
    """
    starts = list(_starts(one))
    headings = [_headings(one.rows, start) for start in starts]
    begins = [start - len(above) for start, above in zip(starts, headings, strict=True)]
    for place, (begin, end) in enumerate(zip(begins, [*begins[1:], len(one.rows)], strict=True)):
        words = tuple(cell.text for cell in headings[place])
        paragraphs = [above for row, above in one.repeated if begin <= row <= starts[place]]
        rows = one.rows[starts[place] : end]
        yield replace(
            one,
            above=(*paragraphs[-1], *words) if place and paragraphs else words if place else one.above,
            rows=[(row, first or not number) for number, (row, first) in enumerate(rows)],
            repeated=[],
            left_out=[*([] if place else one.left_out), *headings[place]],
            unread=one.unread if end == len(one.rows) else [],
        )


def _starts(one: Pages) -> Iterator[int]:
    """Yield the rows at which a table begins."""
    yield 0
    column = one.header.columns.get(Role.NUMBER, one.header.columns.get(Role.NAME))
    if column is None:
        return
    is_named = Role.NUMBER not in one.header.columns  # numbers stand before the names
    scored = _is_scored(one)
    repeated = {row for row, _ in one.repeated}
    first = ""
    since = set[str]()  # the numbers below the first
    for place, (row, _) in enumerate(one.rows):
        text = row[column].text if column < len(row) else ""
        number = code_before(text) if is_named else text.rstrip(". ")
        if not number:
            continue
        first = first or number
        if number != first:
            since.add(number)
        elif since and (scored or (place in repeated and not _headings(one.rows, place))):
            yield place
            since = set()


def with_sections(one: Pages) -> tuple[Pages, tuple[Remark, ...]]:
    """Return a table with the letters of its sections in the column of numbers, and what is told of it.

    “A. Governance” may stand in the second column with nothing before it, or in one cell over the whole row.
    These are sections where they are counted in their order, and no number stands above the first.
    """
    column, titles = one.header.columns.get(Role.NUMBER), [one.header.columns.get(role) for role in TITLES]
    title = next((place for place in titles if place is not None), None)
    if column is None or title is None:
        return one, ()
    found: dict[int, tuple[Cell, str, str]] = {}
    for place, (row, _) in enumerate(one.rows):
        cell = next((cell for cell in (row[column], row[title]) if cell), None)
        parts = _SECTION_AND_TITLE.fullmatch(cell.text) if cell else None
        if cell and parts and not (row[column] and row[title]):
            found[place] = cell, parts[1], parts[2]
        elif row[column] and not found:
            return one, ()
    letters = [letter for _, letter, _ in found.values()]
    if not letters or not any(letters == list(one)[: len(letters)] for one in (ROMANS, *_LETTERINGS)):
        return one, ()
    rows = list(one.rows)
    for place, (cell, letter, words) in found.items():
        row = _with_text(rows[place][0], column, letter)
        rows[place] = _with_text(row, title, words, like=cell), rows[place][1]
    told = tuple(Remark(cell.place, TITLE_SPLIT, {"given": cell.text}) for cell, _, _ in found.values())
    return replace(one, rows=rows), told


def _headings(rows: Sequence[Row], end: int) -> tuple[Cell, ...]:
    """Return the headings right above the row `end`: of each a single cell is filled."""
    found: list[Cell] = []
    while end > len(found):
        filled = [cell for cell in rows[end - 1 - len(found)][0] if cell]
        if len(filled) != 1:
            break
        found += filled
    return tuple(reversed(found))


def under_sections(one: Pages) -> tuple[Pages, tuple[Remark, ...]]:
    """Return a table of points with codes of their own for rows that are counted anew in each section.

    A section has a Roman number or a capital letter; of 1 and 2 under I and under II the codes are I.1, I.2,
    II.1 and II.2; of A1 under A it is A.1. Where numbers go on through the sections they are codes as they
    stand, unless each section has points of its own: then II.3 is the 3 under II. Where they are 1.1 and 1.2
    under I or A, and 2.1 under II or B, the sections are 1 and 2.
    """
    column = one.header.columns.get(Role.NUMBER)
    if column is None or not _is_scored(one):
        return one, ()
    counted = _counted(one, column)
    if counted:
        first = one.rows[min(counted)][0][column]
        said = ", ".join(f"{one.rows[at][0][column].text} = {code}" for at, code in counted.items())
        return _with_codes(one, column, counted), (Remark(first.place, SECTION_COUNTED, {"codes": said}),)
    section, seen, coded = "", set[str](), dict[int, str]()
    below: dict[int, list[str]] = {}  # the numbers in each section, by its row
    anew = lettered = False
    for place, (row, _) in enumerate(one.rows):
        number = row[column].text.strip().rstrip(".")
        if _SECTION.fullmatch(number):
            section = number
            below[place] = []
        elif section and re.fullmatch(rf"{section}[ -]?{_COUNTED.pattern}", number):
            lettered = True
            coded[place] = f"{section}.{number[len(section) :].lstrip(' -')}"
        elif section and _COUNTED.fullmatch(number):
            anew |= number in seen
            seen.add(number)
            coded[place] = f"{section}.{number}"
            below[max(below)].append(number)
    scored = all(one.rows[place][0][one.header.columns[Role.MAX]] for place in below)
    if anew:
        words = NUMBERED_BY_SECTION
    elif lettered:
        words = DOT_IN_CODE
    elif coded and scored and all(number.isdigit() for parts in below.values() for number in parts):
        words = SECTION_BEFORE
    else:
        return one, ()
    first = one.rows[min(coded)][0][column]
    facts = {"given": first.text, "code": coded[min(coded)]}
    return _with_codes(one, column, coded), (Remark(first.place, words, facts),)


def _with_codes(one: Pages, column: int, coded: Mapping[int, str]) -> Pages:
    """Return a table with other numbers in some of its rows, by their places."""
    rows = [
        (_with_text(row, column, coded[place]) if place in coded else row, first)
        for place, (row, first) in enumerate(one.rows)
    ]
    return replace(one, rows=rows)


def _counted(one: Pages, column: int) -> dict[int, str]:
    """Return the numbers in figures of sections with letters, by their rows; none unless each fits.

    They fit where all numbers below a section begin with its own, which is that of its Roman number, of its
    letter, or of its place among the sections. One with nothing below it is a criterion if it has points.
    """
    below: dict[int, list[str]] = {}
    marks: dict[int, str] = {}
    for place, (row, _) in enumerate(one.rows):
        number = row[column].text.strip(" .")
        mark = number.strip("():/-")
        if _SECTION.fullmatch(mark.upper()) and all(mark.isupper() == it.isupper() for it in marks.values()):
            below[place], marks[place] = [], mark
        elif _COUNTED.fullmatch(number):
            if not marks:
                return {}
            below[max(below)].append(number)
    most = one.header.columns[Role.MAX]
    marks = {at: mark.upper() for at, mark in marks.items() if below[at] or one.rows[at][0][most]}
    readings = [list(ROMANS), *_LETTERINGS, list(marks.values())]
    for reading in readings if any(below.values()) else ():
        codes = {at: str([*reading].index(mark) + 1) for at, mark in marks.items() if mark in reading}
        fit = all(number.startswith(f"{codes.get(at)}.") for at in marks for number in below[at])
        if fit and len({*codes.values()}) == len(marks):
            return codes
    return {}


def _with_text(row: tuple[Cell, ...], column: int, text: str, like: Cell | None = None) -> tuple[Cell, ...]:
    cell = replace(like or row[column], text=text, number=False)
    return (*row[:column], cell, *row[column + 1 :])


def _is_scored(one: Pages) -> bool:
    return Role.MAX in one.header.columns and any(
        role in one.header.columns for role in (*STAGES, Role.SURVEY)
    )
