"""`report --summary`: what somebody who decides needs of a year, on one page of A4."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from ctscore.analysis.agencies import AgencyLoad
from ctscore.analysis.gaps import Reference
from ctscore.analysis.highlights import targets_for
from ctscore.analysis.targets import Outcome
from ctscore.book import Book, Filed
from ctscore.document import Column, Kind, Note, Report, Section, note, rows_of
from ctscore.languages import OURS
from ctscore.model import Scorecard
from ctscore.phrases import Words
from ctscore.views.calendar import calendar_section
from ctscore.views.common import agency_name, cited, unit_name
from ctscore.views.labels import column
from ctscore.views.report.about import About, all_about
from ctscore.views.report.due import due_in
from ctscore.views.report.overview import most_shown, overview, results_title
from ctscore.views.report.shaping import card_unlinked, only, unlinked
from ctscore.views.sources import source_of_result
from ctscore.views.targets import no_figure_note, targets_document

_MOST_INDEXES = 8
"""Of more indexes what cost most would not fit on the page."""
_MOST_TARGETS = 4
_MOST_DUE = 5
_TARGETS = ("name", "goal", "target", "actual", "difference", "outcome")
_CALENDAR = ("due", "when", "task", "leads", "document")


def summary(
    book: Book, cards: Sequence[Filed[Scorecard]], references: Mapping[str, Reference | None] | None = None
) -> Report:
    """Return a page on `cards`, scorecards of one unit and period: where we stand, what cost most, what next.

    Losses are measured as in the report. Of each table no more is shown than the page has room for, and what
    is left out is counted.
    """
    card, found = cards[0].value, all_about(book, cards, references)
    first = overview(found, _MOST_INDEXES)
    sections = (
        *first.sections,
        *_leads(found),
        *_missed(book, card),
        *_due(book, card),
        Section("sources", Words("Nguồn", "Sources"), (), (), (_sources(book, cards),)),
    )
    alone = replace(
        first,
        sections=tuple(map(unlinked, sections)),
        cards=tuple(map(card_unlinked, first.cards)),
        notes=(*first.notes, *_left_out(found)),
    )
    return Report(results_title(cards), unit_name(book, card.unit), (), (alone,), single=True)


def _leads(found: Sequence[About]) -> Iterator[Section]:
    """Yield who leads most of what each index lost."""
    led = [one for one in found if any(load.agency for load in one.loads.rows)][:_MOST_INDEXES]
    most = most_shown(len(led))
    rows = [(one, load) for one in led for load in one.loads.rows[:most]]
    columns: tuple[Column[tuple[About, AgencyLoad]], ...] = (
        column("index", Kind.CODE, lambda of: of[0].card.index),
        column("name", Kind.TEXT, lambda of: agency_name(of[0].book, of[1].agency), called="agency_name"),
        column("criteria", Kind.COUNT, lambda of: of[1].criteria),
        column("share_lost", Kind.POINTS, lambda of: of[1].share_lost),
        column("share", Kind.PERCENT, lambda of: of[1].share, bar=True),
    )
    if rows:
        title = Words("Ai chủ trì nhiều nhất", "Who leads most of it")
        yield Section("leads", title, columns, rows_of(columns, rows))


def _missed(book: Book, card: Scorecard) -> Iterator[Section]:
    """Yield the targets that were missed beside those on the cards, and how many cannot be told."""
    every = targets_for(book, card)
    if not every:
        return
    missed = [one for one in every if one.outcome is Outcome.MISSED]
    apart = [one for one in missed if one.target.criterion is not None or one.target.index is None]
    untold = (no_figure_note(every),) if any(one.outcome is Outcome.NO_FIGURE for one in every) else ()
    title = Words("Mục tiêu khác không đạt", "Other targets that were missed")
    if not apart:
        if untold:
            yield Section("missed", Words("Mục tiêu", "Targets"), (), (), untold)
        return
    shown = targets_document(book, apart[:_MOST_TARGETS], (), {}).sections
    rows = tuple(row for section in shown for row in section.rows)
    notes = (*_more(len(apart) - len(rows)), *untold)
    yield only(Section("missed", title, shown[0].columns, rows, notes), _TARGETS)


def _due(book: Book, card: Scorecard) -> Iterator[Section]:
    """Yield what falls due first in the year after, as the plans that answer the results want it."""
    found = due_in(book, card)
    if not found.dues:
        return
    vi, en = (found.period.say(lang) for lang in OURS)
    title = Words(f"Việc đến hạn sớm nhất trong {vi}", f"What falls due first in {en}")
    whole = calendar_section(book, found, "due", title)
    first = replace(whole, rows=whole.rows[:_MOST_DUE], notes=_more(len(whole.rows[_MOST_DUE:])))
    yield only(first, _CALENDAR)


def _more(count: int) -> tuple[Note, ...]:
    vi, en = "Còn {count} dòng nữa trong báo cáo đầy đủ.", "{count} more in the whole report."
    return (note("more", vi, en, count=count),) if count else ()


def _left_out(found: Sequence[About]) -> Iterator[Note]:
    """Yield the indexes whose losses the page has no room for."""
    names = [one.card.index for one in found if one.gaps.rows][_MOST_INDEXES:]
    if names:
        vi = "Điểm mất của {indexes} có trong báo cáo đầy đủ."
        yield note("left_out", vi, "What {indexes} lost is in the whole report.", indexes=", ".join(names))


def _sources(book: Book, cards: Sequence[Filed[Scorecard]]) -> Note:
    """Return where results and points are from."""
    found = (of.document for one in cards for of in (source_of_result(one.value), one.value.source))
    names = "; ".join(cited(book, id_)[0] for id_ in dict.fromkeys(found))
    return note("sources", "Nguồn số liệu: {sources}.", "Figures are from {sources}.", sources=names)
