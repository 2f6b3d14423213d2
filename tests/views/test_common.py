"""What several views say alike."""

from ctscore.document import said
from ctscore.views.common import annex_words


def test_an_annex_is_named_in_the_middle_of_a_sentence() -> None:
    assert (said(annex_words("II"), "vi"), said(annex_words("II"), "en")) == ("phụ lục II", "annex II")
