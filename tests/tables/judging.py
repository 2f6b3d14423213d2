"""Gives a drawn table to the program, and judges what comes out: right, told, refused, or silently wrong."""

import contextlib
import enum
import io
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from unittest.mock import patch

from ctscore.cli import main
from tests.tables import words
from tests.tables.cells import Unread
from tests.tables.drawn import Drawing
from tests.tables.kinds import PANEL
from tests.tables.meaning import Key, Points, same
from tests.tables.outcome import kept_words, outcome
from tests.tables.writing import Place, Written

NONE = "nothing"
"""What stands for a value where there is none."""
TABLE_REMARKS = 3
"""How much may be told of a clean table as a whole, beside one remark in ten rows."""
_INTERNAL = 3


class Verdict(enum.Enum):
    """What came of a table. A refusal says where and why; silently wrong is also what ends in a crash.

    What is refused may be taken by force, or once its reader has mended what was told: hidden is what would
    be silently wrong then.
    """

    RIGHT = "right"
    TOLD = "told"
    REFUSED = "refused"
    HIDDEN = "refused, hidden"
    SILENT = "silently wrong"


@dataclass(frozen=True)
class Answer:
    """What the program said; `first` is whether it took the table as it was given."""

    exit_code: int
    out: str
    err: str
    refused: bool = False
    remarks: int = 0


@dataclass(frozen=True)
class Difference:
    """A fact that is not what the table means."""

    key: Key
    meant: object
    came: object
    places: tuple[Place, ...] = ()

    def __str__(self) -> str:
        code, aspect = self.key
        where = ", ".join(f"{each.cell or each.row} {each.text!r}" for each in self.places[:2])
        return f"{code or 'the whole'} {aspect}: came {self.came}, means {self.meant}" + (
            f" ({where})" if where else ""
        )


@dataclass
class Judgement:
    """A verdict, and what it rests on: differences, those that nobody told, and what was left out untold."""

    verdict: Verdict
    answer: Answer
    differences: list[Difference] = field(default_factory=list)
    silent: list[Difference] = field(default_factory=list)
    untold: list[Unread] = field(default_factory=list)
    too_many_remarks: bool = False


def run(*arguments: str, err: str = "") -> Answer:
    """Run the program in this process."""
    out, said = io.StringIO(), io.StringIO()
    code: str | int | None = 0
    with (
        patch.object(sys, "argv", ["ctscore", *arguments]),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(said),
    ):
        try:
            main()
        except SystemExit as end:
            code = end.code
    remarks = sum(line[:2] == "  " and line[2:3] not in ("", " ") for line in said.getvalue().splitlines())
    return Answer(int(code or 0), out.getvalue(), err + said.getvalue(), remarks=remarks)


def ask(drawn: Drawing, done: Written, register: Path, lang: str = "en") -> Answer:
    """Give the file to the program, as its reader would; what is refused for its findings is taken by force.

    Where the table does not tell what it lists its reader says so.
    """
    common = [*drawn.options, "--year", str(words.YEAR), "--data", str(register), "--lang", lang]
    if drawn.choice.about == PANEL:
        map_path = done.path.with_suffix(".map.yaml")
        map_path.write_text(drawn.map, encoding="utf-8")
        return run("import", "panel", str(done.path), "--map", str(map_path), *common)
    command = ["import", "annex", str(done.path), *common]
    answer = run(*command)
    if "--listing" in answer.err and answer.exit_code and isinstance(drawn.meaning, Points):
        command += ["--listing", drawn.meaning.listing]
        answer = run(*command)
    if answer.exit_code in (0, _INTERNAL) or answer.out:
        return answer
    return replace(run(*command, "--force", err=answer.err), refused=True, remarks=answer.remarks)


def judge(drawn: Drawing, done: Written, answer: Answer) -> Judgement:
    """Compare what came out with what the table means."""
    found = Judgement(Verdict.SILENT, answer)
    if answer.exit_code == _INTERNAL or "Traceback" in answer.err:
        return found
    if not answer.out.strip():
        found.verdict = Verdict.REFUSED if answer.exit_code and answer.err.strip() else Verdict.SILENT
        return found
    if answer.refused and not outcome(answer.out, drawn.meaning):
        found.verdict = Verdict.REFUSED
        return found
    found.differences = list(_differences(drawn, done, answer.out))
    messages = _messages(answer.err)
    found.silent = [each for each in found.differences if not is_told(each, messages)]
    everything = kept_words(answer.err + answer.out).casefold()
    found.untold = [
        each for each in drawn.unread if not any(one.casefold() in everything for one in each.words)
    ]
    bound = drawn.rows / 10 + TABLE_REMARKS
    found.too_many_remarks = drawn.choice.clean and answer.remarks > bound
    if found.silent or found.untold:
        found.verdict = Verdict.HIDDEN if answer.refused else Verdict.SILENT
        return found
    found.verdict = (
        Verdict.REFUSED if answer.refused else Verdict.TOLD if found.differences else Verdict.RIGHT
    )
    return found


