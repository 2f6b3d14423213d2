"""A spreadsheet in small: what the formulas of a sheet come to, from what is typed into it and nothing else.

It reads the text that stands in the cells, as a Python expression with functions of the same names: a range
becomes its cells, and what IF chooses from is worked out when it is chosen.
"""

import re
from collections.abc import Callable
from typing import Any

Worth = float | str
"""What a cell shows."""

_TOKEN = re.compile(r'"(?:[^"]|"")*"|[A-Z]+\d+(?::[A-Z]+\d+)?|[A-Z]+\(|\d+(?:\.\d+)?|[-+*/=(),]')


class CellError(ValueError):
    """A spreadsheet would show an error."""


class _Blank(float):
    """A cell with nothing in it: 0 to arithmetic, and equal to no words."""

    def __eq__(self, other: object) -> bool:
        return other in ("", 0)

    __hash__ = float.__hash__


class Sheet:
    """A sheet as `openpyxl` opens it, and what somebody has `typed` since; None empties a cell."""

    def __init__(self, sheet: Any, typed: dict[str, Worth | None] | None = None) -> None:
        self._sheet = sheet
        self._typed = typed or {}
        self._shown: dict[str, Worth] = {}

    def worth(self, name: str) -> Worth:
        """What a cell shows; raises `CellError` where that is an error."""
        if name not in self._shown:
            held = self._typed.get(name, self._sheet[name].value)
            if isinstance(held, str) and held.startswith("="):
                held = self._worked_out(held[1:])
            self._shown[name] = _Blank() if held is None else held
        return self._shown[name]

    def area(self, name: str) -> list[Worth]:
        """What the cells of a range show."""
        return [self.worth(cell.coordinate) for row in self._sheet[name] for cell in row]

    def _worked_out(self, formula: str) -> Worth:
        known = {**_FUNCTIONS, "cell": self.worth, "area": self.area}
        try:
            return eval(_as_python(formula), known)  # type: ignore[no-any-return]
        except (TypeError, ZeroDivisionError) as problem:
            raise CellError(f"{formula}: {problem}") from problem


def _as_python(formula: str) -> str:
    """The formula as an expression of Python."""
    tokens = _TOKEN.findall(formula)
    assert "".join(tokens) == formula, f"not understood: {formula}"
    opened: list[str] = []
    written = []
    for token in tokens:
        if token.endswith("("):
            opened.append(token)
            written.append(token + "lambda:" * (token == "IF("))
        elif token == ")":
            opened.pop()
            written.append(token)
        elif token == ",":
            written.append(token + "lambda:" * (opened[-1] == "IF("))
        elif token.startswith('"'):
            written.append(repr(token[1:-1].replace('""', '"')))
        elif token[0].isalpha():
            written.append(f"*area('{token}')" if ":" in token else f"cell('{token}')")
        else:
            written.append("==" if token == "=" else token)
    return "".join(written)


def _figures(worths: tuple[Worth, ...]) -> list[float]:
    return [one for one in worths if not isinstance(one, str | _Blank)]


def _not_available() -> Worth:
    raise CellError("#N/A")


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "IF": lambda condition, then, otherwise: then() if condition() else otherwise(),
    "SUM": lambda *worths: sum(_figures(worths)),
    "MIN": lambda *worths: min(_figures(worths)),
    "MAX": lambda *worths: max(_figures(worths)),
    "COUNTBLANK": lambda *worths: sum(one == "" for one in worths),
    "ISNUMBER": lambda worth: not isinstance(worth, str | _Blank),
    "NA": _not_available,
}
