"""What rows are called that add points to a maximum or take some off: bonuses and deductions."""

import re

from ctscore.words import fold

_ROW = r"\W*(?:cac |nhung |noi dung |phan |tong )*"
_BONUS = re.compile(rf"{_ROW}(?:diem (?:cong|thuong)|(?:cong|thuong) diem|bonus|extra points)\b.*")
_DEDUCTION = re.compile(
    rf"{_ROW}(?:diem (?:bi )?tru|(?:bi )?tru diem|deductions?|penalt(?:y|ies)|demerits?|minus points)\b.*"
)


def is_bonus(name: str) -> bool:
    """Return whether a row called `name` adds points beyond the maximum."""
    return _BONUS.fullmatch(fold(name)) is not None


def is_deduction(name: str) -> bool:
    """Return whether a row called `name` takes points off."""
    return _DEDUCTION.fullmatch(fold(name)) is not None


def is_extra(name: str) -> bool:
    """Return whether a row called `name` does either."""
    return is_bonus(name) or is_deduction(name)
