"""`minutes`: the notes for a meeting on the indexes, made of the answers that the other commands give.

Nothing is worked out here: tables are sections of other views with the columns that a page has room for,
sentences are their notes, each said once.
"""

from collections.abc import Iterable, Iterator, Sequence

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.coverage import Cover, Coverage, cover_of
from ctscore.analysis.coverage import coverage as card_coverage
from ctscore.analysis.gaps import cut_gaps
from ctscore.analysis.highlights import glance, targets_for
from ctscore.analysis.relative import as_registered
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO
from ctscore.document import (
    Block,
    Kind,
    Look,
    Note,
    Paper,
    PaperCell,
    PaperRow,
    PaperTable,
    Paragraph,
    Phrase,
    Section,
    Value,
    Wording,
    Words,
    joined,
    note,
)
from ctscore.model import Citation, Scorecard
from ctscore.model.scorecard import result_of
from ctscore.records import dataclass
from ctscore.scoring import walk
from ctscore.views.agencies import agencies_document
from ctscore.views.common import (
    annex_words,
    in_stage,
    index_name,
    letterhead,
    present,
    regrouped_note,
    unit_name,
    unlisted_note,
)
from ctscore.views.conditions import conditions_section
from ctscore.views.coverage import answering_tables, coverage_document
from ctscore.views.gaps import gaps_section
from ctscore.views.targets import no_figure_note, targets_document
from ctscore.views.tasks import plan_title
from ctscore.views.totals import totals_document

_TOTALS = ("code", "name", "max", "score", "lost", "share", "published", "on_file")
_CONDITIONS = ("code", "name", "condition", "achieved", "outcome", "failing")
_GAPS = ("rank", "code", "name", "max", "achieved", "level", "lost", "share", "leads")
_AGENCIES = ("name", "criteria", "tasks", "exposure", "share_lost", "share")
_COVERAGE = ("code", "name", "criteria", "lost", "led", "no_lead", "no_task")
_DETAILS = {
    "uncovered": ("code", "name", "lost", "cover"),
    "other-leads": ("code", "name", "lost", "leads", "other_leads", "part", "items"),
}
_TARGETS = ("document", "name", "goal", "target", "actual", "of", "difference", "outcome", "stage")
_NOT_AGAIN = ("published", "other_leads")
"""Notes that are not printed: the headline says it, or they tell how to ask the program for more."""


@dataclass(frozen=True, slots=True)
class _TableOfMinutes:
    """A table of another view, the columns of it that are printed, and where its figures stand."""

    section: Section
    columns: tuple[str, ...]
    source: Wording


_Blocks = Iterator[Block | _TableOfMinutes]


def minutes_paper(book: Book, cards: Sequence[Filed[Scorecard]], top: int) -> Paper:
    """Return the notes on the results in `cards`, scorecards of one unit and year; `top` losses of each."""
    card = cards[0].value
    name = unit_name(book, card.unit)
    about = (
        Words(f"Kết quả các chỉ số {card.when.say('vi')} của ", "Indexes of ")
        + name
        + Words("", f" in {card.when.say('en')}")
    )
    head = (
        letterhead(book),
        Paragraph(Look.TITLE, Words("TÀI LIỆU HỌP", "MEETING NOTES")),
        Paragraph(Look.LABEL, about),
    )
    found = [card_coverage(book, filed) for filed in cards]
    reached = targets_for(book, card)
    chapters: list[tuple[Wording, list[Block | _TableOfMinutes]]] = [
        (_title(book, filed.value), list(_card_blocks(book, filed, one, top)))
        for filed, one in zip(cards, found, strict=True)
    ]
    goals = Words("Mục tiêu ", "Targets for ") + card.when
    chapters.append((goals, list(_target_blocks(book, reached))))
    questions = Words("Vấn đề cần làm rõ", "Open questions")
    chapters.append((questions, list(_open_questions(book, found, reached))))
    return Paper(about, (*head, *_laid_out(chapters)))


def _title(book: Book, card: Scorecard) -> Wording:
    return joined(" – ", (f"{card.index} {card.when}", index_name(book, card.index), *in_stage(book, card)))


def _card_blocks(book: Book, filed: Filed[Scorecard], coverage: Coverage, top: int) -> _Blocks:
    """Yield what there is to say about one index: result, check, losses, who leads them, what plans cover."""
    card = filed.value
    source = _source(book, card.source)
    yield from _sentences(_headline(book, card))
    (totals,) = totals_document(book, [card_totals(filed)]).sections
    said = [note for note in totals.notes if note.id != "published"]
    yield from _sentences(said)
    if not card.criteria:
        return
    gaps = as_registered(book, coverage.gaps)
    # The source of the points, and behind it the tables that name the leads.
    plans = joined("; ", dict.fromkeys((source, *answering_tables(book, coverage))))
    losses = gaps_section(book, cut_gaps(gaps, ZERO, top))
    (agencies,) = agencies_document(book, [agency_loads(gaps)]).sections
    cover, *details = coverage_document(book, [coverage]).sections
    conditions = conditions_section(book, card)
    tables = [
        _TableOfMinutes(totals, _TOTALS, source),
        *((_TableOfMinutes(conditions, _CONDITIONS, source),) if conditions else ()),
        _TableOfMinutes(losses, _GAPS, plans),
        _TableOfMinutes(agencies, _AGENCIES, plans),
        _TableOfMinutes(cover, _COVERAGE, plans),
        *(
            _TableOfMinutes(detail, _DETAILS[what], plans)
            for detail in details
            if (what := _what(detail)) in _DETAILS
        ),
    ]
    for table in tables:
        yield table
        fresh = [note for note in table.section.notes if note not in said and note.id not in _NOT_AGAIN]
        yield from _sentences(fresh)
        said += fresh


