"""The questions: what was typed is understood, the answer is worked out, and shown when asked for.

Each is a function from the book and what was asked to a frozen answer: `ask` of a module of its own, or
`ask_` and the command of a module that holds several. The commands and the library ask the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Generic, TypeVar

from ctscore.records import dataclass

if TYPE_CHECKING:
    from ctscore.document import Report
    from ctscore.phrases import Words
    from ctscore.render import Content

T = TypeVar("T")
Facts = dict[str, str | int | None]
"""Plain values that say what was asked."""


WHOLE_TREE = 99
"""How deep a question goes that is to go all the way down."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """What was `found`, and how it is `shown`: worked out only where it is looked at.

    `told` is what goes with it to whoever asked, beside what is shown.
    """

    found: T
    shown: Callable[[], Content | ReportPages]
    told: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class ReportPages:
    """Pages by the names of their files, made one by one: `count` without the page that lists them."""

    count: int
    named: Iterable[tuple[str, Report]]


class By(StrEnum):
    """What losses are added up by."""

    CRITERION = "criterion"
    FIELD = "field"
    AGENCY = "agency"
    METHOD = "method"


class RankBy(StrEnum):
    """What units are ranked by: points, or percent of their own maximum."""

    POINTS = "points"
    PERCENT = "percent"


class TaskKind(StrEnum):
    """Tasks of the tables, duties of the sections on implementation, or both."""

    TASKS = "tasks"
    DUTIES = "duties"
    ALL = "all"


class ByDue(StrEnum):
    """What the calendar is grouped by."""

    DATE = "date"
    AGENCY = "agency"
