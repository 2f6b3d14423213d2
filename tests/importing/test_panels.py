"""`import panel`: wide tables become panels; each cell that does not fit is named, and nothing is written."""

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.formula import ArrayFormula

from ctscore.validation import validate_paths
from tests.conftest import REPOSITORY, Program

EXAMPLE = REPOSITORY / "examples" / "cham-diem-so"
MAP = """\
format: ctscore/panel-map@1
unit_column: Đơn vị
source: {document: vi-du-2023}
max: 7
criteria:
- {code: "1", name: {vi: Một}, max: 4, column: A}
- {code: "2", name: {vi: Hai}, min: 1, max: 3, column: B}
"""


def bring_in(
    program: Program, folder: Path, table: str | Path, map_text: str = MAP, *more: str
) -> tuple[int, str, str]:
    (folder / "map.yaml").write_text(map_text, encoding="utf-8")
    if isinstance(table, str):
        (folder / "t.csv").write_text(table, encoding="utf-8")
        table = Path("t.csv")
    done = program(
        *("import", "panel", str(table), "--index", "CCHC-SO", "--year", "2024", "--map", "map.yaml"),
        *("--data", str(EXAMPLE / "data"), "--lang", "en", *more),
        cwd=folder,
    )
    return done.returncode, done.stdout, done.stderr


def rows(text: str) -> list[str]:
    return re.findall(r"^- (so-.*)$", text, flags=re.MULTILINE)


def test_the_example_gives_the_panel_that_it_ships(tmp_path: Path, program: Program) -> None:
    target = tmp_path / "panels" / "cchc-so.yaml"
    done = program(
        *("import", "panel", "bang-diem-2023.csv", "-i", "cchc-so", "-y", "2023", "-m", "anh-xa.yaml"),
        *("--data", "data", "-o", str(target), "-l", "vi"),
        cwd=EXAMPLE,
    )
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines()[-3:] == [
        f"{target}: 4 đơn vị",
        "  bỏ trống vì không có số liệu: so-d",
        "  dòng không phải đơn vị: Trung bình",
    ]
    made, shipped = (
        path.read_text(encoding="utf-8").split("\n", 1)
        for path in (target, EXAMPLE / "data/panels/2023/cchc-so.yaml")
    )
    assert made[1] == shipped[1]
    assert made[0] == "# schema: ctscore schema panel"  # there is none above


def test_the_example_is_valid_and_ranked(program: Program) -> None:
    assert validate_paths([EXAMPLE / "data"], None).findings == ()
    done = program("rank", "2023", "--lang", "en", cwd=EXAMPLE)
    # 3.5 + 2 + 4.25 + 9.1 + 6 = 24.85; 4 + 2.5 + 3 + 8.6 + 7.75 = 25.85.
    assert "Sở A: rank 3 of 4, 24.85 points." in done.stdout
    assert re.search(r"Next rank up +2 +25\.85 +1\.00 +Sở E", done.stdout)


def test_units_by_any_name_and_blanks(tmp_path: Path, program: Program) -> None:
    table = "Đơn vị,B,A\nso a,2,3.25\nSB,,1\nDepartment C,n/a,-\n\nSỞ D,3,4\n"
    code, text, told = bring_in(program, tmp_path, table, MAP + "blank: [n/a, '-']\n")
    assert (code, rows(text)) == (0, ["so-a 3.25 2", "so-b 1    -", "so-d 4    3"])
    assert told == "3 units\n  left out, having no figures: so-c\n"


def test_figures_of_a_month_need_the_second_version(tmp_path: Path, program: Program) -> None:
    (tmp_path / "map.yaml").write_text(MAP, encoding="utf-8")
    (tmp_path / "t.csv").write_text("Đơn vị,A,B\nSở A,3,2\n", encoding="utf-8")
    done = program(
        *("import", "panel", "t.csv", "--index", "CCHC-SO", "--year", "4/2024", "--map", "map.yaml"),
        *("--data", str(EXAMPLE / "data"), "--lang", "en"),
        cwd=tmp_path,
    )
    assert done.returncode == 0
    assert "format: ctscore/panel@2\n" in done.stdout
    assert 'period: "2024-M04"' in done.stdout


