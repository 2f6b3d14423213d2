"""What minutes begin with: for each index a few sentences that can be left as they are.

Each is made of results only: where the unit stands, what cost it most and whose that is, which targets were
met, what is open. Tables below give the detail; nothing is judged here.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.analysis.gaps import Gap, Gaps, group_gaps
from ctscore.analysis.highlights import highlights
from ctscore.analysis.targets import Outcome, Result
from ctscore.analysis.totals import Verdict
from ctscore.book import Book
from ctscore.decimals import ZERO, percent, rounded, simplest, total
from ctscore.document import Kind, Note, Value, note
from ctscore.model import Scorecard
from ctscore.model.scorecard import result_of
from ctscore.phrases import Phrase, Wording, Words, joined, literal
from ctscore.scoring import Outcome as Judged
from ctscore.scoring import evaluation_of, judgement_of
from ctscore.views.common import (
    ASSUMED,
    cited,
    figure_words,
    no_tree_note,
    present,
    printed_score,
    unit_name,
)
from ctscore.views.gaps import measured_to
from ctscore.views.leads import lead_name, leads_named
from ctscore.views.minutes.cuts import cut_note
from ctscore.views.minutes.subjects import Subject
from ctscore.views.shapes import line_name, shape_notes
from ctscore.views.targets import apart, goal_words

_Values = dict[str, Value | tuple[Kind, Value]]
_SHARE_PLACES = 2
_MOST_NAMED = 3
"""More criteria than this nobody takes in from one sentence."""
_MOST_TARGETS = 3
_BY_PANEL = Words(" (tính từ điểm của các đơn vị)", " (worked out from the points of the units)")
_IMPLIED = Words(" (suy ra, văn bản không ghi)", " (implied, not printed)")


def conclusions(book: Book, subject: Subject) -> tuple[Note, ...]:
    """Return the sentences on one index, as many as there are results to make them of."""
    return present(
        _standing(book, subject),
        *_state_of_points(subject.card),
        cut_note(book, subject.stages) if subject.stages else None,
        *_losses(book, subject),
        _targets(book, subject.targets),
        _open(book, subject),
    )


def _standing(book: Book, subject: Subject) -> Note:
    """Return score and rank with how they moved since the period before, as far as they are on file."""
    found, published = subject.glance, result_of(subject.card)
    values: _Values = {
        "unit": unit_name(book, subject.card.unit),
        "score": found.score,
        "max": found.max,
        "before": Words(subject.card.when.before.say("vi"), subject.card.when.before.say("en")),
    }
    if found.score is not None and found.basis in ("computed", "assumed"):
        values["score"] = simplest(found.score)  # the digits of a sum are nobody's
    implied = published.implied if published else ()
    if found.basis == "assumed":
        text: Phrase = "{unit}: " + ASSUMED
        values["printed"] = printed_score(book, subject.card)
    elif found.score is not None:
        text = Words("{unit} đạt {score}/{max} điểm", "{unit} scored {score} out of {max} points")
        text += _IMPLIED if "score" in implied else ""
    elif found.between is not None:
        text = Words("{unit} chưa có đủ điểm để tính tổng", "{unit} has no total yet")
    else:
        text = Words("Chưa có tổng điểm của {unit}", "{unit} has no total on file")
    if found.score is not None and found.change is not None:
        values["by"] = simplest(abs(found.change))
        text += ", " + _moved(found.change)
    if (place := found.place) is not None:
        values |= {"rank": place.ranks, "of": place.of, "rank_before": found.rank_before}
        text += Words("; xếp hạng {rank}", "; it ranked {rank}")
        text += Words("/{of}", " of {of}") if place.of is not None else ""
        text += _IMPLIED if place.implied else ""
        text += "" if place.printed else _BY_PANEL
        if found.moved is not None:
            values["places"] = abs(found.moved)
            text += ", " + _places(found.moved)
            text += Words(" ({before}: hạng {rank_before})", " ({rank_before} in {before})")
    return Note("standing", text + ".", values)


def _moved(change: Decimal) -> Words:
    if not change:
        return Words("bằng {before}", "as in {before}")
    if change > 0:
        return Words("tăng {by} điểm so với {before}", "{by} more than in {before}")
    return Words("giảm {by} điểm so với {before}", "{by} less than in {before}")


def _places(gained: int) -> Words:
    if not gained:
        return Words("giữ nguyên hạng", "the same rank")
    places = "one place" if abs(gained) == 1 else "{places} places"
    if gained > 0:
        return Words("tăng {places} bậc", f"up {places}")
    return Words("giảm {places} bậc", f"down {places}")


_CONDITIONS = {
    Judged.PASSED: ("Các điều kiện của chỉ số đều đạt.", "All conditions of the index are met."),
    Judged.FAILED: (
        "Chưa đạt điều kiện của chỉ số ở {where}.",
        "Conditions of the index are not met at {where}.",
    ),
    Judged.OPEN: (
        "Chưa đủ số liệu để biết điều kiện của chỉ số ở {where} có đạt hay không.",
        "Figures are missing to tell whether the conditions of the index are met at {where}.",
    ),
}


def _state_of_points(card: Scorecard) -> Iterator[Note | None]:
    """Yield what is not known of the points, and whether conditions are met."""
    yield from (one for one in shape_notes(card) if one.id == "unknown")
    judgement = judgement_of(card)
    if judgement is None:
        return
    whole = Words("toàn chỉ số", "the whole index")
    deciding = (one.node for one in judgement.conditions if one.outcome is judgement.outcome)
    where = dict.fromkeys(node.criterion.code if node else whole for node in deciding)
    yield note("conditions", *_CONDITIONS[judgement.outcome], where=joined(", ", where))


def _losses(book: Book, subject: Subject) -> Iterator[Note | None]:
    """Yield which few criteria cost how much and whose they are, and which agency leads most."""
    gaps, card = subject.gaps, subject.card
    if gaps is None:
        yield no_tree_note(card)
        return
    if not gaps.rows:
        yield _nothing_lost(book, gaps)
        return
    yield _largest_losses(book, subject, gaps)
    if gaps.count > 1:
        yield _leading(book, gaps)


def _nothing_lost(book: Book, gaps: Gaps) -> Note | None:
    whole = evaluation_of(gaps.card).whole
    if not whole.counted or not whole.assessed:
        return None  # nothing is points, or no points are known
    if gaps.reference is not None:
        vi, en = "Không tiêu chí nào thấp hơn mốc ({to}).", "No criterion is below the reference ({to})."
        return note("nothing_lost", vi, en, to=measured_to(book, gaps.reference))
    vi, en = "Các tiêu chí đã có điểm đều đạt tối đa.", "All criteria with points on file have full marks."
    return note("nothing_lost", vi, en)


def _largest_losses(book: Book, subject: Subject, gaps: Gaps) -> Note:
    """Return what was lost, and the criteria that cost most by name, with their leads."""
    named = largest(gaps)
    few_lost = total(gap.lost for gap in named)
    values: _Values = {
        "lost": simplest(gaps.lost),
        "count": gaps.count,
        "few": len(named),
        "few_lost": simplest(few_lost),
        "share": _share(percent(few_lost, gaps.lost)),
        "most": simplest(gaps.rows[0].lost),
    }
    many = gaps.count != 1
    if gaps.reference is None:
        what = "mất"
        lost = "{count} criteria" if many else "one criterion"
        were = "point was" if gaps.lost == 1 else "points were"
        text: Phrase = Words(
            "Có {count} tiêu chí mất điểm, tổng cộng {lost} điểm", f"{{lost}} {were} lost by {lost}"
        )
    else:
        what = "thiếu"
        short = "{count} criteria fall" if many else "one criterion falls"
        to = literal(measured_to(book, gaps.reference))
        text = Words("Tính ", "Measured ") + to
        text += Words(
            ", {count} tiêu chí còn thiếu {lost} điểm", f", {short} {{lost}} {_points(gaps.lost)} short"
        )
    if not named:
        return Note(
            "losses",
            text + Words(", không tiêu chí nào quá {most} điểm.", ", none of them more than {most}."),
            values,
        )
    parts = [_named(book, gap, place, values, led=subject.led) for place, gap in enumerate(named)]
    if len(named) == 1 < gaps.count:
        text += (
            Words("; nhiều nhất là tiêu chí ", "; most by ")
            + parts[0]
            + Words(" (chiếm {share})", " ({share} of all)")
        )
        return Note("losses", text + ".", values)
    if len(named) < gaps.count:
        text += Words(
            f"; trong đó {{few}} tiêu chí {what} nhiều nhất chiếm {{few_lost}} điểm ({{share}})",
            "; {few} criteria account for {few_lost} of them ({share})",
        )
    return Note("losses", text + ": " + joined("; ", parts) + ".", values)


def largest(gaps: Gaps) -> tuple[Gap, ...]:
    """Return the few losses that make up about a third, at most three; none that others are equal to."""
    found = highlights(gaps)
    wanted = min(len(found.few), _MOST_NAMED) if found else len(gaps.rows)
    if wanted == len(gaps.rows):
        return gaps.rows
    return tuple(gap for gap in gaps.rows[:wanted] if gap.lost > gaps.rows[wanted].lost)


def _share(share: Decimal | None) -> Wording:
    """Return a share in percent, in no more digits than it has: a sentence is no column."""
    return joined("", (figure_words(simplest(rounded(share or ZERO, _SHARE_PLACES))), "%"))


def _points(figure: Decimal) -> str:
    return "point" if figure == 1 else "points"


def _named(book: Book, gap: Gap, place: int, values: _Values, *, led: bool) -> Phrase:
    """Return one criterion with its loss and lead, its figures put among `values`."""
    values |= {
        f"code{place}": line_name(gap),
        f"name{place}": gap.node.criterion.name,
        f"lost{place}": simplest(gap.lost),
    }
    text: Phrase = Words(
        f"{{code{place}}} “{{name{place}}}” {{lost{place}}} điểm",
        f"{{code{place}}} “{{name{place}}}” {{lost{place}}} {_points(gap.lost)}",
    )
    if gap.leads:
        leads = leads_named(book, gap.responsibility)
        values[f"leads{place}"] = _and([ref.label for ref in leads])
        return text + Words(f", do {{leads{place}}} chủ trì", f", led by {{leads{place}}}")
    return text + Words(", chưa có cơ quan chủ trì", ", without a lead") if led else text


def _and(names: Sequence[Wording]) -> Wording:
    """Return `names` in one sentence."""
    *first, last = names
    return joined("", (joined(", ", first), Words(" và ", " and "), last)) if first else last


def _leading(book: Book, gaps: Gaps) -> Note | None:
    """Return the agency that leads most of the loss, or the two that lead as much; of more nothing."""
    led = [group for group in group_gaps(gaps, "agency").rows if group.key is not None]
    first = [group for group in led if group.lost == led[0].lost]
    if not 1 <= len(first) <= 2:
        return None
    values: _Values = {
        "agency": _and([lead_name(book, group.key, gaps.led) for group in first]),
        "lost": simplest(first[0].lost),
        "share": _share(first[0].share),
    }
    what, loss = ("mất", "loss") if gaps.reference is None else ("thiếu", "shortfall")
    vi = f"{{agency}} chủ trì nhiều điểm {what} nhất: "
    en = f"The lead agency with the largest {loss} is {{agency}}: "
    if len(first) == 2:
        vi = f"{{agency}} cùng chủ trì nhiều điểm {what} nhất: mỗi cơ quan "
        en = f"The lead agencies with the largest {loss} are {{agency}}: each "
    vi, en = vi + "{lost} điểm, bằng {share} tổng số", en + "{lost:point}, {share} of all"
    if any(group.lost != group.exposure for group in first):
        vi += ", điểm của tiêu chí có nhiều chủ trì được chia đều"
        en += ", shared criteria split equally"
    return note("leading", vi + ".", en + ".", **values)


def _targets(book: Book, results: Sequence[Result]) -> Note | None:
    """Return which targets were met and missed, and by how much; only how many, where they are many."""
    if not results:
        return None
    if len(results) > _MOST_TARGETS:
        counts = {outcome: sum(one.outcome is outcome for one in results) for outcome in Outcome}
        vi = "Trong {all} mục tiêu có số liệu, {met} đạt, {missed} không đạt"
        en = "Of the {all} targets with a figure {met} were met and {missed} missed"
        if counts[Outcome.OTHER_SCALE]:
            vi, en = vi + ", {other} khác thang điểm", en + "; {other} are on another scale"
        return note(
            "targets",
            vi + ".",
            en + ".",
            all=len(results),
            met=counts[Outcome.MET],
            missed=counts[Outcome.MISSED],
            other=counts[Outcome.OTHER_SCALE],
        )
    values: _Values = {}
    parts = [_target(book, one, place, values) for place, one in enumerate(results)]
    more = (Words("; mục tiêu ", "; the target of ") + part for part in parts[1:])
    text = Words("Mục tiêu ", "The target of ") + parts[0] + joined("", more)
    return Note("targets", text + ".", values)


def _target(book: Book, result: Result, place: int, values: _Values) -> Phrase:
    """Return a target and how it came out, its figures put among `values`."""
    target = result.target
    values |= {f"goal{place}": goal_words(target), f"criterion{place}": target.criterion}
    values |= {f"plan{place}": cited(book, result.plan.value.document)[0], f"apart{place}": apart(result)}
    text: Phrase = Words(f"{{goal{place}}}", f"{{goal{place}}}")
    if target.criterion is not None:
        text += Words(f" ở tiêu chí {{criterion{place}}}", f" at {{criterion{place}}}")
    text += f" ({{plan{place}}})"
    if result.outcome is Outcome.MISSED:
        return text + Words(f" không đạt, {{apart{place}}}", f" was missed, {{apart{place}}}")
    if result.outcome is Outcome.MET:
        return text + Words(" đạt", " was met")
    return text + Words(" không so được vì khác thang điểm", " cannot be compared: it is on another scale")


def _open(book: Book, subject: Subject) -> Note | None:
    """Return what is to be settled: a result that does not agree, loss that nobody is to win back."""
    values: _Values = {}
    parts = [*_mismatch(book, subject, values), *_not_covered(subject, values)]
    if not parts:
        return None
    return Note("open", Words("Cần làm rõ: ", "To be settled: ") + joined("; ", parts) + ".", values)


def _mismatch(book: Book, subject: Subject, values: _Values) -> Iterator[Words | Phrase]:
    checked = subject.gaps.reconciliation if subject.gaps else None
    if checked is None or checked.verdict is not Verdict.MISMATCH:
        return
    values |= {"computed": checked.computed, "published": checked.published, "off": abs(checked.difference)}
    values["printed"] = printed_score(book, subject.card)
    yield Words(
        "điểm cộng từ các tiêu chí là {computed}, lệch {off} điểm so với {printed} {published}",
        "the criteria add up to {computed}, {off} points off {printed} of {published}",
    )


def _not_covered(subject: Subject, values: _Values) -> Iterator[Words]:
    """Yield how much loss has no task, or no lead, or is given to different leads."""
    if subject.cover is None or not subject.rows:
        return
    to_the_maximum = subject.cover.gaps.reference is None
    values["lost"] = Words("mất", "lost") if to_the_maximum else Words("thiếu", "short")
    if not subject.answered:
        yield Words(
            "chưa có kế hoạch nào trong dữ liệu giao nhiệm vụ khắc phục số điểm {lost} này",
            "no plan on file has a task for the points {lost}",
        )
        return
    elsewhere = {other.gap.rank: other.gap for other in subject.cover.other_leads}.values()
    parts = (("open", subject.uncovered, *_UNCOVERED), ("other", tuple(elsewhere), *_LED_ELSEWHERE))
    for key, gaps, vi, en in parts:
        if gaps:
            lost = total(gap.lost for gap in gaps)
            values |= {f"{key}_count": len(gaps), f"{key}_lost": simplest(lost)}
            criteria = "criterion" if len(gaps) == 1 else "criteria"
            yield Words(
                f"{{{key}_count}} tiêu chí ({{lost}} {{{key}_lost}} điểm) {vi}",
                f"{{{key}_count}} {criteria} ({{{key}_lost}} {_points(lost)} {{lost}}) {en}",
            )


_UNCOVERED = ("chưa có nhiệm vụ riêng hoặc cơ quan chủ trì", "without a separate task or a lead")
_LED_ELSEWHERE = ("có cơ quan chủ trì khác nhau giữa các phụ lục", "with other leads in another annex")
