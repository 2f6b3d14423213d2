"""What all formats of papers share: the words of paragraphs and cells, safe to print; widths of columns.

The tables of an answer are a paper too: titles and notes are its paragraphs. The same paper always gives
the same bytes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations, pairwise
from math import ceil
from typing import Any, Literal

from ctscore.document import (
    Block,
    Column,
    Document,
    Kind,
    Letterhead,
    Look,
    Note,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
    Report,
    Row,
    Section,
)
from ctscore.phrases import Words, said
from ctscore.render.drawing import facts_of, shown
from ctscore.render.values import clean, decimals_of, is_figure, sentence, words

Lines = tuple[str, ...]
"""The paragraphs of one cell."""
CENTRED = (Look.LABEL, Look.TITLE, Look.ASIDE)
BOLD = (Look.LABEL, Look.TITLE, Look.HEADING, Look.CAPTION, Look.STRONG)
ITALIC = (Look.ASIDE, Look.SOURCE)

PORTRAIT, ACROSS = 165, 252
"""The width of the text on a page of A4, upright and lying across, in millimetres like all widths below."""
_MOST_OF_TITLE = 255
INDENT = 4
"""How much further to the right the next level of a tree stands."""
CELL_PADDING, _LETTER, _MORE, _ENOUGH, _SHORT = 4, 1.95, 0.9, 40, 34
"""Of a cell on both sides; of a letter, and a capital's more; what words need so as not to be cramped; what
is short enough to stand in one line."""


def printed(document: Document, lang: str) -> Paper:
    """Return the tables of an answer as a paper, with all their rows; how it lies nobody has asked yet."""
    blocks = tuple(block for section in document.sections for block in _blocks(section, lang))
    return Paper(document.sections[0].title, blocks)


SIGNED = {
    "takes": Words("Người nhận việc", "Accepted by"),
    "gives": Words("Người giao việc", "Assigned by"),
    "signs": Words("(ký, ghi rõ họ tên)", "(signature and full name)"),
}
"""Who signs a form, on the left and on the right, and how."""


def form_of(report: Report, lang: str) -> Paper:
    """Return a report that is a form, such as the sheet of an agency, as a paper: it has no pictures."""
    blocks: list[Block] = [report.form] if report.form else []
    blocks += [Paragraph(Look.TITLE, report.title), Paragraph(Look.LABEL, report.subtitle)]
    blocks += [Paragraph(Look.ITEM, point) for point in report.points]
    for chapter in report.chapters:
        blocks += [
            Paragraph(Look.HEADING, chapter.title),
            *(Paragraph(Look.TEXT, one) for one in chapter.notes),
        ]
        blocks += [block for section in chapter.sections for block in _blocks(section, lang)]
    takes, gives = ((SIGNED[who], SIGNED["signs"]) for who in ("takes", "gives"))
    return Paper(report.subtitle, (*blocks, Letterhead(takes, gives)))


def laid(paper: Paper, lang: str) -> Paper:
    """Return `paper` across the page where one of its tables is wide.

    Tables of the same columns have the same widths, so that they stand below each other.
    """
    tables = [block for block in paper.blocks if isinstance(block, PaperTable)]
    rooms = (_room(one, cell_lines(one, lang), lang) for one in tables)
    wide = any(sum(max(least, min(_ENOUGH, most)) for least, most, _ in room) > PORTRAIT for room in rooms)
    together: dict[tuple[str, ...], list[PaperTable]] = {}
    for one in tables:
        together.setdefault(_ids(one), []).append(one)
    joined = {
        ids: PaperTable(found[0].columns, tuple(row for one in found for row in one.rows))
        for ids, found in together.items()
    }
    page = ACROSS if wide else PORTRAIT
    widths = {ids: widths_of(one, cell_lines(one, lang), lang, page) for ids, one in joined.items()}
    blocks = (
        replace(block, widths=widths[_ids(block)]) if isinstance(block, PaperTable) else block
        for block in paper.blocks
    )
    return replace(paper, wide=wide, blocks=tuple(blocks))


def _ids(table: PaperTable) -> tuple[str, ...]:
    return tuple(column.id for column in table.columns)


def _blocks(section: Section, lang: str) -> Iterator[Block]:
    yield Paragraph(Look.HEADING, section.title)
    if section.rows and section.layout == "record":
        yield from (_record(section, row, lang) for row in section.rows)
    elif section.rows:
        yield _table(section)
    for note in section.notes:
        yield Paragraph(Look.STRONG if note.strong else Look.TEXT, note)


def _table(section: Section) -> PaperTable:
    kept, in_tree = tuple(shown(section)), section.layout == "tree"
    rows = (
        PaperRow(
            tuple(PaperCell(row.values.get(one.id)) for one in kept), row.strong, row.depth if in_tree else 0
        )
        for row in section.rows
    )
    return PaperTable(kept, tuple(rows))


def _record(section: Section, row: Row, lang: str) -> PaperTable:
    """Return what is read downwards as a table of labels and values."""
    columns = tuple(Column[Any](id_, "", Kind.TEXT) for id_ in ("label", "value"))
    facts = facts_of(section, row, lang)
    return PaperTable(columns, tuple(PaperRow(tuple(map(PaperCell, fact))) for fact in facts))


def widths_of(
    grid: PaperTable, texts: Sequence[Sequence[Lines]], lang: str, page: int = ACROSS
) -> tuple[int, ...]:
    """Return the shares of the columns of `grid`, whose cells say `texts`, in the width of a `page`.

    Short columns get all they need; the others share what is left so that rows are low. Where the longest
    words of all columns do not fit beside each other, the shares come to more than a page.
    """
    if grid.widths:
        return grid.widths
    room = _room(grid, texts, lang)
    least, most, weights = ([one[place] for one in room] for place in range(3))
    whole = [high if high <= _SHORT else low for low, high, _ in room]
    found = spread(weights, whole if sum(whole) <= page else least, most, page)
    widths = [int(width) for width in found]
    widths[widths.index(max(widths))] += max(page - sum(widths), 0)
    return tuple(widths)


def spread(
    weights: Sequence[float], least: Sequence[float], most: Sequence[float], room: float
) -> list[float]:
    """Return widths that come to `room` as far as none is below the `least` or above the `most` of them.

    Between these they are as the `weights`.
    """
    low, high = 0.0, max(most, default=0.0)
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        widths = _within(weights, least, most, middle)
        low, high = (low, middle) if sum(widths) > room else (middle, high)
    return _within(weights, least, most, low)


_HALVINGS = 30
_HEAD_LINES = 3


def _within(
    weights: Sequence[float], least: Sequence[float], most: Sequence[float], factor: float
) -> list[float]:
    limits = zip(weights, least, most, strict=True)
    return [max(low, min(high, weight * factor)) for weight, low, high in limits]


def _room(grid: PaperTable, texts: Sequence[Sequence[Lines]], lang: str) -> list[tuple[int, int, float]]:
    """Return the width of each column's longest word, also above it, of its longest line, and its weight.

    What reaches over several columns has room enough. By these weights the sum over all cells of the cubes of
    their lines is least: long cells count more than many, as one makes its whole row high.
    """
    room = []
    for place, column in enumerate(grid.columns):
        alone = [
            across[place]
            for row, across in zip(grid.rows, texts, strict=True)
            if (cell := row.cells[place]) is None or cell.across == 1
        ]
        lines = [line for cell in alone for line in cell]
        head = _head_breadth(said(column.label, lang))
        words_ = (word for line in lines for word in line.split())
        least = max((head, *map(breadth, words_)))
        indent = INDENT * max((row.depth for row in grid.rows), default=0) if column.id == "name" else 0
        broad = list(map(breadth, lines))
        least, most, around = min(least, _ENOUGH), max(broad, default=0), CELL_PADDING + indent
        room.append((around + least, around + max(least, most), sum(one**3 for one in broad) ** 0.25))
    return room


def _head_breadth(label: str) -> int:
    """Return the least width at which `label` stands in few lines with no word broken."""
    words_ = label.split()
    breaks = combinations(range(1, len(words_)), min(_HEAD_LINES, len(words_)) - 1) if words_ else ()
    parts = ([*pairwise((0, *places, len(words_)))] for places in breaks)
    return min((max(breadth(" ".join(words_[a:b])) for a, b in part) for part in parts), default=0)


def breadth(text: str) -> int:
    """Return how wide `text` is, in letters as heavy as those of a header."""
    return ceil(_LETTER * len(text) + _MORE * sum(map(str.isupper, text)))


def title_of(paper: Paper, lang: str) -> str:
    """Return the title of a paper as the properties of its file have it: Word takes no more of it."""
    return clean(said(paper.title, lang))[:_MOST_OF_TITLE]


def labels_of(grid: PaperTable, lang: str) -> list[str]:
    """Return the words above the columns of a table."""
    return [clean(said(column.label, lang)) for column in grid.columns]


def align_of(kind: Kind) -> Literal["left", "center", "right"]:
    """Return where values of `kind` stand in a cell."""
    return "right" if is_figure(kind) else "center" if kind is Kind.CODE else "left"


def lead_words(paragraph: Paragraph, lang: str) -> str:
    """Return what stands before the words of a paragraph: the dash of an item, what it begins with."""
    dash = "- " if paragraph.look is Look.ITEM else ""
    return dash + (f"{clean(said(paragraph.lead, lang))} " if paragraph.lead else "")


def paragraph_words(paragraph: Paragraph, lang: str) -> str:
    """Return what a paragraph says behind its lead, in the manner of `lang`."""
    text = paragraph.words
    return clean(sentence(text, lang) if isinstance(text, Note) else said(text, lang))


def cell_lines(grid: PaperTable, lang: str) -> list[list[Lines]]:
    """Return the words of every cell, row by row; none where it is empty or the one above covers it."""
    decimals = [
        decimals_of(column, [Row({column.id: cell.value}) for row in grid.rows if (cell := row.cells[place])])
        for place, column in enumerate(grid.columns)
    ]
    return [
        [
            _lines(cell, column, lang, places) if cell else ()
            for cell, column, places in zip(row.cells, grid.columns, decimals, strict=True)
        ]
        for row in grid.rows
    ]


def _lines(cell: PaperCell, column: Column[Any], lang: str, decimals: int | None) -> Lines:
    value = () if cell.value in (None, ()) else (words(column.kind, cell.value, lang, decimals),)
    return tuple(map(clean, (*value, said(cell.source, lang)) if cell.source else value))
