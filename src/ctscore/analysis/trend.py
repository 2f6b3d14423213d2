"""One index or criterion over the years, with the breaks in its scale."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NamedTuple

from ctscore.analysis.bodies import others_moved, same_body
from ctscore.analysis.compare import Compared, Pairing, compare
from ctscore.analysis.panels import (
    WHOLE,
    PanelScores,
    Span,
    card_of,
    median,
    periods_of,
    rank_of,
    scores_of,
)
from ctscore.analysis.totals import Basis, headline
from ctscore.book import Book, Filed
from ctscore.model import Criterion, Direction, Scorecard, is_first_version
from ctscore.model.scorecard import result_of
from ctscore.periods import Period, PeriodKind
from ctscore.records import dataclass
from ctscore.scoring import Bounds, Evaluation, Node, Score, code_in, evaluation_of, walk


class Break(StrEnum):
    """Why a point of the series does not simply continue the one before it."""

    OTHER_SCALE = "other-scale"
    UNKNOWN_SCALE = "unknown-scale"
    OTHER_PARTS = "other-parts"
    OTHER_BORDERS = "other-borders"


@dataclass(frozen=True, slots=True)
class Point:
    """One period: score and rank, the ends of the scale, and the change since the period before it on file.

    `basis` is computed, published, implied, or raw: a value that is no points; `median` is that of all units,
    on our scale. `code` is the one that the criterion had in that period. After a break in the scale there is
    no change; where only the parts are others, there is one, and it is marked. `span` are the ranks that we
    can have where units are not known whole; `stage` is that of its figures, where the file says; `plain`
    says that the first version of the format says all that the file says. A score that is not known whole
    lies `between` two figures. Where the units that a rank counts are others than at the rank before, because
    borders moved, it is `regrouped`.
    """

    period: Period
    code: str
    score: Decimal | None
    max: Decimal | None
    basis: Basis | Literal["raw"] | None
    rank: int | None
    of: int | None
    median: Decimal | None = None
    change: Decimal | None = None
    broken: Break | None = None
    span: Span | None = None
    stage: str | None = None
    plain: bool = True
    between: Bounds | None = None
    regrouped: bool = False


@dataclass(frozen=True, slots=True)
class Trend:
    """The series of one unit, and the scorecards it comes from; `criterion` is None for the whole index."""

    index: str
    unit: str
    criterion: Criterion | None
    points: tuple[Point, ...]
    old: bool = False
    """Whether it is of a body of older borders, shown beside the one that was merged of it."""

    @property
    def kind(self) -> PeriodKind:
        """The length of its periods."""
        return self.points[0].period.kind

    @property
    def better(self) -> Direction | None:
        """Of raw values, which are no points, whether the higher or the lower one is better."""
        return self.criterion.better if self.criterion else None

    cards: tuple[Scorecard, ...] = ()

    @property
    def runs(self) -> tuple[tuple[Point, ...], ...]:
        """The points, parted where the scale breaks."""
        found: list[list[Point]] = []
        for point in self.points:
            if not found or point.broken in (Break.OTHER_SCALE, Break.UNKNOWN_SCALE, Break.OTHER_BORDERS):
                found.append([])
            found[-1].append(point)
        return tuple(tuple(run) for run in found)


def trends(
    book: Book, index: str, unit: str, code: str = WHOLE, period: Period | None = None
) -> tuple[Trend, ...]:
    """Return the series of `unit` in an index, or in the criterion that has `code` in `period`.

    Without `period` the latest one with points by criterion is meant. Each series keeps to periods of one
    length, the longest first: what a month came to is not compared with a year.
    """
    cards = [card for one in periods_of(book, index, unit) if (card := card_of(book, index, unit, one))]
    if not cards:
        return ()
    latest = period or max((f.value.when for f in cards if f.value.criteria), default=cards[-1].value.when)
    lengths = sorted({(-one.value.when.length, one.value.when.kind) for one in cards})
    series = (
        _series(book, [one for one in cards if one.value.when.kind == kind], code, latest)
        for _, kind in lengths
    )
    return tuple(one for one in series if one is not None)


def _series(book: Book, cards: Sequence[Filed[Scorecard]], code: str, latest: Period) -> Trend | None:
    """Return the series of `cards` in the criterion that has `code` in `latest`; None where none has it."""
    index, unit = cards[0].value.index, cards[0].value.unit
    known = book.indexes.get(index)
    codes = {f.value.when: code and code_in(known, code, latest.year, f.value.when.year) for f in cards}
    found = [(filed, _point(book, filed, codes[filed.value.when])) for filed in cards]
    kept = [(filed, point) for filed, point in found if point is not None]
    if not kept:
        return None
    points: list[Point] = []
    last: Filed[Scorecard] | None = None  # with a score: a year with a rank only neither breaks nor continues
    for here, point in kept:
        if last is None or point.score is None:
            points.append(point)
        else:
            points.append(_since(point, _pair(book, last, here, point.code)))
            if not same_body(book, last.value, here.value):
                points[-1] = replace(points[-1], change=None, broken=Break.OTHER_BORDERS)
        last = last if point.score is None else here
    points = _regrouped(book, [filed.value for filed, _ in kept], points)
    criterion = _criterion(kept[-1][0].value, kept[-1][1].code)
    return Trend(index, unit, criterion, tuple(points), cards=tuple(filed.value for filed, _ in kept))


def _regrouped(book: Book, cards: Sequence[Scorecard], points: Sequence[Point]) -> list[Point]:
    """Return `points`, those marked whose rank may be another one only because other units merged."""
    found: list[Point] = []
    last: Scorecard | None = None
    for card, point in zip(cards, points, strict=True):
        moved = (
            last is not None
            and point.rank is not None
            and others_moved(book, card.index, card.unit, last.day, card.day)
        )
        found.append(replace(point, regrouped=True) if moved else point)
        last = card if point.rank is not None else last
    return found


def _since(point: Point, pair: Compared | None) -> Point:
    if pair is None or pair.pairing is Pairing.NO_FIGURE:
        return point
    broken = Break.OTHER_PARTS if pair.other_parts else None
    if pair.pairing is not Pairing.SAME_SCALE:
        broken = Break(pair.pairing)
    return replace(point, change=pair.change, broken=broken)


def _pair(book: Book, before: Filed[Scorecard], here: Filed[Scorecard], code: str) -> Compared | None:
    found = compare(book, before, here)
    return found.whole if code == WHOLE else next((row for row in found.rows if row.code == code), None)


def _criterion(card: Scorecard, code: str) -> Criterion | None:
    node = _node(card, code)
    return node.criterion if node else None


def _node(card: Scorecard, code: str) -> Node | None:
    return next((node for node in walk(card) if node.criterion.code == code), None)


class _Figure(NamedTuple):
    """What is on file at one place: a score, or between what it lies; out of what, and where it is from."""

    score: Decimal | None = None
    max: Decimal | None = None
    basis: Basis | Literal["raw"] | None = None
    between: Bounds | None = None


def _figure(card: Scorecard, code: str) -> _Figure:
    evaluation, node = evaluation_of(card), _node(card, code)
    if code == WHOLE:
        head, whole = headline(card), evaluation.whole
        if head is None:
            return _Figure(max=card.max, between=_between(card, evaluation, whole))
        return _Figure(head.score, whole.max if head.added_up else card.max, head.basis)
    if node is None:
        return _Figure(max=card.max)
    points = evaluation.of(node)
    highest = points.known_max if points.counted else None
    score = None if points.listed_only else evaluation.figure(node)
    if score is None:
        return _Figure(max=highest, between=_between(card, evaluation, points))
    return _Figure(score, highest, "computed" if node.criterion.better is None else "raw")


def _between(card: Scorecard, evaluation: Evaluation, points: Score) -> Bounds | None:
    """Return between what points lie of which a part is known, where the version of the file can say so."""
    nothing = points.unknown == points.max and not evaluation.ranges
    if is_first_version(card) or points.known or points.listed_only or nothing:
        return None
    return points.low, points.high


def _point(book: Book, filed: Filed[Scorecard], code: str | None) -> Point | None:
    card = filed.value
    if code is None:
        return None
    figure = _figure(card, code)
    rank, of = _rank(book, card, code)
    if (figure.score, rank, figure.between) == (None, None, None):
        return None
    scores = scores_of(book, card)
    is_open = scores is not None and code in scores.merits and scores.is_open(code)
    return Point(
        card.when,
        code,
        figure.score,
        figure.max,
        figure.basis,
        rank,
        of,
        _median(scores, card, code),
        span=scores.span(code, card.unit) if scores and is_open else None,
        stage=card.stage,
        plain=is_first_version(card),
        between=figure.between,
    )


def _median(scores: PanelScores | None, card: Scorecard, code: str) -> Decimal | None:
    merits = scores.merits.get(code, {}) if scores else {}
    return scores.level(code, card.unit, median(merits)) if scores and merits else None


def _rank(book: Book, card: Scorecard, code: str) -> tuple[int | None, int | None]:
    """Return the rank at `code` and among how many: by the panel, else as published for the whole."""
    scores = scores_of(book, card)
    merits = scores.merits.get(code, {}) if scores else {}
    if card.unit in merits:
        return rank_of(merits[card.unit], merits.values()), len(merits)
    result = result_of(card)
    if code == WHOLE and result is not None:
        return result.rank, result.of
    return None, None
