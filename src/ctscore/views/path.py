"""`path`: the criteria that reach a target, who must move them, and what else would do."""

from collections.abc import Mapping

from ctscore.analysis.path import GroupUse, Limits, Path, Spent, Step, spent, taken
from ctscore.analysis.whatif import WhatIf
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.document import Column, Document, Kind, Note, Section, note, table
from ctscore.views.common import agency_name, agency_refs, method_ref, present, title
from ctscore.views.labels import column
from ctscore.views.whatif import agencies_section, rank_note


def path_document(
    book: Book, path: Path, reached: WhatIf, limits: Limits, asked: Mapping[str, str | int | None]
) -> Document:
    """Return the steps, what each agency would have to win back, and alternatives of the same size."""
    sections = [_steps(book, path, reached, limits), agencies_section(book, reached)]
    sections += [part(book, path) for part in (_groups, _budgets, _alternatives)]
    kept = [section for section in sections if section.rows or section is sections[0]]
    return Document("ctscore/path/1", asked, tuple(kept), missed=path.shortfall > 0)


def _steps(book: Book, path: Path, reached: WhatIf, limits: Limits) -> Section:
    index = path.filed.value.index
    effort: Column[tuple[int, Step]] = column(
        "effort", Kind.POINTS, lambda pair: pair[1].effort, drop_priority=1
    )
    columns: tuple[Column[tuple[int, Step]], ...] = (
        column("step", Kind.COUNT, lambda pair: pair[0]),
        column("code", Kind.CODE, lambda pair: pair[1].candidate.code),
        column("name", Kind.TEXT, lambda pair: pair[1].candidate.node.criterion.name),
        column("before", Kind.POINTS, lambda pair: pair[1].candidate.score.achieved, drop_priority=3),
        column("asked", Kind.CHANGE, lambda pair: pair[1].asked),
        column("after", Kind.POINTS, lambda pair: pair[1].points, drop_priority=2),
        column("max", Kind.POINTS, lambda pair: pair[1].candidate.node.criterion.max, drop_priority=4),
        column("total", Kind.POINTS, lambda pair: pair[1].total, called="running_total"),
        *((effort,) if path.terms.effort else ()),
        column("leads", Kind.REFS, lambda pair: agency_refs(book, pair[1].candidate.responsibility.leads)),
        column("tasks", Kind.TEXT, lambda pair: _tasks(pair[1]), called="task", drop_priority=5),
        column(
            "method",
            Kind.REF,
            lambda pair: method_ref(book, index, pair[1].candidate.node.method),
            machine_only=True,
        ),
    )
    notes = present(
        _goal_note(path),
        _nothing_note(path),
        _short_note(path),
        rank_note(reached),
        _unlisted_note(path),
        _survey_note(path, limits),
        _best_note(limits),
        _ceiling_note(limits),
        _effort_note(path),
        _unproven_note(path),
    )
    card = path.filed.value
    return table(card.index, title(book, card, "path"), columns, list(enumerate(path.steps, start=1)), notes)


def _tasks(step: Step) -> str | None:
    return ", ".join(task.item.id for task in step.candidate.responsibility.tasks) or None


def _alternatives(book: Book, path: Path) -> Section:
    """Return other sets; with budgets nobody has worked out what a set can reach at most."""

    def leads(steps: tuple[Step, ...]) -> dict[str, None]:
        return dict.fromkeys(id_ for step in steps for id_ in step.candidate.responsibility.leads)

    reach: Column[tuple[Step, ...]] = column(
        "reach",
        Kind.POINTS,
        lambda steps: path.start.score + total(step.candidate.reach for step in steps),
        called="reachable",
    )
    effort: Column[tuple[Step, ...]] = column(
        "effort", Kind.POINTS, lambda steps: total(step.effort for step in steps), drop_priority=1
    )
    columns: tuple[Column[tuple[Step, ...]], ...] = (
        column(
            "codes",
            Kind.TEXT,
            lambda steps: ", ".join(step.candidate.code for step in steps),
            called="instead",
        ),
        *(() if path.terms.budgets else (reach,)),
        *((effort,) if path.terms.effort else ()),
        column("leads", Kind.REFS, lambda steps: agency_refs(book, leads(steps))),
    )
    card = path.filed.value
    heading = title(book, card, "alternatives")
    return table(f"{card.index}/alternatives", heading, columns, path.alternatives)


