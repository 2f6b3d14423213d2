"""Whom the cells of a plan name: read whole or told whole; what was meant is taken only when asked."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ctscore.analysis.spellings import Reading, Spellings
from ctscore.book import Book
from ctscore.importing.annexes import Imported, Wanted, import_annex
from ctscore.importing.proposals import may_be_several, twins_of
from ctscore.importing.registers import proposed
from ctscore.load import load_contents
from ctscore.periods import Period

UNITS = """
format: ctscore/units@1
units:
- {id: tinh-mau, name: {vi: Tỉnh Mẫu, en: Mau Province}, short: Mẫu, kind: province}
- {id: tinh-khac, name: {vi: Tỉnh Khác, en: Khac Province}, short: Khác, kind: province}
- {id: thanh-pho-bien, name: {vi: Thành phố Biển, en: Bien City}, short: Biển, kind: city}
"""
AGENCIES = """
format: ctscore/agencies@1
agencies:
- {id: noi-vu, name: {vi: Sở Nội vụ, en: Home Affairs}, short: SNV, kind: department}
- {id: tai-chinh, name: {vi: Sở Tài chính, en: Finance}, short: STC, kind: department}
- {id: y-te, name: {vi: Sở Y tế, en: Health}, short: Sở Y tế, kind: department}
- {id: khcn, name: {vi: Sở Khoa học và Công nghệ, en: Science}, short: Sở KHCN, kind: department}
- {id: vhtt, name: {vi: "Sở Văn hóa, Thể thao và Du lịch", en: Culture}, short: Sở VHTTDL, kind: department}
- {id: van-phong, name: {vi: Văn phòng UBND thành phố, en: Office}, short: VP UBND, kind: office}
- {id: thanh-tra, name: {vi: Thanh tra thành phố, en: Inspectorate}, short: Thanh tra TP, kind: agency}
- {id: cac-so, name: {vi: "Sở, ban, ngành", en: Departments}, short: Các sở, kind: group}
- {id: xa, name: {vi: Ủy ban nhân dân cấp xã, en: Communes}, short: UBND cấp xã, kind: group}
- {id: lien-quan, name: {vi: "Các cơ quan, đơn vị có liên quan", en: Others}, short: Liên quan, kind: group}
"""
INDEXES = """
format: ctscore/indexes@1
indexes:
- {id: CHI-SO, name: {vi: Chỉ số, en: Index}, max: 10}
"""
DOCUMENTS = """
format: ctscore/documents@1
documents:
- {id: ke-hoach, number: 5/KH-UBND, date: "2025-01-15"}
"""


def folder(home: str = "tinh-mau") -> Book:
    settings = f"format: ctscore/settings@1\nhome: {home}\n"
    texts = {
        "units": UNITS,
        "agencies": AGENCIES,
        "indexes": INDEXES,
        "documents": DOCUMENTS,
        "ctscore": settings,
    }
    return load_contents({f"data/{name}.yaml": text.encode() for name, text in texts.items()})


@pytest.mark.parametrize(
    ("cell", "named", "unknown"),
    [
        ("Sở Nội vụ, Sở Tài chính; Sở Y tế", ("noi-vu", "tai-chinh", "y-te"), ()),
        ("1. Sở Nội vụ 2. Sở Tài chính", ("noi-vu", "tai-chinh"), ()),
        ("- Sở Nội vụ\n- Sở Tài chính", ("noi-vu", "tai-chinh"), ()),
        ("a) Sở Nội vụ; b) Sở Y tế", ("noi-vu", "y-te"), ()),
        ("Các sở: Nội vụ, Tài chính và Y tế", ("noi-vu", "tai-chinh", "y-te"), ()),
        ("Sở Nội vụ, Tài chính", ("noi-vu", "tai-chinh"), ()),
        ("Sở Nội vụ, Văn hoá, Thể thao & Du lịch", ("noi-vu", "vhtt"), ()),
        ("Sở KH&CN, Sở VH-TT&DL", ("khcn", "vhtt"), ()),
        ("Sở KH và CN và Sở Y tế", ("khcn", "y-te"), ()),
        ("UBND các xã, phường, đặc khu", ("xa",), ()),
        ("Uỷ ban nhân dân xã, phường, thị trấn", ("xa",), ()),
        ("Các cơ quan, đơn vị liên quan", ("lien-quan",), ()),
        ("Giám đốc Sở Nội vụ, Chánh Thanh tra tỉnh", ("noi-vu", "thanh-tra"), ()),
        ("VP UBND tỉnh", ("van-phong",), ()),  # our own level is a province, whatever the register says
        ("Sở Nội vụ tỉnh Mẫu", ("noi-vu",), ()),
        ("Sở Y tế (1), Sở Nội vụ¹", ("y-te", "noi-vu"), ()),  # marks of footnotes
        ("Sở Nội vụ cùng Sở Y tế", ("noi-vu", "y-te"), ()),
        ("Sở Nội vụ (đ/c phụ trách)", ("noi-vu",), ()),
        # What is not used up names nobody: a part that is known may be part of another body.
        ("Sở Nội vụ tỉnh Khác", (), ("Sở Nội vụ tỉnh Khác",)),
        ("Sở Y tế và Dân số", (), ("Sở Y tế và Dân số",)),
        ("Sở Nội vụ, Ngoại vụ", (), ("Sở Nội vụ, Ngoại vụ",)),
        ("Thanh tra Sở Y tế", (), ("Thanh tra Sở Y tế",)),
        ("Phó Giám đốc Sở Y tế", (), ("Phó Giám đốc Sở Y tế",)),
        ("Sở Một Sở Hai", (), ("Sở Một", "Sở Hai")),  # two lines of a cell
        ("UBND xã Một", (), ("UBND xã Một",)),
        ("Các sở, ban, ngành (trừ Sở Y tế)", (), ("Các sở, ban, ngành (trừ Sở Y tế)",)),
        ("Sở Khoa học và Công nghệ (Sở KHCN)", ("khcn",), ()),
        ("Sở Y tế (phòng một cửa)", (), ("Sở Y tế (phòng một cửa)",)),
        ("Các sở, ban, ngành và địa phương", ("cac-so",), ("địa phương",)),
        ("Sở Dân tộc và Tôn giáo, Sở Y tế", ("y-te",), ("Sở Dân tộc và Tôn giáo",)),
        ("Theo phân công của Sở Y tế", (), ("Theo phân công của Sở Y tế",)),
        ("Đồng chí Một – Giám đốc Sở Y tế", (), ("Đồng chí Một – Giám đốc Sở Y tế",)),
    ],
)
def test_a_cell_is_read_whole(cell: str, named: tuple[str, ...], unknown: tuple[str, ...]) -> None:
    assert Spellings(folder()).read(cell) == Reading(named, unknown)


def test_bodies_of_another_province_are_none_of_ours() -> None:
    reading = Spellings(folder(), "tinh-khac").read("Văn phòng UBND tỉnh, Thanh tra tỉnh")
    assert reading == Reading((), ("Văn phòng UBND tỉnh", "Thanh tra tỉnh"))
    assert Spellings(folder("thanh-pho-bien")).read("Thanh tra tỉnh").named == ()
    assert Spellings(folder("thanh-pho-bien")).read("Thanh tra TP").named == ("thanh-tra",)


def test_persons_in_one_cell_are_parted_where_each_is_known() -> None:
    """A name may have brackets of its own; with one unknown the whole cell is told."""
    register = """
