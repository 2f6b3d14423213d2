"""Plan items in words: what is to be done, by whom, when, and where that is written."""

from collections.abc import Sequence

from ctscore.analysis.responsibility import Task
from ctscore.book import Book
from ctscore.document import Kind, Row, Section
from ctscore.model import Timing
from ctscore.views.common import agencies_named, cited
from ctscore.views.labels import column, word


def tasks_section(book: Book, tasks: Sequence[Task], lang: str) -> Section:
    """Return plan items whole, each as a record: task, leads, executing units, timing, source."""
    columns = (
        column("item", Kind.CODE, lang),
        column("task", Kind.TEXT, lang),
        column("leads", Kind.REFS, lang),
        column("executing", Kind.REFS, lang),
        column("timing", Kind.TEXT, lang),
        column("note", Kind.TEXT, lang),
        column("document", Kind.TEXT, lang),
        column("date", Kind.DATE, lang),
        column("annex", Kind.TEXT, lang),
        column("row", Kind.CODE, lang),
        column("file", Kind.TEXT, lang),
        column("line", Kind.COUNT, lang),
    )
    rows = tuple(_task(book, task, lang) for task in tasks)
    return Section("tasks", word("tasks", lang), columns, rows, (), "record")


def _task(book: Book, task: Task, lang: str) -> Row:
    number, day = cited(book, task.plan.document)
    executing = task.item.executing.agencies if task.item.executing else ()
    return Row(
        {
            "item": task.item.id,
            "task": task.item.task.say(lang),
            "leads": agencies_named(book, task.item.leads.agencies, lang),
            "executing": agencies_named(book, executing, lang),
            "timing": timing_words(task.item.timing, lang),
            "note": task.item.note.say(lang) if task.item.note else None,
            "document": number,
            "date": day,
            "annex": task.annex.annex,
            "row": task.item.row,
            "file": task.file,
            "line": book.line(task.file, (*task.route, "id")),
        }
    )


def timing_words(timing: Timing | None, lang: str) -> str | None:
    """Return when a task is due, in words."""
    if timing is None:
        return None
    periods = ", ".join(word(period, lang) for period in timing.periods)
    return f"{word(timing.kind, lang)}: {periods}" if periods else word(timing.kind, lang)
