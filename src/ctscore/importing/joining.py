"""From the rows below a header to an annex: rows joined over pages, merged cells followed.

A row that goes on over a page has its number left empty there; a cell begins in the midst of a sentence.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import accumulate, zip_longest

from ctscore.analysis.spellings import Spellings, names_bodies
from ctscore.analysis.timings import read_in_year, read_timing
from ctscore.blanks import blank_of
from ctscore.importing.averages import averages_of
from ctscore.importing.commas import decimals_cut_off
from ctscore.importing.figures import says_points
from ctscore.importing.foot import (
    NUMBER_AND_TITLE,
    below_all,
    has_figures,
    is_beside_the_point,
    is_footer,
    is_signature,
    rates_all,
)
from ctscore.importing.headers import (
    PRINTED,
    STAGES,
    TITLES,
    Role,
    is_beside_points,
    is_lost,
    is_share,
    is_weight,
    may_name_leads,
    role_of,
)
from ctscore.importing.pages import Pages, label_of
from ctscore.importing.period_columns import figure_columns
from ctscore.importing.review import (
    CELL_INHERITED,
    COLUMN_BARE,
    EXECUTES_LEADS,
    LAID_BACK,
    MAX_IN_HEADER,
    NOT_EMPTY,
    NUMBERS_SPLIT,
    OTHER_SIDES,
    ROW_JOINED,
    ROW_LEFT_OUT,
    SUM_LEFT_OUT,
    TABLE_LEFT_OUT,
    TASK_CONTINUED,
    TIMES_MARKED,
    TITLE_SPLIT,
    Remark,
)
from ctscore.importing.sides import Doubt
from ctscore.importing.tables import Cell, Place
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass
from ctscore.words import listed

_CODE_AND_NAME = re.compile(
    r"((?:[IVXL]+|[A-Z]{1,3}[0-9]{1,2}|[A-H])(?:\.[0-9]{1,2}){0,5}(?=[.):])|[IVXL]+(?:\.[0-9]{1,2}){1,5}"
    r"|[0-9]{1,2}(?:\.[0-9]{1,2}){0,5})[.):]?\s+([^\W\d].*)"
)
_ANY_YEAR = 2024  # with a 29/2
_DOTS = re.compile(r"[.…\s]*[.…]{1,}[.…\s]*")
_TOGETHER = (Role.LEADS, Role.HELPERS, Role.TIMING)
_TOLD = (*_TOGETHER, *PRINTED)
_NAMES = {
    Role.NUMBER: Words("số thứ tự", "number"),
    Role.NAME: Words("tên", "name"),
    Role.TASK: Words("nhiệm vụ", "task"),
    Role.OBJECTIVE: Words("mục tiêu", "objective"),
    Role.ACTIVITY: Words("hoạt động", "activity"),
    Role.PRODUCT: Words("sản phẩm", "product"),
    Role.LEADS: Words("chủ trì", "leads"),
    Role.HELPERS: Words("thực hiện, phối hợp", "helpers"),
    Role.TIMING: Words("thời gian", "timing"),
    Role.NOTE: Words("ghi chú", "note"),
    Role.REASON: Words("lý do mất điểm", "reason of a loss"),
}


_LETTER = re.compile(r"\(?([a-zđ])[).:]*")


def letter_of(number: str) -> str:
    """Return the small letter that a row is numbered with: a of “a)”; nothing where it is none."""
    found = _LETTER.fullmatch(number)
    return found[1] if found else ""


def is_dash(number: str) -> bool:
    """Return whether a row has a dash in place of a number: one of several parts of the row above."""
    return number in ("-", "–", "—", "+", "•")


def bare_number(number: str) -> str:
    """Return a number without leading zeros: 2 of 02, above 2.1."""
    return number.lstrip("0") or number


def step_of(letter: str) -> str:
    """Return what the code of a row with this letter ends with: letters without marks, so that đ) is dd."""
    return "dd" if letter == "đ" else letter


def is_roman(number: str) -> bool:
    """Return whether a row has a Roman number: II, IV."""
    return re.fullmatch(r"[IVXL]+", number) is not None


def is_section(number: str) -> bool:
    """Return whether a row is numbered as sections are: A, B above II, IV."""
    return is_roman(number) or re.fullmatch(r"[A-HĐ]", number) is not None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of an annex as it is meant: pages joined.

    `inherited` names, for each cell that is empty because one above reaches down, the number of that row.
    `shares_task` says that its task is that of the row before, `is_first` that it stands below a header.
    """

    place: Place
    cells: Mapping[Role, Cell]
    inherited: Mapping[Role, str] = field(default_factory=dict)
    shares_task: bool = False
    is_first: bool = False

    def text(self, role: Role) -> str:
        """Return the words of a cell; nothing where there is none."""
        cell = self.cells.get(role)
        return cell.text if cell else ""

    def without(self, roles: Collection[Role]) -> "Entry":
        """Return the row without its cells in some columns."""
        return replace(self, cells={role: cell for role, cell in self.cells.items() if role not in roles})

    @property
    def number(self) -> str:
        """The number or code of the row, without the dot behind it."""
        return self.text(Role.NUMBER).rstrip(". ")

    @property
    def title(self) -> str:
        """What the row of a sum is called: its first words, wherever they stand."""
        named = (cell.text for cell in self.cells.values() if any(map(str.isalpha, cell.text)))
        return next(named, "") or "Σ"

    @property
    def is_heading(self) -> bool:
        """Whether it only names what stands below it: words in their first column, and nothing else."""
        first, *rest = [role for role in TITLES if role in self.cells] or [Role.NUMBER]
        others = [self.cells[role] for role in (*rest, *_TOLD) if role in self.cells]
        if not self.text(first) or self.inherited or any(cell or cell.merged for cell in others):
            return False
        return first is Role.NAME or self.cells[first].bold or is_section(self.number)

    def begins_parts_of(self, above: "Entry") -> bool:
        """Return whether it is the first part of the row right `above` it, by its number: 1.1, a), – of 1."""
        if (letter_of(self.number) == "a" or is_dash(self.number)) and not self.is_heading:
            return above.number[:1].isdigit()
        return bool(above.number) and bare_number(self.number).startswith(f"{bare_number(above.number)}.")


