"""How the cost of a command grows with the tree: seconds beyond a start, for 1,250 to 10,000 criteria.

Each is the median of whole processes with the data read before, less the median of `ctscore --version`.
Wanted: a second at most on 5,000, and twice the criteria cost twice as much.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trees import write_folder

RUNS = 5
SIZES = (1_250, 2_500, 5_000, 10_000)
COMMANDS: dict[str, list[str]] = {
    "totals": ["totals", "2022"],
    "gaps": ["gaps", "2022"],
    "gaps, JSON": ["gaps", "2022", "--format", "json"],
    "tree": ["tree", "2022"],
    "agencies": ["agencies", "2022"],
    "show": ["show", "7.3"],
    "whatif": ["whatif", "2022", "--set", "7.3=max"],
    "path": ["path", "2022", "--gain", "20"],
    "coverage": ["coverage", "2022"],
}


def seconds(words: list[str], cache: str) -> float:
    """Return the median time of a whole process."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "ctscore", *words],
            check=True,
            capture_output=True,
            env={**os.environ, "CTSCORE_CACHE": cache},
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a row for each command, a column for each size."""
    print(f"{'':<12}" + "".join(f"{size:>9,}" for size in SIZES))
    with tempfile.TemporaryDirectory() as place:
        start = seconds(["--version"], place)
        for size in SIZES:
            write_folder(Path(place, str(size)), size)
        for name, words in COMMANDS.items():
            taken = [seconds([*words, "--data", str(Path(place, str(size)))], place) for size in SIZES]
            print(f"{name:<12}" + "".join(f"{one - start:>8.2f}s" for one in taken), flush=True)


if __name__ == "__main__":
    main()
