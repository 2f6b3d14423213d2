"""Plans: every task has a lead, every cell its source, every target a year, every lost point an owner."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.plans import Spellings, all_items, plan_items, tasks_for
from ctscore.book import Book, Filed
from ctscore.checks.registers import listed_twice
from ctscore.findings import Fact, Finding, Route
from ctscore.findings.reference_rules import (
    ASSIGNED_AFTER_ALL,
    BROKEN_MERGE,
    CELL_SOURCE,
    CRITERION_TWICE_IN_ANNEX,
    DATE_DIFFERS,
    DUPLICATE_ID,
    HEADING_WITH_CELLS,
    INDEX_MISSING,
    INFERRED_QUARTERS,
    ITEM_WITHOUT_LEAD,
    ITEM_WITHOUT_TASK,
    LOSS_WITHOUT_LEAD,
    OUTSIDE_PLAN,
    PART_SOURCE,
    PRINTED_AGENCY_MISSING,
    PRINTED_NAME_DIFFERS,
    QUARTERS_DIFFER,
    SAME_TASK_TWICE,
    SPAN_BACKWARDS,
    TARGET_UNIT,
    TARGET_WITHOUT_YEAR,
    TIMING_INCOMPLETE,
    UNKNOWN_SPELLING,
    UNKNOWN_TARGET,
)
from ctscore.model import Cell, Plan, Scorecard, Target, Timing, Years
from ctscore.periods import named_quarters, printed_day, printed_quarters
from ctscore.words import Suggestions, closest


def parts(book: Book) -> Iterator[Finding]:
    """A part is neither annex nor section, or both; a part or target speaks of no index's criteria."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            if (part.annex is None) == (part.section is None):
                yield Finding(PART_SOURCE, filed.file, route=("parts", place))
            if part.answers is not None and part.index is None:
                route: Route = ("parts", place, "answers")
                yield Finding(INDEX_MISSING, filed.file, {"key": "answers"}, route=route)
        for place, target in enumerate(filed.value.targets):
            if target.criterion is not None and target.index is None:
                route = ("targets", place, "criterion")
                yield Finding(INDEX_MISSING, filed.file, {"key": "criterion"}, route=route)
    for task in all_items(book):
        if task.item.criteria and task.part.index is None:
            yield Finding(INDEX_MISSING, task.file, {"key": "criteria"}, route=(*task.route, "criteria"))


def items(book: Book) -> Iterator[Finding]:
    """An item says nothing, has no lead, or names a criterion that another item of its part has too."""
    for filed in book.plans:
        owners: dict[tuple[object, str], str] = {}
        for task in plan_items(book, filed):
            item, cell = task.item, task.lead_cell
            if item.task is None and (task.is_leaf or item.title is None):
                yield Finding(ITEM_WITHOUT_TASK, filed.file, {"given": item.id}, route=task.route)
            if task.is_leaf and not task.leads and (cell is None or cell.missing is None):
                route: Route = (*task.route, "leads")
                yield Finding(ITEM_WITHOUT_LEAD, filed.file, {"given": item.id}, route=route)
            if not task.is_leaf:
                beside = {"helpers": item.helpers, "timing": item.timing, "product": item.product}
                for key in (key for key, value in beside.items() if value is not None):
                    facts = {"key": key, "given": item.id}
                    yield Finding(HEADING_WITH_CELLS, filed.file, facts, route=(*task.route, key))
            for place, code in enumerate(item.criteria):
                owner = (task.table, code)
                if owner in owners:
                    facts = {"given": code, "other": owners[owner]}
                    route = (*task.route, "criteria", place)
                    yield Finding(CRITERION_TWICE_IN_ANNEX, filed.file, facts, route=route)
                owners.setdefault(owner, item.id)


