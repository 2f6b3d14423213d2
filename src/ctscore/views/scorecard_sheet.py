"""A scorecard as a sheet that adds itself up: every criterion in printed order, sums as formulas."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from operator import attrgetter

from ctscore.analysis.plans import responsibilities
from ctscore.analysis.totals import TotalRow, Totals
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED, ZERO, percent, total
from ctscore.document import (
    Column,
    Difference,
    Formula,
    Kind,
    Ref,
    Row,
    Section,
    Share,
    Sum,
    Value,
    Wording,
    Words,
    joined,
    rows_of,
)
from ctscore.model import Scorecard
from ctscore.scoring import Derivation, Framework, Scale, evaluation_of, framework_of
from ctscore.views.common import agency_refs, index_name, method_ref, title
from ctscore.views.labels import column
from ctscore.views.shapes import is_plain, on_file, word_at
from ctscore.views.totals import card_notes
from ctscore.workbook_layout import SCORECARD_COLUMNS, SCORECARD_FIGURES

_MOST_TERMS = 255
"""What a sum of a spreadsheet can be made of."""

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
    totals = card_totals(filed, depth=None)
    columns = _columns(book, totals)
    values = [_whole(book, totals), *(row.values for row in rows_of(columns, totals.rows))]
    framework = framework_of(card)
    scales = [framework.scales[-1], *framework.scales[:-1]]
    rows = []
    for place, (taken, scale) in enumerate(zip(values, scales, strict=True)):
        row = totals.rows[place - 1] if place else None
        wanted = _wanted(scale)
        formulas = {id_: f for id_, f in wanted.items() if _comes_to(f, id_, place, values)}
        known = taken
        if any(id_ not in formulas and taken[id_] is not None for id_ in wanted):
            remark = _whole_remark(card) if row is None else _remark(card, row)
            known = {**taken, "note": _joined(remark, _NOT_A_FORMULA)}
        strong = row is None or (row.depth == 1 and bool(scale.parts))
        rows.append(Row(known, row.depth if row else 0, strong, formulas))
    heading = title(book, card, "scorecard")
    return Section(card.index, heading, columns, tuple(rows), card_notes(book, totals), "tree")


def _columns(book: Book, totals: Totals) -> tuple[Column[TotalRow], ...]:
    """Return the columns; who leads a criterion and who scores it is told where losses are counted."""
    answering = responsibilities(book, totals.card)
    counted = {node.criterion.code for node in framework_of(totals.card).loss_nodes}

    def named(row: TotalRow) -> bool:
        return row.node.is_leaf or row.node.criterion.code in counted

    def leads(row: TotalRow) -> tuple[Ref, ...]:
        return agency_refs(book, answering[row.node.criterion.code].leads) if named(row) else ()

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
        column("achieved", Kind.POINTS, lambda row: _achieved(row, framework_of(totals.card))),
        column("lost", Kind.POINTS, lambda row: row.score.own_lost, bar=True),
        column("share", Kind.PERCENT, lambda row: row.share if row.score.known_lost is not None else None),
        column("published", Kind.POINTS, lambda row: row.node.criterion.published, as_printed=True),
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


def _achieved(row: TotalRow, framework: Framework) -> Value:
    """Return the points; of a leaf what its file has: also a raw value, or the word of an answer."""
    criterion = row.node.criterion
    if not row.node.is_leaf:
        return row.score.known_points
    return word_at(criterion, framework) if isinstance(criterion.achieved, str) else criterion.achieved


def _whole(book: Book, totals: Totals) -> _Values:
    """Return the total; it has no code, since it is no criterion."""
    card, score, published = totals.card, totals.score, totals.card.published
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
    return _joined(card.published.erratum, card.published.note) if card.published else None


def _remark(card: Scorecard, row: TotalRow) -> Wording | None:
    criterion = row.node.criterion
    listed = _LISTED_ONLY if row.score.listed_only else None
    there = None if is_plain(card) else on_file(row.node, evaluation_of(card))
    apart = there + Words(".", ".") if isinstance(there, Words) else there
    return _joined(criterion.erratum, criterion.note, criterion.no_scale, listed, apart)


def _joined(*wordings: Wording | None) -> Wording | None:
    return joined(" ", (one for one in wordings if one)) or None


def _wanted(scale: Scale) -> dict[str, Formula]:
    """Return the formulas by which a row follows from others, as its points came about."""
    formulas: dict[str, Formula] = {"share": Share("lost", 0)}
    parts = Sum(tuple(part + 1 for part in scale.parts))  # the total stands before all criteria
    if not scale.parts:
        return {**formulas, "lost": Difference("max", "achieved")}
    if scale.max_summed:
        formulas["max"] = parts
    if scale.derivation is Derivation.SUM:
        return {**formulas, "achieved": parts, "lost": Difference("max", "achieved")}
    return {**formulas, "lost": parts, "achieved": Difference("max", "lost")}


def _comes_to(formula: Formula, id_: str, place: int, values: Sequence[_Values]) -> bool:
    """Return whether a spreadsheet would make of `formula` what stands in the row at `place`."""

    def points(row: int, column_id: str) -> Decimal | None:
        value = values[row][column_id]
        return value if isinstance(value, Decimal) else None

    own = points(place, id_)
    if own is None:
        return False
    if isinstance(formula, Sum):
        terms = sum(
            after != before + 1 for before, after in zip(formula.rows, formula.rows[1:], strict=False)
        )
        return terms < _MOST_TERMS and total(points(row, id_) or ZERO for row in formula.rows) == own
    if isinstance(formula, Difference):
        whole, part = points(place, formula.whole), points(place, formula.part)
        return whole is not None and part is not None and whole - part == own
    part, whole = points(place, formula.column), points(formula.row, formula.column)
    return part is not None and whole is not None and percent(part, whole) == own
