"""The questions about what could be: each turns its options into one document."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ctscore.cli.commands import IndexOption, UnitOption, YearArgument, points_of

if TYPE_CHECKING:
    from ctscore.book import Book
    from ctscore.cli.asking import Question
    from ctscore.document import Document
    from ctscore.model import Scorecard


def whatif(
    year: YearArgument,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", "-s", metavar="CODE=POINTS", help="5.4=1.5, 5.4=+0.3, 5.4=-0.3 or 5.4=max."),
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="SCENARIO", help="A scenario: a file, or one in data/scenarios/."),
    ] = None,
    index: IndexOption = None,
    unit: UnitOption = None,
) -> Question:
    """If these criteria improve, what is the total, the rank, and whose work is it?"""
    from ctscore.analysis import select
    from ctscore.analysis.select import index_id
    from ctscore.analysis.totals import totals as card_totals
    from ctscore.analysis.units import unit_id
    from ctscore.analysis.whatif import card_to_change, read_change, refuse_other, refuse_unfit, what_if
    from ctscore.cli.given import chosen_scenario
    from ctscore.views.totals import totals_document
    from ctscore.views.whatif import whatif_document

    def question(book: Book, lang: str) -> Document:
        scenario = None if file is None else chosen_scenario(book, file)
        changes = [*(scenario.value.changes if scenario else ()), *map(read_change, set_ or ())]
        own = unit_id(book, unit) if unit else None
        wanted = index_id(book, index) if index else None
        if scenario is not None:
            refuse_other(book, scenario, year, wanted, own)
            own, wanted = scenario.value.unit, scenario.value.index
        if not changes:
            cards = select.scorecards(book, year, wanted, own)
            return totals_document(book, year, [card_totals(card) for card in cards], lang)
        filed = card_to_change(book, year, wanted, [change.code for change in changes], own)
        refuse_unfit(filed.value, changes)
        asked: dict[str, str | int | None] = {"year": year, "unit": filed.value.unit}
        return whatif_document(book, what_if(book, filed, changes), asked, lang)

    return question


def path(
    year: YearArgument,
    to: Annotated[str | None, typer.Option("--to", metavar="POINTS", help="Reach this total.")] = None,
    rank: Annotated[
        int | None,
        typer.Option("--rank", metavar="R", min=1, help="Reach this rank; needs a panel."),
    ] = None,
    gain: Annotated[str | None, typer.Option("--gain", metavar="POINTS", help="Win so many points.")] = None,
    index: IndexOption = None,
    most: Annotated[
        int | None, typer.Option("--max-criteria", metavar="N", min=1, help="Use at most N criteria.")
    ] = None,
    exclude: Annotated[
        list[str] | None, typer.Option("--exclude", metavar="CODE", help="Not this criterion, or field.")
    ] = None,
    only_agency: Annotated[
        str | None, typer.Option("--only-agency", metavar="AGENCY", help="Only what this agency leads.")
    ] = None,
    no_survey: Annotated[bool, typer.Option("--no-survey", help="Without survey points.")] = False,
    survey_cap: Annotated[
        str | None,
        typer.Option(
            "--survey-cap", metavar="PERCENT", help="Most of a survey loss that is won back. [default: 30]"
        ),
    ] = None,
    ceiling: Annotated[
        list[str] | None,
        typer.Option("--ceiling", metavar="CODE=POINTS", help="The most it can have, such as 5.4=0.75."),
    ] = None,
    beyond_best: Annotated[
        bool, typer.Option("--beyond-best", help="Count on more than the best unit has.")
    ] = False,
    effort: Annotated[
        Path | None,
        typer.Option("--effort", metavar="EFFORT", help="What points cost: a file, or one in data/efforts/."),
    ] = None,
    unit: UnitOption = None,
) -> Question:
    """What is the least we must fix to reach a total or a rank, and who must fix it?"""
    from ctscore.analysis.candidates import SURVEY_CAP, Limits, best_points
    from ctscore.analysis.effort import terms_of
    from ctscore.analysis.path import FREE, find_path
    from ctscore.analysis.select import agency_id, index_id
    from ctscore.analysis.units import unit_id
    from ctscore.analysis.whatif import (
        card_to_change,
        changed_figures,
        read_change,
        refuse_other,
        refuse_unfit,
        what_if,
    )
    from ctscore.cli.given import chosen_effort
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import ONE_GOAL
    from ctscore.model import Change
    from ctscore.views.path import path_document

    def question(book: Book, lang: str) -> Document:
        if sum(goal is not None for goal in (to, rank, gain)) != 1:
            raise Refusal(ONE_GOAL)
        ceilings = [read_change(one) for one in ceiling or ()]
        own = unit_id(book, unit) if unit else None
        priced = None if effort is None else chosen_effort(book, effort)
        wanted = index_id(book, index) if index else None
        if priced is not None:
            refuse_other(book, priced, year, wanted, own)
            own, wanted = priced.value.unit, priced.value.index
        if rank is not None and wanted is None:
            wanted = select_panel(book, year)
        filed = card_to_change(book, year, wanted, [change.code for change in ceilings], own)
        refuse_unfit(filed.value, ceilings)
        limits = Limits(
            exclude=frozenset(exclude or ()),
            only_agency=agency_id(book, only_agency) if only_agency else None,
            no_survey=no_survey,
            survey_cap=SURVEY_CAP if survey_cap is None else _percent(survey_cap),
            ceilings=changed_figures(filed.value, ceilings),
            most=most,
            best=None if beyond_best else best_points(book, filed.value),
        )
        _refuse_unknown(filed.value, limits.exclude)
        terms = FREE if priced is None else terms_of(filed.value, priced.value)
        found = find_path(book, filed, _target(book, filed.value, to, rank, gain), limits, terms)
        changes = [Change(code=step.candidate.code, by=step.asked) for step in found.steps]
        asked: dict[str, str | int | None] = {"year": year, "unit": filed.value.unit}
        return path_document(book, found, what_if(book, filed, changes), limits, asked, lang)

    return question


def sensitivity(
    year: YearArgument,
    index: IndexOption = None,
    draws: Annotated[
        int, typer.Option("--draws", metavar="N", min=20, max=100_000, help="Random weightings.")
    ] = 1000,
    seed: Annotated[int, typer.Option("--seed", metavar="SEED", help="Seed of the random weightings.")] = 1,
    unit: UnitOption = None,
) -> Question:
    """How much hangs on each criterion, and on how criteria are weighted?"""
    from ctscore.analysis import select
    from ctscore.analysis.panels import scores_of
    from ctscore.analysis.sensitivity import sensitivity as card_sensitivity
    from ctscore.analysis.units import unit_id
    from ctscore.analysis.whatif import card_to_change
    from ctscore.views.sensitivity import sensitivity_document

    def question(book: Book, lang: str) -> Document:
        own = unit_id(book, unit) if unit else None
        card_to_change(book, year, index, (), own)  # refuses a year without points by criterion
        trees = [filed for filed in select.scorecards(book, year, index, own) if filed.value.criteria]
        found = tuple(
            (filed, card_sensitivity(filed.value, scores_of(book, filed.value.index, year), draws, seed))
            for filed in trees
        )
        asked: dict[str, str | int | None] = {"year": year, "unit": trees[0].value.unit, "seed": seed}
        return sensitivity_document(book, found, asked, lang)

    return question


def _target(book: Book, card: Scorecard, to: str | None, rank: int | None, gain: str | None) -> Decimal:
    from ctscore.analysis.path import points_for_rank, start_of

    if rank is not None:
        return points_for_rank(book, card, rank)
    return points_of(to) if to is not None else start_of(card).score + points_of(gain)


def _percent(text: str) -> Decimal:
    from ctscore.figures import HUNDRED, ZERO
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NOT_A_PERCENT

    cap = points_of(text.removesuffix("%"))
    if not ZERO <= cap <= HUNDRED:
        raise Refusal(NOT_A_PERCENT, given=text)
    return cap


def _refuse_unknown(card: Scorecard, codes: frozenset[str]) -> None:
    from ctscore.findings import Refusal
    from ctscore.findings.usage_rules import NO_SUCH_CRITERION
    from ctscore.scoring import walk
    from ctscore.words import closest

    known = {node.criterion.code for node in walk(card)}
    for code in sorted(codes - known):
        facts = {"given": code, "year": str(card.year), "near": closest(code, known) or ""}
        raise Refusal(NO_SUCH_CRITERION, **facts)


def select_panel(book: Book, year: int) -> str:
    """Return the first index of which a panel of `year` is on file."""
    from ctscore.analysis.units import panels

    return panels(book, year, None)[0].panel.index
