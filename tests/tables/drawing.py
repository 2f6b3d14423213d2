"""How an office would print a table of points or of tasks; `draw` makes a meaning and its drawing."""

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from random import Random

from tests.tables import meaning, words
from tests.tables.cells import LETTERS, Cell, Column, Grid, Unread, header, merge_down, written
from tests.tables.decoys import add_tables
from tests.tables.kinds import PANEL, PLAN, POINTS, Choice
from tests.tables.meaning import Criterion, Facts, Meaning, Plan, Points, Task

_STAGE_HEADS = {
    "self": ("Điểm tự chấm", "Tự chấm"),
    "appraised": ("Điểm thẩm định", "Thẩm định"),
    "appraised-2": ("Điểm thẩm định lần 2", "Thẩm định lần 2"),
    "published": ("Điểm đạt được", "Đạt được"),
}
_ENGLISH = {
    "number": "No.",
    "name": "Criterion",
    "max": "Maximum",
    "self": "Self-assessed",
    "appraised": "Appraised",
    "appraised-2": "Second appraisal",
    "published": "Achieved",
}
_OTHER_WORDS = {
    "number": "TT",
    "name": "Nội dung tiêu chí",
    "max": "Thang điểm",
    "self": "Điểm đơn vị tự đánh giá",
    "appraised": "Kết quả thẩm định",
    "appraised-2": "Kết quả thẩm định lần 2",
    "published": "Kết quả công bố",
}
_PLAN_WORDS = {
    "number": ("STT", "TT", "No."),
    "name": ("Nhiệm vụ", "Nội dung công việc", "Task"),
    "product": ("Sản phẩm", "Kết quả, sản phẩm", "Product"),
    "leads": ("Cơ quan chủ trì", "Trách nhiệm thực hiện", "Lead agency"),
    "helpers": ("Cơ quan phối hợp", "Phối hợp thực hiện", "Coordinating agency"),
    "timing": ("Thời gian hoàn thành", "Thời hạn", "Time"),
}
_NOTES = [
    "Ghi chú: điểm của các tiêu chí khác do Bộ Nội vụ công bố.",
    "NGƯỜI LẬP BIỂU",
    "(Ký, ghi rõ họ tên)",
]


@dataclass
class Drawing:
    """A meaning and how it is printed; `options` are what its reader would tell the program beside the file.

    `also` are facts that are printed and may be left out where that is told; `unread` must be told or kept.
    """

    choice: Choice
    meaning: Meaning
    grids: list[Grid]
    options: list[str] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)
    also: Facts = field(default_factory=dict)
    map: str = ""

    @property
    def facts(self) -> Facts:
        """What the program should make of it."""
        return self.meaning.facts()

    @property
    def rows(self) -> int:
        """How many rows there are, headers too."""
        return sum(len(grid.rows) for grid in self.grids)


def draw(rng: Random, choice: Choice) -> Drawing:
    """Make a meaning and draw it."""
    from tests.tables.panel_drawing import draw_panel

    kinds = choice.kinds
    if choice.about == PANEL:
        return draw_panel(rng, choice, meaning.panel(rng, kinds))
    if choice.about == POINTS:
        drawn = _PointsDrawing(rng, choice, meaning.points(rng, kinds)).drawn()
    else:
        drawn = _draw_plan(rng, choice, meaning.plan(rng, kinds))
    _finish(rng, drawn)
    return drawn


