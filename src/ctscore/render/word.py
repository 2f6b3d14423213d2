"""Paper as a Word file, in the form of Vietnamese administrative documents (Decree 30/2020/NĐ-CP).

A4, Times New Roman, margins of 20, 20, 30 and 15 mm (top, bottom, left, right), the number of the page at
the top centre from page 2 on. A wide paper lies across. The header row of a table is repeated on every
page, and no row is split between two.
"""

import io
import zipfile
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ctscore.document import Block, Kind, Letterhead, Look, Paper, PaperCell, PaperTable, Paragraph, said
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.languages import of_names
from ctscore.records import dataclass
from ctscore.render.papers import Lines, cell_lines, paragraph_words, widths_of
from ctscore.render.tracking import Tracking
from ctscore.render.values import clean, is_figure

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph as WordParagraph


_FONT = "Times New Roman"
_SIZE, _HEAD_SIZE, _TABLE_SIZE = 13, 12, 11
"""Of type, in points; all lengths below are millimetres."""
_PAGE = (210, 297)
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 20, 20, 30, 15, 10
_INDENT = 10
_BESIDE = 57
"""Between the words of a cell and its border, in twentieths of a point: a millimetre."""
_FEW = 3
"""Rows that are kept on one page where they share a cell."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first moment that a zip archive can tell: the same paper always gives the same bytes."""

_CENTRED = (Look.LABEL, Look.TITLE, Look.ASIDE)
_BOLD = (Look.LABEL, Look.TITLE, Look.HEADING, Look.CAPTION)
_ITALIC = (Look.ASIDE, Look.SOURCE)
_WITH_NEXT = (Look.HEADING, Look.CAPTION)
_SPACE_AFTER = {Look.LABEL: 0, Look.SOURCE: 10}
_SPACE_BEFORE = {Look.HEADING: 8, Look.SOURCE: 3}


def render(paper: Paper, lang: str) -> bytes:
    """Return `paper` as a .docx file; raises `Refusal` where python-docx is not installed."""
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "tệp .docx", "what_en": "a .docx file"}
        raise Refusal(MISSING_EXTRA, library="python-docx", extra="word", **what) from None
    document = docx.Document()
    _set_type(document)
    _describe(document, paper, lang)
    _set_page(document.sections[0], wide=paper.wide)
    for block in paper.blocks:
        _add(document, block, lang, _text_width(paper))
    stream = io.BytesIO()
    document.save(stream)
    return dateless(stream.getvalue())


def _text_width(paper: Paper) -> int:
    return _PAGE[paper.wide] - _LEFT - _RIGHT


def _set_type(document: "Document") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(6)


def _describe(document: "Document", paper: Paper, lang: str) -> None:
    """Write title and language into the properties of the file, and take out those of the template."""
    core = document.core_properties
    for entry in list(core._element):
        core._element.remove(entry)
    core.title, core.language = clean(said(paper.title, lang)), of_names(lang)


def _set_page(section: "Section", *, wide: bool) -> None:
    """Set size, margins and the number of the page, which the first page does not show."""
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(_PAGE[wide]), Mm(_PAGE[not wide])
    section.top_margin, section.bottom_margin = Mm(_TOP), Mm(_BOTTOM)
    section.left_margin, section.right_margin = Mm(_LEFT), Mm(_RIGHT)
    section.header_distance = section.footer_distance = Mm(_HEADER)
    section.different_first_page_header_footer = True
    header = section.header.paragraphs[0]
    header.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_field(header, "PAGE")


def _add_field(paragraph: "WordParagraph", instruction: str) -> None:
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    field: Any = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    field.append(paragraph.add_run("2")._r)
    paragraph._p.append(field)


def _add(document: "Document", block: Block, lang: str, width: int) -> None:
    if isinstance(block, PaperTable):
        _add_grid(document, block, lang, width)
    elif isinstance(block, Letterhead):
        _add_letterhead(document, block, lang, width)
    else:
        _set_paragraph(document.add_paragraph(), block, lang)