@dataclass(frozen=True, slots=True)
class SideColumn:
    """A column that is read beside points: its header, its cells by the first place of their row."""

    head: Cell
    cells: Mapping[Place, Cell]

    def cell(self, entry: "Entry") -> Cell | None:
        """Return that of a row."""
        return self.cells.get(replace(entry.place, column=1))


@dataclass(frozen=True, slots=True)
class Annex:
    """All rows under one header; `label` is how the document calls it, `heads` the words of its columns.

    `merges` says that merged cells are told apart from empty ones; `beyond` are cells over which no header
    stands; `doubts` are why it is not certain which columns count. `sums` are the rows of sums, which are no
    entries; `weights` are those that are not the maxima; `cut_off` are cells that seem to
    hold the decimals of the figure before; `figures` head columns of figures that nothing is known of,
    `beside` are those that follow from points and maximum; `summaries` are tables that repeat its levels.
    `bodies` head unused columns that may name who leads, `days` those that may be of deadlines, `others`
    those of other units and periods.
    """

    label: str
    title: str
    above: tuple[str, ...]
    heads: Mapping[Role, Cell]
    ignored: tuple[Cell, ...]
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...]
    merges: bool
    beyond: tuple[Cell, ...]
    doubts: tuple[tuple[Place, Doubt], ...] = ()
    sums: tuple[Entry, ...] = ()
    weights: SideColumn | None = None
    cut_off: tuple[Cell, ...] = ()
    figures: tuple[Cell, ...] = ()
    beside: tuple[SideColumn, ...] = ()
    summaries: tuple["Annex", ...] = ()
    bodies: tuple[Cell, ...] = ()
    days: tuple[Cell, ...] = ()
    others: tuple[Cell, ...] = ()

    @property
    def place(self) -> Place:
        """Where its first column of a known role begins, for what is told of the whole."""
        return next(iter(self.heads.values())).place


