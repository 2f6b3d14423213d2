"""`init` begins a folder that is right at once, whole or not at all, and never over anything."""

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import typer
import yaml

import ctscore
from ctscore.book import Book
from ctscore.cli import beginning
from ctscore.cli.beginning import free
from ctscore.cli.interview import Given, Wish, wish_of
from ctscore.findings import Refusal
from ctscore.periods import Period
from ctscore.questions import folder_papers
from ctscore.questions.beginnings import DEPARTMENTS, Organisation, leads_of
from ctscore.scoring import walk
from ctscore.validation import validate_paths
from tests.conftest import REPOSITORY, Program
from tests.importing.test_first_import import ABOVE, ATTACHED, TABLE, table

WHO = {
    "province": ("an giang", "PAPI"),
    "department": ("Sở Nội vụ tỉnh An Giang", "PAR-INDEX"),
    "commune": ("Phường Bình Thủy", "Chấm điểm CCHC cấp xã"),
    "organisation": ('Trường "Hoa: Mai" #1', "papi"),
}
SCHOOL = ("-u", "Hillside School", "-k", "organisation", "-i", "Review", "-y", "2026")


def asked(folder: str, kind: str, languages: str, year: str = "2026") -> list[str]:
    name, index = WHO[kind]
    return ["init", folder, "-u", name, "-k", kind, "-i", index, "-y", year, "--languages", languages]


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


class _Loader(yaml.SafeLoader):
    """Reads a day as the text that stands there, as JSON has it."""


