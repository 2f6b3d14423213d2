"""The cells of a task: its words, who does it and when; each printed, or reaching down from a row above."""

import re
from collections.abc import Mapping
from dataclasses import field, replace

from ctscore.analysis.european_times import with_quarters
from ctscore.analysis.name_words import LINE, in_one_line
from ctscore.analysis.period_names import names_term
from ctscore.analysis.spellings import (
    Spellings,
    is_citation,
    is_nobody,
    is_person,
    joint_in,
    names_bodies,
)
from ctscore.analysis.timings import read_in_year, read_timing
from ctscore.blanks import Blank, blank_of
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.review import (
    AGENCY_ACCEPTED,
    AGENCY_OFFERED,
    DATE_TAKEN,
    DITTO,
    DRAFT_MARKS,
    LEADS_PARTED,
    NO_AGENCY_NAMED,
    ROLES_IN_CELL,
    ROLES_UNCLEAR,
    TASK_SHORTENED,
    TERM_TAKEN,
    UNKNOWN_AGENCY,
    UNKNOWN_TIMING,
    YEAR_TAKEN,
    Remark,
)
from ctscore.importing.roles import Roles, begins_with_role, roles_of, speaks_of_roles
from ctscore.importing.tables import Cell, Place
from ctscore.model import Timing
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source import Node, Own, PlainText, Quoted
from ctscore.words import fold

_REACHING = (Role.TASK, Role.LEADS, Role.HELPERS, Role.TIMING, Role.PRODUCT)
_KEYS = {Role.LEADS: "leads", Role.HELPERS: "helpers"}
_DITTO = re.compile(
    r"\W*(?:(?:nhu )?(?:dong |hang |muc |o )?(?:tren|o tren)|n[/.]?t|nhu tren|ditto|(?:same )?as above)\W*"
    r"|[\s\-–]*(?:(?:[\"“”〃″‟'’]|//)[\s\-–]*)+"
)
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_LONG_TASK = 300
_NO_COLUMN = Words("Bảng không có cột chủ trì", "The table has no column of leads")
_NO_NAME = Words("Ô chủ trì để trống", "The cell of the lead is empty")
_DRAFT_MARK = re.compile(r"[\s;.]*(?:Dự thảo theo|Draft after) .*$")  # what `ctscore annex` writes for review
_ELSEWHERE = re.compile(
    r"(?:Theo nhiệm vụ tại mục|See the tasks of row) (.+)"
)  # and for tasks that stand once


def without_draft_mark(note: str) -> str:
    """Return a note without what marks a draft for review."""
    return _DRAFT_MARK.sub("", note)


def rows_referred_to(task: str) -> tuple[str, ...]:
    """Return the rows where the tasks stand that a draft does not repeat here; none where it has words."""
    found = _ELSEWHERE.fullmatch(task)
    return tuple(found[1].split(", ")) if found else ()


def has_no_lead(content: Mapping[str, Node]) -> bool:
    """Return whether the content of an item says that its row has no words about who leads it."""
    cell = content.get("leads")
    return isinstance(cell, dict) and cell.get("missing") in (_NO_NAME, _NO_COLUMN)


def is_ditto(text: str) -> bool:
    """Return whether a cell says no more than that it repeats the one above: “Như trên”, “-nt-”, “"”."""
    return _DITTO.fullmatch(fold(text)) is not None


def draft_marks(annex: Annex) -> list[Remark]:
    """Return what is to be told of the marks that a draft has in its notes, and that are left out here."""
    marked = [entry for entry in annex.entries if _DRAFT_MARK.search(entry.text(Role.NOTE))]
    return [Remark(marked[0].place, DRAFT_MARKS, {"count": str(len(marked))})] if marked else []


@dataclass(frozen=True, slots=True)
class _Above:
    """What the cell above says: the row that prints it, and its content in that row's item."""

    row: str
    content: Mapping[str, Node]

    @property
    def below(self) -> dict[str, Node]:
        """The content of a cell that goes on or repeats it: what is not printed there has its own ground."""
        if "printed" not in self.content:
            return dict(self.content)
        rest = {key: part for key, part in self.content.items() if key != "printed"}
        return {"merged_with": Quoted(self.row), **rest}


