"""Tables as schools, companies and societies make them, begun as a stranger would: what was lost by whom.

Points lost and their owners were worked out by hand from the tables.
"""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml

from ctscore.analysis import select
from ctscore.analysis.gaps import find_gaps
from ctscore.book import Book
from ctscore.checks import findings_in
from ctscore.findings import DataProblems, Refusal, Severity
from ctscore.importing import registers
from ctscore.importing.annexes import Wanted, import_annex
from ctscore.importing.headlines import period_told
from ctscore.load import load_contents
from ctscore.model import Text
from ctscore.periods import Period
from ctscore.views.gaps import gaps_section

COMPANY = """Northwind Traders - scorecard
Goal,KPI,Weight,Target,Actual,Max,Score,Owner,Status
Customers,Net promoter score,20%,50,42,20,16.8,Sales,Behind
,Complaints,10%,95%,88%,10,7.5,Support,On track
People,Turnover,70%,<10%,14%,70,n/a,HR,Not measured
Total,,100%,,,100,24.3,,
"""
SCHOOL = """TT;Nội dung;Điểm chuẩn;Tự chấm;Bộ phận;Ghi chú
I;Chuyên môn;70;66,5;;
1;Chương trình;30;29;Tổ Toán;
2;Học sinh giỏi;40;37,5;Đoàn đội;
II;Cơ sở;30;25;;
1;Phòng học;30;25;Văn phòng;
;Tổng cộng;100;91,5;;
;;;;;
Người lập bảng;;;HIỆU TRƯỞNG;;
(ký tên);;;(đã ký);;
"""
SOCIETY = """Section;Question;Points available;Points earned;Person responsible;By when
Governance;;15;11;;
;Board meets;5;4;Secretary;Q1 2026
;Policy;10;7;Director;
Finance;;10;8;;
;Audit;5;5;Treasurer;
;Budget;5;3;Treasurer;
TOTAL;;25;19;;
"""
DEPARTMENT = """STT;Tiêu chí;Điểm tối đa;Điểm đạt;Người phụ trách
(1);(2);(3);(5);(7)
I;Điều hành;10;8,5;
1.1;Kế hoạch;5;5;Nguyễn Văn An
1.2;Sáng kiến;5;3,5;Chị Bình
II;Thủ tục;20;18;
2.1;Đúng hạn;20;18;Nguyễn Văn An
;TỔNG CỘNG;30;26,5;
"""
SUPPLIER = """Measure;Max score;Supplier score;Department
Quality;5;4;QA
Delivery;5;3;Purchasing
Price;5;5;Purchasing
Overall;15;12;
"""
SUPPLIER_YEARS = """Area;Criterion;Max score;2024;2025;Owner;Next step;Target date
Quality;Defects;5;3;4;QA;Audit the line;2026-03-31
;Delivery;5;4;3;Purchasing;;
Total;;10;7;7;;;
"""
GERMAN = """Nr.;Kriterium;Max. Punkte;Punkte;Zuständig
1;Angebot;60;50;Vertrieb
2;Service;40;40;Technik
Summe;;100;90;
"""
SCHOOL_TERMS = """TT;Nội dung;Điểm tối đa;Học kỳ 1;HK2 2025-2026;Người thực hiện
1;Chuyên cần;10;9,5;8;GVCN
2;Phong trào;20;18;20;Đội
;Cộng;30;27,5;28;
"""
TRUST = """Domain;Indicator;Max points;Points earned;Responsible;Action
Governance;1.1 Board meets;5;4;Ann;Meet – quarterly
;1.2 Policy;10;7;Ann;Review “Safe at work”
Subtotal Governance;;15;11;;
Finance;2.1 Audit;5;5;Bob;–
;2.2 Total budget;5;3.5;Bob;Agree the café’s lease
Total Finance;;10;8.5;;
GRAND TOTAL;;25;19.5;;
"""


SELF_REVIEW = """Domain;No.;Indicator;Scale (0-4);Score;Responsible
Governance;1.1;Board meets;4;3;Secretary
;1.2;Policy;4;4;Secretary
Finance;2.1;Audit;4;2;Manager
Total;;;12;9;
"""
FRENCH = """No.;Criterion;Max;Score;Responsible
1;Éthique avérée;60;40;Trésorière
2;Qualité des procédés;40;30;Équipe pédagogique
"""


