"""`totals` and `tree`: the points of each index and of its criteria, beside what was published."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.gaps import whole_node
from ctscore.analysis.totals import Reconciliation, TotalRow, Totals, headline
from ctscore.book import Book
from ctscore.decimals import HUNDRED, percent
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value, note, row_of
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of
from ctscore.phrases import Words
from ctscore.views.common import (
    assumed_note,
    cited,
    explained,
    facts,
    index_name,
    marked,
    no_tree_note,
    present,
    printed_label,
    published_note,
    reconciliation_notes,
    schema_of,
    title,
    unit_name,
)
from ctscore.views.conditions import judgement_note
from ctscore.views.heads import heads
from ctscore.views.labels import column, label, word_ref
from ctscore.views.shapes import (
    is_plain,
    known_columns,
    own_points_note,
    shape_columns,
    shape_notes,
)


def totals_document(book: Book, cards: Sequence[Totals]) -> Document:
    """Return the points of a year: the index first, then its criteria down to the depth asked for."""
    sections = tuple(_section(book, one, _columns(one.card), "totals") for one in cards)
    return _document(book, "totals", cards, sections)


def _document(book: Book, what: str, found: Sequence[Totals], sections: tuple[Section, ...]) -> Document:
    cards = [one.card for one in found]
    shape = schema_of(what, plain=all(map(is_plain, cards)))
    return Document(shape, facts(cards), sections, heads=heads(book, cards))


def tree_document(book: Book, cards: Sequence[Totals]) -> Document:
    """Return the criteria trees of a year with points and losses."""
    sections = tuple(
        replace(_section(book, one, _tree_columns(one.card), "tree"), layout="tree") for one in cards
    )
    return _document(book, "tree", cards, sections)


def _tree_columns(card: Scorecard) -> tuple[Column[TotalRow], ...]:
    by_id = {one.id: one for one in _columns(card)}
    return (
        *(by_id[id_] for id_ in ("code", "name", "depth")),
        replace(by_id["max"], drop_priority=4),
        replace(by_id["score"], label=label("achieved"), drop_priority=3),
        *(by_id[id_] for id_ in ("lost", "listed")),
    )


def _section(book: Book, totals: Totals, columns: tuple[Column[TotalRow], ...], what: str) -> Section:
    columns = (*columns, *_more(totals))
    rows = (
        row_of(columns, row, depth=row.depth, strong=row.depth == 1 and not row.node.is_leaf)
        for row in totals.rows
    )
    heading = title(book, totals.card, what)
    card, notes = totals.card, card_notes(book, totals)
    section = Section(card.index, heading, columns, (_whole(book, totals), *rows), notes)
    return marked(book, section, card.index, card.when)


def _more(totals: Totals) -> tuple[Column[TotalRow], ...]:
    """Return the columns of points that are not plain."""
    if is_plain(totals.card) or totals.score is None:
        return ()
    shape = shape_columns(totals.card, totals.rows)
    return shape if totals.score.known else (*known_columns(), *shape)


def _columns(card: Scorecard) -> tuple[Column[TotalRow], ...]:
    """Return the columns; what is known of the whole index only stands in its own row."""
    return (
        column("code", Kind.CODE, lambda row: row.node.criterion.code),
        column("name", Kind.TEXT, lambda row: row.node.criterion.name),
        column("depth", Kind.COUNT, lambda row: row.depth, machine_only=True),
        column("max", Kind.POINTS, lambda row: row.score.known_max, drop_priority=2),
        column("score", Kind.POINTS, lambda row: row.score.known_points),
        column("percent", Kind.PERCENT, lambda row: row.score.percent, drop_priority=3),
        column("lost", Kind.POINTS, lambda row: row.score.own_lost, bar=True),
        column(
            "share",
            Kind.PERCENT,
            lambda row: row.share if row.score.known_lost is not None else None,
            drop_priority=4,
        ),
        column(
            "published",
            Kind.POINTS,
            lambda row: row.node.criterion.published,
            called=printed_label(card),
            as_printed=True,
            drop_priority=1,
        ),
        column("verdict", Kind.REF, lambda row: _verdict(row.reconciliation), drop_priority=1),
        column("difference", Kind.POINTS, lambda row: _difference(row.reconciliation), machine_only=True),
        column("rank", Kind.COUNT, called="published_rank", machine_only=True),
        column("of", Kind.COUNT, machine_only=True),
        column("implied", Kind.TEXT, machine_only=True),
        column(
            "listed",
            Kind.REF,
            lambda row: word_ref("listed-only") if row.score.listed_only else None,
            machine_only=True,
        ),
    )


def _verdict(result: Reconciliation | None) -> Ref | None:
    return word_ref(result.verdict) if result else None


def _difference(result: Reconciliation | None) -> Decimal | None:
    return result.difference if result else None


def _whole(book: Book, totals: Totals) -> Row:
    """Return the row of the index: its total beside what was published."""
    card, score, published = totals.card, totals.score, result_of(totals.card)
    # Without a tree the published score is the only one there is.
    points = score.known_points if score else (published.score if published else None)
    values: dict[str, Value] = {
        "code": card.index,
        "name": index_name(book, card.index),
        "depth": 0,
        "max": score.known_max if score else card.max,
        "score": points,
        "percent": score.percent if score else (None if points is None else percent(points, card.max)),
        "lost": score.own_lost if score else (None if points is None else card.max - points),
        "share": HUNDRED if score and score.known and totals.lost else None,
        "verdict": _verdict(totals.reconciliation),
        "difference": _difference(totals.reconciliation),
    }
    if score and not is_plain(card):
        values |= row_of(_more(totals), TotalRow(whole_node(card), 0, score, None, None)).values
    if published is not None:
        values["published"] = published.score
        values |= {
            "rank": published.rank,
            "of": published.of,
            "implied": ", ".join(published.implied) or None,
        }
    return Row(values, strong=True)


def card_notes(book: Book, totals: Totals) -> tuple[Note, ...]:
    """Return what is to be said below the points of a scorecard: the published result, checks, limits."""
    card, result = totals.card, totals.reconciliation
    head = present(
        assumed_note(book, card, headline(card)),
        published_note(book, totals.filed),
        _mean_note(book, card),
        _edition_note(book, card),
    )
    head += explained(result_of(card))
    if not card.criteria:
        return (*head, no_tree_note(card))
    checked = [(card.index, result)] if result else []
    checked += [(row.node.criterion.code, row.reconciliation) for row in totals.rows if row.reconciliation]
    more = (
        own_points_note(card),
        judgement_note(card, totals.judgement),
        _listed_note(totals),
    )
    return (*head, *reconciliation_notes(card, checked), *shape_notes(card), *present(*more))


def _mean_note(book: Book, card: Scorecard) -> Note | None:
    """Return the printed mean of all units, and how far we are from it, where both are of one whole year."""
    index, result = book.indexes.get(card.index), result_of(card)
    if index is None or result is None or result.score is None or card.period is not None:
        return None
    printed = next((one for one in index.means if one.year == card.year), None)
    if printed is None:
        return None
    away = result.score - printed.mean
    side = (
        Words("cao hơn {away}", "{away} above it")
        if away >= 0
        else Words("thấp hơn {away}", "{away} below it")
    )
    among = Words(" của {of} đơn vị", " of {of:unit}") if printed.of else Words("", "")
    text = Words("Trung bình", "Mean") + among + ": {mean}; {unit} " + side + " ({document})."
    values = {
        "mean": printed.mean,
        "of": printed.of,
        "unit": unit_name(book, card.unit),
        "away": abs(away),
        "document": cited(book, printed.document)[0],
    }
    return Note("mean", text, values)


def _edition_note(book: Book, card: Scorecard) -> Note | None:
    index = book.indexes.get(card.index)
    edition = index.edition(card.when.year) if index else None
    if edition is None:
        return None
    vi, en = "Bộ tiêu chí theo {document}.", "Scored by the criteria of {document}."
    return note("edition", vi, en, document=cited(book, edition.document)[0])


def _listed_note(totals: Totals) -> Note | None:
    if not any(row.score.listed_only for row in totals.rows):
        return None
    return note(
        "listed_only",
        "Nguồn chỉ liệt kê tiêu chí mất điểm: điểm chuẩn và điểm của một lĩnh vực chỉ gồm các tiêu chí được "
        "liệt kê, nên không có tỷ lệ %.",
        "The source lists only what lost points: the max and score of a field cover its listed criteria, "
        "so it has no percentage.",
    )
