"""`coverage`: do our plans cover what we lost?"""

from collections.abc import Sequence

from ctscore.analysis import TaskGrouping
from ctscore.analysis.coverage import Cover, Coverage, Covered, OtherLead, cover_of
from ctscore.analysis.gaps import Gap
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.document import (
    Column,
    Document,
    Kind,
    Note,
    Ref,
    Row,
    Section,
    Value,
    note,
    row_of,
    rows_of,
    table,
)
from ctscore.model.scorecard import result_of
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.scoring import evaluation_of
from ctscore.views.common import facts, no_tree_note, present, published_note, title, unlisted_note
from ctscore.views.gaps import nothing_lost
from ctscore.views.heads import heads
from ctscore.views.labels import column, word, word_ref
from ctscore.views.leads import lead_columns, lead_refs
from ctscore.views.shapes import loss_notes, nothing_known
from ctscore.views.tasks import BEGIN_ONE, part_words, plan_title, task_columns

COVERS = {
    Cover.LED: "led",
    Cover.OTHER_TASK: "other-task",
    Cover.NO_LEAD: "task-no-lead",
    Cover.ONLY_LEAD: "only-lead",
    Cover.NO_TASK: "no-task",
}


def coverage_document(book: Book, coverages: Sequence[Coverage]) -> Document:
    """Return how the plans cover the losses of a year: by index the sum, then what stands out."""
    sections: list[Section] = []
    for coverage in coverages:
        sections.append(_summary(book, coverage))
        if coverage.gaps.card.criteria:
            sections += [section for section in _details(book, coverage) if section.rows]
    cards = [one.gaps.card for one in coverages]
    return Document("ctscore/coverage/1", facts(cards), tuple(sections), heads=heads(book, cards))


def _summary(book: Book, coverage: Coverage) -> Section:
    columns: tuple[Column[Covered], ...] = (
        column("code", Kind.CODE, lambda covered: covered.field.code if covered.field else None),
        column("name", Kind.TEXT, _name, called="field", drop_priority=2),
        column("criteria", Kind.COUNT, lambda covered: covered.criteria, drop_priority=1),
        column("lost", Kind.POINTS, lambda covered: covered.lost),
        column("led", Kind.POINTS, lambda covered: covered.led),
        column("led_inferred", Kind.POINTS, lambda covered: covered.led_inferred, machine_only=True),
        column("other_task", Kind.POINTS, lambda covered: covered.other_task),
        column("no_lead", Kind.POINTS, lambda covered: covered.no_lead),
        column("no_task", Kind.POINTS, lambda covered: covered.no_task),
        column("only_lead", Kind.POINTS, lambda covered: covered.only_lead, machine_only=True),
        column("share_led", Kind.PERCENT, lambda covered: covered.share_led, drop_priority=4),
        column("disputed", Kind.POINTS, lambda covered: covered.disputed, drop_priority=3),
    )
    card = coverage.gaps.card
    heading = title(book, card, "coverage")
    if not card.criteria:
        notes = present(
            published_note(book, coverage.gaps.filed),
            no_tree_note(card),
            _plans_note(book, coverage),
            _unknown_note(coverage),
        )
        return table(card.index, heading, columns, (), notes)
    rows: tuple[Row, ...] = ()
    account = note("summary", *nothing_lost(card))
    if not nothing_known(evaluation_of(card)):
        rows = (*rows_of(columns, coverage.fields), row_of(columns, coverage.whole, strong=True))
        account = _accounts(coverage)
    unlisted = unlisted_note(card, coverage.gaps.reconciliation)
    notes = present(
        account,
        _unknown_note(coverage),
        _plans_note(book, coverage),
        *loss_notes(book, coverage.gaps),
        unlisted,
    )
    return Section(card.index, heading, columns, rows, notes)


def _name(covered: Covered) -> Wording:
    return covered.field.name if covered.field else word("all")


