"""Where do we stand among the others: which rank, at what cost, how strong, over the years?"""

from collections.abc import Sequence
from dataclasses import replace

from ctscore.analysis import select, units
from ctscore.analysis.bodies import made_of
from ctscore.analysis.other_stages import refuse_cards_of_other_stages
from ctscore.analysis.panels import WHOLE, PanelScores, on_file, periods_of, ranked_by, stage_told
from ctscore.analysis.standing import Profile, Standing, profile, standing_of
from ctscore.analysis.trend import Trend, trends
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SERIES, NOTHING_TO_RANK
from ctscore.periods import Period
from ctscore.questions import Answer, Facts, RankBy
from ctscore.questions.inputs import stage_asked, unit_or_home
from ctscore.views.common import one_period, stage_fact
from ctscore.views.standing import profile_document, rank_document
from ctscore.views.trend import trend_document
from ctscore.words import listed


def ask_rank(
    book: Book,
    period: Period | None = None,
    index: str | None = None,
    dimension: str | None = None,
    unit: str | None = None,
    around: int = 5,
    by: RankBy | None = None,
) -> Answer[tuple[Standing, ...]]:
    """Return the rank of a unit (ours) and of `around` units on either side.

    Units are ranked as their panel says, or `by` points or percent of the own maximum.
    """
    own = unit_or_home(book, unit)
    found: list[Standing] = []
    unranked: list[Refusal] = []
    for panel in units.panels(book, period, index):
        scores = panel if by is None else ranked_by(panel, by.value)
        code = WHOLE if dimension is None else units.criterion_in(scores.tree, dimension).code
        if _ranks_anybody(scores, code):
            found.append(standing_of(book, scores, code, own, around))
        else:
            unranked.append(_without_points(scores, code))
    if not found:
        raise unranked[0]
    if unit is not None and all(one.own is None and own not in one.spans for one in found):
        raise units.without_points(book, found[0].scores, own)
    asked = {**_facts(book, own, [one.scores for one in found]), "dimension": found[0].code or None}
    return Answer(tuple(found), lambda: rank_document(book, found, asked))


def _facts(book: Book, unit: str, scores: Sequence[PanelScores]) -> Facts:
    stage = stage_fact(stage_told(book, one.panel) for one in scores)
    return {"year": one_period(one.panel.when for one in scores), "unit": unit, **stage}


def _ranks_anybody(scores: PanelScores, code: str) -> bool:
    """Return whether any unit has points at `code`, or could have; without units there is nobody to ask."""
    return bool(scores.merits[code] or scores.between[code] or not scores.units)


def _without_points(scores: PanelScores, code: str) -> Refusal:
    """Return the refusal for a place where nothing is added up: it says where units are ranked."""
    known = [one for one, merits in scores.merits.items() if merits and one != WHOLE]
    what = " ".join(filter(None, (scores.panel.index, str(scores.panel.when), code)))
    return Refusal(NOTHING_TO_RANK, what=what, known=listed(known) or "–")


def ask_profile(
    book: Book, period: Period | None = None, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Profile, ...]]:
    """Return where a unit (ours) is strong and weak in `period`."""
    own = unit_or_home(book, unit)
    panels = units.panels(book, period, index)
    found = tuple(one for scores in panels if _tells(one := profile(scores, own)))
    if not found:
        raise units.without_points(book, panels[0], own)
    asked = _facts(book, own, [one.scores for one in found])
    return Answer(found, lambda: profile_document(book, found, asked))


def _tells(found: Profile) -> bool:
    return bool(found.dimensions or found.best or found.worst)


def ask_trend(
    book: Book, index: str | None = None, code: str | None = None, unit: str | None = None
) -> Answer[tuple[Trend, ...]]:
    """Return the periods of each index, each length for itself, or of the criterion that `code` names."""
    own = unit_or_home(book, unit)
    wanted = select.index_ids(book, index)
    if code is None:
        found = tuple(one for name in wanted for one in trends(book, name, own))
    else:
        codes = units.series_of(book, wanted, own, code)
        found = tuple(one for name, known in codes.items() for one in trends(book, name, own, *known))
    if not found:
        refuse_cards_of_other_stages(book, wanted, None, own)
        years = on_file({name: periods_of(book, name, own) for name in book.indexes})
        raise Refusal(NO_SERIES, index=", ".join(wanted), unit=book.unit_short(own), known=years)
    found += _baselines(book, found)
    asked: Facts = {"unit": own, "code": code, **stage_asked(book)}
    return Answer(found, lambda: trend_document(book, found, asked))


def _baselines(book: Book, found: tuple[Trend, ...]) -> tuple[Trend, ...]:
    """Return the series of the older bodies of which a unit was merged, each for itself."""
    if book.merging is None:
        return ()
    before = book.merging.before
    return tuple(
        replace(old, old=True)
        for one in found
        for part in made_of(book, one.unit, one.points[0].period.last)
        for old in trends(before, one.index, part, one.points[-1].code, one.points[-1].period)
        if old.kind == one.kind
    )
