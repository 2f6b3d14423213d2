"""The tables of minutes: at most five, each with all indexes, one below the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TypeVar, cast

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.coverage import OtherLead, cover_of
from ctscore.analysis.gaps import Gap, Gaps, whole_node
from ctscore.analysis.plans import Task
from ctscore.analysis.targets import Result
from ctscore.analysis.totals import Reconciliation, Verdict
from ctscore.book import Book
from ctscore.decimals import rounded, simplest, total
from ctscore.document import MOST_PLACES, Column, Kind, PaperCell, PaperRow, PaperTable, Ref, Value
from ctscore.phrases import Phrase, Wording, Words, filled, joined
from ctscore.records import dataclass
from ctscore.views.common import capital, cited, figure_words, index_full_name, range_words
from ctscore.views.conditions import conditions_section
from ctscore.views.coverage import COVERS, leads_elsewhere
from ctscore.views.gaps import gap_name, level_label, measured_to
from ctscore.views.labels import column, label, word, word_ref
from ctscore.views.leads import lead_name, lead_refs
from ctscore.views.minutes.subjects import Subject
from ctscore.views.targets import apart, goal_words
from ctscore.views.tasks import part_words, timing_words

Result_ = TypeVar("Result_")


@dataclass(frozen=True, slots=True)
class Table:
    """A table under its title."""

    title: Wording
    grid: PaperTable


def results_table(book: Book, subjects: Sequence[Subject]) -> Table | None:
    """Return each index in a line: score, rank, and how both moved; without columns that nobody fills.

    None where neither is known of any index.
    """
    if all(_score(one) is None and _rank(one) is None for one in subjects):
        return None
    yearly = all(one.card.when.kind == "year" for one in subjects)
    since, rank_then = ("since_last_year", "rank_before") if yearly else ("since_last", "rank_last")
    columns: tuple[Column[Subject], ...] = (
        column("index", Kind.CODE, lambda one: one.card.index),
        column("name", Kind.TEXT, lambda one: index_full_name(book, one.card.index), called="index_full"),
        column("score", Kind.POINTS, _score, as_printed=True),
        column("max", Kind.POINTS, lambda one: one.glance.max, called="out_of", as_printed=True),
        column("change", Kind.CHANGE, lambda one: one.glance.change, called=since),
        column("rank", Kind.CODE, _rank),
        column(
            "rank_before",
            Kind.COUNT,
            lambda one: one.glance.rank_before,
            called=rank_then,
        ),
        Column("gained", Words("Tăng, giảm bậc", "Places gained"), Kind.CHANGE, _gained),
    )
    return Table(Words("Kết quả các chỉ số", "Results of the indexes"), _filled(columns, subjects))


def _score(one: Subject) -> Decimal | Wording | None:
    """Return the score, or between what it lies; none where it is an assumption, which a sentence says."""
    if one.glance.between is not None:
        return range_words(one.glance.between)
    return None if one.glance.basis == "assumed" else one.glance.score


def _gained(one: Subject) -> Decimal | None:
    moved = one.glance.moved
    return None if moved is None else Decimal(moved)


def _rank(one: Subject) -> str | None:
    place = one.glance.place
    if place is None:
        return None
    return f"{place.ranks}/{place.of}" if place.of else place.ranks


def losses_table(book: Book, subjects: Sequence[Subject], top: int) -> Table | None:
    """Return the `top` losses of each index, below a line that says what they are measured to."""
    found = [gaps for one in subjects if (gaps := one.gaps) and gaps.rows]
    if not found:
        return None
    levels = [level_label(book, gaps.reference) if gaps.reference else label("max") for gaps in found]
    level = levels[0] if len(levels) == 1 else Words("Điểm chuẩn hoặc mốc", "Max or reference")
    columns: tuple[Column[Gap], ...] = (
        column("code", Kind.CODE, lambda gap: gap.node.criterion.code),
        column("name", Kind.TEXT, gap_name),
        Column("level", level, Kind.POINTS, lambda gap: gap.level),
        column("achieved", Kind.POINTS, lambda gap: gap.score.known_points),
        Column("lost", _lost_label(found), Kind.POINTS, lambda gap: gap.lost),
        Column("share", _SHARE, Kind.PERCENT, lambda gap: gap.share),
        column("reason", Kind.TEXT, lambda gap: gap.node.criterion.reason),
        column("leads", Kind.REFS, lambda gap: lead_refs(book, gap.responsibility)),
    )
    groups = [(_measured(book, gaps), gaps.rows[:top]) for gaps in found]
    title = Words("Các tiêu chí mất điểm nhiều nhất", "The criteria that lost most")
    return _grouped(title, columns, groups)


_SHARE = Words("% tổng số", "% of all")


def _lost_label(found: Sequence[Gaps]) -> Words:
    """Return what stands above points that were lost, or that are short of a reference, or both."""
    short = [gaps.reference is not None for gaps in found]
    if any(short) and not all(short):
        return Words("Điểm mất hoặc thiếu", "Lost or short")
    return label("short_of" if any(short) else "lost")


def _measured(book: Book, gaps: Gaps) -> Wording:
    """Return an index and what its losses are measured to."""
    to = Words("so với điểm chuẩn", "to the maximum")
    return joined(", ", (gaps.card.index, measured_to(book, gaps.reference) if gaps.reference else to))


@dataclass(frozen=True, slots=True)
class _Work:
    """What is to be done for criteria that lost points; without a `task`, that nothing is, in `what`."""

    gaps: tuple[Gap, ...]
    what: Wording
    task: Task | None = None


_WORK_WIDTHS = {"code": 18, "name": 48, "task": 56, "leads": 25, "timing": 24}
"""Words need room."""


def work_table(book: Book, subjects: Sequence[Subject], top: int) -> Table | None:
    """Return the tasks for the `top` losses of each index; a task for several of them stands once."""
    groups = [(one.card.index, work_of(one, top)) for one in subjects if one.answered]
    if not groups:
        return None
    columns: tuple[Column[_Work], ...] = (
        column("code", Kind.CODE, lambda one: ", ".join(gap.node.criterion.code for gap in one.gaps)),
        column("name", Kind.TEXT, lambda one: joined("; ", map(gap_name, one.gaps))),
        column("task", Kind.TEXT, lambda one: one.what),
        column("leads", Kind.REFS, lambda one: lead_refs(book, one.task or one.gaps[0].responsibility)),
        column("timing", Kind.TEXT, lambda one: timing_words(one.task) if one.task else None),
    )
    title = Words("Việc cần làm đối với các tiêu chí ấy", "What is to be done for these criteria")
    return _with_widths(_grouped(title, columns, groups), _WORK_WIDTHS)


def work_of(subject: Subject, top: int) -> tuple[_Work, ...]:
    """Return what is to be done for the `top` losses of an index, in their order."""
    found: dict[object, _Work] = {}
    for gap in subject.rows[:top]:
        code = gap.node.criterion.code
        tasks = [one for one in gap.responsibility.tasks if one.item.task_of in (None, code)]
        for task in tasks:
            before = found.get(task.key)
            found[task.key] = _Work((*(before.gaps if before else ()), gap), task.item, task)
        if not tasks:
            found[code] = _Work((gap,), capital(word(COVERS[cover_of(gap)])))
    return tuple(found.values())


def _with_widths(table: Table, widths: Mapping[str, int]) -> Table:
    grid = table.grid
    return Table(
        table.title, PaperTable(grid.columns, grid.rows, tuple(widths[one.id] for one in grid.columns))
    )


@dataclass(frozen=True, slots=True)
class _Share:
    """What one agency leads, or several that stand in one line."""

    name: Wording
    criteria: int | None
    tasks: int | None
    lost: Decimal
    share: Decimal


def agencies_table(book: Book, subjects: Sequence[Subject], top: int) -> Table | None:
    """Return the loss by lead agency: `top` of each index, the others in one line, so that all adds up."""
    found = [gaps for one in subjects if (gaps := one.gaps) and any(gap.leads for gap in gaps.rows)]
    if not found:
        return None
    columns: tuple[Column[_Share], ...] = (
        column("name", Kind.TEXT, lambda one: one.name, called="agency_name"),
        column("criteria", Kind.COUNT, lambda one: one.criteria),
        column("tasks", Kind.COUNT, lambda one: one.tasks),
        Column("lost", _lost_label(found), Kind.POINTS, lambda one: one.lost),
        Column("share", _SHARE, Kind.PERCENT, lambda one: one.share),
    )
    groups = [(_measured(book, gaps), tuple(_shares(book, gaps, top))) for gaps in found]
    title = Words("Điểm mất theo cơ quan chủ trì", "Loss by lead agency")
    return _grouped(title, columns, groups)


def _shares(book: Book, gaps: Gaps, top: int) -> Iterator[_Share]:
    loads = agency_loads(gaps).rows
    led = [load for load in loads if load.agency is not None]
    rest = led[top:] if len(led) > top + 1 else []
    for load in loads:
        if load not in rest:
            name = lead_name(book, load.agency, gaps.led)
            yield _Share(name, load.criteria, load.tasks, load.share_lost, load.share)
    if rest:
        others = Words(f"{len(rest)} cơ quan khác", f"{len(rest)} other agencies")
        lost, share = total(load.share_lost for load in rest), total(load.share for load in rest)
        yield _Share(others, None, None, lost, share)


def targets_table(book: Book, results: Sequence[Result]) -> Table | None:
    """Return the targets that a result can be held against, whatever they are measured in."""
    if not results:
        return None
    columns: tuple[Column[Result], ...] = (
        column("document", Kind.TEXT, lambda one: cited(book, one.plan.value.document)[0]),
        column("name", Kind.TEXT, lambda one: one.target.name, called="target_name"),
        column("target", Kind.TEXT, lambda one: goal_words(one.target)),
        column("actual", Kind.POINTS, lambda one: one.actual, as_printed=True),
        column("difference", Kind.TEXT, apart),
        column("outcome", Kind.REF, lambda one: word_ref(one.outcome)),
    )
    return Table(Words("Kết quả thực hiện mục tiêu", "Targets and results"), _filled(columns, results))


@dataclass(frozen=True, slots=True)
class OpenPoint:
    """A point that is to be settled."""

    code: str
    name: Wording
    lost: Decimal | None
    what: Wording


_OPEN_WIDTHS = {"code": 24, "name": 60, "lost": 17, "what": 64}
"""Both columns of words need room."""


def open_table(book: Book, subjects: Sequence[Subject], top: int) -> Table | None:
    """Return what is to be settled, `top` points of each index at most."""
    columns: tuple[Column[OpenPoint], ...] = (
        column("code", Kind.CODE, lambda one: one.code),
        column("name", Kind.TEXT, lambda one: one.name),
        column("lost", Kind.POINTS, lambda one: one.lost),
        Column("what", Words("Vấn đề", "What is open"), Kind.TEXT, lambda one: one.what),
    )
    groups = [(one.card.index, tuple(open_points(book, one))[:top]) for one in subjects]
    kept = [(name, rows) for name, rows in groups if rows]
    title = Words("Những điểm cần làm rõ", "Points to be settled")
    if not kept:
        return None
    return _with_widths(_grouped(title, columns, kept), _OPEN_WIDTHS)


def open_points(book: Book, subject: Subject) -> Iterator[OpenPoint]:
    """Yield what is to be settled of one index: what does not agree, loss that nobody is to win back."""
    yield from _wrong(subject)
    yield from _conditions(book, subject)
    if subject.cover is None or not subject.answered:
        return  # that there is no plan is said once, above
    for gap in subject.uncovered:
        yield OpenPoint(
            gap.node.criterion.code, gap_name(gap), gap.lost, capital(word(COVERS[cover_of(gap)]))
        )
    for others in leads_elsewhere(subject.cover):
        gap = others[0].gap
        yield OpenPoint(gap.node.criterion.code, gap_name(gap), gap.lost, _other_lead(book, others))


def _other_lead(book: Book, others: Sequence[OtherLead]) -> Phrase:
    """Return who leads a criterion, and who does by another table."""
    gap, task = others[0].gap, others[0].task
    inferred = others[0].related.basis == "inferred"
    return filled(
        "{here} chủ trì; {table} (mục {rows}{ground}) giao {there}",
        "Led by {here}; {table} (row {rows}{ground}) names {there}",
        here=_names(lead_refs(book, gap.responsibility)),
        table=part_words(task),
        rows=", ".join(other.task.item.row for other in others),
        ground=Words(", suy ra", ", inferred") if inferred else "",
        there=_names(lead_refs(book, task)),
    )


def _names(refs: Sequence[Ref]) -> Wording:
    return joined(", ", (ref.label for ref in refs))


def _wrong(subject: Subject) -> Iterator[OpenPoint]:
    """Yield printed figures that do not agree with what they are made of, the whole first."""
    checked = subject.gaps.reconciliation if subject.gaps else None
    if checked is not None and checked.verdict is Verdict.MISMATCH:
        whole = whole_node(subject.card).criterion
        yield OpenPoint(subject.card.index, whole.name, None, checked.erratum or _beside(checked))
    for row in subject.misprinted:
        criterion, checked = row.node.criterion, row.reconciliation
        what = criterion.erratum or (_beside(checked) if checked else None)
        if what is not None:
            yield OpenPoint(criterion.code, criterion.name, None, what)


def _beside(checked: Reconciliation) -> Phrase:
    text = filled(
        "Văn bản ghi {printed}, các tiêu chí thành phần cộng lại được {computed}",
        "Printed {printed}; the parts add up to {computed}",
        printed=figure_words(checked.published),
        computed=_figure(checked.computed),
    )
    if checked.unlisted_loss is None:
        return text
    low, high = map(_figure, checked.unlisted_loss)
    return text + filled(
        "; văn bản không liệt kê {low} đến {high} điểm mất",
        "; {low} to {high} points of loss are not listed",
        low=low,
        high=high,
    )


def _figure(value: Decimal) -> Wording:
    return figure_words(simplest(rounded(value, MOST_PLACES)))


def _conditions(book: Book, subject: Subject) -> Iterator[OpenPoint]:
    section = conditions_section(book, subject.card)
    for row in section.rows if section else ():
        code, name, asked, outcome = (row.values[key] for key in ("code", "name", "condition", "outcome"))
        what = filled(
            "Điều kiện {asked}: {outcome}",
            "Condition {asked}: {outcome}",
            asked=cast(Wording, asked),
            outcome=cast(Ref, outcome).label,
        )
        yield OpenPoint(str(code), cast(Wording, name), None, what)


def _filled(columns: Iterable[Column[Result_]], results: Sequence[Result_]) -> PaperTable:
    """Return a row for each of `results`, without the columns in which none has anything."""
    kept = _in_use(columns, results)
    return PaperTable(kept, tuple(_row(kept, result) for result in results))


def _in_use(columns: Iterable[Column[Result_]], results: Sequence[Result_]) -> tuple[Column[Result_], ...]:
    return tuple(one for one in columns if any(_value(one, result) not in (None, ()) for result in results))


def _value(one: Column[Result_], result: Result_) -> Value:
    return one.value(result) if one.value else None


def _row(columns: Sequence[Column[Result_]], result: Result_) -> PaperRow:
    return PaperRow(tuple(PaperCell(_value(one, result)) for one in columns))


def _grouped(
    title: Wording, columns: Sequence[Column[Result_]], groups: Sequence[tuple[Wording, Sequence[Result_]]]
) -> Table:
    """Return groups of rows, each under a line that names it; a single one is named in the title."""
    kept = _in_use(columns, [member for _, members in groups for member in members])
    rows: list[PaperRow] = []
    for name, members in groups:
        if len(groups) > 1:
            rows.append(
                PaperRow((PaperCell(name, across=len(kept)), *(None,) * (len(kept) - 1)), strong=True)
            )
        rows += (_row(kept, member) for member in members)
    heading = title if len(groups) > 1 else joined(" – ", (title, groups[0][0]))
    return Table(heading, PaperTable(kept, tuple(rows)))
