"""Questions about what is on file but cannot be used: a draft, or a file with errors."""

from collections.abc import Iterable, Sequence

from ctscore.book import About, Book, Withheld
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import FILE_WITH_ERRORS, STILL_A_DRAFT


def refuse_withheld(book: Book, asked: Iterable[About], *, drafts: bool = True) -> None:
    """Raise `Refusal` where something that is surely `asked` has errors, or with `drafts` is a draft."""
    for about in asked:
        for one in book.without(about):
            if drafts or not one.draft:
                _refuse(book, one)


def refuse_withheld_cards(
    book: Book, indexes: Sequence[str], sides: Iterable[tuple[int, str]], *, drafts: bool
) -> None:
    """Raise `Refusal` where a scorecard of `sides`, each a year and a unit, or its panel is withheld."""
    for year, unit in sides:
        refuse_withheld(book, (About("scorecard", index, unit, (year,)) for index in indexes), drafts=drafts)
        refuse_withheld(book, (About("panel", index, None, (year,)) for index in indexes), drafts=drafts)


def refuse_broken_plan(book: Book, unit: str, years: tuple[int, ...] = ()) -> None:
    """Raise `Refusal` where a plan with errors answers scorecards of `unit`: of any year, or of `years`."""
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
    said = {other for other in book.left_out if other.why_en == one.why_en}  # two that claim to be the same
    book.left_out.difference_update(said)
    rule = STILL_A_DRAFT if one.draft else FILE_WITH_ERRORS
    raise Refusal(rule, what=title_of(book, one), file=one.file, why_vi=one.why_vi, why_en=one.why_en)
