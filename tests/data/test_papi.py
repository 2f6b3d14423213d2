"""PAPI against its published figures: each figure of each province, and ranks, means and thresholds anew.

The figures are read straight from the published tables where they are at hand, with nothing of ctscore in
between: other names, other code, other arithmetic (fractions). A few results worked out by hand always run.
"""

import csv
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import mean, median

import pytest

import ctscore
from ctscore.analysis.panels import WHOLE, panel_scores, rank_of, threshold
from ctscore.analysis.panels import mean as our_mean
from ctscore.analysis.panels import median as our_median
from ctscore.analysis.standing import Goal
from ctscore.analysis.totals import Verdict, reconcile_card, reconcile_node
from ctscore.analysis.units import unit_id
from ctscore.book import Book, Key, PanelKey
from ctscore.periods import Period
from ctscore.scoring import evaluation_of, framework_of, walk
from tests.conftest import REPOSITORY

PUBLISHED = REPOSITORY.parent / "shared" / "data"
EARLY = (2011, 2012, 2013, 2014, 2015)
YEARS = (*EARLY, 2016, 2018, 2019, 2020, 2021, 2022, 2023, 2024)
D = Decimal

needs_tables = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published tables are not at hand")


def table(book: Book, year: int) -> Mapping[str, Mapping[str, str]]:
    """The published table of a year: figures as text by unit and our code."""
    if year in EARLY:
        return {unit: figures for unit, (figures, _) in early_table(book, year).items()}
    ids = {unit.variants[0]: id_ for id_, unit in book.units.items() if unit.variants}
    with (PUBLISHED / "papi" / f"{year}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {  # SC53 is 5.3
            ids[row["Province"]]: {f"{c[2]}.{c[3]}": v.strip() for c, v in row.items() if c.startswith("SC")}
            for row in csv.DictReader(stream)
        }


def early_table(book: Book, year: int) -> Mapping[str, tuple[Mapping[str, str], Mapping[str, str]]]:
    """The figures of the parts by our code, and the printed sums of dimensions and the whole, by unit.

    The table has no codes: a dimension is the column in front of its parts, the last column is the total.
    """
    sizes = (4, 3, 3, 4, 4, 4)
    sums = {"1": 2, "2": 7, "3": 11, "4": 15, "5": 20, "6": 25, WHOLE: 30}
    parts = {f"{d}.{p}": sums[str(d)] + p for d, size in enumerate(sizes, 1) for p in range(1, size + 1)}
    with (PUBLISHED / "papi" / "2011-2015.csv").open(encoding="utf-8-sig", newline="") as stream:
        return {
            unit_id(book, row[1].replace("-", " - ")): (
                {code: row[place].strip() for code, place in parts.items()},
                {code: row[place].strip() for code, place in sums.items()},
            )
            for row in csv.reader(stream)
            if row[0] == str(year)
        }


@needs_tables
@pytest.mark.parametrize("year", YEARS)
def test_every_figure_of_every_province(book: Book, year: int) -> None:
    panel = book.panels[PanelKey("PAPI", Period(year))].value
    columns = panel.columns.split()
    rows = {row.split()[0]: dict(zip(columns, row.split()[1:], strict=True)) for row in panel.rows}
    published = table(book, year)
    assert len(published) == 63
    for unit, figures in published.items():
        known = {column: figure for column, figure in figures.items() if figure}
        if not known:
            assert unit not in rows  # left out, never zero
            continue
        ours = {column: figure for column, figure in rows.pop(unit).items() if figure != "-"}
        assert ours == known
    assert rows == {}
    card = book.scorecards[Key("PAPI", "can-tho", Period(year))].value
    own = {node.criterion.code: node.criterion.achieved for node in framework_of(card).leaves}
    assert own == {column: D(figure) for column, figure in published["can-tho"].items() if figure}


@needs_tables
@pytest.mark.parametrize("year", YEARS)
def test_totals_ranks_means_medians_and_thresholds(book: Book, year: int) -> None:
    """Of the whole and of every dimension, from the published figures, in fractions."""
    scores = panel_scores(book.panels[PanelKey("PAPI", Period(year))])
    published = table(book, year)
    used = {column for figures in published.values() for column, figure in figures.items() if figure}
    groups = {dimension: {c for c in used if c[0] == dimension} for dimension in sorted({c[0] for c in used})}
    for code, parts in {WHOLE: used, **groups}.items():
        totals = {
            unit: sum((Fraction(figures[part]) for part in parts), Fraction(0))
            for unit, figures in published.items()
            if all(figures[part] for part in parts)
        }
        ours = scores.by_code[code]
        assert {unit: Fraction(points) for unit, points in ours.items()} == totals
        ordered = sorted(totals.values(), reverse=True)
        for unit, points in totals.items():
            assert rank_of(ours[unit], ours.values()) == ordered.index(points) + 1
        assert Fraction(our_median(ours)) == median(totals.values())
        assert abs(Fraction(our_mean(ours.values())) - mean(totals.values())) < Fraction(1, 10**20)
        assert [Fraction(threshold(ours.values(), place)) for place in (1, 5, 10, 20)] == [
            ordered[place - 1] for place in (1, 5, 10, 20)
        ]


