"""Asks the program, in one process, what the oracle answers too, and tells where they disagree."""

import contextlib
import io
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

from ctscore.cli import main
from tests.oracle import questions
from tests.oracle.books import UNITS, Book, Card
from tests.oracle.forms import decimals, write
from tests.oracle.points import LATEST, Evaluation, evaluate, gaps, has_end
from tests.oracle.questions import Panel

PLACES = 10
"""The decimals that the program prints of a fraction that does not end."""
Row = dict[str, Any]


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
    return str(value)


@dataclass(frozen=True)
class Answer:
    """What the program printed."""

    exit_code: int
    out: str
    err: str

    def sections(self) -> dict[str, list[Row]]:
        """The rows of each section; figures with all their digits."""
        document = json.loads(self.out, parse_float=Decimal, parse_int=Decimal)
        return {section["id"]: section["rows"] for section in document["sections"]}


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


def is_near(printed: object, expected: Fraction | None) -> bool:
    """Whether a printed number is the exact one within the printed decimals."""
    if printed is None or expected is None:
        return False
    return bool(abs(Fraction(str(printed)) - expected) * 2 * 10**PLACES <= 1)


class Comparison:
    """Collects disagreements on one book."""

    def __init__(self, book: Book, folder: Path) -> None:
        self.book = book
        self.folder = folder
        self.rng = Random(book.seed)
        self.found: list[Disagreement] = []
        self.asked = 0
        self.compared = 0

    def ask(self, *words: str, fine: Sequence[int] = (0,)) -> dict[str, list[Row]] | None:
        """The sections of an answer; None, and a disagreement, where the program refuses."""
        self.asked += 1
        answer = ask(self.folder, *words)
        if answer.exit_code not in fine:
            self.differ(" ".join(words), "exit code", f"{answer.exit_code} {answer.err.strip()[:200]}", 0)
            return None
        return answer.sections()

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

    def same(self, question: str, place: str, printed: object, expected: object) -> None:
        """Compare what is no number."""
        self.compared += 1
        if printed != expected:
            self.differ(question, place, printed, expected)


def compare_book(book: Book, folder: Path) -> Comparison:
    """Write a book, ask all questions about it, and compare."""
    write(book, folder)
    return compare_written(book, folder)


def compare_written(book: Book, folder: Path) -> Comparison:
    """Ask all questions about a book that is written, and compare."""
    comparison = Comparison(book, folder)
    for card in book.cards:
        _about(comparison, card.index, card.year, card.unit, evaluate(card.root, card.asked()))
        _at_stages(comparison, card)
        _stages(comparison, card)
        _what_if(comparison, card)
        _path(comparison, card)
    for panel in book.panels:
        for unit in panel.rows:
            _about(comparison, panel.index, panel.year, unit, panel.evaluate(unit))
        _rank(comparison, panel)
    _years(comparison)
    return comparison


def _about(comparison: Comparison, index: str, year: int, unit: str, evaluation: Evaluation) -> None:
    _totals(comparison, ("--index", index, "--unit", unit), year, index, evaluation)
    _gaps(comparison, ("--index", index, "--unit", unit), year, index, evaluation)
    if unit == UNITS[0]:
        _agencies(comparison, index, year, evaluation)


def _figured_stages(card: Card) -> list[str]:
    """The stages in which any leaf has a figure, in order."""
    return [stage for stage in card.order if any(stage in leaf.figures for leaf in card.root.leaves())]


def _at_stages(comparison: Comparison, card: Card) -> None:
    """Ask for the other stages of a scorecard, and for all of them mixed."""
    there = _figured_stages(card)
    if len(there) < 2:
        return
    for stage in (*there, LATEST):
        if stage != card.stage:
            options = ("--index", card.index, "--unit", card.unit, "--stage", stage)
            evaluation = evaluate(card.root, card.asked(stage))
            _totals(comparison, options, card.year, card.index, evaluation)
            _gaps(comparison, options, card.year, card.index, evaluation)


