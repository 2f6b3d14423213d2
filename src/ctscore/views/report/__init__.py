"""`report`: a year on one page, in pictures: where we stand, what cost us the most, who leads it.

Nothing is worked out here but what comes first. Sections are those of other views, in the order in which
somebody asks; what links a figure to its origin is in `anchors`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import cast

from ctscore.analysis import Role
from ctscore.analysis.coverage import coverage
from ctscore.analysis.gaps import Gaps, Reference, find_gaps
from ctscore.analysis.highlights import Highlights, glance, highlights, targets_for
from ctscore.analysis.panels import card_of, periods_of
from ctscore.analysis.relative import as_registered
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.tasks import TaskFilter, calendar, leaves_of, plans_about
from ctscore.book import Book, Filed, PanelKey
from ctscore.decimals import ZERO
from ctscore.document import Chapter, Note, Report, Row, Section, Value, Wording, Words, joined, note
from ctscore.model import Plan, Scorecard
from ctscore.periods import Period
from ctscore.views.calendar import calendar_document
from ctscore.views.common import regrouped_note, unit_name
from ctscore.views.report.chapters import chapter
from ctscore.views.report.overview import TARGETS, costs, index_card, most_shown
from ctscore.views.report.shaping import linked, only
from ctscore.views.sources import plan_anchor, sources_section
from ctscore.views.targets import no_figure_note, targets_document

_TARGETS = ("document", "name", "goal", "target", "out_of", "actual", "of", "difference", "outcome", "stage")
_DOCUMENTS = ("document", "date", "issuer", "title", "source_of", "part")
_ERRATA = ("source_of", "code", "printed", "adds_up_to", "erratum", "document", "part")
_CALENDAR = ("due", "when", "what", "task", "leads", "product", "document", "item")


def report(
    book: Book, cards: Sequence[Filed[Scorecard]], references: Mapping[str, Reference | None] | None = None
) -> Report:
    """Return the report on `cards`, scorecards of one unit and year; losses are measured to `references`.

    `references` are by index; None, or none, stands for the maximum. Without any they are measured as their
    indexes are registered.
    """
    card = cards[0].value
    plans = plans_about(book, card.unit, card.when)
    if references is None:
        gaps = [as_registered(book, find_gaps(book, filed)) for filed in cards]
    else:
        gaps = [find_gaps(book, filed, references.get(filed.value.index)) for filed in cards]
    found = [highlights(one) for one in gaps]
    measured = references is not None and any(one.reference is not None for one in gaps)
    chapters, disputed = [], []
    for one, loss in zip(gaps, found, strict=True):
        # Plans answer what is missing to the maximum, not to others.
        cover = None if measured and one.reference is not None else coverage(book, one.filed)
        disputed.append(cover.whole.disputed if cover and one.reference is None else ZERO)
        otherwise = measured and one.reference is None
        chapters.append(chapter(book, one, loss, cover, (_to_the_maximum(),) if otherwise else ()))
    return Report(
        Words("Kết quả các chỉ số ", "Index results, ") + card.when,
        unit_name(book, card.unit),
        (),
        (
            _overview(book, gaps, found, disputed),
            *chapters,
            *_targets(book, targets_for(book, card)),
            *_calendar(book, plans, card.when.year_after),
            _sources(book, cards, plans),
        ),
    )


def _overview(
    book: Book, gaps: Sequence[Gaps], found: Sequence[Highlights | None], disputed: Sequence[Decimal]
) -> Chapter:
    """Return what is to be seen first: each index on a card, then what cost most, and whose that is.

    `disputed` are, for each index, the lost points whose leads differ between the tables of plans.
    """
    glances = [glance(book, one.card) for one in gaps]
    lost = [(one, loss, open_) for one, loss, open_ in zip(gaps, found, disputed, strict=True) if one.rows]
    sections = (
        costs(book, one, loss, most_shown(len(lost)), (_disputed_note(open_),) if open_ else ())
        for one, loss, open_ in lost
    )
    regrouped = [f"{one.card.index} {one.card.when}" for one in glances if one.regrouped]
    return Chapter(
        "overview",
        Words("Tổng quan", "At a glance"),
        tuple(sections),
        (regrouped_note(", ".join(regrouped)),) if regrouped else (),
        cards=tuple(index_card(book, one, own) for one, own in zip(glances, gaps, strict=True)),
    )


def _disputed_note(disputed: Decimal) -> Note:
    vi = "Theo phụ lục khắc phục chỉ số này; {lost} điểm mất có chủ trì khác trong phụ lục khác."
    en = "By the annex that answers this index; {lost} points lost have another lead in another annex."
    return note("disputed", vi, en, lost=disputed)


def _to_the_maximum() -> Note:
    vi = "Chỉ số này không có mốc so sánh như đã chọn, nên điểm mất tính đến mức tối đa."
    en = "There is no such reference for this index, so its losses are measured to the maximum."
    return note("to_the_maximum", vi, en)


def _targets(book: Book, results: Sequence[Result]) -> Iterable[Chapter]:
    """Yield the targets of the year, those that can be told first; the others are folded."""
    if not results:
        return
    told = [result for result in results if result.outcome is not Outcome.NO_FIGURE]
    untold = [result for result in results if result.outcome is Outcome.NO_FIGURE]
    title = Words("Kết quả thực hiện mục tiêu", "Did we reach our targets?")
    heading = Words("Mục tiêu chưa có số liệu để so", "Targets without a figure")
    shown = _target_sections(book, told, "targets") if told else ()
    others = _target_sections(book, untold, "untold") if untold else ()
    notes = (no_figure_note(results),) if untold else ()
    yield Chapter(TARGETS, title, tuple(shown), notes, tuple(others), heading, closed=True)


def _target_sections(book: Book, results: Sequence[Result], what: str) -> Iterable[Section]:
    for section in targets_document(book, results, (), {}).sections:
        kept = replace(section, id=f"{what}/{section.id}")
        yield only(_to_plan(kept), _TARGETS)


def _to_plan(section: Section) -> Section:
    """Return `section` with each document linked to the plan that it is."""
    return linked(section, "document", lambda row: plan_anchor(str(row.values["plan"])))


def _calendar(book: Book, plans: Sequence[Filed[Plan]], year: int) -> Iterable[Chapter]:
    """Yield what the plans that answer the losses want done in the year after."""
    found = calendar(leaves_of(book, plans), Period(year), TaskFilter(role=Role.LEAD), None)
    if not found.dues and not found.undated:
        return
    asked: dict[str, str | int | None] = {"year": year, "by": "date", "agency": None}
    document = calendar_document(book, found, asked, None)
    sections = []
    for section in document.sections:
        notes = tuple(said for said in section.notes if said.id != "ongoing")
        kept = replace(section, id=f"calendar/{section.id}", notes=notes)
        sections.append(only(_to_plan(kept), _CALENDAR))
    vi = "{ongoing} việc thường xuyên hoặc không nêu thời gian không có trong lịch."
    en = "Ongoing or without timing, so not in the calendar: {ongoing}."
    title = Words(f"Việc đến hạn trong năm {year}", f"What falls due in {year}")
    ongoing = note("ongoing", vi, en, ongoing=found.undated)
    yield Chapter("calendar", title, tuple(sections), (ongoing,), closed=True)


def _sources(book: Book, cards: Sequence[Filed[Scorecard]], plans: Sequence[Filed[Plan]]) -> Chapter:
    """Return the documents behind every figure of the report, earlier years included, and their errata."""
    year = cards[0].value.when
    panels = [panel for c in cards if (panel := book.panel(PanelKey(c.value.index, year)))]
    heading = Words("Nguồn và đính chính", "Sources and errata")
    earlier = [
        then
        for filed in cards
        for one in periods_of(book, filed.value.index, filed.value.unit)
        if one != year and (then := card_of(book, filed.value.index, filed.value.unit, one))
    ]
    section = sources_section(book, [*cards, *earlier], panels, plans, heading)
    cited = tuple(row for row in section.rows if row.values.get("erratum") is None)
    errata = tuple(row for row in section.rows if row.values.get("erratum") is not None)
    parts = (
        ("documents", Words("Văn bản và số liệu", "Documents and data"), _once(cited), _DOCUMENTS),
        ("errata", Words("Đính chính", "Errata"), errata, _ERRATA),
    )
    sections = (
        only(replace(section, id=f"sources/{id_}", title=title, rows=rows), columns)
        for id_, title, rows, columns in parts
        if rows
    )
    return Chapter("sources", heading, tuple(sections), closed=True)


def _once(rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return `rows` with one row for each citation, which tells all that it is the source of."""
    found: dict[tuple[Value, ...], Row] = {}
    for row in rows:
        key = tuple(row.values[id_] for id_ in ("document", "date", "part"))
        first = found.setdefault(key, row)
        if first is not row:
            about = joined("; ", (cast(Wording, one.values["source_of"]) for one in (first, row)))
            found[key] = replace(first, values={**first.values, "source_of": about})
    return tuple(found.values())
