"""What several views say alike."""

import pytest

from ctscore.model import Agencies, Agency, Text
from ctscore.model.plan import annex_called
from ctscore.phrases import said
from ctscore.views.common import agency_name
from tests.analysis.builders import book_of


def test_an_annex_is_named_in_the_middle_of_a_sentence() -> None:
    assert (said(annex_called("II"), "vi"), said(annex_called("II"), "en")) == ("phụ lục II", "annex II")
    assert said(annex_called("PL"), "vi") == "phụ lục"
    assert said(annex_called("PL-2"), "vi") == "phụ lục, bảng 2"


@pytest.mark.parametrize(
    ("name", "short", "told"),
    [
        (Text(vi="Sở Nội vụ"), "Sở Nội vụ", "Sở Nội vụ"),
        (Text(vi="Sở Nội vụ"), "SNV", "Sở Nội vụ (SNV)"),
        (Text(vi="Sở Nội vụ", en="Home Affairs"), "Sở Nội vụ", "Home Affairs (Sở Nội vụ)"),
        (Text(en="Office"), "OFF", "Office"),
    ],
)
def test_an_agency_is_named_once(name: Text, short: str, told: str) -> None:
    one = Agency(id="a", name=name, short=short, kind="department")
    book = book_of(Agencies(format="ctscore/agencies@1", agencies=(one,)))
    assert said(agency_name(book, "a"), "en") == told
