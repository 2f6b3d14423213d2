"""What points are measured against: the maximum, the best, the median, the top 20, a target, a unit."""

import re
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from ctscore.analysis.panels import WHOLE, PanelScores, scores_of
from ctscore.analysis.ranking import median, middle, threshold
from ctscore.analysis.targets import promised_points, promised_rank
from ctscore.analysis.units import refuse_without_panel, unit_id, without_points
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BAD_REFERENCE, NO_TARGET, TOO_FEW_UNITS
from ctscore.model import Scorecard
from ctscore.records import dataclass
from ctscore.scoring import framework_of


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
    scores = scores_of(book, card.index, card.year)
    if scores is None:
        refuse_without_panel(book, [card.index], card.year)
    if against.measure is Measure.UNIT:
        return _unit(book, scores, unit_id(book, against.unit))
    return _standing(scores, against.measure, against.place)


def best(book: Book, card: Scorecard) -> Reference | None:
    """Return the best that any unit reached at each criterion of `card`, or None without a panel."""
    scores = scores_of(book, card.index, card.year)
    return None if scores is None or not any(scores.by_code.values()) else _standing(scores, Measure.BEST, 1)


def _standing(scores: PanelScores, measure: Measure, place: int) -> Reference:
    # Where nobody's points were published there is no level; where few were, there may be no such place.
    fewest = min((len(by_unit) for by_unit in scores.by_code.values() if by_unit), default=0)
    if max(place, 1) > fewest:
        raise Refusal(TOO_FEW_UNITS, place=str(max(place, 1)), units=str(fewest))
    levels: dict[str, Decimal] = {}
    holders: dict[str, tuple[str, ...]] = {}
    for code in (WHOLE, *_leaves(scores)):
        by_unit = scores.by_code[code]
        if not by_unit:
            continue
        if measure is Measure.MEDIAN:
            levels[code], holders[code] = median(by_unit), middle(by_unit)
        else:
            level = threshold(by_unit.values(), place or 1)
            levels[code], holders[code] = level, tuple(u for u, score in by_unit.items() if score == level)
    return Reference(measure, levels, holders, place=place)


def _unit(book: Book, scores: PanelScores, unit: str) -> Reference:
    levels = {code: scores.by_code[code][unit] for code in _leaves(scores) if unit in scores.by_code[code]}
    if not levels:
        raise without_points(book, scores, unit)
    if unit in scores.by_code[WHOLE]:
        levels[WHOLE] = scores.by_code[WHOLE][unit]
    return Reference(Measure.UNIT, levels, dict.fromkeys(levels, (unit,)), unit=unit)


def _target(book: Book, card: Scorecard) -> Reference:
    """Return the points that plans promise for criteria of `card`; else its promised rank, as points."""
    promised = promised_points(book, card)
    if promised:
        levels = {code: one.points for code, one in promised.items() if one.points is not None}
        documents = tuple(dict.fromkeys(one.document for one in promised.values()))
        return Reference(Measure.TARGET, levels, {}, documents=documents)
    promise, scores = promised_rank(book, card), scores_of(book, card.index, card.year)
    if promise is None or promise.rank is None or scores is None:
        raise Refusal(NO_TARGET, index=card.index, year=str(card.year))
    return replace(_standing(scores, Measure.TARGET, promise.rank), documents=(promise.document,))


def _leaves(scores: PanelScores) -> tuple[str, ...]:
    return tuple(node.criterion.code for node in framework_of(scores.tree).leaves)
