"""The shapes of the second version, worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
import yaml

from ctscore.analysis.gaps import find_gaps
from ctscore.analysis.stages import stages_of_card
from ctscore.book import Book
from ctscore.decimals import fraction_of
from ctscore.load import load_contents
from ctscore.model import STAGES, Scorecard
from ctscore.model.scorecard import LATEST, at_stage
from ctscore.scoring import Evaluation, Outcome, evaluation_of, judge

ORDER = [stage.id for stage in STAGES]
HEAD = {"index": "X", "unit": "u", "year": 2025, "source": {"document": "d"}, "max": 100}


def book_of(text: str, **more: object) -> Book:
    """The book of one scorecard: its criteria as YAML, and what stands at its head."""
    content = {"format": "ctscore/scorecard@2", **HEAD, **more, "criteria": yaml.safe_load(text)}
    named = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    book = load_contents({"x.yaml": named.encode()})
    assert not book.problems, book.problems
    return book


def card_of(text: str, **more: object) -> Scorecard:
    return book_of(text, **more).all_scorecards[0].value


def evaluated(text: str, **more: object) -> Evaluation:
    return evaluation_of(card_of(text, **more))


def lines(text: str, **more: object) -> dict[str, Fraction]:
    book = book_of(text, **more)
    gaps = find_gaps(book, book.all_scorecards[0])
    return {
        gap.node.criterion.code + "!" * gap.capped: fraction_of(gap.lost)
        for gap in (*gaps.rows, *gaps.set_off)
    }


def test_seven_and_five_of_ten_with_weights_seven_to_three() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 10, weight: 7, achieved: 7}
    - {code: "2", name: {vi: B}, max: 10, weight: 3, achieved: 5}
    """
    evaluation = evaluated(text, aggregate="weighted-mean")
    assert evaluation.whole.achieved == Decimal(64)  # 100 × (0.7 × 0.7 + 0.3 × 0.5)
    # A point of the first is worth 7 points of the whole, one of the second 3.
    assert lines(text, aggregate="weighted-mean") == {"1": Fraction(21), "2": Fraction(15)}


def test_thirds_stay_exact_and_add_up() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 3, achieved: 1}
    - {code: "2", name: {vi: B}, max: 7, achieved: 2}
    - {code: "3", name: {vi: C}, max: 9, achieved: 9}
    """
    whole = evaluated(text, aggregate="mean").whole
    assert fraction_of(whole.achieved) == Fraction(100, 3) * (Fraction(1, 3) + Fraction(2, 7) + 1)
    lost = lines(text, aggregate="mean")
    assert lost == {"1": Fraction(200, 9), "2": Fraction(500, 21)}
    assert sum(lost.values()) == 100 - fraction_of(whole.achieved)


def test_a_deduction_and_a_bonus_come_after_the_mean_and_a_cap_is_one_line() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 10, weight: 1, achieved: 9}
    - {code: "2", name: {vi: B}, min: -10, max: 0, achieved: -4}
    - {code: "3", name: {vi: C}, max: 20, bonus: true, achieved: 20}
    - {code: "4", name: {vi: D}, max: 5, bonus: true, achieved: 0}
    """
    evaluation = evaluated(text, aggregate="weighted-mean", cap={"most": 100})
    # 90 - 4 + 20 = 106, of which the cap takes 6.
    assert (evaluation.whole.achieved, evaluation.whole.taken) == (Decimal(100), Decimal(6))
    lost = lines(text, aggregate="weighted-mean", cap={"most": 100})
    assert lost == {"1": 10, "X!": 6, "2": 4, "3": -20}  # the bonus that was not won is no loss
    assert sum(lost.values()) == 0


@pytest.mark.parametrize(
    ("how", "achieved", "highest"),
    [("shrink", 50, 90), ("full", 60, 100), ("zero", 50, 100), ("unscored", 50, 90)],
)
def test_what_does_not_apply(how: str, achieved: int, highest: int) -> None:
    text = f"""
    - {{code: "1", name: {{vi: A}}, max: 90, achieved: 50}}
    - {{code: "2", name: {{vi: B}}, max: 10, not_applicable: {{how: {how}}}}}
    """
    whole = evaluated(text).whole
    assert (int(whole.achieved), int(whole.max), whole.known) == (achieved, highest, True)


