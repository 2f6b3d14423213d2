"""Of which year times are that name none: “30/6” is a day only where nothing says that it is of another."""

import re
from collections.abc import Iterator, Sequence

from ctscore.analysis.timings import read_in_year, read_timing
from ctscore.importing.headers import Role
from ctscore.importing.headlines import other_years
from ctscore.importing.joining import Annex
from ctscore.periods import Period


def first_year_of(annexes: Sequence[Annex], answered: Period) -> int:
    """Return the year in which a plan begins: that after the scores that it answers, or theirs.

    Most of its timings say so then: one alone is a slip, and told. What answers a part of a year may begin in
    that year with a single one. Several before the year of the scores are of a school year, which began then.
    """
    after = answered.year_after
    named = [year for years in _years_of(annexes) for year in years]
    within = named.count(after - 1)
    part_of_it = answered.kind != "year" and after > answered.year
    before = named.count(answered.year - 1)
    if before > (0 if answered.of_two else 1) and named.count(answered.year):
        return answered.year - 1
    return after - 1 if 2 * within > len(named) or (within and (part_of_it or answered.of_two)) else after


_SPAN = r"(?<![0-9])[12][0-9]{3}\s*(?:[-–—]|đến|to)\s*(?:năm\s*)?[12][0-9]{3}(?![0-9])"


def one_year_of(annexes: Sequence[Annex], first: int) -> int | None:
    """Return `first`, the year in which a plan begins, where its cells without a year can mean no other.

    None where the words above its tables are about several years or another one, or one of its timings is of
    another year.
    """
    above = [line for annex in annexes for line in annex.above]
    named = re.search(rf"(?<![0-9]){first}(?![0-9])", re.sub(_SPAN, " ", " ".join(above)))
    if named is None and (other_years(above, {first}) or any(re.search(_SPAN, line) for line in above)):
        return None
    return first if set().union(*_years_of(annexes)) <= {first} else None


def _years_of(annexes: Sequence[Annex]) -> Iterator[set[int]]:
    """Yield the years that each cell of times names."""
    for annex in annexes:
        for entry in annex.entries:
            timing = read_timing(entry.text(Role.TIMING))
            if timing is not None:
                years = (timing.years.first, timing.years.last) if timing.years else ()
                days = (timing.last_day.year,) if timing.last_day else ()
                yield {year for year in (*days, *years) if year is not None}


def has_bare_days(annexes: Sequence[Annex], year: int) -> bool:
    """Return whether a cell of times is a day and a month for certain (15/3), so that 5/3 is one too."""
    texts = (entry.text(Role.TIMING) for annex in annexes for entry in annex.entries)
    return any(re.fullmatch(r"[0-9]+/[0-9]+", text) and read_in_year(text, year) for text in texts)
