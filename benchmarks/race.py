"""Two commands change one file at the same time: no figure may be lost that a command says is set.

`python benchmarks/race.py [ROUNDS]` (1,000 by default) works on a copy of the small folder of the tests.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

BASE = Path(__file__).resolve().parent.parent / "tests" / "corpus" / "base"
CARD = "scores/2022/par-index.yaml"


def main() -> None:
    """Print how the rounds ended: which commands said that their figure is set, and whether it is."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("rounds", type=int, nargs="?", default=1_000)
    rounds = options.parse_args().rounds
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "data")
        shutil.copytree(BASE, folder)
        old = (folder / CARD).read_bytes()
        for number in range(rounds):
            (folder / CARD).write_bytes(old)
            figures = {"1.1": f"0.{number + 1000}", "1.2": f"1.{number + 1000}"}
            running = {code: _start(folder, code, figure) for code, figure in figures.items()}
            said = {code: process.wait(60) == 0 for code, process in running.items()}
            text = (folder / CARD).read_text(encoding="utf-8")
            lost = [code for code in figures if said[code] and f"achieved: {figures[code]}\n" not in text]
            extra = [code for code in figures if not said[code] and figures[code] in text]
            ends["LOST" if lost else "SET BUT NOT SAID" if extra else f"{sum(said.values())} of 2 set"] += 1
        left = [path.name for path in folder.rglob(".*")]
    print(dict(ends), f"hidden files left: {left}")


def _start(folder: Path, code: str, figure: str) -> subprocess.Popen[bytes]:
    words = ["set", code, figure, "--year", "2022", "--force", "--data", str(folder)]
    return subprocess.Popen(
        [sys.executable, "-m", "ctscore", *words],
        env={**os.environ, "CTSCORE_CACHE": "off"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


if __name__ == "__main__":
    main()
