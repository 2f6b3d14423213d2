"""Weighted tables as companies and hospitals make them: of which scale a total is, and how it is told.

Worked out by hand: 0.6 x 7 + 0.4 x 9 = 7.8 of 10, 78 of 100; with 8 kept out (60 of 100) it is 7 of 10.
"""

from pathlib import Path

import pytest
import yaml

from ctscore.book import Book
from ctscore.findings import DataProblems, Refusal
from ctscore.findings.usage_rules import NO_SUCH_COLUMN
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.headers import Role, maximum_in, roles_of
from ctscore.periods import Period

HEAD = "No | KPI | Weight % | Score (0-10)"
A, B = "1 | A | 60 | 7", "2 | B | 40 | 9"


def brought(
    book: Book, folder: Path, *lines: str, index: str = "PAR-INDEX", scale: str | None = None
) -> Imported:
    """Return what a table becomes; PAR-INDEX has a maximum on file, NEW has none."""
    path = folder / "table.md"
    path.write_text("\n".join(f"| {line} |" for line in lines), encoding="utf-8")
    columns = {} if scale is None else {Role.MAX: scale}
    wanted = Wanted(
        path, index, Period(2023), "don-vi-hai", "scorecard", document="van-ban-mau", columns=columns
    )
    return import_annex(book, wanted)


def told(done: Imported) -> str:
    return "\n".join(remark.say("en") for remark in done.remarks)


def card(done: Imported) -> dict[str, object]:
    found = yaml.safe_load(done.text)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("total", "most", "said"),
    [
        (" | Total | 100 | 7.8", 10, ""),
        (" | Total weighted score | 100 | 7.80000000000001", 10, ""),
        (" | Overall score | 100 | 78", 100, ""),
        (" | Weighted total | 100 | 78%", 100, ""),
        (" | Tổng điểm đạt | 100 | 780", 1000, ""),
        (" | Grand total | 100 | 7.8/10", 10, ""),
        (" | Final score | 100 | 0.78", 100, "printed as 0.78 below “Score (0-10)” of 1"),
        (
            " | Total | 100 | 9.17446808510638",
            10,
            "9.17446808510638 below “Score (0-10)”, the rows come to 7.8",
        ),
        (" | Average | 100 | 8.0", 10, "the plain sum or mean of the points"),
        (" | Overall | 100 | Good", 100, "“Overall” below “Score (0-10)” is not compared with the rows"),
    ],
)
def test_a_total_is_of_the_scale_it_is_printed_on(
    small: Book, tmp_path: Path, total: str, most: int, said: str
) -> None:
    done = brought(small, tmp_path, HEAD, A, B, total, index="NEW")
    assert card(done)["max"] == most
    assert [one["max"] for one in card(done)["criteria"]] == [10, 10]  # type: ignore[attr-defined]
    lines = [line for line in told(done).splitlines() if "printed as" in line or "not compared" in line]
    assert [said in line for line in lines] == ([True] if said else [])
    assert ("published" in card(done)) == ("plain" in said or "come to" in said)


def test_a_total_of_another_scale_than_that_of_the_index_is_told_and_not_kept(
    small: Book, tmp_path: Path
) -> None:
    """The index is of 5: 7.8 of 10 are 3.9 of it."""
    done = brought(small, tmp_path, HEAD, A, B, " | Total | 100 | 7.8")
    assert "of 10, as the rows come to: that is 3.9 of 5" in told(done)
    assert "published" not in card(done)


def test_a_total_without_what_is_not_measured_is_told(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, HEAD, A, "2 | B | 40 | N/A", " | Total | 100 | 7", index="NEW")
    assert card(done)["max"] == 10
    assert "that of the rows with points alone" in told(done)


def test_sums_of_sections_are_of_the_scale_of_the_scores(small: Book, tmp_path: Path) -> None:
    """25 of 7 and 35 of 9 are 49/6 = 8.17; with 40 of 6 the whole is 7.3."""
    rows = (
        "1 | A | 25 | 7",
        "2 | B | 35 | 9",
        " | Subtotal | 60 | {}",
        "3 | C | 40 | 6",
        " | Total | 100 | 7.3",
    )
    done = brought(small, tmp_path, HEAD, *(row.format("8.17") for row in rows), index="NEW")
    assert "printed as" not in told(done)
    done = brought(small, tmp_path, HEAD, *(row.format("8.5") for row in rows), index="NEW")
    assert "“Subtotal” is printed as 8.5 below “Score (0-10)”, the rows come to 8.1667" in told(done)


