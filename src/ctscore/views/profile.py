"""`profile`: where a unit is strong and weak among the others."""

from collections.abc import Sequence

from ctscore.analysis.standing import Profile, Strength
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Row, Section, Strips
from ctscore.views.common import unit_ref
from ctscore.views.labels import column, say, word


def profile_document(
    book: Book, found: Sequence[Profile], asked: dict[str, str | int | None], lang: str
) -> Document:
    """Return each index as three sections: dimensions, the strongest and the weakest parts."""
    sections = [section for one in found for section in _sections(book, one, lang)]
    return Document("ctscore/profile/1", lang, asked, tuple(sections))


def _sections(book: Book, found: Profile, lang: str) -> list[Section]:
    panel = found.scores.panel
    head = f"{panel.index} {panel.year} · {unit_ref(book, found.unit).label}"
    parts = (("profile", found.dimensions), ("strengths", found.best), ("weaknesses", found.worst))
    return [
        Section(
            panel.index if what == "profile" else f"{panel.index}/{what}",
            f"{head} · {word(what, lang)}",
            _columns(lang),
            tuple(_row(book, found, one, lang) for one in strengths),
            _notes(found, lang) if what == "profile" else (),
            chart=Strips(("score", "best", "median", "top"), "min", "max"),
        )
        for what, strengths in parts
    ]


def _columns(lang: str) -> tuple[Column, ...]:
    return (
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("score", Kind.POINTS, lang),
        column("rank", Kind.COUNT, lang, called="published_rank"),
        column("of", Kind.COUNT, lang, called="of_ranked", spare=3),
        column("percentile", Kind.PERCENT, lang, spare=2),
        column("best", Kind.POINTS, lang, spare=4),
        column("best_units", Kind.REFS, lang, spare=5),
        column("median", Kind.POINTS, lang, spare=4),
        column("median_units", Kind.REFS, lang, spare=6),
        column("top", Kind.POINTS, lang, called="top_score", spare=7),
        column("min", Kind.POINTS, lang, detail=True),
        column("max", Kind.POINTS, lang, detail=True),
    )


def _row(book: Book, found: Profile, one: Strength, lang: str) -> Row:
    criterion = one.criterion
    index = book.indexes.get(found.scores.panel.index)
    whole = index.name.say(lang) if index else found.scores.panel.index
    return Row(
        {
            "code": criterion.code if criterion else found.scores.panel.index,
            "name": criterion.name.say(lang) if criterion else whole,
            "score": one.score,
            "rank": one.rank,
            "of": one.of,
            "percentile": one.percentile,
            "best": one.best,
            "best_units": tuple(unit_ref(book, unit) for unit in one.best_units),
            "median": one.median,
            "median_units": tuple(unit_ref(book, unit) for unit in one.median_units),
            "top": one.top,
            "min": one.min,
            "max": one.max,
        },
        strong=criterion is None,
    )


def _notes(found: Profile, lang: str) -> tuple[Note, ...]:
    vi = "“Hơn %”: phần trăm các đơn vị khác có điểm thấp hơn (100: hơn tất cả, 0: không hơn ai)."
    en = "“Ahead of %”: the percent of the other units with fewer points (100: all, 0: none)."
    notes = [Note("percentile", say(lang, vi, en))]
    if len({one.of for one in found.dimensions}) > 1:
        vi = "Số đơn vị khác nhau giữa các dòng, vì có đơn vị chỉ công bố một phần."
        en = "The number of units differs between rows, because some were published in part."
        notes.append(Note("of", say(lang, vi, en)))
    if found.unknown:
        vi, en = "Không có điểm công bố ở: {codes}.", "No points were published at: {codes}."
        notes.append(Note("unknown", say(lang, vi, en), {"codes": (Kind.TEXT, ", ".join(found.unknown))}))
    return tuple(notes)