def begun(text: str, folder: Path, period: str = "2025", **more: object) -> Book:
    (folder / "table.csv").write_text(text, encoding="utf-8")
    wanted = Wanted(folder / "table.csv", "KPI", select.period_of(period), "Us", document="d")
    made = registers.start(folder, replace(wanted, **more), load_contents({}))  # type: ignore[arg-type]
    kinds = registers.kinds_of(made.book, made.wanted, first=True)
    places = {kind: folder / registers.usual_place(made.wanted, kind) for kind in kinds}
    book = made.book
    for place, one in registers.bring_all(book, made.wanted, places):
        assert not one.errors
        book = book.joined(load_contents({str(place): one.text.encode()}))
    return book


@pytest.mark.parametrize(
    ("text", "period", "lost"),
    [
        (COMPANY, "2025", {"1": ("3.2", "Sales"), "2": ("2.5", "Support")}),
        (
            SCHOOL,
            "2025",
            {"I.1": ("1", "Tổ Toán"), "I.2": ("2.5", "Đoàn đội"), "II.1": ("5", "Văn phòng")},
        ),
        (
            SOCIETY,
            "2025",
            {"1.1": ("1", "Secretary"), "1.2": ("3", "Director"), "2.2": ("2", "Treasurer")},
        ),
        (DEPARTMENT, "2025", {"1.2": ("1.5", "Chị Bình"), "2.1": ("2", "Nguyễn Văn An")}),
        (SUPPLIER, "2025", {"1": ("1", "QA"), "2": ("2", "Purchasing")}),
        (SUPPLIER_YEARS, "2025", {"1": ("1", "QA"), "2": ("2", "Purchasing")}),
        (GERMAN, "2025", {"1": ("10", "Vertrieb")}),
        (TRUST, "2025", {"1.1": ("1", "Ann"), "1.2": ("3", "Ann"), "2.2": ("1.5", "Bob")}),
        (SELF_REVIEW, "2025", {"1.1": ("1", "Secretary"), "2.1": ("2", "Manager")}),
        (SCHOOL_TERMS, "2025-H2", {"1": ("0.5", "GVCN"), "2": ("2", "Đội")}),
        (SCHOOL_TERMS, "HK2 2025-2026", {"1": ("2", "GVCN")}),
    ],
)
def test_the_first_losses_have_their_owners(
    text: str, period: str, lost: dict[str, tuple[str, str]], tmp_path: Path
) -> None:
    book = begun(text, tmp_path, period)
    (card,) = book.scorecards.values()
    found = {
        gap.node.criterion.code: (gap.lost, *(book.agencies[one].name.own for one in gap.leads))
        for gap in find_gaps(book, card).rows
    }
    assert found == {code: (Decimal(points), name) for code, (points, name) in lost.items()}
    assert not any(plan.value.period.first > 2026 for plan in book.all_plans)


def test_why_points_were_lost_stands_beside_the_loss_and_apart_from_notes(tmp_path: Path) -> None:
    text = """STT,Tiêu chí,Điểm tối đa,Điểm đạt,Lý do mất điểm,Ghi chú
1,Kế hoạch,5,5,,Phụ lục 1
2,Báo cáo,5,3,Gửi chậm 02 báo cáo quý,Phụ lục 3
3,Công khai,10,9,,
"""
    book = begun(text, tmp_path)
    (card,) = book.scorecards.values()
    told = [(one.reason and one.reason.own, one.note and one.note.own) for one in card.value.criteria]
    assert told == [(None, "Phụ lục 1"), ("Gửi chậm 02 báo cáo quý", "Phụ lục 3"), (None, None)]
    lost = gaps_section(book, find_gaps(book, card)).rows
    beside = {row.values["code"]: row.values["reason"] for row in lost}
    assert beside == {"2": Text(vi="Gửi chậm 02 báo cáo quý"), "3": None}


