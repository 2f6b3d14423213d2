"""How long 882 scorecards of 150 criteria take (63 units, 14 years), beside schema checkers.

`python benchmarks/validate.py [CHECKER...]` interleaves `ctscore validate` with other commands: each CHECKER
is a command in which {schema}, {files} and {glob} are filled in, such as
"check-jsonschema --schemafile {schema} {files}" or "ajv validate --spec=draft2020 -s {schema} -d {glob}".
Memory is the most that one process held.
"""

import resource
import shlex
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from trees import write_many

RUNS = 3
UNITS, YEARS, CRITERIA = 63, 14, 144
SCHEMA = Path(__file__).resolve().parent.parent / "schemas" / "scorecard.json"


def main() -> None:
    """Print seconds and memory of each command."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write_many(folder, UNITS, YEARS, CRITERIA)
        files = " ".join(sorted(str(path) for path in folder.glob("scores/*/*.yaml")))
        own = [sys.executable, "-m", "ctscore", "validate", place, "--jobs"]
        commands = {f"ctscore, {jobs} jobs": [*own, str(jobs)] for jobs in (1, 2, 4)}
        for checker in sys.argv[1:]:
            words = shlex.split(checker.format(schema=SCHEMA, files="FILES", glob=f"{place}/scores/*/*.yaml"))
            commands[checker.split()[0]] = [
                word for given in words for word in (files.split() if given == "FILES" else [given])
            ]
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(RUNS):
            for name, command in commands.items():
                start = time.perf_counter()
                done = subprocess.run(command, check=False, capture_output=True)
                if done.returncode:
                    sys.exit(f"{name} fails: {done.stderr.decode()[-300:]}")
                times[name].append(time.perf_counter() - start)
    for name, taken in times.items():
        print(f"{name.rpartition('/')[2]:<24} {statistics.median(taken):>7.2f} s")
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    print(f"most memory of a process: {most} MiB (run without checkers for ctscore's own)")


if __name__ == "__main__":
    main()
