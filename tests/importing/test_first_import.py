"""The first import begins a data folder; later ones add to its registers only where that is asked for."""

import re
import shlex
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from ctscore.importing.criteria import Criteria
from ctscore.importing.tables import Place
from ctscore.periods import Period
from tests.conftest import Program

ABOVE = "ỦY BAN NHÂN DÂN TỈNH AN GIANG\n\nPHỤ LỤC\n\n"
ATTACHED = "(Kèm theo Kế hoạch số 7/KH-UBND ngày 5 tháng 3 năm 2025 của UBND tỉnh An Giang)\n\n"
TABLE = """\
| STT | Tiêu chí | Điểm chuẩn | Điểm đạt | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian |
|---|---|---|---|---|---|---|---|
| 1 | LĨNH VỰC MỘT | 60 | 55 | | | | |
| 1.1 | Tiêu chí một | 30 | 28 | Việc một | Sở Nội vụ | Các sở, ban, ngành; UBND các xã, phường | Quý I |
| 1.2 | Tiêu chí hai | 30 | 27 | Việc hai | Sở Văn hóa, Thể thao và Du lịch | Sở Nội vụ, Tài chính | Quý II |
| 2 | LĨNH VỰC HAI | 40 | 38 | | | | |
| 2.1 | Tiêu chí ba | 40 | 38 | Việc ba | Sở Tài chính | | 12/2026 |
"""


def table(folder: Path, text: str = ABOVE + ATTACHED + TABLE, name: str = "phu-luc.md") -> str:
    (folder / name).write_text(text, encoding="utf-8")
    return name


