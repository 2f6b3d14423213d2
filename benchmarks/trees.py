"""Made-up data folders of any size: `python benchmarks/trees.py FOLDER CRITERIA` writes one."""

import random
import sys
from collections.abc import Iterator
from pathlib import Path

REGISTERS = {
    "indexes.yaml": """\
format: ctscore/indexes@1
indexes:
- id: PAR-INDEX
  name: {vi: Chỉ số thử, en: Index for timing}
  measure: points
""",
    "units.yaml": """\
format: ctscore/units@1
units:
- id: don-vi-thu
  name: {vi: Đơn vị thử, en: Unit for timing}
  short: Đơn vị thử
  kind: city
""",
    "documents.yaml": """\
format: ctscore/documents@1
documents:
- id: van-ban-thu
  number: 1/VB
  issuer: Đơn vị thử
  title: {vi: Văn bản thử, en: Document for timing}
""",
}
A_FIELD = 25


def write_folder(folder: Path, criteria: int, year: int = 2022, seed: int = 1) -> None:
    """Write a data folder with one scorecard of `criteria` leaves, in fields of 25, that lost points."""
    chance = random.Random(seed)
    lines = list(scorecard(criteria, year, chance))
    (folder / f"scores/{year}").mkdir(parents=True, exist_ok=True)
    (folder / f"scores/{year}/par-index.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in REGISTERS.items():
        (folder / name).write_text(text, encoding="utf-8")


def scorecard(criteria: int, year: int, chance: random.Random) -> Iterator[str]:
    """Yield the lines of a scorecard of which every leaf has some of 2 points."""
    yield "format: ctscore/scorecard@1"
    yield f"index: PAR-INDEX\nunit: don-vi-thu\nyear: {year}"
    yield f"source: {{document: van-ban-thu}}\nmax: {2 * criteria}\ncriteria:"
    for place in range(criteria):
        field, part = divmod(place, A_FIELD)
        if part == 0:
            yield f'- code: "{field + 1}"\n  name: {{vi: Lĩnh vực {field + 1}}}\n  criteria:'
        code = f"{field + 1}.{part + 1}"
        points = f"{chance.randint(0, 20_000) / 10_000:.4f}"
        yield f'  - {{code: "{code}", name: {{vi: Tiêu chí {code}}}, max: 2, achieved: {points}}}'


def write_many(folder: Path, units: int, years: int, criteria: int) -> None:
    """Write a data folder with a scorecard of `criteria` leaves for each unit and year."""
    chance = random.Random(1)
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in REGISTERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    with (folder / "units.yaml").open("a", encoding="utf-8") as register:
        for unit in range(units):
            name = f"Đơn vị {unit}"
            register.write(f"- {{id: u{unit}, name: {{vi: {name}}}, short: {name}, kind: province}}\n")
    for year in range(2012, 2012 + years):
        for unit in range(units):
            text = "\n".join(scorecard(criteria, year, chance)).replace("don-vi-thu", f"u{unit}")
            path = folder / f"scores/{year}/par-index-u{unit}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_folder(Path(sys.argv[1]), int(sys.argv[2]))
