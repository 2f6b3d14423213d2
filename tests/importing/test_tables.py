"""Where a cell stands, in the words of the program that shows it."""

import pytest

from ctscore.importing.tables import Place
from ctscore.phrases import Words


@pytest.mark.parametrize(
    ("place", "vi", "en"),
    [
        (Place(12, 28, sheet=True), "ô AB12", "cell AB12"),
        (Place(3, table=2), "bảng 2 hàng 3", "table 2 row 3"),
        (Place(7), "dòng 7", "line 7"),
    ],
)
def test_a_place_is_told_in_both_languages(place: Place, vi: str, en: str) -> None:
    assert place.said == Words(vi, en)
