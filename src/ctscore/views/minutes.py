"""`minutes`: the notes for a meeting on the indexes, made of the answers that the other commands give.

Nothing is worked out here: tables are sections of other views with the columns that a page has room for,
sentences are their notes, each said once.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.coverage import Cover, Coverage, cover_of
from ctscore.analysis.coverage import coverage as card_coverage
from ctscore.analysis.gaps import cut_gaps
from ctscore.analysis.highlights import glance, targets_for
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.document import Column, Kind, Note, Section, Value
from ctscore.figures import ZERO
from ctscore.model import Citation, Scorecard
from ctscore.paper import Block, Cell, Grid, GridRow, Letterhead, Look, Paper, Paragraph
from ctscore.scoring import walk
from ctscore.views.agencies import agencies_document
from ctscore.views.common import annex_words, index_name, letterhead, present, unit_name, unlisted_note
from ctscore.views.coverage import coverage_document
from ctscore.views.gaps import gaps_document
from ctscore.views.labels import say
from ctscore.views.targets import no_figure_note, targets_document
from ctscore.views.tasks import part_words, plan_title
from ctscore.views.totals import totals_document

_TOTALS = ("code", "name", "max", "score", "lost", "share", "published")
_GAPS = ("rank", "code", "name", "max", "achieved", "lost", "share", "leads")
_AGENCIES = ("name", "criteria", "tasks", "exposure", "share_lost", "share")
_COVERAGE = ("code", "name", "criteria", "lost", "led", "no_lead", "no_task")
_DETAILS = {
    "uncovered": ("code", "name", "lost", "cover"),
    "other-leads": ("code", "name", "lost", "leads", "other_leads", "part", "items"),
}
_TARGETS = ("document", "name", "goal", "target", "actual", "of", "difference", "outcome")
_PAGE, _LEAST_NAME, _FIGURE = 165, 40, 16
_WIDTHS = {Kind.CODE: 18, Kind.POINTS: 18, Kind.TEXT: 22, Kind.REFS: 24, Kind.REF: 20}
_PADDING, _LETTER = 4, 2
"""The widths of columns, of figures, of a page and of a letter in millimetres; names take what is left."""
_NOT_AGAIN = ("published", "other_leads")
"""Notes that are not printed: the headline says it, or they tell how to ask the program for more."""


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of another view, the columns of it that are printed, and where its figures stand."""

    section: Section
    columns: tuple[str, ...]
    source: str


_Blocks = Iterator[Block | _Table]


def minutes_paper(book: Book, cards: Sequence[Filed[Scorecard]], top: int, lang: str) -> Paper:
    """Return the notes on the results in `cards`, scorecards of one unit and year; `top` losses of each."""
    card = cards[0].value
    name = unit_name(book, card.unit, lang)
    about = say(lang, f"Kết quả các chỉ số năm {card.year} của {name}", f"Indexes of {name} in {card.year}")
    head = (
        Letterhead(*letterhead(lang)),
        Paragraph(Look.TITLE, say(lang, "TÀI LIỆU HỌP", "MEETING NOTES")),
        Paragraph(Look.LABEL, about),
    )
    found = [card_coverage(book, filed) for filed in cards]
    reached = targets_for(book, card)
    chapters = [
        (_title(book, filed.value, lang), list(_card_blocks(book, filed, one, top, lang)))
        for filed, one in zip(cards, found, strict=True)
    ]
    goals = say(lang, f"Mục tiêu năm {card.year}", f"Targets for {card.year}")
    chapters.append((goals, list(_target_blocks(book, reached, lang))))
    questions = say(lang, "Vấn đề cần làm rõ", "Open questions")
    chapters.append((questions, list(_open_questions(book, found, reached, lang))))
    return Paper(about, lang, (*head, *_laid_out(chapters, lang)))


def _title(book: Book, card: Scorecard, lang: str) -> str:
    return f"{card.index} {card.year} – {index_name(book, card, lang)}"


