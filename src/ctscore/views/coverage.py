"""`coverage`: do our plans cover what we lost?"""

from collections.abc import Sequence

from ctscore.analysis.coverage import Cover, Coverage, Covered, OtherLead, cover_of
from ctscore.analysis.roles import TaskGrouping
from ctscore.book import Book
from ctscore.document import Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import total
from ctscore.views.common import (
    agency_ref,
    facts,
    no_tree_note,
    present,
    published_note,
    title,
    unlisted_note,
)
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import part_words, plan_title, task_columns, task_row

_COVERS = {Cover.LED: "led", Cover.NO_LEAD: "task-no-lead", Cover.NO_TASK: "no-task"}


def coverage_document(book: Book, year: int, found: Sequence[Coverage], lang: str) -> Document:
    """Return how the plans cover the losses of a year: by index the sum, then what stands out."""
    sections: list[Section] = []
    for coverage in found:
        sections.append(_summary(book, coverage, lang))
        if coverage.gaps.card.criteria:
            sections += [section for section in _details(book, coverage, lang) if section.rows]
    return Document("ctscore/coverage/1", lang, facts(year, found[0].gaps.card.unit), tuple(sections))


def _summary(book: Book, coverage: Coverage, lang: str) -> Section:
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang, called="field", spare=2),
        column("criteria", Kind.COUNT, lang, spare=1),
        column("lost", Kind.POINTS, lang),
        column("led", Kind.POINTS, lang),
        column("no_lead", Kind.POINTS, lang),
        column("no_task", Kind.POINTS, lang),
        column("share_led", Kind.PERCENT, lang, spare=4),
        column("disputed", Kind.POINTS, lang, spare=3),
    )
    card = coverage.gaps.card
    heading = title(book, card, "coverage", lang)
    if not card.criteria:
        notes = present(
            published_note(coverage.gaps.filed, lang),
            no_tree_note(card, lang),
            _plans_note(book, coverage, lang),
            _unknown_note(coverage, lang),
        )
        return Section(card.index, heading, columns, (), notes)
    rows = tuple(_covered(covered, lang) for covered in (*coverage.fields, coverage.whole))
    notes = present(
        _plans_note(book, coverage, lang),
        _accounts(coverage, lang),
        unlisted_note(coverage.gaps.reconciliation, lang),
    )
    return Section(card.index, heading, columns, rows, notes)


def _covered(covered: Covered, lang: str) -> Row:
    field = covered.field
    values: dict[str, Value] = {
        "code": field.code if field else None,
        "name": field.name.say(lang) if field else word("all", lang),
        "criteria": covered.criteria,
        "lost": covered.lost,
        "led": covered.led,
        "no_lead": covered.no_lead,
        "no_task": covered.no_task,
        "share_led": covered.share_led,
        "disputed": covered.disputed,
    }
    return Row(values, strong=field is None)


def _accounts(coverage: Coverage, lang: str) -> Note:
    vi = (
        "{lost} điểm mất ở {criteria} tiêu chí: {led} có nhiệm vụ và cơ quan chủ trì, {no_lead} có nhiệm vụ "
        "mà chưa có chủ trì, {no_task} chưa có nhiệm vụ; {disputed} có chủ trì khác nhau giữa các phụ lục. "
        "Nhiệm vụ không gắn với tiêu chí bị mất điểm: {untouched}."
    )
    en = (
        "{lost} points lost by {criteria} criteria: {led} have a task and a lead, {no_lead} a task without a "
        "lead, {no_task} no task; {disputed} have different leads in different tables. Tasks that answer it "
        "and touch no lost point: {untouched}."
    )
    whole = coverage.whole
    values: dict[str, tuple[Kind, Value]] = {
        "criteria": (Kind.COUNT, whole.criteria),
        "lost": (Kind.POINTS, whole.lost),
        "led": (Kind.POINTS, whole.led),
        "no_lead": (Kind.POINTS, whole.no_lead),
        "no_task": (Kind.POINTS, whole.no_task),
        "disputed": (Kind.POINTS, whole.disputed),
        "untouched": (Kind.COUNT, len(coverage.untouched)),
    }
    return Note("summary", say(lang, vi, en), values)


def _plans_note(book: Book, coverage: Coverage, lang: str) -> Note:
    """Return which annexes answer the scorecard."""
    tables = {(task.plan.document, task.part.name): task for task in coverage.answering}
    if not tables:
        return Note(
            "plans", say(lang, "Không có kế hoạch nào khắc phục bảng điểm này.", "No plan answers it.")
        )
    named = "; ".join(
        f"{plan_title(book, t.plan.document, lang)}, {part_words(t, lang)}" for t in tables.values()
    )
    text = say(lang, "Kế hoạch khắc phục: {plans}.", "Answered by: {plans}.")
    return Note("plans", text, {"plans": (Kind.TEXT, named)})


