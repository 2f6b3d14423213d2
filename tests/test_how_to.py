"""The guides in docs/how-to are followed: what they write is written, in a copy of the program, and tried."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import DATA, REPOSITORY

GUIDES = sorted((REPOSITORY / "docs/how-to").glob("*.md"))
STEP = re.compile(r"<!-- (?P<what>[^\n]+) -->(?:\n```\w+\n(?P<block>.*?)```\n)?", re.DOTALL)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_a_guide_leads_where_it_says(guide: Path, tmp_path: Path) -> None:
    for part in ("src", "tests"):  # with what was compiled of them: their times are copied too
        shutil.copytree(REPOSITORY / part, tmp_path / part)
    tried = 0
    for step in STEP.finditer(guide.read_text(encoding="utf-8")):
        what, block = step["what"], step["block"] or ""
        if found := re.fullmatch(r"file: (\S+)", what):
            (tmp_path / found[1]).parent.mkdir(exist_ok=True)
            (tmp_path / found[1]).write_text(block, encoding="utf-8")
        elif found := re.fullmatch(r"before `(.+)` in: (\S+)", what):
            place = found[1].replace(r"\n", "\n")
            replace(tmp_path / found[2], place, block + place)
        elif found := re.fullmatch(r"instead of `(.+)` in: (\S+)", what):
            replace(tmp_path / found[2], found[1], block.removesuffix("\n"))
        elif found := re.fullmatch(r"at the end of: (\S+)", what):
            with (tmp_path / found[1]).open("a", encoding="utf-8") as file:
                file.write(f"\n\n{block}")
        elif found := re.fullmatch(r"prints: ctscore (.+)", what):
            assert_begins(run("ctscore", found[1], tmp_path), block)
            tried += 1
        elif found := re.fullmatch(r"passes: pytest (.+)", what):
            assert "passed" in run("pytest", f"-n 0 -p no:cacheprovider {found[1]}", tmp_path)
            tried += 1
        elif found := re.fullmatch(r"begins: (\S+)", what):
            assert_begins((tmp_path / found[1]).read_text(encoding="utf-8"), block)
        else:
            found = re.fullmatch(r"writes: ctscore (.+ -o (\S+))", what)
            assert found is not None, what
            run("ctscore", found[1], tmp_path)
            assert (tmp_path / found[2]).stat().st_size
            tried += 1
    assert tried


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    path.write_text(text.replace(old, new), encoding="utf-8")


def assert_begins(printed: str, block: str) -> None:
    """Each line of the block is how a line of the output begins, from the first on."""
    for said, line in zip(block.splitlines(), printed.splitlines(), strict=False):
        assert line.startswith(said)
    assert len(printed.splitlines()) > len(block.splitlines())


def run(module: str, words: str, folder: Path) -> str:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", module, *shlex.split(words)],
        cwd=folder,
        env={
            **kept,
            "PYTHONPATH": str(folder / "src"),
            "CTSCORE_DATA": str(DATA),
            "CTSCORE_CACHE": "off",
            "LC_ALL": "C.UTF-8",
        },
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
