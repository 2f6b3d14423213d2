"""`path`: the criteria that reach a target, who must move them, and what else would do."""

from ctscore.analysis.candidates import Limits
from ctscore.analysis.path import Path, Step, spent, taken
from ctscore.analysis.whatif import WhatIf
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import total
from ctscore.views.common import agency_name, agency_ref, present, title
from ctscore.views.labels import column, say, word
from ctscore.views.whatif import agencies_section, rank_note


def path_document(
    book: Book,
    found: Path,
    reached: WhatIf,
    limits: Limits,
    asked: dict[str, str | int | None],
    lang: str,
) -> Document:
    """Return the steps, what each agency would have to win back, and alternatives of the same size."""
    sections = [_steps(book, found, reached, limits, lang), agencies_section(book, reached, lang)]
    sections += [part(book, found, lang) for part in (_groups, _budgets, _alternatives)]
    kept = [section for section in sections if section.rows or section is sections[0]]
    return Document("ctscore/path/1", lang, asked, tuple(kept), missed=found.shortfall > 0)


def _steps(book: Book, found: Path, reached: WhatIf, limits: Limits, lang: str) -> Section:
    card = found.filed.value
    columns = (
        column("step", Kind.COUNT, lang),
        column("code", Kind.CODE, lang),
        column("name", Kind.TEXT, lang),
        column("before", Kind.POINTS, lang, spare=3),
        column("asked", Kind.CHANGE, lang),
        column("after", Kind.POINTS, lang, spare=2),
        column("max", Kind.POINTS, lang, spare=4),
        column("total", Kind.POINTS, lang, called="running_total"),
        *_effort_column(found, lang),
        column("leads", Kind.REFS, lang),
        column("tasks", Kind.TEXT, lang, called="task", spare=5),
        column("method", Kind.REF, lang, detail=True),
    )
    rows = tuple(_step(book, step, place, lang) for place, step in enumerate(found.steps, start=1))
    notes = present(
        _goal_note(found, lang),
        _nothing_note(found, lang),
        _short_note(found, lang),
        rank_note(reached, lang),
        _unlisted_note(found, lang),
        _survey_note(found, limits, lang),
        _best_note(limits, lang),
        _ceiling_note(limits, lang),
        _effort_note(found, lang),
        _unproven_note(found, lang),
    )
    return Section(card.index, title(book, card, "path", lang), columns, rows, notes)


def _effort_column(found: Path, lang: str) -> tuple[Column, ...]:
    return (column("effort", Kind.POINTS, lang, spare=1),) if found.terms.effort else ()


def _step(book: Book, step: Step, place: int, lang: str) -> Row:
    criterion = step.candidate.node.criterion
    method = step.candidate.node.method
    tasks = ", ".join(task.item.id for task in step.candidate.responsibility.tasks)
    return Row(
        {
            "step": place,
            "code": criterion.code,
            "name": criterion.name.say(lang),
            "before": step.candidate.score.achieved,
            "asked": step.asked,
            "after": step.points,
            "max": criterion.max,
            "total": step.total,
            "effort": step.effort,
            "leads": tuple(agency_ref(book, id_) for id_ in step.candidate.responsibility.leads),
            "tasks": tasks or None,
            "method": Ref(method, word(method, lang)),
        }
    )


def _alternatives(book: Book, found: Path, lang: str) -> Section:
    card = found.filed.value
    columns = (
        column("codes", Kind.TEXT, lang, called="instead"),
        *_reach_column(found, lang),
        *_effort_column(found, lang),
        column("leads", Kind.REFS, lang),
    )
    rows = tuple(_alternative(book, found, steps) for steps in found.alternatives)
    return Section(f"{card.index}/alternatives", title(book, card, "alternatives", lang), columns, rows)


def _reach_column(found: Path, lang: str) -> tuple[Column, ...]:
    """Return the column of what a set can reach at most; with budgets nobody has worked that out."""
    return () if found.terms.budgets else (column("reach", Kind.POINTS, lang, called="reachable"),)


def _alternative(book: Book, found: Path, steps: tuple[Step, ...]) -> Row:
    leads = dict.fromkeys(id_ for step in steps for id_ in step.candidate.responsibility.leads)
    return Row(
        {
            "codes": ", ".join(step.candidate.code for step in steps),
            "reach": found.start.score + total(step.candidate.reach for step in steps),
            "effort": total(step.effort for step in steps),
            "leads": tuple(agency_ref(book, id_) for id_ in leads),
        }
    )


def _groups(book: Book, found: Path, lang: str) -> Section:
    card = found.filed.value
    columns = (
        column("group", Kind.TEXT, lang),
        column("used", Kind.COUNT, lang),
        column("most", Kind.COUNT, lang),
    )
    rows = tuple(
        Row({"group": one.group.say(lang), "used": one.used, "most": one.most}) for one in taken(found)
    )
    return Section(f"{card.index}/groups", title(book, card, "groups", lang), columns, rows)


def _budgets(book: Book, found: Path, lang: str) -> Section:
    card = found.filed.value
    columns = (
        column("agency", Kind.CODE, lang, detail=True),
        column("name", Kind.TEXT, lang, called="agency_name"),
        column("used", Kind.POINTS, lang),
        column("most", Kind.POINTS, lang),
    )
    rows = tuple(
        Row(
            {
                "agency": one.agency,
                "name": agency_name(book, one.agency, lang),
                "used": one.used,
                "most": one.most,
            }
        )
        for one in spent(found)
    )
    return Section(f"{card.index}/budgets", title(book, card, "budgets", lang), columns, rows)


