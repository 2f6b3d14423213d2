"""Linear programs, by hand and against filling from the cheapest up."""

import random
from fractions import Fraction

from ctscore.analysis.program import AtMost, least

F = Fraction


def test_two_rows_by_hand() -> None:
    """3x + 2y <= 12 and x + 2y <= 8: x + y is most where both are used up, at x = 2, y = 3."""
    rows = [AtMost({0: F(3), 1: F(2)}, F(12)), AtMost({0: F(1), 1: F(2)}, F(8))]
    assert least((0, 1), rows, [{0: F(-1), 1: F(-1)}]) == {0: 2, 1: 3}
    # Most of x alone is 4; then nothing is left for y.
    assert least((0, 1), rows, [{0: F(-1)}, {1: F(-1)}]) == {0: 4, 1: 0}
    assert least((0, 1), rows, [{1: F(-1)}, {0: F(-1)}]) == {0: 0, 1: 4}


def test_an_aim_never_spoils_one_before_it() -> None:
    """x + y <= 1: as much as can be, of that the least of x, and only then as much of x as that leaves."""
    rows = [AtMost({0: F(1), 1: F(1)}, F(1)), AtMost({1: F(1)}, F(2, 3))]
    assert least((0, 1), rows, [{0: F(-1), 1: F(-1)}, {0: F(1)}, {0: F(-1)}]) == {0: F(1, 3), 1: F(2, 3)}


def test_filling_from_the_cheapest_up() -> None:
    chance = random.Random(1)
    for _ in range(200):
        reaches = [F(chance.randint(0, 9), 7) for _ in range(chance.randint(1, 8))]
        costs = [F(chance.randint(0, 3)) for _ in reaches]
        need = F(chance.randint(0, 20), 3)
        expected, missing = [F(0)] * len(reaches), need
        for place in sorted(range(len(reaches)), key=lambda at: (costs[at], at)):
            expected[place] = min(missing, reaches[place])
            missing -= expected[place]
        one = dict.fromkeys(range(len(reaches)), F(1))
        rows = [AtMost({place: F(1)}, reach) for place, reach in enumerate(reaches)] + [AtMost(one, need)]
        aims = [
            {place: F(-1) for place in one},
            dict(enumerate(costs)),
            *({place: F(-1)} for place in sorted(one, key=lambda at: (costs[at], at))),
        ]
        assert least(one, rows, aims) == dict(enumerate(expected))
