"""The book: all models of one data folder, and how they refer to each other.

Looks things up; does no arithmetic. Where two files claim the same id, the first in file order counts, and
a check tells of the second. What is on file but cannot be used, a draft or a file with errors, is refused.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Generic, TypeVar

from ctscore.findings import Finding, Position, Refusal, Route, Severity
from ctscore.findings.usage_rules import FILE_WITH_ERRORS, STILL_A_DRAFT
from ctscore.languages import ANYBODY
from ctscore.model import (
    AGENCY_KINDS,
    NO_SETTINGS,
    PUBLISHED,
    UNIT_KINDS,
    Agencies,
    Agency,
    AnswerSet,
    BodyKind,
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
    Settings,
    Unit,
    Units,
    is_first_version,
    kind_of,
    named_on,
    stage_order,
)
from ctscore.model.scorecard import LATEST, at_stage, stage_of
from ctscore.periods import Period
from ctscore.phrases import Words
from ctscore.records import dataclass
from ctscore.source import Marks

T_co = TypeVar("T_co", covariant=True)
E = TypeVar("E", Agency, BodyKind, Combination, Document, Unit, Index)
R = TypeVar("R", Agency, BodyKind, Document, Unit, Index)
D = TypeVar(
    "D", Agencies, Documents, Effort, Indexes, Panel, Plan, Progress, Scenario, Scorecard, Settings, Units
)
W = TypeVar("W", Scorecard, Panel)
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Filed(Generic[T_co]):
    """Something together with the file, and the place in it, that it was read from."""

    file: str
    value: T_co
    route: Route = ()


@dataclass(frozen=True, slots=True)
class Unfinished:
    """What a draft says so far, and the routes of its `blanks`: to be judged, never to be counted with."""

    value: DataFile
    blanks: frozenset[Route]


@dataclass(frozen=True, slots=True)
class Key:
    """What makes a scorecard unique."""

    index: str
    unit: str
    period: Period


@dataclass(frozen=True, slots=True)
class PanelKey:
    """What makes a panel unique."""

    index: str
    period: Period


@dataclass(frozen=True, slots=True)
class About:
    """What a file, or a question, is about, as far as that is known: None, or no periods, stands for any.

    The periods of a plan are those that its parts answer.
    """

    kind: str | None = None
    index: str | None = None
    unit: str | None = None
    periods: tuple[Period, ...] = ()

    def may_be(self, asked: "About") -> bool:
        """Return whether something about this can be part of what is `asked`."""
        pairs = ((self.kind, asked.kind), (self.index, asked.index), (self.unit, asked.unit))
        same_time = not self.periods or not asked.periods or bool({*self.periods}.intersection(asked.periods))
        return same_time and all(None in pair or pair[0] == pair[1] for pair in pairs)

    def surely_is(self, asked: "About") -> bool:
        """Return whether something about this is all that is `asked`: it may be about more periods."""
        same = replace(self, periods=asked.periods) == asked
        return same and {*asked.periods} <= {*self.periods} and bool(asked.periods) is bool(self.periods)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A file that answers are without, and why: a draft with values still to come, or one with errors."""

    file: str
    about: About
    draft: bool
    why: Words


def about_of(value: DataFile) -> About:
    """Return what a data file is about."""
    match value:
        case Scorecard(index=index, unit=unit, when=period):
            return About("scorecard", index, unit, (period,))
        case Panel(index=index):
            return About("panel", index, None, tuple(one.when for one in value.periods) or (value.when,))
        case Plan(unit=unit, parts=parts):
            answered = tuple(part.answers for part in parts if part.answers is not None)
            return About("plan", None, unit, answered)
        case _:
            return About(kind_of(value.format))


def claim_of(value: DataFile) -> tuple[str, ...] | None:
    """Return what a scorecard or plan claims to be, or None for what may stand beside others of its kind."""
    if isinstance(value, Scorecard):
        return "scorecard", value.index, value.unit, str(value.when)
    return ("plan", value.document) if isinstance(value, Plan) else None


@dataclass(frozen=True, slots=True)
class Merging:
    """How figures of older bodies were made into those of the bodies of a `day`: by a named `rule`."""

    day: date
    rule: str
    before: "Book"
    """The book as it was."""
    left_out: frozenset[Key] = frozenset()
    """The scorecards of bodies that are others on that day."""
    refused: Mapping[PanelKey, Refusal] = field(default_factory=dict)
    """Panels that cannot be merged, and why."""
    derived: frozenset[PanelKey] = frozenset()
    """Panels in which any figure was merged."""