_Loader.yaml_implicit_resolvers = {
    letter: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:timestamp"]
    for letter, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def fits_the_schema_that_it_names(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = text.split("\n")[0].removeprefix("# yaml-language-server: $schema=")
    schema = json.loads((path.parent / named).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(yaml.load(text, Loader=_Loader))


@pytest.mark.parametrize(
    ("kind", "languages"), [*((kind, lang) for lang in ("vi", "en") for kind in WHO), ("commune", "vi,en")]
)
def test_a_new_folder_is_right_at_once(kind: str, languages: str, tmp_path: Path, program: Program) -> None:
    done = program(*asked("moi", kind, languages), cwd=tmp_path, CTSCORE_LANG="vi")
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    home = tmp_path / "moi"
    assert validate_paths([home], None).findings == ()
    for path in (home / "data").rglob("*.yaml"):
        fits_the_schema_that_it_names(path)
    own = "Chạy các lệnh" if languages.startswith("vi") else "Run these commands"
    assert own in (home / "README.md").read_text(encoding="utf-8")
    book = ctscore.open_book(home)
    assert book.settings.languages == tuple(languages.split(","))
    (card,) = (filed.value for filed in book.all_scorecards)
    assert (card.unit, card.when) == (book.home_unit, Period(2026))
    assert all(node.criterion.achieved is None for node in walk(card))


def test_a_province_gets_its_neighbours_indexes_and_departments(tmp_path: Path, program: Program) -> None:
    done = program(*asked("moi", "province", "vi", "2025"), "--lang", "vi", cwd=tmp_path)
    assert "cây tiêu chí lấy của PAPI 2024 trong dữ liệu đi kèm chương trình" in done.stderr
    book = ctscore.open_book(tmp_path / "moi")
    assert book.home_unit == "an-giang"
    assert sum(unit.body_on(Period(2025).last) is not None for unit in book.units.values()) == 34
    assert list(book.indexes) == ["PAPI", "PAR-INDEX", "SIPAS", "PCI"]
    assert len(book.agencies) == 12
    (plan,) = (filed.value for filed in book.all_plans)
    assert len(plan.parts[0].items) == 8  # the dimensions of PAPI


def test_an_index_of_a_provinces_own_stands_before_those_that_are_known(
    tmp_path: Path, program: Program
) -> None:
    words = ("-u", "hue", "-k", "tỉnh", "-i", "Bộ chỉ số", "-y", "2026", "--languages", "en,vi", "-q")
    assert program("init", "new", *words, cwd=tmp_path).returncode == 0
    assert validate_paths([tmp_path / "new"], None).findings == ()
    book = ctscore.open_book(tmp_path / "new")
    assert list(book.indexes) == ["BO-CHI-SO", "PAR-INDEX", "SIPAS", "PAPI", "PCI"]
    line = book.settings.letterhead.left[1]
    assert (line.get("vi"), line.get("en")) == ("THÀNH PHỐ HUẾ", "HUE CITY")


def test_nobody_else_gets_the_entry_of_a_province(tmp_path: Path, program: Program) -> None:
    done = program("init", "new", *SCHOOL, "-u", "Huế", "--lead", "A, B", cwd=tmp_path, CTSCORE_DATA="else")
    assert "agencies: [a-b] → agencies: [a, b]" in done.stderr
    assert "CTSCORE_DATA still names else" in done.stderr
    book = ctscore.open_book(tmp_path / "new")
    assert (book.home_unit, book.units["hue"].name.own) == ("hue", "Huế")


def test_the_twelve_departments_are_those_of_the_decree() -> None:
    path = REPOSITORY.parent / "shared/data/field/departments_12.csv"
    if not path.exists():
        pytest.skip("the list of the decree is not here")
    with path.open(encoding="utf-8") as file:
        named = [row["name_vi"] for row in csv.DictReader(file)]
    ours = [vi.format(level="tỉnh") for vi, _, _ in DEPARTMENTS]
    assert [*ours[:11], ours[11].removesuffix(" tỉnh")] == named


def test_a_ward_has_another_economic_division_than_a_commune(book: Book) -> None:
    names = [leads_of(Organisation.COMMUNE, name, book)[1][0] for name in ("Xã Một", "Phường Hai")]
    assert names == ["Phòng Kinh tế", "Phòng Kinh tế, Hạ tầng và Đô thị"]


def test_from_nothing_to_the_losses_of_each_lead(tmp_path: Path, program: Program) -> None:
    begun = program(
        "init", "new", *SCHOOL, "--lead", "Teachers", "--lead", "Office", "--lang", "en", cwd=tmp_path
    )
    next_ = [line.strip().split("   ")[0] for line in begun.stderr.splitlines() if line.startswith("  ")]
    assert next_ == ["cd new", "ctscore set 1.1 20 --year 2026", "ctscore gaps --by agency"]
    home = tmp_path / "new"
    before = program("gaps", "--by", "agency", cwd=home).stdout
    assert "No points are on file yet: 100 are not known" in before
    for command in (["set", "1.1", "30", "--year", "2026"], ["set", "2.1", "20", "--year", "2026"]):
        assert program(*command, cwd=home).returncode == 0
    assert validate_paths([home], None).findings == ()
    rows = list(csv.DictReader(io.StringIO(program("gaps", "--by", "agency", "-f", "csv", cwd=home).stdout)))
    # 40 - 30 in group 1, 25 - 20 in group 2
    assert [(row["code"], row["lost"]) for row in rows] == [("teachers", "10"), ("office", "5")]


def test_a_folder_in_any_language_gives_everyone_who_leads_a_task(tmp_path: Path, program: Program) -> None:
    leads = [word for name in ("Alpha", "ໂຮງຮຽນ", "Gamma") for word in ("--lead", name)]
    assert program("init", "new", *SCHOOL, *leads, "--languages", "fr,en", cwd=tmp_path).returncode == 0
    assert validate_paths([tmp_path / "new"], None).findings == ()
    plan = yaml.safe_load((tmp_path / "new/data/plans/scores-2026.yaml").read_text(encoding="utf-8"))
    cells = [item["leads"] for item in plan["parts"][0]["items"]]
    assert [cell["printed"] for cell in cells] == ["Alpha; Gamma", "ໂຮງຮຽນ"]


def test_an_annex_becomes_what_import_makes_of_it(tmp_path: Path, program: Program) -> None:
    name = table(tmp_path, ABOVE + ATTACHED + TABLE)
    done = program(
        "init", "moi", "--from", name, "-i", "PAR-INDEX", "-y", "2025", "--lang", "vi", cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    program("import", name, "-i", "PAR-INDEX", "-y", "2025", "--data", "khac", cwd=tmp_path)
    ours, theirs = files(tmp_path / "moi/data"), files(tmp_path / "khac")
    assert ours.keys() == theirs.keys()
    for one, text in ours.items():
        assert text.split(b"\n", 1)[1] == theirs[one].split(b"\n", 1)[1]
        assert theirs[one].startswith(b"# schema: ctscore schema ")
        fits_the_schema_that_it_names(tmp_path / "moi/data" / one)
    assert validate_paths([tmp_path / "moi"], None).findings == ()
    assert "-k both --accept" in (tmp_path / "moi/README.md").read_text(encoding="utf-8")


def test_a_document_that_nothing_names_gets_an_id(tmp_path: Path, program: Program) -> None:
    name = table(tmp_path, ABOVE + TABLE)
    done = program(
        "init", "moi", "--from", name, "-i", "A", "-y", "2025", "-u", "Tỉnh An Giang", cwd=tmp_path
    )
    assert "it is called scores-2025" in done.stderr
    assert 'then write the day of issue into data/documents.yaml: date: "' in done.stderr
    documents = yaml.safe_load((tmp_path / "moi/data/documents.yaml").read_text(encoding="utf-8"))
    assert [one["id"] for one in documents["documents"]] == ["scores-2025"]
    findings = validate_paths([tmp_path / "moi"], None).findings
    assert [(one.rule.code, str(one.severity)) for one in findings] == [("CT438", "warning")]


def test_an_example_is_replaced_as_its_page_says(tmp_path: Path, program: Program) -> None:
    program("init", "new", *SCHOOL, "--lang", "en", cwd=tmp_path)
    rows = ["No,Criterion,Max,Score,Lead", "1,All,100,90,", "1.1,Part,60,55,Board", "1.2,Rest,40,35,Office"]
    (tmp_path / "new/t.csv").write_text("\n".join(rows), encoding="utf-8")
    page = (tmp_path / "new/README.md").read_text(encoding="utf-8")
    (command,) = (line.split("`")[1] for line in page.splitlines() if "in place of the example" in line)
    done = program(*command.replace("FILE", "t.csv").split()[1:], cwd=tmp_path / "new")
    assert done.returncode == 0, done.stderr
    assert validate_paths([tmp_path / "new"], None).findings == ()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ([], "missing: --name, --kind, --index, --year"),
        (["-u", "A", "-y", "2026"], "missing: --kind, --index"),
        (["--from", "good.csv"], "missing: --name, --index, --year"),
        (["--from", "t.csv"], "t.csv:1:1: error CT624"),  # looked at before anything is asked
        ([*SCHOOL, "-k", "provnce"], "--kind cannot be “provnce”; did you mean `province`?"),
        ([*SCHOOL, "-k", "province"], "there is no unit “Hillside School”"),
        ([*SCHOOL, "-k", "province", "-u", "Hà Giang"], "did you mean `Tuyên Quang`?"),
        ([*SCHOOL, "--languages", "en,vn"], "--languages cannot be “vn”; did you mean `vi`?"),
        ([*SCHOOL, "-k", "province", "-u", "Huế", "--languages", "fr"], "--languages cannot be “fr”"),
        ([*SCHOOL, "-u", " -- "], "“ -- ” is no name (--name)"),
        ([*SCHOOL, "-i", "?"], "“?” is no name (--index)"),
        ([*SCHOOL, "-u", "HK1 2025-2026"], "“HK1 2025-2026” is a period, which --name does not take"),
        ([*SCHOOL, "-i", "Trường Mẫu"], "“Trường Mẫu” is the name of an organisation, which --index"),
        ([*SCHOOL, "-y", "26"], "“26” is not a year"),
        ([*SCHOOL, "--listing", "full"], "missing: --from (--listing)"),
        (["--from", "t.csv", "-i", "A", "-y", "2026", "--lead", "B"], "--lead and --from do not go together"),
        (
            ["--from", "good.csv", "-i", "A", "-u", "B", "-y", "2026", "-k", "commune"],
            "--kind cannot be “commune”",
        ),
        (["--from", "none.docx", "-i", "A", "-y", "2026"], "none.docx:1:1: error CT001"),
        (["--from", "t.csv", "-i", "A", "-y", "2026", "-u", "B"], "t.csv"),
    ],
)
def test_what_cannot_be_is_told_and_nothing_left(
    words: list[str], told: str, tmp_path: Path, program: Program
) -> None:
    (tmp_path / "t.csv").write_text("just words\n", encoding="utf-8")
    (tmp_path / "good.csv").write_text("No.,Criterion,Max,Score\n1,One,100,7\n", encoding="utf-8")
    done = program("init", "new", *words, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.csv", "t.csv"]


def test_an_index_that_is_nearly_known_is_the_folders_own_and_told(tmp_path: Path, program: Program) -> None:
    done = program("init", "new", *SCHOOL, "-u", "hue", "-k", "province", "-i", "par-idx", cwd=tmp_path)
    assert "par-idx is an index of this folder's own; or is it PAR-INDEX?" in done.stderr
    known = program("init", "two", *SCHOOL, "-i", "par index", cwd=tmp_path)
    assert "of this folder's own" not in known.stderr


def test_what_is_there_is_never_touched(tmp_path: Path, program: Program) -> None:
    program("init", "new", *SCHOOL, "-q", cwd=tmp_path)
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    (tmp_path / "half").mkdir()
    (tmp_path / "half/README.md").write_text("mine", encoding="utf-8")
    before = files(tmp_path)
    for folder, told in {
        "new": "there is already data/, schemas/ in new",
        "new/data": "there is already scores/, plans/ in new/data",
        "new/data/scores/x": "there is already scores/, plans/ in new/data",
        "file": "file is a file, not a folder",
        "file/x": "cannot be written: Not a directory",
        "deep/" + "x" * 300: "cannot be written: File name too long",
        "": "“” is no name (FOLDER)",
    }.items():
        done = program("init", folder, *SCHOOL, cwd=tmp_path)
        assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert files(tmp_path) == before
    assert not (tmp_path / "deep").exists()
    done = program("init", "half", *SCHOOL, cwd=tmp_path)
    assert "there already, left as it is: README.md" in done.stderr
    assert (tmp_path / "half/README.md").read_text(encoding="utf-8") == "mine"
    assert validate_paths([tmp_path / "half"], None).findings == ()


def test_the_checks_that_run_unasked_are_yaml_and_name_our_commands() -> None:
    for text in (folder_papers.WORKFLOW, folder_papers.GITLAB, folder_papers.PRE_COMMIT):
        assert "ctscore validate data" in json.dumps(yaml.safe_load(text))


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"url": "https://git.example/c.git", "vcs_info": {"vcs": "git", "commit_id": "0a"}}, "c.git@0a"),
        ({"url": "https://me:secret@git.example/c.git", "vcs_info": {"vcs": "git", "commit_id": "0a"}}, ""),
        ({"url": "file:///home/me/ctscore", "dir_info": {"editable": True}}, ""),
        ({"url": "file:///home/me/c.git", "vcs_info": {"vcs": "git", "commit_id": "0a"}}, ""),
    ],
)
def test_only_an_address_that_others_reach_is_written_down(
    said: dict[str, Any], line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str:
            return json.dumps(said)

    monkeypatch.setattr(folder_papers, "distribution", lambda name: Installed())
    wanted = [f"ctscore @ git+https://git.example/{line}"] if line else []
    assert folder_papers.requirements("en", "1").splitlines()[2:] == wanted


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told() -> str:
    assert isinstance(sys.stderr, Terminal)
    return sys.stderr.getvalue()


def interview(typed: str, known: Book, monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[Wish, str]:
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    monkeypatch.setattr(sys, "stderr", Terminal())
    folder, name, kind, index = map(given.get, ("folder", "name", "kind", "index"))
    options = Given(folder, name, kind, None, index, None, (), of_table=False)
    return wish_of(options, known, "vi", Path), told()


def test_a_terminal_is_asked_again_until_it_fits(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = "9\ntỉnh\n2025\nHà Giang\nTuyên Quang\n\n\n Sở Một ; Sở Hai\n\n"
    wish, said = interview(typed, book, monkeypatch)
    assert wish == Wish(
        Path("tinh-tuyen-quang"),
        "Tỉnh Tuyên Quang",
        "province",
        ("vi",),
        "PAR-INDEX",
        Period(2025),
        ("Sở Một", "Sở Hai"),
        asked=True,
    )
    assert "“9” không dùng được cho --kind" in said
    assert "có phải là `Tuyên Quang`?" in said


def test_what_was_given_is_not_asked_for(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    wish, said = interview("\n\n\nx\n", book, monkeypatch, kind="organisation", name="Hội A", index="A")
    assert (wish.kind, wish.name, wish.index, wish.leads, wish.folder) == (
        "organisation",
        "Hội A",
        "A",
        (),
        Path("x"),
    )
    assert "Tên đơn vị" not in said


def test_a_folder_in_the_way_is_told_before_it_is_too_late(
    book: Book, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "old/data/x").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", Terminal("\n\n\nold\nnew\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    given = Given(None, "A", "organisation", None, "B", None, (), of_table=False)
    wish = wish_of(given, book, "vi", free)
    assert (wish.folder, "old đã có data/" in told()) == (Path("new"), True)


def test_what_was_answered_is_not_lost_where_the_table_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "t.csv").write_text("No.,Criterion,Max,Score\n1,One,100,7o\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stdin", Terminal("2026-Q3\nAcme Ltd\nKPI\nnew\n"))
    monkeypatch.setattr(sys, "stderr", Terminal())
    with pytest.raises(typer.Exit):
        beginning.init(from_=Path("t.csv"), columns=["max=Max"], lang="en")
    command = '--from t.csv --map max=Max --name "Acme Ltd" --index KPI --year 2026-Q3'
    assert f"\n  ctscore init new {command}\n" in told()
    assert not (tmp_path / "new").exists()


def test_a_terminal_has_what_changes_no_figure_in_one_line_and_all_of_it_in_a_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    rows = ("No.,Criterion,Max,Score,Owner,Colour,Shade", "1,One,60,7,Ann,red,a", "2,Two,40,8,Bob,blue,b")
    table = "\n".join((*rows, ",Total,100,15,,,"))
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "stderr", Terminal())
    beginning.init("new", "Acme Ltd", index="KPI", period="2026", from_=Path("t.csv"), lang="en")
    kept = (tmp_path / "new/TO-CHECK.txt").read_text(encoding="utf-8").splitlines()
    folded = [line for line in kept if line not in told()]
    assert f"{len(kept)} places to look at:" in told()
    assert f"{len(folded)} more that change no figure; all of them are in TO-CHECK.txt" in told()
    assert any("a row of sums" in line for line in folded)
    assert not any("maximum" in line for line in folded)


def test_the_end_of_the_input_stops_it(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(typer.Exit) as stopped:
        interview("4\n2026\n", book, monkeypatch)
    assert stopped.value.exit_code == 130
    assert "đã dừng; chưa ghi gì" in told()


def test_nobody_is_asked_in_a_pipe(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("4\n"))
    with pytest.raises(Refusal, match="CT725"):
        wish_of(Given(None, None, None, None, None, None, (), False), book, "vi", Path)
