"""Which tables a file holds and what each looks like; and which of them are meant.

A table is of criteria with their points, of tasks, of targets, of units (a row each), or of nothing known
here.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Literal

from ctscore.analysis.spellings import Spellings
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_ANNEX, NO_SUCH_TABLE, SEVERAL_TABLES, TABLE_OF_UNITS
from ctscore.importing.files import Source
from ctscore.importing.foot import is_footer
from ctscore.importing.group_column import under_groups
from ctscore.importing.group_rows import under_headings
from ctscore.importing.header_rows import Header, header_at
from ctscore.importing.headers import STAGES, Role, is_weight, maximum_in, role_of, roles_of
from ctscore.importing.joining import Annex, annex_of
from ctscore.importing.numbering import parted, under_sections, with_sections
from ctscore.importing.others import Other, other_at
from ctscore.importing.pages import label_of, pages_of, refuse_unknown_columns
from ctscore.importing.scorecards import is_scorecard
from ctscore.importing.sides import Asked, header_of_known_units
from ctscore.importing.summaries import sums_up
from ctscore.importing.tables import DEEPEST_HEADER, Cell, Place, Table
from ctscore.importing.targets import Targets, targets_at
from ctscore.languages import either
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.words import counted, fold, listed

Kind = Literal["scorecard", "plan", "targets", "panel", "unknown"]
KINDS: Mapping[Kind, Words] = {
    "scorecard": Words("bảng điểm", "scorecard"),
    "plan": Words("kế hoạch", "plan"),
    "targets": Words("chỉ tiêu", "targets"),
    "panel": Words("bảng nhiều đơn vị", "table of units"),
    "unknown": Words("không rõ là bảng gì", "unknown"),
}
_TASKS = (Role.TASK, Role.ACTIVITY, Role.OBJECTIVE)
_UNITS = re.compile(
    r"(ten )?(cac )?(don vi|dia phuong|tinh(,? ?/? ?(thanh pho|tp))?|thanh pho|quan,? huyen|huyen"
    r"|xa(,? phuong.*)?|so,? (ban,? )?nganh|co quan(,? don vi)?"
    r"|units?|provinces?|city|cities|agenc(y|ies)|departments?)"
)
_MAY_BE_TARGETS = re.compile(
    r"(chỉ|mục) ?tiêu|nội dung|chỉ số|(chi|muc) tieu|target|indicator|objective", re.IGNORECASE
)
_FIGURE = re.compile(r"-?[0-9]+([.,][0-9]+)*%?")
_SHOWN_HEADERS = 6
_ENOUGH = 60  # rows that tell what a table is of


@dataclass(frozen=True, slots=True)
class Seen:
    """One table of a file: its number in the list of all, where it begins, and what it was understood to be.

    `rows` counts those below its header; `annex` and `targets` are what it holds, where it is one of these.
    `sums_up` is the number of the table whose levels it only repeats.
    """

    number: int
    kind: Kind
    place: Place
    above: tuple[str, ...]
    header: tuple[Cell, ...]
    rows: int
    sheet: str = ""
    annex: Annex | None = None
    targets: Targets | None = None
    sums_up: int = 0

    @property
    def label(self) -> str:
        """How the document calls the annex; nothing where it does not."""
        return label_of(self.above)[0]

    @property
    def has_tasks(self) -> bool:
        """Whether its rows say what is to be done."""
        return self.annex is not None and any(role in self.annex.heads for role in _TASKS)

    def fits(self, kind: str) -> bool:
        """Return whether it could become a file of this kind."""
        return self.kind == kind or (kind == "plan" and self.has_tasks)

    def say(self, lang: str, *, columns: bool = True) -> str:
        """Return what it looks like, in one line, with the words of its first columns or without."""
        vi, en = f"{self.rows} hàng", counted(self.rows, "row")
        kind = KINDS[self.kind].say(lang)
        if self.kind == "scorecard" and self.has_tasks:
            kind += either(" có nhiệm vụ", " with tasks", lang)
        title = " ".join(filter(None, (_called(self.label, lang), self._title())))
        words = [self.place.say(lang), title, kind, either(vi, en, lang)]
        words += [self._columns()] if columns or not title else []
        return f"{self.number}. {'; '.join(filter(None, words))}"

    def _title(self) -> str:
        label, title = label_of(self.above)
        if not label:
            title = next((line for line in reversed(self.above) if line), "")
        return f"“{title[:60]}”" if title else ""

    def _columns(self) -> str:
        texts = [cell.text[:24] for cell in self.header if cell]
        more = " | …" if len(texts) > _SHOWN_HEADERS else ""
        return " | ".join(texts[:_SHOWN_HEADERS]) + more


def _called(label: str, lang: str) -> str:
    return f"{either('phụ lục', 'annex', lang)} {label}" if label else ""


def survey(source: Source, spellings: Spellings, asked: Asked) -> tuple[Seen, ...]:
    """Return all tables of a file in their order, as far as what is `asked` for tells their columns.

    Raises `Refusal` for a column that is named by hand and stands in none of the headers.
    """
    found: list[Seen] = []
    headers: list[Header] = []
    for _, tables in groupby(source.tables, key=lambda one: one.sheet):  # a sheet goes on on no other
        found += _of_one_sheet(tuple(tables), spellings, asked, headers)
    refuse_unknown_columns(headers, asked)
    return tuple(_summed_up([replace(one, number=number) for number, one in enumerate(found, start=1)]))


def _summed_up(seen: Sequence[Seen]) -> Iterator[Seen]:
    """Yield the tables of a file, those that only repeat the levels of another beside it and marked so."""
    scored = [(one.number, one.annex) for one in seen if one.kind == "scorecard" and one.annex is not None]
    of = {
        number: others[0]
        for number, annex in scored
        if len(others := [other for other, detail in scored if sums_up(annex, detail)]) == 1
    }
    for one in seen:
        beside = tuple(annex for number, annex in scored if of.get(number) == one.number)
        annex = one.annex and replace(one.annex, summaries=beside)
        yield replace(one, annex=annex, sums_up=of.get(one.number, 0))


def _of_one_sheet(
    tables: Sequence[Table], spellings: Spellings, asked: Asked, headers: list[Header]
) -> list[Seen]:
    """Return the tables of one sheet; the `headers` over criteria and tasks are added to those before."""
    blocks = [block for table in tables for block in ((table,) if asked.columns else _blocks(table, asked))]
    order: dict[tuple[int, int], int] = {}
    found: list[tuple[int, int, Seen]] = []
    rest: list[tuple[int, Table]] = []
    for place, block in enumerate(blocks):
        if isinstance(block, Targets):
            found.append(
                (place, 0, _seen("targets", block.above, block.header, len(block.rows), targets=block))
            )
        elif (header := _header_of_units(block, asked)) is not None:
            rows = len(block.rows) - block.rows.index(header) - 1
            found.append((place, 0, _seen("panel", block.above, header, rows)))
        elif isinstance(block, Other):
            found.append((place, 0, _seen("unknown", block.above, block.rows[0], len(block.rows) - 1)))
        else:
            rest.append((place, block))
            order |= {_row_key(row): place for row in block.rows if any(row)}
    used: set[int] = set()
    found_pages = pages_of([block for _, block in rest], asked)
    headers += [pages.header for pages in found_pages]
    lettered = [with_sections(pages) for pages in found_pages]
    headed = [(*under_headings(pages), apart) for pages, apart in lettered]
    grouped = [(one, told, apart) if told else (*under_groups(one), apart) for one, told, apart in headed]
    for count, one, told in (
        (count, one, () if count else (*apart, *told))
        for pages, told, apart in grouped
        for count, one in enumerate(parted(pages))
    ):
        first = one.rows[0][0] if count else one.header.cells
        begins = order.get(_row_key(first), 0)
        used |= {begins, *(order.get(_row_key(row), begins) for row, _ in one.rows)}
        coded, under = under_sections(one)
        annex = annex_of(coded, spellings)
        annex = replace(annex, remarks=(*told, *under, *annex.remarks))
        kind: Kind = "scorecard" if is_scorecard(annex) else "plan"
        seen = _seen(kind, one.above, one.header.cells, len(annex.entries), annex=annex)
        starts = next((cell.place for cell in first if cell), seen.place)
        found.append((begins, starts.row, replace(seen, place=starts)))
    for place, block in rest:
        filled = [row for row in block.rows if any(row)]
        if place not in used and filled:
            found.append((place, 0, _seen("unknown", block.above, filled[0], len(filled))))
    sheet = tables[0].sheet
    return [replace(seen, sheet=sheet) for _, _, seen in sorted(found, key=lambda one: one[:2])]


def _seen(
    kind: Kind,
    above: tuple[str, ...],
    header: tuple[Cell, ...],
    rows: int,
    *,
    annex: Annex | None = None,
    targets: Targets | None = None,
) -> Seen:
    place = next(cell.place for cell in header if cell)
    return Seen(0, kind, place, above, header, rows, annex=annex, targets=targets)


def _row_key(row: Sequence[Cell]) -> tuple[int, int]:
    """Return what tells a row from all others of its sheet."""
    place = next((cell.place for cell in row if cell), row[0].place)
    return place.table, place.row


def _blocks(table: Table, asked: Asked) -> Iterator[Table | Targets | Other]:
    """Yield a table whole, or apart where tables of targets, of units or of other things begin in it."""
    start, place, above = 0, 0, table.above
    while place < len(table.rows):
        begun = _begun_at(table, place) or other_at(table, start, place, asked)
        if begun is None:
            place += 1
            continue
        title = place - _headings_before(table, start, place)
        if any(map(any, table.rows[start:title])):
            yield replace(table, rows=table.rows[start:title], above=above)
            above = ()
        words = (cell.text for row in table.rows[title:place] for cell in row if cell)
        if isinstance(begun, Other):
            end = place + len(begun.rows)
            yield replace(begun, above=(*above, *words))
        else:
            first = len(table.rows) - len(begun.rows) + isinstance(begun, Table)
            end = _end_of_block(table, first, asked)
            yield replace(begun, above=(*above, *words), rows=begun.rows[: end - len(table.rows) or None])
        start, place, above = end, end, ()
    if any(map(any, table.rows[start:])):
        yield replace(table, rows=table.rows[start:], above=above)


def _begun_at(table: Table, place: int) -> Targets | Table | None:
    """Return the table of targets or units that begins in a row; one of units only below an empty row."""
    targets = _targets_at(table, place)
    if targets is not None or not place or not _headings_before(table, place - 1, place):
        return targets
    if _column_of_units(table.rows[place]) is None:
        return None
    near = table.rows[place : place + _ENOUGH]
    if _header_of_figures(replace(table, rows=near)) is not near[0]:
        return None
    return replace(table, rows=table.rows[place:])


def _targets_at(table: Table, place: int) -> Targets | None:
    """Return the table of targets that begins in a row, unless its header is that of tasks or points."""
    texts = [cell.text for cell in table.rows[place]]
    if not _MAY_BE_TARGETS.search(" ".join(texts)):
        return None
    roles = roles_of(texts) or {}
    found = targets_at(table, place)
    # Beside years of bare figures a row is no header by its roles: a maximum is one all the same.
    if found is None or {Role.TASK, Role.ACTIVITY} & roles.keys() or Role.MAX in map(role_of, texts):
        return None
    if any(map(maximum_in, texts)) or (STAGES.keys() & roles.keys() and any(map(is_weight, texts))):
        return None
    promised = roles.get(Role.OBJECTIVE) in found.years
    return found if found.unit is not None or promised or not roles else None


def _end_of_block(table: Table, start: int, asked: Asked) -> int:
    """Return the row at which a block ends: before the next header, and the headings above it."""
    for place in range(start, len(table.rows)):
        if header_at(table.rows, place, asked) is not None or _begun_at(table, place) is not None:
            return place - _headings_before(table, start, place)
    return len(table.rows)


def _headings_before(table: Table, start: int, place: int) -> int:
    """Return how many rows right above a row hold one cell or none, down from the row `start`.

    Notes and signatures below the table before are none of them.
    """
    above, group = place, place
    while group > start and sum(map(bool, table.rows[group - 1])) < 2:
        group -= 1
        filled = [cell.text for cell in table.rows[group] if cell]
        if filled and is_footer(filled[0]):
            return place - above
        if not filled or group == start or sum(map(bool, table.rows[group - 1])) > 1:
            above = group
    return place - above


def _column_of_units(row: Sequence[Cell]) -> int | None:
    """Return the column whose header says that it holds units."""
    found = (at for at, cell in enumerate(row) if _UNITS.fullmatch(fold(cell.text).strip(" :*")))
    return next(found, None)


def _header_of_units(table: Table | Other, asked: Asked) -> tuple[Cell, ...] | None:
    """Return the header of a table with a row for each unit: known by name, or told by words and figures."""
    return header_of_known_units(table.rows, asked) or (None if asked.columns else _header_of_figures(table))


def _header_of_figures(table: Table | Other) -> tuple[Cell, ...] | None:
    """Return the header over units and their figures; None where a table is of another kind.

    A column says that it holds units, others hold figures, and no row is a header of criteria or tasks.
    """
    for place, row in enumerate(table.rows[:DEEPEST_HEADER]):
        texts = [cell.text for cell in row]
        if roles_of(texts) is not None:
            return None
        column = _column_of_units(row)
        if column is None or sum(map(bool, texts)) < 2 or any(role_of(text) is Role.TASK for text in texts):
            continue
        below = [one for one in table.rows[place + 1 : place + _ENOUGH] if one[column]]
        figures = [one for one in below if any(_FIGURE.fullmatch(cell.text) for cell in one[column + 1 :])]
        named = [one for one in below if not _FIGURE.fullmatch(one[column].text)]
        if len(below) > 1 and 2 * len(figures) >= len(below) and 2 * len(named) >= len(below):
            return row
    return None


@dataclass(frozen=True, slots=True)
class Choice:
    """What is brought in of a file: as what, from which tables; and the tables that are not."""

    kind: str
    own: tuple[Seen, ...]
    others: tuple[Seen, ...]

    @property
    def annexes(self) -> tuple[Annex, ...]:
        """The tables of criteria or tasks."""
        return tuple(one.annex for one in self.own if one.annex is not None)

    @property
    def targets(self) -> tuple[Seen, ...]:
        """The tables of targets."""
        return tuple(one for one in self.own if one.targets is not None)


def choose(seen: Sequence[Seen], kind: str, numbers: Sequence[int] = (), annex: str | None = None) -> Choice:
    """Return which tables are meant: those with these numbers, or this label, or the only one that fits.

    All tables of targets belong to the one plan. Raises `Refusal` with the list where there is no such table,
    or more than one.
    """
    named = [one for one in seen if not numbers or one.number in numbers]
    if len(named) < len(set(numbers)):
        why = Words("không có bảng mang số ấy", "there is no table of that number")
        raise _refused(seen, f"--table {listed(list(map(str, numbers)))}", why)
    if annex is not None:
        named = [one for one in named if fold(one.label) == fold(annex)]
    kind = kind or _kind_of(named or seen)
    fitting = [one for one in named if one.fits(kind)]
    if kind == "plan" and not any(one.kind == "targets" for one in named):
        fitting = fitting or [one for one in named if one.kind == "scorecard"]
    targets = [one for one in named if one.kind == "targets"] if kind == "plan" and annex is None else []
    if not fitting and not targets:
        raise _nothing_fits(seen, named, kind, numbers, annex)
    if len(fitting) > 1:
        fitting = [one for one in fitting if not one.sums_up] or fitting
    if len(fitting) > 1 and (kind == "scorecard" or not (numbers or annex is not None)):
        said = KINDS["scorecard" if kind == "scorecard" else "plan"]
        raise Refusal(
            SEVERAL_TABLES,
            count=str(len(fitting)),
            kind=in_both(said.say),
            known=_known(seen),
        )
    own = tuple(one for one in seen if one in (*fitting, *targets))
    used = {one.number for one in own}
    return Choice(kind, own, tuple(one for one in seen if not used & {one.number, one.sums_up}))


def _kind_of(seen: Sequence[Seen]) -> str:
    return "scorecard" if any(one.kind == "scorecard" for one in seen) else "plan"


def _nothing_fits(
    seen: Sequence[Seen], named: Sequence[Seen], kind: str, numbers: Sequence[int], annex: str | None
) -> Refusal:
    if annex is not None:
        labels = listed([one.label or "–" for one in seen if one.fits(kind)]) or "–"
        return Refusal(NO_SUCH_ANNEX, given=annex, known=labels)
    if named and all(one.kind == "panel" for one in named if one.kind != "unknown"):
        return Refusal(TABLE_OF_UNITS, known=_known([one for one in named if one.kind == "panel"]))
    given = f"--table {listed(list(map(str, numbers)))}" if numbers else f"--kind {kind}"
    why = Words("bảng không thuộc loại ấy", "the table is of another kind")
    return _refused(seen, given, why)


def _refused(seen: Sequence[Seen], given: str, why: Words) -> Refusal:
    return Refusal(NO_SUCH_TABLE, given=given, why=why, known=_known(seen))


def _known(seen: Sequence[Seen]) -> Words:
    return in_both(lambda lang: "\n".join(f" {one.say(lang)}" for one in seen))
