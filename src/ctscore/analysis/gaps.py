"""Which criteria lost the most points, and who leads each?"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ctscore.analysis.reconcile import Reconciliation, reconcile_card
from ctscore.analysis.responsibility import Responsibility, responsibilities
from ctscore.analysis.tree import Node, Score, leaves, score
from ctscore.book import Book, Filed
from ctscore.figures import ZERO, percent, split_equally, total
from ctscore.model import Criterion, Scorecard
from ctscore.words import natural_key

Grouping = Literal["field", "agency", "method"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A criterion that lost points. `rank` counts among all losses; shares are percent of all loss."""

    rank: int
    node: Node
    score: Score
    share: Decimal
    cumulative_share: Decimal
    responsibility: Responsibility

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the lead agencies."""
        return self.responsibility.leads


@dataclass(frozen=True, slots=True)
class Gaps:
    """The losses of one scorecard, largest first; `lost` is all loss listed, whatever `rows` was cut to."""

    filed: Filed[Scorecard]
    rows: tuple[Gap, ...]
    lost: Decimal
    count: int
    reconciliation: Reconciliation | None

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.filed.value

    @property
    def shown_lost(self) -> Decimal:
        """The loss of the rows that are left after cutting and filtering."""
        return total(row.score.lost for row in self.rows)


@dataclass(frozen=True, slots=True)
class Group:
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
    rows: tuple[Group, ...]

    @property
    def shown_lost(self) -> Decimal:
        """The loss of the groups that are left after cutting."""
        return total(group.lost for group in self.rows)


def find_gaps(book: Book, filed: Filed[Scorecard]) -> Gaps:
    """Return every criterion of the scorecard that lost points: most lost first, ties in order of code."""
    card = filed.value
    answering = responsibilities(book, card)
    losing = [(node, score(node.criterion, card.listing)) for node in leaves(card)]
    losing = [(node, points) for node, points in losing if points.lost > 0]
    losing.sort(key=lambda pair: (-pair[1].lost, natural_key(pair[0].criterion.code)))
    whole = total(points.lost for _, points in losing)
    rows = []
    running = ZERO
    for rank, (node, points) in enumerate(losing, start=1):
        running += points.lost
        shares = (percent(points.lost, whole) or ZERO, percent(running, whole) or ZERO)
        rows.append(Gap(rank, node, points, *shares, answering[node.criterion.code]))
    return Gaps(filed, tuple(rows), whole, len(rows), reconcile_card(card))


def filter_gaps(gaps: Gaps, *, agency: str | None = None, field: Criterion | None = None) -> Gaps:
    """Return `gaps` with only the rows of a lead agency, or of a field; ranks and shares stay.

    The running share starts anew, so that its last figure is the share of what is shown.
    """
    running = ZERO
    rows = []
    for row in gaps.rows:
        if agency is not None and agency not in row.leads:
            continue
        if field is not None and field not in (*row.node.parents, row.node.criterion):
            continue
        running += row.score.lost
        rows.append(replace(row, cumulative_share=percent(running, gaps.lost) or ZERO))
    return replace(gaps, rows=tuple(rows))


def cut_gaps(gaps: Gaps, min_loss: Decimal, top: int | None) -> Gaps:
    """Return `gaps` with only the losses of at least `min_loss`, and of those only the `top` first."""
    return replace(gaps, rows=tuple(row for row in gaps.rows if row.score.lost >= min_loss)[:top])


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
    members: dict[str | None, list[tuple[Gap, Decimal]]] = {}
    for row in gaps.rows:
        owners = _KEYS[by](row) or (None,)
        for owner, part in zip(owners, split_equally(row.score.lost, len(owners)), strict=True):
            members.setdefault(owner, []).append((row, part))
    sums = [
        (key, len(rows), total(part for _, part in rows), total(row.score.lost for row, _ in rows))
        for key, rows in members.items()
    ]
    sums.sort(key=lambda entry: (-entry[2], -entry[3], natural_key(entry[0] or "")))
    groups = []
    running = ZERO
    for rank, (key, count, lost, exposure) in enumerate(sums, start=1):
        if lost >= min_loss and (only is None or key == only):
            running += lost
            shares = (percent(lost, gaps.lost) or ZERO, percent(running, gaps.lost) or ZERO)
            groups.append(Group(rank, key, count, lost, exposure, *shares))
    return Groups(gaps, by, tuple(groups[:top]))


_KEYS: dict[str, Callable[[Gap], tuple[str, ...]]] = {
    "field": lambda row: (row.node.field.code,),
    "agency": lambda row: row.leads,
    "method": lambda row: (row.node.method,),
}
