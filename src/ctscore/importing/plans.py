"""From an annex with tasks to a part of a plan: headings make areas, rows and columns the tree of items."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from ctscore.analysis.spellings import Spellings
from ctscore.blanks import says_none
from ctscore.importing.agencies import column_of_leads
from ctscore.importing.criteria import Criteria
from ctscore.importing.day_order import with_days_first
from ctscore.importing.headers import PRINTED, Role, names_european_time, role_of
from ctscore.importing.joining import (
    Annex,
    Entry,
    bare_number,
    is_dash,
    is_roman,
    is_section,
    letter_of,
)
from ctscore.importing.pages import may_be_sum
from ctscore.importing.plan_years import first_year_of, has_bare_days, one_year_of
from ctscore.importing.review import (
    HANDED_DOWN,
    HAS_TASK,
    LEAD_WITHOUT_TASK,
    NAME_FOR_TASK,
    NO_CRITERIA,
    NO_LEAD,
    NO_LEADS_COLUMN,
    NO_NUMBER,
    NO_TASK,
    NOT_A_TASK,
    NUMBER_TWICE,
    OF_A_GROUP,
    ONLY_LEADS,
    ONLY_LED,
    ONLY_NAMED,
    ONLY_TIME,
    UNTIED,
    Remark,
)
from ctscore.importing.roles import shares_roles
from ctscore.importing.scorecards import About, is_scorecard
from ctscore.importing.task_cells import TaskCells, draft_marks, has_no_lead, rows_referred_to
from ctscore.model.plan import UNNUMBERED, annex_called
from ctscore.phrases import Fact, Words
from ctscore.source import Comment, Node, Own, Quoted, data_text
from ctscore.words import fold

_LEVELS = (
    (Role.NAME, "area"),
    (Role.OBJECTIVE, "objective"),
    (Role.TASK, "task"),
    (Role.ACTIVITY, "activity"),
)
_CRITERIA = re.compile(
    r"\b(tieu chi|chi tieu|chi so|criteri(on|a)|indicators?|requirements?|standards?|critere)\b"
)
_OF_TASKS = ("helpers", "timing")
_OF_WORK = (Role.TASK, Role.ACTIVITY, Role.PRODUCT, Role.HELPERS, Role.TIMING)
_HEADINGS = {"capital": 0, "roman": 1, "figure": 2, "letter": 3}
"""How deep headings lie by what they are numbered with: A, then II or 2, then a."""
_OWN_NUMBER = r"[0-9]{1,2}(?:\.[0-9]{1,2})+"


@dataclass(slots=True)
class _Item:
    """An item of the plan on its way from a row: `depth` says how deep it lies in the tree."""

    number: str
    depth: int
    content: dict[str, Node]
    items: list["_Item"] = field(default_factory=list)
    entry: Entry | None = None  # the row that it was made of


def plan_text(
    annexes: Sequence[Annex],
    about: About,
    spellings: Spellings,
    criteria: Criteria,
    *,
    answered: bool,
    targets: Sequence[Node] = (),
    accept: bool = False,
) -> tuple[str, tuple[Remark, ...], Mapping[str, Entry]]:
    """Return the plan that `annexes` and `targets` make as the text of a data file, and what was inferred.

    With them come the rows of which its items were made, by their ids. `about.year` is the year whose scores
    the plan answers, if they are on file (`answered`); it begins in the year after, or in that year. With
    `accept` agencies that were probably meant are taken.
    """
    remarks: list[Remark] = []
    parts: list[Node] = []
    rows: dict[str, Entry] = {}
    begins = first_year_of(annexes, about.period)
    year = one_year_of(annexes, begins)
    days = year is not None and has_bare_days(annexes, year)
    for one in annexes:
        annex, told, turned = with_days_first(_without_points_of_sections(one), about.lang)
        remarks += [*told, *draft_marks(annex)]
        both = shares_roles(annex.heads[Role.LEADS].text) if Role.LEADS in annex.heads else False
        of_persons = Role.LEADS in annex.heads and role_of(annex.heads[Role.LEADS].text) is not Role.LEADS
        cells = TaskCells(
            annex.merges,
            spellings,
            remarks,
            accept,
            year,
            days,
            both,
            of_persons,
            turned=turned,
            trimesters=Role.TIMING in annex.heads and names_european_time(annex.heads[Role.TIMING].text),
        )
        builder = _Builder(annex, cells, criteria, remarks)
        label = annex.label or UNNUMBERED
        header = fold(annex.heads[Role.HELPERS].text) if Role.HELPERS in annex.heads else ""
        # “Phối hợp thực hiện”, and “Phối hợp” below “Cơ quan thực hiện”, coordinate.
        executing = "thuc hien" in header and not re.search(r"phoi hop( thuc hien|$)", header)
        parts.append(
            {
                "annex": Quoted(label),
                "title": Own(annex.title) if annex.title else _heading(label),
                "index": about.index,
                **({"answers": about.period.in_file} if answered else {}),
                "helpers_are": "executing" if executing else "coordinating",
                "items": [_written(item, label, rows) for item in builder.build()],
            }
        )
    content: dict[str, Node] = {
        Comment("yaml-language-server: $schema=../../schemas/plan.json"): None,
        "format": "ctscore/plan@1",
        "document": about.document,
        "unit": about.unit,
        "period": {"first": begins},
        **({"targets": list(targets)} if targets else {}),
        "parts": parts,
    }
    return data_text(content, about.languages), tuple(remarks), rows


def _without_points_of_sections(annex: Annex) -> Annex:
    """Return an annex whose sections have no points, where those of its rows are not used either."""
    if is_scorecard(annex):
        return annex
    pairs = zip_longest(annex.entries, annex.entries[1:])
    entries = (
        entry.without(PRINTED)
        if is_section(entry.number) or (below is not None and below.begins_parts_of(entry))
        else entry
        for entry, below in pairs
    )
    return replace(annex, entries=tuple(entries))


def _is_wanted(entry: Entry) -> bool:
    """Return whether a row says when something is to be there, or what."""
    return bool(entry.text(Role.TIMING) or entry.text(Role.PRODUCT))


def _heading(label: str) -> Words:
    """Return the title of an annex that has none."""
    called = annex_called(label)
    return Words(called.vi[:1].upper() + called.vi[1:], called.en[:1].upper() + called.en[1:])


def _written(item: _Item, label: str, rows: dict[str, Entry]) -> dict[str, Node]:
    """Return an item as a plan has it; notes in `rows` of which row each was made.

    An annex without a number is none by which people look its items up.
    """
    id_ = item.number if label == UNNUMBERED else f"{label}/{item.number}"
    if item.entry is not None:
        rows[id_] = item.entry
    below = {"items": [_written(one, label, rows) for one in item.items]} if item.items else {}
    return {"id": Quoted(id_), "row": Quoted(item.number)} | item.content | below


@dataclass(slots=True)
class _Builder:
    """Makes the items of one annex, row by row."""

    annex: Annex
    cells: TaskCells
    criteria: Criteria
    remarks: list[Remark]
    _top: list[_Item] = field(default_factory=list)
    _open: list[_Item] = field(default_factory=list)  # from the top down to the last item
    _numbers: dict[str, int] = field(default_factory=dict)
    _owners: dict[str, _Item] = field(default_factory=dict)  # by the criteria that they have
    _place: int = 0
    _entry: Entry | None = None  # the row that is being taken
    _name: str = ""  # of the criterion whose item was added last
    _base: int = 0  # how deep rows lie below the headings that are open
    _begins_anew: bool = False  # rows are numbered anew under each heading
    _has_tasks: bool = True
    _names_criteria: bool = False  # a row without a task is a criterion, and no task itself
    _idle: list[str] = field(default_factory=list)  # rows of a name alone, which are no tasks
    _said_none: bool = False  # the row above, by which there is nothing to do
    _has_sections: bool = False  # a heading has a Roman number, or a capital letter

    def __post_init__(self) -> None:
        """See how the annex numbers its rows and headings, and whether it has a column of tasks."""
        self._has_tasks = any(role in self.annex.heads for role, level in _LEVELS if level != "area")
        name = self.annex.heads.get(Role.NAME)
        scored = any(role in self.annex.heads for role in PRINTED)
        of_criteria = scored or (name is not None and _CRITERIA.search(fold(name.text)) is not None)
        self._names_criteria = of_criteria and {Role.NAME, Role.TASK} <= self.annex.heads.keys()
        numbers = [entry.number for entry in self.annex.entries if not entry.is_heading and entry.number]
        self._begins_anew = len(set(numbers)) < len(numbers)
        headings = (entry for entry in self.annex.entries if entry.is_heading)
        self._has_sections = any(is_section(entry.number) for entry in headings)

    def build(self) -> list[_Item]:
        """Return the topmost items."""
        coded = is_scorecard(self.annex)
        self.cells.names_leads = Role.LEADS in self.annex.heads
        led = any(entry.text(Role.LEADS) and not _is_wanted(entry) for entry in self.annex.entries)
        if coded and not self._has_tasks and led:
            self.remarks.append(Remark(self.annex.heads[Role.LEADS].place, ONLY_LEADS))
        for entry in self.annex.entries:
            self._entry = entry
            if coded:
                self._coded(entry)
            elif not self._pass_over(entry):
                self._numbered(entry)
            self._place += 1
            self.cells.pass_by(entry)
        self._top = self._without_idle(self._top)
        for item in self._top:
            self._hand_down(item)
            self._tell_of_leads(item)
        if not coded:
            self._tell_untied()
        if not self.cells.names_leads and self._top:
            facts = {"count": str(len(self._top)), **column_of_leads(self.annex)}
            self.remarks.append(Remark(self.annex.place, NO_LEADS_COLUMN, facts))
        return self._top

    def _pass_over(self, entry: Entry) -> bool:
        """Return whether a row without points says that nothing is to be done; what it heads may be."""
        if self._is_idle(entry) or self._is_only_led(entry):
            self.remarks.append(Remark(entry.place, ONLY_LED if entry.text(Role.LEADS) else ONLY_NAMED))
            above = next((one for one in reversed(self._open) if one.content.get("level") == "area"), None)
            self._idle += [entry.number, *([f"{above.number}.{entry.number}"] if above else [])]
            return True
        said = [entry.text(role) for role in (Role.TASK, Role.ACTIVITY) if entry.text(role)]
        reaches_down = self._said_none and not said and self.cells.task_above(entry, Role.TASK)
        self._said_none = reaches_down or (bool(said) and all(map(says_none, said)))
        if not self._said_none:
            return False
        self.remarks.append(Remark(entry.place, NO_TASK))
        if (entry.text(Role.NAME) or entry.text(Role.OBJECTIVE)) and not self._is_single(entry):
            self._heading(entry)
        return True

    def _without_idle(self, items: Sequence[_Item]) -> list[_Item]:
        """Return items without the headings over nothing but rows that are no tasks."""
        for item in items:
            item.items = self._without_idle(item.items)
        return [item for item in items if not self._heads_idle_rows(item)]

    def _heads_idle_rows(self, item: _Item) -> bool:
        """Return whether an item is a heading over nothing but rows that are no tasks."""
        is_bare = item.content.get("level") == "area" and not item.items
        return is_bare and any(number.startswith(f"{item.number}.") for number in self._idle)

    def _is_idle(self, entry: Entry) -> bool:
        """Return whether a row among tasks has a name alone, and heads none: 1.3 before 1.4, or a sum."""
        cells = [entry.cells[role] for role in (*_OF_WORK, Role.LEADS) if role in entry.cells]
        if Role.TASK not in entry.cells or entry.inherited or any(cell or cell.merged for cell in cells):
            return False
        following = self._following
        if following is entry and not entry.number:
            return may_be_sum(entry.text(Role.NAME))
        ends = following is entry or "." in following.number or following.is_heading
        is_row = ("." in entry.number and ends) or any(entry.text(role) for role in PRINTED)
        return is_row and not following.begins_parts_of(entry)

    def _is_only_led(self, entry: Entry) -> bool:
        """Return whether a row names a criterion, and who leads it, and has an empty cell of tasks."""
        if (
            not self._names_criteria
            or self._says_what(entry)
            or entry.inherited
            or not entry.text(Role.LEADS)
        ):
            return False
        work = any(entry.text(role) for role in (Role.ACTIVITY, Role.PRODUCT, Role.TIMING))
        return not (work or self.cells.task_above(entry, Role.TASK) or self._heads_parts(entry))

    def _tell_of_leads(self, item: _Item, *, is_led: bool = False) -> None:
        """Tell which items nobody leads; one below an item that is led, or above others, has no such hole."""
        if has_no_lead(item.content):
            if is_led or item.items:
                del item.content["leads"]
            elif self.cells.names_leads and item.entry is not None:  # else it is told once for all
                codes = item.content.get("criteria")
                code = str(codes[0]) if isinstance(codes, list) and codes else ""
                self.remarks.append(Remark(item.entry.place, NO_LEAD, {"code": code}))
        for part in item.items:
            self._tell_of_leads(part, is_led=is_led or "leads" in item.content)

    def _hand_down(self, item: _Item) -> None:
        """Give what a row with parts says to these: a plan says of tasks alone who helps and when."""
        given = {key: item.content.pop(key) for key in _OF_TASKS if item.items and key in item.content}
        product = item.content.pop("product", None) if item.items else None
        if isinstance(product, Own):
            said = f"{self.annex.heads[Role.PRODUCT].text}: {product}"
            note = item.content.get("note")
            item.content["note"] = Own(f"{note}; {said}" if isinstance(note, Own) else said)
        if (given or product) and item.entry is not None:
            self.remarks.append(Remark(item.entry.place, HANDED_DOWN, {"row": item.number}))
        ground = Words(
            f"Ghi ở mục {item.number}, là mục lớn của mục này",
            f"Stated at the item {item.number}, which this is a part of",
        )
        for part in item.items:
            for key, cell in given.items():
                own = part.content.get(key)
                if own is None or (isinstance(own, dict) and own.get("merged_with") == item.number):
                    part.content[key] = _on_ground(cell, ground)
            self._hand_down(part)

    def _serve_too(self, number: str, rows: Container[str]) -> None:
        """Let the tasks of `rows` serve one more criterion, unless it is a part of what they serve anyway."""
        for item in self._top:
            codes = item.content.get("criteria")
            if not isinstance(codes, list) or not codes:
                continue
            first = str(codes[0])
            if first in rows and not number.startswith(f"{first}."):
                codes.append(Quoted(number))

    def _coded(self, entry: Entry) -> None:
        """Take a row of an annex that lists criteria with their points: headings name the fields only."""
        if entry.is_heading:
            return
        following = self.annex.entries[self._place + 1 : self._place + 2]
        is_parent = any(other.number.startswith(f"{entry.number}.") for other in following)
        is_led = is_parent or bool(entry.text(Role.LEADS) or Role.LEADS in entry.inherited)
        work = _OF_WORK if self._has_tasks else (Role.PRODUCT, Role.TIMING)
        if not is_led and not any(entry.text(role) for role in work):
            if self._has_tasks and entry.number:
                self.remarks.append(Remark(entry.place, NO_LEAD, {"code": entry.number}))
            return  # nobody is told to do anything
        if is_parent and not entry.text(Role.LEADS):
            self._tell_of_group(entry)
            return
        referred = rows_referred_to(entry.text(Role.TASK))
        if referred:
            self._serve_too(entry.number, referred)
            return
        if self._shares_task(entry) and self._open and entry.number:
            codes = self._open[-1].content.get("criteria")
            self._open[-1].content["criteria"] = [
                *(codes if isinstance(codes, list) else []),
                Quoted(entry.number),
            ]
            return
        if not entry.number and self._top:
            self._add_beside(entry)
            return
        if entry.number in self._numbers:
            self.remarks.append(Remark(entry.place, NUMBER_TWICE, {"given": entry.number}))
        number = self._unique(entry.number)
        content: dict[str, Node] = {"criteria": [Quoted(entry.number)] if entry.number else []}
        self._name = entry.text(Role.NAME)
        self._add(_Item(number, 0, content | self.cells.content(entry, number, self._role_of_task(entry))))

    def _tell_of_group(self, entry: Entry) -> None:
        """Tell what a row with parts and without a lead has beside its points, which no item holds."""
        if entry.text(Role.TASK):
            self.remarks.append(Remark(entry.place, NOT_A_TASK))
        elif given := entry.text(Role.TIMING) or entry.text(Role.PRODUCT):
            self.remarks.append(Remark(entry.place, OF_A_GROUP, {"code": entry.number, "given": given}))

    def _role_of_task(self, entry: Entry) -> Role | None:
        """Return the column in which a row of a criterion has its task, if it has one; a guess is told."""
        if not entry.number or self._says_what(entry) or Role.LEADS in entry.inherited:
            return Role.TASK
        if entry.text(Role.PRODUCT) or (entry.text(Role.TIMING) and entry.text(Role.LEADS)):
            self.remarks.append(Remark(entry.place, NAME_FOR_TASK))
            return Role.NAME  # something is wanted, and it is about this
        if entry.text(Role.TIMING):
            self.remarks.append(Remark(entry.place, ONLY_TIME))
        if self._has_tasks and entry.text(Role.LEADS):
            self.remarks.append(Remark(entry.place, LEAD_WITHOUT_TASK))
        return None

    def _says_what(self, entry: Entry) -> bool:
        """Return whether a row says what is to be done, or is known to be merged with a cell that does."""
        cell = entry.cells.get(Role.TASK)
        return cell is not None and bool(cell or cell.merged)

    def _add_beside(self, entry: Entry) -> None:
        """Take one more task of the criterion above: its item becomes a heading over both."""
        above = self._top[-1]
        self._make_heading(above)
        number = f"{above.number} ({len(above.items) + 1})"
        above.items.append(_Item(number, 1, self.cells.content(entry, number), entry=entry))

    def _make_heading(self, above: _Item) -> None:
        """Make an item a heading over what it was, so that others of its criterion may stand beside that."""
        if not above.items and above.content.get("level") != "area":
            first = _Item(f"{above.number} (1)", above.depth + 1, {**above.content}, entry=above.entry)
            criteria = first.content.pop("criteria", [])
            above.content = {
                "level": "area",
                "title": first.content.pop("title", None) or Own(self._name or above.number),
                "criteria": criteria,
            }
            above.items.append(first)
            self.cells.renumber(above.number, first.number)

    def _shares_task(self, entry: Entry) -> bool:
        cell = entry.cells.get(Role.TASK)
        empty = cell is not None and not cell and (cell.merged or Role.LEADS in entry.inherited)
        return (entry.shares_task or empty) and Role.LEADS in entry.inherited

    def _numbered(self, entry: Entry) -> None:
        """Take a row of an annex whose rows are numbered, under headings or in levels of columns."""
        if not entry.number and not self._top:
            self.remarks.append(Remark(entry.place, NO_NUMBER))
        levels = [(role, level) for role, level in _LEVELS if role in self.annex.heads]
        told = [pair for pair in levels if entry.text(pair[0])]
        whole, heads = self._whole_of(entry), self._heads_parts(entry)
        if told == levels[-1:] and (heads or (whole is not None and not entry.is_heading)):
            self._by_number(entry, len(levels) - 1, told[0][0], whole, heads=heads)
            return
        if entry.is_heading:
            self._heading(entry)
            return
        task = (Role.TASK, "task")
        only_named = task in levels and task not in told and told in ([], levels[:1])
        if only_named and self.cells.task_above(entry, Role.TASK):
            told = [*told, task]  # it stands in a cell above
        if told and self._heads_a_block(entry, told[0][0]):
            self._heading(entry)
            told = told[1:]
        title = ""
        self._return_to_top(entry)
        for role, level in told[:-1]:
            if role is Role.NAME and self._is_single(entry):
                title = entry.text(role)
                continue
            depth = self._base + levels.index((role, level))
            number = self._own_number(entry.text(role)) or (
                self._prefixed(entry.number, depth) if self._base else entry.number
            )
            key = "title" if level == "area" else "task"
            content: dict[str, Node] = {"level": level, key: Own(entry.text(role))}
            content |= self._tied_row(entry, role) if role is Role.NAME else {}
            self._add(_Item(self._unique(number), depth, content))
        role, level = told[-1] if told else (Role.TASK, "task")
        depth = self._base + (levels.index((role, level)) if (role, level) in levels else 0)
        number = entry.number or self._last_number()
        number = self._own_number(entry.text(role)) or self._prefixed(number, depth)
        content = {"level": level} if level not in ("task", "area") else {}
        if title:
            content |= {"title": Own(title)} | self._tied_row(entry, Role.NAME)
        if "criteria" not in content:
            content |= self._tied_row(entry, role)
        is_alone = len(told) < 2 or bool(title)  # else the number is that of the item above
        if is_alone and entry.number and number in self._numbers:
            self.remarks.append(Remark(entry.place, NUMBER_TWICE, {"given": number}))
        number = self._unique(number)
        self._add(_Item(number, depth, content | self.cells.content(entry, number, role)))

    def _by_number(self, entry: Entry, column: int, role: Role, whole: _Item | None, *, heads: bool) -> None:
        """Take a row that is a part of the item `whole` or has parts itself, as its number says."""
        self._return_to_top(entry)
        letter = letter_of(entry.number) if whole is not None else ""
        if whole is not None and is_dash(entry.number):
            letter = f"g{len(whole.items) + 1}"
        depth = max(self._base + column, whole.depth + 1 if whole is not None else 0)
        number = self._prefixed(entry.number, depth)
        number = f"{whole.number}.{letter}" if whole is not None and letter else number
        if number in self._numbers:
            self.remarks.append(Remark(entry.place, NUMBER_TWICE, {"given": number}))
        number = self._unique(number)
        content = self.cells.content(entry, number, role, heads=heads)
        if heads and "leads" not in content and not letter_of(self._following.number):
            content |= {"level": "area", "title": content.pop("task")}
            content |= {} if depth or self._base else self._tied(entry, entry.text(role), None)
        self._add(_Item(number, depth, content))

    @property
    def _following(self) -> Entry:
        """The row below the one that is being taken; the last one itself where there is none."""
        return self.annex.entries[min(self._place + 1, len(self.annex.entries) - 1)]

    def _heads_parts(self, entry: Entry) -> bool:
        return not is_section(entry.number) and self._following.begins_parts_of(entry)

    def _whole_of(self, entry: Entry) -> _Item | None:
        """Return the open item that a row is a part of by its number: 1 of 1.1, row 2 of the a) below it."""
        numbered = [(item, item.entry.number) for item in reversed(self._open) if item.entry is not None]
        if is_dash(entry.number):
            return next((item for item, number in numbered if not is_dash(number)), None)
        if letter_of(entry.number):
            last = next((number for _, number in numbered), "")
            if not letter_of(last) and letter_of(entry.number) != "a":
                return None
            above = next(((item, number) for item, number in numbered if not letter_of(number)), None)
            return above[0] if above is not None and above[1][:1].isdigit() else None
        head = bare_number(entry.number).rpartition(".")[0]
        return next((item for item, number in numbered if head and bare_number(number) == head), None)

    def _return_to_top(self, entry: Entry) -> None:
        """Leave the headings above for a row numbered like the uppermost item, and not anew below it."""
        if not self._open or not entry.number or _kind(entry.number) != _kind(self._open[0].number):
            return
        top = self._open[0]
        before = top.items[-1].entry if top.items else None
        counted = int(before.number) if before is not None and before.number.isdigit() else 0
        is_anew = top.entry is not None and top.entry.is_heading and entry.number == str(counted + 1)
        self._base = self._base if is_anew else 0

    def _heads_a_block(self, entry: Entry, first: Role) -> bool:
        """Return whether a row begins with what elsewhere is a heading: a Roman number and its title."""
        return self._has_sections and is_section(entry.number) and not self._own_number(entry.text(first))

    def _is_single(self, entry: Entry) -> bool:
        """Return whether the name of a row is that of the row alone, not of several below it."""
        following = next(iter(self.annex.entries[self._place + 1 : self._place + 2]), None)
        return bool(entry.number) and (following is None or bool(following.number) or following.is_heading)

    def _heading(self, entry: Entry) -> None:
        number = entry.number or "*"
        depth, within = 0, None
        above = self._heading_above(number)
        if above is not None:
            depth, number, within = above.depth + 1, f"{above.number}.{number}", self._area_code()
        title = next(entry.text(role) for role, _ in _LEVELS if entry.text(role))
        content: dict[str, Node] = {"level": "area", "title": Own(title)}
        if not depth or within:
            content |= self._tied(entry, title, within)
        self._add(_Item(self._unique(number), depth, content))
        self._base = depth + 1

    def _heading_above(self, number: str) -> _Item | None:
        """Return the open heading that one with `number` belongs to: A of II, II of a."""
        level = _HEADINGS.get(_kind(number), 0)
        headings = [item for item in self._open if item.content.get("level") == "area"]
        kinds = [_HEADINGS.get(_kind(item.number.rpartition(".")[2]), level) for item in headings]
        return next(
            (item for item, kind in zip(reversed(headings), reversed(kinds), strict=True) if kind < level),
            None,
        )

    def _tied(self, entry: Entry, title: str, within: str | None) -> dict[str, Node]:
        """Return the criterion that a heading is about, below `within` if given, as content of its item."""
        return self._told(*self.criteria.of_heading(title, entry.number, within, entry.place))

    def _tied_row(self, entry: Entry, role: Role) -> dict[str, Node]:
        """Return the criteria that a row names in a column, as content of its item: a task only as such."""
        text = entry.text(role)
        if role is not Role.NAME:
            return self._told(self.criteria.said_in(text), None)
        within, named = self._area_code(), self._names_criteria
        found = self.criteria.of_row(text, entry.number, within, entry.place, is_criterion=named)
        return self._told(*found)

    def _told(self, codes: Sequence[str], remark: Remark | None) -> dict[str, Node]:
        self.remarks += [remark] if remark is not None else []
        return {"criteria": [Quoted(code) for code in codes]} if codes else {}

    def _tell_untied(self) -> None:
        """Tell which tasks serve no criterion: in a list of criteria those that only their heading ties."""
        tasks = [(item, above) for top in self._top for item, above in _leaves(top, ())]
        untied = [
            item.entry.place
            for item, above in tasks
            if item.entry is not None
            and not any(
                "criteria" in one.content
                for one in (item, *above)
                if not (self._names_criteria and one.entry and one.entry.is_heading)
            )
        ]
        if not (self.criteria.are_known or self._names_criteria):
            return  # nobody expects more
        facts: dict[str, Fact] = {"count": str(len(untied)), "total": str(len(tasks))}
        facts |= {"index": self.criteria.index}
        words = UNTIED if self.criteria.are_known else NO_CRITERIA
        named = untied if len(untied) < len(tasks) else untied[:1]
        self.remarks += [Remark(place, words, facts) for place in named]

    def _area_code(self) -> str | None:
        codes = self._open[0].content.get("criteria") if self._open else None
        return str(codes[0]) if isinstance(codes, list) and codes else None

    def _add(self, item: _Item) -> None:
        item.entry = self._entry
        owner = None if is_scorecard(self.annex) else self._owner_of(item)
        while self._open and self._open[-1].depth >= item.depth:
            self._open.pop()
        if owner is None:
            (self._open[-1].items if self._open else self._top).append(item)
        else:
            self._make_heading(owner)
            if item.content.get("level") != "area":
                item.content.pop("title", None)  # which stands above both
            owner.items.append(item)
        self._open.append(item)

    def _owner_of(self, item: _Item) -> _Item | None:
        """Return the item that has all criteria of this one already; each is held once in an annex."""
        codes = item.content.get("criteria")
        if not isinstance(codes, list) or not codes:
            return None
        held = [code for code in codes if str(code) in self._owners]
        free = [code for code in codes if code not in held]
        self._owners |= {str(code): item for code in free}
        if not held:
            return None
        if not free:
            del item.content["criteria"]
            return self._owners[str(held[0])]
        item.content["criteria"] = list[Node](free)
        if item.entry is not None:
            facts: dict[str, Fact] = {"code": ", ".join(map(str, held))}
            self.remarks.append(Remark(item.entry.place, HAS_TASK, facts))
        return None

    def _last_number(self) -> str:
        return self._open[-1].number.partition(" (")[0] if self._open else ""

    @staticmethod
    def _own_number(text: str) -> str:
        """Return the number that words begin with: 3.12 of “3.12. Tổ chức …”."""
        head = text.split(" ", 1)[0].rstrip(".")
        return head if re.fullmatch(_OWN_NUMBER, head) else ""  # 2.000 people and 30.4.2026 are none

    def _prefixed(self, number: str, depth: int) -> str:
        """Return the number of a row with that of the area above it, where numbers begin anew in each.

        It is the nearest heading, or else the uppermost area that a column names.
        """
        above = [one for one in self._open if one.depth < depth and one.content.get("level") == "area"]
        headings = [one.number for one in above if one.entry is not None and one.entry.is_heading]
        area = next(iter((*reversed(headings), *(one.number for one in above))), "")
        if not self._begins_anew or not area or number.startswith(f"{area}."):
            return number or area
        return f"{area}.{number}" if number else area

    def _unique(self, number: str) -> str:
        """Return `number`, with a count behind it where the annex has it already."""
        number = number or "*"
        self._numbers[number] = self._numbers.get(number, 0) + 1
        count = self._numbers[number]
        return number if count == 1 else f"{number} ({count})"


def _leaves(item: _Item, above: tuple[_Item, ...]) -> Iterator[tuple[_Item, tuple[_Item, ...]]]:
    """Yield the items without parts, with those above each."""
    if not item.items:
        yield item, above
    for part in item.items:
        yield from _leaves(part, (*above, item))


def _kind(number: str) -> str:
    """Return what a row is numbered with: capital letters, Roman numbers, small letters, or figures."""
    if is_section(number):
        return "roman" if is_roman(number) else "capital"
    return "letter" if letter_of(number) else "figure"


def _on_ground(cell: Node, ground: Node) -> Node:
    """Return a cell of an item as one that is inferred from it."""
    if not isinstance(cell, dict):
        return cell
    return {
        "inferred": ground,
        **{key: part for key, part in cell.items() if key not in ("printed", "merged_with")},
    }