def annex_of(one: Pages, spellings: Spellings) -> Annex:
    """Return what stands under one header as an annex: rows joined over pages, merged cells followed."""
    label, title = label_of(one.above)
    header = one.header
    heads = {role: header.cells[place] for role, place in header.columns.items()}
    joiner = _Joiner(one, spellings)
    below = below_all(one)
    averages = averages_of(one)
    asked = unanswered(one)
    for place, (row, first) in enumerate(one.rows):
        joiner.add(
            row, first=first, last=place >= below, unanswered=place in asked, averages=place in averages
        )
    pairs = list(_inheriting(joiner.entries, merges=one.merges))
    laid_back = (
        [Remark(one.header.cells[0].place, LAID_BACK, {"rows": str(len(pairs))})] if one.laid_back else []
    )
    left_out = [Remark(cell.place, ROW_LEFT_OUT, {"given": cell.text[:60]}) for cell in one.left_out]
    left_out += [Remark(place, TABLE_LEFT_OUT, {"rows": str(rows)}) for place, rows in one.unread]
    width = max(place for place, cell in enumerate(one.header.cells) if cell) + 1
    remarks = [
        *_of_header(one, heads),
        *laid_back,
        *left_out,
        *_bare_columns(one, width),
        *joiner.remarks,
        *(remark for _, remark in pairs if remark is not None),
    ]
    weights = _weights(one)
    used = {*header.columns.values(), *header.others}
    beyond = tuple(cell for row, _ in one.rows for cell in row[width:] if cell)
    ignored = tuple(cell for place, cell in enumerate(header.cells) if cell and place not in used)
    ignored = tuple(cell for cell in ignored if weights is None or cell is not weights.head)
    return Annex(
        label,
        title,
        one.above,
        heads,
        ignored,
        tuple(entry for entry, _ in pairs),
        tuple(remarks),
        one.merges,
        beyond,
        tuple((header.cells[doubt.column].place, doubt) for doubt in header.doubts),
        tuple(joiner.sums),
        weights,
        decimals_cut_off(one),
        _figures(one),
        tuple(_beside(one)),
        bodies=tuple(_bodies(one, used, spellings)),
        days=tuple(_days(one, ignored)),
        others=tuple(header.cells[place] for place in header.others),
    )


def _of_header(one: Pages, heads: Mapping[Role, Cell]) -> Iterator[Remark]:
    """Yield what is inferred from the header of a table."""
    header = one.header
    if one.of_maxima is not None:
        yield one.of_maxima
    if one.of_period is not None:
        yield one.of_period
    elif header.others:
        names = listed([f"“{header.cells[place].text}”" for place in header.others])
        yield Remark(header.cells[header.others[0]].place, OTHER_SIDES, {"columns": names})
    if one.stretches:
        facts = {"first": one.stretches[0].text, "last": one.stretches[-1].text}
        yield Remark(one.stretches[0].place, TIMES_MARKED, facts)
    if one.scale:
        yield Remark(heads[Role.MAX].place, MAX_IN_HEADER, {"given": one.scale_said, "max": one.scale})
    leads = heads.get(Role.LEADS)
    if leads is not None and Role.LEADS not in header.mapped and role_of(leads.text) is not Role.LEADS:
        yield Remark(leads.place, EXECUTES_LEADS, {"given": leads.text})


def unanswered(one: Pages) -> Collection[int]:
    """Return the rows without points that are criteria all the same, where one scale is that of each.

    They are numbered as rows with points are, look like these, and none stands below them; where no row has a
    number they say more than their name.
    """
    columns = one.header.columns
    points = [at for role, at in columns.items() if role in STAGES]
    if not one.scale or Role.NAME not in columns:
        return ()
    filled = [[cell for cell in row if cell] for row, _ in one.rows]
    scored = {at for at, (row, _) in enumerate(one.rows) if any(row[place] for place in points)}
    bold = any(cell.bold for at in scored for cell in filled[at])
    blank = {
        at
        for at, cells in enumerate(filled)
        if cells
        and at not in scored
        and not any((cell.bold and not bold) or cell.width > 1 for cell in cells)
    }
    numbers = [number_of(one, at) for at in range(len(one.rows))]
    if not any(numbers):
        named = {at for at in blank if one.rows[at][0][columns[Role.NAME]] and len(filled[at]) > 1}
        return {at for at in named if not is_footer(filled[at][0].text)}
    shapes = {_shape(numbers[at]) for at in scored if numbers[at]}
    above = {number.rpartition(".")[0] for number in numbers}
    return {at for at in blank if _shape(numbers[at]) in shapes and numbers[at] not in above}


def _shape(number: str) -> str:
    """Return how a number is made: 0.0 of 2.11."""
    return re.sub(r"[0-9]+", "0", number)


def number_of(one: Pages, at: int) -> str:
    """Return the number of the row at a place: in a column of its own, or before its name."""
    row, columns = one.rows[at][0], one.header.columns
    if Role.NUMBER in columns:
        return row[columns[Role.NUMBER]].text.rstrip(". ")
    return code_before(row[columns[Role.NAME]].text)