class _PointsDrawing:
    """Draws a table of points."""

    def __init__(self, rng: Random, choice: Choice, made: Points) -> None:
        self.rng, self.choice, self.made, self.kinds = rng, choice, made, choice.kinds
        self.comma = "." if "dot" in self.kinds else ","
        self.unread: list[Unread] = []
        self.also: Facts = {}
        self.others = {row.code: self._other(row) for row in made.walk()}

    def drawn(self) -> Drawing:
        """Return the drawing, but for what stands around every table."""
        columns = self._columns()
        rows = [row for each in self.made.criteria for row in self._rows(each, columns)]
        if "leads" in self.kinds:
            merge_down(rows, next(at for at, each in enumerate(columns) if each.role == "lead"))
        if "total" in self.kinds:
            rows.append(self._total(columns))
        head = header(columns)
        options = ["--index", self.made.index]
        if self.made.unit != words.HOME:
            options += ["--unit", self.made.unit]
        grid = Grid(head + rows, len(head))
        return Drawing(self.choice, self.made, [grid], options, unread=self.unread, also=self.also)

    def _columns(self) -> list[Column]:
        kinds, figures = self.kinds, self._figure_columns()
        name = self.rng.choice(
            ["Lĩnh vực, tiêu chí, tiêu chí thành phần", "Tiêu chí", "Tiêu chí/Tiêu chí thành phần"]
        )
        columns = [
            Column((self._word("number", "STT"),), "number"),
            Column((self._word("name", name),), "name"),
        ]
        columns += figures
        for kind, head in (
            ("rate-column", "Tỷ lệ (%)"),
            ("rank-column", "Xếp hạng"),
            ("change-column", "Tăng, giảm so với năm trước"),
            ("remark-column", "Nhận xét"),
        ):
            if kind in kinds:
                columns.append(Column((head,), kind))
                self.unread.append(Unread(f"the column {head}", (head,)))
        if "leads" in kinds:
            columns.append(Column(("Cơ quan chủ trì",), "lead"))
        return columns

    def _figure_columns(self) -> list[Column]:
        kinds = self.kinds
        most = Column((self._word("max", self.rng.choice(["Điểm tối đa", "Điểm chuẩn"])),), "max")
        if "unit-columns" in kinds:
            columns = [most]
            for unit in ("lam-dong", "dak-nong"):
                name = words.UNITS[unit][0]
                columns += [
                    Column((name, "Điểm đạt"), f"of {unit}"),
                    Column((name, "Thứ hạng"), "rank-column"),
                ]
            return columns
        if "year-columns" in kinds:
            years = self.rng.choice([("Năm {}", "Điểm đạt được"), ("Điểm đạt được {}",)])
            return [most] + [
                Column(
                    tuple(each.format(year) for each in years),
                    "published" if year == words.YEAR else "of before",
                )
                for year in (words.YEAR - 1, words.YEAR)
            ]
        columns = [most]
        for stage in self.made.stages:
            columns.append(Column((self._word(stage, _STAGE_HEADS[stage][0]),), stage))
        if "survey" in kinds:
            columns.append(Column(("Điểm điều tra xã hội học",), "survey"))
        if "header-2" in kinds or "header-3" in kinds:
            above = ("Điểm",) if "header-2" in kinds else ("Kết quả chấm điểm", "Điểm")
            short = {"max": "Tối đa", "survey": "Điều tra xã hội học"}
            short |= {stage: heads[1] for stage, heads in _STAGE_HEADS.items()}
            columns = [Column((*above, short[each.role]), each.role) for each in columns]
        return columns

    def _word(self, role: str, usual: str) -> str:
        if "english" in self.kinds:
            return _ENGLISH[role]
        return _OTHER_WORDS[role] if "other-words" in self.kinds else usual

    def _rows(self, top: Criterion, columns: list[Column]) -> list[list[Cell]]:
        rows = []
        for row in top.walk():
            rows.append([self._cell(row, column.role) for column in columns])
            for at, text in enumerate(row.scale):
                cells = [Cell() for _ in columns]
                cells[1] = Cell(text, ((row.code, "scale"),))
                if "dashes" not in self.kinds and self.rng.random() < 0.3:
                    cells[0] = Cell("-")
                if at == 0 and row.max is not None and self.rng.random() < 0.3:
                    cells[2] = self._figure(row.max)
                rows.append(cells)
        return rows

    def _cell(self, row: Criterion, role: str) -> Cell:
        code = row.code
        if role == "number":
            dot = "." if "dotted-codes" in self.kinds and not row.sign else ""
            close = ")" if row.sign and row.sign != "-" and self.rng.random() < 0.5 else ""
            return Cell((row.sign or code) + dot + close, ((code, "parent"), (code, "code")))
        if role == "name":
            return Cell(row.name, ((code, "name"),))
        if role == "max":
            return Cell() if row.max is None else self._figure(row.max, (code, "max"))
        if role in meaning.STAGES or role == "survey":
            stage = self.made.stages[-1] if row.survey else role
            return self._points(row, stage) if row.survey == (role == "survey") else Cell()
        return self._beside(row, role)

    def _beside(self, row: Criterion, role: str) -> Cell:
        last = self.made.stages[-1]
        if role == "lead":
            return Cell(row.lead.printed if row.lead else "")
        if role.startswith("of "):
            own = role == f"of {self.made.unit}"
            return self._points(row, last) if own else self._figure(self.others[row.code])
        figure = row.points.get(last)
        if figure is None or not row.max:
            return Cell()
        rank = self.rng.randint(1, 63)
        rate = written((100 * figure / row.max).quantize(Decimal("0.01")), self.comma) + "%"
        cells = {
            "rank-column": Cell(str(rank), number=Decimal(rank)),
            "rate-column": Cell(rate),
            "change-column": Cell(self.rng.choice(["▲ 0,5", "▼ 0,25", "-", "+0,1"])),
            "remark-column": Cell(self.rng.choice(["", "", "Cần rà soát lại", "Đạt yêu cầu"])),
        }
        return cells[role]

    def _points(self, row: Criterion, stage: str) -> Cell:
        if row.mark is not None:
            return Cell(row.mark, tuple((row.code, f"points {each}") for each in (stage,)))
        if stage not in row.points:
            return Cell()
        cell = self._figure(row.points[stage], (row.code, f"points {stage}"))
        if row.parts or not row.max:
            return cell
        if "of-maximum" in self.kinds:
            cell.text = f"{cell.text}/{self._written(row.max)}"
        elif "point-words" in self.kinds:
            cell.text += " điểm"
        elif "percent" in self.kinds:
            cell.text = (
                written((100 * row.points[stage] / row.max).quantize(Decimal("0.0001")), self.comma) + "%"
            )
        elif "arrows" in self.kinds:
            cell.text += self.rng.choice([" ▲", " ▼", ""])
        if cell.text != self._written(row.points[stage]):
            cell.number = None
        return cell

    def _written(self, figure: Decimal) -> str:
        return written(figure, self.comma, thousands="thousands" in self.kinds)

    def _figure(self, figure: Decimal, *keys: meaning.Key) -> Cell:
        return Cell(self._written(figure), keys, number=figure)

    def _other(self, row: Criterion) -> Decimal:
        """Points of another unit or year on the scale of a row."""
        return ((row.max or Decimal(0)) * self.rng.randint(10, 39) / 100).quantize(Decimal("0.01"))

    def _total(self, columns: list[Column]) -> list[Cell]:
        """Return the row of sums."""
        cells = [Cell() for _ in columns]
        text = self.rng.choice(["Tổng cộng", "TỔNG ĐIỂM", "Cộng"])
        cells[1] = Cell(text)
        listed = sum((each.max or Decimal(0) for each in self.made.criteria), Decimal(0))
        for at, column in enumerate(columns):
            if column.role == "max" and listed:
                cells[at] = self._figure(listed)
            elif column.role in self.made.stages and self.made.listing != "losses-only":
                cells[at] = self._figure(self.made.total(column.role), ("", f"points {column.role}"))
                self.also["", f"points {column.role}"] = self.made.total(column.role)
        self.unread.append(Unread("the row of sums", (text,)))
        return cells