@dataclass(slots=True)
class TaskCells:
    """Reads the cells of the rows of one annex, from the first to the last.

    `merges` says that the annex tells merged cells apart from empty ones, `accept` that what words which no
    register has probably mean is taken for what they mean. `year` is that of times which name none, where
    the plan is of one year only; with `has_days` a bare 5/3 is a day of it. `shares_roles` says that one
    column names both who leads and who helps, `of_persons` that persons lead, as no agencies are named,
    `names_leads` that a column says who leads; `turned` has the words as printed of times with the month
    first, by those with the day first that are read in their place. With
    `trimesters` T3 is a quarter.
    """

    merges: bool
    spellings: Spellings
    remarks: list[Remark]
    accept: bool = False
    year: int | None = None
    has_days: bool = False
    shares_roles: bool = False
    of_persons: bool = False
    names_leads: bool = True
    turned: Mapping[str, str] = field(default_factory=dict)
    trimesters: bool = False
    _above: dict[Role, _Above] = field(default_factory=dict)
    _parted: Role | None = None  # the column whose last cell said itself who leads and who helps
    _printed: dict[Role, str] = field(default_factory=dict)  # the words last read in a column

    def pass_by(self, entry: Entry) -> None:
        """Remember the words of a row that is done, for those that its cells reach down to."""
        said = {role: _as_written(entry, role) for role in _REACHING if entry.text(role)}
        self._printed |= {role: text for role, text in said.items() if not is_ditto(text)}

    def renumber(self, old: str, new: str) -> None:
        """Take the row that was called `old` for the one that is called `new`."""
        self._above = {
            role: replace(one, row=new) if one.row == old else one for role, one in self._above.items()
        }

    def content(
        self, entry: Entry, number: str, role: Role | None = Role.TASK, *, heads: bool = False
    ) -> dict[str, Node]:
        """Return the content of the item with `number` that a row makes; `role`, if any, heads its task.

        Without a column it only says who leads. A row that `heads` others needs nobody who leads it.
        """
        content: dict[str, Node] = {}
        text = entry.text(role) if role else ""
        if role and not text and self.task_above(entry, role):
            text = self._printed.get(Role.TASK, "")
        if text:
            content["task"] = Own(text)
            if len(text) > _LONG_TASK:
                self.remarks.append(Remark(entry.place, TASK_SHORTENED, {"most": str(_LONG_TASK)}))
        content |= self._who(entry, number)
        if "leads" not in content and not heads:
            content["leads"] = {"missing": _NO_NAME if self.names_leads else _NO_COLUMN, "agencies": []}
        notes = [without_draft_mark(entry.text(Role.NOTE)), entry.text(Role.REASON)]
        timing = self._timing(entry, number)
        if timing is not None:
            content["timing"] = timing
        product = self._words(entry, Role.PRODUCT)
        if blank_of(product) is None:
            content["product"] = Own(product)
        note = "; ".join(filter(None, notes))
        return content | ({"note": Own(note)} if note else {})

    def task_above(self, entry: Entry, role: Role) -> bool:
        """Return whether the task of a row stands in a cell above it."""
        cell = entry.cells.get(role)
        if cell is None or self.merges:
            return cell is not None and cell.merged
        return not cell.blank and bool(entry.text(Role.LEADS) or entry.inherited)

    def _who(self, entry: Entry, number: str) -> dict[str, dict[str, Node]]:
        """Return who leads and who helps: each by its own cell, or both by one that says so itself."""
        found: dict[str, dict[str, Node]] = {}
        for role, other in ((Role.LEADS, Role.HELPERS), (Role.HELPERS, Role.LEADS)):
            if self._repeats(entry, role):
                both = role is self._parted and not entry.text(other)
                found |= {
                    _KEYS[one]: self._above[one].below
                    for one in ((role, other) if both else (role,))
                    if one in self._above
                }
                continue
            text = entry.text(role)
            if not text or _KEYS[role] in found:
                continue
            place = entry.cells[role].place
            if not self._speaks(text) and not self._is_shared(role, text):
                self._parted = None if role is self._parted else self._parted
                found[_KEYS[role]] = self._agencies(self._in_lines(entry.cells[role]), role, number, place)
                continue
            roles = self._roles(text)
            if roles is None or (roles.helpers and entry.text(other)):
                self._told(place, ROLES_UNCLEAR, given=text)
                found[_KEYS[role]] = {"printed": text, "agencies": []}
                self._above[role] = _Above(number, found[_KEYS[role]])
                continue
            self._told(place, ROLES_IN_CELL)
            self._parted = role
            found |= {
                _KEYS[one]: self._agencies(words, one, number, place)
                for one, words in ((Role.LEADS, roles.leads), (Role.HELPERS, roles.helpers))
                if words
            }
        return found

    def _repeats(self, entry: Entry, role: Role) -> bool:
        """Return whether a cell says what the one above says: it reaches down, or is marked so."""
        if role in entry.inherited:
            return role in self._above
        marked = is_ditto(entry.text(role)) and role in self._above
        if marked:
            self._told(entry.cells[role].place, DITTO, given=entry.text(role))
        return marked

    def _words(self, entry: Entry, role: Role) -> str:
        """Return the words of a cell; those of the one above, where it is marked to repeat them."""
        text = _as_written(entry, role)
        if role is Role.TIMING and text and entry.cells[role].broken == "date":
            self._told(entry.cells[role].place, DATE_TAKEN)
        if text and is_ditto(text) and role in self._printed:
            self._told(entry.cells[role].place, DITTO, given=text)
            return self._printed[role]
        return text

    def _speaks(self, text: str) -> bool:
        """Return whether a cell says itself who leads or helps; “cơ quan chủ trì” may be part of a name."""
        if begins_with_role(text):
            return True
        return speaks_of_roles(text) and not is_citation(text) and bool(self.spellings.read(text).unknown)

    def _is_shared(self, role: Role, text: str) -> bool:
        """Return whether a cell names several bodies in a column of both who leads and who helps."""
        return role is Role.LEADS and self.shares_roles and len(self.spellings.read(text).named) > 1

    def _roles(self, text: str) -> Roles | None:
        """Return who leads and who helps by the words of one cell; None where it is not clear."""
        roles = roles_of(text) if speaks_of_roles(text) else None
        leads = self.spellings.read(roles.leads).named if roles else ()
        return None if roles is None or (roles.most and len(leads) > roles.most) else roles

    def _in_lines(self, cell: Cell) -> str:
        """Return the words of a cell of names, parted where each of its lines is a name that we know.

        Lines are broken within names too: others are one name, in which a sign shows where one ends.
        """
        text, lines = cell.text, cell.lines
        if len(lines) < 2 or " ".join(lines) != text or not all(line[:1].isupper() for line in lines):
            return text
        broken = f" {LINE} ".join(lines)
        together, *apart = map(self.spellings.read, (text, *lines))
        named = {id_ for one in apart for id_ in one.named}
        if any(one.unknown for one in apart) or not (together.unknown or named == {*together.named}):
            return broken
        if not names_bodies(text):
            self._told(cell.place, LEADS_PARTED, given=broken, sign=LINE, count=str(len(lines)))
        return "; ".join(lines)

    def _agencies(self, text: str, role: Role, number: str, place: Place) -> dict[str, Node]:
        cell = self._cell(text, role, place)
        self._above[role] = _Above(number, cell)
        return cell

    def _cell(self, text: str, role: Role, place: Place) -> dict[str, Node]:
        """Return what a plan holds of the words of a cell that names agencies."""
        reading = self.spellings.read(text)
        plain = in_one_line(text)
        nobody = is_nobody(text)
        if nobody or is_citation(text) or (is_person(text) and not self.of_persons):
            if not nobody or role is Role.LEADS:  # nobody need help
                self._told(place, NO_AGENCY_NAMED, given=text)
            return {"missing": Words(f"Ô ghi “{plain}”", f"The cell reads “{plain}”"), "agencies": []}
        several = len(reading.named) + len(reading.unknown)
        joint = joint_in(text)
        if several > 1 and (joint == "/" or (joint and not names_bodies(text))):
            self._told(place, LEADS_PARTED, given=text, sign=joint, count=str(several))
        offers = {phrase: self.spellings.offer(phrase) for phrase in reading.unknown}
        meant = {phrase: offer for phrase, offer in offers.items() if offer is not None}
        taken = self.accept and bool(meant) and len(meant) == len(offers)
        for phrase, offer in offers.items():
            if offer is None:
                self._told(place, UNKNOWN_AGENCY, given=phrase)
            else:
                words = AGENCY_ACCEPTED if taken else AGENCY_OFFERED
                self._told(place, words, given=phrase, name=offer.name)
        if not taken:
            return {"printed": plain, "agencies": list(reading.named)}
        known = dict.fromkeys([*reading.named, *(id_ for offer in meant.values() for id_ in offer.agencies)])
        said = ", ".join(f"“{phrase}” = {offer.name}" for phrase, offer in meant.items())
        inferred = Words(f"Ô ghi “{plain}”, coi là: {said}", f"The cell reads “{plain}”, taken for: {said}")
        return {"inferred": inferred, "agencies": list(known)}

    def _timing(self, entry: Entry, number: str) -> dict[str, Node] | None:
        """Return what a plan holds of the timing of a row; None where there is none."""
        if self._repeats(entry, Role.TIMING):
            return self._above[Role.TIMING].below
        text = (
            self._printed.get(Role.TIMING, "")
            if Role.TIMING in entry.inherited
            else self._words(entry, Role.TIMING)
        )
        blank = blank_of(text)
        is_open = blank is Blank.UNKNOWN and any(map(str.isalpha, text))  # “tbc”: a day is still to be named
        if not text or (blank and not is_open):
            if entry.text(Role.TIMING):
                self._above.pop(Role.TIMING, None)
            return None
        cell = self._when(text, entry.cells[Role.TIMING].place)
        self._above[Role.TIMING] = _Above(number, cell)
        return cell

    def _when(self, text: str, place: Place) -> dict[str, Node]:
        """Return what a plan holds of the words of a cell about time: where no day is read, themselves."""
        timing = read_timing(with_quarters(text) if self.trimesters else text)
        if timing is not None and timing.date is not None and names_term(text):
            day = f"{timing.date.day}/{timing.date.month}/{timing.date.year}"
            self._told(place, TERM_TAKEN, given=text, day=day)
            return {"inferred": TERM_TAKEN.filled(given=text, day=day), **_facts(timing)}
        if timing is not None and text in self.turned:
            printed = self.turned[text]
            ground = Words(
                f"Ô ghi “{printed}”, tháng đứng trước ngày",
                f"The cell reads “{printed}”, the month before the day",
            )
            return {"inferred": ground, **_facts(timing)}
        if timing is not None:
            return {"printed": text, **_facts(timing)}
        timing = self._of_the_year(text)
        if timing is None:
            self._told(place, UNKNOWN_TIMING, given=text)
            return {"printed": self.turned.get(text, text), "kind": "in-words"}
        self._told(place, YEAR_TAKEN, given=text, year=str(self.year))
        ground = Words(
            f"Ô ghi “{text}”, không ghi năm: coi là năm {self.year}",
            f"The cell reads “{text}”, without a year: taken for {self.year}",
        )
        return {"inferred": ground, **_facts(timing)}

    def _of_the_year(self, text: str) -> Timing | None:
        """Return what a cell says that names no year, in a plan of one year."""
        if self.year is None:
            return None
        timing = read_in_year(text, self.year)
        if timing is None and self.has_days and text[:1].isdigit():
            timing = read_in_year(f"ngày {text}", self.year)
        return timing

    def _told(self, place: Place, words: Words, **facts: str) -> None:
        self.remarks.append(Remark(place, words, facts))


def _as_written(entry: Entry, role: Role) -> str:
    """Return the words of a cell; the day that Excel holds in one of time with the day first, as in print."""
    text, cell = entry.text(role), entry.cells.get(role)
    is_day = role is Role.TIMING and cell is not None and cell.broken == "date"
    found = _ISO_DAY.fullmatch(text) if is_day else None
    return f"{int(found[3])}/{int(found[2])}/{found[1]}" if found else text


def _facts(timing: Timing) -> dict[str, Node]:
    facts: dict[str, Node] = {"kind": timing.kind}
    if timing.quarters:
        facts["quarters"] = list(timing.quarters)
    if timing.periods:
        facts["periods"] = list(timing.periods)
    if timing.date is not None:
        facts["date"] = Quoted(timing.date.isoformat())
    if timing.years is not None:
        last = timing.years.last
        facts["years"] = {"first": timing.years.first, **({"last": last} if last is not None else {})}
    if timing.due_day is not None:
        facts["due_day"] = timing.due_day
    if timing.before:
        facts["before"] = PlainText("true")
    return facts
