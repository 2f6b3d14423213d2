"""`path`: the criteria that reach a target, who must move them, and what else would do."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from ctscore.analysis.path import GroupUse, Limits, Path, Spent, Step, spent, taken
from ctscore.analysis.plans import Responsibility
from ctscore.analysis.whatif import WhatIf
from ctscore.book import Book
from ctscore.decimals import total
from ctscore.document import Column, Document, Kind, Note, Section, headline, note, table
from ctscore.views.common import (
    agency_name,
    assumed_note,
    method_ref,
    present,
    printed_score,
    schema_of,
    title,
)
from ctscore.views.conditions import judgements_note
from ctscore.views.labels import column
from ctscore.views.leads import lead_columns
from ctscore.views.policies import policy_notes
from ctscore.views.shapes import is_plain, looks_raw_notes
from ctscore.views.whatif import agencies_section, rank_note, whatif_span_note


def path_document(
    book: Book, found: Path, reached: WhatIf, limits: Limits, asked: Mapping[str, str | int | None]
) -> Document:
    """Return the steps, what each agency would have to win back, and alternatives of the same size."""
    sections = [_steps(book, found, reached, limits), agencies_section(book, reached)]
    sections += [part(book, found) for part in (_groups, _budgets, _alternatives)]
    kept = [section for section in sections if section.rows or section is sections[0]]
    plain = is_plain(found.filed.value) and reached.spans is None
    schema = schema_of("path", plain=plain)
    return Document(schema, asked, tuple(kept), missed=found.shortfall > 0)


def _steps(book: Book, found: Path, reached: WhatIf, limits: Limits) -> Section:
    index = found.filed.value.index
    effort: Column[tuple[int, Step]] = column(
        "effort", Kind.POINTS, lambda pair: pair[1].effort, drop_priority=1
    )
    totals = (found.start.score, *(step.total for step in found.steps))
    gains = [after - before for before, after in pairwise(totals)]
    gain: Column[tuple[int, Step]] = column(
        "gain", Kind.CHANGE, lambda pair: gains[pair[0] - 1], called="moved_whole"
    )
    columns: tuple[Column[tuple[int, Step]], ...] = (
        column("step", Kind.COUNT, lambda pair: pair[0]),
        column("code", Kind.CODE, lambda pair: pair[1].candidate.code),
        column("name", Kind.TEXT, lambda pair: pair[1].candidate.node.criterion.name),
        column("before", Kind.POINTS, lambda pair: pair[1].candidate.score.achieved, drop_priority=3),
        column("asked", Kind.CHANGE, lambda pair: pair[1].own),
        column("after", Kind.POINTS, lambda pair: pair[1].points, drop_priority=2),
        column("max", Kind.POINTS, lambda pair: pair[1].candidate.node.criterion.max, drop_priority=4),
        *((gain,) if reached.caps or not reached.before.framework.adds_up else ()),
        column("total", Kind.POINTS, lambda pair: pair[1].total, called="running_total"),
        *((effort,) if found.terms.effort else ()),
        *lead_columns(book, lambda pair: (pair[1].candidate.responsibility,)),
        column("tasks", Kind.TEXT, lambda pair: _tasks(pair[1]), called="task", drop_priority=5),
        column(
            "method",
            Kind.REF,
            lambda pair: method_ref(book, index, pair[1].candidate.node.method),
            machine_only=True,
        ),
    )
    notes = present(
        assumed_note(book, found.filed.value, found.start),
        _goal_note(found),
        _nothing_note(found),
        _short_note(found),
        _verified_note(found, reached),
        rank_note(reached),
        whatif_span_note(reached),
        judgements_note(found.filed.value, reached.before, reached.after),
        _unlisted_note(book, found),
        _survey_note(found, limits),
        _best_note(limits),
        _ceiling_note(limits),
        _effort_note(found),
        _unproven_note(found),
        *policy_notes(reached.before),
        *looks_raw_notes(found.filed.value),
    )
    card = found.filed.value
    what = "out-of-reach" if found.shortfall > 0 else "path" if found.proven else "way"
    return table(card.index, title(book, card, what), columns, list(enumerate(found.steps, start=1)), notes)


def _tasks(step: Step) -> str | None:
    return ", ".join(task.item.id for task in step.candidate.responsibility.tasks) or None


def _led_by(steps: tuple[Step, ...]) -> tuple[Responsibility, ...]:
    return tuple(step.candidate.responsibility for step in steps)


def _alternatives(book: Book, found: Path) -> Section:
    """Return other sets; with budgets nobody has worked out what a set can reach at most."""
    reach: Column[tuple[Step, ...]] = column(
        "reach",
        Kind.POINTS,
        lambda steps: found.reached_with(step.candidate for step in steps),
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
        *(() if found.terms.budgets else (reach,)),
        *((effort,) if found.terms.effort else ()),
        *lead_columns(book, _led_by),
    )
    card = found.filed.value
    heading = title(book, card, "alternatives")
    return table(f"{card.index}/alternatives", heading, columns, found.alternatives)


def _groups(book: Book, found: Path) -> Section:
    columns: tuple[Column[GroupUse], ...] = (
        column("group", Kind.TEXT, lambda one: one.group),
        column("used", Kind.COUNT, lambda one: one.used),
        column("most", Kind.COUNT, lambda one: one.most),
    )
    card = found.filed.value
    return table(f"{card.index}/groups", title(book, card, "groups"), columns, taken(found))


def _budgets(book: Book, found: Path) -> Section:
    columns: tuple[Column[Spent], ...] = (
        column("agency", Kind.CODE, lambda one: one.agency, machine_only=True),
        column("name", Kind.TEXT, lambda one: agency_name(book, one.agency), called="agency_name"),
        column("used", Kind.POINTS, lambda one: one.used),
        column("most", Kind.POINTS, lambda one: one.most),
    )
    card = found.filed.value
    return table(f"{card.index}/budgets", title(book, card, "budgets"), columns, spent(found))


def _goal_note(found: Path) -> Note | None:
    if found.shortfall > 0:
        return None
    need = found.target - found.start.score
    vi, en = "Đã đạt: {start}, mục tiêu {target}.", "Reached already: {start}, the target is {target}."
    if found.start.basis == "assumed":
        vi = "Theo giả định ấy đã đạt: {start}, mục tiêu {target}."
        en = "Reached on that assumption: {start}, the target is {target}."
    if need > 0:
        vi = "Từ {start} lên {target} cần thêm {need} điểm: ít nhất {count} trong {candidates} tiêu chí."
        en = "From {start} to {target} it takes {need:point}: at least {count} of "
        en += "{candidates:criterion|criteria}."
    if need > 0 and not found.proven:
        vi = "Từ {start} lên {target} cần thêm {need} điểm: {count} trong {candidates} tiêu chí là đủ."
        en = "From {start} to {target} it takes {need:point}: {count} of {candidates:criterion|criteria} "
        en += "will do."
    return headline(
        "goal",
        vi,
        en,
        start=found.start.score,
        target=found.target,
        need=need,
        count=len(found.steps),
        candidates=len(found.candidates),
    )


def _nothing_note(found: Path) -> Note | None:
    if found.candidates:
        return None
    vi = "Với các lựa chọn này không còn tiêu chí nào để lấy lại điểm."
    return note("nothing", vi, "With these options no criterion is left that could win points back.")


def _short_note(found: Path) -> Note | None:
    if found.shortfall <= 0:
        return None
    vi = "KHÔNG đạt được {target}: từ {start}, {count} tiêu chí nâng lên cao nhất {ceiling}, thiếu {short}."
    en = (
        "{target} can NOT be reached: from {start}, {count:criterion gives|criteria give} {ceiling} at most, "
    )
    if not found.proven and found.limited:
        vi = "CHƯA tìm được phương án đạt {target}: từ {start}, {count} tiêu chí này nâng lên {ceiling}, "
        vi += "thiếu {short}."
        en = "No way to {target} was FOUND: from {start}, {count:criterion gives|criteria give} {ceiling}, "
    told = headline(
        "shortfall",
        vi,
        en + "{short} short.",
        start=found.start.score,
        target=found.target,
        ceiling=found.target - found.shortfall,
        short=found.shortfall,
        count=len(found.steps),
    )
    return replace(told, strong=True)


def _verified_note(found: Path, reached: WhatIf) -> Note | None:
    """Return that a way was verified and by what, where nothing proves that it is the shortest."""
    if found.proven or not found.steps:
        return None
    after = reached.headline_after
    vi = "Tính lại cả cây với mọi bước: {after}."
    en = "Evaluated again with all steps the tree comes to {after}."
    if reached.caps:
        vi += " Có mức trần hay mức sàn làm đổi điểm, nên chưa chứng minh được đây là phương án ít nhất."
        en += " A cap takes or gives points, so that nothing proves this to be the shortest way."
    else:
        vi += " Cây có điều kiện phải đạt hoặc mức trần, nên chưa chứng minh được đây là phương án ít nhất."
        en += " The tree has conditions to meet, or caps, so that nothing proves this to be the shortest way."
    return note("verified", vi, en, after=after)


def _unlisted_note(book: Book, found: Path) -> Note | None:
    if found.start.added_up or found.filed.value.imputed:
        return None
    vi = "Tính từ {printed}: điểm mất mà nguồn không liệt kê vẫn mất."
    en = "Counted from {printed}: the loss that the source does not list stays lost."
    return note("unlisted", vi, en, printed=printed_score(book, found.filed.value))


def _best_note(limits: Limits) -> Note | None:
    vi = "Ở từng tiêu chí không tính vượt điểm của đơn vị cao nhất (--beyond-best)."
    en = "Nothing beyond what the best unit has at each criterion is counted on (--beyond-best)."
    return note("best", vi, en) if limits.best else None


def _ceiling_note(limits: Limits) -> Note | None:
    vi = "Riêng {codes}: theo --ceiling, không theo hai mức trên."
    en = "{codes}: by --ceiling instead of these."
    return note("ceilings", vi, en, codes=", ".join(limits.ceilings)) if limits.ceilings else None


def _effort_note(found: Path) -> Note | None:
    effort = found.terms.effort
    if effort is None:
        return None
    unit = " {measure}" if effort.measure else ""
    vi = f"Công sức cần bỏ ra: {{effort}}{unit}, theo “{{name}}”."
    en = f"Effort asked for: {{effort}}{unit}, by “{{name}}”."
    return note("effort", vi, en, effort=found.effort, measure=effort.measure, name=effort.name)


def _unproven_note(found: Path) -> Note | None:
    vi = "Chưa chứng minh được đây là cách ít công sức nhất: bớt được nhiều nhất {unproven}."
    en = "Not proven to be the least effort: at most {unproven} could be saved."
    return note("unproven", vi, en, unproven=found.unproven) if found.unproven else None


def _survey_note(found: Path, limits: Limits) -> Note | None:
    count = sum(one.survey for one in found.candidates)
    if limits.no_survey:
        return note("survey", "Không tính các tiêu chí khảo sát.", "Survey criteria are left out.")
    if not count:
        return None
    return note(
        "survey",
        "Điểm khảo sát tăng chậm, không giao chỉ tiêu được: {count} tiêu chí khảo sát chỉ tính lấy lại "
        "tối đa {cap} điểm đã mất (--survey-cap).",
        "Survey points move slowly and cannot be ordered: {count:survey criterion is|survey criteria are} "
        "taken to win back at most {cap} of their loss (--survey-cap).",
        cap=(Kind.PERCENT, limits.survey_cap),
        count=count,
    )