@pytest.mark.parametrize(
    ("weights", "why"),
    [
        (("60", "39"), "they add up to 99 and not to 100 %"),
        (("60", ""), "without any are 2 A"),
        (("60", "40", "5"), "without the rows that have no points (3 A) they come to 100 %"),
        (("60", "-"), "without any are 2 A"),
        (("60", "cao"), "“cao” (2 A) is no weight: write a number"),
    ],
)
def test_weights_that_are_refused_say_why(
    small: Book, tmp_path: Path, weights: tuple[str, str], why: str
) -> None:
    rows = [f"{n} | A | {one} | {7 if n < 3 else 'n/a'}" for n, one in enumerate(weights, 1)]
    with pytest.raises(DataProblems) as refused:
        brought(small, tmp_path, HEAD, *rows)
    (found,) = refused.value.findings
    assert found.rule.code == "CT655"
    assert why in found.message("en")


@pytest.mark.parametrize(
    ("weights", "products", "leads_on"), [("60 40 5", "42 n/a 4", True), ("60% 40% 5%", "42 n/a 4", False)]
)
def test_weights_are_maxima_only_where_points_times_weight_are_below_them(
    small: Book, tmp_path: Path, weights: str, products: str, *, leads_on: bool
) -> None:
    """0.6 x 70 = 42 is at most 60; 60 % are no points."""
    head = "STT | Tiêu chí | Trọng số | Điểm (0-10) | Điểm nhân trọng số"
    rows = enumerate(zip(weights.split(), products.split(), strict=True), 1)
    lines = [f"{number} | A | {weight} | 7 | {product}" for number, (weight, product) in rows]
    with pytest.raises(DataProblems) as refused:
        brought(small, tmp_path, head, *lines)
    (found,) = refused.value.findings
    assert ("--map achieved" in found.hint("en")) is leads_on


def test_what_has_neither_weight_nor_points_does_not_count(small: Book, tmp_path: Path) -> None:
    """0.6 x 7 + 0.4 x 8.5 = 7.6: the two have all the weight, and half marks leave nothing to rounding."""
    rows = (HEAD, A, "2 | B | 40 | 8.5", "3 | C | - | n/a", "4 | D | 0% | ", " | Total | 100 | {}")
    done = brought(small, tmp_path, *(row.format("7.60") for row in rows), index="NEW")
    criteria = card(done)["criteria"]
    assert isinstance(criteria, list)
    errors = [one for one in done.errors if one.rule.code != "CT404"]  # the index is not on file
    assert (card(done)["max"], criteria[0]["weight"], errors) == (10, 60, [])
    assert [(one.get("weight"), one["not_applicable"]["how"]) for one in criteria[2:]] == [
        (None, "unscored")
    ] * 2
    assert "make up the whole: not counted (`not_applicable: unscored`): 3, 4" in told(done)
    assert "published" not in card(done)
    done = brought(small, tmp_path, *(row.format("7.62") for row in rows), index="NEW")
    assert card(done)["published"]["erratum"]["computed"] == 7.6  # type: ignore[index]


def test_weights_of_sections_and_within_each_of_them_make_a_mean_of_means(
    small: Book, tmp_path: Path
) -> None:
    """0.6 x (0.5 x 7 + 0.5 x 9) + 0.4 x 6 = 7.2; section 3 was not measured."""
    rows = ("1 | A | 60 | ", "1.1 | B | 50 | 7", "1.2 | C | 50 | 9", "2 | D | 40 | ", "2.1 | E | 100 | 6")
    idle = ("3 | F | | ", "3.1 | G | | n/a")
    done = brought(small, tmp_path, HEAD, *rows, *idle, " | Total | 100 | 7.2", index="NEW")
    tops = card(done)["criteria"]
    assert [(one.get("weight"), one["criteria"][0].get("weight")) for one in tops] == [  # type: ignore[attr-defined]
        (60, 50),
        (40, 100),
        (None, None),
    ]
    assert "printed as" not in told(done)
    assert "1, 2: counted on a scale of 10" in told(done)
    assert {one.rule.code for one in done.errors} == {"CT404"}


