"""Days in figures, 11/05/2025: whether the day or the month stands first is told by the whole column."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.review import DAYS_GUESSED, DAYS_MIXED, MONTHS_FIRST, Remark
from ctscore.languages import ours
from ctscore.phrases import Words

_DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2(?=(?:[0-9]{4}|[0-9]{2})(?![0-9/.-]))")
_MONTHS = 12


def with_days_first(annex: Annex, lang: str) -> tuple[Annex, tuple[Remark, ...], Mapping[str, str]]:
    """Return an annex whose times have the day first, as Vietnamese and the grammar of times write it.

    A column with a day such as 10/31/2025 has the month first in all its cells. Where another has the day
    first, those that may be either are put in quotes, so that nothing reads them. What nothing decides has
    the day first; in a table in another language than Vietnamese, `lang`, that is told. With it come
    the words as printed of the times that were turned, by what they became.
    """
    found = [
        (entry, day)
        for entry in annex.entries
        if (cell := entry.cells.get(Role.TIMING)) is not None and cell.broken != "date"
        for day in _DAY.finditer(cell.text)
    ]
    months_first = [entry for entry, day in found if int(day[3]) > _MONTHS >= int(day[1])]
    days_first = [entry for entry, day in found if int(day[1]) > _MONTHS >= int(day[3])]
    open_ones = [entry for entry, day in found if int(day[1]) != int(day[3]) and _may_be_either(day)]
    if not months_first:
        guessed = [] if days_first or ours(lang) == "vi" else open_ones
        return annex, _told(guessed, DAYS_GUESSED), dict(_shown(annex))
    if days_first:
        kept = {id(entry) for entry in open_ones}
        entries = [_quoted(entry) if id(entry) in kept else _turned(entry) for entry in annex.entries]
        told = _told(open_ones, DAYS_MIXED)
    else:
        entries = [_turned(entry, either=True) for entry in annex.entries]
        told = _told([*months_first, *open_ones], MONTHS_FIRST)
    printed = dict(_shown(annex)) | {
        now.text(Role.TIMING): was.text(Role.TIMING)
        for was, now in zip(annex.entries, entries, strict=True)
        if now is not was
    }
    return replace(annex, entries=tuple(entries)), told, printed


def _shown(annex: Annex) -> Iterator[tuple[str, str]]:
    """Yield days that a spreadsheet holds, the day first, with how their cells show them, the month first."""
    for entry in annex.entries:
        cell = entry.cells.get(Role.TIMING)
        if cell is not None and cell.shown:
            month, day, year = cell.shown.split("/")
            yield f"{day}/{month}/{year}", cell.shown


def _may_be_either(day: re.Match[str]) -> bool:
    return int(day[1]) <= _MONTHS and int(day[3]) <= _MONTHS


def _turned(entry: Entry, *, either: bool = False) -> Entry:
    """Return a row whose time has the day first where the month did; `either` says that it always did."""

    def day_first(day: re.Match[str]) -> str:
        is_turned = int(day[3]) > _MONTHS or (either and _may_be_either(day))
        return f"{day[3]}{day[2]}{day[1]}{day[2]}" if is_turned else day[0]

    return _with_time(entry, _DAY.sub(day_first, entry.text(Role.TIMING)))


def _quoted(entry: Entry) -> Entry:
    return _with_time(entry, f"“{entry.text(Role.TIMING)}”")


def _with_time(entry: Entry, text: str) -> Entry:
    cell = entry.cells.get(Role.TIMING)
    if cell is None or cell.broken == "date" or cell.text == text:
        return entry
    return replace(entry, cells={**entry.cells, Role.TIMING: replace(cell, text=text)})


def _told(entries: Sequence[Entry], words: Words) -> tuple[Remark, ...]:
    places = list(dict.fromkeys(entry.cells[Role.TIMING].place for entry in entries))
    given = entries[0].text(Role.TIMING) if entries else ""
    return (Remark(places[0], words, {"given": given}, tuple(places[1:])),) if places else ()
