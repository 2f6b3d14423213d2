"""Points are counted at the leaves, once, and every score says how it came about."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from ctscore.decimals import places, total
from ctscore.model import Criterion, Listing, Scorecard, Text
from ctscore.scoring import (
    Derivation,
    Score,
    evaluate,
    evaluation_of,
    figures_of,
    framework_of,
    remembered,
    walk,
)
from tests.analysis.builders import leaf, parent, scorecard

points = st.decimals(min_value=0, max_value=10, places=4)
listings = st.sampled_from(("full", "losses-only"))


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


@st.composite
def any_criterion(draw: st.DrawFn, code: str, depth: int) -> Criterion:
    """A criterion of any kind: its maximum printed or not, all parts listed or only losses, with gaps."""
    if not depth or draw(st.booleans()):
        known = draw(st.integers(min_value=0, max_value=9)) > 0
        return Criterion(
            code=code, name=Text(vi=code), max=draw(points), achieved=draw(points) if known else None
        )
    count = draw(st.integers(min_value=1, max_value=3))
    parts = [draw(any_criterion(f"{code}.{place}", depth - 1)) for place in range(1, count + 1)]
    more = {"listing": draw(st.none() | listings), "published": draw(st.none() | points)}
    printed = draw(st.none() | points)
    if printed is not None and draw(st.booleans()):
        # Below a printed maximum a leaf may have no scale of its own.
        parts.append(
            Criterion(code=f"{code}.9", name=Text(vi=code), no_scale=Text(vi=code), achieved=draw(points))
        )
    return parent(code, *parts, max=printed, **more)


@st.composite
def any_scorecard(draw: st.DrawFn) -> Scorecard:
    fields = [draw(any_criterion(str(place), 3)) for place in range(1, draw(st.integers(0, 3)) + 1)]
    return scorecard(*fields, highest=str(draw(points)), listing=draw(listings))


Summary = tuple[Decimal, Decimal, Decimal, int, Decimal, bool]


def by_hand(criterion: Criterion, listing: Listing) -> Summary:
    """Maximum, points and loss, how many leaves, what maximum is not known: as a person adds them up."""
    if not criterion.criteria:
        figure = criterion.achieved
        if not isinstance(figure, Decimal):
            unknown = criterion.max or Decimal(0)
            return unknown, Decimal(0), Decimal(0), 1, unknown, False
        highest = figure if criterion.max is None else criterion.max
        return highest, figure, highest - figure, 1, Decimal(0), True
    parts = [by_hand(part, listing) for part in criterion.criteria]
    maxima = sum((part[0] for part in parts), Decimal(0))
    highest = maxima if criterion.max is None else criterion.max
    lost = sum((part[2] for part in parts), Decimal(0))
    achieved = sum((part[1] for part in parts), Decimal(0))
    count, known = sum(part[3] for part in parts), all(part[5] for part in parts)
    unknown = sum((part[4] for part in parts), Decimal(0))
    if (criterion.listing or listing) == "losses-only":
        achieved = highest - unknown - lost
    return highest, achieved, highest - unknown - achieved, count, unknown, known


def summary(score: Score) -> Summary:
    return score.max, score.achieved, score.lost, score.leaves, score.unknown, score.known


@settings(max_examples=80)
@given(any_scorecard())
def test_every_score_is_what_a_person_would_add_up(card: Scorecard) -> None:
    evaluation = evaluation_of(card)
    for node, score in evaluation:
        assert summary(score) == by_hand(node.criterion, card.listing)
    whole = parent("whole", *card.criteria, max=card.max)
    if card.criteria:
        assert summary(evaluation.whole) == by_hand(whole, card.listing)
        figures = [node.criterion.achieved for node in walk(card) if node.is_leaf]
        finest = max(places(figure) for figure in (*figures, Decimal(0)) if isinstance(figure, Decimal))
        assert max(map(places, evaluation.figures_below(evaluation.whole)), default=0) == finest


@settings(max_examples=80)
@given(any_scorecard())
def test_every_score_follows_from_how_it_came_about(card: Scorecard) -> None:
    evaluation = evaluation_of(card)
    for score in evaluation.scores:
        parts = [evaluation.scores[place] for place in score.scale.parts]
        lost, achieved = total(part.lost for part in parts), total(part.achieved for part in parts)
        if score.scale.derivation is Derivation.SUM:
            assert (score.achieved, score.lost) == (achieved, score.assessed - achieved)
        elif score.scale.derivation is Derivation.REMAINDER:
            assert (score.lost, score.achieved) == (lost, score.assessed - lost)
        else:
            assert not parts
    for node, score in evaluation:
        assert (score.scale.derivation is Derivation.FIGURE) == node.is_leaf
        assert score.scale.max_summed == (not node.is_leaf and node.criterion.max is None)
        below = [evaluation.framework.nodes[place].criterion for place in score.scale.parts]
        assert below == [*node.criterion.criteria]


@given(criteria())
def test_leaves_add_up_to_the_root(tree: tuple[Criterion, ...]) -> None:
    framework = framework_of(scorecard(*tree))
    highest = total(node.criterion.max or Decimal(0) for node in framework.leaves)
    card = scorecard(*tree, highest=str(highest))
    evaluation = evaluation_of(card)
    whole, leaves = evaluation.whole, [*evaluation.framework.leaves]
    assert whole.achieved == total(evaluation.of(node).achieved for node in leaves)
    assert whole.lost == total(evaluation.of(node).lost for node in leaves)
    assert whole.achieved + whole.lost == card.max
    assert whole.leaves == len(leaves)


@given(criteria())
def test_every_parent_is_the_sum_of_its_parts(tree: tuple[Criterion, ...]) -> None:
    evaluation = evaluation_of(scorecard(*tree))
    for node, score in evaluation:
        if not node.is_leaf:
            parts = [evaluation.at(part.code) for part in node.criterion.criteria]
            assert score.achieved == total(part.achieved for part in parts if part is not None)


def test_a_listing_of_losses_keeps_the_points_it_does_not_list() -> None:
    card = scorecard(parent("1", leaf("1.1", "2", "1.5")), listing="losses-only")
    evaluation = evaluation_of(card)
    assert evaluation.whole.achieved == Decimal("99.5")
    field = evaluation.scores[0]
    assert (field.max, field.achieved, field.lost) == (Decimal(2), Decimal("1.5"), Decimal("0.5"))
    assert field.listed_only
    assert field.percent is None  # the whole maximum of the field is not known


def test_a_criterion_may_list_only_its_losses() -> None:
    criterion = parent("1", leaf("1.1", "2", "1.5"), max=Decimal(10), listing="losses-only")
    score = evaluation_of(scorecard(criterion)).scores[0]
    assert score.achieved == Decimal("9.5")
    assert score.percent == Decimal(95)


def test_a_leaf_without_scale_has_points_but_no_loss() -> None:
    unscaled = Criterion(code="1.1", name=Text(vi="-"), no_scale=Text(vi="-"), achieved=Decimal("0.4"))
    evaluation = evaluation_of(scorecard(parent("1", unscaled, max=Decimal(1))))
    score = evaluation.scores[1]
    assert (score.known_max, score.known_lost, score.percent, score.percent_lost) == (None,) * 4
    assert (score.max, score.lost, score.scaled) == (Decimal("0.4"), Decimal(0), False)
    assert evaluation.scores[0].lost == Decimal("0.6")
    assert [node.criterion.code for node in evaluation.framework.loss_nodes] == ["1"]


def test_other_figures_change_nothing_but_what_they_lead_to() -> None:
    card = scorecard(parent("1", leaf("1.1", "2", "1.5"), leaf("1.2", "2", "1")), leaf("2", "1", "1"))
    framework = framework_of(card)
    after = evaluate(framework, {**figures_of(card), "1.1": Decimal(2)})
    assert [score.achieved for score in after.scores] == [Decimal(3), Decimal(2), 1, 1, Decimal(4)]
    unknown = evaluate(framework, {"2": Decimal(1)})
    assert [score.known for score in unknown.scores] == [False, False, False, True, False]


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


def test_places_count_in_printed_order() -> None:
    card = scorecard(parent("1", leaf("1.1", "1", "1")), leaf("2", "1", "1"))
    assert [(node.place, node.criterion.code) for node in walk(card)] == [(0, "1"), (1, "1.1"), (2, "2")]


def test_only_the_same_object_is_remembered() -> None:
    """Equal figures can be written with other decimals, and these count where figures are reconciled."""
    short, long = scorecard(leaf("1", "2", "1.5")), scorecard(leaf("1", "2", "1.50"))
    assert short == long
    below = [evaluation_of(card).figures_below(evaluation_of(card).whole) for card in (short, long)]
    assert [places(figure) for figures in below for figure in figures] == [1, 2]
    assert evaluation_of(short) is evaluation_of(short)


def test_what_was_asked_for_longest_ago_is_forgotten() -> None:
    asked: list[str] = []

    @remembered(2)
    def ask(word: str) -> str:
        asked.append(word)
        return word

    for word in ("a", "b", "a", "c", "b", "a"):
        assert ask(word) == word
    assert asked == ["a", "b", "c", "a"]