@needs_tables
@pytest.mark.parametrize("year", EARLY)
def test_parts_give_the_sums_that_the_early_table_prints(book: Book, year: int) -> None:
    """Its figures have six decimals and more; 22 of them add up to the total within half of the last each."""
    scores = panel_scores(book.panels[PanelKey("PAPI", Period(year))])
    for unit, (_, sums) in early_table(book, year).items():
        if sums["1"]:  # a unit without any figure has a 0 for its total
            assert all(abs(scores.by_code[code][unit] - D(sums[code])) < D("0.000005") for code in sums)


@needs_tables
def test_every_published_result_is_a_scorecard(book: Book) -> None:
    with (PUBLISHED / "cantho_published_indices.csv").open(encoding="utf-8-sig", newline="") as stream:
        printed = list(csv.DictReader(stream))
    assert len(printed) == 16
    for row in printed:
        found = book.scorecards[Key(row["index"], "can-tho", Period(int(row["year"])))].value.published
        assert found is not None
        if row["score"]:
            assert (str(found.score), "score" in found.implied) == (row["score"], False)
        assert found.rank == int(row["rank"])
        assert found.of in (None, int(row["of"] or 0))


@needs_tables
def test_provinces_bear_the_names_of_the_codebook(book: Book) -> None:
    with (PUBLISHED / "papi" / "codebook_provinces.csv").open(encoding="utf-8-sig", newline="") as stream:
        for row in csv.DictReader(stream):
            assert unit_id(book, row["Variable_Name"]) == unit_id(book, row["Variable_Code"])


@pytest.mark.parametrize(
    ("year", "total", "rank", "of"),
    [
        *((2011, "35.61", 33, 63), (2014, "34.22", 55, 61), (2015, "39.34", 2, 63), (2016, "39.57", 1, 63)),
        *((2021, "41.23", 42, 60), (2022, "39.97", 55, 61), (2024, "40.44", 59, 61)),
    ],
)
def test_totals_and_ranks_are_those_published(book: Book, year: int, total: str, rank: int, of: int) -> None:
    found = ctscore.rank(book, year, "PAPI")
    assert found.own is not None
    assert (round(found.own.score, 2), found.own.rank, len(found.places)) == (D(total), rank, of)


def test_the_ladder_of_2024(book: Book) -> None:
    ladder = {rung.goal: rung for rung in ctscore.rank(book, 2024, "PAPI").ladder}
    # 40.537382366 of Đắk Nông and 41.017929881 of Lâm Đồng, less our 40.442663251.
    assert (ladder[Goal.NEXT].points, ladder[Goal.NEXT].units) == (D("0.094719115"), ("dak-nong",))
    assert (ladder[Goal.FIVE_UP].points, ladder[Goal.FIVE_UP].units) == (D("0.575266630"), ("lam-dong",))
    assert ladder[Goal.TARGET].rank == ladder[Goal.TOP].rank == 20


def test_neighbours_a_thousandth_apart_are_ranked_right(book: Book) -> None:
    """By hand: 39.975605547 of Kon Tum rounds to 39.98, our 39.974748494 to 39.97; to three places 0.001."""
    places = {place.unit: place for place in ctscore.rank(book, 2022, "PAPI").places}
    assert (places["kon-tum"].rank, places["can-tho"].rank) == (54, 55)
    assert places["kon-tum"].score - places["can-tho"].score == D("0.000857053")


def test_who_was_left_out(book: Book) -> None:
    rows = {year: panel_scores(book.panels[PanelKey("PAPI", Period(year))]) for year in YEARS}
    provinces = {id_ for id_, unit in book.units.items() if unit.body_on(date(2024, 12, 31))}
    left_out = {year: provinces - set(scores.units) for year, scores in rows.items()}
    assert left_out == {
        **{year: set() for year in (2011, 2012, 2013, 2015, 2016, 2018, 2019, 2020, 2022)},
        2014: {"bac-giang", "dong-thap"},
        2021: {"quang-ninh", "bac-giang", "bac-ninh"},
        2023: {"quang-ninh", "binh-duong"},
        2024: {"vinh-phuc", "tien-giang"},
    }
    # Published in part only, and so without a total.
    in_part = {year: set(scores.units) - set(scores.by_code[WHOLE]) for year, scores in rows.items()}
    assert {year: units for year, units in in_part.items() if units} == {
        2018: {"quang-ninh", "dong-thap"},
        2022: {"bac-giang", "bac-ninh"},
    }


