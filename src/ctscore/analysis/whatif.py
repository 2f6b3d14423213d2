"""The scorecard as it would be: evaluated again with other figures, and what these move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, scores_of
from ctscore.analysis.ranking import rank_of
from ctscore.analysis.responsibility import responsibilities
from ctscore.analysis.totals import Headline, headline
from ctscore.book import Book, Filed
from ctscore.figures import ZERO, plain, split_equally, total
from ctscore.findings import Fact, Rule
from ctscore.findings.reference_rules import UNKNOWN_CRITERION_CODE
from ctscore.findings.scenario_rules import (
    CHANGE_OF_PARENT,
    CHANGE_OFF_SCALE,
    CHANGE_TWICE,
    CHANGE_UNCLEAR,
    CHANGE_WITHOUT_SCALE,
)
from ctscore.model import Change, Criterion, Scorecard
from ctscore.scoring import Evaluation, Figures, Node, Score, evaluate, evaluation_of
from ctscore.words import closest_sibling, listed, natural_key


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a change cannot be made: the rule it breaks, the facts, and its place in the list of changes."""

    rule: Rule
    facts: dict[str, Fact]
    place: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A leaf that scores otherwise, in points; `leads` are the agencies that lead it."""

    node: Node
    before: Decimal
    after: Decimal
    leads: tuple[str, ...]

    @property
    def gain(self) -> Decimal:
        """After minus before."""
        return self.after - self.before


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A top-level criterion before and after."""

    criterion: Criterion
    before: Score
    after: Score


@dataclass(frozen=True, slots=True)
class AgencyGain:
    """What changes at the criteria that one agency leads: in full, and split equally among several leads."""

    agency: str | None
    criteria: int
    exposure: Decimal
    share: Decimal


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A scorecard and the same with changes.

    The headline after is the one before plus the gains: loss that no listed criterion explains stays lost.
    `rank` is before and after among `of` units, None without a panel.
    """

    filed: Filed[Scorecard]
    before: Evaluation
    after: Evaluation
    head: Headline | None
    changed: tuple[Changed, ...]
    fields: tuple[FieldChange, ...]
    agencies: tuple[AgencyGain, ...]
    rank: tuple[int, int] | None
    of: int | None

    @property
    def gain(self) -> Decimal:
        """The points gained in all, negative where more are lost."""
        return Decimal(plain(total(change.gain for change in self.changed)))

    @property
    def computed(self) -> tuple[Decimal, Decimal]:
        """What the criteria add up to, before and after."""
        return self.before.whole.achieved, self.after.whole.achieved

    @property
    def headline_after(self) -> Decimal | None:
        """The score to quote after the changes."""
        return None if self.head is None else self.head.score + self.gain


def problems(card: Scorecard, changes: Sequence[Change]) -> Iterator[Problem]:
    """Yield everything that keeps `changes` from being made to `card`."""
    nodes = {node.criterion.code: (node.criterion, points) for node, points in evaluation_of(card)}
    seen: set[str] = set()
    for place, change in enumerate(changes):
        code = change.code
        if code in seen:
            yield Problem(CHANGE_TWICE, {"code": code}, place)
        seen.add(code)
        if (change.to is None) == (change.by is None):
            yield Problem(CHANGE_UNCLEAR, {"code": code}, place)
        elif code not in nodes:
            facts: dict[str, Fact] = {"index": f"{card.index} {card.year}", "given": code}
            near = closest_sibling(code, nodes) or ""
            yield Problem(UNKNOWN_CRITERION_CODE, {**facts, "near": near}, place)
        else:
            yield from _unfit(*nodes[code], change, place)


def _unfit(criterion: Criterion, points: Score, change: Change, place: int) -> Iterator[Problem]:
    code = criterion.code
    if criterion.criteria:
        parts = listed([part.code for part in criterion.criteria])
        yield Problem(CHANGE_OF_PARENT, {"code": code, "parts": parts}, place)
    elif criterion.max is None:
        yield Problem(CHANGE_WITHOUT_SCALE, {"code": code}, place)
    else:
        given = change.points(points.achieved, criterion.max)
        least = criterion.min or ZERO
        if not least <= given <= criterion.max:
            facts: dict[str, Fact] = {"code": code, "given": given, "min": least, "max": criterion.max}
            yield Problem(CHANGE_OFF_SCALE, facts, place)


def changed_figures(card: Scorecard, changes: Sequence[Change]) -> Figures:
    """Return the points that `changes`, of which `problems` found none, give the criteria that they name."""
    scores = {node.criterion.code: points for node, points in evaluation_of(card)}
    return {one.code: one.points(scores[one.code].achieved, scores[one.code].max) for one in changes}


def what_if(book: Book, filed: Filed[Scorecard], changes: Sequence[Change]) -> WhatIf:
    """Return the scorecard as it would be with `changes`, of which `problems` found none."""
    card = filed.value
    before = evaluation_of(card)
    after = evaluate(before.framework, {**before.figures, **changed_figures(card, changes)})
    led = responsibilities(book, card)
    changed = [
        Changed(node, old.achieved, new.achieved, led[node.criterion.code].leads)
        for (node, old), (_, new) in zip(before, after, strict=True)
        if node.is_leaf and (old.known, old.achieved) != (new.known, new.achieved)
    ]
    changed.sort(key=lambda change: (-abs(change.gain), natural_key(change.node.criterion.code)))
    fields = tuple(
        FieldChange(node.criterion, old, new)
        for (node, old), (_, new) in zip(before, after, strict=True)
        if not node.parents
    )
    rank, of = _ranks(book, card, total(change.gain for change in changed))
    return WhatIf(filed, before, after, headline(card), tuple(changed), fields, _by_agency(changed), rank, of)


def _by_agency(changed: Sequence[Changed]) -> tuple[AgencyGain, ...]:
    parts: dict[str | None, list[tuple[Decimal, Decimal]]] = {}
    for change in changed:
        leads: tuple[str | None, ...] = change.leads or (None,)
        sign = 1 if change.gain >= 0 else -1
        for agency, part in zip(leads, split_equally(abs(change.gain), len(leads)), strict=True):
            parts.setdefault(agency, []).append((change.gain, sign * part))
    found = [
        AgencyGain(agency, len(gains), total(full for full, _ in gains), total(part for _, part in gains))
        for agency, gains in parts.items()
    ]
    return tuple(sorted(found, key=lambda one: (-abs(one.share), one.agency or "")))


def _ranks(book: Book, card: Scorecard, gain: Decimal) -> tuple[tuple[int, int] | None, int | None]:
    """Return the rank before and after among the units of the panel, the others staying where they are."""
    scores = scores_of(book, card.index, card.year)
    by_unit = scores.by_code[WHOLE] if scores else {}
    if card.unit not in by_unit:
        return None, None
    own = by_unit[card.unit]
    others = [points for unit, points in by_unit.items() if unit != card.unit]
    return (rank_of(own, others), rank_of(own + gain, others)), len(by_unit)
