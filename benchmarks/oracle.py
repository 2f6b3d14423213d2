"""Many random books, asked of the program and of the oracle of tests/oracle; tells what differs, by seed.

.venv/bin/python benchmarks/oracle.py --seeds 2000
.venv/bin/python benchmarks/oracle.py --seeds 1 --first 37 --keep /tmp/37   the book of one seed, to look at
.venv/bin/python benchmarks/oracle.py --seeds 500 --plain                   shapes of format @1 only
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.oracle.books import book
from tests.oracle.program import compare_book


def main() -> int:
    """Compare, and tell what differs."""
    parser = argparse.ArgumentParser(description="Random books, asked of the program and of the oracle.")
    parser.add_argument("--seeds", type=int, default=200, help="how many books")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--plain", action="store_true", help="shapes of format @1 only")
    parser.add_argument("--keep", type=Path, help="leave the books in this folder, one folder a seed")
    options = parser.parse_args()
    start = time.monotonic()
    asked = compared = 0
    differing: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        os.environ["CTSCORE_CACHE"] = str(
            Path(scratch) / "cache"
        )  # a book is checked once, not at each question
        for seed in range(options.first, options.first + options.seeds):
            folder = (options.keep or Path(scratch)) / str(seed)
            comparison = compare_book(book(seed, plain=options.plain), folder)
            asked += comparison.asked
            compared += comparison.compared
            for disagreement in comparison.found:
                print(f"seed {seed}: {disagreement}", flush=True)
                differing[seed] += 1
    print(
        f"{options.seeds} books, {asked} questions, {compared} figures and lists compared: "
        f"{differing.total()} disagreements in {len(differing)} books ({time.monotonic() - start:.0f} s)"
    )
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
