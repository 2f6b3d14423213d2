"""The cells of a task: its words, who does it and when; each printed, or reaching down from a row above."""

import re
from dataclasses import field
from functools import partial

from ctscore.analysis.plans import Spellings
from ctscore.analysis.timings import ReadTiming, read_timing
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.review import (
    DRAFT_MARKS,
    NO_LEAD,
    TASK_SHORTENED,
    UNKNOWN_AGENCY,
    UNKNOWN_TIMING,
    Remark,
)
from ctscore.records import dataclass
from ctscore.source import Node, Quoted
from ctscore.words import Suggestions, closest

_REACHING = (Role.TASK, Role.LEADS, Role.HELPERS, Role.TIMING)
_LONG_TASK = 300
_DRAFT_MARK = re.compile(r"[\s;.]*Dự thảo theo .*$")  # what `ctscore annex` writes for review, no note


def draft_marks(annex: Annex) -> list[Remark]:
    """Return what is to be told of the marks that a draft has in its notes, and that are left out here."""
    marked = [entry for entry in annex.entries if _DRAFT_MARK.search(entry.text(Role.NOTE))]
    return [Remark(marked[0].place, DRAFT_MARKS, {"count": str(len(marked))})] if marked else []


@dataclass(slots=True)
class TaskCells:
    """Reads the cells of the rows of one annex, from the first to the last.

    `merges` says that the annex tells merged cells apart from empty ones.
    """

    merges: bool
    spellings: Spellings
    remarks: list[Remark]
    _suggestions: Suggestions = field(default_factory=Suggestions)
    _rows: dict[Role, str] = field(default_factory=dict)  # the row whose words were last read in a column
    _printed: dict[Role, str] = field(default_factory=dict)  # the words last read in a column

    def pass_by(self, entry: Entry) -> None:
        """Remember the words of a row that is done, for those that its cells reach down to."""
        self._printed |= {role: entry.text(role) for role in _REACHING if entry.text(role)}

    def renumber(self, old: str, new: str) -> None:
        """Take the row that was called `old` for the one that is called `new`."""
        self._rows = {role: new if row == old else row for role, row in self._rows.items()}

    def content(self, entry: Entry, number: str, role: Role = Role.TASK) -> dict[str, Node]:
        """Return the content of the item with `number` that a row makes; `role` is the column of its task."""
        content: dict[str, Node] = {}
        text = entry.text(role) or (self._printed.get(Role.TASK, "") if self.task_above(entry, role) else "")
        if text:
            content["task"] = {"vi": text}
            if len(text) > _LONG_TASK:
                self.remarks.append(Remark(entry.place, TASK_SHORTENED, {"letters": str(len(text))}))
        for key, column in (("leads", Role.LEADS), ("helpers", Role.HELPERS)):
            cell = self._agencies(entry, column, number)
            if cell is not None:
                content[key] = cell
        if "leads" not in content:
            self.remarks.append(Remark(entry.place, NO_LEAD))
        notes = [_DRAFT_MARK.sub("", entry.text(Role.NOTE))]
        text, timing = self._timing(entry, number)
        if timing is not None:
            content["timing"] = timing
        elif text:
            notes.append(text)
            if Role.TIMING not in entry.inherited:  # told once, where the cell stands
                place = entry.cells[Role.TIMING].place
                self.remarks.append(Remark(place, UNKNOWN_TIMING, {"given": text}))
        if entry.text(Role.PRODUCT):
            content["product"] = {"vi": entry.text(Role.PRODUCT)}
        note = "; ".join(filter(None, notes))
        return content | ({"note": {"vi": note}} if note else {})

    def task_above(self, entry: Entry, role: Role) -> bool:
        """Return whether the task of a row stands in a cell above it."""
        cell = entry.cells.get(role)
        if cell is None or self.merges:
            return cell is not None and cell.merged
        return not cell.blank and bool(entry.text(Role.LEADS) or entry.inherited)

    def _agencies(self, entry: Entry, role: Role, number: str) -> dict[str, Node] | None:
        above = entry.inherited.get(role)
        text = entry.text(role) if above is None else self._printed.get(role, "")
        if not text:
            return None
        reading = self.spellings.read(text)
        if reading.unknown and above is None:
            unknown = " ".join(reading.unknown)
            near = self._suggestions.near("", partial(closest, unknown, self.spellings.names))
            facts = {"given": text, "unknown": unknown, "near": near}
            self.remarks.append(Remark(entry.cells[role].place, UNKNOWN_AGENCY, facts))
        return {**self._source(role, text, number, printed=above is None), "agencies": list(reading.named)}

    def _timing(self, entry: Entry, number: str) -> tuple[str, dict[str, Node] | None]:
        """Return the words of the timing of a row, and how a plan holds them where all are understood."""
        above = entry.inherited.get(Role.TIMING)
        text = entry.text(Role.TIMING) if above is None else self._printed.get(Role.TIMING, "")
        timing = read_timing(text) if text else None
        if timing is None:
            return text, None
        return text, {**self._source(Role.TIMING, text, number, printed=above is None), **_facts(timing)}

    def _source(self, role: Role, text: str, number: str, *, printed: bool) -> dict[str, Node]:
        """Return where the words of a cell stand: in it, or in that of a row above."""
        if not printed:
            return {"merged_with": Quoted(self._rows[role])}
        self._rows[role] = number
        return {"printed": text}


def _facts(timing: ReadTiming) -> dict[str, Node]:
    facts: dict[str, Node] = {"kind": timing.kind}
    if timing.quarters:
        facts["quarters"] = list(timing.quarters)
    if timing.periods:
        facts["periods"] = list(timing.periods)
    if timing.date is not None:
        facts["date"] = Quoted(timing.date.isoformat())
    if timing.years is not None:
        facts["years"] = {"first": timing.years.first, "last": timing.years.last}
    if timing.due_day is not None:
        facts["due_day"] = timing.due_day
    return facts