@pytest.mark.parametrize(
    ("text", "language"), [(TRUST, "en"), (COMPANY, "en"), (SCHOOL, "vi"), (FRENCH, "en")]
)
def test_a_folder_is_in_the_language_of_its_table(text: str, language: str, tmp_path: Path) -> None:
    """A dash, a curly quote and a café do not make a table Vietnamese."""
    assert begun(text, tmp_path).settings.own_language == language


@pytest.mark.parametrize(
    ("text", "declared", "seems"),
    [
        (FRENCH, ("fr", "en"), ""),
        (FRENCH, ("vi",), "en"),
        (SCHOOL, ("lo",), "vi"),
        (SCHOOL, ("vi", "en"), ""),
        (COMPANY, ("en", "vi"), ""),
    ],
)
def test_a_folder_has_the_languages_asked_for(
    text: str, declared: tuple[str, ...], seems: str, tmp_path: Path
) -> None:
    """What a table seems to be in is told where its words are kept as those of another language."""
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    wanted = Wanted(tmp_path / "t.csv", "KPI", Period(2025), "Us", document="d")
    made = registers.start(tmp_path, wanted, load_contents({}), declared)
    assert (made.seems, made.book.settings.languages) == (seems, declared)
    places = {kind: tmp_path / kind for kind in registers.kinds_of(made.book, made.wanted, first=True)}
    texts = {str(at): one.text.encode() for at, one in registers.bring_all(made.book, made.wanted, places)}
    book = made.book.joined(load_contents(texts, made.book.settings))
    assert [one.rule.code for one in findings_in(book) if one.severity is Severity.ERROR] == []
    assert all(agency.name.get(declared[0]) for agency in book.agencies.values())


def test_a_published_score_is_kept_beside_losses(tmp_path: Path) -> None:
    losses = "STT;Tiêu chí;Điểm chuẩn;Điểm đạt\n1.2;Kế hoạch;2;1,5\n3.1;Công khai;1;0,5\n"
    book = begun(losses, tmp_path, listing="losses-only", score=Decimal("98.5"), rank=4)
    (card,) = book.scorecards.values()
    result = card.value.published
    assert result is not None
    assert (result.score, result.rank) == (Decimal("98.5"), 4)
    assert result.erratum is not None
    assert result.erratum.computed == 99  # 100 less what the rows lost


@pytest.mark.parametrize(
    ("second", "score", "vi", "en"),
    [
        (
            "15",  # with 8 the rows have 23
            "25",
            "dòng 1: “KPI” ghi 25, các dòng tính ra 23: so lại từng dòng với văn bản",
            "line 1: “KPI” is printed as 25, the rows come to 23: check each with the source",
        ),
        (
            "",  # up to 20
            "29",
            "dòng 1: “KPI” ghi 29, các dòng chỉ có thể cho từ 8 đến 28: có số sai, so lại",
            "line 1: “KPI” is printed as 29, the rows allow 8 to 28: a figure is wrong, check",
        ),
    ],
)
def test_a_published_score_is_held_against_the_rows(
    second: str, score: str, vi: str, en: str, tmp_path: Path
) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"STT;Tiêu chí;Điểm tối đa;Điểm đạt\n1;Một;10;8\n2;Hai;20;{second}\n", encoding="utf-8")
    wanted = Wanted(table, "KPI", Period(2025), "Us", document="d", listing="full", score=Decimal(score))
    made = registers.start(tmp_path, wanted, load_contents({}))
    told = import_annex(made.book, made.wanted).remarks[0]
    assert (told.say("vi"), told.say("en")) == (vi, en)


