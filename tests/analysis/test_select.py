"""From what a user typed to the thing meant."""

import unicodedata
from dataclasses import replace
from datetime import date

import pytest

from ctscore.analysis import select
from ctscore.analysis.units import unit_id
from ctscore.book import Book
from ctscore.findings import Refusal
from ctscore.model import Lifespan, Text, Unit, Units
from ctscore.periods import Period
from tests.analysis.builders import book_of


@pytest.mark.parametrize(
    "asked",
    [
        "so-tu-phap",
        "Sở Tư pháp",
        "so tu phap",
        "SO TU PHAP",
        "STP",
        "tu phap",
        "Department of Justice",
        "justice",
    ],
)
def test_an_agency_by_any_name(asked: str, book: Book) -> None:
    assert select.agency_id(book, asked) == "so-tu-phap"
    assert select.agency_id(book, unicodedata.normalize("NFD", asked)) == "so-tu-phap"


@pytest.mark.parametrize("asked", ["VP UBND TP", "Văn phòng UBND thành phố", "van phong ubnd tp"])
def test_every_spelling_of_the_documents_is_known(asked: str, book: Book) -> None:
    assert select.agency_id(book, asked) == "van-phong-ubnd-tp"


@pytest.mark.parametrize(
    ("asked", "id_"),
    [
        ("Sở TT&TT", "so-thong-tin-va-truyen-thong"),
        ("STTTT", "so-thong-tin-va-truyen-thong"),
        ("Sở KH&ĐT", "so-ke-hoach-va-dau-tu"),
        ("SKHĐT", "so-ke-hoach-va-dau-tu"),
        ("SKHVĐT", "so-ke-hoach-va-dau-tu"),
        ("VP UBND TP.", "van-phong-ubnd-tp"),
    ],
)
def test_signs_and_the_word_for_and_do_not_matter(asked: str, id_: str, book: Book) -> None:
    assert select.agency_id(book, asked) == id_


def test_part_of_a_name_prefers_those_that_lead_a_task(book: Book) -> None:
    # Phòng Nội vụ of the districts leads a duty only.
    assert select.agency_id(book, "nội vụ") == "so-noi-vu"


def test_accents_that_were_typed_count(book: Book) -> None:
    assert select.agency_id(book, "Cổng") == "cong-ttdt-tp"  # not Sở Công Thương, not Công an


def test_a_suggestion_is_a_name_that_people_use(book: Book) -> None:
    with pytest.raises(Refusal) as refused:
        select.agency_id(book, "Sở Tài chinhs")
    assert refused.value.facts["near"] == "Sở Tài chính"


def test_a_whole_name_wins_over_a_part_of_another(book: Book) -> None:
    # "Sở Y tế" is part of "Thanh tra Sở Y tế" and of "Các đơn vị trực thuộc Sở Y tế".
    assert select.agency_id(book, "so y te") == "so-y-te"


@pytest.mark.parametrize(
    ("asked", "id_"),
    [("par", "PAR-INDEX"), ("par index", "PAR-INDEX"), ("papi", "PAPI"), ("hai long", "SIPAS")],
)
def test_an_index_by_part_of_its_name(asked: str, id_: str, book: Book) -> None:
    assert select.index_id(book, asked) == id_


def test_a_criterion_by_code_or_name(book: Book) -> None:
    def codes(asked: str) -> list[str]:
        return [node.criterion.code for _, node in select.criteria(book, asked, None, "PAR-INDEX")]

    assert codes("2.4") == ["2.4"]  # not 2.4.1, although it contains it
    assert codes(" 7.3.7 ") == ["7.3.7"]
    assert codes("thanh toan") == ["7.3.7"]
    assert codes("online payment") == ["7.3.7"]


def test_the_latest_year_with_criteria_is_meant_where_none_is_named(book: Book) -> None:
    found = {filed.value.index: filed.value.year for filed, _ in select.criteria(book, "5.4", None, None)}
    assert found == {"PAR-INDEX": 2022, "PAPI": 2024}
    with pytest.raises(Refusal, match="CT905"):
        select.criteria(book, "5.4", Period(2021), "PAR-INDEX")


def test_a_field_by_code_or_name(book: Book) -> None:
    cards = select.scorecards(book, Period(2022))
    assert select.field_of(cards, "5")["PAR-INDEX"].code == "5"
    assert select.field_of(cards, "tai chinh cong")["PAR-INDEX"].code == "6"
    assert select.field_of(cards, "2.4")["PAR-INDEX"].code == "2.4"


