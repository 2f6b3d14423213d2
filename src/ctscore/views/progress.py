"""`progress`: what agencies report of their tasks, and the points at stake."""

from collections.abc import Sequence

from ctscore.analysis.progress import AgencyProgress, ItemState, State, overall
from ctscore.book import Book, Key
from ctscore.document import Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import ZERO
from ctscore.periods import Period
from ctscore.views.common import agency_name, cited
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import period_words, timing_words

_STATES = tuple(State)
_STAKES = {"done": State.DONE, "late": State.LATE, "no_report": State.NO_REPORT}


def progress_document(
    book: Book,
    found: Sequence[AgencyProgress],
    span: Period,
    asked: dict[str, str | int | None],
    lang: str,
) -> Document:
    """Return where the tasks stand by agency; of one agency, task by task."""
    if asked["agency"] is None:
        whole = AgencyProgress(None, tuple(item for one in found for item in one.items))
        stakes = (_at_stake(book, found, whole.part(key), key, span, lang) for key in whole.answered)
        sections: tuple[Section, ...] = (_by_agency(book, found, whole, span, lang), *stakes)
    else:
        sections = tuple(_items(book, one, span, lang) for one in found) or (_nothing(span, lang),)
    return Document("ctscore/progress/2", lang, asked, sections)


def _by_agency(
    book: Book, found: Sequence[AgencyProgress], whole: AgencyProgress, span: Period, lang: str
) -> Section:
    columns = (
        column("agency", Kind.CODE, lang, detail=True),
        column("name", Kind.TEXT, lang, called="agency_name"),
        column("tasks", Kind.COUNT, lang),
        column("done", Kind.COUNT, lang),
        column("under_way", Kind.COUNT, lang, spare=1),
        column("late", Kind.COUNT, lang),
        column("not_started", Kind.COUNT, lang, spare=2),
        column("no_report", Kind.COUNT, lang),
    )
    rows = tuple(_agency_row(book, one, lang) for one in found)
    if len(rows) > 1:
        rows = (*rows, _whole_row(whole, lang))
    notes = (_summary(whole, lang), _split_note(lang))
    return Section("agencies", _heading(span, lang), columns, rows, notes)


def _at_stake(
    book: Book, found: Sequence[AgencyProgress], whole: AgencyProgress, key: Key, span: Period, lang: str
) -> Section:
    """Return the lost points of one scorecard behind the tasks of each agency, most first."""
    columns = (
        column("agency", Kind.CODE, lang, detail=True),
        column("name", Kind.TEXT, lang, called="agency_name"),
        column("tasks", Kind.COUNT, lang),
        column("at_stake", Kind.POINTS, lang),
        column("open_stake", Kind.POINTS, lang, spare=3),
        *(column(f"{id_}_stake", Kind.POINTS, lang, spare=4) for id_ in _STAKES),
    )
    parts = [part for part in (one.part(key) for one in found) if part.items]
    parts.sort(key=lambda part: (-(part.at_stake or ZERO), part.agency or ""))
    rows = tuple(_stake_row(book, part, lang) for part in parts)
    if len(rows) > 1:
        values = {**_stakes(whole), "name": word("all", lang), "tasks": len(overall(whole.items))}
        rows = (*rows, Row({"agency": None, **values}, strong=True))
    title = f"{_heading(span, lang)} · {word('stakes', lang)} {key.index} {key.year}"
    return Section(f"{key.index}-{key.year}", title, columns, rows, (_stake_note(whole, key, lang),))


def _stake_row(book: Book, part: AgencyProgress, lang: str) -> Row:
    name = agency_name(book, part.agency, lang)
    return Row({"agency": part.agency, "name": name, "tasks": len(part.items), **_stakes(part)})


def _agency_row(book: Book, one: AgencyProgress, lang: str) -> Row:
    values: dict[str, Value] = {
        "agency": one.agency,
        "name": agency_name(book, one.agency, lang),
        "tasks": len(one.items),
        **{state.replace("-", "_"): one.count(state) for state in _STATES},
    }
    return Row(values)


def _whole_row(whole: AgencyProgress, lang: str) -> Row:
    """Return the row of all agencies, in which a task counts once however many lead it."""
    states = overall(whole.items)
    values: dict[str, Value] = {
        "agency": None,
        "name": word("all", lang),
        "tasks": len(states),
        **{state.replace("-", "_"): states.count(state) for state in _STATES},
    }
    return Row(values, strong=True)


