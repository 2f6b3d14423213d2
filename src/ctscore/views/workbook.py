"""`workbook`: all of a year as sheets: scorecards that add themselves up, gaps, agencies, tasks, sources."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.analysis import TaskGrouping
from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.gaps import Gaps, beside_best, find_gaps
from ctscore.analysis.relative import as_registered
from ctscore.analysis.stages import has_stages, stages_of_card
from ctscore.analysis.tasks import group_tasks, plans_about, said_once, tasks_of
from ctscore.book import Book, Filed, PanelKey
from ctscore.document import Column, Kind, Note, Row, Section, Sheet, Workbook, note, table
from ctscore.model import Plan, Scorecard
from ctscore.phrases import Wording, Words, joined
from ctscore.views.agencies import agencies_document
from ctscore.views.common import present
from ctscore.views.gaps import gaps_document
from ctscore.views.labels import column, label, word
from ctscore.views.scorecard_sheet import scorecard_section
from ctscore.views.sources import sources_section
from ctscore.views.stages import stages_document
from ctscore.views.tasks import said_anew_note, summary_note, tasks_document
from ctscore.workbook_layout import CONTENTS_SHEET, SCORECARD, WORKBOOK


def year_workbook(book: Book, cards: Sequence[Filed[Scorecard]]) -> Workbook:
    """Return a sheet for each of `cards`, scorecards of one unit and period, and sheets about all of them.

    Tasks are those of the plans that speak for the year or answer its scorecards.
    """
    unit, period = cards[0].value.unit, cards[0].value.when
    plans = plans_about(book, unit, period)
    gaps = [as_registered(book, find_gaps(book, card)) for card in cards]
    gaps = [one if one.reference else beside_best(book, one) for one in gaps]
    keys = (PanelKey(one.card.index, period) for one in gaps if one.best or one.reference)
    panels = [panel for key in keys if (panel := book.panel(key))]
    heading = f"{period} · {book.unit_short(unit)} · "
    listed = [one for one in gaps if one.card.criteria]
    sources = sources_section(book, cards, panels, plans, heading + word("sources"))
    return Workbook(
        (
            *(_scorecard(book, card) for card in cards),
            *(sheet for one in listed for sheet in _losses(book, one)),
            *(_loads(book, one) for one in listed),
            *(sheet for one in listed if has_stages(one.card) for sheet in _stages(book, one)),
            *([_tasks(book, plans, heading + word("tasks"))] if plans else []),
            Sheet(word("sheet-sources"), sources),
            _contents(book, cards),
        )
    )


def _losses(book: Book, gaps: Gaps) -> Iterator[Sheet]:
    """Yield the losses of one index, after the conditions that it sets where there are any."""
    for section in gaps_document(book, [gaps]).sections:
        what = "sheet-gaps" if section.chart else "sheet-conditions"
        yield Sheet(word(what) + f" {gaps.card.index}", section)


def _loads(book: Book, gaps: Gaps) -> Sheet:
    (section,) = agencies_document(book, [agency_loads(gaps)]).sections
    return Sheet(word("sheet-agencies") + f" {gaps.card.index}", section)


def _stages(book: Book, gaps: Gaps) -> Iterator[Sheet]:
    """Yield what one index was given at each stage, what was cut of its criteria, and whose that is."""
    names = {"criteria": "sheet-cuts", "agencies": "sheet-cuts-agencies"}
    for section in stages_document(book, [stages_of_card(book, gaps.filed)]).sections:
        what = names.get(section.id.rpartition("/")[2], "sheet-stages")
        yield Sheet(word(what) + f" {gaps.card.index}", section)


def _scorecard(book: Book, filed: Filed[Scorecard]) -> Sheet:
    card = filed.value
    stage = () if card.stage is None else (card.stage,)
    marks = (card.index, card.unit, card.when.as_filed, SCORECARD, *stage)
    section = scorecard_section(book, filed)
    section = replace(section, notes=(*section.notes, *_how_to()))
    return Sheet(f"{card.index} {card.when}", section, marks)


def _tasks(book: Book, plans: Sequence[Filed[Plan]], heading: Wording) -> Sheet:
    """Return the tasks of all `plans` as one table, so that those of an agency can be filtered.

    A column says which plan a row is from, and so does the beginning of the note that counts them.
    """
    kept, left = said_once([task for task in tasks_of(book, plans) if not task.is_duty])
    by, told = TaskGrouping.PLAN, present(summary_note(), said_anew_note(book, left))
    document = tasks_document(book, group_tasks(kept, by), by, {}, None, told)
    of_plan: Column[Section] = Column("of_plan", label("document"), Kind.TEXT)
    columns = {one.id: one for section in document.sections for one in section.columns}
    rows: list[Row] = []
    notes: list[Note] = []
    for section in document.sections:
        plan = section.title
        rows += [replace(row, values={**row.values, of_plan.id: plan}) for row in section.rows]
        notes += [_of_plan(said, plan) if said.id == "count" else said for said in section.notes]
    section = Section("tasks", heading, (of_plan, *columns.values()), tuple(rows), tuple(notes))
    return Sheet(word("sheet-tasks"), section)


def _of_plan(said: Note, plan: Wording) -> Note:
    return replace(
        said, template=joined(": ", ("{plan}", said.template)), values={**said.values, "plan": plan}
    )


def _contents(book: Book, cards: Sequence[Filed[Scorecard]]) -> Sheet:
    """Return the last sheet, which tells programs what the workbook holds."""
    # Where the data lies on this machine is nobody else's business, nor the same for everybody.
    folder = posixpath.commonpath([posixpath.dirname(filed.file) for filed in book.files])
    columns: tuple[Column[Filed[Scorecard]], ...] = (
        column("index", Kind.CODE, lambda filed: filed.value.index),
        column("unit", Kind.CODE, lambda filed: filed.value.unit, called="unit_id"),
        column("year", Kind.COUNT, lambda filed: filed.value.when.as_filed),
        column("file", Kind.TEXT, lambda filed: posixpath.relpath(filed.file, folder)),
    )
    card = cards[0].value
    section = table("contents", CONTENTS_SHEET, columns, cards)
    marks = (Words("vi", "en"), card.unit, card.when.as_filed, WORKBOOK)
    return Sheet(CONTENTS_SHEET, section, marks, hidden=True)


def _how_to() -> tuple[Note, ...]:
    return (
        note(
            "edit",
            "Sửa được điểm chuẩn và điểm đạt ở các dòng ghi bằng số; tổng, điểm mất và tỷ lệ là công thức, "
            "tự tính lại. Các trang không phải bảng điểm là kết quả lúc xuất tệp, không tự tính lại.",
            "Max and achieved points that stand as numbers can be changed; totals, losses and shares are "
            "formulas and follow. Sheets other than scorecards are as they were when the file was written.",
        ),
        note(
            "keep",
            "Để đưa số đã sửa trở lại dữ liệu, giữ nguyên hàng tiêu đề, cột mã, "
            "thứ tự các cột và không thêm dòng phía trên bảng.",
            "So that what was changed can go back into the data, leave the header, "
            "the codes and the order of columns as they are, and add no rows above the table.",
        ),
    )
