"""From tables to what stands under each header: headers found, the pages of a table put together.

A table that goes on over pages repeats its header, or has none there; the heading of the next annex stands
above its table, or in a cell of the same sheet.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctscore.blanks import blank_of
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_COLUMN
from ctscore.importing.asides import without_aside
from ctscore.importing.column_counts import are_counts
from ctscore.importing.gantt import marked, stretches_of, words_of_marks
from ctscore.importing.header_rows import Header, header_at
from ctscore.importing.headers import (
    PRINTED,
    STAGES,
    TITLES,
    Role,
    is_general,
    is_in_percent,
    is_weight,
    maximum_in,
    scale_in,
)
from ctscore.importing.period_columns import of_period
from ctscore.importing.review import LARGEST_TAKEN, Remark
from ctscore.importing.sides import Asked
from ctscore.importing.tables import DEEPEST_HEADER, Cell, Place, Table
from ctscore.words import closest, fold, listed

_ANNEX = re.compile(r"phu luc(?: so)?(?: ([ivxl]+|[0-9]+|[a-z])\b)?", re.IGNORECASE)
_MAY_BE_SUM = re.compile(
    r"\W*(grand |(sub|sous)[ -]?)?(tong|cong|total|sum)\b.*|.+ ((sub|sous)[ -]?)?total[ :.]*"
)
_OVER = re.compile(r"([0-9][0-9.,]*)\s*/\s*([0-9][0-9.,]*)")
_BARE_POINTS = re.compile(r"(?:so )?diem|points?|scores?|marks?")
_RANK = re.compile(r"[1-9][0-9]*")
_LONGEST_HEAD = 40


@dataclass(slots=True)
class Pages:
    """All rows below one header and its repetitions, as they stand."""

    above: tuple[str, ...]
    header: Header
    merges: bool = False
    laid_back: bool = False
    rows: list[tuple[tuple[Cell, ...], bool]] = field(default_factory=list)  # with: stands first on its page
    left_out: list[Cell] = field(default_factory=list)  # lines between its rows
    unread: list[tuple[Place, int]] = field(default_factory=list)  # tables that do not fit, with their rows
    # Where its header is repeated: before which row, and what stands above it there.
    repeated: list[tuple[int, tuple[str, ...]]] = field(default_factory=list)
    stretches: tuple[Cell, ...] = ()  # headers above marks that became times
    scale: str = ""  # the maximum of each row, where no column holds any
    scale_said: str = ""  # the words that say so
    of_period: Remark | None = None  # why the column of points is that of the period, or is not
    of_maxima: Remark | None = None  # why a column that is not called so holds the maxima

    def points(self, row: Sequence[Cell]) -> list[Cell]:
        """Return the cells of a row in which its points, its maximum, or points times weight may stand."""
        columns = self.header.columns
        return [row[columns[role]] for role in PRINTED if role in columns]


def pages_of(tables: Sequence[Table], asked: Asked) -> tuple[Pages, ...]:
    """Return what stands under each header in `tables`, as far as it is `asked` for."""
    found: list[Pages] = []
    for table in tables:
        alone, aside = without_aside(table, asked)
        _take(alone, found, asked)
        if aside is not None and found:
            found[-1].left_out.append(aside)
    for one in found:
        _take_largest_for_maximum(one)
        _share_maximum(one, asked)
        _name_rows(one)
        _drop_numbers_of_tasks(one)
        _take_marks_for_times(one)
        if asked.period is not None:
            rows = [row for row, _ in one.rows]
            one.header, one.of_period = of_period(one.header, rows, asked.period)
    return tuple(one for one in found if one.rows)


def refuse_unknown_columns(headers: Sequence[Header], asked: Asked) -> None:
    """Raise `Refusal` for a column that is named by hand and stands in none of the `headers`."""
    for role, wanted in asked.columns.items():
        if headers and not any(role in one.mapped for one in headers):
            known = list(dict.fromkeys(cell.text for one in headers for cell in one.cells if cell))
            near = closest(wanted, known) or ""
            raise Refusal(NO_SUCH_COLUMN, given=wanted, near=near, known=listed(known))


def _take_largest_for_maximum(one: Pages) -> None:
    """Take “Điểm” for the maxima where it stands before columns of stages, and no row has more in these.

    So it is where nothing else holds maxima, and a row has less than that: else all may be the same points.
    """
    columns = one.header.columns
    bare = columns.get(Role.ACHIEVED)
    stages = [place for role, place in columns.items() if role in STAGES and role is not Role.ACHIEVED]
    if (
        bare is None
        or Role.MAX in columns
        or Role.ACHIEVED in one.header.mapped
        or bare > min(stages, default=-1)
    ):
        return
    head = one.header.cells[bare]
    pairs = [
        (_plain(row[bare].text), _plain(row[place].text))
        for row, _ in one.rows
        for place in stages
        if row[bare].text[:1].isdigit() and row[place].text[:1].isdigit()
    ]
    is_most = bool(pairs) and all(most >= points for most, points in pairs)
    if _BARE_POINTS.fullmatch(fold(head.text)) and is_most and any(most > points for most, points in pairs):
        taken = dict(columns) | {Role.MAX: bare}
        del taken[Role.ACHIEVED]
        one.header = replace(one.header, columns=taken)
        one.of_maxima = Remark(head.place, LARGEST_TAKEN, {"given": head.text})


def _share_maximum(one: Pages, asked: Asked) -> None:
    """Take the points for their maximum too where cells or headers hold both, as “9,49/9,5”, “Score (0-10)”.

    So it is where nothing holds it, and a figure is given by hand for the column of maxima.

    What is the same behind all strokes may be no maximum: “12/63” is a rank among 63. It is one where a
    figure before it is none of a rank: “0/4”, “2,5/4”.
    """
    points = [place for role, place in one.header.columns.items() if role in STAGES]
    if Role.MAX in one.header.columns or not points:
        return
    stated = {maximum_in(one.header.cells[place].text) for place in points}
    if len(stated) == 1 and stated != {""}:
        (one.scale,), one.scale_said = stated, one.header.cells[points[0]].text
        one.header = replace(one.header, columns={**one.header.columns, Role.MAX: points[0]})
        return
    if asked.scale:
        one.scale, one.scale_said = asked.scale, f"--map max={asked.scale}"
        columns = {**one.header.columns, Role.MAX: points[0]}
        one.header = replace(one.header, columns=columns, mapped=one.header.mapped | {Role.MAX})
        return
    texts = [text for row, _ in one.rows if blank_of(text := row[points[0]].text) is None]
    if any(is_weight(cell.text) for cell in one.header.cells):
        one.scale, one.scale_said = _scale_of_weighted(one, one.header.cells[points[0]].text, texts)
    parts = [(found[1], found[2]) for text in texts if (found := _OVER.fullmatch(text))]
    is_rank = len({most for _, most in parts}) == 1 < len(texts) and all(map(_RANK.fullmatch, dict(parts)))
    if one.scale or (texts and len(parts) == len(texts) and not is_rank):
        one.header = replace(one.header, columns={**one.header.columns, Role.MAX: points[0]})


def _scale_of_weighted(one: Pages, head: str, texts: Sequence[str]) -> tuple[str, str]:
    """Return of what each score of a weighted table is, and by which words; nothing where nothing says it.

    Percentages are of 100; figures below 1 under a sign of percent may be either, so that nobody guesses.
    """
    figures = [text for text in texts if text[:1].isdigit()]
    if figures and all(text.endswith("%") for text in figures):
        return "100", figures[0]
    if is_in_percent(head):
        values = [_plain(text) for text in figures]
        return ("100", head) if any(value > 1 for value in values) else ("", "")
    said = {scale: line for line in one.above if (scale := scale_in(line))}
    scale = next(iter(said)) if len(said) == 1 else ""
    fits = scale and all(_plain(text) <= float(scale) for text in figures)
    return (scale, said[scale]) if fits else ("", "")


def _plain(text: str) -> float:
    found = re.match(r"[0-9]+(?:[.,][0-9]+)?", text)
    return float(found[0].replace(",", ".")) if found else 0


def may_be_sum(text: str) -> bool:
    """Return whether a row of this name may be a sum; “Total staff” may be a criterion as well."""
    return _MAY_BE_SUM.fullmatch(fold(text)) is not None


def _name_rows(one: Pages) -> None:
    """Name rows of points that have no name by their section: “Governance | | 15”, above its questions.

    The label of a sum may stand first in any column, and reach over that of names.
    """
    columns = one.header.columns
    name = columns.get(Role.NAME)
    if name is None or Role.MAX not in columns:
        return
    places = [at for at, head in enumerate(one.header.cells) if at != name and is_general(head.text)]
    for at, (row, is_first) in enumerate(one.rows):
        if row[name]:
            continue
        has_points = any(one.points(row))
        sums = [cell for cell in row if cell][:1] if has_points else []
        labels = sums if sums and may_be_sum(sums[0].text) else [row[place] for place in places if row[place]]
        if labels:
            one.rows[at] = ((*row[:name], labels[-1], *row[name + 1 :]), is_first)


def _drop_numbers_of_tasks(one: Pages) -> None:
    """Take a column of tasks that holds no words for none: “14, 26” are the numbers of tasks elsewhere."""
    place = one.header.columns.get(Role.TASK)
    if place is None or Role.TASK in one.header.mapped:
        return
    texts = [row[place].text for row, _ in one.rows if row[place]]
    if texts and not any(letter.isalpha() for text in texts for letter in text):
        columns = dict(one.header.columns)
        del columns[Role.TASK]
        one.header = replace(one.header, columns=columns)


def _take_marks_for_times(one: Pages) -> None:
    """Take marks below quarters or months for what a cell of times would say, in the first such column."""
    numbers = stretches_of(one.header.cells, one.header.columns)
    below = [row[place] for row, _ in one.rows for place in numbers if row[place]]
    if not below or not marked(below):
        return
    heads = [one.header.cells[place] for place in numbers]
    first = min(numbers)
    for at, (row, is_first) in enumerate(one.rows):
        reached = {over for place in numbers if row[place] for over in range(place, place + row[place].width)}
        words = words_of_marks([number for place, number in numbers.items() if place in reached], heads)
        cells = [replace(cell, text="") if place in numbers else cell for place, cell in enumerate(row)]
        cells[first] = replace(row[first], text=words)
        one.rows[at] = (tuple(cells), is_first)
    kept = [
        replace(cell, text="") if place in numbers and place != first else cell
        for place, cell in enumerate(one.header.cells)
    ]
    columns = {role: place for role, place in one.header.columns.items() if place not in numbers}
    columns[Role.TIMING] = first
    others = tuple(place for place in one.header.others if place not in numbers)
    one.header = replace(one.header, cells=tuple(kept), columns=columns, others=others)
    one.stretches = tuple(heads)


def label_of(above: Sequence[str]) -> tuple[str, str]:
    """Return how the nearest heading calls the annex, and the title below it."""
    for place in range(len(above) - 1, -1, -1):
        found = _ANNEX.match(fold(above[place]))
        if found and _is_label(above[place]):
            title = []
            for line in above[place + 1 :]:
                if not line or line.startswith("("):
                    break
                title.append(line)
            return (found[1] or "PL").upper(), " ".join(title)
    return "", ""


def _take(table: Table, annexes: list[Pages], asked: Asked) -> None:
    """Put the rows of a table where they belong: below a header of its own, or of the table before."""
    place, first, unread = 0, True, 0
    above, reading = table.above, bool(annexes)
    if annexes and table.rows and header_at(table.rows, 0, asked) is None:
        annexes[-1].left_out += [Cell(line, table.rows[0][0].place) for line in table.above if line]
    while place < len(table.rows):
        row = table.rows[place]
        near = place < DEEPEST_HEADER or annexes
        header = header_at(table.rows, place, asked) if near else None
        filled = [cell for cell in row if cell]
        if header is not None:
            if not _goes_on(above, header, annexes):
                annexes.append(Pages(above, header))
            else:
                annexes[-1].repeated.append((len(annexes[-1].rows), above))
            annexes[-1].merges |= table.merges
            annexes[-1].laid_back |= table.laid_back
            first, reading = True, True
        elif len(filled) == 1 and _is_label(filled[0].text):
            above, reading = (filled[0].text,), False  # the next annex begins in the same sheet
        elif reading and filled and len(row) == len(annexes[-1].header.cells):
            if not (first and _counts_columns(annexes[-1].header, filled)):
                annexes[-1].rows.append((row, first))
                first = False
        else:
            # Sheets have no paragraphs: what stands above their table stands in cells.
            above = (*above, *(cell.text for cell in filled))
            unread += bool(filled and annexes and reading)
        place += header.height if header is not None else 1
    if unread:
        annexes[-1].unread.append((table.rows[0][0].place, unread))


def _counts_columns(header: Header, filled: Sequence[Cell]) -> bool:
    """Return whether a row below a header counts its columns, nearly all of them.

    Bare figures may be those of a criterion where no words are to be expected below any of them.
    """
    heads = [cell for cell in header.cells if cell]
    may_be_figures = not any(role in header.columns for role in TITLES) and filled[0].text.isdigit()
    nearly_all = len(filled) > max(2, len(heads) - 2) and not may_be_figures
    return nearly_all and are_counts([cell.text for cell in filled])


def _is_label(text: str) -> bool:
    """Return whether `text` is the heading of an annex, and no sentence that begins so."""
    return _ANNEX.match(fold(text)) is not None and len(text) < _LONGEST_HEAD


def _goes_on(above: Sequence[str], header: Header, before: Sequence[Pages]) -> bool:
    """Return whether a header repeats that of the annex before."""
    if not before or dict(before[-1].header.columns) != dict(header.columns):
        return False
    return tuple(above) == before[-1].above or not any(_ANNEX.match(fold(line)) for line in above)