def test_formulas_without_results_are_told_once(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Scores", 0)
    for row in (["No", "Criterion", "Max", "Score"], [1, "A", 5, "=2+2"], [2, "B", 5, "=C3"]):
        sheet.append(row)
    book.save(tmp_path / "table.xlsx")
    wanted = Wanted(tmp_path / "table.xlsx", "KPI", Period(2025), "us", document="d", listing="full")
    with pytest.raises(DataProblems, match=r"CT747.*D2, cell D3.*“=2\+2”") as told:
        import_annex(load_contents({}), wanted)
    assert len(told.value.findings) == 1


def test_rows_that_say_nothing_to_do_are_told_once(tmp_path: Path) -> None:
    text = "No;Goal;Task;Owner;Due\n1;Reading;;Library;2026\n2;;;Office;2026\n3;Sport;Club;Coach;2026\n"
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    wanted = Wanted(tmp_path / "table.csv", "KPI", Period(2025), "us", document="d", kind="plan")
    (told,) = [one for one in import_annex(load_contents({}), wanted).errors if one.rule.code == "CT746"]
    assert told.message("en") == "line 2, 3: no cell says what is to be done"


def test_rows_with_a_name_alone_head_no_tasks(tmp_path: Path) -> None:
    rows = (
        "1;Law;;;\n1.1;Board;;;\n1.2;Policy;Sign;Ann;2026\n2;Cash;;;\n2.1;Audit;;;\n;Total (without 2);;;\n"
    )
    (tmp_path / "table.csv").write_text(f"No;Item;Action;Responsible;By when\n{rows}", encoding="utf-8")
    wanted = Wanted(tmp_path / "table.csv", "KPI", Period(2025), "us", document="d", kind="plan")
    plan = import_annex(load_contents({}), wanted)
    (only,) = yaml.safe_load(plan.text)["parts"][0]["items"]
    assert (only["row"], [one["row"] for one in only["items"]]) == ("1", ["1.2"])
    told = [one.say("en") for one in plan.remarks]
    assert "line 3, 6, 7: has a name alone, nothing to do, nobody and no time: no task is made of it" in told


def test_missing_leads_are_told_once(tmp_path: Path) -> None:
    head = "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Nhiệm vụ;Chủ trì;Hạn\n"
    text = f"{head}1;A;10;8;Việc một;;\n2;B;10;8;;;\n3;C;10;9;Việc ba;;\n4;D;10;9;;;30/6/2026\n"
    (tmp_path / "table.csv").write_text(text, encoding="utf-8")
    wanted = Wanted(tmp_path / "table.csv", "KPI", Period(2025), "us", document="d", kind="plan")
    plan = import_annex(load_contents({}), wanted)
    assert not any(one.rule.code == "CT414" for one in plan.errors)
    reviewed = [remark.say("en") for remark in plan.remarks if remark.say("en").endswith("no lead agency")]
    assert reviewed == ["line 2, 3, 4, 5: no lead agency"]
    items = yaml.safe_load(plan.text)["parts"][0]["items"]
    leads = [item["leads"] for item in items]
    assert ("task" in items[2], items[2]["timing"]["date"]) == (False, "2026-06-30")
    empty = {"vi": "Ô chủ trì để trống", "en": "The cell of the lead is empty"}
    assert leads == [{"missing": empty, "agencies": []}] * 3
    assert not any(one.rule.code == "CT409" for one in plan.findings)


OWNERS = [["No", "Action", "Responsible", "By when"], ["1", "Train", "Sales", "2026"], ["2", "Buy", "", ""]]


def in_csv(path: Path) -> None:
    path.write_text("\n".join(map(";".join, OWNERS)), encoding="utf-8")


def in_excel(path: Path) -> None:
    book = openpyxl.Workbook()
    for row in OWNERS:
        book.worksheets[0].append(row)
    book.save(path)


def in_word(path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=len(OWNERS), cols=len(OWNERS[0]))
    for row, texts in zip(table.rows, OWNERS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(str(path))


def in_html(path: Path) -> None:
    rows = "".join(f"<tr><td>{'<td>'.join(row)}" for row in OWNERS)
    path.write_text(f"<table>{rows}</table>", encoding="utf-8")


@pytest.mark.parametrize(
    ("write", "suffix", "says"),
    [(in_word, "docx", True), (in_excel, "xlsx", True), (in_html, "html", True), (in_csv, "csv", False)],
)
def test_an_empty_cell_is_that_above_only_where_nothing_says_what_is_merged(
    write: Callable[[Path], None], suffix: str, says: bool, tmp_path: Path
) -> None:
    write(tmp_path / f"t.{suffix}")
    wanted = Wanted(tmp_path / f"t.{suffix}", "KPI", Period(2025), "us", document="d", kind="plan")
    plan = import_annex(load_contents({}), wanted)
    second = yaml.safe_load(plan.text)["parts"][0]["items"][1]
    told = [one.say("en").partition(": ")[2] for one in plan.remarks]
    if says:
        assert (second["leads"]["agencies"], second.get("timing")) == ([], None)
        assert "no lead agency" in told
    else:
        assert second["leads"]["merged_with"] == "1"
        assert told[0].startswith(
            "empty, taken from row 1: leads, timing (such files do not say what is merged"
        )


@pytest.mark.parametrize(
    ("asked", "period"),
    [
        ("HK1 2025-2026", "2025-H2"),
        ("học kỳ II năm học 2025-2026", "2026-H1"),
        ("năm học 2025-2026", "2026"),
        ("FY2025/26", "2026"),
        ("quý III/2023", "2023-Q3"),
        ("08/2023", "2023-M08"),
        ("6 tháng đầu năm 2026", "2026-H1"),
        ("first quarter of 2026", "2026-Q1"),
        ("2023-q3", "2023-Q3"),
    ],
)
def test_a_period_is_asked_for_as_people_write_it(asked: str, period: str) -> None:
    assert str(select.period_of(asked)) == period


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("2025-2027", "2022-2023 (school or financial year)"),
        ("2009-10", "2022-2023 (school or financial year)"),  # or October?
        ("2205", "1990 to 2100"),
        ("20226", "1990 to 2100"),
        ("Q1 FY26", "2023-Q3 (quarter)"),
    ],
)
def test_what_is_no_period_is_told_with_what_to_write(asked: str, told: str) -> None:
    with pytest.raises(Refusal) as refused:
        select.period_of(asked)
    assert told in refused.value.text("en")


