"""The scorecard as it would be: a patched copy through the ordinary analysis, and what the patch moves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, scores_of
from ctscore.analysis.ranking import rank_of
from ctscore.analysis.reconcile import Headline, headline
from ctscore.analysis.responsibility import responsibilities
from ctscore.analysis.tree import Node, Score, score, score_card, walk
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
    after: Scorecard
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
        return score_card(self.filed.value).achieved, score_card(self.after).achieved

    @property
    def headline_after(self) -> Decimal | None:
        """The score to quote after the changes."""
        return None if self.head is None else self.head.score + self.gain


def problems(card: Scorecard, changes: Sequence[Change]) -> Iterator[Problem]:
    """Yield everything that keeps `changes` from being made to `card`."""
    nodes = {node.criterion.code: node for node in walk(card)}
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
            yield from _unfit(nodes[code].criterion, change, place)


def _unfit(criterion: Criterion, change: Change, place: int) -> Iterator[Problem]:
    code = criterion.code
    if criterion.criteria:
        parts = listed([part.code for part in criterion.criteria])
        yield Problem(CHANGE_OF_PARENT, {"code": code, "parts": parts}, place)
    elif criterion.max is None:
        yield Problem(CHANGE_WITHOUT_SCALE, {"code": code}, place)
    else:
        given = change.points(criterion.achieved or ZERO, criterion.max)
        least = criterion.min or ZERO
        if not least <= given <= criterion.max:
            facts: dict[str, Fact] = {"code": code, "given": given, "min": least, "max": criterion.max}
            yield Problem(CHANGE_OFF_SCALE, facts, place)


def patched(card: Scorecard, changes: Sequence[Change]) -> Scorecard:
    """Return `card` with `changes`, of which `problems` found none."""
    by_code = {change.code: change for change in changes}

    def below(criteria: tuple[Criterion, ...]) -> tuple[Criterion, ...]:
        return tuple(_patched(criterion) for criterion in criteria)

    def _patched(criterion: Criterion) -> Criterion:
        change = by_code.get(criterion.code)
        if change is not None:
            points = change.points(criterion.achieved or ZERO, criterion.max or ZERO)
            return replace(criterion, achieved=points)
        return replace(criterion, criteria=below(criterion.criteria)) if criterion.criteria else criterion

    return replace(card, criteria=below(card.criteria))


def what_if(book: Book, filed: Filed[Scorecard], changes: Sequence[Change]) -> WhatIf:
    """Return the scorecard as it would be with `changes`, of which `problems` found none."""
    card = filed.value
    after = patched(card, changes)
    led = responsibilities(book, card)
    was = {node.criterion.code: node for node in walk(card)}
    changed = [
        Changed(
            was[node.criterion.code],
            was[node.criterion.code].criterion.achieved or ZERO,
            node.criterion.achieved or ZERO,
            led[node.criterion.code].leads,
        )
        for node in walk(after)
        if node.is_leaf and node.criterion.achieved != was[node.criterion.code].criterion.achieved
    ]
    changed.sort(key=lambda change: (-abs(change.gain), natural_key(change.node.criterion.code)))
    fields = tuple(
        FieldChange(old, score(old, card.listing), score(new, card.listing))
        for old, new in zip(card.criteria, after.criteria, strict=True)
    )
    rank, of = _ranks(book, card, total(change.gain for change in changed))
    return WhatIf(filed, after, headline(card), tuple(changed), fields, _by_agency(changed), rank, of)


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
