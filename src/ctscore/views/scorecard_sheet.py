"""A scorecard as a sheet that adds itself up: every criterion in printed order, sums as formulas."""

from collections.abc import Sequence
from decimal import Decimal

from ctscore.analysis.responsibility import responsibilities
from ctscore.analysis.totals import TotalRow, Totals
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.document import Column, Difference, Formula, Kind, Ref, Row, Section, Share, Sum, Value
from ctscore.figures import HUNDRED, ZERO, percent, total
from ctscore.model import Scorecard
from ctscore.scoring import Derivation, Scale, framework_of
from ctscore.views.common import agency_ref, index_name, title
from ctscore.views.labels import column, say, word
from ctscore.views.totals import card_notes
from ctscore.workbook_layout import SCORECARD_COLUMNS

_MOST_TERMS = 255
"""What a sum of a spreadsheet can be made of."""

_Values = dict[str, Value]


def scorecard_section(book: Book, filed: Filed[Scorecard], lang: str) -> Section:
    """Return a scorecard whole: the total first, then every criterion, with the formulas behind sums.

    A figure is a formula only where it comes to exactly what the program computes; where it does not, the
    figure stands there itself, and the note beside it says so.
    """
    card = filed.value
    totals = card_totals(filed, depth=None)
    values = [_whole(book, totals, lang), *_criteria(book, totals, lang)]
    framework = framework_of(card)
    scales = [framework.scales[-1], *framework.scales[:-1]]
    rows = []
    for place, (own, scale) in enumerate(zip(values, scales, strict=True)):
        wanted = _wanted(scale)
        formulas = {id_: f for id_, f in wanted.items() if _comes_to(f, id_, place, values)}
        if any(id_ not in formulas and own[id_] is not None for id_ in wanted):
            own["note"] = _joined(own["note"], _not_a_formula(lang))
        strong = not place or (totals.rows[place - 1].depth == 1 and bool(scale.parts))
        depth = totals.rows[place - 1].depth if place else 0
        rows.append(Row(own, depth, strong, formulas))
    notes = card_notes(totals, lang)
    heading = title(book, card, "scorecard", lang)
    return Section(card.index, heading, _columns(lang), tuple(rows), notes, "tree")


def _columns(lang: str) -> tuple[Column, ...]:
    made = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("max", Kind.POINTS, lang),
        column("achieved", Kind.POINTS, lang),
        column("lost", Kind.POINTS, lang, bar=True),
        column("share", Kind.PERCENT, lang),
        column("published", Kind.POINTS, lang, as_printed=True),
        column("leads", Kind.REFS, lang),
        column("method", Kind.REF, lang),
        column("note", Kind.TEXT, lang),
    )
    by_id = {one.id: one for one in made}
    return tuple(by_id[id_] for id_ in SCORECARD_COLUMNS)


def _whole(book: Book, totals: Totals, lang: str) -> _Values:
    """Return the total; it has no code, since it is no criterion."""
    card, score, published = totals.card, totals.score, totals.card.published
    # Without a tree the published score is the only one there is.
    points = score.achieved if score else (published.score if published else None)
    said = [text.say(lang) for text in (published.erratum, published.note) if text] if published else []
    return {
        "code": None,
        "name": index_name(book, card, lang),
        "max": card.max,
        "achieved": points,
        "lost": card.max - points if points is not None else None,
        "share": HUNDRED if score and score.lost else None,
        "published": published.score if published else None,
        "leads": (),
        "method": None,
        "note": _joined(*said),
    }


def _criteria(book: Book, totals: Totals, lang: str) -> list[_Values]:
    """Return every criterion; who leads it and who scores it is told where losses are counted."""
    answering = responsibilities(book, totals.card)
    counted = {node.criterion.code for node in framework_of(totals.card).loss_nodes}
    values = []
    for row in totals.rows:
        criterion, method = row.node.criterion, row.node.method
        named = row.node.is_leaf or criterion.code in counted
        leads = answering[criterion.code].leads if named else ()
        own: _Values = {
            "code": criterion.code,
            "name": criterion.name.say(lang),
            "max": row.score.known_max,
            "achieved": row.score.achieved,
            "lost": row.score.known_lost,
            "share": row.share if row.score.scaled else None,
            "published": criterion.published,
            "leads": tuple(agency_ref(book, id_) for id_ in leads),
            "method": Ref(method, word(method, lang)) if named else None,
            "note": _remark(row, lang),
        }
        values.append(own)
    return values


def _remark(row: TotalRow, lang: str) -> str | None:
    criterion = row.node.criterion
    said = (text.say(lang) for text in (criterion.erratum, criterion.note, criterion.no_scale) if text)
    listed = f"{word('listed-only', lang).capitalize()}." if row.score.listed_only else None
    return _joined(*said, listed)


def _joined(*texts: Value) -> str | None:
    return " ".join(text for text in texts if isinstance(text, str)) or None


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


def _not_a_formula(lang: str) -> str:
    vi = "Số ghi sẵn, không phải công thức: các dòng bên dưới không cộng ra đúng số này."
    en = "A figure, not a formula: the rows below do not add up to it."
    return say(lang, vi, en)
