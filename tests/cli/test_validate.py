"""`validate` on folders, on single files, on nothing."""

import json
import shutil
from pathlib import Path

from tests.conftest import BASE, DATA, Golden, Program, data_of_2022


def test_shipped_data_is_right_and_tells_its_errata(program: Program) -> None:
    done = program("validate")
    assert done.returncode == 0
    assert done.stdout.count(" note CT308 ") == 2
    assert done.stdout.count(" note CT452 ") == 2
    assert done.stdout.endswith("49 files in data: 0 errors, 0 warnings, 4 known errata\n")


def test_one_file_among_its_folder_tells_only_its_own_findings(of_2022: Path, program: Program) -> None:
    done = program("validate", "data/scores/2022/par-index.yaml", "data/agencies.yaml", cwd=of_2022)
    assert done.returncode == 0
    assert done.stdout.count("CT308") == 2
    assert done.stdout.endswith("2 files: 0 errors, 0 warnings, 2 known errata\n")
    assert "CT308" not in program("validate", "data/units.yaml", cwd=of_2022).stdout


def test_a_file_named_in_a_roundabout_way_is_the_same_file(of_2022: Path, program: Program) -> None:
    done = program("validate", "data/../data/scores/./2022/par-index.yaml", cwd=of_2022)
    assert done.returncode == 0
    assert done.stdout.startswith("data/scores/2022/par-index.yaml:13:10: note")


def test_a_plan_on_its_own_is_held_against_the_scorecards(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "ke-hoach.yaml"
    path.write_bytes((DATA / "plans/121-KH-UBND-2023.yaml").read_bytes())
    told = program("validate", str(path), "--ignore", "CT452").stdout
    assert told == "1 file: 0 errors, 0 warnings, 0 known errata\n"


def test_a_folder_inside_a_data_folder_is_checked_with_all_of_it(of_2022: Path, program: Program) -> None:
    done = program("validate", "data/plans", "data/scores/2021", "--ignore", "CT452", cwd=of_2022)
    assert done.returncode == 0
    assert done.stdout == "8 files: 0 errors, 0 warnings, 0 known errata\n"


def test_a_scorecard_that_a_plan_answers_is_missed(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    card.rename(card.with_suffix(".yaml.txt"))
    done = program("validate", cwd=tmp_path)
    assert done.returncode == 1
    assert "CT415" in done.stdout
    assert "par-index.yaml.txt:1:1: warning CT008" in done.stdout


def test_suffixes_in_any_case(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    card.rename(card.with_suffix(".YAML"))
    assert program("validate", cwd=tmp_path).stdout.count("CT308") == 2


def test_the_suffix_of_the_output_tells_the_format(tmp_path: Path, program: Program) -> None:
    assert program("validate", str(BASE), "-o", str(tmp_path / "v.json")).returncode == 0
    assert json.loads((tmp_path / "v.json").read_text(encoding="utf-8"))["errors"] == 0
    assert program("validate", str(BASE), "-o", str(tmp_path / "v.csv")).returncode == 2


def test_a_draft_on_its_own_is_held_against_the_registers(tmp_path: Path, program: Program) -> None:
    draft = tmp_path / "draft.yaml"
    text = (DATA / "scores/2022/par-index.yaml").read_text(encoding="utf-8")
    draft.write_text(text.replace("index: PAR-INDEX", "index: PAR-INDX"), encoding="utf-8")
    done = program("validate", str(draft), cwd=tmp_path)
    assert done.returncode == 1
    assert (
        "draft.yaml:5:8: error CT404 there is no index `PAR-INDX`; did you mean `PAR-INDEX`?" in done.stdout
    )
    assert "CT406" not in done.stdout


def test_a_path_that_is_not_there(of_2022: Path, program: Program) -> None:
    done = program("validate", "data/nowhere.yaml", "data/units.yaml", cwd=of_2022)
    assert done.returncode == 2
    assert "data/nowhere.yaml:1:1: error CT001 there is no such file or folder" in done.stdout


def test_a_folder_without_data(tmp_path: Path, program: Program) -> None:
    done = program("validate", str(tmp_path))
    assert done.returncode == 1
    assert "CT007" in done.stdout


def test_a_repository_is_taken_by_its_data_folder(tmp_path: Path, program: Program) -> None:
    shutil.copytree(BASE, tmp_path / "repo" / "data")
    (tmp_path / "repo" / "other.yaml").write_text("a: b\n")
    assert program("validate", str(tmp_path / "repo")).returncode == 0


def test_formats(tmp_path: Path, of_2022: Path, program: Program) -> None:
    found = json.loads(program("validate", "-f", "json", cwd=of_2022).stdout)
    assert [finding["line"] for finding in found["findings"]][-2:] == [13, 37]
    assert program("validate", "-f", "github", cwd=of_2022).stdout.startswith(
        "::notice file=data/plans/121-KH-UBND-2023.yaml,"
    )
    target = tmp_path / "report.txt"
    assert program("validate", "-o", str(target), cwd=of_2022).stdout == ""
    assert target.read_text(encoding="utf-8").endswith("known errata\n")


def test_a_fault_moves_with_its_line(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    card = tmp_path / "data/scores/2022/par-index.yaml"
    lines = card.read_text(encoding="utf-8").split("\n")
    for place in [place for place, line in enumerate(lines) if "achieved: " in line][::28]:
        spoiled = [*lines]
        spoiled[place] = spoiled[place].replace("achieved: ", "achieved:  ~")
        card.write_text("\n".join(spoiled), encoding="utf-8")
        found = json.loads(program("validate", "-f", "json", cwd=tmp_path).stdout)["findings"]
        column = spoiled[place].index("~") + 1
        assert [(f["code"], f["line"], f["column"]) for f in found if f["code"] != "CT452"] == [
            ("CT204", place + 1, column)
        ]


def test_files_that_cannot_be_opened(tmp_path: Path, program: Program, golden: Golden) -> None:
    data_of_2022(tmp_path / "data")
    (tmp_path / "data/scores/2022/folder.yaml").mkdir()
    (tmp_path / "data/scores/2022/lost.yaml").symlink_to("nowhere.yaml")
    told = []
    for lang in ("en", "vi"):
        done = program("validate", "data", "data/nowhere.yaml", "--lang", lang, cwd=tmp_path)
        assert done.returncode == 2
        told.append(done.stdout)
    golden(Path(__file__).parent / "golden" / "validate-unreadable.txt", "\n".join(told))


def test_seals_are_suggested_once_where_there_are_none(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    done = program("validate", "--strict", cwd=tmp_path)
    assert done.returncode == 0
    assert done.stderr.count("CT805") == 1
    assert done.stderr.startswith("suggestion CT805: data has no seals")
    assert "CT805" not in done.stdout
    quiet = (
        ["--ignore", "CT805"],
        ["--select", "CT3"],
        ["--format", "json"],
        ["data/units.yaml"],
    )
    for more in quiet:
        assert program("validate", *more, cwd=tmp_path).stderr == ""
    assert program("seal", cwd=tmp_path).returncode == 0
    assert program("validate", cwd=tmp_path).stderr == ""


def test_seals_are_not_suggested_for_what_cannot_be_sealed_yet(tmp_path: Path, program: Program) -> None:
    data_of_2022(tmp_path / "data")
    path = tmp_path / "data/scores/2021/sipas.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("max: 100", "max: 10"), encoding="utf-8")
    done = program("validate", cwd=tmp_path)
    assert done.returncode == 1
    assert "CT322" in done.stdout
    assert done.stderr == ""
