"""Tables in text: rows parted by tabs, pipes or drawn lines, or cells that stand on lines of their own.

What a web page or a converted Word file leaves of its bold and italic letters, paragraphs and line breaks is
taken off.
"""

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from ctscore.analysis.spellings import Spellings
from ctscore.importing.drawn import PIPE, cells_between_pipes, outlined, without_code_marks
from ctscore.importing.headers import Role, parted, role_of, roles_of
from ctscore.importing.markup import read_html_tables
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
_PAIR = re.compile(
    r"<(b|i|u|p|em|strong|span|sub|sup|font|div)\b[^<>]*>(.*?)</\1\s*>|<br\s*/?>", re.DOTALL | re.IGNORECASE
)
_BREAKS = re.compile(r"\n|<br\s*/?>|</p\s*>|</div\s*>", re.IGNORECASE)
_EMPHASIS = re.compile(r"\*\*(?=\S)(.*?\S)\*\*", re.DOTALL)
_BOLD = re.compile(r"\s*(?:<(?:b|strong)>.*</(?:b|strong)>|\*\*.*\*\*)\s*", re.IGNORECASE | re.DOTALL)
_STRUCK = re.compile(r"~~(?=\S).*?\S~~|<(s|del|strike)>.*?</\1>", re.DOTALL | re.IGNORECASE)
_RULE = re.compile(r":?-{2,}:?")
_SHORT_RULE = re.compile(r":?-+:?")
_TABLE_TAG = re.compile(r"<table\b|</table\s*>", re.IGNORECASE)
_DIGITS = re.compile(r"\s*[0-9]+\s*")
_SEP = re.compile(r"\s*\"?sep=([,;\t|])\"?\s*", re.IGNORECASE)
_FEWEST_HEADERS = 4
_MOST_LINES = 60  # of one cell
_SIGNS = ",;\t"
_ENOUGH = 20  # records that tell which sign parts them


def read_text_tables(text: str, spellings: Spellings, name: str) -> tuple[Table, ...]:
    """Return the tables in `text`: those with rows, else the one whose cells stand on lines of their own.

    Raises `DataProblems` for more lines or cells than anybody scores.
    """
    marked: list[tuple[int, Table]] = []  # with the line in which it begins
    begins, rest = 0, ""
    for start, end in _html_tables(text):
        above = filter(None, (bare(line.strip(" #*-_")) for line in text[begins:start].split("\n")))
        line = text.count("\n", 0, start) + 1
        inside = read_html_tables(text[start:end], name)
        marked += [(line, replace(one, above=(*above, *one.above))) for one in inside]
        # Its lines stay, so that those below keep their numbers.
        rest += text[begins:start] + "\n" * text.count("\n", start, end)
        begins = end
    lines = outlined(_lines(rest + text[begins:], name))
    drawn = [(one.rows[0][0].place.row, one) for one in _tables(lines, name)]
    tables = [one for _, one in sorted((*drawn, *_numbered(marked)), key=lambda pair: pair[0])]
    return tuple(tables or _loose_tables(lines, spellings, name))


