"""`report`: a year on one page, in pictures: where we stand, what cost us the most, who leads it.

Nothing is worked out here but what comes first. Sections are those of other views, in the order in which
somebody asks; what links a figure to its origin is in `anchors`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from ctscore.analysis.gaps import Reference
from ctscore.analysis.highlights import targets_for
from ctscore.analysis.panels import card_of, periods_of
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.tasks import plans_about
from ctscore.book import Book, Filed, PanelKey
from ctscore.document import Chapter, Note, Report, Row, Section, Value, note
from ctscore.languages import OURS
from ctscore.model import Plan, Scorecard
from ctscore.phrases import Wording, Words, joined
from ctscore.views.calendar import calendar_section
from ctscore.views.common import unit_name
from ctscore.views.report.about import all_about
from ctscore.views.report.chapters import chapter
from ctscore.views.report.due import due_before, due_in
from ctscore.views.report.overview import TARGETS, overview, results_title
from ctscore.views.report.shaping import linked, only
from ctscore.views.sources import plan_anchor, sources_section
from ctscore.views.targets import no_figure_note, targets_document
from ctscore.views.tasks import day_words

_TARGETS = ("document", "name", "goal", "target", "out_of", "actual", "of", "difference", "outcome", "stage")
_ERRATA = ("source_of", "code", "printed", "adds_up_to", "erratum", "document", "part")
_DOCUMENTS = ("document", "date", "issuer", "title", "source_of")
_UNTOLD = ("document", "name", "goal", "target", "stage")
_MOST_NAMED = 5
_CALENDAR = ("due", "when", "what", "task", "leads", "product", "document", "item")


def report(
    book: Book, cards: Sequence[Filed[Scorecard]], references: Mapping[str, Reference | None] | None = None
) -> Report:
    """Return the report on `cards`, scorecards of one unit and year; losses are measured to `references`.

    `references` are by index; None, or none, stands for the maximum. Without any they are measured as their
    indexes are registered.
    """
    card, found = cards[0].value, all_about(book, cards, references)
    plans = plans_about(book, card.unit, card.when)
    return Report(
        results_title(cards),
        unit_name(book, card.unit),
        (),
        (
            overview(found),
            *map(chapter, found),
            *_targets(book, targets_for(book, card)),
            *_calendar(book, card),
            _sources(book, cards, plans),
        ),
    )


def _targets(book: Book, results: Sequence[Result]) -> Iterable[Chapter]:
    """Yield the targets of the year, those that can be told first; the others are folded."""
    if not results:
        return
    told = [result for result in results if result.outcome is not Outcome.NO_FIGURE]
    untold = [result for result in results if result.outcome is Outcome.NO_FIGURE]
    title = Words("Kết quả thực hiện mục tiêu", "Did we reach our targets?")
    heading = Words("Mục tiêu chưa có số liệu để so", "Targets without a figure")
    shown = _target_sections(book, told, "targets", _TARGETS) if told else ()
    others = _target_sections(book, untold, "untold", _UNTOLD) if untold else ()
    notes = (no_figure_note(results),) if untold else ()
    yield Chapter(TARGETS, title, tuple(shown), notes, tuple(others), heading, closed=True)


def _target_sections(
    book: Book, results: Sequence[Result], what: str, columns: Sequence[str]
) -> Iterable[Section]:
    for section in targets_document(book, results, (), {}).sections:
        kept = replace(section, id=f"{what}/{section.id}")
        if len({row.values["outcome"] for row in section.rows}) == 1:  # nothing to be counted
            kept = replace(kept, notes=tuple(said for said in kept.notes if said.id != "count"))
        yield only(_to_plan(kept), columns)


def _to_plan(section: Section) -> Section:
    """Return `section` with each document linked to the plan that it is."""
    return linked(section, "document", lambda row: plan_anchor(str(row.values["plan"])))


def _calendar(book: Book, card: Scorecard) -> Iterable[Chapter]:
    """Yield what the plans that answer the losses want done in the year after."""
    found = due_in(book, card)
    before = due_before(book, card, found.period)
    if not found.dues and not found.undated and not before:
        return
    vi, en = (found.period.say(lang) for lang in OURS)
    title = Words(f"Việc đến hạn trong {vi}", f"What falls due in {en}")
    section = calendar_section(book, found, "calendar/due", Words("Theo ngày đến hạn", "By due date"))
    ongoing = tuple(said for said in section.notes if said.id == "ongoing")
    kept = replace(section, notes=tuple(said for said in section.notes if said not in ongoing))
    first = (*ongoing, *_before_note(before))
    yield Chapter("calendar", title, (only(_to_plan(kept), _CALENDAR),), first, closed=True)


def _before_note(before: Mapping[str, date]) -> Iterable[Note]:
    """Yield which tasks are due earlier than the calendar begins."""
    if before:
        shown = list(before.items())[:_MOST_NAMED]
        rest = ["…"] if len(shown) < len(before) else []
        days = [Words(f"{item} ", f"{item} ") + day_words(day) for item, day in shown]
        items = joined("; ", [*days, *rest])
        vi = "Việc có hạn trước năm này, không có trong lịch: {count} ({items})."
        en = "Due before this year, so not in the calendar: {count} ({items})."
        yield note("before", vi, en, count=len(before), items=items)


def _sources(book: Book, cards: Sequence[Filed[Scorecard]], plans: Sequence[Filed[Plan]]) -> Chapter:
    """Return the documents behind every figure of the report, earlier years included, and their errata."""
    year = cards[0].value.when
    panels = [panel for c in cards if (panel := book.panel(PanelKey(c.value.index, year)))]
    earlier = [
        then
        for filed in cards
        for one in periods_of(book, filed.value.index, filed.value.unit)
        if one != year and (then := card_of(book, filed.value.index, filed.value.unit, one))
    ]
    heading = Words("Nguồn và đính chính", "Sources and errata")
    section = sources_section(book, [*cards, *earlier], panels, plans, heading)
    cited = [row for row in section.rows if row.values.get("erratum") is None]
    errata = [row for row in section.rows if row.values.get("erratum") is not None]
    parts = (
        ("documents", Words("Văn bản và số liệu", "Documents and data"), _by_document(cited), _DOCUMENTS),
        ("errata", Words("Đính chính", "Errata"), tuple(errata), _ERRATA),
    )
    sections = (
        only(replace(section, id=f"sources/{id_}", title=title, rows=rows), columns)
        for id_, title, rows, columns in parts
        if rows
    )
    return Chapter("sources", heading, tuple(sections), closed=True)


def _by_document(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return a row for each document, which tells all that it is the source of, and in which part."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(row.anchor, []).append(row)
    return tuple(replace(of[0], values={**of[0].values, "source_of": _by_part(of)}) for of in found.values())


def _by_part(rows: Sequence[Row]) -> Wording:
    parts: dict[Value, list[Wording]] = {}
    for row in rows:
        parts.setdefault(row.values["part"], []).append(cast(Wording, row.values["source_of"]))
    told = ((joined("; ", about), cast(Wording, part)) for part, about in parts.items())
    return joined("; ", (joined("", (about, " (", part, ")")) if part else about for about, part in told))
