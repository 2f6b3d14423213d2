"""The whole of a table of points: its maximum where no register says it, and the total that it prints."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Self

from ctscore.analysis.totals import rounding, rounding_of_mean
from ctscore.decimals import HUNDRED, ONE, ZERO, filed, total
from ctscore.importing.averages import is_average
from ctscore.importing.figures import Figure, Unread
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.lines import (
    Line,
    known_total,
    leaves_of,
    range_of,
    sum_of,
    with_all,
    with_parts,
    worth_below,
)
from ctscore.importing.listings import listing_of_some
from ctscore.importing.points import Points
from ctscore.importing.review import (
    GROUPS_ON_SCALE,
    MAX_ASSUMED,
    MAX_DIFFERS,
    MAX_OF_ROWS,
    MAX_PRINTED,
    MAX_SAID,
    MAX_WITH,
    MAX_WITHOUT,
    ROWS_ON_SCALE,
    TOTAL_DIFFERS,
    TOTAL_KEPT,
    TOTAL_ROUNDED,
    TOTAL_SO_FAR,
    WEIGHTS_TAKEN,
    Remark,
)
from ctscore.importing.scales import Printed, Rows, rows_of_mean
from ctscore.importing.stages import StageColumns
from ctscore.importing.tables import Place
from ctscore.importing.weighted import Weighted
from ctscore.importing.weights import weight_in
from ctscore.model import PUBLISHED
from ctscore.model.scorecard import Listing
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass
from ctscore.words import fold

_OF_SOME = re.compile(
    r"\b(sub|sous) ?-?total|\b(tong|cong)\b.*\b(muc|phan|linh vuc|nhom)\b|^\W*tong phu\b"
    r"|^\W*(tong|cong|total) [a-z]$"
)
_SCALE = re.compile(r"(?:thang diem|tren thang|out of|on a scale of)\s*(?:0\s*[-–]\s*)?([1-9][0-9]{0,3})\b")


@dataclass(frozen=True, slots=True)
class Whole:
    """A row that prints what the whole table comes to, by stage."""

    entry: Entry
    maximum: Decimal | None
    printed: Mapping[str, Printed]


@dataclass(frozen=True, slots=True)
class Total:
    """The rows that print a total, and what the rows of the table come to: `rows` is the sum of their maxima.

    `told` is what sums of some rows are wrong, `absent` the rows that may not apply.
    """

    top: Sequence[Line]
    rows: Decimal
    wholes: Sequence[Whole] = ()
    told: Sequence[Remark] = ()
    absent: Sequence[Line] = ()

    @property
    def is_mean(self) -> bool:
        """Whether rows have weights."""
        return any(line.weight is not None for line in self.top)

    @property
    def maximum(self) -> Decimal | None:
        """What is printed of the maxima, if anything."""
        return next((one.maximum for one in reversed(self.wholes) if one.maximum is not None), None)

    @property
    def rest(self) -> Decimal:
        """What the rows add up to without those that may not apply."""
        return self.rows - total(line.most for line in self.absent)

    def without_absent(self, rows: Rows, stage: str) -> Rows:
        """Return what rows come to without those that may not apply, as a printed maximum shows."""
        most = total(line.most for line in self.absent if stage not in line.figures)
        return replace(rows, high=rows.high - most)

    def reach(self, stage: str, most: Decimal, listing: Listing, own: str) -> tuple[Decimal, Decimal]:
        """Return the least and the most that a stage can come to, as far as the rows tell, of `most`."""
        low, high = range_of(self.top, stage, most)
        rest = ZERO if self.is_mean or self.maximum == self.rows else max(most - self.rows, ZERO)
        full = listing == "losses-only" and stage == own
        return low + (rest if full else ZERO), high + rest


def total_of(
    annex: Annex, points: Points, columns: StageColumns, top: Sequence[Line], weighted: Weighted
) -> Total:
    """Return the totals that a table prints beside what its rows come to; a sum of some rows is none.

    Below points times weight stands the score: a sum or mean of the points beside it is only told of.
    """
    leaves = leaves_of(top)
    rows = total(line.most for line in top)
    bonus = total(line.max or ZERO for line in leaves if line.is_bonus)
    absent = [line for line in leaves if line.may_not_apply or line.is_idle]
    counted = [line for line in leaves if not (line.may_not_apply or line.is_idle)]
    wholes, told = list[Whole](), list[Remark]()
    for entry in annex.sums:
        read = points.printed.get(id(entry), {}) | {
            role: Figure(figure) for role, figure in points.of(entry).items()
        }
        if not read:
            continue  # “n/a”, of a section that is not scored
        of = {stage: role for stage, role in columns.by_stage.items() if role in read}
        aside = [of.pop(columns.own)] if {Role.WEIGHTED, of.get(columns.own)} <= read.keys() else []
        of |= {columns.own: Role.WEIGHTED} if Role.WEIGHTED in read else {}
        most = _most_of(entry, points)
        most = rows if most == rows + bonus else most  # which may be printed with the bonus
        printed = [
            (stage, role, Printed(entry.place, entry.title, read[role], annex.heads[role].text))
            for stage, role in [*of.items(), *((columns.own, role) for role in aside)]
        ]
        if most is None and annex.weights is None and Role.WEIGHTED not in read and is_average(entry.title):
            for stage, _, one in printed:
                told += _beside_average(annex, entry, top, stage, one)
            continue
        ways = [_summed(annex, entry, most, one) for one in (counted, leaves)]
        if most is None and annex.weights is None and columns.own in of:
            ways.append(_nearest(annex, entry, top, (columns.own, points.of(entry).get(of[columns.own]))))
        summed = () if _ends_all(annex, entry, top) else next((one for one in ways if one), ())
        is_whole = len(summed) in (0, len(counted), len(leaves))
        level = None if is_whole else _level_of(summed, top)
        for stage, role, one in printed:
            if role in aside:
                told += one.beside_weighted(top if is_whole else summed, stage)
            elif level is not None and _is_printed_of(level, stage, one.figure):
                level.figures = {**level.figures, stage: points.of(entry)[role]}
                level.sum_at = entry.place
            elif not is_whole:
                scale = weighted.scale_of(summed, top) if role is Role.WEIGHTED else None
                told += one.beside_some(summed, stage, scale)
        if is_whole:
            figures = {stage: one for stage, role, one in printed if role not in aside}
            wholes.append(Whole(entry, most, figures))
    return Total(top, rows, wholes, told, absent)


def _beside_average(
    annex: Annex, entry: Entry, top: Sequence[Line], stage: str, printed: Printed
) -> Iterator[Remark]:
    """Yield what is told of an average, which is no total, beside the rows of its group, or all above it."""
    counted = [line for line in leaves_of(top) if not (line.is_outside or line.is_idle)]
    above = _Above.of(annex, entry, top, counted)
    ways = [rows for rows in (above.since, *above.groups, above.rows) if rows]
    rows = next((rows for rows in ways if printed.is_mean_of(rows, stage)), ways[0] if ways else ())
    yield from printed.beside_mean(rows, stage) if rows else ()


@dataclass(frozen=True, slots=True)
class _Above:
    """The rows above a sum: all, those since the sum before, and those of each group that ends with the last.

    The inmost group comes first.
    """

    rows: Sequence[Line]
    since: Sequence[Line]
    groups: Sequence[Sequence[Line]]

    @classmethod
    def of(cls, annex: Annex, entry: Entry, top: Sequence[Line], leaves: Sequence[Line]) -> Self:
        """Return what of `leaves` stands above the sum `entry`."""
        rows = [line for line in leaves if _where(line.entry) < _where(entry)]
        before = max((_where(one) for one in annex.sums if _where(one) < _where(entry)), default=(0, 0))
        since = [line for line in rows if _where(line.entry) > before]
        ending = (leaves_of([line]) for line in with_parts(top))
        groups = [below for below in ending if rows and below[-1] is rows[-1]]
        return cls(rows, since, groups[::-1])


def _summed(annex: Annex, entry: Entry, most: Decimal | None, leaves: Sequence[Line]) -> Sequence[Line]:
    """Return the rows right above a sum whose weights, or maxima, come to its own; none where none do.

    Where it has no weight, and rows stand below it, it is of those since the sum before.
    """
    above = _Above.of(annex, entry, (), leaves)
    if annex.weights is not None:
        cell = annex.weights.cell(entry)
        most = None if cell is None else weight_in(cell)
    ways = [above.rows[first:] for first in reversed(range(len(above.rows)))]
    found = [rows for rows in ways if total(line.weight_or_most for line in rows) == most]
    if not found and most is None and annex.weights is not None and len(above.rows) < len(leaves):
        return above.since
    return found[0] if found else ()


def _most_of(entry: Entry, points: Points) -> Decimal | None:
    """Return the maximum that a sum prints: in the column of maxima, or behind a stroke as in “11 / 16”."""
    printed = points.printed.get(id(entry), {}).values()
    over = {one.over for one in printed if isinstance(one, Figure) and one.over is not None}
    return points.of(entry).get(Role.MAX, over.pop() if len(over) == 1 else None)


def _nearest(
    annex: Annex, entry: Entry, top: Sequence[Line], printed: tuple[str, Decimal | None]
) -> Sequence[Line]:
    """Return the rows that a sum without a maximum is of: since the sum before, or of the last group.

    `printed` are its stage and its figure, which tells where it can be either. Below all rows it is of all,
    for which nothing is returned, unless its figure, its name or the sums before say that it is of some.
    """
    leaves = leaves_of(top)
    above = _Above.of(annex, entry, top, leaves)
    ways = [rows for rows in (above.since, *above.groups) if 0 < len(rows) < len(leaves)]
    if not above.since:  # a sum of sums
        ways += [above.rows[first:] for first in reversed(range(1, len(above.rows)))]
    stage, figure = printed
    fitting = (rows for rows in ways if known_total(line.figures.get(stage) for line in rows) == figure)
    found = next(fitting, None)
    if found is not None:
        return found
    before = (one for one in annex.sums if _where(one) < _where(entry))
    alike = any(_unnumbered(one.title) == _unnumbered(entry.title) for one in before)
    if not above.since or not (len(above.rows) < len(leaves) or alike or _OF_SOME.search(fold(entry.title))):
        return ()
    inmost = next(iter(above.groups), ())
    return inmost if 0 < len(inmost) < len(leaves) else above.since


def _unnumbered(name: str) -> str:
    return re.sub(r"[0-9]+|\b([IVX]+|[A-Z])\b", "", name)


def _level_of(rows: Sequence[Line], top: Sequence[Line]) -> Line | None:
    """Return what stands right above `rows` and no others; None where nothing does."""
    return next(
        (line for line in with_parts(top) if list(map(id, leaves_of([line]))) == list(map(id, rows))), None
    )


def _is_printed_of(level: Line, stage: str, figure: Figure | Unread) -> bool:
    """Return whether the sum of all below a level is what the table prints of it, as nothing else is."""
    return not (isinstance(figure, Unread) or figure.percent or level.is_mean or stage in level.figures)


def _ends_all(annex: Annex, entry: Entry, top: Sequence[Line]) -> bool:
    """Return whether a sum is the last of all, with the weight of the whole: a section may weigh as much."""
    cell = annex.weights.cell(entry) if annex.weights else None
    below = any(_where(line.entry) > _where(entry) for line in with_all(top))
    whole = total(line.weight or ZERO for line in top)
    return cell is not None and not below and entry is annex.sums[-1] and weight_in(cell) == whole


def _where(entry: Entry) -> tuple[int, int]:
    return entry.place.table, entry.place.row


def maximum_of(
    annex: Annex, found: Total, assumed: Decimal, listing: Listing | None, own: str, *, one_verdict: bool
) -> tuple[Decimal, Words]:
    """Return the maximum of an index that no register states one of, and why it is that.

    A table is whole where nothing says that it is a part: a total with a larger maximum that its points do
    not deny, a scale named above the table, or rows that are all losses. `assumed` is taken where that is so
    and nothing names the maximum; `listing` is what was said of the table, `own` the stage of the file.
    """
    if found.is_mean:
        return _scale_of_mean(found, own), WEIGHTS_TAKEN
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


def scale_rows(top: Sequence[Line]) -> Iterator[Remark]:
    """Give rows of a weighted mean without a maximum that of all others, and tell it.

    What does not count has any: 100 where there is no such one.
    """
    rows = [line for line in leaves_of(top) if line.is_idle or line.weight is not None]
    maxima = {line.max for line in rows if line.max is not None}
    common = next(iter(maxima)) if len(maxima) == 1 else None
    scaled_so = [line for line in rows if line.max is None and (common or line.is_idle)]
    for line in scaled_so:
        line.max = common or HUNDRED
    if scaled_so:
        codes = ", ".join(line.code for line in scaled_so)
        yield Remark(scaled_so[0].entry.place, ROWS_ON_SCALE, {"codes": codes, "scale": common or HUNDRED})


def scale_groups(top: Sequence[Line], columns: StageColumns) -> Iterator[Remark]:
    """Give groups of weighted parts without a maximum one, and tell it.

    It is the scale of their printed points, else that which their parts have in common, else 100.
    """
    scaled_so: dict[Decimal, list[Line]] = {}
    for line in reversed(list(with_parts(top))):  # parts before what they are parts of
        if line.is_mean and line.max is None:
            printed = line.figures.get(columns.own)
            maxima = {part.most for part in line.parts if part.weight is not None}
            common = maxima.pop() if len(maxima) == 1 else HUNDRED
            rows = rows_of_mean(line.parts, columns.own, line.most)
            line.max = common if printed is None else rows.scale_of(Figure(printed))
            scaled_so.setdefault(line.max, []).insert(0, line)
    for scale, lines in scaled_so.items():
        codes = ", ".join(line.code for line in lines)
        yield Remark(lines[0].entry.place, GROUPS_ON_SCALE, {"codes": codes, "scale": scale})


def leave_sums_so_far(top: Sequence[Line]) -> Iterator[Remark]:
    """Take away, and tell, printed sums of groups in which parts that have no points yet count as nothing."""
    for line in with_parts(top):
        printed = line.achieved
        is_open = line.is_whole and line.known is None
        if printed is not None and is_open and printed == line.sum(line.own, ZERO):
            facts: dict[str, Fact] = {"given": line.code, "printed": printed, "of": "", "where": ""}
            yield Remark(line.sum_at or line.entry.place, TOTAL_SO_FAR, facts)
            line.figures = {one: figure for one, figure in line.figures.items() if one != line.own}


def _scale_of_mean(found: Total, own: str) -> Decimal:
    """Return of what a weighted mean is: of 100, or the scale on which the table prints its own total."""
    rows = rows_of_mean(found.top, own, HUNDRED)
    if found.maximum in rows.scales[1:]:
        return found.maximum or HUNDRED
    printed = (one.figure for whole in reversed(found.wholes) if (one := whole.printed.get(own)))
    figure = next((one for one in printed if isinstance(one, Figure)), None)
    scale = HUNDRED if figure is None else rows.scale_of(figure)
    return scale if scale > ONE else HUNDRED


def _agrees(found: Total) -> bool:
    """Return whether the points of the total are those of the rows: then its maximum is the slip."""
    return any(
        isinstance(one.figure, Figure)
        and known_total(line.sum(stage) for line in found.top) == one.figure.value
        for whole in found.wholes
        for stage, one in whole.printed.items()
    )


@dataclass(frozen=True, slots=True)
class Stated:
    """A printed sum with what the known figures come to: the same where it can be right.

    `is_open` says that some figures are not known.
    """

    printed: Decimal
    computed: Decimal
    is_open: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the rows can come to what is printed, as far as they are known and rounded."""
        return self.printed == self.computed


