"""How long `import panel` takes: 3,321 communes by 60 columns, the largest honest table that is known.

Prints seconds of whole processes and of the processor, the best of five, for .csv and .xlsx. Wanted: 3 s.
"""

import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

ROWS, COLUMNS, RUNS = 3_321, 60, 5


def write_folder(folder: Path) -> None:
    """Write registers of many communes, a map, and the same table as .csv and as .xlsx."""
    chosen = random.Random(1)
    names = [f"Xã Số {number}" for number in range(ROWS)]
    header: list[str | float] = ["Xã", *(f"Tiêu chí {number}" for number in range(1, COLUMNS + 1))]
    rows: list[list[str | float]] = [
        [name, *(chosen.randint(0, 1000) / 100 for _ in range(COLUMNS))] for name in names
    ]
    data = folder / "data"
    (data / "panels").mkdir(parents=True)
    units = [
        f"- {{id: x-{number}, name: {{vi: {name}}}, short: {name}, kind: commune}}"
        for number, name in enumerate(names)
    ]
    kinds = ["kinds:", "- {id: commune, name: {vi: xã, en: commune}}"]
    write(data / "units.yaml", ["format: ctscore/units@1", "units:", *units, *kinds])
    write(
        data / "documents.yaml",
        ["format: ctscore/documents@1", "documents:", "- {id: d, number: D, issuer: X}"],
    )
    write(data / "indexes.yaml", ["format: ctscore/indexes@1", "indexes:", "- {id: IDX, name: {vi: Chỉ số}}"])
    head = ["format: ctscore/panel-map@1", "unit_column: Xã", "source: {document: d}", f"max: {10 * COLUMNS}"]
    criteria = [
        f'- {{code: "{number}", name: {{vi: {column}}}, max: 10, column: {column}}}'
        for number, column in enumerate(header[1:], start=1)
    ]
    write(folder / "map.yaml", [*head, "criteria:", *criteria])
    write(folder / "t.csv", [",".join(str(cell) for cell in row) for row in [header, *rows]])
    book = xlsxwriter.Workbook(folder / "t.xlsx")
    sheet = book.add_worksheet()
    for place, row in enumerate([header, *rows]):
        sheet.write_row(place, 0, row)
    book.close()


def write(path: Path, lines: list[str]) -> None:
    """Write a file of these lines."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def seconds(folder: Path, table: str) -> tuple[float, float]:
    """Return the least time of whole processes, and of the processor, over some runs."""
    words = [
        "import",
        "panel",
        table,
        "-i",
        "IDX",
        "-y",
        "2024",
        "-m",
        "map.yaml",
        "-d",
        "data",
        "-o",
        "p.yaml",
    ]
    found = []
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "ctscore", *words, "--force"], check=True, capture_output=True, cwd=folder
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        found.append((time.perf_counter() - start, used))
    return min(one for one, _ in found), min(one for _, one in found)


def main() -> None:
    """Print the times of both kinds of files."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_folder(folder)
        for table in ("t.csv", "t.xlsx"):
            whole, used = seconds(folder, table)
            print(f"{table}: {whole:.2f} s, {used:.2f} s of the processor")


if __name__ == "__main__":
    main()
