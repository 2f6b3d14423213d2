"""`annex` and `minutes` as commands: which file they write, in which language, and what they say."""

import zipfile
from pathlib import Path

import pytest

from tests.conftest import Program


@pytest.mark.parametrize(
    ("command", "suffixes"), [("annex", ["docx", "md", "xlsx"]), ("minutes", ["docx", "md"])]
)
def test_the_suffix_tells_the_format(
    command: str, suffixes: list[str], tmp_path: Path, program: Program
) -> None:
    for suffix in suffixes:
        path = tmp_path / f"a.{suffix.upper()}"
        path.write_text("old")
        done = program(command, "2022", "-o", str(path))
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
        assert zipfile.is_zipfile(path) == (suffix != "md")
    assert (tmp_path / "a.MD").read_text(encoding="utf-8").count("\n| ") >= 50


def test_the_annex_is_vietnamese_and_the_minutes_are_as_asked(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "a.md"
    program("annex", "2022", "--index", "papi", "--lang", "en", "-o", str(path))
    assert "CHỈ SỐ HIỆU QUẢ QUẢN TRỊ VÀ HÀNH CHÍNH CÔNG CẤP TỈNH THÀNH PHỐ CẦN THƠ" in path.read_text("utf-8")
    program("minutes", "2022", "--index", "papi", "--top", "1", "--lang", "en", "-o", str(path))
    written = path.read_text("utf-8")
    assert "39.97 out of 80 points (-1.26 on 2021); rank 55/61 (2021: rank 42)." in written
    assert "**Table 2. PAPI 2022 · Cần Thơ · points lost by criterion**" in written
    assert "1 of 28 criteria: 2.9569 of 39.9853 points lost (7.40%)." in written


def test_a_later_plan_is_left_out(tmp_path: Path, program: Program) -> None:
    path = tmp_path / "a.md"
    program("annex", "2022", "--year-of-plan", "2022", "-o", str(path))
    assert path.read_text("utf-8").count("Chưa có trong kế hoạch nào") == 42
