"""Paper as a Word file, in the form of Vietnamese administrative documents (Decree 30/2020/NĐ-CP).

A4, Times New Roman, margins of 20, 20, 30 and 15 mm (top, bottom, left, right), the number of the page at
the top centre from page 2 on. A wide paper lies across. The header row of a table is repeated on every
page, and no row is split between two.
"""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal

from ctscore.document import (
    Block,
    Document,
    Letterhead,
    Look,
    Paper,
    PaperCell,
    PaperTable,
    Paragraph,
    Report,
)
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA
from ctscore.languages import of_names
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.render import Canvas
from ctscore.render.papers import (
    BOLD,
    CENTRED,
    INDENT,
    ITALIC,
    Lines,
    align_of,
    cell_lines,
    form_of,
    labels_of,
    laid,
    lead_words,
    paragraph_words,
    printed,
    title_of,
    widths_of,
)
from ctscore.render.parting import merged, parted
from ctscore.render.values import clean
from ctscore.writer import ANSWER_MARK, sealed

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.section import Section
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph as WordParagraph

    from ctscore.render.tracking import Tracking


_FONT = "Times New Roman"
_SIZE, _HEAD_SIZE, _TABLE_SIZE, _SMALLEST = 13, 12, 11, 7
"""Of type, in points; all lengths below are millimetres."""
_PAGE = (210, 297)
_TOP, _BOTTOM, _LEFT, _RIGHT, _HEADER = 20, 20, 30, 15, 10
_INDENT = 10
_BESIDE = 57
"""Between the words of a cell and its border, in twentieths of a point: a millimetre."""
_ALL = 5000
"""The width of the text of a page, in fiftieths of a percent."""

_IN_A_DATE = re.compile(r"(?<=[0-9])-(?=[0-9])")
"""A hyphen after which a line is not broken."""

_WITH_NEXT = (Look.HEADING, Look.CAPTION)
_SPACE_AFTER = {Look.LABEL: 0, Look.SOURCE: 10}
_SPACE_BEFORE = {Look.HEADING: 8, Look.SOURCE: 3}


def render_tables(answer: Document, canvas: Canvas, lang: str) -> bytes:
    """Return the tables of an `answer` as a .docx file, which a later answer may replace as it stands.

    Raises `Refusal` where python-docx is not installed.
    """
    return render(laid(printed(answer, lang), lang), lang, ANSWER_MARK)


def render_form(report: Report, lang: str) -> bytes:
    """Return a report that is a form as a .docx file, which a later answer may replace as it stands."""
    return render(laid(form_of(report, lang), lang), lang, ANSWER_MARK)


def render(paper: Paper, lang: str, mark: str = "") -> bytes:
    """Return `paper` as a .docx file, whose properties hold the `mark` as keywords.

    Raises `Refusal` where python-docx is not installed.
    """
    try:
        import docx  # noqa: PLC0415
    except ImportError:
        what = Words("tệp .docx", "a .docx file")
        raise Refusal(MISSING_EXTRA, library="python-docx", extra="word", what=what) from None
    document = docx.Document()
    _set_type(document)
    _describe(document, paper, lang, mark)
    _set_page(document.sections[0], wide=paper.wide)
    above: Block | None = None
    for place, block in enumerate(paper.blocks):
        if isinstance(above, PaperTable) and isinstance(block, PaperTable):
            document.add_paragraph()  # without it Word takes both for one table
        _add(document, block, lang, _text_width(paper), _Around(above, paper.blocks[place + 1 :]))
        above = block
    stream = io.BytesIO()
    document.save(stream)
    return sealed(stream.getvalue(), "docProps/core.xml")


def _text_width(paper: Paper) -> int:
    return _PAGE[paper.wide] - _LEFT - _RIGHT


def _set_type(document: "WordDocument") -> None:
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Pt  # noqa: PLC0415

    style: Any = document.styles["Normal"]
    style.font.name, style.font.size = _FONT, Pt(_SIZE)
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        style.element.rPr.rFonts.set(qn(script), _FONT)
    style.paragraph_format.space_after = Pt(6)


