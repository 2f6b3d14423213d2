"""Runs the program in one process, and collects where it and the oracle disagree."""

import contextlib
import io
import json
import re
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from ctscore.cli import main
from tests.oracle.books import Book
from tests.oracle.forms import decimals
from tests.oracle.points import LATEST, STAGES, has_end

PLACES = 10
"""The decimals that the program prints of a fraction that does not end."""
Row = dict[str, Any]
Said = Sequence["Fraction | str"]
"""What a note has to say, in its order: numbers, and words or lists of codes."""


@dataclass(frozen=True)
class Section:
    """A table that the program printed."""

    rows: list[Row]
    notes: list[tuple[str, str]]
    title: str = ""

    def told(self, note_id: str) -> list[str]:
        """The texts of the notes of that name."""
        return [text for each, text in self.notes if each == note_id]

    def of_side(self, side: str) -> "Section":
        """The table with the notes about one of two sides, if any is named."""
        if not side:
            return self
        said = f"{side}: "
        mine = [(each, text.removeprefix(said)) for each, text in self.notes if text.startswith(said)]
        return Section(self.rows, mine)


Sections = Mapping[str, Section]


STAGE_NAMES = {
    "self": "self-assessed",
    "appraised-2": "appraised again",
    LATEST: "stages mixed: the latest figure of each criterion",
}


def stage_name(stage: str, order: Sequence[str] = STAGES) -> str:
    """What a stage is called: one that the index declares by its own name."""
    return stage if tuple(order) != STAGES and stage != LATEST else STAGE_NAMES.get(stage, stage)


@dataclass(frozen=True)
class Disagreement:
    """A question on which the program and the oracle differ."""

    question: str
    place: str
    printed: object
    expected: object

    def __str__(self) -> str:
        return (
            f"{self.question}: {self.place}: printed {_short(self.printed)}, expected {_short(self.expected)}"
        )


def _short(value: object) -> str:
    if isinstance(value, Fraction):
        return decimals(value) if has_end(value) else f"{value} ({float(value):.10f})"
    if isinstance(value, tuple):
        return "; ".join(map(_short, value))
    return str(value)


@dataclass(frozen=True)
class Answer:
    """What the program printed."""

    exit_code: int
    out: str
    err: str

    def sections(self) -> dict[str, Section]:
        """Its tables; figures with all their digits."""
        document = json.loads(self.out, parse_float=Decimal, parse_int=Decimal)
        return {
            section["id"]: Section(
                section["rows"],
                [(each["id"], each["text"]) for each in section.get("notes", [])],
                section["title"],
            )
            for section in document["sections"]
        }


def ask(folder: Path, *words: str) -> Answer:
    """Run a command on a data folder."""
    out, err = io.StringIO(), io.StringIO()
    argv = ["ctscore", *words, "--data", str(folder), "--format", "json", "--lang", "en"]
    with patch.object(sys, "argv", argv), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code: str | int | None = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
    return Answer(int(code or 0), out.getvalue(), err.getvalue())


def agrees(printed: object, expected: Fraction | None) -> bool:
    """Whether a printed number is the exact one, rounded only where that one does not end."""
    if printed is None or expected is None:
        return printed is None and expected is None
    return Fraction(str(printed)) == expected or (not has_end(expected) and is_near(printed, expected))


def is_near(printed: object, expected: Fraction | None, places: int = PLACES) -> bool:
    """Whether a printed number is the exact one within the printed decimals."""
    if printed is None or expected is None:
        return False
    return bool(abs(Fraction(str(printed)) - expected) * 2 * 10**places <= 1)


NUMBER = r"([+-]?\d+(?:\.\d+)?)%?"
LIST = r"(.+?)"


_PLURALS = {
    "criteria": "criterion",
    "points": "point",
    "rows": "row",
    "are": "is",
    "have": "has",
    "give": "gives",
}
_ONE_OF_MANY = re.compile(rf"(?<![\d.,-])1 (?:{'|'.join(_PLURALS)})\b")
"""One thing called by the word for many: "1 points"."""


def _says(text: str, pattern: str, expected: Said) -> bool:
    """Whether a note has these numbers and words in the places of its pattern: # a number, @ words.

    Sentences round: a number is exact, or has at least two decimals of percent, four of points.
    """
    plain = re.escape(pattern)
    for more, one in _PLURALS.items():
        plain = re.sub(rf"\b{more}\b", f"(?:{more}|{one})", plain)
    found = re.fullmatch(plain.replace(r"\#", NUMBER).replace("@", LIST), text)
    if found is None or _ONE_OF_MANY.search(text) or len(found.groups()) != len(expected):
        return False
    for at, wanted in enumerate(expected, start=1):
        printed = found.group(at)
        if isinstance(wanted, str):
            if printed != wanted:
                return False
            continue
        places = len(printed.partition(".")[2])
        rounds_at = 2 if text[found.end(at) : found.end(at) + 1] == "%" else 4
        if Fraction(printed) != wanted and not (places >= rounds_at and is_near(printed, wanted, places)):
            return False
    return True


class Comparison:
    """Collects disagreements on one book."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self.folder = folder
        self.rng = Random(book.seed)
        self.found: list[Disagreement] = []
        self.asked = 0
        self.compared = 0

    def ask(self, *words: str, fine: Sequence[int] = (0,)) -> Sections | None:
        """The tables of an answer; None, and a disagreement, where the program refuses."""
        self.asked += 1
        answer = ask(self.folder, *words)
        if answer.exit_code not in fine:
            self.differ(" ".join(words), "exit code", f"{answer.exit_code} {answer.err.strip()[:200]}", 0)
            return None
        sections = answer.sections()
        if "--stage" in words:
            stage, index = words[words.index("--stage") + 1], words[words.index("--index") + 1]
            said = stage_name(stage, self.book.stages.get(index, STAGES))
            silent = [each for each, section in sections.items() if not section.title.endswith(said)]
            self.same(" ".join(words), "tables that do not say their stage", silent, [])
        return sections

    def differ(self, question: str, place: str, printed: object, expected: object) -> None:
        """Note a disagreement."""
        self.found.append(Disagreement(question, place, printed, expected))

    def number(
        self, question: str, place: str, printed: object, expected: Fraction | None, *, split: bool = False
    ) -> None:
        """Compare a number. The last decimals of a split one may be rounded so that a column adds up."""
        self.compared += 1
        if not (agrees(printed, expected) or (split and is_near(printed, expected))):
            self.differ(question, place, printed, expected)

    def near(self, question: str, place: str, printed: object, expected: Fraction) -> None:
        """Compare a number that was worked out from rounded ones."""
        self.compared += 1
        if not is_near(printed, expected, places=7):
            self.differ(question, place, printed, expected)

    def same(self, question: str, place: str, printed: object, expected: object) -> None:
        """Compare what is no number."""
        self.compared += 1
        if printed != expected:
            self.differ(question, place, printed, expected)

    def note(
        self, question: str, section: Section, note_id: str, pattern: str, expected: Said | None
    ) -> None:
        """Compare a note; None: it must not be there."""
        self.compared += 1
        told = section.told(note_id)
        fits = len(told) == 1 and expected is not None and _says(told[0], pattern, expected)
        if not fits and (told or expected is not None):
            self.differ(question, f"note {note_id}", told, pattern if expected is None else tuple(expected))
