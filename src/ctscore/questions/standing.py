"""Where do we stand among the others: which rank, at what cost, how strong, over the years?"""

from ctscore.analysis import select, units
from ctscore.analysis.panels import WHOLE, PanelScores, ranked_by, stage_told, years_of
from ctscore.analysis.standing import Profile, Standing, profile, standing_of
from ctscore.analysis.trend import Trend, trend
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NO_SERIES, NOTHING_TO_RANK
from ctscore.questions import Answer, Facts, RankBy
from ctscore.questions.inputs import stage_asked, unit_or_home
from ctscore.views.standing import profile_document, rank_document
from ctscore.views.trend import trend_document
from ctscore.words import listed


def ask_rank(
    book: Book,
    year: int,
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
    for panel in units.panels(book, year, index):
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
    asked = {**_facts(book, year, own, found[0].scores), "dimension": found[0].code or None}
    return Answer(tuple(found), lambda: rank_document(book, found, asked))


def _facts(book: Book, year: int, unit: str, scores: PanelScores) -> Facts:
    stage = stage_told(book, scores.panel)
    return {"year": year, "unit": unit, **({} if stage is None else {"stage": stage})}


def _ranks_anybody(scores: PanelScores, code: str) -> bool:
    """Return whether any unit has points at `code`, or could have; without units there is nobody to ask."""
    return bool(scores.merits[code] or scores.between[code] or not scores.units)


def _without_points(scores: PanelScores, code: str) -> Refusal:
    """Return the refusal for a place where nothing is added up: it says where units are ranked."""
    known = [one for one, merits in scores.merits.items() if merits and one != WHOLE]
    what = " ".join(filter(None, (scores.panel.index, str(scores.panel.year), code)))
    return Refusal(NOTHING_TO_RANK, what=what, known=listed(known) or "–")


def ask_profile(
    book: Book, year: int, index: str | None = None, unit: str | None = None
) -> Answer[tuple[Profile, ...]]:
    """Return where a unit (ours) is strong and weak in `year`."""
    own = unit_or_home(book, unit)
    panels = units.panels(book, year, index)
    found = tuple(one for scores in panels if _tells(one := profile(scores, own)))
    if not found:
        raise units.without_points(book, panels[0], own)
    asked = _facts(book, year, own, panels[0])
    return Answer(found, lambda: profile_document(book, found, asked))


def _tells(found: Profile) -> bool:
    return bool(found.dimensions or found.best or found.worst)


def ask_trend(
    book: Book, index: str | None = None, code: str | None = None, unit: str | None = None
) -> Answer[tuple[Trend, ...]]:
    """Return the years of each index, or of the criterion that `code` names."""
    own = unit_or_home(book, unit)
    wanted = list(book.indexes) if index is None else [select.index_id(book, index)]
    if code is None:
        series = [trend(book, name, own) for name in wanted]
    else:
        codes = units.series_of(book, wanted, own, code)
        series = [trend(book, name, own, *known) for name, known in codes.items()]
    found = tuple(one for one in series if one is not None)
    if not found:
        years = units.on_file({name: years_of(book, name, own) for name in book.indexes})
        raise Refusal(NO_SERIES, index=", ".join(wanted), unit=units.unit_name(book, own), known=years)
    asked: Facts = {"unit": own, "code": code, **stage_asked(book)}
    return Answer(found, lambda: trend_document(book, found, asked))