def plan_ids(book: Book) -> Iterator[Finding]:
    """Two items of a plan share an id, or two of its targets."""
    for filed in book.plans:
        items = [(task.item.id, task.route) for task in plan_items(book, filed)]
        targets: list[tuple[str, Route]] = [
            (target.id, ("targets", place)) for place, target in enumerate(filed.value.targets)
        ]
        for entries in (items, targets):
            seen: dict[str, Route] = {}
            for id_, route in entries:
                if id_ in seen:
                    line = str(book.line(filed.file, (*seen[id_], "id")))
                    facts = {"given": id_, "other": filed.file, "line": line}
                    yield Finding(DUPLICATE_ID, filed.file, facts, route=(*route, "id"))
                seen.setdefault(id_, route)


def targets(book: Book) -> Iterator[Finding]:
    """A target has no year or two, a unit that does not fit its goal; or an item serves a target unknown."""
    for filed in book.plans:
        for place, target in enumerate(filed.value.targets):
            route: Route = ("targets", place)
            if (target.due is None) == (target.each_year is None):
                yield Finding(TARGET_WITHOUT_YEAR, filed.file, {"given": target.id}, route=route)
            if not _unit_fits(target):
                yield Finding(TARGET_UNIT, filed.file, {"given": target.id}, route=(*route, "unit"))
        known = {target.id: None for target in filed.value.targets}
        suggestions = Suggestions()
        for task in plan_items(book, filed):
            for place, id_ in enumerate(task.item.targets):
                if id_ not in known:
                    near = suggestions.near(filed.file, partial(closest, id_, known))
                    facts = {"given": id_, "near": near}
                    route = (*task.route, "targets", place)
                    yield Finding(UNKNOWN_TARGET, filed.file, facts, route=route)


def _unit_fits(target: Target) -> bool:
    if target.unit == "rank" and target.criterion is not None:
        return False
    ranked = (target.unit == "rank") == (target.goal == "within")
    return ranked and (target.unit == "points") == (target.out_of is not None)


def spans(book: Book) -> Iterator[Finding]:
    """A span of years or days ends before it begins."""
    for filed in book.plans:
        for years, route in _spans(book, filed):
            if years.last is not None and years.last < years.first:
                yield Finding(SPAN_BACKWARDS, filed.file, route=(*route, "last"))
    for task in all_items(book):
        for place, window in enumerate(task.item.timing.windows if task.item.timing else ()):
            if window.first is not None and window.last is not None and window.last < window.first:
                route = (*task.route, "timing", "windows", place, "last")
                yield Finding(SPAN_BACKWARDS, task.file, route=route)


def _spans(book: Book, filed: Filed[Plan]) -> Iterator[tuple[Years, Route]]:
    yield filed.value.period, ("period",)
    for place, target in enumerate(filed.value.targets):
        if target.each_year is not None:
            yield target.each_year, ("targets", place, "each_year")
    for task in plan_items(book, filed):
        if task.item.timing is not None and task.item.timing.years is not None:
            yield task.item.timing.years, (*task.route, "timing", "years")


def cells(book: Book) -> Iterator[Finding]:
    """A cell names none or several of its sources, or differs from the cell it is merged with."""
    above: dict[tuple[object, str, str], Cell | Timing] = {}
    for task in all_items(book):
        for key, cell in task.item.cells.items():
            route: Route = (*task.route, key)
            if not _has_one_source(cell):
                yield Finding(CELL_SOURCE, task.file, route=route)
            elif cell.merged_with is not None:
                reason = _broken_merge(cell, above.get((task.table, cell.merged_with, key)))
                if reason is not None:
                    facts = {"row": cell.merged_with, "reason_vi": reason[0], "reason_en": reason[1]}
                    yield Finding(BROKEN_MERGE, task.file, facts, route=(*route, "merged_with"))
        # Numbers may begin anew in each block of a table: the nearest row above is meant.
        above.update({(task.table, task.item.row, key): cell for key, cell in task.item.cells.items()})


def _has_one_source(cell: Cell | Timing) -> bool:
    missing = cell.missing if isinstance(cell, Cell) else None
    given = [source for source in (cell.printed, cell.merged_with, cell.inferred, missing) if source]
    return len(given) == 1 and not (isinstance(cell, Cell) and missing and cell.agencies)


