"""`report` as a command: which files it writes, for whom, and what it refuses."""

import os
import pty
import select
import shutil
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.conftest import BASE, DATA, Program
from tests.render.page import read_page


def headings(path: Path) -> list[str]:
    return [node.text for node in read_page(path.read_bytes()).all() if node.tag in ("h1", "h2", "h3")]


def test_without_a_year_it_is_the_latest_that_a_plan_answers(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "r.html"
    done = program("report", "--quiet", "-o", str(path), "--lang", "vi")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert headings(path)[0] == "Kết quả các chỉ số năm 2022"
    assert headings(path)[-3:] == ["Nguồn và đính chính", "Văn bản và số liệu", "Đính chính"]


def test_one_index_only(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "r.htm"
    program("report", "2022", "--index", "papi", "-o", str(path), "--lang", "en")
    found = headings(path)
    assert "PAPI 2022 – Provincial Governance and Public Administration Performance Index" in found
    assert not [heading for heading in found if heading.startswith(("SIPAS", "PAR-INDEX"))]


def test_losses_are_measured_to_what_was_asked_where_it_is_on_file(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "r.html"
    program("report", "2022", "--against", "top:20", "-o", str(path), "--lang", "en")
    root = read_page(path.read_bytes())
    (gaps,) = (n for n in root.all("div") if n.attributes.get("id") == "PAPI/gaps")
    # 0.6721 + 0.5284 + 0.4678 of 4.8634: what `gaps --against top:20` shows first.
    few = "3 of the 25 PAPI criteria below the reference make up about a third of what is short (34.30%)."
    assert few in gaps.text
    (costs,) = (n for n in root.all("div") if n.attributes.get("id") == "PAPI/costs")
    assert [td.text for td in costs.all("td") if "n" in td.classes()] == ["0.6721", "0.5284", "0.4678"]
    (papi,) = (n for n in root.all() if n.attributes.get("id") == "i/PAR-INDEX")
    assert (
        "There is no such reference for this index, so its losses are measured to the maximum." in papi.text
    )


def test_a_summary_is_a_page_that_leads_nowhere_and_counts_what_it_leaves_out(
    tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "r.html"
    program("report", "2022", "--summary", "-o", str(path), "--lang", "vi")
    root = read_page(path.read_bytes())
    assert [a.attributes["href"] for a in root.all("a")] == ["#content"]
    assert not list(root.all("script"))
    text = root.text
    assert "hạng 26/63" in text
    assert (
        "trong báo cáo đầy đủ" not in text
    )  # all four tasks that fall due in 2023, three of them three times
    assert "33 trong 36 mục tiêu của năm chưa có số liệu để so." in text
    (leads,) = (node for node in root.all("div") if node.attributes.get("id") == "leads")
    rows = [[td.text for td in tr.all("td")] for tr in leads.all("tr")][1:]
    assert rows[0][:5] == ["PAR-INDEX", "Sở Nội vụ", "20", "6,5744", "49,11"]


def test_another_unit_and_a_part_of_a_year(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "r.html"
    program("report", "2022", "--unit", "hà nội", "-o", str(path), "--lang", "en")
    page = read_page(path.read_bytes())
    assert "43.9056 /80" in page.text  # `rank 2022 --index PAPI`: Hà Nội is 12th, and was 9th in 2021
    assert "▼3 from 9" in page.text
    assert "No plan on file ties a task with a lead to these criteria." in page.text
    school = str(DATA.parent / "examples" / "school-en" / "data")
    done = program("report", "2026-Q2", "-o", str(path), "--lang", "en", "--data", school)
    assert done.returncode == 0, done.stderr
    text = read_page(path.read_bytes()).text
    # (8 : 10 x 5 + 19 : 20 x 3 + 4 : 5 x 2) : 10 = 84.5 %; 79.5 in the first quarter.
    assert "84.5/100+5.0onQ12026" in text.replace(" ", "")


def test_the_sheet_of_one_agency(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "r.html"
    program("report", "2022", "--agency", "so tu phap", "-o", str(path), "--lang", "vi")
    root = read_page(path.read_bytes())
    text = root.text
    assert "PHIẾU GIAO VIỆC" in text
    assert (
        "PAR-INDEX 2022: chủ trì 4 tiêu chí mất 0,7593 điểm so với điểm tối đa, bằng 5,67% tổng số." in text
    )
    assert "Căn cứ Kế hoạch Cải thiện và nâng cao Chỉ số cải cách hành chính" in text
    assert "(121/KH-UBND ngày 06/06/2023 của Ủy ban nhân dân thành phố Cần Thơ)." in text
    cells = [[td.text for td in tr.all("td")] for tr in root.all("tr")]
    # Row 2.4.2 of Annex I reaches over 2.4.3: 0.2283 + 0.2472.
    (row,) = (row for row in cells if row[:1] == ["2.4.2"])
    assert row[2:4] == [
        "2.4.2 Tính hợp lý của các VBQPPL thuộc phạm vi quản lý nhà nước của tỉnh; "
        "2.4.3 Tính khả thi của các VBQPPL thuộc phạm vi quản lý nhà nước của tỉnh",
        "0,4755",
    ]
    assert not list(root.all("script"))


def test_who_helps_with_few_tasks_sees_them_whole_and_with_many_by_number(
    tmp_path: Path, program: Program
) -> None:
    sheets = {}
    for agency in ("doan-the", "ubnd-cap-huyen"):
        program("report", "2022", "--agency", agency, "-o", str(tmp_path / "r.html"), "--lang", "vi")
        sheets[agency] = read_page((tmp_path / "r.html").read_bytes())
    for agency, sheet in sheets.items():
        (helped,) = (node for node in sheet.all("div") if node.attributes.get("id") == "helped")
        heads = [th.text for th in helped.all("th")]
        few = ["Mục, phụ lục III", "Nhiệm vụ", "Chủ trì", "Thời gian"]
        many = ["Chủ trì", "Nhiệm vụ", "Mục"]
        assert heads == (few if agency == "doan-the" else many)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in sheets["doan-the"].text
    program("report", "2022", "--agency", "doan-the", "-o", str(tmp_path / "r.docx"), "--lang", "vi")
    paper = docx.Document(str(tmp_path / "r.docx"))
    assert "PHIẾU GIAO VIỆC" in [one.text for one in paper.paragraphs]
    assert [cell.text for cell in paper.tables[-2].rows[0].cells] == few


def test_a_plan_that_answers_nothing_is_not_said_to(tmp_path: Path, program: Program) -> None:
    program("report", "2018", "--agency", "stp", "-o", str(tmp_path / "r.html"), "--lang", "vi")
    assert "Việc được giao trong năm 2018" in headings(tmp_path / "r.html")


def test_all_sheets_and_the_page_that_lists_them(tmp_path: Path, program: Program) -> None:
    folder = tmp_path / "phieu" / "2022"
    done = program("report", "--all-agencies", "--quiet", "-o", str(folder), "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    index = read_page((folder / "index.html").read_bytes())
    linked = {node.attributes["href"] for node in index.all("a")} - {"#content"}
    assert linked == {path.name for path in folder.iterdir()} - {"index.html"}
    # 21 bodies that lead or help; all agencies together, whom I.2.b of 121 names as lead, are nobody.
    assert len(linked) == 21
    assert (
        "have no sheet of their own: Agencies and units (collective term) (Cơ quan, đơn vị): 2.b, section I."
        in (index.text)
    )
    assert "17 groups of agencies only help, and have no sheet of their own: " in index.text
    # What stood there before is replaced, and nothing else is touched.
    (folder / "mine.txt").write_text("x")
    earlier = (folder / "so-tu-phap.html").read_bytes()
    (folder / "so-noi-vu.html").write_bytes(earlier)
    program("report", "--all-agencies", "--quiet", "-o", str(folder), "--lang", "en")
    assert (folder / "mine.txt").read_text() == "x"
    assert "Department of Home Affairs" in (folder / "so-noi-vu.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--agency", "stp", "--all-agencies"], "--agency and --all-agencies do not go together"),
        (["--agency", "stp", "--against", "best"], "--agency and --against do not go together"),
        (["--all-agencies", "--summary"], "--all-agencies and --summary do not go together"),
        (["1999"], "there is no scorecard of PAR-INDEX, SIPAS, PAPI, PCI for 1999"),
        (
            ["2022", "--agency", "so xay dung"],
            "neither leads nor helps in any task of the plans that answer 2022",
        ),
        (
            ["2022", "--index", "sipas", "--against", "best"],
            "the points of other units in SIPAS 2022 are not on file",
        ),
    ],
)
def test_what_is_refused_writes_nothing(
    arguments: list[str], said: str, tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "r.html"
    done = program("report", *arguments, "-o", str(path), "--lang", "en")
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert not path.exists()


def test_only_html_is_written(tmp_path: Path, program: Program) -> None:
    done = program("report", "2022", "-o", str(tmp_path / "r.pdf"), "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        "error: this file cannot have the suffix “.pdf”",
        "end the name in one of .html, .htm",
    ]


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, program: Program) -> None:
    (tmp_path / "file").write_text("x")
    done = program("report", "--all-agencies", "-o", str(tmp_path / "file"), "--lang", "en")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert (tmp_path / "file").read_text() == "x"


def test_many_pages_need_a_folder(tmp_path: Path, program: Program) -> None:
    done = program("report", "--all-agencies", "-o", str(tmp_path / "r.docx"), "--lang", "en")
    assert done.returncode == 2
    assert done.stderr.startswith("error: --all-agencies writes many pages, and ")
    assert not (tmp_path / "r.docx").exists()


def test_an_agency_called_like_the_list_keeps_its_page(tmp_path: Path, program: Program) -> None:
    data, folder = tmp_path / "data", tmp_path / "pages"
    shutil.copytree(BASE, data)
    for path in data.rglob("*.yaml"):
        path.write_text(path.read_text("utf-8").replace("so-mot", "Index"), encoding="utf-8")
    done = program("report", "2022", "--all-agencies", "-o", str(folder), "--data", str(data))
    assert done.returncode == 0, done.stderr
    assert {"index.html", "Index-.html"} <= {path.name for path in folder.iterdir()}
    (link,) = (
        a
        for a in read_page((folder / "index.html").read_bytes()).all("a")
        if a.text == "Department One (Sở Một)"
    )
    assert link.attributes["href"] == "Index-.html"
    assert headings(folder / "Index-.html")[0] == "ASSIGNMENT SHEET"


def test_the_list_of_sheets_keeps_indexes_apart(tmp_path: Path, program: Program) -> None:
    program("report", "2022", "--all-agencies", "-o", str(tmp_path), "--lang", "en")
    root = read_page((tmp_path / "index.html").read_bytes())
    heads = [th.text for th in root.all("th")]
    assert heads[1:5] == [
        "PAR-INDEX 2022: Criteria",
        "PAR-INDEX 2022: Lost (in full)",
        "PAPI 2022: Criteria",
        "PAPI 2022: Lost (in full)",
    ]
    (row,) = (tr for tr in root.all("tr") if tr.text.startswith("Department of Home Affairs"))
    assert [td.text for td in row.all("td") if td.text][1:] == ["20", "6.5744", "6", "8.9044", "19", "0"]


@pytest.mark.parametrize("name", ["x" * 300 + ".html", "no/such/folder/r.html"])
def test_a_file_that_cannot_be_written_is_told(name: str, tmp_path: Path, program: Program) -> None:
    done = program("report", "2022", "-o", str(tmp_path / name), "--lang", "en")
    assert done.returncode == 2
    assert "cannot be written" in done.stderr
    assert "Traceback" not in done.stderr


def test_hostile_names_come_through_the_whole_way_as_text(tmp_path: Path, program: Program) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)></svg></style>{{7*7}}{0}"
    data = tmp_path / "data"
    shutil.copytree(BASE, data)
    for path in data.rglob("*.yaml"):
        text = path.read_text("utf-8")
        for name in ("Lĩnh vực một", "Tiêu chí một một", "Cơ quan mẫu", "Đơn vị mẫu", "Văn bản mẫu"):
            text = text.replace(f"vi: {name},", f'vi: "{hostile}",')
        path.write_text(text, encoding="utf-8")
    page = tmp_path / "r.html"
    done = program("report", "2022", "-o", str(page), "--lang", "vi", "--data", str(data))
    assert done.returncode == 0, done.stderr
    root = read_page(page.read_bytes())
    assert [node.tag for node in root.all("img")] == []
    assert len(list(root.all("script"))) == 1
    assert hostile in root.text


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals there")
def test_a_bar_goes_on_in_a_terminal_while_it_works(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ctscore", "report", "--all-agencies", "-o", str(tmp_path / "p")]
    environment = {**os.environ, "TERM": "xterm", "CTSCORE_DATA": str(DATA), "CTSCORE_LANG": "en"}
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=theirs, env=environment) as running:
        seen = b""
        os.close(theirs)
        while running.poll() is None or select.select([ours], [], [], 0)[0]:
            try:
                seen += os.read(ours, 4096)
            except OSError:
                break
    os.close(ours)
    assert running.returncode == 0
    shown = seen.decode("utf-8", errors="ignore")
    assert "Assignment sheets" in shown
    assert "━" in shown


def test_an_agency_that_leads_losses_and_no_task_is_told_so(tmp_path: Path, program: Program) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    (plan,) = (tmp_path / "data/plans").iterdir()
    lines = plan.read_text(encoding="utf-8").splitlines(keepends=True)
    plan.write_text("".join(one for one in lines if "task:" not in one), encoding="utf-8")
    about = ("2022", "--agency", "so-mot", "--data", str(tmp_path / "data"), "--lang", "en")
    told = program("report", *about, "-o", str(tmp_path / "x.html"))
    assert told.returncode == 2  # CT737
    said = "Department One (Sở Một) leads criteria that lost points in 2022 (2: 1.1, 1.2) and has no task yet"
    assert said in told.stderr
