"""`totals` and `tree`: the points of each index and of its criteria, beside what was published."""

from collections.abc import Sequence

from ctscore.analysis.totals import TotalRow, Totals
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section
from ctscore.figures import HUNDRED, percent
from ctscore.scoring import Score
from ctscore.views.common import (
    explained,
    facts,
    index_name,
    no_tree_note,
    present,
    published_note,
    reconciliation_note,
    title,
    unlisted_note,
)
from ctscore.views.labels import column, say, word


def totals_document(book: Book, year: int, found: Sequence[Totals], lang: str) -> Document:
    """Return the points of a year: the index first, then its criteria down to the depth asked for."""
    sections = tuple(
        Section(
            t.card.index,
            title(book, t.card, "totals", lang),
            _columns(lang),
            _rows(book, t, lang),
            card_notes(t, lang),
        )
        for t in found
    )
    return Document("ctscore/totals/1", lang, facts(year, found[0].card.unit), sections)


def tree_document(book: Book, year: int, found: Sequence[Totals], lang: str) -> Document:
    """Return the criteria trees of a year with points and losses."""
    columns = (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("depth", Kind.COUNT, lang, detail=True),
        column("max", Kind.POINTS, lang, spare=4),
        column("score", Kind.POINTS, lang, called="achieved", spare=3),
        column("lost", Kind.POINTS, lang, bar=True),
        column("listed", Kind.REF, lang, detail=True),
    )
    sections = tuple(
        Section(
            t.card.index,
            title(book, t.card, "tree", lang),
            columns,
            _rows(book, t, lang),
            card_notes(t, lang),
            "tree",
        )
        for t in found
    )
    return Document("ctscore/tree/1", lang, facts(year, found[0].card.unit), sections)


def _columns(lang: str) -> tuple[Column, ...]:
    return (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("depth", Kind.COUNT, lang, detail=True),
        column("max", Kind.POINTS, lang, spare=2),
        column("score", Kind.POINTS, lang),
        column("percent", Kind.PERCENT, lang, spare=3),
        column("lost", Kind.POINTS, lang, bar=True),
        column("share", Kind.PERCENT, lang, spare=4),
        column("published", Kind.POINTS, lang, as_printed=True, spare=1),
        column("verdict", Kind.REF, lang, spare=1),
        column("difference", Kind.POINTS, lang, detail=True),
        column("rank", Kind.COUNT, lang, called="published_rank", detail=True),
        column("of", Kind.COUNT, lang, detail=True),
        column("implied", Kind.TEXT, lang, detail=True),
        column("listed", Kind.REF, lang, detail=True),
    )


def _rows(book: Book, totals: Totals, lang: str) -> tuple[Row, ...]:
    return (_index_row(book, totals, lang), *(_row(row, lang) for row in totals.rows))


def _index_row(book: Book, totals: Totals, lang: str) -> Row:
    card, score, result = totals.card, totals.score, totals.reconciliation
    published = card.published
    # Without a tree the published score is the only one there is.
    points = score.achieved if score else (published.score if published else None)
    return Row(
        {
            "code": card.index,
            "name": index_name(book, card, lang),
            "depth": 0,
            "max": card.max,
            "score": points,
            "percent": percent(points, card.max) if points is not None else None,
            "lost": card.max - points if points is not None else None,
            "share": HUNDRED if score and score.lost else None,
            "published": published.score if published else None,
            "verdict": Ref(result.verdict, word(result.verdict, lang)) if result else None,
            "difference": result.difference if result else None,
            "rank": published.rank if published else None,
            "of": published.of if published else None,
            "implied": ", ".join(published.implied) or None if published else None,
            "listed": None,
        },
        depth=0,
        strong=True,
    )


def _row(row: TotalRow, lang: str) -> Row:
    result = row.reconciliation
    return Row(
        {
            "code": row.node.criterion.code,
            "name": row.node.criterion.name.say(lang),
            "depth": row.depth,
            "max": row.score.known_max,
            "score": row.score.achieved,
            "percent": row.score.percent,
            "lost": row.score.known_lost,
            "share": row.share if row.score.scaled else None,
            "published": row.node.criterion.published,
            "verdict": Ref(result.verdict, word(result.verdict, lang)) if result else None,
            "difference": result.difference if result else None,
            "rank": None,
            "of": None,
            "implied": None,
            "listed": _listed(row.score, lang),
        },
        depth=row.depth,
        strong=row.depth == 1 and not row.node.is_leaf,
    )


def _listed(points: Score, lang: str) -> Ref | None:
    return Ref("listed-only", word("listed-only", lang)) if points.listed_only else None


def card_notes(totals: Totals, lang: str) -> tuple[Note, ...]:
    """Return what is to be said below the points of a scorecard: the published result, checks, limits."""
    card, result = totals.card, totals.reconciliation
    head = present(published_note(totals.filed, lang))
    if not card.criteria:
        return (*head, *explained(card.published, lang), no_tree_note(card, lang))
    checked = [(card.index, result)] if result else []
    checked += [(row.node.criterion.code, row.reconciliation) for row in totals.rows if row.reconciliation]
    verdicts = tuple(reconciliation_note(code, found, lang) for code, found in checked)
    return (*head, *verdicts, *present(unlisted_note(result, lang), _listed_note(totals, lang)))


def _listed_note(totals: Totals, lang: str) -> Note | None:
    if not any(row.score.listed_only for row in totals.rows):
        return None
    vi = (
        "Nguồn chỉ liệt kê tiêu chí mất điểm: điểm chuẩn và điểm của một lĩnh vực chỉ gồm các tiêu chí được "
        "liệt kê, nên không có tỷ lệ %."
    )
    en = (
        "The source lists only what lost points: the max and score of a field cover its listed criteria, "
        "so it has no percentage."
    )
    return Note("listed_only", say(lang, vi, en))
