"""How an office would print the figures of many units, with the map that its reader would write."""

from decimal import Decimal
from random import Random

from tests.tables import words
from tests.tables.cells import LETTERS, Cell, Column, Grid, Unread, header, space_out, written
from tests.tables.decoys import add_tables
from tests.tables.drawn import Drawing
from tests.tables.kinds import Choice
from tests.tables.meaning import Panel

_UNIT = "Đơn vị"
_MEAN = "Trung bình"
_NOTE = "Nguồn: tổng hợp của Sở Nội vụ"


def draw_panel(rng: Random, choice: Choice, made: Panel) -> Drawing:
    """Draw a panel."""
    drawing = _PanelDrawing(rng, choice, made)
    kinds = choice.kinds
    if "league" in kinds:
        grid = drawing.league()
    elif "transposed" in kinds:
        grid = drawing.transposed()
    elif "long" in kinds:
        grid = drawing.long()
    else:
        grid = drawing.wide()
    _change_letters(rng, grid, kinds)
    if "text-figures" in kinds:
        for cell in (cell for row in grid.rows for cell in row):
            cell.number = None
    drawn = Drawing(choice, made, [grid], ["--index", words.PANEL_INDEX], unread=drawing.unread)
    space_out(rng, grid, kinds)
    if "titles" in kinds:
        grid.above = ["BẢNG TỔNG HỢP ĐIỂM SỐ", "(Kèm theo Báo cáo số 20/BC-UBND ngày 05/3/2026)"]
    if "notes" in kinds:
        grid.below = [_NOTE]
        drawn.unread.append(Unread("the note below", (_NOTE[:6],)))
    drawn.map = drawing.map(len(grid.above) + grid.header)
    add_tables(rng, drawn.grids, drawn.unread, kinds, plan=False)
    return drawn


