"""The small registers that scorecards and plans refer to: documents, agencies, units, indexes."""

from typing import ClassVar, Literal

from ctscore.model.scalars import FORBID_EXTRA, Code, Day, Id, Line, Points, Text, Year, Yes
from ctscore.model.scorecard import NOT_SURVEY, PUBLISHED, AnswerSet
from ctscore.records import dataclass

AgencyKind = Literal[
    "department",
    "office",
    "agency",
    "unit",
    "district",
    "mass-organisation",
    "party",
    "media",
    "enterprise",
    "group",
]
"""What sort of body it is; a `group` stands for several ("Sở, ban, ngành thành phố")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A published document: number, date, issuer and title as printed.

    What is not known of it is left out: a set of figures has no date of issue, and of some documents only
    the results that others print of them are at hand.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    number: Line
    date: Day | None = None
    issuer: Line | None = None
    title: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """A body that leads or carries out tasks, or a group of such bodies; with every spelling in use.

    `member_of` are the groups that by their very name include this body.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    name: Text
    short: Line
    kind: AgencyKind
    variants: tuple[Line, ...] = ()
    member_of: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination:
    """Words that name several bodies in one breath: "UBND cấp huyện, cấp xã"."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    printed: Line
    agencies: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """Something that is scored: a city or province; within one, a department, district or commune.

    `variants` are other ways in which tables call it, codes included.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    name: Text
    short: Line
    kind: Literal["city", "province", "department", "district", "commune"]
    variants: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexCriterion:
    """A dimension or part of an index, which plans may name where no scorecard lists its points."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    name: Text
    criteria: tuple["IndexCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded:
    """One line of a crosswalk: the code of a criterion `before` and `after`.

    Without `after` it ended, without `before` it is new: a code that stands on both sides of a crosswalk for
    two different criteria has a line of each kind.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    before: Code | None = None
    after: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """From `year` on an index has other codes than before; what is not listed keeps its code."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    year: Year
    codes: tuple[Recoded, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A stage that figures go through; those of surveys belong to the one that says `survey`."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    name: Text
    survey: Yes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardMethod:
    """A way in which points are awarded, and whether it is a survey."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    name: Text
    survey: Yes | None = None


STAGES = (
    Stage(id="self", name=Text(vi="tự chấm", en="self-assessed")),
    Stage(id="appraised", name=Text(vi="thẩm định", en="appraised")),
    Stage(id="appraised-2", name=Text(vi="thẩm định lần 2", en="appraised again")),
    Stage(id=PUBLISHED, name=Text(vi="công bố", en="published")),
)
"""The stages of an index that declares none, in order."""

METHODS = (
    AwardMethod(id="survey-officials", name=Text(vi="điều tra XHH", en="survey of officials"), survey=True),
    AwardMethod(
        id="survey-citizens", name=Text(vi="khảo sát người dân", en="survey of citizens"), survey=True
    ),
    AwardMethod(id=NOT_SURVEY, name=Text(vi="không qua khảo sát", en="not survey")),
)
"""Who awards the points of an index that declares nothing else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Index:
    """An index; `measure` may say whether its score is printed as percent or points: nothing depends on it.

    `max` is the maximum of all its scorecards and panels; without it the scale may differ from year to year.
    `stages` stand in their order; `stages` and `methods` take the place of the ones that every index has.
    `answers` are those that its criteria can name.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    id: Id
    name: Text
    measure: Literal["percent", "points"] | None = None
    max: Points | None = None
    stages: tuple[Stage, ...] = ()
    methods: tuple[AwardMethod, ...] = ()
    answers: tuple[AnswerSet, ...] = ()
    criteria: tuple[IndexCriterion, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()


def stages_of(index: Index | None) -> tuple[Stage, ...]:
    """Return the stages of an index in their order."""
    return (index.stages if index else ()) or STAGES


def stage_order(index: Index | None) -> tuple[str, ...]:
    """Return the ids of the stages of an index in their order."""
    return tuple(stage.id for stage in stages_of(index))


def methods_of(index: Index | None) -> tuple[AwardMethod, ...]:
    """Return the ways in which an index awards points."""
    return (index.methods if index else ()) or METHODS


def method_of(index: Index | None, id_: str) -> AwardMethod:
    """Return one way of awarding points; one that nobody declares has its id for a name.

    What is not said to be a survey is none, whatever methods an index declares.
    """
    every = (*methods_of(index), *(one for one in METHODS if one.id == NOT_SURVEY))
    known = (one for one in every if one.id == id_)
    return next(known, AwardMethod(id=id_, name=Text(vi=id_)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Documents:
    """The file documents.yaml."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/documents@1"]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies:
    """The file agencies.yaml."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/agencies@1"]
    agencies: tuple[Agency, ...]
    combinations: tuple[Combination, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Units:
    """The file units.yaml."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/units@1"]
    units: tuple[Unit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes:
    """The file indexes.yaml."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/indexes@1", "ctscore/indexes@2"]
    indexes: tuple[Index, ...]
