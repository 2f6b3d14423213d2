"""What does each lead agency owe?"""

from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.gaps import Gaps, group_gaps


@dataclass(frozen=True, slots=True)
class AgencyLoad:
    """The losses that one agency leads; `agency` is None for losses that nobody leads.

    `tasks` are those that it leads for these criteria. `exposure` counts every loss in full; `share_lost`
    splits a loss equally among its leads, so that the column adds up to all loss exactly. `share` is
    `share_lost` in percent of all loss.
    """

    agency: str | None
    criteria: int
    tasks: int
    exposure: Decimal
    share_lost: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class AgencyLoads:
    """The losses of one scorecard by lead agency, largest share first."""

    gaps: Gaps
    rows: tuple[AgencyLoad, ...]


def agency_loads(gaps: Gaps) -> AgencyLoads:
    """Return the losses of `gaps` by lead agency."""
    groups = group_gaps(gaps, "agency").rows
    return AgencyLoads(
        gaps,
        tuple(
            AgencyLoad(g.key, g.criteria, _tasks(gaps, g.key), g.exposure, g.lost, g.share) for g in groups
        ),
    )


def _tasks(gaps: Gaps, agency: str | None) -> int:
    tasks = (task for gap in gaps.rows for task in gap.responsibility.tasks if agency in task.leads)
    return len({task.key for task in tasks})
