"""Panels from tables of other layouts, and tables that contradict their map: values worked out by hand."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

import docx
import openpyxl
import pytest

from tests.conftest import REPOSITORY, Program
from tests.importing.test_panels import bring_in, rows

HEAD = "format: ctscore/panel-map@1\nsource: {document: vi-du-2023}\nmax: 20\n"
ROWS = "unit_column: Đơn vị\n"


def two(first: str = "column: A", second: str = "column: B") -> str:
    return (
        f'criteria:\n- {{code: "1", name: {{vi: Một}}, max: 10, {first}}}\n'
        f'- {{code: "2", name: {{vi: Hai}}, max: 10, {second}}}\n'
    )


def excel(path: Path, table: Sequence[Sequence[object]], merges: Sequence[str] = ()) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in table:
        sheet.append(list(row))
    for one in merges:
        sheet.merge_cells(one)
    book.save(path)
    return path


Bring = Callable[..., tuple[int, str, str]]


@pytest.fixture
def bring(tmp_path: Path, program: Program) -> Bring:
    def run(table: str | Path, map_text: str, *more: str) -> tuple[int, str, str]:
        return bring_in(program, tmp_path, table, HEAD + map_text, *more)

    return run


LEAGUE = (
    ("Hạng", "Đơn vị", "A", None, "B"),
    (1, "Sở A", 9.6, "Sở B", 8.8),
    (2, "Sở B", 9.5, "Sở C", 8.5),
    (3, "Sở C", 9.4, "Sở A", 8.3),
)


def test_a_column_of_other_units_disproves_the_map_also_without_a_header(
    tmp_path: Path, bring: Bring
) -> None:
    table = excel(tmp_path / "t.xlsx", LEAGUE)
    code, text, told = bring(table, ROWS + two())
    assert (code, text) == (2, "")
    assert "t.xlsx:2:4: error CT670 the column “[D]” names units in 3 of 3 rows" in told
    assert "first: cell D2, “Sở B” beside “Sở A”" in told


def test_each_criterion_of_a_league_table_by_its_own_units(tmp_path: Path, bring: Bring) -> None:
    table = excel(tmp_path / "t.xlsx", LEAGUE)
    code, text, told = bring(table, ROWS + two(second="column: B, unit_column: cột D"))
    assert (code, rows(text)) == (0, ["so-a 9.6 8.3", "so-b 9.5 8.8", "so-c 9.4 8.5"])
    assert "columns that are not used: Hạng" in told


def test_units_right_of_the_figures_disprove_a_map_too(bring: Bring) -> None:
    told = bring("Đơn vị,A,B,Xếp theo B\nSở A,7,5,Sở B\nSở B,6,4,Sở A\n", ROWS + two())[2]
    assert "error CT670 the column “Xếp theo B”" in told


def test_a_criterion_behind_other_units_says_whose_it_is(tmp_path: Path, program: Program) -> None:
    table = "Đơn vị,A,Đơn vị B,B,C\nSở A,9,Sở B,8,1\nSở B,8,Sở A,7,2\n"
    three = '- {code: "3", name: {vi: Ba}, max: 2, column: C}\n'
    named = HEAD.replace("max: 20", "max: 22") + ROWS + two(second="column: B, unit_column: Đơn vị B")
    told = bring_in(program, tmp_path, table, named + three)[2]
    assert "error CT671 3: the column “C” stands behind the units in “Đơn vị B”" in told
    code, text, _ = bring_in(
        program, tmp_path, table, named + three.replace("}\n", ", unit_column: Đơn vị}\n")
    )
    assert (code, rows(text)) == (0, ["so-a 9 7 1", "so-b 8 8 2"])


def test_what_units_belong_to_is_no_other_unit(bring: Bring) -> None:
    code, text, told = bring("Khối,Mã,Đơn vị,A,B\nSở C,so-a,Sở A,7,6\nSở C,so-b,Sở B,5,4\n", ROWS + two())
    assert (code, rows(text)) == (0, ["so-a 7 6", "so-b 5 4"])
    assert "columns that are not used: Khối, Mã" in told


def test_headers_of_two_rows_with_merges(tmp_path: Path, bring: Bring) -> None:
    table = (
        ("TT", "Đơn vị", "Tự chấm", None, "Thẩm định", None),
        (None, None, "A", "B", "A", "B"),
        (1, "Sở A", 7.5, 6, 7, 5),
        (2, "Sở B", 6.5, 5, 6, 4),
    )
    path = excel(tmp_path / "t.xlsx", table, ["A1:A2", "B1:B2", "C1:D1", "E1:F1"])
    code, text, told = bring(path, ROWS + two("column: Thẩm định > A", "column: Thẩm định > B"))
    assert (code, rows(text)) == (0, ["so-a 7 5", "so-b 6 4"])
    assert "not used: TT, Tự chấm > A, Tự chấm > B" in told
    told = bring(path, ROWS + two())[2]
    assert told.count("error CT604") == 2
    assert "`Upper > Lower`" in told


def test_a_header_below_titles_is_found_and_a_row_that_counts_columns_left_out(bring: Bring) -> None:
    table = "Bảng 1;;;\n;;;\nTT;Đơn vị;A;B\n(1);(2);(3);(4)\n1;Sở A;7,5;6\n2;Sở B;6,5;5\n"
    code, text, told = bring(table, ROWS + two())
    assert (code, rows(text)) == (0, ["so-a 7.5 6", "so-b 6.5 5"])
    assert "rows that are no units: (1) (2) (3) (4)" in told


def test_units_in_columns(bring: Bring) -> None:
    table = "TT;Tiêu chí;Sở A;Sở B\n1;A;7,5;6\n2;B;6,5;\n;Tổng cộng;14;6\n"
    code, text, told = bring(table, "units: in-columns\ncode_column: Tiêu chí\n" + two())
    assert (code, rows(text)) == (0, ["so-a 7.5 6.5", "so-b 6   -"])
    assert "only checked against: Tổng cộng" in told
    told = bring(table.replace("Sở B", "Sở X"), "units: in-columns\ncode_column: Tiêu chí\n" + two())[2]
    assert re.search(r"t\.csv:1:4: error CT605 .*“Sở X”", told)


LONG = "unit_column: Đơn vị\ncode_column: Mã\nvalue_column: Số\nperiod_column: Năm\n" + two(
    "not_applicable: shrink", "not_applicable: zero"
)
FIGURES = """\
Đơn vị,Mã,Năm,Số
Sở A,1,2026,7
Sở A,2,2026,6
Sở B,1,2026,3
Sở A,1,2024,7.5
Sở A,2,2024,6.5
Sở B,2,2024,na
Sở B,1,Năm 2024,5
"""


def test_a_row_a_figure(bring: Bring) -> None:
    code, text, told = bring(FIGURES, LONG)
    assert (code, rows(text)) == (0, ["so-a 7.5 6.5", "so-b 5   na"])
    assert "other periods, not brought in: 2026 (3)" in told


def test_several_periods_become_one_panel(bring: Bring) -> None:
    code, text, told = bring(FIGURES, "periods: [2024, 2026]\n" + LONG)
    assert code == 0
    assert re.findall(r"(?:- year: |  - )(.*)", text[text.index("periods:") :]) == [
        *("2024", "so-a 7.5 6.5", "so-b 5   na"),
        *("2026", "so-a 7 6", "so-b 3 -"),
    ]
    assert "has no row for (codes of criteria in brackets): so-b (2)" in told


def test_years_in_columns(bring: Bring) -> None:
    table = "Đơn vị,A 2026,B 2026,A 2024,B 2024\nSở A,1,2,3,4\nSở B,5,6,7,8\n"
    named = two('column: "A {period}"', 'column: "B {period}"')
    code, text, told = bring(table, ROWS + named)
    assert (code, rows(text)) == (0, ["so-a 3 4", "so-b 7 8"])
    assert "not used: A 2026, B 2026" in told
    text = bring(table, ROWS + "periods: [2024, 2026]\n" + named)[1]
    assert re.findall(r"so-\w \d \d", text) == ["so-a 3 4", "so-b 7 8", "so-a 1 2", "so-b 5 6"]


def test_rows_of_a_long_table_that_do_not_fit_are_told(bring: Bring) -> None:
    told = bring(FIGURES + "Sở B,3,2024,4\nSở B,1,2024,9\nSở B,1,nay,9\n", LONG)[2]
    assert re.findall(r"t\.csv:(\d+):(\d+): error (CT\d+)", told) == [
        ("9", "2", "CT678"),
        ("10", "2", "CT678"),
        ("11", "3", "CT678"),
    ]


def test_merged_units_reach_down_and_merged_figures_do_not(tmp_path: Path, bring: Bring) -> None:
    table = (("Đơn vị", "Mã", "Số"), ("Sở A", "1", 7), (None, "2", 6), ("Sở B", "1", 5), (None, "2", 4))
    path = excel(tmp_path / "t.xlsx", table, ["A2:A3", "A4:A5"])
    code, text, _ = bring(
        path, "unit_column: Đơn vị\ncode_column: Mã\nvalue_column: Số\n" + two("min: 0", "min: 0")
    )
    assert (code, rows(text)) == (0, ["so-a 7 6", "so-b 5 4"])
    path = excel(tmp_path / "t.xlsx", (("Đơn vị", "A", "B"), ("Sở A", 7, 6), ("Sở B", None, 5)), ["B2:B3"])
    assert "row 3, column “A”: the cell is merged with the one above" in bring(path, ROWS + two())[2]


def test_tables_of_word_and_markdown(tmp_path: Path, bring: Bring) -> None:
    document = docx.Document()
    table = document.add_table(4, 4)
    for row, cells in enumerate(
        (("TT", "Đơn vị", "Điểm", ""), ("", "", "A", "B"), ("1", "Sở A", "7,5", "6"))
    ):
        for place, text in enumerate(cells):
            table.cell(row, place).text = text
    for place, text in enumerate(("2", "Sở B", "6,5", "5")):
        table.cell(3, place).text = text
    table.cell(0, 1).merge(table.cell(1, 1))
    table.cell(0, 2).merge(table.cell(0, 3))
    document.save(str(tmp_path / "t.docx"))
    assert rows(bring(tmp_path / "t.docx", ROWS + two())[1]) == ["so-a 7.5 6", "so-b 6.5 5"]
    text = "Bảng\n\n| Đơn vị | A | B |\n|---|---|---|\n| Sở A | 7,5 | 6 |\n| Sở B | 6,5 | 5 |\n"
    (tmp_path / "t.md").write_text(text, encoding="utf-8")
    assert rows(bring(tmp_path / "t.md", ROWS + two())[1]) == ["so-a 7.5 6", "so-b 6.5 5"]


RESULT = """\
Đơn vị;A;B;Tổng;Hạng
Sở A;7,5;6;13,5;1
Sở B;6,5;5;11,5;2-3
Sở C;6;5,5;11,5;=2
Trung bình;;;12,2;
Ghi chú: sơ bộ;;;;
"""


def test_printed_totals_and_ranks_are_checked_and_rows_that_sum_up_left_out(bring: Bring) -> None:
    code, text, told = bring(RESULT, ROWS + two())
    assert (code, len(rows(text))) == (0, 3)
    assert "rows that are no units: Trung bình, Ghi chú: sơ bộ" in told
    assert "only checked against: Tổng, Hạng" in told
    code, _, told = bring(RESULT.replace("13,5", "13,6"), ROWS + two())
    assert code == 0
    assert "warning CT675 the column “Tổng” differs" in told
    assert "in 1 of 3 rows: line 2: printed 13.6, computed 13.5" in told


def test_ranks_against_the_points_disprove_a_map(bring: Bring) -> None:
    table = "Đơn vị,A,B,Hạng\nSở A,1,5,1\nSở B,2,5,2\nSở C,3,5,3\nSở D,4,5,4\n"
    told = bring(table, ROWS + two())[2]
    assert "error CT674 the column “Hạng” contradicts the points by the map in 3 of 4 rows" in told
    assert bring(table, ROWS + "unused: [Hạng]\n" + two())[0] == 0
    assert bring(table.replace("Hạng", "Hạng 2020"), ROWS + two())[0] == 0  # ranks of another year


def test_weighted_totals(bring: Bring) -> None:
    table = "Đơn vị,A,B,Tổng có trọng số\nSở A,7.0,5.0,64.00\nSở B,5.0,8.0,59.00\n"  # 70 and 30 % of 100
    told = bring(table, ROWS + two())[2]
    assert "error CT674" in told
    assert "line 2: printed 64, computed 12; line 3: printed 59, computed 13" in told
    weights = two("weight: 70, column: A", "weight: 30, column: B")
    head = "aggregate: weighted-mean\n"
    code, _, told = bring(table, ROWS + head + weights)
    assert code == 2  # of 20, not of 100
    assert "computed 12.8" in told


OWN = """\
Hạng;Đơn vị;Điểm chuẩn tối đa;Điểm;Chỉ số chung
1;Sở A;8;7,6;95,00%
2;Sở B;10;9;90,00%
3;Sở C;9;4,5;50,00%
"""


def test_maxima_of_the_units_own(tmp_path: Path, program: Program) -> None:
    plainly = (
        HEAD.replace("max: 20", "max: 10")
        + ROWS
        + 'criteria:\n- {code: "1", name: {vi: Một}, max: 10, column: Điểm}\n'
    )
    told = bring_in(program, tmp_path, OWN, plainly)[2]
    assert re.findall(r"error (CT67\d) the column “([^”]+)”", told) == [
        ("CT673", "Điểm chuẩn tối đa"),
        ("CT674", "Chỉ số chung"),
        ("CT674", "Hạng"),
    ]
    own = plainly.replace("column: Điểm", "column: Điểm, max_column: Điểm chuẩn tối đa")
    code, text, told = bring_in(program, tmp_path, OWN, own)
    assert (code, rows(text)) == (0, ["so-a 7.6", "so-b 9", "so-c 4.5"])
    assert "rank_by: percent" in text
    assert re.findall(r'unit: (so-\w), max: \{"1": (\d+)\}', text) == [("so-a", "8"), ("so-c", "9")]
    assert "only checked against: Hạng, Chỉ số chung" in told
    told = bring_in(program, tmp_path, OWN.replace("7,6", "8,5"), own)[2]
    assert "8.5 in the column 1 is above the maximum 8" in told
    told = bring_in(program, tmp_path, OWN.replace(";9;4", ";;4"), own)[2]
    assert "row 4, column “Điểm chuẩn tối đa”: the unit has points and no maximum of its own" in told


@pytest.mark.parametrize(
    ("header", "figures", "what"),
    [
        ("Hạng", (7, 6.5), "ranks"),
        ("Xếp hạng 2024", (7, 6.5), "ranks"),
        ("Tỷ lệ hộ nghèo", (1.5, 2), "a rate of which less is better"),
        ("Điểm đạt (%)", (7, 6.5), "percentages, while the maximum is not 100"),
        ("Điểm xếp hạng", (7, 6.5), ""),
        ("Tỷ lệ giảm hộ nghèo", (7, 6.5), ""),
        ("Số khách hàng", (7, 6.5), ""),
    ],
)
def test_what_is_no_points(header: str, figures: tuple[float, float], what: str, bring: Bring) -> None:
    table = f"Đơn vị,{header},B\nSở A,{figures[0]},5\nSở B,{figures[1]},5\n"
    code, _, told = bring(table, ROWS + two(f"column: {header}"))
    assert (code, f"looks like {what}" in told if what else "CT672" in told) == (
        (2, True) if what else (0, False)
    )
    if what:
        assert bring(table, ROWS + two(f"column: {header}, holds: points"))[0] == 0


def test_numbers_one_to_n_are_ranks_until_the_map_says_otherwise(bring: Bring) -> None:
    table = "Đơn vị,A,B\n" + "".join(f"Sở {unit},{place},5\n" for place, unit in enumerate("CABED", start=1))
    assert "error CT672 1: the column “A” looks like ranks" in bring(table, ROWS + two())[2]
    assert bring(table, ROWS + two("column: A, holds: points"))[0] == 0
    assert bring(table.replace("D,5,", "D,6,"), ROWS + two())[0] == 0


ANSWERS = """\
answers:
- id: co-khong
  words:
  - {id: co, word: {vi: Có}, share: 1}
  - {id: khong, word: {vi: Không}, share: 0}
