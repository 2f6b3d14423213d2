"""`calendar`: what falls due when, by quarter or by agency."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import Addressee, Calendar, Due
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Section, note, table
from ctscore.periods import quarter_of
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.views.common import (
    agency_name,
    agency_refs,
    cited,
    period_name,
    period_words,
    present,
    successor_notes,
    unit_name,
)
from ctscore.views.labels import column, word, word_ref
from ctscore.views.leads import INFERRED, lead_refs
from ctscore.views.tasks import (
    day_words,
    groups_note,
    named_end,
    said_anew_note,
    summary_note,
    timing_words,
)

_NOBODY = "none"
_MOST_NAMED = 5


def calendar_document(
    book: Book,
    calendar: Calendar,
    asked: Mapping[str, str | int | None],
    whom: Addressee | None,
    told: Sequence[Note] = (),
) -> Document:
    """Return what is due in a period, by quarter or by lead agency; for `whom` only, if anyone."""
    by_agency = asked["by"] == "agency"
    groups: dict[str, list[Due]] = {}
    for due in calendar.dues:
        keys = due.task.leads or (_NOBODY,) if by_agency else (_when(due),)
        for key in keys:
            if not by_agency or whom is None or key in whom.ids_in(due.task):
                groups.setdefault(key, []).append(due)
    if by_agency:
        groups = dict(sorted(groups.items(), key=lambda pair: -len(pair[1])))
    columns = _columns(book)
    sections = [
        table(key, _agency(book, key) if by_agency else _heading(book, members[0], whom), columns, members)
        for key, members in groups.items()
    ]
    closing = present(_whose_note(book, asked.get("unit")), *_notes(book, calendar, asked["agency"]), *told)
    title = word("calendar") + f" {calendar.period.called}"
    last = sections.pop() if sections else table(_NOBODY, title, columns, ())
    sections.append(replace(last, notes=closing))
    return Document("ctscore/calendar/1", asked, tuple(sections))


def calendar_section(book: Book, calendar: Calendar, id_: str, title: Wording) -> Section:
    """Return what is due in a period as one table: a row for each task, at its first day, with every day."""
    by_task: dict[tuple[str, str], list[Due]] = {}
    for due in calendar.dues:
        by_task.setdefault(due.task.key, []).append(due)
    first = (dues[0] for dues in by_task.values())
    made = table(id_, title, _columns(book), first, tuple(present(*_notes(book, calendar, None))))
    rows = tuple(
        replace(row, values={**row.values, "due": _days(dues), "when": _periods(dues)})
        for row, dues in zip(made.rows, by_task.values(), strict=True)
    )
    columns = (replace(one, kind=Kind.TEXT) if one.id == "due" else one for one in made.columns)
    return replace(made, columns=tuple(columns), rows=rows)


def _days(dues: Sequence[Due]) -> Wording:
    return joined("; ", [day_words(due.day) for due in dues])


def _periods(dues: Sequence[Due]) -> Wording:
    return joined("; ", dict.fromkeys(_when_words(due) for due in dues))


def _notes(book: Book, calendar: Calendar, agency: str | int | None) -> Iterator[Note | None]:
    """Yield how days are to be read, and what is not among them."""
    yield _ends_note() if calendar.dues else note("none", "Không có việc nào đến hạn.", "Nothing falls due.")
    yield said_anew_note(book, [due.task for due in calendar.said_anew])
    yield _any_time_note(calendar)
    yield _elsewhere_note(calendar)
    yield _no_task_note(calendar)
    yield _in_words_note([one for one in calendar.undated if _is_in_words(one)])
    yield _ongoing_note(sum(not _is_in_words(one) for one in calendar.undated))
    yield groups_note(book, str(agency), calendar.through_groups) if agency else None
    yield summary_note() if calendar.dues else None
    yield from successor_notes(book, (id_ for due in calendar.dues for id_ in due.task.leads))


def _agency(book: Book, key: str) -> Phrase:
    return agency_name(book, None if key == _NOBODY else key)


def _when(due: Due) -> str:
    return str(due.period if due.within_year else quarter_of(due.day))


def _heading(book: Book, due: Due, whom: Addressee | None) -> Wording:
    quarter = period_words(quarter_of(due.day))
    if due.within_year:
        year = due.day.year
        quarter = Words(f"Trong năm {year}, nguồn không nêu quý", f"Within {year}, no quarter printed")
    return joined(" · ", (quarter, *((agency_name(book, whom.agency),) if whom else ())))


def _columns(book: Book) -> tuple[Column[Due], ...]:
    return (
        column("due", Kind.DATE, lambda due: due.day),
        column("when", Kind.TEXT, _when_words),
        column("exact", Kind.REF, lambda due: word_ref("yes" if due.exact else "no"), machine_only=True),
        column("what", Kind.REF, _what, drop_priority=1),
        column("task", Kind.TEXT, lambda due: due.task.item),
        column("leads", Kind.REFS, lambda due: lead_refs(book, due.task)),
        column("helpers", Kind.REFS, lambda due: agency_refs(book, due.task.helpers), machine_only=True),
        column("product", Kind.TEXT, lambda due: due.task.item.product, drop_priority=5),
        column("covers", Kind.TEXT, _covers, drop_priority=6),
        column("document", Kind.TEXT, lambda due: cited(book, due.task.plan.document)[0], drop_priority=3),
        column("item", Kind.CODE, lambda due: due.task.item.id),
        column("period", Kind.CODE, lambda due: str(due.period) if due.period else None, machine_only=True),
        column("timing_printed", Kind.TEXT, lambda due: due.task.printed.get("timing"), machine_only=True),
        column("date", Kind.DATE, lambda due: cited(book, due.task.plan.document)[1], machine_only=True),
        column("plan", Kind.CODE, lambda due: due.task.plan.document, machine_only=True),
    )


def _what(due: Due) -> Ref | None:
    return word_ref("report" if due.is_report else due.task.item.level)


def _covers(due: Due) -> Wording | None:
    """Return the days that a report covers, where the source prints them, with what is odd about them."""
    timing = due.task.item.timing
    window = next((w for w in timing.windows if w.period == due.period), None) if timing else None
    if window is None:
        return None
    days = joined(" – ", (day_words(day) for day in (window.first, window.last) if day is not None))
    return joined(" · ", (part for part in (days, window.note) if part))


def _when_words(due: Due) -> Phrase:
    """Return the period, and whether the day itself is printed, or the one before which it is wanted."""
    printed: Phrase = Words("theo văn bản", "as printed")
    timing = due.task.item.timing
    end = named_end(due.task)
    if end is not None:
        return end
    if due.period is None and not due.exact:
        return INFERRED
    if timing is not None and timing.before:
        printed = Words("trước ", "before ") + day_words(due.day + timedelta(days=1))
    if due.period is None:
        return printed
    period = period_words(due.period)
    return period + ", " + printed if due.exact else period


def _ends_note() -> Note:
    vi = (
        "Ngày không ghi “theo văn bản” hay “trước” là ngày cuối của tháng, quý, kỳ báo cáo hay năm "
        "văn bản nêu."
    )
    en = "Days not marked “as printed” or “before” are the last of the month, quarter, period or year named."
    return note("ends", vi, en)


def _whose_note(book: Book, unit: str | int | None) -> Note | None:
    """Return whose plans these are, where they are not ours."""
    vi, en = "Theo các kế hoạch của {unit}.", "By the plans of {unit}."
    ours = unit in (None, book.home_unit)
    return None if ours else note("whose", vi, en, unit=unit_name(book, str(unit)))


def _any_time_note(calendar: Calendar) -> Note | None:
    vi = "Chưa kể {others} việc “trong năm”, văn bản không nêu quý: xem lịch cả năm {year}."
    en = "Not counted: {others} for any time of the year, no quarter printed; see the calendar of {year}."
    others = calendar.any_time
    return note("within_year", vi, en, others=others, year=calendar.period.year) if others else None


def _elsewhere_note(calendar: Calendar) -> Note | None:
    """Return how many tasks are due when, other than in the calendar."""
    if not calendar.elsewhere:
        return None
    counts = calendar.elsewhere.items()
    years = joined(", ", [joined("", (period_name(when), f" ({count})")) for when, count in counts])
    in_year = any(when.year in calendar.period.years for when in calendar.elsewhere)
    vi = "Việc có hạn ở {other} khác, không có trong lịch này: {years}."
    en = "Due {other}, so not in this calendar: {years}."
    other = Words("lúc", "at another time") if in_year else Words("năm", "in another year")
    return note("elsewhere", vi, en, other=other, years=years)


def _no_task_note(calendar: Calendar) -> Note | None:
    """Return which items have a time and no task, which nobody could be asked to do."""
    if not calendar.no_task:
        return None
    shown = calendar.no_task[:_MOST_NAMED]
    days = [Words(*[f"{due.task.item.id} "] * 2) + day_words(due.day) for due in shown]
    items = joined("; ", [*days, *(["…"] if len(shown) < len(calendar.no_task) else [])])
    vi = "Có thời hạn mà chưa có nhiệm vụ, nên không có trong lịch: {count} ({items})."
    en = "With a time and no task yet, so not in the calendar: {count} ({items})."
    return note("no_task", vi, en, count=len(calendar.no_task), items=items)


def _is_in_words(task: Task) -> bool:
    return task.item.timing is not None and task.item.timing.kind == "in-words"


def _in_words_note(tasks: Sequence[Task]) -> Note | None:
    """Return what is due by words that no calendar can hold."""
    if not tasks:
        return None
    shown = tasks[:_MOST_NAMED]
    named = [joined("", (f"{one.item.id} “", timing_words(one) or "", "”")) for one in shown]
    items = joined("; ", [*named, *(["…"] if len(tasks) > len(shown) else [])])
    vi = "Thời gian chỉ có chữ, không ra ngày, nên không có trong lịch: {count} việc ({items})."
    en = "Due by words that name no day, so not in the calendar: {count} ({items})."
    told = note("in_words", vi, en, count=len(tasks), items=items)
    return told.with_hint("Xem `ctscore tasks --by timing`.", "See `ctscore tasks --by timing`.")


def _ongoing_note(ongoing: int) -> Note | None:
    if not ongoing:
        return None
    vi = "{ongoing} việc thường xuyên hoặc không nêu thời gian không có trong lịch."
    en = "Ongoing or without timing, so not in the calendar: {ongoing}."
    return note("ongoing", vi, en, ongoing=ongoing).with_hint("Xem `ctscore tasks`.", "See `ctscore tasks`.")
