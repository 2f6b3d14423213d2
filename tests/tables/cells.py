"""Tables as they are printed: merged cells, headers in several rows, letters that went wrong."""

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from random import Random

from tests.tables.meaning import Key

_TCVN3 = dict(
    zip(
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĐĂÂÊÔƠƯ",
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\xadõøö÷ùúýûüþ§¡¢£¤¥¦",
        strict=True,
    )
)


@dataclass
class Cell:
    """A cell: its text, what it says (`keys`), and over how many rows and columns it reaches.

    A covered cell lies below or beside one that reaches over it. `number`, or `day`, is what Excel holds
    where that is no text.
    """

    text: str = ""
    keys: tuple[Key, ...] = ()
    down: int = 1
    right: int = 1
    covered: bool = False
    number: Decimal | None = None
    day: date | None = None


@dataclass
class Grid:
    """A table with the lines above and below it; `header` is how many rows its header has."""

    rows: list[list[Cell]]
    header: int = 1
    above: list[str] = field(default_factory=list)
    below: list[str] = field(default_factory=list)
    sheet: str = "Bảng điểm"
    decoy: bool = False

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0])


@dataclass
class Column:
    """A column: the words above it from top to bottom, and what it says of a row."""

    head: tuple[str, ...]
    role: str


@dataclass(frozen=True)
class Unread:
    """Something that stands in a table and comes into no fact: any of these words has to be told."""

    what: str
    words: tuple[str, ...]


def header(columns: Sequence[Column]) -> list[list[Cell]]:
    """Return the rows of a header: equal words side by side are one cell, a short one reaches down."""
    depth = max(len(each.head) for each in columns)
    rows = [[Cell() for _ in columns] for _ in range(depth)]
    for level in range(depth):
        for at, column in enumerate(columns):
            if level >= len(column.head):
                rows[level][at].covered = True
                continue
            start = columns[at - 1].head if at else ()
            if level < len(column.head) - 1 and start[: level + 1] == column.head[: level + 1]:
                rows[level][at].covered = True
                continue
            cell = rows[level][at]
            cell.text = column.head[level]
            if level == len(column.head) - 1:
                cell.down = depth - level
            else:
                cell.right = _same(columns[at:], level)
    return rows


def _same(columns: Sequence[Column], level: int) -> int:
    first = columns[0].head[: level + 1]
    count = 0
    for column in columns:
        if column.head[: level + 1] != first or len(column.head) <= level + 1:
            break
        count += 1
    return count


def merge_down(rows: list[list[Cell]], at: int) -> None:
    """Let equal cells of a column that follow each other be one."""
    top: Cell | None = None
    for row in rows:
        cell = row[at]
        if top is not None and cell.text and cell.text == top.text:
            top.down += 1
            top.keys += cell.keys
            row[at] = Cell(covered=True)
        else:
            top = cell if cell.text else None


def space_out(rng: Random, grid: Grid, kinds: frozenset[str]) -> None:
    """Put notes into the header, blanks around words, empty rows and an empty column between others."""
    if "header-notes" in kinds:
        for cell in grid.rows[grid.header - 1]:
            if cell.text.startswith("Điểm"):
                cell.text += rng.choice([" (điểm)", " (*)", ""])
    if "spaces" in kinds:
        for cell in (cell for row in grid.rows[grid.header :] for cell in row if cell.text):
            before, after = rng.choice([("", ""), (" ", ""), ("", "\u00a0"), ("\u00a0", " ")])
            cell.text = before + cell.text.replace(" ", rng.choice([" ", "  "]), 1) + after
    if "gaps" in kinds:
        for _ in range(2):
            at = rng.randint(grid.header + 1, len(grid.rows))
            reaching = {
                column
                for above, row in enumerate(grid.rows[:at])
                for column, cell in enumerate(row)
                if above + cell.down > at
            }
            for above, row in enumerate(grid.rows[:at]):
                for cell in row:
                    cell.down += above + cell.down > at  # a spreadsheet lets it reach over the new row
            grid.rows.insert(at, [Cell(covered=column in reaching) for column in range(len(grid.rows[0]))])
        for row in grid.rows:
            row.insert(0, Cell())


def written(figure: Decimal, comma: str, *, thousands: bool = False) -> str:
    """Return a figure as it is printed."""
    whole, _, places = f"{figure:f}".partition(".")
    places = places.rstrip("0")
    if thousands:
        whole = f"{int(whole):,}".replace(",", "." if comma == "," else ",")
    return f"{whole}{comma}{places}" if places else whole


def in_tcvn3(text: str) -> str:
    """Return text as the letters of TCVN3 look in a font that does not know them."""
    return "".join(_TCVN3.get(each, _TCVN3.get(each.lower(), each)) for each in text)


def in_mojibake(text: str) -> str:
    """Return UTF-8 as it looks when it is read as Windows-1252."""
    shown = []
    for byte in text.encode("utf-8"):
        try:
            shown.append(bytes([byte]).decode("cp1252"))
        except UnicodeDecodeError:
            shown.append(chr(byte))
    return "".join(shown)


def with_eth(text: str) -> str:
    """Return text with the Icelandic letter in place of đ."""
    return text.replace("đ", "ð").replace("Đ", "Ð")


LETTERS: dict[str, Callable[[str], str]] = {
    "tcvn3": in_tcvn3,
    "mojibake": in_mojibake,
    "eth": with_eth,
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
}
