"""A problem is a value: which rule, in which file, at which place.

A report is all of them that validating found; and two reasons why a command cannot answer at all.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import field, replace

from ctscore.findings import file_rules, shape_rules
from ctscore.findings.rule import Rule, Severity, rules_of
from ctscore.phrases import Fact
from ctscore.records import dataclass

# Keys and list positions from the top of a file to one place in it: ("criteria", 0, "achieved").
Route = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text file; lines and columns count from 1, columns in characters.

    `byte` is the column counted in bytes of UTF-8, where somebody has looked.
    """

    line: int
    column: int
    byte: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem in one file.

    A finding names its place by `route`; whoever holds the marks of the file turns that into `position`
    once, at the end. Findings about text that cannot be read as YAML carry a position from the start.
    """

    rule: Rule
    file: str
    facts: Mapping[str, Fact] = field(default_factory=dict)
    route: Route = ()
    at_key: bool = False
    position: Position | None = None

    @property
    def place(self) -> Position:
        """Where to look: the top of the file where nothing nearer is known."""
        return self.position or Position(1, 1)

    @property
    def severity(self) -> Severity:
        """How much this finding matters."""
        return self.rule.severity

    def message(self, lang: str) -> str:
        """Return what is wrong, in `lang`."""
        return self.rule.message.fill(lang, self.facts)

    def hint(self, lang: str) -> str:
        """Return how to mend it, in `lang`."""
        return self.rule.hint.fill(lang, self.facts)

    @property
    def order(self) -> tuple[str, Position, str, str]:
        """Sort key: by file, then place, then code."""
        return (self.file, self.place, self.rule.code, repr(self.route))


def fault(rule: Rule, file: str, route: Route = (), *, at_key: bool = False, **facts: Fact) -> Finding:
    """Return a finding at `route` in `file`, its facts by name."""
    return Finding(rule, file, facts, route, at_key)


@dataclass(frozen=True, slots=True)
class Report:
    """Findings sorted by file and place; how many files were read, and in which folders.

    `unsealed` are those of the folders that have no seals.
    Where it is `strict` warnings fail too. `all_by` is what shows everything, where people are shown only the
    first of many equal findings; empty where nothing is to be folded.
    """

    findings: tuple[Finding, ...]
    files: int
    places: tuple[str, ...] = ()
    unsealed: tuple[str, ...] = ()
    strict: bool = False
    all_by: str = ""

    @property
    def counts(self) -> Counter[Severity]:
        """How many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def fails(self, finding: Finding) -> bool:
        """Return whether `finding` is one that must not be."""
        failing = (Severity.ERROR, Severity.WARNING) if self.strict else (Severity.ERROR,)
        return finding.severity in failing

    @property
    def failed(self) -> bool:
        """Whether anything must not be as it is."""
        return any(self.fails(finding) for finding in self.findings)

    def only(self, rules: Collection[Rule]) -> "Report":
        """Return the report with findings of `rules`, and those without which a file was not looked at.

        What a file that cannot be read holds is not known to be right, so that is always told.
        """
        tables = (*rules_of(file_rules), *rules_of(shape_rules))
        told = {*rules, *(rule for rule in tables if rule.severity is Severity.ERROR)}
        return replace(self, findings=tuple(one for one in self.findings if one.rule in told))


class Refusal(Exception):
    """The question cannot be answered as asked: a year nobody has, an unknown agency, a file not writable."""

    def __init__(self, rule: Rule, **facts: Fact) -> None:
        super().__init__(f"{rule.code}: {rule.message.fill('en', facts)}")
        self.rule = rule
        self.facts = facts

    def text(self, lang: str) -> str:
        """Return what is wrong and how to mend it, in `lang`, as two lines."""
        return f"{self.rule.message.fill(lang, self.facts)}\n{self.rule.hint.fill(lang, self.facts)}".strip()


class DataProblems(Exception):
    """The data cannot be read, or is broken where an answer would need it."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__("; ".join(f"{f.file}: {f.rule.code} {f.message('en')}" for f in findings))
        self.findings = tuple(findings)
