"""The whole of a table of points: its maximum where no register says it, and the total that it prints."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal

from ctscore.decimals import ZERO, total
from ctscore.findings.rule import Fact, Words
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.lines import Line, known_total, with_all
from ctscore.importing.listings import listing_of_some
from ctscore.importing.points import Points
from ctscore.importing.review import (
    MAX_ASSUMED,
    MAX_DIFFERS,
    MAX_OF_ROWS,
    MAX_PRINTED,
    MAX_SAID,
    MAX_WITH,
    MAX_WITHOUT,
    TOTAL_DIFFERS,
    TOTAL_KEPT,
    TOTAL_OUT_OF_REACH,
    WEIGHTS_TAKEN,
    Remark,
)
from ctscore.importing.stages import StageColumns
from ctscore.importing.tables import Place
from ctscore.model.scorecard import Listing
from ctscore.records import dataclass
from ctscore.words import fold

_SCALE = re.compile(r"(?:thang diem|tren thang|out of|on a scale of)\s*(?:0\s*[-–]\s*)?([1-9][0-9]{0,3})\b")


@dataclass(frozen=True, slots=True)
class Total:
    """The row of the total, what it prints by stage, and what the rows of the table come to.

    `maximum` is what it prints of the maxima, if anything; `rows` what those of the rows add up to. `weights`
    are those of a weighted mean, by code; `heads` the words over the column of each stage, `told` what sums
    of some rows are wrong, `absent` the rows that may not apply.
    """

    top: Sequence[Line]
    rows: Decimal
    weights: Mapping[str, Decimal]
    told: Sequence[Remark] = ()
    absent: Sequence[Line] = ()
    entry: Entry | None = None
    maximum: Decimal | None = None
    figures: Mapping[str, Decimal] = field(default_factory=dict)
    heads: Mapping[str, str] = field(default_factory=dict)

    @property
    def rest(self) -> Decimal:
        """What the rows add up to without those that may not apply."""
        return self.rows - total(line.most for line in self.absent)

    def reach(self, stage: str, most: Decimal, listing: Listing, own: str) -> tuple[Decimal, Decimal]:
        """Return the least and the most that a stage can come to, as far as the rows tell, of `most`."""
        ranges = [_range(line, stage) for line in self.top]
        if self.weights and self.maximum != self.rows:
            whole = total(self.weights.get(line.code, ZERO) for line in self.top)
            shares = [
                most * self.weights[line.code] / (whole * line.most) if line.code in self.weights else 1
                for line in self.top
            ]
            ranges = [(low * share, high * share) for (low, high), share in zip(ranges, shares, strict=True)]
        low, high = total(low for low, _ in ranges), total(high for _, high in ranges)
        rest = ZERO if self.weights or self.maximum == self.rows else max(most - self.rows, ZERO)
        full = listing == "losses-only" and stage == own
        return low + (rest if full else ZERO), high + rest


def total_of(
    annex: Annex, points: Points, columns: StageColumns, top: Sequence[Line], weights: Mapping[str, Decimal]
) -> Total:
    """Return the last total that a table prints beside what its rows come to; a sum of some rows is none."""
    rows = total(line.most for line in top)
    leaves = [line for line in with_all(top) if not line.parts]
    absent = [line for line in leaves if line.may_not_apply]
    counted = [line for line in leaves if not line.may_not_apply]
    heads = {stage: annex.heads[role].text for stage, role in columns.by_stage.items()}
    found, told = Total(top, rows, weights, absent=absent), list[Remark]()
    for entry in annex.sums:
        known = points.of(entry)
        if not known:
            continue  # “n/a”, of a section that is not scored
        figures = {stage: known[role] for stage, role in columns.by_stage.items() if role in known}
        ways = () if weights else (_summed(entry, known.get(Role.MAX), one) for one in (counted, leaves))
        summed = next((one for one in ways if one), [])
        if len(summed) in (0, len(counted), len(leaves)):
            found = Total(top, rows, weights, (), absent, entry, known.get(Role.MAX), figures, heads)
            continue
        for stage, printed in figures.items():
            computed = known_total(line.figures.get(stage) for line in summed)
            if computed is not None:
                told += _Printed(entry.place, _name(entry), printed, heads[stage]).beside(computed, computed)
    return replace(found, told=told)


def _summed(entry: Entry, most: Decimal | None, leaves: Sequence[Line]) -> Sequence[Line]:
    """Return the rows right above a sum whose maxima come to its own; none where none do."""
    place = (entry.place.table, entry.place.row)
    above = [line for line in leaves if (line.entry.place.table, line.entry.place.row) < place]
    ways = (above[first:] for first in reversed(range(len(above))))
    return next((rows for rows in ways if total(line.most for line in rows) == most), ())


def _name(entry: Entry) -> str:
    """Return what the row of a sum is called."""
    return next((cell.text for cell in entry.cells.values() if any(map(str.isalpha, cell.text))), "")


def _range(line: Line, stage: str) -> tuple[Decimal, Decimal]:
    """Return between what the points of a line at a stage lie: within its scale, where it has none."""
    if not line.parts:
        figure, most = line.figures.get(stage), line.max or ZERO
        return (figure, figure) if figure is not None else (min(most, ZERO), max(most, ZERO))
    ranges = [_range(part, stage) for part in line.parts]
    low, high = total(low for low, _ in ranges), total(high for _, high in ranges)
    if line.is_deduction and line.max is not None:  # which caps what its parts take off
        return max(low, line.max), max(high, line.max)
    if not line.is_whole and line.max is not None:
        high += line.max - total(part.most for part in line.parts)
    return low, high


def maximum_of(
    annex: Annex, found: Total, assumed: Decimal, listing: Listing | None, *, one_verdict: bool
) -> tuple[Decimal, Words]:
    """Return the maximum of an index that no register states one of, and why it is that.

    A table is whole where nothing says that it is a part: a total with a larger maximum that its points do
    not deny, a scale named above the table, or rows that are all losses. `assumed` is taken where that is so
    and nothing names the maximum; `listing` is what was said of the table.
    """
    if found.weights:
        return Decimal(100), WEIGHTS_TAKEN  # the weights are shares of it
    rows, printed = found.rows, found.maximum
    more = printed if printed is not None and printed > rows else None
    said = next((Decimal(one[1]) for text in annex.above for one in _SCALE.finditer(fold(text))), ZERO)
    some = listing in ("part", "losses-only")
    losses = listing is None and listing_of_some(found.top, one_verdict=one_verdict) == "losses-only"
    if said > rows and listing != "full":
        return said, MAX_SAID
    if more and (some or (listing is None and not _agrees(found))):
        return more, MAX_PRINTED
    if rows < assumed and (some or (losses and printed is None)):
        return assumed, MAX_ASSUMED
    return rows, MAX_PRINTED if printed == rows > 0 else MAX_OF_ROWS


def _agrees(found: Total) -> bool:
    """Return whether the points of the total are those of the rows: then its maximum is the slip."""
    return any(
        known_total(line.sum(stage) for line in found.top) == printed
        for stage, printed in found.figures.items()
    )


def result_beside(
    score: Decimal, known: tuple[Decimal, Decimal], place: Place, index: str
) -> tuple[tuple[Decimal, Decimal], list[Remark]]:
    """Return the published `score` with what rows come to, between the two `known`; told if they differ."""
    low, high = known
    return (score, low if low == high else score), _Printed(place, index, score).beside(low, high)


def total_beside(
    found: Total, columns: StageColumns, most: Decimal, listing: Listing
) -> tuple[list[Remark], dict[str, tuple[Decimal, Decimal]]]:
    """Return what is told of the printed total, and by stage what is to stand in the file: printed, computed.

    Kept is a total that the rows do not come to, and one that says more than they do, as only losses are
    listed. Where some points are not known only what none of them could make good is told.
    """
    told = list(found.told)
    if found.entry is None:
        return told, {}
    place, name = found.entry.place, _name(found.entry)
    kept: dict[str, tuple[Decimal, Decimal]] = {}
    if found.maximum is not None:
        codes = ", ".join(line.code for line in found.absent)
        facts: dict[str, Fact] = {
            "given": name,
            "printed": found.maximum,
            "computed": found.rows,
            "codes": codes,
        }
        words = _of_maximum(found, most)
        told += [] if words is None else [Remark(place, words, facts)]
    is_more = listing == "losses-only" and found.maximum == most  # than the rows say
    for stage, printed in found.figures.items():
        low, high = found.reach(stage, most, listing, columns.own)
        of_whole = found.maximum != found.rows or most == found.rows
        only_losses = listing == "losses-only" and of_whole and low == high > printed
        words = TOTAL_KEPT if only_losses else TOTAL_DIFFERS
        told += _Printed(place, name, printed, found.heads[stage]).beside(low, high, words)
        if low == high != printed:
            if of_whole and (listing != "part" or most == found.rows):
                kept[stage] = printed, low
        elif low <= printed <= high and is_more and stage == columns.own:
            kept[stage] = printed, low
    return told, kept


def _of_maximum(found: Total, most: Decimal) -> Words | None:
    """Return what is told of the maximum that a total prints, beside that of the rows."""
    if found.maximum == found.rows:
        return MAX_WITH if found.absent else None
    if found.maximum == found.rest:
        return MAX_WITHOUT
    return None if found.maximum == most else MAX_DIFFERS


@dataclass(frozen=True, slots=True)
class _Printed:
    """A sum as it is printed, under its name and in a column; in none where only the user knows it."""

    place: Place
    name: str
    figure: Decimal
    column: str = ""

    def beside(self, low: Decimal, high: Decimal, words: Words = TOTAL_DIFFERS) -> list[Remark]:
        """Return what is told where rows do not come to it, in `words` where they come to one figure."""
        if low <= self.figure <= high:
            return []
        vi, en = (f" ở cột “{self.column}”", f" below “{self.column}”") if self.column else ("", "")
        facts: dict[str, Fact] = {"given": self.name, "printed": self.figure, "where_vi": vi, "where_en": en}
        if low == high:
            return [Remark(self.place, words, {**facts, "computed": low})]
        return [Remark(self.place, TOTAL_OUT_OF_REACH, {**facts, "low": low, "high": high})]