def result_beside(
    score: Decimal, found: Total, about: tuple[str, Decimal, Listing, str], place: Place
) -> tuple[Stated, list[Remark]]:
    """Return the published `score` with what rows come to; told if they differ.

    `about` are the index, its maximum, what is listed, and the stage of the file.
    """
    index, most, listing, own = about
    rows = replace(_rows(found, PUBLISHED, most, listing, own), scales=[most])
    stated = _stated(found, PUBLISHED, Figure(score), rows)
    one = Printed(place, index, Figure(score))
    # Where rows are left out they may hold what the score has more, or less.
    stated = stated if not rows.is_open or listing == "full" else replace(stated, computed=score)
    return stated, list(one.beside(rows, TOTAL_ROUNDED if stated.agrees else TOTAL_DIFFERS))


def _rows(found: Total, stage: str, most: Decimal, listing: Listing, own: str) -> Rows:
    low, high = found.reach(stage, most, listing, own)
    is_whole = found.is_mean or found.rows == most
    rows = rows_of_mean(found.top, stage, most)
    return replace(rows, low=low, high=high, scales=rows.scales if is_whole else [most])


@dataclass(frozen=True, slots=True)
class Kept:
    """What is to stand in the file of printed totals, by stage.

    `of_listed` are those of the rows where these are only a part of the whole.
    """

    of_whole: dict[str, Stated]
    of_listed: dict[str, Stated]


