"""What can be wrong with data that reads well: one small generator of findings each.

A check takes the whole book and yields findings; it changes nothing and prints nothing. Where a check of
`STRUCTURE` finds an error, points cannot be added up and those of `ARITHMETIC` are not asked.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from ctscore.book import Book, located
from ctscore.checks import (
    codes,
    crosswalks,
    documents,
    file_names,
    names,
    panels,
    plans,
    points,
    printed,
    progress,
    references,
    registers,
    scenarios,
    structure,
)
from ctscore.findings import DataProblems, Finding, Severity
from ctscore.findings.reference_rules import ANSWERS_NOTHING, UNKNOWN_PLAN
from ctscore.findings.scenario_rules import NO_POINTS_BY_CRITERION
from ctscore.records import dataclass

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
    crosswalks.names_follow,
    names.beside_panels,
    names.of_indexes,
    names.of_items,
    file_names.called_after,
    points.maximum_of_index,
    panels.methods,
    documents.results_and_dates,
    documents.plan_years,
    documents.document_years,
    registers.ids_and_names,
    registers.home,
    panels.same_figures,
    plans.parts,
    plans.items,
    plans.plan_ids,
    plans.targets,
    plans.spans,
    plans.cells,
    plans.timings,
    plans.doubles,
    plans.unassigned,
    plans.same_task_twice,
    plans.outside_plan,
    plans.printed_agencies,
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
    return _found(TREE, book)


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
    return _found(STRUCTURE, book)


def findings_in(book: Book) -> tuple[Finding, ...]:
    """Return what reading found, and what the checks find in the files that could be read."""
    return (*located(book.problems, book.marks), *all_findings(book))


def new_findings(
    before: Book, after: Book, same: Callable[[Finding], object], anew: str = ""
) -> tuple[Finding, ...]:
    """Return what is wrong with `after` and was not with `before`: where `same` says nothing else of both.

    All that is wrong with the file `anew` is new.
    """
    known = {same(one) for one in findings_in(before)}
    return tuple(one for one in findings_in(after) if one.file == anew or same(one) not in known)


def all_findings(book: Book) -> tuple[Finding, ...]:
    """Return everything that is wrong with `book`, sorted by file and place."""
    return settled((judge(book),), anything_unread=bool(book.unread))


NEEDS_EVERY_FILE = (ANSWERS_NOTHING, NO_POINTS_BY_CRITERION, UNKNOWN_PLAN)
"""Rules about what is missing: a file that could not be read may be just that."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the checks find in a book, kept apart by what they need."""

    structure: tuple[Finding, ...]
    independent: tuple[Finding, ...]
    arithmetic: tuple[Finding, ...] = ()

    def of(self, concerned: Callable[[Finding], bool]) -> "Verdict":
        """Return the verdict with those findings only that are `concerned`."""
        parts = (self.structure, self.independent, self.arithmetic)
        return Verdict(*(tuple(filter(concerned, part)) for part in parts))


def judge(book: Book) -> Verdict:
    """Return what the checks find in `book`."""
    structure = structure_findings(book)
    independent = _found(INDEPENDENT, book)
    return Verdict(structure, independent, () if structure else _found(ARITHMETIC, book))


def settled(verdicts: Iterable[Verdict], *, anything_unread: bool) -> tuple[Finding, ...]:
    """Return what `verdicts` on the parts of one folder come to, sorted by file and place.

    Where one part cannot be added up, sums are not told of any.
    """
    whole = tuple(verdicts)
    broken = any(verdict.structure for verdict in whole)
    found = (
        finding
        for verdict in whole
        for part in (verdict.structure, verdict.independent, () if broken else verdict.arithmetic)
        for finding in part
        if not (anything_unread and finding.rule in NEEDS_EVERY_FILE)
    )
    return tuple(sorted(found, key=lambda finding: finding.order))


def _found(checks: Iterable[Check], book: Book) -> tuple[Finding, ...]:
    if book.withheld:
        book = replace(book, withheld=())  # no question: there is no answer that could be without something
    return located((finding for check in checks for finding in check(book)), book.marks)