@pytest.mark.parametrize(
    ("above", "name", "period"),
    [
        (["BẢNG ĐÁNH GIÁ KPI QUÝ II/2025"], "2024", Period(2025, "quarter", 2)),
        (["Shop scorecard 2026"], "t", Period(2026)),
        (["Assessment 2025", "Scored in the workshop of 14–15 October 2025"], "t", Period(2025)),
        (["(Kèm theo Báo cáo số 45/BC-UBND ngày 15/01/2026)"], "kpi-2025-Q2", Period(2025, "quarter", 2)),
        (["Năm học 2024-2025"], "bang", Period(2025)),
        (["So sánh năm học 2024-2025 với năm học 2025-2026"], "bang", None),
        (["Giai đoạn 2024-2025"], "bang", None),
        ([], "Tự đánh giá 2024-2025", Period(2025)),
        (["Chỉ tiêu quý II", "năm 2025"], "bang", None),
        (["Trường Một - HK1 năm học 2025-2026"], "2026", Period(2025, "half-year", 2)),
        (["BẢNG ĐIỂM HỌC KỲ II, NĂM HỌC 2025-2026"], "bang", Period(2026, "half-year", 1)),
        (["Kết quả quý I và quý II năm 2026"], "bang", None),
        (["From 2024", "Results 2025 and 2026"], "bang", None),
        ([], "review_2026_final", Period(2026)),
        (["Marketing 2025"], "t", Period(2025)),  # no month
        ([], "KPI_Q3_2025", Period(2025, "quarter", 3)),
        ([], "KPI 2025Q3", Period(2025, "quarter", 3)),
        ([], "kpi-quy-3-2025", Period(2025, "quarter", 3)),
        ([], "kpi-sep-2025-v2", Period(2025, "month", 9)),
        (["Sheet1", "KPI Scorecard Q3/2025"], "t", Period(2025, "quarter", 3)),
        (["KPI FY2025"], "t", Period(2025)),
        (["Thang điểm 10", "KPI 2025"], "t", Period(2025)),
        (["Period: Jul-Sep 2025"], "t", None),
        (["Branch scorecard - Q3 2025 (July - September)"], "t", Period(2025, "quarter", 3)),
    ],
)
def test_a_table_tells_its_period_or_nobody_guesses(
    above: list[str], name: str, period: Period | None
) -> None:
    assert period_told(above, name) == period
