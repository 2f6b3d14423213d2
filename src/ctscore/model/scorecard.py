"""A scorecard: one index, one unit, one period; the index's own tree with maximum and achieved points."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Literal, Protocol, Self, TypeVar

from ctscore.model.scalars import (
    Change,
    Citation,
    Code,
    Dated,
    Day,
    Figure,
    Id,
    Line,
    Needs,
    Number,
    PeriodName,
    Points,
    Rank,
    RankChange,
    Strict,
    Text,
    Year,
    Yes,
)
from ctscore.phrases import Words
from ctscore.records import dataclass

if TYPE_CHECKING:
    from pydantic_core.core_schema import CoreSchema

Listing = Literal["full", "losses-only", "part"]
"""`losses-only`: the source lists only what lost points; all that it does not list has full marks.

`part`: of what the source does not list nothing is known. Either speaks for the stage of the file.
"""

Aggregate = Literal["sum", "mean", "weighted-mean"]
"""How points of parts become those of the whole; in a mean a part counts by its share of its own maximum."""

Policy = Literal["shrink", "full", "zero", "unscored"]
"""What becomes of a criterion that does not apply.

`shrink`: its maximum leaves the whole. `full`, `zero`: it has all points, or none. `unscored`: it is shown
and counts in neither points nor maximum.
"""

Direction = Literal["higher", "lower"]
"""Which end of a raw value is the better one."""

SAID = "said"
"""What is said in words among keys of other kinds: it has no key of its own in a file."""

PUBLISHED = "published"
"""The stage of a file that names none."""

NOT_SURVEY = "not-survey"
"""How points are awarded where nobody says otherwise."""


_UNCONFIRMED = Words(
    "Chưa ai xác nhận nguồn in sai hay số chép sai.",
    "Nobody has confirmed yet whether the source is wrong or the copy.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum(Strict):
    """What the source prints here, what its parts really compute to, and why: the source is wrong.

    `stage` is that of the printed figure; without it that of the file is meant. `unconfirmed` says that
    nobody has judged yet whether the source is wrong or a figure was copied so. Why, `said`, stands among
    these keys by language.
    """

    printed: Number
    computed: Number
    stage: Id | None = None
    unconfirmed: Yes | None = None
    said: Text

    def say(self, lang: str) -> str:
        """Return why, in `lang`, and whether that is still open."""
        why = self.said.say(lang)
        return f"{why} {_UNCONFIRMED.say(lang)}" if self.unconfirmed else why


class _SortedOut:
    """Annotation: all keys of a mapping that are not its own are languages, of what it says in words."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: Callable[[object], "CoreSchema"]
    ) -> "CoreSchema":
        """Tell pydantic so."""
        from pydantic_core import core_schema  # noqa: PLC0415

        def sorted_out(given: object) -> object:
            if not isinstance(given, dict):
                return given
            keys = ("printed", "computed", "stage", "unconfirmed")
            own = {key: given[key] for key in keys if key in given}
            return {**own, SAID: {key: value for key, value in given.items() if key not in own}}

        return core_schema.no_info_before_validator_function(sorted_out, handler(source))