def test_a_weight_without_a_score_is_not_known(small: Book, tmp_path: Path) -> None:
    """0.6 x 7 + 0.2 x 9 = 6 of 8: the row without a score has the scale of the others, and may have 2."""
    rows = (A, "2 | B | 20 | 9", "3 | C | 20 | ")
    done = brought(small, tmp_path, HEAD, *rows, " | Total | 100 | 8.1", index="NEW")
    assert card(done)["criteria"][-1]["max"] == 10  # type: ignore[index]
    assert "printed as 8.1 below “Score (0-10)”, the rows allow 6 to 8" in told(done)
    assert {one.rule.code for one in done.errors} == {"CT404"}


def test_the_scale_of_all_rows_may_be_given_where_the_table_has_none(small: Book, tmp_path: Path) -> None:
    """0.5 x 80 + 0.5 x 95.5 = 87.75; beside a scale of the table's own that is a column it does not have."""
    rows = ("1 | A | 50 | 80 | 40", "2 | B | 50 | 95.5 | 47.75", " | Total | 100 | | 87.75")
    head = "No | Perspective / KPI | Weight | Score{} | Weighted score"
    done = brought(small, tmp_path, head.format(""), *rows, index="NEW", scale="100")
    assert card(done)["max"] == 100
    assert "each row has the maximum 100, as “--map max=100” says" in told(done)
    with pytest.raises(Refusal) as refused:
        brought(small, tmp_path, head.format(" (0-200)"), *rows, index="NEW", scale="100")
    assert refused.value.rule.code == NO_SUCH_COLUMN.code


def test_scores_of_a_scale_beside_converted_ones_are_points_and_no_targets(
    small: Book, tmp_path: Path
) -> None:
    """0.6 x 95 + 0.4 x 80 = 89."""
    head = "STT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Trọng số | Điểm (thang 100) | Điểm quy đổi"
    rows = ("1 | Doanh thu | tỷ | 50 | 47.5 | 60% | 95 | 57", "2 | Nợ | tỷ | 5 | 4 | 40% | 80 | 32")
    done = brought(small, tmp_path, head, *rows, " | TỔNG | | | | 100% | | 89", index="NEW")
    assert card(done)["max"] == 100
    assert "“Điểm quy đổi” is score × weight" in told(done)
    assert "printed as" not in told(done)


def test_printed_digits_are_kept(small: Book, tmp_path: Path) -> None:
    """1.25 + 2.43 = 3.68: 3.7 is that, rounded; 3.70 is not."""
    rows = ("No | Criterion | Max | Score", "1 | A | 4 | {}", "1.1 | B | 1.5 | 1.25", "1.2 | C | 2.5 | 2.43")
    for printed, wrong in (("3.7", False), ("3.70", True)):
        done = brought(small, tmp_path, *(row.format(printed) for row in rows), index="NEW")
        assert f"  published: {printed}\n" in done.text
        assert ("erratum" in card(done)["criteria"][0]) == wrong  # type: ignore[index]


def test_weights_may_be_rounded_or_points_whose_sum_is_printed(small: Book, tmp_path: Path) -> None:
    thirds = [f"{n} | A | 33.3 | 7" for n in (1, 2, 3)]
    assert card(brought(small, tmp_path, HEAD, *thirds, index="NEW"))["aggregate"] == "weighted-mean"
    done = brought(small, tmp_path, HEAD, "1 | A | 3 | 7", "2 | B | 2 | 9", " | Total | 5 | 7.8", index="NEW")
    assert card(done)["max"] == 10


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("Score (0-10)", "10"),
        ("Score /10", "10"),
        ("Points (max 10)", "10"),
        ("Điểm (thang 10)", "10"),
        ("Score (1–5)", "5"),
        ("Score out of 5", "5"),
        ("Điểm đạt (tối đa 100)", "100"),
        ("Score", ""),
        ("Score 2025", ""),
        ("Điểm (lần 1-2)", ""),
        ("Điểm tối đa (thang 10)", ""),
    ],
)
def test_a_header_may_state_the_maximum(text: str, most: str) -> None:
    assert maximum_in(text) == most