def _stages(comparison: Comparison, card: Card) -> None:
    there = _figured_stages(card)
    if len(there) < 2:
        return
    words = ("stages", str(card.year), "--index", card.index)
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    for row, stage in zip(sections[card.index], there, strict=True):
        whole = evaluate(card.root, card.asked(stage)).whole
        for key, expected in (("max", whole.max), ("assessed", whole.assessed), ("achieved", whole.achieved)):
            comparison.number(question, f"{stage} {key}", row[key], expected)
        comparison.number(question, f"{stage} not_known", row["not_known"], whole.not_known)
    cuts = questions.cuts(card.root, card.stage, there[0], there[-1], card.order)
    expected_cuts = {(cut.code or card.index, cut.capped): cut.cut for cut in cuts}
    for row in sections.get(f"{card.index}/criteria", []):
        line = str(row["code"]), row.get("line") == "cap"
        comparison.number(question, f"{line} cut", row["cut"], expected_cuts.pop(line, None))
    comparison.same(question, "cuts that are left", sorted(expected_cuts), [])
    leads = comparison.book.leads.get((card.index, card.year), {})
    owed = {name: cut for name, cut in questions.cuts_by_agency(card.root, cuts, leads).items() if cut}
    for row in sections.get(f"{card.index}/agencies", []):
        if row["agency"] in owed or row["cut"]:
            expected_cut = owed.get(row["agency"])
            comparison.number(question, f"{row['agency']} cut", row["cut"], expected_cut, split=True)


def _totals(
    comparison: Comparison, options: Sequence[str], year: int, index: str, evaluation: Evaluation
) -> None:
    words = ("totals", str(year), *options, "--depth", "9")
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    rows = {row["code"]: row for row in sections[index]}
    for node in evaluation.root.walk():
        row = rows.get(node.code or index)
        if row is None:
            comparison.differ(question, node.code, None, "a row")
            continue
        result = evaluation.results[node.code]
        place = node.code or index
        if not result.counted:
            for key in ("max", "score", "lost"):
                comparison.same(question, f"{place} {key}", row[key], None)
            continue
        if "low" in row:
            for key in ("base", "low", "high", "taken"):
                comparison.number(question, f"{place} {key}", row[key], getattr(result, key))
            comparison.number(question, f"{place} factor", row["factor"], result.factor or Fraction(0))
        if "assessed" in row:
            comparison.number(question, f"{place} assessed", row["assessed"], result.assessed)
        comparison.number(question, f"{place} max", row["max"], result.max)
        comparison.number(question, f"{place} score", row["score"], result.achieved if result.known else None)
        comparison.number(
            question, f"{place} lost", row["lost"], result.max - result.achieved if result.known else None
        )
    comparison.number(question, "percent", rows[index]["percent"], evaluation.percent())


def _gaps(
    comparison: Comparison, options: Sequence[str], year: int, index: str, evaluation: Evaluation
) -> None:
    words = ("gaps", str(year), *options)
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    expected = gaps(evaluation)
    judged = {node.code or index: evaluation.results[node.code].verdict for node in evaluation.root.walk()}
    failing = [code for code, verdict in judged.items() if verdict in ("fails", "open")]
    told = list(dict.fromkeys(row["code"] for row in sections.get(f"{index}/conditions", [])))
    comparison.same(question, "failed conditions", told, failing)
    rows = sections[index]
    codes = [gap.line.code or index for gap in expected]
    comparison.same(question, "codes", [row["code"] for row in rows], codes)
    if [row["code"] for row in rows] != codes:
        return
    for row, gap in zip(rows, expected, strict=True):
        comparison.number(question, f"{gap.line.code} lost", row["lost"], gap.line.loss)
        comparison.number(question, f"{gap.line.code} share", row["share"], gap.share)
        comparison.number(
            question, f"{gap.line.code} cumulative_share", row["cumulative_share"], gap.cumulative
        )


def _agencies(comparison: Comparison, index: str, year: int, evaluation: Evaluation) -> None:
    words = ("agencies", str(year), "--index", index)
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    leads = comparison.book.leads.get((index, year), {})
    every = questions.agencies(evaluation, leads).items()
    owed = {agency: one for agency, one in every if one.criteria}
    rows = {row["agency"]: row for row in sections[index]}
    comparison.same(question, "agencies", sorted(map(str, rows)), sorted(map(str, owed)))
    for agency, row in rows.items():
        if agency in owed:
            comparison.number(
                question, f"{agency} share_lost", row["share_lost"], owed[agency].cost_share, split=True
            )
            comparison.number(question, f"{agency} exposure", row["exposure"], owed[agency].exposure)
            comparison.number(
                question, f"{agency} criteria", row["criteria"], Fraction(owed[agency].criteria)
            )


