"""iCalendar (RFC 5545): an all-day event for each row that is due, for Outlook, Google and the like."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from ctscore.document import Column, Document, Row, Section
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA, NO_DATES, NOTHING_DUE
from ctscore.render.canvas import Canvas
from ctscore.render.values import words
from ctscore.words import printable

if TYPE_CHECKING:
    from icalendar import Event

_DUE, _SUMMARY, _WHO, _ISSUED = "due", "task", "leads", "date"


def render(document: Document, canvas: Canvas) -> str:
    """Return the rows of `document` that have a day in the column `due` as events.

    The same answer always gives the same file: an event is stamped with the day on which its plan was
    issued. Raises `Refusal` where the answer has no such column, or the library is not installed.
    """
    dated = [section for section in document.sections if _DUE in {column.id for column in section.columns}]
    if not dated:
        raise Refusal(NO_DATES)
    try:
        from icalendar import Calendar  # noqa: PLC0415
    except ImportError:
        what = {"what_vi": "định dạng ics", "what_en": "the format ics"}
        raise Refusal(MISSING_EXTRA, library="icalendar", extra="calendar", **what) from None
    calendar = Calendar()
    calendar.add("prodid", "-//ctscore//calendar//VI")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    seen: set[str] = set()
    for section in dated:
        for row in section.rows:
            uid, due = _uid(row), row.values[_DUE]
            if uid not in seen and isinstance(due, date):
                seen.add(uid)
                calendar.add_component(_event(uid, due, section, row, document.lang))
    if not seen:
        raise Refusal(NOTHING_DUE)
    text: str = calendar.to_ical().decode("utf-8")
    return text


def _event(uid: str, due: date, section: Section, row: Row, lang: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    issued = row.values.get(_ISSUED)
    stamp = issued if isinstance(issued, date) else due
    event = Event()
    event.add("uid", uid)
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    columns = {column.id: column for column in section.columns}
    who = _said(columns[_WHO], row, lang) if row.values.get(_WHO) else None
    what = _said(columns[_SUMMARY], row, lang)
    event.add("summary", f"{who}: {what}" if who else what)
    shown = [column for column in section.columns if not column.detail and row.values.get(column.id)]
    event.add("description", "\n".join(f"{c.label}: {_said(c, row, lang)}" for c in shown))
    if who:
        event.add("categories", [who])
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _said(column: Column, row: Row, lang: str) -> str:
    return words(column.kind, row.values.get(column.id), lang)


def _uid(row: Row) -> str:
    """Return an id that stays the same when the calendar is written again; a plan's id holds no slash."""
    parts = (row.values.get(key) for key in ("plan", "item", _DUE))
    return "/".join(printable(str(part)) for part in parts) + "@ctscore"
