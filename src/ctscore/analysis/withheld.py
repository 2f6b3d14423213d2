"""Questions about what is on file but cannot be used: a draft, or a file with errors."""

from collections.abc import Iterable

from ctscore.book import About, Book, Withheld
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import FILE_WITH_ERRORS, STILL_A_DRAFT


def refuse_withheld(book: Book, asked: Iterable[About]) -> None:
    """Raise `Refusal` where something that is surely `asked` is withheld."""
    for about in asked:
        for one in book.without(about):
            _refuse(book, one)


def refuse_broken_plan(book: Book, unit: str, years: tuple[int, ...] = ()) -> None:
    """Raise `Refusal` where a plan with errors says that it answers scorecards of `unit` and `years` (any)."""
    asked = About("plan", None, unit, years)
    for one in book.withheld:
        if one.about.kind == "plan" and not one.draft and one.about.years and one.about.may_be(asked):
            _refuse(book, one)


def title_of(book: Book, one: Withheld) -> str:
    """Return what a withheld file is about, as ``PAR-INDEX 2022``; its name where that is not known."""
    about = one.about
    if about.index is None or len(about.years) != 1:
        return one.file
    other = about.unit is not None and about.unit != book.home_unit
    unit = book.units.get(about.unit or "")
    where = f" ({unit.short if unit else about.unit})" if other else ""
    return f"{about.index} {about.years[0]}{where}"


def _refuse(book: Book, one: Withheld) -> None:
    book.left_out.discard(one)  # the refusal says it
    rule = STILL_A_DRAFT if one.draft else FILE_WITH_ERRORS
    raise Refusal(rule, what=title_of(book, one), file=one.file, why_vi=one.why_vi, why_en=one.why_en)
