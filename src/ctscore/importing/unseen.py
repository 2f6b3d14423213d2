"""What a file holds and nobody is meant to read: words struck out, rows and columns that are hidden."""

from collections.abc import Iterable

from ctscore.importing.review import HIDDEN_READ, STRUCK_OUT, Remark
from ctscore.importing.tables import Cell
from ctscore.languages import ours
from ctscore.phrases import in_both
from ctscore.words import listed
from ctscore.workbook_layout import letters

_MOST_NAMED = 12
_LINES = {"row": ("hàng", "row"), "column": ("cột", "column")}


def told_of_unseen(cells: Iterable[Cell]) -> tuple[Remark, ...]:
    """Return what is to be told of `cells`: those with words struck out, and what is hidden and read."""
    unseen = [cell for cell in cells if is_unseen(cell)]
    hidden = [cell for cell in unseen if cell.hidden and cell]
    told = [Remark(cell.place, STRUCK_OUT) for cell in unseen if cell.struck]  # one in the list
    if hidden:
        lines = in_both(
            lambda lang: listed(list(dict.fromkeys(_line(cell, lang) for cell in hidden)), _MOST_NAMED)
        )
        told.append(Remark(hidden[0].place, HIDDEN_READ, {"given": lines}))
    return tuple(told)


def is_unseen(cell: Cell) -> bool:
    """Return whether a cell has words that are struck out, or has any and is hidden."""
    return cell.struck or bool(cell.hidden and cell)


def _line(cell: Cell, lang: str) -> str:
    """Return the row or column of a cell that is hidden, as the program that shows it calls it."""
    place, vi = cell.place, ours(lang) == "vi"
    within = f"{'trang' if vi else 'sheet'} “{place.of}” " if place.of else ""
    if place.table:
        within = f"{'bảng' if vi else 'table'} {place.table} "
    kind = _LINES[cell.hidden][0 if vi else 1]
    if cell.hidden == "row":
        return f"{within}{kind} {place.row}"
    return f"{within}{kind} {letters(place.column - 1) if place.sheet else place.column}"
