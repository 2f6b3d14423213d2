"""Which criteria lost the most points, and who leads each?

Losses are measured to the maximum, or against the best, the median, the top 20, a target, another unit.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from ctscore.analysis.panels import WHOLE, PanelScores, median, middle, scores_of, threshold
from ctscore.analysis.plans import Responsibility, responsibilities
from ctscore.analysis.shares import by_owner
from ctscore.analysis.totals import Reconciliation, reconcile_card
from ctscore.analysis.units import scores_beside, scores_with, unit_id, without_points
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO, percent, total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BAD_REFERENCE, NO_TARGET, TOO_FEW_UNITS
from ctscore.model import NOT_SURVEY, Criterion, Scorecard, Text
from ctscore.records import dataclass
from ctscore.scoring import Derivation, Evaluation, Judgement, Node, Score, evaluation_of, framework_of, judge
from ctscore.words import natural_key


class Measure(StrEnum):
    """What sort of reference is meant."""

    MAX = "max"
    BEST = "best"
    MEDIAN = "median"
    TOP = "top"
    TARGET = "target"
    UNIT = "unit"


@dataclass(frozen=True, slots=True)
class Against:
    """A reference as it was asked for: `place` of `top:20`, `unit` of `unit:NAME` (as typed)."""

    measure: Measure
    place: int = 0
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """The points to measure one scorecard against, by code of the criterion, and for the whole (`WHOLE`).

    `holders` are the units that have them, where they are somebody's. `place` is that of the top asked for,
    or that of the target; `unit` the id of the unit; `documents` are the plans that promise the target.
    """

    measure: Measure
    levels: Mapping[str, Decimal]
    holders: Mapping[str, tuple[str, ...]]
    place: int = 0
    unit: str = ""
    documents: tuple[str, ...] = ()


def read_against(asked: str) -> Against:
    """Return what ``max``, ``best``, ``median``, ``top:20``, ``target`` or ``unit:NAME`` means."""
    word, _, rest = asked.strip().partition(":")
    if word == Measure.TOP and re.fullmatch(r"[1-9][0-9]{0,3}", rest):
        return Against(Measure.TOP, place=int(rest))
    if word == Measure.UNIT and rest.strip():
        return Against(Measure.UNIT, unit=rest)
    if word in (Measure.MAX, Measure.BEST, Measure.MEDIAN, Measure.TARGET) and not rest:
        return Against(Measure(word))
    raise Refusal(BAD_REFERENCE, given=asked)


def reference_for(book: Book, card: Scorecard, against: Against) -> Reference | None:
    """Return what to measure `card` against, or None for the ends of its own scale.

    Raises `Refusal` where the panel, the target or the unit is not on file.
    """
    if against.measure is Measure.MAX:
        return None
    if against.measure is Measure.TARGET:
        return _target(book, card)
    if against.measure is Measure.UNIT:
        unit = unit_id(book, against.unit)
        return _unit(book, scores_with(book, card, unit), card, unit)
    scores = scores_beside(book, card)
    return _standing(scores, card, against.measure, against.place)


def best(book: Book, card: Scorecard) -> Reference | None:
    """Return the best that any unit reached at each criterion of `card`, or None without a panel."""
    scores = scores_of(book, card)
    if scores is None or not any(scores.merits[code] for code in _measured(scores, card)):
        return None
    return _standing(scores, card, Measure.BEST, 1)


def _standing(scores: PanelScores, card: Scorecard, measure: Measure, place: int) -> Reference:
    # Where nobody's points were published there is no level; where few were, there may be no such place.
    codes = _measured(scores, card)
    counted = scores.merits if scores.is_plain else codes
    fewest = min((len(scores.merits[code]) for code in counted if scores.merits[code]), default=0)
    if max(place, 1) > fewest:
        raise Refusal(TOO_FEW_UNITS, place=str(max(place, 1)), units=str(fewest))
    levels: dict[str, Decimal] = {}
    holders: dict[str, tuple[str, ...]] = {}
    for code in codes:
        merits = scores.merits[code]
        if not merits:
            continue
        if measure is Measure.MEDIAN:
            merit, holders[code] = median(merits), middle(merits)
        else:
            merit = threshold(merits.values(), place or 1)
            holders[code] = tuple(unit for unit, theirs in merits.items() if theirs == merit)
        levels[code] = _level(scores, card, code, merit)
    return Reference(measure, levels, holders, place=place)


def _unit(book: Book, scores: PanelScores, card: Scorecard, unit: str) -> Reference:
    """Return what another unit has at each criterion of `card`."""
    levels = {
        code: _level(scores, card, code, scores.merits[code][unit])
        for code in _measured(scores, card)
        if unit in scores.merits[code]
    }
    if not levels.keys() - {WHOLE}:
        raise without_points(book, scores, unit)
    return Reference(Measure.UNIT, levels, dict.fromkeys(levels, (unit,)), unit=unit)


def _level(scores: PanelScores, card: Scorecard, code: str, merit: Decimal) -> Decimal:
    """Return a merit in points of `card`, at most its own maximum where that of the others is another.

    A total is what it is: bonuses may carry it beyond the maximum.
    """
    level = scores.level(code, card.unit, merit)
    highest = scores.max_of(code, card.unit)
    is_bound = bool(scores.panel.own_max) and code != WHOLE
    return min(level, highest) if is_bound and highest is not None else level


def _target(book: Book, card: Scorecard) -> Reference:
    """Return the points that plans promise for criteria of `card`; else its promised rank, as points."""
    from ctscore.analysis.targets import promised_points, promised_rank  # noqa: PLC0415 (seldom asked for)

    promised = promised_points(book, card)
    if promised:
        levels = {code: one.points for code, one in promised.items() if one.points is not None}
        documents = tuple(dict.fromkeys(one.document for one in promised.values()))
        return Reference(Measure.TARGET, levels, {}, documents=documents)
    promise, scores = promised_rank(book, card), scores_of(book, card)
    if promise is None or promise.rank is None or scores is None:
        raise Refusal(NO_TARGET, index=card.index, year=str(card.when))
    standing = _standing(scores, card, Measure.TARGET, promise.rank)
    return replace(standing, documents=(promise.document,))


def _measured(scores: PanelScores, card: Scorecard) -> tuple[str, ...]:
    """Return where `card` is measured against others: the whole, and where its points come from."""
    evaluation = evaluation_of(card)
    counted = {node.criterion.code: points.counted for node, points in evaluation}
    imputed = (node for node in evaluation.framework.figure_nodes if not node.is_leaf)
    asked = (node.criterion for node in (*framework_of(scores.tree).figure_nodes, *imputed))
    codes = (one.code for one in asked if counted.get(one.code, one.better is None))
    return (WHOLE, *dict.fromkeys(code for code in codes if code in scores.merits))


Grouping = Literal["field", "agency", "method"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that lost points. `rank` counts among all losses; shares are percent of all loss.

    `lost` is what is missing to `level`: the maximum, or the reference that the losses are measured against,
    in points of the whole. A line that is `capped` is what a cap takes, not what the parts lost.
    """

    rank: int
    node: Node
    score: Score
    level: Decimal
    lost: Decimal
    capped: bool
    share: Decimal
    cumulative_share: Decimal
    responsibility: Responsibility

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the lead agencies."""
        return self.responsibility.leads


@dataclass(frozen=True, slots=True)
class Gaps:
    """The losses of one scorecard, largest first; `lost` is all loss listed, whatever `rows` was cut to.

    `reference` is None where losses are measured to the maximum. `best`, where it was asked for, is what
    the best unit reached at each criterion. `set_off` is what is set off against all losses: bonuses won,
    points that a cap gives back; `set_off_shown` are the lines of that which filters left. `judgement` is
    whether conditions are met, where the index has any. `unmeasured` is what its index is to be measured to,
    where figures for that are missing.
    """

    filed: Filed[Scorecard]
    rows: tuple[Gap, ...]
    lost: Decimal
    count: int
    reconciliation: Reconciliation | None
    reference: Reference | None = None
    best: Reference | None = None
    set_off: tuple[Gap, ...] = ()
    set_off_shown: tuple[Gap, ...] = ()
    judgement: Judgement | None = None
    unmeasured: Against | None = None

    @property
    def whole(self) -> Score:
        """The points of the whole scorecard."""
        return evaluation_of(self.card).whole

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.filed.value

    @property
    def led(self) -> tuple[Responsibility, ...]:
        """Who leads each of the rows."""
        return tuple(row.responsibility for row in self.rows)

    @property
    def shown_lost(self) -> Decimal:
        """The loss of the rows that are left after cutting and filtering."""
        return total(row.lost for row in self.rows)

    @property
    def off_scale(self) -> Decimal:
        """The loss of the whole that belongs to no part, because the maxima of parts are printed rounded."""
        full = self.card.listing == "full" and self.card.criteria and self.reference is None
        set_off = total(line.lost for line in self.set_off)
        return self.whole.lost - self.lost - set_off if full else ZERO


@dataclass(frozen=True, slots=True)
class LossGroup:
    """The losses of one field, agency or method.

    A loss with several leads is split equally among them, so that groups add up to the whole exactly;
    `exposure` counts it in full for each.
    """

    rank: int
    key: str | None
    criteria: int
    lost: Decimal
    exposure: Decimal
    share: Decimal
    cumulative_share: Decimal


@dataclass(frozen=True, slots=True)
class Groups:
    """The losses of one scorecard added up."""

    gaps: Gaps
    by: Grouping
    rows: tuple[LossGroup, ...]

    @property
    def shown_lost(self) -> Decimal:
        """The loss of the groups that are left after cutting."""
        return total(group.lost for group in self.rows)


def find_gaps(book: Book, filed: Filed[Scorecard], reference: Reference | None = None) -> Gaps:
    """Return every criterion of the scorecard that lost points: most lost first, ties in order of code.

    Losses are what is missing to the maximum, or to the points of `reference` where it has any.
    """
    card = filed.value
    answering = responsibilities(book, card)
    evaluation = evaluation_of(card)
    lines = sorted(
        _lines(card, evaluation, reference),
        key=lambda line: (line.lost < 0, -abs(line.lost), natural_key(line.node.criterion.code)),
    )
    whole = total(line.lost for line in lines if line.lost > 0)
    rows: list[Gap] = []
    set_off: list[Gap] = []
    running = ZERO
    for rank, line in enumerate(lines, start=1):
        led = (
            led_of_cap(line.node, answering)
            if line.capped
            else answering.get(line.node.criterion.code, Responsibility())
        )
        if line.lost < 0:
            set_off.append(Gap(0, *line, ZERO, ZERO, led))
            continue
        running += line.lost
        shares = (percent(line.lost, whole) or ZERO, percent(running, whole) or ZERO)
        rows.append(Gap(rank, *line, *shares, led))
    return Gaps(
        filed,
        tuple(rows),
        whole,
        len(rows),
        reconcile_card(card),
        reference,
        set_off=tuple(set_off),
        set_off_shown=tuple(set_off),
        judgement=judge(card, evaluation),
    )


def led_of_cap(node: Node, answering: Mapping[str, Responsibility]) -> Responsibility:
    """Return who answers for what a cap takes: whoever leads the criterion itself, not those of its parts."""
    codes = {criterion.code for criterion in (*node.parents, node.criterion)}
    led = answering.get(node.criterion.code, Responsibility())
    return led if any(codes.intersection(task.criteria) for task in led.items) else Responsibility()


class _Line(NamedTuple):
    """What costs points of the whole, or gives them back: where, measured to what, how many, if by a cap."""

    node: Node
    score: Score
    level: Decimal
    lost: Decimal
    capped: bool


def _lines(card: Scorecard, evaluation: Evaluation, reference: Reference | None) -> Iterator[_Line]:
    """Yield what is lost to the maximum and what is set off, or only what is missing to `reference`."""
    for node, level in _levels(evaluation, reference):
        points = evaluation.of(node)
        if reference is None:
            if points.lost:
                yield _Line(node, points, level, points.lost, False)
        elif points.known and points.counted and points.factor and level > points.achieved:
            yield _Line(node, points, level, (level - points.achieved) * points.factor, False)
    if reference is None:
        for node, points in (*evaluation, (whole_node(card), evaluation.whole)):
            if node.place < 0 and points.scale.derivation is Derivation.PRINTED and points.lost:
                yield _Line(node, points, points.max, points.lost, False)  # lost at the whole itself
            if points.taken_off:
                yield _Line(node, points, points.max, points.taken_off, True)


def whole_node(card: Scorecard) -> Node:
    """Return the whole of `card` as a place of its own, for what is told of it in a list of criteria."""
    return Node(Criterion(code=card.index, name=_WHOLE_NAME), (), (), card.method or NOT_SURVEY, -1)


_WHOLE_NAME = Text(vi="Toàn chỉ số", en="The whole index")


def _levels(evaluation: Evaluation, reference: Reference | None) -> Iterator[tuple[Node, Decimal]]:
    """Yield the criteria that are measured, never together with a part of one, and against what."""
    if reference is None:
        for node in evaluation.framework.loss_nodes:
            yield node, evaluation.of(node).max
        return
    for node in evaluation.framework.nodes:
        level = reference.levels.get(node.criterion.code)
        if level is not None and not any(parent.code in reference.levels for parent in node.parents):
            yield node, level


def beside_best(book: Book, gaps: Gaps) -> Gaps:
    """Return `gaps` with what the best unit reached at each criterion, where a panel tells."""
    return replace(gaps, best=best(book, gaps.card))


def filter_gaps(gaps: Gaps, *, agency: str | None = None, field: Criterion | None = None) -> Gaps:
    """Return `gaps` with only the rows of a lead agency, or of a field; ranks and shares stay.

    The running share starts anew, so that its last figure is the share of what is shown.
    """

    def kept(row: Gap) -> bool:
        led = agency is None or agency in row.leads
        return led and (field is None or field in (*row.node.parents, row.node.criterion))

    running = ZERO
    rows = []
    for row in filter(kept, gaps.rows):
        running += row.lost
        rows.append(replace(row, cumulative_share=percent(running, gaps.lost) or ZERO))
    return replace(gaps, rows=tuple(rows), set_off_shown=tuple(filter(kept, gaps.set_off_shown)))


def cut_gaps(gaps: Gaps, min_loss: Decimal, top: int | None) -> Gaps:
    """Return `gaps` with only the losses of at least `min_loss`, and of those only the `top` first."""
    return replace(gaps, rows=tuple(row for row in gaps.rows if row.lost >= min_loss)[:top])


def group_gaps(
    gaps: Gaps,
    by: Grouping,
    *,
    only: str | None = None,
    min_loss: Decimal = ZERO,
    top: int | None = None,
) -> Groups:
    """Return the rows of `gaps` added up by field, lead agency or method, most lost first.

    `only` keeps the group of that key. `min_loss` and `top` cut groups, after all rows were added up.
    """
    members = by_owner(gaps.rows, _KEYS[by], lambda row: row.lost)
    sums = [
        (key, len(rows), total(part for _, part in rows), total(row.lost for row, _ in rows))
        for key, rows in members.items()
    ]
    sums.sort(key=lambda entry: (-entry[2], -entry[3], natural_key(entry[0] or "")))
    groups = []
    running = ZERO
    for rank, (key, count, lost, exposure) in enumerate(sums, start=1):
        if lost >= min_loss and (only is None or key == only):
            running += lost
            shares = (percent(lost, gaps.lost) or ZERO, percent(running, gaps.lost) or ZERO)
            groups.append(LossGroup(rank, key, count, lost, exposure, *shares))
    return Groups(gaps, by, tuple(groups[:top]))


_KEYS: dict[str, Callable[[Gap], tuple[str, ...]]] = {
    "field": lambda row: (row.node.field.code,),
    "agency": lambda row: row.leads,
    "method": lambda row: (row.node.method,),
}
