"""What is handed over as a whole: the annex of the next plan, notes for a meeting, the workbook of a year."""

from pathlib import Path

from ctscore.analysis import select
from ctscore.analysis.annex import Annex, annex
from ctscore.book import Book, Filed
from ctscore.languages import of_names, ours
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.questions import Answer
from ctscore.questions.inputs import unit_or_none
from ctscore.views.annex import annex_paper
from ctscore.views.minutes import minutes_paper
from ctscore.views.workbook import year_workbook


def ask_annex(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    unit: str | None = None,
    plan: str | None = None,
    year_of_plan: int | None = None,
    against: Path | None = None,
) -> Answer[Annex]:
    """Return the draft that answers what a unit (ours) lost in `period`.

    Tasks are those of its `plan`, or of its last plans, none of them later than `year_of_plan`. Where it is
    `against` an earlier draft, a Word file, it is shown as changes to that.
    """
    own = unit_or_none(book, unit)
    only = None if plan is None else select.plan_of(book, plan, own)
    found = annex(book, select.card_with_tree(book, period, index, own), year_of_plan, only)
    if against is None:
        told = (*_in_another(book.own_language), *_without_tasks(found))
        return Answer(found, lambda: annex_paper(book, found), told)
    from ctscore.render.revisions import revised  # noqa: PLC0415 (few drafts are compared)

    paper = annex_paper(book, found)
    changes = revised(paper, against, book.own_language)
    return Answer(found, lambda: changes.content, changes.told)


def _in_another(lang: str) -> tuple[Words, ...]:
    """Return that a paper is in the folder's own language `lang`, for who asks in the other one."""
    vi = "" if ours(lang) == "vi" else f"phụ lục viết bằng ngôn ngữ của dữ liệu ({of_names(lang)})"
    en = "" if ours(lang) == "en" else f"the annex is in the language of the data ({of_names(lang)})"
    return (Words(vi, en),)


def _without_tasks(found: Annex) -> tuple[Words, ...]:
    """Return that the plan asked for has no task for what was lost, where its columns stay empty for that."""
    if found.only is None or any(row.assignments or row.elsewhere for row in found.rows):
        return ()
    vi = "kế hoạch đã chọn không có nhiệm vụ nào cho các tiêu chí mất điểm này: các cột nhiệm vụ để trống"
    return (Words(vi, "the plan asked for has no task for these losses: the columns of tasks are empty"),)


def ask_minutes(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    top: int | None = None,
    unit: str | None = None,
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return what is to be spoken about after the results of a unit (ours) in `period`.

    Without `period` it is the latest that has any, or the latest of the one `index` that is asked for.
    """
    own = unit_or_none(book, unit)
    latest = None if index else select.latest_period(book, own)
    cards = select.scorecards(book, period or latest, index, own)
    return Answer(cards, lambda: minutes_paper(book, cards, top, only=index is not None))


def ask_workbook(
    book: Book, period: Period | None = None, unit: str | None = None
) -> Answer[tuple[Filed[Scorecard], ...]]:
    """Return the scorecards of a unit (ours) in `period`."""
    own = unit_or_none(book, unit)
    cards = select.scorecards(book, period or select.latest_period(book, own), None, own)
    return Answer(cards, lambda: year_workbook(book, cards))