@dataclass(frozen=True)
class Book:
    """All data of one folder; files are kept in path order, so that it does not matter how they came.

    This is what reading a folder gives, what the checks look at, and, once `workspace` has taken out what
    nobody can count with, what questions are answered from and what the cache keeps.
    """

    files: tuple[Filed[DataFile], ...]
    marks: Mapping[str, Marks]
    unread: Mapping[str, About] = field(default_factory=dict)
    """Files that became no model, with what each is about: what they hold is not known to be missing."""
    unfinished: Mapping[str, Unfinished] = field(default_factory=dict)
    """Those of `unread` that are drafts, as far as they are filled in."""
    problems: tuple[Finding, ...] = ()
    """What reading found, and what keeps `withheld` files from being used; a remembered book has none."""
    names_elsewhere: Mapping[PanelKey, Mapping[str, frozenset[str]]] = field(default_factory=dict)
    """Names of criteria by index and year, and code, of scorecards of the same folder not among `files`."""
    withheld: tuple[Withheld, ...] = ()
    """What the folder has and answers are without; none of it is among `files`."""
    left_out: set[Withheld] = field(default_factory=set)
    """Those of `withheld` that a question came upon so far: its answer could be another one with them."""
    errors: int = 0
    """How many errors the checks find in the folder, where it was opened for questions."""
    stage: str | None = None
    """The stage that answers are asked for; without it each file speaks of its own."""
    merging: Merging | None = None
    """Where figures are not those on file: they were merged to the borders of one day."""
    day: date | None = None
    """The day on which units and agencies are called by name: without it they have their present names."""
    as_filed: bool = False
    """Whether scorecards are wanted as their files have them, so that everything is in its place."""

    @property
    def drafts(self) -> frozenset[str]:
        """The files of which nothing is wrong but that values are still to be filled in."""
        wrong = {finding.file for finding in self.problems if finding.severity is Severity.ERROR}
        return frozenset(self.unread.keys() - wrong)

    def joined(self, new: "Book", claim: Callable[[DataFile], object] | None = None) -> "Book":
        """Return the book with what `new` has, in place of files of the same name.

        With `claim` also in place of files that claim the same: what it returns for both is the same thing,
        and not None.
        """
        gone = {*new.marks, *(filed.file for filed in new.files)}
        claimed = {claim(filed.value) for filed in new.files} - {None} if claim else set()
        kept = (
            filed
            for filed in self.files
            if filed.file not in gone and not (claim and claim(filed.value) in claimed)
        )

        def beside(ours: Mapping[str, V], theirs: Mapping[str, V]) -> Mapping[str, V]:
            return {**{file: one for file, one in ours.items() if file not in gone}, **theirs}

        return replace(
            self,
            files=_in_order((*kept, *new.files)),
            marks={**self.marks, **new.marks},
            unread=beside(self.unread, new.unread),
            unfinished=beside(self.unfinished, new.unfinished),
            problems=(*(one for one in self.problems if one.file not in gone), *new.problems),
        )

    def without(self, asked: About) -> tuple[Withheld, ...]:
        """Return what is withheld and surely is what is `asked`; all that may be part of it is left out."""
        self.left_out.update(one for one in self.withheld if one.about.may_be(asked))
        return tuple(one for one in self.withheld if one.about.surely_is(asked))

    def panel(self, key: PanelKey) -> Filed[Panel] | None:
        """Return the panel of `key`; None where there is none, or it is withheld."""
        held = self.withheld and self.without(About("panel", key.index, None, (key.period,)))
        return None if held else self.panels.get(key)

    @cached_property
    def scorecards(self) -> Mapping[Key, Filed[Scorecard]]:
        """Scorecards by index, unit and period."""
        return _first((Key(f.value.index, f.value.unit, f.value.when), f) for f in self.all_scorecards)

    @cached_property
    def all_scorecards(self) -> tuple[Filed[Scorecard], ...]:
        """Scorecards in file order, doubles included, at the stage that is asked for.

        With the answers that their index declares, what a word is worth, and the borders of the folder.
        """
        cards = ((filed.file, filed.value) for filed in self.placed if isinstance(filed.value, Scorecard))
        return tuple(Filed(file, self._settled(card)) for file, card in cards)

    def _settled(self, card: Scorecard) -> Scorecard:
        known = self._with_answers(card)
        if self.as_filed or (self.stage is None and is_first_version(known)):
            return known
        order = stage_order(self.indexes.get(card.index))
        return at_stage(known, self.stage or stage_of(known), order)

    def _with_answers(self, value: W) -> W:
        index = self.indexes.get(value.index)
        declared: tuple[AnswerSet, ...] = index.answers if index else ()
        return replace(value, answers=(*value.answers, *declared)) if declared else value

    @cached_property
    def placed(self) -> tuple[Filed[DataFile], ...]:
        """The files, each result of one period and about the bodies of one day: by the folder's borders."""
        return tuple(one for filed in self.files for one in _by_period(filed, self.settings.borders))

    @cached_property
    def panels(self) -> Mapping[PanelKey, Filed[Panel]]:
        """Panels by index and year; of several stages that of the last."""
        return {key: found[0] for key, found in self.panels_of_stages.items()}

    @cached_property
    def panels_of_stages(self) -> Mapping[PanelKey, tuple[Filed[Panel], ...]]:
        """Panels by index and year, one of each stage, the last stage first."""
        found: dict[PanelKey, dict[int, Filed[Panel]]] = {}
        for filed in self.all_panels:
            order = stage_order(self.indexes.get(filed.value.index))
            stage = filed.value.stage or PUBLISHED
            place = order.index(stage) if stage in order else -1
            found.setdefault(PanelKey(filed.value.index, filed.value.when), {}).setdefault(place, filed)
        return {key: tuple(one for _, one in sorted(by.items(), reverse=True)) for key, by in found.items()}

    @cached_property
    def all_panels(self) -> tuple[Filed[Panel], ...]:
        """Panels in file order, one for each period, doubles included, of the stage that is asked for."""
        panels = ((filed, filed.value) for filed in self.placed if isinstance(filed.value, Panel))
        return tuple(
            Filed(filed.file, self._with_answers(panel), filed.route)
            for filed, panel in panels
            if self.stage in (None, LATEST, panel.stage or PUBLISHED)
        )

    @cached_property
    def results(self) -> tuple[Filed[Scorecard] | Filed[Panel], ...]:
        """All scorecards, then all panels, one for each period."""
        return (*self.all_scorecards, *self.all_panels)

    @cached_property
    def panel_files(self) -> tuple[Filed[Panel], ...]:
        """One panel of each file, in file order: for what a file says once of all its periods."""
        return tuple(_first((filed.file, filed) for filed in self.all_panels).values())

    @cached_property
    def result_files(self) -> tuple[Filed[Scorecard] | Filed[Panel], ...]:
        """All scorecards, then one panel of each file."""
        return (*self.all_scorecards, *self.panel_files)

    @cached_property
    def home_unit(self) -> str:
        """The id of the unit that commands speak of: the one that the settings name, else the first."""
        return self.settings.home or next(iter(self.units), "")

    def in_its_words(self, lang: str) -> str:
        """Return `lang` with the modifier for words that fit anybody, unless the folder is of the state."""
        home = self.units.get(self.home_unit)
        return lang if home is None or home.kind in UNIT_KINDS else lang + ANYBODY

    @cached_property
    def own_language(self) -> str:
        """How the language is asked for that all names of the folder are in: that of its papers."""
        return self.in_its_words(self.settings.own_language)

    @property
    def settings(self) -> Settings:
        """What the folder is about."""
        return next((filed.value for filed in self.all_settings), NO_SETTINGS)

    @cached_property
    def all_settings(self) -> tuple[Filed[Settings], ...]:
        """The files of settings; there is one at most, where `usable_book` finds nothing wrong."""
        return self._all(Settings)

    @cached_property
    def all_plans(self) -> tuple[Filed[Plan], ...]:
        """Plans in file order, doubles included."""
        self.without(About("plan"))
        return self._all(Plan)

    @cached_property
    def plans_by_document(self) -> Mapping[str, Filed[Plan]]:
        """Plans by the id of their document."""
        return _first((f.value.document, f) for f in self.all_plans)

    @property
    def plans(self) -> tuple[Filed[Plan], ...]:
        """Plans in file order, one for each document."""
        return tuple(self.plans_by_document.values())

    @cached_property
    def progress(self) -> tuple[Filed[Progress], ...]:
        """Progress reports in file order."""
        self.without(About("progress"))
        return self._all(Progress)

    @cached_property
    def scenarios(self) -> tuple[Filed[Scenario], ...]:
        """Scenarios in file order."""
        self.without(About("scenario"))
        return self._all(Scenario)

    @cached_property
    def efforts(self) -> tuple[Filed[Effort], ...]:
        """What points cost, in file order."""
        self.without(About("effort"))
        return self._all(Effort)

    @cached_property
    def combinations(self) -> tuple[Filed[Combination], ...]:
        """Spellings that name several agencies, in file order."""
        return _entries(((f.file, f.value.combinations) for f in self._all(Agencies)), "combinations")

    @cached_property
    def all_agencies(self) -> tuple[Filed[Agency], ...]:
        """Agencies in file order, doubles included."""
        return _entries(((f.file, f.value.agencies) for f in self._all(Agencies)), "agencies")

    @cached_property
    def all_unit_kinds(self) -> tuple[Filed[BodyKind], ...]:
        """The kinds of units that units.yaml declares, in file order, doubles included."""
        return _entries(((f.file, f.value.kinds) for f in self._all(Units)), "kinds")

    @cached_property
    def all_agency_kinds(self) -> tuple[Filed[BodyKind], ...]:
        """The kinds of agencies that agencies.yaml declares, in file order, doubles included."""
        return _entries(((f.file, f.value.kinds) for f in self._all(Agencies)), "kinds")

    @cached_property
    def unit_kinds(self) -> Mapping[str, BodyKind]:
        """The kinds of units that have a name, by id."""
        return _by_id(self.all_unit_kinds)

    @cached_property
    def agency_kinds(self) -> Mapping[str, BodyKind]:
        """The kinds of agencies by id, declared or not."""
        return {**{kind.id: kind for kind in AGENCY_KINDS}, **_by_id(self.all_agency_kinds)}

    @cached_property
    def all_documents(self) -> tuple[Filed[Document], ...]:
        """Documents in file order, doubles included."""
        return _entries(((f.file, f.value.documents) for f in self._all(Documents)), "documents")

    @cached_property
    def all_units(self) -> tuple[Filed[Unit], ...]:
        """Units in file order, doubles included."""
        return _entries(((f.file, f.value.units) for f in self._all(Units)), "units")

    @cached_property
    def all_indexes(self) -> tuple[Filed[Index], ...]:
        """Indexes in file order, doubles included."""
        return _entries(((f.file, f.value.indexes) for f in self._all(Indexes)), "indexes")

    @cached_property
    def agencies(self) -> dict[str, Agency]:
        """Agencies by id, under the names of the day."""
        return {id_: named_on(self.day, one) for id_, one in _by_id(self.all_agencies).items()}

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by id."""
        return _by_id(self.all_documents)

    @cached_property
    def units(self) -> Mapping[str, Unit]:
        """Units by id, under the names of the day."""
        return {id_: named_on(self.day, one) for id_, one in _by_id(self.all_units).items()}

    def unit_short(self, id_: str) -> str:
        """Return the short name of a unit; its id, where no register has it."""
        unit = self.units.get(id_)
        return unit.short if unit else id_

    def on(self, day: date | None) -> "Book":
        """Return the book as it is asked about `day`: the same one, each time that the day comes again."""
        return self if day == self.day else self._on_days.setdefault(day, replace(self, day=day))

    @cached_property
    def _on_days(self) -> "dict[date | None, Book]":
        return {}

    def living(self, entries: Mapping[str, Unit] | Mapping[str, Agency]) -> frozenset[str]:
        """Return which of units or agencies live on the day, or do not end."""
        day = self.day or date.max
        return frozenset(id_ for id_, one in entries.items() if one.body_on(day) is not None)

    @cached_property
    def indexes(self) -> Mapping[str, Index]:
        """Indexes by id, in the order in which reports list them."""
        return _by_id(self.all_indexes)

    def _all(self, kind: type[D]) -> tuple[Filed[D], ...]:
        return tuple(Filed(f.file, f.value) for f in self.files if isinstance(f.value, kind))

    def position(self, file: str, route: Route, *, at_key: bool = False) -> Position:
        """Return where `route` stands in `file`."""
        marks = self.marks.get(file)
        return marks.find(route, at_key=at_key) if marks else Position(1, 1)

    def line(self, file: str, route: Route) -> int:
        """Return the line of `route` in `file`."""
        return self.position(file, route).line


def _by_period(filed: Filed[DataFile], borders: date | None) -> Iterable[Filed[DataFile]]:
    """Yield a file, a panel of several periods as one for each, within `borders` where it is of before."""
    value = filed.value
    if isinstance(value, Panel) and value.periods:
        for place, one in enumerate(value.periods):
            own = replace(value, year=one.year, period=one.period, rows=one.rows, periods=())
            yield from _by_period(Filed(filed.file, own, ("periods", place)), borders)
    elif (
        isinstance(value, Scorecard | Panel)
        and borders is not None
        and value.borders is None
        and value.when.last < borders
    ):
        yield replace(filed, value=replace(value, borders=borders))
    else:
        yield filed


def make_book(
    files: Iterable[Filed[DataFile]], marks: Mapping[str, Marks], unread: Mapping[str, About] | None = None
) -> Book:
    """Return a book of `files`; the order in which they are given does not matter."""
    return Book(_in_order(files), marks, unread or {})


def located(findings: Iterable[Finding], marks: Mapping[str, Marks]) -> tuple[Finding, ...]:
    """Return `findings` with their routes turned into positions, sorted by file and place."""

    def with_position(finding: Finding) -> Finding:
        if finding.position is not None or finding.file not in marks:
            return finding
        position = marks[finding.file].find(finding.route, at_key=finding.at_key)
        return Finding(finding.rule, finding.file, finding.facts, finding.route, finding.at_key, position)

    return tuple(sorted((with_position(finding) for finding in findings), key=lambda f: f.order))


def _in_order(files: Iterable[Filed[DataFile]]) -> tuple[Filed[DataFile], ...]:
    return tuple(sorted(files, key=lambda filed: filed.file))


def _first(pairs: Iterable[tuple[K, V]]) -> dict[K, V]:
    found: dict[K, V] = {}
    for key, value in pairs:
        found.setdefault(key, value)
    return found


def repeated(pairs: Iterable[tuple[K, V]]) -> Iterator[tuple[V, V]]:
    """Yield the first value that has a key, and each other one that has the same, in their order."""
    found: dict[K, V] = {}
    for key, value in pairs:
        if key in found:
            yield found[key], value
        else:
            found[key] = value


def _entries(registers: Iterable[tuple[str, tuple[E, ...]]], key: str) -> tuple[Filed[E], ...]:
    return tuple(
        Filed(file, entry, (key, place)) for file, entries in registers for place, entry in enumerate(entries)
    )


def _by_id(entries: Iterable[Filed[R]]) -> dict[str, R]:
    return _first((filed.value.id, filed.value) for filed in entries)


def refuse_withheld(book: Book, asked: Iterable[About], *, drafts: bool = True) -> None:
    """Raise `Refusal` where something that is surely `asked` has errors, or with `drafts` is a draft."""
    for about in asked:
        for one in book.without(about):
            if drafts or not one.draft:
                _refuse(book, one)


def refuse_withheld_cards(
    book: Book, indexes: Sequence[str], sides: Iterable[tuple[Period, str]], *, drafts: bool
) -> None:
    """Raise `Refusal` where a scorecard of `sides`, each a period and a unit, or its panel is withheld."""
    for period, unit in sides:
        refuse_withheld(
            book, (About("scorecard", index, unit, (period,)) for index in indexes), drafts=drafts
        )
        refuse_withheld(book, (About("panel", index, None, (period,)) for index in indexes), drafts=drafts)


def refuse_broken_plan(book: Book, unit: str, periods: tuple[Period, ...] = ()) -> None:
    """Raise `Refusal` where a plan with errors answers scorecards of `unit`, any or those of `periods`."""
    asked = About("plan", None, unit, periods)
    for one in book.withheld:
        if one.about.kind == "plan" and not one.draft and one.about.periods and one.about.may_be(asked):
            _refuse(book, one)


def title_of(book: Book, one: Withheld) -> str:
    """Return what a withheld file is about, as ``PAR-INDEX 2022``; its name where that is not known."""
    about = one.about
    if about.index is None or len(about.periods) != 1:
        return one.file
    other = about.unit not in (None, book.home_unit)
    where = f" ({book.unit_short(about.unit or '')})" if other else ""
    return f"{about.index} {about.periods[0]}{where}"


def _refuse(book: Book, one: Withheld) -> None:
    said = {other for other in book.left_out if other.why == one.why}  # two that claim to be the same
    book.left_out.difference_update(said)
    rule = STILL_A_DRAFT if one.draft else FILE_WITH_ERRORS
    raise Refusal(rule, what=title_of(book, one), file=one.file, why=one.why)