def _set_paragraph(paragraph: "WordParagraph", block: Paragraph, lang: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    layout = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if block.look in _CENTRED else WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.keep_with_next = block.look in _WITH_NEXT
    layout.space_after = Pt(_SPACE_AFTER.get(block.look, 6))
    layout.space_before = Pt(_SPACE_BEFORE.get(block.look, 0))
    if block.look in (Look.TEXT, Look.ITEM):
        layout.first_line_indent = Mm(_INDENT)
    dash = "- " if block.look is Look.ITEM else ""
    if dash or block.lead:
        lead = f"{clean(said(block.lead, lang))} " if block.lead else ""
        paragraph.add_run(dash + lead).bold = bool(lead)
    run = paragraph.add_run(paragraph_words(block, lang))
    run.bold, run.italic = block.look in _BOLD, block.look in _ITALIC
    if block.look is Look.SOURCE:
        run.font.size = Pt(_TABLE_SIZE)


def _add_letterhead(document: "Document", head: Letterhead, lang: str, width: int) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    sides = head.sides(lang)
    if not sides:
        return
    table = document.add_table(rows=1, cols=2)
    _set_widths(table, (5, 8), width)
    for cell, lines in zip(table.rows[0].cells, sides, strict=True):
        for place, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(0)
            run = paragraph.add_run(clean(line))
            run.font.size = Pt(_HEAD_SIZE)
            # The last line, number or place and date, is not bold; on the right it is in italics.
            last = place == len(lines) - 1
            run.bold, run.italic = not last, last and lines is sides[1]
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _add_grid(document: "Document", grid: PaperTable, lang: str, width: int) -> None:
    table = document.add_table(rows=1 + len(grid.rows), cols=len(grid.columns))
    table.style = "Table Grid"
    _set_widths(table, widths_of(grid, lang), width)
    header, *rows = list(table.rows)
    _keep_whole(header._tr, header=True)
    for cell, column in zip(header.cells, grid.columns, strict=True):
        _fill(cell, (clean(said(column.label, lang)),), _Form(centred=True, bold=True, held=True))
    held, marks = _held(grid), Tracking(document)
    for place, (row, line, texts) in enumerate(zip(rows, grid.rows, cell_lines(grid, lang), strict=True)):
        _keep_whole(row._tr)
        covered = 0  # how many columns to the left of here a cell still reaches over
        for cell, box, column, lines in zip(list(row.cells), line.cells, grid.columns, texts, strict=True):
            if covered:
                covered -= 1
                continue
            if box is not None and box.across > 1:
                covered = box.across - 1
                _widen(cell, box.across)
            _reach(cell, box)
            form = _Form(
                centred=column.kind is Kind.CODE or is_figure(column.kind),
                bold=line.strong and not (box and box.taken),
                italic=box is not None and box.taken,
                held=place in held,
            )
            _fill(cell, lines, form)
            if grid.keys and box is not None:
                marks.mark(cell._tc, " ".join(lines))


def _held(grid: PaperTable) -> frozenset[int]:
    """Return the rows that no page parts from what is below: headings, and the last of the table.

    Rows that share a cell stay together where they are few. Of many the first two do, and the last two: a
    long group that may not be parted would leave half a page empty before it.
    """
    ends = {(place, place + cell.rows) for place, row in enumerate(grid.rows) for cell in row.cells if cell}
    long = [(first, end) for first, end in ends if end - first > _FEW]
    within = {place for first, end in long for place in range(first, end)}
    held = {place for place, row in enumerate(grid.rows) if row.heads or (row.strong and place not in within)}
    held |= {len(grid.rows) - 1}
    held |= {place for first, end in ends if end - first <= _FEW for place in range(first, end - 1)}
    # Beside a short group inside it a long one has to part somewhere.
    more = {first for first, _ in long if first + 1 not in held}
    more |= {end - 2 for _, end in long if end - 3 not in held}
    return frozenset(held | more)


def _set_widths(table: "Table", shares: Sequence[int], width: int) -> None:
    """Set columns and cells: some programs read the one, some the other."""
    from docx.shared import Mm  # noqa: PLC0415

    table.autofit = False
    _set_cell_margins(table)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(width * share / sum(shares))
    for row in table.rows:
        for cell, column in zip(row.cells, table.columns, strict=True):
            cell.width = column.width


def _set_cell_margins(table: "Table") -> None:
    """Leave a millimetre beside the words of a cell: narrow columns have no room for the usual two."""
    from docx.oxml import OxmlElement  # noqa: PLC0415
    from docx.oxml.ns import qn  # noqa: PLC0415

    margins: Any = OxmlElement("w:tblCellMar")
    for side in ("w:left", "w:right"):
        margin: Any = OxmlElement(side)
        margin.set(qn("w:w"), str(_BESIDE))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.find(qn("w:tblLayout")).addnext(margins)


def _keep_whole(row: Any, *, header: bool = False) -> None:
    """Keep a row on one page; a header row is repeated on every page."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    properties = row.get_or_add_trPr()
    for name in ("w:cantSplit", *(("w:tblHeader",) if header else ())):
        properties.append(OxmlElement(name))


def _widen(cell: "_Cell", across: int) -> None:
    """Let a cell reach over those to its right, which are empty."""
    own = cell._tc
    covered = [one for _, one in zip(range(across - 1), own.itersiblings("{*}tc"), strict=False)]
    own.grid_span, own.width = across, sum(one.width for one in (own, *covered))
    for one in covered:
        one.getparent().remove(one)


def _reach(cell: "_Cell", box: PaperCell | None) -> None:
    """Join a cell to the one above, or begin one that reaches down."""
    if box is None:
        cell._tc.vMerge = "continue"
    elif box.rows > 1:
        cell._tc.vMerge = "restart"


@dataclass(frozen=True, slots=True)
class _Form:
    """How the words of a cell are set; `held` ones stay on the page of the row below."""

    centred: bool = False
    bold: bool = False
    italic: bool = False
    held: bool = False


def _fill(cell: "_Cell", lines: Lines, form: _Form) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    for place, line in enumerate(lines or ("",)):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if form.centred else WD_ALIGN_PARAGRAPH.LEFT
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = form.held
        run = paragraph.add_run(line)
        run.font.size = Pt(_TABLE_SIZE)
        run.bold, run.italic = form.bold, form.italic


def dateless(content: bytes) -> bytes:
    """Return the archive `content` with every entry dated alike."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as written,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as dateless,
    ):
        for entry in written.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EARLIEST)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            dateless.writestr(fixed, written.read(entry))
    return stream.getvalue()