def _stakes(one: AgencyProgress) -> dict[str, Value]:
    by_state = {f"{key}_stake": one.stake(state) for key, state in _STAKES.items()}
    return {"at_stake": one.at_stake, "open_stake": one.open_stake, **by_state}


def _heading(span: Period, lang: str) -> str:
    return f"{period_words(span, lang)} · {word('progress', lang)}"


def _nothing(span: Period, lang: str) -> Section:
    text = say(lang, "Không có nhiệm vụ nào phù hợp.", "No task is as asked.")
    columns = (column("item", Kind.CODE, lang),)
    return Section("none", _heading(span, lang), columns, (), (Note("none", text),))


def _items(book: Book, one: AgencyProgress, span: Period, lang: str) -> Section:
    columns = (
        column("item", Kind.CODE, lang),
        column("task", Kind.TEXT, lang),
        column("status", Kind.REF, lang),
        column("percent_done", Kind.PERCENT, lang, spare=2, as_printed=True),
        column("figure", Kind.POINTS, lang, spare=3, as_printed=True),
        column("evidence", Kind.TEXT, lang, spare=4),
        column("reported", Kind.TEXT, lang, spare=5),
        column("timing", Kind.TEXT, lang, spare=6),
        column("at_stake", Kind.POINTS, lang, spare=1),
        column("index", Kind.CODE, lang, spare=8),
        column("note", Kind.TEXT, lang, spare=7),
        column("document", Kind.TEXT, lang, detail=True),
    )
    rows = tuple(_item_row(book, item, lang) for item in one.items)
    heading = f"{_heading(span, lang)} · {agency_name(book, one.agency, lang)}"
    stakes = tuple(_stake_note(one.part(key), key, lang) for key in one.answered)
    return Section(one.agency or "none", heading, columns, rows, (_summary(one, lang), *stakes))


def _item_row(book: Book, item: ItemState, lang: str) -> Row:
    report = item.report
    values: dict[str, Value] = {
        "item": item.task.item.id,
        "task": item.task.item.say(lang),
        "status": Ref(item.state, word(item.state, lang)),
        "percent_done": report.percent if report else None,
        "figure": report.figure if report else None,
        "evidence": report.evidence if report else None,
        "reported": period_words(item.period, lang),
        "timing": timing_words(item.task.item.timing, lang),
        "at_stake": item.at_stake,
        "index": item.task.answers.index if item.task.answers else None,
        "note": report.note.say(lang) if report and report.note else None,
        "document": cited(book, item.task.plan.document)[0],
    }
    return Row(values)


def _summary(one: AgencyProgress, lang: str) -> Note:
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
    values: dict[str, tuple[Kind, Value]] = {
        "tasks": (Kind.COUNT, len(states)),
        **{state.replace("-", "_"): (Kind.COUNT, states.count(state)) for state in _STATES},
    }
    return Note("summary", say(lang, vi, en), values)


def _stake_note(part: AgencyProgress, key: Key, lang: str) -> Note:
    vi = (
        "{index} {year}: điểm mất liên quan {at_stake}, trong đó {done_stake} ở nhiệm vụ hoàn thành, "
        "{late_stake} chậm tiến độ, {no_report_stake} chưa báo cáo."
    )
    en = (
        "{index} {year}: lost points at stake {at_stake}, of which {done_stake} behind tasks done, "
        "{late_stake} late, {no_report_stake} without a report."
    )
    values: dict[str, tuple[Kind, Value]] = {
        "index": (Kind.CODE, key.index),
        "year": (Kind.CODE, str(key.year)),
        "at_stake": (Kind.POINTS, part.at_stake),
        **{f"{id_}_stake": (Kind.POINTS, part.stake(state) or ZERO) for id_, state in _STAKES.items()},
    }
    return Note("stakes", say(lang, vi, en), values)


def _split_note(lang: str) -> Note:
    vi = (
        "Nhiệm vụ nhiều cơ quan chủ trì đứng ở dòng của từng cơ quan, và một lần ở dòng cuối; điểm thì chia "
        "đều. Nhiệm vụ không có ở các bảng điểm dưới đây: chưa biết điểm, không phải là không."
    )
    en = (
        "A task with several leads stands in the row of each, and once in the last; its points are split "
        "equally. Of a task in none of the tables of points below they are not known, not zero."
    )
    return Note("split", say(lang, vi, en))
