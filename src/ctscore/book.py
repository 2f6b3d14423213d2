"""The book: all models of one data folder, and how they refer to each other.

Looks things up; does no arithmetic. Where two files claim the same id, the first in file order counts, and
a check tells of the second.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Generic, TypeVar

from ctscore.findings import Finding, Position, Route
from ctscore.model import (
    Agencies,
    Agency,
    Combination,
    DataFile,
    Document,
    Documents,
    Effort,
    Index,
    Indexes,
    Panel,
    Plan,
    Progress,
    Scenario,
    Scorecard,
    Unit,
    Units,
)
from ctscore.source import Marks

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", Agency, Combination, Document, Unit, Index)
R = TypeVar("R", Agency, Document, Unit, Index)


@dataclass(frozen=True, slots=True)
class Filed(Generic[T_co]):
    """Something together with the file, and the place in it, that it was read from."""

    file: str
    value: T_co
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a scorecard unique."""

    index: str
    unit: str
    year: int


@dataclass(frozen=True, slots=True)
class PanelKey:
    """What makes a panel unique."""

    index: str
    year: int


@dataclass(frozen=True, slots=True)
class About:
    """What a file, or a question, is about, as far as that is known: None, or no years, stands for any.

    The years of a plan are those that its parts answer.
    """

    kind: str | None = None
    index: str | None = None
    unit: str | None = None
    years: tuple[int, ...] = ()

    def may_be(self, asked: "About") -> bool:
        """Return whether something about this can be part of what is `asked`."""
        pairs = ((self.kind, asked.kind), (self.index, asked.index), (self.unit, asked.unit))
        years = not self.years or not asked.years or bool({*self.years}.intersection(asked.years))
        return years and all(None in pair or pair[0] == pair[1] for pair in pairs)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A file that answers are without, and why: a draft with values still to come, or one with errors."""

    file: str
    about: About
    draft: bool
    why_vi: str
    why_en: str


def about_of(value: DataFile) -> About:
    """Return what a data file is about."""
    match value:
        case Scorecard(index=index, unit=unit, year=year):
            return About("scorecard", index, unit, (year,))
        case Panel(index=index, year=year):
            return About("panel", index, None, (year,))
        case Plan(unit=unit, parts=parts):
            answered = tuple(part.answers for part in parts if part.answers is not None)
            return About("plan", None, unit, answered)
        case _:
            return About(value.format.removeprefix("ctscore/").removesuffix("@1"))


def claim_of(value: DataFile) -> tuple[str, ...] | None:
    """Return what a scorecard or plan claims to be, or None for what may stand beside others of its kind."""
    if isinstance(value, Scorecard):
        return "scorecard", value.index, value.unit, str(value.year)
    return ("plan", value.document) if isinstance(value, Plan) else None


@dataclass(frozen=True)
class Book:
    """All data of one folder; files are kept in path order, so that it does not matter how they came."""

    files: tuple[Filed[DataFile], ...]
    marks: Mapping[str, Marks]
    unread: frozenset[str] = frozenset()
    """Files that could not be read: what they would have held is not known to be missing."""
    names_elsewhere: Mapping[PanelKey, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """Names of criteria by index and year, and code, of scorecards of the same folder not among `files`."""
    withheld: tuple[Withheld, ...] = ()
    """What the folder has and answers are without; none of it is among `files`."""
    left_out: set[Withheld] = field(default_factory=set)
    """Those of `withheld` that a question came upon so far: its answer could be another one with them."""
    problems: tuple[Finding, ...] = ()
    """What keeps `withheld` files from being used, where the folder was checked just now."""

    def without(self, asked: About) -> tuple[Withheld, ...]:
        """Return what is withheld and surely is what is `asked`; all that may be part of it is left out."""
        self.left_out.update(one for one in self.withheld if one.about.may_be(asked))
        return tuple(one for one in self.withheld if one.about == asked)

    def panel(self, key: PanelKey) -> Filed[Panel] | None:
        """Return the panel of `key`; None where there is none, or it is withheld."""
        held = self.withheld and self.without(About("panel", key.index, None, (key.year,)))
        return None if held else self.panels.get(key)

    def with_files(self, files: Iterable[Filed[DataFile]], marks: Mapping[str, Marks]) -> "Book":
        """Return the book with other `files`, and with `marks` beside those it has."""
        ordered = tuple(sorted(files, key=lambda filed: filed.file))
        return replace(self, files=ordered, marks={**self.marks, **marks})

    @cached_property
    def scorecards(self) -> Mapping[Key, Filed[Scorecard]]:
        """Scorecards by index, unit and year."""
        found: dict[Key, Filed[Scorecard]] = {}
        for filed in self.all_scorecards:
            card = filed.value
            found.setdefault(Key(card.index, card.unit, card.year), filed)
        return found

    @cached_property
    def all_scorecards(self) -> tuple[Filed[Scorecard], ...]:
        """Scorecards in file order, doubles included."""
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Scorecard))

    @cached_property
    def panels(self) -> Mapping[PanelKey, Filed[Panel]]:
        """Panels by index and year."""
        found: dict[PanelKey, Filed[Panel]] = {}
        for filed in self.all_panels:
            found.setdefault(PanelKey(filed.value.index, filed.value.year), filed)
        return found

    @cached_property
    def all_panels(self) -> tuple[Filed[Panel], ...]:
        """Panels in file order, doubles included."""
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Panel))

    @cached_property
    def home_unit(self) -> str:
        """The id of the unit that commands speak of: the first of units.yaml."""
        return next(iter(self.units), "")

    @cached_property
    def all_plans(self) -> tuple[Filed[Plan], ...]:
        """Plans in file order, doubles included."""
        self.without(About("plan"))
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Plan))

    @cached_property
    def plans_by_document(self) -> Mapping[str, Filed[Plan]]:
        """Plans by the id of their document."""
        found: dict[str, Filed[Plan]] = {}
        for filed in self.all_plans:
            found.setdefault(filed.value.document, filed)
        return found

    @property
    def plans(self) -> tuple[Filed[Plan], ...]:
        """Plans in file order, one for each document."""
        return tuple(self.plans_by_document.values())

    @cached_property
    def progress(self) -> tuple[Filed[Progress], ...]:
        """Progress reports in file order."""
        self.without(About("progress"))
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Progress))

    @cached_property
    def scenarios(self) -> tuple[Filed[Scenario], ...]:
        """Scenarios in file order."""
        self.without(About("scenario"))
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Scenario))

    @cached_property
    def efforts(self) -> tuple[Filed[Effort], ...]:
        """What points cost, in file order."""
        self.without(About("effort"))
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, Effort))

    @cached_property
    def combinations(self) -> tuple[Filed[Combination], ...]:
        """Spellings that name several agencies, in file order."""
        registers = (Filed(f.file, f.value.combinations) for f in self.files if isinstance(f.value, Agencies))
        return _entries(registers, "combinations")

    @cached_property
    def all_agencies(self) -> tuple[Filed[Agency], ...]:
        """Agencies in file order, doubles included."""
        registers = (Filed(f.file, f.value.agencies) for f in self.files if isinstance(f.value, Agencies))
        return _entries(registers, "agencies")

    @cached_property
    def all_documents(self) -> tuple[Filed[Document], ...]:
        """Documents in file order, doubles included."""
        registers = (Filed(f.file, f.value.documents) for f in self.files if isinstance(f.value, Documents))
        return _entries(registers, "documents")

    @cached_property
    def all_units(self) -> tuple[Filed[Unit], ...]:
        """Units in file order, doubles included."""
        registers = (Filed(f.file, f.value.units) for f in self.files if isinstance(f.value, Units))
        return _entries(registers, "units")

    @cached_property
    def all_indexes(self) -> tuple[Filed[Index], ...]:
        """Indexes in file order, doubles included."""
        registers = (Filed(f.file, f.value.indexes) for f in self.files if isinstance(f.value, Indexes))
        return _entries(registers, "indexes")

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by id."""
        return _by_id(self.all_agencies)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return _by_id(self.all_documents)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by id; the first is the one that commands speak of when none is named."""
        return _by_id(self.all_units)

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """Indexes by id, in the order in which reports list them."""
        return _by_id(self.all_indexes)

    def position(self, file: str, route: Route, *, at_key: bool = False) -> Position:
        """Return where `route` stands in `file`."""
        marks = self.marks.get(file)
        return marks.find(route, at_key=at_key) if marks else Position(1, 1)

    def line(self, file: str, route: Route) -> int:
        """Return the line of `route` in `file`."""
        return self.position(file, route).line


def make_book(
    files: Iterable[Filed[DataFile]], marks: Mapping[str, Marks], unread: frozenset[str] = frozenset()
) -> Book:
    """Return a book of `files`; the order in which they are given does not matter."""
    return Book(tuple(sorted(files, key=lambda filed: filed.file)), marks, unread)


def located(findings: Iterable[Finding], marks: Mapping[str, Marks]) -> tuple[Finding, ...]:
    """Return `findings` with their routes turned into positions, sorted by file and place."""

    def with_position(finding: Finding) -> Finding:
        if finding.position is not None or finding.file not in marks:
            return finding
        position = marks[finding.file].find(finding.route, at_key=finding.at_key)
        return Finding(finding.rule, finding.file, finding.facts, finding.route, finding.at_key, position)

    return tuple(sorted((with_position(finding) for finding in findings), key=lambda f: f.order))


def _entries(registers: Iterable[Filed[tuple[E, ...]]], key: str) -> tuple[Filed[E], ...]:
    return tuple(
        Filed(register.file, entry, (key, place))
        for register in registers
        for place, entry in enumerate(register.value)
    )


def _by_id(entries: Iterable[Filed[R]]) -> dict[str, R]:
    found: dict[str, R] = {}
    for filed in entries:
        found.setdefault(filed.value.id, filed.value)
    return found
