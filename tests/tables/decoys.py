"""Other tables beside the one that is meant: each has to be named where it is left out."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from tests.tables.cells import Cell, Grid, Unread, written

_TABLES: dict[str, tuple[str, list[list[str]]]] = {
    "tasks": (
        "Danh mục nhiệm vụ",
        [
            ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"],
            ["1", "Lập danh mục hồ sơ", "Sở Nội vụ", "Quý I"],
            ["2", "Sơ kết công tác", "Sở Tư pháp", "Quý II"],
        ],
    ),
    "points": (
        "Bảng chấm điểm",
        [
            ["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt được"],
            ["1", "Kỷ luật lao động", "5", "4,5"],
            ["1.1", "Giờ giấc", "5", "4,5"],
        ],
    ),
    "targets": (
        "Chỉ tiêu chủ yếu",
        [
            ["STT", "Chỉ tiêu", "Đơn vị tính", "Mục tiêu năm 2026"],
            ["1", "Tỷ lệ hồ sơ trực tuyến", "%", "80"],
            ["2", "Thứ hạng của thành phố", "hạng", "10"],
        ],
    ),
    "legend": (
        "Bảng chữ viết tắt",
        [["Chữ viết tắt", "Nghĩa"], ["CCHC", "Cải cách hành chính"], ["TTHC", "Thủ tục hành chính"]],
    ),
}


def add_tables(
    rng: Random, grids: list[Grid], unread: list[Unread], kinds: frozenset[str], *, plan: bool
) -> None:
    """Put the other table before or after the one that is meant; a second sheet comes after."""
    for kind, name in (
        ("other-table", "points" if plan else "tasks"),
        ("targets-table", "targets"),
        ("legend-table", "legend"),
    ):
        if kind in kinds:
            title, rows = _TABLES[name]
            other = Grid(_cells(rows), above=[title], sheet=grids[0].sheet, decoy=True)
            at = rng.choice([0, 1])
            grids.insert(at, other)
            heads = (each for each in rows[0] if len(each) > 6)
            unread.append(Unread(f"the table {title}", (title, f"table {at + 1}:", *heads)))
    if "two-annexes" in kinds:
        _second_annex(rng, grids, unread)
    if "second-sheet" in kinds:
        grids.append(Grid(_cells(_TABLES["legend"][1]), sheet="Chữ viết tắt", decoy=True))
        unread.append(Unread("the second sheet", ("Chữ viết tắt",)))
    if "other-unit-table" in kinds:
        grids[0].above = [*grids[0].above, "1. Sở Nội vụ"]
        grids.append(_same_with_other_figures(rng, grids[0]))
        unread.append(Unread("the table of the other unit", ("Sở Tư pháp", "table 2:")))


def _second_annex(rng: Random, grids: list[Grid], unread: list[Unread]) -> None:
    """Make the table the second of two annexes; its reader asks for it."""
    other = Grid(_cells(_TABLES["tasks"][1]), above=["PHỤ LỤC I"], sheet=grids[0].sheet, decoy=True)
    grids[0].above = ["PHỤ LỤC II", *grids[0].above]
    grids.insert(0, other)
    unread.append(Unread("the annex I", ("annex I:", "annex I;", "annex I ", "table 1:")))


def _cells(rows: Sequence[Sequence[str]]) -> list[list[Cell]]:
    return [[Cell(text) for text in row] for row in rows]


def _same_with_other_figures(rng: Random, grid: Grid) -> Grid:
    """Return the table once more, for another unit: its points are lower."""
    rows = []
    for row in grid.rows:
        cells = []
        for cell in row:
            other = Cell(cell.text, (), cell.down, cell.right, cell.covered)
            if any(aspect.startswith("points") for _, aspect in cell.keys) and cell.number is not None:
                other.number = (cell.number * rng.randint(10, 60) / 100).quantize(Decimal("0.01"))
                other.text = written(other.number, ",")
            cells.append(other)
        rows.append(cells)
    return Grid(rows, grid.header, ["2. Sở Tư pháp"], sheet=grid.sheet, decoy=True)
