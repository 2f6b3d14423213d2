"""Which losses come first where no unit comes near the maximum: those to the reference of the index."""

from dataclasses import replace

from ctscore.analysis.gaps import Gaps, Reference, filter_gaps, find_gaps, read_against, reference_for
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.scoring import evaluation_of


def as_registered(book: Book, gaps: Gaps) -> Gaps:
    """Return `gaps`, all losses to the maximum, measured to what the register names for the index.

    The same where it names nothing. Where that cannot be done for each criterion that lost points, because
    no panel of the period has figures of enough units, they stay as they are and say so.
    """
    index = book.indexes.get(gaps.card.index)
    if index is None or index.against is None or not gaps.card.criteria:
        return gaps
    asked = read_against(index.against)
    try:
        reference = reference_for(book, gaps.card, asked)
    except Refusal:
        reference = None
    if reference is None or not _has_all(gaps, reference):
        return replace(gaps, unmeasured=asked)
    return find_gaps(book, gaps.filed, reference)


def led_as_registered(book: Book, led: Gaps, agency: str) -> Gaps:
    """Return `led`, the losses that `agency` leads to the maximum, measured as the register says."""
    return filter_gaps(as_registered(book, find_gaps(book, led.filed)), agency=agency)


def _has_all(gaps: Gaps, reference: Reference) -> bool:
    """Return whether there is a level for each criterion that lost points, or for one that it is part of."""
    evaluation = evaluation_of(gaps.card)
    counted = (gap.node for gap in gaps.rows if gap.node.place >= 0 and evaluation.of(gap.node).counted)
    return all(
        any(criterion.code in reference.levels for criterion in (node.criterion, *node.parents))
        for node in counted
    )
