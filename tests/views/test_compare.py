"""`compare`: words agree with signs, and sums are claimed only where readers can do them."""

from collections.abc import Sequence
from decimal import Decimal

import pytest

from ctscore.analysis.compare import compare
from ctscore.book import Filed
from ctscore.document import Document, Ref, Section
from ctscore.model import Scorecard
from ctscore.periods import Period
from ctscore.phrases import said
from ctscore.render.values import sentence
from ctscore.views.common import dated
from ctscore.views.compare import Extent, compare_document
from tests.analysis.builders import book_of, leaf, parent, scorecard
from tests.analysis.planning import units

D = Decimal


def side(unit: str, year: int, *points: str) -> Scorecard:
    leaves = [leaf(str(code), "4", one) for code, one in enumerate(points, start=1)]
    return scorecard(*leaves, unit=unit, year=year, highest=str(4 * len(points)))


def compared(then: Scorecard, now: Scorecard) -> Document:
    book = book_of(then, now, units("A", "B"))
    found = compare(book, Filed("0.yaml", then), Filed("1.yaml", now))
    return compare_document(book, [found], {}, Extent(5, 9))


def section(document: Document, what: str) -> Section:
    return next(one for one in document.sections if one.id.endswith(f"/{what}"))


def codes(one: Section) -> Sequence[object]:
    return [row.values["code"] for row in one.rows]


@pytest.mark.parametrize(
    ("lang", "ahead", "behind", "sign"),
    [
        ("vi", "A hơn B nhiều nhất", "A kém B nhiều nhất", "A so với B"),
        ("en", "where A is furthest ahead of B", "where A is furthest behind B", "A against B"),
    ],
)
def test_units_are_ahead_and_behind_in_words_as_in_figures(
    lang: str, ahead: str, behind: str, sign: str
) -> None:
    """A has 3 and 1, B has 1 and 2: A leads at 1 by 2, and is behind at 2 by 1."""
    found = compared(side("A", 2022, "3", "1"), side("B", 2022, "1", "2"))
    leads, lags = section(found, "falls"), section(found, "gains")
    assert said(leads.title, lang).endswith(ahead)
    assert codes(leads) == ["1"]
    assert leads.rows[0].values["change"] == D(2)
    assert leads.for_programs is not None
    assert leads.for_programs.rows[0].values["change"] == D(-2)  # from the first to the second, as ever
    assert said(lags.title, lang).endswith(behind)
    assert codes(lags) == ["2"]
    assert said(found.sections[0].title, lang).endswith(sign)
    # The other way round each word changes sides.
    back = compared(side("B", 2022, "1", "2"), side("A", 2022, "3", "1"))
    assert codes(section(back, "falls")) == ["2"]
    assert codes(section(back, "gains")) == ["1"]


@pytest.mark.parametrize(
    ("lang", "whole", "cut"),
    [
        ("vi", "Các dòng trên cộng lại đúng bằng +0,3.", "Tính từ số chưa làm tròn, các thay đổi trên cộng"),
        (
            "en",
            "These rows add up to +0.3 exactly.",
            "The unrounded changes of these rows add up to +0.0001.",
        ),
    ],
)
def test_a_sum_is_called_exact_only_where_all_digits_are_shown(lang: str, whole: str, cut: str) -> None:
    def told(*points: str) -> str:
        document = compared(side("A", 2021, "1", "1"), side("A", 2022, *points))
        (note,) = section(document, "moved").notes
        return sentence(note, lang)

    assert told("1.1", "1.2") == whole
    # Twice 0.00004 is shown as 0.0000 and 0.0000, and makes 0.0001.
    assert told("1.00004", "1.00004").startswith(cut)


def test_what_moved_a_total_most_in_its_direction_is_first_for_people_and_last_for_programs() -> None:
    """The parts gain 1 and 3, or lose as much."""
    moved = section(compared(side("A", 2021, "1", "1"), side("A", 2022, "2", "4")), "moved")
    assert codes(moved) == ["2", "1"]
    assert moved.for_programs is not None
    assert codes(moved.for_programs) == ["1", "2"]
    fell = section(compared(side("A", 2021, "2", "4"), side("A", 2022, "1", "1")), "moved")
    assert (codes(fell), fell.for_programs) == (["2", "1"], None)


def test_a_part_of_a_year_is_named_as_an_office_writes_it() -> None:
    assert said(dated("REVIEW", Period(2026, "quarter", 2)), "vi") == "REVIEW quý II/2026"
    assert said(dated("REVIEW", Period(2026, "half-year", 1)), "en") == "REVIEW first half of 2026"
    assert dated("PAPI", Period(2022)) == "PAPI 2022"


def test_what_is_not_known_whole_is_told_as_a_range_and_equal_changes_are_counted() -> None:
    """Area 1 of 2021 has 1 of its 8 points and lacks one criterion of 4; area 2 has none in either year."""
    sides = [
        scorecard(
            parent("1", leaf("1.1", "4", "1"), leaf("1.2", "4", points)),
            parent("2", leaf("2.1", "4", None)),
            *(leaf(str(code), "4", gained) for code in range(3, 10)),
            unit="A",
            year=year,
            highest="40",
        )
        for year, points, gained in ((2021, None, "1"), (2022, "2", "2"))
    ]
    document = compared(*sides)
    tree, gains = document.sections[0], section(document, "gains")
    told = [(row.values["code"], row.values["remark"]) for row in tree.rows]
    remarks = {code: said(one.label, "en") for code, one in told if isinstance(one, Ref)}
    assert remarks["1"] == "2021: not known whole, 1 to 5"
    assert (remarks["1.2"], remarks["2.1"]) == ("2021: no points", "no points on either side")
    # 8 points and 17 points are known; 8 and 4 are not.
    assert remarks["PAR-INDEX"] == "2021: not known whole, 8 to 16; 2022: not known whole, 17 to 21"
    assert [sentence(one, "en") for one in gains.notes] == ["2 other criteria have +1 too."]