def _describe(document: "WordDocument", paper: Paper, lang: str, mark: str) -> None:
    """Write title and language into the properties of the file, and take out those of the template."""
    core = document.core_properties
    for entry in list(core._element):
        core._element.remove(entry)
    core.title, core.language = title_of(paper, lang), of_names(lang)
    if mark:
        core.keywords = mark


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


@dataclass(frozen=True, slots=True)
class _Around:
    """What a block stands between."""

    above: Block | None
    below: tuple[Block, ...]

    @property
    def noted(self) -> bool:
        """Whether what follows is about this block, and not another chapter."""
        return not (
            self.below and isinstance(self.below[0], Paragraph) and self.below[0].look is Look.HEADING
        )

    @property
    def at_the_end(self) -> bool:
        """Whether only words follow, and some do: they stay on one page, so that none is left alone."""
        return bool(self.below) and all(isinstance(one, Paragraph) for one in self.below)


def _add(document: "WordDocument", block: Block, lang: str, width: int, around: _Around) -> None:
    if isinstance(block, PaperTable):
        _add_grid(document, block, lang, width, noted=around.noted)
    elif isinstance(block, Letterhead):
        _add_letterhead(document, block, lang, width)
    else:
        _set_paragraph(document.add_paragraph(), block, lang, around)


