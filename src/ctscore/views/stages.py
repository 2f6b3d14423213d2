"""`stages`: what each criterion was given at each stage, what was cut, and whose it is."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.stages import CutOfAgency, Staged, Stages, StageTotal
from ctscore.book import Book
from ctscore.decimals import ZERO, total
from ctscore.document import Column, Document, Kind, Note, Ref, Section, Value, note, table
from ctscore.model import Text
from ctscore.phrases import Changed, Phrase, Words, joined
from ctscore.scoring import evaluation_of
from ctscore.views.common import facts, present, schema_of, stage_name, title
from ctscore.views.labels import column, label, word_ref
from ctscore.views.leads import lead_columns, lead_name
from ctscore.views.policies import policy_notes
from ctscore.views.shapes import by_cap, direction


def stages_document(
    book: Book, found: Sequence[Stages], others: Sequence[str] = (), top: int | None = None
) -> Document:
    """Return the totals by stage, then the criteria (the `top` first), then the agencies, of each scorecard.

    `others` are the indexes of scorecards that have figures of one stage only.
    """
    parts = ((_totals(book, one), _criteria(book, one, top), _agencies(book, one)) for one in found)
    sections = [section for three in parts for section in three if section.rows]
    if others:
        vi = "Không có ở đây vì chỉ có số liệu của một giai đoạn: {indexes}."
        en = "Not here, having figures of one stage only: {indexes}."
        left_out = note("one_stage", vi, en, indexes=", ".join(others))
        sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, left_out))
    asked = {**facts(one.card for one in found), "first": found[0].first, "last": found[0].last}
    plain = all(_is_plain(row) and one.only_at(row) is None for one in found for row in one.rows)
    return Document(schema_of("stages", plain=plain), asked, tuple(sections))


def _is_plain(row: Staged) -> bool:
    """Return whether a line has points at every stage that were given: no words, raw values, caps."""
    words = any(isinstance(figure, Text) for figure in row.figures.values())
    return not words and not row.capped and row.node.criterion.better is None


def _totals(book: Book, found: Stages) -> Section:
    columns: tuple[Column[StageTotal], ...] = (
        column("stage", Kind.TEXT, lambda one: stage_name(book, found.card.index, one.stage)),
        column("max", Kind.POINTS, lambda one: one.evaluation.whole.max),
        column("assessed", Kind.POINTS, lambda one: one.evaluation.whole.assessed),
        column("achieved", Kind.POINTS, lambda one: one.evaluation.whole.achieved),
        column("not_known", Kind.POINTS, lambda one: one.evaluation.whole.not_known),
        column("published", Kind.POINTS, lambda one: one.printed, called="printed", as_printed=True),
    )
    notes = tuple(policy_notes(found.totals[-1].evaluation, one_total=False))  # the same at all stages
    return table(found.card.index, _title(book, found, "stages"), columns, found.totals, notes)


def _criteria(book: Book, found: Stages, top: int | None) -> Section:
    def at(stage: str) -> Callable[[Staged], Decimal | Text | None]:
        return lambda row: row.figures.get(stage)

    stages: tuple[Column[Staged], ...] = tuple(
        Column(one.stage, _heading(stage_name(book, found.card.index, one.stage)), Kind.POINTS, at(one.stage))
        for one in found.totals
    )
    better: tuple[Column[Staged], ...] = (
        column("better", Kind.REF, lambda row: direction(row.node.criterion.better)),
    )
    columns: tuple[Column[Staged], ...] = (
        column("code", Kind.CODE, lambda row: row.node.criterion.code),
        column(
            "name",
            Kind.TEXT,
            lambda row: by_cap(row.node.criterion) if row.capped else row.node.criterion.name,
        ),
        column(
            "max", Kind.POINTS, lambda row: None if row.capped else row.node.criterion.max, drop_priority=2
        ),
        *stages,
        *(better if any(row.node.criterion.better for row in found.rows) else ()),
        Column("cut", label("cut"), Kind.POINTS, lambda row: row.cut),
        *_only_columns(book, found),
        *lead_columns(book, lambda row: (row.responsibility,)),
    )
    if any(row.capped for row in found.rows):
        line: Column[Staged] = column(
            "line", Kind.REF, lambda row: word_ref("cap") if row.capped else None, machine_only=True
        )
        columns = (*columns, line)
    code = f"{found.card.index}/criteria"
    return table(
        code,
        _title(book, found, "stages-criteria"),
        columns,
        found.rows[:top],
        present(_summary(book, found), _only_first(found, top), _cap_note(found), _weighed_note(found)),
    )


def _only_first(found: Stages, top: int | None) -> Note | None:
    """Return of how many criteria only the first are listed, where some are not."""
    if top is None or top >= len(found.rows):
        return None
    vi = "Chỉ kể {top} tiêu chí bị cắt nhiều nhất, trong {all}."
    return note("top", vi, "Only the largest cuts: {top} of {all} criteria.", top=top, all=len(found.rows))


def _heading(name: Phrase) -> Phrase:
    return Changed(name, lambda text: text[:1].upper() + text[1:])


def _only_columns(book: Book, found: Stages) -> tuple[Column[Staged], ...]:
    """Return the column that marks what has a figure at one stage only, where there is such a thing."""
    if not any(map(found.only_at, found.rows)):
        return ()

    def marked(row: Staged) -> Ref | None:
        stage = found.only_at(row)
        name = stage_name(book, found.card.index, stage) if stage else None
        return Ref(stage, joined("", (Words("chỉ có ở ", "only "), name))) if stage and name else None

    return (column("only_at", Kind.REF, marked, called="remark"),)


def net_words(cut: Decimal) -> Words:
    """Return that what was `cut` and what was added come to {net} points less, or more."""
    if cut < ZERO:
        return Words("tăng ròng {net} điểm", "{net:point} more in all")
    return Words("giảm ròng {net} điểm", "{net:point} less in all")


def _summary(book: Book, found: Stages) -> Note:
    """Return what was cut in all, and at how many criteria nobody can tell."""
    both = sum(row.cut is not None and not row.capped for row in found.rows)
    one = sum(found.only_at(row) is not None for row in found.rows)
    text: Phrase = Words(
        "Từ {first} đến {last}: bị cắt {gross} điểm", "From {first} to {last}: {gross:point} cut"
    )
    if found.added:
        text += Words(", được cộng {added} điểm", " and {added} added")
    if found.cut != found.gross:  # by what was added, or by caps
        text += Words(", ", ", ") + net_words(found.cut)
    text += Words(
        ", tính ở {both} tiêu chí có điểm ở cả hai giai đoạn",
        ", at the {both:criterion that has|criteria that have} points at both",
    )
    if one:
        text += Words(
            "; {one} tiêu chí chỉ có điểm ở một giai đoạn nên chưa biết bị cắt bao nhiêu",
            "; {one:criterion has|criteria have} a figure at one only, and what was cut there is not known",
        )
    values: dict[str, Value] = {
        "first": stage_name(book, found.card.index, found.first),
        "last": stage_name(book, found.card.index, found.last),
        "gross": found.gross,
        **({"added": found.added} if found.added else {}),
        **({"net": abs(found.cut)} if found.cut != found.gross else {}),
        "both": both,
        "one": one,
    }
    return Note("summary", text + ".", values, on_top=True)


def _weighed_note(found: Stages) -> Note | None:
    """Return that cuts are in points of the whole, where those of a criterion are worth more or less."""
    if not evaluation_of(found.card).framework.weighs:
        return None
    return note(
        "points_of_whole",
        "Điểm bị cắt tính bằng điểm của cả chỉ số, theo trọng số; điểm từng giai đoạn là của từng tiêu chí.",
        "Cuts are in points of the whole index, by weight; points by stage are those of each criterion.",
    )


def _cap_note(found: Stages) -> Note | None:
    """Return what caps leave off less, or more, than before: that is no criterion's cut."""
    capped = [row.cut for row in found.rows if row.capped and row.cut is not None]
    if not capped:
        return None
    return note(
        "caps",
        "Trong đó do trần, sàn: {cut}; số âm là trần lấy đi ít hơn, bù lại một phần điểm bị cắt bên dưới.",
        "Of that by caps: {cut}; below zero a cap takes less than before, and gives back a part of what was "
        "cut below it.",
        cut=total(capped),
    )


def _agencies(book: Book, found: Stages) -> Section:
    led = tuple(row.responsibility for row in found.rows)
    one_sided: tuple[Column[CutOfAgency], ...] = (
        column("one_sided", Kind.COUNT, lambda one: one.one_sided, called="not_compared"),
    )
    columns: tuple[Column[CutOfAgency], ...] = (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, lambda one: lead_name(book, one.agency, led), called="agency_name"),
        column("criteria", Kind.COUNT, lambda one: one.criteria),
        column("cut", Kind.POINTS, lambda one: one.cut),
        *(one_sided if any(one.one_sided for one in found.agencies) else ()),
    )
    code = f"{found.card.index}/agencies"
    return table(code, _title(book, found, "stages-agencies"), columns, found.agencies)


def _title(book: Book, found: Stages, what: str) -> Phrase:
    return title(book, found.card, what, staged=False)
