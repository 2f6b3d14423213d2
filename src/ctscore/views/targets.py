"""`targets`: did we reach what we promised? Ranks, points and percent, each in their own terms."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.targets import Outcome, Result, TargetSum
from ctscore.book import Book
from ctscore.decimals import plain, rounded, simplest
from ctscore.document import MOST_PLACES, Column, Document, Kind, Note, Ref, Section, Value, note, table
from ctscore.model import Scorecard, Target
from ctscore.model.scorecard import result_of, stage_of
from ctscore.phrases import Phrase, Wording, Words, joined, said
from ctscore.views.common import (
    cited,
    dated,
    figure_words,
    implied_notes,
    in_stage,
    schema_of,
    stage_name,
)
from ctscore.views.labels import column, label, word, word_ref
from ctscore.words import Counted

_KINDS = {"rank": Kind.COUNT, "points": Kind.POINTS, "percent": Kind.PERCENT}


def targets_document(
    book: Book, results: Sequence[Result], sums: Sequence[TargetSum], asked: Mapping[str, str | int | None]
) -> Document:
    """Return targets with their results: a section for ranks, one for points, one for percent.

    Where a scorecard says more than one thing, each result has the stage that it is of.
    """
    cards = [result.card for result in results if result.card is not None]
    staged = any(in_stage(book, card) for card in cards)
    sections = [
        _section(book, unit, [one for one in results if one.target.unit == unit], sums, staged=staged)
        for unit in _KINDS
    ]
    kept = [section for section in sections if section.rows]
    if not kept:
        nothing = note("none", "Không có mục tiêu nào như đã hỏi.", "No target is as asked.")
        if not any(filed.value.targets for filed in book.plans):
            nothing = note("none", "Chưa có kế hoạch nào đặt mục tiêu.", "No plan on file sets a target.")
        kept = [replace(sections[0], title=label("targets"), notes=(nothing,))]
    return Document(schema_of("targets", plain=not staged), asked, tuple(kept))


def _section(
    book: Book, unit: str, results: Sequence[Result], sums: Sequence[TargetSum], *, staged: bool
) -> Section:
    kind, in_percent = _KINDS[unit], unit == "percent"

    def figure(value: Decimal | None) -> Value:
        """Return a rank as a whole number, anything else as it is."""
        return int(value) if value is not None and unit == "rank" else value

    out_of: Column[Result] = column(
        "out_of", Kind.POINTS, lambda result: result.target.out_of, drop_priority=2
    )
    of: Column[Result] = column(
        "of", Kind.COUNT, lambda result: result.of, called="of_ranked", drop_priority=4
    )
    columns: tuple[Column[Result], ...] = (
        column(
            "document", Kind.TEXT, lambda result: cited(book, result.plan.value.document)[0], drop_priority=1
        ),
        column("item", Kind.CODE, lambda result: result.target.id, machine_only=True),
        column("row", Kind.CODE, lambda result: result.target.row, called="item", drop_priority=6),
        column("name", Kind.TEXT, lambda result: result.target.name, called="target_name"),
        column("year", Kind.CODE, lambda result: str(result.year), called="due"),
        column("goal", Kind.REF, lambda result: word_ref(result.target.goal), drop_priority=5),
        column("target", kind, lambda result: figure(result.target.value), as_printed=in_percent),
        *((out_of,) if unit == "points" else ()),
        column("actual", kind, lambda result: figure(result.actual), as_printed=in_percent),
        *((of,) if unit == "rank" else ()),
        column(
            "difference",
            kind,
            lambda result: figure(result.difference),
            drop_priority=2,
            as_printed=in_percent,
        ),
        column("outcome", Kind.REF, lambda result: word_ref(result.outcome)),
        *((column("stage", Kind.REF, lambda result: _stage(book, result.card)),) if staged else ()),
        column("implied", Kind.TEXT, _implied, machine_only=True),
        column("index", Kind.CODE, lambda result: result.target.index, machine_only=True),
        column("criterion", Kind.CODE, lambda result: result.target.criterion, machine_only=True),
        column("plan", Kind.CODE, lambda result: result.plan.value.document, machine_only=True),
        column(
            "date", Kind.DATE, lambda result: cited(book, result.plan.value.document)[1], machine_only=True
        ),
        column("note", Kind.TEXT, lambda result: result.target.note, machine_only=True),
        column("file", Kind.TEXT, lambda result: result.plan.file, machine_only=True),
    )
    added = (_sum_note(book, one) for one in sums) if unit == "points" else ()
    held = [one.card for one in results if one.card is not None and _implied(one)]
    named = ((dated(card.index, card.when), card) for card in held)
    implied = implied_notes("rank" if unit == "rank" else "score", named)
    notes = (*((_count_note(results),) if results else ()), *implied, *added)
    return table(unit, word(f"targets-{unit}"), columns, results, notes)


def _stage(book: Book, card: Scorecard | None) -> Ref | None:
    return None if card is None else Ref(stage_of(card), stage_name(book, card.index, stage_of(card)))


def _implied(result: Result) -> str | None:
    """Return ``rank`` or ``score`` where no source prints the one that the target is held against."""
    card, what = result.card, "rank" if result.target.unit == "rank" else "score"
    if card is None or result.actual is None or (what == "score" and card.criteria):  # added up from these
        return None
    published = result_of(card)
    return what if published is not None and what in published.implied else None


def _when(book: Book, year: int, card: Scorecard | None) -> Wording:
    """Return the year of a result, with its stage where its scorecard says more than one thing."""
    return joined(" · ", (str(year), *(in_stage(book, card) if card else ())))


def _count_note(results: Sequence[Result]) -> Note:
    """Return how many targets there are of each outcome that there is."""
    said = {
        Outcome.MET: ("{met} đạt", "{met} met"),
        Outcome.MISSED: ("{missed} không đạt", "{missed} missed"),
        Outcome.NO_FIGURE: ("{no_figure} chưa có số liệu để so", "{no_figure} without a figure"),
        Outcome.OTHER_SCALE: ("{other_scale} khác thang điểm", "{other_scale} on another scale"),
    }
    counts = {outcome: sum(result.outcome is outcome for result in results) for outcome in Outcome}
    told = joined(", ", (Words(*said[outcome]) for outcome in Outcome if counts[outcome]))
    text = Words("{all} mục tiêu: ", "{all} in all: ") + told + "."
    return Note(
        "count",
        text,
        {"all": len(results), **{one.name.lower(): n for one, n in counts.items()}},
        on_top=True,
    )


_TERMS: dict[str, Wording] = {"rank": Words("", " rank"), "points": Words(" điểm", " points"), "percent": "%"}
_APART = {
    "rank": ("bậc", "place"),
    "points": ("điểm", "point"),
    "percent": ("điểm phần trăm", "percentage point"),
}


def goal_words(target: Target) -> Phrase:
    """Return what is aimed at, in the middle of a sentence: ``vào nhóm 25``, ``ít nhất 85%``."""
    aim = Words("vào nhóm ", "a top ")
    if target.unit != "rank":
        aim = Words(*(said(word(target.goal), lang) + " " for lang in ("vi", "en")))
    return aim + figure_words(target.value) + _TERMS[target.unit]


def apart(result: Result) -> Wording | None:
    """Return how far a result is from its target and on which side, in as many digits as the distance has."""
    off = result.difference
    if off is None:
        return None
    by = plain(simplest(rounded(abs(off), MOST_PLACES)))
    noun_vi, noun_en = _APART[result.target.unit]
    vi, en = f"{by.replace('.', ',')} {noun_vi}", f"{Counted(by):{noun_en}}"
    if not off:
        return Words("bằng mục tiêu", "equal to it")
    short = (off < 0) is not (result.target.unit == "rank")
    return Words(f"còn kém {vi}", f"{en} short") if short else Words(f"vượt {vi}", f"{en} better")


def no_figure_note(results: Sequence[Result]) -> Note:
    """Return how many of the targets of a year have no figure to be held against."""
    vi = "{none} trong {all} mục tiêu của năm chưa có số liệu để so."
    en = "{none} of {all:target} of the year cannot be told for want of figures."
    untold = sum(result.outcome is Outcome.NO_FIGURE for result in results)
    return note("no_figure", vi, en, none=untold, all=len(results))


def _sum_note(book: Book, one: TargetSum) -> Note:
    vi = "{plan}: {parts} mục tiêu {index} {year} cộng lại {value} trên {out_of} điểm."
    en = "{plan}: the {parts} targets for {index} {year} add up to {value} out of {out_of} points."
    if one.actual_out_of is not None and one.actual_out_of != one.out_of:
        vi += " Kết quả {when} tính trên {actual_out_of} điểm nên không so được."
        en += " The result of {when} is out of {actual_out_of}, so the two are not compared."
    elif one.actual is None:
        vi += " Chưa có kết quả {when} cùng thang điểm để so."
        en += " There is no result of {when} on the same scale to compare."
    else:
        vi += " Kết quả {when}: {actual}."
        en += " Result of {when}: {actual}."
    return note(
        "sum",
        vi,
        en,
        plan=cited(book, one.plan.value.document)[0],
        parts=one.parts,
        index=one.index,
        year=one.year,
        when=_when(book, one.year, one.card),
        value=one.value,
        out_of=one.out_of,
        actual=one.actual,
        actual_out_of=one.actual_out_of,
    )