def _set_paragraph(paragraph: "WordParagraph", block: Paragraph, lang: str, around: _Around) -> None:
    """Set the words of a paragraph; below a table it stands off from it."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    layout = paragraph.paragraph_format
    layout.alignment = WD_ALIGN_PARAGRAPH.CENTER if block.look in CENTRED else WD_ALIGN_PARAGRAPH.JUSTIFY
    layout.keep_with_next = block.look in _WITH_NEXT or around.at_the_end
    layout.space_after = Pt(_SPACE_AFTER.get(block.look, 6))
    layout.space_before = Pt(_SPACE_BEFORE.get(block.look, 6 if isinstance(around.above, PaperTable) else 0))
    if block.look in (Look.TEXT, Look.ITEM, Look.STRONG):
        layout.first_line_indent = Mm(_INDENT)
    if lead := lead_words(block, lang):
        paragraph.add_run(lead).bold = bool(block.lead)
    run = paragraph.add_run(paragraph_words(block, lang))
    run.bold, run.italic = block.look in BOLD, block.look in ITALIC
    for part in paragraph.runs if block.look is Look.SOURCE else ():
        part.font.size = Pt(_TABLE_SIZE)


def _add_letterhead(document: "WordDocument", head: Letterhead, lang: str, width: int) -> None:
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


def _add_grid(document: "WordDocument", grid: PaperTable, lang: str, width: int, *, noted: bool) -> None:
    labels, texts = labels_of(grid, lang), cell_lines(grid, lang)
    headed, shares = any(labels), widths_of(grid, texts, lang, width)
    grid = parted(grid, texts, shares)
    texts = cell_lines(grid, lang)
    needed = max(width, sum(shares))
    size = max(_SMALLEST, _TABLE_SIZE * width // needed)
    table = document.add_table(rows=headed + len(grid.rows), cols=len(grid.columns))
    table.style = "Table Grid"
    _set_widths(table, shares, width)
    rows = list(table.rows)
    if headed:
        header = rows.pop(0)
        _keep_whole(header._tr, header=True)
        for cell, label in zip(header.cells, labels, strict=True):
            _fill(cell, (label,), _Form(size, "center", bold=True, held=True))
    held, marks = _held(grid, noted=noted), _marks_for(document, grid)
    for place, (row, line, across) in enumerate(zip(rows, grid.rows, texts, strict=True)):
        _keep_whole(row._tr)
        covered = 0  # how many columns to the left of here a cell still reaches over
        for cell, box, column, lines in zip(list(row.cells), line.cells, grid.columns, across, strict=True):
            if covered:
                covered -= 1
                continue
            if box is not None and box.across > 1:
                covered = box.across - 1
                _widen(cell, box.across)
            _reach(cell, box)
            form = _Form(
                size,
                align_of(column.kind) if box is None or box.across == 1 else "left",
                bold=line.strong and not (box and box.taken),
                italic=box is not None and box.taken,
                held=place in held,
                indent=INDENT * line.depth if column.id == "name" else 0,
            )
            _fill(cell, lines, form)
            if marks is not None and box is not None:
                marks.mark(cell._tc, " ".join(lines))


def _marks_for(document: "WordDocument", grid: PaperTable) -> "Tracking | None":
    """Return what marks the cells of a table that people work on; of others none is marked."""
    if not grid.keys:
        return None
    from ctscore.render.tracking import Tracking  # noqa: PLC0415 (only drafts are written again)

    return Tracking(document)


def _held(grid: PaperTable, *, noted: bool) -> frozenset[int]:
    """Return the rows that no page parts from what is below.

    These are headings, the last row but one, so that no row stands alone, and the last of a `noted` table.

    Rows that share a cell stay together: `parted` sees to it that they fit on a page.
    """
    held = {place for place, row in enumerate(grid.rows) if row.heads or row.strong}
    held |= {place for first, end, _ in merged(grid) for place in range(first, end - 1)}
    last = len(grid.rows) - 1
    return frozenset(held | ({0, last - 1, last} if noted else {0, last - 1}))


def _set_widths(table: "Table", shares: Sequence[int], width: int) -> None:
    """Set columns and cells: some programs read the one, some the other.

    The table is as wide as the text of the page, whatever page it is pasted into, and so are its cells in
    their shares.
    """
    from docx.oxml.ns import qn  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    table.autofit = False
    _set_cell_margins(table)
    _set_share(table._tbl.tblPr.find(qn("w:tblW")), _ALL)
    for column, share in zip(table.columns, shares, strict=True):
        column.width = Mm(width * share / sum(shares))
    for row in table.rows:
        for cell, share in zip(row.cells, shares, strict=True):
            _set_share(cell._tc.get_or_add_tcPr().get_or_add_tcW(), round(_ALL * share / sum(shares)))


def _set_share(element: Any, share: int) -> None:
    """Set a width in fiftieths of a percent of what is around it."""
    from docx.oxml.ns import qn  # noqa: PLC0415

    element.set(qn("w:type"), "pct")
    element.set(qn("w:w"), str(share))


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
    from docx.oxml.ns import qn  # noqa: PLC0415

    own = cell._tc
    covered = [one for _, one in zip(range(across - 1), own.itersiblings("{*}tc"), strict=False)]
    own.grid_span = across
    _set_share(
        own.get_or_add_tcPr().tcW,
        sum(int(one.get_or_add_tcPr().tcW.get(qn("w:w"))) for one in (own, *covered)),
    )
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

    size: int
    align: Literal["left", "center", "right"]
    bold: bool = False
    italic: bool = False
    held: bool = False
    indent: int = 0


def _add_run(paragraph: "WordParagraph", text: str) -> Any:
    """Add a run of `text` to a paragraph, in which no date such as 2026-12-31 is broken."""
    from docx.oxml import OxmlElement  # noqa: PLC0415

    first, *others = _IN_A_DATE.split(text)
    run: Any = paragraph.add_run(first)
    for part in others:
        run._r.append(OxmlElement("w:noBreakHyphen"))
        run.add_text(part)
    return run


def _fill(cell: "_Cell", lines: Lines, form: _Form) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415
    from docx.shared import Mm, Pt  # noqa: PLC0415

    for place, line in enumerate(lines or ("",)):
        paragraph = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
        layout, run = paragraph.paragraph_format, _add_run(paragraph, line)
        layout.space_after, run.font.size = Pt(0), Pt(form.size)
        if form.align != "left":
            layout.alignment = WD_ALIGN_PARAGRAPH.from_xml(form.align)
        if form.held:
            layout.keep_with_next = True
        if form.indent:
            layout.left_indent = Mm(form.indent)
        if form.bold:
            run.bold = True
        if form.italic:
            run.italic = True
