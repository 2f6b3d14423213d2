"""A Word file that this program drafted and people worked on, as the rows of its table.

Each cell that is written bears a mark, a bookmark that nobody sees: what was written there, in short. Words
that do not agree with the mark of their cell, or stand in a cell without one, are somebody's own.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from ctscore.document import PaperTable
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import ANOTHER_PAPER, DRAFT_IN_PARTS, NO_DRAFT
from ctscore.importing.headers import role_of
from ctscore.importing.office import W, open_word, settle, shown_words
from ctscore.load import shown
from ctscore.phrases import said
from ctscore.records import dataclass
from ctscore.words import fold, nfc

MARK = "_ct"
_MARK = re.compile(rf"{MARK}[0-9]+_([0-9a-f]+)")
_DIGITS = 12


def digest(text: str) -> str:
    """Return what a mark keeps of a text: enough to tell whether it was changed since."""
    return hashlib.sha256(plain(text).encode()).hexdigest()[:_DIGITS]


def plain(text: str) -> str:
    """Return `text` as it is compared: how it is broken into lines does not count."""
    return " ".join(nfc(text).split())


@dataclass(frozen=True, slots=True)
class DraftCell:
    """A cell of the file: its element, what it shows, and the mark of what was written there.

    One that `continues` the cell above shows nothing of its own; `over` are the columns that it reaches over.
    """

    element: Any
    text: str
    mark: str | None
    continues: bool = False
    over: int = 1

    @property
    def touched(self) -> bool:
        """Whether what it shows is not what was written there, as far as can be told."""
        return self.mark != digest(self.text)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A row of the file: its cells by the ids of the columns, and what they show with the cells above.

    A row that somebody deleted in tracked changes is `gone`.
    """

    element: Any
    cells: Mapping[str, DraftCell]
    shown: Mapping[str, str]
    gone: bool = False

    @property
    def untouched(self) -> bool:
        """Whether this program wrote the row, and nobody changed a word of it."""
        own = [cell for cell in self.cells.values() if not cell.continues]
        marked = [cell for cell in own if cell.mark is not None]
        return (
            bool(marked)
            and all(not cell.touched for cell in marked)
            and all(cell.mark is not None or not cell.text for cell in own)
        )


@dataclass(frozen=True, slots=True)
class Draft:
    """The file, its table, the row above all others, and the rows in order; `missing` are ids of columns."""

    document: Any
    header: Any
    rows: tuple[DraftRow, ...]
    missing: tuple[str, ...]
    titled: bool

    @property
    def marked(self) -> bool:
        """Whether any cell has a mark."""
        return any(cell.mark for row in self.rows for cell in row.cells.values())


def read_draft(path: Path, grid: PaperTable, title: str, lang: str) -> Draft:
    """Return the draft in the file at `path` that has the columns of `grid`.

    Raises `Refusal` where no table of the file has them above any row, or several tables have cells of it, or
    the file says that it is another paper than the one with this `title`; and as `open_word` does.
    """
    name = shown(path)
    document = open_word(path, name)
    theirs = str(document.core_properties.title or "").strip()
    if theirs and theirs != title:
        raise Refusal(ANOTHER_PAPER, file=name, given=theirs, wanted=title)
    tables = tuple(document.element.body.iter(f"{W}tbl"))
    if (parts := sum(map(_is_marked, tables))) > 1:
        raise Refusal(DRAFT_IN_PARTS, file=name, count=str(parts))
    for table in tables:
        rows = table.findall(f"{W}tr")
        for place, row in enumerate(rows):
            columns = _columns(grid, [cell.text for cell, _ in _cells(row)], lang)
            if all(key in columns for key in grid.keys) and rows[place + 1 :]:
                missing = tuple(one.id for one in grid.columns if one.id not in columns)
                body = tuple(_rows(rows[place + 1 :], columns))
                return Draft(document, row, body, missing, bool(theirs))
    labels = " | ".join(said(one.label, lang) for one in grid.columns if one.id in grid.keys)
    raise Refusal(NO_DRAFT, file=name, columns=labels)


def _is_marked(table: Any) -> bool:
    """Return whether a table has cells that were written by this program."""
    return any(_MARK.fullmatch(one.get(f"{W}name", "")) for one in table.iter(f"{W}bookmarkStart"))


def _columns(grid: PaperTable, header: Sequence[str], lang: str) -> dict[str, int]:
    """Return where the columns of `grid` stand in a row with these words, or words of that meaning."""
    words = [fold(text) for text in header]
    roles = [role_of(text) for text in header]
    found: dict[str, int] = {}
    for column in grid.columns:
        label = fold(said(column.label, lang))
        same = [place for place, text in enumerate(words) if text == label]
        alike = [place for place, role in enumerate(roles) if role is not None and role == role_of(label)]
        place = next(iter((*same, *alike)), None)
        if place is not None and place not in found.values():
            found[column.id] = place
    return found


def _cells(row: Any) -> Iterator[tuple[DraftCell, int]]:
    """Yield the cells of a row, each with the column in which it begins."""
    before = row.find(f"{W}trPr/{W}gridBefore")
    column = int(before.get(f"{W}val", "0")) if before is not None else 0
    for part in row.tc_lst:
        seen = deepcopy(part)
        settle(seen)
        text = plain(" ".join(shown_words(one) for one in seen.iter(f"{W}p")))
        names = (one.get(f"{W}name", "") for one in part.iter(f"{W}bookmarkStart"))
        mark = next((found[1] for name in names if (found := _MARK.fullmatch(name))), None)
        yield DraftCell(part, text, mark, part.vMerge == "continue", part.grid_span), column
        column += part.grid_span


def _rows(rows: Sequence[Any], columns: Mapping[str, int]) -> Iterator[DraftRow]:
    above: dict[str, str] = {}
    for row in rows:
        at = {column: cell for cell, column in _cells(row)}
        cells = {id_: at[place] for id_, place in columns.items() if place in at}
        above = {
            id_: (above.get(id_, "") if cells[id_].continues else cells[id_].text) if id_ in cells else ""
            for id_ in columns
        }
        yield DraftRow(row, cells, dict(above), row.find(f"{W}trPr/{W}del") is not None)
