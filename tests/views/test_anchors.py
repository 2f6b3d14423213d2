"""Names of places in a report: never the same for two places."""

import re

from ctscore.model import Citation
from ctscore.views.sources import anchor, index_anchor, source_anchor


def test_different_parts_never_make_the_same_name() -> None:
    sources = [
        Citation(document="van-ban", annex="I"),
        Citation(document="van-ban-I"),
        Citation(document="van-ban", part="I"),
        Citation(document="van-ban", annex="I/II"),
        Citation(document="van-ban", annex="I", part="II"),
        Citation(document="van-ban", annex="50%"),
        Citation(document="van-ban", annex="50_25_"),
        Citation(document="van-ban", annex="phụ lục 1"),
        Citation(document="van-ban", annex="phu luc 1"),
    ]
    names = [source_anchor(source) for source in sources]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in names)  # no address needs escapes


def test_an_index_is_never_called_like_a_part_of_the_page() -> None:
    assert index_anchor("overview") == "i/overview"
    assert anchor("c", "PAPI", 2022, "4.đ") == "c/PAPI/2022/4._111_"
