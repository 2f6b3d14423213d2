"""Formulas of a table, written with the names of cells."""

from collections.abc import Iterator, Sequence

from ctscore.document import Difference, Formula, Share
from ctscore.records import dataclass
from ctscore.workbook_layout import letters


@dataclass(frozen=True, slots=True)
class Place:
    """Where a table stands: the ids of its columns from A on, and the number of its first row, from 1."""

    columns: tuple[str, ...]
    first_row: int

    def cell(self, row: int, column: str) -> str:
        """Return the name of a cell: the row by its place in the table from 0, the column by its id."""
        return f"{letters(self.columns.index(column))}{self.first_row + row}"


def written(formula: Formula, row: int, column: str, place: Place) -> str:
    """Return `formula` as the cell of a row and column holds it."""
    if isinstance(formula, Difference):
        return f"={place.cell(row, formula.whole)}-{place.cell(row, formula.part)}"
    if isinstance(formula, Share):
        part, whole = place.cell(row, formula.column), place.cell(formula.row, formula.column)
        return f"=IF({whole}=0,0,{part}/{whole})"
    cells = (
        place.cell(first, column)
        if first == last
        else f"{place.cell(first, column)}:{place.cell(last, column)}"
        for first, last in runs(formula.rows)
    )
    return f"=SUM({','.join(cells)})"


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of `rows` without a hole."""
    first: int | None = None
    for here, following in zip(rows, (*rows[1:], None), strict=True):
        first = here if first is None else first
        if following != here + 1:
            yield first, here
            first = None