def total_beside(
    found: Total, columns: StageColumns, most: Decimal, listing: Listing
) -> tuple[list[Remark], Kept]:
    """Return what is told of printed totals, and what of them is to stand in the file.

    Kept is a total that the rows do not come to, one of rows of which some are not known, and one that says
    more than they do, as only losses are listed; never one of another scale, or a sum so far.
    """
    told = list(found.told)
    kept = Kept({}, {})
    for whole in found.wholes:
        told += _of_maximum(whole, found, most)
        is_more = listing == "losses-only" and found.maximum == most  # than the rows say
        of_whole = found.maximum != found.rows or most == found.rows
        for stage, one in whole.printed.items():
            figure, rows = one.figure, _rows(found, stage, most, listing, columns.own)
            if whole.maximum == found.rest and not found.is_mean:
                rows = found.without_absent(rows, stage)
            if isinstance(figure, Unread):
                told += one.beside(rows)
                continue
            stated = _stated(found, stage, figure, rows)
            is_less = rows.low == rows.high > figure.value
            if listing == "losses-only" and of_whole and is_less:
                told += one.beside(rows, TOTAL_KEPT)
            else:
                told += one.beside(rows, TOTAL_ROUNDED if stated.agrees else TOTAL_DIFFERS)
            if rows.scale_of(figure) != most or (figure.percent and stage in kept.of_whole):
                continue
            if listing == "part" and most != found.rows == found.maximum:
                if not (rows.is_open or rows.fits(figure, most)):
                    kept.of_listed[stage] = stated
            elif rows.is_open or rows.fits(figure, most):
                is_own = is_more and stage == columns.own and stated.agrees
                so_far = rows.gives_nothing(figure, most)
                if is_own or (rows.is_open and listing == "full" and not so_far):
                    kept.of_whole[stage] = stated
            elif of_whole and (listing != "part" or most == found.rows):
                kept.of_whole[stage] = stated
    return told, kept


