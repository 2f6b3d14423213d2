"""Formulas as values: how a figure of a table follows from other cells of the table.

A view says what follows from what; a format that calculates writes it in its own spelling. What a formula
comes to can be worked out here, exactly, so that none is written that contradicts the figure beside it. Knows
no scorecards and no file formats.
"""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal, NoReturn, Protocol

from ctscore.decimals import fraction_of, plain
from ctscore.records import dataclass

Operation = Literal["+", "-", "*", "/", "=", "SUM", "MIN", "MAX", "IF", "ISNUMBER", "COUNTBLANK", "NA"]
"""What is done, called as spreadsheets call it. `NA` says that there is no answer."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the id of its column, and its row in the table, from 0."""

    column: str
    row: int


@dataclass(frozen=True, slots=True)
class Cells:
    """Several cells of one column, for an operation that takes many."""

    column: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Apply:
    """An operation and what it is applied to."""

    operation: Operation
    of: "tuple[Formula, ...]"


class Spoken(Protocol):
    """Words that are told apart by language when the formula is written."""

    @property
    def all(self) -> tuple[str, ...]:
        """They in each language."""
        ...

    def say(self, lang: str) -> str:
        """Return them in `lang`."""
        ...


Words = str | Spoken
"""Words to compare a cell with, or to show in place of a figure."""
Formula = Cell | Cells | Apply | Decimal | Words
Worth = Fraction | Words | bool
"""What a formula comes to."""

EMPTY = ""
"""What a cell without a value holds, and a formula that says nothing."""


class NoFigureError(ValueError):
    """A formula asks for what no figure is: a spreadsheet would show an error."""


def apply(operation: Operation, *of: Formula) -> Apply:
    """Return `operation` applied to all of `of`."""
    return Apply(operation, of)


def worked_out(formula: Formula, worth_of: Callable[[Cell], Worth]) -> Worth:
    """Return what `formula` comes to, exactly; `worth_of` tells what a cell holds.

    Raises `NoFigureError` where a spreadsheet would show an error.
    """
    if isinstance(formula, Decimal):
        return fraction_of(formula)
    if isinstance(formula, Cell):
        return worth_of(formula)
    if isinstance(formula, Cells):
        raise NoFigureError("several cells are no figure")
    if not isinstance(formula, Apply):
        return formula
    if formula.operation == "IF":
        condition, then, otherwise = formula.of
        return worked_out(then if worked_out(condition, worth_of) else otherwise, worth_of)
    return _WORK[formula.operation]([worth for one in formula.of for worth in _worths(one, worth_of)])


def _worths(formula: Formula, worth_of: Callable[[Cell], Worth]) -> Iterator[Worth]:
    if isinstance(formula, Cells):
        yield from (worth_of(Cell(formula.column, row)) for row in formula.rows)
    else:
        yield worked_out(formula, worth_of)


def _figures(worths: Sequence[Worth]) -> list[Fraction]:
    """Return the figures among `worths`: operations that take many cells leave words and blanks out."""
    return [one for one in worths if isinstance(one, Fraction)]


def _of_two(work: Callable[[Fraction, Fraction], Fraction]) -> Callable[[Sequence[Worth]], Worth]:
    def operate(worths: Sequence[Worth]) -> Worth:
        first, second = worths
        if not isinstance(first, Fraction) or not isinstance(second, Fraction):
            raise NoFigureError("arithmetic with words")
        try:
            return work(first, second)
        except ZeroDivisionError as problem:
            raise NoFigureError("divided by zero") from problem

    return operate


def _not_available(_: Sequence[Worth]) -> NoReturn:
    raise NoFigureError("no answer")


_WORK: dict[Operation, Callable[[Sequence[Worth]], Worth]] = {
    "+": _of_two(Fraction.__add__),
    "-": _of_two(Fraction.__sub__),
    "*": _of_two(Fraction.__mul__),
    "/": _of_two(Fraction.__truediv__),
    "=": lambda worths: worths[0] == worths[1],
    "SUM": lambda worths: sum(_figures(worths), Fraction(0)),
    "MIN": lambda worths: min(_figures(worths)),
    "MAX": lambda worths: max(_figures(worths)),
    "ISNUMBER": lambda worths: isinstance(worths[0], Fraction),
    "COUNTBLANK": lambda worths: Fraction(sum(one == EMPTY for one in worths)),
    "NA": _not_available,
}


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and last of each run of `rows` without a hole."""
    first: int | None = None
    for here, following in zip(rows, (*rows[1:], None), strict=True):
        first = here if first is None else first
        if following != here + 1:
            yield first, here
            first = None


_MOST_ARGUMENTS = 254
_MOST_LETTERS = 8000
_MOST_IN_TEXT = 255
_DEEPEST = 60


def fits(formula: Formula) -> bool:
    """Return whether spreadsheets take `formula`: so many arguments and letters, nested so deep."""
    letters, depth, widest = _extent(formula)
    return letters <= _MOST_LETTERS and depth <= _DEEPEST and widest <= _MOST_ARGUMENTS


def _extent(formula: Formula) -> tuple[int, int, int]:
    """Return how many letters a formula has at most, how deep it is nested, its longest list of arguments."""
    if isinstance(formula, Apply):
        inner = [_extent(one) for one in formula.of]
        width = sum(len(tuple(runs(one.rows))) if isinstance(one, Cells) else 1 for one in formula.of)
        return (
            len(formula.operation) + 2 + sum(letters + 1 for letters, _, _ in inner),
            1 + max((depth for _, depth, _ in inner), default=0),
            max(width, *(widest for _, _, widest in inner), 0),
        )
    if isinstance(formula, Decimal):
        return len(plain(formula)), 0, 0
    if isinstance(formula, Cell | Cells):
        cells = len(tuple(runs(formula.rows))) * 2 if isinstance(formula, Cells) else 1
        return 9 * cells, 0, 0
    longest = max(map(len, (formula,) if isinstance(formula, str) else formula.all))
    return (2 + 2 * longest if longest <= _MOST_IN_TEXT else _MOST_LETTERS + 1), 0, 0