def test_points_on_another_scale_beside_points_are_none() -> None:
    columns = roles_of(["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Điểm (thang 10)"])
    assert columns is not None
    assert (columns[Role.MAX], columns[Role.ACHIEVED]) == (2, 3)


def test_long_decimals_of_a_row_are_rounded_and_told(small: Book, tmp_path: Path) -> None:
    done = brought(
        small,
        tmp_path,
        "STT | Tiêu chí | Điểm tối đa | Điểm đạt",
        "1 | A | 2 | 1.33333333333333",
        "2 | B | 3 | 2.5",
    )
    assert [one["achieved"] for one in card(done)["criteria"]] == [1.333333333, 2.5]  # type: ignore[attr-defined]
    assert "more than nine decimals are rounded to nine: 1" in told(done)


@pytest.mark.parametrize(
    ("times", "days", "words"),
    [
        (("10/31/2025", "11/05/2025"), ["2025-10-31", "2025-11-05"], "the month stands before the day"),
        (("31.10.2025", "11.05.2025"), ["2025-10-31", "2025-05-11"], ""),
        (("31/10/2025", "10-30-2025"), ["2025-10-31", "2025-10-30"], ""),
        (("10/30/2025", "31/10/2025", "11/05/2025"), ["2025-10-30", "2025-10-31", None], "may be either"),
    ],
)
def test_the_whole_column_tells_whether_the_month_stands_first(
    small: Book, tmp_path: Path, times: tuple[str, ...], days: list[str | None], words: str
) -> None:
    path = tmp_path / "plan.md"
    rows = [f"| {n} | Việc {n} | Sở Một | {time} |" for n, time in enumerate(times, 1)]
    path.write_text("\n".join(["| STT | Nhiệm vụ | Chủ trì | Thời gian |", *rows]), encoding="utf-8")
    wanted = Wanted(path, "PAR-INDEX", Period(2025), "don-vi-mau", "plan", document="van-ban-mau")
    done = import_annex(small, wanted)
    (annex,) = yaml.safe_load(done.text)["parts"]
    assert [one.get("timing", {}).get("date") for one in annex["items"]] == days
    assert words in told(done)
    assert "may be either" not in told(done) or None in days
    printed = [str(one.get("timing", one.get("note"))) for one in annex["items"]]
    assert all(time in said for time, said in zip(times, printed, strict=True))


PRODUCTS = "No | KPI | Weight % | Score (1-5) | Weighted score"
"""Of 5: 0.5 x 4 + 0.3 x 5 + 0.2 x 2 = 2 + 1.5 + 0.4 = 3.9, 78 %; without the last one 3.5/0.8 = 4.375."""


@pytest.mark.parametrize(
    ("cells", "total", "most", "said"),
    [
        (("2", "1.5", "0.4"), " | Overall score | | | 3.9", 5, ""),
        (("40", "30", "8"), " | Overall score | | | 78%", 100, ""),
        (("200", "150", "40"), " | Riverside Hotel | | | 390", 500, ""),
        (("2.00", "1.50", "0.4000000001"), " | | | | 3.9", 5, ""),
        (("2", "1.5", "0.4"), " | Total | 100 | 11 | 3.9", 5, ""),
        (("2", "1.5", "0.4"), " | Total | 100 | 13 | 3.9", 5, "13 below “Score (1-5)”"),
        (("2", "1.5", "0.4"), " | Overall | | | 3.8", 5, "3.8 below “Weighted score”, the rows come to 3.9"),
        (("2", "1.6", "0.4"), " | Overall | | | 3.9", 5, "2: “Weighted score” says 1.6, score"),
        (("7", "8", "9"), " | Overall | | | 3.9", 5, "is not the score × weight of its rows"),
    ],
)
def test_a_column_of_points_times_weight_is_held_against_its_rows(
    small: Book, tmp_path: Path, cells: tuple[str, ...], total: str, most: int, said: str
) -> None:
    rows = [
        f"{row} | {cell}"
        for row, cell in zip(("1 | A | 50 | 4", "2 | B | 30 | 5", "3 | C | 20 | 2"), cells, strict=True)
    ]
    done = brought(small, tmp_path, PRODUCTS, *rows, total, index="NEW")
    assert card(done)["max"] == most
    marks = ("printed as", "score × weight come", "is not the", "figures in rows")
    lines = [line for line in told(done).splitlines() if any(mark in line for mark in marks)]
    assert [said in line for line in lines] == ([True] if said else [])
    assert ("column “Weighted score” is score × weight" in told(done)) == ("is not" not in said)
    assert ("published" in card(done)) == ("3.8" in said)
    assert [one.get("note") for one in card(done)["criteria"]] == [None] * 3  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("4.375", "printed as 4.375 below “Weighted score”, that of the rows with points alone"),
        ("3.5", "printed as 3.5 below “Weighted score”, which gives the rows without points nothing"),
        ("4.5", "printed as 4.5 below “Weighted score”, which gives the rows without points full marks"),
        ("4.6", "printed as 4.6 below “Weighted score”, the rows allow 3.5 to 4.5"),
    ],
)
def test_how_a_weighted_total_counts_what_is_not_measured_is_told(
    small: Book, tmp_path: Path, total: str, said: str
) -> None:
    rows = ("1 | A | 50 | 4 | 2", "2 | B | 30 | 5 | 1.5", "3 | C | 20 | N/A | N/A", f" | Score | | | {total}")
    done = brought(small, tmp_path, PRODUCTS, *rows, index="NEW")
    assert card(done)["max"] == 5
    assert said in told(done)