def asked(name: str, *more: str, year: str = "2025") -> list[str]:
    return ["import", name, "-i", "PAR-INDEX", "-y", year, "--data", "moi", "--lang", "vi", *more]


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_an_empty_folder_gets_all_that_the_table_tells(tmp_path: Path, program: Program) -> None:
    done = program(*asked(table(tmp_path)), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (
        "thư mục dữ liệu mới moi: Tỉnh An Giang, PAR-INDEX, 7/KH-UBND (05/03/2025), 5 cơ quan" in done.stderr
    )
    home = tmp_path / "moi"
    assert files(home) == [
        "agencies.yaml",
        "ctscore.yaml",
        "documents.yaml",
        "indexes.yaml",
        "plans/7-KH-UBND-2025.yaml",
        "scores/2025/par-index.yaml",
        "units.yaml",
    ]
    (document,) = yaml.safe_load((home / "documents.yaml").read_text(encoding="utf-8"))["documents"]
    assert document == {
        "id": "7-KH-UBND-2025",
        "number": "7/KH-UBND",
        "date": "2025-03-05",
        "issuer": "UBND tỉnh An Giang",
    }
    agencies = yaml.safe_load((home / "agencies.yaml").read_text(encoding="utf-8"))["agencies"]
    assert {one["name"]["vi"]: one["kind"] for one in agencies} == {
        "Sở Nội vụ": "department",
        "Sở Tài chính": "department",
        "Các sở, ban, ngành": "group",
        "UBND các xã, phường": "group",
        "Sở Văn hóa, Thể thao và Du lịch": "department",
    }
    plan = yaml.safe_load((home / "plans/7-KH-UBND-2025.yaml").read_text(encoding="utf-8"))
    (part,) = plan["parts"]
    assert (plan["unit"], part["answers"]) == ("an-giang", 2025)
    assert [item["leads"]["agencies"] for item in part["items"]] == [
        ["so-noi-vu"],
        ["so-van-hoa-the-thao-va-du-lich"],
        ["so-tai-chinh"],
    ]
    assert part["items"][1]["helpers"]["agencies"] == ["so-noi-vu", "so-tai-chinh"]
    checked = program("validate", "moi", "--lang", "vi", cwd=tmp_path)
    assert (checked.returncode, "0 lỗi, 0 cảnh báo" in checked.stdout) == (0, True)
    gaps = program("gaps", "2025", "--data", "moi", "--format", "csv", cwd=tmp_path)
    assert gaps.returncode == 0
    assert len(gaps.stdout.splitlines()) == 4  # 60 + 40 - 55 - 38: 3, 2 and 2 points lost


def test_what_the_words_do_not_say_is_asked_for_or_left_out(tmp_path: Path, program: Program) -> None:
    bare = table(tmp_path, TABLE)
    nothing = program(*asked(bare), cwd=tmp_path)
    assert (nothing.returncode, "không nêu số văn bản" in nothing.stderr) == (2, True)
    whose = program(*asked(bare, "--document", "ke-hoach"), cwd=tmp_path)
    assert (whose.returncode, "của đơn vị nào" in whose.stderr) == (2, True)
    assert not (tmp_path / "moi").exists()
    done = program(*asked(bare, "--document", "ke-hoach", "-u", "Tỉnh Mới"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "CT438" in done.stderr  # the day of the document stays missing, and is told
    text = (tmp_path / "moi/documents.yaml").read_text(encoding="utf-8")
    assert yaml.safe_load(text)["documents"] == [{"id": "ke-hoach", "number": "ke-hoach"}]
    assert "bổ sung theo văn bản" in text
    (unit,) = yaml.safe_load((tmp_path / "moi/units.yaml").read_text(encoding="utf-8"))["units"]
    assert unit == {"id": "tinh-moi", "name": {"vi": "Tỉnh Mới"}, "short": "Tỉnh Mới", "kind": "province"}


def test_a_cited_document_is_not_the_one_of_the_table(tmp_path: Path, program: Program) -> None:
    cited = "Thực hiện Quyết định số 766/QĐ-TTg ngày 23/6/2022 của Thủ tướng Chính phủ\n\n"
    done = program(*asked(table(tmp_path, ABOVE + cited + TABLE)), cwd=tmp_path)
    assert (done.returncode, "không nêu số văn bản" in done.stderr) == (2, True)


def test_all_or_nothing_is_written(tmp_path: Path, program: Program) -> None:
    name = table(tmp_path)
    assert program(*asked(name, "--dry-run"), cwd=tmp_path).returncode == 0
    assert not (tmp_path / "moi").exists()
    broken = table(tmp_path, ABOVE + ATTACHED + TABLE.replace("| 28 |", "| 2z8 |"), "hong.md")
    assert program(*asked(broken), cwd=tmp_path).returncode == 2
    assert not (tmp_path / "moi").exists()


def test_a_folder_that_is_there_gets_a_document_only_when_asked(tmp_path: Path, program: Program) -> None:
    assert program(*asked(table(tmp_path)), cwd=tmp_path).returncode == 0
    home, before = tmp_path / "moi", (tmp_path / "moi/documents.yaml").read_text(encoding="utf-8")
    later = ABOVE + ATTACHED.replace("7/KH", "9/KH").replace("2025", "2026") + TABLE
    name = table(tmp_path, later, "sau.md")
    refused = program(*asked(name, "--kind", "both", year="2026"), cwd=tmp_path)
    assert (refused.returncode, "9/KH-UBND" in refused.stderr, "--accept" in refused.stderr) == (
        2,
        True,
        True,
    )
    assert (home / "documents.yaml").read_text(encoding="utf-8") == before
    elsewhere = program(*asked(name, "--kind", "plan", "--accept", year="2026"), cwd=tmp_path)
    assert (elsewhere.returncode, "-o TỆP" in elsewhere.stderr) == (2, True)
    done = program(*asked(name, "--kind", "both", "--accept", year="2026"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (home / "documents.yaml").read_text(encoding="utf-8").startswith(before)
    assert "plans/9-KH-UBND-2026.yaml" in files(home)
    again = program(*asked(name, "--kind", "both", year="2026"), cwd=tmp_path)
    assert (again.returncode, "--force" in again.stderr) == (2, True)


def test_a_table_of_no_document_gets_one_under_an_id_of_ones_own(tmp_path: Path, program: Program) -> None:
    assert program(*asked(table(tmp_path)), cwd=tmp_path).returncode == 0
    register = tmp_path / "moi/documents.yaml"
    name, before = table(tmp_path, TABLE, "hk2.md"), register.read_text(encoding="utf-8")
    own = ("--kind", "both", "--document", "bang-hk2")
    refused = program(*asked(name, *own, year="2026"), cwd=tmp_path)
    assert (refused.returncode, "CT401" in refused.stderr) == (2, True)
    done = program(*asked(name, *own, "--accept", year="2026"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    after = register.read_text(encoding="utf-8")
    assert after.startswith(before.rstrip())
    assert after.count("bang-hk2") == 2  # its id, and its number until somebody knows that
    assert "plans/bang-hk2.yaml" in files(tmp_path / "moi")


def test_the_next_period_comes_in_by_the_command_that_init_prints(tmp_path: Path, program: Program) -> None:
    odd = TABLE.replace("Điểm đạt", "Kết quả").replace("Điểm chuẩn", "Mức")
    name, columns = table(tmp_path, odd), ("-m", "max=Mức", "-m", "achieved=Kết quả")
    begun = program(
        "init", "moi", "--from", name, "-i", "PAR-INDEX", "-y", "2025", "-u", "A", *columns, cwd=tmp_path
    )
    assert begun.returncode == 0, begun.stderr
    (command,) = (line for line in begun.stderr.splitlines() if line.startswith("  ctscore import"))
    words = shlex.split(command.partition("#")[0].replace("FILE", f"../{name}").replace("TỆP", f"../{name}"))
    done = program(*words[1:], cwd=tmp_path / "moi")
    assert done.returncode == 0, done.stderr
    assert {"plans/bang-diem-2026.yaml", "scores/2026/par-index.yaml"} <= {*files(tmp_path / "moi/data")}


def test_a_scorecard_tells_where_its_leads_go(tmp_path: Path, program: Program) -> None:
    name = table(tmp_path)
    assert program(*asked(name), cwd=tmp_path).returncode == 0
    done = program(*asked(name, "--kind", "scorecard"), cwd=tmp_path)
    assert "`--kind plan`, hay cả hai: `--kind both`" in done.stderr


@pytest.mark.parametrize("inside", [True, False])
def test_agencies_that_nobody_has_are_proposed(inside: bool, tmp_path: Path, program: Program) -> None:
    assert program(*asked(table(tmp_path)), cwd=tmp_path).returncode == 0
    other = table(tmp_path, ABOVE + ATTACHED + TABLE.replace("| Sở Nội vụ |", "| Sở Tôn giáo |"), "khac.md")
    target = "moi/co-quan-moi.yaml" if inside else "co-quan-moi.yaml"
    done = program(*asked(other, "--kind", "plan", "--propose", target), cwd=tmp_path)
    made = yaml.safe_load((tmp_path / target).read_text(encoding="utf-8"))
    (agency,) = made["agencies"]
    assert agency == {
        "id": "so-ton-giao",
        "name": {"vi": "Sở Tôn giáo"},
        "short": "Sở Tôn giáo",
        "kind": "department",
    }
    # In the data folder it counts at once; elsewhere it is to be looked at first.
    assert (done.returncode, "CT660" in done.stderr) == ((0, False) if inside else (2, True)), done.stderr


def test_a_criterion_that_asks_for_nothing_is_no_task(tmp_path: Path, program: Program) -> None:
    table = tmp_path / "phu-luc.csv"
    rows = (
        "(Kèm theo Kế hoạch số 88/KH-UBND ngày 5/5/2026 của UBND tỉnh An Giang)",
        "STT;Tiêu chí;Điểm tối đa;Điểm đạt;Điểm mất;Giải pháp;Cơ quan chủ trì;Thời gian",
        "1.1;Một;1,5;1,25;0,25;Đôn đốc;Sở Nội vụ;Quý III",
        "1.2;Hai;1,5;1,5;0;;;",
        ";Tổng cộng;3;2,75;0,25;;;",
    )
    table.write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = program("init", "a", "--from", str(table), "--index", "PAR-INDEX", "--year", "2025", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Điểm mất") == 1  # neither of the two files uses it: that is told once
    (plan,) = (tmp_path / "a/data/plans").iterdir()
    assert re.findall(r"row: (.*)", plan.read_text(encoding="utf-8")) == ['"1.1"']
    card = (tmp_path / "a/data/scores/2025/par-index.yaml").read_text(encoding="utf-8")
    assert 'code: "1.2"' in card
    assert "max: 100\n" in card  # as the index has it: the 3 that are printed are those of the listed ones
    assert "\nlisting: part\n" in card
    more = ("--year", "2025", "--listing", "part")
    done = program("init", "b", "--from", str(table), "--index", "KPI", *more, cwd=tmp_path)
    assert done.returncode == 0, done.stderr  # a printed sum of 3 does not overrule what is said
    text = (tmp_path / "b/data/scores/2025/kpi.yaml").read_text(encoding="utf-8")
    assert "max: 100\nlisting: part\n" in text


OFFICES = """\
Bảng điểm năm 2025 của UBND xã Vĩnh Thạnh
TT;Tiêu chí;Điểm tối đa;Điểm;Nhiệm vụ;Bộ phận phụ trách
1.1;Tiêu chí một;10;8;Việc một;Văn phòng HĐND và UBND
1.2;Tiêu chí hai;10;7;Việc hai;Văn phòng Hội đồng nhân dân và Ủy ban nhân dân
1.3;Tiêu chí ba;10;9;Việc ba;Phòng Kinh tế, Hạ tầng và Đô thị
1.4;Tiêu chí bốn;10;10;;
1.5;Tiêu chí năm;10;6;;Trung tâm Phục vụ hành chính công
1.6;Tiêu chí sáu;10;9;Việc sáu;Phòng Đào tạo và Quản lý học sinh
1.7;Tiêu chí bảy;10;10;;Phòng Đào tạo và Quản lý học sinh
1.8;Tiêu chí tám;10;10;-;Chưa phân công
"""


def test_one_office_of_two_organs_and_rows_without_a_task(tmp_path: Path, program: Program) -> None:
    """What lost nothing needs no task; what has a lead alone has none."""
    name = table(tmp_path, OFFICES, "bang.csv")
    done = program(*asked(name, "--document", "bang-1"), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    agencies = yaml.safe_load((tmp_path / "moi/agencies.yaml").read_text(encoding="utf-8"))["agencies"]
    assert [one["name"]["vi"] for one in agencies] == [
        "Văn phòng HĐND và UBND",
        "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Trung tâm Phục vụ hành chính công",
        "Phòng Đào tạo và Quản lý học sinh",
    ]
    plan = yaml.safe_load((tmp_path / "moi/plans/bang-1.yaml").read_text(encoding="utf-8"))
    items = {item["row"]: item for item in plan["parts"][0]["items"]}
    assert list(items) == ["1.1", "1.2", "1.3", "1.5", "1.6", "1.7"]
    assert items["1.1"]["leads"]["agencies"] == items["1.2"]["leads"]["agencies"]
    # Neither its name nor the task of the row above; who leads what lost nothing is kept too.
    assert "task" not in items["1.5"] | items["1.7"]
    assert items["1.7"]["leads"] == items["1.6"]["leads"]
    assert "dòng 7, 9: có cơ quan chủ trì mà ô nhiệm vụ để trống" in done.stderr
    assert "dòng 6:" not in done.stderr  # no cell of the full row is said to be filled from above
    card = yaml.safe_load((tmp_path / "moi/scores/2025/par-index.yaml").read_text(encoding="utf-8"))
    assert [one["code"] for one in card["criteria"]] == [f"1.{number}" for number in range(1, 9)]


def test_losses_of_a_maximum_that_nobody_states_are_asked_about(tmp_path: Path, program: Program) -> None:
    """The maxima of 12 and 8 may be all there is: 80 more points with full marks are not made up."""
    head = "Ref;Standard;Max;Score;What we will do;Who;By when\nA;Board;;;;;\n"
    text = f"{head}A1;One;12;9;Call;Office;each quarter\nA2;Two;8;6;Ask;Head;Q3\n"
    words = ["init", "club", "--from", table(tmp_path, text, "review.csv"), "--name", "Club"]
    words += ["--index", "REVIEW", "--year", "2025", "--lang", "en"]
    refused = program(*words, cwd=tmp_path)
    assert (refused.returncode, (tmp_path / "club").exists()) == (2, False)
    assert "20 of 100 at most; 100 for the whole is assumed" in refused.stderr
    assert "CT438" not in refused.stderr  # a day that may stay unknown does not stand in the way
    done = program(*words, "--listing", "full", cwd=tmp_path)
    assert done.returncode in (0, 1), done.stderr
    assert "0 places" not in done.stderr
    card = yaml.safe_load((tmp_path / "club/data/scores/2025/review.yaml").read_text(encoding="utf-8"))
    assert (card["max"], "listing" in card) == (20, False)
    assert [one["code"] for one in card["criteria"][0]["criteria"]] == ["A.1", "A.2"]
    (plan,) = (tmp_path / "club/data/plans").iterdir()
    items = yaml.safe_load(plan.read_text(encoding="utf-8"))["parts"][0]["items"]
    assert [item["timing"]["kind"] for item in items] == ["reporting", "quarters"]


def test_a_time_alone_is_told_where_it_is_left_out(tmp_path: Path, program: Program) -> None:
    text = (
        "No,Criterion,Max,Score,Action,Owner,Due\n1,Cash,4,2,,,31 March 2027\n2,Bank,4,2,Do,Clerk,Q1 2027\n"
    )
    words = ["init", "club", "--from", table(tmp_path, text, "t.csv"), "--name", "Club", "--index", "CAP"]
    done = program(*words, "--year", "2026", "--listing", "full", "--lang", "en", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    told = program("calendar", "--lang", "en", cwd=tmp_path / "club").stdout
    assert "With a time and no task yet, so not in the calendar: 1 (1 2027-03-31)." in told
    lines = ("No,Criterion,Max,Score,Action,Owner", "1,Cash,4,2,,Clerk", "2,Bank,4,2,Do,Clerk")
    again = table(tmp_path, "\n".join(lines), "u.csv")
    words = [
        "init",
        "team",
        "--from",
        again,
        *words[4:],
        "--year",
        "2026",
        "--listing",
        "full",
        "--lang",
        "en",
    ]
    assert program(*words, cwd=tmp_path).returncode == 0
    program("report", "--agency", "clerk", "-o", "sheet.html", "--lang", "en", cwd=tmp_path / "team")
    sheet = (tmp_path / "team/sheet.html").read_text(encoding="utf-8")
    assert "Points lost and no task yet: 1 Cash." in sheet
    told = program("plans", "--lang", "en", cwd=tmp_path / "club").stdout
    assert "1 item has neither a task nor a lead." in told


def test_a_table_of_points_without_leads_says_that_nobody_is_known_to_lead(
    tmp_path: Path, program: Program
) -> None:
    text = (
        ABOVE
        + ATTACHED
        + "| STT | Tiêu chí | Điểm chuẩn | Điểm đạt |\n|---|---|---|---|\n| 1 | Một | 100 | 55 |\n"
    )
    done = program(*asked(table(tmp_path, text)), cwd=tmp_path)
    assert "bảng không nêu ai chủ trì: chưa rõ cơ quan nào chủ trì tiêu chí mất điểm" in done.stderr


POINTS = """\
Bảng điểm PAR INDEX năm 2025 của tỉnh An Giang
TT;Tiêu chí;Điểm tối đa;Tự đánh giá;Điểm XHH;Điểm đạt
1;Chỉ đạo;100;60;30;80
1.1;Kiểm tra cải cách hành chính;30;20;0;20
1.2;Sáng kiến trong cải cách hành chính;30;30;;30
1.3;Đánh giá của cán bộ;40;;30;30
"""
PLAN = """\
(Kèm theo Kế hoạch số 8/KH-UBND ngày 15/6/2026 của UBND tỉnh An Giang)
STT;Tiêu chí mất điểm;Nhiệm vụ;Cơ quan chủ trì;Thời gian
1;Kiểm tra cải cách hành chính;Việc một;Sở Nội vụ;Quý III
2;Có sáng kiến (tiêu chí 1.2);Việc hai;Sở Tư pháp;Hằng tuần
3;1.2. Sáng kiến trong cải cách hành chính;Việc ba;Sở Nội vụ;Quý IV
1.3;Đánh giá của cán bộ, công chức;Việc bốn;Sở Nội vụ;Quý IV
1;Tiêu chí 9.9: Lạ;Việc năm;Sở Nội vụ;Quý IV
"""


def test_a_plan_of_its_own_is_tied_to_the_scorecard_on_file(tmp_path: Path, program: Program) -> None:
    mapped = ("--map", "achieved=Điểm đạt")
    begun = program(*asked(table(tmp_path, ATTACHED + POINTS, "diem.csv"), *mapped), cwd=tmp_path)
    assert begun.returncode == 0, begun.stderr
    card = yaml.safe_load((tmp_path / "moi/scores/2025/par-index.yaml").read_text(encoding="utf-8"))
    top = card["criteria"][0]
    assert [one.get("method") for one in (top, *top["criteria"])] == [None, None, None, "survey-officials"]
    assert [one.get("stages") for one in top["criteria"]] == [{"self": 20}, {"self": 30}, None]

    options = ("-k", "plan", "--accept", "--propose", "moi/agencies.yaml", "-o", "moi/plans/")
    done = program(*asked(table(tmp_path, PLAN, "ke-hoach.csv"), *options), cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "dòng 7: 1 trong 5 nhiệm vụ chưa gắn được với tiêu chí nào của PAR-INDEX" in done.stderr
    plan = yaml.safe_load((tmp_path / "moi/plans/plan.yaml").read_text(encoding="utf-8"))
    items = plan["parts"][0]["items"]
    assert [one.get("criteria") for one in items] == [["1.1"], ["1.2"], ["1.3"], None]
    assert [one["task"]["vi"] for one in items[1]["items"]] == ["Việc hai", "Việc ba"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("Tỷ lệ hồ sơ đúng hạn cấp tỉn", ("1.1",)),  # a slip, of the only one that is called so
        ("Tỷ lệ hồ sơ số hoá xong", ()),  # two are called much like it: nobody says which
    ],
)
def test_what_two_criteria_are_called_ties_a_task_to_neither(words: str, codes: tuple[str, ...]) -> None:
    names = {"1.1": "Tỷ lệ hồ sơ đúng hạn cấp tỉnh", "1.2": "Tỷ lệ hồ sơ số hóa", "2.1": "Tỷ lệ hồ sơ số hóa"}
    known = [
        SimpleNamespace(code=code, name=SimpleNamespace(own=name), criteria=())
        for code, name in names.items()
    ]
    book: Any = SimpleNamespace(indexes={"": SimpleNamespace(criteria=known)})
    found, _ = Criteria(book, "", "", Period(2025)).of_row(words, "1", None, Place(1), is_criterion=True)
    assert found == codes
