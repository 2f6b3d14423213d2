"""`annex`: the annex of the next plan, in the form of the official ones. Always in Vietnamese.

The form is that of Annex I of plan 121/KH-UBND (2023): its heading, the note on responsibilities, its nine
columns. What only the office can know (number, date, annex) stays a dotted blank.
"""

from collections.abc import Iterator, Mapping, Sequence

from ctscore.analysis.annex import Annex, AnnexRow, CoveringTask, Level, PrintedCell
from ctscore.book import Book
from ctscore.document import (
    Block,
    Column,
    Kind,
    Look,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
    merged_down,
    said,
)
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.scoring import framework_of, walk
from ctscore.views.common import cited, in_stage, index_name, unlisted_note
from ctscore.views.shapes import shape_notes
from ctscore.views.tasks import part_words, timing_words

_WIDTHS = (7, 24, 9, 9, 34, 15, 19, 13, 20)
_TERRITORY = {"city": "thành phố", "province": "tỉnh"}
_UNCOVERED = "Chưa có trong kế hoạch nào"
_SURVEYS = {"survey-officials": "Điều tra xã hội học", "survey-citizens": "Khảo sát người dân, tổ chức"}
"""What the note says of criteria that a survey decides, where others are decided otherwise."""


@dataclass(frozen=True, slots=True)
class _AnnexLine:
    """One line of the table: a row of the annex, or one of its tasks where there are several."""

    row: AnnexRow
    assignment: CoveringTask | None
    first: bool


def annex_paper(book: Book, annex: Annex) -> Paper:
    """Return the annex as it is handed round: heading, responsibilities, table, what is to be reviewed."""
    card = annex.card
    index = said(index_name(book, card.index), "vi")
    unit = book.units.get(card.unit)
    name = unit.name.say("vi") if unit else card.unit
    title = (
        f"Phân công thực hiện các nhiệm vụ, giải pháp cải thiện các tiêu chí bị mất điểm của {index} {name}"
    )
    blocks: tuple[Block, ...] = (
        Paragraph(Look.LABEL, "DỰ THẢO"),
        Paragraph(Look.LABEL, "PHỤ LỤC …"),
        Paragraph(Look.TITLE, title.upper()),
        Paragraph(Look.ASIDE, _attached(book, annex)),
        *_responsibilities(book, card),
        _grid(book, annex),
        *_to_review(annex),
    )
    return Paper(f"{card.index} {card.when}", blocks, wide=True, lang="vi")


def _territory(book: Book, card: Scorecard) -> str:
    unit = book.units.get(card.unit)
    return _TERRITORY.get(unit.kind, "đơn vị") if unit else "đơn vị"


def _attached(book: Book, annex: Annex) -> str:
    year = annex.year_of_plan or "…"
    issuer = _territory(book, annex.card)
    council = f"Ủy ban nhân dân {issuer}" if issuer in _TERRITORY.values() else "…"
    return f"(Kèm theo Kế hoạch số …/KH-UBND ngày … tháng … năm {year} của {council})"


def _responsibilities(book: Book, card: Scorecard) -> Iterator[Paragraph]:
    """Yield the standing words above the table: who carries out, who leads, what the table is for."""
    where, index = _territory(book, card), said(index_name(book, card.index), "vi")
    yield Paragraph(
        Look.ITEM,
        "có trách nhiệm tổ chức, triển khai thực hiện nhiệm vụ, giải pháp tại cơ quan, đơn vị, địa phương "
        "mình.",
        "Cơ quan thực hiện:",
    )
    yield Paragraph(
        Look.ITEM,
        "có trách nhiệm đôn đốc, kiểm tra, tổng hợp kết quả thực hiện nhiệm vụ, giải pháp trên toàn "
        f"{where}.",
        "Cơ quan chủ trì:",
    )
    yield Paragraph(
        Look.TEXT,
        "Đối với các tiêu chí, tiêu chí thành phần đạt điểm tối đa trong kết quả "
        f"{index[:1].lower()}{index[1:]} năm {card.when}, các cơ quan, đơn vị tiếp tục "
        "phát huy kết quả đạt được, nỗ lực hoàn thành nhiệm vụ được giao thuộc lĩnh vực quản lý.",
    )
    yield Paragraph(
        Look.TEXT,
        "Riêng đối với các tiêu chí, tiêu chí thành phần không có điểm hoặc không đạt điểm tối đa, các cơ "
        "quan, đơn vị khẩn trương triển khai thực hiện các nhiệm vụ, cụ thể sau:",
    )


def _columns(book: Book, card: Scorecard) -> tuple[Column[AnnexRow], ...]:
    stage = "".join(f" ({said(words, 'vi')})" for words in in_stage(book, card))
    return (
        Column("code", "STT", Kind.CODE),
        Column("name", "Tiêu chí, Tiêu chí thành phần", Kind.TEXT),
        Column("max", "Điểm chuẩn", Kind.POINTS, as_printed=True),
        Column("achieved", f"Điểm đạt được {card.when}{stage}", Kind.POINTS, as_printed=True),
        Column("task", "Nhiệm vụ, giải pháp", Kind.TEXT),
        Column("leads", "Cơ quan chủ trì", Kind.TEXT),
        Column("helpers", "Đơn vị thực hiện", Kind.TEXT),
        Column("timing", "Thời gian thực hiện", Kind.TEXT),
        Column("note", "Ghi chú", Kind.TEXT),
    )