FiledErratum = Annotated[Erratum, _SortedOut()]
"""An erratum as files have it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap(Strict):
    """The least and the most that points can come to, whatever the parts have."""

    least: Number | None = None
    most: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable(Strict):
    """Nothing of the kind arose: what becomes of the maximum, and why."""

    how: Policy
    why: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured(Strict):
    """What was measured, apart from the points for it: the raw target, what was reached, the start."""

    target: Number | None = None
    actual: Number | None = None
    baseline: Number | None = None
    unit: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer(Strict):
    """One of several ordered answers; its points are a `share` of the maximum, or `points`, if it has any."""

    id: Id
    word: Text
    share: Points | None = None
    points: Points | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerSet(Strict):
    """The answers that can be given to a criterion, the best first."""

    id: Id
    words: tuple[Answer, ...]

    @property
    def has_points(self) -> bool:
        """Whether any of the answers is worth points."""
        return any(one.points is not None or one.share is not None for one in self.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting(Strict):
    """How the points of parts are counted together, and what they must come to to pass.

    `floor` is the fewest points that pass, `needs` how many parts must.
    """

    aggregate: Aggregate | None = None
    cap: Cap | None = None
    needs: Needs | None = None
    floor: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaled(Counting):
    """A place in the tree of an index, and its scale.

    `min` and `max` are the ends of the scale as printed; a leaf whose scale no source prints says so in
    `no_scale`, and its loss is counted above it. A deduction has a `max` of 0 and a `min` below. The points
    of a `bonus` are outside the maximum. A leaf with `better` holds a raw value, which is never added to
    points.
    """

    code: Code
    name: Text
    min: Number | None = None
    max: Number | None = None
    no_scale: Text | None = None
    weight: Points | None = None
    bonus: Yes | None = None
    answers: Id | None = None
    better: Direction | None = None
    best: Number | None = None
    worst: Number | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked(Scaled):
    """What an index asks for: `imputed` says why printed points of a criterion are not those of its parts."""

    imputed: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion(Asked):
    """A field, criterion or sub-criterion.

    A leaf has `max` and `achieved`, its figure in the stage of the file; figures of other stages stand in
    `stages`. One with parts has what they come to; what the source prints for it is `published`, that of
    other stages `printed`, and stands beside the computed points, never in their place. A field that the
    source prints without points has no `max`. `reason` is why points were lost, as the source says.
    """

    row: Line | None = None
    achieved: Figure | None = None
    stages: dict[Id, Figure] = field(default_factory=dict)
    not_applicable: NotApplicable | None = None
    measured: Measured | None = None
    published: Number | None = None
    printed: dict[Id, Number] = field(default_factory=dict)
    method: Id | None = None
    listing: Listing | None = None
    erratum: FiledErratum | None = None
    errata: tuple[FiledErratum, ...] = ()
    reason: Text | None = None
    note: Text | None = None
    criteria: tuple["Criterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous(Dated):
    """What a source prints beside a result about an earlier period: changes and the rank then."""

    year: Year | None = None
    period: PeriodName | None = None
    score_change: Change | None = None
    rank: Rank | None = None
    rank_change: RankChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published(Strict):
    """The published result. `implied` names what the source does not print but what follows from it."""

    score: Number | None = None
    rank: Rank | None = None
    of: Rank | None = None
    implied: tuple[Literal["score", "rank", "of"], ...] = ()
    previous: Previous | None = None
    source: Citation | None = None
    erratum: FiledErratum | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard(Counting, Dated):
    """One index, one unit, one period: a `year`, or a shorter `period`.

    It is about the bodies of the last day of its period, or of the day `borders`. `stage` is that of the
    figures in `achieved`: the published ones where it says nothing. `answers` are sets of answers beside
    those that its index declares. `imputed` says why the printed total is not what the criteria come to.
    """

    format: Literal["ctscore/scorecard@1", "ctscore/scorecard@2"]
    index: Id
    unit: Id
    year: Year | None = None
    period: PeriodName | None = None
    source: Citation
    borders: Day | None = None
    stage: Id | None = None
    max: Points
    listing: Listing = "full"
    method: Id | None = None
    published: Published | None = None
    printed: dict[Id, Number] = field(default_factory=dict)
    imputed: Text | None = None
    errata: tuple[FiledErratum, ...] = ()
    answers: tuple[AnswerSet, ...] = ()
    criteria: tuple[Criterion, ...] = ()


class _Parted(Protocol):
    @property
    def criteria(self) -> "Sequence[Self]": ...


T = TypeVar("T", bound=_Parted)


def sets_by_id(declared: Sequence[AnswerSet]) -> dict[str, AnswerSet]:
    """Return sets of answers by their ids; the first of an id counts."""
    return {one.id: one for one in reversed(declared)}


LATEST = "latest"
"""Stands for the last stage in which each criterion has a figure: a mixture."""

LATEST_NAMES = ("mới nhất", LATEST)
"""What users call that; no stage can be called so."""


class Staged(Protocol):
    """What says of which stage its figures are."""

    @property
    def stage(self) -> str | None:
        """The stage, where the file names one."""


def stage_of(value: Staged) -> str:
    """Return the stage of the figures of a scorecard, in `achieved`, or of a panel."""
    return value.stage or PUBLISHED


def figures_by_stage(criterion: Criterion, own: str) -> Mapping[str, Decimal | str]:
    """Return the figures of a leaf by stage; `own` is the stage of its file."""
    mine = {} if criterion.achieved is None else {own: criterion.achieved}
    return {**criterion.stages, **mine}


def every(criteria: Iterable[T]) -> Iterator[T]:
    """Yield `criteria` and all their parts, parents first; `scoring.walk` says also where each stands."""
    for criterion in criteria:
        yield criterion
        yield from every(criterion.criteria)


def stages_with_figures(card: Scorecard) -> frozenset[str]:
    """Return the stages in which any leaf of `card` has a figure."""
    own = stage_of(card)
    return frozenset(stage for one in every(card.criteria) for stage in figures_by_stage(one, own))


def result_of(card: Scorecard) -> Published | None:
    """Return what is printed of the whole at the stage of `card`; only the published result has a rank."""
    stage = stage_of(card)
    result = card.published if stage == PUBLISHED else None
    score = card.printed.get(stage) if result is None or result.score is None else result.score
    if score is None:
        return result
    first = card.published.erratum if card.published else None
    errata = (*_all_errata(first, (), PUBLISHED), *_all_errata(None, card.errata, stage))
    erratum = next((one for one in errata if one.stage == stage), None)
    return replace(result or Published(), score=score, erratum=erratum)


def speaks_of_stages(card: Scorecard) -> bool:
    """Return whether `card` names its stage, or has figures of another one."""
    return card.stage is not None or bool(stages_with_figures(card) - {stage_of(card)})


def at_stage(card: Scorecard, stage: str, order: Sequence[str]) -> Scorecard:
    """Return `card` as it is at `stage`, one of `order` or `LATEST`: its figures, and what is printed then.

    Of what a file does not list nothing is known in another stage than its own; the latest that is known of
    that is what its own stage says. What is printed of the whole stays as it is: `result_of` reads it.
    """
    own = stage_of(card)
    printed = card.printed
    if stage == LATEST and card.imputed is not None:  # what is printed is its total
        totals = {PUBLISHED: card.published.score if card.published else None, **printed}
        last = next((found for one in reversed(order) if (found := totals.get(one)) is not None), None)
        printed = printed if last is None else {**printed, LATEST: last}
    return replace(
        card,
        stage=stage if stage != own else card.stage,
        printed=printed,
        listing=_listing(card.listing, stage, own),
        errata=_all_errata(None, card.errata, own),
        criteria=tuple(_at_stage(one, stage, own, order) for one in card.criteria),
    )


def _listing(listing: Listing, stage: str, own: str) -> Listing:
    return "part" if listing == "losses-only" and stage not in (own, LATEST) else listing


def _all_errata(one: Erratum | None, more: tuple[Erratum, ...], own: str) -> tuple[Erratum, ...]:
    """Return all errata, each with its stage."""
    return tuple(replace(each, stage=each.stage or own) for each in (one, *more) if each is not None)


def _at_stage(criterion: Criterion, stage: str, own: str, order: Sequence[str]) -> Criterion:
    figures = dict(figures_by_stage(criterion, own))
    mine = {} if criterion.published is None else {own: criterion.published}
    printed = {**criterion.printed, **mine}
    wanted = shown = stage
    if stage == LATEST:
        wanted = next((one for one in reversed(order) if one in figures), stage)
        if criterion.imputed is not None:  # what is printed is its figure
            shown = next((one for one in reversed(order) if one in printed), stage)
    errata = _all_errata(criterion.erratum, criterion.errata, own)
    return replace(
        criterion,
        achieved=figures.pop(wanted, None),
        stages=figures,
        published=printed.pop(shown, None),
        printed=printed,
        erratum=next((one for one in errata if one.stage == stage), None),
        errata=tuple(one for one in errata if one.stage != stage),
        listing=criterion.listing and _listing(criterion.listing, stage, own),
        criteria=tuple(_at_stage(part, stage, own, order) for part in criterion.criteria),
    )
