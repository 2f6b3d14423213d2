"""How large a table may be that is brought in, and what is raised for one that cannot be read."""

from ctscore.findings import DataProblems, Finding
from ctscore.findings.import_rules import NOT_A_TABLE, TABLE_TOO_LARGE, TOO_MUCH_INSIDE
from ctscore.findings.rule import Words

# The largest honest table that is known has 3,321 rows (all communes) of 60 columns.
MOST_CELLS = 500_000
MOST_ROWS = 50_000

CELLS = Words("ô", "cells")
ROWS = Words("dòng", "rows")
AS_SAID = Words("{said}", "{said}")
"""The reason of a library, which has it in one language only."""


def not_a_table(name: str, words: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a file that cannot be read, with the reason in both languages."""
    reasons = {f"reason_{lang}": words.fill(lang, facts) for lang in ("vi", "en")}
    return DataProblems((Finding(NOT_A_TABLE, name, reasons),))


def too_large(name: str, most: int, what: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a table with more rows or cells than anybody scores."""
    return DataProblems((Finding(TABLE_TOO_LARGE, name, _counted(most, what, facts)),))


def too_much(name: str, most: int, what: Words, **facts: str) -> DataProblems:
    """Return what is to be raised for a file that holds more of something than a table needs."""
    return DataProblems((Finding(TOO_MUCH_INSIDE, name, _counted(most, what, facts)),))


def _counted(most: int, what: Words, facts: dict[str, str]) -> dict[str, str]:
    return {"most": str(most), **{f"what_{lang}": what.fill(lang, facts) for lang in ("vi", "en")}}
