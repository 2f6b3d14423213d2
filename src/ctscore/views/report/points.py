"""What a report says first: each index at a glance, and the few sentences that somebody should remember."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.highlights import Fraction, Glance, Highlights, fraction_near
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import headline
from ctscore.book import Book
from ctscore.decimals import HUNDRED, rounded, simplest, total
from ctscore.document import (
    MOST_PLACES,
    Column,
    Kind,
    Note,
    Parts,
    Phrase,
    Ref,
    Section,
    Value,
    Wording,
    Words,
    joined,
    literal,
    note,
    row_of,
    rows_of,
)
from ctscore.model import Published, Scorecard
from ctscore.model.scorecard import result_of
from ctscore.records import dataclass
from ctscore.views.common import agency_name, agency_ref, cited, index_name, regrouped_note
from ctscore.views.gaps import gap_columns, measured_to
from ctscore.views.labels import column, word
from ctscore.views.report.shaping import only, to_tree
from ctscore.views.sources import criterion_anchor, index_anchor, source_anchor, source_of_result, to
from ctscore.words import counted

_FRACTIONS = {
    Fraction.FIFTH: ("một phần năm", "a fifth"),
    Fraction.QUARTER: ("một phần tư", "a quarter"),
    Fraction.THIRD: ("một phần ba", "a third"),
    Fraction.HALF: ("một nửa", "half"),
    Fraction.TWO_THIRDS: ("hai phần ba", "two thirds"),
    Fraction.THREE_QUARTERS: ("ba phần tư", "three quarters"),
}
_MOST_CODES = 8
"""More codes than this tell nobody anything in one line."""


def glance_section(book: Book, glances: Sequence[Glance]) -> Section:
    """Return each index as a card: score, rank, change, and what was promised."""
    between: tuple[Column[Glance], ...] = ()
    if any(one.between for one in glances):
        between = (column("between", Kind.TEXT, _between),)
    yearly = all(one.card.when.kind == "year" for one in glances)
    since, rank_then = ("since_last_year", "rank_before") if yearly else ("since_last", "rank_last")
    columns: tuple[Column[Glance], ...] = (
        column("index", Kind.CODE, lambda one: one.card.index),
        column("name", Kind.TEXT, lambda one: index_name(book, one.card.index), called="index_full"),
        column("score", Kind.POINTS, lambda one: one.score, as_printed=True),
        *between,
        column("max", Kind.POINTS, lambda one: one.max, called="out_of", as_printed=True),
        column("change", Kind.CHANGE, lambda one: one.change, called=since),
        column("rank", Kind.REF, lambda one: _place(result_of(one.card)), called="published_rank"),
        column("rank_before", Kind.COUNT, lambda one: one.rank_before, called=rank_then),
        column(
            "target",
            Kind.TEXT,
            lambda one: joined("; ", (_promise(book, result) for result in one.targets)) or None,
        ),
    )
    rows = tuple(replace(row_of(columns, one), links=_links(one.card)) for one in glances)
    regrouped = [f"{one.card.index} {one.card.when}" for one in glances if one.regrouped]
    notes = (regrouped_note(", ".join(regrouped)),) if regrouped else ()
    return Section("glance", Words("Kết quả", "Results"), columns, rows, notes, layout="cards")


def _between(one: Glance) -> Phrase | None:
    """Return between what a score lies that is not known."""
    if one.between is None:
        return None
    low, high = (_figure(simplest(rounded(end, MOST_PLACES))) for end in one.between)
    return Words("từ ", "") + low + Words(" đến ", " to ") + high


def _place(published: Published | None) -> Ref | None:
    if published is None or published.rank is None:
        return None
    place = f"{published.rank}/{published.of}" if published.of else str(published.rank)
    return Ref(place, place)


def _links(card: Scorecard) -> dict[str, str]:
    links = {"index": to(index_anchor(card.index))}
    published = result_of(card)
    if published is not None and published.score is not None:
        links["score"] = to(source_anchor(source_of_result(card)))
    elif headline(card):
        links["score"] = to(criterion_anchor(card, card.index))
    return links


def _promise(book: Book, result: Result) -> Phrase:
    """Return a target for the whole index, whose it is, and whether it was met."""
    target = result.target
    goal = word(target.goal) + " " + _figure(target.value) + ("%" if target.unit == "percent" else "")
    verdict: Phrase = word(result.outcome)
    if result.outcome is Outcome.MISSED and target.unit == "rank" and result.difference is not None:
        verdict += Words(f", thiếu {result.difference} bậc", f", short by {result.difference}")
    return goal + ": " + verdict + f" ({cited(book, result.plan.value.document)[0]})"


def _figure(value: Decimal) -> Words:
    text = f"{value:f}"
    return Words(text.replace(".", ","), text)


def highlight_notes(book: Book, loss: Highlights) -> tuple[Note, ...]:
    """Return how few criteria make up a third of the loss, and who leads most of it."""
    gaps, share = loss.gaps, loss.few[-1].cumulative_share
    values: dict[str, Value | tuple[Kind, Value]] = {
        "few": len(loss.few),
        "count": gaps.count,
        "index": gaps.card.index,
        "share": (Kind.PERCENT, share),
    }
    what = _what_is_lost(book, loss)
    which_vi, which_en = "mất điểm", "that lost points"
    if gaps.reference is not None:
        which_vi, which_en = "dưới mốc", "below the reference"
    makes = "makes" if len(loss.few) == 1 else "make"
    head = Words(
        f"{{few}} trong {{count}} tiêu chí {which_vi} của {{index}} chiếm ",
        f"{{few}} of the {{count}} {{index}} criteria {which_en} {makes} up ",
    )
    part, close = _about(share)
    few = Note("few", head + part + " " + what + close, values)
    leading = loss.leading
    if leading is None:
        return (few,)
    part, close = _about(leading.share)
    led: dict[str, Value | tuple[Kind, Value]] = {
        "agency": agency_name(book, leading.key),
        "share": (Kind.PERCENT, leading.share),
        "index": gaps.card.index,
    }
    head = Words("Các tiêu chí do {agency} chủ trì chiếm ", "{agency} leads criteria that make up ")
    where = Words(" ở {index}", " in {index}")
    return few, Note("leading", head + part + " " + what + where + close, led)


def _about(share: Decimal) -> tuple[Wording, str]:
    """Return the simple fraction that `share` is about, or its figure; and how the sentence ends then."""
    name = fraction_near(share)
    return (
        (Words("khoảng ", "about ") + Words(*_FRACTIONS[name]), " ({share}).") if name else ("{share}", ".")
    )


def _what_is_lost(book: Book, loss: Highlights) -> Phrase:
    reference = loss.gaps.reference
    if reference is None:
        return Words("số điểm bị mất", "of the points lost")
    # A name from the data may hold braces, which a template would take for figures.
    return Words("số điểm còn thiếu ", "of what is short ") + literal(measured_to(book, reference))


def highlight_sections(book: Book, loss: Highlights, disputed: Decimal) -> tuple[Section, ...]:
    """Return the pictures behind the sentences: the few and the others, which they are, the first lead.

    `disputed` are the lost points whose leads differ between the tables of plans.
    """
    gaps, few = loss.gaps, len(loss.few)
    lost = total(gap.lost for gap in loss.few)
    codes = ", ".join(gap.node.criterion.code for gap in loss.few) if few <= _MOST_CODES else ""
    share = loss.few[-1].cumulative_share
    heading = Words("Điểm mất tập trung ở đâu", "Where the loss is concentrated")
    parts = (
        _Part(_criteria(few), lost, share, codes),
        _Part(_criteria(gaps.count - few, other=True), gaps.lost - lost, HUNDRED - share),
    )
    sections = [_split(gaps.card, "few", heading, parts, ())]
    if codes:
        sections.append(_named(book, loss))
    lead = loss.leading
    if lead is not None:
        parts = (
            _Part(agency_ref(book, str(lead.key)).label, lead.lost, lead.share),
            _Part(Words("Phần còn lại", "The rest"), gaps.lost - lead.lost, HUNDRED - lead.share),
        )
        heading = Words("Cơ quan chủ trì nhiều nhất", "Who leads most of it")
        notes = (_disputed_note(disputed),) if disputed else ()
        sections.append(_split(gaps.card, "leading", heading, parts, notes))
    return tuple(sections)


def _disputed_note(disputed: Decimal) -> Note:
    vi = "Theo phụ lục khắc phục chỉ số này; {lost} điểm mất có chủ trì khác trong phụ lục khác."
    en = "By the annex that answers this index; {lost} points lost have another lead in another annex."
    return note("disputed", vi, en, lost=disputed)


def _named(book: Book, loss: Highlights) -> Section:
    """Return the few by name, and which others lost just as much as the last of them."""
    card, columns = loss.gaps.card, gap_columns(book, loss.gaps.card.index)
    rows = tuple(replace(row_of(columns, gap), marked=True) for gap in loss.few)
    last = loss.few[-1].lost
    ties = [gap.node.criterion.code for gap in loss.gaps.rows[len(loss.few) :] if gap.lost == last]
    vi = "{codes} cũng mất {lost}, bằng tiêu chí cuối ở trên."
    en = "{codes} lost {lost} too, as the last one above."
    notes = (note("ties", vi, en, codes=", ".join(ties), lost=last),) if ties else ()
    heading = Words("Những tiêu chí ấy", "These criteria")
    section = Section(f"{card.index}/few-named", heading, columns, rows, notes)
    return to_tree(only(section, ("code", "name", "lost", "share", "leads")), card)


def _criteria(count: int, *, other: bool = False) -> Words:
    """Return so many criteria, or other ones, in words."""
    vi, en = (" khác", "other ") if other else ("", "")
    return Words(f"{count} tiêu chí{vi}", counted(count, f"{en}criterion|{en}criteria"))


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a whole, and the codes of the criteria in it."""

    name: Wording
    lost: Decimal
    share: Decimal
    codes: str = ""


def _split(
    card: Scorecard, what: str, heading: Words, parts: tuple[_Part, _Part], notes: tuple[Note, ...]
) -> Section:
    """Return a whole in two parts, the first of them marked."""
    columns: tuple[Column[_Part], ...] = (
        column("name", Kind.TEXT, lambda part: part.name, called="part"),
        column("codes", Kind.TEXT, lambda part: part.codes or None, called="serves", drop_priority=1),
        column("lost", Kind.POINTS, lambda part: part.lost),
        column("share", Kind.PERCENT, lambda part: part.share),
    )
    first, rest = rows_of(columns, parts)
    rows = (replace(first, marked=True), *((rest,) if parts[1].lost else ()))
    title = f"{card.index} {card.when} · " + heading
    return Section(f"{card.index}/{what}", title, columns, rows, notes, chart=Parts("name", "lost", "codes"))
