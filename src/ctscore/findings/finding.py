"""A problem is a value: which rule, in which file, at which place, with which facts."""

from collections.abc import Mapping
from dataclasses import field

from ctscore.findings.rule import Fact, Rule, Severity
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