def _bare_columns(one: Pages, width: int) -> Iterator[Remark]:
    """Yield what is to be told of columns between others over which nothing stands."""
    used = {*one.header.columns.values(), *one.header.others}
    for place, head in enumerate(one.header.cells[:width]):
        filled = [row[place] for row, _ in one.rows if row[place]]
        if not head and place not in used and filled:
            yield Remark(filled[0].place, COLUMN_BARE, {"given": _first_of(filled)})


def _first_of(cells: Sequence[Cell]) -> str:
    return listed([f"“{cell.text[:24]}”" for cell in cells], most=3)


def _figures(one: Pages) -> tuple[Cell, ...]:
    """Return the headers over figures that no role is known for, which may be points."""
    used = (*one.header.columns.values(), *one.header.others)
    places = figure_columns(one.header.cells, [row for row, _ in one.rows], used)
    return tuple(one.header.cells[place] for place in places)


def _weights(one: Pages) -> SideColumn | None:
    """Return the column of weights, unless each of them is the maximum of its row."""
    most = one.header.columns.get(Role.MAX)
    if most is None:
        return None
    for place, head in enumerate(one.header.cells):
        if place not in one.header.columns.values() and is_weight(head.text):
            pairs = ((row[place].text.rstrip("% "), row[most].text) for row, _ in one.rows)
            if any(weight and weight != maximum for weight, maximum in pairs):
                return _column(one, place)
    return None


def _beside(one: Pages) -> Iterator[SideColumn]:
    """Yield the columns that follow from points and maximum by what stands over them."""
    used = {*one.header.columns.values(), *one.header.others}
    for place, head in enumerate(one.header.cells):
        if place not in used and (is_lost(head.text) or is_share(head.text)):
            yield _column(one, place)


def _bodies(one: Pages, used: Collection[int], spellings: Spellings) -> Iterator[Cell]:
    """Yield the headers that may be those of who leads, where no other is, by their words or by cells."""
    for place, head in enumerate(one.header.cells if Role.LEADS not in one.header.columns else ()):
        if not head or place in used or is_beside_points(head.text):
            continue
        texts = [row[place].text for row, _ in one.rows if row[place]]
        bodies = sum(names_bodies(text) or bool(spellings.read(text).named) for text in texts)
        if texts and (may_name_leads(head.text) or 2 * bodies > len(texts)):
            yield head


def _days(one: Pages, unused: Collection[Cell]) -> Iterator[Cell]:
    """Yield the `unused` headers over cells that mostly name a time, where a plan has no column of them."""
    columns = one.header.columns
    if Role.TIMING in columns or not {Role.TASK, Role.ACTIVITY, Role.LEADS} & columns.keys():
        return
    for place, head in enumerate(one.header.cells):
        texts = [row[place].text for row, _ in one.rows if head in unused and row[place]]
        if 2 * sum(map(_names_time, texts)) > len(texts):
            yield head


def _names_time(text: str) -> bool:
    is_figure = text.replace(",", "").replace(".", "").isdigit()
    return not is_figure and (read_timing(text) or read_in_year(text, _ANY_YEAR)) is not None


def _column(one: Pages, place: int) -> SideColumn:
    filled = [row[place] for row, _ in one.rows if row[place]]
    return SideColumn(one.header.cells[place], {replace(cell.place, column=1): cell for cell in filled})


