"""What did we score, per index and field, and does it agree with what was published?"""

from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.reconcile import Reconciliation, reconcile_card, reconcile_node
from ctscore.book import Filed
from ctscore.figures import percent
from ctscore.model import Scorecard
from ctscore.scoring import Node, Score, evaluation_of


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One criterion: its points, its share of all loss in percent, its printed figure if there is one."""

    node: Node
    depth: int
    score: Score
    share: Decimal | None
    reconciliation: Reconciliation | None


@dataclass(frozen=True, slots=True)
class Totals:
    """The points of one scorecard; `score` is None where the source gives no tree to add up."""

    filed: Filed[Scorecard]
    score: Score | None
    reconciliation: Reconciliation | None
    rows: tuple[TotalRow, ...]

    @property
    def card(self) -> Scorecard:
        """The scorecard."""
        return self.filed.value


def totals(filed: Filed[Scorecard], depth: int | None = 1) -> Totals:
    """Return the points of a scorecard with its criteria down to `depth` (1: fields only; None: all)."""
    card = filed.value
    if not card.criteria:
        return Totals(filed, None, None, ())
    evaluation = evaluation_of(card)
    whole = evaluation.whole
    rows = []
    for node, points in evaluation:
        if depth is not None and len(node.parents) >= depth:
            continue
        checked = reconcile_node(evaluation, node)
        rows.append(TotalRow(node, len(node.parents) + 1, points, percent(points.lost, whole.lost), checked))
    return Totals(filed, whole, reconcile_card(card), tuple(rows))
