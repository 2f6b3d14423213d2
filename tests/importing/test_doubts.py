"""What the words of a table say against its figures is told: totals, zeros of nothing, times not due."""

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.analysis.spellings import Spellings
from ctscore.book import Book
from ctscore.findings import DataProblems
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.encodings import LOST, encoding_of
from ctscore.importing.headers import Role, role_of
from ctscore.periods import Period
from ctscore.validation import validate_paths
from tests.conftest import BASE

HEAD = "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Ghi chú"


def brought(book: Book, folder: Path, *rows: str, kind: str = "scorecard", **more: Any) -> Imported:
    path = folder / "bang.csv"
    path.write_text("\n".join(rows), encoding="utf-8")
    index = more.pop("index", "PAR-INDEX")
    return import_annex(
        book, Wanted(path, index, Period(2022), "don-vi-mau", kind, document="van-ban-mau", **more)
    )


def told(done: Imported) -> str:
    return "\n".join(one.say("en") for one in done.remarks)


def test_a_printed_total_is_held_against_the_rows(small: Book, tmp_path: Path) -> None:
    """1.5 + 1 = 2.5 of 4; of the 5 points of the index the one that is not listed is not lost: 3.5."""
    rows = (HEAD, "1;A;2;1,5;", "2;B;2;1;")
    assert "printed as 2.6 below “Điểm đạt”, the rows come to 2.5" in told(
        brought(small, tmp_path, *rows, ";Tổng cộng;4;2,6;")
    )
    assert "printed as 4 below “Điểm đạt”, the rows come to 3.5" in told(
        brought(small, tmp_path, *rows, ";Tổng cộng;5;4;")
    )
    assert "the rows come to" not in told(brought(small, tmp_path, *rows, ";Tổng cộng;4;2,5;"))


def test_totals_of_every_column_are_compared_and_kept(small: Book, tmp_path: Path) -> None:
    """Own points 1.5 + 2 = 3.5; of the self-assessment only 2 is known of 2 + (0 to 3): 2 to 5."""
    head = "STT;Tiêu chí;Điểm tối đa;Tự chấm;Điểm đạt"
    rows = (head, "1;A;2;2;1,5", "2;B;3;;2")
    done = brought(small, tmp_path, *rows, ";Tổng điểm PAR-INDEX năm 2022;5;5,5;3")
    assert "is printed as 5.5 below “Tự chấm”, the rows allow 2 to 5" in told(done)
    assert "is printed as 3 below “Điểm đạt”, the rows come to 3.5" in told(done)
    kept = yaml.safe_load(done.text)["published"]
    assert (kept["score"], kept["erratum"]["printed"], kept["erratum"]["computed"]) == (3, 3, 3.5)
    assert kept["erratum"]["unconfirmed"] is True  # nobody has judged yet who is wrong
    done = brought(small, tmp_path, *rows, ";Tổng cộng;5;4,5;3,5")
    assert "all together allow 2 to 5: it is kept as printed" in told(done)
    card = yaml.safe_load(done.text)
    assert (card["printed"], "errata" in card, "published" in card) == ({"self": 4.5}, False, False)


def test_a_total_below_what_listed_losses_leave_is_the_published_score(small: Book, tmp_path: Path) -> None:
    """1.5 + 1 of 4 are listed, of 5: 3.5 are left, and 3.25 printed."""
    rows = (HEAD, "1;A;2;1,5;", "2;B;2;1;")
    done = brought(small, tmp_path, *rows, ";Tổng cộng;5;3,25;")
    assert yaml.safe_load(done.text)["published"]["score"] == 3.25
    assert not {"CT307", "CT309", "CT310"} & {one.rule.code for one in done.errors}