def _card_blocks(book: Book, filed: Filed[Scorecard], found: Coverage, top: int, lang: str) -> _Blocks:
    """Yield what there is to say about one index: result, check, losses, who leads them, what plans cover."""
    card = filed.value
    source = _source(book, card.source, lang)
    yield from _sentences(present(_headline(book, card, lang)))
    (totals,) = totals_document(book, card.year, [card_totals(filed)], lang).sections
    said = [note for note in totals.notes if note.id != "published"]
    yield from _sentences(said)
    if not card.criteria:
        return
    gaps = found.gaps
    plans = _answering(book, found, source, lang)
    (losses,) = gaps_document(book, card.year, [cut_gaps(gaps, ZERO, top)], lang).sections
    (agencies,) = agencies_document(book, card.year, [agency_loads(gaps)], lang).sections
    cover, *details = coverage_document(book, card.year, [found], lang).sections
    tables = [
        _Table(totals, _TOTALS, source),
        _Table(losses, _GAPS, plans),
        _Table(agencies, _AGENCIES, plans),
        _Table(cover, _COVERAGE, plans),
        *(_Table(detail, _DETAILS[what], plans) for detail in details if (what := _what(detail)) in _DETAILS),
    ]
    for table in tables:
        yield table
        fresh = [note for note in table.section.notes if note not in said and note.id not in _NOT_AGAIN]
        yield from _sentences(fresh)
        said += fresh


def _what(section: Section) -> str:
    return section.id.rpartition("/")[2]


def _headline(book: Book, card: Scorecard, lang: str) -> Note | None:
    """Return score and rank with their change since the year before, as far as they are on file."""
    found, published = glance(book, card), card.published
    if found.score is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "score": (Kind.POINTS, found.score),
        "max": (Kind.POINTS, card.max),
        "year": (Kind.TEXT, str(card.year - 1)),
    }
    text = say(lang, "Đạt {score}/{max} điểm", "{score} out of {max} points")
    if found.change is not None:
        values["change"] = (Kind.CHANGE, found.change)
        text += say(lang, " ({change} so với năm {year})", " ({change} on {year})")
    if published is not None and published.rank is not None:
        values["rank"], values["of"] = (Kind.COUNT, published.rank), (Kind.COUNT, published.of)
        text += say(lang, "; hạng {rank}", "; rank {rank}") + ("/{of}" if published.of else "")
        if found.rank_before is not None:
            values["before"] = (Kind.COUNT, found.rank_before)
            text += say(lang, " (năm {year}: hạng {before})", " ({year}: rank {before})")
    return Note("headline", text + ".", values)


def _source(book: Book, source: Citation, lang: str) -> str:
    """Return where figures stand: document and annex or part, as people cite it."""
    place = source.annex and annex_words(source.annex, lang)
    return ", ".join(filter(None, (plan_title(book, source.document, lang), place)))


def _answering(book: Book, found: Coverage, source: str, lang: str) -> str:
    """Return the source of the points, and behind it the tables that name the leads."""
    tables = {(task.plan.document, task.part.name): task for task in found.answering}
    cited_tables = (
        f"{plan_title(book, task.plan.document, lang)}, {part_words(task, lang)}" for task in tables.values()
    )
    return "; ".join(dict.fromkeys((source, *cited_tables)))


def _target_blocks(book: Book, found: Sequence[Result], lang: str) -> _Blocks:
    """Yield the targets that can be held against a result, and how many cannot."""
    told = [result for result in found if result.outcome is not Outcome.NO_FIGURE]
    if not found:
        return
    if told:
        for section in targets_document(book, told, (), {}, lang).sections:
            plans = dict.fromkeys(result.plan.value.document for result in told)
            yield _Table(section, _TARGETS, "; ".join(plan_title(book, plan, lang) for plan in plans))
    yield from _sentences((no_figure_note(found, lang),))


