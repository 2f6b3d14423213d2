"""`annex` and `minutes` as commands: which file they write, in which language, and what they say."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import DATA, Program


@pytest.mark.parametrize(
    ("command", "suffixes"), [("annex", ["docx", "md", "xlsx"]), ("minutes", ["docx", "md"])]
)
def test_the_suffix_tells_the_format(
    command: str, suffixes: list[str], tmp_path: Path, program: Program
) -> None:
    for suffix in suffixes:
        path = tmp_path / f"a.{suffix.upper()}"
        path.write_text("old")
        done = program(command, "2022", "--force", "--quiet", "-o", str(path))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert zipfile.is_zipfile(path) == (suffix != "md")
    assert (tmp_path / "a.MD").read_text(encoding="utf-8").count("\n| ") >= 50


def test_the_annex_is_vietnamese_and_the_minutes_are_as_asked(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "a.md"
    program("annex", "2022", "--index", "papi", "--lang", "en", "-o", str(path))
    assert "CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH THÀNH PHỐ CẦN THƠ" in path.read_text("utf-8")
    path = tmp_path / "m.md"
    program("minutes", "2022", "--index", "papi", "--top", "1", "--lang", "en", "-o", str(path))
    written = path.read_text("utf-8")
    assert written.startswith("## MEETING NOTES")
    assert "**Table 2. The criteria that lost most – PAPI, to place 20 at each criterion**" in written
    assert "1 of 25 criteria: 0.6721 of 4.8634 points below the reference (13.82%)." in written
    assert "260/KH-UBND" in written
    assert "PAR-INDEX" not in written.partition("### 3.")[0]  # whose target is not asked about


def test_a_later_plan_is_left_out(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "a.md"
    program("annex", "2022", "--year-of-plan", "2022", "-o", str(path))
    assert path.read_text("utf-8").count("Chưa có trong kế hoạch nào") == 43  # rows, and the list of them
    # Where one plan is asked for, the others are not spoken of: plan 121 has all these.
    program("annex", "2022", "--plan", "260", "-o", str(path), "--force")
    assert path.read_text("utf-8").count("Chưa có trong 260/KH-UBND") == 43
    assert "kế hoạch nào" not in path.read_text("utf-8")


def test_tasks_that_stand_once_are_read_back_where_they_belong(tmp_path: Path, program: Program) -> None:
    """Of plan 321 five tasks serve the first dimension of PAPI as a whole, three its criterion 2.1."""
    draft, plan = tmp_path / "a.md", tmp_path / "plan.yaml"
    program("annex", "2016", "--index", "papi", "--plan", "321", "-o", str(draft))
    assert draft.read_text("utf-8").count("| Theo nhiệm vụ tại mục 1 ") == 4
    about = ("--index", "PAPI", "--year", "2016", "--kind", "plan", "--document", "321-QD-UBND-2018")
    assert program("import", "annex", str(draft), *about, "-o", str(plan)).returncode == 0
    first, second = plain_yaml(plan)["parts"][0]["items"][:2]
    assert (first["criteria"], len(first["items"])) == (["1"], 5)
    assert (second["criteria"], len(second["items"])) == (["2.1"], 3)


def test_changes_are_written_to_another_word_file_only(tmp_path: Path, program: Program) -> None:
    draft, after = tmp_path / "a.docx", tmp_path / "b.docx"
    of_unit = ("annex", "2022", "--unit", "đà nẵng", "--index", "papi")
    program(*of_unit, "-o", str(draft))
    done = program(*of_unit, "--against", str(draft), "-o", str(after), CTSCORE_LANG="en")
    assert (done.returncode, done.stdout, after.exists()) == (0, "", True)
    assert "against " in done.stderr
    assert ": 0 cells changed, rows new: 0, rows gone: 0\n" in done.stderr
    for path in (tmp_path / "b.md", draft):
        refused = program(*of_unit, "--against", str(draft), "-o", str(path), "--force")
        assert (refused.returncode, str(path) in refused.stderr) == (2, True)
    refused = program(*of_unit, "--plan", "121", "-o", str(after), "--force", CTSCORE_LANG="en")
    assert (refused.returncode, "no plan of Đà Nẵng on file" in refused.stderr) == (2, True)
    other = program("annex", "2022", "--against", str(draft), "-o", str(tmp_path / "c.docx"))
    assert (other.returncode, "PAPI 2022 · Thành phố Đà Nẵng" in other.stderr) == (2, True)
    assert not (tmp_path / "c.docx").exists()


def test_an_annex_that_is_read_back_says_what_the_plan_said(tmp_path: Path, program: Program) -> None:
    """With nothing changed, the draft for 2022 is Annex I of plan 121 again: rows, agencies, merged cells.

    That other formats say the same is asked in tests/importing/test_drafts.py.
    """
    draft, plan, card = tmp_path / "a.docx", tmp_path / "plan.yaml", tmp_path / "card.yaml"
    program("annex", "2022", "-o", str(draft))
    for kind, path in (("plan", plan), ("scorecard", card)):
        about = ("--index", "PAR-INDEX", "--year", "2022", "--kind", kind)
        done = program(
            "import", "annex", str(draft), *about, "--document", "121-KH-UBND-2023", "-o", str(path)
        )
        assert done.returncode == 0, done.stderr
    kept = ("row", "criteria", "leads", "helpers", "timing")
    shipped = plain_yaml(DATA / "plans/121-KH-UBND-2023.yaml")["parts"][0]["items"]
    again = plain_yaml(plan)["parts"][0]["items"]
    assert len(again) == 31
    for then, now in zip(shipped, again, strict=True):
        said = [{key: as_named(one.get(key)) for key in kept} for one in (now, then)]
        if now["row"] in ("2.4.4", "4.3.4"):  # a page may end above: merged cells begin anew
            assert "merged_with" not in now["leads"]
            for cell in (one[key] for one in said for key in ("leads", "helpers", "timing")):
                cell.pop("merged_with", None)
                cell.pop("printed", None)
        assert said[0] == said[1]
        assert now["task"]["vi"] == then["task"]["vi"]
    # The mark of the draft is no note of the plan.
    assert again[0]["note"]["vi"] == "Điều tra xã hội học"
    assert "note" not in again[3]
    assert points(plain_yaml(card)["criteria"]) == points(
        plain_yaml(DATA / "scores/2022/par-index.yaml")["criteria"]
    )


def as_named(cell: Any) -> Any:
    """Return a cell without the words that are printed, which the draft replaces by names of the register."""
    if not isinstance(cell, dict) or "agencies" not in cell:
        return cell
    return {key: value for key, value in cell.items() if key != "printed"}


def plain_yaml(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)


def points(criteria: list[Any]) -> list[tuple[str | None, ...]]:
    """Return code, maximum and figures of each criterion, parents before their parts."""
    keys = ("code", "max", "achieved", "published")
    found = []
    for criterion in criteria:
        found.append(tuple(criterion.get(key) for key in keys))
        found += points(criterion.get("criteria", []))
    return found
