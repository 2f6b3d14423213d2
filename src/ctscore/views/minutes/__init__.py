"""`minutes`: the notes for a meeting on the indexes: conclusions, at most five tables, sources.

Nothing is worked out here. Conclusions stand first, so that a secretary can leave them as they are; tables
hold all indexes together, and what they leave out is named.
"""

from collections.abc import Iterable, Iterator, Sequence

from ctscore.analysis.gaps import cut_gaps
from ctscore.analysis.highlights import targets_for
from ctscore.analysis.panels import scores_of
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO
from ctscore.document import Block, Look, Note, Paper, Paragraph, note
from ctscore.model import Scorecard
from ctscore.model.plan import annex_called
from ctscore.phrases import Wording, Words, filled, joined
from ctscore.views.common import (
    dated,
    in_stage,
    index_name,
    letterhead,
    regrouped_note,
    successor_notes,
    unit_name,
)
from ctscore.views.gaps import gaps_section
from ctscore.views.minutes.conclusions import conclusions
from ctscore.views.minutes.subjects import Subject, subjects
from ctscore.views.minutes.tables import (
    Table,
    agencies_table,
    losses_table,
    open_points,
    open_table,
    results_table,
    targets_table,
    work_of,
    work_table,
)
from ctscore.views.sources import source_of_result
from ctscore.views.targets import no_figure_note
from ctscore.views.tasks import document_named, part_words, summary_note
from ctscore.views.totals import card_notes

_TOP, _TOP_OF_SEVERAL = 10, 5
_MORE = 3
"""How many times as many points to be settled are printed: they are of several kinds."""
_SAID_BEFORE = (
    *("published", "assumed", "reconciliation", "unlisted_loss", "judgement"),  # in the conclusions
    *("unknown", "no_tree", "successor"),
    *("own_points", "listed_only", "reference"),  # about figures that are not shown
)
"""Notes of other views that do not stand below a table here."""


def minutes_paper(
    book: Book, cards: Sequence[Filed[Scorecard]], top: int | None = None, *, only: bool = False
) -> Paper:
    """Return the notes on the results in `cards`, scorecards of one unit and period.

    Tables have `top` rows of each index. With `only` these indexes are all that is asked about, so that
    targets for others are left out.
    """
    card, top = cards[0].value, top or (_TOP if len(cards) == 1 else _TOP_OF_SEVERAL)
    found = subjects(book, cards)
    targets = targets_for(book, card)
    if only:
        targets = tuple(one for one in targets if one.target.index in {filed.value.index for filed in cards})
    name = index_name(book, card.index) if len(cards) == 1 else Words("các chỉ số", "the indexes")
    about = filled(
        "Kết quả {name} {period} của {unit}",
        "Results of {unit} for {name} in {period}",
        name=name,
        period=Words(card.when.say("vi"), card.when.say("en")),
        unit=unit_name(book, card.unit),
    )
    return Paper(
        about,
        (
            letterhead(book),
            Paragraph(Look.TITLE, Words("TÀI LIỆU HỌP", "MEETING NOTES")),
            Paragraph(Look.LABEL, about),
            *_numbered(
                (
                    (Words("Kết luận", "Conclusions"), _conclusions(book, found)),
                    (Words("Số liệu", "Figures"), _figures(book, found, targets, top)),
                    (Words("Nguồn", "Sources"), _sources(book, found, targets)),
                )
            ),
        ),
    )


def _numbered(chapters: Iterable[tuple[Wording, Iterable[Block]]]) -> Iterator[Block]:
    for place, (heading, blocks) in enumerate(chapters, start=1):
        yield Paragraph(Look.HEADING, joined(" ", (f"{place}.", heading)))
        yield from blocks


def _conclusions(book: Book, found: Sequence[Subject]) -> Iterator[Block]:
    for subject in found:
        card = subject.card
        name = joined(" – ", (dated(card.index, card.when), *in_stage(book, card)))
        yield Paragraph(Look.CAPTION, name)
        for sentence in conclusions(book, subject):
            yield Paragraph(Look.ITEM, sentence)


def _figures(book: Book, found: Sequence[Subject], targets: Sequence[Result], top: int) -> Iterator[Block]:
    """Yield the tables that there are something for, each with what has to be known to read it.

    Where all others have something, targets have no table: conclusions tell how they came out.
    """
    said = [card_notes(book, card_totals(one.filed)) for one in found]
    told = tuple(one for one in targets if one.outcome is not Outcome.NO_FIGURE)
    untold = (no_figure_note(targets),) if len(told) < len(targets) else ()
    losses, work = losses_table(book, found, top), work_table(book, found, top)
    agencies, unsettled = agencies_table(book, found, top), open_table(book, found, _MORE * top)
    full = None not in (losses, work, agencies, unsettled)
    tables: tuple[tuple[Table | None, Iterable[Paragraph]], ...] = (
        (results_table(book, found), _result_notes(found, said)),
        (losses, _loss_notes(book, found, said, top)),
        (work, (Paragraph(Look.SOURCE, summary_note()),) if work else ()),
        (agencies, _agency_notes(book, found)),
        (None if full else targets_table(book, told), (Paragraph(Look.SOURCE, one) for one in untold)),
        (unsettled, _open_notes(book, found, _MORE * top)),
    )
    number = 0
    for table, notes in tables:
        if table is not None:
            number += 1
            yield Paragraph(Look.CAPTION, Words(f"Bảng {number}. ", f"Table {number}. ") + table.title)
            yield table.grid
        yield from notes
    yield from _elsewhere(found, top, told if full else ())