def test_sums_of_sections_below_points_times_weight_are_parts_of_the_whole(
    small: Book, tmp_path: Path
) -> None:
    """2 + 1.5 = 3.5 of 4, which is 80 % of 5."""
    rows = ("1 | A | 50 | 4 | 2", "2 | B | 30 | 5 | 1.5", " | Subtotal | {}", "3 | C | 20 | 2 | 0.4")
    for figure, said in (
        ("80 | | 3.5", False),
        (" | | 3.5", False),
        ("80 | | 3.4", True),
        (" | | 3.4", True),
    ):
        lines = [row.format(figure) for row in rows]
        done = brought(small, tmp_path, PRODUCTS, *lines, " | Total | 100 | | 3.9", index="NEW")
        assert ("“Subtotal” is printed as 3.4 below “Weighted score”" in told(done)) == said
        assert "printed as 3.5" not in told(done)


@pytest.mark.parametrize("head", ["Điểm quy đổi", "Điểm theo trọng số", "Trọng số x điểm", "Score × weight"])
def test_points_times_weight_are_called_so_in_other_words(head: str) -> None:
    columns = roles_of(["STT", "Tiêu chí", "Trọng số", "Điểm đạt", head])
    assert columns is not None
    assert (columns[Role.ACHIEVED], columns[Role.WEIGHTED]) == (3, 4)
    columns = roles_of(["STT", "Tiêu chí", "Điểm tối đa", "Điểm đạt", "Weighted score"])
    assert columns is not None
    assert Role.WEIGHTED not in columns  # nothing is weighed there