def _open_questions(book: Book, found: Sequence[Coverage], reached: Sequence[Result], lang: str) -> _Blocks:
    """Yield what is to be settled: errata, loss that nobody covers, leads that differ, targets missed."""
    for one in found:
        unlisted = present(unlisted_note(one.gaps.reconciliation, lang))
        for note in (*_errata(one.gaps.card, lang), *unlisted, *_holes(one, lang)):
            yield Paragraph(Look.ITEM, note, f"{one.gaps.card.index}:")
    missed = [result for result in reached if result.outcome is Outcome.MISSED]
    sections = targets_document(book, missed, (), {}, lang).sections if missed else ()
    for note in (note for section in sections for note in section.notes if note.id == "missed"):
        yield Paragraph(Look.ITEM, note)


def _errata(card: Scorecard, lang: str) -> Iterator[Note]:
    for node in walk(card):
        erratum = node.criterion.erratum
        if erratum is not None:
            values: dict[str, tuple[Kind, Value]] = {
                "code": (Kind.CODE, node.criterion.code),
                "text": (Kind.TEXT, erratum.say(lang)),
            }
            yield Note("erratum", "{code}: {text}", values)


def _holes(found: Coverage, lang: str) -> Iterator[Note]:
    """Yield the points that no plan covers, and those that two tables give to different leads."""
    whole = found.whole
    open_ = [gap for gap in found.gaps.rows if cover_of(gap) is not Cover.LED]
    if open_:
        vi = "{lost} điểm mất chưa có nhiệm vụ hay cơ quan chủ trì ({codes})."
        en = "{lost} points lost have no task or no lead ({codes})."
        codes = ", ".join(gap.node.criterion.code for gap in open_)
        yield Note("uncovered", say(lang, vi, en), _hole(whole.no_task + whole.no_lead, codes))
    if found.other_leads:
        vi = "{lost} điểm mất có chủ trì khác nhau giữa các phụ lục ({codes})."
        en = "{lost} points lost have different leads in different tables ({codes})."
        codes = ", ".join(dict.fromkeys(other.gap.node.criterion.code for other in found.other_leads))
        yield Note("disputed", say(lang, vi, en), _hole(whole.disputed, codes))


def _hole(lost: Decimal, codes: str) -> dict[str, tuple[Kind, Value]]:
    return {"lost": (Kind.POINTS, lost), "codes": (Kind.TEXT, codes)}


def _sentences(notes: Iterable[Note]) -> Iterator[Paragraph]:
    return (Paragraph(Look.TEXT, note) for note in notes)


def _laid_out(chapters: Iterable[tuple[str, Sequence[Block | _Table]]], lang: str) -> Iterator[Block]:
    """Yield the chapters that hold something, numbered, and their tables, each with number and source."""
    number = 0
    kept = [(heading, blocks) for heading, blocks in chapters if blocks]
    for place, (heading, blocks) in enumerate(kept, start=1):
        yield Paragraph(Look.HEADING, f"{place}. {heading}")
        for block in blocks:
            if not isinstance(block, _Table):
                yield block
                continue
            number += 1
            caption = say(lang, f"Bảng {number}. ", f"Table {number}. ")
            yield Paragraph(Look.CAPTION, caption + block.section.title)
            yield _grid(block)
            yield Paragraph(Look.SOURCE, say(lang, "Nguồn: ", "Source: ") + block.source + ".")


def _width(column: Column) -> int:
    """Return the width that the values of a column take, or the longest word above them."""
    longest = max(map(len, column.label.split()), default=0)
    return max(_WIDTHS.get(column.kind, _FIGURE), _PADDING + _LETTER * longest)


def _grid(table: _Table) -> Grid:
    """Return the columns of a section that are printed."""
    columns = tuple(column for id_ in table.columns for column in table.section.columns if column.id == id_)
    rows = tuple(
        GridRow(tuple(Cell(row.values.get(column.id)) for column in columns), row.strong)
        for row in table.section.rows
    )
    widths = {column.id: _width(column) for column in columns if column.id != "name"}
    name = max(_LEAST_NAME, _PAGE - sum(widths.values()))
    return Grid(columns, tuple(widths.get(column.id, name) for column in columns), rows)
