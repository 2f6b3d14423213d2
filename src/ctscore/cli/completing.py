"""The values that a shell offers for an option, from the data: what can be typed, and what it means.

Each takes what was typed before it. Where the data cannot be read nothing is offered, and nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from ctscore.analysis import select
from ctscore.analysis.panels import periods_of
from ctscore.book import Book
from ctscore.cli.commands import SECTIONS, Group
from ctscore.cli.speaking import default_lang, own_lang
from ctscore.findings import DataProblems, Refusal
from ctscore.model import KINDS, stages_of
from ctscore.periods import Period
from ctscore.scoring import walk
from ctscore.workspace import open_checked

Typed = Mapping[str, Any]
Values = list[tuple[str, str]]


def _lang(typed: Typed) -> str:
    return own_lang(str(typed["lang"])) if typed.get("lang") else default_lang()


def _of_book(values: Callable[[Book, Typed, str], Iterable[tuple[str, str]]]) -> Callable[[Typed], Values]:
    """Return what lists the `values` of the folder that was asked for, in the language of the user."""

    def listed(typed: Typed) -> Values:
        lang = _lang(typed)
        folder = typed.get("data")
        try:
            return list(values(open_checked(Path(folder) if folder else None), typed, lang))
        except (Refusal, DataProblems, OSError):
            return []

    return listed


@_of_book
def periods(book: Book, typed: Typed, lang: str) -> Values:
    """Return the periods of which our unit has results, the latest first."""
    names = [typed["index"]] if typed.get("index") in book.indexes else list(book.indexes)
    found = {period for name in names for period in periods_of(book, name, book.home_unit)}
    return _said(sorted(found, reverse=True), lang)


@_of_book
def years_of_plans(book: Book, typed: Typed, lang: str) -> Values:
    """Return the years that plans name, the latest first."""
    spans = [filed.value.period for filed in book.plans]
    found = {Period(year) for span in spans for year in range(span.first, (span.last or span.first) + 1)}
    return _said(sorted(found, reverse=True), lang)


@_of_book
def years_of_reports(book: Book, typed: Typed, lang: str) -> Values:
    """Return the years of progress reports, and those that plans name."""
    reported = {Period(report.value.period.year) for report in book.progress}
    return [*_said(sorted(reported, reverse=True), lang), *years_of_plans(typed)]


def _said(found: Iterable[Period], lang: str) -> Values:
    return [(str(period), period.say(lang)) for period in found]


@_of_book
def indexes(book: Book, typed: Typed, lang: str) -> Values:
    """Return the indexes."""
    return [(one.id, one.name.say(lang)) for one in book.indexes.values()]


@_of_book
def agencies(book: Book, typed: Typed, lang: str) -> Values:
    """Return the agencies by their ids: they have neither blanks nor accents, which a shell would quote."""
    return [(one.id, one.name.say(lang)) for one in book.agencies.values()]


@_of_book
def units(book: Book, typed: Typed, lang: str) -> Values:
    """Return the units by their ids."""
    return [(one.id, one.name.say(lang)) for one in book.units.values()]


@_of_book
def plans(book: Book, typed: Typed, lang: str) -> Values:
    """Return the plans by the numbers of their documents."""
    named = [book.documents.get(filed.value.document) for filed in book.plans]
    return [(one.id, one.title.say(lang) if one.title else one.number) for one in named if one]


@_of_book
def documents(book: Book, typed: Typed, lang: str) -> Values:
    """Return the documents on file."""
    return [(one.id, one.number) for one in book.documents.values()]


@_of_book
def stages(book: Book, typed: Typed, lang: str) -> Values:
    """Return the stages of all indexes."""
    every = [stage for index in (None, *book.indexes.values()) for stage in stages_of(index)]
    return list({stage.id: (stage.id, stage.name.say(lang)) for stage in every}.values())


@_of_book
def codes(book: Book, typed: Typed, lang: str) -> Values:
    """Return the criteria of the scorecards that are asked about, else of the latest ones."""
    return _criteria(book, typed, lang)


@_of_book
def fields(book: Book, typed: Typed, lang: str) -> Values:
    """Return the criteria at the top of a scorecard."""
    return [one for one in _criteria(book, typed, lang) if "." not in one[0]]


def _criteria(book: Book, typed: Typed, lang: str) -> Values:
    index, asked = typed.get("index"), typed.get("period")
    period = select.period_of(asked) if isinstance(asked, str) else None
    cards = select.scorecards(book, period, index) if period else select.latest_cards(book, index)
    nodes = (node.criterion for filed in cards for node in walk(filed.value))
    return list({one.code: (one.code, one.name.say(lang) if one.name else "") for one in nodes}.values())


def codes_and_agencies(typed: Typed) -> Values:
    """Return what `show` can show."""
    return [*codes(typed), *agencies(typed)]


def references(typed: Typed) -> Values:
    """Return what losses are measured to."""
    return [(one, "") for one in ("max", "best", "median", "top:20", "target", "unit:")]


def kinds(typed: Typed) -> Values:
    """Return the kinds of data files."""
    return [(kind, "") for kind in KINDS]


def rules(typed: Typed) -> Values:
    """Return the codes of all rules."""
    from ctscore.rule_docs import RULES  # noqa: PLC0415 (it loads all checks)

    return [(code, rule.name) for code, rule in RULES.items()]


def commands(typed: Typed) -> Values:
    """Return the commands behind the words that `help` has been given."""
    lang = _lang(typed)
    entries = [entry for _, group in SECTIONS for entry in group]
    words = typed.get("command") or ()
    if words:
        named = [entry for entry in entries if entry.name == words[0] and isinstance(entry, Group)]
        return [(one.name, one.line.say(lang)) for group in named for one in group.commands]
    return [(one.name, one.line.say(lang)) for one in entries]
