"""Any organisation: what a folder says of itself, names in one language, kinds and papers of its own."""

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import ctscore
from ctscore.analysis.select import scorecards
from ctscore.book import Book
from ctscore.load import load_folder
from ctscore.model import BodyKind, PaperHead, Settings, Text
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.render.values import sentence
from ctscore.terms import worded
from ctscore.validation import validate_paths
from ctscore.views.common import kind_ref, letterhead
from ctscore.views.report import report
from tests.conftest import BASE, DATA, REPOSITORY, Program

EXAMPLES = REPOSITORY / "examples"
SCHOOL, FIRM = EXAMPLES / "school-en" / "data", EXAMPLES / "firm-quarters" / "data"
VIETNAMESE = {"LC_ALL": "vi_VN.UTF-8", "CTSCORE_LANG": ""}
_OF_ONE_PLACE = re.compile(
    r"cần thơ|can.tho|thành phố|cộng hòa|độc lập|socialist|people's committee|ủy ban|ubnd", re.IGNORECASE
)
# They read how names are written in Vietnamese tables ("TP." before a name); nothing of that is ever shown.
_READERS = {
    "name_words.py",
    "spellings.py",
    "unit_names.py",
    "proposals.py",
    "headlines.py",
    "headers.py",
}
# `init` offers kinds of offices of one country beside any organisation; what it writes is the folder's own.
_BEGINNERS = {"beginnings.py", "interview.py"}
_OF_A_CITY = re.compile(r"cần thơ|can.tho", re.IGNORECASE)
_OF_A_GRAMMAR = re.compile(r"thành phố|ủy ban|ubnd", re.IGNORECASE)
Folder = Callable[[str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return what makes the base folder with these settings."""

    def made(settings: str) -> Path:
        shutil.copytree(BASE, tmp_path / "data")
        text = f"format: ctscore/settings@1\n{settings}"
        (tmp_path / "data/ctscore.yaml").write_text(text, encoding="utf-8")
        return tmp_path / "data"

    return made


def test_no_word_of_the_code_speaks_of_one_place() -> None:
    files = (REPOSITORY / "src").rglob("*")
    sources = [path for path in files if path.suffix in (".py", ".j2", ".js", ".css")]
    assert len(sources) > 150
    lines = ((path, line) for path in sources for line in path.read_text(encoding="utf-8").splitlines())
    said = [
        (path.name, line)
        for path, line in lines
        if (_OF_A_CITY if path.name in _BEGINNERS else _OF_ONE_PLACE).search(
            _OF_A_GRAMMAR.sub("", line) if path.name in _READERS else line
        )
    ]
    assert said == []


@pytest.mark.parametrize("example", [SCHOOL, FIRM], ids=["school", "firm"])
def test_an_example_is_sound_and_has_no_vietnamese(example: Path) -> None:
    assert validate_paths([example], None).findings == ()
    assert not any(re.search(r"\bvi:", path.read_text(encoding="utf-8")) for path in example.rglob("*.yaml"))


def test_the_total_of_the_school_is_the_one_worked_out_by_hand() -> None:
    """Teaching 4.5 + 3 = 7.5 of 10, attendance 18 of 20, meetings 4 of 5, weights 5, 3, 2, one point off.

    100 x (0.5 x 0.75 + 0.3 x 0.9 + 0.2 x 0.8) - 1 = 37.5 + 27 + 16 - 1 = 79.5.
    """
    (found,) = ctscore.totals(ctscore.open_book(SCHOOL), "2026-Q1")
    assert found.score is not None
    assert found.score.achieved == Decimal("79.5")


def test_a_report_names_what_was_due_before_its_calendar_and_no_rank_where_nobody_ranks(
    tmp_path: Path,
) -> None:
    """The drill, A.3, was due before 2026, in which the calendar of 2026-Q1 begins."""
    shutil.copytree(SCHOOL, tmp_path / "data")
    for plan in (tmp_path / "data" / "plans").iterdir():
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("2026-06-30", "2025-12-20"), encoding="utf-8")
    book = ctscore.open_book(tmp_path / "data")
    page = report(book, scorecards(book, Period(2026, "quarter", 1)))
    (told,) = (said for one in page.chapters for said in one.notes if said.id == "before")
    assert sentence(told, "en") == "Due before this year, so not in the calendar: 1 (A.3 2025-12-20)."
    assert [fact.id for fact in page.chapters[0].cards[0].facts] == ["score", "max", "since"]


def test_the_total_of_a_branch_is_the_one_worked_out_by_hand(program: Program) -> None:
    """Q1 of North, which is ours by `home`: 100 x (0.6 x 0.8 + 0.4 x 0.9) - 2 = 48 + 36 - 2 = 82.

    South in Q2: 100 x (0.6 x 0.88 + 0.4 x 0.8) - 3 = 52.8 + 32 - 3 = 81.8.
    """
    first = program("rank", "2026-Q1", "--data", str(FIRM)).stdout
    assert re.search(r"^ +1 +North +82 ", first, re.MULTILINE)
    assert "North: rank 1 of 3, 82 points" in first
    second = program("rank", "2026-Q2", "--data", str(FIRM)).stdout
    assert re.search(r"^ +2 +South +81.8 ", second, re.MULTILINE)


def test_answers_are_in_the_only_language_unless_another_is_asked_for(program: Program) -> None:
    asked = ("totals", "2026-Q1", "--data", str(SCHOOL))
    assert "Criterion" in program(*asked, **VIETNAMESE).stdout
    assert "Tiêu chí" in program(*asked, "--lang", "vi", **VIETNAMESE).stdout
    assert "Tiêu chí" in program(*asked, CTSCORE_LANG="vi").stdout
    assert "Tiêu chí" in program("totals", "2022", "--data", str(DATA), **VIETNAMESE).stdout


@pytest.mark.parametrize(("paper", "title"), [("minutes", "MEETING NOTES"), ("annex", "TASKS TO WIN BACK")])
def test_papers_of_a_folder_in_english_are_in_english(
    paper: str, title: str, tmp_path: Path, program: Program
) -> None:
    path = tmp_path / "paper.md"
    done = program(paper, "2026-Q1", "--data", str(SCHOOL), "-o", str(path), **VIETNAMESE)
    text = path.read_text(encoding="utf-8")
    assert done.returncode == 0
    assert title in text
    assert "Hillside School" in text
    assert not re.search("[ạảấầậắặẻếềệỉịọốồộớờợụủứừựỷđ]", text)


def test_a_letterhead_has_in_a_language_the_lines_that_it_has_there() -> None:
    head = PaperHead(left=(Text(vi="Trường Đồi", en="Hillside"),), right=(Text(vi="Số: …"),))
    book = Book((), {})
    assert letterhead(book).sides("en") == ()
    book.__dict__["all_settings"] = (_Filed(Settings(format="ctscore/settings@1", letterhead=head)),)
    assert letterhead(book).sides("vi") == (("Trường Đồi",), ("Số: …",))
    assert letterhead(book).sides("en") == (("Hillside",), ())


class _Filed:
    """A file of settings that nobody wrote."""

    def __init__(self, value: Settings) -> None:
        self.value = value


def test_without_settings_the_first_unit_is_ours_and_papers_have_no_letterhead(
    tmp_path: Path, program: Program
) -> None:
    shutil.copytree(BASE, tmp_path / "data")
    assert load_folder(tmp_path / "data").home_unit == "don-vi-mau"
    program("minutes", "2022", "-o", "m.md", "--lang", "vi", cwd=tmp_path)
    assert (tmp_path / "m.md").read_text(encoding="utf-8").startswith("## TÀI LIỆU HỌP")


def test_the_settings_say_which_unit_is_ours(folder: Folder) -> None:
    assert ctscore.open_book(folder("home: don-vi-hai\n")).home_unit == "don-vi-hai"


def test_a_home_that_nobody_knows_stops_every_question(folder: Folder) -> None:
    with pytest.raises(ctscore.DataProblems) as raised:
        ctscore.open_book(folder("home: don-vi-mao\n"))
    assert [(one.rule.code, one.place.line) for one in raised.value.findings] == [("CT405", 2)]


def test_two_files_of_settings_stop_every_question(folder: Folder) -> None:
    data = folder("home: don-vi-mau\n")
    (data / "zwei.yaml").write_text("format: ctscore/settings@1\nhome: don-vi-hai\n", encoding="utf-8")
    with pytest.raises(ctscore.DataProblems) as raised:
        ctscore.open_book(data)
    assert [finding.rule.code for finding in raised.value.findings] == ["CT635"]


def test_files_about_earlier_periods_are_about_the_bodies_of_the_borders(folder: Folder) -> None:
    """The base has results of 2022: before the day they move to it; those that end later stay."""
    data = folder("borders: 2025-07-01\n")
    assert {filed.value.day for filed in load_folder(data).all_scorecards} == {date(2025, 7, 1)}
    assert {filed.value.day for filed in load_folder(data).all_panels} == {date(2025, 7, 1)}
    (data / "ctscore.yaml").write_text("format: ctscore/settings@1\nborders: 2021-07-01\n", encoding="utf-8")
    assert {filed.value.day for filed in load_folder(data).all_scorecards} == {date(2022, 12, 31)}


def test_a_kind_has_the_name_that_the_register_gives_it(book: Book) -> None:
    school = load_folder(SCHOOL)
    assert kind_ref(school, school.agencies["pastoral-team"]).label == Text(en="team")
    assert school.unit_kinds["school"] == BodyKind(id="school", name=Text(en="school"))
    department = next(agency for agency in book.agencies.values() if agency.kind == "department")
    assert kind_ref(book, department).label == Words("sở", "department")
    assert [worded("sở", "agency", lang) for lang in ("vi", "vi@any", "en@any")] == [
        "sở",
        "phòng ban",
        "team",
    ]
    assert kind_ref(book, replace(department, kind="xyz")).label == "xyz"


def test_who_leads_is_no_agency_where_the_folder_is_of_no_office_of_the_state(program: Program) -> None:
    asked = ("agencies", "--lang", "vi", "--data")
    school = program(*asked, str(SCHOOL)).stdout.splitlines()
    assert school[0] == "Những người phụ trách trong dữ liệu"
    assert "Người phụ trách" in school[1]
    assert "Cơ quan" not in school[1]
    of_state = program("agencies", "--lang", "vi").stdout.splitlines()
    assert of_state[0] == "Các cơ quan trong dữ liệu"


def test_where_nobody_leads_it_is_said_how_to_tell_who_does(program: Program) -> None:
    card = str(EXAMPLES / "the-diem-cong-ty/data")
    told = program("gaps", "--by", "agency", "--lang", "en", "--data", card).stdout
    assert "(no lead)" in told
    assert "No criterion that lost points has a lead yet. `ctscore import` a table that says who" in told


def test_commands_and_places_of_a_sentence_keep_their_names_in_other_terms() -> None:
    vi = "{agency}: `ctscore agencies`, --agency MÃ, sửa agencies.yaml; {count} cơ quan chủ trì"
    en = "An agency {agency}: `ctscore agencies`, --by agency, agencies.yaml; {count:agency|agencies}"
    told = "{agency}: `ctscore agencies`, --agency MÃ, sửa agencies.yaml; {count} người phụ trách"
    assert worded(vi, en, "vi@any") == told
    told = "A lead {agency}: `ctscore agencies`, --by agency, agencies.yaml; {count:lead|leads}"
    assert worded(vi, en, "fr:en@any") == told
    assert worded(vi, en, "fr:en") == en


def test_a_vietnamese_company_is_spoken_to_in_its_words(tmp_path: Path, program: Program) -> None:
    head = "STT,Tiêu chí,Điểm chuẩn,Điểm đạt,Nhiệm vụ,Phụ trách,Thời gian"
    table = f"{head}\n1,Giao hàng,60,48,Gọi trước,Tổ kho,30/6/2026\n2,Sổ,40,40,,,\n"
    (tmp_path / "bang.csv").write_text(table, encoding="utf-8")
    about = ("--name", "Công ty Ví dụ", "--index", "KPI", "--year", "2026-Q1")
    firm = tmp_path / "firm"

    def told(*asked: str, cwd: Path = firm) -> str:
        return program(*asked, "--lang", "vi", cwd=cwd).stderr

    begun = told("init", "firm", "--from", "bang.csv", *about, cwd=tmp_path)
    assert "1 người phụ trách; xem lại danh mục" in begun
    assert "đã ghi: phu-luc.docx" in told("annex", "-o", "phu-luc.docx")
    assert told("calendar", "-o", "viec.ics").startswith("đã ghi: viec.ics\n")
    assert told("report", "--all-agencies", "-o", "phieu/") == "".join(
        f"đã ghi: phieu/{name}.html\n" for name in ("to-kho", "index")
    )
    refused = told("show", "Phòng xa")
    assert refused.startswith("lỗi: không có tiêu chí hay người phụ trách nào tên “Phòng xa”\n")
    seen = program("import", "--explain", "phu-luc.docx", "--lang", "en", cwd=firm).stdout
    assert "“Phụ trách” = leads, “Đơn vị thực hiện” = helpers" in seen  # a paper is read as it was written


def test_no_code_takes_what_is_asked_for_as_one_of_the_two_languages() -> None:
    """It is “vi@any” or “fr:vi” as well: `ours` and `either` know, and `own` or `words` is one of the two."""
    known = re.compile(r"(?:\bown|\.words|\)|\[0\])$")
    compared = re.compile(r"""([\w.\[\]()]+) [!=]= ["'](?:vi|en)["']|\b_?[A-Z]+\[(lang|spoken)\]""")
    of_ours = REPOSITORY / "src/ctscore/terms.py"
    wrong = [
        f"{path.name}: {found[0]}"
        for path in (REPOSITORY / "src").rglob("*.py")
        for found in compared.finditer(path.read_text(encoding="utf-8"))
        if path != of_ours and (found[2] or not known.search(found[1]))
    ]
    assert not wrong


def test_names_that_are_imported_are_in_the_own_language(tmp_path: Path, program: Program) -> None:
    shutil.copytree(SCHOOL, tmp_path / "data")
    table = "No.,Criterion,Maximum,Achieved\n1,Teaching,10,\n1.1,Lessons observed,6,4.5\n1.2,Feedback,4,3\n"
    (tmp_path / "q3.csv").write_text(table, encoding="utf-8")
    about = ("--index", "REVIEW", "--year", "2026-Q3", "--document", "review-2026")
    written = "data/scores/2026/review-q3.yaml"
    program("import", "q3.csv", *about, "-o", written, cwd=tmp_path)
    text = (tmp_path / written).read_text(encoding="utf-8")
    assert "name: {en: Lessons observed}" in text
    assert "vi:" not in text
