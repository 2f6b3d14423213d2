"""The workbook of a year, opened and added up anew; tables in Excel are in test_golden.py."""

import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import ctscore
from ctscore import workbook_layout as layout
from ctscore.phrases import said
from ctscore.questions.papers import ask_workbook
from ctscore.views.workbook import year_workbook
from tests.conftest import BASE, DATA, REPOSITORY, Program
from tests.render.excel import opened

WORDS = {
    "vi": ("Điểm mất", "Cơ quan", "Biểu đồ", "Nhiệm vụ", "Nguồn"),
    "en": ("Gaps", "Agencies", "Charts", "Tasks", "Sources"),
}


def test_a_file_can_be_piped(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "ctscore", "gaps", "2022", "--format", "xlsx"]
    done = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
    assert opened(done.stdout).sheetnames[-1] == "Charts"


@pytest.mark.skipif(shutil.which("script") is None, reason="needs the program `script` for a terminal")
def test_a_terminal_is_not_flooded_with_bytes() -> None:
    command = f"{sys.executable} -m ctscore gaps 2022 --format xlsx --lang en"
    done = subprocess.run(
        ["script", "-qec", command, "/dev/null"], cwd=REPOSITORY, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout.split("\n")[0].rstrip() == (
        "error: the format xlsx is no text, and cannot be shown on a screen"
    )


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("workbooks")


def made(program: Program, folder: Path, *arguments: str) -> bytes:
    path = folder / f"{'-'.join(arguments).replace('/', '_')}.xlsx"
    if not path.exists():
        done = program("workbook", *arguments, "--quiet", "-o", str(path))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return path.read_bytes()


@pytest.mark.parametrize("lang", WORDS)
def test_the_sheets_of_a_year(lang: str, files: Path, program: Program) -> None:
    """SIPAS names no criteria, so there are no sheets of what was lost at them."""
    book = opened(made(program, files, "2022", "--lang", lang))
    gaps, agencies, *others = WORDS[lang]
    parted = [f"{what} {index}" for what in (gaps, agencies) for index in ("PAR-INDEX", "PAPI")]
    cards = ["PAR-INDEX 2022", "SIPAS 2022", "PAPI 2022"]
    assert book.sheetnames == [*cards, *parted, *others, "ctscore"]
    assert [sheet.sheet_state for sheet in book.worksheets] == ["visible"] * 10 + ["veryHidden"]


def test_charts_are_drawn_from_the_cells_of_the_sheets(files: Path, program: Program) -> None:
    """42 criteria of PAR-INDEX lost points, 25 of PAPI are below place 20; 7 and 15 are leads."""
    book = opened(made(program, files, "2022", "--lang", "vi"))
    drawn = [
        ((one.ser[0].cat.strRef or one.ser[0].cat.numRef).f, one.ser[0].val.numRef.f)
        for chart in book["Biểu đồ"]._charts
        for one in (chart, *chart._charts[1:])
    ]
    assert drawn == [
        ("'Điểm mất PAR-INDEX'!$B$3:$B$44", "'Điểm mất PAR-INDEX'!$F$3:$F$44"),
        ("'Điểm mất PAR-INDEX'!$B$3:$B$44", "'Điểm mất PAR-INDEX'!$I$3:$I$44"),
        ("'Điểm mất PAPI'!$B$3:$B$27", "'Điểm mất PAPI'!$G$3:$G$27"),
        ("'Điểm mất PAPI'!$B$3:$B$27", "'Điểm mất PAPI'!$I$3:$I$27"),
        ("'Cơ quan PAR-INDEX'!$A$3:$A$9", "'Cơ quan PAR-INDEX'!$D$3:$D$9"),
        ("'Cơ quan PAPI'!$A$3:$A$17", "'Cơ quan PAPI'!$D$3:$D$17"),
    ]


def test_the_layout_is_as_agreed(files: Path, program: Program) -> None:
    book = opened(made(program, files, "2022", "--lang", "vi"))
    marks = (layout.INDEX_CELL, layout.UNIT_CELL, layout.YEAR_CELL, layout.MARK_CELL)
    for index in ("PAR-INDEX", "SIPAS", "PAPI"):
        sheet = book[f"{index} 2022"]
        assert [sheet[cell].value for cell in marks] == [index, "can-tho", 2022, layout.SCORECARD]
        header = {letter: sheet[f"{letter}{layout.HEADER_ROW}"].value for letter in "ABCDE"}
        assert header == {"A": "Mã", "B": "Tiêu chí", "C": "Điểm chuẩn", "D": "Điểm đạt", "E": "Điểm mất"}
        assert sheet.freeze_panes == f"A{layout.FIRST_ROW}"
        assert sheet.row_dimensions[2].hidden
        assert sheet.print_title_rows == f"${layout.HEADER_ROW}:${layout.HEADER_ROW}"
    contents = book[layout.CONTENTS_SHEET]
    assert [contents[cell].value for cell in marks] == ["vi", "can-tho", 2022, layout.WORKBOOK]
    rows = [
        [cell.value for cell in row[:4]] for row in contents.iter_rows(layout.FIRST_ROW, layout.FIRST_ROW + 2)
    ]
    assert rows == [
        ["PAR-INDEX", "can-tho", 2022, "scores/2022/par-index.yaml"],
        ["SIPAS", "can-tho", 2022, "scores/2022/sipas.yaml"],
        ["PAPI", "can-tho", 2022, "scores/2022/papi.yaml"],
    ]


def criteria(sheet: Any) -> Mapping[str, int]:
    """Return the row of each criterion by its code; the total under "" ."""
    rows = range(layout.FIRST_ROW, sheet.max_row + 1)
    return {sheet[f"A{row}"].value or "": row for row in rows if sheet[f"B{row}"].value is not None}


def test_the_annex_adds_up(files: Path, program: Program) -> None:
    """The annex lists losses of 13.3876, so 86.6124 of 100 are left; 2.4 prints 3.2047 for parts of 3.2407.

    0.8219 + 0.7717 + 0.7528 + 0.8943 = 3.2407, and 4 - 3.2407 = 0.7593.
    """
    content = made(program, files, "2022", "--lang", "vi")
    live, kept = opened(content)["PAR-INDEX 2022"], opened(content, values=True)["PAR-INDEX 2022"]
    rows = criteria(live)
    assert len(rows) == 52  # 51 rows of Annex I, and the total
    assert [kept[f"{letter}4"].value for letter in "ACDEFG"] == [None, 100, 86.6124, 13.3876, 1, 86.11]
    assert live["D4"].value == "=C4-E4"
    assert live["E4"].value == "=SUM(E5,E11,E16,E22,E33,E40,E46)"
    assert [rows[code] for code in ("2", "3", "4", "5", "6", "7", "8")] == [5, 11, 16, 22, 33, 40, 46]
    row = rows["2.4"]
    assert [kept[f"{letter}{row}"].value for letter in "CDEG"] == [4, 3.2407, 0.7593, 3.2047]
    assert [live[f"{letter}{row}"].value for letter in "CDE"] == [4, "=C6-E6", "=SUM(E7:E10)"]
    assert live[f"J{row}"].value.startswith("Nguồn ghi 3,2047")
    leaf = rows["2.4.1"]
    assert [live[f"{letter}{leaf}"].value for letter in "ACDE"] == ["2.4.1", 1, 0.8219, "=C7-D7"]
    assert [live[f"{letter}{leaf}"].value for letter in "HI"] == ["Sở Tư pháp", "điều tra XHH"]
    assert live[f"A{leaf}"].data_type == "s"
    assert {live[f"{letter}{leaf}"].number_format for letter in "CDE"} == {"0.0000_0"}


def test_where_all_is_listed_points_are_added_up(files: Path, program: Program) -> None:
    """PAPI: 0.709967554 + 0.935276449 + 1.097949147 + 0.967933834 = 3.711126984 in dimension 1, of 10."""
    content = made(program, files, "2022", "--lang", "vi")
    live, kept = opened(content)["PAPI 2022"], opened(content, values=True)["PAPI 2022"]
    row = criteria(live)["1"]
    assert [live[f"{letter}{row}"].value for letter in "CDE"] == [10, "=SUM(D6:D9)", "=C5-D5"]
    assert [kept[f"{letter}{row}"].value for letter in "DE"] == [3.711126984, 6.288873016]
    assert live["D4"].value.startswith("=SUM(D5,")
    assert kept["D4"].value == 39.974748494


def test_an_index_without_a_tree_has_its_published_score(files: Path, program: Program) -> None:
    content = made(program, files, "2022", "--lang", "vi")
    sheet = opened(content)["SIPAS 2022"]
    assert [sheet[f"{letter}4"].value for letter in "ACDEG"] == [None, 100, 79.1, "=C4-D4", 79.1]
    assert opened(content, values=True)["SIPAS 2022"]["E4"].value == 20.9
    assert sheet["G4"].number_format == "0.00_0"


@pytest.mark.parametrize("year", ["2012", "2016", "2018", "2020", "2021", "2022", "2023", "2024"])
def test_every_formula_comes_to_the_figure_kept_beside_it(year: str, files: Path, program: Program) -> None:
    content = made(program, files, year, "--lang", "en")
    live, kept = opened(content), opened(content, values=True)
    found = 0
    for sheet in live.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found += 1
                    worth = calculated(sheet, cell.coordinate)
                    assert worth == pytest.approx(kept[sheet.title][cell.coordinate].value, abs=1e-9)
    assert found > 0


def calculated(sheet: Any, name: str) -> float:
    """Return what a cell comes to, from nothing but the figures typed into the sheet."""
    value = sheet[name].value
    if not isinstance(value, str):
        return float(value or 0)
    if total := re.fullmatch(r"=SUM\((.*)\)", value):
        cells = [cell for part in total[1].split(",") for row in _area(sheet, part) for cell in row]
        return sum(calculated(sheet, cell.coordinate) for cell in cells)
    if rest := re.fullmatch(r"=([A-Z]+\d+)-([A-Z]+\d+)", value):
        return calculated(sheet, rest[1]) - calculated(sheet, rest[2])
    share = re.fullmatch(r"=IF\(([A-Z]+\d+)=0,0,([A-Z]+\d+)/\1\)", value)
    assert share is not None, value
    whole = calculated(sheet, share[1])
    return calculated(sheet, share[2]) / whole if whole else 0


def _area(sheet: Any, part: str) -> Any:
    return sheet[part] if ":" in part else ((sheet[part],),)


def test_losses_stand_on_a_sheet_for_each_index(files: Path, program: Program) -> None:
    """42 criteria of PAR-INDEX lost points, 25 of PAPI are below place 20 there; what is short of place 20 is
    not what is lost. Seven agencies lead those of PAR-INDEX.
    """
    book = opened(made(program, files, "2022", "--lang", "vi"))
    gaps = book["Điểm mất PAR-INDEX"]
    assert gaps.auto_filter.ref == "A2:K44"
    assert [cell.value for cell in gaps[3]][:6] == [
        1,
        "5.4",
        "Chấp hành kỷ luật, kỷ cương hành chính của cán bộ, công chức, viên chức",
        1.5,
        0,
        1.5,
    ]
    assert "42 tiêu chí mất 13,3876 điểm." in [row[0].value for row in gaps.iter_rows(min_row=45)]
    papi = book["Điểm mất PAPI"]
    labels = [cell.value for cell in papi[2]]
    assert "Điểm mất" not in labels
    assert [papi.cell(3, 1 + labels.index(one)).value for one in ("Mã", "Điểm hạng 20")] == [
        "1.2",
        1.607361794,
    ]
    ours = list(book["Cơ quan PAR-INDEX"].iter_rows(min_row=3, max_row=9, values_only=True))
    assert ours[0][:2] == ("Sở Nội vụ", 20)
    assert sum(row[3] for row in ours) == pytest.approx(13.3876, abs=1e-9)


def test_tasks_are_those_of_the_year_and_those_that_answer_it(files: Path, program: Program) -> None:
    tasks = opened(made(program, files, "2022", "--lang", "vi"))["Nhiệm vụ"]
    plans = {row[0] for row in tasks.iter_rows(min_row=3, max_col=2, values_only=True) if row[1]}
    assert plans == {"121/KH-UBND · 06/06/2023", "260/KH-UBND · 29/12/2021"}
    none = opened(made(program, files, "2022", "--unit", "ha noi", "--lang", "vi"))
    assert "Nhiệm vụ" not in none.sheetnames


def test_sources_name_each_erratum(files: Path, program: Program) -> None:
    sources = opened(made(program, files, "2022", "--lang", "en"))["Sources"]
    rows = list(sources.iter_rows(min_row=3, values_only=True))
    assert rows[0][0] == "121/KH-UBND"
    assert rows[0][4:6] == ("PAR-INDEX 2022: scorecard", "annex I")
    errata = [row[6:] for row in rows if row[6]]
    assert [row[:3] for row in errata] == [("2.4", 3.2047, 3.2407), ("PAR-INDEX", 86.11, 86.6124)]
    assert errata[0][3].startswith("Printed 3.2047")
    assert "papi-2022" not in [row[0] for row in rows]  # by their numbers, not by our ids


def test_another_unit_has_its_row_of_the_panel(files: Path, program: Program) -> None:
    book = opened(made(program, files, "2022", "--unit", "dong thap", "--lang", "vi"))
    assert book["PAPI 2022"][layout.UNIT_CELL].value == "dong-thap"
    assert book["ctscore"]["D4"].value == "panels/2022/papi.yaml"


def test_the_same_data_is_the_same_file(files: Path, tmp_path: Path, program: Program) -> None:
    shutil.copytree(DATA, tmp_path / "elsewhere" / "data")
    program("workbook", "2022", "-o", "a.xlsx", "--lang", "vi", cwd=tmp_path, CTSCORE_DATA="elsewhere")
    assert (tmp_path / "a.xlsx").read_bytes() == made(program, files, "2022", "--lang", "vi")


def test_names_that_look_like_formulas_stay_text(tmp_path: Path, program: Program) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    text = card.read_text(encoding="utf-8")
    for name, hostile in {
        "Lĩnh vực một": '=HYPERLINK(\\"http://a.example\\",\\"bấm\\")',
        "Tiêu chí một một": "\\t=1+1",
        "Tiêu chí một hai": "@SUM(A1)",
        "Lĩnh vực hai": "-2+3",
    }.items():
        text = text.replace(f"vi: {name},", f'vi: "{hostile}",')
    card.write_text(text, encoding="utf-8")
    done = program(
        "workbook", "2022", "--lang", "vi", "-o", str(tmp_path / "a.xlsx"), "--data", str(tmp_path)
    )
    assert done.returncode == 0, done.stderr
    book = opened((tmp_path / "a.xlsx").read_bytes())
    names = list(book["PAR-INDEX 2022"]["B"][4:8])
    assert [(cell.data_type, cell.value.strip()[0]) for cell in names] == [("s", sign) for sign in "==@-"]
    written = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]
    assert written
    assert all(re.fullmatch(r"=(SUM|IF)\([A-Z0-9:,=/]+\)|=[A-Z]\d+-[A-Z]\d+", text) for text in written)


