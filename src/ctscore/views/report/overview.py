"""What a report says first: where each index stands, what cost most in it, and whose that is."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.gaps import Gaps, LossGroup
from ctscore.analysis.highlights import Fraction, Glance, Highlights, fraction_near, glance
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import Verdict, headline, reconcile_card
from ctscore.book import Book, Filed
from ctscore.decimals import Ratio, as_fine_as, places, rounded, simplest
from ctscore.document import (
    MOST_PLACES,
    Card,
    Chapter,
    Fact,
    Kind,
    Line,
    Note,
    Origin,
    Section,
    Tone,
    Value,
    note,
    row_of,
)
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of
from ctscore.phrases import Phrase, Wording, Words, joined, literal
from ctscore.scoring import evaluation_of
from ctscore.views.common import (
    ASSUMED,
    cited,
    in_stage,
    index_full_name,
    period_name,
    present,
    printed_score,
    regrouped_note,
)
from ctscore.views.gaps import gap_columns, measured_to
from ctscore.views.labels import label, word
from ctscore.views.leads import lead_name
from ctscore.views.report.about import About
from ctscore.views.report.shaping import led_or_not, only, to_tree
from ctscore.views.sources import criterion_anchor, index_anchor, source_anchor, source_of_result, to
from ctscore.views.targets import apart, goal_words

_FRACTIONS = {
    Fraction.FIFTH: ("một phần năm", "a fifth"),
    Fraction.QUARTER: ("một phần tư", "a quarter"),
    Fraction.THIRD: ("một phần ba", "a third"),
    Fraction.HALF: ("một nửa", "half"),
    Fraction.TWO_THIRDS: ("hai phần ba", "two thirds"),
    Fraction.THREE_QUARTERS: ("ba phần tư", "three quarters"),
}
ORIGINS: dict[str | None, Origin] = {
    "computed": Origin.DERIVED,
    "assumed": Origin.UNKNOWN,
    "implied": Origin.INFERRED,
}
TARGETS = "targets"
"""The name of the chapter that verdicts lead to."""


def results_title(cards: Sequence[Filed[Scorecard]]) -> Phrase:
    """Return what stands above the results of a period: of several indexes, or of the one on the card."""
    several = Words("Kết quả các chỉ số ", "Index results, ")
    return (several if len(cards) > 1 else Words("Kết quả ", "Results, ")) + cards[0].value.when


def overview(found: Sequence[About], indexes: int | None = None) -> Chapter:
    """Return what is to be seen first: each index on a card, then what cost most, and whose that is.

    Of the latter no more than so many `indexes` are told.
    """
    glances = [glance(one.book, one.card) for one in found]
    lost = [one for one in found if one.gaps.rows][:indexes]
    anyone = any(gap.leads for one in lost for gap in one.gaps.rows)
    regrouped = [f"{one.card.index} {one.card.when}" for one in glances if one.regrouped]
    return Chapter(
        "overview",
        Words("Tổng quan", "At a glance"),
        tuple(_costs(one, most_shown(len(lost)), alone=anyone) for one in lost),
        present(
            regrouped_note(", ".join(regrouped)) if regrouped else None,
            None if anyone or not lost else _nobody_leads(),
        ),
        cards=tuple(_card(one, seen) for one, seen in zip(found, glances, strict=True)),
    )


def _card(about: About, found: Glance) -> Card:
    """Return what is to be seen of one index first: score, rank, what was promised, and what it lost."""
    book, card = about.book, found.card
    title = joined(" · ", (card.index, *in_stage(book, card)))
    facts = (*_score(found), *_rank(found), *_verdicts(book, found))
    name = index_full_name(book, card.index) or ""
    return Card(title, name, facts, _in_a_sentence(book, about.gaps), to(index_anchor(card.index)))


def _score(found: Glance) -> Iterator[Fact]:
    """Yield the score, or between what it lies, what it is out of, and how it changed."""
    card, link = found.card, _origin_link(found.card)
    out_of = Fact("max", Line.SCORE, note("max", "/{max}", "/{max}", max=found.max))
    if found.score is not None:
        told = note("score", "{score}", "{score}", score=found.score)
        yield Fact("score", Line.SCORE, told, origin=ORIGINS.get(found.basis), link=link)
        yield out_of
    elif found.between is not None:
        low, high = (simplest(rounded(end, MOST_PLACES)) for end in found.between)
        told = note("between", "từ {low} đến {high}", "{low} to {high}", low=low, high=high)
        yield Fact("score", Line.SCORE, told, origin=Origin.UNKNOWN, link=link)
        yield out_of
    else:
        yield Fact("score", Line.SCORE, note("none", "chưa có điểm", "no score"), origin=Origin.UNKNOWN)
    if found.change is not None:
        told = note("change", "{change}", "{change}", change=(Kind.CHANGE, _change(found, found.change)))
        yield Fact("change", Line.SCORE, told, origin=None if found.change_printed else Origin.DERIVED)
        told = note("since", "so với {before}", "on {before}", before=period_name(card.when.before))
        yield Fact("since", Line.SCORE, told)
    elif found.score is not None:
        vi, en = "chưa có {before} để so", "no {before} to compare with"
        if found.latest_before is not None:
            vi, en = vi + ", gần nhất là {latest}", en + ", the latest is {latest}"
        latest = period_name(found.latest_before) if found.latest_before is not None else ""
        told = note("since", vi, en, before=period_name(card.when.before), latest=latest)
        yield Fact("since", Line.SCORE, told, origin=Origin.UNKNOWN)


def _change(found: Glance, change: Decimal) -> Decimal:
    """Return `change` with as many decimals as the score beside it, unless that hides what is printed."""
    if found.score is None:
        return change
    fine = as_fine_as(change, found.score)
    if found.change_printed or isinstance(found.score, Ratio):
        return fine
    return rounded(fine, places(found.score)) or fine


def _origin_link(card: Scorecard) -> str:
    """Return where the score of `card` is from: the source that prints it, else its tree."""
    published = result_of(card)
    if published is not None and published.score is not None:
        return to(source_anchor(source_of_result(card)))
    return to(criterion_anchor(card, card.index)) if card.criteria else ""


def _rank(found: Glance) -> Iterator[Fact]:
    """Yield the rank, or between what it lies, and how many places up or down that is."""
    place = found.place
    if place is None and not found.ranked:
        return
    if place is None:
        yield Fact("rank", Line.RANK, note("rank", "chưa có hạng", "no rank"), origin=Origin.UNKNOWN)
        return
    of = "/{of}" if place.of else ""
    if place.span is not None and place.span.best != place.span.worst:
        vi, en = "hạng {best} đến {worst}" + of, "rank {best} to {worst}" + of
        told = note("rank", vi, en, best=place.span.best, worst=place.span.worst, of=place.of)
        yield Fact("rank", Line.RANK, told, origin=Origin.UNKNOWN)
        return
    told = note("rank", "hạng {rank}" + of, "rank {rank}" + of, rank=place.rank, of=place.of)
    origin = Origin.INFERRED if place.implied else None if place.printed else Origin.DERIVED
    yield Fact("rank", Line.RANK, told, origin=origin)
    moved = found.moved
    if moved is None:
        return
    sign, tone = ("▲", Tone.GOOD) if moved > 0 else ("▼", Tone.BAD)
    vi, en = f"{sign}{{moved}} từ hạng {{before}}", f"{sign}{{moved}} from {{before}}"
    if not moved:
        vi, en, tone = "không đổi hạng", "no change of rank", Tone.OPEN
    told = note("moved", vi, en, moved=abs(moved), before=found.rank_before)
    yield Fact("moved", Line.RANK, told, tone, Origin.DERIVED)


def _verdicts(book: Book, found: Glance) -> Iterator[Fact]:
    """Yield each target for the whole index with what came of it, and whose it is where there are several."""
    tones = {Outcome.MET: Tone.GOOD, Outcome.MISSED: Tone.BAD}
    for result in found.targets:
        told: Phrase = _outcome(result)
        if len(found.targets) > 1:
            told += f" ({cited(book, result.plan.value.document)[0]})"
        # What a plan is called may hold braces, which a template would take for figures.
        yield Fact(
            "target",
            Line.VERDICT,
            Note("target", literal(told)),
            tones.get(result.outcome, Tone.OPEN),
            link=to(TARGETS),
        )


def _outcome(result: Result) -> Phrase:
    """Return what became of a target, and by how much it was missed."""
    goal = goal_words(result.target)
    if result.outcome is Outcome.MET:
        return Words("Đạt mục tiêu ", "Target met: ") + goal
    if result.outcome is not Outcome.MISSED:
        return Words("Mục tiêu ", "Target: ") + goal + ": " + word(result.outcome)
    missed = Words("Không đạt mục tiêu ", "Target missed: ") + goal
    off = apart(result) if result.difference else None  # “above” is not met by the very figure
    return missed + ", " + off if off else missed


def _in_a_sentence(book: Book, gaps: Gaps) -> Note:
    """Return in a sentence what is lost, or what is not known of that."""
    card, whole = gaps.card, evaluation_of(gaps.card).whole
    if not card.criteria:
        vi = "Nguồn không nêu điểm từng tiêu chí."
        return note("no_tree", vi, "The source prints no points by criterion.")
    many = "{count} criterion" if gaps.count == 1 else "{count} criteria"
    head = headline(card)
    text: Phrase = Words("Không mất điểm ở tiêu chí nào", "No criterion lost points")
    if gaps.rows and gaps.reference is None:
        text = Words("Mất {lost} điểm ở {count} tiêu chí", "{lost} points lost at " + many)
    elif gaps.rows:
        text = Words(
            "Thiếu {lost} điểm ở {count} tiêu chí ", "{lost} points short at " + many + ", measured "
        )
        text += literal(measured_to(book, gaps.reference)) if gaps.reference else ""
    elif gaps.reference is not None:
        text = Words("Không tiêu chí nào dưới mốc", "No criterion is below the reference")
    checked = reconcile_card(card)
    if not whole.known and not whole.listed_only:
        text += Words("; còn {open} điểm chưa có", "; {open} points are not known yet")
    elif checked is not None and checked.verdict is Verdict.MISMATCH:
        vi = "; các tiêu chí cộng lại {sum}, lệch {off} so với {printed}"
        text += Words(vi, "; the criteria add up to {sum}, {off} off {printed}")
    elif head is not None and head.basis == "assumed":
        text += "; " + ASSUMED
    return Note(
        "in_a_sentence",
        text + ".",
        {
            "lost": gaps.lost,
            "count": gaps.count,
            "score": head.score if head else None,
            "max": whole.max,
            "open": whole.not_known,
            "sum": checked.computed if checked else None,
            "off": abs(checked.difference) if checked else None,
            "printed": printed_score(book, card),
        },
    )


def most_shown(indexes: int) -> int:
    """Return how many criteria of each of so many indexes are shown first: a few lines in all."""
    return {1: 5, 2: 3, 3: 3, 4: 2}.get(indexes, 1)


def _costs(about: About, most: int, *, alone: bool) -> Section:
    """Return what cost most in one index, a few lines, with who leads that.

    That nobody does is said where this index is `alone` in that.
    """
    book, gaps, loss = about.book, about.gaps, about.highlights
    card, rows = gaps.card, gaps.rows[:most]
    columns = gap_columns(book, card)
    shown = tuple(led_or_not(row_of(columns, gap)) for gap in rows)
    last = rows[-1].lost
    ties = [gap.node.criterion.code for gap in gaps.rows[most:] if gap.lost == last]
    vi, en = "{codes} cũng mất {lost}, bằng dòng cuối.", "{codes} lost {lost} too, as the last line."
    tied = note("ties", vi, en, codes=", ".join(ties), lost=last) if ties else None
    leading = _leading_note(book, gaps, loss.leading) if loss and loss.leading else None
    led = any(gap.leads for gap in gaps.rows)
    nobody = _nobody_leads() if alone and not led else None
    title: Wording = Words(f"{card.index}: mất nhiều điểm nhất", f"{card.index}: what cost most")
    if gaps.reference is not None:
        to_what = measured_to(book, gaps.reference)
        # The card has said that each criterion is measured so.
        vi, en = to_what.vi.removesuffix(" ở từng tiêu chí"), to_what.en.removesuffix(" at each criterion")
        below = en.removeprefix("to ")
        title = Words(f"{card.index}: thiếu nhiều nhất {vi}", f"{card.index}: furthest below {below}")
        columns = tuple(replace(one, label=label("short_of")) if one.id == "lost" else one for one in columns)
    section = Section(
        f"{card.index}/costs",
        title,
        columns,
        shown,
        present(_unassigned_note(about), leading, nobody, tied, _disputed_note(about.disputed)),
    )
    return to_tree(only(section, ("code", "name", "lost", *(("leads",) if led else ()))), card)


def _unassigned_note(about: About) -> Note | None:
    """Return how much nobody leads, where that is more than any agency does."""
    most = about.loads.rows[0]
    if most.agency is not None or len(about.loads.rows) == 1:
        return None
    lost = _what_is_lost(about.gaps)
    vi = f"{{share}} {lost.vi} ở tiêu chí chưa phân công cơ quan chủ trì."
    told = note("unassigned", vi, f"{{share}} {lost.en} without a lead.", share=(Kind.PERCENT, most.share))
    return replace(told, strong=True)


def _disputed_note(disputed: Decimal) -> Note | None:
    if not disputed:
        return None
    vi = "Phụ lục khác ghi chủ trì khác cho {lost} điểm mất."
    en = "Another annex has other leads for {lost} points."
    return note("disputed", vi, en, lost=disputed)


def _nobody_leads() -> Note:
    vi = "Chưa có kế hoạch nào gắn nhiệm vụ có chủ trì với các tiêu chí này."
    en = "No plan on file ties a task with a lead to these criteria."
    return replace(note("nobody", vi, en), strong=True)


def few_note(loss: Highlights) -> Note:
    """Return how few criteria make up a third of the loss."""
    gaps, share = loss.gaps, loss.few[-1].cumulative_share
    values: dict[str, Value | tuple[Kind, Value]] = {
        "few": len(loss.few),
        "count": gaps.count,
        "index": gaps.card.index,
        "share": (Kind.PERCENT, share),
    }
    which_vi, which_en = "mất điểm", "that lost points"
    if gaps.reference is not None:
        which_vi, which_en = "dưới mốc", "below the reference"
    makes = "makes" if len(loss.few) == 1 else "make"
    head = Words(
        f"{{few}} trong {{count}} tiêu chí {which_vi} của {{index}} chiếm ",
        f"{{few}} of the {{count}} {{index}} criteria {which_en} {makes} up ",
    )
    part, close = _about(share)
    return Note("few", head + part + " " + _what_is_lost(gaps) + close, values, strong=True)


def _leading_note(book: Book, gaps: Gaps, leading: Sequence[LossGroup]) -> Note:
    """Return who leads most of the loss, all that tie, and whether some of that is inferred."""
    share = leading[0].share
    part, close = _about(share)
    values: dict[str, Value | tuple[Kind, Value]] = {
        "agency": joined("; ", (lead_name(book, group.key, gaps.led) for group in leading)),
        "share": (Kind.PERCENT, share),
    }
    head = Words("{agency} chủ trì các tiêu chí chiếm ", "{agency} leads ")
    if len(leading) > 1:
        vi = "{agency}: mỗi cơ quan chủ trì các tiêu chí chiếm "
        head = Words(vi, "{agency}: each leads ")
    return Note("leading", head + part + " " + _what_is_lost(gaps) + close, values, strong=True)


def _about(share: Decimal) -> tuple[Wording, str]:
    """Return the simple fraction that `share` is about, or its figure; and how the sentence ends then."""
    name = fraction_near(share)
    return (
        (Words("khoảng ", "about ") + Words(*_FRACTIONS[name]), " ({share}).") if name else ("{share}", ".")
    )


def _what_is_lost(gaps: Gaps) -> Words:
    if gaps.reference is None:
        return Words("số điểm bị mất", "of the points lost")
    return Words("số điểm còn thiếu", "of what is short")
