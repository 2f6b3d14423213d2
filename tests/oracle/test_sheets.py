"""The workbook against the oracle: what its formulas come to, as written and after somebody types figures."""

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest

from ctscore.cli import main
from tests.oracle.books import Card, book
from tests.oracle.forms import write
from tests.oracle.points import Evaluation, Figure, Node, evaluate
from tests.oracle.questions import changed
from tests.render.excel import opened
from tests.spreadsheet import Sheet, Worth

SEEDS = range(18)
FIRST_ROW = 4
NEAR = 1e-9


@dataclass(frozen=True)
class Written:
    """The sheet of a scorecard: its formulas, what is kept beside them, and the row of each code."""

    formulas: Any
    kept: Any
    rows: dict[str, int]

    @property
    def has_points_apart(self) -> bool:
        return self.formulas["K3"].value is not None


def written(folder: Path, card: Card) -> Written:
    """Write the workbook of a card's year and open its sheet."""
    path = folder / f"{card.year}.xlsx"
    argv = ["ctscore", "workbook", str(card.year), "-o", str(path), "--lang", "vi"]
    argv += ["--data", str(folder), "--quiet"]
    with patch.object(sys, "argv", argv), contextlib.suppress(SystemExit):
        main()
    name = f"{card.index} {card.year}"
    content = path.read_bytes()
    formulas, kept = (opened(content, values=values)[name] for values in (False, True))
    named = {
        str(formulas[f"A{row}"].value or ""): row
        for row in range(FIRST_ROW, formulas.max_row + 1)
        if formulas[f"B{row}"].value is not None
    }
    return Written(formulas, kept, named)


def shown(sheet: Sheet, cell: str) -> Worth | None:
    worth = sheet.worth(cell)
    return None if worth == "" else worth


def as_shown(figure: Fraction | None) -> Any:
    return None if figure is None else pytest.approx(float(figure), abs=NEAR)


def expected(evaluation: Evaluation, node: Node, *, apart: bool) -> Iterator[tuple[str, Fraction | None]]:
    """What the cells of a node show, by their columns."""
    result = evaluation.results[node.code]
    if not result.counted:
        return
    sure = result.known
    if node.parts:
        yield "C", result.max
        yield "D", result.achieved if sure else None
    yield "E", result.max - result.achieved if sure else None
    if apart:
        yield "K", result.achieved
        yield "L", result.assessed
        yield "M", result.low
        yield "N", result.high
    if evaluation.loss and result.factor is not None and (sure or not node.code) and not sets_off(evaluation):
        yield "F", (result.assessed - result.achieved) * result.factor / evaluation.loss


def sets_off(evaluation: Evaluation) -> bool:
    """Whether shares are of another loss than that of the cells: then they are figures."""
    capped = (node.most is not None or node.least is not None for node in evaluation.root.walk())
    return any(capped) or any(node.bonus for node in evaluation.root.walk())


def agree(sheet: Sheet, of: Written, evaluation: Evaluation) -> None:
    """Hold every row against the oracle."""
    for node in evaluation.root.walk():
        for column, figure in expected(evaluation, node, apart=of.has_points_apart):
            cell = f"{column}{of.rows[node.code]}"
            assert shown(sheet, cell) == as_shown(figure), (cell, of.formulas[cell].value)


def typed_over(card: Card, rng: Random) -> dict[str, Figure]:
    """Other figures for some leaves, as an analyst types them: also where nothing was known."""
    leaves = [
        leaf
        for leaf in card.root.leaves()
        if not leaf.is_raw() and leaf.not_applicable is None and leaf.max is not None
    ]
    typed: dict[str, Figure] = {}
    for leaf in rng.sample(leaves, rng.randint(1, len(leaves))) if leaves else ():
        if leaf.answers is not None:
            typed[leaf.code] = rng.choice(leaf.answers.words).id
        else:
            low, high = leaf.min or Fraction(0), leaf.max or Fraction(0)
            typed[leaf.code] = low + (high - low) * Fraction(rng.randint(0, 20), 20)
    return typed


def in_cells(card: Card, of: Written, figures: dict[str, Figure]) -> dict[str, Worth | None]:
    answers = {leaf.code: leaf.answers for leaf in card.root.leaves()}
    cells: dict[str, Worth | None] = {}
    for code, figure in figures.items():
        known = answers[code]
        worth = known.word(figure).vi if known and isinstance(figure, str) else float(figure)
        cells[f"D{of.rows[code]}"] = worth
    return cells


@pytest.mark.parametrize("seed", SEEDS)
def test_formulas_come_to_what_the_oracle_says_also_after_an_edit(seed: int, tmp_path: Path) -> None:
    made = book(seed)
    write(made, tmp_path)
    for card in made.cards:
        of, asked = written(tmp_path, card), card.asked()
        evaluation = evaluate(card.root, asked)
        assert not any("Số ghi sẵn" in str(cell.value) for cell in of.kept["J"])
        agree(Sheet(of.kept), of, evaluation)
        agree(Sheet(of.formulas), of, evaluation)
        figures = typed_over(card, Random(seed))
        after = evaluate(changed(card.root, asked, figures), asked)
        agree(Sheet(of.formulas, in_cells(card, of, figures)), of, after)