def _draw_plan(rng: Random, choice: Choice, made: Plan) -> Drawing:
    """Draw a table of tasks."""
    kinds = choice.kinds
    wording = 2 if "english" in kinds else 1 if "other-words" in kinds else 0
    columns = [Column((heads[wording],), role) for role, heads in _PLAN_WORDS.items()]
    if rng.random() < 0.3:
        columns.insert(2, columns.pop(5))
    if "header-2" in kinds or "header-3" in kinds:
        above = ("Phân công",) if "header-2" in kinds else ("Tổ chức thực hiện", "Phân công")
        for column in columns:
            if column.role in ("leads", "helpers"):
                column.head = (*above, {"leads": "Chủ trì", "helpers": "Phối hợp"}[column.role])
        columns.sort(
            key=lambda each: ("number", "name", "product", "leads", "helpers", "timing").index(each.role)
        )
    unread = []
    for kind, head in (
        ("money-column", "Kinh phí (triệu đồng)"),
        ("chief-column", "Lãnh đạo phụ trách"),
        ("remark-column", "Nhận xét"),
    ):
        if kind in kinds:
            columns.append(Column((head,), kind))
            unread.append(Unread(f"the column {head}", (head,)))
    rows = [[_task_cell(rng, task, column.role) for column in columns] for task in made.tasks]
    if "merged-leads" in kinds:
        merge_down(rows, next(at for at, each in enumerate(columns) if each.role == "leads"))
    head_rows = header(columns)
    grid = Grid(head_rows + rows, len(head_rows))
    return Drawing(choice, made, [grid], ["--index", words.INDEX, "--kind", "plan"], unread=unread)


