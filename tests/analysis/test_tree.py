"""Points are counted at the leaves."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from ctscore.analysis.tree import leaves, score, score_card, walk
from ctscore.figures import total
from ctscore.model import Criterion
from tests.analysis.builders import leaf, parent, scorecard

points = st.decimals(min_value=0, max_value=10, places=4)


@st.composite
def criteria(draw: st.DrawFn, prefix: str = "", depth: int = 3) -> tuple[Criterion, ...]:
    found = []
    for place in range(1, draw(st.integers(min_value=1, max_value=4)) + 1):
        code = f"{prefix}{place}"
        if depth and draw(st.booleans()):
            found.append(parent(code, *draw(criteria(f"{code}.", depth - 1))))
        else:
            highest, achieved = sorted((draw(points), draw(points)), reverse=True)
            found.append(leaf(code, str(highest), str(achieved)))
    return tuple(found)


@given(criteria())
def test_leaves_add_up_to_the_root(tree: tuple[Criterion, ...]) -> None:
    highest = total(node.criterion.max or Decimal(0) for node in leaves(scorecard(*tree)))
    card = scorecard(*tree, highest=str(highest))
    whole = score_card(card)
    assert whole.achieved == total(node.criterion.achieved or Decimal(0) for node in leaves(card))
    assert whole.lost == total(score(node.criterion, "full").lost for node in leaves(card))
    assert whole.achieved + whole.lost == card.max
    assert whole.leaves == sum(1 for _ in leaves(card))


@given(criteria())
def test_every_parent_is_the_sum_of_its_parts(tree: tuple[Criterion, ...]) -> None:
    for node in walk(scorecard(*tree)):
        if not node.is_leaf:
            parts = [score(part, "full") for part in node.criterion.criteria]
            assert score(node.criterion, "full").achieved == total(part.achieved for part in parts)


def test_a_listing_of_losses_keeps_the_points_it_does_not_list() -> None:
    card = scorecard(parent("1", leaf("1.1", "2", "1.5")), listing="losses-only")
    assert score_card(card).achieved == Decimal("99.5")
    field = score(card.criteria[0], card.listing)
    assert (field.max, field.achieved, field.lost) == (Decimal(2), Decimal("1.5"), Decimal("0.5"))
    assert field.listed_only
    assert field.percent is None  # the whole maximum of the field is not known


def test_a_criterion_may_list_only_its_losses() -> None:
    criterion = parent("1", leaf("1.1", "2", "1.5"), max=Decimal(10), listing="losses-only")
    assert score(criterion, "full").achieved == Decimal("9.5")
    assert score(criterion, "full").percent == Decimal(95)


def test_the_method_is_inherited() -> None:
    card = scorecard(
        parent(
            "1", leaf("1.1", "1", "1"), leaf("1.2", "1", "1", method="not-survey"), method="survey-officials"
        ),
        leaf("2", "1", "1"),
    )
    methods = {node.criterion.code: node.method for node in walk(card)}
    assert methods == {
        "1": "survey-officials",
        "1.1": "survey-officials",
        "1.2": "not-survey",
        "2": "not-survey",
    }
