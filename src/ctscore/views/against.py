"""The words for what points are measured against: the best unit, the median, the top 20, a target."""

from ctscore.analysis.gaps import Gaps, Measure, Reference
from ctscore.analysis.panels import WHOLE
from ctscore.book import Book
from ctscore.document import Note, Wording, Words, note
from ctscore.scoring import evaluation_of
from ctscore.views.common import cited, unit_refs, unit_short


def against_id(reference: Reference | None) -> str:
    """Return the reference as it is asked for: ``max``, ``best``, ``top:20``, ``unit:dong-thap``."""
    if reference is None:
        return str(Measure.MAX)
    rest = {Measure.TOP: str(reference.place), Measure.UNIT: reference.unit}.get(reference.measure)
    return f"{reference.measure}:{rest}" if rest else str(reference.measure)


def measured_to(book: Book, reference: Reference) -> Words:
    """Return in words what losses are measured to, for a title."""
    place, plans = reference.place, ", ".join(cited(book, document)[0] for document in reference.documents)
    match reference.measure:
        case Measure.UNIT:
            name = unit_short(book, reference.unit)
            return Words(f"so với {name}", f"to {name}")
        case Measure.TARGET if place:
            return Words(
                f"so với hạng {place} ở từng tiêu chí, vì mục tiêu của {plans} là tốp {place}",
                f"to place {place} at each criterion, as {plans} aims at the top {place}",
            )
        case Measure.TARGET:
            return Words(f"so với mục tiêu của {plans}", f"to the target of {plans}")
        case Measure.BEST:
            return Words("so với đơn vị cao nhất ở từng tiêu chí", "to the best unit at each criterion")
        case Measure.MEDIAN:
            return Words("so với trung vị ở từng tiêu chí", "to the median of each criterion")
        case _:
            return Words(f"so với hạng {place} ở từng tiêu chí", f"to place {place} at each criterion")


def level_label(book: Book, reference: Reference) -> Wording:
    """Return the words above the column of reference points."""
    place = reference.place
    if reference.measure is Measure.UNIT:
        return unit_short(book, reference.unit)
    if place and reference.measure in (Measure.TOP, Measure.TARGET):
        return Words(f"Hạng {place}", f"Place {place}")
    words = {
        Measure.BEST: ("Cao nhất", "Best"),
        Measure.MEDIAN: ("Trung vị", "Median"),
        Measure.TARGET: ("Mục tiêu", "Target"),
    }
    return Words(*words[reference.measure])


def best_note(book: Book, gaps: Gaps) -> Note | None:
    """Return which unit has the best total, and by how much, where it was asked for and is not ours."""
    best = gaps.best.levels.get(WHOLE) if gaps.best else None
    if gaps.best is None or best is None:
        return None
    return note(
        "best",
        "Tổng điểm cao nhất: {who}, {best}, hơn {off} điểm.",
        "Best total: {who}, {best}, {off} above.",
        who=unit_refs(book, gaps.best.holders[WHOLE]),
        best=best,
        off=best - evaluation_of(gaps.card).whole.achieved,
    )


def reference_notes(book: Book, gaps: Gaps, reference: Reference) -> tuple[Note, ...]:
    """Return how the whole stands beside the reference; it is not the sum of the criteria."""
    level = reference.levels.get(WHOLE)
    if level is None:
        return ()
    own = evaluation_of(gaps.card).whole.achieved
    holders = unit_refs(book, reference.holders.get(WHOLE, ()))
    who = " ({who})" if holders else ""
    vi = "Tổng điểm {own}, mốc của tổng điểm {level}" + who
    en = "The total is {own}, the reference for totals {level}" + who
    if level > own:
        vi, en = vi + ": thiếu {off}.", en + ": {off} short."
    elif level == own:
        vi, en = vi + ": bằng nhau.", en + ": equal."
    else:
        vi, en = vi + ": hơn {off}.", en + ": {off} above it."
    if reference.measure is Measure.UNIT:
        vi += " Những tiêu chí không thấp hơn đơn vị này không có trong bảng."
        en += " Criteria that are not below that unit's are not in the table."
    else:
        vi += " Mỗi tiêu chí có mốc riêng, nên các khoảng cách không cộng thành khoảng cách của tổng."
        en += " Each criterion has its own, so the distances do not add up to that of the total."
    return (note("reference", vi, en, own=own, level=level, off=abs(level - own), who=holders),)