def _unknown_note(coverage: Coverage, lang: str) -> Note | None:
    if not coverage.unknown:
        return None
    vi, en = "{tasks} nhiệm vụ liên quan đến chỉ số này", "Tasks that answer this index: {tasks}"
    values: dict[str, tuple[Kind, Value]] = {"tasks": (Kind.COUNT, len(coverage.unknown))}
    card = coverage.gaps.card
    if card.published is not None and card.published.score is not None:
        vi += "; chưa xác định được số điểm mất tương ứng, trong {lost} điểm mất so với mức tối đa {max}."
        en += "; how much of the {lost} points lost, out of {max}, they touch cannot be told."
        values["lost"] = (Kind.POINTS, card.max - card.published.score)
        values["max"] = (Kind.POINTS, card.max)
    else:
        vi, en = vi + ".", en + "."
    return Note("unknown", say(lang, vi, en), values)


def _details(book: Book, coverage: Coverage, lang: str) -> tuple[Section, ...]:
    return (
        _uncovered(book, coverage, lang),
        _other_leads(book, coverage, lang),
        _untouched(book, coverage, lang),
    )


def _uncovered(book: Book, coverage: Coverage, lang: str) -> Section:
    card = coverage.gaps.card
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("lost", Kind.POINTS, lang, bar=True),
        column("cover", Kind.REF, lang),
    )
    open_ = [gap for gap in coverage.gaps.rows if cover_of(gap) is not Cover.LED]
    rows = tuple(
        Row(
            {
                "code": gap.node.criterion.code,
                "name": gap.node.criterion.name.say(lang),
                "lost": gap.lost,
                "cover": Ref(cover_of(gap), word(_COVERS[cover_of(gap)], lang)),
            }
        )
        for gap in open_
    )
    return Section(f"{card.index}/uncovered", title(book, card, "uncovered", lang), columns, rows)


def _other_leads(book: Book, coverage: Coverage, lang: str) -> Section:
    """Return the criteria whose lead differs; a criterion stands once for each other table and its leads."""
    card = coverage.gaps.card
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("lost", Kind.POINTS, lang),
        column("leads", Kind.REFS, lang),
        column("other_leads", Kind.REFS, lang),
        column("part", Kind.TEXT, lang),
        column("items", Kind.TEXT, lang, called="item"),
        column("basis", Kind.REF, lang, detail=True),
        column("note", Kind.TEXT, lang, detail=True),
        column("document", Kind.TEXT, lang, detail=True),
    )
    rows: dict[tuple[object, ...], dict[str, Value]] = {}
    for other in coverage.other_leads:
        code, task = other.gap.node.criterion.code, other.task
        key = (code, task.plan.document, task.part.name, task.leads)
        if key in rows:
            rows[key]["items"] = f"{rows[key]['items']}; {task.item.id}"
            continue
        rows[key] = {
            "code": code,
            "name": other.gap.node.criterion.name.say(lang),
            "lost": other.gap.lost,
            "leads": tuple(agency_ref(book, id_) for id_ in other.gap.leads),
            "other_leads": tuple(agency_ref(book, id_) for id_ in task.leads),
            "part": _table(other, lang),
            "items": task.item.id,
            "basis": Ref(other.related.basis, word(other.related.basis, lang)),
            "note": other.related.note.say(lang),
            "document": plan_title(book, task.plan.document, lang),
        }
    points = {other.gap.node.criterion.code: other.gap.lost for other in coverage.other_leads}
    vi = (
        "{count} tiêu chí, {lost} điểm mất. “Suy ra”: văn bản không nêu thẳng mối liên hệ này; căn cứ có ở "
        "--format csv và json."
    )
    en = (
        "{count} criteria, {lost} points lost. “Inferred”: no document prints this very link; the ground is "
        "in --format csv and json."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "count": (Kind.COUNT, len(points)),
        "lost": (Kind.POINTS, total(points.values())),
    }
    note = Note("other_leads", say(lang, vi, en), values)
    heading = title(book, card, "other-leads", lang)
    return Section(f"{card.index}/other-leads", heading, columns, tuple(map(Row, rows.values())), (note,))


def _table(other: OtherLead, lang: str) -> str:
    """Return the other annex; marked where the connection is ours."""
    place = part_words(other.task, lang)
    inferred = other.related.basis == "inferred"
    return f"{place}, {word('inferred', lang)}" if inferred else place


def _untouched(book: Book, coverage: Coverage, lang: str) -> Section:
    card = coverage.gaps.card
    columns = task_columns(lang, TaskGrouping.INDEX, of_agency=False)
    rows = tuple(task_row(book, task, lang) for task in coverage.untouched)
    return Section(f"{card.index}/untouched", title(book, card, "untouched", lang), columns, rows)