def _task_cell(rng: Random, task: Task, role: str) -> Cell:
    texts: dict[str, str] = {
        "number": task.printed_code,
        "name": task.name,
        "product": task.product,
        "leads": task.lead.printed if task.lead else "",
        "helpers": task.helpers.printed if task.helpers else "",
        "timing": task.timing.printed if task.timing else "",
    }
    if role in texts:
        aspects = ("parent", "code") if role == "number" else (role,)
        return Cell(texts[role], tuple((task.code, aspect) for aspect in aspects))
    if not task.lead:
        return Cell()
    if role == "money-column":
        return Cell(str(rng.randint(10, 900)))
    return Cell(
        rng.choice(["Giám đốc Sở Nội vụ", "Chánh Văn phòng"] if role == "chief-column" else ["", "Việc mới"])
    )


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
    if "line-breaks" in kinds:
        _each_text(grid, lambda text: text.replace(" ", "\n", 1) if rng.random() < 0.3 else text, names=True)
    letters = LETTERS.get(next((each for each in kinds if each in LETTERS), ""))
    if letters and "decomposed" in kinds:
        for row in grid.rows:
            for cell in row:
                cell.text = letters(cell.text)
    elif letters:
        _each_text(grid, lambda text: letters(text) if rng.random() < 0.5 else text, names=True)
    grid.sheet = "Phụ lục"
    if "titles" in kinds:
        what = "BẢNG CHẤM ĐIỂM CẢI CÁCH HÀNH CHÍNH" if drawn.choice.about == POINTS else "DANH MỤC NHIỆM VỤ"
        grid.above = ["PHỤ LỤC", what, words.CITED]
    else:
        drawn.options += ["--document", words.DOCUMENT]
    if "notes" in kinds:
        grid.below = list(_NOTES)
        if drawn.choice.format in ("xlsx", "csv"):
            drawn.unread.append(Unread("the notes below", (_NOTES[0][:12],)))
    add_tables(rng, drawn.grids, drawn.unread, kinds, plan=drawn.choice.about == PLAN)


def _each_text(grid: Grid, change: Callable[[str], str], *, names: bool) -> None:
    """Change the texts of cells that hold names."""
    for row in grid.rows[grid.header :]:
        for cell in row:
            if names and any(aspect == "name" for _, aspect in cell.keys):
                cell.text = change(cell.text)


def _page_break(rng: Random, grid: Grid, head: list[list[Cell]], *, split: bool) -> None:
    """Repeat the header between two rows, or in the midst of one."""
    at = rng.randint(grid.header + 2, len(grid.rows) - 1)
    while any(cell.covered for cell in grid.rows[at]) and at > grid.header + 1:
        at -= 1
    again = [[Cell(cell.text, (), cell.down, cell.right, cell.covered) for cell in row] for row in head]
    if split:
        name = grid.rows[at - 1][1]
        first, _, rest = name.text.partition(" ")
        second, _, rest = rest.partition(" ")
        if rest:
            name.text = f"{first} {second}"
            again.append([Cell() for _ in grid.rows[0]])
            again[-1][1] = Cell(rest, name.keys)
    grid.rows[at:at] = again
