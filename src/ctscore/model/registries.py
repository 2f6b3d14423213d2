"""The small registers that scorecards and plans refer to: documents, agencies, units, indexes."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import ClassVar, Literal, TypeVar

from ctscore.model.scalars import (
    Against,
    Code,
    Day,
    Id,
    Line,
    Number,
    Points,
    Rank,
    Strict,
    Text,
    Year,
    Yes,
)
from ctscore.model.scorecard import NOT_SURVEY, PUBLISHED, AnswerSet
from ctscore.periods import PeriodKind
from ctscore.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyKind(Strict):
    """A kind of units or agencies, and its name."""

    id: Id
    name: Text


UNIT_KINDS = ("city", "province", "department", "district", "commune")
"""The kinds of units that need not be declared."""

GROUP = "group"
AGENCY_KINDS = (
    BodyKind(id="department", name=Text(vi="sở", en="department")),
    BodyKind(id="office", name=Text(vi="văn phòng", en="office")),
    BodyKind(id="agency", name=Text(vi="cơ quan", en="agency")),
    BodyKind(id="unit", name=Text(vi="đơn vị", en="unit")),
    BodyKind(id="district", name=Text(vi="cấp huyện", en="district body")),
    BodyKind(id="mass-organisation", name=Text(vi="đoàn thể", en="mass organisation")),
    BodyKind(id="party", name=Text(vi="cơ quan Đảng", en="party body")),
    BodyKind(id="media", name=Text(vi="báo, đài", en="media")),
    BodyKind(id="enterprise", name=Text(vi="doanh nghiệp", en="enterprise")),
    BodyKind(id=GROUP, name=Text(vi="nhóm cơ quan", en="group of agencies")),
)
"""The kinds of agencies that need not be declared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document(Strict):
    """A published document: number, date, issuer and title as printed.

    What is not known of it is left out: a set of figures has no date of issue, and of some documents only
    the results that others print of them are at hand. `based_on` are the documents and announcements that it
    names as its ground, in its order.
    """

    id: Id
    number: Line
    date: Day | None = None
    issuer: Line | None = None
    title: Text | None = None
    based_on: tuple[Id, ...] = ()


def _spelled(name: str) -> str:
    return {"since": "from"}.get(name, name)  # a word that Python keeps for itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Lifespan(Strict):
    """The days on which one body bore an id, both included; without an end it is open there.

    `formed_of` are the bodies of the day before that went into it whole, `partly_of` those of which it has a
    part; `parent` is the body that it belongs to. `latest` says that no source prints the day of its end:
    `until` is the last on which it can have been. What is formed of nothing but itself is the same body under
    another name or parent. `name`, `short` and `kind` are those of these days, where they are not the present
    ones.
    """

    __pydantic_config__: ClassVar = {**Strict.__pydantic_config__, "alias_generator": _spelled}
    since: Day | None = None
    until: Day | None = None
    latest: Yes | None = None
    formed_of: tuple[Id, ...] = ()
    partly_of: tuple[Id, ...] = ()
    parent: Id | None = None
    name: Text | None = None
    short: Line | None = None
    kind: Id | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names that are of these days only."""
        return (*(self.name.all if self.name else ()), *((self.short,) if self.short else ()))

    def holds(self, day: date) -> bool:
        """Return whether `day` is one of its days."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


_ALWAYS = (Lifespan(),)
B = TypeVar("B", bound="Unit | Agency")