def _groups(book: Book, path: Path) -> Section:
    columns: tuple[Column[GroupUse], ...] = (
        column("group", Kind.TEXT, lambda one: one.group),
        column("used", Kind.COUNT, lambda one: one.used),
        column("most", Kind.COUNT, lambda one: one.most),
    )
    card = path.filed.value
    return table(f"{card.index}/groups", title(book, card, "groups"), columns, taken(path))


def _budgets(book: Book, path: Path) -> Section:
    columns: tuple[Column[Spent], ...] = (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, lambda one: agency_name(book, one.agency), called="agency_name"),
        column("used", Kind.POINTS, lambda one: one.used),
        column("most", Kind.POINTS, lambda one: one.most),
    )
    card = path.filed.value
    return table(f"{card.index}/budgets", title(book, card, "budgets"), columns, spent(path))


def _goal_note(path: Path) -> Note | None:
    if path.shortfall > 0:
        return None
    need = path.target - path.start.score
    vi, en = "Đã đạt: {start}, mục tiêu {target}.", "Reached already: {start}, the target is {target}."
    if need > 0:
        vi = "Từ {start} đến {target} cần {need} điểm: ít nhất {count} trong {candidates} tiêu chí."
        en = "From {start} to {target} it takes {need} points: at least {count} of {candidates} criteria."
    return note(
        "goal",
        vi,
        en,
        start=path.start.score,
        target=path.target,
        need=need,
        count=len(path.steps),
        candidates=len(path.candidates),
    )


def _nothing_note(path: Path) -> Note | None:
    if path.candidates:
        return None
    vi = "Với các lựa chọn này không còn tiêu chí nào để lấy lại điểm."
    return note("nothing", vi, "With these options no criterion is left that could win points back.")


def _short_note(path: Path) -> Note | None:
    if path.shortfall <= 0:
        return None
    return note(
        "shortfall",
        "KHÔNG đạt được {target}: từ {start}, {count} tiêu chí đưa lên nhiều nhất {ceiling}, thiếu {short}.",
        "{target} can NOT be reached: from {start}, {count} criteria give {ceiling} at most, {short} short.",
        start=path.start.score,
        target=path.target,
        ceiling=path.target - path.shortfall,
        short=path.shortfall,
        count=len(path.steps),
    )


def _unlisted_note(path: Path) -> Note | None:
    if path.start.basis == "computed":
        return None
    vi = "Tính từ điểm công bố: điểm mất mà nguồn không liệt kê vẫn mất."
    return note("unlisted", vi, "From the published score: points lost in no row stay lost.")


def _best_note(limits: Limits) -> Note | None:
    vi = "Không tính vượt điểm của đơn vị cao nhất ở từng tiêu chí (--beyond-best)."
    en = "Nothing beyond what the best unit has at each criterion is counted on (--beyond-best)."
    return note("best", vi, en) if limits.best else None


def _ceiling_note(limits: Limits) -> Note | None:
    vi = "Riêng {codes}: theo --ceiling, không theo hai mức trên."
    en = "{codes}: by --ceiling instead of these."
    return note("ceilings", vi, en, codes=", ".join(limits.ceilings)) if limits.ceilings else None


def _effort_note(path: Path) -> Note | None:
    effort = path.terms.effort
    if effort is None:
        return None
    unit = " {measure}" if effort.measure else ""
    vi = f"Công sức cần có: {{effort}}{unit}, theo “{{name}}”."
    en = f"Effort asked for: {{effort}}{unit}, by “{{name}}”."
    return note("effort", vi, en, effort=path.effort, measure=effort.measure, name=effort.name)


def _unproven_note(path: Path) -> Note | None:
    vi = "Chưa chứng minh được đây là cách ít công sức nhất: bớt được nhiều nhất {unproven}."
    en = "Not proven to be the least effort: at most {unproven} could be saved."
    return note("unproven", vi, en, unproven=path.unproven) if path.unproven else None


def _survey_note(path: Path, limits: Limits) -> Note | None:
    count = sum(one.survey for one in path.candidates)
    if limits.no_survey:
        return note("survey", "Không tính các tiêu chí khảo sát.", "Survey criteria are left out.")
    if not count:
        return None
    return note(
        "survey",
        "Điểm khảo sát tăng chậm, không giao được: {count} tiêu chí khảo sát chỉ tính lấy lại nhiều nhất "
        "{cap} điểm đã mất (--survey-cap).",
        "Survey points move slowly and cannot be ordered: {count} survey criteria are taken to win back at "
        "most {cap} of their loss (--survey-cap).",
        cap=(Kind.PERCENT, limits.survey_cap),
        count=count,
    )
