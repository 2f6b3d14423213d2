"""A printed sum held against rows: on which scale it stands, and what is told where the two differ.

What a weighted table comes to is printed on the scale of its scores (7.22 of 10), in percent, or as the sum
of weight times score. The rows tell which: a figure is never taken for one of another scale.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.decimals import (
    FINEST,
    HUNDRED,
    ONE,
    ZERO,
    Ratio,
    places,
    plain,
    rounded,
    scaled,
    total,
)
from ctscore.importing.figures import Figure, Unread
from ctscore.importing.lines import Line, lacks_points, leaves_of, range_of, share_of, with_all
from ctscore.importing.review import (
    TOTAL_AT_END,
    TOTAL_DIFFERS,
    TOTAL_NOT_COMPARED,
    TOTAL_OF_KNOWN,
    TOTAL_ON_SCALE,
    TOTAL_OUT_OF_REACH,
    TOTAL_SO_FAR,
    TOTAL_UNWEIGHTED,
    TOTAL_WITHIN,
    Remark,
)
from ctscore.importing.tables import Place
from ctscore.phrases import Fact, Words
from ctscore.records import dataclass

_FINEST_TOLD = 4  # decimals of what was worked out


@dataclass(frozen=True, slots=True)
class Rows:
    """What rows come to at a stage: `low` to `high` of `most`, and what a figure for them may be printed of.

    `share` is that of the rows with points alone; `plain` what their points come to without weights, as a sum
    and as a mean. `is_mean` says that they have weights, `lacks_points` that some have no points. `of` is the
    scale of a mean of points, which has no other.
    """

    most: Decimal
    low: Decimal
    high: Decimal
    share: Decimal | None
    is_mean: bool
    scales: Sequence[Decimal] = ()
    plain: Sequence[Decimal] = ()
    lacks_points: bool = False
    of: Decimal | None = None

    @property
    def is_open(self) -> bool:
        """Whether what they come to is not known."""
        return self.low != self.high

    def fits(self, figure: Figure, scale: Decimal) -> bool:
        """Return whether a figure of `scale` can be what the rows come to."""
        low, high = (scaled(end, scale, self.most) for end in (self.low, self.high))
        off = self._off(figure, scale)
        return low - off <= figure.value <= high + off

    def is_of_known(self, figure: Figure, scale: Decimal) -> bool:
        """Return whether a figure is what the rows with points come to, those without left out."""
        return self.share is not None and figure.is_near(self.share * scale)

    def gives_nothing(self, figure: Figure, scale: Decimal) -> bool:
        """Return whether a figure is the sum so far, in which rows without points count as nothing."""
        return self.is_open and figure.is_near(scaled(self.low, scale, self.most))

    def scale_of(self, figure: Figure) -> Decimal:
        """Return of which scale a figure is: what it says, else that on which it is nearest to the rows.

        Sums without weights are of `most`, unless they are exactly those of another scale.
        """
        if figure.over is not None or figure.percent:
            return figure.over or HUNDRED
        if self.of is not None:
            return self.of
        if self.is_mean:
            possible = [one for one in self.scales if figure.value <= one] or [self.most]
            share = self.share
            return (
                possible[0]
                if share is None
                else min(possible, key=lambda one: abs(figure.value / one - share))
            )
        is_other = not self.fits(figure, self.most)
        near = (one for one in self.scales if is_other and self.is_of_known(figure, one))
        return next(near, self.most)

    def _off(self, figure: Figure, scale: Decimal) -> Decimal:
        """Return how far rounding can have led a figure off: plain sums on their own scale are exact."""
        return figure.half if self.is_mean or scale != self.most else ZERO


def rows_of_mean(lines: Sequence[Line], stage: str, most: Decimal) -> Rows:
    """Return what `lines`, some or all rows of a table, come to of `most`; `most` is what the whole is of."""
    weights = total(line.weight or ZERO for line in lines)
    low, high = range_of(lines, stage, most)
    is_weighted = any(line.weight for line in with_all(lines))  # else all points count alike
    share = share_of(lines if is_weighted else leaves_of(lines), stage)
    lacks = lacks_points(lines, stage)
    return Rows(most, low, high, share, bool(weights), scales_of(lines, most), _plain(lines, stage), lacks)


def scales_of(lines: Sequence[Line], most: Decimal) -> Sequence[Decimal]:
    """Return on which scales a figure for `lines` may be printed, the likeliest first."""
    leaves = [line for line in leaves_of(lines) if not (line.is_outside or line.is_idle)]
    maxima = {line.most for line in leaves}
    common = maxima.pop() if len(maxima) == 1 else None
    whole = total(line.weight or ZERO for line in lines)
    of_weights = [whole, *([] if common is None else [whole * common]), ONE] if whole else []
    found = [most, *([] if common is None else [common]), HUNDRED, *of_weights]
    return tuple(one for one in dict.fromkeys(found) if one > ZERO)


def _plain(lines: Sequence[Line], stage: str) -> Sequence[Decimal]:
    """Return the sum and the mean of the points of all rows that have any, where rows have weights."""
    known = [one.figures[stage] for one in leaves_of(lines) if stage in one.figures]
    return (total(known), scaled(total(known), ONE, Decimal(len(known)))) if known else ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A sum as it is printed, under its name and in a column; in none where only the user knows it."""

    place: Place
    name: str
    figure: Figure | Unread
    column: str = ""

    def beside_some(
        self, lines: Sequence[Line], stage: str, scale: Decimal | None = None
    ) -> Iterator[Remark]:
        """Yield what is told of a sum of some rows, which must all be known; `scale` is its own, if known."""
        rows = rows_of_mean(lines, stage, total(line.most for line in lines))
        if isinstance(self.figure, Figure) and rows.is_mean:  # then of no other scale than its own
            scale = scale or rows.scale_of(self.figure)
            rows = replace(rows_of_mean(lines, stage, scale), scales=[scale])
        if not rows.is_open or isinstance(self.figure, Unread) or not rows.fits(self.figure, rows.most):
            yield from self.beside(rows)

    def is_mean_of(self, lines: Sequence[Line], stage: str) -> bool:
        """Return whether it is the mean of the points of lines, those without any left out."""
        mean = _plain(lines, stage)[1:]
        return isinstance(self.figure, Figure) and any(map(self.figure.is_near, mean))

    def beside_mean(self, lines: Sequence[Line], stage: str) -> Iterator[Remark]:
        """Yield what is told of it as the mean of the points of `lines`, whose own scale it is on."""
        whole = total(line.most for line in lines)
        scale = scaled(whole, ONE, Decimal(len(lines)))
        rows = replace(rows_of_mean(lines, stage, whole), scales=[scale], of=scale)
        if not self.is_mean_of(lines, stage) or rows.is_open:
            yield from self.beside(rows)

    def beside_weighted(self, lines: Sequence[Line], stage: str) -> Iterator[Remark]:
        """Yield what is told of a sum of points beside one of points times weight: it need have none."""
        figure = self.figure
        if not isinstance(figure, Figure) or not any(map(figure.is_near, _plain(lines, stage))):
            yield from self.beside_some(lines, stage)

    def beside(self, rows: Rows, words: Words = TOTAL_DIFFERS) -> Iterator[Remark]:
        """Yield what is told of it beside `rows`; in `words` where they come to one other figure."""
        where = Words(f" ở cột “{self.column}”", f" below “{self.column}”") if self.column else ""
        facts: dict[str, Fact] = {"given": self.name, "where": where}
        if isinstance(self.figure, Unread):
            yield Remark(self.place, TOTAL_NOT_COMPARED, facts | {"why": self.figure.said})
            return
        figure, scale = self.figure, rows.scale_of(self.figure)
        of = Words(f" trên thang {plain(scale)}", f" of {plain(scale)}") if scale != rows.most else ""
        facts |= {"printed": figure.value, "of": of}
        low, high = (told(scaled(end, scale, rows.most), figure) for end in (rows.low, rows.high))
        if rows.fits(figure, scale):
            of_known = rows.is_open and rows.is_of_known(figure, scale)
            if scale != rows.most and (rows.is_mean or not rows.is_open):
                same = told(scaled(figure.value, rows.most, scale), figure)
                yield Remark(
                    self.place, TOTAL_ON_SCALE, facts | {"same": same, "scale": scale, "max": rows.most}
                )
            if of_known and (rows.is_mean or scale != rows.most):
                yield Remark(self.place, TOTAL_OF_KNOWN, facts)
            elif rows.is_open and rows.lacks_points:
                yield self._open(figure, rows, scale, facts | {"low": low, "high": high})
        elif rows.is_mean and any(map(figure.is_near, rows.plain)):
            yield Remark(self.place, TOTAL_UNWEIGHTED, facts | {"reach": _reach(low, high)})
        elif low == high:
            yield Remark(self.place, words, facts | {"computed": low})
        else:
            yield Remark(self.place, TOTAL_OUT_OF_REACH, facts | {"low": low, "high": high})

    def _open(self, figure: Figure, rows: Rows, scale: Decimal, facts: dict[str, Fact]) -> Remark:
        """Return how rows without points count in the figure: as nothing, in full, or in between."""
        is_full = figure.is_near(scaled(rows.high, scale, rows.most))
        words = TOTAL_AT_END if is_full else TOTAL_WITHIN
        return Remark(self.place, TOTAL_SO_FAR if rows.gives_nothing(figure, scale) else words, facts)


def _reach(low: Decimal, high: Decimal) -> Fact:
    first, last = plain(low), plain(high)
    return first if low == high else Words(f"từ {first} đến {last}", f"{first} to {last}")


def told(computed: Decimal, figure: Figure) -> Decimal:
    """Return what was worked out as people read it beside `figure`: with few decimals where it has many."""
    finest = max(_FINEST_TOLD, min(places(figure.value), places(FINEST)))
    is_long = isinstance(computed, Ratio) or places(computed) > finest
    return rounded(computed, finest) if is_long else computed
