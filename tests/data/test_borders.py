"""Figures merged to the borders of 1 July 2025, and what moves with them; from the shipped rows."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

import ctscore
from ctscore.analysis.bodies import Origin, origin, others_moved
from ctscore.analysis.merging import _mean, merged
from ctscore.analysis.panels import panel_scores
from ctscore.analysis.units import unit_id
from ctscore.book import Book, PanelKey
from ctscore.decimals import total
from ctscore.document import Document
from ctscore.findings import Refusal
from ctscore.findings.usage_rules import NOT_MERGED, UNKNOWN_MERGE
from ctscore.model import Index, Indexes, Panel, Scorecard, Settings
from ctscore.periods import Period
from ctscore.questions import standing, totals
from ctscore.questions.inputs import as_asked
from ctscore.views.common import as_derived
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
    assert refused.value.text("en").splitlines()[0].endswith("it was Cần Thơ then")


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


def test_merging_sees_the_borders_that_the_folder_keeps(book: Book) -> None:
    """Two rows of 2024 are about the bodies of July 2025: they are those asked for, and none was merged."""
    panel = book.panels[PanelKey("PAPI", Period(2024))]
    words = panel.value.columns.split()
    rows = tuple(" ".join((unit, *("1" for _ in words))) for unit in ("can-tho", "ha-noi"))
    files = [
        replace(filed, value=replace(filed.value, borders=JULY))
        if isinstance(filed.value, Settings)
        else replace(filed, value=replace(panel.value, rows=rows))
        if filed.file == panel.file
        else filed
        for filed in book.files
        if filed.file == panel.file or not isinstance(filed.value, Panel | Scorecard)
    ]
    kept = merged(replace(book, files=tuple(files)), JULY, "mean")
    assert kept.merging is not None
    assert (kept.merging.derived, dict(kept.merging.refused)) == (frozenset(), {})
    assert kept.panels[PanelKey("PAPI", Period(2024))].value.rows == rows
    earlier = merged(replace(book, files=tuple(files)), date(2024, 1, 1), "mean")
    assert earlier.merging is not None
    assert [key.index for key in earlier.merging.refused] == ["PAPI"]


def test_an_index_that_was_published_within_the_borders_is_not_called_derived(book: Book) -> None:
    """PAPI-34 begins as PAPI does; its figures of 2024 were published for the bodies of July 2025."""
    papi = book.panels[PanelKey("PAPI", Period(2024))]
    words = " ".join("1" for _ in papi.value.columns.split())
    rows = (f"can-tho {words}", f"ha-noi {words}")
    other = replace(papi.value, index="PAPI-34", borders=JULY, rows=rows)
    registers = (
        replace(f, value=replace(f.value, indexes=(*f.value.indexes, _named(f.value.indexes[0], "PAPI-34"))))
        if isinstance(f.value, Indexes)
        else f
        for f in book.files
    )
    asked = merged(replace(book, files=(*registers, replace(papi, file="x.yaml", value=other))), JULY, "mean")
    shown = standing.ask_rank(asked, Period(2024)).shown()
    assert isinstance(shown, Document)
    assert asked.merging is not None
    told = as_derived(asked.merging, shown)
    assert [section.id for section in told.sections] == [
        "PAPI/derived",
        "PAPI/incomplete/derived",
        "PAPI/baselines",
        "PAPI/ladder/derived",
        "PAPI-34",
        "PAPI-34/ladder",
    ]


def _named(index: Index, id_: str) -> Index:
    return replace(index, id=id_)


def test_what_is_known_of_old_units_narrows_what_the_merged_one_can_have(moved: Book) -> None:
    """By hand, of 7.96 to 79.96 points: Phú Thọ has 44.414502382, Hòa Bình 43.477789552, Vĩnh Phúc no row.

    (44.414502382 + 43.477789552 + 7.96) / 3 = 31.950763978, and with 79.96 it is 55.950763978.
    Đồng Tháp has 43.835711482, Tiền Giang no row: (43.835711482 + 7.96) / 2 = 25.897855741, or 61.897855741.
    """
    (found,) = standing.ask_rank(moved, Period(2024), "PAPI").found
    between = found.scores.between[""]
    assert {unit: tuple(map(str, map(float, ends))) for unit, ends in between.items()} == {
        "phu-tho": ("31.950763978", "55.950763978"),
        "dong-thap": ("25.897855741", "61.897855741"),
    }
    (whole,) = totals.ask(moved, Period(2024), index="PAPI", unit="phu-tho").found
    assert whole.score is not None
    assert (whole.score.low, whole.score.high) == between["phu-tho"]
    (series,) = (one for one in standing.ask_trend(moved, "PAPI", unit="phu-tho").found if not one.old)
    assert series.points[-1].between == between["phu-tho"]


@pytest.mark.parametrize(
    ("words", "mean"),
    [
        (("4", "5", "3"), "4"),
        (("4", "-", "3"), "7/3..17/3"),  # 4 + 3 and 0 to 10, by three
        (("-", "-", "-"), "-"),
        (("4", "na", "3"), "-"),
        (("na", "na", "na"), "na"),
    ],
)
def test_the_mean_of_a_column(words: tuple[str, ...], mean: str) -> None:
    assert _mean(words, (Decimal(0), Decimal(10))) == mean
    assert mean != "7/3..17/3" or _mean(words, None) == "-"  # on a scale without ends


def test_a_province_has_the_name_that_it_had(book: Book) -> None:
    """Thừa Thiên Huế became the city of Huế on 1 January 2025: another name, and the same body."""
    before, after = as_asked(book, (Period(2024),)), as_asked(book, (Period(2025),))
    assert [one.units["thua-thien-hue"].short for one in (before, after)] == ["Thừa Thiên Huế", "Huế"]
    assert [unit_id(after, name) for name in ("hue", "Thừa Thiên Huế", "P31")] == ["thua-thien-hue"] * 3
    hue = book.units["thua-thien-hue"]
    assert hue.same_body(BEFORE, JULY)
    assert origin(book.units, "thua-thien-hue", JULY, date(2016, 12, 31)) == Origin(
        ("thua-thien-hue",), whole=True
    )
    assert not others_moved(book, "PAPI", "ha-noi", date(2023, 12, 31), date(2025, 1, 1))
    assert not book.units["can-tho"].same_body(BEFORE, JULY)
    assert as_asked(book, borders="2025-07-01", merge="mean").units["thua-thien-hue"].short == "Huế"
