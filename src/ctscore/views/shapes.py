"""What is told beside points that are more than a sum of what is on file.

What is not known, what does not apply, what is set off, which conditions fail.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TypeVar

from ctscore.analysis.gaps import Gap, Gaps
from ctscore.analysis.plans import responsibilities
from ctscore.analysis.totals import TotalRow
from ctscore.book import Book
from ctscore.decimals import percent, total
from ctscore.document import Column, Kind, Note, Ref, note
from ctscore.model import (
    Answer,
    Cap,
    Criterion,
    Direction,
    Measured,
    Scorecard,
    in_order,
    is_first_version,
    stage_order,
)
from ctscore.model.scorecard import figures_by_stage, stage_of
from ctscore.phrases import Wording, Words, joined
from ctscore.scoring import (
    Derivation,
    Evaluation,
    Framework,
    Node,
    Score,
    answer_of,
    evaluation_of,
    framework_of,
    judgement_of,
    looks_raw,
    remembered,
)
from ctscore.views.common import agency_ref, cited, figure_words, off_scale_note, present, stage_name
from ctscore.views.labels import column, word, word_ref
from ctscore.views.policies import policy_notes, policy_words

Scored = TypeVar("Scored", TotalRow, Gap)


@remembered(64)
def is_plain(card: Scorecard) -> bool:
    """Return whether the points of `card` are sums of what is known, and no conditions stand beside them."""
    if not card.criteria:
        return True
    return evaluation_of(card).plain and judgement_of(card) is None


def shape_columns(card: Scorecard, rows: Iterable[Scored]) -> tuple[Column[Scored], ...]:
    """Return the columns beside points that are not plain: for people, what `rows` have in place of points.

    For programs the maximum before what does not apply left it, the least and the most that the points can
    be, what a cap took, what a point is worth in points of the whole, whether it counts.
    """
    evaluation = evaluation_of(card)
    anything = any(on_file(row.node, evaluation) is not None for row in rows)
    return (
        column(
            "on_file",
            Kind.TEXT,
            lambda row: on_file(row.node, evaluation),
            machine_only=not anything,
        ),
        column("base", Kind.POINTS, lambda row: row.score.base, machine_only=True),
        column("low", Kind.POINTS, lambda row: row.score.low, machine_only=True),
        column("high", Kind.POINTS, lambda row: row.score.high, machine_only=True),
        column("taken", Kind.POINTS, lambda row: row.score.taken, machine_only=True),
        column("factor", Kind.POINTS, lambda row: row.score.factor, machine_only=True),
        column("counted", Kind.REF, lambda row: word_ref(_counted(row.score)), machine_only=True),
    )


def on_file(node: Node, evaluation: Evaluation) -> Wording | None:
    """Return what is on file for a criterion in place of points: a word, a raw value, why there is none."""
    criterion = node.criterion
    if criterion.not_applicable is not None:
        effect = policy_words(node, criterion.not_applicable.how, evaluation)
        return Words("không áp dụng: ", "not applicable: ") + effect
    if criterion.code in evaluation.ranges:
        low, high = map(figure_words, evaluation.ranges[criterion.code])
        return joined("", (Words("từ ", "from "), low, Words(" đến ", " to "), high))
    if isinstance(criterion.achieved, str):
        return word_at(criterion, evaluation.framework)
    if criterion.better is not None and criterion.achieved is not None:
        return joined("", (figure_words(criterion.achieved), " (", _DIRECTIONS[criterion.better], ")"))
    if node.place >= 0 and node.is_leaf and not evaluation.of(node).known:
        return word("not-known")
    return criterion.imputed and Words("chỉ số ấn định", "set by the index")


def word_at(leaf: Criterion, framework: Framework) -> Wording | None:
    """Return the word of the answer that `leaf` has; what stands there where it is no answer."""
    given = framework.answer_at(leaf)
    return given.word if given else leaf.achieved if isinstance(leaf.achieved, str) else None


def criterion_notes(book: Book, card: Scorecard, node: Node) -> Iterator[Note]:
    """Yield what is on file for one criterion beside its points: words, other stages, what was measured."""
    criterion = node.criterion
    there = on_file(node, evaluation_of(card))
    if there is not None:
        yield note("on_file", "Ghi nhận: {what}.", "On file: {what}.", what=there)
    why = criterion.not_applicable.why if criterion.not_applicable else None
    if why is not None:
        yield Note("why", "{text}", {"text": why})
    by_stage = dict(figures_by_stage(criterion, stage_of(card))) if criterion.stages else criterion.printed
    if by_stage:
        order = stage_order(book.indexes.get(card.index))
        answers = framework_of(card).answers_to(criterion)
        parts = [
            stage_name(book, card.index, stage) + " " + _figure(by_stage[stage], answers)
            for stage in in_order(by_stage, order)
        ]
        yield note("stages", "Qua các giai đoạn: {parts}.", "By stage: {parts}.", parts=joined("; ", parts))
    if criterion.measured is not None:
        yield _measured_note(criterion.measured)
    if criterion.bonus:
        vi, en = "Điểm thưởng: nằm ngoài điểm chuẩn.", "A bonus: it is outside the maximum."
        yield note("bonus", vi, en)
    taken = evaluation_of(card).of(node).taken
    if criterion.cap is not None:
        yield _cap_note(criterion.cap, taken)


def _figure(figure: Decimal | str, answers: Sequence[Answer]) -> Wording:
    given = answer_of(figure, answers) if isinstance(figure, str) else None
    return given.word if given else figure_words(figure)


def _cap_note(cap: Cap, taken: Decimal) -> Note:
    """Return the least and the most that points can come to, and what that takes or gives."""
    ends = (
        (cap.least, Words("ít nhất ", "at least ")),
        (cap.most, Words("nhiều nhất ", "at most ")),
    )
    parts = joined("; ", (words + figure_words(end) for end, words in ends if end is not None))
    vi, en = ("Giới hạn điểm: {parts}", "Points are kept within: {parts}")
    if taken:
        vi += "; lấy đi {taken}" if taken > 0 else "; bù thêm {taken}"
        en += "; this takes {taken}" if taken > 0 else "; this gives {taken}"
    return note("cap", vi + ".", en + ".", parts=parts, taken=abs(taken))


def _measured_note(measured: Measured) -> Note:
    """Return what was measured, apart from points; more than the whole target is no error."""
    named = (
        (measured.actual, Words("thực hiện ", "actual ")),
        (measured.target, Words("chỉ tiêu ", "target ")),
        (measured.baseline, Words("gốc ", "baseline ")),
    )
    parts = [words + figure_words(figure) for figure, words in named if figure is not None]
    reached = None
    if measured.actual is not None and measured.target:
        reached = percent(measured.actual, measured.target)
        parts.append(Words("đạt {reached} chỉ tiêu", "{reached} of the target"))
    unit = Words(" (", " (") + measured.unit + ")" if measured.unit else ""
    text = Words("Đo được", "Measured") + unit + ": " + joined("; ", parts) + "."
    return Note("measured", text, {"reached": (Kind.PERCENT, reached)})


_DIRECTIONS: dict[Direction, Words] = {
    "higher": Words("càng cao càng tốt", "higher is better"),
    "lower": Words("càng thấp càng tốt", "lower is better"),
}


def direction(better: Direction | None) -> Ref | None:
    """Return which end of a raw value is the better one; nothing of points."""
    return Ref(better, _DIRECTIONS[better]) if better else None


def known_columns() -> tuple[Column[TotalRow], ...]:
    """Return the columns of totals of which a part is not known: the points that are, and of how many."""
    return (
        column("points_known", Kind.POINTS, lambda row: row.score.achieved if row.score.counted else None),
        column("assessed", Kind.POINTS, lambda row: row.score.assessed if row.score.counted else None),
    )


def _counted(score: Score) -> str:
    if not score.counted:
        return "not-counted"
    return "counted" if score.known else "not-known"


def shape_notes(card: Scorecard) -> tuple[Note, ...]:
    """Return what has to be said below any table of points of `card`."""
    if not card.criteria:
        return ()
    evaluation = evaluation_of(card)
    return (
        *_unknown(evaluation),
        *policy_notes(evaluation),
        *_imputed(card, evaluation),
        *looks_raw_notes(card),
    )


def _unknown(evaluation: Evaluation) -> Iterator[Note]:
    whole = evaluation.whole
    if whole.known:
        return
    codes = _unknown_codes(evaluation)
    unlisted = total(evaluation.unlisted(score) * score.factor for score in evaluation.scores)
    vi = "{achieved} trong {assessed} điểm đã chấm; {unknown} điểm chưa có: tổng từ {low} đến {high}."
    en = "{achieved} of {assessed:point} assessed; {unknown:is|are} not known: the total is {low} to {high}."
    if nothing_known(evaluation):
        vi = "Chưa tiêu chí nào có điểm: {unknown} điểm chưa biết, tổng từ {low} đến {high}."
        en = "No points are on file yet: {unknown:is|are} not known, the total is {low} to {high}."
    yield note(
        "unknown",
        vi
        + (" Tiêu chí chưa có điểm: {codes}." if codes else "")
        + (" Nguồn không liệt kê {unlisted} điểm." if unlisted else ""),
        en
        + (" Criteria without points: {codes}." if codes else "")
        + (" The source does not list {unlisted:point}." if unlisted else ""),
        achieved=whole.achieved,
        assessed=whole.assessed,
        unknown=whole.not_known,
        low=whole.low,
        high=whole.high,
        codes="; ".join(codes),
        unlisted=unlisted,
    )


def nothing_known(evaluation: Evaluation) -> bool:
    """Return whether points of no criterion are on file, so that no loss can be told."""
    asked = ((n, s) for n, s in evaluation if n.criterion.not_applicable is None and _is_scored(n, s))
    return not evaluation.whole.known and not any(score.known for _, score in asked)


def _unknown_leads(book: Book, card: Scorecard) -> Note | None:
    """Return who leads the criteria that have no points on file, each with their codes."""
    codes = _unknown_codes(evaluation_of(card))
    led: dict[tuple[str, ...], list[str]] = {}
    for code, answering in responsibilities(book, card).items():
        if code in codes and answering.leads:
            led.setdefault(answering.leads, []).append(code)
    if not led:
        return None
    parts = (
        joined("", (joined(", ", (agency_ref(book, one).label for one in leads)), f" ({'; '.join(own)})"))
        for leads, own in led.items()
    )
    vi = "Cơ quan chủ trì các tiêu chí chưa có điểm: {leads}."
    return note(
        "unknown_leads", vi, "Who leads the criteria without points: {leads}.", leads=joined("; ", parts)
    )


def _unknown_codes(evaluation: Evaluation) -> list[str]:
    """Return the criteria whose own points are not on file, and count."""
    return [n.criterion.code for n, s in evaluation if not s.known and _is_scored(n, s)]


def _is_scored(node: Node, score: Score) -> bool:
    """Return whether the whole counts points of its own: those below what is imputed it does not."""
    is_imputed = score.scale.derivation is Derivation.PRINTED
    return score.counted and bool(score.factor) and (node.is_leaf or is_imputed)


def _imputed(card: Scorecard, evaluation: Evaluation) -> Iterator[Note]:
    places = [(node.criterion.code, node.criterion.imputed, score) for node, score in evaluation]
    for code, why, score in ((card.index, card.imputed, evaluation.whole), *places):
        if score.scale.derivation is Derivation.PRINTED:
            yield note(
                "imputed",
                "{code}: điểm do chỉ số ấn định, giữ như in, không cộng từ các phần ({why}).",
                "{code}: points set by the index, kept as printed and not added up from parts ({why}).",
                code=code,
                why=why,
            )


def loss_notes(book: Book, gaps: Gaps) -> tuple[Note, ...]:
    """Return what has to be said wherever losses are added up: set-offs, what is no plain sum, weights.

    And where their leads are those of a programme that was made before the results.
    """
    off_scale = off_scale_note(gaps.card.max, gaps.lost, gaps.off_scale)
    set_off = _set_off_note(gaps.set_off, gaps.lost, gaps.whole.lost)
    shapes = (*shape_notes(gaps.card), _unknown_leads(book, gaps.card))
    return present(off_scale, set_off, *shapes, points_of_whole_note(gaps.card), *in_force_notes(book, gaps))


def in_force_notes(book: Book, gaps: Gaps) -> tuple[Note, ...]:
    """Return where leads are those of a programme that was made before the results, and on what ground."""
    tasks = (task for gap in gaps.rows for task in gap.responsibility.items if task.part.in_force)
    parts = {(task.plan.document, task.part.name): task.part for task in tasks}
    vi = (
        "Chủ trì suy ra từ {plan}, có hiệu lực trong năm này; văn bản có trước kết quả nên không phải kế "
        "hoạch khắc phục. Căn cứ gắn với tiêu chí: {ground}"
    )
    en = (
        "Leads are inferred from {plan}, in force in this year; it was made before the results and does not "
        "answer them. Its tasks are tied to criteria on this ground: {ground}"
    )
    return tuple(
        note("in_force", vi, en, plan=cited(book, document)[0], ground=part.inferred)
        for (document, _), part in parts.items()
    )


def own_points_note(card: Scorecard) -> Note | None:
    """Return that losses are in each criterion's own points, where weights make these worth more or less."""
    if not card.criteria or not evaluation_of(card).framework.weighs:
        return None
    return note(
        "own_points",
        "Điểm mất của mỗi dòng là trên điểm chuẩn của dòng ấy: có trọng số nên không cộng thành điểm mất của "
        "cả chỉ số.",
        "Points lost are each row's own, out of its maximum: weights keep them from adding up to what the "
        "whole lost.",
    )