def test_what_unknown_rows_cannot_make_good_is_kept_and_marked(small: Book, tmp_path: Path) -> None:
    """1 is known of 1.1 and 1.2, which allow 1 to 3: no 4. With 0.5 of 2 in all 1.5 are known, 1.5 to 3.5."""
    rows = (HEAD, "1;A;4;4;", "1.1;B;2;1;", "1.2;C;2;;", "2;D;1;0,5;")
    done = brought(small, tmp_path, *rows, ";Tổng cộng;5;4,5;")
    card = yaml.safe_load(done.text)
    assert "1: printed 4, while its parts allow 1 to 3" in told(done)
    assert "printed as 4.5 below “Điểm đạt”, the rows allow 1.5 to 3.5" in told(done)
    stated = [one["erratum"] for one in (card["published"], card["criteria"][0])]
    assert [(one["printed"], one["computed"]) for one in stated] == [(4.5, 1.5), (4, 1)]
    assert stated[0]["vi"] == "Nguồn ghi 4,5; các phần đã có điểm cộng lại được 1,5."
    assert [one.rule.code for one in done.errors] == []


def test_a_total_that_rounding_may_explain_is_kept_without_erratum(small: Book, tmp_path: Path) -> None:
    """1.46 + 1.2 = 2.66: printed whole it is 3, and 3 - 2.66 is within 0.5 + 2 x 0.005."""
    done = brought(small, tmp_path, HEAD, "1;A;3;1,46;", "2;B;2;1,2;", ";Tổng cộng;5;3;")
    assert "the rows come to 2.66: it may be rounding only" in told(done)
    assert yaml.safe_load(done.text)["published"] == {"score": 3}


def test_what_may_be_rounding_is_no_erratum(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, HEAD, "1;A;4;3;", "1.1;B;2;1,46;", "1.2;C;2;1,2;", listing="part")
    assert "erratum" not in yaml.safe_load(done.text)["criteria"][0]
    assert "printed 3, the parts add up to 2.66, which may be rounding" in told(done)


def test_zeros_of_nothing_are_told_and_notes_are_kept(small: Book, tmp_path: Path) -> None:
    rows = (HEAD, "1;A;2;0;Không áp dụng", "2;B;3;1;xem báo cáo")
    done = brought(small, tmp_path, *rows)
    said = told(done)
    assert "0 points, while the words beside it say not applicable" in said
    assert [one["note"]["vi"] for one in yaml.safe_load(done.text)["criteria"]] == [
        "Không áp dụng",
        "xem báo cáo",
    ]
    assert "Ghi chú" not in said


def test_points_that_are_taken_off(small: Book, tmp_path: Path) -> None:
    """1.5 + 2.5 - 1.25 = 2.75 of 5: a maximum below zero is the most that can be taken off."""
    rows = (
        HEAD,
        "1;A;2;1,5;",
        "2;B;3;2,5;",
        "3;Điểm trừ;-2;-1,25;",
        "3.1;Chậm;-1,5;-1;",
        "3.2;Thiếu;-1;-0,25;",
    )
    done = yaml.load(brought(small, tmp_path, *rows).text, Loader=yaml.BaseLoader)
    group = done["criteria"][2]
    assert (done["format"], group["max"], group["published"], group["cap"]) == (
        "ctscore/scorecard@2",
        "0",
        "-1.25",
        {"least": "-2"},
    )
    assert [(one["min"], one["max"], one["achieved"]) for one in group["criteria"]] == [
        ("-1.5", "0", "-1"),
        ("-1", "0", "-0.25"),
    ]
    with pytest.raises(DataProblems, match=r"CT623.*“-1”.*-5"):
        brought(small, tmp_path, HEAD, "1;A;2;1,5;", "2;B;3;-1;")


def test_the_unit_of_the_points_below_their_header(small: Book, tmp_path: Path) -> None:
    rows = ("STT;Tiêu chí;Điểm tối đa;Điểm đạt", ";;;{}", "1;A;2;1,5", "2;B;3;2")
    done = brought(small, tmp_path, *(row.format("Đơn vị mẫu") for row in rows))
    assert [one["achieved"] for one in yaml.safe_load(done.text)["criteria"]] == [1.5, 2]
    with pytest.raises(DataProblems, match="CT642"):
        brought(small, tmp_path, *(row.format("Đơn vị hai") for row in rows))


