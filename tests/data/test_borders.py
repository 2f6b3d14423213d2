"""Figures merged to the borders of 1 July 2025, and what moves with them; from the shipped rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import ctscore
from ctscore.analysis.bodies import origin
from ctscore.analysis.merging import merged
from ctscore.analysis.panels import panel_scores
from ctscore.book import Book, PanelKey
from ctscore.decimals import total
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOT_MERGED, UNKNOWN_MERGE
from ctscore.periods import Period
from ctscore.questions import standing, totals
from tests.conftest import Program

JULY = date(2025, 7, 1)
BEFORE = date(2024, 12, 31)


@pytest.fixture(scope="module")
def moved(book: Book) -> Book:
    return merged(book, JULY, "mean")


def test_there_are_34_provinces_made_of_63(book: Book) -> None:
    provinces = {id_: unit for id_, unit in book.units.items() if unit.kind in ("city", "province")}
    new = [id_ for id_, unit in provinces.items() if unit.body_on(JULY)]
    old = [id_ for id_, unit in provinces.items() if unit.body_on(BEFORE)]
    assert (len(new), len(old)) == (34, 63)
    origins = [origin(book.units, id_, JULY, BEFORE) for id_ in new]
    assert sorted(unit for one in origins if one for unit in one.units) == sorted(old)
    assert all(one is not None and one.whole for one in origins)


def test_the_merged_city_has_103_communes(book: Book) -> None:
    """31 wards and 72 communes."""
    bodies = {id_: unit.body_on(JULY) for id_, unit in book.units.items()}
    communes = [id_ for id_, body in bodies.items() if body is not None and body.parent == "can-tho"]
    assert len(communes) == 103
    assert sum(id_.startswith("phuong-") for id_ in communes) == 31


def test_papi_2024_of_the_merged_city(moved: Book) -> None:
    """By hand: (40.4427… + 45.1864… + 44.0066…) / 3 = 43.2119…; leaf by leaf it is the same sum.

    Of 34, Phú Thọ lacks Vĩnh Phúc and Đồng Tháp lacks Tiền Giang: 32 are complete. Either may pass us or
    not, so 18th is 18th to 20th.
    """
    (found,) = standing.ask_rank(moved, Period(2024), "PAPI").found
    assert found.own is not None
    assert (found.own.rank, len(found.places), found.own.score.quantize(Decimal("1.0000"))) == (
        18,
        32,
        Decimal("43.2119"),
    )
    assert sorted(found.partial) == ["dong-thap", "phu-tho"]
    assert found.spans["can-tho"] == (18, 20)
    before = (
        panel_scores(moved.merging.before.panels[PanelKey("PAPI", Period(2024))]) if moved.merging else None
    )
    assert before is not None
    old = [before.by_code[""][unit] for unit in ("can-tho", "soc-trang", "hau-giang")]
    assert abs(total(old) / 3 - found.own.score) < Decimal("1e-20")


def test_a_body_that_got_only_part_of_another_is_not_known(book: Book) -> None:
    units = dict(book.units)
    can_tho = units["can-tho"]
    body = can_tho.spans[1]
    given = replace(body, formed_of=("can-tho", "soc-trang"), partly_of=("hau-giang",))
    units["can-tho"] = replace(can_tho, spans=(can_tho.spans[0], given))
    found = origin(units, "can-tho", JULY, BEFORE)
    assert found is not None
    assert (found.units, found.whole) == (("can-tho", "soc-trang", "hau-giang"), False)


def test_what_cannot_be_merged_is_refused_and_told(moved: Book, book: Book, program: Program) -> None:
    with pytest.raises(Refusal) as refused:
        totals.ask(moved, Period(2022), index="PAR-INDEX")
    assert refused.value.rule is NOT_MERGED
    with pytest.raises(Refusal) as without:
        merged(book, JULY, "")
    assert without.value.rule is UNKNOWN_MERGE
    told = program("gaps", "2024", "--borders", "1/7/2025", "--merge", "mean", "--lang", "vi").stdout
    assert "số liệu dẫn xuất" in told
    assert (
        "Không hợp nhất được, vì không có số liệu của mọi đơn vị cũ: PAR-INDEX 2024; PCI 2024; SIPAS 2024."
        in told
    )


def test_old_answers_are_of_the_old_city(book: Book) -> None:
    assert len(ctscore.rank(book, 2024, "PAPI").places) == 61


def test_three_baselines_stand_beside_the_merged_series(moved: Book) -> None:
    found = standing.ask_trend(moved, "PAPI").found
    assert [(one.unit, one.old) for one in found] == [
        ("can-tho", False),
        ("can-tho", True),
        ("soc-trang", True),
        ("hau-giang", True),
    ]
    assert all(point.of in (32, 33, 34) for point in found[0].points)


def test_an_old_unit_is_told_where_it_went(moved: Book) -> None:
    with pytest.raises(Refusal) as refused:
        standing.ask_rank(moved, Period(2024), "PAPI", unit="soc trang")
    assert refused.value.rule is NOT_MERGED
    assert str(refused.value.facts["why_en"]).endswith("it is Cần Thơ now")


def test_only_what_was_merged_is_called_derived(program: Program) -> None:
    """A CSV file has no titles: there the id of the section says it; old units keep what was published."""
    borders = ("--borders", "2025-07-01", "--merge", "mean", "--format", "csv")
    ids = {
        line.partition(",")[0] for line in program("rank", "2024", "-i", "PAPI", *borders).stdout.splitlines()
    }
    assert {"PAPI/derived", "PAPI/ladder/derived", "PAPI/baselines"} <= ids


def test_figures_are_not_taken_apart_into_older_borders(book: Book) -> None:
    panel = book.panels[PanelKey("PAPI", Period(2024))]
    later = replace(panel, value=replace(panel.value, borders=JULY, rows=("can-tho 1", "ha-noi 2")))
    asked = replace(book, files=(later, *(f for f in book.files if f.file != panel.file)))
    earlier = merged(asked, date(2024, 1, 1), "mean")
    assert earlier.merging is not None
    assert [key.index for key in earlier.merging.refused] == ["PAPI"]
