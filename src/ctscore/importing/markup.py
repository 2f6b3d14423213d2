"""Tables in HTML: web pages, and what web systems and Excel save as .htm or call .xls or .doc.

Cells that go over rows and columns are known as such; a table inside a cell is a table of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from html.parser import HTMLParser
from typing import NamedTuple

from ctscore.importing.tables import (
    CELLS,
    MOST_CELLS,
    Cell,
    Place,
    Table,
    lines_of,
    squared,
    squeezed,
    too_large,
)
from ctscore.records import dataclass

_MOST_SPAN = 1_000  # what browsers allow for columns; rows are cut off where their table ends
_UNSEEN = frozenset(("script", "style", "template", "title"))
_BREAKS = frozenset(
    ("p", "div", "br", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "caption", "hr", "pre")
)
_EMPTY = frozenset(("br", "hr", "img", "wbr"))  # elements that never end
_BOLD = frozenset(("b", "strong", "th"))
_STRUCK = frozenset(("s", "strike", "del"))
_STRIKES = re.compile(r"text-decoration(-line)?\s*:[^;]*line-through", re.IGNORECASE)
_HIDES = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class _Span(NamedTuple):
    """A cell as it is written: its lines, whether all are bold, and over how much it goes.

    `struck` says that other words of it are struck out, `hidden` that its row or column is not shown.
    """

    lines: tuple[str, ...]
    bold: bool
    rows: int
    columns: int
    struck: bool = False
    hidden: str = ""


@dataclass(slots=True)
class _Draft:
    """A table being read; `words` are those of the cell that is open, `plain` whether any is not bold."""

    above: tuple[str, ...]
    rows: list[list[_Span]] = field(default_factory=list)
    open: tuple[int, int] | None = None  # rows and columns that the cell goes over
    words: list[str] = field(default_factory=list)
    plain: bool = False
    bold: int = 0  # how many elements are open inside the cell that make letters bold
    striking: list[str] = field(default_factory=list)  # the open element that strikes words out, and its like
    struck: bool = False
    hidden: str = ""  # of the cell that is open
    row_hidden: bool = False

    def close(self) -> None:
        """End the cell that is open."""
        if self.open is None:
            return
        lines = lines_of("".join(self.words))
        bold = bool(lines) and not self.plain
        self.rows[-1].append(_Span(lines, bold, *self.open, struck=self.struck, hidden=self.hidden))
        self.open, self.words, self.plain, self.bold = None, [], False, 0
        self.striking, self.struck = [], False

    def strike(self, tag: str, said: Mapping[str, str | None]) -> None:
        """Take the start of an element that may strike out its words, or stands inside one that does."""
        strikes = tag in _STRUCK or _STRIKES.search(said.get("style") or "")
        if tag in self.striking if self.striking else strikes:
            self.striking.append(tag)


def read_html_tables(text: str, name: str) -> tuple[Table, ...]:
    """Return the tables in the HTML `text` of the file `name`, in the order in which they end.

    Raises `DataProblems` for more cells than anybody scores.
    """
    reader = _Reader(name)
    reader.feed(text)
    reader.close()
    found = [(draft, rows) for draft in reader.done if (rows := list(_laid_out(draft, name)))]
    return tuple(
        Table(
            squared(_placed(rows, number), name),
            draft.above,
            merges=True,
        )
        for number, (draft, rows) in enumerate(found, start=1)
    )


def _laid_out(draft: _Draft, name: str) -> Iterator[list[Cell]]:
    """Yield the rows of a table: of a cell over several rows or columns the first holds the text."""
    reaching: dict[int, int] = {}  # by column, how many more rows a cell above goes over
    count = 0
    for spans in draft.rows:
        row: list[Cell] = []
        rest = list(reversed(spans))
        last = max((column for column, rows in reaching.items() if rows), default=-1)
        while rest or len(row) <= last:
            if reaching.get(len(row), 0):
                reaching[len(row)] -= 1
                row.append(Cell("", Place(1), merged=True))
                continue
            span = rest.pop() if rest else _Span((), False, 1, 1)
            for column in range(span.columns):
                if span.rows > 1:
                    reaching[len(row)] = span.rows - 1
                cell = Cell("", Place(1), hidden=span.hidden)
                first = replace(
                    cell, text=" ".join(span.lines), lines=span.lines, bold=span.bold, struck=span.struck
                )
                row.append(cell if column else first)
        count += len(row)
        if count > MOST_CELLS:
            raise too_large(name, MOST_CELLS, CELLS)
        yield row


def _placed(rows: list[list[Cell]], number: int) -> list[list[Cell]]:
    return [
        [replace(cell, place=Place(place, column, table=number)) for column, cell in enumerate(row, start=1)]
        for place, row in enumerate(rows, start=1)
        if row
    ]


class _Reader(HTMLParser):
    """Collects tables; end tags of rows and cells may be missing, as HTML allows."""

    def __init__(self, name: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = name
        self.done: list[_Draft] = []
        self._open: list[_Draft] = []
        self._lines: list[str] = [""]
        self._unseen = 0
        self._raised = 0
        self._cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the start of an element."""
        draft = self._open[-1] if self._open else None
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._begin()
        elif draft is not None and tag == "tr":
            draft.close()
            draft.rows.append([])
            draft.row_hidden = _is_hidden(dict(attrs))
        elif draft is not None and tag in ("td", "th"):
            self._cell(draft, dict(attrs), bold=tag == "th")
        elif tag in _BREAKS:
            self._text("\n")
        elif draft is not None and tag in _BOLD:
            draft.bold += 1
        if draft is not None and draft.open is not None and tag not in _EMPTY:
            draft.strike(tag, dict(attrs))
        self._raised += tag == "sup"

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in _UNSEEN:
            self._unseen = max(self._unseen - 1, 0)
        elif tag == "table" and self._open:
            draft = self._open.pop()
            draft.close()
            self.done.append(draft)
        elif self._open and tag in ("td", "th", "tr"):
            self._open[-1].close()
        elif tag in _BREAKS:
            self._text("\n")
        elif self._open and tag in _BOLD:
            self._open[-1].bold = max(self._open[-1].bold - 1, 0)
        if self._open and tag in self._open[-1].striking:
            self._open[-1].striking.pop()
        self._raised = max(self._raised - (tag == "sup"), 0)

    def handle_data(self, data: str) -> None:
        """Take the text between two elements."""
        self._text(data.translate(_RAISED) if self._raised else data)

    def close(self) -> None:
        """End the page: tables that are still open are cut off there."""
        super().close()
        while self._open:
            draft = self._open.pop()
            draft.close()
            self.done.append(draft)

    def _begin(self) -> None:
        """Begin a table; the words of the cell around it stand above it."""
        lines = self._lines if not self._open else "".join(self._open[-1].words).split("\n")
        self._open.append(_Draft(tuple(filter(None, map(squeezed, lines)))))
        self._lines = [""]

    def _cell(self, draft: _Draft, said: dict[str, str | None], *, bold: bool) -> None:
        draft.close()
        if not draft.rows:
            draft.rows.append([])
        draft.open = (_span(said.get("rowspan")), _span(said.get("colspan")))
        draft.bold = int(bold)
        draft.hidden = "row" if draft.row_hidden else "column" if _is_hidden(said) else ""
        self._cells += draft.open[1]
        if self._cells > MOST_CELLS:
            raise too_large(self.name, MOST_CELLS, CELLS)

    def _text(self, data: str) -> None:
        if self._unseen:
            return
        if not self._open:
            first, *more = data.split("\n") if data == "\n" else [data.replace("\n", " ")]
            self._lines[-1] += first
            self._lines += more
        elif self._open[-1].open is not None:
            draft = self._open[-1]
            if draft.striking:
                draft.struck |= bool(data.strip())
                return
            draft.words.append(data if data == "\n" else data.replace("\n", " "))
            draft.plain |= bool(data.strip()) and not draft.bold


def _is_hidden(said: Mapping[str, str | None]) -> bool:
    return "hidden" in said or _HIDES.search(said.get("style") or "") is not None


def _span(said: str | None) -> int:
    """Return over how many rows or columns a cell goes; one where that is not said in figures."""
    text = (said or "").strip()[:9]
    return min(max(int(text), 1), _MOST_SPAN) if text.isascii() and text.isdigit() else 1
