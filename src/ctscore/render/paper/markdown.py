"""Paper as markdown: below a cell that reaches down stand empty cells, as in text copied from a document.

An open cell is dotted, so that nobody, and no program, takes it for a part of the cell above.
"""

from tabulate import tabulate

from ctscore.document import Cell, Grid, Kind, Letterhead, Look, Paper, Paragraph, said
from ctscore.render.markdown import escape
from ctscore.render.paper.cells import Lines, cell_lines, paragraph_words
from ctscore.render.values import is_figure

_OPEN = "…"
_BEFORE = {Look.TITLE: "## ", Look.HEADING: "### ", Look.ITEM: "- "}
_AROUND = {Look.LABEL: "**", Look.CAPTION: "**", Look.ASIDE: "*", Look.SOURCE: "*"}


def render(paper: Paper, lang: str) -> bytes:
    """Return `paper` as markdown in UTF-8."""
    blocks: list[str] = []
    for block in paper.blocks:
        if isinstance(block, Grid):
            blocks.append(_grid(block, lang))
        elif isinstance(block, Letterhead):
            blocks += [
                "  \n".join(escape(said(line, lang)) for line in side) for side in (block.issuer, block.state)
            ]
        else:
            blocks.append(_paragraph(block, lang))
    return ("\n\n".join(blocks) + "\n").encode("utf-8", errors="backslashreplace")


def _paragraph(paragraph: Paragraph, lang: str) -> str:
    around = _AROUND.get(paragraph.look, "")
    lead = f"**{escape(paragraph.lead)}** " if paragraph.lead else ""
    text = f"{around}{lead}{escape(paragraph_words(paragraph, lang))}{around}"
    return _BEFORE.get(paragraph.look, "") + text


def _grid(grid: Grid, lang: str) -> str:
    cells = [
        [
            _cell(cell, lines, strong=row.strong and column.kind in (Kind.CODE, Kind.TEXT))
            for cell, lines, column in zip(row.cells, across, grid.columns, strict=True)
        ]
        for row, across in zip(grid.rows, cell_lines(grid, lang), strict=True)
    ]
    return tabulate(
        cells,
        headers=[escape(said(column.label, lang)) for column in grid.columns],
        tablefmt="pipe",
        colalign=["right" if is_figure(column.kind) else "left" for column in grid.columns],
        disable_numparse=True,
    )


def _cell(cell: Cell | None, lines: Lines, *, strong: bool) -> str:
    if cell is not None and cell.open:
        return _OPEN
    text = "<br>".join(map(escape, lines))
    return f"**{text}**" if strong and text else text
