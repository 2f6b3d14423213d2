"""Draws a table of any kind from a seed: its meaning, the table, and what stands around and inside it."""

import re
from collections.abc import Callable
from decimal import Decimal
from random import Random

from tests.tables import meaning, words
from tests.tables.cells import LETTERS, Cell, Grid, Unread, space_out
from tests.tables.decoys import add_tables
from tests.tables.drawn import Drawing
from tests.tables.kinds import PANEL, PLAN, POINTS, Choice
from tests.tables.panel_drawing import draw_panel
from tests.tables.plan_drawing import draw_plan
from tests.tables.points_drawing import draw_points

_NOTES = [
    "Ghi chú: điểm của các tiêu chí khác do Bộ Nội vụ công bố.",
    "NGƯỜI LẬP BIỂU",
    "(Ký, ghi rõ họ tên)",
]


def draw(rng: Random, choice: Choice) -> Drawing:
    """Make a meaning and draw it."""
    kinds = choice.kinds
    if choice.about == PANEL:
        return draw_panel(rng, choice, meaning.panel(rng, kinds))
    if choice.about == POINTS:
        drawn = draw_points(rng, choice, meaning.points(rng, kinds))
    else:
        drawn = draw_plan(rng, choice, meaning.plan(rng, kinds))
    _finish(rng, drawn)
    return drawn


def _finish(rng: Random, drawn: Drawing) -> None:
    """Add what stands around and inside tables of every kind."""
    kinds, grid = drawn.choice.kinds, drawn.grids[0]
    head = grid.rows[: grid.header]
    if "page-headers" in kinds or "split-row" in kinds:
        _page_break(rng, grid, head, split="split-row" in kinds)
    if "column-numbers" in kinds:
        form = rng.choice(["({})", "{}"])
        numbers = [Cell(form.format(at)) for at in range(1, grid.width + 1)]
        grid.rows.insert(grid.header, numbers)
    _write_letters(rng, grid, kinds)
    space_out(rng, grid, kinds)
    grid.sheet = "Phụ lục"
    if "titles" in kinds:
        what = "BẢNG CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH" if drawn.choice.about == POINTS else "DANH MỤC NHIỆM VỤ"
        grid.above = ["PHỤ LỤC", what, words.CITED]
    else:
        drawn.options += ["--document", words.DOCUMENT]
    if "inner-notes" in kinds:
        note = Cell("(*) Các nội dung khác thực hiện theo Quyết định số 12/QĐ-UBND.", right=grid.width)
        grid.rows.append([note, *(Cell(covered=True) for _ in range(grid.width - 1))])
        drawn.unread.append(Unread("the note in the table", ("(*)", "Các nội dung khác")))
    _type_figures(grid, kinds)
    if "notes" in kinds:
        grid.below = list(_NOTES)
        if drawn.choice.format in ("xlsx", "csv"):
            drawn.unread.append(Unread("the notes below", (_NOTES[0][:12],)))
    if "two-annexes" in kinds:
        drawn.options += ["--annex", "II"]
    if "field-tables" in kinds or "continued" in kinds:
        _in_several(rng, drawn, head)
    add_tables(rng, drawn.grids, drawn.unread, kinds, plan=drawn.choice.about == PLAN)


def _write_letters(rng: Random, grid: Grid, kinds: frozenset[str]) -> None:
    """Break lines in cells, and write letters in other ways."""
    if "line-breaks" in kinds:
        _each_name(grid, lambda text: text.replace(" ", "\n", 1) if rng.random() < 0.3 else text)
    letters = LETTERS.get(next((each for each in kinds if each in LETTERS), ""))
    if letters and "decomposed" in kinds:
        for row in grid.rows:
            for cell in row:
                cell.text = letters(cell.text)
    elif letters:
        _each_name(grid, lambda text: letters(text) if rng.random() < 0.5 else text)


def _type_figures(grid: Grid, kinds: frozenset[str]) -> None:
    """Let Excel hold codes as numbers, or figures as text."""
    for row in grid.rows[grid.header :]:
        for cell in row:
            if "text-figures" in kinds:
                cell.number = None
            if "code-numbers" in kinds and any(aspect == "code" for _, aspect in cell.keys):
                cell.number = Decimal(cell.text) if re.fullmatch(r"\d+(\.\d+)?", cell.text) else None


def _each_name(grid: Grid, change: Callable[[str], str]) -> None:
    """Change the texts of cells that hold names."""
    for row in grid.rows[grid.header :]:
        for cell in row:
            if any(aspect == "name" for _, aspect in cell.keys):
                cell.text = change(cell.text)


def _in_several(rng: Random, drawn: Drawing, head: list[list[Cell]]) -> None:
    """Go on in another table below: with a title where each field has one of its own."""
    grid, titled = drawn.grids[0], "field-tables" in drawn.choice.kinds
    tops = [at for at, row in enumerate(grid.rows) if at >= grid.header and _is_top(drawn, row)]
    ends = tops[1:] if titled else [rng.randint(tops[0] + 2, len(grid.rows) - 1)]
    parts = [grid.rows[start:end] for start, end in zip(ends, [*ends[1:], len(grid.rows)], strict=True)]
    grid.rows = grid.rows[: ends[0]]
    for number, rows in enumerate(parts, start=2):
        above = [f"Bảng {number}"] if titled else []
        drawn.grids.append(Grid([*_copied(head), *rows], len(head), above, sheet=grid.sheet))
    drawn.grids[-1].below, grid.below = grid.below, []


def _is_top(drawn: Drawing, row: list[Cell]) -> bool:
    keys = [key for cell in row for key in cell.keys if key[1] == "parent"]
    return any(drawn.facts.get(key) == "" for key in keys)


def _copied(head: list[list[Cell]]) -> list[list[Cell]]:
    return [[Cell(cell.text, (), cell.down, cell.right, cell.covered) for cell in row] for row in head]


def _page_break(rng: Random, grid: Grid, head: list[list[Cell]], *, split: bool) -> None:
    """Repeat the header between two rows, or in the midst of one."""
    at = rng.randint(grid.header + 2, len(grid.rows) - 1)

    def is_whole(at: int) -> bool:
        return any(cell.covered for cell in grid.rows[at]) or (split and _name_in(grid.rows[at - 1]) is None)

    while is_whole(at) and at > grid.header + 1:
        at -= 1
    again = _copied(head)
    if split and (name := _name_in(grid.rows[at - 1])):
        first, _, rest = name.text.partition(" ")
        second, _, rest = rest.partition(" ")
        if rest:
            name.text = f"{first} {second}"
            again.append([Cell() for _ in grid.rows[0]])
            again[-1][grid.rows[at - 1].index(name)] = Cell(rest, name.keys)
    grid.rows[at:at] = again


def _name_in(row: list[Cell]) -> Cell | None:
    return next((cell for cell in row if any(aspect == "name" for _, aspect in cell.keys)), None)
