"""A draft of `ctscore annex` comes back the same in every format, and once more from what came back."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import Program, data_of_2022

FORMATS = ("docx", "xlsx", "md")
DOCUMENT = ("--document", "121-KH-UBND-2023")


def drafted(program: Program, folder: Path, index: str, suffix: str) -> str:
    """Write the draft of an annex.

    Seen from the folder, names and bytes are those of the shipped data, which the cache of the tests knows.
    """
    draft = f"draft.{suffix}"
    done = program("annex", "2022", "--index", index, "-o", draft, "--force", cwd=folder)
    assert done.returncode == 0, done.stderr
    return draft


def brought_back(program: Program, folder: Path, draft: str, index: str, kind: str) -> str:
    about = ("--index", index, "--year", "2022", "--kind", kind, *DOCUMENT, "--force", "--lang", "en")
    done = program("import", draft, *about, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def of_pages(read: Any) -> Any:
    """Return what was read without what pages have a say in: Word ends a merged cell where one may end."""
    if isinstance(read, list):
        return [of_pages(one) for one in read]
    if not isinstance(read, dict):
        return read
    return {key: of_pages(one) for key, one in read.items() if key not in ("merged_with", "printed", "note")}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    data_of_2022(tmp_path / "data")
    return tmp_path


@pytest.mark.parametrize("index", ["PAR-INDEX", "PAPI"])
def test_all_formats_say_the_same(index: str, folder: Path, program: Program) -> None:
    drafts = {suffix: drafted(program, folder, index, suffix) for suffix in FORMATS}
    plans = {suffix: brought_back(program, folder, drafts[suffix], index, "plan") for suffix in FORMATS}
    assert plans["xlsx"] == plans["md"]
    assert of_pages(yaml.safe_load(plans["docx"])) == of_pages(yaml.safe_load(plans["md"]))
    items = yaml.safe_load(plans["docx"])["parts"][0]["items"]
    if index == "PAPI":
        several = {item["criteria"][0]: len(item["items"]) for item in items if "items" in item}
        assert several == {"4.2": 2, "6.3": 3}
        assert items[-1]["criteria"] == ["8.2"]  # 8.3 has no task in any plan


def test_what_came_back_comes_back_again(folder: Path, program: Program) -> None:
    files = {"scorecard": "scores/2022/par-index.yaml", "plan": "plans/121-KH-UBND-2023.yaml"}
    draft = drafted(program, folder, "PAR-INDEX", "docx")
    first = {kind: brought_back(program, folder, draft, "PAR-INDEX", kind) for kind in files}
    for kind, file in files.items():
        (folder / "data" / file).write_text(first[kind], encoding="utf-8")
    draft = drafted(program, folder, "PAR-INDEX", "docx")
    assert {kind: brought_back(program, folder, draft, "PAR-INDEX", kind) for kind in files} == first
