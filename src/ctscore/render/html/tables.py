"""Tables as a page that pastes into Word or a mail with its borders: what a cell looks like stands in it.

The report is a page to be looked at; this one has neither pictures nor script, and the type of an office.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from ctscore.document import Block, Document, Look, PaperRow, PaperTable, Paragraph
from ctscore.languages import of_names
from ctscore.phrases import said
from ctscore.render import Canvas
from ctscore.render.papers import (
    INDENT,
    Lines,
    align_of,
    cell_lines,
    labels_of,
    laid,
    paragraph_words,
    printed,
)
from ctscore.render.values import clean

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""What the page may do: show itself."""
_ON_PAPER = "@page{{size:A4 {lie};margin:20mm 15mm 20mm 30mm}}tr{{break-inside:avoid}}"
_BODY = "margin:1em;color:#000;background:#fff;font:13pt 'Times New Roman',serif"
_TABLE = "border-collapse:collapse;margin:0 0 6pt;font:11pt 'Times New Roman',serif"
_CELL = "border:1px solid #000;padding:2px 5px;vertical-align:top"
_TITLE = "margin:12pt 0 4pt;text-align:left;font:bold 13pt 'Times New Roman',serif"
_NOTES = {Look.TEXT: "margin:0 0 6pt", Look.STRONG: "margin:0 0 6pt;font-weight:bold"}


def render(document: Document, canvas: Canvas, lang: str) -> bytes:
    """Return the tables of `document` as one HTML page in UTF-8 that needs nothing else."""
    paper = laid(printed(document, lang), lang)
    page = Element("html", lang=of_names(lang))
    head, body = SubElement(page, "head"), SubElement(page, "body", style=_BODY)
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = clean(said(paper.title, lang))
    SubElement(head, "style").text = _ON_PAPER.format(lie="landscape" if paper.wide else "portrait")
    SubElement(body, "main").extend(_blocks(paper.blocks, lang))
    indent(page, "")
    return f"<!DOCTYPE html>\n{tostring(page, encoding='unicode', method='html')}\n".encode()


def _blocks(blocks: tuple[Block, ...], lang: str) -> Iterator[Element]:
    """Yield titles, tables and notes; a title right above a table is its caption, so that both are copied."""
    rank, title = "h1", None
    for block in blocks:
        if isinstance(block, Paragraph) and block.look is Look.HEADING:
            if title is not None:
                yield title
            title = _element(rank, paragraph_words(block, lang), _TITLE)
            rank = "h2"
        elif isinstance(block, PaperTable):
            yield _table(block, title, lang)
            title = None
        elif isinstance(block, Paragraph):
            if title is not None:
                yield title
            yield _element("p", paragraph_words(block, lang), _NOTES[block.look])
            title = None
    if title is not None:
        yield title


def _element(tag: str, text: str, style: str, **attributes: str) -> Element:
    made = Element(tag, {"style": style, **attributes})
    made.text = text
    return made


def _table(grid: PaperTable, title: Element | None, lang: str) -> Element:
    table = Element("table", style=_TABLE)
    if title is not None:
        SubElement(table, "caption").append(title)
    labels = labels_of(grid, lang)
    if any(labels):
        heads = (_element("th", label, _CELL + ";text-align:center", scope="col") for label in labels)
        SubElement(SubElement(table, "thead"), "tr").extend(heads)
    body = SubElement(table, "tbody")
    for row, lines in zip(grid.rows, cell_lines(grid, lang), strict=True):
        SubElement(body, "tr").extend(_cells(grid, row, lines, headed=any(labels)))
    return table


def _cells(grid: PaperTable, row: PaperRow, across: list[Lines], *, headed: bool) -> Iterator[Element]:
    """Yield the cells of a row; where no column has a head, the first cell is that of its row."""
    for place, (column, lines) in enumerate(zip(grid.columns, across, strict=True)):
        align = align_of(column.kind)
        style = _CELL if align == "left" else f"{_CELL};text-align:{align};white-space:nowrap"
        if column.id == "name" and row.depth:
            style += f";padding-left:{INDENT * row.depth + 1}mm"
        if row.strong:
            style += ";font-weight:bold"
        if place or headed:
            yield _element("td", " ".join(lines), style)
        else:
            yield _element("th", " ".join(lines), style + ";text-align:left;font-weight:normal", scope="row")