def _result_notes(found: Sequence[Subject], said: Sequence[Sequence[Note]]) -> Iterator[Paragraph]:
    regrouped = [f"{one.card.index} {one.card.when}" for one in found if one.glance.regrouped]
    if regrouped:
        yield Paragraph(Look.SOURCE, regrouped_note(", ".join(regrouped)))
    for subject, notes in zip(found, said, strict=True):
        yield from _about(subject, notes, several=len(found) > 1)


def _loss_notes(
    book: Book, found: Sequence[Subject], said: Sequence[Sequence[Note]], top: int
) -> Iterator[Paragraph]:
    """Yield what is to be known of the losses, and was not `said` below the results."""
    for subject, before in zip(found, said, strict=True):
        if subject.gaps is not None and subject.rows:
            notes = gaps_section(book, cut_gaps(subject.gaps, ZERO, top)).notes
            known = () if len(subject.rows) > top else ("summary",)  # unless the table is cut
            fresh = (one for one in notes if one not in before and one.id not in known)
            yield from _about(subject, fresh, several=len(found) > 1)


def _about(subject: Subject, notes: Iterable[Note], *, several: bool) -> Iterator[Paragraph]:
    for one in notes:
        if one.id not in _SAID_BEFORE:
            yield Paragraph(Look.SOURCE, one, f"{subject.card.index}:" if several else "")


def _agency_notes(book: Book, found: Sequence[Subject]) -> Iterator[Paragraph]:
    gaps = [gap for subject in found for gap in subject.rows]
    if any(len(gap.leads) > 1 for gap in gaps):
        vi = "Điểm mất của tiêu chí có nhiều cơ quan chủ trì được chia đều giữa các cơ quan ấy."
        en = "The loss of a criterion with several leads is split equally among them."
        yield Paragraph(Look.SOURCE, note("shared", vi, en))
    for one in successor_notes(book, (lead for gap in gaps for lead in gap.leads)):
        yield Paragraph(Look.SOURCE, one)


def _open_notes(book: Book, found: Sequence[Subject], top: int) -> Iterator[Paragraph]:
    for subject in found:
        left = sum(1 for _ in open_points(book, subject)) - top
        if left > 0:
            said = note("left", "Còn {left} điểm không in.", "Not printed: {left} more.", left=left)
            yield from _about(subject, (said,), several=len(found) > 1)


def _sources(book: Book, found: Sequence[Subject], targets: Sequence[Result]) -> Iterator[Block]:
    """Yield each document that figures and tasks are from, once, with its annexes."""
    places: dict[str, dict[Wording, None]] = {}
    for document, place in (*_cited(book, found), *((one.plan.value.document, None) for one in targets)):
        places.setdefault(document, {}).update({place: None} if place else {})
    for id_, annexes in places.items():
        where = (", ", joined(", ", annexes)) if annexes else ()
        yield Paragraph(Look.ITEM, joined("", (document_named(book, id_), *where, ".")))


def _cited(book: Book, found: Sequence[Subject]) -> Iterator[tuple[str, Wording | None]]:
    """Yield document and annex of every figure and task."""
    for subject in found:
        card, then = subject.card, subject.then
        scores = scores_of(book, card) if subject.gaps and subject.gaps.reference else None
        sources = (
            card.source,
            source_of_result(card),
            *((source_of_result(then.value),) if then else ()),
            *((scores.panel.source,) if scores else ()),
        )
        for source in sources:
            yield source.document, annex_called(source.annex) if source.annex else None
        for task in (item for gap in subject.rows for item in gap.responsibility.items):
            yield task.plan.document, part_words(task)
        for other in subject.cover.other_leads if subject.cover else ():
            yield other.task.plan.document, part_words(other.task)


def _elsewhere(found: Sequence[Subject], top: int, targets: Sequence[Result]) -> Iterator[Paragraph]:
    """Yield in a line what is on file of these indexes and not printed here."""
    shown = {row.task.key for one in found for row in work_of(one, top) if row.task}
    others = any(task.key not in shown for one in found if one.cover for task in one.cover.answering)
    parts = (
        (any(one.cover for one in found), Words("điểm mọi lĩnh vực, tiêu chí", "the points of all criteria")),
        (any(len(one.rows) > top for one in found), Words("các tiêu chí mất điểm còn lại", "smaller losses")),
        (others, Words("các nhiệm vụ khác của kế hoạch", "other tasks of the plan")),
        (bool(targets), Words("bảng từng mục tiêu", "a table of the targets")),
    )
    told = [name for applies, name in parts if applies]
    if told:
        yield Paragraph(
            Look.ASIDE, Words("Không in ở đây: ", "Not printed here: ") + joined("; ", told) + "."
        )