def test_scales(book: Book) -> None:
    for year in YEARS:
        card = book.scorecards[Key("PAPI", "can-tho", Period(year))].value
        assert card.max == (60 if year <= 2016 else 80)
        for node in walk(card):
            criterion = node.criterion
            if not node.is_leaf:
                assert (criterion.min, criterion.max) == (D(1), D(10))
            elif criterion.no_scale:
                assert (year, criterion.code) in {(2018, "8.1"), (2018, "8.2")}
            else:
                parts = len(node.parents[0].criteria)
                expected = {4: ("0.25", "2.5"), 3: ("0.33", "3.33")}[parts]
                assert (str(criterion.min), str(criterion.max)) == expected
        assert ("5.2" in {node.criterion.code for node in walk(card)}) == (year < 2021)


def test_the_printed_dimensions_of_2019_are_the_sums_of_their_parts(book: Book) -> None:
    card = book.scorecards[Key("PAPI", "can-tho", Period(2019))].value
    evaluation = evaluation_of(card)
    dimensions = [node for node in evaluation.framework.nodes if not node.parents]
    checked = [reconcile_node(evaluation, node) for node in dimensions]
    assert [str(result.published) for result in checked if result] == [
        *("5.12", "5.72", "5.02", "7.54", "7.59", "7.46", "4.37", "2.89"),
    ]
    assert {result.verdict for result in checked if result} == {Verdict.ROUNDING}
    whole = reconcile_card(card)
    assert whole is not None
    assert whole.verdict is Verdict.ROUNDING


def test_the_series_of_fourteen_years(book: Book) -> None:
    """By hand from the tables: sums of Cần Thơ and their places; it breaks where two dimensions came in."""
    found = ctscore.trend(book, "PAPI")
    assert found is not None
    totals = "35.6095 36.7551 37.3770 34.2241 39.3441 39.5721 "
    totals += "46.0608 45.7125 42.8855 41.2303 39.9747 40.1744 40.4427"
    ranks = (33, 30, 25, 55, 2, 1, 8, 8, 29, 42, 55, 53, 59)
    assert [(f"{point.score:.4f}", point.rank) for point in found.points] == [
        *zip(totals.split(), ranks, strict=True)
    ]
    years = [point.period.year for point in found.points]
    assert years == [*range(2011, 2017), *range(2018, 2025)]
    assert [year for year, point in zip(years, found.points, strict=True) if point.change is None] == [
        2011,
        2018,
    ]


def test_criteria_are_followed_through_changes_of_code(book: Book) -> None:
    found = ctscore.trend(book, "PAPI", code="2.2")
    assert found is not None
    assert [(point.period.year, point.code, point.max) for point in found.points[4:7]] == [
        *((2015, "2.1", D("3.33")), (2016, "2.1", D("3.33")), (2018, "2.2", D("2.5"))),
    ]
    assert found.points[6].change is None  # other scales
    access = ctscore.trend(book, "PAPI", code="2.1")
    assert access is not None
    assert access.points[0].period.year == 2018
    boards = ctscore.trend(book, "PAPI", code="3.2")  # response to appeals, which is new in 2016
    assert boards is not None
    assert boards.points[0].period.year == 2016
    procedures = ctscore.trend(book, "PAPI", code="5.1")
    assert procedures is not None
    assert [run[0].period.year for run in procedures.runs] == [2011, 2021]  # 2.5 until 2020, 3.33 since


@needs_tables
@pytest.mark.parametrize(("then", "now"), [(2018, 2019), (2020, 2021), (2022, 2024)])
def test_the_median_change_of_all_provinces(book: Book, then: int, now: int) -> None:
    before, after = table(book, then), table(book, now)
    (found,) = ctscore.compare(book, then, now, "PAPI")
    for row in found.rows:
        if row.is_leaf and row.change is not None:
            changes = [
                Fraction(after[province][row.code]) - Fraction(figures[row.code])
                for province, figures in before.items()
                if figures[row.code] and after[province][row.code]
            ]
            assert row.others is not None
            assert Fraction(row.others) == median(changes)
    everybody = {row.code: row.others for row in found.rows}
    if now == 2019:  # 7.1 fell in all 63 provinces
        assert everybody["7.1"] is not None
        assert round(everybody["7.1"], 2) == D("-0.94")


def test_what_moved_2022(book: Book) -> None:
    (found,) = ctscore.compare(book, 2021, 2022, "papi")
    assert found.whole.change == D("39.974748494") - D("41.230264871")
    assert found.unexplained == 0
    assert [row.code for row in found.falls[:3]] == ["1.4", "6.2", "1.2"]


def test_the_exact_sum_of_a_dimension_by_hand(book: Book) -> None:
    """1.1 to 1.4 of 2022: 0.709967554 + 0.935276449 + 1.097949147 + 0.967933834."""
    scores = panel_scores(book.panels[PanelKey("PAPI", Period(2022))])
    assert scores.by_code["1"]["can-tho"] == D("3.711126984")


def test_files_name_their_source() -> None:
    for path in sorted((REPOSITORY / "data" / "panels").rglob("*.yaml")):
        assert f"document: papi-{Path(path).parent.name}" in path.read_text(encoding="utf-8")
