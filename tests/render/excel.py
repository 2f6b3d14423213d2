"""What tests of Excel files share: made-up tables, and reading a file back with another library."""

import io
import warnings
from collections.abc import Sequence
from typing import Any

from openpyxl import load_workbook

from ctscore.document import Column, Document, Kind, Note, Row, Section, Value


def opened(content: bytes, *, values: bool = False) -> Any:
    """Return the file as openpyxl reads it: formulas, or with `values` the figures kept beside them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know the way in which Excel keeps solid bars
        return load_workbook(io.BytesIO(content), data_only=values)


def column(id_: str, kind: Kind, **more: Any) -> Column[Any]:
    return Column(id_, id_, kind, **more)


def table(columns: Sequence[Column[Any]], *rows: Row, title: str = "T", notes: Sequence[str] = ()) -> Section:
    said = tuple(Note("n", "{text}", {"text": (Kind.TEXT, note)}) for note in notes)
    return Section("t", title, tuple(columns), rows, said)


def document(*sections: Section) -> Document:
    return Document("ctscore/test/1", {}, sections)


def one_row(**values: Value) -> Row:
    return Row(values)
