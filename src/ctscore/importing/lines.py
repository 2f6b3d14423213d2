"""The criteria of an annex on their way to a scorecard: figures by stage, and the tree of their codes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.blanks import Blank, blank_of
from ctscore.decimals import ZERO, total
from ctscore.findings import Finding
from ctscore.findings.import_rules import NO_ROWS
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.listings import is_whole
from ctscore.importing.points import Points
from ctscore.importing.review import Remark
from ctscore.importing.rows import rows_of
from ctscore.importing.stages import StageColumns, SurveyPoints
from ctscore.importing.task_cells import without_draft_mark
from ctscore.records import dataclass


@dataclass(slots=True)
class Line:
    """A criterion on its way from a row to the tree: its figures by stage, `own` being that of the file."""

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
    def says_nothing(self) -> bool:
        """Whether it has no figure where one could stand."""
        return not self.parts and self.max is not None and self.achieved is None

    @property
    def may_not_apply(self) -> bool:
        """Whether words in place of its points say that it does not apply, or that this may be so."""
        blank = blank_of(self.empty.get(self.own, ""))
        return self.says_nothing and blank in (Blank.NOT_APPLICABLE, Blank.EITHER)

    def leaves(self, stage: str) -> Iterator[Decimal]:
        """Yield the points at a stage of all that has no parts, as far as they are known."""
        for part in self.parts:
            yield from part.leaves(stage)
        if not self.parts and stage in self.figures:
            yield self.figures[stage]

    def sum(self, stage: str) -> Decimal | None:
        """Return the points at a stage: those of its parts, where it has any; None if one is not known."""
        if not self.parts:
            return self.figures.get(stage)
        return known_total(part.sum(stage) for part in self.parts)


def known_total(figures: Iterable[Decimal | None]) -> Decimal | None:
    """Return what figures add up to; None if one of them is not known."""
    found = list(figures)
    known = [one for one in found if one is not None]
    return total(known) if len(known) == len(found) else None


def lines_of(
    annex: Annex, points: Points, columns: StageColumns, name: str, remarks: list[Remark]
) -> tuple[list[Line], list[Finding]]:
    """Return the criteria of an annex in their order, without their tree, and what of it is refused.

    `name` is what findings call the file; what was inferred is added to `remarks`.
    """
    rows, findings = rows_of(annex, points, name, remarks)
    if not rows and not findings:
        findings.append(Finding(NO_ROWS, name, position=next(iter(annex.heads.values())).place.position))
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


def with_parts(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines that have parts, at any depth."""
    for line in lines:
        if line.parts:
            yield line
            yield from with_parts(line.parts)