def _differences(drawn: Drawing, done: Written, text: str) -> Iterable[Difference]:
    meant, came = drawn.facts, outcome(text, drawn.meaning)
    for key in {**meant, **came}:  # what may be left out is compared where it is there
        expected = meant.get(key, drawn.also.get(key, NONE))
        value = came.get(key, NONE)
        if expected == () and value == NONE:
            continue
        if not same(expected, value):
            yield Difference(key, expected, value, tuple(done.places.get(key, ())))


_REASONS = {
    "name": "name|code|joined|letter|encod|font|read",
    "code": "code|number|row",
    "parent": "code|number|row|belong|rule|sub|order|section",
    "max": "maxim|point|figure|scale|rule|percent|thousand",
    "points": "point|figure|maxim|known|applicable|percent|thousand|sum|erratum|rule|left out|not read|empty",
    "scale": "rule|scale|words|kept|left out",
    "timing": "time|timing|date|due|deadline|quarter|kept|year",
    "leads": "agenc|lead|recognised|names",
    "helpers": "agenc|help|recognised|names",
    "product": "product|column|kept",
    "listing": "listed|listing|losses",
    "stage": "stage|column",
}
_OTHER_MATTERS = re.compile(r"survey awards|other stages: self: |points are taken from the column “[^”]*”$")
"""Remarks that say how something was read, and not that it was read in part or not at all."""
_LEFT_OUT = re.compile(r"not used|unused|left out|ignored|not read|not written|cannot be", re.IGNORECASE)
_PANEL_REASON = "figure|number|cell|unit|column|points|digit|text|value|row"


def is_told(difference: Difference, messages: Sequence[str]) -> bool:
    """Whether a message names the place of a difference, or what is printed there, and its reason."""
    code, aspect = difference.key
    reason = re.compile(_REASONS.get(aspect.split()[0], _PANEL_REASON), re.IGNORECASE)
    for message in messages:
        if _OTHER_MATTERS.search(message):
            continue
        if not code:
            if reason.search(message):
                return True
            continue
        if any(_names_place(message, place) for place in difference.places):
            printed = any(len(each.text) > 2 and each.text in message for each in difference.places)
            if printed or reason.search(message):
                return True
        if _names_code(message, code) and reason.search(message):
            return True
        if difference.came == NONE and any(_names_column(message, place) for place in difference.places):
            return True
    return False


def _names_column(message: str, place: Place) -> bool:
    """Whether a message says that a column is left out; that explains no figure from another column."""
    if not _LEFT_OUT.search(message):
        return False
    return any(f"“{head}”" in message for head in (*place.head, " ".join(place.head)))


def _names_code(message: str, code: str) -> bool:
    """Whether a message has a code as a word of its own; codes that are but a number are no place."""
    own = re.split(r"[>/]", code)[-1]
    return len(own) > 2 and re.search(rf"(?<![\w.,]){re.escape(own)}(?![\w]|[.,]\d)", message) is not None


def _names_place(message: str, place: Place) -> bool:
    if len(place.text) > 5 and place.text in message:
        return True
    if place.cell and re.search(rf"(?<!\w){re.escape(place.cell)}(?!\w)", message):
        return True
    kind, _, number = place.row.rpartition(" ")
    if re.search(rf"\bcells? [A-Z]{{1,2}}{number}\b", message) and kind == "row":
        return True
    lists: list[str] = re.findall(rf"{re.escape(kind)}s? ((?:\d+(?:, | and |–|-)?)+)", message)
    return any(int(number) in _numbers(each) for each in lists)


def _numbers(text: str) -> set[int]:
    """Return the numbers of a list such as “3, 5–7 and 9”."""
    found: set[int] = set()
    for first, last in re.findall(r"(\d+)(?:[–-](\d+))?", text):
        found |= set(range(int(first), min(int(last or first), int(first) + 9999) + 1))
    return found


def _messages(err: str) -> list[str]:
    """Return what was said, a remark or finding with the lines that go on below it."""
    found: list[str] = []
    for line in err.splitlines():
        if line.startswith("    ") and found:
            found[-1] += " " + line.strip()
        else:
            found.append(line.strip())
    return found


def counted(judged: Iterable[Judgement]) -> Counter[str]:
    """Count verdicts."""
    return Counter(each.verdict.value for each in judged)