@dataclass(slots=True)
class _Joiner:
    """Puts the rows of one annex together, one after another."""

    annex: Pages
    spellings: Spellings
    entries: list[Entry] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    sums: list[Entry] = field(default_factory=list)

    def add(
        self, row: tuple[Cell, ...], *, first: bool, last: bool, unanswered: bool, averages: bool
    ) -> None:
        """Take the next row; `first` says that it stands first below a header, `last` below all others.

        `unanswered` says that it is a criterion without points, where each has the same maximum, `averages`
        that it averages those above it.
        """
        opened = {role: _opened(row[place]) for role, place in self.annex.header.columns.items()}
        cells = _parted(opened, self.annex.scale, unanswered=unanswered)
        filled = [cell for cell in row if cell]
        if not filled:
            return
        signed = bool(self.sums) and is_signature(cells)
        beside = averages or is_beside_the_point(filled, cells, below=last)
        if not any(cells.values()) or signed or beside:
            rates = rates_all(cells)
            is_sum = not signed and (has_figures(cells) if rates else any(map(cells.get, PRINTED)))
            words = SUM_LEFT_OUT if is_sum else ROW_LEFT_OUT
            given = " ".join(cell.text for cell in (filled if rates else filled[:1]))
            self.remarks.append(Remark(filled[0].place, words, {"given": given[:60]}))
            if self.annex.scale:  # which is that of a row, and not of the whole
                cells = {role: cell for role, cell in cells.items() if role is not Role.MAX}
            self.sums += [Entry(filled[0].place, cells)] if is_sum else []
            return
        entry = self._split(Entry(filled[0].place, cells, is_first=first))
        if first and self.entries and not entry.number and self._goes_on(entry):
            self._join(entry)
            return
        if first and self._task_goes_on(entry):
            self.remarks.append(Remark(entry.place, TASK_CONTINUED, {"row": self.entries[-1].number}))
            self.entries[-1] = self._with_more(self.entries[-1], Role.TASK, entry)
            emptied = replace(entry.cells[Role.TASK], text="")
            entry = replace(entry, cells={**entry.cells, Role.TASK: emptied}, shares_task=True)
        self.entries.append(entry)

    def _split(self, entry: Entry) -> Entry:
        """Return the entry with a number and a name that stand in one cell in two."""
        if Role.NUMBER not in self.annex.header.columns:
            return self._numbered(entry)
        text = entry.text(Role.NUMBER)
        found = NUMBER_AND_TITLE.fullmatch(text)
        if not text or entry.text(Role.NAME) or Role.NAME not in entry.cells:
            return entry
        both = entry.cells[Role.NUMBER]
        if (
            found is None and " " in text and says_points(text)
        ):  # a step of a scale, in a cell of the whole row
            empty = replace(both, text="")
            return replace(entry, cells={**entry.cells, Role.NUMBER: empty, Role.NAME: both})
        if found is None:
            return entry
        self.remarks.append(Remark(entry.place, TITLE_SPLIT, {"given": text}))
        parts = {Role.NUMBER: replace(both, text=found[1]), Role.NAME: replace(both, text=found[2])}
        return replace(entry, cells={**entry.cells, **parts})

    def _numbered(self, entry: Entry) -> Entry:
        """Return an entry of a table without a column of numbers, its number taken from before its name."""
        found = _CODE_AND_NAME.fullmatch(entry.text(Role.NAME))
        if found is None:
            return entry
        if not any(Role.NUMBER in one.cells for one in self.entries):
            self.remarks.append(Remark(entry.place, NUMBERS_SPLIT, {"given": entry.text(Role.NAME)[:60]}))
        both = entry.cells[Role.NAME]
        parts = {Role.NUMBER: replace(both, text=found[1]), Role.NAME: replace(both, text=found[2])}
        return replace(entry, cells={**entry.cells, **parts})

    def _goes_on(self, entry: Entry) -> bool:
        """Return whether a row without a number is the rest of the row before it: it has no figures."""
        if any(entry.text(role) for role in PRINTED):
            return False
        leads, before = entry.text(Role.LEADS), self.entries[-1].text(Role.LEADS)
        if not leads:
            return True
        apart = self.spellings.read(leads).unread + self.spellings.read(before).unread
        together = self.spellings.read(f"{before} {leads}").unread
        return together < apart or not self.spellings.read(leads).named

    def _task_goes_on(self, entry: Entry) -> bool:
        if not self.entries or self.entries[-1].is_heading:
            return False
        text, before = entry.text(Role.TASK), self.entries[-1].text(Role.TASK)
        letter = next((letter for letter in text if letter.isalpha()), "")
        return letter.islower() and bool(before) and before[-1] not in ".;:!?" and text[:1] == letter

    def _join(self, entry: Entry) -> None:
        joined = [role for role, cell in entry.cells.items() if cell]
        for role in joined:
            place = self._begun(role, entry.text(role))
            self.entries[place] = self._with_more(self.entries[place], role, entry)
        before = self.entries[-1]
        facts: dict[str, Fact] = {"row": before.number or str(before.place.row), "columns": _columns(joined)}
        self.remarks.append(Remark(entry.place, ROW_JOINED, facts))

    def _begun(self, role: Role, rest: str) -> int:
        """Return which entry holds the beginning of a cell that goes on: one above it, if it reaches down."""
        last = len(self.entries) - 1
        if self.entries[last].text(role) or not rest[:1].islower():
            return last
        return next((place for place in range(last, -1, -1) if self.entries[place].text(role)), last)

    @staticmethod
    def _with_more(entry: Entry, role: Role, rest: Entry) -> Entry:
        cell = entry.cells[role]
        text = f"{cell.text} {rest.text(role)}".strip()
        return replace(entry, cells={**entry.cells, role: replace(cell, text=text)})


