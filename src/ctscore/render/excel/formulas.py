"""Formulas as spreadsheets spell them: with the names of cells, and words in the language of the file."""

from decimal import Decimal

from ctscore.decimals import plain
from ctscore.formulas import Apply, Cell, Cells, Formula, runs
from ctscore.phrases import said
from ctscore.records import dataclass
from ctscore.workbook_layout import letters

_BINDING = {"=": 1, "+": 2, "-": 2, "*": 3, "/": 3}
"""How strongly operators bind; what is no operator binds strongest."""
_STRONGEST = 4


@dataclass(frozen=True, slots=True)
class TablePlace:
    """Where a table stands: the ids of its columns from A on, and the number of its first row, from 1."""

    columns: tuple[str, ...]
    first_row: int

    def cell(self, row: int, column: str) -> str:
        """Return the name of a cell: the row by its place in the table from 0, the column by its id."""
        return f"{letters(self.columns.index(column))}{self.first_row + row}"


def written(formula: Formula, place: TablePlace, lang: str) -> str:
    """Return `formula` as a cell of the table at `place` holds it."""
    return f"={_spelled(formula, place, lang)}"


def _spelled(formula: Formula, place: TablePlace, lang: str) -> str:
    if isinstance(formula, Cell):
        return place.cell(formula.row, formula.column)
    if isinstance(formula, Decimal):
        return plain(formula)
    if isinstance(formula, Cells):
        return ",".join(
            place.cell(first, formula.column)
            if first == last
            else f"{place.cell(first, formula.column)}:{place.cell(last, formula.column)}"
            for first, last in runs(formula.rows)
        )
    if not isinstance(formula, Apply):
        words = said(formula, lang).replace('"', '""')
        return f'"{words}"'
    if formula.operation not in _BINDING:
        return f"{formula.operation}({','.join(_spelled(one, place, lang) for one in formula.of)})"
    left, right = (_spelled(one, place, lang) for one in formula.of)
    binding = _BINDING[formula.operation]
    left = f"({left})" if _binding(formula.of[0]) < binding else left
    right = f"({right})" if _binding(formula.of[1]) <= binding else right
    return f"{left}{formula.operation}{right}"


def _binding(formula: Formula) -> int:
    return _BINDING.get(formula.operation, _STRONGEST) if isinstance(formula, Apply) else _STRONGEST
