"""Kill `ctscore set` at random moments: the file must be the old one or the new one, whole, every time.

`python benchmarks/kill.py [TIMES] [--interrupt]` (1,000 by default) works on a copy of the shipped data. With
`--interrupt` the program is stopped as Ctrl-C does: it has to end quietly and leave nothing behind.
"""

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
CARD = "scores/2022/par-index.yaml"
OLD, NEW = b"achieved: 0.75\n", b"achieved: 0.80\n"


def main() -> None:
    """Print how often the old and the new file were found, and what was left behind."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("times", type=int, nargs="?", default=1_000)
    options.add_argument("--interrupt", action="store_true", help="by Ctrl-C, not by force")
    asked = options.parse_args()
    chance = random.Random(1)
    found: Counter[str] = Counter()
    ends: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "data")
        shutil.copytree(DATA, folder)
        path = folder / CARD
        old = path.read_bytes()
        new = old.replace(OLD, NEW)
        words = ["set", "8.4", "0.80", "--year", "2022", "--index", "PAR-INDEX", "--force"]
        command = [sys.executable, "-m", "ctscore", *words, "--data", str(folder)]
        whole = _seconds(command)
        for _ in range(asked.times):
            path.write_bytes(old)
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            # Most of a run is reading and checking; the moments around the writing are at its end.
            time.sleep(chance.triangular(0, whole * 1.1, whole * 0.95))
            process.send_signal(signal.SIGINT if asked.interrupt else signal.SIGKILL)
            _, said = process.communicate()
            ends[f"{process.returncode}{' with a traceback' if b'Traceback' in said else ''}"] += 1
            now = path.read_bytes()
            found["old" if now == old else "new" if now == new else "NEITHER"] += 1
        left = [name for name in folder.rglob(".*") if name.is_file()]
        path.write_bytes(old)
        valid = subprocess.run(
            [sys.executable, "-m", "ctscore", "validate", str(folder)], check=False, capture_output=True
        )
    print(
        dict(found),
        f"ended with {dict(ends)}",
        f"temporary files left: {len(left)}",
        f"exit of validate: {valid.returncode}",
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
