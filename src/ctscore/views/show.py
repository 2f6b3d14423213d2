"""`show`: one criterion whole, from its place in the tree to the line of the data file."""

from collections.abc import Sequence

from ctscore.analysis.gaps import Gap, Gaps, find_gaps
from ctscore.analysis.responsibility import Responsibility, responsibilities
from ctscore.analysis.totals import reconcile_node
from ctscore.book import Book, Filed
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import percent
from ctscore.model import Scorecard, Text
from ctscore.scoring import Node, evaluation_of
from ctscore.views.common import agencies_named, cited, facts, present, reconciliation_note
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import tasks_section


def show_document(book: Book, found: Sequence[tuple[Filed[Scorecard], Node]], lang: str) -> Document:
    """Return everything on file about each of the criteria found: a record, then its tasks."""
    card = found[0][0].value
    sections: list[Section] = []
    for filed, node in found:
        gaps = find_gaps(book, filed)
        answering = responsibilities(book, filed.value)[node.criterion.code]
        sections.append(_criterion(book, gaps, node, answering, lang))
        if answering.tasks:
            sections.append(tasks_section(book, answering.tasks, lang))
    asked = {**facts(card.year, card.unit), "code": found[0][1].criterion.code}
    return Document("ctscore/show/3", lang, asked, tuple(sections))


def _criterion(book: Book, gaps: Gaps, node: Node, answering: Responsibility, lang: str) -> Section:
    card, criterion = gaps.card, node.criterion
    evaluation = evaluation_of(card)
    points = evaluation.of(node)
    other = say(lang, "en", "vi")
    other_name = criterion.name.en if lang == "vi" else criterion.name.vi
    rank = next((gap.rank for gap in gaps.rows if gap.node.criterion.code == criterion.code), None)
    values: dict[str, tuple[Column, Value]] = {}

    def put(value: Value, id_: str, kind: Kind, *, called: str | None = None, detail: bool = False) -> None:
        values[id_] = (column(id_, kind, lang, called=called, detail=detail), value)

    put(criterion.code, "code", Kind.CODE)
    put(criterion.name.say(lang), "name", Kind.TEXT)
    put(other_name, f"name_{other}", Kind.TEXT)
    put(" › ".join(f"{p.code} {p.name.say(lang)}" for p in node.parents) or None, "place", Kind.TEXT)
    put(criterion.min, "min", Kind.POINTS)
    put(points.known_max, "max", Kind.POINTS)
    put(points.achieved, "achieved", Kind.POINTS)
    put(points.known_lost, "lost", Kind.POINTS)
    put(points.percent_lost, "percent_lost", Kind.PERCENT)
    put(percent(points.lost, gaps.lost) if points.scaled else None, "share", Kind.PERCENT)
    put(rank, "rank", Kind.COUNT, called="loss_rank")
    put(criterion.published, "published", Kind.POINTS)
    put(agencies_named(book, answering.leads, lang), "leads", Kind.REFS)
    put(Ref(node.method, word(node.method, lang)), "method", Kind.REF)
    number, day = cited(book, card.source.document)
    put(number, "document", Kind.TEXT)
    put(day, "date", Kind.DATE)
    put(card.source.annex, "annex", Kind.TEXT)
    put(criterion.row, "row", Kind.CODE)
    put(gaps.filed.file, "file", Kind.TEXT)
    put(book.line(gaps.filed.file, (*node.route, "code")), "line", Kind.COUNT)
    put(Ref("listed-only", word("listed-only", lang)) if points.listed_only else None, "listed", Kind.REF)
    columns = tuple(pair[0] for pair in values.values())
    row = Row({id_: pair[1] for id_, pair in values.items()})
    result = reconcile_node(evaluation, node)
    notes = present(
        _own_note("note", criterion.note, lang),
        _own_note("no_scale", criterion.no_scale, lang),
        reconciliation_note(criterion.code, result, lang) if result else None,
        _rank_note(gaps, rank, lang),
        _parts_note(node, gaps.rows, lang),
    )
    return Section(
        card.index, f"{card.index} {card.year} · {criterion.code}", columns, (row,), notes, "record"
    )


def _own_note(id_: str, text: Text | None, lang: str) -> Note | None:
    """Return what the data file itself says of the criterion."""
    return Note(id_, "{text}", {"text": (Kind.TEXT, text.say(lang))}) if text else None


def _rank_note(gaps: Gaps, rank: int | None, lang: str) -> Note | None:
    if rank is None:
        return None
    vi, en = (
        "Xếp thứ {rank}/{count} về số điểm mất.",
        "Number {rank} of {count} criteria by points lost.",
    )
    return Note(
        "loss_rank",
        say(lang, vi, en),
        {"rank": (Kind.COUNT, rank), "count": (Kind.COUNT, gaps.count)},
    )


def _parts_note(node: Node, rows: Sequence[Gap], lang: str) -> Note | None:
    parts = [gap for gap in rows if node.criterion in gap.node.parents]
    if not parts:
        return None
    shown = ", ".join(f"{{p{place}}} ({{l{place}}})" for place in range(len(parts)))
    values: dict[str, tuple[Kind, Value]] = {}
    for place, gap in enumerate(parts):
        values[f"p{place}"] = (Kind.CODE, gap.node.criterion.code)
        values[f"l{place}"] = (Kind.POINTS, gap.lost)
    lead = say(lang, "Các tiêu chí thành phần mất điểm: ", "Parts that lost points: ")
    return Note("parts", f"{lead}{shown}.", values)