def test_scorecards_come_in_the_order_of_the_register(book: Book) -> None:
    found = select.scorecards(book, Period(2022))
    assert [filed.value.index for filed in found] == ["PAR-INDEX", "SIPAS", "PAPI"]


@pytest.mark.parametrize("asked", ["121", "121/KH-UBND", "121-KH-UBND-2023", "121 kh ubnd"])
def test_a_plan_by_its_number(asked: str, book: Book) -> None:
    assert select.plan_of(book, asked).value.document == "121-KH-UBND-2023"


def test_a_plan_by_part_of_its_title(book: Book) -> None:
    assert select.plan_of(book, "giai đoạn 2011").value.document == "2527-QD-UBND-2012"


@pytest.mark.parametrize("asked", ["2022-Q1", "Q1/2022", "q1-2022", "Q1 / 2022", "quý I/2022", "Quý 1/2022"])
def test_a_quarter_as_people_write_it(asked: str) -> None:
    assert str(select.period_of(asked)) == "2022-Q1"


def test_a_code_may_be_one_of_several_indexes(book: Book) -> None:
    assert select.criteria_served(book, "8.1", None) == {("PAR-INDEX", "8.1"), ("PAPI", "8.1")}
    assert select.criteria_served(book, "8.1", "PAPI") == {("PAPI", "8.1")}
    assert select.criteria_served(book, "thanh toan truc tuyen", None) == {("PAR-INDEX", "7.3.7")}


def test_an_agency_named_whole_is_an_agency_and_a_code_a_criterion(book: Book) -> None:
    assert select.agency_or_criteria(book, "stp", None, None) == "so-tu-phap"
    # Part of a name is a criterion first, and an agency where no criterion has it.
    assert not isinstance(select.agency_or_criteria(book, "thanh tra", None, None), str)
    assert select.agency_or_criteria(book, "thoát nước", None, None) == "cong-ty-cp-cap-thoat-nuoc-can-tho"
    for asked in ("2.4.1", "thanh toán trực tuyến"):
        assert not isinstance(select.agency_or_criteria(book, asked, None, None), str)


def test_what_is_neither_is_told_with_the_nearest_name(book: Book) -> None:
    with pytest.raises(Refusal, match="CT923") as refused:
        select.agency_or_criteria(book, "Sở Tư phát", None, None)
    assert refused.value.facts["near"] == "Sở Tư pháp"


def test_a_field_that_no_source_lists_stands_for_its_parts(book: Book) -> None:
    # 7.3 of PAR-INDEX has parts only; PAPI has a 7.3 of its own.
    assert select.criteria_served(book, "7.3", None) == {("PAR-INDEX", "7.3"), ("PAPI", "7.3")}
    assert select.criteria_served(book, "PAR-INDEX 2.4.1", None) == {("PAR-INDEX", "2.4.1")}


def test_a_number_is_that_of_the_plan_and_not_part_of_another(book: Book) -> None:
    with pytest.raises(Refusal, match="CT914"):
        select.plan_of(book, "12")


def test_a_name_is_that_of_the_body_of_the_day() -> None:
    """X was called Ninh until 2024, and bears another name since; Y is Ninh since 2025; Z, An, ended in 2023.

    An is also what a village of today, An Bình, begins with: the whole name of what ended comes before that.
    """
    x = Unit(
        id="x",
        name=Text(vi="Xuân"),
        short="Xuân",
        kind="commune",
        spans=(
            Lifespan(until=date(2024, 12, 31), name=Text(vi="Ninh"), short="Ninh"),
            Lifespan(since=date(2025, 1, 1), formed_of=("x",)),
        ),
    )
    y = Unit(
        id="y", name=Text(vi="Ninh"), short="Ninh", kind="commune", spans=(Lifespan(since=date(2025, 1, 1)),)
    )
    z = Unit(
        id="z", name=Text(vi="An"), short="An", kind="commune", spans=(Lifespan(until=date(2023, 12, 31)),)
    )
    village = Unit(id="v", name=Text(vi="An Bình"), short="An Bình", kind="commune")
    book = book_of(Units(format="ctscore/units@1", units=(x, y, z, village)))
    found = {
        (name, year): unit_id(replace(book, day=date(year, 12, 31)), name)
        for name in ("ninh", "xuân", "an")
        for year in (2023, 2026)
    }
    assert found == {
        ("ninh", 2023): "x",
        ("ninh", 2026): "y",
        ("xuân", 2023): "x",
        ("xuân", 2026): "x",
        ("an", 2023): "z",
        ("an", 2026): "z",
    }
    assert unit_id(book, "ninh") == "y"  # without a day it is the present one
