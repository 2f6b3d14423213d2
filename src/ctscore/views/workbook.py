"""`workbook`: all of a year as sheets: scorecards that add themselves up, gaps, agencies, tasks, sources."""

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.gaps import beside_best, find_gaps
from ctscore.analysis.roles import TaskGrouping
from ctscore.analysis.tasks import group_tasks, leaves_of, plans_about
from ctscore.book import Book, Filed, PanelKey
from ctscore.document import Column, Document, Kind, Note, Row, Section, Sheet, Workbook
from ctscore.model import Plan, Scorecard
from ctscore.views.agencies import agencies_document
from ctscore.views.gaps import gaps_document
from ctscore.views.labels import column, label, say, word
from ctscore.views.scorecard_sheet import scorecard_section
from ctscore.views.sources import sources_section
from ctscore.views.tasks import summary_note, tasks_document
from ctscore.workbook_layout import CONTENTS_SHEET, SCORECARD, WORKBOOK


def year_workbook(book: Book, year: int, cards: Sequence[Filed[Scorecard]], lang: str) -> Workbook:
    """Return a sheet for each of `cards`, scorecards of one unit in `year`, and sheets about all of them.

    Tasks are those of the plans that speak for the year or answer its scorecards.
    """
    unit = cards[0].value.unit
    plans = plans_about(book, unit, year)
    gaps = [beside_best(book, find_gaps(book, card)) for card in cards]
    keys = (PanelKey(one.card.index, year) for one in gaps if one.best is not None)
    panels = [panel for key in keys if (panel := book.panel(key))]
    losses = gaps_document(book, year, gaps, lang)
    loads = agencies_document(book, year, [agency_loads(one) for one in gaps], lang)
    of_index = Column("section", label("index", lang), Kind.CODE)

    def heading(what: str) -> str:
        return f"{year} · {book.units[unit].short if unit in book.units else unit} · {word(what, lang)}"

    about_all = {
        "gaps": _one_table(losses, of_index, lambda section: section.id, heading("gaps")),
        "agencies": _one_table(loads, of_index, lambda section: section.id, heading("agencies")),
        "tasks": _tasks(book, plans, heading("tasks"), lang),
        "sources": sources_section(book, cards, panels, plans, heading("sources"), lang),
    }
    return Workbook(
        lang,
        (
            *(_scorecard(book, card, lang) for card in cards),
            *(Sheet(word(f"sheet-{id_}", lang), section) for id_, section in about_all.items()),
            _contents(book, cards, lang),
        ),
    )


def _scorecard(book: Book, filed: Filed[Scorecard], lang: str) -> Sheet:
    card = filed.value
    marks = (card.index, card.unit, card.year, SCORECARD)
    return Sheet(f"{card.index} {card.year}", scorecard_section(book, filed, lang), marks)


def _tasks(book: Book, plans: Sequence[Filed[Plan]], heading: str, lang: str) -> Section:
    tasks = [task for task in leaves_of(book, plans) if not task.is_duty]
    by = TaskGrouping.PLAN
    document = tasks_document(book, group_tasks(tasks, by), by, {}, None, (summary_note(lang),), lang)
    of_plan = Column("section", label("document", lang), Kind.TEXT)
    return _one_table(document, of_plan, lambda section: section.title if section.rows else "", heading)


def _one_table(document: Document, first: Column, named: Callable[[Section], str], heading: str) -> Section:
    """Return all sections of `document` as one table, so that it can be filtered as one.

    The column `first` says which section a row is from, and so does the beginning of a note.
    """
    columns: dict[str, Column] = {}
    rows: list[Row] = []
    notes: list[Note] = []
    for section in document.sections:
        name = named(section)
        columns = {one.id: one for one in section.columns} | columns
        rows += [replace(row, values={**row.values, first.id: name}) for row in section.rows]
        notes += [_of_section(note, name) for note in section.notes]
    return Section(first.id, heading, (first, *columns.values()), tuple(rows), tuple(notes))


def _of_section(note: Note, name: str) -> Note:
    safe = name.replace("{", "{{").replace("}", "}}")
    return replace(note, template=f"{safe}: {note.template}") if name else note


def _contents(book: Book, cards: Sequence[Filed[Scorecard]], lang: str) -> Sheet:
    """Return the last sheet: what the workbook holds, and what may be edited in it."""
    columns = (
        column("index", Kind.CODE, lang),
        column("unit", Kind.CODE, lang, called="unit_id"),
        column("year", Kind.COUNT, lang),
        column("file", Kind.TEXT, lang),
    )
    # Where the data lies on this machine is nobody else's business, nor the same for everybody.
    folder = posixpath.commonpath([posixpath.dirname(filed.file) for filed in book.files])
    rows = tuple(
        Row(
            {
                "index": filed.value.index,
                "unit": filed.value.unit,
                "year": filed.value.year,
                "file": posixpath.relpath(filed.file, folder),
            }
        )
        for filed in cards
    )
    heading = say(lang, "Về bảng tính này", "About this workbook")
    card = cards[0].value
    marks = (lang, card.unit, card.year, WORKBOOK)
    return Sheet(CONTENTS_SHEET, Section("contents", heading, columns, rows, _how_to(lang)), marks)


def _how_to(lang: str) -> tuple[Note, ...]:
    edit = say(
        lang,
        "Ở trang của từng chỉ số, sửa điểm chuẩn và điểm đạt của các dòng ghi bằng số; tổng, điểm mất và "
        "tỷ lệ là công thức, tự tính lại. Các trang khác là kết quả lúc xuất tệp, không tự tính lại.",
        "On the sheet of an index, change the max and achieved points that stand as numbers; totals, losses "
        "and shares are formulas and follow. The other sheets are as they were when the file was written.",
    )
    keep = say(
        lang,
        "Giữ nguyên dòng 2, hàng tiêu đề, cột mã và thứ tự các cột: chương trình nhận ra bảng điểm theo đó.",
        "Leave row 2, the header, the codes and the order of columns as they are: a scorecard is known by "
        "them.",
    )
    return (Note("edit", edit), Note("keep", keep))