def test_every_refused_cell_is_named_and_nothing_is_written(tmp_path: Path, program: Program) -> None:
    table = "Đơn vị,A,B\nSở A,4.5,1\nSở X,1,1\nSở B,1e1,0.5\nSở C,-1,\nSở A,1,1\n,2,2\nSở D,1.0000000001,ba\n"
    target = tmp_path / "out.yaml"
    code, text, told = bring_in(program, tmp_path, table, MAP, "-o", str(target))
    assert (code, text, target.exists()) == (2, "", False)
    found = re.findall(r"^t\.csv:(\d+):(\d+): error (CT\d+) (.*)$", told, flags=re.MULTILINE)
    assert [(line, column, rule) for line, column, rule, _ in found] == [
        ("2", "2", "CT607"),
        ("3", "1", "CT605"),
        ("4", "2", "CT607"),
        ("4", "3", "CT607"),
        ("5", "2", "CT607"),
        ("6", "1", "CT606"),
        ("7", "1", "CT617"),
        ("8", "2", "CT607"),
        ("8", "3", "CT607"),
    ]
    words = [message for *_, message in found]
    assert words[0] == "row 2, column “A”: 4.5 in the column 1 is above the maximum 4"
    assert words[1].startswith("row 3, column “Đơn vị”: there is no unit “Sở X”; did you mean")
    assert words[3] == "row 4, column “B”: 2: 0.5 is below 1, the least of its scale"
    assert words[5] == "row 6: `so-a` stands already in row 2"


@pytest.mark.parametrize(
    ("table", "more", "row"),
    [
        ("Đơn vị;A;B\nSở A;3,5;2\n", "decimal: comma\n", "so-a 3.5 2"),
        ("Đơn vị\tA\tB\nSở A\t3.5\t2\n", "", "so-a 3.5 2"),
        ('Đơn vị,A,B\nSở A,"3,5",2\n', "decimal: comma\n", "so-a 3.5 2"),
        ("Bảng\n\nĐơn vị,A,B\nSở A,3.50,2\n", "header_row: 3\n", "so-a 3.5 2"),
        ("Đơn vị,A,B\nSở A,1.23456789012,2\n", "decimals: 4\n", "so-a 1.2346 2"),
    ],
)
def test_tables_of_other_manners(table: str, more: str, row: str, tmp_path: Path, program: Program) -> None:
    code, text, _ = bring_in(program, tmp_path, table, MAP + more)
    assert (code, rows(text)) == (0, [row])


def test_the_table_tells_its_decimal_sign_and_a_map_that_states_another_is_not_followed(
    tmp_path: Path, program: Program
) -> None:
    table = "Đơn vị;A;B\nSở A;3,5;2\n"
    code, text, _ = bring_in(program, tmp_path, table)
    assert (code, rows(text)) == (0, ["so-a 3.5 2"])
    code, _, told = bring_in(program, tmp_path, table, MAP + "decimal: dot\n")
    assert code == 2
    assert "row 2, column “A”: `3,5` has a decimal comma" in told
    assert "take `decimal: dot` out of the map" in told


@pytest.mark.parametrize(
    ("table", "rule"),
    [
        ("Đơn vị,A\nSở A,1\n", "CT603"),
        ("Đơn vị,A,A,B\nSở A,1,1,1\n", "CT604"),
        ("Đơn vị,A,B\n", "CT608"),
        ("", "CT601"),
    ],
)
def test_a_table_that_does_not_fit(table: str, rule: str, tmp_path: Path, program: Program) -> None:
    code, text, told = bring_in(program, tmp_path, table)
    assert (code, text) == (2, "")
    assert f"error {rule} " in told


