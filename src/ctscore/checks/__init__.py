"""What can be wrong with data that reads well: one small generator of findings each.

A check takes the whole book and yields findings; it changes nothing and prints nothing. Where a check of
`STRUCTURE` finds an error, points cannot be added up and those of `ARITHMETIC` are not asked.
"""

from collections.abc import Callable, Iterator

from ctscore.book import Book, located
from ctscore.checks import (
    codes,
    crosswalks,
    panels,
    plans,
    points,
    printed,
    progress,
    references,
    registers,
    scenarios,
    spellings,
    structure,
)
from ctscore.findings import DataProblems, Finding, Severity
from ctscore.load import Loaded

Check = Callable[[Book], Iterator[Finding]]

STRUCTURE: tuple[Check, ...] = (
    structure.same_scorecard_twice,
    structure.same_plan_twice,
    structure.duplicate_codes,
    structure.leaf_points,
    structure.scales,
    panels.same_panel_twice,
    panels.columns,
    panels.rows,
)

INDEPENDENT: tuple[Check, ...] = (
    codes.code_outside_parent,
    codes.codes_out_of_order,
    codes.wrong_folder,
    references.scorecard_references,
    references.panel_references,
    references.scenario_references,
    references.budget_references,
    references.agency_references,
    references.plan_references,
    references.plan_answers,
    references.plan_criteria,
    registers.duplicate_ids,
    registers.shared_names,
    registers.doubles,
    registers.index_codes,
    crosswalks.lines,
    crosswalks.known_codes,
    plans.parts,
    plans.items,
    plans.plan_ids,
    plans.targets,
    plans.spans,
    plans.cells,
    plans.timings,
    plans.doubles,
    plans.unassigned,
    spellings.printed_agencies,
    references.progress_references,
    progress.reported_items,
    progress.same_report_twice,
    progress.statuses,
)
"""Checks that make sense even where points cannot be added up."""

ARITHMETIC: tuple[Check, ...] = (
    points.maxima,
    points.whole_maximum,
    points.sums_on_scale,
    points.no_loss_in_losses,
    points.published_range,
    scenarios.changes,
    scenarios.efforts,
    panels.figures_on_scale,
    panels.sums_on_scale,
    panels.beside_scorecards,
    printed.published_agrees,
    printed.years_agree,
    plans.losses_without_lead,
)


TREE: tuple[Check, ...] = (
    structure.duplicate_codes,
    structure.scales,
    codes.code_outside_parent,
    codes.codes_out_of_order,
    points.maxima,
    points.whole_maximum,
    references.panel_references,
)
"""What holds for the tree of a panel before it has any rows."""


def tree_findings(book: Book) -> tuple[Finding, ...]:
    """Return what is wrong with the trees of `book`, and with what its panels name."""
    return located((finding for check in TREE for finding in check(book)), book.marks)


EFFORT: tuple[Check, ...] = (
    references.scenario_references,
    references.budget_references,
    scenarios.efforts,
)
"""What holds for an effort file."""


def refuse_unfit_effort(book: Book, file: str) -> None:
    """Raise `DataProblems` where the effort file `file` of `book` does not fit the rest of it."""
    found = (finding for check in EFFORT for finding in check(book) if finding.file == file)
    problems = located(found, book.marks)
    if any(finding.severity is Severity.ERROR for finding in problems):
        raise DataProblems(problems)


def structure_findings(book: Book) -> tuple[Finding, ...]:
    """Return what keeps the points of `book` from being added up."""
    return located((finding for check in STRUCTURE for finding in check(book)), book.marks)


def findings_in(loaded: Loaded) -> tuple[Finding, ...]:
    """Return what reading found, and what the checks find in the files that could be read."""
    return (*located(loaded.findings, loaded.marks), *all_findings(loaded.book))


def all_findings(book: Book) -> tuple[Finding, ...]:
    """Return everything that is wrong with `book`, sorted by file and place."""
    broken = structure_findings(book)
    checks = INDEPENDENT if broken else INDEPENDENT + ARITHMETIC
    rest = located((finding for check in checks for finding in check(book)), book.marks)
    return tuple(sorted(broken + rest, key=lambda finding: finding.order))
