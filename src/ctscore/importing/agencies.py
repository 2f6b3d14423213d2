"""What an import tells of agencies as a whole: whose register they are of, and who is not in it."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from ctscore.analysis.plans import plan_items
from ctscore.book import Book, Key
from ctscore.checks.plan_cells import PRINTED_AGENCY_MISSING, UNKNOWN_SPELLING
from ctscore.checks.plans import ITEM_WITHOUT_LEAD, ITEM_WITHOUT_TASK, LOSS_WITHOUT_LEAD
from ctscore.findings import Finding
from ctscore.findings.import_rules import TASK_CELLS_EMPTY, UNKNOWN_AGENCIES
from ctscore.importing.headers import Role
from ctscore.importing.joining import Annex
from ctscore.importing.review import AGENCIES_OF_HOME, NO_KNOWN_LEAD, NO_LEADS_OF_CARD, PLAN_UNUSED, Remark
from ctscore.importing.scorecards import About
from ctscore.phrases import Fact, Words
from ctscore.words import listed

OF_PLAN = (Role.LEADS, Role.TASK, Role.ACTIVITY, Role.TIMING)
"""The columns that make a plan beside a scorecard: who answers, what is to be done, by when."""
_HELD_BY_PLANS = (*OF_PLAN, Role.OBJECTIVE, Role.HELPERS, Role.PRODUCT)
ABOUT_AGENCIES = (UNKNOWN_AGENCIES, ITEM_WITHOUT_LEAD)
"""Errors that a register mends: a first import writes the plan all the same, having no register yet."""

_UNKNOWN_LEAD = replace(ITEM_WITHOUT_LEAD, message=NO_KNOWN_LEAD, hint=UNKNOWN_AGENCIES.hint)
"""What is wrong with an imported row: one whose cell names nobody says so itself, and is no error."""


def plan_unused(annex: Annex) -> Iterator[Remark]:
    """Yield which columns of a table, and how many cells, the scorecard that it becomes does not hold."""
    filled = {role: [one.cells[role] for one in annex.entries if one.text(role)] for role in _HELD_BY_PLANS}
    columns = {role: cells for role, cells in filled.items() if cells and role in annex.heads}
    if columns:
        given = listed([f"“{annex.heads[role].text}” ({len(cells)})" for role, cells in columns.items()])
        yield Remark(next(iter(columns.values()))[0].place, PLAN_UNUSED, {"given": given})


def no_leads(book: Book, about: About, annex: Annex) -> Iterator[Remark]:
    """Yield that a scorecard comes from a table that names no lead, and that no plan on file answers it."""
    key = Key(about.index, about.unit, about.period)
    answered = any(any(plan_items(book, filed, key)) for filed in book.plans)
    if not answered and not any(entry.text(Role.LEADS) for entry in annex.entries):
        yield Remark(annex.place, NO_LEADS_OF_CARD, column_of_leads(annex))


def column_of_leads(annex: Annex) -> dict[str, Fact]:
    """Return how to call the column that may say who leads, where none is known to."""
    return {"column": annex.bodies[0].text if annex.bodies else Words("TÊN CỘT", "COLUMN")}


def whose_agencies(book: Book, unit: str, annex: Annex) -> Iterator[Remark]:
    """Yield that the agencies of another unit's plan are looked up in the register of ours."""
    home, other = book.units.get(book.home_unit), book.units.get(unit)
    if home is not None and other is not None and home != other and book.agencies:
        facts = {"unit": other.name.own, "home": home.name.own}
        yield Remark(annex.entries[0].place, AGENCIES_OF_HOME, facts)


def tasks_once(findings: Sequence[Finding], told: Set[str]) -> tuple[Finding, ...]:
    """Return `findings` with each row without a lead told once, and what rows lack in one finding for all.

    Of the codes `told` it is told already.
    """
    without = told | {
        str(one.facts["given"]).partition("/")[2] for one in findings if one.rule is ITEM_WITHOUT_LEAD
    }
    losses = [one for one in findings if one.rule is LOSS_WITHOUT_LEAD and one.facts["code"] not in without]
    rest: list[Finding] = []
    for one in findings:
        if one.rule is ITEM_WITHOUT_TASK:
            rest.append(replace(one, rule=TASK_CELLS_EMPTY, facts={}))
        elif one.rule is ITEM_WITHOUT_LEAD:
            rest.append(replace(one, rule=_UNKNOWN_LEAD, facts={}))
        elif one.rule is not LOSS_WITHOUT_LEAD:
            rest.append(one)
    if losses:
        facts = {key: listed([str(one.facts[key]) for one in losses], most=12) for key in ("code", "lost")}
        rest.append(replace(losses[0], facts=facts))
    return tuple(rest)


def agencies_once(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Return `findings` with one error for all names that no register has, instead of one for each cell.

    What else such a cell seems to name, and what has no lead for another reason, is in the review list: it is
    not told again beside this error.
    """
    unknown = [finding for finding in findings if finding.rule is UNKNOWN_SPELLING]
    if not unknown:
        return tuple(findings)
    names = dict.fromkeys(str(finding.facts["given"]) for finding in unknown)
    every = replace(unknown[0], rule=UNKNOWN_AGENCIES, facts={"names": "; ".join(names)})
    cells = {finding.route[:-1] for finding in unknown}
    rest = (
        finding
        for finding in findings
        if finding.rule not in (UNKNOWN_SPELLING, ITEM_WITHOUT_LEAD)
        and not (finding.rule is PRINTED_AGENCY_MISSING and finding.route[:-1] in cells)
    )
    return (every, *rest)
