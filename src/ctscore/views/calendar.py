"""`calendar`: what falls due when, by quarter or by agency."""

from collections.abc import Mapping
from dataclasses import replace

from ctscore.analysis.tasks import Due, YearCalendar
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.periods import quarter_of
from ctscore.views.common import agency_name, agency_ref, cited, present
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import day_words, groups_note, period_words, summary_note

_NOBODY = "none"


def calendar_document(
    book: Book,
    found: YearCalendar,
    asked: Mapping[str, str | int | None],
    agencies: frozenset[str] | None,
    lang: str,
) -> Document:
    """Return what is due in a year, by quarter or by lead agency; of `agencies` only, where there are any."""
    by_agency = asked["by"] == "agency"
    groups: dict[str, list[Due]] = {}
    for due in found.dues:
        keys = due.task.leads or (_NOBODY,) if by_agency else (_when(due),)
        for key in keys:
            if not by_agency or agencies is None or key in agencies:
                groups.setdefault(key, []).append(due)
    if by_agency:
        groups = dict(sorted(groups.items(), key=lambda pair: -len(pair[1])))
    sections = [
        Section(
            key,
            _agency(book, key, lang) if by_agency else _heading(members[0], lang),
            _columns(lang),
            tuple(_row(book, due, lang) for due in members),
        )
        for key, members in groups.items()
    ]
    closing = present(
        _ends_note(lang) if found.dues else _nothing_note(lang),
        _ongoing_note(found.undated, lang),
        groups_note(book, str(asked["agency"]), found.through_groups, lang) if asked["agency"] else None,
        summary_note(lang) if found.dues else None,
    )
    title = f"{word('calendar', lang)} {found.year}"
    last = sections.pop() if sections else Section(_NOBODY, title, _columns(lang), ())
    sections.append(replace(last, notes=closing))
    return Document("ctscore/calendar/1", lang, asked, tuple(sections))


def _agency(book: Book, key: str, lang: str) -> str:
    return agency_name(book, None if key == _NOBODY else key, lang)


def _when(due: Due) -> str:
    return str(due.period if due.within_year else quarter_of(due.day))


def _heading(due: Due, lang: str) -> str:
    if due.within_year:
        year = due.day.year
        return say(lang, f"Trong năm {year}, nguồn không nêu quý", f"Within {year}, no quarter printed")
    return period_words(quarter_of(due.day), lang) or ""


def _columns(lang: str) -> tuple[Column, ...]:
    return (
        column("due", Kind.DATE, lang),
        column("when", Kind.TEXT, lang),
        column("exact", Kind.REF, lang, detail=True),
        column("what", Kind.REF, lang, spare=1),
        column("task", Kind.TEXT, lang),
        column("leads", Kind.REFS, lang),
        column("helpers", Kind.REFS, lang, detail=True),
        column("product", Kind.TEXT, lang, spare=5),
        column("covers", Kind.TEXT, lang, spare=6),
        column("document", Kind.TEXT, lang, spare=3),
        column("item", Kind.CODE, lang),
        column("period", Kind.CODE, lang, detail=True),
        column("timing_printed", Kind.TEXT, lang, detail=True),
        column("date", Kind.DATE, lang, detail=True),
        column("plan", Kind.CODE, lang, detail=True),
    )


def _row(book: Book, due: Due, lang: str) -> Row:
    task = due.task
    number, day = cited(book, task.plan.document)
    what = "report" if due.is_report else task.item.level
    values: dict[str, Value] = {
        "due": due.day,
        "exact": Ref("yes" if due.exact else "no", word("yes" if due.exact else "no", lang)),
        "when": _when_words(due, lang),
        "what": Ref(what, word(what, lang)),
        "task": task.item.say(lang),
        "leads": tuple(agency_ref(book, id_) for id_ in task.leads),
        "helpers": tuple(agency_ref(book, id_) for id_ in task.helpers),
        "product": task.item.product.say(lang) if task.item.product else None,
        "covers": _covers(due, lang),
        "document": number,
        "item": task.item.id,
        "period": str(due.period) if due.period else None,
        "timing_printed": task.printed.get("timing"),
        "date": day,
        "plan": task.plan.document,
    }
    return Row(values)


def _covers(due: Due, lang: str) -> str | None:
    """Return the days that a report covers, where the source prints them, with what is odd about them."""
    timing = due.task.item.timing
    window = next((w for w in timing.windows if w.period == due.period), None) if timing else None
    if window is None:
        return None
    days = " – ".join(day_words(day, lang) for day in (window.first, window.last) if day is not None)
    note = window.note.say(lang) if window.note else ""
    return " · ".join(part for part in (days, note) if part)


def _when_words(due: Due, lang: str) -> str:
    """Return the period, and whether the day itself is printed."""
    period = period_words(due.period, lang)
    printed = say(lang, "theo văn bản", "as printed")
    if period is None:
        return printed
    return f"{period}, {printed}" if due.exact else period


def _ends_note(lang: str) -> Note:
    vi = "Ngày không ghi “theo văn bản” là ngày cuối của quý, kỳ báo cáo hay năm mà văn bản nêu."
    en = "A day not marked “as printed” is the last one of the quarter, reporting period or year named there."
    return Note("ends", say(lang, vi, en))


def _nothing_note(lang: str) -> Note:
    return Note("none", say(lang, "Không có việc nào đến hạn.", "Nothing falls due."))


def _ongoing_note(ongoing: int, lang: str) -> Note:
    vi = "{ongoing} việc thường xuyên hoặc không nêu thời gian không có trong lịch; xem `ctscore tasks`."
    en = "Ongoing or without timing, so not in the calendar: {ongoing}; see `ctscore tasks`."
    return Note("ongoing", say(lang, vi, en), {"ongoing": (Kind.COUNT, ongoing)})
