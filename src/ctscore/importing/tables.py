"""A file as tables of cells, whatever program wrote it: the shape that all readers hand over.

How large a table may be stands here too, and what is raised for one that cannot be read.
"""

from collections.abc import Iterable, Sequence

from ctscore.findings import DataProblems, Finding, Position, Rule
from ctscore.findings.import_rules import NOT_A_TABLE, TABLE_TOO_LARGE, TOO_MUCH_INSIDE
from ctscore.languages import either
from ctscore.phrases import Fact, Words, in_both
from ctscore.records import dataclass
from ctscore.words import listed, nfc
from ctscore.workbook_layout import letters

# The largest honest table that is known has 3,321 rows (all communes) of 60 columns.
MOST_CELLS = 500_000
MOST_ROWS = 50_000

CELLS = Words("ô", "cells")
ROWS = Words("dòng", "rows")
AS_SAID = Words("{said}", "{said}")
"""The reason of a library, which has it in one language only."""

DEEPEST_HEADER = 12
"""How many rows may stand above those of a table: titles, letterheads, its header."""
EXCEL_DIGITS = 15
"""Significant digits that a spreadsheet shows; what stands behind them is noise of binary numbers."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, as the program that shows it calls it: a line, a cell such as B12, a table row.

    `row` counts from 1, `column` too where it is known; `table` is given in Word files and web pages only,
    `of` is the name of the sheet where several are read.
    """

    row: int
    column: int = 1
    sheet: bool = False
    table: int = 0
    of: str = ""

    def say(self, lang: str) -> str:
        """Return the place in `lang`."""
        if self.sheet:
            within = f"{either('trang', 'sheet', lang)} “{self.of}” " if self.of else ""
            return f"{within}{either('ô', 'cell', lang)} {letters(self.column - 1)}{self.row}"
        if self.table:
            vi, en = f"bảng {self.table} hàng {self.row}", f"table {self.table} row {self.row}"
            return either(vi, en, lang)
        return f"{either('dòng', 'line', lang)} {self.row}"

    @property
    def said(self) -> Words:
        """The place as a fact of a finding."""
        return in_both(self.say)

    @property
    def position(self) -> Position:
        """The place as findings have it."""
        return Position(self.row, self.column)

    def finding(self, rule: Rule, file: str, **facts: Fact) -> Finding:
        """Return the finding about what stands here, in `file`; its words say the `{place}` first."""
        return Finding(rule, file, {"place": self.said, **facts}, position=self.position)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell in one line, and where it stands.

    `merged` marks the lower part of a cell that reaches down: its text stands above; `blank` one that is left
    open on purpose, by dots. `number` says that a spreadsheet holds it as a number, `broken` why its text
    cannot be trusted (a date, an error). `struck` says that words of it are struck out, which are no part of
    its text; `hidden` is ``row`` or ``column`` where that is not shown; `after_comma` says that it is digits
    that a bare comma parts from those of the cell before; `width` is how many columns it reaches over;
    `lines` are those in which its text is written; `shown` is a date as a spreadsheet shows it, where that
    has the month first.
    """

    text: str
    place: Place
    bold: bool = False
    merged: bool = False
    blank: bool = False
    number: bool = False
    broken: str = ""
    struck: bool = False
    hidden: str = ""
    after_comma: bool = False
    width: int = 1
    lines: tuple[str, ...] = ()
    shown: str = ""

    def __bool__(self) -> bool:
        """Whether anything is written in it."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of one width, and the words that stand above them since the table before.

    `merges` says that its kind of file tells merged cells apart, so that an empty cell is empty;
    `laid_back` that the cells stood loose and were put into rows by what they hold. `sheet` is where it
    stands in a workbook.
    """

    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...]
    merges: bool = False
    laid_back: bool = False
    sheet: str = ""


def say_places(places: Iterable[Place], lang: str) -> str:
    """Return places in `lang`, the word for them once: “dòng 3, 5, 9”."""
    said: dict[str, list[str]] = {}
    for place in places:
        kind, _, number = place.say(lang).rpartition(" ")
        said.setdefault(kind, []).append(number)
    return "; ".join(f"{kind} {', '.join(dict.fromkeys(numbers))}" for kind, numbers in said.items())


def finding_of(cells: Sequence[Cell], rule: Rule, file: str, **facts: Fact) -> Finding:
    """Return the one finding about several cells in `file`; its words say their `{places}`."""
    return Finding(rule, file, {"places": places_of(cells), **facts}, position=cells[0].place.position)


def places_of(cells: Sequence[Cell]) -> Words:
    """Return where cells stand, as a fact of a finding."""
    return in_both(lambda lang: listed(list(dict.fromkeys(cell.place.say(lang) for cell in cells)), 8))


def squared(rows: list[list[Cell]], name: str) -> tuple[tuple[Cell, ...], ...]:
    """Return `rows` of the file `name` filled up with empty cells to one width.

    Raises `DataProblems` where that makes more cells than anybody scores.
    """
    width = max(map(len, rows), default=0)
    if width * len(rows) > MOST_CELLS:
        raise too_large(name, MOST_CELLS, CELLS)
    return tuple(
        (*row, *(Cell("", Place(row[0].place.row if row else 1)) for _ in range(width - len(row))))
        for row in rows
    )


def not_a_table(name: str, words: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a file that cannot be read."""
    reason = words.filled(**facts)
    return DataProblems((Finding(NOT_A_TABLE, name, {"reason": reason, "suffix": saved_as(name)}),))


def saved_as(name: str) -> str:
    """Return the suffix under which the program that wrote a file saves what is read: Word's or Excel's."""
    return ".docx" if name.lower().endswith((".docx", ".doc", ".docm", ".odt", ".rtf")) else ".xlsx"


def too_large(name: str, most: int, what: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a table with more rows or cells than anybody scores."""
    return DataProblems((Finding(TABLE_TOO_LARGE, name, {"most": str(most), "what": what.filled(**facts)}),))


def too_much(name: str, most: int, what: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a file that holds more of something than a table needs."""
    return DataProblems((Finding(TOO_MUCH_INSIDE, name, {"most": str(most), "what": what.filled(**facts)}),))


def lines_of(text: str) -> tuple[str, ...]:
    """Return the lines of the text of a cell that are not empty, as `squeezed` has them."""
    return tuple(filter(None, map(squeezed, text.split("\n"))))


def squeezed(text: str) -> str:
    """Return `text` in normal form and with single spaces, as cells and names of columns are compared."""
    return nfc(" ".join(text.split()))