def _html_tables(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each outermost table of HTML begins and ends; one that does not end is none."""
    start = depth = 0
    for tag in _TABLE_TAG.finditer(text):
        closes = tag[0].startswith("</")
        if not closes and not depth:
            start = tag.start()
        depth = max(depth - 1, 0) if closes else depth + 1
        if closes and not depth:
            yield start, tag.end()


def _numbered(tables: Sequence[tuple[int, Table]]) -> Iterator[tuple[int, Table]]:
    """Yield tables that were read one by one with their places counted through the file."""
    for number, (line, one) in enumerate(tables, start=1):
        rows = tuple(
            tuple(replace(cell, place=replace(cell.place, table=number)) for cell in row) for row in one.rows
        )
        yield line, replace(one, rows=rows)


def read_csv_table(text: str, name: str) -> tuple[Table, ...]:
    """Return the table in CSV `text`, parted by the sign that it names, or that makes most columns known.

    Raises `DataProblems` for more lines or cells than anybody scores.
    """
    lines = _lines(text, name)
    said = _SEP.fullmatch(lines[0])  # as Excel reads and writes it; no row of the table
    if said:
        lines[0] = ""
    sign = (
        said[1]
        if said
        else max(_SIGNS, key=lambda one: _fit([row for _, row in islice(_records(lines, one), _ENOUGH)]))
    )
    rows = [
        [
            Cell(
                _of_csv(cell), Place(number, place), after_comma=place in cut, lines=_lines_in(cell, _of_csv)
            )
            for place, cell in enumerate(row, start=1)
        ]
        for number, row in _records(lines, sign)
        for cut in [_after_commas(row, lines[number - 1]) if sign == "," else ()]
    ]
    return (Table(squared(rows, name), ()),)


def _after_commas(row: Sequence[str], line: str) -> tuple[int, ...]:
    """Return which cells, from 1, are digits behind other digits and a comma, none of them in quotes.

    They may be the decimals of the figure before.
    """
    return tuple(
        place
        for place, (figure, rest) in enumerate(pairwise(row), start=2)
        if _DIGITS.fullmatch(figure) and _DIGITS.fullmatch(rest) and f"{figure},{rest}" in line
    )


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


def _fit(rows: Sequence[Sequence[str]]) -> tuple[int, int, int]:
    """Return how well a sign parts rows: columns known, rows of one width, columns.

    A decimal comma parts some rows into more cells than others; the sign that parts cells does not.
    """
    heads = [roles_of([bare(cell) for cell in row]) or () for row in rows]
    widths = Counter(len(row) for row in rows if len(row) > 1)
    width, alike = max(widths.items(), key=lambda pair: pair[::-1], default=(0, 0))
    return max(map(len, heads), default=0), alike, width


def bare(text: str) -> str:
    """Return the words of a cell without its markup, in normal form and with single spaces."""
    return _words(_TAGS.sub(" ", text))


def _lines_in(text: str, words_of: Callable[[str], str]) -> tuple[str, ...]:
    """Return the words of each line of a cell; a mark that goes over several lines stays where it is."""
    return tuple(filter(None, map(words_of, _BREAKS.split(text))))


def _of_csv(text: str) -> str:
    """Return the words of a cell of CSV, whose “<b>” is a word of its own unless it is closed again."""
    while "<" in text and (inner := _PAIR.sub(r" \2 ", text)) != text:
        text = inner
    return _words(text)


def _words(text: str) -> str:
    plain = html.unescape(_EMPHASIS.sub(r"\1", without_code_marks(text))).replace("\\|", "|")
    return nfc(" ".join(plain.split()))


def _tables(lines: Sequence[str], name: str) -> Iterator[Table]:
    rows: list[list[Cell]] = []
    above: list[str] = []
    taken = 0  # lines that belong to the row before
    apart = False  # an empty line stands before the last row
    for number, line in enumerate(lines, start=1):
        if number <= taken or (not line.strip() and "\t" not in line):
            continue
        cells, taken = _row_at(lines, number, len(rows[0]) if rows else None)
        if cells is None:
            if rows:
                yield Table(squared(rows, name), tuple(above))
                rows, above = [], []
            above.append(bare(line.strip(" #*-_")))
        elif not _is_rule(cells, below_header=len(rows) == 1 or apart):
            apart = bool(rows) and number > 1 and not lines[number - 2].strip()
            rows.append([_cell(cell, number, place) for place, cell in enumerate(cells, start=1)])
        elif apart and len(rows) > 1:
            # A header after an empty line: another table, or the next page of this one.
            yield Table(squared(rows[:-1], name), tuple(above))
            rows, above, apart = rows[-1:], [], False
    if rows:
        yield Table(squared(rows, name), tuple(above))


def _is_rule(cells: Sequence[str], *, below_header: bool) -> bool:
    """Return whether a row is the line of dashes below a header; of single ones only there."""
    texts = [cell.strip() for cell in cells]
    return all(map(_RULE.fullmatch, texts)) or (below_header and all(map(_SHORT_RULE.fullmatch, texts)))


def _row_at(lines: Sequence[str], number: int, width: int | None) -> tuple[list[str] | None, int]:
    """Return the cells of the row that begins in line `number`, if one does, and the line where it ends."""
    line = lines[number - 1]
    stripped = line.strip()
    if "\t" in line or (line.startswith('"') and line.count('"') % 2):
        cells, count = _between_tabs(lines[number - 1 : number - 1 + _MOST_LINES])
        return (cells if len(cells) > 1 else None), number - 1 + count
    if stripped.startswith("|") and stripped.strip("| ") and len(PIPE.findall(stripped)) > 2:
        return cells_between_pipes(line, width), number
    return None, number


def _between_tabs(lines: Sequence[str]) -> tuple[list[str], int]:
    """Return the cells of a row parted by tabs, and how many lines it takes.

    Excel puts a cell that holds line breaks, tabs or quotes into quotes. A quote that is never closed, or
    closed in the midst of a cell, is a letter like others.
    """
    for count in range(1, len(lines) + 1):
        if not any(cell.startswith('"') for cell in lines[0].split("\t")):
            break
        record = "\n".join(lines[:count])
        try:
            rows = list(csv.reader(io.StringIO(record), delimiter="\t", strict=True))
        except csv.Error as trouble:
            if "unexpected end" in str(trouble):
                continue
            break
        return rows[0], count
    return lines[0].split("\t"), 1


def _cell(text: str, line: int, column: int) -> Cell:
    """Return a cell of a row; what markdown or tags in it strike out is no part of its text."""
    kept = _STRUCK.sub(" ", text)
    bold = _BOLD.fullmatch(kept) is not None
    return Cell(bare(kept), Place(line, column), bold=bold, struck=kept != text, lines=_lines_in(kept, bare))


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
