"""Random small trees of all shapes, and what they come to, reckoned in fractions."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from hypothesis import strategies as st

from ctscore.model import Cap, Criterion, NotApplicable, Policy, Scorecard, Text
from ctscore.model.scorecard import Aggregate
from tests.analysis.builders import scorecard

D = Decimal
Figures = Mapping[str, Decimal] | Mapping[str, Fraction]
halves = st.integers(0, 12).map(lambda n: D(n) / 2)


POLICIES: tuple[Policy, ...] = ("shrink", "full", "zero", "unscored")
AGGREGATES: tuple[Aggregate | None, ...] = (None, "sum", "mean", "weighted-mean")


class Worth(NamedTuple):
    """What a part comes to: whether it counts, its maximum, its points."""

    counted: bool
    max: Fraction
    points: Fraction


def worth(part: Criterion, figures: Figures) -> Worth:
    """Return what a criterion comes to with the figures of its leaves; one without a figure has 0."""
    if part.criteria:
        return _together(part, figures)
    highest = Fraction(part.max or 0)
    how = part.not_applicable.how if part.not_applicable else None
    if how in ("shrink", "unscored") or part.better is not None:
        return Worth(False, Fraction(0), Fraction(0))
    points = {"full": highest, "zero": Fraction(0)}.get(how or "", Fraction(figures.get(part.code, D(0))))
    return Worth(True, Fraction(0) if part.bonus else highest, points)


def _together(whole: Criterion | Scorecard, figures: Figures) -> Worth:
    parts = [(part, worth(part, figures)) for part in whole.criteria]
    counted = [(part, one) for part, one in parts if one.counted]
    if not counted:
        return Worth(False, Fraction(0), Fraction(0))
    if whole.aggregate in ("mean", "weighted-mean"):
        highest = Fraction(whole.max or 0)
        weighed = [(part, one) for part, one in counted if one.max and not part.bonus]
        weights = {
            p.code: Fraction(1) if whole.aggregate == "mean" else Fraction(p.weight or 0) for p, _ in weighed
        }
        points = sum((one.points for part, one in counted if part.code not in weights), Fraction(0))
        if not any(weights.values()):  # nothing is left to weigh: the maximum leaves the whole
            highest, weighed = Fraction(0), []
        for part, one in weighed:
            points += highest * weights[part.code] / sum(weights.values()) * one.points / one.max
    else:
        highest = sum((one.max for _, one in counted), Fraction(0))
        points = sum((one.points for _, one in counted), Fraction(0))
    if whole.cap is not None and whole.cap.most is not None:
        points = min(points, Fraction(whole.cap.most))
    if whole.cap is not None and whole.cap.least is not None:
        points = max(points, Fraction(whole.cap.least))
    return Worth(True, highest, points)


def whole_of(card: Scorecard, figures: Figures) -> Fraction:
    """Return the points of a scorecard."""
    return _together(card, figures).points


def figures_in(card: Scorecard) -> dict[str, Decimal]:
    """Return the figures of the leaves of a scorecard."""

    def below(criteria: tuple[Criterion, ...]) -> dict[str, Decimal]:
        found: dict[str, Decimal] = {}
        for one in criteria:
            found |= below(one.criteria)
            if not one.criteria and isinstance(one.achieved, Decimal):
                found[one.code] = one.achieved
        return found

    return below(card.criteria)


@st.composite
def leaves(draw: st.DrawFn, code: str, *, unknown: bool) -> Criterion:
    """A leaf of any kind; rarely one that does not apply, is raw or not known."""
    kind = draw(st.sampled_from(("plain",) * 6 + ("deduction", "bonus", "na", "raw", "unknown")))
    weight = draw(st.integers(1, 5).map(D))
    more: dict[str, Any] = {"code": code, "name": Text(vi=code), "weight": weight}
    if kind == "deduction":
        return Criterion(**more, min=D(-5), max=D(0), achieved=-draw(halves.filter(lambda n: n <= 5)))
    if kind == "bonus":
        return Criterion(**more, bonus=True, max=D(3), achieved=draw(halves.filter(lambda n: n <= 3)))
    if kind == "raw":
        return Criterion(**more, better="lower", achieved=draw(halves))
    highest = draw(st.integers(1, 6).map(D))
    if kind == "na":
        how = draw(st.sampled_from(POLICIES))
        return Criterion(**more, max=highest, not_applicable=NotApplicable(how=how))
    if kind == "unknown" and unknown:
        return Criterion(**more, max=highest)
    return Criterion(**more, max=highest, achieved=draw(halves.filter(lambda n: n <= highest)))


caps = st.none() | st.builds(
    lambda least, most: Cap(least=least, most=most),
    st.none() | st.integers(-2, 3).map(D),
    st.none() | st.integers(3, 12).map(D),
)


@st.composite
def groups(draw: st.DrawFn, code: str, depth: int, *, capped: bool, unknown: bool) -> Criterion:
    """A leaf, or a group of parts that are added up or averaged, under a cap perhaps."""
    if not depth or draw(st.booleans()):
        return draw(leaves(code, unknown=unknown))
    count = draw(st.integers(1, 3))
    parts = [
        draw(groups(f"{code}.{n}", depth - 1, capped=capped, unknown=unknown)) for n in range(1, count + 1)
    ]
    aggregate = draw(st.sampled_from(AGGREGATES))
    return Criterion(
        code=code,
        name=Text(vi=code),
        weight=draw(st.integers(1, 5).map(D)),
        aggregate=aggregate,
        max=D(10) if aggregate in ("mean", "weighted-mean") else None,
        cap=draw(caps) if capped else None,
        criteria=tuple(parts),
    )


def _base(part: Criterion) -> Decimal:
    """Return the maximum of a part in a sum, before what does not apply leaves it."""
    if part.bonus or part.better or (part.not_applicable and part.not_applicable.how == "unscored"):
        return D(0)
    if part.criteria and part.max is None:
        return sum(map(_base, part.criteria), D(0))
    return part.max or D(0)


@st.composite
def cards(draw: st.DrawFn, *, capped: bool = True, unknown: bool = True, depth: int = 2) -> Scorecard:
    """A scorecard of the second version, of which something counts."""
    fields = [
        draw(groups(str(n), depth, capped=capped, unknown=unknown)) for n in range(1, draw(st.integers(2, 4)))
    ]
    fields.append(Criterion(code="9", name=Text(vi="9"), max=D(4), achieved=D(1), weight=D(2)))
    aggregate = draw(st.sampled_from((None, "mean", "weighted-mean")))
    highest = D(100) if aggregate else sum(map(_base, fields), D(0))
    made = scorecard(*fields, highest=str(highest), aggregate=aggregate, cap=draw(caps) if capped else None)
    return second(made)


def second(card: Scorecard) -> Scorecard:
    """Return `card` in the second version of the format."""
    return replace(card, format="ctscore/scorecard@2")