def _stated(found: Total, stage: str, figure: Figure, rows: Rows) -> Stated:
    """Return a printed total beside what the figures that are known come to of the same `most`."""
    printed = filed(figure.value)
    known = sum_of(found.top, stage, rows.most, ZERO) if rows.is_open else rows.low
    computed = filed(printed if known is None else known)
    figures = [one for line in found.top for one in line.leaves(stage)]
    if found.is_mean:
        allowed = rounding_of_mean(printed, figures, worth_below(found.top, rows.most))
    else:
        allowed = rounding(printed, computed, figures)
    fits = rows.fits(figure, rows.most) or abs(printed - computed) <= allowed
    return Stated(printed, printed if fits else computed, rows.is_open)


def _of_maximum(whole: Whole, found: Total, most: Decimal) -> Iterator[Remark]:
    """Yield what is told of the maximum that a total prints, beside that of the rows."""
    words = None
    if whole.maximum == found.rows:
        words = MAX_WITH if found.absent else None
    elif whole.maximum == found.rest:
        words = MAX_WITHOUT
    elif whole.maximum not in (None, most):
        words = MAX_DIFFERS
    if words is not None and whole.maximum is not None:
        codes = ", ".join(line.code for line in found.absent)
        facts: dict[str, Fact] = {"printed": whole.maximum, "computed": found.rows, "codes": codes}
        yield Remark(whole.entry.place, words, {"given": whole.entry.title, **facts})
