"""Tables in Word: their cells with true merges, and the paragraphs above each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctscore.importing.grid import squeezed
from ctscore.importing.office import open_word, reading
from ctscore.importing.tables import Cell, Place, Table, squared

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_word_tables(path: Path, name: str) -> tuple[Table, ...]:
    """Return the tables of a .docx file in order.

    Raises as `open_word` does.
    """
    document = open_word(path, name)
    with reading(name):
        _settle(document.element.body)
        return tuple(_tables(document, name))


def _settle(body: Any) -> None:
    """Take the content of controls for what it is, and tracked changes for accepted."""
    for control in list(body.iter(f"{_W}sdt")):
        inner = control.find(f"{_W}sdtContent")
        for part in list(inner) if inner is not None else ():
            control.addprevious(part)
        control.getparent().remove(control)
    deleted = [
        mark.getparent().getparent() for mark in body.iter(f"{_W}del") if mark.getparent().tag == f"{_W}trPr"
    ]
    for gone in (*deleted, *body.iter(f"{_W}moveFrom")):
        gone.getparent().remove(gone)


def _tables(document: Any, name: str) -> Iterator[Table]:
    above: list[str] = []
    number = 0
    for block in document.iter_inner_content():
        if not hasattr(block, "rows"):
            above.append(squeezed(block.text))
            continue
        number += 1
        rows = [list(_row(row, number, place)) for place, row in enumerate(block.rows, start=1)]
        merges = any(cell.merged for row in rows for cell in row)
        yield Table(squared(rows, name), tuple(filter(None, above)), merges=merges)
        above = []


def _row(row: Any, table: int, number: int) -> Iterator[Cell]:
    """Yield the cells of a row; of one that goes over several columns the first holds the text."""
    column = row.grid_cols_before + 1
    for _ in range(row.grid_cols_before):
        yield Cell("", Place(number, table=table))
    for part in row._tr.tc_lst:
        place = Place(number, column, table=table)
        if part.vMerge == "continue":
            yield Cell("", place, merged=True)
        else:
            paragraphs = list(part.iter(f"{_W}p"))  # those of a table inside the cell too
            text = squeezed(" ".join(_words(one) for one in paragraphs))
            yield Cell(text, place, bold=bool(text) and all(map(_is_bold, paragraphs)))
        for _ in range(part.grid_span - 1):
            yield Cell("", Place(number, column, table=table))
        column += part.grid_span


def _words(paragraph: Any) -> str:
    """Return the text of a paragraph; raised figures stay raised, so that no footnote joins a number."""
    return "".join(_run(run) for run in paragraph.iter(f"{_W}r") if run.find(f"{_W}rPr/{_W}vanish") is None)


def _run(run: Any) -> str:
    raised = run.find(f"{_W}rPr/{_W}vertAlign")
    text = "".join(
        _SIGNS.get(node.tag.removeprefix(_W), node.text or "") for node in run if node.tag in _KEPT
    )
    return text.translate(_RAISED) if raised is not None and raised.get(f"{_W}val") == "superscript" else text


_SIGNS = {"br": " ", "tab": " ", "cr": " ", "noBreakHyphen": "-"}
_KEPT = {f"{_W}{name}" for name in ("t", *_SIGNS)}


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.r_lst if (run.text or "").strip()]
    return all(run.rPr is not None and run.rPr.find(f"{_W}b") is not None for run in runs)
