"""What rows are called that add points to a maximum or take some off: bonuses and deductions."""

import re

from ctscore.words import fold

_ROW = r"\W*(?:cac |nhung |noi dung |phan |tong )*"
_BONUS = re.compile(rf"{_ROW}(?:diem (?:cong|thuong)|(?:cong|thuong) diem|bonus|extra points)\b.*")
_DEDUCTION = re.compile(
    rf"{_ROW}(?:diem (?:bi )?tru|(?:bi )?tru diem|deductions?|penalt(?:y|ies)|demerits?|minus points)\b.*"
)

_WITH_BONUS = re.compile(
    r".*\b(?:ke ca|bao gom|gom ca|tinh ca|co ca|da cong|cong them|incl|includ(?:es?|ed|ing)|with|plus)\b"
    r".*\b(?:cong|thuong|bonus|extra)\b.*|.*\bsau (?:khi )?(?:cong|thuong)\b.*"
)


def names_bonus(name: str) -> bool:
    """Return whether a sum called `name` has the bonus in it: “Tổng cộng (kể cả điểm thưởng)”."""
    return _WITH_BONUS.fullmatch(fold(name)) is not None


def is_bonus(name: str) -> bool:
    """Return whether a row called `name` adds points beyond the maximum."""
    return _BONUS.fullmatch(fold(name)) is not None


def is_deduction(name: str) -> bool:
    """Return whether a row called `name` takes points off."""
    return _DEDUCTION.fullmatch(fold(name)) is not None


def is_extra(name: str) -> bool:
    """Return whether a row called `name` does either."""
    return is_bonus(name) or is_deduction(name)
