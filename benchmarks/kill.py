"""Kill each writing command at random moments: every file must be the old one or the new one, and no third.

`python benchmarks/kill.py [TIMES] [--only COMMAND] [--interrupt]` (200 by default) works on a copy of the
shipped data. With `--interrupt` the program is stopped as Ctrl-C does: it has to end quietly.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
EXAMPLE = "examples/cham-diem-so"
Content = dict[str, bytes]

COMMANDS: dict[str, Sequence[str]] = {
    "set": ("set", "8.4", "0.80", "--year", "2022", "--index", "PAR-INDEX", "--force"),
    "fmt": ("fmt", "data"),
    "seal": ("seal",),
    "import --update": ("import", "W.xlsx", "--update", "data", "--force"),
    "import": (
        *("import", "draft.md", "-i", "PAPI", "-y", "2022", "-k", "plan", "--document", "121-KH-UBND-2023"),
        *("-o", "new/p.yaml", "--force"),
    ),
    "import panel": (
        *("import", "panel", f"{EXAMPLE}/bang-diem-2023.csv", "-i", "cchc-so", "-y", "2023"),
        *("-m", f"{EXAMPLE}/anh-xa.yaml", "-d", f"{EXAMPLE}/data", "-o", "new/panel.yaml"),
    ),
    "new": ("new", "scorecard", "--from", "2022", "--year", "2023", "-o", "new/s.yaml"),
    "report-template": ("report-template", "121", "-a", "STP", "--period", "2023-Q3", "-o", "new/r.yaml"),
    "annex": ("annex", "2022", "-o", "old.docx", "--force"),
    "minutes": ("minutes", "2022", "-o", "old.md", "--force"),
    "workbook": ("workbook", "2022", "-o", "old.xlsx", "--force"),
    "gaps": ("gaps", "2022", "-o", "old.csv"),
    "report": ("report", "2022", "-o", "old.html"),
    "report --all-agencies": ("report", "--all-agencies", "-o", "sheets"),
}


def main() -> None:
    """Print, for each command, how often the old and the new files were found, and what was left behind."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("times", type=int, nargs="?", default=200)
    options.add_argument("--only", choices=COMMANDS, help="one command")
    options.add_argument("--interrupt", action="store_true", help="by Ctrl-C, not by force")
    asked = options.parse_args()
    chance = random.Random(1)
    with tempfile.TemporaryDirectory() as place:
        home, cache = Path(place, "home"), Path(place, "cache")
        _furnish(home)
        before = _content(home)
        for name in [asked.only] if asked.only else COMMANDS:
            found = _killed(name, home, cache, before, asked.times, chance, interrupt=asked.interrupt)
            print(f"{name:22} {dict(found)}", flush=True)


def _furnish(home: Path) -> None:
    """Make a folder with something for each command to change."""
    home.mkdir()
    shutil.copytree(REPOSITORY / "data", home / "data")
    shutil.copytree(REPOSITORY / EXAMPLE, home / EXAMPLE)
    for file in ("scores/2022/par-index.yaml", "plans/321-QD-UBND-2018.yaml"):
        path = home / "data" / file
        path.write_text(path.read_text(encoding="utf-8").replace("\n", " \n"), encoding="utf-8")
    seals = home / "data" / "seals.txt"
    seals.write_text(
        seals.read_text(encoding="utf-8").rpartition("\n")[0].rpartition("\n")[0], encoding="utf-8"
    )
    (home / "new").mkdir()
    for suffix in ("docx", "md"):
        (home / f"old.{suffix}").write_text("old", encoding="utf-8")
    for words in (
        ("workbook", "2022", "-o", "W.xlsx"),
        ("workbook", "2021", "-o", "old.xlsx"),
        ("annex", "2022", "--index", "PAPI", "-o", "draft.md"),
        ("gaps", "2021", "-o", "old.csv"),
        ("report", "2021", "-o", "old.html"),
        ("report", "--all-agencies", "-o", "sheets", "--lang", "vi"),
    ):
        subprocess.run([sys.executable, "-m", "ctscore", *words], cwd=home, check=True, capture_output=True)
    _edit(home / "W.xlsx")


def _edit(path: Path) -> None:
    import openpyxl  # noqa: PLC0415 (the program is measured without it)

    with warnings.catch_warnings(action="ignore"):
        book = openpyxl.load_workbook(path)
    for row in book.worksheets[0].iter_rows(min_row=4):
        if row[0].value == "8.4":
            row[3].value = 0.8
    book.save(path)


def _content(home: Path) -> Content:
    return {str(path.relative_to(home)): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def _restore(home: Path, content: Content) -> None:
    for name in _content(home).keys() - content.keys():
        (home / name).unlink()
    for name, raw in content.items():
        if not (home / name).is_file() or (home / name).read_bytes() != raw:
            (home / name).write_bytes(raw)


def _killed(
    name: str, home: Path, cache: Path, before: Content, times: int, chance: random.Random, *, interrupt: bool
) -> Counter[str]:
    command = [sys.executable, "-m", "ctscore", *COMMANDS[name], "--lang", "en"]
    environment = {**os.environ, "CTSCORE_CACHE": str(cache)}
    whole = 0.0
    for _ in range(2):  # the second time the cache is warm, as in the rounds that follow
        _restore(home, before)
        start = time.perf_counter()
        done = subprocess.run(command, cwd=home, env=environment, check=False, capture_output=True, text=True)
        whole = time.perf_counter() - start
    after = _content(home)
    if done.returncode > 1 or after == before:
        raise SystemExit(f"{name} changes nothing: {done.stderr}")
    found: Counter[str] = Counter()
    for _ in range(times):
        _restore(home, before)
        process = subprocess.Popen(
            command, cwd=home, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        # Most of a run is reading and working out; the moments around the writing are at its end.
        time.sleep(chance.triangular(0, whole * 1.1, whole * 0.95))
        process.send_signal(signal.SIGINT if interrupt else signal.SIGKILL)
        _, said = process.communicate()
        found["tracebacks"] += b"Traceback" in said
        found[_verdict(_content(home), before, after)] += 1
    _restore(home, before)
    return found


def _verdict(now: Content, before: Content, after: Content) -> str:
    if now.keys() - before.keys() - after.keys():
        return "A THIRD FILE"
    if any(raw not in (before.get(name), after.get(name)) for name, raw in now.items()):
        return "A BROKEN FILE"
    if now == before:
        return "old"
    return "new" if now == after else "some old, some new"


if __name__ == "__main__":
    main()