def test_a_column_without_a_header_is_told(small: Book, tmp_path: Path) -> None:
    page = "STT;Tiêu chí;Điểm chuẩn;Điểm đạt;;Ghi chú"
    said = told(brought(small, tmp_path, page, "1;A;2;1;39;", "2;B;3;3;61;"))
    (found,) = [one for one in said.splitlines() if "without a header" in one]
    assert found.startswith("line 2: the column without a header is not used: “39”, “61”;")


def test_leads_without_a_column_of_tasks_keep_their_criterion(small: Book, tmp_path: Path) -> None:
    rows = (
        "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Cơ quan chủ trì",
        "1;Kế hoạch;2;1;Sở Một",
        "a);Quý;1;0,5;Sở Hai",
    )
    items = yaml.safe_load(brought(small, tmp_path, *rows, kind="plan").text)["parts"][0]["items"]
    assert [(one.get("task"), one["criteria"]) for one in items] == [(None, ["1"]), (None, ["1.a"])]


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Thời gian bắt đầu", None),
        ("Thời gian ban hành kế hoạch", None),
        ("Thời gian thực hiện thực tế", None),
        ("Thời gian kết thúc", Role.TIMING),
        ("Điểm dự kiến", None),
        ("Điểm chính thức", Role.ACHIEVED),
    ],
)
def test_headers_of_what_is_not_due_or_not_awarded(header: str, role: Role | None) -> None:
    assert role_of(header) is role


def test_a_ministry_is_no_department_with_a_slip(small: Book) -> None:
    spellings = Spellings(small)
    assert spellings.offer("Bộ Một") is None


@pytest.mark.parametrize("text", ["Ki?m tra công tác", "Kie^?m tra"])
def test_lost_accents_are_seen(text: str) -> None:
    assert encoding_of(text) is LOST


def test_bonuses_are_beyond_the_maximum_unless_that_has_them_inside(small: Book, tmp_path: Path) -> None:
    """Of 5 points: 3 + 2 and a bonus of 1; or 2 + 2 and one inside."""
    beyond = brought(small, tmp_path, HEAD, "1;A;3;2;", "2;B;2;2;", "3;Điểm thưởng;;;", "3.1;C;1;0,5;")
    assert yaml.safe_load(beyond.text)["criteria"][2]["criteria"][0]["bonus"] is True
    assert "line 4: 3: called a bonus" in told(beyond)
    inside = brought(small, tmp_path, HEAD, "1;A;2;2;", "2;B;2;2;", "3;Điểm thưởng;1;0,5;")
    assert "bonus" not in inside.text


@pytest.mark.parametrize(
    ("most", "name", "printed", "of"),
    [
        (60, "Tổng cộng", 102, 100),  # of 60 + 40 + 2 the hundred is the scale
        (58, "Tổng cộng", 100, 100),  # which has the bonus inside
        (20, "Tổng cộng (kể cả điểm thưởng)", 62, 60),
        (18, "Grand total including bonus", 60, 58),  # as its name says
    ],
)
def test_a_total_may_be_printed_with_the_bonus(
    most: int, name: str, printed: int, of: int, small: Book, tmp_path: Path
) -> None:
    rows = (f"1;A;{most};10;", "2;B;40;30;", "3;Điểm thưởng;2;1;", f";{name};{printed};41;")
    done = brought(small, tmp_path, HEAD, *rows, index="NEW")
    assert yaml.safe_load(done.text)["max"] == of
    assert ("bonus: true" in done.text) == (of < printed)
    assert "printed" not in done.text


