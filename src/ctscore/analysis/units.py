"""From what a user typed to units: their scorecards, their years, the panels that hold them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NoReturn

from ctscore.analysis.bodies import successors
from ctscore.analysis.card_panels import keys_of_cards, scores_of_cards
from ctscore.analysis.other_stages import refuse_panels_of_other_stages
from ctscore.analysis.panels import PanelScores, card_of, on_file, panel_scores, periods_of, scores_of
from ctscore.analysis.select import Choice, choose, index_ids, refuse_unmerged_panels
from ctscore.analysis.unit_names import UnitNames
from ctscore.book import About, Book, PanelKey, refuse_withheld
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import (
    NO_CRITERION_ANYWHERE,
    NO_PANEL,
    NO_SUCH_CRITERION,
    NO_SUCH_UNIT,
    NOT_IN_PANEL,
    NOT_MERGED,
)
from ctscore.model import Criterion, Scorecard, Unit
from ctscore.model.scorecard import stage_of
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.scoring import walk
from ctscore.words import listed


def unit_id(book: Book, asked: str) -> str:
    """Return the id of the unit that `asked` names."""
    found = _chosen(book, asked)
    why = None if book.merging is None else _gone(book, found, book.merging.day)
    if why is not None:
        raise Refusal(NOT_MERGED, what=book.unit_short(found), why=why)
    return found


def _chosen(book: Book, asked: str) -> str:
    choices = [_unit_choice(unit) for unit in book.units.values()]
    try:
        return choose(asked, choices, NO_SUCH_UNIT, living=book.living(book.units))
    except Refusal:
        # Ways of writing that are no part of a name, such as "TP." before it, are looked up only now.
        named = UnitNames(book.units.values()).find(asked)
        if len(named) != 1:
            raise
        return named[0]


def _gone(book: Book, id_: str, day: date) -> Words | None:
    """Return that a unit did not live on `day`, and what it had become; else None."""
    unit = book.units.get(id_)
    if unit is None or unit.body_on(day) is not None:
        return None
    vi, en = f"đơn vị không tồn tại vào ngày {day}", f"the unit did not live on {day}"
    heir = next((one for one in successors(book.units, id_) if book.units[one].body_on(day)), None)
    if heir is not None:
        vi, en = vi + f"; lúc ấy là {book.unit_short(heir)}", en + f"; it was {book.unit_short(heir)} then"
    return Words(vi, en)


def _unit_choice(unit: Unit) -> Choice:
    """Return by what a unit is known: its names, its id, and the other ways in which tables call it."""
    names = (*unit.name.all, unit.short)
    return Choice(unit.id, names, unit.short, (unit.id, *unit.variants))


def scores_beside(book: Book, card: Scorecard) -> PanelScores:
    """Return the points of all units that `card` may be held against; raises `Refusal` where none may."""
    scores = scores_of(book, card)
    if scores is None:
        _refuse_without_panel(book, [card.index], card.when, stage_of(card))
    return scores


def scores_with(book: Book, card: Scorecard, unit: str) -> PanelScores:
    """Return the points that `card` may be held against those of `unit`: of scorecards, without a panel.

    Raises `Refusal` where there are none, or the scorecard of `unit` asks for other things than `card`.
    """
    scores = scores_of(book, card)
    beside = None if scores else scores_of_cards(book, PanelKey(card.index, card.when))
    if beside is not None and {card.unit, unit} <= {*beside.panel.rows}:
        return beside
    return scores_beside(book, card)


def _refuse_without_panel(
    book: Book, indexes: Sequence[str], period: Period | None, stage: str | None = None
) -> NoReturn:
    """Raise `Refusal` because no panel of `period` can be used: withheld, of another stage, not on file."""
    when = () if period is None else (period,)
    refuse_withheld(book, (About("panel", index, None, when) for index in indexes))
    refuse_panels_of_other_stages(book, indexes, period, stage or book.stage)
    what = listed(indexes) if period is None else f"{listed(indexes)} {period}"
    known = panels_on_file(book)
    keys = [key for index in indexes for key in keys_of_cards(book, index) if period in (None, key.period)]
    told = Words("chưa có bảng các đơn vị nào", "no panel of units is on file")
    if any(scores_of_cards(book, key) for key in keys):
        told = Words(
            "có bảng điểm của các đơn vị: xem `ctscore rank`, `ctscore compare --unit`",
            "there are scorecards of units: see `ctscore rank`, `ctscore compare --unit`",
        )
    elif keys:
        told = Words(
            "bảng điểm của các đơn vị khác nhau về tiêu chí, thang điểm hoặc giai đoạn nên không xếp chung",
            "the scorecards of units differ in criteria, scales or stage and cannot be ranked together",
        )
    elif known:
        told = Words(f"đã có: {known}", f"on file: {known}")
    raise Refusal(NO_PANEL, what=what, known=told)


def panels(book: Book, period: Period | None, index: str | None) -> tuple[PanelScores, ...]:
    """Return the points of all units in `period`, an index each; only `index` where it is given.

    Without `period` the latest of each index. Where no panel is on file it is made of scorecards.
    Raises `Refusal` where one has errors, and where none is on file, listing what there is.
    """
    wanted = index_ids(book, index)
    keys = [key for name in wanted if (key := _key(book, name, period))]
    refuse_withheld(book, (About("panel", key.index, None, (key.period,)) for key in keys), drafts=False)
    if index is not None or not any(book.panel(key) for key in keys):
        refuse_unmerged_panels(book, keys)
    found = []
    for key in keys:
        filed = book.panel(key)
        scores = panel_scores(filed) if filed else scores_of_cards(book, key)
        if scores is not None:
            found.append(scores)
    if not found:
        _refuse_without_panel(book, wanted, period)
    return tuple(found)


def _key(book: Book, index: str, period: Period | None) -> PanelKey | None:
    """Return for what units of `index` are held against each other: of `period`, else the latest there is."""
    if period is not None:
        return PanelKey(index, period)
    filed = max((key for key in book.panels if key.index == index), key=lambda key: key.period, default=None)
    later = (key for key in keys_of_cards(book, index) if filed is None or key.period > filed.period)
    return next((key for key in later if scores_of_cards(book, key)), filed)


def criterion_in(card: Scorecard, asked: str) -> Criterion:
    """Return the criterion of `card` that `asked` names by code or part of its name."""
    known = {node.criterion.code: node.criterion for node in walk(card)}
    if asked.strip() in known:
        return known[asked.strip()]
    choices = [Choice(c.code, c.name.all, f"{c.code} {c.name.own} ({card.index})") for c in known.values()]
    return known[choose(asked, choices, NO_SUCH_CRITERION, year=card.when)]


def series_of(book: Book, indexes: Iterable[str], unit: str, asked: str) -> Mapping[str, tuple[str, Period]]:
    """Return the code that `asked` names, by index, and the latest year in which `unit` has points by it."""
    latest: dict[tuple[str, str], tuple[Period, Criterion]] = {}
    for index in indexes:
        for period in periods_of(book, index, unit):
            filed = card_of(book, index, unit, period)
            for node in walk(filed.value) if filed else ():
                latest[index, node.criterion.code] = (period, node.criterion)
    code = asked.strip()
    exact = {index: (code, latest[index, code][0]) for index in indexes if (index, code) in latest}
    if exact:
        return exact
    choices = [
        Choice(f"{index} {code}", c.name.all, f"{code} {c.name.own} ({index}, {period})")
        for (index, code), (period, c) in latest.items()
    ]
    index, code = choose(asked, choices, NO_CRITERION_ANYWHERE).split(" ")
    return {index: (code, latest[index, code][0])}


def without_points(book: Book, scores: PanelScores, unit: str) -> Refusal:
    """Return the refusal for a unit that has no points in a panel."""
    panel = scores.panel
    what = {"unit": book.unit_short(unit), "index": panel.index, "year": str(panel.when)}
    why = Words(
        "nguồn không công bố điểm của đơn vị này, hoặc mới công bố một phần",
        "they were not published, or only in part",
    )
    if unit in scores.unlike:
        why = Words(
            "bảng điểm của đơn vị này khác tiêu chí, thang điểm, giai đoạn hay loại đơn vị: không so chung",
            "its scorecard has other criteria, scales or another stage or kind of unit, and is not compared",
        )
    elif scores.cards:
        why = Words("chưa có bảng điểm của đơn vị này", "it has no scorecard")
    return Refusal(NOT_IN_PANEL, **what, why=_gone(book, unit, panel.day) or why)


def panels_on_file(book: Book) -> str:
    """Return in words which panels there are: ``PAPI: 2016, 2018``; nothing where there are none."""
    indexes = dict.fromkeys(key.index for key in book.panels)
    known = {name: [key.period for key in book.panels if key.index == name] for name in indexes}
    return on_file(known) if known else ""
