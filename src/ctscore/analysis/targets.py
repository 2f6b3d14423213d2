"""Did we reach what we promised? Targets of plans against the results on file."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import WHOLE, Span, card_of, rank_of, scores_of
from ctscore.analysis.plans import plans_by_date
from ctscore.analysis.totals import covers_known_only
from ctscore.book import About, Book, Filed
from ctscore.decimals import HUNDRED, percent, total
from ctscore.model import Plan, Scorecard, Target
from ctscore.model.scorecard import result_of
from ctscore.periods import Period
from ctscore.records import dataclass
from ctscore.scoring import evaluation_of


class Outcome(StrEnum):
    """How a target came out."""

    MET = "met"
    MISSED = "missed"
    NO_FIGURE = "no-figure"
    OTHER_SCALE = "other-scale"


@dataclass(frozen=True, slots=True)
class Result:
    """A target in one year, what was reached, and the difference.

    `actual` is a rank, points or percent as the target's unit says; `difference` is actual minus target, so
    that a rank above zero and points or percent below zero fall short. Both are None where nothing is on
    file, and `difference` is None where the result stands on another scale. The target is held against
    `card`.
    """

    plan: Filed[Plan]
    target: Target
    year: int
    outcome: Outcome
    actual: Decimal | None = None
    of: int | None = None
    difference: Decimal | None = None
    card: Scorecard | None = None


@dataclass(frozen=True, slots=True)
class TargetSum:
    """Targets of one plan for parts of one index add up: to what, out of what, and against which result.

    `actual_out_of` is the scale of the total that `card` prints; where it differs the two are not compared.
    """

    plan: Filed[Plan]
    index: str
    year: int
    parts: int
    value: Decimal
    out_of: Decimal
    card: Scorecard | None

    @property
    def actual(self) -> Decimal | None:
        """The total of the year, where one is printed."""
        published = result_of(self.card) if self.card else None
        return published.score if published else None

    @property
    def actual_out_of(self) -> Decimal | None:
        """The scale of that total."""
        return self.card.max if self.card else None


def results(book: Book, plan: Filed[Plan]) -> tuple[Result, ...]:
    """Return the targets of `plan` in printed order, one for each year that a target speaks of.

    A target without an end is followed through every year that has results of its index, and stands for its
    first year at least.
    """
    return tuple(
        _result(book, plan, target, year)
        for target in plan.value.targets
        for year in _years(book, plan.value, target)
    )


def _years(book: Book, plan: Plan, target: Target) -> tuple[int, ...]:
    if target.each_year is None:
        return (target.due,) if target.due is not None else ()
    first, last = target.each_year.first, target.each_year.last
    if last is None:
        book.without(About("scorecard", target.index, plan.unit))
        known = [
            key.period.year for key in book.scorecards if (key.index, key.unit) == (target.index, plan.unit)
        ]
        last = max((first, *known))
    return tuple(range(first, last + 1))


def _result(book: Book, plan: Filed[Plan], target: Target, year: int) -> Result:
    filed = card_of(book, target.index or "", plan.value.unit, Period(year))
    card = filed.value if filed else None
    if target.unit == "rank":
        place = place_of(book, card) if card is not None and target.criterion is None else None
        if place is None:
            return Result(plan, target, year, Outcome.NO_FIGURE, card=card)
        actual, of = Decimal(place.rank), place.of
        outcome = Outcome.MET if actual <= target.value else Outcome.MISSED
        return Result(plan, target, year, outcome, actual, of, actual - target.value, card)
    found = _actual(card, target) if card is not None else None
    if found is None:
        return Result(plan, target, year, Outcome.NO_FIGURE, card=card)
    actual, scale = found
    if target.out_of is not None and scale != target.out_of:
        return Result(plan, target, year, Outcome.OTHER_SCALE, actual, card=card)
    difference = actual - target.value
    reached = difference > 0 if target.goal == "above" else difference >= 0
    outcome = Outcome.MET if reached else Outcome.MISSED
    return Result(plan, target, year, outcome, actual, None, difference, card)


@dataclass(frozen=True, slots=True)
class Place:
    """The rank of a unit and among how many: as `printed`, else by the panel of its period.

    By a panel in which units are not known whole it is a `span` of ranks, and the rank one of these.
    """

    rank: int
    of: int | None
    printed: bool
    implied: bool = False
    span: Span | None = None

    @property
    def ranks(self) -> str:
        """The rank, or the first and the last that it may be."""
        if self.span is None or self.span.best == self.span.worst:
            return str(self.rank)
        return f"{self.span.best}–{self.span.worst}"


def place_of(book: Book, card: Scorecard) -> Place | None:
    """Return the rank of `card`; None where none is on file and its units are not compared."""
    result = result_of(card)
    if result is not None and result.rank is not None:
        return Place(result.rank, result.of, printed=True, implied="rank" in result.implied)
    scores = scores_of(book, card)
    merits = scores.merits[WHOLE] if scores else {}
    if scores is None or card.unit not in merits:
        return None
    span = scores.span(WHOLE, card.unit) if scores.is_open(WHOLE) else None
    of = len(merits) if span is None else len(scores.spans(WHOLE))  # those not known whole may rank too
    return Place(rank_of(merits[card.unit], merits.values()), of, printed=False, span=span)


def _actual(card: Scorecard, target: Target) -> tuple[Decimal, Decimal] | None:
    """Return what `card` has for `target`, in the target's unit, and the end of the scale in points.

    None where it has nothing: no such criterion, nothing published, or a total of what is known only.
    """
    if target.criterion is not None:
        points = evaluation_of(card).at(target.criterion)
        told = points is not None and points.known and points.counted and not points.listed_only
        figure = (points.achieved, points.max) if points is not None and told else None
    else:
        result = None if covers_known_only(card) else result_of(card)
        figure = None if result is None or result.score is None else (result.score, card.max)
    if figure is None or target.unit == "points":
        return figure
    share = percent(*figure)
    return None if share is None else (share, figure[1])


@dataclass(frozen=True, slots=True)
class Promise:
    """What a plan (the id of its document) promises for one year: a rank, or points."""

    document: str
    rank: int | None = None
    points: Decimal | None = None


def promised_points(book: Book, card: Scorecard) -> Mapping[str, Promise]:
    """Return the points that plans promise for criteria of `card`, by code; the newest plan counts.

    A target on another scale than the criterion's is left out; percent are of the criterion's maximum.
    """
    maxima = {node.criterion.code: points.known_max for node, points in evaluation_of(card)}
    found: dict[str, Promise] = {}
    for document, target in _targets_of(book, card):
        most = maxima.get(target.criterion or "")
        if target.criterion is None or most is None or target.out_of not in (None, most):
            continue
        points = {"points": target.value, "percent": target.value * most / HUNDRED}.get(target.unit)
        if points is not None:
            found.setdefault(target.criterion, Promise(document, points=points))
    return found


def promised_rank(book: Book, card: Scorecard) -> Promise | None:
    """Return the rank that a plan promises for the index of `card` in its year; the newest plan counts."""
    found = ((document, target) for document, target in _targets_of(book, card) if target.unit == "rank")
    ranks = (Promise(document, rank=int(target.value)) for document, target in found if not target.criterion)
    return next(ranks, None)


def _targets_of(book: Book, card: Scorecard) -> Iterator[tuple[str, Target]]:
    for plan in plans_by_date(book, card.unit):
        for target in plan.value.targets:
            if target.index == card.index and card.when in map(Period, _years(book, plan.value, target)):
                yield plan.value.document, target


def sums(book: Book, plan: Filed[Plan]) -> tuple[TargetSum, ...]:
    """Return what the targets of `plan` for the dimensions of an index add up to, by index and year."""
    groups: dict[tuple[str, int], list[Target]] = {}
    for target in plan.value.targets:
        if target.criterion and target.index and target.due and target.out_of is not None:
            groups.setdefault((target.index, target.due), []).append(target)
    groups = {key: _uppermost(targets) for key, targets in groups.items()}
    found = []
    for (index, year), targets in groups.items():
        filed = card_of(book, index, plan.value.unit, Period(year))
        found.append(
            TargetSum(
                plan,
                index,
                year,
                len(targets),
                total(target.value for target in targets),
                total(target.out_of for target in targets if target.out_of is not None),
                filed.value if filed else None,
            )
        )
    return tuple(found)


def _uppermost(targets: list[Target]) -> list[Target]:
    """Return the targets for criteria that are not part of another one among them."""
    codes = [f"{target.criterion}." for target in targets]
    return [
        target
        for target, own in zip(targets, codes, strict=True)
        if not any(own != code and own.startswith(code) for code in codes)
    ]
