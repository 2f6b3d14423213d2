"""`workbook`: all of a year as sheets: scorecards that add themselves up, gaps, agencies, tasks, sources."""

import posixpath
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ctscore.analysis import TaskGrouping
from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.gaps import beside_best, find_gaps
from ctscore.analysis.relative import as_registered
from ctscore.analysis.tasks import group_tasks, leaves_of, plans_about
from ctscore.book import Book, Filed, PanelKey
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Row,
    Section,
    Sheet,
    Value,
    Wording,
    Words,
    Workbook,
    joined,
    note,
    row_of,
    table,
)
from ctscore.model import Plan, Scorecard
from ctscore.views.agencies import agencies_document
from ctscore.views.common import in_stage, unit_short
from ctscore.views.gaps import gaps_document
from ctscore.views.labels import column, label, word
from ctscore.views.scorecard_sheet import scorecard_section
from ctscore.views.sources import sources_section
from ctscore.views.tasks import summary_note, tasks_document
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
    losses = gaps_document(book, gaps)
    loads = agencies_document(book, [agency_loads(one) for one in gaps])
    of_index: Column[Section] = Column("section", label("index"), Kind.CODE, lambda section: section.id)

    def heading(what: str, stages: Sequence[Wording] = ()) -> Wording:
        return joined(" · ", (f"{period} · {unit_short(book, unit)} · " + word(what), *stages))

    about_all = {
        "gaps": _one_table(losses, of_index, heading("gaps", _stages(book, cards))),
        "agencies": _one_table(loads, of_index, heading("agencies", _stages(book, cards))),
        "tasks": _tasks(book, plans, heading("tasks")),
        "sources": sources_section(book, cards, panels, plans, heading("sources")),
    }
    sheets = (Sheet(word(f"sheet-{id_}"), section) for id_, section in about_all.items())
    return Workbook((*(_scorecard(book, card) for card in cards), *sheets, _contents(book, cards)))


def _stages(book: Book, cards: Sequence[Filed[Scorecard]]) -> tuple[Wording, ...]:
    """Return the stage of what a sheet about all of `cards` shows; of each index where they differ."""
    stages = {filed.value.index: in_stage(book, filed.value) for filed in cards}
    if len(set(stages.values())) == 1:
        return stages[cards[0].value.index]
    return tuple(joined(": ", (index, *stage)) for index, stage in stages.items() if stage)


def _scorecard(book: Book, filed: Filed[Scorecard]) -> Sheet:
    card = filed.value
    stage = () if card.stage is None else (card.stage,)
    marks = (card.index, card.unit, card.when.as_filed, SCORECARD, *stage)
    return Sheet(f"{card.index} {card.when}", scorecard_section(book, filed), marks)


def _tasks(book: Book, plans: Sequence[Filed[Plan]], heading: Wording) -> Section:
    tasks = [task for task in leaves_of(book, plans) if not task.is_duty]
    by = TaskGrouping.PLAN
    document = tasks_document(book, group_tasks(tasks, by), by, {}, None, (summary_note(),))
    of_plan: Column[Section] = Column(
        "section", label("document"), Kind.TEXT, lambda section: section.title if section.rows else ""
    )
    return _one_table(document, of_plan, heading)


def _one_table(document: Document, first: Column[Section], heading: Wording) -> Section:
    """Return all sections of `document` as one table, so that it can be filtered as one.

    The column `first` says which section a row is from, and so does the beginning of a note.
    """
    columns: dict[str, Column[Any]] = {}
    rows: list[Row] = []
    notes: list[Note] = []
    sections = [_told_apart(section) for section in document.sections]
    for section in sorted(sections, key=_is_relative, reverse=True):  # what the others say comes first
        own = {one.id: one for one in section.columns}
        columns = own | columns | own
    for section in sections:
        named = row_of((first,), section).values
        rows += [replace(row, values={**row.values, **named}) for row in section.rows]
        notes += [_of_section(said, named[first.id]) for said in section.notes]
    return Section(first.id, heading, (first, *columns.values()), tuple(rows), tuple(notes))


_RELATIVE = ("short_of", "share_short", "short_share", "short_exposure")
"""What heads columns of losses to a reference."""


def _is_relative(section: Section) -> bool:
    return any(one.id in _RELATIVE for one in section.columns)


def _told_apart(section: Section) -> Section:
    """Return `section` with columns of its own for losses to a reference: others are to the maximum."""
    labels = {label(id_): id_ for id_ in _RELATIVE}
    ids = {one.id: labels[one.label] for one in section.columns if one.label in labels}
    rows = (
        replace(row, values={ids.get(id_, id_): value for id_, value in row.values.items()})
        for row in section.rows
    )
    columns = (replace(one, id=ids.get(one.id, one.id)) for one in section.columns)
    return replace(section, columns=tuple(columns), rows=tuple(rows))


def _of_section(said: Note, name: Value) -> Note:
    if not name:
        return said
    return replace(
        said, template=joined(": ", ("{section}", said.template)), values={**said.values, "section": name}
    )


def _contents(book: Book, cards: Sequence[Filed[Scorecard]]) -> Sheet:
    """Return the last sheet: what the workbook holds, and what may be edited in it."""
    # Where the data lies on this machine is nobody else's business, nor the same for everybody.
    folder = posixpath.commonpath([posixpath.dirname(filed.file) for filed in book.files])
    columns: tuple[Column[Filed[Scorecard]], ...] = (
        column("index", Kind.CODE, lambda filed: filed.value.index),
        column("unit", Kind.CODE, lambda filed: filed.value.unit, called="unit_id"),
        column("year", Kind.COUNT, lambda filed: filed.value.when.as_filed),
        column("file", Kind.TEXT, lambda filed: posixpath.relpath(filed.file, folder)),
    )
    card = cards[0].value
    section = table("contents", Words("Về bảng tính này", "About this workbook"), columns, cards, _how_to())
    return Sheet(CONTENTS_SHEET, section, (Words("vi", "en"), card.unit, card.when.as_filed, WORKBOOK))


def _how_to() -> tuple[Note, ...]:
    return (
        note(
            "edit",
            "Ở trang của từng chỉ số, sửa điểm chuẩn và điểm đạt của các dòng ghi bằng số; tổng, điểm mất và "
            "tỷ lệ là công thức, tự tính lại. Các trang khác là kết quả lúc xuất tệp, không tự tính lại.",
            "On the sheet of an index, change the max and achieved points that stand as numbers; totals, "
            "losses and shares are formulas and follow. The other sheets are as they were when the file was "
            "written.",
        ),
        note(
            "keep",
            "Giữ nguyên dòng 2, hàng tiêu đề, cột mã và thứ tự các cột: chương trình nhận ra bảng điểm theo "
            "đó.",
            "Leave row 2, the header, the codes and the order of columns as they are: a scorecard is known "
            "by them.",
        ),
    )
