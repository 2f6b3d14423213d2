"""`show` of an agency: who it is, what it leads in every plan, where it helps, the points behind it."""

from collections.abc import Sequence
from dataclasses import replace

from ctscore.analysis.agencies import Dossier
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.roles import TaskGrouping
from ctscore.analysis.tasks import group_tasks
from ctscore.book import Book
from ctscore.document import Column, Document, Kind, Note, Ref, Row, Section, Value
from ctscore.figures import split_equally, total
from ctscore.views.common import agency_name, present, title
from ctscore.views.gaps import gap_columns, gap_row
from ctscore.views.labels import column, say, word
from ctscore.views.tasks import groups_note, plan_title, summary_note, task_columns, task_row


def dossier_document(book: Book, found: Dossier, lang: str) -> Document:
    """Return everything on file about one agency: a record, its losses, its tasks and duties by plan."""
    sections = [_who(book, found, lang)]
    for gaps in found.gaps:
        if gaps.rows:
            rows = tuple(gap_row(book, gap, lang) for gap in gaps.rows)
            heading = title(book, gaps.card, "gaps", lang)
            notes = (_lost_note(gaps, found.agency, lang),)
            sections.append(Section(gaps.card.index, heading, gap_columns(lang), rows, notes))
    for tasks, what in (
        (found.led, "tasks-led"),
        (found.helped, "tasks-helped"),
        (found.duties, "duty-list"),
    ):
        sections += _by_plan(book, found.agency, tasks, what, lang)
    sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, summary_note(lang)))
    return Document("ctscore/show-agency/2", lang, {"agency": found.agency}, tuple(sections))


def _who(book: Book, found: Dossier, lang: str) -> Section:
    agency = book.agencies[found.agency]
    other = say(lang, "en", "vi")
    values: dict[str, tuple[Column, Value]] = {}

    def put(value: Value, id_: str, kind: Kind, called: str | None = None) -> None:
        values[id_] = (column(id_, kind, lang, called=called), value)

    put(agency.name.say(lang), "name", Kind.TEXT, "agency_self")
    put(agency.name.en if lang == "vi" else agency.name.vi, f"name_{other}", Kind.TEXT)
    put(agency.short, "short", Kind.TEXT)
    put(agency.id, "agency", Kind.CODE)
    put(Ref(agency.kind, word(agency.kind, lang)), "kind", Kind.REF)
    put("; ".join(agency.variants) or None, "variants", Kind.TEXT)
    put(len(found.led), "leading", Kind.COUNT)
    put(len(found.helped), "helping_in", Kind.COUNT)
    put(len(found.duties), "duties", Kind.COUNT)
    columns = tuple(pair[0] for pair in values.values())
    row = Row({id_: pair[1] for id_, pair in values.items()})
    notes = present(
        _years_note(found, lang) if found.gaps else None,
        groups_note(book, found.agency, found.to_groups, lang, "`ctscore tasks --groups --kind all`"),
    )
    return Section("agency", agency_name(book, found.agency, lang), columns, (row,), notes, "record")


def _lost_note(gaps: Gaps, agency: str, lang: str) -> Note:
    """Return the points that the agency leads in one scorecard, in full and as its equal share."""
    shares = (split_equally(gap.lost, len(gap.leads))[gap.leads.index(agency)] for gap in gaps.rows)
    values: dict[str, tuple[Kind, Value]] = {
        "criteria": (Kind.COUNT, len(gaps.rows)),
        "exposure": (Kind.POINTS, gaps.shown_lost),
        "share_lost": (Kind.POINTS, total(shares)),
    }
    vi = (
        "{criteria} tiêu chí mất {exposure} điểm tính đủ, {share_lost} khi chia đều giữa các cơ quan chủ trì."
    )
    en = (
        "{criteria} criteria lost {exposure} points in full, {share_lost} as its equal share among the leads."
    )
    return Note("lost", say(lang, vi, en), values)


def _years_note(found: Dossier, lang: str) -> Note:
    cards = ", ".join(f"{gaps.card.index} {gaps.card.year}" for gaps in found.gaps)
    vi = "Điểm mất tính trên {cards}, các bảng điểm có điểm từng tiêu chí mà kế hoạch trả lời."
    en = "Points lost are those of {cards}, the scorecards with points by criterion that plans answer."
    return Note("cards", say(lang, vi, en), {"cards": (Kind.TEXT, cards)})


def _by_plan(book: Book, agency: str, tasks: Sequence[Task], what: str, lang: str) -> list[Section]:
    return [
        Section(
            f"{what}/{group.key}",
            f"{plan_title(book, group.key or '', lang)} · {word(what, lang)}",
            task_columns(lang, TaskGrouping.PLAN, of_agency=what != "tasks-led"),
            tuple(task_row(book, task, lang, frozenset((agency,))) for task in group.tasks),
        )
        for group in group_tasks(tasks, TaskGrouping.PLAN)
    ]
