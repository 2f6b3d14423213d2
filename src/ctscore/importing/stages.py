"""Which column of an annex holds the points of which stage, and which stage a scorecard of it is of."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from decimal import Decimal

from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SUCH_STAGE
from ctscore.importing.headers import STAGES, Role, says_only_points
from ctscore.importing.joining import Annex, Entry
from ctscore.importing.review import COLUMN_CHOSEN, POINTS_IGNORED, SURVEY_COLUMN, SURVEY_LEFT_OUT, Remark
from ctscore.importing.tables import Cell, Place
from ctscore.model import PUBLISHED, Stage
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.words import closest, fold, listed


@dataclass(frozen=True, slots=True)
class StageColumns:
    """The column of each stage, in their order; `own` is the stage of the file.

    `survey` is the stage of the points in a column of a survey's: the one that the index declares for these,
    else the last, where rows without other points take them.
    """

    own: str
    by_stage: Mapping[str, Role]
    survey: str

    def head(self, annex: Annex) -> Cell:
        """Return the header over the points of the file's own stage."""
        return annex.heads[self.by_stage.get(self.own, Role.SURVEY)]


def stage_columns(
    annex: Annex, stages: Sequence[Stage], asked: str | None, remarks: list[Remark]
) -> StageColumns:
    """Return the columns of points in `annex`; the file is of the last stage that has one, or of `asked`.

    A column that says only that it holds points is of the stage that is asked for. Raises `Refusal` where
    there is no column of that stage.
    """
    order = [stage.id for stage in stages]
    found: dict[str, Role] = {}
    for role in STAGES:
        if role in annex.heads:
            stage = _stage_of(role, annex.heads[role].text, stages)
            if stage is None or stage in found:
                head = annex.heads[role]
                remarks.append(Remark(head.place, POINTS_IGNORED, {"given": head.text}))
            else:
                found[stage] = role
    if asked in order and asked not in found and Role.ACHIEVED in found.values():
        plain = next(stage for stage, role in found.items() if role is Role.ACHIEVED)
        found[asked] = found.pop(plain)
    by_stage = {stage: found[stage] for stage in order if stage in found}
    usual = PUBLISHED if PUBLISHED in order else order[-1]
    if asked is not None and asked not in by_stage and (by_stage or asked not in order):
        known = list(by_stage or order)
        raise Refusal(NO_SUCH_STAGE, given=asked, near=closest(asked, known) or "", known=listed(known))
    last = next(reversed(by_stage), asked or usual)
    own = asked or last
    since = next((stage.id for stage in stages if stage.survey), last)
    columns = StageColumns(own, by_stage, max(last, since, key=order.index))
    words = columns.head(annex).text if by_stage else ""
    if own != PUBLISHED or len(by_stage) > 1 or not says_only_points(words):
        remarks.append(_told(columns, annex))
    return columns


def _stage_of(role: Role, head: str, stages: Sequence[Stage]) -> str | None:
    """Return the stage of a column: the usual one of its role, else the one of the index that it names.

    Achieved points of nothing more are those of the last stage.
    """
    if STAGES[role] in (stage.id for stage in stages):
        return STAGES[role]
    words = fold(head)
    for stage in stages:
        if any(fold(name) in words for name in (stage.id, *stage.name.all)):
            return stage.id
    return stages[-1].id if role is Role.ACHIEVED else None


def _told(columns: StageColumns, annex: Annex) -> Remark:
    head = columns.head(annex)
    rest = [stage for stage in columns.by_stage if stage != columns.own]
    others = ", ".join(f"“{annex.heads[columns.by_stage[one]].text}” (`--stage {one}`)" for one in rest)
    words = Words(f"; cột giai đoạn khác: {others}", f"; columns of other stages: {others}") if rest else ""
    return Remark(head.place, COLUMN_CHOSEN, {"given": head.text, "stage": columns.own, "others": words})


@dataclass(slots=True)
class SurveyPoints:
    """Puts points of a survey's column where a row has no others at their stage; names where it has."""

    columns: StageColumns
    taken: list[tuple[str, Place]] = field(default_factory=list)
    left_out: list[tuple[str, Place]] = field(default_factory=list)

    def add(
        self, code: str, entry: Entry, known: Mapping[Role, Decimal], figures: dict[str, Decimal]
    ) -> None:
        """Add the points of a row's survey to its other `figures`."""
        stage, figure = self.columns.survey, known.get(Role.SURVEY)
        if figure is None:
            return
        if figures.setdefault(stage, figure) != figure:
            self.left_out.append((code, entry.place))
        elif self.columns.by_stage.get(stage) not in known and self.columns.by_stage:
            self.taken.append((code, entry.place))

    def remarks(self, annex: Annex) -> Iterator[Remark]:
        """Yield what is to be told, once for all rows."""
        for words, found in ((SURVEY_COLUMN, self.taken), (SURVEY_LEFT_OUT, self.left_out)):
            if found:
                codes = ", ".join(code for code, _ in found)
                facts = {"given": annex.heads[Role.SURVEY].text, "codes": codes}
                yield Remark(found[0][1], words, facts)