def _grid(book: Book, annex: Annex) -> PaperTable:
    """Return the table: a line a criterion, or one for each of its tasks; what belongs together is joined."""
    lines = [
        _AnnexLine(row, assignment, place == 0)
        for row in annex.rows
        for place, assignment in enumerate(row.assignments or (None,))
    ]
    notes = _SURVEYS if len({node.method for node in framework_of(annex.card).leaves}) > 1 else {}
    shared = [_shared(above, line, notes) for above, line in zip((None, *lines), lines, strict=False)]
    sources = _sources(book, lines, [line[-1] for line in shared])
    cells = [
        _cells(book, line, notes.get(line.row.method), source)
        for line, source in zip(lines, sources, strict=True)
    ]
    columns = _columns(book, annex.card)
    merged_columns = [
        merged_down([line[place] for line in cells], [line[place] for line in shared])
        for place in range(len(columns))
    ]
    rows = tuple(
        PaperRow(across, line.row.level is Level.FIELD)
        for line, across in zip(lines, zip(*merged_columns, strict=True), strict=True)
    )
    return PaperTable(columns, rows, _WIDTHS)


def _sources(book: Book, lines: Sequence[_AnnexLine], shared: Sequence[bool]) -> list[str | None]:
    """Return the mark of a draft for each note: from which plan and rows the words beside it are taken."""
    marks: list[str | None] = []
    for place, line in enumerate(lines):
        if line.row.level is not Level.LOSS or line.assignment is None:
            marks.append(_UNCOVERED if line.row.level is Level.LOSS else None)
            continue
        below = next((n for n in range(place + 1, len(lines)) if not shared[n]), len(lines))
        tasks = [other.assignment.task for other in lines[place:below] if other.assignment]
        number, _ = cited(book, tasks[0].plan.document)
        rows = ", ".join(dict.fromkeys(task.item.row for task in tasks))
        marks.append(f"Dự thảo theo {number}, {part_words(tasks[0]).say('vi')}, mục {rows}")
    return marks


def _cells(book: Book, line: _AnnexLine, note: str | None, source: str | None) -> tuple[PaperCell, ...]:
    row, found = line.row, line.assignment
    name = row.criterion.name.say("vi")
    name = name.upper() if row.level is Level.FIELD else name
    points = (PaperCell(row.criterion.code), PaperCell(name), PaperCell(row.max), PaperCell(row.achieved))
    if row.level is not Level.LOSS:
        return (*points, *(PaperCell() for _ in range(5)))
    if found is None:
        return (*points, *(PaperCell(open=True) for _ in range(4)), PaperCell(note, source=source))
    return (
        *points,
        PaperCell(found.task.item, taken=True),
        _agencies(book, found.leads),
        _agencies(book, found.helpers),
        _timing(found.timing),
        PaperCell(note, taken=True, source=source),
    )


def _agencies(book: Book, cell: PrintedCell | None) -> PaperCell:
    """Return the words that the plan prints, else the full names of the agencies that our data has there."""
    if cell is None:
        return PaperCell(open=True)
    names = (book.agencies[id_].name.say("vi") if id_ in book.agencies else id_ for id_ in cell.agencies)
    return PaperCell(cell.words or "; ".join(names), taken=True)


def _timing(cell: PrintedCell | None) -> PaperCell:
    return (
        PaperCell(open=True)
        if cell is None
        else PaperCell(cell.words or timing_words(cell.timing), taken=True)
    )


def _shared(above: _AnnexLine | None, line: _AnnexLine, notes: Mapping[str, str]) -> tuple[bool, ...]:
    """Return, column by column, whether a line shares its cell with the line above."""
    criterion = (not line.first,) * 4
    if above is None or above.assignment is None or line.assignment is None:
        return (*criterion, *(False,) * 5)
    before, here = above.assignment, line.assignment
    pairs = ((before.leads, here.leads), (before.helpers, here.helpers), (before.timing, here.timing))
    same_task = before.task.key == here.task.key
    cells = [one is not None and other is not None and one.place == other.place for one, other in pairs]
    # What several rows under one lead have alike stands once beside them, as in the official tables.
    same_note = above.row.method == line.row.method in notes and cells[0]
    return (*criterion, same_task, *cells, same_task or same_note)


def _to_review(annex: Annex) -> Iterator[Paragraph]:
    """Yield what whoever finishes the annex has to look at; these lines are deleted before it is issued."""
    yield Paragraph(Look.HEADING, "Cần rà soát trước khi ban hành (xóa phần này khi hoàn thiện)")
    if any(row.assignments for row in annex.rows):
        yield Paragraph(
            Look.ITEM,
            "Dòng ghi “Dự thảo theo …” ở cột Ghi chú lấy lại nội dung của kế hoạch đã nêu (chữ nghiêng trong "
            "Word và Excel). Nhiệm vụ là tóm tắt, không phải nguyên văn.",
        )
    if annex.uncovered:
        codes = ", ".join(criterion.code for criterion in annex.uncovered)
        yield Paragraph(Look.ITEM, f"Chưa có nhiệm vụ trong kế hoạch nào, để trống: {codes}.")
    errata = [(node.criterion.code, node.criterion.erratum) for node in walk(annex.card)]
    shown = {row.criterion.code for row in annex.rows}
    for code, erratum in errata:
        if erratum is not None and code in shown:
            yield Paragraph(Look.ITEM, f"{code}: {erratum.say('vi')}")
    for told in shape_notes(annex.card):
        yield Paragraph(Look.ITEM, told)
    unlisted = unlisted_note(annex.gaps.reconciliation)
    if unlisted is not None:
        yield Paragraph(Look.ITEM, unlisted)
