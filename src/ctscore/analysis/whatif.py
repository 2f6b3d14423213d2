"""The scorecard as it would be: changes as typed, evaluated again with other figures, and what these move."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.analysis.gaps import whole_node
from ctscore.analysis.panels import WHOLE, Span, rank_of, scores_of
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.analysis.shares import by_owner
from ctscore.analysis.totals import Headline, headline
from ctscore.book import Book, Filed
from ctscore.decimals import HUNDRED, ONE, ZERO, plain, simplest, total
from ctscore.findings import Fact, Refusal, Rule
from ctscore.findings.scenario_rules import (
    CHANGE_OF_PARENT,
    CHANGE_OF_UNKNOWN,
    CHANGE_OFF_SCALE,
    CHANGE_TO_NO_ANSWER,
    CHANGE_TWICE,
    CHANGE_UNCLEAR,
    CHANGE_WITHOUT_POINTS,
    CHANGE_WITHOUT_SCALE,
    NOT_APPLICABLE,
    UNKNOWN_CRITERION_CODE,
)
from ctscore.findings.shape_rules import TOO_MANY_DIGITS
from ctscore.findings.usage_rules import ABOUT_ANOTHER, BAD_CHANGE, CHANGES_DO_NOT_FIT, POINTS_WITH_MORE
from ctscore.model import Change, Criterion, Effort, Scenario, Scorecard, is_first_version
from ctscore.model.scalars import InvalidValue, read_number
from ctscore.periods import Period
from ctscore.phrases import Words, in_both
from ctscore.records import dataclass
from ctscore.scoring import (
    Derivation,
    Evaluation,
    Figures,
    Node,
    Score,
    answer_of,
    evaluate,
    evaluation_of,
    framework_of,
    points_of,
    walk,
)
from ctscore.words import closest_sibling, listed, natural_key


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a change cannot be made: the rule it breaks, the facts, and its place in the list of changes."""

    rule: Rule
    facts: dict[str, Fact]
    place: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A leaf that scores otherwise, in its own points; `responsibility` says who leads it.

    `factor` is what one of them is worth in points of the whole. Where the points before were not `known`,
    they are counted from 0.
    """

    node: Node
    before: Decimal
    after: Decimal
    responsibility: Responsibility
    known: bool = True
    factor: Decimal = ONE

    @property
    def gain(self) -> Decimal:
        """After minus before, in points of the whole."""
        return (self.after - self.before) * self.factor if self.factor != ONE else self.after - self.before


@dataclass(frozen=True, slots=True)
class CapChange:
    """What a cap takes before and after, in points of the whole; negative where it gives."""

    node: Node
    before: Decimal
    after: Decimal

    @property
    def gain(self) -> Decimal:
        """What the whole gains because the cap takes less."""
        return self.before - self.after


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A top-level criterion before and after."""

    criterion: Criterion
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class AgencyGain:
    """What changes at the criteria that one agency leads: in full, and split equally among several leads."""

    agency: str | None
    criteria: int
    exposure: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A scorecard and the same with changes.

    The headline after is the one before plus the gain: loss that no listed criterion explains stays lost.
    `rank` is before and after among `of` units, None without a panel, or where the unit is not known whole.
    `spans` are the ranks that are possible before and after, where units are not known whole.
    """

    filed: Filed[Scorecard]
    before: Evaluation
    after: Evaluation
    head: Headline | None
    changed: tuple[Changed, ...]
    fields: tuple[FieldChange, ...]
    agencies: tuple[AgencyGain, ...]
    rank: tuple[int, int] | None
    of: int | None
    caps: tuple[CapChange, ...] = ()
    spans: tuple[Span, Span] | None = None

    @property
    def gain(self) -> Decimal:
        """The points that the whole gains, negative where it loses some; what caps take is off."""
        before, after = self.computed
        return simplest(after - before)

    @property
    def computed(self) -> tuple[Decimal, Decimal]:
        """What the criteria add up to, before and after."""
        return self.before.whole.achieved, self.after.whole.achieved

    @property
    def unlisted(self) -> Decimal:
        """What the score to quote is less than the criteria add up to: loss that no row has."""
        quoted = self.head is not None and not self.head.added_up
        return self.computed[0] - self.head.score if self.head is not None and quoted else ZERO

    @property
    def headline_after(self) -> Decimal | None:
        """The score to quote after the changes."""
        return None if self.head is None else self.head.score + self.gain


def problems(card: Scorecard, changes: Sequence[Change]) -> Iterator[Problem]:
    """Yield everything that keeps `changes` from being made to `card`."""
    nodes = {node.criterion.code: (node.criterion, points) for node, points in evaluation_of(card)}
    seen: set[str] = set()
    for place, change in enumerate(changes):
        code = change.code
        if code in seen:
            yield Problem(CHANGE_TWICE, {"code": code}, place)
        seen.add(code)
        if (change.to is None) == (change.by is None):
            yield Problem(CHANGE_UNCLEAR, {"code": code}, place)
        elif code not in nodes:
            facts: dict[str, Fact] = {"index": f"{card.index} {card.when}", "given": code}
            near = closest_sibling(code, nodes) or ""
            yield Problem(UNKNOWN_CRITERION_CODE, {**facts, "near": near}, place)
        else:
            yield from _unfit(card, *nodes[code], change, place)


def _unfit(
    card: Scorecard, criterion: Criterion, points: Score, change: Change, place: int
) -> Iterator[Problem]:
    code = criterion.code
    fixed = why_fixed(criterion, points)
    if fixed is not None:
        yield Problem(fixed, {"code": code, **_of_parts(criterion, points)}, place)
        return
    given = _points_after(card, criterion, points, change)
    if given is None:
        words = [one.word.own for one in framework_of(card).answers_to(criterion)]
        typed = f"{change.by:+}" if change.to is None else str(change.to)
        yield Problem(
            CHANGE_TO_NO_ANSWER, {"code": code, "given": typed, "known": listed(words) or "–"}, place
        )
    elif change.by is not None and not points.known and not is_first_version(card):
        yield Problem(CHANGE_OF_UNKNOWN, {"code": code}, place)
    else:
        least, most = criterion.min or ZERO, criterion.max or ZERO
        if not least <= given <= most:
            facts: dict[str, Fact] = {"code": code, "given": given, "min": least, "max": most}
            yield Problem(CHANGE_OFF_SCALE, facts, place)


def _of_parts(criterion: Criterion, points: Score) -> dict[str, Fact]:
    """Return how the points of a criterion with parts come about, and what can be done instead."""
    mend = Words("đổi điểm của từng phần", "change the parts")
    match points.scale.derivation:
        case Derivation.PRINTED:
            how = Words(
                "do chỉ số ấn định, các phần được bao nhiêu cũng vậy", "set by the index, whatever they have"
            )
            mend = Words(
                "bỏ dòng này; số ấy chỉ đổi được trong dữ liệu",
                "leave it out; that figure changes in the data only",
            )
        case Derivation.MEAN:
            how = Words("là trung bình của chúng", "their mean")
        case _:
            how = Words("là tổng của chúng", "their sum")
    return {"parts": listed([one.code for one in criterion.criteria]), "how": how, "mend": mend}


def why_fixed(criterion: Criterion, points: Score) -> Rule | None:
    """Return the rule that says why nobody can score a criterion otherwise; None where one can."""
    if criterion.criteria:
        return CHANGE_OF_PARENT
    if criterion.not_applicable is not None:
        return NOT_APPLICABLE
    if not points.counted:
        return CHANGE_WITHOUT_POINTS
    return CHANGE_WITHOUT_SCALE if criterion.max is None else None


def _points_after(card: Scorecard, leaf: Criterion, score: Score, change: Change) -> Decimal | None:
    """Return the points of a leaf after a change; None where no answer is called so, or worth so much."""
    answers = framework_of(card).answers_to(leaf)
    if isinstance(change.to, str) and change.to != "max":
        return None if answer_of(change.to, answers) is None else points_of(leaf, change.to, answers)
    points = change.points(score.achieved, leaf.max or ZERO)
    worth = [points_of(leaf, one.id, answers) for one in answers]
    return points if points in worth or not answers else None


def changed_figures(card: Scorecard, changes: Sequence[Change]) -> Figures:
    """Return the points that `changes`, of which `problems` found none, give the criteria that they name."""
    nodes = {node.criterion.code: (node.criterion, points) for node, points in evaluation_of(card)}
    found = {one.code: _points_after(card, *nodes[one.code], one) for one in changes}
    return {code: points for code, points in found.items() if points is not None}


def what_if(book: Book, filed: Filed[Scorecard], changes: Sequence[Change]) -> WhatIf:
    """Return the scorecard as it would be with `changes`, of which `problems` found none."""
    card = filed.value
    before = evaluation_of(card)
    after = evaluate(before.framework, {**before.figures, **changed_figures(card, changes)})
    led = responsibilities(book, card)
    changed = [
        Changed(
            node,
            old.achieved,
            new.achieved,
            led[node.criterion.code],
            old.known,
            new.factor,
        )
        for (node, old), (_, new) in zip(before, after, strict=True)
        if node.is_leaf and (old.known, old.achieved) != (new.known, new.achieved)
    ]
    changed.sort(key=lambda change: (-abs(change.gain), natural_key(change.node.criterion.code)))
    fields = tuple(
        FieldChange(node.criterion, old, new)
        for (node, old), (_, new) in zip(before, after, strict=True)
        if not node.parents
    )
    found = WhatIf(
        filed,
        before,
        after,
        headline(card),
        tuple(changed),
        fields,
        _by_agency(changed),
        None,
        None,
        _caps(card, before, after),
    )
    return _ranked(book, found)


def _caps(card: Scorecard, before: Evaluation, after: Evaluation) -> tuple[CapChange, ...]:
    """Return what each cap takes before and after, where it takes or gives anything."""
    places = (*before.framework.nodes, whole_node(card))
    found = (
        CapChange(node, old.taken_off, new.taken_off)
        for node, old, new in zip(places, before.scores, after.scores, strict=True)
    )
    return tuple(one for one in found if one.before or one.after)


def _by_agency(changed: Sequence[Changed]) -> tuple[AgencyGain, ...]:
    dealt = by_owner(changed, lambda change: change.responsibility.leads, lambda change: change.gain)
    found = [
        AgencyGain(agency, len(own), total(change.gain for change, _ in own), total(part for _, part in own))
        for agency, own in dealt.items()
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.share), one.agency or "")))


def _ranked(book: Book, found: WhatIf) -> WhatIf:
    """Return `found` with the ranks before and after among the units of the panel, if it has the unit.

    The others stay where they are.
    """
    card, whole = found.filed.value, found.after.whole
    scores = scores_of(book, card)
    bounds = scores.bounds(WHOLE, card.unit) if scores else None
    if scores is None or bounds is None:
        return found
    rank, of = None, None
    merits = scores.merits[WHOLE]
    after = scores.merit_of(WHOLE, card.unit, whole.low), scores.merit_of(WHOLE, card.unit, whole.high)
    if card.unit in merits:
        own = merits[card.unit]
        gained = own + scores.merit_of(WHOLE, card.unit, found.gain)
        others = [merit for unit, merit in merits.items() if unit != card.unit]
        rank, of, after = (rank_of(own, others), rank_of(gained, others)), len(merits), (gained, gained)
    spans = None
    if scores.is_open(WHOLE):
        then, now = scores.span(WHOLE, card.unit), scores.span(WHOLE, card.unit, after)
        spans = (then, now) if then and now else None
    return replace(found, rank=rank, of=of, spans=spans)


_CHANGE = re.compile(r"\s*([A-Za-z0-9.-]+)\s*=\s*([-+]?)([0-9.,]+|max)\s*", re.IGNORECASE)


_WITH_MORE = re.compile(
    r"\s*([A-Za-z0-9.-]+)\s*=\s*([-+]?)([0-9]+(?:[.,][0-9]+)?)\s*(%|/.*|điểm|đ|points?|pts?)\s*",
    re.IGNORECASE,
)
_SHARE = Words(
    "; {percent}% của điểm chuẩn {most} là {points}", "; {percent}% of the maximum {most} is {points}"
)


def _refuse_more(asked: str, most: Decimal | None) -> None:
    """Raise `Refusal` where a figure has more behind it, such as a sign of percent; `most` is the maximum."""
    found = _WITH_MORE.fullmatch(asked)
    if found is None:
        return
    code, sign, figure, more = found.groups()
    points = Decimal(figure.replace(",", "."))
    meant: Fact = ""
    if more == "%" and most is not None:
        percent, points = points, most * points / HUNDRED
        meant = _SHARE.filled(percent=percent, most=most, points=points)
    elif more == "%":
        points = Decimal("1.5")  # an example: of what they are percents is not known here
    raise Refusal(POINTS_WITH_MORE, given=asked, more=more, line=f"{code}={sign}{plain(points)}", meant=meant)


def read_change(asked: str, most: Decimal | None = None) -> Change:
    """Return the change that `asked` writes: ``5.4=1.5``, ``5.4=+0.3``, ``5.4=-0.3`` or ``5.4=max``.

    `most` is the maximum of the criterion, where it is known: percents of it are told as points.
    """
    _refuse_more(asked, most)
    found = _CHANGE.fullmatch(asked)
    if found is None or (found[2] and found[3].lower() == "max"):
        raise Refusal(BAD_CHANGE, given=asked)
    if found[3].lower() == "max":
        return Change(code=found[1], to="max")
    try:
        points = read_number(found[3].replace(",", "."))
    except InvalidValue as misfit:
        told = misfit.rule if misfit.rule is TOO_MANY_DIGITS else BAD_CHANGE
        raise Refusal(told, given=misfit.facts["given"] if told is misfit.rule else asked) from None
    if found[2]:
        return Change(code=found[1], by=-points if found[2] == "-" else points)
    return Change(code=found[1], to=points)


_ANSWER = re.compile(r"\s*([A-Za-z0-9.]+)\s*=\s*([^\W\d_].*?)\s*")


def read_typed(asked: str) -> Change:
    """Return the change that `asked` writes: as `read_change` does, or with the word of an answer."""
    found = _ANSWER.fullmatch(asked)
    if found is None or found[2].lower() == "max":
        return read_change(asked)
    return Change(code=found[1], to=found[2])


def as_meant(card: Scorecard, typed: Change) -> Change:
    """Return a change that was typed as `card` understands it.

    Where a scale goes below zero, a figure with a minus is one on the scale, and not so many points less. A
    word is an answer only where there are any.
    """
    leaf = next((node.criterion for node in walk(card) if node.criterion.code == typed.code), None)
    if isinstance(typed.to, str) and typed.to != "max" and leaf is not None and leaf.answers is None:
        raise Refusal(BAD_CHANGE, given=f"{typed.code}={typed.to}")
    if typed.by is not None and typed.by < 0 and leaf is not None and (leaf.min or ZERO) < 0:
        return Change(code=typed.code, to=typed.by)
    return typed


def refuse_other(
    book: Book,
    filed: Filed[Scenario] | Filed[Effort],
    period: Period | None,
    index: str | None,
    unit: str | None,
) -> None:
    """Raise `Refusal` where a file is about another year, index or unit than was asked for."""
    value = filed.value
    about = (str(value.when), value.index, value.unit or book.home_unit)
    asked = (str(period or value.when), index or value.index, unit or about[2])
    if about != asked:
        raise Refusal(ABOUT_ANOTHER, file=filed.file, given=" · ".join(about), asked=" · ".join(asked))


def refuse_unfit(card: Scorecard, changes: Sequence[Change]) -> None:
    """Raise `Refusal` with everything that keeps `changes` from being made to `card`."""
    found = tuple(problems(card, changes))
    if found:
        told = in_both(lambda lang: _told(found, lang))
        raise Refusal(CHANGES_DO_NOT_FIT, index=card.index, year=str(card.when), problems=told)


def _told(found: Sequence[Problem], lang: str) -> str:
    lines = (
        f"  {one.rule.message.fill(lang, one.facts)}; {one.rule.hint.fill(lang, one.facts)}" for one in found
    )
    return "\n".join(lines)
