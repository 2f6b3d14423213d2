"""Names of places in a report: never the same for two places."""

import re

from ctscore.views.sources import anchor, index_anchor


def test_different_parts_never_make_the_same_name() -> None:
    places = [
        ("van-ban", "I"),
        ("van-ban-I",),
        ("van-ban", None, "I"),
        ("van-ban", "I/II"),
        ("van-ban", "I", "II"),
        ("van-ban", "50%"),
        ("van-ban", "50_25_"),
        ("van-ban", "phụ lục 1"),
        ("van-ban", "phu luc 1"),
    ]
    names = [anchor("c", *parts) for parts in places]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in names)  # no address needs escapes


def test_an_index_is_never_called_like_a_part_of_the_page() -> None:
    assert index_anchor("overview") == "i/overview"
    assert anchor("c", "PAPI", 2022, "4.đ") == "c/PAPI/2022/4._111_"
