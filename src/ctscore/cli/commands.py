"""The commands about scores: each turns its options into one question and one document."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

import typer

from ctscore.analysis import select
from ctscore.analysis.agencies import agency_loads
from ctscore.analysis.gaps import Gaps, Grouping, filter_gaps, find_gaps
from ctscore.analysis.totals import totals as card_totals
from ctscore.book import Book
from ctscore.cli.output import WRONG_USAGE, answer, fail
from ctscore.cli.settings import (
    AgencyOption,
    Colour,
    ColourOption,
    DataOption,
    FormatOption,
    IndexOption,
    LangOption,
    OutputOption,
    Settings,
    YearArgument,
    default_lang,
    settings,
)
from ctscore.document import Document
from ctscore.figures import ZERO
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BAD_POINTS
from ctscore.model.scalars import Misfit, read_number

_WHOLE_TREE = 99


class By(StrEnum):
    """What losses are added up by."""

    CRITERION = "criterion"
    FIELD = "field"
    AGENCY = "agency"
    METHOD = "method"


_GROUPINGS: dict[By, Grouping | None] = {
    By.CRITERION: None,
    By.FIELD: "field",
    By.AGENCY: "agency",
    By.METHOD: "method",
}


def totals(
    year: YearArgument,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How deep to go: 0 the index only, 1 fields.")
    ] = 1,
    index: IndexOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
) -> None:
    """What did we score, per index and field, and does it agree with what was published?"""
    from ctscore.views.totals import totals_document

    chosen = _settings(format_, output, lang, data, colour)

    def question(book: Book) -> Document:
        cards = select.scorecards(book, year, index)
        return totals_document(book, year, [card_totals(card, depth) for card in cards], chosen.lang)

    answer(chosen, question)


def gaps(
    year: YearArgument,
    by: Annotated[By, typer.Option("--by", help="Add up by.")] = By.CRITERION,
    top: Annotated[int | None, typer.Option("--top", "-n", min=1, help="Only the N largest losses.")] = None,
    min_loss: Annotated[
        str | None, typer.Option("--min-loss", metavar="POINTS", help="Only losses of at least POINTS.")
    ] = None,
    agency: AgencyOption = None,
    field: Annotated[
        str | None,
        typer.Option("--field", metavar="FIELD", help="Only this field: code or part of its name."),
    ] = None,
    index: IndexOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
) -> None:
    """Which criteria lost the most points, and who leads each?"""
    from ctscore.views.gaps import gaps_document

    chosen = _settings(format_, output, lang, data, colour)

    def question(book: Book) -> Document:
        least = _points(min_loss)
        cards = select.scorecards(book, year, index)
        led_by = None if agency is None else select.agency_id(book, agency)
        fields = None if field is None else select.field_of(cards, field, year)
        found = []
        for card in cards:
            if fields is not None and card.value.index not in fields:
                continue
            wanted = fields[card.value.index] if fields else None
            found.append(
                filter_gaps(find_gaps(book, card), agency=led_by, field=wanted, min_loss=least, top=top)
            )
        if led_by is not None:
            found = _with_rows(found)
        return gaps_document(book, year, found, _GROUPINGS[by], chosen.lang)

    answer(chosen, question)


def agencies(
    year: YearArgument,
    agency: AgencyOption = None,
    index: IndexOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
) -> None:
    """What does each lead agency owe? With --agency: its own page for its own meeting."""
    from ctscore.views.agencies import agencies_document, agency_document

    chosen = _settings(format_, output, lang, data, colour)

    def question(book: Book) -> Document:
        found = [find_gaps(book, card) for card in select.scorecards(book, year, index)]
        if agency is None:
            return agencies_document(book, year, [agency_loads(gaps) for gaps in found], chosen.lang)
        id_ = select.agency_id(book, agency)
        return agency_document(
            book, year, _with_rows([filter_gaps(g, agency=id_) for g in found]), id_, chosen.lang
        )

    answer(chosen, question)


def show(
    code: Annotated[
        str, typer.Argument(metavar="CODE", help="Code, or part of a name (accents not needed).")
    ],
    year: Annotated[
        int | None,
        typer.Option("--year", "-y", metavar="YEAR", help="Year. [default: the latest with criteria]"),
    ] = None,
    index: IndexOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
) -> None:
    """Everything about one criterion, down to the source row."""
    from ctscore.views.show import show_document

    chosen = _settings(format_, output, lang, data, colour)
    answer(chosen, lambda book: show_document(book, select.criteria(book, code, year, index), chosen.lang))


def tree(
    year: YearArgument,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How deep to go. [default: all]", show_default=False)
    ] = _WHOLE_TREE,
    index: IndexOption = None,
    format_: FormatOption = None,
    output: OutputOption = None,
    lang: LangOption = None,
    data: DataOption = None,
    colour: ColourOption = Colour.AUTO,
) -> None:
    """The criteria tree with points and losses."""
    from ctscore.views.totals import tree_document

    chosen = _settings(format_, output, lang, data, colour)

    def question(book: Book) -> Document:
        cards = select.scorecards(book, year, index)
        return tree_document(book, year, [card_totals(card, depth) for card in cards], chosen.lang)

    answer(chosen, question)


def _settings(*options: object) -> Settings:
    try:
        return settings(*options)  # type: ignore[arg-type]
    except Refusal as refusal:
        fail(refusal, default_lang())
        raise typer.Exit(WRONG_USAGE) from None


def _with_rows(found: list[Gaps]) -> list[Gaps]:
    """Return those that have rows for the agency asked for; all, where none has."""
    return [gaps for gaps in found if gaps.rows] or found[:1]


def _points(text: str | None) -> Decimal:
    if text is None:
        return ZERO
    try:
        return read_number(text.replace(",", "."))
    except Misfit:
        raise Refusal(BAD_POINTS, given=text) from None
