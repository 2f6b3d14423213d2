"""What a change of the data does to the numbers: two books beside each other, scorecard by scorecard.

A scorecard is looked at in each stage of which it has anything: a figure of one stage moves no other total.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from decimal import Decimal

from ctscore.analysis.panels import figures_in, unit_of
from ctscore.book import Book, Filed, Key, PanelKey
from ctscore.model import PUBLISHED, Counting, Criterion, Panel, Scorecard, Text, in_order, stage_order
from ctscore.model.scorecard import at_stage, result_of, stage_of, stages_with_figures
from ctscore.records import dataclass
from ctscore.scoring import Score, evaluation_of, walk
from ctscore.words import natural_key

_Leaf = tuple[Criterion, Score]


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """A criterion whose points or scale are others: what it has and may have, before and after."""

    code: str
    name: Text
    before: Decimal | None
    after: Decimal | None
    max_before: Decimal | None
    max_after: Decimal | None

    @property
    def difference(self) -> Decimal | None:
        """After minus before."""
        return _difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class CountedOtherwise:
    """A key by which points are counted, at a criterion or the whole: what it said before, what it says."""

    code: str
    key: str
    before: object
    after: object


@dataclass(frozen=True, slots=True)
class CardChange:
    """A scorecard whose figures are others; its total before and after, None where there is none.

    A total that is not known lies in a range. `others` are criteria of which something else is recorded now
    that has no points: answers, what does not apply. `counted` is what weighs or caps points otherwise.
    `stage` is that of all these figures, where the file speaks of stages.
    """

    key: Key
    before: Decimal | None
    after: Decimal | None
    criteria: tuple[CriterionChange, ...]
    range_before: tuple[Decimal, Decimal] | None = None
    range_after: tuple[Decimal, Decimal] | None = None
    others: tuple[str, ...] = ()
    counted: tuple[CountedOtherwise, ...] = ()
    stage: str | None = None

    @property
    def difference(self) -> Decimal | None:
        """After minus before."""
        return _difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class PanelChange:
    """A panel, by its stage, in which rows of so many units are others."""

    key: PanelKey
    stage: str
    units: int


@dataclass(frozen=True, slots=True)
class Changes:
    """All scorecards and panels whose figures are others."""

    cards: tuple[CardChange, ...]
    panels: tuple[PanelChange, ...]

    def drops_more_than(self, allowed: Decimal) -> bool:
        """Return whether any total fell by more than `allowed` points, or is gone."""
        return any(
            one.before is not None and (one.after is None or one.before - one.after > allowed)
            for one in self.cards
        )


def changes(before: Book, after: Book) -> Changes:
    """Return what differs between two books whose points can be added up."""
    old, new = (replace(book, stage=None, as_filed=True).scorecards for book in (before, after))
    keys = sorted({*old, *new}, key=lambda key: (key.index, key.unit, key.period))
    cards = (
        change
        for key in keys
        for change in _by_stage(key, old.get(key), new.get(key), stage_order(after.indexes.get(key.index)))
    )
    was, now = _panels(before), _panels(after)
    panels = sorted({*was, *now}, key=lambda one: (one[0].index, one[0].period, one[1]))
    moved = ((one, _rows(was.get(one)), _rows(now.get(one))) for one in panels)
    return Changes(
        tuple(cards),
        tuple(PanelChange(*one, _different(then, here)) for one, then, here in moved if then != here),
    )


def total_of(card: Scorecard | None) -> Decimal | None:
    """Return what the criteria of `card` add up to; the published score where none is listed."""
    if card is None:
        return None
    if card.criteria:
        whole = evaluation_of(card).whole
        return whole.achieved if whole.known else None
    result = result_of(card)
    return result.score if result else None


def _difference(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else after - before


def _by_stage(
    key: Key, before: Filed[Scorecard] | None, after: Filed[Scorecard] | None, order: Sequence[str]
) -> Iterator[CardChange]:
    """Yield what changed in each stage of a scorecard, that of its file first."""
    old, new = before.value if before else None, after.value if after else None
    both = [card for card in (new, old) if card is not None]
    own = stage_of(both[0])
    rest = {stage for card in both for stage in _stages(card)} - {own}
    staged = bool(rest) or any(card.stage is not None for card in both)
    counted = tuple(_counted_otherwise(old, new)) if old and new else ()
    for stage in (own, *in_order(rest, order)):
        change = _card_change(key, _seen(old, stage, order), _seen(new, stage, order))
        moved = change.before != change.after or change.range_before != change.range_after
        if change.criteria or change.others or moved or (counted and stage == own):
            yield replace(change, counted=counted, stage=stage if staged else None)


def _stages(card: Scorecard) -> frozenset[str]:
    """Return the stages of which `card` has a total: its own, and those with figures."""
    return frozenset((stage_of(card), *stages_with_figures(card), *(() if card.criteria else card.printed)))


def _seen(card: Scorecard | None, stage: str, order: Sequence[str]) -> Scorecard | None:
    return None if card is None else at_stage(card, stage, order)


_COUNTING = tuple(one.name for one in fields(Counting))
_OF_WHOLE = ("max", "listing", *_COUNTING)
_OF_CRITERION = ("weight", "bonus", "imputed", "listing", *_COUNTING)


def _counted_otherwise(old: Scorecard, new: Scorecard) -> Iterator[CountedOtherwise]:
    """Yield by what points are counted otherwise now, at the whole and at criteria of both sides."""
    yield from _differing(old.index, _OF_WHOLE, old, new)
    was = {node.criterion.code: node.criterion for node in walk(old)}
    for node in walk(new):
        here, there = node.criterion, was.get(node.criterion.code)
        if there is not None:
            keys = (
                _OF_CRITERION if node.is_leaf else ("max", *_OF_CRITERION)
            )  # that of a leaf is told with it
            yield from _differing(here.code, keys, there, here)


def _differing(code: str, keys: Iterable[str], old: object, new: object) -> Iterator[CountedOtherwise]:
    for key in keys:
        before, after = getattr(old, key), getattr(new, key)
        if before != after:
            yield CountedOtherwise(code, key, before, after)


def _card_change(key: Key, before: Scorecard | None, after: Scorecard | None) -> CardChange:
    was, now = _leaves(before), _leaves(after)
    found = tuple(_criteria_changes(was, now))
    told = {one.code for one in found}
    others = (code for code in was.keys() & now.keys() if _recorded(was[code]) != _recorded(now[code]))
    return CardChange(
        key,
        total_of(before),
        total_of(after),
        found,
        _range(before),
        _range(after),
        tuple(sorted((code for code in others if code not in told), key=natural_key)),
    )


def _range(card: Scorecard | None) -> tuple[Decimal, Decimal] | None:
    """Return between what the total of `card` lies, where it is not known."""
    if card is None or not card.criteria:
        return None
    whole = evaluation_of(card).whole
    return None if whole.known else (whole.low, whole.high)


def _recorded(leaf: _Leaf) -> object:
    criterion = leaf[0]
    return criterion.achieved, criterion.not_applicable and criterion.not_applicable.how


def _criteria_changes(was: Mapping[str, _Leaf], now: Mapping[str, _Leaf]) -> Iterator[CriterionChange]:
    for code in sorted({*was, *now}, key=natural_key):
        old, new = was.get(code), now.get(code)
        change = CriterionChange(
            code,
            (new or was[code])[0].name,
            _figure(old),
            _figure(new),
            old[1].known_max if old else None,
            new[1].known_max if new else None,
        )
        there = (old is None, change.before, change.max_before), (new is None, change.after, change.max_after)
        if there[0] != there[1]:
            yield change


def _figure(leaf: _Leaf | None) -> Decimal | None:
    """Return the points of a leaf, or the raw value that it has instead; None where it is not known."""
    if leaf is None:
        return None
    criterion, score = leaf
    raw = criterion.achieved if criterion.better is not None else None
    return raw if isinstance(raw, Decimal) else score.known_points


def _leaves(card: Scorecard | None) -> dict[str, _Leaf]:
    pairs = evaluation_of(card) if card else ()
    return {node.criterion.code: (node.criterion, points) for node, points in pairs if node.is_leaf}


def _panels(book: Book) -> Mapping[tuple[PanelKey, str], Panel]:
    return {
        (key, one.value.stage or PUBLISHED): one.value
        for key, found in book.panels_of_stages.items()
        for one in found
    }


def _rows(panel: Panel | None) -> dict[str, list[str]]:
    return {unit_of(row): figures_in(row) for row in panel.rows} if panel else {}


def _different(was: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> int:
    return sum(was.get(unit) != now.get(unit) for unit in {*was, *now})
