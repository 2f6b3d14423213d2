"""iCalendar (RFC 5545): an all-day event for each row that is due, for Outlook, Google and the like."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from ctscore.document import Column, Document, Row, Section
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import MISSING_EXTRA, NO_DATES, NOTHING_DUE
from ctscore.languages import ours
from ctscore.phrases import Words, said
from ctscore.render import Canvas
from ctscore.render.values import words
from ctscore.words import printable

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

_DUE, _SUMMARY, _WHO, _ISSUED = "due", "task", "leads", "date"
_ONCE = "day"  # stands for the period where the source prints one day and no period
_VERSION = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
"""What tells the versions of an event apart; all else is what it says."""


def render(document: Document, canvas: Canvas, lang: str) -> str:
    """Return the rows of `document` that have a day in the column `due` as events.

    The same answer always gives the same file: an event is stamped with the day on which its plan was
    issued, and is in its first version (`continued` makes it the next one of a file written before). Raises
    `Refusal` where the answer has no such column, or the library is not installed.
    """
    dated = [section for section in document.sections if _DUE in {column.id for column in section.columns}]
    if not dated:
        raise Refusal(NO_DATES)
    try:
        from icalendar import Calendar  # noqa: PLC0415
    except ImportError:
        what = Words("định dạng ics", "the format ics")
        raise Refusal(MISSING_EXTRA, library="icalendar", extra="calendar", what=what) from None
    calendar = Calendar()
    calendar.add("prodid", f"-//ctscore//calendar//{ours(lang).upper()}")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    days: dict[str, list[date]] = {}
    for section in dated:
        for row in section.rows:
            occasion, due = _occasion(row), row.values[_DUE]
            known = days.setdefault(occasion, [])
            if isinstance(due, date) and due not in known:  # grouped by agency, a task stands under each lead
                known.append(due)
                number = f"/{len(known)}" if len(known) > 1 else ""
                uid = f"{occasion}{number}@ctscore"
                calendar.add_component(_event(uid, due, section, row, lang))
    if not any(days.values()):
        raise Refusal(NOTHING_DUE)
    return _text(calendar)


def continued(text: str, earlier: str, now: datetime) -> tuple[str, tuple[str, ...]]:
    """Return the calendar `text` as the next version of `earlier`, and what only `earlier` has.

    An event whose day or words differ from those in `earlier` has the next number there and was changed
    `now`; one that says the same is as it was. What is gone is told by summary and day. An `earlier` that is
    no calendar tells nothing.
    """
    from icalendar import Calendar  # noqa: PLC0415

    try:
        before = {str(event["UID"]): event for event in Calendar.from_ical(earlier).walk("VEVENT")}
    except (ValueError, KeyError):
        return text, ()
    calendar = Calendar.from_ical(text)
    for event in calendar.walk("VEVENT"):
        known = before.pop(str(event["UID"]), None)
        if known is not None:
            _continue(event, known, now)
    gone = (f"{event.get('SUMMARY', '')} ({event.decoded('DTSTART'):%Y-%m-%d})" for event in before.values())
    return _text(calendar), tuple(printable(one) for one in gone)


def _continue(event: "Component", known: "Component", now: datetime) -> None:
    """Give `event` the version of `known`, the same event in an earlier file, or the next one."""
    number = int(known.get("SEQUENCE", 0))
    kept = {name: known[name] for name in _VERSION if name in known}
    for name in _VERSION:
        event.pop(name, None)
        known.pop(name, None)
    if event.to_ical() == known.to_ical():
        event.update(kept)
        return
    event.add("sequence", number + 1)
    event.add("dtstamp", now)
    event.add("last-modified", now)


def _text(calendar: "Calendar") -> str:
    return bytes(calendar.to_ical()).decode("utf-8")


def _event(uid: str, due: date, section: Section, row: Row, lang: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    issued = row.values.get(_ISSUED)
    stamp = issued if isinstance(issued, date) else due
    event = Event()
    event.add("uid", uid)
    event.add("sequence", 0)
    event.add("dtstamp", datetime.combine(stamp, time(), UTC))
    event.add("dtstart", due)
    event.add("dtend", due + timedelta(days=1))
    columns = {column.id: column for column in section.columns}
    who = _said(columns[_WHO], row, lang) if row.values.get(_WHO) else None
    what = _said(columns[_SUMMARY], row, lang)
    event.add("summary", f"{who}: {what}" if who else what)
    shown = [column for column in section.columns if not column.machine_only and row.values.get(column.id)]
    event.add("description", "\n".join(f"{said(c.label, lang)}: {_said(c, row, lang)}" for c in shown))
    if who:
        event.add("categories", [who])
    event.add("transp", "TRANSPARENT")  # a deadline does not make the day busy
    return event


def _said(column: Column[Any], row: Row, lang: str) -> str:
    return words(column.kind, row.values.get(column.id), lang)


def _occasion(row: Row) -> str:
    """Return what is due, whatever its day: plan, item and period; a plan's id holds no slash."""
    parts = (row.values.get("plan"), row.values.get("item"), row.values.get("period") or _ONCE)
    return "/".join(printable(str(part)) for part in parts)