def _what(section: Section) -> str:
    return section.id.rpartition("/")[2]


def _headline(book: Book, card: Scorecard) -> Iterator[Note]:
    """Yield score and rank with their change since the year before, as far as they are on file."""
    found, published = glance(book, card), result_of(card)
    if found.score is None:
        return
    text: Phrase = Words("Đạt {score}/{max} điểm", "{score} out of {max} points")
    if found.change is not None:
        text += Words(" ({change} so với {year})", " ({change} on {year})")
    if published is not None and published.rank is not None:
        text += Words("; hạng {rank}", "; rank {rank}") + ("/{of}" if published.of else "")
        if found.rank_before is not None:
            text += Words(" ({year}: hạng {before})", " ({year}: rank {before})")
    values: dict[str, Value | tuple[Kind, Value]] = {
        "score": found.score,
        "max": found.max,
        "year": card.when.before,
        "change": (Kind.CHANGE, found.change),
        "rank": published.rank if published else None,
        "of": published.of if published else None,
        "before": found.rank_before,
    }
    yield Note("headline", text + ".", values)
    if found.regrouped:
        yield regrouped_note(str(card.when))


def _source(book: Book, source: Citation) -> Wording:
    """Return where figures stand: document and annex or part, as people cite it."""
    place = (annex_words(source.annex),) if source.annex else ()
    return joined(", ", (plan_title(book, source.document), *place))


def _target_blocks(book: Book, results: Sequence[Result]) -> _Blocks:
    """Yield the targets that can be held against a result, and how many cannot."""
    told = [result for result in results if result.outcome is not Outcome.NO_FIGURE]
    if not results:
        return
    if told:
        for section in targets_document(book, told, (), {}).sections:
            plans = dict.fromkeys(result.plan.value.document for result in told)
            yield _TableOfMinutes(section, _TARGETS, joined("; ", (plan_title(book, plan) for plan in plans)))
    yield from _sentences((no_figure_note(results),))


def _open_questions(book: Book, coverages: Sequence[Coverage], reached: Sequence[Result]) -> _Blocks:
    """Yield what is to be settled: errata, loss that nobody covers, leads that differ, targets missed."""
    for one in coverages:
        unlisted = present(unlisted_note(one.gaps.card, one.gaps.reconciliation))
        for told in (*_errata(one.gaps.card), *unlisted, *_holes(one)):
            yield Paragraph(Look.ITEM, told, f"{one.gaps.card.index}:")
    missed = [result for result in reached if result.outcome is Outcome.MISSED]
    sections = targets_document(book, missed, (), {}).sections if missed else ()
    for told in (told for section in sections for told in section.notes if told.id == "missed"):
        yield Paragraph(Look.ITEM, told)


def _errata(card: Scorecard) -> Iterator[Note]:
    for node in walk(card):
        if node.criterion.erratum is not None:
            code, text = node.criterion.code, node.criterion.erratum
            yield Note("erratum", "{code}: {text}", {"code": code, "text": text})


def _holes(coverage: Coverage) -> Iterator[Note]:
    """Yield the points that no plan covers, and those that two tables give to different leads."""
    whole = coverage.whole
    open_ = [gap for gap in coverage.gaps.rows if cover_of(gap) is not Cover.LED]
    if open_:
        vi = "{lost} điểm mất chưa có nhiệm vụ riêng hay cơ quan chủ trì ({codes})."
        en = "{lost} points lost have no task of their own or no lead ({codes})."
        codes = ", ".join(gap.node.criterion.code for gap in open_)
        yield note("uncovered", vi, en, lost=whole.lost - whole.led, codes=codes)
    if coverage.other_leads:
        vi = "{lost} điểm mất có chủ trì khác nhau giữa các phụ lục ({codes})."
        en = "{lost} points lost have different leads in different tables ({codes})."
        codes = ", ".join(dict.fromkeys(other.gap.node.criterion.code for other in coverage.other_leads))
        yield note("disputed", vi, en, lost=whole.disputed, codes=codes)


def _sentences(notes: Iterable[Note]) -> Iterator[Paragraph]:
    return (Paragraph(Look.TEXT, note) for note in notes)


def _laid_out(chapters: Iterable[tuple[Wording, Sequence[Block | _TableOfMinutes]]]) -> Iterator[Block]:
    """Yield the chapters that hold something, numbered, and their tables, each with number and source."""
    number = 0
    kept = [(heading, blocks) for heading, blocks in chapters if blocks]
    for place, (heading, blocks) in enumerate(kept, start=1):
        yield Paragraph(Look.HEADING, joined(" ", (f"{place}.", heading)))
        for block in blocks:
            if not isinstance(block, _TableOfMinutes):
                yield block
                continue
            number += 1
            caption = Words(f"Bảng {number}. ", f"Table {number}. ")
            yield Paragraph(Look.CAPTION, caption + block.section.title)
            yield _grid(block)
            yield Paragraph(Look.SOURCE, Words("Nguồn: ", "Source: ") + block.source + ".")


def _grid(printed: _TableOfMinutes) -> PaperTable:
    """Return the columns of a section that are printed."""
    there = {one.id: one for one in printed.section.columns if not one.machine_only}
    columns = tuple(there[id_] for id_ in printed.columns if id_ in there)
    rows = tuple(
        PaperRow(tuple(PaperCell(row.values.get(one.id)) for one in columns), row.strong)
        for row in printed.section.rows
    )
    return PaperTable(columns, rows)
