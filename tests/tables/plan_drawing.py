"""How an office would print a table of tasks."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from tests.tables import words
from tests.tables.cells import Cell, Column, Grid, Unread, header, merge_down
from tests.tables.drawn import Drawing
from tests.tables.kinds import Choice
from tests.tables.meaning import Plan, Task

_PLAN_WORDS = {
    "number": ("STT", "TT", "No."),
    "name": ("Nhiệm vụ", "Nội dung công việc", "Task"),
    "product": ("Sản phẩm", "Kết quả, sản phẩm", "Product"),
    "leads": ("Cơ quan chủ trì", "Trách nhiệm thực hiện", "Lead agency"),
    "helpers": ("Cơ quan phối hợp", "Phối hợp thực hiện", "Coordinating agency"),
    "timing": ("Thời gian hoàn thành", "Thời hạn", "Time"),
}


def draw_plan(rng: Random, choice: Choice, made: Plan) -> Drawing:
    """Draw a table of tasks."""
    kinds = choice.kinds
    wording = 2 if "english" in kinds else 1 if "other-words" in kinds else 0
    columns = [Column((heads[wording],), role) for role, heads in _PLAN_WORDS.items()]
    if rng.random() < 0.3:
        columns.insert(2, columns.pop(5))
    if "shuffled" in kinds:
        columns[2:] = rng.sample(columns[2:], len(columns) - 2)
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
    typed = "typed-dates" in kinds
    rows = [[_task_cell(rng, task, each.role, typed_dates=typed) for each in columns] for task in made.tasks]
    if "wide-sections" in kinds:
        for task, row in zip(made.tasks, rows, strict=True):
            if not task.parent:
                row[1].right = len(row) - 1
    if "merged-leads" in kinds:
        merge_down(rows, next(at for at, each in enumerate(columns) if each.role == "leads"))
    head_rows = header(columns)
    grid = Grid(head_rows + rows, len(head_rows))
    return Drawing(choice, made, [grid], ["--index", words.INDEX, "--kind", "plan"], unread=unread)


_TYPED: dict[str, dict[str, Any]] = {
    "30/6/2026": {"day": date(2026, 6, 30)},
    "Trước ngày 15/12/2026": {},
    "2026": {"number": Decimal(2026)},
}
"""What Excel makes of a time that somebody types."""


def _task_cell(rng: Random, task: Task, role: str, *, typed_dates: bool = False) -> Cell:
    texts: dict[str, str] = {
        "number": task.printed_code,
        "name": task.name,
        "product": task.product,
        "leads": task.lead.printed if task.lead else "",
        "helpers": task.helpers.printed if task.helpers else "",
        "timing": task.timing.printed if task.timing else "",
    }
    if role in texts:
        typed = _TYPED.get(texts[role], {}) if typed_dates else {}
        aspects = ("parent", "code") if role == "number" else (role,)
        return Cell(texts[role], tuple((task.code, aspect) for aspect in aspects), **typed)
    if not task.lead:
        return Cell()
    if role == "money-column":
        return Cell(str(rng.randint(10, 900)))
    return Cell(
        rng.choice(["Giám đốc Sở Nội vụ", "Chánh Văn phòng"] if role == "chief-column" else ["", "Việc mới"])
    )
