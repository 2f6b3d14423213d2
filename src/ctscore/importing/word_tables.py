"""Tables in Word: their cells with true merges, and the paragraphs above each."""

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ctscore.findings import DataProblems, Finding, Refusal
from ctscore.findings.table_rules import LOCKED_TABLE, NOT_A_TABLE, TABLE_TOO_LARGE
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.importing.grid import COMPOUND, squeezed
from ctscore.importing.tables import Cell, Place, Table, squared

_MOST_BYTES = 100_000_000  # unpacked: a file that says more is a trap


def read_word_tables(path: Path, name: str) -> tuple[Table, ...]:
    """Return the tables of a .docx file in order.

    Raises `DataProblems` where the file is broken, locked or too large, `Refusal` without the library.
    """
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .docx", "what_en": "a .docx file"}
        raise Refusal(MISSING_EXTRA, library="python-docx", extra="word", **what) from None
    with path.open("rb") as stream:
        if stream.read(len(COMPOUND)) == COMPOUND:
            raise DataProblems((Finding(LOCKED_TABLE, name),))
    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > _MOST_BYTES:
                raise DataProblems((Finding(TABLE_TOO_LARGE, name, {"most": str(_MOST_BYTES)}),))
        return tuple(_tables(docx.Document(str(path))))
    except DataProblems:
        raise
    except Exception as trouble:  # the library raises whatever a broken file makes it stumble over
        facts = {"reason": str(trouble) or type(trouble).__name__}
        raise DataProblems((Finding(NOT_A_TABLE, name, facts),)) from None


def _tables(document: Any) -> Iterator[Table]:
    above: list[str] = []
    number = 0
    for block in document.iter_inner_content():
        if not hasattr(block, "rows"):
            above.append(squeezed(block.text))
            continue
        number += 1
        rows = [list(_row(row, number, place)) for place, row in enumerate(block.rows, start=1)]
        merges = any(cell.merged for row in rows for cell in row)
        yield Table(squared(rows), tuple(filter(None, above)), merges=merges)
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
            paragraphs = list(part.p_lst)
            text = squeezed(" ".join(_words(one) for one in paragraphs))
            yield Cell(text, place, bold=bool(text) and all(map(_is_bold, paragraphs)))
        for _ in range(part.grid_span - 1):
            yield Cell("", Place(number, column, table=table))
        column += part.grid_span


def _words(paragraph: Any) -> str:
    return "".join(
        " " if node.tag.endswith(("}br", "}tab", "}cr")) else node.text or ""
        for node in paragraph.iter()
        if node.tag.endswith(("}t", "}br", "}tab", "}cr"))
    )


def _is_bold(paragraph: Any) -> bool:
    runs = [run for run in paragraph.r_lst if (run.text or "").strip()]
    return all(run.rPr is not None and run.rPr.find(_B) is not None for run in runs)


_B = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}b"