def test_a_header_below_the_table(tmp_path: Path, program: Program) -> None:
    assert "CT602" in bring_in(program, tmp_path, "Đơn vị,A,B\n", MAP + "header_row: 9\n")[2]


def test_faults_of_the_map_are_told_at_their_lines(tmp_path: Path, program: Program) -> None:
    wrong = MAP.replace("max: 4, column: A", "max: 4").replace('code: "2"', 'code: "1"')
    told = bring_in(program, tmp_path, "Đơn vị,A,B\nSở A,1,1\n", wrong)[2]
    assert re.findall(r"map\.yaml:(\d+):\d+: error (CT\d+)", told) == [("6", "CT609"), ("7", "CT301")]
    units = (EXAMPLE / "data/units.yaml").read_text(encoding="utf-8")
    told = bring_in(program, tmp_path, "Đơn vị,A,B\nSở A,1,1\n", units)[2]
    assert "error CT201 `format` is `ctscore/units@1`" in told
    assert "write one of: ctscore/panel-map@1" in told


def test_excel(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(path)
    first = workbook.add_worksheet("Trang đầu")
    first.write_row(0, 0, ["khác"])
    sheet = workbook.add_worksheet("Điểm")
    sheet.write_row(1, 1, ["Đơn vị", "A", "B"])  # an empty row and an empty column before it
    sheet.write_row(2, 1, ["Sở A", 0.1 + 0.2, 2])
    sheet.write_row(3, 1, ["Sở B", "3.5", 1.25])
    sheet.write_row(4, 1, ["Sở C", None, "quá"])
    workbook.close()
    code, text, told = bring_in(program, tmp_path, path, MAP + "header_row: 2\n", "--sheet", "Điểm")
    assert (code, text) == (2, "")
    assert "t.xlsx:5:4: error CT607 row 5, column “B”: `quá` is not a number" in told
    code, text, _ = bring_in(
        program, tmp_path, path, MAP + "header_row: 2\nblank: [quá]\n", "--sheet", "Điểm"
    )
    assert (code, rows(text)) == (0, ["so-a 0.3 2", "so-b 3.5 1.25"])
    told = bring_in(program, tmp_path, path, MAP, "--sheet", "không có")[2]
    assert "CT613" in told
    assert "Trang đầu, Điểm" in told
    assert "CT603" in bring_in(program, tmp_path, path, MAP)[2]  # the first sheet, when none is named


def test_what_is_no_excel_file(tmp_path: Path, program: Program) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"PK\x03\x04 nothing of the kind")
    code, _, told = bring_in(program, tmp_path, tmp_path / "t.xlsx")
    assert code == 2
    assert "error CT601 the table cannot be read" in told


def test_an_older_file_is_replaced_only_with_force(tmp_path: Path, program: Program) -> None:
    target = tmp_path / "out.yaml"
    target.write_text("old")
    table = "Đơn vị,A,B\nSở A,1,1\n"
    assert "exists" in bring_in(program, tmp_path, table, MAP, "-o", str(target))[2]
    assert target.read_text() == "old"
    assert bring_in(program, tmp_path, table, MAP, "-o", str(target), "--force")[0] == 0
    assert rows(target.read_text(encoding="utf-8")) == ["so-a 1 1"]


def test_hostile_names_stay_names(tmp_path: Path, program: Program) -> None:
    name = '{vi: "x: [y], \'z\' # no", en: "yes"}'
    code, text, _ = bring_in(program, tmp_path, "Đơn vị,A,B\nSở A,1,1\n", MAP.replace("{vi: Một}", name))
    assert code == 0
    (tmp_path / "back.yaml").write_text(text, encoding="utf-8")
    findings = validate_paths([tmp_path / "back.yaml"], EXAMPLE / "data").findings
    assert findings == ()
    assert 'vi: "x: [y], \'z\' # no", en: "yes"' in text


