"""Files of Office that are made to do harm, and large honest ones: how long each takes and how much memory.

`python benchmarks/office.py [NAME ...]` makes each file, gives it to the commands that read its kind, and
prints the exit code, seconds, the most memory that the process had (MiB), and what it said first.
"""

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import openpyxl

REPOSITORY = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPOSITORY))

from tests.importing.bombs import BOMBS  # noqa: E402 (found by the line above)

MAP = """\
format: ctscore/panel-map@1
unit_column: A0
source: {document: papi-2022}
max: 118
criteria:
"""
CRITERION = '- {code: "%d", name: {vi: a, en: a}, max: 2, column: A%d}\n'
COLUMNS = 60
COMMUNES = 3_321
PAGES = 400
_LONGEST = 100
_MEASURE = """
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
seconds = time.perf_counter() - start
most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
told = [line for line in done.stderr.splitlines() if " error " in line or line[:6] == "error:"] or [""]
print(done.returncode, f"{seconds:.2f}", f"{most:.0f}", told[0].split(" error ")[-1], sep="\\t")
"""


def main() -> None:
    """Print a line for each file and command."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("names", nargs="*", metavar="NAME", help="some of the files only")
    wanted = options.parse_args().names
    print(f"{'file':24} {'command':15} {'exit':>4} {'s':>6} {'MiB':>5}  said")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        columns = "".join(CRITERION % (number, number) for number in range(1, COLUMNS))
        (folder / "map.yaml").write_text(MAP + columns, encoding="utf-8")
        for path in _files(folder, wanted):
            for label, words in _commands(path, folder):
                _measured(path.name, label, words)
            path.unlink()


def _files(folder: Path, wanted: list[str]) -> Iterator[Path]:
    """Write one file after another and yield its path."""
    honest: dict[str, Callable[[Path], object]] = {
        "communes.xlsx": _communes_in_excel,
        "communes.csv": _communes_in_csv,
        "annex.docx": _annex_in_word,
        "names.csv": lambda path: path.write_text(_names(";"), encoding="utf-8"),
        "names.md": lambda path: path.write_text(_names("|"), encoding="utf-8"),
    }
    for name, write in honest.items():
        if not wanted or name in wanted:
            write(folder / name)
            yield folder / name
    for name, (_, make) in BOMBS.items():
        if not wanted or name in wanted:
            (folder / name).write_bytes(make())
            yield folder / name


def _commands(path: Path, folder: Path) -> Iterator[tuple[str, list[str]]]:
    asked = ["--index", "PAPI", "--year", "2022", "--lang", "en"]
    yield "import", [str(path), *asked, "--dry-run", "--document", "papi-2022"]
    if path.suffix in (".xlsx", ".csv"):
        yield "import panel", ["panel", str(path), *asked, "--map", str(folder / "map.yaml")]
    if path.suffix == ".xlsx":
        yield "import --update", [str(path), "--update", str(REPOSITORY / "data"), "--dry-run"]


def _measured(name: str, label: str, words: list[str]) -> None:
    """Run a command, started by a small process: what starts it counts as its memory too."""
    command = [sys.executable, "-m", "ctscore", "import", *words]
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", _MEASURE, *command],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=True,
    )
    code, seconds, mebibytes, told = done.stdout.rstrip("\n").split("\t")
    print(f"{name:24} {label:15} {code:>4} {seconds:>6} {mebibytes:>5}  {told[-_LONGEST:]}")
    sys.stdout.flush()


def _figures(row: int) -> list[float]:
    return [round((row * 7 + column) % 200 / 100 + 0.001, 3) for column in range(1, COLUMNS)]


def _communes_in_excel(path: Path) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("A")
    sheet.append([f"A{column}" for column in range(COLUMNS)])
    for row in range(COMMUNES):
        sheet.append([f"Xã {row}", *_figures(row)])
    book.save(path)


def _communes_in_csv(path: Path) -> None:
    lines = [";".join(f"A{column}" for column in range(COLUMNS))]
    lines += [";".join([f"Xã {row}", *map(str, _figures(row))]) for row in range(COMMUNES)]
    path.write_text("\n".join(lines), encoding="utf-8")


def _annex_in_word(path: Path) -> None:
    """Write a table of 400 pages, 12 rows each, with some 350 words a page."""
    document = docx.Document()
    head = ["STT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
    table = document.add_table(0, len(head))
    rows = [head]
    rows += [
        [str(row), "Rà soát và hoàn thiện quy trình " * 4, "Sở Nội vụ", "Quý I"] for row in range(PAGES * 12)
    ]
    for row in rows:
        cells = table.add_row()._tr.tc_lst
        for cell, text in zip(cells, row, strict=True):
            cell.p_lst[0].add_r().text = text
    document.save(str(path))


def _names(sign: str) -> str:
    """Return 200,000 lines that name nobody."""
    lines = [sign.join(["", *(f"A{column}" for column in range(4)), ""])]
    lines += [f"{sign}Sở {number}{sign}1{sign}1{sign}1{sign}" for number in range(200_000)]
    return "\n".join(lines)[:3_900_000]


if __name__ == "__main__":
    main()