"""


def test_answers_in_words(bring: Bring) -> None:
    named = ANSWERS + two("column: A, answers: co-khong")
    code, text, _ = bring("Đơn vị,A,B\nSở A,Có,6\nSở B,không,5\n", ROWS + named)
    assert (code, rows(text)) == (0, ["so-a co    6", "so-b khong 5"])
    told = bring("Đơn vị,A,B\nSở A,Có,6\nSở B,Có một phần,5\n", ROWS + named)[2]
    assert "t.csv:3:2: error CT607 row 3, column “A”: `Có một phần` is no answer to 1" in told
    assert "declared as `answers`" in bring("Đơn vị,A,B\nSở A,Tốt,6\nSở B,Khá,5\n", ROWS + two())[2]


def test_what_stands_beside_figures_is_named_and_never_joined(bring: Bring) -> None:
    code, text, told = bring("Đơn vị;A;B\nSở A;7,5 (2023);6▲2\nSở B;6,5*;5/10\n", ROWS + two())
    assert (code, rows(text)) == (0, ["so-a 7.5 6", "so-b 6.5 5"])
    assert (
        "the column “A”: what stands beside figures is not kept, in 2 cells: line 2 “(2023)”, line 3 “*”"
        in told
    )
    told = bring("Đơn vị;A;B\nSở A;12/63;6\nSở B;1 2;5\n", ROWS + two())[2]
    assert told.count("error CT607") == 2


RAW = two("better: lower, column: A").replace("max: 10, better", "better")


@pytest.mark.parametrize(
    ("cells", "more", "found"),
    [
        (("1.234", "2.345", "6,5"), "", ["so-a 1234 6.5", "so-b 2345 5"]),
        (("1.234", "2.345", "6.5"), "", ["so-a 1.234 6.5", "so-b 2.345 5"]),
        (("1.234", "2.345", "6"), "", []),
        (("1.234", "2.345", "6"), "decimal: dot\n", ["so-a 1.234 6", "so-b 2.345 5"]),
        (("1,5", "2.5", "6"), "", []),
        (("1.234,5", "2.345,0", "6"), "", ["so-a 1234.5 6", "so-b 2345 5"]),
    ],
)
def test_the_whole_table_tells_what_a_dot_is(
    cells: tuple[str, str, str], more: str, found: list[str], tmp_path: Path, program: Program
) -> None:
    table = f"Đơn vị;A;B\nSở A;{cells[0]};{cells[2]}\nSở B;{cells[1]};5\n"
    code, text, told = bring_in(
        program, tmp_path, table, HEAD.replace("max: 20", "max: 10") + ROWS + more + RAW
    )
    assert (code, [" ".join(row.split()) for row in rows(text)]) == (0 if found else 2, found)
    assert ("CT679" in told) is not bool(found)


def test_percents_are_points_of_a_hundred_only(tmp_path: Path, program: Program) -> None:
    table = "Đơn vị;A\nSở A;95,5%\nSở B;80 %\n"
    hundred = (
        HEAD.replace("max: 20", "max: 100")
        + ROWS
        + 'criteria:\n- {code: "1", name: {vi: Một}, max: 100, column: A}\n'
    )
    assert rows(bring_in(program, tmp_path, table, hundred)[1]) == ["so-a 95.5", "so-b 80"]
    told = bring_in(program, tmp_path, table, hundred.replace("100", "96"))[2]
    assert told.count("is a percentage and no points") == 2


def test_units_that_had_ended_are_told_with_the_day_on_which_they_lived(
    tmp_path: Path, program: Program
) -> None:
    (tmp_path / "t.csv").write_text("Tỉnh,A\nTP. Cần Thơ,66\nHà Giang,50\nTT-Huế,60\n", encoding="utf-8")
    command = ("import", "panel", "t.csv", "-i", "PAPI", "-y", "2025", "-m", "m.yaml", "-l", "en", "-d")
    named = "format: ctscore/panel-map@1\nsource: {document: papi-2024}\nmax: 100\nunit_column: Tỉnh\n"
    named += 'criteria:\n- {code: "1", name: {vi: Điểm}, max: 100, column: A}\n'
    (tmp_path / "m.yaml").write_text(named, encoding="utf-8")
    told = program(*command, str(REPOSITORY / "data"), cwd=tmp_path).stderr
    assert "t.csv:3:1: error CT676 there are units that did not live on 2025-12-31 (1): Hà Giang" in told
    assert "write `borders: 2025-06-30` into the map" in told
    (tmp_path / "m.yaml").write_text(named + "borders: 2025-06-30\n", encoding="utf-8")
    done = program(*command, str(REPOSITORY / "data"), cwd=tmp_path)
    assert re.findall(r"^- (\S+) +(\d+)$", done.stdout, flags=re.MULTILINE) == [
        ("can-tho", "66"),
        ("ha-giang", "50"),
        ("thua-thien-hue", "60"),
    ]
    assert "borders: 2025-06-30" in done.stdout


@pytest.mark.parametrize(
    ("map_text", "words"),
    [
        (two(), "it lacks a `unit_column`"),
        (ROWS + "value_column: A\n" + two(), "`value_column` lacks a `code_column`"),
        ("units: in-columns\n" + two(), "`units: in-columns` lacks a `code_column`"),
        (ROWS + "periods: [2022]\n" + two(), "`periods` lacks 2024, which is asked for"),
        (ROWS + "periods: [2024]\n" + two(), "`periods` lacks a `period_column`"),
    ],
)
def test_maps_that_do_not_say_where_things_stand(map_text: str, words: str, bring: Bring) -> None:
    code, _, told = bring("Đơn vị,A,B\nSở A,1,1\n", map_text)
    assert code == 2
    assert f"error CT677 the map: {words}" in told


def test_a_table_without_a_map_gives_one_to_start_from(tmp_path: Path, program: Program) -> None:
    (tmp_path / "t.csv").write_text(RESULT, encoding="utf-8")
    command = ("import", "panel", "t.csv", "-i", "CCHC-SO", "-y", "2024", "-d")
    folder = str(REPOSITORY / "examples" / "cham-diem-so" / "data")
    done = program(*command, folder, "-l", "vi", cwd=tmp_path)
    assert done.returncode == 2
    assert "điền điểm tối đa, rồi chạy lại với --map" in done.stderr
    assert "unit_column: Đơn vị\n" in done.stdout
    assert "total_column: Tổng\nrank_column: Hạng\n" in done.stdout
    filled = done.stdout.replace("max: ,", "max: 10,").replace("max:\n", "max: 20\n")
    (tmp_path / "m.yaml").write_text(filled.replace("document: ", "document: vi-du-2023"), encoding="utf-8")
    assert rows(program(*command, folder, "-m", "m.yaml", cwd=tmp_path).stdout)[0] == "so-a 7.5 6"


def test_other_tables_and_sheets_are_told(tmp_path: Path, bring: Bring) -> None:
    table = "| Đơn vị | A | B |\n|---|---|---|\n| Sở A | 7 | 6 |\n"
    (tmp_path / "t.md").write_text(f"Một\n\n{table}\nHai\n\n{table}", encoding="utf-8")
    code, text, told = bring(tmp_path / "t.md", ROWS + two())
    assert (code, rows(text)) == (0, ["so-a 7 6"])
    assert "other tables in the file: 1" in told
    book = openpyxl.Workbook()
    for cells in (["Đơn vị", "A", "B"], ["Sở A", 7, 6]):
        book.worksheets[0].append(cells)
    book.create_sheet("Năm trước")
    book.save(tmp_path / "t.xlsx")
    assert "sheets that are not read (--sheet): Năm trước" in bring(tmp_path / "t.xlsx", ROWS + two())[2]
