"""Plans and their items: what a leaf inherits, and who answers for a criterion."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ctscore.book import Book, Filed, Key, refuse_broken_plan
from ctscore.findings import Route
from ctscore.model import Cell, Item, Part, Plan, Related, Scorecard, Timing
from ctscore.records import dataclass
from ctscore.scoring import Node, code_in, remembered, walk

_CellOf = tuple[str, str]
"""A cell by its row and what it holds."""
_Printed = tuple[str | None, str]
"""What the source prints in a cell, and the id of the item in whose row the cell begins."""


@dataclass(frozen=True, slots=True)
class Task:
    """One item of a plan in its place: the items above it, from the top, and its route in the file.

    `issued` is the date of the plan's document. `printed` has what the source prints for `leads`, `helpers`
    and `timing`, merged cells included; None, or no entry, where it prints nothing. `printed_at` has the id
    of the item in whose row each of these cells begins: its own, unless the cell is merged or inherited.
    """

    filed: Filed[Plan]
    part: Part
    item: Item
    parents: tuple[Item, ...]
    route: Route
    issued: date | None
    printed: Mapping[str, str | None]
    printed_at: Mapping[str, str]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.filed.value

    @property
    def file(self) -> str:
        """The file of the plan."""
        return self.filed.file

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from every other item: the document of its plan and its id there."""
        return self.plan.document, self.item.id

    @property
    def table(self) -> tuple[str, Route]:
        """What tells its part from every other part: the file and the place in it."""
        return self.file, self.route[:2]

    @property
    def answers(self) -> Key | None:
        """The scorecard whose losses its part answers; None where the part answers none."""
        return answered_by(self.plan, self.part)

    @property
    def is_leaf(self) -> bool:
        """Whether this is no heading over others."""
        return not self.item.items

    @property
    def is_task(self) -> bool:
        """Whether this is something to be done: a leaf that does more than say who leads its criteria."""
        return self.is_leaf and self.item.task is not None

    @property
    def is_duty(self) -> bool:
        """Whether this stands in the section on implementation."""
        return self.part.holds == "duties"

    @property
    def _upwards(self) -> tuple[Item, ...]:
        return (self.item, *reversed(self.parents))

    @property
    def lead_cell(self) -> Cell | None:
        """The lead agencies: its own, else those of the nearest item above."""
        return next((item.leads for item in self._upwards if item.leads is not None), None)

    @property
    def leads(self) -> tuple[str, ...]:
        """The ids of the lead agencies."""
        return self.lead_cell.agencies if self.lead_cell else ()

    @property
    def inferred(self) -> tuple[str, ...]:
        """Those of its leads that no document names: it is our inference that they lead it."""
        cell = self.lead_cell
        return self.leads if cell is not None and cell.inferred is not None else ()

    @property
    def helpers(self) -> tuple[str, ...]:
        """The ids of the agencies that carry out or coordinate."""
        return self.item.helpers.agencies if self.item.helpers else ()

    @property
    def criteria(self) -> tuple[str, ...]:
        """The codes of the criteria it serves in the index of its part."""
        return next((item.criteria for item in self._upwards if item.criteria), ())

    @property
    def related(self) -> tuple[Related, ...]:
        """The criteria of other indexes that it touches."""
        return next((item.related for item in self._upwards if item.related), ())

    @property
    def targets(self) -> tuple[str, ...]:
        """The ids of the targets of its plan that it serves."""
        return next((item.targets for item in self._upwards if item.targets), ())


def plans_by_date(book: Book, unit: str | None = None) -> tuple[Filed[Plan], ...]:
    """Return the plans of a unit (ours), the newest first."""
    own = unit or book.home_unit

    def issued(filed: Filed[Plan]) -> tuple[str, str]:
        document = book.documents.get(filed.value.document)
        day = document.date if document else None
        return (day.isoformat() if day else "", filed.value.document)

    theirs = (filed for filed in book.plans if filed.value.unit == own)
    return tuple(sorted(theirs, key=issued, reverse=True))


def all_items(book: Book) -> Iterator[Task]:
    """Yield every item of every plan, headings included, in file order and parents first."""
    for filed in book.plans:
        yield from plan_items(book, filed)


def plan_items(book: Book, filed: Filed[Plan], answering: Key | None = None) -> Iterator[Task]:
    """Return every item of one plan, headings included, in printed order.

    With `answering` only those of the parts that answer this scorecard.
    """
    document = book.documents.get(filed.value.document)
    issued = document.date if document else None
    known = _items_by_day(filed)
    if issued not in known:
        known[issued] = tuple(_items(filed, issued))
    return (
        task
        for task in known[issued]
        if answering is None or answered_by(filed.value, task.part) == answering
    )


@remembered(64)
def _items_by_day(_: Filed[Plan]) -> dict[date | None, tuple[Task, ...]]:
    """Return where the items of a plan are kept, by the day on which it was issued: many ask for them."""
    return {}


