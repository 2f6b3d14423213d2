"""What several views say alike."""

from ctscore.views.common import annex_words


def test_an_annex_is_named_in_the_middle_of_a_sentence() -> None:
    assert (annex_words("II", "vi"), annex_words("II", "en")) == ("phụ lục II", "annex II")