def _goal_note(found: Path, lang: str) -> Note | None:
    need = found.target - found.start.score
    values: dict[str, tuple[Kind, Value]] = {
        "start": (Kind.POINTS, found.start.score),
        "target": (Kind.POINTS, found.target),
        "need": (Kind.POINTS, need),
        "count": (Kind.COUNT, len(found.steps)),
        "candidates": (Kind.COUNT, len(found.candidates)),
    }
    if found.shortfall > 0:
        return None
    if need <= 0:
        vi, en = "Đã đạt: {start}, mục tiêu {target}.", "Reached already: {start}, the target is {target}."
    else:
        vi = "Từ {start} đến {target} cần {need} điểm: ít nhất {count} trong {candidates} tiêu chí."
        en = "From {start} to {target} it takes {need} points: at least {count} of {candidates} criteria."
    return Note("goal", say(lang, vi, en), values)


def _nothing_note(found: Path, lang: str) -> Note | None:
    if found.candidates:
        return None
    vi = "Với các lựa chọn này không còn tiêu chí nào để lấy lại điểm."
    return Note(
        "nothing", say(lang, vi, "With these options no criterion is left that could win points back.")
    )


def _short_note(found: Path, lang: str) -> Note | None:
    if found.shortfall <= 0:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "start": (Kind.POINTS, found.start.score),
        "target": (Kind.POINTS, found.target),
        "ceiling": (Kind.POINTS, found.target - found.shortfall),
        "short": (Kind.POINTS, found.shortfall),
        "count": (Kind.COUNT, len(found.steps)),
    }
    vi = "KHÔNG đạt được {target}: từ {start}, {count} tiêu chí đưa lên nhiều nhất {ceiling}, thiếu {short}."
    en = "{target} can NOT be reached: from {start}, {count} criteria give {ceiling} at most, {short} short."
    return Note("shortfall", say(lang, vi, en), values)


def _unlisted_note(found: Path, lang: str) -> Note | None:
    if found.start.basis == "computed":
        return None
    vi = "Tính từ điểm công bố: điểm mất mà nguồn không liệt kê vẫn mất."
    return Note("unlisted", say(lang, vi, "From the published score: points lost in no row stay lost."))


def _best_note(limits: Limits, lang: str) -> Note | None:
    if not limits.best:
        return None
    vi = "Không tính vượt điểm của đơn vị cao nhất ở từng tiêu chí (--beyond-best)."
    en = "Nothing beyond what the best unit has at each criterion is counted on (--beyond-best)."
    return Note("best", say(lang, vi, en))


def _ceiling_note(limits: Limits, lang: str) -> Note | None:
    if not limits.ceilings:
        return None
    vi, en = (
        "Riêng {codes}: theo --ceiling, không theo hai mức trên.",
        "{codes}: by --ceiling instead of these.",
    )
    codes = ", ".join(limits.ceilings)
    return Note("ceilings", say(lang, vi, en), {"codes": (Kind.TEXT, codes)})


def _effort_note(found: Path, lang: str) -> Note | None:
    effort = found.terms.effort
    if effort is None:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "effort": (Kind.POINTS, found.effort),
        "measure": (Kind.TEXT, effort.measure.say(lang) if effort.measure else ""),
        "name": (Kind.TEXT, effort.name.say(lang)),
    }
    vi, en = "Công sức cần có: {effort}", "Effort asked for: {effort}"
    if effort.measure:
        vi, en = vi + " {measure}", en + " {measure}"
    return Note("effort", say(lang, vi + ", theo “{name}”.", en + ", by “{name}”."), values)


def _unproven_note(found: Path, lang: str) -> Note | None:
    if not found.unproven:
        return None
    values: dict[str, tuple[Kind, Value]] = {"unproven": (Kind.POINTS, found.unproven)}
    vi = "Chưa chứng minh được đây là cách ít công sức nhất: bớt được nhiều nhất {unproven}."
    en = "Not proven to be the least effort: at most {unproven} could be saved."
    return Note("unproven", say(lang, vi, en), values)


def _survey_note(found: Path, limits: Limits, lang: str) -> Note | None:
    count = sum(one.survey for one in found.candidates)
    if limits.no_survey:
        vi, en = "Không tính các tiêu chí khảo sát.", "Survey criteria are left out."
        return Note("survey", say(lang, vi, en))
    if not count:
        return None
    values: dict[str, tuple[Kind, Value]] = {
        "cap": (Kind.PERCENT, limits.survey_cap),
        "count": (Kind.COUNT, count),
    }
    vi = (
        "Điểm khảo sát tăng chậm, không giao được: {count} tiêu chí khảo sát chỉ tính lấy lại nhiều nhất "
        "{cap} điểm đã mất (--survey-cap)."
    )
    en = (
        "Survey points move slowly and cannot be ordered: {count} survey criteria are taken to win back at "
        "most {cap} of their loss (--survey-cap)."
    )
    return Note("survey", say(lang, vi, en), values)
