"""Rows without a number: sub-criteria, a scale or words, as the figures say; nothing counts twice."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_all, import_annex
from ctscore.periods import Period


def brought(book: Book, folder: Path, *rows: str) -> Imported:
    path = folder / "bang.csv"
    path.write_text("\n".join(("STT;Tiêu chí;Điểm tối đa;Điểm đạt", *rows)), encoding="utf-8")
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", "scorecard", document="van-ban-mau")
    return import_annex(book, wanted)


def tree(done: Imported) -> list[Any]:
    """Return code, maximum, points, and parts of each criterion."""

    def of(one: dict[str, Any]) -> tuple[Any, ...]:
        points = one.get("achieved", one.get("published", "–"))
        return (one["code"], one.get("max"), points, *map(of, one.get("criteria", [])))

    return [of(one) for one in yaml.load(done.text, Loader=yaml.BaseLoader)["criteria"]]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            ("1;Một;4;3", "a;Quý;2;1,5", "b;Năm;2;1,5", "2;Hai;1;1", "a);X;0,5;0,5", "b);Y;0,5;0,5"),
            [
                ("1", "4", "3", ("1.a", "2", "1.5"), ("1.b", "2", "1.5")),
                ("2", "1", "1", ("2.a", "0.5", "0.5"), ("2.b", "0.5", "0.5")),
            ],
        ),
        (
            ("1;Một;5;4", "(a);A;3;3", "i);x;1;1", "ii);y;2;2", "(b);B;2;1", ";- m;1;0,5", ";- n;1;0,5"),
            [
                (
                    *("1", "5", "4"),
                    ("1.a", "3", "3", ("1.a.i", "1", "1"), ("1.a.ii", "2", "2")),
                    ("1.b", "2", "1", ("1.b.g1", "1", "0.5"), ("1.b.g2", "1", "0.5")),
                )
            ],
        ),
        (("1;Một;5;4", "-;A;3;", "+;x;1;1", "+;y;2;2", "-;B;2;1"), None),
        (("1;Một;3;2", ";đ) Đủ;3;2", "2;Hai;2;1"), [("1", "3", "2", ("1.dd", "3", "2")), ("2", "2", "1")]),
    ],
)
def test_subrows_whose_maxima_add_up_are_criteria(
    rows: tuple[str, ...], found: list[Any] | None, small: Book, tmp_path: Path
) -> None:
    done = brought(small, tmp_path, *rows)
    assert tree(done) == (
        found
        or [
            (
                *("1", "5", "4"),
                ("1.g1", "3", "–", ("1.g1.g1", "1", "1"), ("1.g1.g2", "2", "2")),
                ("1.g2", "2", "1"),
            )
        ]
    )
    assert sum("become sub-criteria" in remark.say("en") for remark in done.remarks) == 1


@pytest.mark.parametrize(
    ("scale", "points"),
    [
        (("-;Từ 80 % trở lên;2;", "-;Từ 60 %;1;", "-;Dưới 60 %;0;"), "1.5"),
        ((";Từ 80 % trở lên;2;", ";Dưới 80 %;0;"), "1.5"),
        ((";Đạt;2;", ";Không đạt;0;"), "1.5"),
        ((";Từ 80 % trở lên: 2 điểm;;", ";Dưới 60%: 0 điểm;;"), "1.5"),
        (("a);Hoàn thành 100% kế hoạch;2;",), "1.5"),
        (("Từ 80 % trở lên: 2 điểm;;;", "Dưới 80 %: 0 điểm;;;"), "1.5"),
        (("+;Từ 80 % trở lên;2;", "+;Dưới 80 %;1,5;1,5"), "1.5"),
        (("a);Mức độ;;", "-;Từ 80 % trở lên;2;", "-;Dưới 80 %;1,5;1,5"), "1.5"),
    ],
)
def test_alternatives_are_a_scale_and_count_nothing(
    scale: tuple[str, ...], points: str, small: Book, tmp_path: Path
) -> None:
    done = brought(small, tmp_path, "1;Một;2;1,5", *scale, "2;Hai;3;3")
    assert tree(done) == [("1", "2", points), ("2", "3", "3")]
    note = yaml.safe_load(done.text)["criteria"][0]["note"]["vi"]
    assert all(
        next(filter(None, row.split(";")[1:] if row[0] in ";-+a" else [row[:7]])) in note for row in scale
    )
    assert sum("rows with a scale" in remark.say("en") for remark in done.remarks) == 1


def test_subrows_have_the_tasks_of_their_own_codes_and_may_not_apply(small: Book, tmp_path: Path) -> None:
    """A heading without figures, dashes and letters below it, one of them “KAD”, a task beside each."""
    path = tmp_path / "bang.csv"
    path.write_text(
        "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Nhiệm vụ;Chủ trì\n"
        "1;Một (3 điểm);;;;\n;- Dạy;1;1;;Cơ quan A\n;- Sổ;2;1,5;Kiểm tra;Cơ quan A\n"
        "2;Hai;;;;\na;Học;1;0,5;Phụ đạo;Cơ quan A\nb;Bơi;1;KAD;;Cơ quan A\n",
        encoding="utf-8",
    )
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", document="van-ban-mau", accept=True)
    card, plan = import_all(small, wanted, None)
    assert tree(card) == [
        ("1", None, "–", ("1.g1", "1", "1"), ("1.g2", "2", "1.5")),
        ("2", None, "–", ("2.a", "1", "0.5"), ("2.b", "1", "–")),
    ]
    items = yaml.load(plan.text, Loader=yaml.BaseLoader)["parts"][0]["items"]
    assert [(one["criteria"], one["task"]["vi"]) for one in items if "task" in one] == [
        (["1.g2"], "Kiểm tra"),
        (["2.a"], "Phụ đạo"),
    ]


def test_what_stands_beside_levels_belongs_to_their_criterion(small: Book, tmp_path: Path) -> None:
    """A lead that is repeated says nothing; words of a level alone are those of its criterion."""
    path = tmp_path / "bang.csv"
    path.write_text(
        "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Nhiệm vụ;Chủ trì\n"
        "1;Một;2;1,5;Kiểm tra;Cơ quan A\na);Từ 80%;2;;;Cơ quan A\nb);Dưới 80%;1,5;1,5;Tập huấn;Cơ quan A\n"
        "2;Hai;2;1;;\na);Đạt;2;;;\nb);Đạt một nửa;1;1;Phụ đạo;Cơ quan A\n",
        encoding="utf-8",
    )
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", document="van-ban-mau", accept=True)
    first, second = yaml.safe_load(import_all(small, wanted, None)[1].text)["parts"][0]["items"]
    tasks = [one["task"]["vi"] for one in (*first["items"], second)]
    assert (first["criteria"], second["criteria"]) == (["1"], ["2"])
    assert tasks == ["Kiểm tra", "Tập huấn", "Phụ đạo"]
    assert second["leads"]["printed"] == "Cơ quan A"


def test_numbers_that_go_on_stand_below_sections_with_points(small: Book, tmp_path: Path) -> None:
    """Sections of 3 and 2 points, and 1 + 2 and 2 below them: 5 in all, and not 10."""
    done = brought(small, tmp_path, "I;Một;3;2", "1;A;1;1", "2;B;2;1", "II;Hai;2;1", "3;C;2;1")
    assert tree(done) == [
        ("I", "3", "2", ("I.1", "1", "1"), ("I.2", "2", "1")),
        ("II", "2", "1", ("II.3", "2", "1")),
    ]
    alone = brought(small, tmp_path, "I;Một;3;2", "II;Hai;2;1")  # nothing to be counted below them
    assert tree(alone) == [("I", "3", "2"), ("II", "2", "1")]


@pytest.mark.parametrize(
    "levels",
    [
        (";Từ 80%;2;", ";Dưới 80%;1;1"),
        ("a);Từ 80%;2;", "b);Dưới 80%;1;x"),
        ("a);Từ 80%;2;0", "b);Từ 60%;1;1", "c);Dưới 60%;0;0"),
        ("-;Từ 80%;2;", "-;Dưới 80%;1;✓"),
    ],
)
def test_the_one_step_that_has_points_is_what_the_criterion_has(
    levels: tuple[str, ...], small: Book, tmp_path: Path
) -> None:
    done = brought(small, tmp_path, "1;Một;2;", *levels, "2;Hai;3;3")
    assert tree(done) == [("1", "2", "1"), ("2", "3", "3")]
    assert sum("from the row of the scale" in remark.say("en") for remark in done.remarks) == 1


@pytest.mark.parametrize(("given", "is_maximum"), [("1,5", True), ("2", False), ("2,5", False)])
def test_bare_points_that_no_stage_exceeds_are_the_maxima(
    given: str, is_maximum: bool, small: Book, tmp_path: Path
) -> None:
    path = tmp_path / "bang.csv"
    path.write_text(
        f"STT;Tiêu chí;Điểm;Điểm tự chấm;Điểm thẩm định\n1;Một;2;2;{given}\n2;Hai;3;3;3\n", encoding="utf-8"
    )
    wanted = Wanted(path, "PAR-INDEX", Period(2022), "don-vi-mau", document="van-ban-mau")
    if not is_maximum:
        with pytest.raises(DataProblems):
            import_annex(small, wanted)
        return
    done = import_annex(small, wanted)
    assert [(one["code"], one["max"]) for one in yaml.safe_load(done.text)["criteria"]] == [
        ("1", 2),
        ("2", 3),
    ]
    assert any("“Điểm” is taken for it, as no row was given more" in one.say("en") for one in done.remarks)


def test_words_below_a_criterion_are_kept_in_its_note(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, "1;Một;2;1,5", "-;Có kế hoạch;;", "-;Có báo cáo;;", "2;Hai;3;3")
    assert tree(done) == [("1", "2", "1.5"), ("2", "3", "3")]
    assert yaml.safe_load(done.text)["criteria"][0]["note"] == {"vi": "Có kế hoạch; Có báo cáo"}
    assert "rows without points below a criterion" in done.remarks[0].say("en")


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (("a);A;2;1", "b);B;1;0,5"), "CT641"),  # the largest is the whole, and each has points
        (("a);A;1;", "b);B;0,5;"), "CT641"),  # neither the sum nor the largest
        (("a);A;2;",), "CT641"),  # one row with the whole
        (("a);A;;1", "b);B;;0,5"), "CT641"),  # points of no maximum
        ((";A;1;1", ";B;1;0,5"), "CT626"),
        ((";Từ 80%;2;1", ";Dưới 80%;1;"), "CT641"),  # 1 is not the 1.5 of the criterion
        (("a);Từ 80%;2;x", "b);Dưới 80%;1;"), "CT641"),  # nor is 2
        (("a);Từ 80%;2;x", "b);Dưới 80%;1;x"), "CT641"),  # two levels
        (("a);A;1;x", "b);B;1;x"), "CT623"),  # two criteria of one point, and no level
        (("a);Từ 80%;2;0", "b);Dưới 80%;1;0"), "CT641"),  # none of them gives nothing
    ],
)
def test_what_the_figures_do_not_tell_is_refused(
    rows: tuple[str, ...], code: str, small: Book, tmp_path: Path
) -> None:
    with pytest.raises(DataProblems) as problems:
        brought(small, tmp_path, "1;Một;2;1,5", *rows, "2;Hai;3;3")
    assert {finding.rule.code for finding in problems.value.findings} == {code}


def test_a_criterion_and_its_chosen_level_that_differ_are_named_with_both_figures(
    small: Book, tmp_path: Path
) -> None:
    with pytest.raises(DataProblems) as problems:
        brought(small, tmp_path, "1;Một;2;1,5", "a);Từ 80%;2;x", "b);Dưới 80%;1;")
    said = problems.value.findings[0].message("en")
    assert "line 2 has 1.5 and the level chosen in line 3 gives 2" in said
