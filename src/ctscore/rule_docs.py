"""All rules in one place, and what each is for: why it matters, and an example with its mend.

A rule and the text that explains it stand beside what raises it; `ctscore explain` and docs/checks.md show
them. Tests lay every example over a made-up data folder: the bad one breaks its rule, the good one none.
"""

from collections.abc import Mapping
from functools import cache
from textwrap import indent
from typing import Any

from ctscore import seals
from ctscore.checks import check_modules
from ctscore.findings import (
    Rule,
    file_rules,
    import_rules,
    panel_rules,
    scenario_rules,
    shape_rules,
    usage_rules,
)
from ctscore.findings.rule import rules_of
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source import read_tree

_EXPLAINING = (file_rules, shape_rules, scenario_rules, import_rules, panel_rules, seals, *check_modules())

DATA_RULES: tuple[Rule, ...] = (
    *rules_of(file_rules),
    *rules_of(shape_rules),
    *sorted(
        (rule for module in (scenario_rules, *check_modules()) for rule in rules_of(module)),
        key=lambda rule: rule.code,
    ),
    *rules_of(seals),
)
"""The rules about data, by code."""

_CARD_OF_2021 = "index: PAR-INDEX\nunit: don-vi-mau\nyear: 2021\nsource: {document: van-ban-mau}\nmax: 5\n"
_BEGINNINGS: Mapping[str, tuple[str, str]] = {
    "scorecard@1": ("scores/2021/par-index.yaml", f"format: ctscore/scorecard@1\n{_CARD_OF_2021}"),
    "scorecard@2": ("scores/2021/par-index.yaml", f"format: ctscore/scorecard@2\n{_CARD_OF_2021}"),
    "papi@1": (
        "scores/2022/papi.yaml",
        "format: ctscore/scorecard@1\nindex: PAPI\nunit: don-vi-mau\nyear: 2022\n"
        "source: {document: van-ban-mau}\nmax: 10\n",
    ),
    "progress": (
        "progress/so-mot.yaml",
        "format: ctscore/progress@1\nplan: van-ban-mau\nagency: so-mot\nperiod: 2023-Q3\nreports:\n",
    ),
    "effort": (
        "efforts/cong-suc.yaml",
        "format: ctscore/effort@1\nname: {vi: Công sức ước tính, en: Estimated effort}\n"
        "index: PAR-INDEX\nyear: 2022\n",
    ),
    "panel@2": (
        "panels/2021/papi.yaml",
        "format: ctscore/panel@2\nindex: PAPI\nyear: 2021\nsource: {document: van-ban-mau}\nmax: 5\n",
    ),
}
"""The files that many examples begin alike (`begins` in place of `file`), with their first lines."""

_BROUGHT_IN = (*rules_of(import_rules), *rules_of(panel_rules))

EXPLAINED: tuple[Rule, ...] = (*DATA_RULES, *_BROUGHT_IN)
"""The rules that have an explanation: all but refusals of a question."""

RULES: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (
        *DATA_RULES,
        seals.NO_SEALS,
        *_BROUGHT_IN,
        *rules_of(usage_rules),
    )
}
"""All rules by code, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a rule exists, and what breaks and keeps it: lines of a data file, or words where no text can show.

    `file` is the data file, below a data folder, that the lines of the `example` stand in. Two letters stand
    before each line: ``- `` where it breaks the rule, ``+ `` where that is mended, else blanks. What lines
    cannot show is told in words, `bad` and `good`.
    """

    rule: Rule
    why: Words
    example: str = ""
    bad: Words | None = None
    good: Words | None = None
    file: str | None = None

    def side(self, mark: str) -> str:
        """Return the lines of one side as they stand in a file: of ``-``, which breaks the rule, or ``+``."""
        return "".join(f"{line[2:]}\n" for line in self.example.splitlines() if line[:1] in ("", " ", mark))


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return the explanation of each rule of `EXPLAINED`, by code and in its order."""
    written = {entry["code"]: entry for module in _EXPLAINING for entry in _entries(module.RULE_DOCS)}
    return {rule.code: _explanation(rule, written[rule.code]) for rule in EXPLAINED}


def _entries(text: str) -> list[Any]:
    value = read_tree(text, "RULE_DOCS").value
    return value if isinstance(value, list) else []


def _explanation(rule: Rule, entry: Mapping[str, Any]) -> Explanation:
    bad, good = (_words(entry[side]) if side in entry else None for side in ("bad", "good"))
    file, head = _BEGINNINGS[entry["begins"]] if "begins" in entry else (entry.get("file"), "")
    example = indent(head, "  ") + entry.get("example", "")
    return Explanation(rule, _words(entry["why"]), example, bad, good, file)


def _words(written: Mapping[str, str]) -> Words:
    return Words(written["vi"], written["en"])
