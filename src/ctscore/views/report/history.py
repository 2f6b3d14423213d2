"""An index over the periods: its scores, with what changed in what they measure, and how its rank moved."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctscore.analysis.panels import card_of
from ctscore.analysis.trend import Break, trends
from ctscore.document import Kind, Origin, Ref, Row, Section, Series, id_of, note
from ctscore.model import Scorecard
from ctscore.periods import read_period
from ctscore.phrases import Words
from ctscore.views.labels import column
from ctscore.views.report.about import About
from ctscore.views.report.overview import ORIGINS
from ctscore.views.report.shaping import linked
from ctscore.views.sources import source_anchor, source_of_result
from ctscore.views.trend import trend_document

_NOW = Words("kỳ của báo cáo này", "the period of this report")
"""What the marked row is."""
_OF_RANKS = ("rank", "of", "implied", "rank_range")
"""Columns and notes that stand with the figure of the ranks, where there is one, and only there."""


def over_the_years(about: About) -> Iterator[Section]:
    """Yield the scores of an index period by period, and how its rank moved."""
    book, card = about.book, about.card
    found = [one for one in trends(book, card.index, card.unit) if one.kind == card.when.kind]
    if not found:
        return
    (series,) = trend_document(book, found, {}).sections

    def source(row: Row) -> str | None:
        period = read_period(id_of(row.values["year"]))
        then = card_of(book, card.index, card.unit, period) if period else None
        return source_anchor(source_of_result(then.value)) if then else None

    rows = tuple(_in_time(row, card) for row in series.rows)
    yearly = found[0].kind == "year"
    vi, en = ("Qua các năm", "Over the years") if yearly else ("Qua các kỳ", "Over the periods")
    kept = about.titled(replace(series, rows=rows, marking=_NOW), "trend", vi, en)
    ranked = tuple(_ranks(about, kept))
    if ranked:
        columns = tuple(one for one in kept.columns if one.id not in _OF_RANKS)
        notes = tuple(one for one in kept.notes if one.id not in _OF_RANKS)
        kept = replace(kept, columns=columns, notes=notes)
    yield linked(kept, "score", source)
    yield from ranked


def _in_time(row: Row, card: Scorecard) -> Row:
    """Return the row of a period: that of the report is marked, and so is what no source prints."""
    basis = row.values["basis"]
    told = ORIGINS.get(basis.id) if isinstance(basis, Ref) else None
    if row.values["score"] is None:
        told = Origin.UNKNOWN
    origins = {"change": Origin.DERIVED} | ({"score": told} if told else {})
    return replace(row, marked=id_of(row.values["year"]) == str(card.when), origins=origins)


def _ranks(about: About, scores: Section) -> Iterator[Section]:
    """Yield how the rank moved, period by period, where several have one; less is better."""
    rows = tuple(_moved(row, before) for before, row in _with_earlier(scores.rows))
    if len(rows) < 2 or not isinstance(scores.chart, Series):
        return
    ends = tuple(n for n, row in enumerate(rows) if n and _remark(row) == Break.OTHER_BORDERS)
    chart = replace(scores.chart, figure="rank", turned=True, breaks=ends, gaps=(), scale="", changed="")
    columns = (
        *(one for one in scores.columns if one.id in ("year", "rank", "of")),
        column("moved", Kind.TEXT, called="places_moved"),
    )
    vi = "Đường đi lên là hạng tốt lên. ▲ lên, ▼ xuống, tính từ hạng gần nhất trước đó có số liệu."
    en = "The line rises as the rank gets better. ▲ up, ▼ down, from the nearest earlier rank on file."
    also = (one for one in scores.notes if one.id in (*_OF_RANKS, "regrouped"))
    told = (note("turned_ranks", vi, en), *also)
    section = Section("", "", columns, rows, told, chart=chart, marking=_NOW)
    yield about.titled(section, "ranks", "Thứ hạng lên xuống", "How the rank moved")


def _with_earlier(rows: Sequence[Row]) -> Iterator[tuple[Row | None, Row]]:
    """Yield each row that has a rank with the one before it that has."""
    last: Row | None = None
    for row in rows:
        if row.values["rank"] is not None:
            yield last, row
            last = row


def _moved(row: Row, before: Row | None) -> Row:
    """Return the row of a rank with the places that it went up or down since the one before."""
    here, then = (one.values["rank"] if one else None for one in (row, before))
    moved = ""
    if isinstance(here, int) and isinstance(then, int) and _remark(row) != Break.OTHER_BORDERS:
        moved = f"▲{then - here}" if here < then else f"▼{here - then}" if here > then else "="
    return replace(row, values={**row.values, "moved": moved}, origins={"moved": Origin.DERIVED}, links={})


def _remark(row: Row) -> str:
    remark = row.values["remark"]
    return remark.id if isinstance(remark, Ref) else ""
