"""A scorecard: one index, one unit, one year; the index's own tree with maximum and achieved points."""

from typing import ClassVar, Literal

from ctscore.model.scalars import (
    FORBID_EXTRA,
    Change,
    Citation,
    Code,
    Id,
    Line,
    Points,
    Rank,
    RankChange,
    Text,
    Year,
)
from ctscore.records import dataclass

Listing = Literal["full", "losses-only"]
"""`losses-only`: the source lists only what lost points; all that it does not list has full marks."""

Method = Literal["survey-officials", "survey-citizens", "not-survey"]
"""Who awards the points; a criterion without one takes that of its parent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Erratum:
    """The source is known to be wrong here: what it prints, what its parts really compute to, and why."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    printed: Points
    computed: Points
    vi: Line
    en: Line | None = None

    def say(self, lang: str) -> str:
        """Return the explanation in `lang`."""
        return self.en if lang == "en" and self.en is not None else self.vi


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """A field, criterion or sub-criterion.

    A leaf has `max` and `achieved`. One with parts has their sum; what the source prints for it is
    `published`, and stands beside the computed sum, never in its place. A field that the source prints
    without points has no `max`. `min` and `max` are the ends of the scale as printed; a leaf whose scale no
    source prints says so in `no_scale`, and its loss is counted above it.
    """

    __pydantic_config__: ClassVar = FORBID_EXTRA
    code: Code
    name: Text
    row: Line | None = None
    min: Points | None = None
    max: Points | None = None
    no_scale: Text | None = None
    achieved: Points | None = None
    published: Points | None = None
    method: Method | None = None
    listing: Listing | None = None
    erratum: Erratum | None = None
    note: Text | None = None
    criteria: tuple["Criterion", ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """What a source prints beside a result about an earlier year: changes and the rank then."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    year: Year
    score_change: Change | None = None
    rank: Rank | None = None
    rank_change: RankChange | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """The published result. `implied` names what the source does not print but what follows from it."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    score: Points | None = None
    rank: Rank | None = None
    of: Rank | None = None
    implied: tuple[Literal["score", "rank", "of"], ...] = ()
    previous: Previous | None = None
    source: Citation | None = None
    erratum: Erratum | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """One index, one unit, one year."""

    __pydantic_config__: ClassVar = FORBID_EXTRA
    format: Literal["ctscore/scorecard@1"]
    index: Id
    unit: Id
    year: Year
    source: Citation
    max: Points
    listing: Listing = "full"
    method: Method | None = None
    published: Published | None = None
    criteria: tuple[Criterion, ...] = ()