def _rank(comparison: Comparison, panel: Panel) -> None:
    words = ("rank", str(panel.year), "--index", panel.index, "--around", "99")
    sections = comparison.ask(*words)
    if sections is None:
        return
    question = " ".join(words)
    expected = {unit: place for unit, place in questions.ranks(panel).items() if place.rank is not None}
    rows = {row["unit"]: row for row in sections[panel.index]}
    comparison.same(question, "units", sorted(rows), sorted(expected))
    spans = {unit: (place.best, place.worst) for unit, place in questions.ranks(panel).items()}
    for row in (*sections[panel.index], *sections.get(f"{panel.index}/incomplete", [])):
        if "best_rank" in row:
            span = (row["best_rank"], row["worst_rank"])
            comparison.same(question, f"{row['unit']} range", span, spans[row["unit"]])
    for unit in rows.keys() & expected.keys():
        comparison.same(question, f"{unit} rank", rows[unit]["rank"], expected[unit].rank)
        key = "percent" if panel.rank_by == "percent" else "score"
        comparison.number(question, f"{unit} {key}", rows[unit][key], expected[unit].value)


def _what_if(comparison: Comparison, card: Card) -> None:
    evaluation = evaluate(card.root, card.asked())
    raisable = questions.raisable(card.root, card.asked())
    if not raisable:
        return
    codes = comparison.rng.sample(sorted(raisable), comparison.rng.randint(1, len(raisable)))
    figures = {code: raisable[code] for code in codes}
    words = ["whatif", str(card.year), "--index", card.index]
    for code, figure in figures.items():
        words += ["--set", f"{code}={decimals(figure)}"]
    sections = comparison.ask(*words)
    if sections is None:
        return
    after = evaluate(questions.changed(card.root, card.asked(), figures), card.asked())
    question = " ".join(words)
    row = sections[card.index][0]
    comparison.number(question, "before", row["before"], evaluation.whole.achieved)
    comparison.number(question, "after", row["after"], after.whole.achieved)


def _path(comparison: Comparison, card: Card) -> None:
    if any(node.least or node.most or node.needs or node.floor for node in card.root.walk()):
        return
    asked = card.asked()
    evaluation = evaluate(card.root, asked)
    raisable = questions.raisable(card.root, asked)
    if not evaluation.whole.known or not 1 <= len(raisable) <= 9:
        return
    most = evaluate(questions.changed(card.root, asked, raisable), asked).whole.achieved
    room = most - evaluation.whole.achieved
    target = Fraction(int((evaluation.whole.achieved + room * comparison.rng.randint(1, 8) / 8) * 100), 100)
    if target <= evaluation.whole.achieved:
        return
    words = ("path", str(card.year), "--index", card.index, "--to", decimals(target))
    sections = comparison.ask(*words)
    if sections is not None:
        comparison.same(
            " ".join(words), "steps", len(sections[card.index]), questions.fewest(card.root, asked, target)
        )


def _years(comparison: Comparison) -> None:
    for then, now in zip(comparison.book.cards, comparison.book.cards[1:], strict=False):
        words = ("compare", str(then.year), str(now.year), "--index", now.index)
        sections = comparison.ask(*words)
        if sections is None:
            continue
        moved = questions.compare(evaluate(then.root, then.asked()), evaluate(now.root, now.asked()))
        rows = {row["code"]: row for row in sections[now.index]}
        question = " ".join(words)
        raw = {node.code for card in (then, now) for node in card.root.walk() if node.better}
        for code, expected in moved.items():
            if code in raw:
                continue  # raw values are shown as they are
            row = rows.get(code or now.index)
            if row is None:
                comparison.differ(question, code, None, "a row")
                continue
            for key in ("then", "now", "change"):
                comparison.number(question, f"{code or now.index} {key}", row[key], getattr(expected, key))
