"""What a change of the data does to the numbers: two books beside each other, scorecard by scorecard."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from ctscore.analysis.panels import unit_of
from ctscore.book import Book, Key, PanelKey
from ctscore.model import Criterion, Panel, Scorecard, Text
from ctscore.records import dataclass
from ctscore.scoring import Score, evaluation_of
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
class CardChange:
    """A scorecard whose figures are others; its total before and after, None where there is none."""

    key: Key
    before: Decimal | None
    after: Decimal | None
    criteria: tuple[CriterionChange, ...]

    @property
    def difference(self) -> Decimal | None:
        """After minus before."""
        return _difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class PanelChange:
    """A panel in which rows of so many units are others."""

    key: PanelKey
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
    keys = sorted({*before.scorecards, *after.scorecards}, key=lambda key: (key.index, key.unit, key.year))
    cards = (_card_change(key, _card(before, key), _card(after, key)) for key in keys)
    panels = sorted({*before.panels, *after.panels}, key=lambda key: (key.index, key.year))
    moved = ((key, _rows(before, key), _rows(after, key)) for key in panels)
    return Changes(
        tuple(one for one in cards if one.criteria or one.before != one.after),
        tuple(PanelChange(key, _different(was, now)) for key, was, now in moved if was != now),
    )


def total_of(card: Scorecard | None) -> Decimal | None:
    """Return what the criteria of `card` add up to; the published score where none is listed."""
    if card is None:
        return None
    if card.criteria:
        whole = evaluation_of(card).whole
        return whole.achieved if whole.known else None
    return card.published.score if card.published else None


def _difference(before: Decimal | None, after: Decimal | None) -> Decimal | None:
    return None if before is None or after is None else after - before


def _card(book: Book, key: Key) -> Scorecard | None:
    filed = book.scorecards.get(key)
    return filed.value if filed else None


def _card_change(key: Key, before: Scorecard | None, after: Scorecard | None) -> CardChange:
    was, now = _leaves(before), _leaves(after)
    found = tuple(_criteria_changes(was, now))
    return CardChange(key, total_of(before), total_of(after), found)


def _criteria_changes(was: Mapping[str, _Leaf], now: Mapping[str, _Leaf]) -> Iterator[CriterionChange]:
    for code in sorted({*was, *now}, key=natural_key):
        old, new = was.get(code), now.get(code)
        change = CriterionChange(
            code,
            (new or was[code])[0].name,
            old[1].achieved if old else None,
            new[1].achieved if new else None,
            old[1].known_max if old else None,
            new[1].known_max if new else None,
        )
        if (change.before, change.max_before) != (change.after, change.max_after):
            yield change


def _leaves(card: Scorecard | None) -> dict[str, _Leaf]:
    pairs = evaluation_of(card) if card else ()
    return {node.criterion.code: (node.criterion, points) for node, points in pairs if node.is_leaf}


def _rows(book: Book, key: PanelKey) -> dict[str, list[str]]:
    filed = book.panels.get(key)
    panel: Panel | None = filed.value if filed else None
    return {unit_of(row): row.split()[1:] for row in panel.rows} if panel else {}


def _different(was: Mapping[str, list[str]], now: Mapping[str, list[str]]) -> int:
    return sum(was.get(unit) != now.get(unit) for unit in {*was, *now})
