"""How an office would print a table of points."""

from decimal import Decimal
from random import Random

from tests.tables import meaning, words
from tests.tables.cells import Cell, Column, Grid, Unread, header, merge_down, written
from tests.tables.drawn import Drawing
from tests.tables.kinds import Choice
from tests.tables.meaning import Criterion, Facts, Points

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
_STAGE_WORDS = {
    "self": ("Điểm đơn vị tự chấm", "Tự đánh giá", "Điểm tự chấm của sở"),
    "appraised": ("Điểm Sở Nội vụ thẩm định", "Hội đồng thẩm định", "Điểm thẩm định lần 1"),
    "appraised-2": ("Hội đồng thẩm định lần 2", "Điểm thẩm định lần 2 của Sở Nội vụ"),
    "published": ("Điểm chính thức", "Điểm do Bộ Nội vụ công bố", "Điểm đạt được năm 2025"),
}


def draw_points(rng: Random, choice: Choice, made: Points) -> Drawing:
    """Draw a table of points, but for what stands around every table."""
    return _PointsDrawing(rng, choice, made).drawn()


class _PointsDrawing:
    """Draws a table of points."""

    def __init__(self, rng: Random, choice: Choice, made: Points) -> None:
        self.rng, self.choice, self.made, self.kinds = rng, choice, made, choice.kinds
        self.comma = "." if "dot" in self.kinds else ","
        self.with_maxima = self.rng.random() < 0.4
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
        if "code-in-name" in kinds:
            del columns[0]
        if "shuffled" in kinds:
            self.rng.shuffle(figures)
        columns += figures
        if "bare-column" in kinds:
            columns.append(Column(("",), "bare-column"))
            self.unread.append(Unread("the column without a header", ("no header", "without a header")))
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
                heads = (
                    ((name,), (f"Thứ hạng {name}",))
                    if self.with_maxima
                    else ((name, "Điểm đạt"), (name, "Thứ hạng"))
                )
                columns += [Column(heads[0], f"of {unit}"), Column(heads[1], "rank-column")]
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
            usual = _STAGE_HEADS[stage][0]
            if "stage-words" in kinds:
                usual = self.rng.choice(_STAGE_WORDS[stage])
            columns.append(Column((self._word(stage, usual),), stage))
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
        name = 0 if "code-in-name" in self.kinds else 1
        for row in top.walk():
            rows.append([self._cell(row, column.role) for column in columns])
            for at, text in enumerate(row.scale):
                cells = [Cell() for _ in columns]
                cells[name] = Cell(text, ((row.code, "scale"),))
                if name and "dashes" not in self.kinds and self.rng.random() < 0.3:
                    cells[0] = Cell("-")
                if at == 0 and row.max is not None and self.rng.random() < 0.3:
                    cells[[each.role for each in columns].index("max")] = self._figure(row.max)
                rows.append(cells)
        return rows

    def _cell(self, row: Criterion, role: str) -> Cell:
        code = row.code
        if role == "number":
            dot = "." if "dotted-codes" in self.kinds and not row.sign else ""
            close = ")" if row.sign and row.sign != "-" and self.rng.random() < 0.5 else ""
            return Cell((row.sign or code) + dot + close, ((code, "parent"), (code, "code")))
        if role == "name":
            own = code if "code-in-name" in self.kinds and "/" not in code else row.sign and f"{row.sign}"
            before = f"{own}. " if own and "code-in-name" in self.kinds else ""
            return Cell(before + row.name, ((code, "name"), (code, "code"), (code, "parent")))
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
            cell = self._points(row, last) if own else self._figure(self.others[row.code])
            if self.with_maxima and row.max and cell.number is not None:
                cell.text, cell.number = f"{cell.text}/{self._written(row.max)}", None
            return cell
        figure = row.points.get(last)
        if figure is None or not row.max:
            return Cell()
        rank = self.rng.randint(1, 63)
        rate = written((100 * figure / row.max).quantize(Decimal("0.01")), self.comma) + "%"
        cells = {
            "rank-column": Cell(str(rank), number=Decimal(rank)),
            "bare-column": Cell(str(rank)),
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
        if not row.max or (row.parts and "of-maximum" not in self.kinds):
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
        text = self.rng.choice(["Tổng cộng", "TỔNG ĐIỂM", "Cộng", "Tổng số điểm", "CỘNG (1+2+3)"])
        cells[0 if "code-in-name" in self.kinds else 1] = Cell(text)
        listed = sum((each.max or Decimal(0) for each in self.made.criteria), Decimal(0))
        for at, column in enumerate(columns):
            if column.role == "max" and listed:
                cells[at] = self._figure(listed)
            elif column.role in self.made.stages and self.made.listing != "losses-only":
                cells[at] = self._figure(self.made.total(column.role), ("", f"points {column.role}"))
                self.also["", f"points {column.role}"] = self.made.total(column.role)
        self.unread.append(Unread("the row of sums", (text,)))
        return cells
