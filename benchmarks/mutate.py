"""How many single mistakes in the shipped data `ctscore validate` tells: `python benchmarks/mutate.py`.

Prints the share that is caught by file and by kind of mistake, and writes those that slip through to a file.
Two lists are tried: single values (`mutations`), some of each file; and meaningful slips (`slips`), some of
each kind. Prose is left alone: its words are no figure and no reference, and nothing could tell a wrong one
from a right one. Mistakes after which a file reads as before are counted apart, and so are those that
`mutations` calls harmless, each with the reason. What no rule tells may still break the seal of its file
(CT801), which says only that something changed, and which a user's own folder does not have: what is caught
is counted without seals and with them.
"""

import argparse
import multiprocessing
import os
import random
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from ctscore.book import Book, make_book
from ctscore.checks import Check, all_checks, codes, names, panels, points, structure
from ctscore.findings import Finding
from ctscore.load import data_files, load_contents, load_folder, shown
from ctscore.seals import content_digest, read_seals
from mutations import Mutation, mutations, prose
from slips import read_source, slips

DATA = Path(__file__).resolve().parent.parent / "data"
CHECKS_IN_ORDER: tuple[Check, ...] = (
    *(check for checks in all_checks() for check in checks.structure),
    *(check for checks in all_checks() for check in checks.independent),
    *(check for checks in all_checks() for check in checks.arithmetic),
)
# Checks that look at each file by itself: a book of the changed file alone tells the same, ten times faster.
ALONE: frozenset[Check] = frozenset(
    {
        structure.duplicate_codes,
        structure.leaf_points,
        structure.scales,
        panels.columns,
        panels.rows,
        panels.on_scale,
        codes.code_outside_parent,
        codes.codes_out_of_order,
        names.wrong_folder,
        points.maxima,
        points.whole_maximum,
        points.sums_on_scale,
        points.no_loss_in_losses,
        points.published_range,
    }
)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one mistake: caught by a rule, by its seal alone, harmless for a reason, or none."""

    file: str
    line: int
    mutation: Mutation
    rule: str
    harmless: str
    sealed: bool = False

    @property
    def slipped(self) -> bool:
        """Whether no rule tells it and it is not harmless, seals aside."""
        return not self.rule and not self.harmless


class _Judge:
    """The data as it is, and what is told of it with one file changed."""

    def __init__(self, folder: Path) -> None:
        self._loaded = load_folder(folder)
        self._values = {filed.file: filed.value for filed in self._loaded.files}
        self._before = {check: _counted(check(self._loaded)) for check in CHECKS_IN_ORDER}
        self._read = _counted(self._loaded.problems)
        seals = read_seals(folder)
        self._digests = (
            {shown(folder / name): found for name, found in seals.digests.items()} if seals else {}
        )

    def judge(self, file: str, text: str, mutation: Mutation) -> Result:
        """Return what becomes of `mutation` in the `text` of `file`."""
        line = text.count("\n", 0, mutation.span[0]) + 1
        changed = text[: mutation.span[0]] + mutation.new + text[mutation.span[1] :]
        loaded = self._loaded.joined(load_contents({file: changed.encode()}))
        rule = next(iter(_counted(loaded.problems) - self._read), ("", ""))[1]
        if rule:
            return Result(file, line, mutation, rule, "")
        value = next(filed.value for filed in loaded.files if filed.file == file)
        if value == self._values[file]:
            return Result(file, line, mutation, "", mutation.harmless or "the file reads as before")
        rule = self._told(loaded, file)
        sealed = not rule and not mutation.harmless and content_digest(changed, file) != self._digests[file]
        return Result(file, line, mutation, rule, "" if rule else mutation.harmless, sealed)

    def _told(self, loaded: Book, file: str) -> str:
        """Return the first rule that tells more than before, in the order in which checks are asked."""
        own = make_book((f for f in loaded.files if f.file == file), loaded.marks)
        for check in CHECKS_IN_ORDER:
            more = _counted(check(own if check in ALONE else loaded)) - self._before[check]
            if more:
                return next(iter(more))[1]
        return ""


def _counted(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    return Counter((finding.file, finding.rule.code) for finding in findings)


def chosen(found: Sequence[Mutation], most: int | None, chance: random.Random) -> list[Mutation]:
    """Return `most` of the mutations, each kind in its turn so that figures do not crowd out the rest."""
    if most is None or len(found) <= most:
        return list(found)
    kinds: dict[tuple[str, str], list[Mutation]] = {}
    for mutation in chance.sample(found, len(found)):
        kinds.setdefault((mutation.sort, mutation.how), []).append(mutation)
    turns = [(turn, kind, one) for kind, ones in kinds.items() for turn, one in enumerate(ones)]
    turns.sort(key=lambda entry: entry[:2])
    return [one for _, _, one in turns[:most]]


def _work(task: tuple[Path, str, list[Mutation]]) -> list[Result]:
    folder, file, wanted = task
    if folder not in _JUDGES:
        _JUDGES[folder] = _Judge(folder)
    text = Path(file).read_text(encoding="utf-8")
    return [_JUDGES[folder].judge(file, text, mutation) for mutation in wanted]


_JUDGES: dict[Path, _Judge] = {}
"""One for each process: reading the data takes longer than judging a mistake."""


def tasks(folder: Path, most: int | None, seed: int) -> Iterator[tuple[Path, str, list[Mutation]]]:
    """Yield what there is to do, some mistakes of one file at a time."""
    for path in data_files(folder):
        chance = random.Random(seed + crc32(path.relative_to(folder).as_posix().encode()))
        wanted = chosen(list(mutations(path.read_text(encoding="utf-8"), chance)), most, chance)
        for start in range(0, len(wanted), 20):
            yield folder, path.as_posix(), wanted[start : start + 20]


def slip_tasks(folder: Path, most: int, seed: int) -> Iterator[tuple[Path, str, list[Mutation]]]:
    """Yield what there is to do with slips, each by itself."""
    names = {path.relative_to(folder).as_posix(): path for path in data_files(folder)}
    sources = [read_source(name, path.read_text(encoding="utf-8")) for name, path in names.items()]
    for name, mutation in slips(sources, most, seed):
        yield folder, names[name].as_posix(), [mutation]


def table(title: str, groups: dict[str, list[Result]]) -> str:
    """Return a line for each group: how many were made, are harmless, were caught without seals and with."""
    lines = [
        f"{title:<46} {'made':>6} {'harmless':>8} {'slipped':>7} {'caught':>6}      % {'sealed':>6}      %"
    ]
    for name, results in sorted(groups.items()):
        caught, slipped = sum(bool(r.rule) for r in results), sum(r.slipped for r in results)
        sealed = caught + sum(r.sealed for r in results)
        shares = [_share(told, caught + slipped) for told in (caught, sealed)]
        harmless = len(results) - caught - slipped
        counts = (
            f"{len(results):>6} {harmless:>8} {slipped:>7} {caught:>6} {shares[0]} {sealed:>6} {shares[1]}"
        )
        lines.append(f"{name:<46} {counts}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.1f}" if whole else f"{'–':>6}"


def _grouped(
    results: Iterable[Result], folder: Path
) -> tuple[dict[str, list[Result]], dict[str, list[Result]]]:
    files: dict[str, list[Result]] = {}
    kinds: dict[str, list[Result]] = {}
    for result in results:
        files.setdefault(Path(result.file).relative_to(folder).as_posix(), []).append(result)
        kinds.setdefault(f"{result.mutation.sort}: {result.mutation.how}", []).append(result)
    return files, kinds


def told(result: Result, folder: Path) -> str:
    """Return a line about a mistake: place, kind, where in the file, what stood there and what does now."""
    mutation = result.mutation
    place = f"{Path(result.file).relative_to(folder).as_posix()}:{result.line}"
    route = ".".join(map(str, mutation.route))
    old, new = (" ".join(text.split())[:60] for text in (mutation.old, mutation.new))
    return f"{place}\t{mutation.sort}: {mutation.how}\t{route}\t{old}\t{new}"


def _run(work: list[tuple[Path, str, list[Mutation]]], processes: int, seed: int) -> list[Result]:
    random.Random(seed).shuffle(work)
    with multiprocessing.Pool(processes) as pool:
        return [result for some in pool.imap_unordered(_work, work) for result in some]


def main() -> None:
    """Run the campaign that the options ask for."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--per-file", type=int, default=40, help="how many single values of each file")
    options.add_argument("--per-kind", type=int, default=25, help="how many slips of each kind")
    options.add_argument("--all", action="store_true", help="every single value; takes hours")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options.add_argument(
        "--slipped", type=Path, default=Path("slipped.tsv"), help="where to write what slips without seals"
    )
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as home:
        folder = Path(home).resolve() / "data"
        shutil.copytree(DATA, folder)
        words = sum(prose(path.read_text(encoding="utf-8")) for path in data_files(folder))
        values = list(tasks(folder, None if asked.all else asked.per_file, asked.seed))
        results = _run(values, asked.processes, asked.seed)
        meant = _run(list(slip_tasks(folder, asked.per_kind, asked.seed)), asked.processes, asked.seed)
        files, kinds = _grouped(results, folder)
        slipped = sorted(told(result, folder) for result in (*results, *meant) if result.slipped)
        asked.slipped.write_text("".join(f"{line}\n" for line in slipped), encoding="utf-8")
        by_kind = _grouped(meant, folder)[1]
    print(table("file", files), table("single value", kinds), table("meaningful slip", by_kind), sep="\n\n")
    print(
        "",
        table(f"seed {asked.seed}", {"all single values": results, "all meaningful slips": meant}),
        sep="\n",
    )
    reasons = Counter(result.harmless for result in (*results, *meant) if result.harmless)
    print("\nHarmless:", *(f"{count:>6} {reason}" for reason, count in reasons.most_common()), sep="\n")
    print(f"\n{words} scalars of prose were left alone. What slipped: {asked.slipped}")


if __name__ == "__main__":
    main()
