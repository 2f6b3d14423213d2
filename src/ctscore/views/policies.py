"""What does not apply, and what became of its points: told in every table that it changes."""

from collections.abc import Iterator

from ctscore.analysis.panels import WHOLE, PanelScores, not_applying, unit_card
from ctscore.book import Book
from ctscore.document import Kind, Note, note
from ctscore.model import Policy, Scorecard
from ctscore.phrases import Wording, Words, joined
from ctscore.scoring import Derivation, Evaluation, Framework, Node, Score, evaluation_of

_POLICIES: dict[Policy, tuple[str, str]] = {
    "shrink": ("bỏ ra khỏi điểm chuẩn", "taken out of the maximum"),
    "full": ("tính đủ điểm", "counted with full marks"),
    "zero": ("tính 0 điểm", "counted as 0"),
    "unscored": ("không chấm", "not scored"),
}
_IN_A_MEAN: dict[Policy, tuple[str, str]] = {
    "shrink": ("bỏ ra, trọng số chia cho các phần khác", "taken out, its weight going to the others"),
    "unscored": ("không chấm, trọng số chia cho các phần khác", "not scored, its weight going to the others"),
}


def policy_words(node: Node, policy: Policy, evaluation: Evaluation) -> Words:
    """Return what becomes of a criterion that does not apply."""
    return Words(*(_IN_A_MEAN if _is_weighed(node, evaluation) else _POLICIES).get(policy, _POLICIES[policy]))


def _is_weighed(node: Node, evaluation: Evaluation) -> bool:
    """Return whether `node` has a weight in a mean in which something is left to weigh."""
    scales = (score.scale for score in evaluation.scores if score.max)
    means = (zip(one.parts, one.weights, strict=True) for one in scales if one.derivation is Derivation.MEAN)
    return any(place == node.place and weight for parts in means for place, weight in parts)


def policy_notes(
    evaluation: Evaluation, side: Wording | None = None, *, code: str = WHOLE, one_total: bool = True
) -> Iterator[Note]:
    """Yield what does not apply at `code` or below it, by what became of it, and what the whole is out of.

    Every table of points says so, because a policy changes the figures of all of them. `side` names the
    scorecard where there are several. Where there is more than `one_total`, the note on the maximum that is
    left names none of them.
    """
    found: dict[Words, list[Wording]] = {}
    for node in _within(evaluation.framework, code):
        absent = node.criterion.not_applicable
        if absent is not None:
            own = Words(node.criterion.code, node.criterion.code)
            said = own + (joined("", (" (", absent.why, ")")) if absent.why else "")
            found.setdefault(policy_words(node, absent.how, evaluation), []).append(said)
    notes = (*_by_effect(found), *(_shrunk(evaluation.whole, one_total) if code == WHOLE else ()))
    for told in notes:
        yield (
            told if side is None else Note(told.id, "{side}: " + told.template, {**told.values, "side": side})
        )


def moves_weight(card: Scorecard) -> bool:
    """Return whether a weight of `card` goes to others, because what has it does not apply."""
    evaluation = evaluation_of(card)
    absent = ((node, node.criterion.not_applicable) for node, _ in evaluation)
    return any(one and one.how in _IN_A_MEAN and _is_weighed(node, evaluation) for node, one in absent)


def _by_effect(found: dict[Words, list[Wording]]) -> Iterator[Note]:
    for effect, codes in found.items():
        text = Words("Không áp dụng, ", "Not applicable, ") + effect + ": {codes}."
        yield Note("not_applicable", text, {"codes": joined("; ", codes)})


def _shrunk(whole: Score, one_total: bool) -> Iterator[Note]:
    if whole.max != whole.base:
        share = one_total and whole.percent is not None
        yield note(
            "shrunk",
            "Điểm chuẩn còn {max} trong {base}" + (": {achieved} điểm là {percent}." if share else "."),
            "The maximum that is left is {max} of {base}"
            + (": {achieved:point is|points are} {percent}." if share else "."),
            max=whole.max,
            base=whole.base,
            achieved=whole.achieved,
            percent=(Kind.PERCENT, whole.percent),
        )


def panel_policy_notes(book: Book, scores: PanelScores, code: str = WHOLE) -> Iterator[Note]:
    """Yield what does not apply to which units of a panel at `code` or below it, and what became of it."""
    for unit, card in scores.cards.items():
        yield from policy_notes(evaluation_of(card), book.unit_short(unit), code=code)
    found: dict[Words, list[Wording]] = {}
    for criterion, units in () if scores.cards else not_applying(scores.panel, code):
        if criterion.not_applicable is None:
            continue
        by_effect: dict[Words, list[str]] = {}
        for unit in units:  # whose other parts may not apply either: then no weight goes to them
            own = evaluation_of(unit_card(scores.panel, unit) or scores.tree)
            node = next(node for node, _ in own if node.criterion.code == criterion.code)
            effect = policy_words(node, criterion.not_applicable, own)
            by_effect.setdefault(effect, []).append(book.unit_short(unit))
        for effect, names in by_effect.items():
            said = joined("", (criterion.code, " (", joined("; ", names), ")"))
            found.setdefault(effect, []).append(said)
    yield from _by_effect(found)


def _within(framework: Framework, code: str) -> Iterator[Node]:
    """Yield the criteria at `code` and below it."""
    for node in framework.nodes:
        if code == WHOLE or code in (node.criterion.code, *(above.code for above in node.parents)):
            yield node