class Lasting(Strict):
    """What bears its id on the days of its `spans`: at all times, where it has none."""

    __slots__ = ()
    id: str
    name: Text
    short: str
    kind: str
    variants: tuple[str, ...]
    spans: tuple[Lifespan, ...]

    def body_on(self, day: date) -> Lifespan | None:
        """Return the span of the body that bore the id on `day`; None where nothing did."""
        return next((span for span in self.spans or _ALWAYS if span.holds(day)), None)

    def same_body(self, day: date, other: date) -> bool:
        """Return whether the same body bore the id on both days."""
        found = self.body_on(day), self.body_on(other)
        return None not in found and self._first(found[0]) == self._first(found[1])

    def _first(self, span: Lifespan | None) -> Lifespan | None:
        """Return the first of the spans of the body that has `span`: the others are formed of it alone."""
        for earlier in reversed(self.spans):
            alone = span is not None and span.formed_of == (self.id,) and not span.partly_of
            if span is not None and alone and span.since and earlier.until == span.since - timedelta(days=1):
                span = earlier
        return span

    def lived_beside(self, other: "Lasting") -> bool:
        """Return whether there was a day on which both lived."""
        return any(
            self.lived_between(theirs.since or date.min, theirs.until or date.max)
            for theirs in other.spans or _ALWAYS
        )

    def lived_between(self, first: date, last: date) -> bool:
        """Return whether it lived on a day from `first` to `last`."""
        return any(
            max(mine.since or date.min, first) <= min(mine.until or date.max, last)
            for mine in self.spans or _ALWAYS
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency(Lasting):
    """A body that leads or carries out tasks, or a group of such bodies; with every spelling in use.

    `member_of` are the groups that by their very name include this body, `spans` the days on which it lived.
    """

    id: Id
    name: Text
    short: Line
    kind: Id
    variants: tuple[Line, ...] = ()
    member_of: tuple[Id, ...] = ()
    spans: tuple[Lifespan, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Combination(Strict):
    """Words that name several bodies in one breath: "the departments and the districts"."""

    printed: Line
    agencies: tuple[Id, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit(Lasting):
    """Something that is scored: a province, a department, a school, a team.

    `variants` are other ways in which tables call it, codes included. It keeps its id when its borders move:
    `spans` say which body is meant on which days.
    """

    id: Id
    name: Text
    short: Line
    kind: Id
    variants: tuple[Line, ...] = ()
    spans: tuple[Lifespan, ...] = ()


def named_on(day: date | None, body: B) -> B:
    """Return a unit or agency by the name and kind that it had on `day`, its other names being variants.

    Without a day it has its present ones.
    """
    others = [name for span in body.spans for name in span.names]
    if not others and all(span.kind is None for span in body.spans):
        return body
    span = body.body_on(day) if day else None
    name: Text = (span.name if span else None) or body.name
    short: str = (span.short if span else None) or body.short
    kind: str = (span.kind if span else None) or body.kind
    known = (*name.all, short, *body.variants)
    more = [one for one in (*body.name.all, body.short, *others) if one not in known]
    return replace(body, name=name, short=short, kind=kind, variants=(*body.variants, *dict.fromkeys(more)))


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexCriterion(Strict):
    """A dimension or part of an index, which plans may name where no scorecard lists its points."""

    code: Code
    name: Text
    criteria: tuple["IndexCriterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoded(Strict):
    """One line of a crosswalk: the code of a criterion `before` and `after`.

    Without `after` it ended, without `before` it is new: a code that stands on both sides of a crosswalk for
    two different criteria has a line of each kind.
    """

    before: Code | None = None
    after: Code | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk(Strict):
    """From `year` on an index has other codes than before; what is not listed keeps its code."""

    year: Year
    codes: tuple[Recoded, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldMax(Strict):
    """The maximum that a decision gives to a field of an index."""

    code: Code
    max: Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition(Strict):
    """From `year` on an index is scored by the criteria of another decision, a document of documents.yaml."""

    year: Year
    document: Id
    maxima: tuple[FieldMax, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mean(Strict):
    """The mean of all units in a year as a document prints it, where their single results are not on file."""

    year: Year
    mean: Number
    of: Rank | None = None
    document: Id


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage(Strict):
    """A stage that figures go through; those of surveys belong to the one that says `survey`."""

    id: Id
    name: Text
    survey: Yes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardMethod(Strict):
    """A way in which points are awarded, and whether it is a survey."""

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
class Index(Strict):
    """An index; `measure` may say whether its score is printed as percent or points: nothing depends on it.

    `max` is the maximum of all its scorecards and panels; without it the scale may differ from year to year.
    `stages` stand in their order; `stages` and `methods` take the place of the ones that every index has.
    `answers` are those that its criteria can name, `periods` the lengths of time for which it is scored.
    `editions` are the decisions that govern it, in the order of their years; `means` what is printed of all.
    Where no unit comes near the maximum, losses are shown in the order of what is missing to what they are
    measured `against`: ``top:20``, ``best``, ``median``.
    """

    id: Id
    name: Text
    measure: Literal["percent", "points"] | None = None
    max: Points | None = None
    stages: tuple[Stage, ...] = ()
    methods: tuple[AwardMethod, ...] = ()
    answers: tuple[AnswerSet, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    against: Against | None = None
    criteria: tuple[IndexCriterion, ...] = ()
    crosswalks: tuple[Crosswalk, ...] = ()
    editions: tuple[Edition, ...] = ()
    means: tuple[Mean, ...] = ()

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of the documents that its editions and means come from."""
        return (*(one.document for one in self.editions), *(one.document for one in self.means))

    def edition(self, year: int) -> Edition | None:
        """Return the decision by which it is scored in `year`; None where none is known."""
        return next((one for one in reversed(self.editions) if one.year <= year), None)


def stages_of(index: Index | None) -> tuple[Stage, ...]:
    """Return the stages of an index in their order."""
    return (index.stages if index else ()) or STAGES


def stage_order(index: Index | None) -> tuple[str, ...]:
    """Return the ids of the stages of an index in their order."""
    return tuple(stage.id for stage in stages_of(index))


def in_order(stages: Iterable[str], order: Sequence[str]) -> list[str]:
    """Return `stages` in their order; those that the index does not have come last."""
    return sorted(stages, key=lambda one: order.index(one) if one in order else len(order))


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
class Documents(Strict):
    """The file documents.yaml."""

    format: Literal["ctscore/documents@1"]
    documents: tuple[Document, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agencies(Strict):
    """The file agencies.yaml."""

    format: Literal["ctscore/agencies@1"]
    agencies: tuple[Agency, ...]
    combinations: tuple[Combination, ...] = ()
    kinds: tuple[BodyKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Units(Strict):
    """The file units.yaml."""

    format: Literal["ctscore/units@1"]
    units: tuple[Unit, ...]
    kinds: tuple[BodyKind, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexes(Strict):
    """The file indexes.yaml."""

    format: Literal["ctscore/indexes@1", "ctscore/indexes@2"]
    indexes: tuple[Index, ...]
