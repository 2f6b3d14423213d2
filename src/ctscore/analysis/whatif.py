"""The scorecard as it would be: changes as typed, evaluated again with other figures, and what these move."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ctscore.analysis.panels import WHOLE, card_of, rank_of, scores_of, years_of
from ctscore.analysis.plans import responsibilities
from ctscore.analysis.select import index_id, scorecards
from ctscore.analysis.totals import Headline, headline
from ctscore.book import Book, Filed
from ctscore.decimals import ZERO, plain, split_equally, total
from ctscore.findings import Fact, Refusal, Rule
from ctscore.findings.scenario_rules import (
    CHANGE_OF_PARENT,
    CHANGE_OFF_SCALE,
    CHANGE_TWICE,
    CHANGE_UNCLEAR,
    CHANGE_WITHOUT_SCALE,
    UNKNOWN_CRITERION_CODE,
)
from ctscore.findings.shape_rules import TOO_MANY_DIGITS
from ctscore.findings.usage_rules import ABOUT_ANOTHER, BAD_CHANGE, CHANGES_DO_NOT_FIT, NO_TREE
from ctscore.model import Change, Criterion, Effort, Scenario, Scorecard
from ctscore.model.scalars import InvalidValue, read_typed_number
from ctscore.records import dataclass
from ctscore.scoring import Evaluation, Figures, Node, Score, evaluate, evaluation_of, walk
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


_CHANGE = re.compile(r"\s*([A-Za-z0-9.]+)\s*=\s*([-+]?)([0-9.,]+|max)\s*", re.IGNORECASE)


def read_change(asked: str) -> Change:
    """Return the change that `asked` writes: ``5.4=1.5``, ``5.4=+0.3``, ``5.4=-0.3`` or ``5.4=max``."""
    found = _CHANGE.fullmatch(asked)
    if found is None or (found[2] and found[3].lower() == "max"):
        raise Refusal(BAD_CHANGE, given=asked)
    if found[3].lower() == "max":
        return Change(code=found[1], to="max")
    try:
        points = read_typed_number(found[3])
    except InvalidValue as misfit:
        told = misfit.rule if misfit.rule is TOO_MANY_DIGITS else BAD_CHANGE
        raise Refusal(told, given=misfit.facts["given"] if told is misfit.rule else asked) from None
    if found[2]:
        return Change(code=found[1], by=-points if found[2] == "-" else points)
    return Change(code=found[1], to=points)


def refuse_other(
    book: Book, filed: Filed[Scenario] | Filed[Effort], year: int, index: str | None, unit: str | None
) -> None:
    """Raise `Refusal` where a file is about another year, index or unit than was asked for."""
    value = filed.value
    about = (str(value.year), value.index, value.unit or book.home_unit)
    asked = (str(year), index or value.index, unit or about[2])
    if about != asked:
        raise Refusal(ABOUT_ANOTHER, file=filed.file, given=" · ".join(about), asked=" · ".join(asked))


def card_to_change(
    book: Book, year: int, index: str | None, codes: Sequence[str], unit: str | None = None
) -> Filed[Scorecard]:
    """Return the scorecard of `year` that has a tree: of `index`, or the first that has all `codes`.

    Where none has all of them the first tree is meant. Raises `Refusal` where no index has a tree.
    """
    trees = [filed for filed in scorecards(book, year, index, unit) if filed.value.criteria]
    if not trees:
        what = listed(list(book.indexes)) if index is None else index_id(book, index)
        wanted = list(book.indexes) if index is None else [index_id(book, index)]
        own = unit or book.home_unit
        pairs = ((name, one) for name in wanted for one in years_of(book, name, own))
        cards = (card_of(book, name, own, one) for name, one in pairs)
        known = sorted({filed.value.year for filed in cards if filed and filed.value.criteria})
        raise Refusal(NO_TREE, what=what, year=str(year), known=listed([str(one) for one in known]) or "–")
    needed = set(codes)
    whole = (filed for filed in trees if needed <= {node.criterion.code for node in walk(filed.value)})
    return next(whole, trees[0])


def refuse_unfit(card: Scorecard, changes: Sequence[Change]) -> None:
    """Raise `Refusal` with everything that keeps `changes` from being made to `card`."""
    found = tuple(problems(card, changes))
    if found:
        words = {f"problems_{lang}": _told(found, lang) for lang in ("vi", "en")}
        raise Refusal(CHANGES_DO_NOT_FIT, index=card.index, year=str(card.year), **words)


def _told(problems: Sequence[Problem], lang: str) -> str:
    lines = (
        f"  {one.rule.message.fill(lang, one.facts)}; {one.rule.hint.fill(lang, one.facts)}"
        for one in problems
    )
    return "\n".join(lines)
