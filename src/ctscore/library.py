"""The face of ctscore for Python programs: open a book, ask it questions, get frozen results.

>>> import ctscore
>>> book = ctscore.open_book()
>>> [row.node.criterion.code for row in ctscore.gaps(book, 2022)[0].rows[:3]]
['5.4', '7.3.7', '7.3.6']
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from ctscore.analysis import path as paths
from ctscore.analysis import scenarios, select, units
from ctscore.analysis.against import read_against, reference_for
from ctscore.analysis.agencies import AgencyLoads, agency_loads
from ctscore.analysis.candidates import Limits, best_points
from ctscore.analysis.compare import Comparison, comparisons
from ctscore.analysis.coverage import Coverage
from ctscore.analysis.coverage import coverage as card_coverage
from ctscore.analysis.effort import Terms, terms_of
from ctscore.analysis.gaps import Gaps, find_gaps
from ctscore.analysis.panels import PanelScores, scores_of
from ctscore.analysis.plans import Task
from ctscore.analysis.profile import Profile
from ctscore.analysis.profile import profile as panel_profile
from ctscore.analysis.roles import Role
from ctscore.analysis.sensitivity import Sensitivity
from ctscore.analysis.sensitivity import sensitivity as card_sensitivity
from ctscore.analysis.standing import Standing, standing_of
from ctscore.analysis.targets import Result, results
from ctscore.analysis.tasks import Wanted, leaves_of, plans_by_date
from ctscore.analysis.totals import Totals
from ctscore.analysis.totals import totals as card_totals
from ctscore.analysis.trend import Trend
from ctscore.analysis.trend import trend as series
from ctscore.analysis.whatif import WhatIf, what_if
from ctscore.book import Book, Filed
from ctscore.checks import findings_in, refuse_unfit_effort
from ctscore.findings import Finding
from ctscore.load import find_data, load_folder
from ctscore.model import Effort, Scorecard
from ctscore.opening import usable_book


def open_book(data: str | Path | None = None) -> Book:
    """Return the book of the data folder `data`, or of the folder that the commands would use.

    Drafts and files with errors are `withheld`: a question about one of them raises `Refusal`, and other
    answers that one could change are without it; `book.left_out` then names it. Raises `DataProblems` where a
    register cannot be read, and `Refusal` where the folder does not exist.
    """
    return usable_book(load_folder(find_data(Path(data) if data is not None else None)))


def totals(book: Book, year: int, index: str | None = None, depth: int = 1) -> tuple[Totals, ...]:
    """Return the points of each of our scorecards of `year`, criteria down to `depth` (1: fields)."""
    return tuple(card_totals(filed, depth) for filed in select.scorecards(book, year, index))


def gaps(book: Book, year: int, index: str | None = None, *, against: str = "max") -> tuple[Gaps, ...]:
    """Return the lost points of each of our scorecards of `year`, most lost first, in exact decimals.

    `against` says what they are measured to: ``max``, ``best``, ``median``, ``top:20``, ``target`` or
    ``unit:NAME``. Raises `Refusal` where one of the scorecards has no such reference: name the index.
    """
    asked = read_against(against)
    cards = select.scorecards(book, year, index)
    return tuple(find_gaps(book, filed, reference_for(book, filed.value, asked)) for filed in cards)


def compare(
    book: Book, then: int, now: int, index: str | None = None, unit: str | None = None
) -> tuple[Comparison, ...]:
    """Return two years of a unit (ours) beside each other, in each index that has both.

    Raises `Refusal` where no index has both.
    """
    own = book.home_unit if unit is None else units.unit_id(book, unit)
    return comparisons(book, ((then, own), (now, own)), index)


def panel(book: Book, year: int, index: str) -> PanelScores:
    """Return the points of all units in `index` and `year`, by code and unit; "" is the code of the whole."""
    return units.panels(book, year, index)[0]


def rank(book: Book, year: int, index: str, unit: str | None = None, code: str = "") -> Standing:
    """Return the whole ranking at `code` (the whole index by default), and the ladder of a unit (ours)."""
    own = book.home_unit if unit is None else units.unit_id(book, unit)
    scores = panel(book, year, index)
    return standing_of(book, scores, code, own, around=len(scores.units))


def trend(book: Book, index: str, unit: str | None = None, code: str = "") -> Trend | None:
    """Return an index, or a criterion of it, over the years; None where a unit (ours) has no points in it."""
    own = book.home_unit if unit is None else units.unit_id(book, unit)
    return series(book, select.index_id(book, index), own, code)


def profile(book: Book, year: int, index: str, unit: str | None = None) -> Profile:
    """Return rank, percentile, best and median at each dimension, and the strongest and weakest parts."""
    own = book.home_unit if unit is None else units.unit_id(book, unit)
    return panel_profile(panel(book, year, index), own)


def whatif(
    book: Book, year: int, changes: Iterable[str], index: str | None = None, unit: str | None = None
) -> WhatIf:
    """Return the scorecard of `year` as it would be with `changes`, written ``5.4=1.5``, ``=+0.3``, ``=max``.

    Without `index` the first scorecard that has all their codes is meant. Raises `Refusal` with everything
    that keeps them from being made.
    """
    asked = [scenarios.read_change(change) for change in changes]
    filed = _tree(book, year, index, unit, [change.code for change in asked])
    scenarios.refuse_unfit(filed.value, asked)
    return what_if(book, filed, asked)


def path(
    book: Book,
    year: int,
    target: Decimal,
    index: str | None = None,
    unit: str | None = None,
    limits: Limits | None = None,
    effort: Filed[Effort] | None = None,
) -> paths.Path:
    """Return the fewest criteria that bring the scorecard of `year` to `target` points.

    Without `limits` survey criteria win back 30 percent of their loss, and no criterion more than the best
    unit has. `effort`, one of `book.efforts`, says what a point costs; `Refusal` is raised where it is about
    another scorecard, `DataProblems` where it does not fit this one.
    """
    filed = _tree(book, year, index, unit)
    allowed = Limits(best=best_points(book, filed.value)) if limits is None else limits
    terms = paths.FREE if effort is None else _terms(book, filed.value, effort)
    return paths.find_path(book, filed, target, allowed, terms)


def _terms(book: Book, card: Scorecard, effort: Filed[Effort]) -> Terms:
    scenarios.refuse_other(book, effort, card.year, card.index, card.unit)
    refuse_unfit_effort(book, effort.file)
    return terms_of(card, effort.value)


def points_for_rank(book: Book, year: int, rank: int, index: str, unit: str | None = None) -> Decimal:
    """Return the least score that gives a unit (ours) that rank, the others staying where they are."""
    return paths.points_for_rank(book, _tree(book, year, index, unit).value, rank)


def sensitivity(
    book: Book, year: int, index: str, unit: str | None = None, draws: int = 1000, seed: int = 1
) -> Sensitivity:
    """Return what each criterion could move, and the rank of a unit (ours) under other weights."""
    card = _tree(book, year, index, unit).value
    return card_sensitivity(card, scores_of(book, card.index, year), draws, seed)


def _tree(
    book: Book, year: int, index: str | None, unit: str | None, codes: Sequence[str] = ()
) -> Filed[Scorecard]:
    own = None if unit is None else units.unit_id(book, unit)
    return scenarios.card_to_change(book, year, index, codes, own)


def agencies(book: Book, year: int, index: str | None = None) -> tuple[AgencyLoads, ...]:
    """Return the lost points of each lead agency: in full, and split equally among several leads."""
    return tuple(agency_loads(found) for found in gaps(book, year, index))


def tasks(
    book: Book,
    agency: str | None = None,
    *,
    plan: str | None = None,
    year: int | None = None,
    role: Role = Role.ANY,
) -> tuple[Task, ...]:
    """Return what plans ask to be done, duties included: of an agency, of a plan, of the plans of a year."""
    id_ = None if agency is None else select.agency_id(book, agency)
    wanted = Wanted(agencies=None if id_ is None else frozenset((id_,)), role=role)
    plans = select.plans_in_force(book, plan, year)
    return tuple(task for task in leaves_of(book, plans) if wanted.asks_for(task))


def coverage(book: Book, year: int, index: str | None = None) -> tuple[Coverage, ...]:
    """Return how the plans cover the lost points of each of our scorecards of `year`."""
    return tuple(card_coverage(book, filed) for filed in select.scorecards(book, year, index))


def targets(book: Book) -> tuple[Result, ...]:
    """Return every target of every plan with what was reached, the newest plan first."""
    return tuple(result for plan in plans_by_date(book) for result in results(book, plan))


def check(book: Book) -> tuple[Finding, ...]:
    """Return everything that is wrong with the data of `book`, as `ctscore validate` tells it."""
    return tuple(sorted(findings_in(book), key=lambda finding: finding.order))
