"""Tables that nobody wrote, given to `ctscore import`: how many are right, told, refused, silently wrong.

.venv/bin/python benchmarks/tables.py --count 2000
.venv/bin/python benchmarks/tables.py --count 50 --kind scales      one kind alone in each table
.venv/bin/python benchmarks/tables.py --show 37 [--kind scales]     the file of one seed, to look at
"""

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.tables import words
from tests.tables.drawing import draw
from tests.tables.drawn import Drawing
from tests.tables.judging import Judgement, Verdict, ask, judge
from tests.tables.kinds import KINDS, NOT_YET, choose, only
from tests.tables.writing import Written, write

_SHOWN = 4
_Result = tuple[Drawing, Judgement]


def main() -> int:
    """Try tables, and tell what is silently wrong and what is refused though it is clean."""
    parser = argparse.ArgumentParser(description="Tables that nobody wrote, given to `ctscore import`.")
    parser.add_argument("--count", type=int, default=200, help="how many tables")
    parser.add_argument("--first", type=int, default=0, metavar="SEED", help="the first seed")
    parser.add_argument("--kind", choices=sorted(KINDS), help="this kind alone, in each table")
    parser.add_argument("--read", action="store_true", help="only kinds that the tests ask for")
    parser.add_argument(
        "--show", type=int, metavar="SEED", help="write the file of one seed here, and say all"
    )
    options = parser.parse_args()
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        os.environ["CTSCORE_CACHE"] = str(folder / "cache")
        words.write_register(folder / "register")
        if options.show is not None:
            drawn, done, found = _try(options.show, options, Path.cwd(), folder / "register")
            _show(drawn, done, found)
            return 0
        results: list[_Result] = []
        for seed in range(options.first, options.first + options.count):
            drawn, _, found = _try(seed, options, folder, folder / "register")
            _tell(seed, drawn, found)
            results.append((drawn, found))
    _sum_up(results)
    silent = sum(found.verdict == Verdict.SILENT for _, found in results)
    print(f"{options.count} tables, {silent} silently wrong ({time.monotonic() - start:.0f} s)")
    return 1 if silent else 0


def _try(
    seed: int, options: argparse.Namespace, folder: Path, register: Path
) -> tuple[Drawing, Written, Judgement]:
    """Draw the table of a seed, write it, and judge what the program makes of it."""
    rng = Random(seed)
    allowed = frozenset(KINDS) - NOT_YET if options.read else None
    drawn = draw(rng, only(rng, options.kind) if options.kind else choose(rng, allowed))
    done = write(drawn, folder, f"table-{seed}")
    found = judge(drawn, done, ask(drawn, done, register))
    return drawn, done, found


def _tell(seed: int, drawn: Drawing, found: Judgement) -> None:
    """Print what is to be looked at of one table."""
    choice = drawn.choice
    helpless = choice.clean and found.verdict in (Verdict.REFUSED, Verdict.HIDDEN)
    if found.verdict not in (Verdict.SILENT, Verdict.HIDDEN) and not helpless and not found.too_many_remarks:
        return
    words_said = "refused though clean" if helpless else found.verdict.value
    if found.too_many_remarks:
        words_said += f", {found.answer.remarks} remarks in {drawn.rows} rows"
    print(f"seed {seed} ({choice.about}, {choice.format}: {', '.join(sorted(choice.kinds))}): {words_said}")
    for difference in found.silent[:_SHOWN]:
        print(f"  {difference}")
    if len(found.silent) > _SHOWN:
        print(f"  and {len(found.silent) - _SHOWN} more")
    for unread in found.untold:
        print(f"  left out and not told: {unread.what}")
    if not found.silent and not found.untold:
        errors = [line for line in found.answer.err.splitlines() if "error" in line]
        print(*(f"  {line}" for line in errors[:2]), sep="\n")
    sys.stdout.flush()


def _show(drawn: Drawing, done: Written, found: Judgement) -> None:
    """Print all about one table; its file is left in this folder."""
    print(f"{done.path.name}: {drawn.choice}\noptions: {' '.join(drawn.options)}")
    if drawn.map:
        print(drawn.map)
    print(
        f"{found.verdict.value}, exit code {found.answer.exit_code}\n{found.answer.err}\n{found.answer.out}"
    )
    for difference in found.differences:
        print(f"{'SILENT' if difference in found.silent else 'told'}: {difference}")
    for unread in found.untold:
        print(f"SILENT: left out: {unread.what}")


def _sum_up(results: Iterable[_Result]) -> None:
    """Print how many of each kind and format came out how."""
    counts: dict[str, Counter[str]] = {}
    for drawn, found in results:
        choice = drawn.choice
        names = ["all", f"in .{choice.format}", f"of {choice.about}", *sorted(choice.kinds)]
        names += ["clean"] if choice.clean else []
        for name in names:
            count = counts.setdefault(name, Counter())
            count[found.verdict.value] += 1
            count["too many remarks"] += found.too_many_remarks
    heads = [*(each.value for each in Verdict), "too many remarks"]
    print(f"{'kind':20}" + "".join(f"{head:>18}" for head in heads))
    first = ("all", "clean", "in .", "of ")
    for name in sorted(counts, key=lambda each: (not each.startswith(first), each)):
        print(f"{name:20}" + "".join(f"{counts[name][head]:>18}" for head in heads))


if __name__ == "__main__":
    sys.exit(main())
