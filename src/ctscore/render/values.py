"""Values as people read them: the one place that rounds and writes decimal commas."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from ctscore.decimals import places, rounded
from ctscore.document import MOST_PLACES, Column, Kind, Note, Ref, Row, Value
from ctscore.languages import ours
from ctscore.phrases import said
from ctscore.words import Counted, printable

PERCENT_PLACES = 2
NOTHING = "–"
FORMULA_SIGNS = ("=", "+", "-", "@")
"""What a spreadsheet takes for the beginning of a formula."""

_NO_LETTERS = str.maketrans(dict.fromkeys("\ufffe\uffff", "\N{REPLACEMENT CHARACTER}"))
"""What XML cannot hold, though Unicode does not call it a control character."""


def clean(text: str) -> str:
    """Return `text` in one line, without anything that a file of XML could not hold."""
    return printable(text).translate(_NO_LETTERS)


def words(kind: Kind, value: Value, lang: str, decimals: int | None = None) -> str:
    """Return `value` in words and figures of `lang`, safe to print in one line.

    Points keep the digits they are printed with, at most four decimals; `decimals` pads them so that a
    column aligns. None becomes a dash.
    """
    if value is None:
        return NOTHING
    if isinstance(value, tuple):
        return (
            "; ".join(printable(said(ref.label, lang)) for ref in value) or NOTHING
        )  # names may hold commas
    if isinstance(value, Ref):
        return printable(said(value.label, lang))
    if isinstance(value, Decimal):
        return _decimal(kind, value, lang, decimals)
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if ours(lang) == "vi" else value.isoformat()
    return str(value) if isinstance(value, int) else printable(said(value, lang))


def _decimal(kind: Kind, value: Decimal, lang: str, decimals: int | None) -> str:
    if decimals is None:
        decimals = PERCENT_PLACES if kind is Kind.PERCENT else min(places(value), MOST_PLACES)
    shown = rounded(value, decimals)
    text = f"{shown if shown else abs(shown):f}"  # what is shown as zero has no sign
    text = text.replace(".", ",") if ours(lang) == "vi" else text
    return f"+{text}" if kind is Kind.CHANGE and shown > 0 else text


def decimals_of(column: Column[Any], rows: Iterable[Row]) -> int | None:
    """Return how many decimals align all figures of `column`."""
    if column.as_printed and column.kind is not Kind.PERCENT:
        return None
    if column.kind is Kind.PERCENT and not column.as_printed:
        return PERCENT_PLACES
    figures = (row.values.get(column.id) for row in rows)
    return min(MOST_PLACES, max((places(f) for f in figures if isinstance(f, Decimal)), default=0))


def sentence(note: Note, lang: str, *, hint: bool = False) -> str:
    """Return a note with its figures written in the manner of `lang`, and its `hint` if that is wanted."""
    filled = {}
    for key, figure in note.values.items():
        match figure:
            case (Kind() as kind, value):
                sign = "%" if kind is Kind.PERCENT and value is not None else ""
                filled[key] = Counted(words(kind, value, lang) + sign)
            case value:
                filled[key] = Counted(words(Kind.TEXT, value, lang))
    parts = (note.template, note.hint) if hint and note.hint else (note.template,)
    return " ".join(said(part, lang).format_map(filled) for part in parts)


def is_figure(kind: Kind) -> bool:
    """Return whether values of `kind` are aligned to the right."""
    return kind in (Kind.POINTS, Kind.CHANGE, Kind.PERCENT, Kind.COUNT)
