"""`show` of an agency: who it is, what it leads in every plan, where it helps, the points behind it."""

from collections.abc import Sequence
from dataclasses import replace

from ctscore.analysis import TaskGrouping
from ctscore.analysis.agencies import Dossier
from ctscore.analysis.gaps import Gaps
from ctscore.analysis.plans import Task
from ctscore.analysis.tasks import group_tasks
from ctscore.book import Book
from ctscore.decimals import split_equally, total
from ctscore.document import Document, Kind, Note, Section, note, record, rows_of, table
from ctscore.views.common import agency_name, present, title
from ctscore.views.gaps import gap_columns
from ctscore.views.labels import column, word, word_ref
from ctscore.views.tasks import groups_note, plan_title, summary_note, task_columns


def dossier_document(book: Book, found: Dossier) -> Document:
    """Return everything on file about one agency: a record, its losses, its tasks and duties by plan."""
    sections = [_who(book, found)]
    for gaps in found.gaps:
        if gaps.rows:
            heading, notes = title(book, gaps.card, "gaps"), (_lost_note(gaps, found.agency),)
            sections.append(table(gaps.card.index, heading, gap_columns(book), gaps.rows, notes))
    for tasks, what in (
        (found.led, "tasks-led"),
        (found.helped, "tasks-helped"),
        (found.duties, "duty-list"),
    ):
        sections += _by_plan(book, found.agency, tasks, what)
    sections[-1] = replace(sections[-1], notes=(*sections[-1].notes, summary_note()))
    return Document("ctscore/show-agency/2", {"agency": found.agency}, tuple(sections))


def _who(book: Book, found: Dossier) -> Section:
    agency = book.agencies[found.agency]
    return record(
        "agency",
        agency_name(book, found.agency),
        (
            (column("name", Kind.TEXT, called="agency_self"), agency.name),
            (column("name_en", Kind.TEXT, only="vi"), agency.name.en),
            (column("name_vi", Kind.TEXT, only="en"), agency.name.vi),
            (column("short", Kind.TEXT), agency.short),
            (column("agency", Kind.CODE), agency.id),
            (column("kind", Kind.REF), word_ref(agency.kind)),
            (column("variants", Kind.TEXT), "; ".join(agency.variants) or None),
            (column("leading", Kind.COUNT), len(found.led)),
            (column("helping_in", Kind.COUNT), len(found.helped)),
            (column("duties", Kind.COUNT), len(found.duties)),
        ),
        present(
            _years_note(found) if found.gaps else None,
            groups_note(book, found.agency, found.to_groups, "`ctscore tasks --groups --kind all`"),
        ),
    )


def _lost_note(gaps: Gaps, agency: str) -> Note:
    """Return the points that the agency leads in one scorecard, in full and as its equal share."""
    shares = (split_equally(gap.lost, len(gap.leads))[gap.leads.index(agency)] for gap in gaps.rows)
    return note(
        "lost",
        "{criteria} tiêu chí mất {exposure} điểm tính đủ, {share} khi chia đều giữa các cơ quan chủ trì.",
        "{criteria} criteria lost {exposure} points in full, {share} as its equal share among the leads.",
        criteria=len(gaps.rows),
        exposure=gaps.shown_lost,
        share=total(shares),
    )


def _years_note(found: Dossier) -> Note:
    vi = "Điểm mất tính trên {cards}, các bảng điểm có điểm từng tiêu chí mà kế hoạch trả lời."
    en = "Points lost are those of {cards}, the scorecards with points by criterion that plans answer."
    cards = ", ".join(f"{gaps.card.index} {gaps.card.year}" for gaps in found.gaps)
    return note("cards", vi, en, cards=cards)


def _by_plan(book: Book, agency: str, tasks: Sequence[Task], what: str) -> list[Section]:
    """Return the tasks of each plan; CSV, which has the columns of all, tells the role in each of them."""
    columns = task_columns(book, TaskGrouping.PLAN, frozenset((agency,)))
    shown = tuple(one for one in columns if one.id != "role") if what == "tasks-led" else columns
    return [
        Section(
            f"{what}/{group.key}",
            plan_title(book, group.key or "") + " · " + word(what),
            shown,
            rows_of(columns, group.tasks),
        )
        for group in group_tasks(tasks, TaskGrouping.PLAN)
    ]