def code_before(name: str) -> str:
    """Return the code that stands before a name in its cell: 1.2 of “1.2. Công khai …”, else nothing."""
    found = _CODE_AND_NAME.fullmatch(name)
    return found[1] if found else ""


def without_code(name: str) -> str:
    """Return a name without the code before it."""
    return name[len(code_before(name)) :].lstrip(".): ")


def _opened(cell: Cell) -> Cell:
    """Return a cell that holds nothing but dots as one that is left open."""
    return replace(cell, text="", blank=True) if _DOTS.fullmatch(cell.text) else cell


def _parted(cells: dict[Role, Cell], scale: str, *, unanswered: bool) -> dict[Role, Cell]:
    """Return cells with points and maximum, which share one, in two: “9,49/9,5”; or with the `scale`."""
    both = cells.get(Role.MAX)
    if scale and both is not None:
        has_points = unanswered or any(cells[role] for role in STAGES if role in cells)
        return {**cells, Role.MAX: replace(both, text=scale if has_points else "", number=True, broken="")}
    sharing = [role for role in STAGES if both is not None and cells.get(role) is both]
    if both is None or not sharing or both.text.count("/") != 1 or blank_of(both.text) is not None:
        return cells
    points, _, most = both.text.partition("/")
    halves = dict.fromkeys(sharing, replace(both, text=points.strip()))
    return {**cells, **halves, Role.MAX: replace(both, text=most.strip())}


def _inheriting(entries: Sequence[Entry], *, merges: bool) -> Iterator[tuple[Entry, Remark | None]]:
    """Yield each entry with the cells that reach down over it; a remark where only emptiness tells so.

    A column that says the same in two rows running may be merged all the same: annexes do both.
    """
    parents = {
        parent
        for entry in entries
        for parent in accumulate(
            bare_number(entry.number).split(".")[:-1], lambda above, step: f"{above}.{step}"
        )
    }
    above: dict[Role, str] = {}
    opens_page = False  # no lead stands on it so far
    for entry, following in zip_longest(entries, entries[1:]):
        opens_page = (opens_page or entry.is_first) and not entry.text(Role.LEADS)
        if entry.is_heading:
            above.clear()
        empty = [role for role in _TOGETHER if role in above and not entry.text(role)]
        is_over = bare_number(entry.number) in parents or (
            following is not None and following.begins_parts_of(entry)
        )
        if merges:
            roles = [role for role in empty if entry.cells[role].merged]
            # A cell that goes on over a page is cut in two, its lower part empty below the header there.
            if opens_page and not entry.is_heading and not is_over:
                roles += [role for role in empty if role not in roles and _goes_on(role, entry, following)]
        else:
            stands_alone = entry.is_heading or entry.text(Role.LEADS) or is_over
            roles = [] if stands_alone else [role for role in empty if not entry.cells[role].blank]
        for role in _TOGETHER:
            if entry.text(role):
                above[role] = entry.number or str(entry.place.row)
            elif role not in roles and (merges or entry.text(Role.LEADS)):
                above.pop(role, None)  # empty there, so that nothing reaches down from further up
        if not roles:
            yield entry, None
            continue
        inherited = {role: above[role] for role in roles}
        guessed = [role for role in roles if not entry.cells[role].merged]
        unless = "" if merges else NOT_EMPTY
        facts: dict[str, Fact] = {"row": above[roles[0]], "columns": _columns(guessed), "unless": unless}
        remark = Remark(entry.place, CELL_INHERITED, facts) if guessed else None
        yield replace(entry, inherited=inherited), remark


def _goes_on(role: Role, entry: Entry, following: Entry | None) -> bool:
    """Return whether an empty cell at the top of a page is the rest of one above: a task has a lead."""
    is_upper = entry.is_first and following is not None and following.cells[role].merged
    return role is Role.LEADS or is_upper


def _columns(roles: Sequence[Role]) -> Words:
    """Return the names of columns as a fact of a remark."""
    known = [_NAMES[role] for role in roles if role in _NAMES]
    return in_both(lambda lang: ", ".join(name.say(lang) for name in known))