def test_a_workbook_that_exists_is_replaced_only_with_force(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("old")
    done = program("workbook", "2024", "-o", str(path), "--lang", "en")
    assert (done.returncode, path.read_text()) == (2, "old")
    assert "exists; what it holds would be lost" in done.stderr
    assert program("workbook", "2024", "-o", str(path), "--force").returncode == 0
    assert opened(path.read_bytes()).sheetnames[0] == "PAR-INDEX 2024"


def test_without_the_library_the_command_says_what_to_install(tmp_path: Path, process: Program) -> None:
    (tmp_path / "xlsxwriter.py").write_text("raise ImportError\n")
    path = tmp_path / "a.xlsx"
    for question in (["workbook", "2022"], ["gaps", "2022"]):
        done = process(*question, "-o", str(path), "--lang", "en", PYTHONPATH=str(tmp_path))
        assert done.returncode == 2
        assert done.stderr.endswith('install it: pip install "ctscore[excel]"\n')
        assert not path.exists()


def test_stages_have_sheets_of_their_own() -> None:
    """Self-assessed 97, appraised 73: 24 cut; of them 15 at 3.2, 5 of the 10 points that weigh 30 %."""
    book = ctscore.open_book(REPOSITORY / "examples/the-diem-cong-ty/data")
    cards = ask_workbook(book).found
    sheets = {said(sheet.name, "en"): sheet.section for sheet in year_workbook(book, cards).sheets}
    totals, cuts, leads = (sheets[f"{name} THE-DIEM"] for name in ("Stages", "Cuts", "Cuts by agency"))
    assert [row.values["achieved"] for row in totals.rows] == [97, 73]
    assert next(row.values["cut"] for row in cuts.rows if row.values["code"] == "3.2") == 15
    assert [row.values["cut"] for row in leads.rows] == [24]
    assert "Tasks" not in sheets  # no plan has any