def test_a_maximum_is_with_or_without_what_is_not_scored() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 100, achieved: 50}
    - {code: "2", name: {vi: B}, max: 10, not_applicable: {how: unscored}}
    """
    assert evaluated(text).whole.max == Decimal(100)


def test_in_a_mean_the_others_keep_their_ratio() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 10, weight: 2, achieved: 5}
    - {code: "2", name: {vi: B}, max: 10, weight: 1, achieved: 10}
    - {code: "3", name: {vi: C}, max: 10, weight: 7, not_applicable: {how: shrink}}
    """
    whole = evaluated(text, aggregate="weighted-mean").whole
    assert fraction_of(whole.achieved) == Fraction(200, 3)  # 100 × (2/3 × 0.5 + 1/3)
    assert whole.max == Decimal(100)


def test_a_self_assessment_knows_what_it_lists() -> None:
    text = """
    - code: "1"
      name: {vi: A}
      max: 41.5
      criteria:
      - {code: "1.1", name: {vi: B}, max: 40, achieved: 39}
      - {code: "1.2", name: {vi: C}, max: 1.5, achieved: 1.5}
    - {code: "2", name: {vi: D}, max: 20, achieved: 20}
    """
    whole = evaluated(text, listing="part", stage="self").whole
    assert (whole.achieved, whole.assessed, whole.not_known) == (
        Decimal("60.5"),
        Decimal("61.5"),
        Decimal("38.5"),
    )
    assert (whole.low, whole.high, whole.known) == (Decimal("60.5"), Decimal(99), False)
    assert whole.percent is None


def test_an_unknown_figure_is_neither_zero_nor_a_loss() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 60, achieved: 50}
    - {code: "2", name: {vi: B}, min: 1, max: 30}
    - {code: "3", name: {vi: C}, min: -10, max: 0}
    - {code: "4", name: {vi: D}, max: 10, achieved: 0}
    """
    whole = evaluated(text).whole
    assert (whole.low, whole.high) == (Decimal(41), Decimal(80))  # 50 + 1 - 10, 50 + 30
    assert lines(text) == {"1": 10, "4": 10}


def test_a_raw_value_is_never_added() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 100, achieved: 50}
    - {code: "2", name: {vi: Tỷ lệ}, better: lower, achieved: 14.2}
    """
    assert evaluated(text).whole.achieved == Decimal(50)


def test_points_that_the_index_sets_are_kept() -> None:
    text = """
    - code: "1"
      name: {vi: A}
      max: 100
      imputed: {vi: Trung bình vùng}
      published: 61.5
      criteria:
      - {code: "1.1", name: {vi: B}, max: 60, achieved: 10}
      - {code: "1.2", name: {vi: C}, max: 40}
    """
    whole = evaluated(text).whole
    assert (whole.achieved, whole.known) == (Decimal("61.5"), True)
    assert lines(text) == {"1": Fraction(77, 2)}


STAGED = """
- {code: "1", name: {vi: A}, max: 10, achieved: 8, stages: {self: 9.5}}
- {code: "2", name: {vi: B}, max: 20, achieved: 18}
- {code: "3", name: {vi: C}, max: 70, stages: {self: 60}}
"""


def test_a_total_is_of_one_stage_unless_they_are_mixed() -> None:
    card = card_of(STAGED, stage="appraised")
    own, self_, latest = (
        evaluation_of(at_stage(card, s, ORDER)).whole for s in ("appraised", "self", LATEST)
    )
    assert (own.achieved, own.unknown) == (Decimal(26), Decimal(70))
    assert (self_.achieved, self_.unknown) == (Decimal("69.5"), Decimal(20))
    assert (latest.achieved, latest.known) == (Decimal(86), True)


def test_full_marks_of_what_is_not_listed_belong_to_the_stage_that_is_listed() -> None:
    card = card_of(
        '- {code: "1", name: {vi: A}, max: 10, achieved: 8, stages: {self: 9.5}}', listing="losses-only"
    )
    assert evaluation_of(card).whole.achieved == Decimal(98)
    at_self = evaluation_of(at_stage(card, "self", ORDER)).whole
    assert (at_self.achieved, at_self.assessed, at_self.high) == (
        Decimal("9.5"),
        Decimal(10),
        Decimal("99.5"),
    )


def test_a_cut_counts_where_both_stages_have_a_figure() -> None:
    book = book_of(STAGED, stage="appraised")
    found = stages_of_card(book, book.all_scorecards[0])
    assert [(row.node.criterion.code, row.cut) for row in found.rows] == [
        ("1", Decimal("1.5")),
        ("2", None),
        ("3", None),
    ]
    assert (found.first, found.last, found.cut) == ("self", "appraised", Decimal("1.5"))