def test_what_is_added_and_taken_off_at_the_foot_needs_no_number_and_no_limit(
    small: Book, tmp_path: Path
) -> None:
    """4 of 5, 1 added and 0.5 taken off: 4.5, as printed below."""
    foot = (";Tổng điểm;5;4;", ";Điểm cộng;;1;", ";Điểm trừ;;-0,5;", ";Tổng sau cộng, trừ;;{};")
    rows = (HEAD, "1;A;3;2;", "2;B;2;2;", *foot)
    done = brought(small, tmp_path, *(row.format("4,5") for row in rows))
    added, taken = yaml.safe_load(done.text)["criteria"][2:]
    assert [added[key] for key in ("code", "max", "bonus", "achieved")] == ["3", 1, True, 1]
    assert [taken[key] for key in ("code", "min", "max", "achieved")] == ["4", -0.5, 0, -0.5]
    assert "4: no most that can be added or taken off is stated: what was given is taken for it (-0.5)" in (
        told(done)
    )
    assert "mức cộng, trừ nhiều nhất" in done.text  # and is marked in the file
    assert "“Tổng sau cộng, trừ” is printed as 4.6" in told(
        brought(small, tmp_path, *(row.format("4,6") for row in rows))
    )


def test_a_bonus_in_the_last_row_is_no_total(small: Book, tmp_path: Path) -> None:
    done = brought(small, tmp_path, HEAD, "1;A;3;2;", "2;B;2;2;", ";Tổng cộng;5;4;", ";Điểm cộng;2;1;")
    card = yaml.safe_load(done.text)
    assert [one["code"] for one in card["criteria"]] == ["1", "2", "3"]
    assert card["criteria"][2]["bonus"] is True
    assert "erratum" not in done.text


@pytest.mark.parametrize("rows", [("2;Điểm trừ;1;1;",), ("2;Các điểm trừ;;;", "2.1;Chậm báo cáo;1;0,5;")])
def test_deductions_are_never_added(rows: tuple[str, ...], small: Book, tmp_path: Path) -> None:
    with pytest.raises(DataProblems) as refused:
        brought(small, tmp_path, HEAD, "1;A;5;4;", *rows)
    assert {one.rule.code for one in refused.value.findings} == {"CT623"}


def test_a_total_is_compared_though_it_alone_has_decimals(small: Book, tmp_path: Path) -> None:
    """2 + 1 = 3, of which no maximum stands in the row of the total."""
    done = brought(small, tmp_path, HEAD, "1;A;3;2;", "2;B;2;1;", ";Tổng cộng;;3,5;")
    assert "printed as 3.5 below “Điểm đạt”, the rows come to 3" in told(done)
    assert "CT735" not in {one.rule.code for one in done.findings}  # its erratum is not told again


def test_a_total_of_another_stage_is_kept_where_the_rows_are_a_part(small: Book, tmp_path: Path) -> None:
    """2 + 1.5 = 3.5 of the 4 that are listed of 5; 3.8 is printed. A person is still to judge it."""
    head = "STT;Tiêu chí;Điểm tối đa;Tự chấm;Thẩm định"
    rows = (head, "1;A;2;2;1,5", "2;B;2;1,5;1", ";Tổng cộng;4;3,8;2,5")
    done = brought(small, tmp_path, *rows, listing="part")
    card = yaml.safe_load(done.text)
    assert not card.keys() & {"published", "printed"}  # of the whole nothing is printed
    (erratum,) = card["errata"]
    assert (erratum["stage"], erratum["printed"], erratum["computed"]) == ("self", 3.8, 3.5)
    data = tmp_path / "data"
    shutil.copytree(BASE, data)
    data.joinpath("scores/2022/par-index.yaml").write_text(done.text, encoding="utf-8")
    (told_of,) = [one for one in validate_paths([], data).findings if one.rule.code.startswith("CT73")]
    assert "PAR-INDEX is printed as 3.8, but computes to 3.5 (difference 0.3)" in told_of.message("en")


def test_tags_in_csv_are_words_unless_they_are_closed(small: Book, tmp_path: Path) -> None:
    done = brought(
        small, tmp_path, HEAD, "1;<b>A <1,000;3;2;xem <i>", "2;<b>B</b> <br>b;2;1;", listing="full"
    )
    names = [
        (one["name"]["vi"], one.get("note", {}).get("vi")) for one in yaml.safe_load(done.text)["criteria"]
    ]
    assert names == [("<b>A <1,000", "xem <i>"), ("B b", None)]