format: ctscore/agencies@1
agencies:
- {id: dung, name: {vi: Phạm Văn Dũng (TPT Đội)}, short: Phạm Văn Dũng (TPT Đội), kind: unit}
- {id: thang, name: {vi: Vũ Đức Thắng}, short: Vũ Đức Thắng, kind: unit}
"""
    spellings = Spellings(load_contents({"data/agencies.yaml": register.encode()}))
    assert spellings.read("Phạm Văn Dũng (TPT Đội), Vũ Đức Thắng").named == ("dung", "thang")
    assert spellings.read("Vũ Đức Thắng và Phạm Văn Dũng (TPT Đội)").named == ("thang", "dung")
    assert spellings.read("Vũ Đức Thắng, Lê Lan") == Reading((), ("Vũ Đức Thắng, Lê Lan",))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("So Noi vu", "noi-vu"),
        ("Sở Nội vu", "noi-vu"),
        ("Sở Tài chánh", "tai-chinh"),
        ("Sở Nội vự", "noi-vu"),
        ("Sở Ngoại vụ", None),
        ("Sở Dân tộc và Tôn giáo", None),
        ("SNV tỉnh", None),
        ("SNV", "noi-vu"),
        ("STC", "tai-chinh"),
        ("Sở VHTT và DL", "vhtt"),
    ],
)
def test_a_slip_is_offered_and_another_body_is_not(words: str, meant: str | None) -> None:
    offer = Spellings(folder()).offer(words)
    assert (offer.agencies if offer else None) == ((meant,) if meant else None)


def plan_of(tmp_path: Path, rows: list[str], *, accept: bool = False, unit: str = "tinh-mau") -> Wanted:
    head = "| STT | Nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n|---|---|---|---|---|\n"
    path = tmp_path / "ke-hoach.md"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return Wanted(path, "CHI-SO", Period(2025), unit, "plan", document="ke-hoach", accept=accept)


def bring_in(tmp_path: Path, rows: list[str], *, accept: bool = False, unit: str = "tinh-mau") -> Imported:
    return import_annex(folder(), plan_of(tmp_path, rows, accept=accept, unit=unit))


def items(done: Imported) -> list[Any]:
    return list(yaml.safe_load(done.text)["parts"][0]["items"])


def said(done: Imported) -> list[str]:
    return [remark.say("vi") for remark in done.remarks]


def test_what_one_word_says_is_told_once_with_its_places(tmp_path: Path) -> None:
    rows = [f"| {number} | Việc {number} | Sở Lạ | Sở Nội vụ, Sở Lạ | Quý I |" for number in range(1, 9)]
    done = bring_in(tmp_path, rows)
    assert said(done) == [
        "dòng 3, 4, 5, 6, 7, 8, 9, 10: “Sở Lạ” không phải tên cơ quan nào trong agencies.yaml"
    ]
    (error,) = done.errors
    assert error.rule.code == "CT660"
    assert "Sở Lạ" in error.message("vi")


@pytest.mark.parametrize(
    ("cell", "known", "unknown"),
    [
        ("F&B Manager / Executive Chef", (), ("F&B Manager", "Executive Chef")),
        ("Bếp trưởng / Sở Nội vụ", ("noi-vu",), ("Bếp trưởng",)),
        ("Sở Nội vụ / Lao động", (), ("Sở Nội vụ / Lao động",)),  # may be a longer name
        ("R&D/QA Team", (), ("R&D/QA Team",)),
        ("Phòng Tài chính / Kế hoạch", (), ("Phòng Tài chính / Kế hoạch",)),
    ],
)
def test_a_stroke_with_blanks_around_it_parts_names(
    cell: str, known: tuple[str, ...], unknown: tuple[str, ...], tmp_path: Path
) -> None:
    reading = Spellings(folder()).read(cell)
    assert (reading.named, reading.unknown) == (known, unknown)
    done = bring_in(tmp_path, [f"| 1 | Việc | {cell} | | Quý I |"])
    assert any("coi là 2 nơi" in one for one in said(done)) == (len((*known, *unknown)) > 1)


@pytest.mark.parametrize(
    ("cell", "several"),
    [
        ("Finance manager and director", True),
        ("Kế toán trưởng và thủ quỹ", True),
        ("Sở Văn hóa và Sở Y tế", True),
        ("R&D", False),
        ("Sở Khoa học và Công nghệ", False),
        ("Phòng Kinh tế, Hạ tầng và Đô thị", False),
        ("Phòng Kinh tế, Phòng Nội vụ và Trung tâm Y tế", True),
        ("Các phòng Kinh tế, Nội vụ và Y tế", True),
        ("Sở Nội vụ, Tài chính và Y tế", True),
        ("Sales lead", False),
    ],
)
def test_a_name_that_may_be_several_is_asked_about(cell: str, several: bool) -> None:
    assert may_be_several(cell) is several


@pytest.mark.parametrize(
    ("short", "same"),
    [
        ("Trung tâm PVHCC", True),
        ("TTPVHCC", True),
        ("Trung tâm HCC", False),  # initials of a part of its words
        ("Phòng PVHCC", False),
        ("Trung tâm", False),
    ],
)
def test_a_name_shortened_to_initials_may_be_the_one_that_ends_so(short: str, same: bool) -> None:
    name = "Trung tâm Phục vụ hành chính công"
    assert twins_of([name, short]) == ({short: name} if same else {})
    assert twins_of([short, name]) == ({name: short} if same else {})


@pytest.mark.parametrize(
    ("cell", "leads", "printed", "told"),
    [
        ("Sở Nội vụ<br>Thanh tra tỉnh", ["noi-vu", "thanh-tra"], "Sở Nội vụ; Thanh tra tỉnh", []),
        ("Sở Văn hóa, Thể thao<br>và Du lịch", ["vhtt"], "Sở Văn hóa, Thể thao và Du lịch", []),
        ("Sở Văn hóa,<br>Thể thao<br>và Du lịch", ["vhtt"], "Sở Văn hóa, Thể thao và Du lịch", []),
        (
            "STC<br>SNV",
            ["tai-chinh", "noi-vu"],
            "STC; SNV",
            ["“STC ⏎ SNV”: có “⏎” giữa các tên, coi là 2 nơi"],
        ),
        ("Thanh tra<br>Sở Y tế", [], "Thanh tra Sở Y tế", ["“Thanh tra ⏎ Sở Y tế” không phải tên"]),
        ("STC<br>Bếp trưởng", [], "STC Bếp trưởng", ["“STC ⏎ Bếp trưởng” không phải tên"]),
        ("Bếp<br>trưởng", [], "Bếp trưởng", ["“Bếp trưởng” không phải tên"]),
    ],
)
def test_a_line_break_parts_names_that_are_known_and_no_others(
    cell: str, leads: list[str], printed: str, told: list[str], tmp_path: Path
) -> None:
    done = bring_in(tmp_path, [f"| 1 | Việc | {cell} | | Quý I |"])
    (item,) = items(done)
    assert item["leads"] == {"printed": printed, "agencies": leads}
    assert [any(one in line for line in said(done)) for one in told] == [True] * len(told)
    assert ("⏎" in "".join(said(done))) == ("⏎" in "".join(told))
    assert Spellings(folder()).read(printed).named == tuple(leads)  # as a folder is checked


def test_what_is_proposed_for_joint_names_is_their_parts(tmp_path: Path) -> None:
    cells = ("Bếp trưởng và thủ quỹ", "Thủ quỹ", "Bếp trưởng", "Lễ tân và STC", "Buồng<br>Bảo vệ")
    rows = [f"| {number} | Việc {number} | {cell} | | Quý I |" for number, cell in enumerate(cells, start=1)]
    made = yaml.safe_load(proposed(folder(), plan_of(tmp_path, rows))["agencies"])["agencies"]
    assert [one["name"]["vi"] for one in made] == ["Thủ quỹ", "Bếp trưởng", "Lễ tân và STC", "Buồng Bảo vệ"]


def test_an_offer_is_taken_only_when_asked_and_marked(tmp_path: Path) -> None:
    rows = ["| 1 | Việc | So Noi vu | | Quý I |", "| 2 | Việc hai | Như trên | Sở Y tế | nt |"]
    offered = bring_in(tmp_path, rows)
    assert items(offered)[0]["leads"] == {"printed": "So Noi vu", "agencies": []}
    assert "có phải là Sở Nội vụ? `--accept`" in said(offered)[0]
    assert [error.rule.code for error in offered.errors] == ["CT660"]
    taken = bring_in(tmp_path, rows, accept=True)
    assert not taken.errors
    assert [item["leads"]["agencies"] for item in items(taken)] == [["noi-vu"], ["noi-vu"]]
    assert "So Noi vu" in items(taken)[0]["leads"]["inferred"]["vi"]
    assert said(taken)[0] == "dòng 3: “So Noi vu” được coi là Sở Nội vụ, theo `--accept`"
    assert items(taken)[1]["timing"] == {"merged_with": "1", "kind": "quarters", "quarters": [1]}


@pytest.mark.parametrize(
    ("cell", "leads", "helpers"),
    [
        ("Sở Nội vụ (chủ trì), Sở Y tế", ["noi-vu"], ["y-te"]),
        ("Chủ trì: Sở Nội vụ; Phối hợp: Sở Y tế, Sở Tài chính", ["noi-vu"], ["y-te", "tai-chinh"]),
        ("Sở Nội vụ chủ trì, phối hợp với Sở Y tế", ["noi-vu"], ["y-te"]),
        ("Sở Y tế (phối hợp), Sở Nội vụ (chủ trì)", ["noi-vu"], ["y-te"]),
        ("Sở Văn hóa, Thể thao và Du lịch (chủ trì), Sở Y tế", ["vhtt"], ["y-te"]),
        ("Chủ trì: Sở Nội vụ", ["noi-vu"], None),
    ],
)
def test_roles_in_a_cell(cell: str, leads: list[str], helpers: list[str] | None, tmp_path: Path) -> None:
    done = bring_in(tmp_path, [f"| 1 | Việc | {cell} | | Quý I |"])
    (item,) = items(done)
    assert (item["leads"]["agencies"], item.get("helpers", {}).get("agencies")) == (leads, helpers)
    assert not done.errors


def test_roles_that_are_not_clear_are_given_to_nobody(tmp_path: Path) -> None:
    for cell in ("Sở Y tế, Sở Nội vụ (chủ trì)", "Sở Y tế chủ trì mục 1, Sở Nội vụ chủ trì mục 2"):
        done = bring_in(tmp_path, [f"| 1 | Việc | {cell} | | Quý I |"])
        assert items(done)[0]["leads"]["agencies"] == []
        assert "không rõ ai chủ trì" in said(done)[0]
        assert done.errors


def test_what_names_no_agency_is_kept_in_its_words(tmp_path: Path) -> None:
    rows = [
        "| 1 | Việc | Theo phân công tại Quyết định số 5/QĐ-UBND | | Quý I |",
        "| 2 | Việc hai | Đồng chí Phó Chủ tịch UBND tỉnh | | Quý I |",
    ]
    done = bring_in(tmp_path, rows)
    assert not done.errors
    assert [item["leads"]["agencies"] for item in items(done)] == [[], []]
    assert "Quyết định số 5/QĐ-UBND" in items(done)[0]["leads"]["missing"]["vi"]
    assert len(said(done)) == 2


def test_a_plan_of_another_unit_tells_whose_register_it_is(tmp_path: Path) -> None:
    done = bring_in(tmp_path, ["| 1 | Việc | Sở Nội vụ | | Quý I |"], unit="tinh-khac")
    assert "kế hoạch của Tỉnh Khác, còn agencies.yaml là của Tỉnh Mẫu" in said(done)[0]
