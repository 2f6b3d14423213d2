"""Lists in which nothing may stand twice."""

from collections.abc import Hashable, Iterator, Sequence

from ctscore.findings import Finding, Route
from ctscore.findings.reference_rules import LISTED_TWICE


def listed_twice(file: str, values: Sequence[Hashable], route: Route) -> Iterator[Finding]:
    """Yield a finding for each of the `values` at `route` that stands there already."""
    seen: set[Hashable] = set()
    for place, value in enumerate(values):
        if value in seen:
            yield Finding(LISTED_TWICE, file, {"given": str(value)}, route=(*route, place))
        seen.add(value)
