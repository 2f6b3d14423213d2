"""The *phiếu giao việc*: one page for one agency, to be printed and signed; and the list of all of them."""

from collections.abc import Iterator, Sequence

from ctscore.analysis.agencies import Assigned, Assignment
from ctscore.book import Book
from ctscore.document import Chapter, Column, Kind, Note, Report, Row, Section, Value
from ctscore.figures import percent
from ctscore.views.common import agency_name, agency_ref, index_named, letterhead
from ctscore.views.labels import column, label, say, word
from ctscore.views.tasks import plan_title, summary_note, task_row, timing_words

_MOST_TASKS = 18
"""So many tasks fit on the page of an agency."""


def assignment_report(book: Book, found: Assignment, lang: str) -> Report:
    """Return the page of one agency: what it leads, the points behind it, where it helps."""
    name, year = agency_name(book, found.dossier.agency, lang), found.year
    sections = [
        *(_led(book, found, index, lang) for index in found.by_index),
        *_helped(book, found, lang),
    ]
    closing = (*_to_groups(book, found, lang), summary_note(lang))
    sections.append(Section("notes", say(lang, "Ghi chú", "Notes"), (), (), closing))
    heading = say(lang, f"Việc được giao trong năm {year}", f"What is asked for in {year}")
    if found.answering:
        heading = say(
            lang, f"Việc được giao theo kết quả năm {year}", f"What follows from the results of {year}"
        )
    return Report(
        lang,
        say(lang, "PHIẾU GIAO VIỆC", "ASSIGNMENT SHEET"),
        name,
        tuple(_losses(found, lang)),
        (Chapter("tasks", heading, tuple(sections), (_based_on(_plans(book, found, lang), lang),)),),
        form=letterhead(lang),
    )


def _plans(book: Book, found: Assignment, lang: str) -> str:
    return "; ".join(plan_title(book, filed.value.document, lang) for filed in found.plans)


def _based_on(plans: str, lang: str) -> Note:
    return Note("plans", say(lang, "Căn cứ: {plans}.", "By: {plans}."), {"plans": (Kind.TEXT, plans)})


def _losses(found: Assignment, lang: str) -> Iterator[Note]:
    """Yield how many points the agency leads in each index, and what part of all loss that is."""
    for gaps in found.dossier.gaps:
        if not gaps.rows:
            continue
        vi = "{index} {year}: chủ trì {count} tiêu chí mất {lost} điểm (tính đủ, {share} tổng số điểm mất)."
        en = "{index} {year}: leads {count} criteria that lost {lost} points (in full, {share} of all loss)."
        values: dict[str, tuple[Kind, Value]] = {
            "index": (Kind.CODE, gaps.card.index),
            "year": (Kind.CODE, str(gaps.card.year)),
            "count": (Kind.COUNT, len(gaps.rows)),
            "lost": (Kind.POINTS, gaps.shown_lost),
            "share": (Kind.PERCENT, percent(gaps.shown_lost, gaps.lost)),
        }
        yield Note("lost", say(lang, vi, en), values)


def _led(book: Book, found: Assignment, index: str | None, lang: str) -> Section:
    tasks = found.by_index[index]
    columns = (
        column("item", Kind.CODE, lang),
        column("task", Kind.TEXT, lang),
        column("criteria", Kind.TEXT, lang, called="serves"),
        column("lost", Kind.POINTS, lang, bar=True),
        column("timing", Kind.TEXT, lang),
        column("helpers", Kind.REFS, lang),
    )
    rows = tuple(_row(book, one, lang) for one in tasks)
    about = index_named(book, index, lang) if index else word("no-index", lang)
    return Section(f"led/{index or 'none'}", f"{say(lang, 'Chủ trì', 'Leads')}: {about}", columns, rows)


def _row(book: Book, one: Assigned, lang: str) -> Row:
    item = one.task.item
    values: dict[str, Value] = {
        "item": item.id,
        "task": item.say(lang),
        "criteria": ", ".join(one.task.criteria) or None,
        "lost": one.lost,
        "timing": timing_words(item.timing, lang),
        "helpers": tuple(agency_ref(book, id_) for id_ in one.task.helpers),
    }
    return Row(values)


