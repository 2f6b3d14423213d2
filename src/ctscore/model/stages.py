"""The stages that figures go through, and a scorecard seen at one of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from ctscore.model.scorecard import PUBLISHED, Criterion, Erratum, Listing, Published, Scorecard

LATEST = "latest"
"""Stands for the last stage in which each criterion has a figure: a mixture."""


def stage_of(card: Scorecard) -> str:
    """Return the stage of the figures in `achieved`."""
    return card.stage or PUBLISHED


def figures_by_stage(criterion: Criterion, own: str) -> Mapping[str, Decimal | str]:
    """Return the figures of a leaf by stage; `own` is the stage of its file."""
    mine = {} if criterion.achieved is None else {own: criterion.achieved}
    return {**criterion.stages, **mine}


def stages_with_figures(card: Scorecard) -> frozenset[str]:
    """Return the stages in which any leaf of `card` has a figure."""

    def below(criteria: Iterable[Criterion]) -> Iterator[str]:
        for criterion in criteria:
            yield from figures_by_stage(criterion, stage_of(card))
            yield from below(criterion.criteria)

    return frozenset(below(card.criteria))


def at_stage(card: Scorecard, stage: str, order: Sequence[str]) -> Scorecard:
    """Return `card` as it is at `stage`, one of `order` or `LATEST`: its figures, and what is printed then.

    Of what a file does not list nothing is known in another stage than its own; the latest that is known of
    that is what its own stage says.
    """
    own = stage_of(card)
    if stage == own:
        return card
    seen = tuple(_at_stage(one, stage, own, order) for one in card.criteria)
    printed = {**card.printed, **_score_of(card.published, own)}
    score = printed.pop(stage, None)
    errata = _all_errata(card.published.erratum if card.published else None, card.errata, own)
    erratum = next((one for one in errata if one.stage == stage), None)
    published = None if score is None else Published(score=score, erratum=erratum)
    return replace(
        card,
        stage=stage,
        listing=_listing(card.listing, stage),
        published=published,
        printed=printed,
        errata=tuple(one for one in errata if one.stage != stage),
        criteria=seen,
    )


def _listing(listing: Listing, stage: str) -> Listing:
    return "part" if listing == "losses-only" and stage != LATEST else listing


def _score_of(published: Published | None, own: str) -> Mapping[str, Decimal]:
    return {} if published is None or published.score is None else {own: published.score}


def _all_errata(one: Erratum | None, more: tuple[Erratum, ...], own: str) -> tuple[Erratum, ...]:
    """Return all errata, each with its stage."""
    return tuple(replace(each, stage=each.stage or own) for each in (one, *more) if each is not None)


def _at_stage(criterion: Criterion, stage: str, own: str, order: Sequence[str]) -> Criterion:
    figures = dict(figures_by_stage(criterion, own))
    wanted = stage
    if stage == LATEST:
        wanted = next((one for one in reversed(order) if one in figures), stage)
    mine = {} if criterion.published is None else {own: criterion.published}
    printed = {**criterion.printed, **mine}
    errata = _all_errata(criterion.erratum, criterion.errata, own)
    return replace(
        criterion,
        achieved=figures.pop(wanted, None),
        stages=figures,
        published=printed.pop(stage, None),
        printed=printed,
        erratum=next((one for one in errata if one.stage == stage), None),
        errata=tuple(one for one in errata if one.stage != stage),
        listing=criterion.listing and _listing(criterion.listing, stage),
        criteria=tuple(_at_stage(part, stage, own, order) for part in criterion.criteria),
    )
