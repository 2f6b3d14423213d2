"""`progress`: what agencies report of their tasks, and the points at stake."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.panels import card_of
from ctscore.analysis.plans import Task
from ctscore.analysis.progress import AgencyProgress, ItemState, State, overall
from ctscore.book import Book, Key
from ctscore.decimals import ZERO
from ctscore.document import Column, Document, Kind, Note, Section, headline, note, row_of, rows_of, table
from ctscore.periods import Period
from ctscore.phrases import Phrase, Wording, joined
from ctscore.views.common import agency_name, cited, dated, in_stage, period_words, present
from ctscore.views.labels import column, word, word_ref
from ctscore.views.shapes import shape_notes
from ctscore.views.tasks import said_anew_note, timing_words

_STATES = {state.replace("-", "_"): state for state in State}
_STAKES = {"done_stake": State.DONE, "late_stake": State.LATE, "no_report_stake": State.NO_REPORT}


def progress_document(
    book: Book,
    agencies: Sequence[AgencyProgress],
    span: Period,
    asked: Mapping[str, str | int | None],
    left: Sequence[Task],
) -> Document:
    """Return where the tasks stand by agency; of one agency, task by task.

    What is `left` out is told, with the plans that it is of.
    """
    if asked["agency"] is None:
        whole = AgencyProgress(None, tuple(item for one in agencies for item in one.items))
        stakes = (_at_stake(book, agencies, whole.part(key), key, span) for key in whole.answered)
        sections: tuple[Section, ...] = (_by_agency(book, agencies, whole, span), *stakes)
    else:
        sections = tuple(_items(book, one, span) for one in agencies) or (_nothing(span),)
    first, *others = sections
    first = replace(first, notes=(*first.notes, *present(said_anew_note(book, left))))
    return Document("ctscore/progress/2", asked, (first, *others))


def _names(book: Book, whole: AgencyProgress) -> tuple[Column[AgencyProgress], ...]:
    """Return who it is and how many tasks; in the row of all a task counts once however many lead it."""

    def name(one: AgencyProgress) -> Phrase:
        return word("all") if one is whole else agency_name(book, one.agency)

    return (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, name, called="agency_name"),
        column("tasks", Kind.COUNT, lambda one: len(overall(one.items) if one is whole else one.items)),
    )


def _by_agency(
    book: Book, agencies: Sequence[AgencyProgress], whole: AgencyProgress, span: Period
) -> Section:
    def in_state(id_: str, drop_priority: int = 0) -> Column[AgencyProgress]:
        state = _STATES[id_]

        def count(one: AgencyProgress) -> int:
            return overall(one.items).count(state) if one is whole else one.count(state)

        return column(id_, Kind.COUNT, count, drop_priority=drop_priority)

    columns = (
        *_names(book, whole),
        in_state("done"),
        in_state("under_way", drop_priority=1),
        in_state("late"),
        in_state("not_started", drop_priority=2),
        in_state("no_report"),
    )
    return _with_whole("agencies", _heading(span), columns, agencies, whole, (_summary(whole), _split_note()))


def _with_whole(
    id_: str,
    heading: Wording,
    columns: tuple[Column[AgencyProgress], ...],
    agencies: Sequence[AgencyProgress],
    whole: AgencyProgress,
    notes: tuple[Note, ...],
) -> Section:
    """Return a row for each agency and, below several, one for all of them."""
    below = (row_of(columns, whole, strong=True),) if len(agencies) > 1 else ()
    return Section(id_, heading, columns, (*rows_of(columns, agencies), *below), notes)


def _at_stake(
    book: Book, agencies: Sequence[AgencyProgress], whole: AgencyProgress, key: Key, span: Period
) -> Section:
    """Return the lost points of one scorecard behind the tasks of each agency, most first."""

    def in_state(id_: str) -> Column[AgencyProgress]:
        return column(id_, Kind.POINTS, lambda one: one.stake(_STAKES[id_]), drop_priority=4)

    columns: tuple[Column[AgencyProgress], ...] = (
        *_names(book, whole),
        column("at_stake", Kind.POINTS, lambda one: one.at_stake),
        column("open_stake", Kind.POINTS, lambda one: one.open_stake, drop_priority=3),
        *map(in_state, _STAKES),
    )
    parts = [part for part in (one.part(key) for one in agencies) if part.items]
    parts.sort(key=lambda part: (-(part.at_stake or ZERO), part.agency or ""))
    of_card = word("stakes") + " " + dated(key.index, key.period)
    heading = joined(" · ", (_heading(span), of_card, *_stage(book, key)))
    notes = tuple(_stake_notes(book, whole, key))
    return _with_whole(f"{key.index}-{key.period}", heading, columns, parts, whole, notes)


def _heading(span: Period) -> Phrase:
    return period_words(span) + " · " + word("progress")


def _nothing(span: Period) -> Section:
    nothing = note("none", "Không có nhiệm vụ nào phù hợp.", "No task is as asked.")
    item: Column[ItemState] = column("item", Kind.CODE)
    return table("none", _heading(span), (item,), (), (nothing,))


def _items(book: Book, one: AgencyProgress, span: Period) -> Section:
    columns: tuple[Column[ItemState], ...] = (
        column("item", Kind.CODE, lambda item: item.task.item.id),
        column("task", Kind.TEXT, lambda item: item.task.item),
        column("status", Kind.REF, lambda item: word_ref(item.state)),
        column(
            "percent_done",
            Kind.PERCENT,
            lambda item: item.report.percent if item.report else None,
            drop_priority=2,
            as_printed=True,
        ),
        column(
            "figure",
            Kind.POINTS,
            lambda item: item.report.figure if item.report else None,
            drop_priority=3,
            as_printed=True,
        ),
        column(
            "evidence", Kind.TEXT, lambda item: item.report.evidence if item.report else None, drop_priority=4
        ),
        column(
            "reported",
            Kind.TEXT,
            lambda item: period_words(item.period) if item.period else None,
            drop_priority=5,
        ),
        column("timing", Kind.TEXT, lambda item: timing_words(item.task), drop_priority=6),
        column("at_stake", Kind.POINTS, lambda item: item.at_stake, drop_priority=1),
        column(
            "index",
            Kind.CODE,
            lambda item: item.task.answers.index if item.task.answers else None,
            drop_priority=8,
        ),
        column("note", Kind.TEXT, lambda item: item.report.note if item.report else None, drop_priority=7),
        column(
            "document", Kind.TEXT, lambda item: cited(book, item.task.plan.document)[0], machine_only=True
        ),
    )
    heading = _heading(span) + " · " + agency_name(book, one.agency)
    stakes = (said for key in one.answered for said in _stake_notes(book, one.part(key), key))
    notes = (_summary(one), *stakes)
    return table(one.agency or "none", heading, columns, one.items, notes)


def _summary(one: AgencyProgress) -> Note:
    vi = (
        "{tasks} nhiệm vụ: {done} hoàn thành, {under_way} đang thực hiện, {late} chậm tiến độ, "
        "{not_started} chưa thực hiện, {no_report} chưa báo cáo."
    )
    en = (
        "Tasks: {tasks}, of which {done} done, {under_way} under way, {late} late, {not_started} not "
        "started, {no_report} without a report."
    )
    if not one.answered:
        vi += " Chưa biết điểm mất liên quan: không có bảng điểm nào có điểm của các tiêu chí này."
        en += " The lost points behind them are not known: no scorecard has the points of their criteria."
    states = overall(one.items)
    counts = {id_: states.count(state) for id_, state in _STATES.items()}
    return headline("summary", vi, en, tasks=len(states), **counts)


def _stage(book: Book, key: Key) -> tuple[Phrase, ...]:
    """Return the stage of the points of a scorecard, where its file says more than one thing."""
    filed = card_of(book, key.index, key.unit, key.period)
    return in_stage(book, filed.value) if filed else ()


def _stake_notes(book: Book, part: AgencyProgress, key: Key) -> Iterator[Note]:
    """Yield the points of one scorecard that are at stake, and what of them is not known."""
    yield headline(
        "stakes",
        "{card}: điểm mất liên quan {at_stake}, trong đó {done_stake} ở nhiệm vụ hoàn thành, "
        "{late_stake} chậm tiến độ, {no_report_stake} chưa báo cáo.",
        "{card}: lost points at stake {at_stake}, of which {done_stake} behind tasks done, "
        "{late_stake} late, {no_report_stake} without a report.",
        card=joined(" · ", (dated(key.index, key.period), *_stage(book, key))),
        at_stake=part.at_stake,
        **{id_: part.stake(state) or ZERO for id_, state in _STAKES.items()},
    )
    filed = card_of(book, key.index, key.unit, key.period)
    yield from shape_notes(filed.value) if filed else ()


def _split_note() -> Note:
    return note(
        "split",
        "Nhiệm vụ nhiều cơ quan chủ trì đứng ở dòng của từng cơ quan, và một lần ở dòng cuối; điểm thì chia "
        "đều. Nhiệm vụ không có ở các bảng điểm dưới đây: chưa biết điểm, không phải là không.",
        "A task with several leads stands in the row of each, and once in the last; its points are split "
        "equally. Of a task in none of the tables of points below they are not known, not zero.",
    )