def _helped(book: Book, found: Assignment, lang: str) -> Iterator[Section]:
    """Yield where the agency helps: its tasks, or in one line the items of each lead where they are many."""
    helped, title = found.dossier.helped, say(lang, "Thực hiện, phối hợp", "Carries out or helps with")
    if 0 < len(helped) <= _MOST_TASKS - len(found.dossier.led):
        columns: tuple[Column, ...] = (
            column("item", Kind.CODE, lang),
            column("task", Kind.TEXT, lang),
            column("leads", Kind.REFS, lang),
            column("timing", Kind.TEXT, lang),
        )
        yield Section("helped", title, columns, tuple(task_row(book, task, lang) for task in helped))
        return
    by_lead: dict[tuple[str, ...], list[str]] = {}
    for task in helped:
        by_lead.setdefault(task.leads, []).append(task.item.id)
    if not by_lead:
        return
    columns = (
        column("leads", Kind.REFS, lang),
        column("tasks", Kind.COUNT, lang),
        column("items", Kind.TEXT, lang, called="item"),
    )
    rows = tuple(
        Row(
            {
                "leads": tuple(agency_ref(book, id_) for id_ in leads),
                "tasks": len(items),
                "items": ", ".join(items),
            }
        )
        for leads, items in by_lead.items()
    )
    yield Section("helped", title, columns, rows)


def _to_groups(book: Book, found: Assignment, lang: str) -> Iterator[Note]:
    """Yield how much more is given to groups that include the agency, and the duties that it has."""
    known = book.agencies.get(found.dossier.agency)
    if found.dossier.to_groups and known is not None:
        vi = "Còn {others} việc giao chung cho nhóm có cơ quan này: {groups}."
        en = "{others} more are given to groups that include it: {groups}."
        groups = tuple(agency_ref(book, id_) for id_ in known.member_of)
        values: dict[str, tuple[Kind, Value]] = {
            "others": (Kind.COUNT, found.dossier.to_groups),
            "groups": (Kind.REFS, groups),
        }
        yield Note("groups", say(lang, vi, en), values)
    if found.dossier.duties:
        vi = "Trách nhiệm ở phần tổ chức thực hiện: mục {items}."
        en = "Duties in the section on implementation: items {items}."
        items = ", ".join(task.item.id for task in found.dossier.duties)
        yield Note("duties", say(lang, vi, en), {"items": (Kind.TEXT, items)})


def assignments_report(book: Book, found: Sequence[Assignment], files: Sequence[str], lang: str) -> Report:
    """Return the page that lists the pages of all agencies, each linked to its file."""
    led = [gaps for gaps in found[0].dossier.gaps if _is_led(gaps.card.index, found)]
    columns = (
        column("name", Kind.TEXT, lang, called="agency_self"),
        *(one for gaps in led for one in _columns(gaps.card.index, gaps.card.year, lang)),
        column("leading", Kind.COUNT, lang),
        column("helping_in", Kind.COUNT, lang),
    )
    rows = tuple(_listed(book, one, file, lang) for one, file in zip(found, files, strict=True))
    plans, year = _plans(book, found[0], lang), found[0].year
    heading = say(lang, f"Phiếu giao việc theo kết quả năm {year}", f"Assignment sheets after {year}")
    section = Section("agencies", say(lang, "Các cơ quan", "Agencies"), columns, rows)
    chapter = Chapter("all", section.title, (section,), (_based_on(plans, lang),))
    return Report(lang, heading, plans, (), (chapter,))


def _is_led(index: str, found: Sequence[Assignment]) -> bool:
    """Return whether any of the agencies leads a lost criterion of `index`."""
    return any(gaps.rows for one in found for gaps in one.dossier.gaps if gaps.card.index == index)


def _columns(index: str, year: int, lang: str) -> Iterator[Column]:
    """Yield the columns of one index: how many criteria an agency leads, and the points that they lost."""
    criteria, lost = label("criteria", lang), label("exposure", lang)
    yield Column(f"criteria-{index}", f"{index} {year}: {criteria}", Kind.COUNT)
    yield Column(f"lost-{index}", f"{index} {year}: {lost}", Kind.POINTS, bar=True)


def _listed(book: Book, one: Assignment, file: str, lang: str) -> Row:
    found = one.dossier
    values: dict[str, Value] = {
        "name": agency_name(book, found.agency, lang),
        "leading": len(found.led),
        "helping_in": len(found.helped),
    }
    for gaps in found.gaps:
        values[f"criteria-{gaps.card.index}"] = len(gaps.rows)
        values[f"lost-{gaps.card.index}"] = gaps.shown_lost
    return Row(values, links={"name": file})
