"""What each rule about data and tables is for: why it matters, and an example of each side.

The texts stand beside this module, a file for each family of rules; `ctscore explain` and docs/checks.md show
them. Tests lay every example over a made-up data folder: the bad one breaks its rule, the good one none.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ctscore.findings import DATA_RULES, Rule
from ctscore.findings.annex_rules import ANNEX_RULES
from ctscore.findings.rule import Words
from ctscore.findings.table_rules import TABLE_RULES
from ctscore.records import dataclass
from ctscore.source import read_text, read_tree

EXPLAINED: tuple[Rule, ...] = (*DATA_RULES, *TABLE_RULES, *ANNEX_RULES)
"""The rules that have an explanation: all but refusals of a question."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule exists, and what breaks and keeps it: lines of a data file, or words where no text can show.

    `file` is the data file, below a data folder, that the lines stand in.
    """

    rule: Rule
    why: Words
    bad: str | Words
    good: str | Words
    file: str | None


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return the explanation of each rule of `EXPLAINED`, by code and in its order."""
    written = {entry["code"]: entry for path in _texts() for entry in _entries(path)}
    return {rule.code: _explanation(rule, written[rule.code]) for rule in EXPLAINED}


def _texts() -> list[Path]:
    return sorted(Path(__file__).parent.glob("*.yaml"))


def _entries(path: Path) -> list[Any]:
    text, _ = read_text(path, path.name)
    value = read_tree(text or "", path.name).value
    return value if isinstance(value, list) else []


def _explanation(rule: Rule, entry: Mapping[str, Any]) -> Explanation:
    why = Words(entry["why"]["vi"], entry["why"]["en"])
    return Explanation(rule, why, _side(entry["bad"]), _side(entry["good"]), entry.get("file"))


def _side(written: Any) -> str | Words:
    return Words(written["vi"], written["en"]) if isinstance(written, dict) else str(written)