@pytest.mark.parametrize(
    ("achieved", "outcome"), [("60", Outcome.PASSED), ("49.5", Outcome.FAILED), (None, Outcome.OPEN)]
)
def test_a_floor(achieved: str | None, outcome: Outcome) -> None:
    figure = f", achieved: {achieved}" if achieved else ""
    card = card_of(f'- {{code: "1", name: {{vi: A}}, max: 100, floor: 50{figure}}}')
    judgement = judge(card, evaluation_of(card))
    assert judgement is not None
    assert judgement.outcome is outcome


def test_so_many_parts_must_pass() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 30, achieved: 30}
    - {code: "2", name: {vi: B}, max: 30, achieved: 29}
    - {code: "3", name: {vi: C}, max: 40, floor: 20, achieved: 20}
    """
    outcomes = {}
    for needs in (2, 3, "all"):
        card = card_of(text, needs=needs)
        judgement = judge(card, evaluation_of(card))
        assert judgement is not None
        outcomes[needs] = judgement.outcome
    assert outcomes == {2: Outcome.PASSED, 3: Outcome.FAILED, "all": Outcome.FAILED}
    without = card_of(text.replace("floor: 20, ", ""))
    assert judge(without, evaluation_of(without)) is None


GONE = """
- code: "1"
  name: {vi: A}
  max: 10
  aggregate: weighted-mean
  criteria:
  - {code: "1.1", name: {vi: A}, max: 5, weight: 3, not_applicable: {how: shrink}}
  - {code: "1.2", name: {vi: B}, max: 5, weight: 0, achieved: 4}
  - {code: "1.3", name: {vi: C}, min: -2, max: 0, achieved: -1}
- {code: "2", name: {vi: D}, max: 10, achieved: 8}
"""


def test_a_mean_in_which_nothing_is_left_to_weigh_leaves_the_whole() -> None:
    whole = evaluated(GONE, max=20).whole
    # The 10 of the mean leave; 8 of 10 are won, and the deduction still takes 1: 7 of 10.
    assert (whole.achieved, whole.max, whole.base) == (Decimal(7), Decimal(10), Decimal(20))
    assert lines(GONE, max=20) == {"1.3": 1, "2": 2}  # 10 - 7


def test_a_mean_of_all_in_which_nothing_is_left_to_weigh_has_no_maximum() -> None:
    text = """
    - {code: "1", name: {vi: A}, max: 5, not_applicable: {how: shrink}}
    - {code: "2", name: {vi: B}, min: -2, max: 0, achieved: -1}
    """
    whole = evaluated(text, aggregate="mean").whole
    assert (whole.achieved, whole.max, whole.percent) == (Decimal(-1), Decimal(0), None)
    assert lines(text, aggregate="mean") == {"2": 1}


def test_what_a_listing_of_losses_does_not_list_counts_where_all_that_it_lists_is_gone() -> None:
    text = """
    - code: "1"
      name: {vi: A}
      max: 3
      listing: losses-only
      criteria:
      - {code: "1.1", name: {vi: A}, max: 1, not_applicable: {how: shrink}}
    - {code: "2", name: {vi: B}, max: 4, achieved: 1}
    """
    whole = evaluated(text, max=7).whole
    # Of the 3 points 1 leaves, and the 2 in no row have full marks: 2 + 1 of 2 + 4.
    assert (whole.achieved, whole.max, whole.base) == (Decimal(3), Decimal(6), Decimal(7))


def test_a_total_that_the_index_sets_is_that_of_its_stage() -> None:
    """Set to 80 when published and to 70 by the office; the second appraisal has none: 0 to 100 there.

    Of all stages together the last that is printed is the latest: 80.
    """
    text = '- {code: "1", name: {vi: A}, max: 100, achieved: 60, stages: {self: 65, appraised: 66}}'
    more = {"imputed": {"vi": "theo quyết định"}, "published": {"score": 80}, "printed": {"self": 70}}
    card = card_of(text, **more)
    wholes = {one: evaluation_of(at_stage(card, one, ORDER)).whole for one in ("published", "self", LATEST)}
    assert {one: whole.achieved for one, whole in wholes.items()} == {
        "published": Decimal(80),
        "self": Decimal(70),
        LATEST: Decimal(80),
    }
    appraised = evaluation_of(at_stage(card, "appraised", ORDER)).whole
    assert (appraised.known, appraised.low, appraised.high) == (False, Decimal(0), Decimal(100))
