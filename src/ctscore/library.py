"""The face of ctscore for Python programs: open a book, ask it questions, get frozen results.

>>> import ctscore
>>> book = ctscore.open_book()
>>> [row.node.criterion.code for row in ctscore.gaps(book, 2022)[0].rows[:3]]
['5.4', '7.3.7', '7.3.6']
"""

from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path

from ctscore.analysis import Role, units
from ctscore.analysis import path as paths
from ctscore.analysis.agencies import AgencyLoads
from ctscore.analysis.compare import Comparison
from ctscore.analysis.coverage import Coverage
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.panels import PanelScores
from ctscore.analysis.path import Limits
from ctscore.analysis.plans import Task
from ctscore.analysis.select import card_with_tree, period_of
from ctscore.analysis.sensitivity import Sensitivity
from ctscore.analysis.standing import Profile, Standing
from ctscore.analysis.targets import Result
from ctscore.analysis.totals import Totals
from ctscore.analysis.trend import Trend
from ctscore.analysis.whatif import WhatIf, read_typed
from ctscore.book import Book, Filed
from ctscore.checks import findings_in
from ctscore.findings import Finding, Refusal
from ctscore.findings.usage_rules import NO_SERIES
from ctscore.load import find_data, load_folder
from ctscore.model import Effort
from ctscore.periods import Period
from ctscore.questions import TaskKind, inputs
from ctscore.questions import agencies as agencies_question
from ctscore.questions import compare as compare_question
from ctscore.questions import gaps as gaps_question
from ctscore.questions import path as path_question
from ctscore.questions import plans as plans_question
from ctscore.questions import sensitivity as sensitivity_question
from ctscore.questions import standing as standing_question
from ctscore.questions import tasks as tasks_question
from ctscore.questions import totals as totals_question
from ctscore.questions import whatif as whatif_question
from ctscore.workspace import usable_book

When = int | str | Period
"""A period: 2022, ``"2026-Q3"``, or as results have it."""


def open_book(data: str | Path | None = None) -> Book:
    """Return the book of the data folder `data`, or of the folder that the commands would use.

    Drafts and files with errors are `withheld`: a question about one of them raises `Refusal`, and other
    answers that one could change are without it; `book.left_out` then names it. Raises `DataProblems` where a
    register cannot be read, and `Refusal` where the folder does not exist.
    """
    return usable_book(load_folder(find_data(Path(data) if data is not None else None)))


def _of(book: Book, period: When) -> tuple[Book, Period]:
    """Return the book with units and agencies as on the last day of `period`, and the period."""
    asked = period_of(period)
    return inputs.of_time(book, (asked,)), asked


def totals(book: Book, period: When, index: str | None = None, depth: int = 1) -> tuple[Totals, ...]:
    """Return the points of each of our scorecards of `period`, criteria down to `depth` (1: fields)."""
    return totals_question.ask(*_of(book, period), depth, index).found


def gaps(book: Book, period: When, index: str | None = None, *, against: str = "max") -> tuple[Gaps, ...]:
    """Return the lost points of each of our scorecards of `period`, most lost first, in exact decimals.

    `against` says what they are measured to: ``max``, ``best``, ``median``, ``top:20``, ``target`` or
    ``unit:NAME``. Scorecards without such a reference are left out; `Refusal` is raised where none has one.
    """
    return gaps_question.ask(*_of(book, period), against=against, index=index).found


def compare(
    book: Book, then: When, now: When, index: str | None = None, unit: str | None = None
) -> tuple[Comparison, ...]:
    """Return two years of a unit (ours) beside each other, in each index that has both.

    Raises `Refusal` where no index has both, or they are the same year.
    """
    periods = [period_of(then), period_of(now)]
    units_asked = None if unit is None else [unit]
    return compare_question.ask(inputs.of_time(book, periods), periods, index, units_asked).found


def panel(book: Book, period: When, index: str) -> PanelScores:
    """Return the points of all units in `index` and `period`, by code and unit; "" is that of the whole."""
    return units.panels(*_of(book, period), index)[0]


def rank(book: Book, period: When, index: str, unit: str | None = None, code: str = "") -> Standing:
    """Return the whole ranking at `code` (the whole index by default), and the ladder of a unit (ours).

    Raises `Refusal` where the index has no such criterion, or `unit` no points.
    """
    everybody = len(panel(book, period, index).units)
    return standing_question.ask_rank(*_of(book, period), index, code or None, unit, everybody).found[0]


