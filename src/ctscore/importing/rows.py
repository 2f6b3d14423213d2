"""From the rows of an annex to its criteria: which have a code, which belong to one above, which neither."""

from collections.abc import Collection, Iterator, Sequence
from functools import partial

from ctscore.findings import Finding
from ctscore.findings.import_rules import CODE_AS_NUMBER, CODE_MISSING, CODE_REFUSED
from ctscore.importing.extra_names import is_extra
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Annex, is_roman
from ctscore.importing.points import Points, has_words
from ctscore.importing.review import EXTRA_NUMBERED, NUMBER_AS_CODE, ROW_LEFT_OUT, Remark
from ctscore.importing.subrows import Row, Tree, marked
from ctscore.importing.tables import Cell, Place, say_places
from ctscore.model import scalars
from ctscore.model.scalars import InvalidValue
from ctscore.phrases import in_both
from ctscore.words import ROMANS, natural_key


def rows_of(
    annex: Annex, points: Points, name: str, remarks: list[Remark]
) -> tuple[list[Row], list[Finding]]:
    """Return the rows of an annex that are criteria, with codes; what is below them is in their notes."""
    tree = Tree(name)
    codes: dict[str, None] = {}
    findings: list[Finding] = []
    numbers = {entry.number for entry in annex.entries}
    for entry in annex.entries:
        found = points.of(entry)
        marks = points.marks.get(id(entry), {})
        row = Row(entry, found.pop(Role.MAX, None), found, marks, name=entry.text(Role.NAME))
        mark = marked(entry, tree.open)
        is_scored = bool(found) or row.max is not None
        counted_on = _code_after(codes) if is_scored and not entry.number and is_extra(row.name) else ""
        if mark is not None and not found and row.max is None and row.name.isupper() and mark[0] == "plain":
            remarks.append(Remark(entry.place, ROW_LEFT_OUT, {"given": row.name[:60]}))
            tree.close()  # the heading of a section
        elif counted_on:
            row.code = counted_on
            codes[counted_on] = None
            remarks.append(Remark(entry.place, EXTRA_NUMBERED, {"given": row.name, "code": counted_on}))
            tree.add(row)
        elif mark is not None:
            kind, step, row.name = mark
            tree.add_below(row, kind, step)
        elif not entry.text(Role.NUMBER):
            if any(has_words(entry.cells.get(role)) for role in POINTS):
                tree.codeless.append(entry.place)
            elif row.name:
                remarks.append(Remark(entry.place, ROW_LEFT_OUT, {"given": row.name[:60]}))
            # else a second line of tasks of the criterion above
        elif is_roman(entry.number) and entry.is_heading and not _leads_codes(entry.number, numbers):
            facts = {"given": f"{entry.number} {entry.text(Role.NAME)}"[:60]}
            remarks.append(Remark(entry.place, ROW_LEFT_OUT, facts))
            tree.close()  # a section that the codes do not know
        else:
            code = _read_code(entry.cells[Role.NUMBER], codes, name, remarks)
            if isinstance(code, Finding):
                findings.append(code)
            else:
                row.code = code
                codes[code] = None
            tree.add(row)
    rows = tree.settled()
    remarks += tree.remarks()
    return rows, [
        *_codes_missing(tree.codeless, name),
        *findings,
        *(tree.findings or tree.marks_left(points.marks.values())),
    ]


def _code_after(codes: Collection[str]) -> str:
    """Return the number that follows those of the topmost criteria: 4 after 3, IV after III; else nothing."""
    top = [code for code in codes if "." not in code]
    for numerals in (list(ROMANS), [str(count) for count in range(1, 100)]):
        if top and top == numerals[: len(top)] and len(top) < len(numerals):
            return numerals[len(top)]
    return ""


def _codes_missing(places: Sequence[Place], name: str) -> Iterator[Finding]:
    """Yield one finding for all rows that have points and no code, if there are any."""
    if places:
        place = in_both(partial(say_places, places))
        yield Finding(CODE_MISSING, name, {"place": place}, position=places[0].position)


def _leads_codes(number: str, codes: Collection[str]) -> bool:
    return any(code.startswith(f"{number}.") for code in codes)


def _read_code(cell: Cell, before: dict[str, None], name: str, remarks: list[Remark]) -> str | Finding:
    """Return the code in `cell`, or why it is none; `before` are the codes above it.

    A number in Excel may have been another code: 9.10 is kept there as 9.1. It counts as a code only where it
    is in order, and then with a remark.
    """
    text = cell.text.strip().rstrip(".")
    refused = partial(cell.place.finding, file=name, given=text[:60])
    if cell.broken:
        return refused(CODE_AS_NUMBER)
    try:
        scalars.read_code(text)
    except InvalidValue:
        return refused(CODE_REFUSED)
    if cell.number and "." in text:
        if text in before or (before and natural_key(text) < natural_key(next(reversed(before)))):
            return refused(CODE_AS_NUMBER)
        remarks.append(Remark(cell.place, NUMBER_AS_CODE, {"code": text}))
    return text
