"""How long a start takes, in starts of the bare interpreter: medians of whole processes, interleaved.

`python benchmarks/start.py [PYTHON]` times the ctscore that is installed beside PYTHON (a wheel install says
most; by default the one that runs this), in the shipped data.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

RUNS = 25


def main() -> None:
    """Print milliseconds and multiples of the bare interpreter."""
    python = Path(sys.argv[1] if len(sys.argv) > 1 else sys.executable).absolute()
    program = str(python.parent / "ctscore")
    with tempfile.TemporaryDirectory() as cache:
        known = {**os.environ, "CTSCORE_CACHE": cache}
        unknown = {**os.environ, "CTSCORE_CACHE": "off"}
        rivals = {
            "python -I -c pass": ([str(python), "-I", "-c", "pass"], known),
            "import typer": ([str(python), "-I", "-c", "import typer"], known),
            "ctscore --help": ([program, "--help"], known),
            "ctscore gaps 2022": ([program, "gaps", "2022"], known),
            "ctscore gaps 2022, no cache": ([program, "gaps", "2022"], unknown),
        }
        times: dict[str, list[float]] = {name: [] for name in rivals}
        for _ in range(RUNS):
            for name, (command, variables) in rivals.items():
                start = time.perf_counter()
                subprocess.run(command, check=True, capture_output=True, env=variables)
                times[name].append(time.perf_counter() - start)
    bare = statistics.median(times["python -I -c pass"])
    for name, taken in times.items():
        median = statistics.median(taken)
        print(f"{name:<28} {median * 1000:>7.0f} ms {median / bare:>6.1f} P")


if __name__ == "__main__":
    main()
