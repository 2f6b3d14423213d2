"""Tables in text: rows parted by tabs or pipes, or cells that stand on lines of their own.

What a web page or a converted Word file leaves of its bold and italic letters, paragraphs and line breaks is
taken off.
"""

import csv
import html
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ctscore.analysis.spellings import Spellings
from ctscore.importing.headers import Role, parted, role_of, roles_of
from ctscore.importing.tables import (
    CELLS,
    MOST_CELLS,
    MOST_ROWS,
    ROWS,
    Cell,
    Place,
    Table,
    squared,
    too_large,
)
from ctscore.importing.unstructured import Piece, aligned
from ctscore.records import dataclass
from ctscore.source import LINE_BREAK
from ctscore.words import nfc

_TAGS = re.compile(
    r"</?(?:b|i|u|p|br|em|strong|span|sub|sup|font|div)(?:\s+[\w-]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>]+))*\s*/?>",
    re.IGNORECASE,
)
_EMPHASIS = re.compile(r"\*\*(?=\S)(.*?\S)\*\*", re.DOTALL)
_BOLD = re.compile(r"\s*(?:<(?:b|strong)>.*</(?:b|strong)>|\*\*.*\*\*)\s*", re.IGNORECASE | re.DOTALL)
_RULE = re.compile(r":?-{2,}:?")
_ESCAPED_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST_HEADERS = 4
_SIGNS = ",;\t"


def read_text_tables(text: str, spellings: Spellings, name: str) -> tuple[Table, ...]:
    """Return the tables in `text`: those with rows, else the one whose cells stand on lines of their own.

    Raises `DataProblems` for more lines or cells than anybody scores.
    """
    lines = _lines(text, name)
    tables = tuple(_tables(lines, name))
    return tables or tuple(_loose_tables(lines, spellings, name))


def read_csv_table(text: str, name: str) -> tuple[Table, ...]:
    """Return the table in CSV `text`, parted by the sign under which the most columns are known.

    Raises `DataProblems` for more lines or cells than anybody scores.
    """
    lines = _lines(text, name)
    sign = max(_SIGNS, key=lambda one: _known_columns([row for _, row in islice(_records(lines, one), 20)]))
    rows = [
        [Cell(bare(cell), Place(number, place)) for place, cell in enumerate(row, start=1)]
        for number, row in _records(lines, sign)
    ]
    return (Table(squared(rows, name), ()),)


def _lines(text: str, name: str) -> list[str]:
    lines = LINE_BREAK.split(text)
    if len(lines) > MOST_ROWS:
        raise too_large(name, MOST_ROWS, ROWS)
    if any(text.count(sign) > MOST_CELLS for sign in (*_SIGNS, "|")):
        raise too_large(name, MOST_CELLS, CELLS)
    return lines


def _records(lines: Sequence[str], sign: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line that it begins in; line ends of all systems count."""
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=sign)
    begins = 1
    for row in reader:
        yield begins, row
        begins = reader.line_num + 1


def _known_columns(rows: Sequence[Sequence[str]]) -> tuple[int, int]:
    heads = [roles_of([bare(cell) for cell in row]) or () for row in rows]
    return max(map(len, heads), default=0), max(map(len, rows), default=0)


def bare(text: str) -> str:
    """Return the words of a cell without its markup, in normal form and with single spaces."""
    plain = html.unescape(_EMPHASIS.sub(r"\1", _TAGS.sub(" ", text))).replace("\\|", "|")
    return nfc(" ".join(plain.split()))


def _tables(lines: Sequence[str], name: str) -> Iterator[Table]:
    rows: list[list[Cell]] = []
    above: list[str] = []
    for number, line in enumerate(lines, start=1):
        cells = _cells(line)
        if cells is None:
            if not line.strip():
                continue  # pages of one table may be blank lines apart
            if rows:
                yield Table(squared(rows, name), tuple(above))
                rows, above = [], []
            above.append(bare(line.strip(" #*-_")))
        elif not all(_RULE.fullmatch(cell.strip()) for cell in cells):
            rows.append([_cell(cell, number, place) for place, cell in enumerate(cells, start=1)])
    if rows:
        yield Table(squared(rows, name), tuple(above))


def _cells(line: str) -> list[str] | None:
    """Return the cells of a line that is the row of a table."""
    if "\t" in line:
        return line.split("\t")
    stripped = line.strip()
    if stripped.startswith("|") and stripped.strip("| ") and len(_ESCAPED_PIPE.findall(stripped)) > 2:
        return _ESCAPED_PIPE.split(stripped[1:].removesuffix("|"))
    return None


def _cell(text: str, line: int, column: int) -> Cell:
    return Cell(bare(text), Place(line, column), bold=_BOLD.fullmatch(text) is not None)


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the header of a loose table ends, and its columns."""

    end: int
    columns: tuple[str, ...]


def _loose_tables(lines: Sequence[str], spellings: Spellings, name: str) -> Iterator[Table]:
    """Yield the table whose header stands on lines of its own, each cell below it likewise."""
    pieces = list(_pieces(lines))
    for start in range(len(pieces)):
        header = _header(pieces, start)
        if header is None:
            continue
        top = [Cell(piece.text, Place(piece.line)) for piece in pieces[start : header.end]]
        body = aligned(pieces[header.end :], header.columns, spellings)
        above = tuple(piece.text for piece in pieces[:start])
        yield Table(squared([top, *body], name), above, laid_back=True)
        return


def _header(pieces: Sequence[Piece], start: int) -> _Header | None:
    end = start
    columns: list[str] = []
    while end < len(pieces) and role_of(parted(pieces[end].text)[1]) is not None:
        columns.append(pieces[end].text)
        end += 1
    return _Header(end, tuple(columns)) if len(columns) >= _FEWEST_HEADERS else None


def _pieces(lines: Sequence[str]) -> Iterator[Piece]:
    """Yield the cells: lines up to a pipe where cells end with pipes, else each line."""
    piped = sum(line.rstrip().endswith("|") for line in lines) > len(lines) // 4
    words: list[str] = []
    parted = False
    for number, line in enumerate(lines, start=1):
        text = line.strip(" \t")
        if piped and text and not text.strip("|"):
            parted = True
        elif piped and not text.endswith("|"):
            words.append(text)
        elif text or line:
            blank = not piped and not text.strip()
            if role_of(text.rstrip("|")) is Role.NUMBER:
                words = []  # what stands above the header is no part of it
            if blank or text:
                yield Piece(bare(" ".join([*words, text.rstrip("|")])), number, parted=parted)
            words, parted = [], False