def _broken_merge(cell: Cell | Timing, source: Cell | Timing | None) -> tuple[str, str] | None:
    """Return why `cell` cannot be the continuation of `source`, in both languages; None where it can."""
    if source is None:
        return ("phía trên không có dòng ấy", "there is no such row above it")
    if source.printed is None:
        return ("ô của dòng ấy không có chữ in", "the cell of that row is not printed itself")
    if _content(source) != _content(cell):
        return ("nội dung hai ô khác nhau", "the two cells differ")
    return None


def _content(cell: Cell | Timing) -> tuple[object, ...]:
    if isinstance(cell, Cell):
        return cell.agencies
    return (cell.kind, cell.periods, cell.quarters, cell.date, cell.years)


def timings(book: Book) -> Iterator[Finding]:
    """A timing lacks what its kind needs, has what belongs to another, or differs from what is printed."""
    for task in all_items(book):
        timing = task.item.timing
        if timing is None:
            continue
        route: Route = (*task.route, "timing")
        given = {"quarters": timing.quarters, "periods": timing.periods, "date": timing.date}
        needed = {"quarters": "quarters", "reporting": "periods", "date": "date"}.get(timing.kind)
        reports_only = (timing.due_day is not None or timing.windows) and timing.kind != "reporting"
        if reports_only or any(bool(value) != (key == needed) for key, value in given.items()):
            yield Finding(TIMING_INCOMPLETE, task.file, {"kind": timing.kind}, route=route)
        printed = printed_quarters(timing.printed or "")
        if printed and timing.quarters and printed != tuple(sorted(set(timing.quarters))):
            facts = {
                "printed": timing.printed or "",
                "printed_quarters": ", ".join(map(str, printed)),
                "given": ", ".join(map(str, timing.quarters)),
            }
            yield Finding(QUARTERS_DIFFER, task.file, facts, route=(*route, "quarters"))
        yield from _inferred_quarters(timing, task.file, route)
        day = printed_day(timing.printed or "")
        # "Before the 31st" may be encoded as the 30th.
        if day is not None and timing.date is not None and timing.date not in (day, day - timedelta(days=1)):
            facts = {"printed": timing.printed or "", "given": str(timing.date)}
            yield Finding(DATE_DIFFERS, task.file, facts, route=(*route, "date"))


def _inferred_quarters(timing: Timing, file: str, route: Route) -> Iterator[Finding]:
    reason = timing.inferred.vi if timing.inferred else ""
    read = named_quarters(reason)
    if read and timing.quarters and read != tuple(sorted(set(timing.quarters))):
        facts = {
            "reason": reason,
            "read": ", ".join(map(str, read)),
            "given": ", ".join(map(str, timing.quarters)),
        }
        yield Finding(INFERRED_QUARTERS, file, facts, route=(*route, "quarters"))


def doubles(book: Book) -> Iterator[Finding]:
    """A list of agencies, targets, quarters or periods names something twice."""
    for task in all_items(book):
        item = task.item
        lists: list[tuple[Sequence[object], Route]] = [(item.targets, ("targets",))]
        for key, cell in (("leads", item.leads), ("helpers", item.helpers)):
            lists += [(cell.agencies, (key, "agencies"))] if cell is not None else []
        if item.timing is not None:
            timing: Route = ("timing",)
            lists += [
                (item.timing.quarters, (*timing, "quarters")),
                (item.timing.periods, (*timing, "periods")),
            ]
        for values, route in lists:
            yield from listed_twice(task.file, values, (*task.route, *route))


def unassigned(book: Book) -> Iterator[Finding]:
    """A criterion that is said to have no task has one in the same part."""
    for filed in book.plans:
        for place, part in enumerate(filed.value.parts):
            tasks = [task for task in plan_items(book, filed) if task.part is part]
            for number, entry in enumerate(part.unassigned):
                item = next((task.item.id for task in tasks if entry.criterion in task.item.criteria), None)
                if item is not None:
                    facts = {"given": entry.criterion, "item": item}
                    route = ("parts", place, "unassigned", number, "criterion")
                    yield Finding(ASSIGNED_AFTER_ALL, filed.file, facts, route=route)


