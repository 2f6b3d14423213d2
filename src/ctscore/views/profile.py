"""`profile`: where a unit is strong and weak among the others."""

from collections.abc import Mapping, Sequence

from ctscore.analysis.standing import Profile, Strength
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Section, Strips, Wording, note, row_of
from ctscore.views.common import index_name, unit_refs, unit_short
from ctscore.views.labels import column, word


def profile_document(book: Book, found: Sequence[Profile], asked: Mapping[str, str | int | None]) -> Document:
    """Return each index as three sections: dimensions, the strongest and the weakest parts."""
    sections = tuple(section for one in found for section in _sections(book, one))
    return Document("ctscore/profile/1", asked, sections)


def _sections(book: Book, found: Profile) -> list[Section]:
    panel = found.scores.panel
    head = f"{panel.index} {panel.year} · {unit_short(book, found.unit)} · "
    parts = (("profile", found.dimensions), ("strengths", found.best), ("weaknesses", found.worst))
    columns = _columns(book, panel.index)
    return [
        Section(
            panel.index if what == "profile" else f"{panel.index}/{what}",
            head + word(what),
            columns,
            tuple(row_of(columns, one, strong=one.criterion is None) for one in strengths),
            _notes(found) if what == "profile" else (),
            chart=Strips(("score", "best", "median", "top"), "min", "max"),
        )
        for what, strengths in parts
    ]


def _columns(book: Book, index: str) -> tuple[Column[Strength], ...]:
    def name(one: Strength) -> Wording:
        return one.criterion.name if one.criterion else index_name(book, index)

    return (
        column("code", Kind.CODE, lambda one: one.criterion.code if one.criterion else index),
        column("name", Kind.TEXT, name),
        column("score", Kind.POINTS, lambda one: one.score),
        column("rank", Kind.COUNT, lambda one: one.rank, called="published_rank"),
        column("of", Kind.COUNT, lambda one: one.of, called="of_ranked", drop_priority=3),
        column("percentile", Kind.PERCENT, lambda one: one.percentile, drop_priority=2),
        column("best", Kind.POINTS, lambda one: one.best, drop_priority=4),
        column("best_units", Kind.REFS, lambda one: unit_refs(book, one.best_units), drop_priority=5),
        column("median", Kind.POINTS, lambda one: one.median, drop_priority=4),
        column("median_units", Kind.REFS, lambda one: unit_refs(book, one.median_units), drop_priority=6),
        column("top", Kind.POINTS, lambda one: one.top, called="top_score", drop_priority=7),
        column("min", Kind.POINTS, lambda one: one.min, machine_only=True),
        column("max", Kind.POINTS, lambda one: one.max, machine_only=True),
    )


def _notes(found: Profile) -> tuple[Note, ...]:
    vi = "“Hơn %”: phần trăm các đơn vị khác có điểm thấp hơn (100: hơn tất cả, 0: không hơn ai)."
    en = "“Ahead of %”: the percent of the other units with fewer points (100: all, 0: none)."
    notes = [note("percentile", vi, en)]
    if len({one.of for one in found.dimensions}) > 1:
        vi = "Số đơn vị khác nhau giữa các dòng, vì có đơn vị chỉ công bố một phần."
        en = "The number of units differs between rows, because some were published in part."
        notes.append(note("of", vi, en))
    if found.unknown:
        vi, en = "Không có điểm công bố ở: {codes}.", "No points were published at: {codes}."
        notes.append(note("unknown", vi, en, codes=", ".join(found.unknown)))
    return tuple(notes)