def trend(book: Book, index: str, unit: str | None = None, code: str = "") -> Trend | None:
    """Return an index, or a criterion of it, over the years; None where a unit (ours) has no points in it.

    Raises `Refusal` where the index never had such a criterion.
    """
    try:
        return standing_question.ask_trend(inputs.of_time(book), index, code or None, unit).found[0]
    except Refusal as refusal:
        if refusal.rule is not NO_SERIES:
            raise
        return None


def profile(book: Book, period: When, index: str, unit: str | None = None) -> Profile:
    """Return rank, percentile, best and median at each dimension, and the strongest and weakest parts.

    Raises `Refusal` where a unit (ours) has no points.
    """
    return standing_question.ask_profile(*_of(book, period), index, unit).found[0]


def whatif(
    book: Book, period: When, changes: Iterable[str], index: str | None = None, unit: str | None = None
) -> WhatIf:
    """Return the scorecard of `period` as it would be with `changes`: ``5.4=1.5``, ``5.4=+0.3``, ``5.4=max``.

    Where an index declares answers, ``5.4=Đạt`` is one; where a scale goes below zero, ``5.4=-2`` is a figure
    on it.

    Without `index` the first scorecard that has all their codes is meant. Raises `Refusal` with everything
    that keeps them from being made.
    """
    asked = [read_typed(change) for change in changes]
    of_then, when = _of(book, period)
    own = inputs.unit_or_none(of_then, unit)
    return whatif_question.with_changes(of_then, when, asked, index, own).found


def path(
    book: Book,
    period: When,
    target: Decimal,
    index: str | None = None,
    unit: str | None = None,
    limits: Limits | None = None,
    effort: Filed[Effort] | None = None,
) -> paths.Path:
    """Return the fewest criteria that bring the scorecard of `period` to `target` points.

    Without `limits` survey criteria win back 30 percent of their loss, and no criterion more than the best
    unit has. `effort`, one of `book.efforts`, says what a point costs; `Refusal` is raised where it is about
    another scorecard, `DataProblems` where it does not fit this one.
    """
    return path_question.to_target(*_of(book, period), target, index, unit, limits, effort)


def points_for_rank(book: Book, period: When, rank: int, index: str, unit: str | None = None) -> Decimal:
    """Return the least score that gives a unit (ours) that rank, the others staying where they are."""
    of_then, when = _of(book, period)
    filed = card_with_tree(of_then, when, index, inputs.unit_or_none(of_then, unit))
    return paths.points_for_rank(of_then, filed.value, rank)


def sensitivity(
    book: Book, period: When, index: str, unit: str | None = None, draws: int = 1000, seed: int = 1
) -> Sensitivity:
    """Return what each criterion could move, and the rank of a unit (ours) under other weights."""
    return sensitivity_question.ask(*_of(book, period), index, draws, seed, unit).found[0][1]


def agencies(book: Book, period: When, index: str | None = None) -> tuple[AgencyLoads, ...]:
    """Return the lost points of each lead agency: in full, and split equally among several leads."""
    return agencies_question.loads(*_of(book, period), index).found


def tasks(
    book: Book,
    agency: str | None = None,
    *,
    plan: str | None = None,
    period: When | None = None,
    role: Role = Role.ANY,
) -> tuple[Task, ...]:
    """Return what plans ask to be done, duties included: of an agency, of a plan, of the plans of a year."""
    asked = None if period is None else period_of(period)
    of_then = inputs.of_time(book, () if asked is None else (asked,))
    return tasks_question.ask_tasks(of_then, plan, agency, Role(role), period=asked, kind=TaskKind.ALL).found


def coverage(book: Book, period: When, index: str | None = None) -> tuple[Coverage, ...]:
    """Return how the plans cover the lost points of each of our scorecards of `period`."""
    return plans_question.ask_coverage(*_of(book, period), index).found


def targets(book: Book) -> tuple[Result, ...]:
    """Return every target of every plan with what was reached, the newest plan first."""
    return plans_question.ask_targets(inputs.of_time(book)).found


def check(book: Book) -> tuple[Finding, ...]:
    """Return everything that is wrong with the data of `book`, as `ctscore validate` tells it."""
    return tuple(sorted(findings_in(book), key=lambda finding: finding.order))
