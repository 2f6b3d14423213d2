"""The questions about scores: each turns its options into one document."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ctscore.analysis.against import Reference
    from ctscore.analysis.gaps import Gaps, Grouping
    from ctscore.book import Book, Filed
    from ctscore.cli.asking import Question
    from ctscore.document import Document
    from ctscore.findings import Refusal
    from ctscore.model import Scorecard

YearArgument = Annotated[int, typer.Argument(metavar="YEAR", help="Year of the scores.", show_default=False)]
IndexOption = Annotated[
    str | None,
    typer.Option("--index", "-i", metavar="INDEX", help="Only this index: PAR-INDEX, SIPAS, PAPI."),
]
AgencyOption = Annotated[
    str | None,
    typer.Option(
        "--agency", "-a", metavar="AGENCY", help="Only this lead agency: name, short name or part of it."
    ),
]
UnitOption = Annotated[
    str | None,
    typer.Option("--unit", "-u", metavar="UNIT", help="Another unit than ours: name or part of it."),
]
WHOLE_TREE = 99


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
    unit: UnitOption = None,
) -> Question:
    """What did we score, per index and field, and does it agree with what was published?"""
    from ctscore.analysis import select
    from ctscore.analysis.totals import totals as card_totals
    from ctscore.views.totals import totals_document

    def question(book: Book, lang: str) -> Document:
        cards = select.scorecards(book, year, index, _unit(book, unit))
        return totals_document(book, year, [card_totals(card, depth) for card in cards], lang)

    return question


def gaps(
    year: YearArgument,
    by: Annotated[By, typer.Option("--by", help="Add up by.")] = By.CRITERION,
    top: Annotated[
        int | None, typer.Option("--top", "-n", metavar="N", min=1, help="Only the N largest losses.")
    ] = None,
    min_loss: Annotated[
        str | None, typer.Option("--min-loss", metavar="POINTS", help="Only losses of at least POINTS.")
    ] = None,
    agency: AgencyOption = None,
    field: Annotated[
        str | None,
        typer.Option("--field", metavar="FIELD", help="Only this field: code or part of its name."),
    ] = None,
    against: Annotated[
        str | None,
        typer.Option(
            "--against",
            metavar="REFERENCE",
            help="Measure losses to max, best, median, top:20, target or unit:NAME. "
            "[default: max, and the best unit beside it]",
        ),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> Question:
    """Which criteria lost the most points, and who leads each?"""
    from ctscore.analysis import select
    from ctscore.analysis.gaps import beside_best, cut_gaps, filter_gaps, find_gaps, group_gaps
    from ctscore.views.gaps import gaps_document, groups_document

    def question(book: Book, lang: str) -> Document:
        least = points_of(min_loss)
        cards, references = measured(book, select.scorecards(book, year, index, _unit(book, unit)), against)
        led_by = None if agency is None else select.agency_id(book, agency)
        fields = None if field is None else select.field_of(cards, field, year)
        found = [
            filter_gaps(
                find_gaps(book, card, reference),
                agency=led_by,
                field=fields[card.value.index] if fields else None,
            )
            for card, reference in zip(cards, references, strict=True)
            if fields is None or card.value.index in fields
        ]
        found = found if led_by is None else _with_rows(found)
        grouping = _GROUPINGS[by]
        if grouping is None:
            cut = [cut_gaps(gaps, least, top) for gaps in found]
            cut = [beside_best(book, gaps) for gaps in cut] if against is None else cut
            return gaps_document(book, year, cut, lang)
        only = led_by if by is By.AGENCY else None
        groups = [group_gaps(gaps, grouping, only=only, min_loss=least, top=top) for gaps in found]
        return groups_document(book, year, groups, lang)

    return question


def agencies(
    year: Annotated[
        int | None, typer.Argument(metavar="YEAR", help="Year of the scores. [default: list all agencies]")
    ] = None,
    agency: AgencyOption = None,
    index: IndexOption = None,
) -> Question:
    """What does each lead agency owe? With --agency: its own page. Without YEAR: all agencies on file."""
    from ctscore.analysis import select
    from ctscore.analysis.agencies import agency_loads
    from ctscore.analysis.gaps import filter_gaps, find_gaps
    from ctscore.views.agencies import agencies_document, agency_document, register_document

    def question(book: Book, lang: str) -> Document:
        if year is None:
            return register_document(book, _chosen(book, agency), lang)
        found = [find_gaps(book, card) for card in select.scorecards(book, year, index)]
        if agency is None:
            return agencies_document(book, year, [agency_loads(gaps) for gaps in found], lang)
        id_ = select.agency_id(book, agency)
        led = _with_rows([filter_gaps(gaps, agency=id_) for gaps in found])
        return agency_document(book, year, led, id_, lang)

    return question


def show(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="Code or part of the name of a criterion, or an agency (accents not needed)."
        ),
    ],
    year: Annotated[
        int | None,
        typer.Option("--year", "-y", metavar="YEAR", help="Year. [default: the latest with criteria]"),
    ] = None,
    index: IndexOption = None,
) -> Question:
    """Everything about one criterion, down to the source row; or about one agency, in every plan."""
    from ctscore.analysis import select
    from ctscore.analysis.agencies import dossier
    from ctscore.views.dossier import dossier_document
    from ctscore.views.show import show_document

    def question(book: Book, lang: str) -> Document:
        found = select.agency_or_criteria(book, what, year, index)
        if not isinstance(found, str):
            return show_document(book, found, lang)
        return dossier_document(book, dossier(book, found, _cards_or_none(book, year, index)), lang)

    return question


def tree(
    year: YearArgument,
    depth: Annotated[
        int, typer.Option("--depth", min=0, help="How deep to go. [default: all]", show_default=False)
    ] = WHOLE_TREE,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> Question:
    """The criteria tree with points and losses."""
    from ctscore.analysis import select
    from ctscore.analysis.totals import totals as card_totals
    from ctscore.views.totals import tree_document

    def question(book: Book, lang: str) -> Document:
        cards = select.scorecards(book, year, index, _unit(book, unit))
        return tree_document(book, year, [card_totals(card, depth) for card in cards], lang)

    return question


def measured(
    book: Book, cards: Sequence[Filed[Scorecard]], against: str | None
) -> tuple[list[Filed[Scorecard]], list[Reference | None]]:
    """Return those of `cards` that can be measured against what was asked, and their references.

    Raises `Refusal` where none of them can.
    """
    from ctscore.analysis.against import read_against, reference_for
    from ctscore.findings import Refusal

    if against is None:
        return list(cards), [None] * len(cards)
    asked = read_against(against)
    kept: list[Filed[Scorecard]] = []
    references: list[Reference | None] = []
    refusals: list[Refusal] = []
    for filed in cards:
        try:
            references.append(reference_for(book, filed.value, asked))
            kept.append(filed)
        except Refusal as refusal:
            refusals.append(refusal)
    if not kept:
        raise refusals[-1]
    return kept, references


def _unit(book: Book, unit: str | None) -> str | None:
    from ctscore.analysis.units import unit_id

    return None if unit is None else unit_id(book, unit)


def _chosen(book: Book, agency: str | None) -> tuple[str, ...]:
    from ctscore.analysis import select

    return tuple(book.agencies) if agency is None else (select.agency_id(book, agency),)


def _cards_or_none(book: Book, year: int | None, index: str | None) -> tuple[Filed[Scorecard], ...]:
    """Return the scorecards of `year`, or the latest of each index that a plan answers; there may be none."""
    from ctscore.analysis import select
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NO_SUCH_YEAR

    if year is None:
        return select.latest_cards(book, index, answered=True)
    try:
        return select.scorecards(book, year, index)
    except Refusal as refusal:
        if refusal.rule is not NO_SUCH_YEAR:
            raise
        return ()


def _with_rows(found: list[Gaps]) -> list[Gaps]:
    """Return those that have rows for the agency asked for; the first, where none has."""
    return [gaps for gaps in found if gaps.rows] or found[:1]


def points_of(text: str | None) -> Decimal:
    """Return the points that a user typed, with a dot or a comma; 0 for none."""
    from ctscore.figures import ZERO
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import BAD_POINTS
    from ctscore.model.scalars import Misfit, read_number

    if text is None:
        return ZERO
    try:
        return read_number(text.replace(",", "."))
    except Misfit:
        raise Refusal(BAD_POINTS, given=text) from None
