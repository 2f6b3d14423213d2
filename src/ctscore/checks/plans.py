"""Plans: every task has a lead, every cell its source, every lost point somebody who answers for it."""

import re
from collections.abc import Iterator

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.responsibility import all_tasks, tasks_for
from ctscore.book import Book
from ctscore.findings import Fact, Finding, Route
from ctscore.findings.reference_rules import (
    BROKEN_MERGE,
    CELL_SOURCE,
    CRITERION_TWICE_IN_ANNEX,
    DUPLICATE_ID,
    ITEM_WITHOUT_LEAD,
    LOSS_WITHOUT_LEAD,
    PRINTED_LEAD_MISSING,
    PRINTED_NAME_DIFFERS,
    REPORTING_WITHOUT_PERIODS,
)
from ctscore.model import Agency, Cell, Item, Timing
from ctscore.words import fold


def items(book: Book) -> Iterator[Finding]:
    """An item has no lead, or shares its id or a criterion with another item of its annex."""
    for filed in book.plans:
        for a, annex in enumerate(filed.value.annexes):
            ids: dict[str, Route] = {}
            owners: dict[str, str] = {}
            for i, item in enumerate(annex.items):
                route: Route = ("annexes", a, "items", i)
                if not item.leads.agencies:
                    yield Finding(ITEM_WITHOUT_LEAD, filed.file, {"given": item.id}, route=(*route, "leads"))
                if item.id in ids:
                    line = str(book.line(filed.file, ids[item.id]))
                    facts = {"given": item.id, "other": filed.file, "line": line}
                    yield Finding(DUPLICATE_ID, filed.file, facts, route=(*route, "id"))
                ids.setdefault(item.id, (*route, "id"))
                for place, code in enumerate(item.criteria):
                    if code in owners:
                        facts = {"given": code, "other": owners[code]}
                        yield Finding(
                            CRITERION_TWICE_IN_ANNEX, filed.file, facts, route=(*route, "criteria", place)
                        )
                    owners.setdefault(code, item.id)


def cells(book: Book) -> Iterator[Finding]:
    """A cell names neither or both of its sources, or differs from the cell it is merged with."""
    for filed in book.plans:
        for a, annex in enumerate(filed.value.annexes):
            above: dict[str, dict[str, Cell | Timing]] = {}
            for i, item in enumerate(annex.items):
                own = _cells(item)
                for key, cell in own.items():
                    route: Route = ("annexes", a, "items", i, key)
                    if (cell.printed is None) == (cell.merged_with is None):
                        yield Finding(CELL_SOURCE, filed.file, route=route)
                    elif cell.merged_with is not None:
                        reason = _broken_merge(cell, above.get(cell.merged_with, {}).get(key))
                        if reason is not None:
                            facts = {"row": cell.merged_with, "reason_vi": reason[0], "reason_en": reason[1]}
                            yield Finding(BROKEN_MERGE, filed.file, facts, route=(*route, "merged_with"))
                above.setdefault(item.row, own)


def _cells(item: Item) -> dict[str, Cell | Timing]:
    present = {"leads": item.leads, "executing": item.executing, "timing": item.timing}
    return {key: cell for key, cell in present.items() if cell is not None}


def _broken_merge(cell: Cell | Timing, source: Cell | Timing | None) -> tuple[str, str] | None:
    """Return why `cell` cannot be the continuation of `source`, in both languages; None where it can."""
    if source is None:
        return ("phía trên không có dòng ấy", "there is no such row above it")
    if source.printed is None:
        return ("ô của dòng ấy không có chữ in", "the cell of that row is not printed itself")
    if _content(source) != _content(cell):
        return ("nội dung hai ô khác nhau", "the two cells differ")
    return None


def _content(cell: Cell | Timing) -> tuple[str, ...]:
    return cell.agencies if isinstance(cell, Cell) else (cell.kind, *cell.periods)


def printed_names(book: Book) -> Iterator[Finding]:
    """A lead agency is not named in the cell that prints it, or the cell names one that is not listed."""
    owners = {
        fold(name): id_ for id_, agency in reversed(book.agencies.items()) for name in _printed_as(agency)
    }
    # Longer names first, so that "Sở Y tế" is not found in "Thanh tra Sở Y tế".
    names = "|".join(re.escape(name) for name in sorted(owners, key=len, reverse=True))
    pattern = re.compile(rf"(?<!\w)(?:{names})(?!\w)")
    for task in all_tasks(book):
        leads = task.item.leads
        if leads.printed is None:
            continue
        route: Route = (*task.route, "leads", "agencies")
        named = {owners[match] for match in pattern.findall(fold(leads.printed)) if match}
        for place, id_ in enumerate(leads.agencies):
            if id_ in book.agencies and id_ not in named:
                facts = {"printed": leads.printed, "given": id_}
                yield Finding(PRINTED_NAME_DIFFERS, task.file, facts, route=(*route, place))
        for id_ in sorted(named - set(leads.agencies)):
            facts = {"printed": leads.printed, "given": id_}
            yield Finding(PRINTED_LEAD_MISSING, task.file, facts, route=route)


def timings(book: Book) -> Iterator[Finding]:
    """A reporting duty says no periods, or an ongoing one says some."""
    for task in all_tasks(book):
        timing = task.item.timing
        if timing is not None and (timing.kind == "reporting") != bool(timing.periods):
            yield Finding(REPORTING_WITHOUT_PERIODS, task.file, route=(*task.route, "timing"))


def _printed_as(agency: Agency) -> tuple[str, ...]:
    return (agency.name.vi, agency.short, *agency.variants)


def losses_without_lead(book: Book) -> Iterator[Finding]:
    """A lost point has nobody who leads its recovery, though a plan answers the scorecard."""
    for filed in book.scorecards.values():
        if tasks_for(book, filed.value):
            for gap in find_gaps(book, filed).rows:
                if not gap.leads:
                    facts: dict[str, Fact] = {"code": gap.node.criterion.code, "lost": gap.score.lost}
                    yield Finding(LOSS_WITHOUT_LEAD, filed.file, facts, route=gap.node.route)