def _accounts(coverage: Coverage) -> Note:
    """Return how much of what was lost is answered, and how: what there is none of is not told."""
    whole = coverage.whole
    only_vi, only_en = "", ""
    if whole.only_lead == whole.no_task:
        only_vi, only_en = ", chỉ có cơ quan chủ trì", ", only a lead"
    elif whole.only_lead:
        only_vi = " (trong đó {only_lead} chỉ có cơ quan chủ trì)"
        only_en = " ({only_lead} of them have a lead)"
    said = (
        (whole.led, "{led} có nhiệm vụ và cơ quan chủ trì", "{led} have a task and a lead"),
        (
            whole.other_task,
            "{other_task} ở dòng in nhiệm vụ của tiêu chí khác",
            "{other_task} stand in rows with the task of another criterion",
        ),
        (whole.no_lead, "{no_lead} có nhiệm vụ mà chưa có chủ trì", "{no_lead} have a task without a lead"),
        (whole.no_task, "{no_task} chưa có nhiệm vụ" + only_vi, "{no_task} have no task" + only_en),
    )
    told = [Words(vi, en) for points, vi, en in said if points]
    vi, en = "{lost} điểm mất ở {criteria} tiêu chí", "{lost:point} lost by {criteria:criterion|criteria}"
    text = Words(vi, en) + (": " if told else "") + joined(", ", told)
    if whole.disputed:
        vi = "; {disputed} có chủ trì khác nhau giữa các phụ lục"
        text += Words(vi, "; {disputed} have different leads in different tables")
    text += "."
    if coverage.untouched:
        vi = " Nhiệm vụ không gắn với tiêu chí bị mất điểm: {untouched}."
        text += Words(vi, " Tasks that answer it and touch no lost point: {untouched}.")
    figures: dict[str, Value] = {
        "criteria": whole.criteria,
        "lost": whole.lost,
        "led": whole.led,
        "other_task": whole.other_task,
        "no_lead": whole.no_lead,
        "no_task": whole.no_task,
        **({"only_lead": whole.only_lead} if whole.only_lead else {}),
        "disputed": whole.disputed,
        "untouched": len(coverage.untouched),
    }
    return Note("summary", text, figures, on_top=True)


def _plans_note(book: Book, coverage: Coverage) -> Note:
    """Return which annexes answer the scorecard."""
    tables = answering_tables(book, coverage)
    if not any(task.part.answers for task in coverage.answering):
        none = note("plans", "Không có kế hoạch nào khắc phục bảng điểm này.", "No plan answers it.")
        return none.with_hint(*BEGIN_ONE)
    return note("plans", "Kế hoạch khắc phục: {plans}.", "Answered by: {plans}.", plans=joined("; ", tables))


def answering_tables(book: Book, coverage: Coverage) -> list[Wording]:
    """Return plan and annex of each table that answers the scorecard."""
    tables = {(task.plan.document, task.part.name): task for task in coverage.answering}
    return [
        joined(", ", (plan_title(book, task.plan.document), part_words(task))) for task in tables.values()
    ]


def _unknown_note(coverage: Coverage) -> Note | None:
    if not coverage.unknown:
        return None
    card, lost = coverage.gaps.card, None
    if card.criteria:
        vi = "Nhiệm vụ của tiêu chí chưa có điểm, nên chưa biết có gắn với điểm mất hay không: {tasks}."
        en = "Tasks for criteria without points on file, so whether these lost any is not known: {tasks}."
        return note("unknown", vi, en, tasks=len(coverage.unknown))
    vi, en = "{tasks} nhiệm vụ liên quan đến chỉ số này.", "Tasks that answer this index: {tasks}."
    published = result_of(card)
    if published is not None and published.score is not None:
        vi = (
            "{tasks} nhiệm vụ liên quan đến chỉ số này; chưa xác định được số điểm mất tương ứng, trong "
            "{lost} điểm mất so với mức tối đa {max}."
        )
        en = (
            "Tasks that answer this index: {tasks}; how much of the {lost} points lost, out of {max}, they "
            "touch cannot be told."
        )
        lost = card.max - published.score
    return note("unknown", vi, en, tasks=len(coverage.unknown), lost=lost, max=card.max)


