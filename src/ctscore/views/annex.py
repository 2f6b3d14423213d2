"""`annex`: the annex of the next plan, in the form of the official ones, in the folder's own language.

The form is that of Annex I of a plan of 2023: its heading, the note on responsibilities, its nine columns.
What only the office can know (number, date, annex) stays a dotted blank.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.annex import Annex, AnnexRow, CoveringTask, Level, PrintedCell
from ctscore.analysis.coverage import Cover, Coverage, cover_of, coverage_of
from ctscore.analysis.plans import Task
from ctscore.book import Book
from ctscore.decimals import total
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
    note,
)
from ctscore.languages import ANYBODY, of_names
from ctscore.model import Scorecard
from ctscore.phrases import Changed, Phrase, Wording, Words, filled, joined
from ctscore.records import dataclass
from ctscore.scoring import framework_of, walk
from ctscore.views.common import (
    card_named,
    cited,
    in_stage,
    index_name,
    period_name,
    successor_notes,
    unit_name,
    unlisted_note,
)
from ctscore.views.gaps import nothing_lost
from ctscore.views.shapes import shape_notes
from ctscore.views.tasks import MAY_BE_SUMMARIES, part_words, timing_words

_WIDTHS = (12, 38, 14, 19, 51, 27, 46, 21, 24)
"""Of the columns, in millimetres of the page."""
_DRAFT, _ANNEX = Words("DỰ THẢO", "DRAFT"), Words("PHỤ LỤC …", "ANNEX …")
_ATTACHED = Words(
    "(Kèm theo Kế hoạch số … ngày … tháng … năm {year})", "(Attached to plan No. … of … {year})"
)
"""What stands under the title where the settings say nothing."""
_TO_CARRY_OUT = Words(
    "có trách nhiệm tổ chức, triển khai thực hiện nhiệm vụ, giải pháp tại cơ quan, đơn vị, địa phương mình.",
    "do so in their own area.",
)
_TO_LEAD = Words(
    "có trách nhiệm đôn đốc, kiểm tra, tổng hợp kết quả thực hiện nhiệm vụ, giải pháp trên toàn ",
    "follow up, check and sum up the results of the tasks in the whole ",
)
_TO_WIN_BACK = Words(
    "Riêng đối với các tiêu chí, tiêu chí thành phần không có điểm hoặc không đạt điểm tối đa, các cơ quan, "
    "đơn vị khẩn trương triển khai thực hiện các nhiệm vụ, cụ thể sau:",
    "Where criteria scored nothing, or less than full marks, these tasks are carried out without delay:",
)
_UNCOVERED = Words("Chưa có trong kế hoạch nào", "In no plan yet")
_NAMES = Words(
    "Tên cơ quan ghi theo danh mục cơ quan của dữ liệu, không theo cách viết của kế hoạch trước.",
    "Agencies are named as the register has them, not as the last plan spells them.",
)
_SEE = Words("Theo nhiệm vụ tại mục ", "See the tasks of row ")
"""Before the rows where the tasks of a criterion stand, which are those of others too."""
_SURVEYS = {
    "survey-officials": Words("Điều tra xã hội học", "Survey of officials"),
    "survey-citizens": Words("Khảo sát người dân, tổ chức", "Survey of citizens"),
}
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
    attached = _attached(book, annex)
    blocks: tuple[Block, ...] = (
        Paragraph(Look.LABEL, _DRAFT),
        *(Paragraph(Look.LABEL, _ANNEX) for _ in attached),
        Paragraph(Look.TITLE, _title(index_name(book, card.index), unit_name(book, card.unit))),
        *(Paragraph(Look.ASIDE, line) for line in attached),
        *_responsibilities(book, card, lost=bool(annex.rows)),
        _grid(book, annex),
        *_below(tuple(_to_review(book, annex))),
    )
    # By this a draft is known again (`render.drafts`).
    whose = () if card.unit == book.home_unit else (unit_name(book, card.unit),)
    return Paper(card_named(book, card, *whose), blocks, wide=True, lang=book.own_language)


def _title(index: Wording, unit: Wording) -> Phrase:
    tasks = "Phân công thực hiện các nhiệm vụ, giải pháp cải thiện các tiêu chí bị mất điểm của"
    en = "Tasks to win back the points that {unit} lost in the {index}"
    return Changed(filled(tasks + " {index} {unit}", en, unit=unit, index=index), str.upper)


def _attached(book: Book, annex: Annex) -> tuple[Phrase, ...]:
    """Return the line that says to what it is attached.

    None, unless the settings have one, of a body that does not write as offices in Vietnam do.
    """
    line, year = book.settings.letterhead.annex, str(annex.year_of_plan or "…")
    # The paper is in the folder's own language, and the line is ours: for another unit, and where the folder
    # has no such line in that language, that of the program stands there.
    own = line is not None and line.get(of_names(book.own_language)) is not None
    own = own and annex.card.unit == book.home_unit
    if not own and _is_anybodys(book) and of_names(book.own_language) != "vi":
        return ()
    said = line if line is not None and own else _ATTACHED
    return (Changed(said, lambda text: text.replace("{year}", year)),)


def _is_anybodys(book: Book) -> bool:
    """Return whether the folder is none of the state, whose forms are not its own."""
    return book.own_language.endswith(ANYBODY)


def _responsibilities(book: Book, card: Scorecard, *, lost: bool) -> Iterator[Paragraph]:
    """Yield the standing words above the table: who carries out, who leads, what the table is for."""
    unit, index = book.units.get(card.unit), index_name(book, card.index)
    kind = book.unit_kinds.get(unit.kind) if unit else None
    where: Wording = kind.name if kind else Words("đơn vị", "unit")
    kept = filled(
        "Đối với các tiêu chí, tiêu chí thành phần đạt điểm tối đa trong kết quả {index} {when}, "
        "các cơ quan, đơn vị tiếp tục phát huy kết quả đạt được, nỗ lực hoàn thành nhiệm vụ được giao thuộc "
        "lĩnh vực quản lý.",
        "Where criteria have full marks in the {index} of {year}, those in charge keep up what was reached.",
        index=index,
        when=card.when,
        year=card.when.say("en"),
    )
    yield Paragraph(Look.ITEM, _TO_CARRY_OUT, Words("Cơ quan thực hiện:", "Those who carry out tasks"))
    yield Paragraph(Look.ITEM, _TO_LEAD + where + ".", Words("Cơ quan chủ trì:", "Those who lead"))
    yield Paragraph(Look.TEXT, kept)
    if lost:
        yield Paragraph(Look.TEXT, _TO_WIN_BACK)


def _columns(book: Book, card: Scorecard) -> tuple[Column[AnnexRow], ...]:
    stage = joined("", (" (" + stage + ")" for stage in in_stage(book, card)))
    return (
        Column("code", Words("STT", "Code"), Kind.CODE),
        Column("name", Words("Tiêu chí, Tiêu chí thành phần", "Criterion"), Kind.TEXT),
        Column("max", Words("Điểm chuẩn", "Max"), Kind.POINTS, as_printed=True),
        Column(
            "achieved",
            Words("Điểm đạt được ", "Points ") + period_name(card.when) + stage,
            Kind.POINTS,
            as_printed=True,
        ),
        Column("task", Words("Nhiệm vụ, giải pháp", "Task"), Kind.TEXT),
        Column("leads", Words("Cơ quan chủ trì", "Lead"), Kind.TEXT),
        Column("helpers", Words("Đơn vị thực hiện", "Carried out by"), Kind.TEXT),
        Column("timing", Words("Thời gian thực hiện", "When"), Kind.TEXT),
        Column("note", Words("Ghi chú", "Note"), Kind.TEXT),
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
    several = len(_taken_from(book, annex)) > 1
    sources = _sources(book, annex, lines, [line[-1] for line in shared], several=several)
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
        _paper_row(line, across)
        for line, across in zip(lines, zip(*merged_columns, strict=True), strict=True)
    )
    return PaperTable(columns, rows or (_nothing(annex.card, len(columns)),), _WIDTHS, keys=("code", "task"))


def _nothing(card: Scorecard, across: int) -> PaperRow:
    """Return the row of a table without losses: whether there is none, or none is known."""
    told = Words(*nothing_lost(card))
    return PaperRow((PaperCell(), PaperCell(told, across=across - 1), *(None,) * (across - 2)))


def _paper_row(line: _AnnexLine, across: tuple[PaperCell | None, ...]) -> PaperRow:
    """Return a line as a row; the name of a field without tasks of its own reaches over all that is empty."""
    is_field = line.row.level is Level.FIELD
    code, name, *rest = across
    if is_field and line.assignment is None and name is not None:
        return PaperRow((code, replace(name, across=1 + len(rest)), *(None for _ in rest)), strong=True)
    return PaperRow(across, strong=is_field, heads=line.row.level is Level.PARENT)


def _taken_from(book: Book, annex: Annex) -> tuple[Wording, ...]:
    """Return the plans, with their parts, from which words are taken over, in the order of the rows."""
    tasks = (one.task for row in annex.rows for one in row.assignments)
    return tuple(dict.fromkeys(_part(book, task) for task in tasks))


def _part(book: Book, task: Task) -> Wording:
    return joined(", ", (cited(book, task.plan.document)[0], part_words(task)))


def _uncovered(book: Book, annex: Annex) -> Wording:
    """Return that a criterion has no task: in no plan, or not in the one whose tasks were asked for."""
    if annex.only is None:
        return _UNCOVERED
    return Words("Chưa có trong ", "Not in ") + cited(book, annex.only.value.document)[0]


def _sources(
    book: Book, annex: Annex, lines: Sequence[_AnnexLine], shared: Sequence[bool], *, several: bool
) -> list[Wording | None]:
    """Return the mark of a draft for each note: from which rows the words beside it are taken.

    Where these are rows of `several` plans or parts, also of which; a single one is named below the table.
    """
    marks: list[Wording | None] = []
    for place, line in enumerate(lines):
        if line.assignment is None:
            marks.append(_uncovered(book, annex) if line.row.uncovered else None)
            continue
        below = next((n for n in range(place + 1, len(lines)) if not shared[n]), len(lines))
        tasks = [other.assignment.task for other in lines[place:below] if other.assignment]
        rows = joined(", ", dict.fromkeys(task.item.row for task in tasks))
        where = (_part(book, tasks[0]),) if several else ()
        marks.append(
            Words("Dự thảo theo ", "Draft after ") + joined(", ", (*where, Words("mục ", "row ") + rows))
        )
    return marks


def _cells(
    book: Book, line: _AnnexLine, beside: Wording | None, source: Wording | None
) -> tuple[PaperCell, ...]:
    row, found = line.row, line.assignment
    name: Wording = row.criterion.name
    if row.level is Level.FIELD and not _is_anybodys(book):
        name = Changed(name, str.upper)
    points = (PaperCell(row.criterion.code), PaperCell(name), PaperCell(row.max), PaperCell(row.achieved))
    beside = beside if row.level is Level.LOSS else None
    see = joined(", ", row.elsewhere)
    if found is None and row.elsewhere:
        return (*points, PaperCell(_SEE + see), *(PaperCell() for _ in range(3)), PaperCell(beside))
    if found is None:
        is_open = row.uncovered
        return (*points, *(PaperCell(open=is_open) for _ in range(4)), PaperCell(beside, source=source))
    if row.elsewhere and line.first:
        beside = joined(". ", filter(None, (beside, _SEE + see)))
    return (
        *points,
        PaperCell(found.task.item, taken=True) if found.task.is_task else PaperCell(open=True),
        _agencies(book, found.leads),
        _agencies(book, found.helpers),
        PaperCell(open=True)
        if found.timing is None
        else PaperCell(found.timing.words or timing_words(found.task), taken=True),
        PaperCell(beside, taken=True, source=source),
    )


def _agencies(book: Book, cell: PrintedCell | None) -> PaperCell:
    """Return the names of the agencies as the register has them, whatever spelling or slip the plan prints.

    Where nobody there is in the register, these are the words of the plan.
    """
    if cell is None:
        return PaperCell(open=True)
    names = (book.agencies[id_].name if id_ in book.agencies else id_ for id_ in cell.agencies)
    return PaperCell(joined("; ", names) if cell.agencies else cell.words, taken=True)


def _shared(above: _AnnexLine | None, line: _AnnexLine, notes: Mapping[str, Words]) -> tuple[bool, ...]:
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


def _below(told: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """Return what is `told` to be looked at under its heading; it is deleted before the annex is issued."""
    heading = Words(
        "Cần rà soát trước khi ban hành (xóa phần này khi hoàn thiện)",
        "To be looked at before it is issued (delete this part then)",
    )
    return (Paragraph(Look.HEADING, heading), *told) if told else ()


def _to_review(book: Book, annex: Annex) -> Iterator[Paragraph]:
    """Yield what whoever finishes the annex has to look at."""
    if any(row.assignments for row in annex.rows):
        yield Paragraph(Look.ITEM, _NAMES)
        taken = filled(
            "Dòng ghi “Dự thảo theo …” ở cột Ghi chú lấy lại nội dung của {plans} (chữ nghiêng trong Word và "
            "Excel). ",
            "Rows with “Draft after …” in the column Note repeat {plans} (in italics in Word and Excel). ",
            plans=joined("; ", _taken_from(book, annex)),
        )
        yield Paragraph(Look.ITEM, taken + MAY_BE_SUMMARIES)
    if annex.uncovered:
        codes = ", ".join(criterion.code for criterion in annex.uncovered)
        blank = _uncovered(book, annex) + Words(", để trống: ", ", left blank: ")
        yield Paragraph(Look.ITEM, blank + codes + ".")
    yield from _in_doubt(coverage_of(book, annex.gaps))
    rows = {row.criterion.code for row in annex.rows}
    yield from _without_row(annex, rows)
    errata = [(node.criterion.code, node.criterion.erratum) for node in walk(annex.card)]
    for code, erratum in errata:
        if erratum is not None and code in rows:
            yield Paragraph(Look.ITEM, joined(": ", (code, erratum)))
    tasks = [one.task for row in annex.rows for one in row.assignments]
    ended = successor_notes(book, (id_ for task in tasks for id_ in (*task.leads, *task.helpers)))
    for told in (*ended, *shape_notes(annex.card)):
        yield Paragraph(Look.ITEM, told)
    unlisted = unlisted_note(annex.gaps.card, annex.gaps.reconciliation)
    if unlisted is not None:
        yield Paragraph(Look.ITEM, unlisted)


def _in_doubt(coverage: Coverage) -> Iterator[Paragraph]:
    """Yield which criteria have the task of another one, and which are led by others in another table."""
    elsewhere = [gap for gap in coverage.gaps.rows if cover_of(gap) is Cover.OTHER_TASK]
    disputed = list({other.gap.node.place: other.gap for other in coverage.other_leads}.values())
    told = (
        (
            elsewhere,
            "Dòng in nhiệm vụ của tiêu chí khác, nên chưa có nhiệm vụ riêng ({lost} điểm mất): {codes}.",
            "The row has the task of another criterion and none of its own ({lost:point} lost): {codes}.",
        ),
        (
            disputed,
            "Cơ quan chủ trì khác nhau giữa các phụ lục của kế hoạch ({lost} điểm mất): {codes}.",
            "Led by others in another annex of the plan ({lost:point} lost): {codes}.",
        ),
    )
    for gaps, vi, en in told:
        if gaps:
            in_order = sorted(gaps, key=lambda gap: gap.node.place)
            codes = ", ".join(gap.node.criterion.code for gap in in_order)
            lost = total(gap.lost for gap in gaps)
            yield Paragraph(Look.ITEM, note("in_doubt", vi, en, codes=codes, lost=lost))


def _without_row(annex: Annex, rows: Container[str]) -> Iterator[Paragraph]:
    """Yield what the cap of the whole takes: it is a loss of no criterion, and none has a task for it."""
    for gap in annex.gaps.rows:
        if gap.node.criterion.code not in rows:
            told = note(
                "cap_of_whole",
                "Mức trần của cả chỉ số lấy đi {lost} điểm, không thuộc dòng nào của bảng.",
                "The cap of the whole index takes {lost} points, which are in no row of the table.",
                lost=gap.lost,
            )
            yield Paragraph(Look.ITEM, told)