def _unassigned(book: Book, card: Scorecard) -> frozenset[str]:
    """Return the criteria of `card` for which plans are known to have no task."""
    parts = (
        part
        for filed in book.plans
        for part in filed.value.parts
        if (filed.value.unit, part.index, part.answers) == (card.unit, card.index, card.year)
    )
    return frozenset(entry.criterion for part in parts for entry in part.unassigned)


def losses_without_lead(book: Book) -> Iterator[Finding]:
    """A lost point has nobody who leads its recovery, though a plan answers the scorecard."""
    for filed in book.scorecards.values():
        if tasks_for(book, filed.value):
            known = _unassigned(book, filed.value)
            for gap in find_gaps(book, filed).rows:
                if not gap.leads and gap.node.criterion.code not in known:
                    facts: dict[str, Fact] = {"code": gap.node.criterion.code, "lost": gap.lost}
                    yield Finding(LOSS_WITHOUT_LEAD, filed.file, facts, route=gap.node.route)


def same_task_twice(book: Book) -> Iterator[Finding]:
    """Two items in one place are printed in the same row and say the same: one of them was copied."""
    seen: dict[tuple[Route, str, str, str], str] = {}
    for task in all_items(book):
        item = task.item
        if task.is_leaf and item.task is not None:
            first = seen.setdefault((task.route[:-1], task.file, item.row, item.task.vi), item.id)
            if first != item.id:
                facts = {"given": item.id, "other": first, "row": item.row}
                yield Finding(SAME_TASK_TWICE, task.file, facts, route=(*task.route, "id"))


def outside_plan(book: Book) -> Iterator[Finding]:
    """A target is due, or a task goes on, in years that neither the plan nor its title covers."""
    for filed in book.plans:
        period, document = filed.value.period, book.documents.get(filed.value.document)
        if period.last is not None and period.last < period.first:
            continue
        title = document.title.vi if document and document.title else ""
        years: list[tuple[int, Route]] = []
        for place, target in enumerate(filed.value.targets):
            years += [(target.due, ("targets", place, "due"))] if target.due else []
            years += _ends(target.each_year, ("targets", place, "each_year"))
        for task in plan_items(book, filed):
            timing = task.item.timing
            years += _ends(timing.years if timing else None, (*task.route, "timing", "years"))
            if timing is not None and timing.date is not None:
                years.append((timing.date.year, (*task.route, "timing", "date")))
        for year, route in years:
            if year not in period and str(year) not in title:
                facts = {"given": str(year), "period": str(period)}
                yield Finding(OUTSIDE_PLAN, filed.file, facts, route=route)


def _ends(years: Years | None, route: Route) -> list[tuple[int, Route]]:
    if years is None:
        return []
    last = [(years.last, (*route, "last"))] if years.last is not None else []
    return [(years.first, (*route, "first")), *last]


def printed_agencies(book: Book) -> Iterator[Finding]:
    """A cell does not name an agency that is listed for it, names one that is not, or one nobody knows."""
    if not book.agencies:
        return
    spellings = Spellings(book)
    for task in all_items(book):
        for key, cell in (("leads", task.item.leads), ("helpers", task.item.helpers)):
            if cell is None or cell.printed is None:
                continue
            reading = spellings.read(cell.printed)
            route = (*task.route, key, "agencies")
            for place, id_ in enumerate(cell.agencies):
                if id_ in book.agencies and id_ not in reading.named:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_NAME_DIFFERS, task.file, facts, route=(*route, place))
            # An id that nobody knows is told elsewhere, and is likely one of those that seem to be missing.
            all_known = all(id_ in book.agencies for id_ in cell.agencies)
            for id_ in reading.named if all_known else ():
                if id_ not in cell.agencies:
                    facts = {"printed": cell.printed, "given": id_}
                    yield Finding(PRINTED_AGENCY_MISSING, task.file, facts, route=route)
            if reading.unknown:
                facts = {"printed": cell.printed, "given": " ".join(reading.unknown)}
                yield Finding(UNKNOWN_SPELLING, task.file, facts, route=(*task.route, key, "printed"))