def _details(book: Book, coverage: Coverage) -> tuple[Section, ...]:
    card = coverage.gaps.card
    columns = task_columns(book, TaskGrouping.INDEX)
    heading = title(book, card, "untouched")
    return (
        _uncovered(book, coverage),
        _other_leads(book, coverage),
        table(f"{card.index}/untouched", heading, columns, coverage.untouched),
    )


def _uncovered(book: Book, coverage: Coverage) -> Section:
    card = coverage.gaps.card
    columns: tuple[Column[Gap], ...] = (
        column("code", Kind.CODE, lambda gap: gap.node.criterion.code),
        column("name", Kind.TEXT, lambda gap: gap.node.criterion.name),
        column("lost", Kind.POINTS, lambda gap: gap.lost, bar=True),
        column("cover", Kind.REF, lambda gap: Ref(cover_of(gap), word(COVERS[cover_of(gap)]))),
    )
    open_ = [gap for gap in coverage.gaps.rows if cover_of(gap) is not Cover.LED]
    return table(f"{card.index}/uncovered", title(book, card, "uncovered"), columns, open_)


def leads_elsewhere(coverage: Coverage) -> list[list[OtherLead]]:
    """Return the criteria whose lead differs, each once for every other table and its leads."""
    groups: dict[tuple[object, ...], list[OtherLead]] = {}
    for other in coverage.other_leads:
        task = other.task
        key = (other.gap.node.criterion.code, task.plan.document, task.part.name, task.leads)
        groups.setdefault(key, []).append(other)
    return list(groups.values())


def _other_leads(book: Book, coverage: Coverage) -> Section:
    card = coverage.gaps.card
    columns: tuple[Column[list[OtherLead]], ...] = (
        column("code", Kind.CODE, lambda alike: alike[0].gap.node.criterion.code),
        column("name", Kind.TEXT, lambda alike: alike[0].gap.node.criterion.name),
        column("lost", Kind.POINTS, lambda alike: alike[0].gap.lost),
        *lead_columns(book, lambda alike: (alike[0].gap.responsibility,)),
        column("other_leads", Kind.REFS, lambda alike: lead_refs(book, alike[0].task)),
        column("part", Kind.TEXT, lambda alike: other_table(alike[0])),
        column(
            "items", Kind.TEXT, lambda alike: "; ".join(other.task.item.id for other in alike), called="item"
        ),
        column("basis", Kind.REF, lambda alike: word_ref(alike[0].related.basis), machine_only=True),
        column("note", Kind.TEXT, lambda alike: alike[0].related.note, machine_only=True),
        column(
            "document",
            Kind.TEXT,
            lambda alike: plan_title(book, alike[0].task.plan.document),
            machine_only=True,
        ),
    )
    points = {other.gap.node.criterion.code: other.gap.lost for other in coverage.other_leads}
    counted = note(
        "other_leads",
        "{count} tiêu chí, {lost} điểm mất. “Suy ra”: văn bản không nêu thẳng mối liên hệ này.",
        "{count:criterion|criteria}, {lost:point} lost. “Inferred”: no document prints this very link.",
        count=len(points),
        lost=total(points.values()),
    ).with_hint("Căn cứ có ở --format csv và json.", "The ground is in --format csv and json.")
    heading = title(book, card, "other-leads")
    return table(f"{card.index}/other-leads", heading, columns, leads_elsewhere(coverage), (counted,))


def other_table(other: OtherLead) -> Phrase:
    """Return the other annex; marked where the connection is ours."""
    place = part_words(other.task)
    return place + ", " + word("inferred") if other.related.basis == "inferred" else place