@pytest.mark.parametrize(
    ("table", "rule", "words"),
    [
        ("Đơn vị,A,B\nSở A,3,5,2\n", "CT610", "the header has 3 cells, row 2 has 4"),
        ("Đơn vị,A,B\nSở A,3\n", "CT610", "the header has 3 cells, row 2 has 2"),
        ("Đơn vị,A,B\nSở A,,\n", "CT608", "no row of the table has figures"),
    ],
)
def test_what_would_shift_or_vanish_is_refused(
    table: str, rule: str, words: str, tmp_path: Path, program: Program
) -> None:
    code, text, told = bring_in(program, tmp_path, table)
    assert (code, text) == (2, "")
    assert f"error {rule} {words}" in told


def test_a_dot_among_decimal_commas_is_not_guessed(tmp_path: Path, program: Program) -> None:
    told = bring_in(program, tmp_path, "Đơn vị;A;B\nSở A;1.234;1,5\n", MAP + "decimal: comma\n")[2]
    assert "`1.234` has a dot in a table with decimal commas" in told


def test_cells_are_quoted_as_they_stand(tmp_path: Path, program: Program) -> None:
    told = bring_in(program, tmp_path, "Đơn vị;A;B\nSở A;7,75%;1,5\n", MAP + "decimal: comma\n")[2]
    assert "“7,75%” is a percentage and no points" in told


@pytest.mark.parametrize(
    ("cell", "refused"), [("3,٣٣٣٣", True), ("-0,00001", True), ("1," + "3" * 31, True), ("1,00005", False)]
)
def test_rounding_takes_figures_only(cell: str, refused: bool, tmp_path: Path, program: Program) -> None:
    table = f"Đơn vị;A;B\nSở A;{cell};1,5\n"
    code, text, _ = bring_in(program, tmp_path, table, MAP + "decimal: comma\ndecimals: 4\n")
    assert (code, rows(text)) == ((2, []) if refused else (0, ["so-a 1.0001 1.5"]))


def test_a_column_counts_once(tmp_path: Path, program: Program) -> None:
    wrong = MAP.replace("column: B", "column: A")
    told = bring_in(program, tmp_path, "Đơn vị,A,B\nSở A,1,1\n", wrong)[2]
    assert "map.yaml:7:56: error CT611 2: the column “A” is used for 1 already" in told


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (MAP.replace("max: 7\n", "max: 8\n"), "CT306"),
        (MAP.replace("{vi: Một}", '{vi: "M\\u200bột"}'), "CT216"),
        (MAP + "decimals: 30\n", "CT208"),
        (MAP[: MAP.index("criteria:")] + "criteria: []\n", "CT612"),
    ],
)
def test_what_would_not_pass_is_not_written(wrong: str, rule: str, tmp_path: Path, program: Program) -> None:
    code, text, told = bring_in(program, tmp_path, "Đơn vị,A,B\nSở A,1,1\n", wrong)
    assert (code, text) == (2, "")
    assert f"error {rule} " in told


def test_a_panel_is_held_against_the_data_it_goes_to(tmp_path: Path, program: Program) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "e")
    command = ("import", "panel", "bang-diem-2023.csv", "-i", "CCHC-SO", "-m", "anh-xa.yaml", "-d", "data")
    twice = program(*command, "-y", "2023", "-o", "data/panels/2023/b.yaml", "-l", "en", cwd=tmp_path / "e")
    assert twice.returncode == 2
    assert "error CT504 the panel of CCHC-SO 2023 stands already in" in twice.stderr
    elsewhere = program(*command, "-y", "2024", "-o", "data/panels/2023/b.yaml", cwd=tmp_path / "e")
    assert "error CT317" in elsewhere.stderr
    assert not (tmp_path / "e/data/panels/2023/b.yaml").exists()


