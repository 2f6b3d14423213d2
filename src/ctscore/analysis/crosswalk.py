"""Which code a criterion had in another year: indexes give codes anew, and sometimes to another criterion."""

from ctscore.model import Crosswalk, Index


def code_in(index: Index | None, code: str, year: int, other: int) -> str | None:
    """Return the code that the criterion `code` of `year` has in `other`, or None where it has none.

    Follows the crosswalks of `index` that lie between the two years, forwards or backwards.
    """
    walks = between(index, year, other)
    found: str | None = code
    for crosswalk in walks if year < other else reversed(walks):
        found = None if found is None else _across(crosswalk, found, forwards=year < other)
    return found


def between(index: Index | None, year: int, other: int) -> tuple[Crosswalk, ...]:
    """Return the crosswalks of `index` that lie between two years, in their order."""
    first, last = sorted((year, other))
    return tuple(walk for walk in (index.crosswalks if index else ()) if first < walk.year <= last)


def _across(crosswalk: Crosswalk, code: str, *, forwards: bool) -> str | None:
    """Return the code on the other side of one crosswalk; what it does not list keeps its code."""
    pairs = [(line.before, line.after) if forwards else (line.after, line.before) for line in crosswalk.codes]
    for here, there in pairs:
        if here == code:
            return there
    return None if any(there == code for _, there in pairs) else code
