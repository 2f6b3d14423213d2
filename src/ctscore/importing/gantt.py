"""Columns of quarters, months or years with marks in place of one of times: “Quý I | Quý II” above an “x”.

The marks of a row become the words that a cell would have (“Quý II, Quý III”), and are read as these are.
"""

import re
from collections.abc import Mapping, Sequence

from ctscore.importing.headers import PRINTED, Role
from ctscore.importing.tables import Cell
from ctscore.periods import FROM_ROMAN, ROMAN
from ctscore.words import fold

_IN_YEAR = r"(?:(?:/| nam | )[12][0-9]{3})?"
_QUARTER = rf"(?:quy |q)(iv|i{{1,3}}|[1-4]){_IN_YEAR}"
_MONTH = rf"(?:thang |t)(0?[1-9]|1[0-2]){_IN_YEAR}"
_WHOLE_YEAR = r"(?:nam )?((?:19|20)[0-9]{2})"
_END = r"(?:tu|den|from|to|until)(?: ngay)?"
_YEAR = re.compile(r"\b[12][0-9]{3}\b")
_MARKS = frozenset("x×✓✔√☑☒v+*•●■▪█")
_FEWEST = 2


def is_time(text: str) -> bool:
    """Return whether a header is a quarter or a month, or one end of a time: “Quý I”, “T6/2026”, “Đến”."""
    return re.fullmatch(f"{_QUARTER}|{_MONTH}|{_END}", fold(text)) is not None


def stretches_of(heads: Sequence[Cell], columns: Mapping[Role, int]) -> Mapping[int, int]:
    """Return the number of the quarter, month or year that columns are about; none where times have theirs.

    `heads` are the words above all columns, `columns` what those that are known hold.
    """
    for rule in (_QUARTER, _MONTH, _WHOLE_YEAR):
        found = {place: re.fullmatch(rf"(?:.* )?{rule}", fold(head.text)) for place, head in enumerate(heads)}
        numbers = {place: one[1] for place, one in found.items() if one is not None}
        counted = {place: FROM_ROMAN.get(number) or int(number) for place, number in numbers.items()}
        in_order = sorted(counted.values()) == list(counted.values())
        known = {place for role, place in columns.items() if role not in (Role.TIMING, *PRINTED)}
        others = known & counted.keys()
        if len(set(counted.values())) == len(counted) >= _FEWEST and in_order and not others:
            own = columns.get(Role.TIMING)
            return counted if own is None or own in counted else {}
    return {}


def marked(cells: Sequence[Cell]) -> bool:
    """Return whether `cells` hold nothing but marks."""
    return all(set(fold(cell.text)) <= _MARKS for cell in cells)


def words_of_marks(numbers: Sequence[int], heads: Sequence[Cell]) -> str:
    """Return the quarters, months or years with a mark as a cell says them; `heads` are all headers."""
    if not numbers:
        return ""
    first, last = numbers[0], numbers[-1]
    is_run = 1 < len(numbers) == last - first + 1
    if re.fullmatch(_WHOLE_YEAR, fold(heads[0].text)):
        return f"{first} - {last}" if is_run else ", ".join(f"Năm {number}" for number in numbers)
    years = {year for head in heads for year in _YEAR.findall(head.text)}
    behind = f"/{years.pop()}" if len(years) == 1 else ""
    if re.fullmatch(rf"(?:.* )?{_QUARTER}", fold(heads[0].text)):
        return ", ".join(f"Quý {ROMAN[number]}" for number in numbers) + behind
    if is_run:
        return f"Tháng {first} - Tháng {last}{behind}"
    return ", ".join(f"Tháng {number}" for number in numbers) + behind
