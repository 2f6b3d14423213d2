"""The words for what points are measured against: the best unit, the median, the top 20, a target."""

from ctscore.analysis.against import Measure, Reference
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.panels import WHOLE
from ctscore.book import Book
from ctscore.document import Kind, Note, Value
from ctscore.scoring import evaluation_of
from ctscore.views.common import cited, unit_ref
from ctscore.views.labels import say


def against_id(reference: Reference | None) -> str:
    """Return the reference as it is asked for: ``max``, ``best``, ``top:20``, ``unit:dong-thap``."""
    if reference is None:
        return str(Measure.MAX)
    rest = {Measure.TOP: str(reference.place), Measure.UNIT: reference.unit}.get(reference.measure)
    return f"{reference.measure}:{rest}" if rest else str(reference.measure)


def measured_to(book: Book, reference: Reference, lang: str) -> str:
    """Return in words what losses are measured to, for a title."""
    place = reference.place
    if reference.measure is Measure.UNIT:
        name = unit_ref(book, reference.unit).label
        return say(lang, f"so với {name}", f"to {name}")
    if reference.measure is Measure.TARGET and place:
        plans = ", ".join(cited(book, document)[0] for document in reference.documents)
        vi = f"so với hạng {place} ở từng tiêu chí, vì mục tiêu của {plans} là tốp {place}"
        return say(lang, vi, f"to place {place} at each criterion, as {plans} aims at the top {place}")
    if reference.measure is Measure.TARGET:
        plans = ", ".join(cited(book, document)[0] for document in reference.documents)
        return say(lang, f"so với mục tiêu của {plans}", f"to the target of {plans}")
    words = {
        Measure.BEST: ("so với đơn vị cao nhất ở từng tiêu chí", "to the best unit at each criterion"),
        Measure.MEDIAN: ("so với trung vị ở từng tiêu chí", "to the median of each criterion"),
        Measure.TOP: (f"so với hạng {place} ở từng tiêu chí", f"to place {place} at each criterion"),
    }
    return say(lang, *words[reference.measure])


def level_label(book: Book, reference: Reference, lang: str) -> str:
    """Return the words above the column of reference points."""
    place = reference.place
    if reference.measure is Measure.UNIT:
        return unit_ref(book, reference.unit).label
    if place and reference.measure in (Measure.TOP, Measure.TARGET):
        return say(lang, f"Hạng {place}", f"Place {place}")
    words = {
        Measure.BEST: ("Cao nhất", "Best"),
        Measure.MEDIAN: ("Trung vị", "Median"),
        Measure.TARGET: ("Mục tiêu", "Target"),
    }
    return say(lang, *words[reference.measure])


def best_note(book: Book, gaps: Gaps, lang: str) -> Note | None:
    """Return which unit has the best total, and by how much, where it was asked for and is not ours."""
    best = gaps.best.levels.get(WHOLE) if gaps.best else None
    if gaps.best is None or best is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "who": (Kind.REFS, tuple(unit_ref(book, unit) for unit in gaps.best.holders[WHOLE])),
        "best": (Kind.POINTS, best),
        "off": (Kind.POINTS, best - evaluation_of(gaps.card).whole.achieved),
    }
    vi = "Tổng điểm cao nhất: {who}, {best}, hơn {off} điểm."
    return Note("best", say(lang, vi, "Best total: {who}, {best}, {off} above."), values)


def reference_notes(book: Book, gaps: Gaps, reference: Reference, lang: str) -> tuple[Note, ...]:
    """Return how the whole stands beside the reference; it is not the sum of the criteria."""
    level = reference.levels.get(WHOLE)
    if level is None:
        return ()
    own = evaluation_of(gaps.card).whole.achieved
    holders = tuple(unit_ref(book, unit) for unit in reference.holders.get(WHOLE, ()))
    values: dict[str, tuple[Kind, Value]] = {
        "own": (Kind.POINTS, own),
        "level": (Kind.POINTS, level),
        "off": (Kind.POINTS, abs(level - own)),
        "who": (Kind.REFS, holders),
    }
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
    return (Note("reference", say(lang, vi, en), values),)
