"""A file as tables of cells, whatever program wrote it: the shape that all readers hand over."""

from ctscore.findings import Position
from ctscore.importing.limits import CELLS, MOST_CELLS, too_large
from ctscore.records import dataclass
from ctscore.workbook_layout import letters


@dataclass(frozen=True, slots=True)
class Place:
    """Where a cell stands, as the program that shows it calls it: a line, a cell such as B12, a table row.

    `row` counts from 1, `column` too where it is known; `table` is given in Word files only.
    """

    row: int
    column: int = 1
    sheet: bool = False
    table: int = 0

    def say(self, lang: str) -> str:
        """Return the place in `lang`."""
        if self.sheet:
            return f"{'ô' if lang == 'vi' else 'cell'} {letters(self.column - 1)}{self.row}"
        if self.table:
            vi, en = f"bảng {self.table} hàng {self.row}", f"table {self.table} row {self.row}"
            return vi if lang == "vi" else en
        return f"{'dòng' if lang == 'vi' else 'line'} {self.row}"

    @property
    def facts(self) -> dict[str, str]:
        """The place as the sentences of findings name it, in both languages."""
        return {f"place_{lang}": self.say(lang) for lang in ("vi", "en")}

    @property
    def position(self) -> Position:
        """The place as findings have it."""
        return Position(self.row, self.column)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell in one line, and where it stands.

    `merged` marks the lower part of a cell that reaches down: its text stands above; `blank` one that is left
    open on purpose, by dots. `number` says that a spreadsheet holds it as a number, `broken` why its text
    cannot be trusted (a date, an error).
    """

    text: str
    place: Place
    bold: bool = False
    merged: bool = False
    blank: bool = False
    number: bool = False
    broken: str = ""

    def __bool__(self) -> bool:
        """Whether anything is written in it."""
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells of one width, and the words that stand above them since the table before.

    `merges` says that the program tells merged cells apart, so that an empty cell is empty; `laid_back` that
    the cells stood loose and were put into rows by what they hold.
    """

    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...]
    merges: bool = False
    laid_back: bool = False


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