def test_sums_of_some_rows_are_compared_and_are_no_total(small: Book, tmp_path: Path) -> None:
    """2 + 1 = 3 of 4 points; the sum below the last row is of that section alone."""
    rows = (HEAD, "1;A;2;2;", "2;B;2;1;", ";Cộng phần I;4;3,5;", "3;C;0,5;0,5;", "4;D;0,5;0,5;")
    done = brought(small, tmp_path, *rows, ";Cộng phần II;1;1;")
    assert "“Cộng phần I” is printed as 3.5 below “Điểm đạt”, the rows come to 3" in told(done)
    assert "published" not in yaml.safe_load(done.text)


def test_columns_that_follow_from_points_and_maximum_are_held_against_them(
    small: Book, tmp_path: Path
) -> None:
    def of(head: str, *cells: str) -> str:
        rows = ("1;Một;1;0,5", "2;Hai;2;1,5", "3;Ba;2;2", ";Tổng cộng;5;4")
        lines = (f"{row};{cell}" for row, cell in zip(rows, cells, strict=True))
        return told(brought(small, tmp_path, f"TT;Tiêu chí;Điểm chuẩn;Điểm đạt;{head}", *lines))

    wrong = "one of the figures is wrong"
    assert wrong not in of("Điểm trừ", "0,5", "-0,5", "", "1")
    assert "2: “Điểm trừ” says 0.1 beside 1.5 of 2" in of("Điểm trừ", "0,5", "0,1", "0", "1")
    assert "Tổng cộng: “Lost” says 2 beside 4 of 5" in of("Lost", "0,5", "0,5", "0", "2")
    assert wrong not in of("Tỷ lệ đạt", "50%", "75%", "100%", "80,0%")
    assert "2: “Tỷ lệ %” says 57% beside 1.5 of 2" in of("Tỷ lệ %", "50", "57%", "100%", "0,8")
    assert wrong not in of("Điểm trừ", "3", "2", "1", "6")  # which is something else here


def test_times_without_a_column_of_leads_are_kept_and_nobody_is_made_up(small: Book, tmp_path: Path) -> None:
    rows = ("TT;Tiêu chí;Điểm tối đa;Điểm đạt;Hạn hoàn thành", "1;A;2;1,5;30/6/2023", "2;B;3;3;")
    done = brought(small, tmp_path, *rows, kind="plan")
    (item,) = yaml.safe_load(done.text)["parts"][0]["items"]
    assert (item["criteria"], item["timing"]["date"]) == (["1"], "2023-06-30")
    assert item["leads"]["agencies"] == []
    assert "no column of leads: times and tasks are kept, who leads them is not known (1 rows)" in told(done)
    assert "“Hạn hoàn thành” (1)" in told(brought(small, tmp_path, *rows))  # a scorecard holds no times


@pytest.mark.parametrize(
    ("foot", "told_of"),
    [
        (";Tỷ lệ đạt (%);;75%;", "“Tỷ lệ đạt (%) 75%” is a row of sums"),
        ("3;Xếp loại;;Khá;", "left out “3 Xếp loại Khá”"),
        (";Rating;;Good;", "left out “Rating Good”"),
        ("3;Điểm trung bình;2;1,5;", "“Điểm trung bình” is a row of sums"),
    ],
)
def test_how_good_the_whole_is_is_no_criterion(foot: str, told_of: str, small: Book, tmp_path: Path) -> None:
    """1.5 + 1.5 = 3 of 4: 75 %, or 1.5 of 2 for each."""
    done = brought(small, tmp_path, HEAD, "1;A;2;1,5;", "2;B;2;1,5;", foot, index="NEW", listing="full")
    card = yaml.safe_load(done.text)
    assert (card["max"], [one["code"] for one in card["criteria"]]) == (4, ["1", "2"])
    assert told_of in told(done)
    assert "check each" not in told(done)
