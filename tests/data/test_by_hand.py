"""The 2022 totals, worked out by hand from Annex I of plan 121/KH-UBND and not by the program.

Field by field, the loss of each row is its "Điểm chuẩn" less its "Điểm đạt được 2022":

2  2.4.1-4    0,1781 + 0,2283 + 0,2472 + 0,1057                                            = 0,7593
3  3.2.2      0,2500; 3.4.1-3: 0,0038 + 0,0078 + 0,0003                                    = 0,2619
4  4.1.3-6    0,2811 + 0,2357 + 0,2101 + 0,2161; 4.3.4: 0,2080                             = 1,1510
5  5.2.3-4    0,1948 + 0,1373; 5.3.2-3: 0,2221 + 0,1442; 5.4: 1,5; 5.5.2: 0,2307
   5.7.1-4    0,2424 + 0,2854 + 0,1977 + 0,3388                                            = 3,4934
6  6.1.1-4    0,2342 + 0,2093 + 0,2279; 6.2.4-5: 0,2574 + 0,2581; 6.3.5: 0,2498            = 1,4367
7  7.1.4      0,4667; 7.3.2: 0,2344; 7.3.4: 0,5; 7.3.6: 0,8423; 7.3.7: 0,8560              = 2,8994
8  8.1.1-5    0,2964 + 0,2973 + 0,3907 + 0,4742 + 0,4714 = 1,93; 8.3.2: 0,5; 8.4: 0,75
   8.5        0,2059                                                                       = 3,3859
                                                                                     sum  = 13,3876
"""

from decimal import Decimal

import ctscore
from ctscore.book import Book

D = Decimal

FIELDS = {
    "2": "0.7593",
    "3": "0.2619",
    "4": "1.1510",
    "5": "3.4934",
    "6": "1.4367",
    "7": "2.8994",
    "8": "3.3859",
}

# By lead agency: Nội vụ has fields 4 and 5 and 8.1; 7.3.4 (0,5) is led by two, so a quarter for each.
AGENCIES = {
    "so-noi-vu": "6.5744",  # 1,1510 + 3,4934 + 1,9300
    "so-thong-tin-va-truyen-thong": "1.5590",  # 0,4667 + 0,8423 + 0,25
    "so-ke-hoach-va-dau-tu": "1.4559",  # 0,5 + 0,75 + 0,2059
    "so-tai-chinh": "1.4367",  # field 6
    "van-phong-ubnd-tp": "1.3679",  # 0,2619 + 0,8560 + 0,25
    "so-tu-phap": "0.7593",  # field 2
    "cong-ttdt-tp": "0.2344",  # 7.3.2
}


def test_losses_by_field_and_in_all(book: Book) -> None:
    (par, _, _) = ctscore.totals(book, 2022)
    assert {row.node.criterion.code: row.score.lost for row in par.rows} == {
        code: Decimal(lost) for code, lost in FIELDS.items()
    }
    assert par.score is not None
    assert par.score.lost == Decimal("13.3876")
    assert par.score.achieved == Decimal("86.6124")


def test_the_published_score_leaves_half_a_point_unexplained(book: Book) -> None:
    (par, _, _) = ctscore.totals(book, 2022)
    assert par.reconciliation is not None
    assert par.reconciliation.difference == Decimal("-0.5024")
    # 86,11 may stand for anything from 86,105 to 86,115.
    assert par.reconciliation.unlisted_loss == (Decimal("0.4974"), Decimal("0.5074"))


def test_losses_by_agency(book: Book) -> None:
    (par, _, _) = ctscore.agencies(book, 2022)
    assert {row.agency: row.share_lost for row in par.rows} == {
        agency: Decimal(lost) for agency, lost in AGENCIES.items()
    }
    exposure = {row.agency: row.exposure for row in par.rows}
    assert exposure["van-phong-ubnd-tp"] == Decimal("1.6179")  # 7.3.4 in full
    assert exposure["so-thong-tin-va-truyen-thong"] == Decimal("1.8090")


def test_the_largest_losses(book: Book) -> None:
    rows = ctscore.gaps(book, 2022)[0].rows
    assert [(row.node.criterion.code, row.score.lost) for row in rows[:6]] == [
        ("5.4", Decimal("1.5")),
        ("7.3.7", Decimal("0.856")),
        ("7.3.6", Decimal("0.8423")),
        ("8.4", Decimal("0.75")),
        ("7.3.4", Decimal("0.5")),
        ("8.3.2", Decimal("0.5")),
    ]
    # Five of the 42 criteria are a third of the loss: 4,4483 of 13,3876.
    assert sum(row.score.lost for row in rows[:5]) == Decimal("4.4483")


def test_the_digit_swap_of_2_4_and_the_sum_of_8_1(book: Book) -> None:
    rows = {row.node.criterion.code: row for row in ctscore.totals(book, 2022, depth=2)[0].rows}
    assert rows["2.4"].score.achieved == Decimal("3.2407")
    assert rows["2.4"].node.criterion.published == Decimal("3.2047")
    assert rows["8.1"].score.achieved == Decimal("8.07")


def test_what_follows_for_2021_and_2023(book: Book) -> None:
    published = [totals.card for year in (2021, 2023) for totals in ctscore.totals(book, year)]
    follows = {(c.when.year, c.index): (p.score, p.rank, p.implied) for c in published if (p := c.published)}
    assert follows == {
        (2021, "PAR-INDEX"): (D("84.97"), 51, ("score",)),  # 86,11 - 1,14
        (2021, "SIPAS"): (D("85.50"), 48, ("score",)),  # 79,10 + 6,4
        (2021, "PAPI"): (D("41.23"), 42, ("score",)),  # 39,97 + 1,26
        (2021, "PCI"): (D("68.06"), 12, ()),  # printed
        (2023, "PAR-INDEX"): (None, 42, ("rank",)),  # 22 + 20
        (2023, "SIPAS"): (None, 23, ("rank",)),  # 34 - 11
        (2023, "PCI"): (None, 14, ("rank",)),  # 11 + 3
    }


def test_rows_with_the_task_of_another_criterion(book: Book) -> None:
    """8.4: 0.75; 6.1.4, 6.2.4, 6.2.5: 0.2279 + 0.2574 + 0.2581. In all 1.4934 of 13.3876."""
    par = ctscore.coverage(book, 2022, "PAR-INDEX")[0].whole
    assert (par.other_task, par.led, par.lost) == (D("1.4934"), D("11.8942"), D("13.3876"))


def test_who_led_in_the_years_of_programme_321(book: Book) -> None:
    """PAPI 2019: 34.2575 lost; dimensions 7 and 8 (5.6209 + 7.1002) and 2.1 (1.6834) have no task."""
    papi = ctscore.coverage(book, 2019, "PAPI")[0].whole
    assert (round(papi.lost, 4), round(papi.no_task, 4)) == (D("34.2575"), D("14.4045"))
    assert (papi.led + papi.no_task, papi.other_task) == (papi.lost, D(0))
    rows = {gap.node.criterion.code: gap for gap in ctscore.gaps(book, 2019, "PAPI")[0].rows}
    assert rows["2.3"].leads == ("ubnd-cap-xa", "so-tai-chinh", "ubnd-cap-huyen")  # rows 2.b.1, 2.b.2
    assert rows["6.4"].leads == ("cong-an-tp",)  # row 6.d.1
    assert rows["2.1"].leads == rows["8.3"].leads == ()
