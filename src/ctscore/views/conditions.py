"""What must be reached to pass: the verdict, what each condition asks, and what keeps it from being met."""

from collections.abc import Iterable, Iterator

from ctscore.book import Book
from ctscore.document import Column, Kind, Note, Section, note, table
from ctscore.model import Scorecard
from ctscore.phrases import Phrase, Wording, Words, joined
from ctscore.scoring import Condition, Evaluation, Judgement, Node, Outcome, judge, judgement_of
from ctscore.views.common import figure_words, title
from ctscore.views.labels import column, word_ref
from ctscore.words import counted

_VERDICTS = {
    Outcome.PASSED: ("ĐẠT các điều kiện", "PASSES its conditions"),
    Outcome.FAILED: ("KHÔNG ĐẠT", "FAILS"),
    Outcome.OPEN: ("CHƯA RÕ đạt hay không", "NOT KNOWN whether it passes"),
}


def judgement_note(card: Scorecard, judgement: Judgement | None) -> Note | None:
    """Return whether the conditions are met, and which are not, or which nobody knows of, and why."""
    if judgement is None:
        return None
    return note(
        "judgement",
        "{index}: {verdict}.",
        "{index}: {verdict}.",
        index=card.index,
        verdict=_verdict(card, judgement),
    )


def _verdict(card: Scorecard, judgement: Judgement) -> Wording:
    """Return the outcome, and the conditions that make it so."""
    words = Words(*_VERDICTS[judgement.outcome])
    if judgement.outcome is Outcome.PASSED:
        return words
    by_code: dict[str, list[Wording]] = {}
    for one in judgement.conditions:
        if one.outcome is judgement.outcome:
            by_code.setdefault(_code(card, one), []).append(_why(one))
    parts = (joined("", (code, " (", joined("; ", whys), ")")) for code, whys in by_code.items())
    return words + ": " + joined("; ", parts)


def _code(card: Scorecard, one: Condition) -> str:
    return one.node.criterion.code if one.node else card.index


def _why(one: Condition) -> Wording:
    """Return what a condition asks, what there is, and the parts that keep it from being met."""
    there = one.score.known_points if one.floor is not None else None
    has = Words(", có ", ", has ") + figure_words(there) if there is not None else ""
    not_so = (
        Words(", chưa rõ: ", ", not known: ")
        if one.outcome is Outcome.OPEN
        else Words(", chưa đạt: ", ", not: ")
    )
    failing = not_so + ", ".join(one.failing) if one.failing else ""
    return _asked(one) + has + failing


def _asked(one: Condition) -> Phrase:
    if one.floor is not None:
        return Words("ít nhất ", "at least ") + figure_words(one.floor) + Words(" điểm", " points")
    return Words(
        f"{one.needs} trong {one.of} phần phải đạt, hiện {one.passed}",
        f"{one.needs} of {counted(one.of, 'part')} must pass, now {one.passed}",
    )


def judgements_note(card: Scorecard, before: Evaluation, after: Evaluation) -> Note | None:
    """Return whether the conditions are met before and after a change."""
    then, now = judge(card, before), judge(card, after)
    if then is None or now is None:
        return None
    return note(
        "judgement",
        "Điều kiện: trước {then}; sau {now}.",
        "Conditions: before {then}; after {now}.",
        then=_verdict(card, then),
        now=_verdict(card, now),
    )


def condition_notes(card: Scorecard, node: Node) -> Iterator[Note]:
    """Yield the conditions that a criterion has itself, and whether they are met."""
    judgement = judgement_of(card)
    for one in judgement.conditions if judgement else ():
        if one.node is not None and one.node.place == node.place:
            outcome = word_ref(f"condition-{one.outcome}")
            yield note(
                "condition",
                "Điều kiện {outcome}: {what}.",
                "Condition {outcome}: {what}.",
                what=_why(one),
                outcome=outcome,
            )


def conditions_section(book: Book, card: Scorecard) -> Section | None:
    """Return the conditions that fail, or nobody knows of, as a table; nothing where all are met."""
    judgement = judgement_of(card)
    if judgement is None or not judgement.failed:
        return None
    columns: tuple[Column[Condition], ...] = (
        column("code", Kind.CODE, lambda one: _code(card, one)),
        column("name", Kind.TEXT, lambda one: one.node.criterion.name if one.node else card.index),
        column("condition", Kind.TEXT, _asked),
        column("achieved", Kind.POINTS, lambda one: one.score.known_points),
        column("outcome", Kind.REF, lambda one: word_ref(f"condition-{one.outcome}")),
        column("failing", Kind.TEXT, lambda one: "; ".join(one.failing) or None),
        column("floor", Kind.POINTS, lambda one: one.floor, machine_only=True),
        column("needs", Kind.COUNT, lambda one: one.needs, machine_only=True),
        column(
            "of", Kind.COUNT, lambda one: one.of if one.needs else None, called="of_parts", machine_only=True
        ),
        column("passed", Kind.COUNT, lambda one: one.passed if one.needs else None, machine_only=True),
    )
    return table(
        f"{card.index}/conditions", title(book, card, _heading(judgement.failed)), columns, judgement.failed
    )


def _heading(shown: Iterable[Condition]) -> str:
    outcomes = {one.outcome for one in shown}
    if outcomes == {Outcome.OPEN}:
        return "conditions-open"
    return "conditions" if outcomes == {Outcome.FAILED} else "conditions-mixed"
