"""Scorecards of several units beside each other, as a panel that nobody has published: always derived."""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Literal

from ctscore.analysis.panels import PanelScores, of_cards
from ctscore.book import About, Book, PanelKey
from ctscore.model import Asked, Counting, Criterion, Panel, PanelCriterion, Scorecard
from ctscore.model.scorecard import stage_of
from ctscore.scoring import evaluation_of, framework_of

_WORDS = ("name", "no_scale", "imputed")
"""What criteria of one scale may say in words of their own."""

_COUNTING = tuple(one.name for one in fields(Counting))
_ASKED = tuple(one.name for one in fields(Asked))


def scores_of_cards(book: Book, key: PanelKey) -> PanelScores | None:
    """Return the points of the units whose scorecards of `key` ask for the same on the same scale.

    Those of the largest such group, on a tie of that of our own unit; the others are its `unlike`. Units
    are ranked by points, or, where what does not apply leaves them other maxima, by percent of these. None
    where no two can be compared, and where figures were merged: scorecards are not.
    """
    cards = _cards(book, key)
    groups: dict[object, dict[str, Scorecard]] = {}
    for unit, card in cards.items() if book.merging is None else ():
        if card.criteria:
            groups.setdefault((book.units[unit].kind, _asked(card)), {})[unit] = card
    most = max(groups.values(), key=lambda group: (len(group), book.home_unit in group), default={})
    if len(most) < 2:  # nobody is ranked alone
        return None
    maxima = {evaluation_of(card).whole.max for card in most.values()}
    panel = _panel(most, "percent" if len(maxima) > 1 else "points")
    return replace(of_cards(panel, most), unlike=tuple(unit for unit in cards if unit not in most))


def keys_of_cards(book: Book, index: str) -> tuple[PanelKey, ...]:
    """Return for what of `index` there are scorecards of several units, the latest first."""
    units: dict[PanelKey, int] = {}
    for key in book.scorecards:
        if key.index == index:
            found = PanelKey(index, key.period)
            units[found] = units.get(found, 0) + 1
    several = (key for key, count in units.items() if count > 1)
    return tuple(sorted(several, key=lambda key: key.period, reverse=True))


def _cards(book: Book, key: PanelKey) -> dict[str, Scorecard]:
    """Return the scorecards of units that are known; what is withheld of them is told to be left out."""
    book.without(About("scorecard", key.index, None, (key.period,)))
    found = {
        own.unit: filed.value
        for own, filed in book.scorecards.items()
        if (own.index, own.period) == (key.index, key.period) and own.unit in book.units
    }
    return dict(sorted(found.items()))


def _asked(card: Scorecard) -> object:
    """Return all that two scorecards must have in common to be ranked together: not names, nor the order."""
    framework = framework_of(card)
    places = frozenset(
        (
            tuple(one.code for one in node.parents),
            *(getattr(node.criterion, key) for key in _ASKED if key not in (*_WORDS, "answers")),
            tuple((one.id, one.share, one.points) for one in framework.answers_to(node.criterion)),
            node.criterion.listing,
            node.criterion.imputed is not None,
        )
        for node in framework.nodes
    )
    counting = tuple(getattr(card, key) for key in _COUNTING)
    return stage_of(card), card.max, card.listing, card.imputed is not None, counting, places


def _panel(cards: Mapping[str, Scorecard], rank_by: Literal["points", "percent"]) -> Panel:
    """Return what the panel would be but for the figures: its rows have the units alone."""
    card = next(iter(cards.values()))
    return Panel(
        format="ctscore/panel@2",
        **{key: getattr(card, key) for key in ("index", "year", "period", "source", "borders", "stage")},
        **{key: getattr(card, key) for key in ("max", "method", "answers", *_COUNTING)},
        rank_by=rank_by,
        criteria=tuple(map(_criterion, card.criteria)),
        columns="",
        rows=tuple(cards),
    )


def _criterion(criterion: Criterion) -> PanelCriterion:
    asked = {key: getattr(criterion, key) for key in _ASKED}
    return PanelCriterion(**asked, criteria=tuple(map(_criterion, criterion.criteria)))