def looks_raw_notes(card: Scorecard) -> tuple[Note, ...]:
    """Return which criteria that count as points are called like raw values: `validate` warns of them too."""
    if is_first_version(card):
        return ()
    leaves = framework_of(card).leaves
    codes = "; ".join(node.criterion.code for node in leaves if looks_raw(node.criterion))
    vi = "{codes}: tên nghe như hạng hay giá trị thô mà được tính như điểm (CT341)."
    en = "{codes}: called like a rank or raw value, and counted as points (CT341)."
    return (note("looks_raw", vi, en, codes=codes),) if codes else ()


def points_of_whole_note(card: Scorecard) -> Note | None:
    """Return that losses are in points of the whole, where those of a criterion are worth more or less."""
    if not card.criteria or not evaluation_of(card).framework.weighs:
        return None
    return note(
        "points_of_whole",
        "Điểm mất tính bằng điểm của cả chỉ số, theo trọng số; điểm chuẩn và điểm đạt là của từng tiêu chí.",
        "Losses are in points of the whole index, by weight; maximum and points are those of each criterion.",
    )


def by_cap(criterion: Criterion) -> Wording:
    """Return the name of what stands in a line of its own because of a cap."""
    return joined("", (criterion.name, Words(" (do trần)", " (by the cap)")))


def line_name(line: Gap) -> Wording:
    """Return in a sentence what costs points or gives some back: a criterion, a bonus, a cap."""
    if line.capped:
        return Words("trần của tiêu chí ", "the cap of criterion ") + line.node.criterion.code
    return (
        line.node.criterion.code
        if line.rank
        else Words("điểm thưởng của tiêu chí ", "the bonus of criterion ") + line.node.criterion.code
    )


def _set_off_note(lines: tuple[Gap, ...], lost: Decimal, whole: Decimal) -> Note | None:
    """Return what is set off against losses, and what the whole lost with that."""
    if not lines:
        return None
    return note(
        "set_off",
        "Bù lại {given} điểm ({parts}): mất {lost}, còn thiếu {whole} điểm so với điểm chuẩn.",
        "{given:point is|points are} set off ({parts}): {lost} lost, {whole} short of the maximum.",
        given=-total(line.lost for line in lines),
        parts=joined("; ", map(line_name, lines)),
        lost=lost,
        whole=whole,
    )
