"""How long `ctscore path` takes on 150 and on 5,000 criteria: median of five whole processes each.

Wanted: within a second on 150, within ten on 5,000. Half of the lost points is the harder goal, a twentieth
the usual one; `effort` has a price for every criterion, `groups` also allows ten of each field at most.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trees import A_FIELD, write_folder

RUNS = 5
SIZES = (150, 5_000)


def effort(criteria: int, *, groups: bool, seed: int = 2) -> str:
    """Return an effort file with a price for each criterion, and a group for each field."""
    chance = random.Random(seed)
    lines = [
        "format: ctscore/effort@1",
        "name: {vi: Công sức thử}",
        "index: PAR-INDEX",
        "year: 2022",
        "criteria:",
    ]
    for place in range(criteria):
        field, part = divmod(place, A_FIELD)
        lines.append(f'- {{code: "{field + 1}.{part + 1}", effort: {chance.randint(1, 100) / 10}}}')
    if groups:
        lines.append("groups:")
        fields = range(1, criteria // A_FIELD + 1)
        lines += [
            f'- {{name: {{vi: Lĩnh vực {field}}}, criteria: ["{field}"], most: 10}}' for field in fields
        ]
    return "\n".join(lines) + "\n"


def seconds(arguments: list[str]) -> float:
    """Return the median time of a whole process; it must find a path."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "ctscore", "path", *arguments], check=True, capture_output=True)
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Print a table of sizes, goals and terms."""
    print(f"{'criteria':>8}  {'goal':<12}  {'terms':<7}  {'seconds':>7}")
    with tempfile.TemporaryDirectory() as place:
        for criteria in SIZES:
            folder = Path(place, str(criteria))
            write_folder(folder, criteria)
            terms: dict[str, list[str]] = {"equal": []}
            for name in ("effort", "groups"):
                path = Path(place, f"{name}-{criteria}.yaml")
                path.write_text(effort(criteria, groups=name == "groups"), encoding="utf-8")
                terms[name] = ["--effort", str(path)]
            for goal, share in (("1/20 of loss", 20), ("1/2 of loss", 2)):
                # Every criterion has lost about one of its two points.
                asked = ["2022", "--gain", f"{criteria / share:.4f}", "--data", str(folder)]
                for name, more in terms.items():
                    print(
                        f"{criteria:>8}  {goal:<12}  {name:<7}  {seconds([*asked, *more]):>7.2f}", flush=True
                    )


if __name__ == "__main__":
    main()
