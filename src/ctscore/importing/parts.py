"""What the XML inside a file of Office may hold: counted as it streams by, before a library builds it.

A few bytes can stand for millions of cells: a merge, a span, a cell in the last corner of a sheet. The limits
lie far above what honest files hold (the largest tried: 3,321 rows of 60 columns, a Word file of 400 pages;
`benchmarks/office.py`), and at what Word and Excel themselves allow.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from xml.parsers import expat

from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import BEYOND_OFFICE
from ctscore.importing.tables import (
    CELLS,
    MOST_CELLS,
    MOST_ROWS,
    ROWS,
    Place,
    not_a_table,
    too_large,
    too_much,
)
from ctscore.phrases import Words

_MOST_COVERED = 100_000  # cells under merges and links: a few letters cover any number of them
_MOST_BYTES = 60_000_000
_MOST_LETTERS = 20_000_000
_MOST_ELEMENTS = 2_500_000
_MOST_OTHERS = 300_000  # elements that are neither cells nor their texts: styles, comments, pivot tables
_DEEPEST = 200
_EXCEL_ROWS, _EXCEL_COLUMNS = 1_048_576, 16_384
_EXCEL_LETTERS = 32_767
_WORD_COLUMNS = 63

_CORNER = re.compile(r"\$?([A-Za-z]{1,7})\$?([0-9]{1,20})", re.ASCII)
_BULK = frozenset({"sheetData", "sst", "body"})

COVERED = Words(
    "ô gộp hay có liên kết, kể cả vùng {area}", "merged or linked cells, the area {area} among them"
)
BYTES = Words("phần chữ giải nén ra, tính bằng byte", "bytes of text when it is unpacked")
LETTERS = Words("chữ trong tệp", "letters in the file")
ELEMENTS = Words("phần tử XML trong {part}", "XML elements in {part}")
LEVELS = Words("tầng lồng nhau trong {part}", "levels of nesting in {part}")

ODD_PART = Words("{part} không phải XML mà Office ghi", "{part} is no XML as Office writes it")
ODD_PLACE = Words("{part}: không hiểu địa chỉ “{given}”", "{part}: “{given}” is no address of cells")
SAME_SHEET = Words("hai trang dùng chung một phần của tệp", "two sheets are the same part of the file")

OFF_THE_SHEET = Words(
    "“{given}” nằm ngoài trang: Excel có 1.048.576 dòng và 16.384 cột",
    "“{given}” lies beyond the sheet: Excel has 1,048,576 rows and 16,384 columns",
)
LONG_TEXT = Words(
    "ô có hơn {given} chữ: Excel cho nhiều nhất 32.767",
    "more than {given} letters: a cell of Excel takes 32,767",
)
WIDE_ROW = Words("hàng rộng {given} cột: Word cho nhiều nhất 63", "{given} columns wide: Word allows 63")


@dataclass(slots=True)
class Whole:
    """What the parts of one file hold together; `name` is what findings call the file."""

    name: str
    letters: int = 0
    elements: int = 0
    bytes: int = 0
    cells: int = 0
    covered: int = 0
    roots: set[str] = field(default_factory=set)
    _sheets: dict[str, list[str]] = field(default_factory=dict)  # by part, the ids of its sheets
    _targets: dict[str, dict[str, str]] = field(default_factory=dict)  # by part, where its ids lead

    def add_cells(self, count: int) -> None:
        """Count cells; raises `DataProblems` beyond the most."""
        self.cells += count
        if self.cells > MOST_CELLS:
            raise too_large(self.name, MOST_CELLS, CELLS)

    def add_covered(self, count: int, area: str) -> None:
        """Count the cells under an area; raises `DataProblems` beyond the most."""
        self.covered += count
        if self.covered > _MOST_COVERED:
            raise too_large(self.name, _MOST_COVERED, COVERED, area=area)

    def add_sheet(self, part: str, id_: str) -> None:
        """Note that the workbook in `part` has a sheet called `id_`."""
        self._sheets.setdefault(part, []).append(id_)

    def add_target(self, part: str, id_: str, target: str) -> None:
        """Note where `id_` leads, as the part `part` says."""
        base = posixpath.dirname(posixpath.dirname(part))
        self._targets.setdefault(part, {})[id_] = posixpath.normpath(posixpath.join("/", base, target))

    def refuse_sheets_twice(self) -> None:
        """Raise `DataProblems` where sheets are the same part: each would be read whole again."""
        for part, ids in self._sheets.items():
            folder, base = posixpath.split(part)
            targets = self._targets.get(posixpath.join(folder, "_rels", f"{base}.rels"), {})
            if len({targets.get(id_, id_) for id_ in ids}) < len(ids):
                raise not_a_table(self.name, SAME_SHEET)


class Part:
    """One part of a file as its bytes come in; raises `DataProblems` at the first thing beyond the limits."""

    longest = _MOST_LETTERS  # letters of one cell

    def __init__(self, whole: Whole, part: str) -> None:
        self.whole = whole
        self.part = part
        self._depth = 0
        self._others = 0
        self._bulk = 0  # how deep the element lies that holds the cells, 0 outside of it
        self._run = 0  # letters since the last tag
        self._drawn = False  # it declares itself a picture, the only XML here that may have a DOCTYPE
        self._parser: expat.XMLParserType | None = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.StartDoctypeDeclHandler = self._doctype
        self.started: Mapping[str, Callable[[Mapping[str, str]], None]] = {}

    def feed(self, data: bytes, *, last: bool = False) -> None:
        """Look at the next bytes.

        What is no XML is left alone from there on: no library reads beyond that place either. But a part that
        calls itself XML and cannot be looked into at all is refused, as a library may know its encoding.
        """
        if self._parser is None:
            return
        self.whole.bytes += len(data)
        if self.whole.bytes > _MOST_BYTES:
            raise too_much(self.whole.name, _MOST_BYTES, BYTES)
        try:
            self._parser.Parse(data, last)
            if last:
                self._parser = None
        except (expat.ExpatError, LookupError, ValueError):
            if not self._others and self.part.lower().endswith((".xml", ".rels")):
                raise not_a_table(self.whole.name, ODD_PART, part=self.part) from None
            self._parser = None

    def _doctype(self, name: str, *_: object) -> None:
        if name != "svg":
            raise not_a_table(self.whole.name, ODD_PART, part=self.part)
        self._drawn = True

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition(":")[2] if ":" in tag else tag
        if not self._depth:
            self.whole.roots.add(local)
            if self._drawn and local != "svg":
                raise not_a_table(self.whole.name, ODD_PART, part=self.part)
        self._depth += 1
        self._run = 0
        self.whole.elements += 1
        if not self._bulk:
            self._others += 1
            if local in _BULK:
                self._bulk = self._depth
        if self._depth > _DEEPEST:
            raise too_much(self.whole.name, _DEEPEST, LEVELS, part=self.part)
        if self._others > _MOST_OTHERS or self.whole.elements > _MOST_ELEMENTS:
            most = _MOST_ELEMENTS if self._bulk else _MOST_OTHERS
            raise too_much(self.whole.name, most, ELEMENTS, part=self.part)
        if local in self.started:
            self.started[local](attributes)

    def _end(self, _: str) -> None:
        if self._depth == self._bulk:
            self._bulk = 0
        self._depth -= 1

    def _text(self, data: str) -> None:
        self.whole.letters += len(data)
        self._run += len(data)
        if self.whole.letters > _MOST_LETTERS:
            raise too_much(self.whole.name, _MOST_LETTERS, LETTERS)
        if self._bulk and self._run > self.longest:
            self.beyond(self.part, LONG_TEXT, str(_EXCEL_LETTERS))

    def beyond(self, place: str | Words, words: Words, given: str) -> NoReturn:
        """Raise `DataProblems` for what Word or Excel could not have written."""
        facts = {"place": place, "why": words.filled(given=given)}
        raise DataProblems((Finding(BEYOND_OFFICE, self.whole.name, facts),))


class SheetPart(Part):
    """A part of an Excel file: which cells there are, and which are covered by merges and links.

    openpyxl makes a cell for each one that they cover, and the readers one for each between the first and
    the last; so all of these count.
    """

    longest = 2 * _EXCEL_LETTERS  # signs that XML has no place for take more

    def __init__(self, whole: Whole, part: str) -> None:
        super().__init__(whole, part)
        self._rows = self._row = self._column = 0
        self._bottom = self._right = 0
        self._row_text = "0"
        self._known: dict[str, int] = {}  # columns by their letters
        self.started = {
            "row": self._on_row,
            "c": self._on_cell,
            "mergeCell": self._on_area,
            "hyperlink": self._on_area,
            "comment": self._on_area,
            "sheet": self._on_sheet,
            "Relationship": self._on_relationship,
        }

    def _on_row(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("r")
        self._row = self._row + 1 if given is None else self._corner(f"A{given}")[0]
        self._row_text = str(self._row)
        self._column = 0
        self._rows += 1
        self._reaches(self._row, 0)

    def _on_cell(self, attributes: Mapping[str, str]) -> None:
        given, row = attributes.get("r"), self._row
        if given is None:
            self._column += 1
        elif given[: -len(self._row_text)] in self._known and given.endswith(self._row_text):
            self._column = self._known[given[: -len(self._row_text)]]  # the usual case, and there are many
        else:
            row, self._column = self._corner(given)
        self.whole.cells += 1
        if self._column > self._right or row > self._bottom or self.whole.cells > MOST_CELLS:
            self.whole.add_cells(0)
            self._reaches(row, self._column)

    def _on_area(self, attributes: Mapping[str, str]) -> None:
        given = attributes.get("ref", "")
        if not given:
            return  # some other element of that name; a merge without it is for the library to tell
        first, _, last = given.partition(":")
        top, left = self._corner(first)
        bottom, right = self._corner(last) if last else (top, left)
        self.whole.add_covered((abs(bottom - top) + 1) * (abs(right - left) + 1), given)
        self._reaches(max(top, bottom), max(left, right))

    def _on_sheet(self, attributes: Mapping[str, str]) -> None:
        id_ = next((value for key, value in attributes.items() if key.endswith(":id")), "")
        if id_:
            self.whole.add_sheet(self.part, id_)

    def _on_relationship(self, attributes: Mapping[str, str]) -> None:
        self.whole.add_target(self.part, attributes.get("Id", ""), attributes.get("Target", ""))

    def _corner(self, given: str) -> tuple[int, int]:
        """Return the row and column of an address such as B12."""
        found = _CORNER.fullmatch(given)
        if found is None:
            raise not_a_table(self.whole.name, ODD_PLACE, part=self.part, given=given[:40])
        column = 0
        for letter in found[1].upper():
            column = column * 26 + ord(letter) - ord("A") + 1
        row = int(found[2])
        self._known[found[1]] = column
        if not (1 <= row <= _EXCEL_ROWS and column <= _EXCEL_COLUMNS):
            self.beyond(self.part, OFF_THE_SHEET, given)
        return row, column

    def _reaches(self, row: int, column: int) -> None:
        """Take note of a cell: all from the first one to there will be read."""
        self._bottom, self._right = max(self._bottom, row), max(self._right, column)
        if max(self._bottom, self._rows) > MOST_ROWS:
            raise too_large(self.whole.name, MOST_ROWS, ROWS)
        if self._bottom * self._right > MOST_CELLS:
            raise too_large(self.whole.name, MOST_CELLS, CELLS)


@dataclass(slots=True)
class _WordTable:
    """A table of Word as its rows come in; `number` counts those that lie in no other."""

    number: int
    rows: int = 0
    width: int = 0
    widest: int = 0


class WordPart(Part):
    """A part of a Word file: how many columns its cells span, and how many cells its tables come to."""

    def __init__(self, whole: Whole, part: str) -> None:
        super().__init__(whole, part)
        self._tables: list[_WordTable] = []
        self._number = 0
        self._rows = 0
        self.started = {
            "tbl": self._on_table,
            "tr": self._on_row,
            "tc": self._on_cell,
            "gridSpan": lambda attributes: self._widen(_count(attributes) - 1),
            "gridBefore": lambda attributes: self._widen(_count(attributes)),
            "gridAfter": lambda attributes: self._widen(_count(attributes)),
        }

    def _on_table(self, _: Mapping[str, str]) -> None:
        self._number += not self._tables
        self._tables.append(_WordTable(self._number))

    def _on_row(self, _: Mapping[str, str]) -> None:
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise too_large(self.whole.name, MOST_ROWS, ROWS)
        if self._tables:
            self._tables[-1].rows += 1
            self._tables[-1].width = 0

    def _on_cell(self, _: Mapping[str, str]) -> None:
        self.whole.add_cells(1)
        self._widen(1)

    def _widen(self, columns: int) -> None:
        """Take note that the row goes over more columns."""
        if not self._tables or columns < 1:
            return
        table = self._tables[-1]
        table.width += columns
        if table.width > _WORD_COLUMNS:
            self.beyond(Place(table.rows, table=table.number).said, WIDE_ROW, str(table.width))
        table.widest = max(table.widest, table.width)
        if table.rows * table.widest > MOST_CELLS:
            raise too_large(self.whole.name, MOST_CELLS, CELLS)

    def _end(self, tag: str) -> None:
        super()._end(tag)
        if self._tables and tag.rpartition(":")[2] == "tbl":
            self._tables.pop()


def _count(attributes: Mapping[str, str]) -> int:
    """Return the number that an element of Word states as its value; 0 where the library is to tell."""
    value = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "val"), "")
    return int(value[:20]) if re.fullmatch(r"\s*\+?[0-9]+\s*", value) else 0
