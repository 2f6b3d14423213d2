"""A scorecard as a sheet that adds itself up: every criterion in printed order, sums as formulas."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from ctscore.analysis.plans import responsibilities
from ctscore.analysis.totals import TotalRow, Totals
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED, fraction_of
from ctscore.document import Column, Kind, Note, Ref, Row, Section, Value, note, rows_of
from ctscore.formulas import EMPTY, Cell, Formula, NoFigureError, Worth, fits, worked_out
from ctscore.model import Scorecard, Text
from ctscore.model.scorecard import result_of
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.scoring import Framework, Score, evaluation_of, framework_of
from ctscore.views.common import index_name, method_ref, printed_label, tells_methods, title
from ctscore.views.labels import column
from ctscore.views.leads import lead_refs
from ctscore.views.scorecard_formulas import formulas_of, has_points_apart
from ctscore.views.shapes import is_plain, on_file, word_at
from ctscore.views.totals import card_notes
from ctscore.workbook_layout import POINTS_COLUMNS, SCORECARD_COLUMNS, SCORECARD_FIGURES

_NOTHING = Fraction(1, 10**20)

_NOT_A_FORMULA = Words(
    "Số ghi sẵn, không phải công thức: các dòng bên dưới không cộng ra đúng số này.",
    "A figure, not a formula: the rows below do not add up to it.",
)
_LISTED_ONLY = Words("Chỉ các tiêu chí được liệt kê.", "The listed criteria only.")

_Values = Mapping[str, Value]


def scorecard_section(book: Book, filed: Filed[Scorecard]) -> Section:
    """Return a scorecard whole: the total first, then every criterion, with the formulas behind sums.

    A figure is a formula only where it comes to exactly what the program computes; where it does not, the
    figure stands there itself, and the note beside it says so.
    """
    card = filed.value
    totals, evaluation = card_totals(filed, depth=None), evaluation_of(card)
    apart = has_points_apart(evaluation)
    columns = (*_columns(book, totals), *(_points_columns() if apart else ()))
    whole = _whole(book, totals) | (_points(evaluation.whole) if apart else {})
    values = [whole, *(row.values for row in rows_of(columns, totals.rows))]
    rows = []
    every = formulas_of(evaluation, apart=apart)
    for place, (taken, wanted) in enumerate(zip(values, every, strict=True)):
        row = totals.rows[place - 1] if place else None
        formulas = {id_: f for id_, f in wanted.items() if _comes_to(f, taken.get(id_), id_, values)}
        known = taken
        if any(id_ not in formulas and taken[id_] is not None for id_ in wanted):
            remark = _whole_remark(card) if row is None else _remark(card, row)
            known = {**taken, "note": _joined(remark, _NOT_A_FORMULA)}
        strong = row is None or (row.depth == 1 and not row.node.is_leaf)
        rows.append(Row(known, row.depth if row else 0, strong, formulas))
    # Columns keep their letters, by which a sheet is read back: what says nothing is only not shown.
    beside = ("published", "leads", "note")  # the others are points, which somebody may fill in
    silent = {id_: all(row.values[id_] in (None, ()) for row in rows) for id_ in beside}
    silent["method"] = not tells_methods(card)
    columns = tuple(replace(one, machine_only=silent.get(one.id, False)) for one in columns)
    heading = title(book, card, "scorecard")
    notes = (*card_notes(book, totals), *_written_notes(card))
    return Section(card.index, heading, columns, tuple(rows), notes, "tree")


def _columns(book: Book, totals: Totals) -> tuple[Column[TotalRow], ...]:
    """Return the columns; who leads a criterion and who scores it is told where losses are counted."""
    answering = responsibilities(book, totals.card)
    framework = framework_of(totals.card)
    counted = {node.criterion.code for node in framework.loss_nodes}

    def named(row: TotalRow) -> bool:
        return row.node.is_leaf or row.node.criterion.code in counted

    def leads(row: TotalRow) -> tuple[Ref, ...]:
        return lead_refs(book, answering[row.node.criterion.code]) if named(row) else ()

    figures: dict[str, Column[TotalRow]] = {
        id_: column(id_, Kind.POINTS, attrgetter(f"node.criterion.{id_}")) for id_ in SCORECARD_FIGURES
    }
    made: tuple[Column[TotalRow], ...] = (
        column("code", Kind.CODE, lambda row: row.node.criterion.code),
        column("name", Kind.TEXT, lambda row: row.node.criterion.name),
        column(
            "max",
            Kind.POINTS,
            lambda row: row.node.criterion.max if row.node.is_leaf else row.score.known_max,
        ),
        column("achieved", Kind.POINTS, lambda row: _achieved(row, framework)),
        column("lost", Kind.POINTS, lambda row: row.score.own_lost, bar=framework.adds_up),
        column(
            "share",
            Kind.PERCENT,
            lambda row: row.share if row.score.known_lost is not None else None,
            bar=not framework.adds_up,  # points of different worth side by side would mislead
        ),
        column(
            "published",
            Kind.POINTS,
            lambda row: row.node.criterion.published,
            called=printed_label(totals.card),
            as_printed=True,
        ),
        column("leads", Kind.REFS, leads),
        column(
            "method",
            Kind.REF,
            lambda row: method_ref(book, totals.card.index, row.node.method) if named(row) else None,
        ),
        column("note", Kind.TEXT, lambda row: _remark(totals.card, row)),
    )
    by_id = figures | {one.id: one for one in made}  # a figure that is also worked out is among these
    return tuple(by_id[id_] for id_ in SCORECARD_COLUMNS)


def _points_columns() -> tuple[Column[TotalRow], ...]:
    """Return the columns of what is known of points, in which the sums are where some are not known."""

    def of(id_: str) -> Column[TotalRow]:
        return column(id_, Kind.POINTS, lambda row: _points(row.score).get(id_))

    return tuple(map(of, POINTS_COLUMNS))


def _points(score: Score) -> dict[str, Value]:
    """Return what is known of points, by the ids of its columns; nothing of what does not count."""
    figures = (score.achieved, score.assessed, score.low, score.high)
    return dict(zip(POINTS_COLUMNS, figures, strict=True)) if score.counted else {}


def _written_notes(card: Scorecard) -> tuple[Note, ...]:
    """Return what has to be said below a sheet of points that are more than sums."""
    if is_plain(card):
        return ()
    by_weight = note(
        "by_weight",
        "Điểm mất ở mỗi dòng là điểm của tiêu chí đó; % tổng mất tính theo trọng số, bằng điểm của cả chỉ "
        "số.",
        "The loss in a row is in points of that criterion; the share is by weight, of the loss in points of "
        "the whole.",
    )
    return (
        *(() if framework_of(card).adds_up else (by_weight,)),
        note(
            "written",
            "Các câu dưới bảng nói về số lúc xuất tệp; ô công thức tự tính lại, các câu này thì không.",
            "The sentences below the table are about the figures as the file was written; formulas follow an "
            "edit, these do not.",
        ),
    )


def _achieved(row: TotalRow, framework: Framework) -> Value:
    """Return the points; of a leaf what its file has: also a raw value, or the word of an answer.

    What does not apply and is counted all the same has the points that are counted.
    """
    criterion = row.node.criterion
    if not row.node.is_leaf or criterion.not_applicable is not None:
        return row.score.known_points
    return word_at(criterion, framework) if isinstance(criterion.achieved, str) else criterion.achieved


def _whole(book: Book, totals: Totals) -> dict[str, Value]:
    """Return the total; it has no code, since it is no criterion."""
    card, score, published = totals.card, totals.score, result_of(totals.card)
    # Without a tree the published score is the only one there is.
    points = score.known_points if score else (published.score if published else None)
    highest = score.known_max if score else card.max
    lost = score.own_lost if score else (None if points is None else card.max - points)
    return {
        **dict.fromkeys(SCORECARD_COLUMNS),
        "name": index_name(book, card.index),
        "max": highest,
        "achieved": points,
        "lost": lost,
        "share": HUNDRED if score and score.lost else None,
        "published": published.score if published else None,
        "leads": (),
        "note": _whole_remark(card),
    }


def _whole_remark(card: Scorecard) -> Wording | None:
    printed = result_of(card)
    return _joined(printed.erratum, printed.note) if printed else None


def _remark(card: Scorecard, row: TotalRow) -> Wording | None:
    criterion = row.node.criterion
    listed = _LISTED_ONLY if row.score.listed_only else None
    there = None if is_plain(card) else on_file(row.node, evaluation_of(card))
    apart = there + "." if isinstance(there, Phrase) else there
    own = joined("; ", (one for one in (criterion.reason, criterion.note) if one)) or None
    return _joined(criterion.erratum, own, criterion.no_scale, listed, apart)


def _joined(*wordings: Wording | None) -> Wording | None:
    return joined(" ", (one for one in wordings if one)) or None


def _comes_to(formula: Formula, figure: Value, id_: str, values: Sequence[_Values]) -> bool:
    """Return whether a spreadsheet makes `figure`, of the column `id_`, of `formula`; nothing of None."""

    def worth_of(cell: Cell) -> Worth:
        value = values[cell.row][cell.column]
        if isinstance(value, Decimal):
            return fraction_of(value)
        return value if isinstance(value, str | Text) else EMPTY

    if not fits(formula):
        return False
    try:
        worth = worked_out(formula, worth_of)
    except NoFigureError:
        return False
    if not isinstance(figure, Decimal) or not isinstance(worth, Fraction):
        return figure is None and worth == EMPTY
    # A share is cut off at some digit; nothing that a spreadsheet keeps is as fine as that.
    return abs(worth * (100 if id_ == "share" else 1) - fraction_of(figure)) < _NOTHING
