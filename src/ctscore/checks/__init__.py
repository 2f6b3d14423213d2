"""What can be wrong with data that reads well: small generators of findings, with the rules that they raise.

A module here is whole: its rules with their words, its generators, `RULE_DOCS`, why each rule exists with an
example of each side, and at its end `CHECKS`. `MODULES` names it in one line.

A check takes the whole book and yields findings; it changes nothing and prints nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module
from types import ModuleType

from ctscore.book import Book, Filed, located, make_book
from ctscore.findings import DataProblems, Finding, Rule, Severity
from ctscore.model import Agencies, Documents, Indexes, Panel, Scorecard, Settings, Units
from ctscore.records import dataclass

Check = Callable[[Book], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Checks:
    """When the generators of one module are asked.

    Where a check of `structure` finds an error, points cannot be added up and those of `arithmetic` are not
    asked; those of `independent` are asked in any case. A generator that also holds for a tree of criteria
    before it has any points is named in `tree` again, one about an effort file alone in `effort`.
    Rules of `needs_every_file` are about what is missing: a file that could not be read may be just that.
    """

    structure: tuple[Check, ...] = ()
    independent: tuple[Check, ...] = ()
    arithmetic: tuple[Check, ...] = ()
    tree: tuple[Check, ...] = ()
    effort: tuple[Check, ...] = ()
    needs_every_file: tuple[Rule, ...] = ()


MODULES = (
    "structure",
    "codes",
    "points",
    "counting",
    "bounds",
    "declared",
    "panels",
    "periods",
    "references",
    "registers",
    "settings",
    "lifespans",
    "doubles",
    "crosswalks",
    "editions",
    "names",
    "documents",
    "plans",
    "plan_cells",
    "progress",
    "scenarios",
    "printed",
)
"""The modules of checks, in the order in which they are asked."""

_REGISTERS = (Agencies, Documents, Indexes, Settings, Units)


@cache
def check_modules() -> tuple[ModuleType, ...]:
    """Return all `MODULES`; they are imported when they are first asked for."""
    return tuple(import_module(f"{__name__}.{name}") for name in MODULES)


@cache
def all_checks() -> tuple[Checks, ...]:
    """Return the checks of all `MODULES`."""
    return tuple(module.CHECKS for module in check_modules())


def tree_findings(book: Book) -> tuple[Finding, ...]:
    """Return what is wrong with the trees of `book`, and with what its panels name."""
    return _told((check for checks in all_checks() for check in checks.tree), _plain(book))


def refuse_unfit_effort(book: Book, file: str) -> None:
    """Raise `DataProblems` where the effort file `file` of `book` does not fit the rest of it."""
    effort = (check for checks in all_checks() for check in checks.effort)
    problems = located((one for check in effort for one in check(book) if one.file == file), book.marks)
    if any(finding.severity is Severity.ERROR for finding in problems):
        raise DataProblems(problems)


def structure_findings(book: Book) -> tuple[Finding, ...]:
    """Return what keeps the points of `book` from being added up."""
    return _told((check for checks in all_checks() for check in checks.structure), _plain(book))


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
    plain = _plain(book)  # once: what is worked out of a book is kept with it
    structure = structure_findings(plain)
    independent = _told((check for checks in all_checks() for check in checks.independent), plain)
    arithmetic = () if structure else tuple(check for checks in all_checks() for check in checks.arithmetic)
    drafts = _drafts_judged(plain) if plain.unfinished else ()
    return Verdict(structure, (*independent, *drafts), _told(arithmetic, plain))


def _drafts_judged(book: Book) -> Iterator[Finding]:
    """Yield what is wrong with what drafts say so far, beside the registers; of their blanks reading told."""
    results = (Scorecard, Panel)
    own = {name: one for name, one in book.unfinished.items() if isinstance(one.value, results)}
    registers = (filed for filed in book.files if isinstance(filed.value, _REGISTERS))
    drafts = make_book((*registers, *(Filed(name, one.value) for name, one in own.items())), book.marks)
    verdict = judge(drafts)
    for finding in (*verdict.structure, *verdict.independent, *verdict.arithmetic):
        blanks = own[finding.file].blanks if finding.file in own else ()
        about_blank = any(finding.route in (blank, blank[:-1]) for blank in blanks)
        if finding.file in own and not about_blank:
            yield finding


def settled(verdicts: Iterable[Verdict], *, anything_unread: bool) -> tuple[Finding, ...]:
    """Return what `verdicts` on the parts of one folder come to, sorted by file and place.

    Where one part cannot be added up, sums are not told of any.
    """
    whole = tuple(verdicts)
    broken = any(verdict.structure for verdict in whole)
    untold = [rule for checks in all_checks() for rule in checks.needs_every_file] if anything_unread else []
    told = (
        finding
        for verdict in whole
        for part in (verdict.structure, verdict.independent, () if broken else verdict.arithmetic)
        for finding in part
        if finding.rule not in untold
    )
    return tuple(sorted(told, key=lambda finding: finding.order))


def _plain(book: Book) -> Book:
    """Return `book` as it is on file: of no question could an answer be without something."""
    return replace(book, withheld=(), as_filed=True) if book.withheld or not book.as_filed else book


def _told(checks: Iterable[Check], book: Book) -> tuple[Finding, ...]:
    found = located((finding for check in checks for finding in check(book)), book.marks)
    # What a file says once of all its periods is told once.
    return tuple({(one.rule, one.order, repr(one.facts)): one for one in found}.values())
