"""The criteria of an annex on their way to a scorecard: figures by stage, and the tree of their codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.blanks import may_not_apply
from ctscore.decimals import ONE, ZERO, scaled, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import NO_ROWS
from ctscore.importing.headers import POINTS, Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.listings import is_whole
from ctscore.importing.points import Points, has_words
from ctscore.importing.review import NOTHING_APPLIES, Remark
from ctscore.importing.rows import rows_of
from ctscore.importing.stages import StageColumns, SurveyPoints
from ctscore.importing.subrows import Row
from ctscore.importing.tables import Place
from ctscore.importing.task_cells import without_draft_mark
from ctscore.records import dataclass


@dataclass(slots=True)
class Line:
    """A criterion on its way from a row to the tree: its figures by stage, `own` being that of the file.

    `weight` is what it weighs in the mean that what is above it comes to; without one, and without points,
    it does not count in that (`is_idle`). `limit_from` is the figure that its maximum was taken from, where
    the table states none, `sum_at` where its own points are printed, where that is in a row of sums.
    """

    code: str
    entry: Entry
    name: str
    max: Decimal | None
    figures: Mapping[str, Decimal]
    own: str
    empty: Mapping[str, str]  # what cells without a figure say instead, by stage
    notes: Sequence[str]
    parts: list["Line"] = field(default_factory=list)
    is_bonus: bool = False
    weight: Decimal | None = None
    is_idle: bool = False
    limit_from: Decimal | None = None
    sum_at: Place | None = None

    @property
    def reason(self) -> str:
        """Why points were lost, as the table says."""
        return self.entry.text(Role.REASON)

    @property
    def achieved(self) -> Decimal | None:
        """The points as printed."""
        return self.figures.get(self.own)

    @property
    def most(self) -> Decimal:
        """The maximum: as printed, else that of its parts; 0 where points are only taken off or added."""
        if self.is_outside:
            return ZERO
        return self.max if self.max is not None else total(part.most for part in self.parts)

    @property
    def weight_or_most(self) -> Decimal:
        """By what it counts among the lines beside it."""
        return self.most if self.weight is None else self.weight

    @property
    def is_deduction(self) -> bool:
        """Whether points are taken off here: the maximum as printed is the most that can be."""
        return self.max is not None and self.max < 0

    @property
    def is_outside(self) -> bool:
        """Whether its points are outside the maximum: taken off, or added."""
        return self.is_deduction or self.is_bonus

    @property
    def known(self) -> Decimal | None:
        """The points that its parts come to; None where one is not known."""
        return self.sum(self.own)

    @property
    def is_whole(self) -> bool:
        """Whether its parts make up its printed maximum, if it has both."""
        return self.max is None or self.is_outside or not self.parts or is_whole(self.max, self.parts)

    @property
    def is_mean(self) -> bool:
        """Whether its parts have weights."""
        return any(part.weight is not None for part in self.parts)

    @property
    def says_nothing(self) -> bool:
        """Whether it has no figure where one could stand and would count."""
        return not self.parts and self.max is not None and self.achieved is None and not self.is_idle

    @property
    def may_not_apply(self) -> bool:
        """Whether words in place of its points say that it does not apply, or that this may be so."""
        return self.says_nothing and may_not_apply(self.empty.get(self.own, ""))

    def leaves(self, stage: str) -> Iterator[Decimal]:
        """Yield the points at a stage of all that has no parts, 0 for what is not known."""
        for part in self.parts:
            yield from part.leaves(stage)
        if not self.parts and not self.is_idle:
            yield self.figures.get(stage, ZERO)

    def sum(self, stage: str, blank: Decimal | None = None) -> Decimal | None:
        """Return the points at a stage: those of its parts, where it has any; None if one is not known.

        What is not known counts as `blank`, where that is given.
        """
        if self.is_idle:
            return ZERO
        return sum_of(self.parts, stage, self.most, blank) if self.parts else self.figures.get(stage, blank)

    def range(self, stage: str) -> tuple[Decimal, Decimal]:
        """Return between what its points at a stage lie: within its scale, where it has none."""
        if not self.parts:
            figure, most = self.figures.get(stage), self.max or ZERO
            return (figure, figure) if figure is not None else (min(most, ZERO), max(most, ZERO))
        low, high = range_of(self.parts, stage, self.most)
        if self.is_deduction and self.max is not None:  # which caps what its parts take off
            return max(low, self.max), max(high, self.max)
        if not self.is_whole and self.max is not None:
            high += self.max - total(part.most for part in self.parts)
        return low, high


def worth_of(lines: Sequence[Line], most: Decimal) -> list[Decimal]:
    """Return what a point of each line is worth of `most`, which they come to together: 1 where none weighs.

    In a weighted mean it is the weight's share of `most`, over the maximum of the line.
    """
    whole = total(line.weight or ZERO for line in lines)

    def worth(line: Line) -> Decimal:
        if line.is_idle:
            return ZERO
        weight = line.weight
        return ONE if weight is None or not line.most else scaled(most, weight, whole * line.most)

    return list(map(worth, lines))


def worth_below(lines: Sequence[Line], most: Decimal) -> Decimal:
    """Return how much of `most` it makes where each figure below lines is more by a point."""
    return total(
        worth * (worth_below(line.parts, line.most) if line.parts else ONE)
        for line, worth in zip(lines, worth_of(lines, most), strict=True)
    )


def sum_of(lines: Sequence[Line], stage: str, most: Decimal, blank: Decimal | None = None) -> Decimal | None:
    """Return the points of `most` that lines come to together at a stage; None if one is not known.

    What is not known counts as `blank`, where that is given.
    """
    sums = [line.sum(stage, blank) for line in lines]
    worth = worth_of(lines, most)
    return known_total(None if one is None else one * factor for one, factor in zip(sums, worth, strict=True))


def range_of(lines: Sequence[Line], stage: str, most: Decimal) -> tuple[Decimal, Decimal]:
    """Return the least and the most of `most` that lines come to together at a stage."""
    ranges = [line.range(stage) for line in lines]
    worth = worth_of(lines, most)
    return (
        total(low * one for (low, _), one in zip(ranges, worth, strict=True)),
        total(high * one for (_, high), one in zip(ranges, worth, strict=True)),
    )


def share_of(lines: Sequence[Line], stage: str) -> Decimal | None:
    """Return what share of their maxima lines got at a stage, those without points left out; None if all are.

    What is left out is so with its weight, or else with its maximum.
    """
    pairs = [
        (line.weight_or_most, share_of(line.parts, stage) if line.parts else _own_share(line, stage))
        for line in lines
        if not line.is_outside
    ]
    known = [(weight, share) for weight, share in pairs if share is not None]
    whole = total(weight for weight, _ in known)
    return scaled(total(weight * share for weight, share in known), ONE, whole) if whole else None


def _own_share(line: Line, stage: str) -> Decimal | None:
    figure = line.figures.get(stage)
    return None if figure is None or not line.most else scaled(figure, ONE, line.most)


def known_total(figures: Iterable[Decimal | None]) -> Decimal | None:
    """Return what figures add up to; None if one of them is not known."""
    found = list(figures)
    known = [one for one in found if one is not None]
    return total(known) if len(known) == len(found) else None


def lacks_points(lines: Sequence[Line], stage: str) -> bool:
    """Return whether a row that counts has no points at a stage."""
    return any(stage not in line.figures for line in leaves_of(lines) if not line.is_idle)


def lines_of(
    annex: Annex, points: Points, columns: StageColumns, name: str, remarks: list[Remark]
) -> tuple[list[Line], list[Finding]]:
    """Return the criteria of an annex in their order, without their tree, and what of it is refused.

    `name` is what findings call the file; what was inferred is added to `remarks`.
    """
    rows, findings = rows_of(annex, points, name, remarks)
    if not rows and not findings:
        findings.append(Finding(NO_ROWS, name, position=annex.place.position))
    rows, outside = without_inapplicable(rows)
    if outside:
        said = (row.entry.text(role) for row in outside for role in POINTS)
        given = next(text for text in said if may_not_apply(text))
        facts = {"given": given, "codes": ", ".join(row.code for row in outside)}
        remarks.append(Remark(outside[0].entry.place, NOTHING_APPLIES, facts))
    survey = SurveyPoints(columns)
    lines: list[Line] = []
    for row in rows:
        known = row.figures | ({} if row.max is None else {Role.MAX: row.max})
        figures = {stage: known[role] for stage, role in columns.by_stage.items() if role in known}
        survey.add(row.code, row.entry, known, figures)
        cells = {columns.survey: Role.SURVEY, **columns.by_stage}
        empty = {stage: row.entry.text(role) for stage, role in cells.items() if stage not in figures}
        notes = [note for note in (*row.notes, without_draft_mark(row.entry.text(Role.NOTE))) if note]
        lines.append(Line(row.code, row.entry, row.name, row.max, figures, columns.own, empty, notes))
    remarks += [*survey.remarks(annex), *points.remarks({id(row.entry): row.code for row in rows})]
    return lines, [*points.findings, *findings]


def without_inapplicable(rows: Sequence[Row]) -> tuple[list[Row], list[Row]]:
    """Return the rows that count, and those that do not apply: neither maximum nor points, but words for it.

    Beside such words a cell may be empty, or hold “–”. What is above such rows only goes with them, unless it
    has figures.
    """
    kept: list[Row] = []
    outside: list[Row] = []
    for row in reversed(rows):  # what is below stands first
        cells = [cell for role in POINTS if (cell := row.entry.cells.get(role)) is not None]
        inapplicable = not any(has_words(cell) or cell.merged for cell in cells)
        inapplicable = inapplicable and any(may_not_apply(cell.text) for cell in cells)
        emptied = not any(cells) and any(other.code.startswith(f"{row.code}.") for other in outside)
        above = any(other.code.startswith(f"{row.code}.") for other in kept)
        gone = Role.MAX in row.entry.cells and (inapplicable or emptied) and not above and not row.parts
        (outside if gone else kept).append(row)
    return kept[::-1], outside[::-1]


def tree_of(lines: Sequence[Line]) -> list[Line]:
    """Return the topmost lines with those below them: a code lies below the longest one it begins with."""
    by_code = {line.code: line for line in lines}
    top: list[Line] = []
    for line in lines:
        above = line.code
        while "." in above:
            above = above.rpartition(".")[0]
            if above in by_code:
                by_code[above].parts.append(line)
                break
        else:
            top.append(line)
    return top


def with_all(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines and all below them."""
    for line in lines:
        yield line
        yield from with_all(line.parts)


def leaves_of(lines: Sequence[Line]) -> list[Line]:
    """Return all that has no parts, at any depth."""
    return [line for line in with_all(lines) if not line.parts]


def with_parts(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that have parts, at any depth."""
    for line in lines:
        if line.parts:
            yield line
            yield from with_parts(line.parts)
