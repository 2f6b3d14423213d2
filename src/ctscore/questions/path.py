"""What is the least we must fix to reach a total or a rank, and who must fix it?"""

from decimal import Decimal
from pathlib import Path as File

from ctscore.analysis.effort import terms_of
from ctscore.analysis.path import (
    FREE,
    SURVEY_CAP,
    Limits,
    Path,
    best_points,
    find_path,
    most_points,
    points_for_rank,
    start_of,
)
from ctscore.analysis.select import agency_id, card_with_tree
from ctscore.analysis.units import panels
from ctscore.analysis.whatif import (
    as_meant,
    changed_figures,
    read_typed,
    refuse_unfit,
    what_if,
)
from ctscore.book import Book, Filed
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import BEYOND_SCALE, NO_SUCH_CRITERION, ONE_GOAL
from ctscore.model import Change, Effort, Scorecard
from ctscore.periods import Period
from ctscore.questions import Answer
from ctscore.questions.inputs import about, effort_at, percent_of, points_or_share
from ctscore.scoring import evaluation_of, walk
from ctscore.views.common import facts
from ctscore.views.path import path_document
from ctscore.words import closest


def ask(
    book: Book,
    period: Period | None = None,
    to: str | None = None,
    rank: int | None = None,
    gain: str | None = None,
    index: str | None = None,
    most: int | None = None,
    exclude: list[str] | None = None,
    only_agency: str | None = None,
    no_survey: bool = False,
    survey_cap: str | None = None,
    ceiling: list[str] | None = None,
    beyond_best: bool = False,
    effort: File | None = None,
    unit: str | None = None,
) -> Answer[Path]:
    """Return the fewest criteria, or with `effort` the cheapest, that reach one goal: to, rank or gain."""
    if sum(goal is not None for goal in (to, rank, gain)) != 1:
        raise Refusal(ONE_GOAL)
    typed = [read_typed(one) for one in ceiling or ()]
    priced = None if effort is None else _fitting_effort(book, effort)
    period, wanted, own = about(book, period, index, unit, priced)
    if rank is not None and wanted is None:
        wanted = panels(book, period, None)[0].panel.index
    filed = card_with_tree(book, period, wanted, own, [change.code for change in typed])
    ceilings = [as_meant(filed.value, one) for one in typed]
    refuse_unfit(filed.value, ceilings)
    limits = Limits(
        exclude=frozenset(exclude or ()),
        only_agency=agency_id(book, only_agency) if only_agency else None,
        no_survey=no_survey,
        survey_cap=SURVEY_CAP if survey_cap is None else percent_of(survey_cap),
        ceilings=changed_figures(filed.value, ceilings),
        most=most,
        best=None if beyond_best else best_points(book, filed.value),
    )
    _refuse_unknown(filed.value, limits.exclude)
    terms = FREE if priced is None else terms_of(filed.value, priced.value)
    found = find_path(book, filed, _target(book, filed.value, to, rank, gain), limits, terms)
    reached = what_if(book, filed, [Change(code=step.candidate.code, by=step.own) for step in found.steps])
    asked = facts((filed.value,))
    return Answer(found, lambda: path_document(book, found, reached, limits, asked))


def to_target(
    book: Book,
    period: Period | None,
    target: Decimal,
    index: str | None,
    unit: str | None,
    limits: Limits | None,
    effort: Filed[Effort] | None,
) -> Path:
    """Return the path to `target` points within `limits`; without them within those of `ask`."""
    scope = about(book, period, index, unit, effort)
    if effort is not None:
        _refuse_unfit_effort(book, effort)
    filed = card_with_tree(book, *scope)
    allowed = Limits(best=best_points(book, filed.value)) if limits is None else limits
    _refuse_unknown(filed.value, allowed.exclude)
    terms = FREE if effort is None else terms_of(filed.value, effort.value)
    return find_path(book, filed, target, allowed, terms)


def _fitting_effort(book: Book, given: File) -> Filed[Effort]:
    wider, effort = effort_at(book, given)
    _refuse_unfit_effort(wider, effort)
    return effort


def _refuse_unfit_effort(book: Book, effort: Filed[Effort]) -> None:
    from ctscore.checks import refuse_unfit_effort  # noqa: PLC0415 (few paths are priced)

    refuse_unfit_effort(book, effort.file)


def _target(book: Book, card: Scorecard, to: str | None, rank: int | None, gain: str | None) -> Decimal:
    if rank is not None:
        return points_for_rank(book, card, rank)
    goal = points_or_share(gain if to is None else to, evaluation_of(card).whole.max)
    target = goal if to is not None else start_of(card).score + goal
    most = most_points(card)
    if most is not None and target > most:
        raise Refusal(BEYOND_SCALE, index=card.index, year=str(card.when), target=target, max=most)
    return target


def _refuse_unknown(card: Scorecard, codes: frozenset[str]) -> None:
    known = {node.criterion.code for node in walk(card)}
    for code in sorted(codes - known):
        near = closest(code, known) or ""
        raise Refusal(NO_SUCH_CRITERION, given=code, year=card.when, near=near)
