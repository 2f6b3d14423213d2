"""Lists in which nothing may stand twice."""

from collections.abc import Iterator, Sequence

from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import LISTED_TWICE


def listed_twice(file: str, values: Sequence[object], route: Route) -> Iterator[Finding]:
    """Yield a finding for each of the `values` at `route` that stands there already."""
    for place, value in enumerate(values):
        if value in values[:place]:
            yield Finding(LISTED_TWICE, file, {"given": str(value)}, route=(*route, place))
