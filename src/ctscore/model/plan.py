"""A plan or programme: who must do what, by when, for which criterion and target; and what is reported of it.

Every plan is a tree. Areas, objectives and tasks that are split further hold items; a leaf is what somebody
has to do. A leaf without leads, criteria or targets of its own takes those of the item above it. A leaf
without `task` says no more than who leads its criteria, or by when they are due with nobody to lead them yet:
nobody has to do anything by it.
"""

from datetime import timedelta
from typing import Literal

from ctscore.model.scalars import (
    Change,
    Code,
    Dated,
    Day,
    DayOfMonth,
    Id,
    Line,
    Percent,
    PeriodName,
    Points,
    Quarter,
    Strict,
    Text,
    Year,
    Yes,
)
from ctscore.periods import Period, PeriodKind
from ctscore.phrases import Words
from ctscore.records import dataclass

Level = Literal["area", "objective", "task", "activity", "duty"]
"""What sort of item it is; a `duty` stands in the section on implementation, not among the tasks."""

TimingKind = Literal["ongoing", "all-year", "quarters", "reporting", "date", "in-words"]
"""`in-words` is due by what its words say (“asap”, “before term begins”), which is no day of a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Years(Strict):
    """From one year to another, both included; without `last` it goes on."""

    first: Year
    last: Year | None = None

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last or ''}"

    def __contains__(self, year: object) -> bool:
        return isinstance(year, int) and self.first <= year and (self.last is None or year <= self.last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Strict):
    """Agencies in one cell of a plan's table, and where they come from: exactly one of four.

    `printed` is the cell as it stands; `merged_with` the row whose cell reaches down over this one;
    `inferred` the ground on which we name agencies that the copy does not print here; `missing` says that
    the source names nobody.
    """

    agencies: tuple[Id, ...]
    printed: Line | None = None
    merged_with: Line | None = None
    inferred: Text | None = None
    missing: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Window(Strict):
    """The days that a periodic report covers, where the source prints them."""

    period: PeriodName
    first: Day | None = None
    last: Day | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing(Strict):
    """When: always, within the year, in some `quarters`, in reports at the end of `periods`, by a `date`.

    `years` are those of the plan unless they stand here. A report is due on `due_day` of the last month of
    its period where the source prints a day. What is wanted `before` the day that these name keeps that day,
    as printed; the one before it is then the last on which it is in time.
    """

    kind: TimingKind
    printed: Line | None = None
    merged_with: Line | None = None
    inferred: Text | None = None
    quarters: tuple[Quarter, ...] = ()
    periods: tuple[PeriodKind, ...] = ()
    date: Day | None = None
    years: Years | None = None
    due_day: DayOfMonth | None = None
    before: Yes | None = None
    windows: tuple[Window, ...] = ()
    condition: Text | None = None

    @property
    def last_day(self) -> Day | None:
        """The last day on which it is in time, where a `date` is said."""
        return self.in_time_on(self.date) if self.date is not None else None

    def in_time_on(self, named: Day) -> Day:
        """Return the last day on which it is in time, of the day that its words name."""
        return named - timedelta(days=1) if self.before else named


@dataclass(frozen=True, slots=True, kw_only=True)
class Related(Dated):
    """Criteria of another index that an item touches, though another table says who leads them.

    `inferred` where no document prints the connection; the note gives the ground.
    """

    index: Id
    year: Year | None = None
    period: PeriodName | None = None
    criteria: tuple[Code, ...]
    basis: Literal["printed", "inferred"]
    note: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Item(Strict):
    """An area, objective, task, activity or duty.

    `title` is an official name as printed, `task` a short summary in our own words. `helpers` carry out or
    coordinate, as `helpers_are` of the part says. `task_of` is the criterion that the printed task is about,
    where the row has others: they have a lead, and no task of their own.
    """

    id: Line
    row: Line
    level: Level = "task"
    title: Text | None = None
    task: Text | None = None
    criteria: tuple[Code, ...] = ()
    task_of: Code | None = None
    related: tuple[Related, ...] = ()
    targets: tuple[Line, ...] = ()
    leads: Cell | None = None
    helpers: Cell | None = None
    timing: Timing | None = None
    product: Text | None = None
    note: Text | None = None
    items: tuple["Item", ...] = ()

    @property
    def cells(self) -> dict[str, "Cell | Timing"]:
        """The cells that it has, by key."""
        present = {"leads": self.leads, "helpers": self.helpers, "timing": self.timing}
        return {key: cell for key, cell in present.items() if cell is not None}

    def say(self, lang: str) -> str:
        """Return what is to be done, in `lang`; of a heading its title."""
        text = self.task or self.title
        return text.say(lang) if text else self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Unassigned(Strict):
    """A criterion for which the source, looked at again, has no task: a hole in the plan, not in the data."""

    criterion: Code
    note: Text


UNNUMBERED = "PL"
"""How files name an annex that bears no number; where a document has several of them, PL, PL-2, PL-3."""


def annex_called(annex: str) -> Words:
    """Return an annex in the middle of a sentence."""
    name, _, count = annex.partition("-")
    if name == UNNUMBERED:
        table = Words(f", bảng {count}", f", table {count}") if count else Words("", "")
        return Words("phụ lục" + table.vi, "annex" + table.en)
    return Words(f"phụ lục {annex}", f"annex {annex}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part(Strict):
    """One annex or section of a plan.

    `index` is the index whose criteria its items serve, `answers` the period whose scorecard they answer.
    A programme that was made before its results answers none of them; the years in which it was `in_force`
    still have their owners from it, by the codes of the first of them. `inferred` is the ground on which we
    tie its items to criteria that the document does not name.
    """

    annex: Line | None = None
    section: Line | None = None
    title: Text
    holds: Literal["tasks", "duties"] = "tasks"
    index: Id | None = None
    answers: PeriodName | None = None
    in_force: Years | None = None
    inferred: Text | None = None
    helpers_are: Literal["executing", "coordinating"] = "coordinating"
    unassigned: tuple[Unassigned, ...] = ()
    items: tuple[Item, ...]

    @property
    def coded(self) -> Period | None:
        """The period by whose codes its items name criteria; None where it says none."""
        return self.answers or (Period(self.in_force.first) if self.in_force else None)

    @property
    def name(self) -> str:
        """The annex or section as printed."""
        return self.annex or self.section or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Strict):
    """A figure or rank that a plan promises: at the latest in the year `due`, or in each of `each_year`.

    `above` means more than `value`; `within` a rank of `value` or better. Points are `out_of` the end of
    their scale, so that totals on different scales are never compared.
    """

    id: Line
    row: Line
    name: Text
    unit: Literal["rank", "points", "percent"]
    goal: Literal["at-least", "above", "within"]
    value: Points
    index: Id | None = None
    criterion: Code | None = None
    out_of: Points | None = None
    due: Year | None = None
    each_year: Years | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Strict):
    """One plan or programme of one unit, for the years of its `period`."""

    format: Literal["ctscore/plan@1"]
    document: Id
    unit: Id
    period: Years
    targets: tuple[Target, ...] = ()
    parts: tuple[Part, ...]


Status = Literal["done", "under-way", "late", "not-started", ""]
"""Where a task stands; empty in a template that is still to be filled in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemReport(Strict):
    """How far one item has come: its status, and percent done or figure reached where there is one."""

    item: Line
    status: Status
    percent: Percent | None = None
    figure: Change | None = None
    evidence: Line | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Strict):
    """The report of one agency on its items of one plan for one period."""

    format: Literal["ctscore/progress@1"]
    plan: Id
    agency: Id
    period: PeriodName
    reports: tuple[ItemReport, ...]