class _PanelDrawing:
    """Draws a panel in one of its layouts."""

    def __init__(self, rng: Random, choice: Choice, made: Panel) -> None:
        self.rng, self.made, self.kinds = rng, made, choice.kinds
        self.comma = "." if "dot" in self.kinds else ","
        self.unread: list[Unread] = []
        self.names = {unit: self._name(unit) for unit in made.rows}
        self.columns = {code: name for code, (name, _) in made.criteria.items()}

    def _name(self, unit: str) -> str:
        spellings = words.UNITS[unit]
        return self.rng.choice(spellings) if "spellings" in self.kinds else spellings[0]

    def wide(self) -> Grid:
        """A row a unit, a column a criterion."""
        columns = self._wide_columns()
        rows = []
        for number, unit in enumerate(self.made.rows, start=1):
            rows.append([self._cell(unit, column.role, number) for column in columns])
            if "merged-units" in self.kinds:
                self._second_row(rows, columns)
        if "total" in self.kinds:
            mean = [
                Cell(_MEAN) if each.role == "unit" else Cell(written(Decimal("5.5"), self.comma))
                for each in columns
            ]
            rows.append(mean)
        head = header(columns)
        return Grid(head + rows, len(head))

    def _wide_columns(self) -> list[Column]:
        kinds = self.kinds
        above: tuple[str, ...] = ()
        if "header-2" in kinds or "header-3" in kinds:
            above = ("Điểm thành phần",) if "header-2" in kinds else ("Kết quả", "Điểm thành phần")
        columns = [Column(("STT",), "row number"), Column((_UNIT,), "unit")]
        for code, name in self.columns.items():
            if "year-columns" in kinds:
                columns.append(Column((name, str(words.YEAR - 1)), "before"))
                columns.append(Column((name, str(words.YEAR)), code))
            else:
                columns.append(Column((*above, name), code))
        for kind, head in (
            ("bare-column", ""),
            ("own-maxima", "Điểm chuẩn tối đa"),
            ("rank-column", "Xếp hạng"),
            ("change-column", "Tăng, giảm"),
            ("remark-column", "Nhận xét"),
        ):
            if kind in kinds:
                columns.append(Column((head,), kind))
                known = (head,) if head else ("without a header", "no header", "above it", "[")
                self.unread.append(Unread(f"the column {head or 'without a header'}", known))
        return columns

    def _cell(self, unit: str, role: str, number: int) -> Cell:
        if role == "row number":
            return Cell(str(number), number=Decimal(number))
        if role == "unit":
            return Cell(self.names[unit])
        if role in self.columns:
            return self._figure(unit, role)
        if role == "before":
            figure = Decimal(self.rng.randint(100, 999)) / 100
            return Cell(written(figure, self.comma), number=figure)
        if role == "own-maxima":
            return Cell(str(self.rng.choice([20, 25, 30])))
        texts = {
            "bare-column": str(60 - number),
            "rank-column": str(number),
            "change-column": "▲ 0,5",
            "remark-column": "Cần cố gắng",
        }
        return Cell(texts[role])

    def _figure(self, unit: str, code: str) -> Cell:
        figure = self.made.rows[unit][code]
        keys = ((unit, code),)
        if not isinstance(figure, Decimal):
            return Cell("-", keys)
        text = written(figure, self.comma, thousands="thousands" in self.kinds)
        cell = Cell(text, keys, number=figure)
        if "of-maximum" in self.kinds:
            cell.text += f"/{written(self.made.criteria[code][1], self.comma)}"
        elif "percent" in self.kinds:
            share = 100 * figure / self.made.criteria[code][1]
            cell.text = written(share.quantize(Decimal("0.0001")), self.comma) + "%"
        elif "arrows" in self.kinds:
            cell.text += self.rng.choice([" ▲", " ▼ 2", " (2024)", " (xanh)", ""])
        if cell.text != text:
            cell.number = None
        return cell

    def _second_row(self, rows: list[list[Cell]], columns: list[Column]) -> None:
        """Add the ranks of a unit below its figures; its name reaches over both rows."""
        second = [
            Cell(str(self.rng.randint(1, 63))) if each.role in self.columns else Cell() for each in columns
        ]
        for at, column in enumerate(columns):
            if column.role in ("row number", "unit"):
                rows[-1][at].down = 2
                second[at].covered = True
        rows.append(second)

    def league(self) -> Grid:
        """A column of units for each criterion, sorted by it."""
        headed = self.rng.random() < 0.5
        columns: list[Column] = []
        pairs: list[list[list[Cell]]] = []
        for at, (code, name) in enumerate(self.columns.items()):
            columns += [Column((_UNIT if headed or not at else "",), "unit"), Column((name,), code)]
            known = [unit for unit, row in self.made.rows.items() if isinstance(row[code], Decimal)]
            ranked = sorted(known, key=lambda unit: self.made.rows[unit][code] or 0, reverse=True)
            pairs.append([[Cell(self.names[unit]), self._figure(unit, code)] for unit in ranked])
        rows = [
            [cell for pair in pairs for cell in (pair[at] if at < len(pair) else [Cell(), Cell()])]
            for at in range(max(map(len, pairs)))
        ]
        return Grid([*header(columns), *rows])

    def transposed(self) -> Grid:
        """A row a criterion, a column a unit."""
        head = [Cell("STT"), Cell("Tiêu chí"), *(Cell(name) for name in self.names.values())]
        rows = [
            [Cell(code), Cell(name), *(self._figure(unit, code) for unit in self.made.rows)]
            for code, name in self.columns.items()
        ]
        return Grid([head, *rows])

    def long(self) -> Grid:
        """A row a figure."""
        head = [Cell(_UNIT), Cell("Tiêu chí"), Cell("Điểm")]
        rows = [
            [Cell(self.names[unit]), Cell(name), self._figure(unit, code)]
            for unit in self.made.rows
            for code, name in self.columns.items()
        ]
        return Grid([head, *rows])

    def map(self, header_row: int) -> str:
        """Return the map of a reader who names what stands above each column."""
        lines = ["format: ctscore/panel-map@1", f"unit_column: {_UNIT}", f"header_row: {header_row}"]
        lines += [f"decimal: {'comma' if self.comma == ',' else 'dot'}", 'blank: ["-"]']
        if "total" in self.kinds:
            lines.append(f"skip: [{_MEAN}]")
        lines.append(f"source: {{document: {words.DOCUMENT}}}")
        most_of_all = sum(most for code, (_, most) in self.made.criteria.items() if code != self.made.raw)
        lines.append(f"max: {most_of_all}")
        lines.append("criteria:")
        for code, (name, most) in self.made.criteria.items():
            column = f"{name} {words.YEAR}" if "year-columns" in self.kinds else name
            scale = "better: lower" if code == self.made.raw else f"max: {most}"
            lines.append(f'- {{code: "{code}", name: {{vi: "{name}"}}, {scale}, column: "{column}"}}')
        return "\n".join(lines) + "\n"


def _change_letters(rng: Random, grid: Grid, kinds: frozenset[str]) -> None:
    """Write some names of units in letters that went wrong."""
    letters = LETTERS.get(next((each for each in kinds if each in LETTERS), ""))
    for row in grid.rows[grid.header :]:
        for cell in row:
            if letters and not cell.keys and cell.number is None and rng.random() < 0.7:
                cell.text = letters(cell.text)
