"""What the notes below a table have to say of an evaluation."""

import re
from collections.abc import Iterable
from fractions import Fraction

from tests.oracle.asked import Comparison, Section
from tests.oracle.points import ZERO, Evaluation, NotApplicable, gaps

POLICIES: dict[NotApplicable, str] = {
    "shrink": "taken out of the maximum",
    "full": "counted with full marks",
    "zero": "counted as 0",
    "unscored": "not scored",
}


IN_A_MEAN: dict[NotApplicable, str] = {
    "shrink": "taken out, its weight going to the others",
    "unscored": "not scored, its weight going to the others",
}
REASON = re.compile(r" \([^()]*\)")
"""What stands behind the code of a condition: what it asks, and why it is not met."""


def whole_number(number: int) -> Fraction:
    """A count, as notes are compared."""
    return Fraction(number)


def listed(codes: Iterable[str]) -> str:
    """Codes as a note lists them."""
    return "; ".join(codes)


def about_shape(comparison: Comparison, question: str, section: Section, evaluation: Evaluation) -> None:
    """Below totals and gaps: what is not known, what does not apply, and how conditions stand."""
    about_unknown(comparison, question, section, evaluation)
    about_policies(comparison, question, section, evaluation)
    index = question.partition("--index ")[2].split()[0]
    named: dict[str | None, list[str]] = {"fails": [], "open": []}
    for node in evaluation.root.walk():
        verdict = evaluation.results[node.code].verdict
        if verdict in named:
            named[verdict].append(node.code or index)
    expected = {
        "fails": [f"{index}: FAILS: {listed(named['fails'])}."],
        "open": [f"{index}: NOT KNOWN whether it passes: {listed(named['open'])}."],
        "passes": [f"{index}: PASSES its conditions."],
        None: [],
    }
    told = [REASON.sub("", text) for text in section.told("judgement")]
    comparison.same(question, "note judgement", told, expected[evaluation.verdict])


def about_unknown(comparison: Comparison, question: str, section: Section, evaluation: Evaluation) -> None:
    """A total with something unknown is an interval, and says how many points are not known."""
    whole = evaluation.whole
    pattern = "# of # points assessed; # are not known: the total is # to #."
    if whole.known:
        comparison.note(question, section, "unknown", pattern, None)
        return
    codes = [
        node.code
        for node in evaluation.root.walk()
        if (node.imputed or not node.parts)
        and evaluation.results[node.code].factor is not None
        and not evaluation.results[node.code].known
    ]
    told: tuple[Fraction | str, ...] = (
        whole.achieved,
        whole.assessed,
        whole.not_known,
        whole.low,
        whole.high,
    )
    if _nothing_known(evaluation):
        pattern = "No points are on file yet: # are not known, the total is # to #."
        told = told[2:]
    if codes:
        pattern += " Criteria without points: @."
        told += (listed(codes),)
    results = (evaluation.results[node.code] for node in evaluation.root.walk())
    unlisted = sum((one.unlisted * (one.factor or 0) for one in results), Fraction())
    if unlisted:
        pattern += " The source does not list # points."
        told += (unlisted,)
    comparison.note(question, section, "unknown", pattern, told)


def effect_of(code: str, how: NotApplicable, evaluation: Evaluation) -> str:
    """What becomes of a leaf that does not apply: in a mean with anything left, its weight goes to others."""
    weighed = {
        part.code
        for node in evaluation.root.walk()
        if node.aggregate != "sum" and not node.imputed and evaluation.results[node.code].max
        for part in node.parts
    }
    return (IN_A_MEAN if code in weighed else POLICIES).get(how, POLICIES[how])


def about_policies(
    comparison: Comparison,
    question: str,
    section: Section,
    evaluation: Evaluation,
    side: str = "",
    *,
    one_total: bool = True,
) -> None:
    """What does not apply, by policy, and what is left of a maximum that shrank; `side` is one of two years.

    The policy that was used is told in every table that it changes. Points and percent of what is left are
    told where the table has one total.
    """
    section = section.of_side(side)
    told: dict[str, list[str]] = {}
    for text in section.told("not_applicable"):
        policy, _, codes = text.removeprefix("Not applicable, ").rstrip(".").partition(": ")
        told[policy] = codes.replace(" (Nothing arose)", "").split("; ")
    expected: dict[str, list[str]] = {}
    for leaf in evaluation.root.leaves():
        how: NotApplicable | None = "unscored" if leaf.not_asked else leaf.not_applicable
        if how is not None:
            expected.setdefault(effect_of(leaf.code, how, evaluation), []).append(leaf.code)
    comparison.same(question, f"{side} note not_applicable".strip(), told, expected)
    whole = evaluation.whole
    pattern = "The maximum that is left is # of #"
    if whole.max == whole.base:
        comparison.note(question, section, "shrunk", pattern, None)
    elif (percent := evaluation.percent()) is None or not one_total:
        comparison.note(question, section, "shrunk", pattern + ".", (whole.max, whole.base))
    else:
        numbers = (whole.max, whole.base, whole.achieved, percent)
        comparison.note(question, section, "shrunk", pattern + ": # points are #.", numbers)


def _nothing_known(evaluation: Evaluation) -> bool:
    """Whether no criterion that is scored and counts has points."""
    scored = (
        evaluation.results[node.code]
        for node in evaluation.root.walk()
        if (node.imputed or not node.parts) and node.not_applicable is None
    )
    return not evaluation.whole.known and not any(one.known for one in scored if one.factor is not None)


def _nothing_lost(evaluation: Evaluation) -> str:
    """What is said where no row lost points: nothing is lost, or nobody can tell."""
    if _nothing_known(evaluation):
        return "What was lost is not known."
    return (
        "No criterion lost points."
        if evaluation.whole.known
        else "No criterion is known to have lost points."
    )


def about_losses(comparison: Comparison, question: str, section: Section, evaluation: Evaluation) -> None:
    """How much was lost, and what was set off against it."""
    index = question.partition("--index ")[2].split()[0]
    rows = gaps(evaluation)
    costs = [gap.line.loss for gap in rows if gap.line.loss > 0]
    lost = sum(costs, ZERO)
    summary = (whole_number(len(costs)), lost)
    if costs:
        comparison.note(question, section, "summary", "# criteria lost # points.", summary)
    else:
        comparison.note(question, section, "summary", _nothing_lost(evaluation), ())
    offsets = [gap.line for gap in rows if gap.line.loss < 0]
    given = -sum((line.loss for line in offsets), ZERO)
    names = [f"the {line.kind} of criterion {line.code or index}" for line in offsets]
    pattern = "# points are set off (@): # lost, # short of the maximum."
    expected = (given, listed(names), lost, lost - given) if offsets else None
    comparison.note(question, section, "set_off", pattern, expected)
