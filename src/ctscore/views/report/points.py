"""What a report says first: each index at a glance, and the few sentences that somebody should remember."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.highlights import Fraction, Glance, Highlights, fraction_near
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import headline
from ctscore.book import Book
from ctscore.document import Kind, Note, Parts, Ref, Row, Section, Value
from ctscore.figures import HUNDRED, total
from ctscore.model import Scorecard
from ctscore.views.against import measured_to
from ctscore.views.anchors import criterion_anchor, index_anchor, source_anchor, source_of_result, to
from ctscore.views.common import agency_name, agency_ref, cited, index_name
from ctscore.views.gaps import gap_columns, gap_row
from ctscore.views.labels import column, say, word
from ctscore.views.report.shaping import only, to_tree

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


def glance_section(book: Book, found: Sequence[Glance], lang: str) -> Section:
    """Return each index as a card: score, rank, change, and what was promised."""
    columns = (
        column("index", Kind.CODE, lang),
        column("name", Kind.TEXT, lang, called="index_full"),
        column("score", Kind.POINTS, lang, as_printed=True),
        column("max", Kind.POINTS, lang, called="out_of", as_printed=True),
        column("change", Kind.CHANGE, lang, called="since_last_year"),
        column("rank", Kind.REF, lang, called="published_rank"),
        column("rank_before", Kind.COUNT, lang, called="rank_before"),
        column("target", Kind.TEXT, lang),
    )
    heading = say(lang, "Kết quả", "Results")
    return Section("glance", heading, columns, tuple(_card(book, one, lang) for one in found), layout="cards")


def _card(book: Book, one: Glance, lang: str) -> Row:
    card, published = one.card, one.card.published
    place = None
    if published is not None and published.rank is not None:
        place = f"{published.rank}/{published.of}" if published.of else str(published.rank)
    values: dict[str, Value] = {
        "index": card.index,
        "name": index_name(book, card, lang),
        "score": one.score,
        "max": card.max,
        "change": one.change,
        "rank": Ref(place, place) if place else None,
        "rank_before": one.rank_before,
        "target": "; ".join(_promise(book, result, lang) for result in one.targets) or None,
    }
    links = {"index": to(index_anchor(card.index))}
    if published is not None and published.score is not None:
        links["score"] = to(source_anchor(source_of_result(card)))
    elif headline(card):
        links["score"] = to(criterion_anchor(card, card.index))
    return Row(values, links=links)


def _promise(book: Book, result: Result, lang: str) -> str:
    """Return a target for the whole index, whose it is, and whether it was met."""
    target = result.target
    goal = f"{word(target.goal, lang)} {_figure(target.value, lang)}{'%' if target.unit == 'percent' else ''}"
    verdict = word(result.outcome, lang)
    if result.outcome is Outcome.MISSED and target.unit == "rank" and result.difference is not None:
        verdict += say(lang, f", thiếu {result.difference} bậc", f", short by {result.difference}")
    return f"{goal}: {verdict} ({cited(book, result.plan.value.document)[0]})"


def _figure(value: Decimal, lang: str) -> str:
    text = f"{value:f}"
    return text.replace(".", ",") if lang == "vi" else text


def highlight_notes(book: Book, found: Highlights, lang: str) -> tuple[Note, ...]:
    """Return how few criteria make up a third of the loss, and who leads most of it."""
    gaps, share = found.gaps, found.few[-1].cumulative_share
    values: dict[str, tuple[Kind, Value]] = {
        "few": (Kind.COUNT, len(found.few)),
        "count": (Kind.COUNT, gaps.count),
        "index": (Kind.CODE, gaps.card.index),
        "share": (Kind.PERCENT, share),
    }
    about = _about(share, lang)
    what = _what_is_lost(book, found, lang)
    which_vi, which_en = "mất điểm", "that lost points"
    if gaps.reference is not None:
        which_vi, which_en = "dưới mốc", "below the reference"
    makes = "makes" if len(found.few) == 1 else "make"
    vi = f"{{few}} trong {{count}} tiêu chí {which_vi} của {{index}} chiếm "
    en = f"{{few}} of the {{count}} {{index}} criteria {which_en} {makes} up "
    vi, en = vi + (about or "{share}") + f" {what}", en + (about or "{share}") + f" {what}"
    few = Note("few", say(lang, vi, en) + (" ({share})." if about else "."), values)
    leading = found.leading
    if leading is None:
        return (few,)
    about = _about(leading.share, lang)
    led: dict[str, tuple[Kind, Value]] = {
        "agency": (Kind.TEXT, agency_name(book, leading.key, lang)),
        "share": (Kind.PERCENT, leading.share),
        "index": (Kind.CODE, gaps.card.index),
    }
    vi = "Các tiêu chí do {agency} chủ trì chiếm " + (about or "{share}") + f" {what} ở {{index}}"
    en = "{agency} leads criteria that make up " + (about or "{share}") + f" {what} in {{index}}"
    return few, Note("leading", say(lang, vi, en) + (" ({share})." if about else "."), led)


def _about(share: Decimal, lang: str) -> str | None:
    """Return the name of the simple fraction that `share` is about, if there is one."""
    name = fraction_near(share)
    return f"{say(lang, 'khoảng', 'about')} {say(lang, *_FRACTIONS[name])}" if name else None


def _what_is_lost(book: Book, found: Highlights, lang: str) -> str:
    reference = found.gaps.reference
    if reference is None:
        return say(lang, "số điểm bị mất", "of the points lost")
    # A name from the data may hold braces, which a template would take for figures.
    measured = measured_to(book, reference, lang).replace("{", "{{").replace("}", "}}")
    return say(lang, f"số điểm còn thiếu {measured}", f"of what is short {measured}")


def highlight_sections(book: Book, found: Highlights, disputed: Decimal, lang: str) -> tuple[Section, ...]:
    """Return the pictures behind the sentences: the few and the others, which they are, the first lead.

    `disputed` are the lost points whose leads differ between the tables of plans.
    """
    gaps = found.gaps
    lost = total(gap.lost for gap in found.few)
    codes = ", ".join(gap.node.criterion.code for gap in found.few) if len(found.few) <= _MOST_CODES else ""
    parts = (
        (_criteria(len(found.few), "", lang), codes, lost, found.few[-1].cumulative_share),
        (_criteria(gaps.count - len(found.few), "other", lang), gaps.lost - lost),
    )
    title = say(lang, "Điểm mất tập trung ở đâu", "Where the loss is concentrated")
    sections = [_split(gaps.card, "few", title, parts, (), lang)]
    if codes:
        sections.append(_named(book, found, lang))
    if found.leading is not None:
        lead = found.leading
        parts = (
            (agency_ref(book, str(lead.key)).label, "", lead.lost, lead.share),
            (say(lang, "Phần còn lại", "The rest"), gaps.lost - lead.lost),
        )
        title = say(lang, "Cơ quan chủ trì nhiều nhất", "Who leads most of it")
        notes = (_disputed_note(disputed, lang),) if disputed else ()
        sections.append(_split(gaps.card, "leading", title, parts, notes, lang))
    return tuple(sections)


def _disputed_note(disputed: Decimal, lang: str) -> Note:
    vi = "Theo phụ lục khắc phục chỉ số này; {lost} điểm mất có chủ trì khác trong phụ lục khác."
    en = "By the annex that answers this index; {lost} points lost have another lead in another annex."
    return Note("disputed", say(lang, vi, en), {"lost": (Kind.POINTS, disputed)})


def _named(book: Book, found: Highlights, lang: str) -> Section:
    """Return the few by name, and which others lost just as much as the last of them."""
    card = found.gaps.card
    rows = tuple(replace(gap_row(book, gap, lang), marked=True) for gap in found.few)
    last = found.few[-1].lost
    ties = [gap.node.criterion.code for gap in found.gaps.rows[len(found.few) :] if gap.lost == last]
    vi, en = (
        "{codes} cũng mất {lost}, bằng tiêu chí cuối ở trên.",
        "{codes} lost {lost} too, as the last one above.",
    )
    values: dict[str, tuple[Kind, Value]] = {
        "codes": (Kind.TEXT, ", ".join(ties)),
        "lost": (Kind.POINTS, last),
    }
    notes = (Note("ties", say(lang, vi, en), values),) if ties else ()
    title = say(lang, "Những tiêu chí ấy", "These criteria")
    section = Section(f"{card.index}/few-named", title, gap_columns(lang), rows, notes)
    return to_tree(only(section, ("code", "name", "lost", "share", "leads")), card)


def _criteria(count: int, which: str, lang: str) -> str:
    """Return so many criteria, or other ones, in words."""
    one_or_more = "criterion" if count == 1 else "criteria"
    en = f"{count} {which} {one_or_more}" if which else f"{count} {one_or_more}"
    return say(lang, f"{count} tiêu chí khác" if which else f"{count} tiêu chí", en)


def _split(
    card: Scorecard,
    what: str,
    heading: str,
    parts: tuple[tuple[str, str, Decimal, Decimal], tuple[str, Decimal]],
    notes: tuple[Note, ...],
    lang: str,
) -> Section:
    """Return a whole in two parts, the first of them marked."""
    columns = (
        column("name", Kind.TEXT, lang, called="part"),
        column("codes", Kind.TEXT, lang, called="serves", spare=1),
        column("lost", Kind.POINTS, lang),
        column("share", Kind.PERCENT, lang),
    )
    (name, codes, lost, share), (others, rest) = parts
    rows = [Row({"name": name, "codes": codes or None, "lost": lost, "share": share}, marked=True)]
    if rest:
        rows.append(Row({"name": others, "lost": rest, "share": HUNDRED - share}))
    title = f"{card.index} {card.year} · {heading}"
    chart = Parts("name", "lost", "codes")
    return Section(f"{card.index}/{what}", title, columns, tuple(rows), notes, chart=chart)