def _items(filed: Filed[Plan], issued: date | None) -> Iterator[Task]:
    """Yield every item of one plan, which was issued on a day, if that is known."""

    def below(
        part: Part, items: tuple[Item, ...], above: Task | None, route: Route, seen: dict[_CellOf, _Printed]
    ) -> Iterator[Task]:
        parents = (*above.parents, above.item) if above else ()
        for place, item in enumerate(items):
            cells = {key: _printed(cell, key, item, seen) for key, cell in item.cells.items()}
            seen.update({(item.row, key): cells[key] for key, cell in item.cells.items() if cell.printed})
            if item.leads is None and above is not None and "leads" in above.printed:
                cells["leads"] = above.printed["leads"], above.printed_at["leads"]
            texts = {key: text for key, (text, _) in cells.items()}
            origins = {key: origin for key, (_, origin) in cells.items()}
            here = Task(filed, part, item, parents, (*route, "items", place), issued, texts, origins)
            yield here
            yield from below(part, item.items, here, here.route, seen)

    for place, part in enumerate(filed.value.parts):
        yield from below(part, part.items, None, ("parts", place), {})


def answered_by(plan: Plan, part: Part) -> Key | None:
    """Return the scorecard whose losses a part of `plan` answers; None where it answers none."""
    if part.index is None or part.answers is None:
        return None
    return Key(part.index, plan.unit, part.answers)


def _printed(cell: Cell | Timing, key: str, item: Item, seen: Mapping[_CellOf, _Printed]) -> _Printed:
    """Return what the source prints in a cell of `item`: its own text, or that of the cell it continues."""
    if cell.merged_with is None:
        return cell.printed, item.id
    return seen.get((cell.merged_with, key), (None, item.id))


def all_leaves(book: Book) -> Iterator[Task]:
    """Yield the leaves of every plan in file order: what is to be done, duties included, and who leads."""
    return (item for item in all_items(book) if item.is_leaf)


def all_tasks(book: Book) -> Iterator[Task]:
    """Yield everything that somebody has to do, duties included, in file order."""
    return (item for item in all_items(book) if item.is_task)


@dataclass(frozen=True, slots=True)
class Responsibility:
    """The lead agencies (ids) of a criterion, in the order in which the plans name them.

    `items` are the leaves of plans that name them.
    """

    leads: tuple[str, ...] = ()
    items: tuple[Task, ...] = ()

    @property
    def tasks(self) -> tuple[Task, ...]:
        """What is to be done for the criterion: those of the items that say more than who leads it."""
        return tuple(item for item in self.items if item.is_task)

    @property
    def inferred(self) -> frozenset[str]:
        """Those of the leads for whom no item prints both that they lead it and that it serves this."""
        printed = (set(item.leads).difference(item.inferred) for item in self.items if not item.part.inferred)
        return frozenset(self.leads).difference(*printed)


def leaves_for(book: Book, card: Scorecard) -> tuple[Task, ...]:
    """Return the leaves of plans that answer `card`, in file order; where none does, those in force then."""
    key = Key(card.index, card.unit, card.when)
    items = (item for filed in book.plans for item in plan_items(book, filed, key))
    answering = tuple(item for item in items if item.is_leaf)
    return answering or tuple(item for item in all_leaves(book) if _in_force(item, key))


def _in_force(task: Task, key: Key) -> bool:
    years = task.part.in_force
    return (
        years is not None
        and key.period.year in years
        and (key.index, key.unit) == (task.part.index, task.plan.unit)
    )


def codes_for(book: Book, task: Task, card: Scorecard) -> tuple[str, ...]:
    """Return the criteria of `card` that `task` serves: by their codes then, which may have changed since."""
    year = task.part.coded.year if task.part.coded else task.plan.period.first
    index = book.indexes.get(card.index)
    found = (code_in(index, code, year, card.when.year) for code in task.criteria)
    return tuple(code for code in found if code is not None)


def responsibilities(book: Book, card: Scorecard) -> Mapping[str, Responsibility]:
    """Return who answers for each criterion of `card`, by code.

    A task for a criterion covers its parts too, unless they have tasks of their own. A criterion without a
    task shows the leads and tasks of its parts. Raises `Refusal` where a plan with errors answers `card` too.
    """
    refuse_broken_plan(book, card.unit, (card.when,))
    return assigned(card, ((task, codes_for(book, task, card)) for task in leaves_for(book, card)))


def assigned(card: Scorecard, tasks: Iterable[tuple[Task, Sequence[str]]]) -> Mapping[str, Responsibility]:
    """Return who answers for each criterion of `card` by these tasks, each with the codes that it serves."""
    by_code: dict[str, list[Task]] = {}
    for task, codes in tasks:
        for code in codes:
            by_code.setdefault(code, []).append(task)
    nodes = list(walk(card))
    of_parts: dict[str, list[Task]] = {}
    for node in nodes:
        for parent in node.parents:
            of_parts.setdefault(parent.code, []).extend(by_code.get(node.criterion.code, ()))
    return {node.criterion.code: _responsibility(node, by_code, of_parts) for node in nodes}


def _responsibility(
    node: Node, by_code: Mapping[str, list[Task]], of_parts: Mapping[str, list[Task]]
) -> Responsibility:
    upwards = (node.criterion, *reversed(node.parents))
    tasks = next(
        (by_code[c.code] for c in upwards if c.code in by_code), of_parts.get(node.criterion.code, [])
    )
    # One task may serve several parts.
    once = list({task.key: task for task in tasks}.values())
    leads = dict.fromkeys(agency for task in once for agency in task.leads)
    return Responsibility(tuple(leads), tuple(once))