def test_errors_and_formulas_of_excel_are_not_blanks(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(path)
    sheet = workbook.add_worksheet()
    sheet.write_row(0, 0, ["Đơn vị", "A", "B"])
    sheet.write_row(1, 0, ["Sở A", 1, 1])
    sheet.write_formula(1, 1, "=1/0", None, "#DIV/0!")
    sheet.write_row(2, 0, ["Sở B", None, "2,5"])
    sheet.write_formula(2, 1, "=B2+1", None, "")
    sheet.write_row(3, 0, ["Sở C", 0.00001, 1])
    workbook.close()
    told = bring_in(program, tmp_path, path, MAP + "decimal: comma\n")[2]
    assert "row 2, column “A”: `#DIV/0!` is not a number" in told
    assert "row 3, column “A”: `=B2+1` is not a number" in told
    assert told.count("error") == 4  # the heading, the two cells, the count: 2,5 and 1e-05 are read


def workbook_with(path: Path, more: Callable[[openpyxl.Workbook], None]) -> Path:
    """A workbook with a sound sheet, and whatever `more` does to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Đơn vị", "A", "B"], ["Sở A", 1, 1], ["Sở B", 2, 2]):
        sheet.append(row)
    more(book)
    book.save(path)
    return path


def first(book: openpyxl.Workbook) -> Any:
    return book.worksheets[0]


def put(cell: str, value: object, style: str | None = None) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        first(book)[cell] = value
        if style:
            first(book)[cell].number_format = style

    return change


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (put("B2", ArrayFormula("B2", "=SUM(1,2)")), "row 2, column “A”: `=…` is not a number"),
        (put("B2", 0.85, "0.00%"), "row 2, column “A”: “85%” is a percentage and no points"),
        (put("B2", datetime(2024, 1, 2, tzinfo=None)), "`2024-01-02 00:00:00` is not a number"),
        (put("A3", None), "error CT617 row 3, column “Đơn vị”: the unit cell is empty"),
    ],
)
def test_cells_that_only_look_like_figures(
    more: Callable[[openpyxl.Workbook], None], told: str, tmp_path: Path, program: Program
) -> None:
    code, text, said = bring_in(program, tmp_path, workbook_with(tmp_path / "t.xlsx", more))
    assert (code, text) == (2, "")
    assert told in said


def test_what_is_struck_out_or_hidden_in_a_panel_is_told(tmp_path: Path, program: Program) -> None:
    workbook = xlsxwriter.Workbook(tmp_path / "t.xlsx")
    sheet, struck = workbook.add_worksheet(), workbook.add_format({"font_strikeout": True})
    for place, row in enumerate((["Đơn vị", "A", "B"], ["Sở A"], ["Sở B", 2, 2])):
        sheet.write_row(place, 0, row)
    sheet.write_number(1, 1, 4, struck)
    sheet.write_rich_string(1, 2, struck, "2", "1,5")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("C:C", None, None, {"hidden": True})
    workbook.close()
    code, text, said = bring_in(program, tmp_path, tmp_path / "t.xlsx")
    assert (code, rows(text)) == (0, ["so-a - 1.5", "so-b 2 2"])
    assert [line.strip()[:50] for line in said.splitlines()[1:]] == [
        "cell C1: what is hidden is read too: column C, row",
        "cell B2, C2: words that are struck out are left ou",
    ]
    partly = CellRichText(TextBlock(InlineFont(strike=True), "2"), "1")
    code, text, said = bring_in(
        program, tmp_path, workbook_with(tmp_path / "i.xlsx", lambda book: first(book).cell(2, 3, partly))
    )
    assert (code, rows(text), said.count("cell C2: words that are struck out")) == (
        0,
        ["so-a 1 -", "so-b 2 2"],
        1,
    )
    page = (
        "<table><tr><td>Đơn vị<td>A<td>B<tr><td>Sở A<td><s>4</s>3<td>2<tr hidden><td>Sở B<td>1<td>1</table>"
    )
    (tmp_path / "t.html").write_text(page, encoding="utf-8")
    code, text, said = bring_in(program, tmp_path, Path("t.html"))
    assert (code, rows(text)) == (0, ["so-a 3 2", "so-b 1 1"])
    assert said.count("struck out") == said.count("what is hidden is read too: table 1 row 3;") == 1


def test_the_first_sheet_that_can_be_seen_is_read(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "t.xlsx"
    workbook = xlsxwriter.Workbook(path)
    drawing = workbook.add_chartsheet("Biểu đồ")
    hidden = workbook.add_worksheet("Ẩn")
    seen = workbook.add_worksheet("Điểm")
    for sheet, unit in ((hidden, "Sở C"), (seen, "Sở A")):
        sheet.write_row(0, 0, ["Đơn vị", "A", "B"])
        sheet.write_row(1, 0, [unit, 1, 1])
    hidden.hide()
    chart = workbook.add_chart({"type": "bar"})
    chart.add_series({"values": "=Điểm!$B$2:$B$2"})
    drawing.set_chart(chart)
    seen.activate()
    workbook.close()
    code, text, _ = bring_in(program, tmp_path, path)
    assert (code, rows(text)) == (0, ["so-a 1 1"])
    told = bring_in(program, tmp_path, path, MAP, "--sheet", "Biểu đồ")[2]
    assert "error CT613" in told
    assert "its sheets: Điểm" in told


def test_what_a_sheet_says_of_its_own_size_is_not_believed(tmp_path: Path, program: Program) -> None:
    path = workbook_with(tmp_path / "t.xlsx", lambda book: None)
    wrong = tmp_path / "w.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(wrong, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith("sheet1.xml"):
                assert b'ref="A1:C3"' in content
                content = content.replace(b'ref="A1:C3"', b'ref="A1:C2"')
            new.writestr(name, content)
    code, text, _ = bring_in(program, tmp_path, wrong)
    assert (code, rows(text)) == (0, ["so-a 1 1", "so-b 2 2"])


@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"])
def test_a_broken_part_of_a_workbook_is_told(part: str, tmp_path: Path, program: Program) -> None:
    path, broken = workbook_with(tmp_path / "t.xlsx", lambda book: None), tmp_path / "b.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(broken, "w") as new:
        for name in old.namelist():
            new.writestr(name, b"<a><b" if name == part else old.read(name))
    code, text, told = bring_in(program, tmp_path, broken)
    assert (code, text) == (2, "")
    assert "error CT601 the table cannot be read" in told


def test_a_locked_workbook_is_told_as_such(tmp_path: Path, program: Program) -> None:
    (tmp_path / "t.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512))
    told = bring_in(program, tmp_path, tmp_path / "t.xlsx")[2]
    assert "error CT616 the file is locked with a password" in told


@pytest.mark.parametrize("name", ["none.csv", "none.xlsx"])
def test_a_table_that_is_not_there(name: str, tmp_path: Path, program: Program) -> None:
    assert "error CT001" in bring_in(program, tmp_path, tmp_path / name)[2]


def test_the_sign_between_cells_is_that_under_which_the_columns_are_found(
    tmp_path: Path, program: Program
) -> None:
    names = MAP.replace("column: A", 'column: "A, b, c"')
    code, text, _ = bring_in(program, tmp_path, "Đơn vị;A, b, c;B\nSở A;1;2\n", names)
    assert (code, rows(text)) == (0, ["so-a 1 2"])
    (tmp_path / "t.tsv").write_text("Đơn vị\tA, b, c\tB\nSở A\t1\t2\n", encoding="utf-8")
    code, text, _ = bring_in(program, tmp_path, tmp_path / "t.tsv", names)
    assert (code, rows(text)) == (0, ["so-a 1 2"])


def test_a_link_into_the_data_folder_is_seen_through(tmp_path: Path, program: Program) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "e")
    (tmp_path / "e/link.yaml").symlink_to("data/panels/2023/via.yaml")
    command = ("import", "panel", "bang-diem-2023.csv", "-i", "CCHC-SO", "-y", "2023", "-m", "anh-xa.yaml")
    done = program(*command, "-d", "data", "-o", "link.yaml", cwd=tmp_path / "e")
    assert done.returncode == 2
    assert "CT504" in done.stderr
    assert not (tmp_path / "e/data/panels/2023/via.yaml").exists()


SHAPES = """\
format: ctscore/panel-map@1
unit_column: Đơn vị
source: {document: vi-du-2023}
max: 10
aggregate: weighted-mean
not_applicable: ["Không phát sinh"]
criteria:
- {code: "1", name: {vi: Một}, max: 4, weight: 7, column: A}
- {code: "2", name: {vi: Hai}, max: 3, weight: 3, not_applicable: shrink, column: B}
- {code: "3", name: {vi: Trừ}, min: -2, max: 0, column: C}
"""


def test_a_map_says_what_does_not_apply_and_what_deductions_and_weights_are(
    tmp_path: Path, program: Program
) -> None:
    table = "Đơn vị,A,B,C\nSở A,3,Không phát sinh,-1\nSở B,4,na,0\nSở C,,2,-2\n"
    code, text, _ = bring_in(program, tmp_path, table, SHAPES)
    assert code == 0
    assert "format: ctscore/panel@2" in text
    assert "aggregate: weighted-mean" in text
    assert [row.split() for row in rows(text)] == [
        ["so-a", "3", "na", "-1"],
        ["so-b", "4", "na", "0"],
        ["so-c", "-", "2", "-2"],
    ]
    code, _, told = bring_in(
        program, tmp_path, table.replace("-2", "-3").replace("Sở B,4", "Sở B,na"), SHAPES
    )
    assert code == 2
    assert "below" in told
    assert "if they mean not applicable, under `not_applicable`" in told


def test_headings_of_regions_and_titles_of_elsewhere_are_told(tmp_path: Path, program: Program) -> None:
    """A row without figures that names no unit is no unit; a slip in the name of one still is."""
    table = "Kết quả của Sở E, năm 2024;;\nĐơn vị;A;B\nI. Khối kinh tế;;\n1. Sở A;3;2\n{};;\nSở B;4;3\n"
    code, text, said = bring_in(program, tmp_path, table.format("II. Khối nội chính"))
    assert (code, rows(text)) == (0, ["so-a 3 2", "so-b 4 3"])
    assert "above the table stands Sở E, which has no row in it: check" in said
    assert "rows that are no units: I. Khối kinh tế, II. Khối nội chính" in said
    assert "error CT605" in bring_in(program, tmp_path, table.format("Sở CC"))[2]


def test_words_for_no_figure_are_not_published_and_told(tmp_path: Path, program: Program) -> None:
    code, text, said = bring_in(program, tmp_path, "Đơn vị;A;B\nSở A;N/A;2\nSở B;3;-\nSở C;Chưa có;-\n")
    assert (code, rows(text)) == (0, ["so-a - 2", "so-b 3 -"])
    assert (
        "cells without a figure, taken as not published, which is not 0: “N/A” (1), “-” (2), “Chưa có” (1)"
        in said
    )
    assert "left out, having no figures: so-c" in said
    for word in ("#N/A", "Không áp dụng", "na"):
        assert "error CT607" in bring_in(program, tmp_path, f"Đơn vị;A;B\nSở A;{word};2\nSở B;3;2\n")[2]


def test_a_raw_value_over_one_end_is_that_value(tmp_path: Path, program: Program) -> None:
    raw = (
        MAP.replace("column: A", "better: lower, column: A")
        .replace("max: 4, ", "")
        .replace("max: 7", "max: 3")
    )
    code, text, said = bring_in(program, tmp_path, "Đơn vị;A;B\nSở A;3,5/10;2\nSở B;4/10;3\n", raw)
    assert (code, rows(text)) == (0, ["so-a 3.5 2", "so-b 4   3"])
    assert "line 2 “/10”, line 3 “/10”" in said
    assert "error CT607" in bring_in(program, tmp_path, "Đơn vị;A;B\nSở A;3/5;2\nSở B;4/9;3\n", raw)[2]
