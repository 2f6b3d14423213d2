"""All rules in one place, and what each is for: why it matters, and an example of each side.

A rule and the text that explains it stand beside what raises it; `ctscore explain` and docs/checks.md show
them. Tests lay every example over a made-up data folder: the bad one breaks its rule, the good one none.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from ctscore import seals
from ctscore.checks import all_checks
from ctscore.findings import (
    Rule,
    file_rules,
    import_rules,
    panel_rules,
    scenario_rules,
    shape_rules,
    usage_rules,
)
from ctscore.findings.rule import Words
from ctscore.records import dataclass
from ctscore.source import read_tree

DATA_RULES: tuple[Rule, ...] = (
    *file_rules.FILE_RULES,
    *shape_rules.SHAPE_RULES,
    *sorted(
        (*scenario_rules.SCENARIO_RULES, *(rule for checks in all_checks() for rule in checks.rules)),
        key=lambda rule: rule.code,
    ),
    *seals.SEAL_RULES,
)
"""The rules about data, by code."""

_BROUGHT_IN = (*import_rules.TABLE_RULES, *import_rules.ANNEX_RULES, *panel_rules.PANEL_RULES)

EXPLAINED: tuple[Rule, ...] = (*DATA_RULES, *_BROUGHT_IN)
"""The rules that have an explanation: all but refusals of a question."""

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        *DATA_RULES,
        seals.NO_SEALS,
        *_BROUGHT_IN,
        *usage_rules.USAGE_RULES,
    )
}
"""All rules by code, in the order in which they are listed."""


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
    written = {entry["code"]: entry for text in _texts() for entry in _entries(text)}
    return {rule.code: _explanation(rule, written[rule.code]) for rule in EXPLAINED}


def _texts() -> tuple[str, ...]:
    tables = (file_rules, shape_rules, scenario_rules, import_rules, panel_rules, seals)
    return (*(table.RULE_DOCS for table in tables), *(checks.rule_docs for checks in all_checks()))


def _entries(text: str) -> list[Any]:
    value = read_tree(text, "RULE_DOCS").value
    return value if isinstance(value, list) else []


def _explanation(rule: Rule, entry: Mapping[str, Any]) -> Explanation:
    why = Words(entry["why"]["vi"], entry["why"]["en"])
    return Explanation(rule, why, _side(entry["bad"]), _side(entry["good"]), entry.get("file"))


def _side(written: Any) -> str | Words:
    return Words(written["vi"], written["en"]) if isinstance(written, dict) else str(written)