@pytest.mark.parametrize(
    ("head", "figures", "above", "most", "said"),
    [
        ("Score %", ("70%", "90%"), "KPI 2023", 100, "has the maximum 100, as “70%” says"),
        ("Achievement (%)", ("70", "90"), "KPI 2023", 100, "has the maximum 100, as “Achievement (%)” says"),
        ("Score", ("7", "9"), "Scores 0-10", 10, "has the maximum 10, as “Scores 0-10” says"),
        ("Điểm", ("7", "9"), "Thang điểm 10", 10, "has the maximum 10, as “Thang điểm 10” says"),
        ("Score", ("7", "9"), "Overall score: 78", None, "CT646"),
        ("Score", ("7", "11"), "Scale: 1 to 10", None, "CT646"),  # which is not that of the rows
        ("Score %", ("0.7", "0.9"), "KPI 2023", None, "CT646"),  # of 1 or of 100, nobody can tell
    ],
)
def test_the_scale_of_weighted_rows_is_that_of_percent_or_of_words_above(
    small: Book, tmp_path: Path, head: str, figures: tuple[str, str], above: str, most: int | None, said: str
) -> None:
    """0.6 x 7 + 0.4 x 9 = 7.8 of 10, as 70 and 90 % come to 78."""
    path = tmp_path / "table.md"
    rows = (
        f"| No | KPI | Weight % | {head} |",
        f"| 1 | A | 60 | {figures[0]} |",
        f"| 2 | B | 40 | {figures[1]} |",
    )
    path.write_text("\n".join([above, "", rows[0], "|---|---|---|---|", *rows[1:]]), encoding="utf-8")
    wanted = Wanted(path, "NEW", Period(2023), "don-vi-hai", "scorecard", document="van-ban-mau")
    if most is None:
        with pytest.raises(DataProblems, match=said):
            import_annex(small, wanted)
        return
    done = import_annex(small, wanted)
    assert said in told(done)
    assert [one["max"] for one in card(done)["criteria"]] == [most, most]  # type: ignore[attr-defined]
    assert [one["achieved"] for one in card(done)["criteria"]] == [most * 7 / 10, most * 9 / 10]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("printed", "index", "wrong"),
    [("7.9", "NEW", False), ("8.1", "NEW", True), ("3.89", "PAR-INDEX", False), ("3.87", "PAR-INDEX", True)],
)
def test_a_total_that_rounding_may_explain_has_no_erratum(
    printed: str, index: str, wrong: bool, small: Book, tmp_path: Path
) -> None:
    """0.6 x 7.1 + 0.4 x 8.9 = 7.82: with figures off by 0.05 it is 7.77 to 7.87, printed as 7.8 or 7.9.

    Of 5 it is 3.91, at the least 3.885, which would be printed as 3.89.
    """
    rows = HEAD, "1 | A | 60 | 7.1", "2 | B | 40 | 8.9", f" | Total | 100 | {printed}"
    published = card(brought(small, tmp_path, *rows, index=index))["published"]
    assert isinstance(published, dict)
    assert ("erratum" in published) == wrong


@pytest.mark.parametrize("where", [0, 1])
@pytest.mark.parametrize(
    "words",
    [
        *("Average", "Average A", "Avg", "Area average", "Mean", "Trung bình", "TB lĩnh vực A", "ĐTB"),
        *("Moyenne", "Điểm trung bình nhóm A"),
    ],
)
def test_a_row_of_averages_is_no_criterion_wherever_its_words_stand(
    small: Book, tmp_path: Path, words: str, where: int
) -> None:
    """(3 + 2 + 4 + 3) / 4 = 3; (5 + 4) / 2 = 4.5, where 4.1 is printed."""
    label = f"{words} | " if where == 0 else f" | {words}"
    rows = ["A | Board | ", "A1 | a | 3", "A2 | b | 2", "A3 | c | 4", "A4 | d | 3", f"{label} | 3.0"]
    rows += ["B | Money | ", "B1 | a | 5", "B2 | b | 4", f"{label} | 4.1"]
    done = brought(small, tmp_path, "No | Indicator | Score (0-5)", *rows, index="NEW")
    assert card(done)["max"] == 30
    assert "printed as 4.1 of 5 below “Score (0-5)”, the rows come to 4.5" in told(done)
    assert "printed as 3" not in told(done)


def test_an_average_may_be_a_criterion(small: Book, tmp_path: Path) -> None:
    head, rows = "Criterion | Score (0-5) | Task", ["Rooms | 4 | x", "Teachers | 4 | x"]
    rows += ["Average attendance | 4 | x", "Books | 3 | x"]
    with pytest.raises(DataProblems, match="have 20 of 100 at most"):  # four rows of 5
        brought(small, tmp_path, head, *rows, index="NEW")


@pytest.mark.parametrize("words", ["Total {}", "Subtotal {}", "Tổng {}", "Cộng mục {}", "Total for area {}"])
def test_a_sum_named_by_the_letter_of_its_group_is_of_that_group(
    small: Book, tmp_path: Path, words: str
) -> None:
    rows = ["A | Board | ", "A1 | a | 3", "A2 | b | 2", f"{words.format('A')} | | 5"]
    rows += ["B | Money | ", "B1 | a | 5", "B2 | b | 4", f"{words.format('B')} | | 8"]
    done = brought(small, tmp_path, "No | Indicator | Score (0-5)", *rows, index="NEW")
    assert card(done)["max"] == 20
    assert "B: printed 8, the parts add up to 9" in told(done)
    assert "printed 5" not in told(done)
